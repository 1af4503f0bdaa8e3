use super::*;
use crate::testing::{Cast, Story, day, given};

fn today(story: &Story) -> Day {
    story.today()
}

#[test]
fn somebody_is_hired_in_a_role_and_gets_the_next_number() {
    let story = Story::begin().when(Cast::Bea, |s, v| hire(s, v, v.today(), " Noor ", Role::Begeleider, None));
    let story = story.then(["medewerker.begonnen", "medewerker.rol_toegekend"]);
    let noor = hired_at(story.state(), story.state().nr());
    assert_eq!((noor.0, naam(story.state(), noor)), (Cast::ALL.len() as u32, "Noor"));
    assert!(holds(story.state(), noor, Role::Begeleider, today(&story)));
    assert!(!holds(story.state(), noor, Role::Begeleider, today(&story).plus(-1)));
}

#[test]
fn what_a_medewerker_cannot_be() {
    let story =
        Story::begin().when(Cast::Bea, |s, v| hire(s, v, v.today(), " ", Role::Begeleider, None)).refused("vul-in");
    let story =
        story.when(Cast::Bea, |s, v| hire(s, v, v.today(), "Noor", Role::Meedoen, None)).refused("rol-onbekend");
    let nowhere = |s: &Town, v: &Viewer| hire(s, v, v.today(), "Noor", Role::Coordinator, Some("nergens"));
    let story = story.when(Cast::Bea, nowhere).refused("aanpak-onbekend");
    let not_hers = |s: &Town, v: &Viewer| revoke(s, v, v.today(), Cast::Ayse.id(), Role::Beheerder);
    let story = story.when(Cast::Bea, not_hers).refused("rol-niet-toegekend");
    let story =
        story.when(Cast::Bea, |s, v| set_fte(s, v, v.today(), Cast::Ayse.id(), 201)).refused("fte-buiten-bereik");
    story.when(Cast::Bea, |s, v| set_fte(s, v, v.today(), MedewerkerId(99), 100)).hidden();
}

#[test]
fn a_word_that_is_no_aanpak_does_not_limit_a_coordinator() {
    let mut story = Story::begin();
    let gerda = story.inwoner("Gerda", "Berg");
    let lives = crate::inwoner::Persoon { achternaam: "Berg".into(), wijk: Some("Haven".into()), ..Default::default() };
    story.must(Cast::Marit, |s, v| crate::inwoner::describe(s, v, gerda, v.today(), v.today(), &lives));
    story
        .when(Cast::Bea, |s, v| grant(s, v, v.today(), Cast::Bram.id(), Role::Coordinator, Some("Haven")))
        .refused("aanpak-onbekend");
}

#[test]
fn a_coordinator_of_two_aanpakken_loses_both_with_the_role() {
    let mut story = Story::begin();
    story.must(Cast::Bea, |s, v| grant(s, v, v.today(), Cast::Marit.id(), Role::Coordinator, Some("de-cirkel")));
    let of = |story: &Story, slug: &str| {
        let code = story.state().codes().find(slug).unwrap();
        coordinates(story.state(), Cast::Marit.id(), code, story.today())
    };
    assert!(of(&story, "participatiehuis") && of(&story, "de-cirkel"));
    let story = story
        .when(Cast::Bea, |s, v| revoke(s, v, v.today(), Cast::Marit.id(), Role::Coordinator))
        .then(["medewerker.rol_ingetrokken"]);
    assert!(!of(&story, "participatiehuis") && !of(&story, "de-cirkel"));
    assert!(Cast::Marit.viewer(story.state(), story.today()).is_none());
}

#[test]
fn fte_is_the_one_of_the_day_and_begeleiders_see_only_their_own() {
    let story = given(|story| {
        story.must(Cast::Marit, |s, v| set_fte(s, v, day("2009-01-01"), Cast::Ayse.id(), 100));
        story.must(Cast::Marit, |s, v| set_fte(s, v, day("2010-01-01"), Cast::Ayse.id(), 80));
    });
    assert_eq!(fte_on(story.state(), Cast::Ayse.id(), day("2009-12-31")), Some(100));
    assert_eq!(fte_on(story.state(), Cast::Ayse.id(), day("2008-12-31")), None);
    assert_eq!(story.asks(Cast::Ayse, own_fte), Some(80));
    let shown = |who| story.asks(who, |s, v| list(s, v).into_iter().find(|row| row.id == Cast::Ayse.id()).unwrap().fte);
    assert_eq!((shown(Cast::Bram), shown(Cast::Pieter)), (None, Some(80)));
}
