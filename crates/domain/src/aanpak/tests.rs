use super::*;
use crate::testing::{Cast, Story, day, participatiehuis};

#[test]
fn the_version_in_force_is_the_one_of_the_day_and_before_the_first_the_first() {
    let mut story = Story::begin();
    let newer = Content { versie: "2011".into(), ..participatiehuis() };
    story.must(Cast::Pieter, |s, v| adopt(s, v, day("2011-01-01"), newer));
    let versie = |on: &str| by_slug(story.state(), "participatiehuis", day(on)).unwrap().versie.clone();
    assert_eq!((versie("2010-12-31"), versie("2011-01-01")), ("2009-2010".into(), "2011".into()));
    assert_eq!(versie("1999-01-01"), "2009-2010");
    assert!(by_slug(story.state(), "nergens", day("2010-01-01")).is_none());
    let newest: Vec<&str> = list(story.state()).iter().map(|content| content.versie.as_str()).collect();
    assert_eq!(newest, ["2009-2010", "2011"], "De Cirkel, then the Participatiehuis");
}

#[test]
fn adopting_what_already_holds_would_change_nothing() {
    let story = Story::begin()
        .when(Cast::Pieter, |s, v| adopt(s, v, v.today(), participatiehuis()))
        .refused("aanpak-al-ingevoerd");
    story.when(Cast::Marit, |s, v| adopt(s, v, v.today(), participatiehuis())).hidden();
}
