//! A back-up is made while others write, holds nothing secret, and brings back what was there: all of it, or up to a moment.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use common::cluster::{Cluster, address_of_this_test, run_all_on_postgres, run_sql};
use common::{Town, all_after, daad, entry};
use store::backup::{Restored, Stamp, Until, make, restore};
use store::{
    Accounts, Anchor, DESTRUCTION, Inzage, InzageRecord, Keys, Log, Logs, NewEntry, StoreError, anchor, export,
};
use tempfile::TempDir;

on_both_engines! {
    what_was_backed_up_is_restored_with_looks_accounts_and_anchors,
    a_moment_is_an_nr_or_a_time_and_an_act_is_restored_whole_or_not,
    anchors_of_after_the_moment_are_left_out_and_told,
    what_was_destroyed_after_the_back_up_stays_destroyed,
    a_destruction_in_the_log_reaches_keys_that_were_put_back_from_before_it,
    a_changed_back_up_is_not_restored_and_leaves_nothing,
    a_log_that_is_not_whole_is_not_backed_up,
    nothing_is_written_over_by_a_back_up_or_by_a_restore,
    a_back_up_under_load_is_the_log_of_one_moment_and_keeps_nobody_waiting,
}

fn stamp() -> Stamp {
    Stamp { datum: 20_500, geboekt: 1_770_000_000_000_000, rol: "meedoen".into(), daad: daad(9999) }
}

fn back_up(town: &Town, name: &str) -> PathBuf {
    let to = town.dir.path().join(name);
    let log = town.log.reader().unwrap();
    make(town.dir.path(), &[log], &to, 42, &mut |_, _, _| ()).unwrap();
    to
}

/// A folder elsewhere with keys and nothing else, and where its logs are to be.
struct Elsewhere {
    dir: TempDir,
    logs: Logs,
    address: Option<String>,
}

impl Elsewhere {
    /// With the keys in this export, and its logs on the engine of this test.
    fn with(keys: &Path) -> Elsewhere {
        Elsewhere::at(keys, address_of_this_test())
    }

    fn at(keys: &Path, address: Option<String>) -> Elsewhere {
        let dir = tempfile::tempdir().unwrap();
        export::put_back(dir.path(), keys, "een lange zin om mee te proeven").unwrap();
        let logs = Logs::of(dir.path(), address.as_deref()).unwrap();
        Elsewhere { dir, logs, address }
    }

    fn path(&self) -> &Path {
        self.dir.path()
    }

    fn restores(&self, from: &Path, until: Until) -> Result<Vec<Restored>, StoreError> {
        restore(from, self.path(), &self.logs, until, &stamp(), &mut |_, _, _| ())
    }

    fn open(&self) -> Log {
        self.logs.open("utrecht", Arc::new(Keys::open(self.path()).unwrap())).unwrap()
    }

    /// How many of these entries have a sealed body.
    fn bodies(&self, nrs: &str) -> i64 {
        let query = format!("SELECT verzegeld FROM lichaam WHERE nr IN ({nrs})");
        let file = self.path().join("gemeenten/utrecht/log.sqlite");
        match &self.address {
            None => rusqlite::Connection::open(file)
                .and_then(|file| file.query_row(&format!("SELECT count(*) FROM ({query})"), [], |row| row.get(0)))
                .unwrap(),
            // Dividing by nought fails when there is any.
            Some(address) => i64::from(
                run_sql(address, &format!("SELECT 1 / (CASE WHEN EXISTS ({query}) THEN 0 ELSE 1 END)")).is_err(),
            ),
        }
    }
}

fn export_of(keys: &Keys, dir: &Path, name: &str) -> PathBuf {
    let file = dir.join(name);
    let _ = fs::remove_file(&file);
    export::write(keys, &file, "een lange zin om mee te proeven", 1).unwrap();
    file
}

/// A folder elsewhere with the keys of the town, as they are now.
fn keys_elsewhere(town: &Town) -> Elsewhere {
    Elsewhere::with(&export_of(&town.keys, town.dir.path(), "keys.export"))
}

fn restored(from: &Path, elsewhere: &Elsewhere, until: Until) -> Vec<Restored> {
    elsewhere.restores(from, until).unwrap()
}

fn look(at: i64) -> InzageRecord {
    let (rol, doel) = ("begeleider".into(), "begeleiding".into());
    InzageRecord { at, door: 7, rol, doel, inwoner: Some(at as u32), lijst: None, inwoners: vec![] }
}

fn what_was_backed_up_is_restored_with_looks_accounts_and_anchors() {
    let town = Town::with(23);
    let inzage = Inzage::open(town.dir.path(), "utrecht").unwrap();
    (1..=3).for_each(|at| inzage.record(&look(at)).unwrap());
    let accounts = Accounts::open(town.dir.path()).unwrap();
    let ayse = accounts.create("ayse").unwrap();
    accounts.set_password(ayse, "een heel goed wachtwoord").unwrap();
    let (token, _) = accounts.start_session(ayse, i64::MAX).unwrap();
    let head = town.log.head().unwrap();
    anchor::write(town.dir.path(), "utrecht", &Anchor { datum: 20_400, head }).unwrap();

    let elsewhere = keys_elsewhere(&town);
    let found = restored(&back_up(&town, "uit"), &elsewhere, Until::End);
    assert_eq!(found, [Restored { gemeente: "utrecht".into(), nr: 23, of: 23, destroyed_again: 0, anchors_left: 0 }]);
    let log = elsewhere.open();
    assert_eq!(log.head().unwrap(), head);
    assert_eq!(all_after(&log, 0), all_after(&town.log, 0));
    assert_eq!(log.find_daad(&daad(3)).unwrap(), town.log.find_daad(&daad(3)).unwrap());
    assert_eq!(Inzage::open(elsewhere.path(), "utrecht").unwrap().readers_of(2).unwrap(), [look(2)]);
    let accounts = Accounts::open(elsewhere.path()).unwrap();
    assert!(matches!(accounts.verify("ayse", "een heel goed wachtwoord", 0).unwrap(), store::accounts::Verdict::Ok(_)));
    assert_eq!(accounts.session(&token, 0).unwrap(), None, "nobody is let in by a back-up");
    assert_eq!(anchor::read(&anchor::path(elsewhere.path(), "utrecht").unwrap()).unwrap().len(), 1);
    assert!(!elsewhere.path().join("herstel.deel").exists());
}

#[test]
fn how_a_gemeente_looks_goes_along_and_a_style_that_lies_there_already_stays() {
    let town = Town::with(4);
    let (ours, strange) = (town.dir.path().join("stijl/utrecht"), town.dir.path().join("stijl/elders"));
    for folder in [&ours, &strange, &ours.join("oud")] {
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join("thema.css"), ":root { --mee-radius: 2px; }").unwrap();
    }
    fs::write(ours.join("logo.svg"), "<svg/>").unwrap();
    let (copy, keys) = (back_up(&town, "back-up"), export_of(&town.keys, town.dir.path(), "sleutels.export"));
    let (elsewhere, with_a_style) = (Elsewhere::with(&keys), Elsewhere::with(&keys));
    restored(&copy, &elsewhere, Until::End);
    let names = |dir: &Path| {
        let below = dir.join("stijl");
        files_below(&below).iter().map(|file| file.strip_prefix(&below).unwrap().to_owned()).collect::<BTreeSet<_>>()
    };
    assert_eq!(names(elsewhere.path()), BTreeSet::from(["utrecht/logo.svg".into(), "utrecht/thema.css".into()]));
    fs::create_dir_all(with_a_style.path().join("stijl/utrecht")).unwrap();
    fs::write(with_a_style.path().join("stijl/utrecht/thema.css"), ":root {}").unwrap();
    restored(&copy, &with_a_style, Until::End);
    assert_eq!(fs::read_to_string(with_a_style.path().join("stijl/utrecht/thema.css")).unwrap(), ":root {}");
    let text = fs::read_to_string(copy.join("back-up.json")).unwrap();
    fs::write(copy.join("back-up.json"), text.replace("stijl/utrecht/logo.svg", "stijl/utrecht/../logo.svg")).unwrap();
    fs::copy(copy.join("stijl/utrecht/logo.svg"), copy.join("stijl/logo.svg")).unwrap();
    let refused = Elsewhere::with(&keys).restores(&copy, Until::End).unwrap_err();
    assert!(matches!(refused, StoreError::BadBackup { .. }), "{refused}");
}

#[test]
fn a_back_up_holds_no_key_and_no_text() {
    let mut town = Town::with(10);
    let accounts = Accounts::open(town.dir.path()).unwrap();
    let ayse = accounts.create("ayse").unwrap();
    let (token, session) = accounts.start_session(ayse, i64::MAX).unwrap();
    town.keys.destroy("utrecht", "inwoner/3", 0).unwrap();
    let destroyed: Vec<u8> = rusqlite::Connection::open(town.file())
        .unwrap()
        .query_row("SELECT verzegeld FROM lichaam WHERE nr = 3", [], |row| row.get(0))
        .unwrap();
    town.log.destroy(&town.log.head().unwrap(), &destruction(&[3, 8], "inwoner/3")).unwrap();
    let to = back_up(&town, "uit");
    let secret = fs::read_to_string(town.dir.path().join("sleutels/meestersleutel")).unwrap();
    let keys = rusqlite::Connection::open(town.dir.path().join("sleutels/sleutels.sqlite")).unwrap();
    let mut query = keys.prepare("SELECT gewikkeld FROM sleutel").unwrap();
    let wrapped: Vec<Vec<u8>> = query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let secret = secret.trim().split(' ').nth(1).unwrap().as_bytes().to_vec();
    let texts = [b"zeer persoonlijk".to_vec(), token.into_bytes(), session.csrf.into_bytes()];
    for file in files_below(&to) {
        let bytes = fs::read(&file).unwrap();
        for forbidden in wrapped.iter().chain(&texts).chain([&secret, &destroyed]) {
            assert!(!bytes.windows(forbidden.len()).any(|window| window == forbidden), "in {}", file.display());
        }
    }
}

fn files_below(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

fn destruction(nrs: &[u64], zaak: &str) -> NewEntry {
    let body = format!("{{\"nrs\":{nrs:?},\"zaken\":[{zaak:?}],\"grond\":\"termijn\"}}");
    NewEntry { soort: DESTRUCTION.into(), zaak: "vernietiging".into(), body: body.into(), ..entry(0) }
}

fn a_moment_is_an_nr_or_a_time_and_an_act_is_restored_whole_or_not() {
    let town = Town::with(23);
    let from = back_up(&town, "uit");
    // Two entries make an act: 2 and 3, 4 and 5, and so on. An entry is booked a microsecond after the one before it.
    let booked = |nr: u64| entry(nr).geboekt;
    for (until, last) in [
        (Until::Nr(11), 11),
        (Until::Nr(10), 9),
        (Until::Nr(1), 1),
        (Until::Nr(500), 23),
        (Until::Moment(booked(15)), 15),
        (Until::Moment(booked(16)), 15),
        (Until::Moment(booked(0)), 0),
    ] {
        let elsewhere = keys_elsewhere(&town);
        assert_eq!(restored(&from, &elsewhere, until)[0].nr, last, "{until:?}");
        let log = elsewhere.open();
        assert_eq!(log.head().unwrap().nr, last);
        assert!(log.check(&[]).unwrap().is_whole());
    }
}

fn anchors_of_after_the_moment_are_left_out_and_told() {
    let town = Town::with(8);
    let early = store::Head { nr: 3, hash: hash_of(&town, 3) };
    anchor::write(town.dir.path(), "utrecht", &Anchor { datum: 20_400, head: early }).unwrap();
    anchor::write(town.dir.path(), "utrecht", &Anchor { datum: 20_401, head: town.log.head().unwrap() }).unwrap();
    let elsewhere = keys_elsewhere(&town);
    assert_eq!(restored(&back_up(&town, "uit"), &elsewhere, Until::Nr(5))[0].anchors_left, 1);
}

fn hash_of(town: &Town, nr: i64) -> [u8; 32] {
    town.stored(&format!("SELECT hash FROM log WHERE nr = {nr}")).try_into().unwrap()
}

fn what_was_destroyed_after_the_back_up_stays_destroyed() {
    let town = Town::with(10);
    let from = back_up(&town, "uit");
    town.keys.destroy("utrecht", "inwoner/3", 0).unwrap();
    let elsewhere = keys_elsewhere(&town);
    assert_eq!(restored(&from, &elsewhere, Until::End)[0].destroyed_again, 2);
    let log = elsewhere.open();
    let report = log.check(&[]).unwrap();
    assert_eq!((report.is_whole(), report.head.nr, report.destroyed), (true, 11, 2));
    assert_eq!(elsewhere.bodies("3, 8"), 0, "the sealed bodies are gone too");
}

fn a_destruction_in_the_log_reaches_keys_that_were_put_back_from_before_it() {
    let mut town = Town::with(10);
    let mut destroy = |nrs: &[u64], zaak: &str| {
        town.log.destroy(&town.log.head().unwrap(), &destruction(nrs, zaak)).unwrap();
        town.keys.destroy("utrecht", zaak, 0).unwrap();
    };
    destroy(&[4, 9], "inwoner/4");
    let keys_of_before = export_of(&town.keys, town.dir.path(), "before.export");
    let mut destroy = |nrs: &[u64], zaak: &str| {
        town.log.destroy(&town.log.head().unwrap(), &destruction(nrs, zaak)).unwrap();
        town.keys.destroy("utrecht", zaak, 0).unwrap();
    };
    destroy(&[3, 8], "inwoner/3");
    let from = back_up(&town, "uit");
    let elsewhere = Elsewhere::with(&keys_of_before);
    // Also to a moment before the destruction: it was done, and stays done.
    let found = &restored(&from, &elsewhere, Until::Nr(9))[0];
    assert_eq!((found.nr, found.destroyed_again), (9, 4));
    let log = elsewhere.open();
    let holes: Vec<u64> =
        all_after(&log, 0).iter().filter(|(_, entry)| entry.body.is_empty()).map(|(nr, _)| *nr).collect();
    assert_eq!(holes, [3, 4, 8, 9]);
    assert!(log.check(&[]).unwrap().is_whole());
    let keys = Keys::open(elsewhere.path()).unwrap();
    assert_eq!(keys.destroyed("utrecht").unwrap().len(), 2);
}

fn a_changed_back_up_is_not_restored_and_leaves_nothing() {
    let town = Town::with(10);
    let from = back_up(&town, "uit");
    for name in ["gemeenten/utrecht/log.regels", "gemeenten/utrecht/inzage.sqlite"] {
        let kept = fs::read(from.join(name)).unwrap();
        let mut changed = kept.clone();
        let middle = changed.len() / 2;
        changed[middle] ^= 1;
        let elsewhere = keys_elsewhere(&town);
        for broken in [&changed[..], &kept[..kept.len() - 1]] {
            fs::write(from.join(name), broken).unwrap();
            let outcome = elsewhere.restores(&from, Until::End);
            assert!(matches!(outcome, Err(StoreError::BadBackup { .. })), "{outcome:?}");
            assert!(!elsewhere.path().join("gemeenten").exists());
        }
        fs::write(from.join(name), kept).unwrap();
        restored(&from, &elsewhere, Until::End);
    }
}

fn a_log_that_is_not_whole_is_not_backed_up() {
    let town = Town::with(10);
    town.intrude("DELETE FROM lichaam WHERE nr = 4");
    let to = town.dir.path().join("uit");
    let error = make(town.dir.path(), &[town.log], &to, 42, &mut |_, _, _| ()).unwrap_err();
    assert_eq!(error.to_string(), "entry 4 is damaged: its body is gone, and no destruction entry says so");
    assert!(!to.exists() && !town.dir.path().join("uit.deel").exists());
}

fn nothing_is_written_over_by_a_back_up_or_by_a_restore() {
    let town = Town::with(3);
    let from = back_up(&town, "uit");
    let again = make(town.dir.path(), &[town.log.reader().unwrap()], &from, 42, &mut |_, _, _| ());
    assert!(matches!(again, Err(StoreError::Exists { .. })));
    let over = restore(&from, town.dir.path(), &town.logs, Until::End, &stamp(), &mut |_, _, _| ());
    assert!(matches!(over, Err(StoreError::Exists { .. })));
    // A folder without a gemeente, and a database that has one.
    let elsewhere = Elsewhere { logs: town.logs.clone(), ..keys_elsewhere(&town) };
    if town.address.is_some() {
        assert!(matches!(elsewhere.restores(&from, Until::End), Err(StoreError::Exists { .. })));
        assert!(town.log.check(&[]).unwrap().is_whole(), "and that one is as it was");
    }
    let without_keys = tempfile::tempdir().unwrap();
    let logs = Logs::of(without_keys.path(), None).unwrap();
    let outcome = restore(&from, without_keys.path(), &logs, Until::End, &stamp(), &mut |_, _, _| ());
    assert!(matches!(outcome, Err(StoreError::NoMasterKey { .. })), "{outcome:?}");
    assert!(!without_keys.path().join("sleutels").exists(), "and no keys are made");
}

fn a_back_up_under_load_is_the_log_of_one_moment_and_keeps_nobody_waiting() {
    let town = Town::with(400);
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        let mut writer = town.opened();
        let stop = &stop;
        let written = scope.spawn(move || {
            let mut count = 0;
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                let head = writer.head().unwrap();
                writer.append(&head, &[entry(head.nr + 1)]).unwrap();
                count += 1;
            }
            count
        });
        for round in 0..4 {
            let to = back_up(&town, &format!("uit-{round}"));
            let elsewhere = keys_elsewhere(&town);
            let last = restored(&to, &elsewhere, Until::End)[0].nr;
            let log = elsewhere.open();
            assert!(all_after(&log, 0).into_iter().all(|(nr, found)| found == entry(nr)));
            assert_eq!(log.head().unwrap().nr, last);
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        assert!(written.join().unwrap() > 4, "the writer went on");
    });
}

#[test]
fn a_back_up_of_one_engine_is_restored_into_the_other_and_what_was_destroyed_since_stays_destroyed() {
    let Some(cluster) = Cluster::start() else { return };
    for (from, to) in [(None, Some(cluster.address())), (Some(cluster.address()), None)] {
        let mut town = Town::at(from);
        for nr in 1..=10 {
            town.append(&[entry(nr)]);
        }
        town.log.destroy(&town.log.head().unwrap(), &destruction(&[4, 9], "inwoner/4")).unwrap();
        town.keys.destroy("utrecht", "inwoner/4", 0).unwrap();
        let from = back_up(&town, "uit");
        town.keys.destroy("utrecht", "inwoner/3", 0).unwrap();
        let elsewhere = Elsewhere::at(&export_of(&town.keys, town.dir.path(), "keys.export"), to);
        let found = &restored(&from, &elsewhere, Until::End)[0];
        assert_eq!((found.nr, found.destroyed_again), (11, 2));
        let log = elsewhere.open();
        let report = log.check(&[]).unwrap();
        assert_eq!((report.fault, report.head.nr, report.destroyed), (None, 12, 4));
        assert_eq!(elsewhere.bodies("3, 4, 8, 9"), 0);
        assert_eq!(all_after(&log, 0)[4], (5, entry(5)));
    }
}

#[test]
fn a_restore_into_a_database_that_was_cut_short_is_done_anew_and_opens_for_nobody_before() {
    let Some(cluster) = Cluster::start() else { return };
    let mut town = Town::new();
    let all: Vec<NewEntry> = (1..=4100).map(entry).collect();
    town.append(&all);
    let from = back_up(&town, "uit");
    let elsewhere = Elsewhere::at(&export_of(&town.keys, town.dir.path(), "keys.export"), Some(cluster.address()));
    let cut = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let mut short = |_: &str, nr, _| assert!(nr < 4000, "cut short");
        restore(&from, elsewhere.path(), &elsewhere.logs, Until::End, &stamp(), &mut short)
    }));
    assert!(cut.is_err());
    let keys = Arc::new(Keys::open(elsewhere.path()).unwrap());
    assert!(matches!(elsewhere.logs.open("utrecht", keys).err(), Some(StoreError::Arriving { .. })));
    assert_eq!(restored(&from, &elsewhere, Until::Nr(4001))[0].nr, 4001);
    assert!(elsewhere.open().check(&[]).unwrap().is_whole());
}
