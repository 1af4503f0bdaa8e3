//! Years go by: people act, zaken are destroyed, people go on. Whatever the order, the fold does not stop and the log tells the same.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;

use super::replay::{Step, begun, live_on, steps};
use crate::entry::Place;
use crate::testing::{Cast, Story, fingerprint, known_on};
use crate::time::Day;

/// Acts, then what is destroyed: one zaak, or everything of somebody, chosen by chance; then how many days nothing happens.
type Year = (Vec<Step>, prop::sample::Index, bool, i32);

fn years() -> impl Strategy<Value = Vec<Year>> {
    vec((steps(), any::<prop::sample::Index>(), any::<bool>(), 0..400i32), 1..5)
}

/// Every zaak of a dossier that something was said in and that is not destroyed yet.
fn zaken(story: &Story) -> Vec<String> {
    let places = story.log().iter().filter_map(|entry| match entry.said.as_ref()? {
        crate::entry::Said::Fact(fact) => Some(fact.place(entry.datum)),
        _ => None,
    });
    let zaken: BTreeSet<String> =
        places.map(|Place { zaak, .. }| zaak).filter(|zaak| zaak.starts_with("inwoner/")).collect();
    zaken.into_iter().collect()
}

/// What goes with this zaak: itself, or all of the dossier.
fn going<'z>(zaken: &'z [String], one: &'z str, whole: bool) -> Vec<&'z str> {
    let dossier: String = one.split_inclusive('/').take(2).collect();
    let goes = |zaak: &&String| zaak.as_str() == one || (whole && zaak.starts_with(&dossier));
    zaken.iter().filter(goes).map(String::as_str).collect()
}

/// Everybody can be told of every day, also of those of which nothing is left.
fn everybody_is_answered(story: &Story, back: Day) {
    for who in Cast::ALL {
        let Some(viewer) = who.viewer(story.state(), story.today()) else { continue };
        let _ = known_on(story.state(), &viewer, back, |_| true);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_acts_and_no_destruction_in_whatever_order_stop_the_fold(years in years()) {
        let mut story = begun();
        for (steps, which, whole, later) in &years {
            live_on(&mut story, steps);
            let there = zaken(&story);
            // Everything may be gone already.
            if !there.is_empty() {
                let one: &String = which.get(&there);
                story.destroyed(&going(&there, one, *whole));
            }
            prop_assert_eq!(fingerprint(story.state(), story.today()), fingerprint(&story.replayed(), story.today()));
            everybody_is_answered(&story, story.today().plus(-later));
            story.on_day(story.today().plus(*later));
        }
        prop_assert!(story.log().iter().any(|entry| entry.said.is_none()), "something was destroyed");
    }
}
