//! Two dossiers of one person: one in every process at once, one in the read log, and two again when it is taken back.

mod town;

use app::{Acted, Error, Gemeente, fresh_daad};
use domain::ids::InwonerId;
use domain::samenvoeging;
use domain::testing::Cast;
use town::cluster::run_all_on_postgres;
use town::{before_long, does, is_whole, lives, records, says, timeline, town, who};

on_both_engines! {
    two_dossiers_are_one_in_every_process_and_after_a_restart,
    of_two_processes_that_join_them_the_other_way_round_one_does,
}

fn joins(gemeente: &Gemeente, blijft: InwonerId, ander: InwonerId) -> Result<Acted, Error> {
    gemeente.act_and_wait(who(Cast::Marit), fresh_daad(), move |state, viewer| {
        samenvoeging::join(state, viewer, blijft, ander, "zelfde geboortedatum")
    })
}

fn two_dossiers_are_one_in_every_process_and_after_a_restart() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let gemeente = town.gemeente();
    let again = lives(&gemeente, "Gerarda", "Berghs", Cast::Ayse);
    does(&gemeente, Cast::Ayse, records(again, Some("Vertelde over haar zus.")));
    timeline(&gemeente, Cast::Ayse, again).unwrap();
    let before = gemeente.readers_of(who(Cast::Marit), gerda).unwrap().len();
    let beside = town.beside();
    let there = beside.gemeente(town::SLUG).unwrap();
    let nr = joins(&gemeente, gerda, again).unwrap().nrs.unwrap().0;
    before_long(|| there.nr() == gemeente.nr());
    for gemeente in [&gemeente, &there] {
        let events = timeline(gemeente, Cast::Ayse, gerda).unwrap();
        let handles: Vec<_> = events.iter().filter_map(|event| event.what.sealed()).collect();
        assert_eq!(gemeente.open(&handles).unwrap().into_values().collect::<Vec<_>>(), ["Vertelde over haar zus."]);
        assert!(timeline(gemeente, Cast::Ayse, again).is_err());
    }
    assert!(gemeente.readers_of(who(Cast::Marit), gerda).unwrap().len() > before, "who looked at either");
    does(&gemeente, Cast::Marit, move |state, viewer| samenvoeging::take_back(state, viewer, nr, "toch twee"));
    assert!(timeline(&gemeente, Cast::Ayse, again).is_ok());
    is_whole(town.dir.path());
    let live = says(&gemeente);
    drop((gemeente, there, beside));
    assert_eq!(says(&town.restarted().gemeente()), live);
}

fn of_two_processes_that_join_them_the_other_way_round_one_does() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let gemeente = town.gemeente();
    let again = lives(&gemeente, "Gerarda", "Berghs", Cast::Ayse);
    let beside = town.beside();
    let there = beside.gemeente(town::SLUG).unwrap();
    let outcomes = std::thread::scope(|scope| {
        let one = scope.spawn(|| joins(&gemeente, gerda, again));
        let other = scope.spawn(|| joins(&there, again, gerda));
        [one.join().unwrap(), other.join().unwrap()]
    });
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    assert_eq!(outcomes.iter().filter(|outcome| matches!(outcome, Err(Error::Hidden))).count(), 1, "it is gone");
    before_long(|| there.nr() == gemeente.nr());
    assert_eq!(says(&gemeente), says(&there));
    is_whole(town.dir.path());
}
