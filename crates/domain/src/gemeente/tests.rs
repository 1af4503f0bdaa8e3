use super::*;
use crate::testing::{Cast, Story};

#[test]
fn a_gemeente_begins_once_with_a_slug_that_fits_in_an_address() {
    let story = Story::begin();
    assert_eq!((naam(story.state()), slug(story.state())), ("Sittard-Geleen", "sittard-geleen"));
    story.when(Cast::Meedoen, |s, v| open(s, v, "stein", "Stein")).refused("gemeente-bestaat-al");
    let empty = Town::default();
    let refused = |slug: &str, naam: &str| match open(&empty, &Viewer::meedoen(Day::LAST), slug, naam) {
        Err(No::Refused(refusals)) => refusals[0].code,
        other => panic!("{other:?}"),
    };
    for wrong in ["", "s", "Stein", "st ein", "-stein", "sittard/geleen", &"x".repeat(41)] {
        assert_eq!(refused(wrong, "Stein"), "slug-onjuist", "{wrong:?}");
    }
    assert_eq!(refused("stein", " "), "vul-in");
    assert_eq!((naam(&empty), slug(&empty)), ("", ""));
}
