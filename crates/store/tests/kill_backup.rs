//! Whoever is killed while making a back-up leaves none; whoever is killed while restoring leaves a folder that holds nothing or
//! everything, and a second try ends well.

mod common;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use common::cluster::Cluster;
use common::{Town, all_after, daad, entry};
use store::backup::{Stamp, Until, make, restore};
use store::{Keys, Log, Logs, StoreError, export};

const FROM: &str = "STORE_TEST_BACKUP_FROM";
const TO: &str = "STORE_TEST_BACKUP_TO";
/// Where a restored log goes, when that is no folder.
const ADDRESS: &str = "STORE_TEST_BACKUP_ADDRESS";
const COUNT: u64 = 6000;

/// Do nothing by themselves; as victims they make a back-up, or restore one, until they are killed.
#[test]
fn maker() {
    let (Some(from), Some(to)) = (path_in(FROM), path_in(TO)) else { return };
    back_up(&from, &to);
}

#[test]
fn restorer() {
    let (Some(from), Some(to)) = (path_in(FROM), path_in(TO)) else { return };
    // The one before was killed between the end of its work and its own.
    if to.join("gemeenten").exists() && !to.join("herstel.deel").exists() {
        return;
    }
    bring_back(&from, &to);
}

fn path_in(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).map(PathBuf::from)
}

fn back_up(dir: &Path, to: &Path) {
    let log = Log::open(dir, "utrecht", Arc::new(Keys::open(dir).unwrap())).unwrap();
    make(dir, &[log], to, 1, &mut |_, _, _| ()).unwrap();
}

fn bring_back(from: &Path, to: &Path) {
    let stamp = Stamp { datum: 20_500, geboekt: 1, rol: "meedoen".into(), daad: daad(1) };
    let logs = Logs::of(to, std::env::var(ADDRESS).ok().as_deref()).unwrap();
    restore(from, to, &logs, Until::End, &stamp, &mut |_, _, _| ()).unwrap();
}

/// Whether it was killed, and had not come to its end before that.
fn killed(victim: &str, from: &Path, to: &Path, address: Option<&str>, after: Duration) -> bool {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", victim, "--nocapture"])
        .env(FROM, from)
        .env(TO, to)
        .envs(address.map(|address| (ADDRESS, address)))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(after);
    let ended = child.try_wait().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(ended.is_none_or(|status| status.success()), "the victim failed by itself");
    ended.is_none()
}

/// Tries at later and later moments, until the victim comes to its end; `look` is told after each kill.
fn at_any_moment(victim: &str, from: &Path, to: &Path, address: Option<&str>, look: impl Fn()) {
    let mut kills = 0;
    let mut after = Duration::from_millis(12);
    while killed(victim, from, to, address, after) {
        kills += 1;
        look();
        after = after * 5 / 4;
    }
    assert!(kills > 5, "only {kills} kills before it was done");
}

#[test]
fn a_killed_back_up_is_no_back_up_and_a_killed_restore_is_nothing_or_everything() {
    let mut town = Town::new();
    town.append(&(1..=COUNT).map(entry).collect::<Vec<_>>());
    let from = town.dir.path().join("uit");
    at_any_moment("maker", town.dir.path(), &from, None, || {
        assert!(!from.exists() || from.join("back-up.json").exists());
        let _ = std::fs::remove_dir_all(&from);
    });
    restores_at_any_moment(&town, &from, None);
    let Some(cluster) = Cluster::start() else { return };
    restores_at_any_moment(&town, &from, Some(&cluster.address()));
}

fn restores_at_any_moment(town: &Town, from: &Path, address: Option<&str>) {
    let elsewhere = tempfile::tempdir().unwrap();
    let to = elsewhere.path();
    let keys = to.join("keys.export");
    export::write(&town.keys, &keys, "een lange zin om mee te proeven", 1).unwrap();
    export::put_back(to, &keys, "een lange zin om mee te proeven").unwrap();
    let opened = || {
        let logs = Logs::of(to, address).unwrap();
        logs.open("utrecht", Arc::new(Keys::open(to).unwrap()))
    };
    let is_whole = |log: &Log| {
        assert_eq!(log.head().unwrap().nr, COUNT);
        assert!(all_after(log, 0).into_iter().all(|(nr, found)| found == entry(nr)));
    };
    at_any_moment("restorer", from, to, address, || match opened() {
        Ok(log) => is_whole(&log),
        Err(StoreError::NoLog { .. } | StoreError::Arriving { .. }) => {}
        Err(other) => panic!("after a kill: {other}"),
    });
    is_whole(&opened().unwrap());
    assert!(!to.join("herstel.deel").exists());
}
