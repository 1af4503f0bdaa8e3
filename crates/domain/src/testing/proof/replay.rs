//! Whatever people do, in whatever order and on whatever day: the fold holds, the log tells the same story again, and the
//! past stays as it was known.

use proptest::collection::vec;
use proptest::prelude::*;

use super::acts::{Act, act, tried};
use crate::entry::{Entry, Said};
use crate::fact::Fact;
use crate::history::At;
use crate::ids::Nr;
use crate::inwoner;
use crate::state::State;
use crate::testing::{Cast, Story, fingerprint, known_on};
use crate::time::Day;

/// Who, how many days after the act before, and how many days before that it was so and was known.
pub(super) type Step = (usize, u8, i32, i32, Act);

pub(super) fn steps() -> impl Strategy<Value = Vec<Step>> {
    vec((0..Cast::ALL.len(), 0..40u8, -5..60i32, -5..60i32, act()), 1..60)
}

/// A town with three inwoners in it.
pub(super) fn begun() -> Story {
    let mut story = Story::begin();
    story.gerda();
    story.inwoner("Müşerref", "Yıldız");
    story.inwoner("Wim", "van den Berg");
    story
}

/// That town after all of this.
fn lived(steps: &[Step]) -> Story {
    let mut story = begun();
    live_on(&mut story, steps);
    story
}

/// All of this happens next. A look of a person with no role that day is nothing.
pub(super) fn live_on(story: &mut Story, steps: &[Step]) {
    for (who, later, ago, known, act) in steps {
        let today = story.today().plus(i32::from(*later));
        story.on_day(today);
        // What was said a moment ago is tried most: half of the entries are named from the end.
        let last = story.state().nr().0;
        let days = (today.plus(-ago), today.plus(-known));
        let _ = story.does(Cast::ALL[*who], |state, viewer| tried(state, viewer, last, days, act));
    }
}

/// What an entry is about: a correction stays with it. "Nobody" may turn out to have been somebody.
fn kind(entry: &Entry) -> Option<&'static str> {
    let soort = entry.said.as_ref()?.soort();
    Some(match soort {
        "toewijzing.geen_begeleider" => "toewijzing.begeleider",
        // The name of a dossier that went up in another is another name there.
        "inwoner.andere_naam" => "inwoner.naam",
        _ => soort,
    })
}

fn folded<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> State {
    let mut state = State::default();
    entries.into_iter().for_each(|entry| state.fold(entry));
    state
}

/// The same log in which what became known later is a hole.
fn only_known_on(log: &[Entry], known: Day) -> State {
    let hole = |entry: &Entry| Entry { said: None, correction: None, ..entry.clone() };
    let until: Vec<Entry> =
        log.iter().map(|entry| if entry.bekend_sinds <= known { entry.clone() } else { hole(entry) }).collect();
    let mut state = folded(&until);
    // What turned out to belong to somebody else is told nowhere any more, also not of days before that was known.
    for entry in log.iter().filter(|entry| entry.bekend_sinds > known) {
        if let Some(Said::Fact(Fact::Verplaatsing(fact))) = &entry.said {
            state.take_away(At { nr: entry.nr, datum: entry.datum, sinds: entry.bekend_sinds }, fact);
        }
    }
    state
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn replay_tells_the_same_story_to_everybody(steps in steps()) {
        let story = lived(&steps);
        prop_assert_eq!(fingerprint(story.state(), story.today()), fingerprint(&story.replayed(), story.today()));
    }

    #[test]
    fn folding_on_from_a_snapshot_is_folding_at_once_and_leaves_the_snapshot_alone(steps in steps(), part in 0.0..1.0f64) {
        let story = lived(&steps);
        let (before, after) = story.log().split_at((story.log().len() as f64 * part) as usize);
        let snapshot = folded(before);
        let earlier = fingerprint(&snapshot, story.today());
        let mut on = snapshot.clone();
        after.iter().for_each(|entry| on.fold(entry));
        prop_assert_eq!(fingerprint(&on, story.today()), fingerprint(story.state(), story.today()));
        prop_assert_eq!(fingerprint(&snapshot, story.today()), earlier);
    }

    #[test]
    fn nothing_is_known_after_the_day_it_is_booked_and_no_correction_before_what_it_corrects(steps in steps()) {
        let story = lived(&steps);
        for entry in story.log() {
            prop_assert!(entry.bekend_sinds <= entry.geboekt.day(), "{:?}", entry);
            if let Some(correction) = &entry.correction {
                let old = &story.log()[correction.corrigeert.0 as usize - 1];
                prop_assert!(old.bekend_sinds <= entry.bekend_sinds);
                prop_assert!(correction.corrigeert < entry.nr);
                let moved = kind(entry) == Some("verplaatsing.verplaatst");
                prop_assert!(moved || kind(old) == kind(entry));
            }
        }
    }

    #[test]
    fn an_entry_is_corrected_at_most_once(steps in steps()) {
        let story = lived(&steps);
        let mut corrected: Vec<Nr> = story.log().iter().filter_map(|entry| entry.correction.as_ref()).map(|correction| correction.corrigeert).collect();
        let all = corrected.len();
        corrected.sort_unstable();
        corrected.dedup();
        prop_assert_eq!(corrected.len(), all);
    }

    #[test]
    fn the_past_is_what_was_known_then(steps in steps(), back in 0..400i32) {
        let story = lived(&steps);
        let known = story.today().plus(-back);
        let then = only_known_on(story.log(), known);
        // Marit sees by what is known now, so the one who looks at the state of then is asked what they may see there.
        for who in [Cast::Pieter, Cast::Ayse, Cast::Marit] {
            let (now_viewer, then_viewer) = (who.viewer(story.state(), story.today()).unwrap(), who.viewer(&then, story.today()).unwrap());
            let seen_by_both = |inwoner| [(&now_viewer, story.state()), (&then_viewer, &then)].into_iter()
                .all(|(viewer, state)| inwoner::naam(state, viewer, inwoner).is_ok());
            let now = known_on(story.state(), &now_viewer, known, seen_by_both);
            prop_assert_eq!(now, known_on(&then, &then_viewer, known, seen_by_both));
        }
    }

    #[test]
    fn destroyed_bodies_leave_holes_and_no_panic(steps in steps(), gone in vec(any::<prop::sample::Index>(), 1..20)) {
        let mut story = lived(&steps);
        for index in gone {
            let nr = Nr(index.index(story.log().len()) as u32 + 1);
            story.destroy(nr);
        }
        prop_assert_eq!(fingerprint(story.state(), story.today()), fingerprint(&story.replayed(), story.today()));
        // Life goes on, also on a log with holes.
        for step in &steps {
            let days = (story.today(), story.today());
            let last = story.state().nr().0;
            let _ = story.does(Cast::ALL[step.0], |state, viewer| tried(state, viewer, last, days, &step.4));
        }
    }
}
