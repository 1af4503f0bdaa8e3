//! What is destroyed is gone: from the log, from the keys, and from the memory of every process that knew it.

mod town;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use app::{Error, Identity, fresh_daad};
use domain::caseload;
use domain::ids::InwonerId;
use domain::inwoner;
use domain::testing::{Cast, day};
use domain::tijdlijn::What;
use domain::time::Day;
use domain::vernietiging::Destruction;
use store::{DESTRUCTION, Keys, Log, NewEntry};
use town::{Stops, acts, before_long, clock, does, is_whole, records, says, timeline, town};

fn destruction(zaken: &[String]) -> Destruction {
    Destruction { zaken: zaken.to_vec(), grond: "termijn".into(), ..Destruction::default() }
}

fn destroy(gemeente: &app::Gemeente, zaken: &[String]) {
    let zaken = zaken.to_vec();
    gemeente.destroy_and_wait(Identity::MEEDOEN, fresh_daad(), move |_, _| Ok(destruction(&zaken))).unwrap();
}

fn contacts(gemeente: &app::Gemeente, inwoner: InwonerId) -> usize {
    let events = timeline(gemeente, Cast::Ayse, inwoner).unwrap();
    events.iter().filter(|event| matches!(event.what, What::Contact(_))).count()
}

/// The day of the last contact on the first line of Ayşe's caseload, which is kept from then on.
fn last_on_the_list(gemeente: &app::Gemeente) -> Option<Day> {
    let rows = gemeente.ask(town::who(Cast::Ayse), |state, viewer| Ok(caseload::own(state, viewer).rows)).unwrap();
    rows[0].laatste
}

fn contacts_of(inwoner: InwonerId) -> String {
    format!("inwoner/{inwoner}/contact/2010")
}

#[test]
fn what_is_destroyed_leaves_the_log_the_keys_and_every_memory() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let gemeente = town.gemeente();
    for text in ["Over de krantenwijk.", "Over de tuin."] {
        does(&gemeente, Cast::Ayse, records(gerda, Some(text)));
    }
    let beside = town.beside();
    let there = beside.gemeente(town::SLUG).unwrap();
    let handles: Vec<_> =
        timeline(&there, Cast::Ayse, gerda).unwrap().iter().filter_map(|event| event.what.sealed()).collect();
    assert_eq!(there.open(&handles).unwrap().len(), 2);
    assert!(last_on_the_list(&gemeente).is_some() && last_on_the_list(&there).is_some());
    destroy(&gemeente, &[contacts_of(gerda)]);
    assert_eq!((contacts(&gemeente, gerda), last_on_the_list(&gemeente)), (0, None));
    before_long(|| contacts(&there, gerda) == 0);
    assert_eq!(last_on_the_list(&there), None);
    assert!(there.open(&handles).unwrap().is_empty(), "a handle of before opens nothing");
    let keys = Keys::open(town.dir.path()).unwrap();
    assert_eq!(keys.destroyed(town::SLUG).unwrap()[0].0, contacts_of(gerda));
    let refused = gemeente.act_and_wait(town::who(Cast::Ayse), fresh_daad(), records(gerda, None)).unwrap_err();
    assert!(matches!(&refused, Error::Refused(why) if why[0].code == "zaak-vernietigd"), "{refused}");
    is_whole(town.dir.path());
    let live = says(&gemeente);
    drop((gemeente, there, beside));
    assert_eq!(says(&town.restarted().gemeente()), live, "and it is so after a restart");
}

#[test]
fn a_whole_dossier_goes_and_its_number_is_never_given_again() {
    let (town, gerda, hans) = town().with_gerda_and_hans();
    let gemeente = town.gemeente();
    let of_hans = |part: &str| format!("inwoner/{hans}/{part}");
    destroy(&gemeente, &[of_hans("persoon"), of_hans("toewijzing"), of_hans("traject/2")]);
    assert!(!says(&gemeente).contains("Yıldız"));
    let town = town.restarted();
    let gemeente = town.gemeente();
    assert!(!says(&gemeente).contains("Yıldız"));
    let next = town::lives(&gemeente, "Wim", "Bos", Cast::Bram);
    assert_eq!((gerda, hans, next), (InwonerId(1), InwonerId(2), InwonerId(3)));
    let here = gemeente.ask(Identity::MEEDOEN, |state, _| Ok(inwoner::count(state))).unwrap();
    assert_eq!(here, 2);
    is_whole(town.dir.path());
}

#[test]
fn who_writes_meanwhile_waits_and_loses_nothing() {
    let (town, gerda, hans) = town().with_gerda_and_hans();
    let gemeente = town.gemeente();
    for _ in 0..5 {
        does(&gemeente, Cast::Ayse, records(gerda, None));
    }
    let beside = town.beside();
    let (stop, recorded) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        // Also when something fails below: otherwise they would go on for ever.
        let _stops = Stops(&stop);
        for at in [town.gemeente(), town.gemeente(), beside.gemeente(town::SLUG).unwrap()] {
            let (stop, recorded) = (&stop, &recorded);
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    acts(&at, Cast::Bram, fresh_daad(), hans).unwrap();
                    recorded.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        before_long(|| recorded.load(Ordering::Relaxed) > 10);
        destroy(&gemeente, &[contacts_of(gerda)]);
        destroy(&gemeente, &["inwoner/77/persoon".into()]);
    });
    let all = timeline(&gemeente, Cast::Bram, hans).unwrap();
    let found = all.iter().filter(|event| matches!(event.what, What::Contact(_))).count();
    assert!(found >= recorded.load(Ordering::Relaxed) - 1);
    drop((gemeente, beside));
    let town = town.restarted();
    let all = timeline(&town.gemeente(), Cast::Bram, hans).unwrap();
    let found = all.iter().filter(|event| matches!(event.what, What::Contact(_))).count();
    assert_eq!(found, recorded.load(Ordering::Relaxed), "every contact that was acknowledged, and none twice");
    assert_eq!(contacts(&town.gemeente(), gerda), 0);
    is_whole(town.dir.path());
}

#[test]
fn a_destruction_that_was_cut_short_is_finished_at_the_next_start() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let gemeente = town.gemeente();
    let nr = does(&gemeente, Cast::Ayse, records(gerda, None)).nrs.unwrap().0;
    drop(gemeente);
    let dir = town.dir;
    drop(town.app);
    // The entry is in the log, and the process was killed before the key went.
    let mut log = Log::open(dir.path(), town::SLUG, Arc::new(Keys::open(dir.path()).unwrap())).unwrap();
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
        body: format!(r#"{{"nrs":[{}],"zaken":["{}"]}}"#, nr.0, contacts_of(gerda)).into_bytes(),
    };
    log.destroy(&log.head().unwrap(), &entry).unwrap();
    assert_eq!(Keys::open(dir.path()).unwrap().destroyed(town::SLUG).unwrap(), []);
    drop(log);
    let app = app::App::open(dir.path(), clock("2010-01-04")).unwrap();
    assert_eq!(Keys::open(dir.path()).unwrap().destroyed(town::SLUG).unwrap()[0].0, contacts_of(gerda));
    assert_eq!(contacts(&app.gemeente(town::SLUG).unwrap(), gerda), 0);
}
