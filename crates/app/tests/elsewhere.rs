//! What stood at the wrong inwoner: gone from that dossier at once, in every process, and sealed with the key of the other.

mod town;

use std::sync::Arc;

use app::{Acted, Error, Gemeente, fresh_daad};
use domain::ids::{InwonerId, Nr};
use domain::testing::{Cast, day};
use domain::text::Sealed;
use domain::tijdlijn::{self, What};
use domain::verplaatsing::{self, Elsewhere};
use store::Keys;
use town::cluster::run_all_on_postgres;
use town::{before_long, does, is_whole, lives, log, records, says, timeline, town, who};

on_both_engines! {
    a_note_at_the_wrong_inwoner_is_read_by_nobody_there_and_by_the_begeleider_here,
    of_two_processes_that_move_it_one_does_and_the_other_is_told,
    destroying_where_it_stood_wrongly_leaves_it_where_it_belongs,
}

const NOTE: &str = "Zag de schulden onder ogen.";

fn elsewhere(gemeente: &Gemeente, nr: Nr, naar: InwonerId) -> Result<Acted, Error> {
    let reden = "verkeerd dossier open".to_owned();
    let asked = Elsewhere { naar, reden, verslag: Some(NOTE.to_owned()), afwijking: None };
    gemeente.act_and_wait(who(Cast::Ayse), fresh_daad(), move |state, viewer| {
        verplaatsing::move_to(state, viewer, nr, &asked)
    })
}

fn notes(gemeente: &Gemeente, inwoner: InwonerId) -> Vec<Sealed> {
    timeline(gemeente, Cast::Ayse, inwoner).unwrap().iter().filter_map(|event| event.what.sealed()).collect()
}

fn read(gemeente: &Gemeente, inwoner: InwonerId) -> Vec<String> {
    gemeente.open(&notes(gemeente, inwoner)).unwrap().into_values().collect()
}

/// Gerda and Wim are both Ayşe's; the note at Gerda was about Wim.
fn told() -> (town::Town, Arc<Gemeente>, InwonerId, InwonerId, Nr) {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let gemeente = town.gemeente();
    let wim = lives(&gemeente, "Wim", "Jansen", Cast::Ayse);
    let nr = does(&gemeente, Cast::Ayse, records(gerda, Some(NOTE))).nrs.unwrap().0;
    (town, gemeente, gerda, wim, nr)
}

fn a_note_at_the_wrong_inwoner_is_read_by_nobody_there_and_by_the_begeleider_here() {
    let (town, gemeente, gerda, wim, nr) = told();
    let beside = town.beside();
    let there = beside.gemeente(town::SLUG).unwrap();
    let handles = notes(&there, gerda);
    assert_eq!(there.open(&handles).unwrap().len(), 1);
    assert!(!elsewhere(&gemeente, nr, wim).unwrap().repeated);
    before_long(|| there.nr() == gemeente.nr());
    for gemeente in [&gemeente, &there] {
        assert!(notes(gemeente, gerda).is_empty());
        assert!(gemeente.open(&handles).unwrap().is_empty(), "a handle of before opens nothing");
        assert_eq!(read(gemeente, wim), [NOTE]);
        let then = gemeente.ask(who(Cast::Ayse), |s, v| tijdlijn::of(s, v, gerda, day("2010-01-04"))).unwrap();
        assert!(then.iter().any(|event| event.nr == nr && matches!(event.what, What::Elders(..))));
        assert!(!format!("{then:?}").contains(NOTE));
    }
    is_whole(town.dir.path());
    let live = says(&gemeente);
    drop((gemeente, there, beside));
    assert_eq!(says(&town.restarted().gemeente()), live, "and it is so after a restart");
}

fn of_two_processes_that_move_it_one_does_and_the_other_is_told() {
    let (town, gemeente, gerda, wim, nr) = told();
    let piet = lives(&gemeente, "Piet", "Smeets", Cast::Ayse);
    let beside = town.beside();
    let there = beside.gemeente(town::SLUG).unwrap();
    let outcomes = std::thread::scope(|scope| {
        let one = scope.spawn(|| elsewhere(&gemeente, nr, wim));
        let other = scope.spawn(|| elsewhere(&there, nr, piet));
        [one.join().unwrap(), other.join().unwrap()]
    });
    let told = |outcome: &Result<Acted, Error>| matches!(outcome, Err(Error::Refused(why)) if why[0].code == "al-gecorrigeerd");
    assert_eq!(outcomes.iter().filter(|outcome| told(outcome)).count(), 1);
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    before_long(|| there.nr() == gemeente.nr());
    assert_eq!((says(&gemeente), notes(&gemeente, gerda).len()), (says(&there), 0));
    assert_eq!(notes(&there, wim).len() + notes(&there, piet).len(), 1, "it stands in one dossier");
    is_whole(town.dir.path());
}

fn destroying_where_it_stood_wrongly_leaves_it_where_it_belongs() {
    let (town, gemeente, gerda, wim, nr) = told();
    elsewhere(&gemeente, nr, wim).unwrap();
    let zaken = vec![format!("inwoner/{gerda}/contact/2010")];
    let destruction = domain::vernietiging::Destruction { zaken, grond: "termijn".into(), ..Default::default() };
    gemeente.destroy_and_wait(app::Identity::MEEDOEN, fresh_daad(), move |_, _| Ok(destruction.clone())).unwrap();
    assert_eq!(read(&gemeente, wim), [NOTE], "it is sealed with the key of the other");
    let zaken: Vec<String> = log(town.dir.path())
        .bodies(&[u64::from(nr.0)])
        .unwrap()
        .into_iter()
        .map(|(envelope, body)| {
            assert!(body.is_none());
            envelope.zaak
        })
        .collect();
    assert_eq!(zaken, [format!("inwoner/{gerda}/contact/2010")]);
    assert_eq!(Keys::open(town.dir.path()).unwrap().destroyed(town::SLUG).unwrap().len(), 1);
    is_whole(town.dir.path());
}
