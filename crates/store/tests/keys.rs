//! What the keys promise: another master key takes over without anybody noticing, an export opens the log and nothing else does,
//! and a destroyed key is gone from every process.

mod common;

use std::path::Path;
use std::sync::Arc;

use common::{Town, all_after, entry};
use store::{AppendError, Keys, Log, StoreError, export};

const PHRASE: &str = "vijf gewone woorden achter elkaar";

fn master_file(town: &Town) -> String {
    std::fs::read_to_string(town.dir.path().join("sleutels/meestersleutel")).unwrap()
}

fn open(dir: &Path) -> Log {
    Log::open(dir, "utrecht", Arc::new(Keys::open(dir).unwrap())).unwrap()
}

#[test]
fn a_new_master_key_takes_over_and_the_log_reads_on() {
    let mut town = Town::with(40);
    let before = master_file(&town);
    let done = town.keys.rotate(&mut |_, _| ()).unwrap();
    assert_eq!((done.wrapped, done.resumed), (5, false));
    let after = master_file(&town);
    assert_eq!(after.lines().count(), 1, "the old one is gone");
    assert_ne!(before, after);
    town.append(&[entry(41)]);
    assert_eq!(all_after(&open(town.dir.path()), 0).len(), 41);
    assert!(town.log.check(&[]).unwrap().is_whole());
}

#[test]
fn a_process_that_did_not_renew_the_master_key_goes_on_with_the_new_one() {
    let town = Town::with(10);
    let mut other = open(town.dir.path());
    all_after(&other, 0);
    town.keys.rotate(&mut |_, _| ()).unwrap();
    town.keys.rotate(&mut |_, _| ()).unwrap();
    let fresh: Vec<_> = (11..=20).map(|i| store::NewEntry { zaak: format!("nieuw/{i}"), ..entry(i) }).collect();
    other.append(&other.head().unwrap(), &fresh).unwrap();
    assert_eq!(all_after(&open(town.dir.path()), 0).len(), 20);
    let wraps: i64 = rusqlite::Connection::open(town.dir.path().join("sleutels/sleutels.sqlite"))
        .unwrap()
        .query_row("SELECT count(DISTINCT meester) FROM sleutel", [], |row| row.get(0))
        .unwrap();
    assert_eq!(wraps, 1, "a key that was made meanwhile names the master key of that moment");
}

#[test]
fn two_who_renew_at_once_and_one_who_writes_lose_no_key() {
    let town = Town::with(30);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            let keys = Keys::open(town.dir.path()).unwrap();
            scope.spawn(move || (0..5).for_each(|_| drop(keys.rotate(&mut |_, _| ()).unwrap())));
        }
        let mut log = open(town.dir.path());
        scope.spawn(move || {
            for i in 31..=80 {
                let new = store::NewEntry { zaak: format!("nieuw/{i}"), ..entry(i) };
                log.append(&log.head().unwrap(), &[new]).unwrap();
            }
        });
    });
    assert_eq!(all_after(&open(town.dir.path()), 0).len(), 80);
    assert_eq!(master_file(&town).lines().count(), 1);
}

#[test]
fn keys_beside_a_strange_master_key_refuse_before_anything_is_wrapped_under_it() {
    let town = Town::with(3);
    let elsewhere = Town::with(1);
    let path = town.dir.path().join("sleutels/meestersleutel");
    std::fs::write(&path, master_file(&elsewhere)).unwrap();
    let error = Keys::open(town.dir.path()).err().unwrap();
    assert!(matches!(error, StoreError::OtherMasterKey { .. }), "{error}");
    assert_eq!(master_file(&town), master_file(&elsewhere), "no third one was made");
}

#[test]
fn a_master_key_from_before_it_was_renewed_opens_nothing() {
    let town = Town::with(3);
    let old = master_file(&town);
    town.keys.rotate(&mut |_, _| ()).unwrap();
    std::fs::write(town.dir.path().join("sleutels/meestersleutel"), old).unwrap();
    assert!(matches!(Keys::open(town.dir.path()), Err(StoreError::OtherMasterKey { .. })));
}

#[test]
fn an_export_opens_the_whole_log_and_leaves_nothing_behind() {
    let town = Town::with(20);
    town.keys.rotate(&mut |_, _| ()).unwrap();
    town.keys.destroy("utrecht", "inwoner/3", 7).unwrap();
    let file = town.dir.path().join("export.meedoen");
    assert_eq!(export::write(&town.keys, &file, PHRASE, 5).unwrap(), 4);
    let (keys, made) = export::open(&file, PHRASE).unwrap();
    let log = Log::open(town.dir.path(), "utrecht", Arc::new(keys)).unwrap();
    let report = log.check(&[]).unwrap();
    assert_eq!((report.is_whole(), report.head.nr, report.destroyed, made), (true, 20, 4, 5));
    assert!(matches!(export::write(&town.keys, &file, PHRASE, 6), Err(StoreError::Exists { .. })));
}

#[test]
fn an_export_opens_with_its_passphrase_only_and_a_changed_byte_is_noticed() {
    let town = Town::with(2);
    let file = town.dir.path().join("export.meedoen");
    export::write(&town.keys, &file, PHRASE, 5).unwrap();
    let told = |phrase: &str| export::open(&file, phrase).err().unwrap().to_string();
    assert!(told("vijf gewone woorden achter Elkaar").contains("does not open with this passphrase"));
    let whole = std::fs::read(&file).unwrap();
    let first_line = whole.iter().position(|byte| *byte == b'\n').unwrap();
    // A cheaper passphrase, a changed key, a cut tail.
    let cheaper = String::from_utf8_lossy(&whole[..first_line]).replace("\"rondes\":3", "\"rondes\":1");
    std::fs::write(&file, [cheaper.as_bytes(), &whole[first_line..]].concat()).unwrap();
    assert!(told(PHRASE).contains("or it was changed"));
    let mut changed = whole.clone();
    changed[first_line + 40] ^= 1;
    for broken in [&changed[..], &whole[..whole.len() - 1], &whole[..first_line], b"", b"{}\n"] {
        std::fs::write(&file, broken).unwrap();
        assert!(matches!(export::open(&file, PHRASE), Err(StoreError::BadExport { .. })));
    }
}

#[test]
fn keys_are_put_back_from_an_export_where_there_are_none() {
    let town = Town::with(12);
    let file = town.dir.path().join("export.meedoen");
    export::write(&town.keys, &file, PHRASE, 5).unwrap();
    assert!(matches!(export::put_back(town.dir.path(), &file, PHRASE), Err(StoreError::Exists { .. })));
    std::fs::rename(town.dir.path().join("sleutels"), town.dir.path().join("kwijt")).unwrap();
    assert!(export::put_back(town.dir.path(), &file, "een heel andere wachtzin dus").is_err());
    assert!(!town.dir.path().join("sleutels").exists());
    assert_eq!(export::put_back(town.dir.path(), &file, PHRASE).unwrap(), 5);
    assert_eq!(all_after(&open(town.dir.path()), 0).len(), 12);
}

#[test]
fn a_key_that_another_process_destroyed_is_let_go_when_this_one_looks() {
    let town = Town::with(10);
    let mut here = open(town.dir.path());
    let keys = Arc::new(Keys::open(town.dir.path()).unwrap());
    let log = Log::open(town.dir.path(), "utrecht", Arc::clone(&keys)).unwrap();
    all_after(&log, 0);
    all_after(&here, 0);
    assert!(!keys.look().unwrap(), "nothing was destroyed yet");
    town.keys.destroy("utrecht", "inwoner/3", 0).unwrap();
    assert!(keys.look().unwrap());
    assert!(!keys.look().unwrap(), "once is enough");
    log.forget_destroyed();
    assert!(log.bodies(&[3]).unwrap()[0].1.is_none());
    let refused = here.append(&here.head().unwrap(), &[entry(3)]);
    assert!(matches!(refused, Err(AppendError::Trouble(StoreError::KeyDestroyed { .. }))), "{refused:?}");
}
