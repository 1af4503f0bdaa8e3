use super::*;
use crate::ids::{InwonerId, TrajectId};
use crate::testing::{Cast, Story};
use crate::{inwoner, traject};

#[test]
fn a_number_is_never_given_again_also_when_all_of_its_facts_are_holes() {
    let mut story = Story::begin();
    let before = story.state().nr();
    let (gerda, traject) = story.gerda();
    assert_eq!((gerda, traject), (InwonerId(1), TrajectId(1)));
    let (_, aanmelding) = story.referred("Hans", "Yıldız");
    for nr in before.0 + 1..=story.state().nr().0 {
        story.destroy(crate::ids::Nr(nr));
    }
    assert_eq!(inwoner::count(story.state()), 0, "nobody is left");
    let (next, next_traject) = story.gerda();
    assert_eq!((next, next_traject), (InwonerId(3), TrajectId(2)));
    assert_eq!(story.referred("Wim", "Bos").1.0, aanmelding.0 + 1);
    assert!(traject::of(story.state(), gerda, crate::time::Day::LAST).is_empty());
}

#[test]
fn nothing_is_added_to_a_zaak_that_was_destroyed() {
    let mut story = Story::begin();
    let (gerda, _) = story.gerda();
    story.contact(gerda);
    let zaak = format!("inwoner/{gerda}/contact/2010");
    assert!(!is_destroyed(story.state(), &zaak));
    story.destroyed(&[&zaak]);
    assert_eq!(destroyed(story.state()), [zaak.as_str()]);
    let talk = Story::talk(story.today());
    let seen = crate::contact::Seen { last: None, confirmed: true };
    story.when(Cast::Ayse, |s, v| crate::contact::record(s, v, gerda, &talk, seen)).refused("zaak-vernietigd");
}
