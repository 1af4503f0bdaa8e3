use super::*;
use crate::ids::Nr;
use crate::kept::Kept;
use crate::testing::{Cast, Story, day};

#[test]
fn a_caseload_holds_the_own_inwoners_by_surname_with_what_is_owed() {
    let mut story = Story::begin();
    let (gerda, _) = story.gerda();
    let bep = story.inwoner("Bep", "de Aarts");
    story.assigned(bep, Cast::Ayse);
    let wim = story.inwoner("Wim", "Jansen");
    story.assigned(wim, Cast::Bram);
    story.on("2010-01-20");
    let mine = story.asks(Cast::Ayse, own);
    assert_eq!(mine.rows.iter().map(|row| row.inwoner).collect::<Vec<_>>(), [bep, gerda]);
    assert_eq!((mine.rows[0].traject, mine.rows[0].ritme), (None, None));
    let row = &mine.rows[1];
    assert_eq!((row.ritme, row.traject.unwrap().tot), (Some(14), Some(day("2012-01-03"))));
    assert_eq!(row.late(Soort::ContactTeLaat).map(|signal| (signal.dagen, signal.inwoner)), Some((2, gerda)));
    assert_eq!((mine.norm, mine.fte), (Some(35), None));
}

#[test]
fn a_contact_settles_the_signal_and_shows_the_next_appointment_until_it_is_past() {
    let mut story = Story::begin();
    let (gerda, _) = story.gerda();
    story.on("2010-01-20");
    let agreed = contact::Contact { volgende: Some(day("2010-01-27")), ..Story::talk(story.today()) };
    story
        .must(Cast::Ayse, |s, v| contact::record(s, v, gerda, &agreed, contact::Seen { last: None, confirmed: false }));
    let row = |story: &Story| story.asks(Cast::Ayse, own).rows.remove(0);
    assert_eq!(
        (row(&story).laatste, row(&story).volgende, row(&story).late(Soort::ContactTeLaat).is_some()),
        (Some(day("2010-01-20")), Some(day("2010-01-27")), false)
    );
    story.on("2010-01-28");
    assert_eq!(row(&story).volgende, None);
}

#[test]
fn reading_a_caseload_is_noted_once_with_everybody_in_it() {
    let mut story = Story::begin();
    let (gerda, _) = story.gerda();
    let viewer = story.viewer(Cast::Ayse);
    own(story.state(), &viewer);
    let looks = viewer.take_looks();
    assert_eq!((looks.lists, looks.dossiers), (vec![("caseload", vec![gerda])], vec![]));
    let empty = story.viewer(Cast::Marit);
    assert_eq!(own(story.state(), &empty).rows, []);
    assert_eq!(empty.take_looks().lists, []);
}

#[test]
fn who_works_in_another_role_today_has_no_caseload_in_it() {
    let mut story = Story::begin();
    story.gerda();
    story.must(Cast::Bea, |s, v| medewerker::grant(s, v, v.today(), Cast::Ayse.id(), Role::Coordinator, None));
    let purpose = crate::access::Purpose::Coordinatie;
    let viewer = Viewer::new(story.state(), Cast::Ayse.id(), Role::Coordinator, purpose, story.today()).unwrap();
    assert_eq!(own(story.state(), &viewer).rows, []);
}

#[test]
fn the_norm_is_that_of_the_aanpak_in_which_most_inwoners_are() {
    let mut story = Story::begin();
    let few = crate::testing::de_cirkel();
    let norm = few.normen.iter().position(|norm| norm.soort == aanpak::content::NormSoort::Caseload).unwrap();
    let mut few = aanpak::Content { versie: "2".into(), ..few };
    few.normen[norm].maat = aanpak::content::Maat::Aantal(25);
    story.must(Cast::Pieter, |s, v| aanpak::adopt(s, v, v.today(), few));
    for (achternaam, aanpak) in [("Aarts", "participatiehuis"), ("Bos", "de-cirkel"), ("Cremers", "de-cirkel")] {
        let inwoner = story.inwoner("Wim", achternaam);
        story.assigned(inwoner, Cast::Ayse);
        story.started(inwoner, aanpak);
    }
    assert_eq!(story.asks(Cast::Ayse, own).norm, Some(25));
}

#[test]
fn a_line_is_kept_until_an_entry_is_about_its_inwoner_and_no_longer() {
    let mut story = Story::begin();
    let (gerda, _) = story.gerda();
    let wim = story.inwoner("Wim", "Peters");
    story.assigned(wim, Cast::Ayse);
    story.started(wim, "participatiehuis");
    let lines = |story: &Story| story.asks(Cast::Ayse, own).rows;
    let before = lines(&story);
    story.contact(wim);
    let after = lines(&story);
    assert!(Arc::ptr_eq(&before[0], &after[0]), "nothing was recorded about Gerda");
    assert_eq!((before[1].laatste, after[1].laatste), (None, Some(story.today())));
    story.must(Cast::Bea, |s, v| medewerker::grant(s, v, v.today(), Cast::Ayse.id(), Role::Coordinator, None));
    assert!(!Arc::ptr_eq(&after[0], &lines(&story)[0]), "what is about no inwoner may be about anybody");
    let kept = lines(&story);
    story.on("2010-01-05");
    let tomorrow = lines(&story);
    assert!(!Arc::ptr_eq(&kept[0], &tomorrow[0]), "another day may be too late");
    assert_eq!(tomorrow[0].inwoner, gerda);
}

#[test]
fn who_asks_of_an_earlier_state_gets_that_and_what_is_kept_of_the_newest_stays() {
    let mut story = Story::begin();
    let (gerda, _) = story.gerda();
    let (kept, earlier) = (Kept::default(), story.state().clone());
    story.contact(gerda);
    let asks = |state: &Town| own(state, &story.viewer(Cast::Ayse).with_kept(&kept)).rows.remove(0);
    let newest = asks(story.state());
    assert_eq!(asks(&earlier).laatste, None);
    assert!(Arc::ptr_eq(&newest, &asks(story.state())));
    kept.forget(story.state().nr());
    assert!(!Arc::ptr_eq(&newest, &asks(story.state())), "what was forgotten is worked out again");
    kept.forget(Nr(story.state().nr().0 + 1));
    let late = asks(story.state());
    assert!(!Arc::ptr_eq(&late, &asks(story.state())), "and of a state before it nothing is kept any more");
}
