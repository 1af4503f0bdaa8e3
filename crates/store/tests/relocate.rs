//! A log goes from one engine to another and is the same log there: entry by entry, with what was destroyed still destroyed, also
//! when others are at work on it meanwhile.

mod common;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use common::cluster::{Cluster, run_sql};
use common::{Town, all_after, daad, entry};
use store::backup::{Moved, relocate};
use store::{Anchor, AppendError, DESTRUCTION, Keys, Log, Logs, NewEntry, StoreError, anchor};

/// From where to where; an address, or the files in the folder of the town.
type Way = (Option<String>, Option<String>);

/// Does it on every way there is, on one PostgreSQL.
fn on_every_way(test: impl Fn(Way)) {
    let Some(cluster) = Cluster::start() else { return };
    let address = || Some(cluster.address());
    for way in [(None, address()), (address(), None), (address(), address())] {
        println!("from {} to {}", said(&way.0), said(&way.1));
        test(way);
    }
}

fn said(address: &Option<String>) -> &str {
    address.as_deref().unwrap_or("files")
}

fn at(dir: &Path, address: &Option<String>) -> Logs {
    Logs::of(dir, address.as_deref()).unwrap()
}

fn moved(dir: &Path, (from, to): &Way) -> Result<Vec<Moved>, StoreError> {
    relocate(dir, &at(dir, from), &at(dir, to), &mut |_, _, _| ())
}

fn opened(dir: &Path, address: &Option<String>) -> Result<Log, StoreError> {
    at(dir, address).open("utrecht", Arc::new(Keys::open(dir).unwrap()))
}

/// A town of so many entries with its log at this address.
fn town_at(address: &Option<String>, count: u64) -> Town {
    let mut town = Town::at(address.clone());
    let all: Vec<NewEntry> = (1..=count).map(entry).collect();
    for batch in all.chunks(250) {
        town.append(batch);
    }
    town
}

fn destroy(town: &mut Town, nrs: &[u64], zaak: &str) {
    let body = format!("{{\"nrs\":{nrs:?},\"zaken\":[{zaak:?}],\"grond\":\"termijn\"}}");
    let entry = NewEntry { soort: DESTRUCTION.into(), zaak: "vernietiging".into(), body: body.into(), ..entry(0) };
    town.log.destroy(&town.log.head().unwrap(), &entry).unwrap();
    town.keys.destroy("utrecht", zaak, 0).unwrap();
}

#[test]
fn a_moved_log_is_the_same_log_and_the_old_one_takes_nothing_more() {
    on_every_way(|way| {
        let mut town = town_at(&way.0, 23);
        destroy(&mut town, &[3, 8, 13, 18, 23], "inwoner/3");
        let dir = town.dir.path().to_owned();
        let head = town.log.head().unwrap();
        anchor::write(&dir, "utrecht", &Anchor { datum: 20_400, head }).unwrap();
        let before = all_after(&town.log, 0);
        let expected = Moved { gemeente: "utrecht".into(), nr: 24, destroyed: 5, anchors: 1, before: 0 };
        assert_eq!(moved(&dir, &way).unwrap(), [expected]);

        let mut log = opened(&dir, &way.1).unwrap();
        assert_eq!((log.head().unwrap(), all_after(&log, 0)), (head, before));
        let holes: Vec<u64> =
            all_after(&log, 0).iter().filter(|(_, entry)| entry.body.is_empty()).map(|(nr, _)| *nr).collect();
        assert_eq!(holes, [3, 8, 13, 18, 23], "what was destroyed is no more there than here");
        assert_eq!(log.find_daad(&daad(3)).unwrap(), [6, 7], "an act is found by its number");
        assert!(log.check(&[head]).unwrap().is_whole());
        assert_eq!(log.append(&head, &[entry(25)]).unwrap().nr, 25, "and it goes on there");

        // Who still has the old one open is told, and so is who opens it.
        let refused = town.log.append(&head, &[entry(25)]);
        assert!(matches!(refused, Err(AppendError::Trouble(StoreError::MovedAway { .. }))), "{refused:?}");
        assert!(matches!(town.log.head(), Err(StoreError::MovedAway { .. })));
        assert!(matches!(opened(&dir, &way.0).err(), Some(StoreError::MovedAway { .. })));
        // Given once more the command finds that it is done, also when the new log went on.
        assert_eq!(moved(&dir, &way).unwrap()[0].before, 25);
    });
}

#[test]
fn what_others_add_and_destroy_meanwhile_goes_along() {
    on_every_way(|way| {
        let town = town_at(&way.0, 3000);
        let (dir, stop) = (town.dir.path().to_owned(), AtomicBool::new(false));
        let acknowledged = std::thread::scope(|scope| {
            let mut town = town_like(&town);
            let stop = &stop;
            let writer = scope.spawn(move || {
                let mut last = 3000;
                while !stop.load(Ordering::Relaxed) {
                    let head = town.log.head();
                    let Ok(head) = head else { break };
                    match town.log.append(&head, &[entry(head.nr + 1)]) {
                        Ok(head) => last = head.nr,
                        Err(AppendError::Trouble(StoreError::MovedAway { .. })) => break,
                        Err(error) => panic!("{error}"),
                    }
                }
                last
            });
            let outcome = moved(&dir, &way);
            stop.store(true, Ordering::Relaxed);
            let acknowledged = writer.join().unwrap();
            assert_eq!(
                outcome.unwrap()[0].nr,
                acknowledged,
                "the last that was acknowledged is the last that went over"
            );
            acknowledged
        });
        let log = opened(&dir, &way.1).unwrap();
        assert!(log.check(&[]).unwrap().is_whole());
        assert!(all_after(&log, 0).into_iter().all(|(nr, found)| found == entry(nr)));
        assert_eq!(log.head().unwrap().nr, acknowledged);
    });
}

/// The same town with a log of its own, as another process has it. Its folder is not used.
fn town_like(town: &Town) -> Town {
    let (keys, logs, address) = (Arc::clone(&town.keys), town.logs.clone(), town.address.clone());
    Town { dir: tempfile::tempdir().unwrap(), keys, logs, log: town.opened(), address }
}

#[test]
fn a_body_that_went_over_and_is_destroyed_before_the_next_try_leaves_both() {
    on_every_way(|way| {
        let mut town = town_at(&way.0, 4100);
        let dir = town.dir.path().to_owned();
        // A try that is cut short after its second batch: the reader of the progress has had enough.
        let cut = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            relocate(&dir, &at(&dir, &way.0), &at(&dir, &way.1), &mut |_, nr, _| assert!(nr < 4000, "cut short"))
        }));
        assert!(cut.is_err());
        assert!(matches!(opened(&dir, &way.1).err(), Some(StoreError::Arriving { .. })), "half a log opens for nobody");
        let nrs: Vec<u64> = (1..=4100).filter(|nr| nr % 5 == 3).collect();
        destroy(&mut town, &nrs, "inwoner/3");
        let found = moved(&dir, &way).unwrap();
        assert_eq!((found[0].before, found[0].nr, found[0].destroyed), (4000, 4101, nrs.len() as u64));
        let log = opened(&dir, &way.1).unwrap();
        assert!(log.check(&[]).unwrap().is_whole(), "a body that should be gone would be a fault");
    });
}

#[test]
fn a_place_with_something_else_in_it_is_refused_and_left_as_it_was() {
    on_every_way(|way| {
        let town = town_at(&way.0, 5);
        let dir = town.dir.path().to_owned();
        let keys = || Arc::new(Keys::open(&dir).unwrap());
        // A log of this gemeente that is another one.
        at(&dir, &way.1).create("utrecht", keys()).unwrap();
        let refused = moved(&dir, &way).unwrap_err();
        assert!(refused.to_string().contains("there is a log of gemeente 'utrecht' already"), "{refused}");
        remove(&dir, &way.1);
        // A gemeente that is not moved.
        at(&dir, &way.1).create("houten", keys()).unwrap();
        let refused = moved(&dir, &way).unwrap_err();
        assert!(refused.to_string().contains("gemeente 'houten', which is not among"), "{refused}");
        assert_eq!(at(&dir, &way.1).gemeenten().unwrap(), ["houten"], "and nothing was begun");
        assert!(town.log.check(&[]).unwrap().is_whole());
    });
}

fn remove(dir: &Path, address: &Option<String>) {
    match address {
        None => std::fs::remove_file(dir.join("gemeenten/utrecht/log.sqlite")).unwrap(),
        Some(address) => run_sql(address, "DELETE FROM kop; DELETE FROM log; DELETE FROM lichaam").unwrap(),
    }
}

#[test]
fn a_log_that_is_not_whole_is_not_moved_and_the_entry_is_named() {
    on_every_way(|way| {
        for (damage, says) in [
            ("DELETE FROM lichaam WHERE nr = 4", "entry 4"),
            ("UPDATE log SET hash = (SELECT hash FROM log WHERE nr = 2) WHERE nr = 6", "entry 6"),
        ] {
            let town = town_at(&way.0, 10);
            town.intrude(damage);
            let refused = moved(town.dir.path(), &way).unwrap_err().to_string();
            assert!(refused.contains(says), "{refused}");
            assert!(opened(town.dir.path(), &way.0).is_ok(), "the old one is not closed");
            assert!(opened(town.dir.path(), &way.1).is_err(), "and the new one is not open");
            if way.0.is_some() {
                town.intrude("DELETE FROM kop; DELETE FROM log; DELETE FROM lichaam");
            }
            if way.1.is_some() {
                remove(town.dir.path(), &way.1);
            }
        }
    });
}

#[test]
fn a_log_can_go_back_once_the_old_one_is_put_aside() {
    on_every_way(|way| {
        let Town { dir: folder, log, .. } = town_at(&way.0, 9);
        let dir = folder.path().to_owned();
        drop(log);
        moved(&dir, &way).unwrap();
        let back = (way.1.clone(), way.0.clone());
        let refused = moved(&dir, &back).unwrap_err();
        assert!(refused.to_string().contains("there is an earlier log of gemeente 'utrecht' already"), "{refused}");
        remove(&dir, &way.0);
        assert_eq!(moved(&dir, &back).unwrap()[0].nr, 9);
        assert!(opened(&dir, &way.0).unwrap().check(&[]).unwrap().is_whole());
        assert!(matches!(opened(&dir, &way.1).err(), Some(StoreError::MovedAway { .. })));
    });
}
