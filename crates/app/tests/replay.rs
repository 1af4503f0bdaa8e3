//! What the town says after a restart is what it said before.

mod town;

use app::{App, Clock};
use domain::contact;
use domain::testing::{Cast, day};
use domain::tijdlijn::What;
use domain::time::Moment;
use store::{AppendError, DESTRUCTION, NewEntry};
use town::cluster::run_all_on_postgres;
use town::{clock, does, is_whole, records, says, talk, timeline, town};

on_both_engines! {
    replay_equals_live_for_everybody_on_every_question,
    folding_in_halves_equals_folding_at_once,
    a_version_whose_correction_was_destroyed_is_not_believed_again,
    long_text_is_only_in_the_log_and_opened_by_its_handle_also_of_a_correction,
    a_log_without_its_master_key_refuses_to_start_and_makes_no_second_one,
    an_example_goes_on_from_where_it_was_left,
}

fn replay_equals_live_for_everybody_on_every_question() {
    let (town, gerda, hans) = town().with_gerda_and_hans();
    let gemeente = town.gemeente();
    let first = does(&gemeente, Cast::Ayse, records(gerda, Some("Over de krantenwijk."))).nrs.unwrap().0;
    does(&gemeente, Cast::Bram, records(hans, None));
    does(&gemeente, Cast::Ayse, move |state, viewer| {
        contact::correct(state, viewer, first, &talk(Some("Over de tuin.")), "het was de tuin")
    });
    let withdrawn = does(&gemeente, Cast::Ayse, records(gerda, None)).nrs.unwrap().0;
    does(&gemeente, Cast::Ayse, move |state, viewer| contact::withdraw(state, viewer, withdrawn, "dubbel"));
    let live = says(&gemeente);
    drop(gemeente);
    let town = town.restarted();
    assert_eq!(says(&town.gemeente()), live);
}

fn folding_in_halves_equals_folding_at_once() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let beside = town.beside().gemeente(town::SLUG).unwrap();
    let here = town.gemeente();
    for verslag in ["een", "twee", "drie"] {
        does(&here, Cast::Ayse, records(gerda, Some(verslag)));
    }
    // The one beside folded the first half at its start and follows the second; a fresh one folds all of it.
    town::before_long(|| beside.nr() == here.nr());
    let fresh = town.beside().gemeente(town::SLUG).unwrap();
    assert_eq!((says(&beside), says(&fresh)), (says(&here), says(&here)));
}

fn a_version_whose_correction_was_destroyed_is_not_believed_again() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let gemeente = town.gemeente();
    let first = does(&gemeente, Cast::Ayse, records(gerda, None)).nrs.unwrap().0;
    let second = does(&gemeente, Cast::Ayse, move |state, viewer| {
        contact::correct(state, viewer, first, &talk(None), "vergist")
    })
    .nrs
    .unwrap()
    .0;
    drop(gemeente);
    destroy(town.dir.path(), second.0.into());
    let town = town.restarted();
    let contacts: Vec<bool> = timeline(&town.gemeente(), Cast::Ayse, gerda)
        .unwrap()
        .iter()
        .filter(|event| matches!(event.what, What::Contact(_)))
        .map(|event| event.vervangen.is_some())
        .collect();
    assert_eq!(contacts, [true], "the first version is there, and was replaced");
    is_whole(town.dir.path());
}

fn destroy(dir: &std::path::Path, nr: u64) {
    let mut log = town::log(dir);
    let entry = NewEntry {
        stroom: "vernietiging".into(),
        zaak: "vernietiging".into(),
        daad: [9; 16],
        soort: DESTRUCTION.into(),
        versie: 1,
        datum: day("2010-01-04").number(),
        bekend_sinds: day("2010-01-04").number(),
        geboekt: clock("2010-01-04").now().0,
        door: 0,
        rol: "meedoen".into(),
        corrigeert: None,
        body: format!(r#"{{"nrs":[{nr}]}}"#).into_bytes(),
    };
    let mut head = log.head().unwrap();
    while let Err(AppendError::Moved { head: moved }) = log.destroy(&head, &entry) {
        head = moved;
    }
}

fn long_text_is_only_in_the_log_and_opened_by_its_handle_also_of_a_correction() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let gemeente = town.gemeente();
    let first = does(&gemeente, Cast::Ayse, records(gerda, Some("Over de krantenwijk."))).nrs.unwrap().0;
    let second = does(&gemeente, Cast::Ayse, move |state, viewer| {
        contact::correct(state, viewer, first, &talk(Some("Over de tuin.")), "de tuin")
    });
    assert!(!says(&gemeente).contains("Over de"), "no question answers with the text itself");
    let handles: Vec<_> =
        timeline(&gemeente, Cast::Ayse, gerda).unwrap().iter().filter_map(|event| event.what.sealed()).collect();
    let texts = gemeente.open(&handles).unwrap();
    let mut texts: Vec<&str> = texts.values().map(String::as_str).collect();
    texts.sort_unstable();
    assert_eq!(texts, ["Over de krantenwijk.", "Over de tuin."]);
    destroy(town.dir.path(), second.nrs.unwrap().0.0.into());
    assert_eq!(gemeente.open(&handles).unwrap().len(), 1, "a text that was destroyed since has no words any more");
}

fn a_log_without_its_master_key_refuses_to_start_and_makes_no_second_one() {
    let town = town();
    let dir = town.dir;
    drop(town.app);
    let key = dir.path().join("sleutels/meestersleutel");
    std::fs::remove_file(&key).unwrap();
    let refused = App::open_on(dir.path(), town::logs(dir.path()), Clock::real()).map(|_| ()).unwrap_err();
    assert!(refused.to_string().contains("meestersleutel does not exist"), "{refused}");
    assert!(!key.exists());
}

#[test]
fn a_log_with_a_row_taken_out_does_not_start() {
    let (town, ..) = town().with_gerda_and_hans();
    let dir = town.dir;
    drop(town.app);
    let database = rusqlite::Connection::open(dir.path().join("gemeenten/lindervoort/log.sqlite")).unwrap();
    database.execute("DELETE FROM log WHERE nr = 5", []).unwrap();
    let refused = App::open(dir.path(), Clock::real()).map(|_| ()).unwrap_err();
    assert!(refused.to_string().contains("entry 5"), "{refused}");
}

fn an_example_goes_on_from_where_it_was_left() {
    let town = town();
    let town = town.restarted_on("2009-11-02");
    assert!(town.gemeente().clock().today() >= day("2010-01-04"));
    let later = town.restarted_on("2010-02-01");
    assert_eq!(later.gemeente().clock().today(), day("2010-02-01"));
    assert!(later.gemeente().clock().now() > Moment(0));
}
