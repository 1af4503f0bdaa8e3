//! What is recorded is recorded once, whole, in order, and by who may.

mod town;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use app::{Error, Gemeente, fresh_daad};
use domain::access::Role;
use domain::contact;
use domain::ids::{InwonerId, Nr};
use domain::testing::{Cast, day};
use domain::{caseload, medewerker, zoek};
use store::Keys;
use town::cluster::run_all_on_postgres;
use town::{Stops, acts, before_long, does, is_whole, lives, records, says, talk, timeline, town, who};

on_both_engines! {
    a_gemeente_that_another_process_begins_is_there_when_somebody_asks_for_it,
    forty_acts_at_once_by_threads_of_two_processes_lose_double_and_reorder_nothing,
    an_act_that_takes_long_to_decide_gets_through_while_another_process_never_stops,
    a_double_click_is_recorded_once_also_by_another_process_and_after_a_restart,
    two_clicks_at_the_same_moment_are_one_act,
    a_refused_batch_writes_nothing_and_a_refused_act_takes_nobody_along,
    a_rule_with_a_fault_takes_nobody_along,
    an_act_that_cannot_be_sealed_takes_nobody_along,
    an_act_without_the_role_is_hidden_exactly_as_for_a_dossier_that_does_not_exist,
    a_role_that_is_taken_away_makes_every_question_hidden,
    a_refusal_is_decided_on_what_another_process_just_wrote,
    what_was_handed_in_is_finished_before_the_gemeente_is_put_away,
}

fn forty_acts_at_once_by_threads_of_two_processes_lose_double_and_reorder_nothing() {
    let (town, gerda, hans) = town().with_gerda_and_hans();
    let (here, beside) = (town.gemeente(), town.beside());
    let there = beside.gemeente(town::SLUG).unwrap();
    let before = here.nr().0;
    std::thread::scope(|scope| {
        for (cast, inwoner) in [(Cast::Ayse, gerda), (Cast::Bram, hans)] {
            for gemeente in [&here, &there, &here, &there] {
                scope.spawn(move || five_in_a_row(gemeente, cast, inwoner));
            }
        }
    });
    before_long(|| here.nr() == there.nr());
    assert_eq!(here.nr().0, before + 40);
    assert_eq!(says(&here), says(&there));
    is_whole(town.dir.path());
    assert_eq!(says(&town.beside().gemeente(town::SLUG).unwrap()), says(&here));
}

fn an_act_that_takes_long_to_decide_gets_through_while_another_process_never_stops() {
    let (town, gerda, hans) = town().with_gerda_and_hans();
    let (here, beside) = (town.gemeente(), town.beside());
    let (stop, recorded) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        // Also when something fails below: otherwise it would go on for ever.
        let _stops = Stops(&stop);
        scope.spawn(|| {
            let there = beside.gemeente(town::SLUG).unwrap();
            while !stop.load(Ordering::Relaxed) {
                acts(&there, Cast::Bram, fresh_daad(), hans).unwrap();
                recorded.fetch_add(1, Ordering::Relaxed);
            }
        });
        before_long(|| recorded.load(Ordering::Relaxed) > 10);
        // Longer than a good many acts of the other: decided without a hold of the log it would be too late each time.
        let record = records(gerda, None);
        does(&here, Cast::Ayse, move |state, viewer| {
            std::thread::sleep(Duration::from_millis(200));
            record(state, viewer)
        });
    });
    before_long(|| says(&here) == says(&beside.gemeente(town::SLUG).unwrap()));
    is_whole(town.dir.path());
}

/// Each is booked after the one before it was acknowledged, and is seen at once by who recorded it.
fn five_in_a_row(gemeente: &Gemeente, cast: Cast, inwoner: InwonerId) {
    let mut last = Nr(0);
    for _ in 0..5 {
        let (first, only) = acts(gemeente, cast, fresh_daad(), inwoner).unwrap().nrs.unwrap();
        assert!(first == only && first > last);
        assert!(timeline(gemeente, cast, inwoner).unwrap().iter().any(|event| event.nr == first));
        last = first;
    }
}

fn a_double_click_is_recorded_once_also_by_another_process_and_after_a_restart() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let (daad, gemeente) = (fresh_daad(), town.gemeente());
    let beside = town.beside().gemeente(town::SLUG).unwrap();
    let first = acts(&gemeente, Cast::Ayse, daad, gerda).unwrap();
    let second = acts(&gemeente, Cast::Ayse, daad, gerda).unwrap();
    let elsewhere = acts(&beside, Cast::Ayse, daad, gerda).unwrap();
    drop((gemeente, beside));
    let town = town.restarted();
    let later = acts(&town.gemeente(), Cast::Ayse, daad, gerda).unwrap();
    assert_eq!([first.repeated, second.repeated, elsewhere.repeated, later.repeated], [false, true, true, true]);
    assert_eq!([second.nrs, elsewhere.nrs, later.nrs], [first.nrs; 3], "each is told where the act stands");
    assert_eq!(town.gemeente().nr(), first.nrs.unwrap().1);
}

fn two_clicks_at_the_same_moment_are_one_act() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let (gemeente, daad, recorded) = (town.gemeente(), fresh_daad(), AtomicUsize::new(0));
    let before = gemeente.nr().0;
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                recorded.fetch_add(
                    usize::from(!acts(&gemeente, Cast::Ayse, daad, gerda).unwrap().repeated),
                    Ordering::Relaxed,
                )
            });
        }
    });
    assert_eq!((recorded.into_inner(), gemeente.nr().0), (1, before + 1));
}

fn a_gemeente_that_another_process_begins_is_there_when_somebody_asks_for_it() {
    let town = town();
    let beside = town.beside();
    town.app.found("oudeveen", "Oudeveen").unwrap();
    let there = beside.gemeente("oudeveen").unwrap();
    assert_eq!((there.nr(), beside.gemeenten().len()), (Nr(1), 2));
    assert!(beside.gemeente("nergens").is_err());
}

fn a_refused_batch_writes_nothing_and_a_refused_act_takes_nobody_along() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let gemeente = town.gemeente();
    let before = (gemeente.nr(), says(&gemeente));
    let refused = gemeente.batch_and_wait(who(Cast::Ayse), fresh_daad(), move |draft, pen, viewer| {
        draft.act(pen, |state| records(gerda, None)(state, viewer))?;
        let tomorrow = contact::Contact { datum: day("2010-01-05"), ..talk(None) };
        let seen = contact::Seen { last: None, confirmed: true };
        draft.act(pen, |state| contact::record(state, viewer, gerda, &tomorrow, seen))?;
        Ok(())
    });
    assert!(matches!(refused, Err(Error::Refused(refusals)) if refusals[0].code == "dag-moet-nog-komen"));
    assert_eq!((gemeente.nr(), says(&gemeente)), before);
    drop(gemeente);
    assert_eq!(says(&town.restarted().gemeente()), before.1);
}

fn a_rule_with_a_fault_takes_nobody_along() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let gemeente = town.gemeente();
    let broken = gemeente.act_and_wait(who(Cast::Ayse), fresh_daad(), |_, _| panic!("a fault in a rule"));
    assert!(matches!(broken, Err(Error::Trouble(_))));
    assert!(acts(&gemeente, Cast::Ayse, fresh_daad(), gerda).is_ok());
}

fn an_act_that_cannot_be_sealed_takes_nobody_along() {
    let (town, gerda, hans) = town().with_gerda_and_hans();
    let gemeente = town.gemeente();
    Keys::open(town.dir.path()).unwrap().destroy(town::SLUG, &format!("inwoner/{gerda}/contact/2010"), 0).unwrap();
    std::thread::scope(|scope| {
        let of_gerda = scope.spawn(|| acts(&gemeente, Cast::Ayse, fresh_daad(), gerda));
        let of_hans: Vec<_> = (0..4).map(|_| scope.spawn(|| acts(&gemeente, Cast::Bram, fresh_daad(), hans))).collect();
        assert!(matches!(of_gerda.join().unwrap(), Err(Error::Trouble(_))));
        assert!(of_hans.into_iter().all(|act| act.join().unwrap().is_ok()));
    });
}

fn an_act_without_the_role_is_hidden_exactly_as_for_a_dossier_that_does_not_exist() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let gemeente = town.gemeente();
    let said = |cast, inwoner| format!("{:?}", acts(&gemeente, cast, fresh_daad(), inwoner).unwrap_err());
    let nobody = said(Cast::Ayse, InwonerId(4_711));
    for cast in [Cast::Bram, Cast::Marit, Cast::Olga, Cast::Pieter, Cast::Bea] {
        assert_eq!(said(cast, gerda), nobody, "{cast:?}");
    }
    let pretends = app::Identity { role: Role::Begeleider, ..who(Cast::Bea) };
    let refused = gemeente.act_and_wait(pretends, fresh_daad(), records(gerda, None)).unwrap_err();
    assert_eq!(format!("{refused:?}"), nobody);
}

fn a_role_that_is_taken_away_makes_every_question_hidden() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let gemeente = town.gemeente();
    assert!(timeline(&gemeente, Cast::Ayse, gerda).is_ok());
    does(&gemeente, Cast::Bea, |state, viewer| {
        medewerker::revoke(state, viewer, viewer.today(), Cast::Ayse.id(), Role::Begeleider)
    });
    let ayse = who(Cast::Ayse);
    assert!(matches!(timeline(&gemeente, Cast::Ayse, gerda), Err(Error::Hidden)));
    assert!(matches!(gemeente.ask(ayse, |state, viewer| Ok(caseload::own(state, viewer))), Err(Error::Hidden)));
    assert!(matches!(
        gemeente.ask(ayse, |state, viewer| Ok(zoek::search(state, viewer, "berg", 5))),
        Err(Error::Hidden)
    ));
    assert!(matches!(gemeente.readers_of(ayse, gerda), Err(Error::Hidden)));
    assert!(matches!(acts(&gemeente, Cast::Ayse, fresh_daad(), gerda), Err(Error::Hidden)));
}

fn a_refusal_is_decided_on_what_another_process_just_wrote() {
    let town = town();
    let (here, beside) = (town.gemeente(), town.beside());
    let there = beside.gemeente(town::SLUG).unwrap();
    let gerda = lives(&there, "Gerda", "Berg", Cast::Ayse);
    assert!(
        acts(&here, Cast::Ayse, fresh_daad(), gerda).is_ok(),
        "not hidden, although this process had not looked yet"
    );
}

fn what_was_handed_in_is_finished_before_the_gemeente_is_put_away() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let gemeente = town.gemeente();
    let before = u64::from(gemeente.nr().0);
    let waiting: Vec<_> = (0..20)
        .map(|_| {
            let gemeente = Arc::clone(&gemeente);
            std::thread::spawn(move || acts(&gemeente, Cast::Ayse, fresh_daad(), gerda).map(|_| drop(gemeente)))
        })
        .collect();
    let dir = town.dir;
    drop((gemeente, town.app));
    assert!(waiting.into_iter().all(|act| act.join().unwrap().is_ok()));
    assert_eq!(town::log(dir.path()).head().unwrap().nr, before + 20);
}
