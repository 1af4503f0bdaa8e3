//! Whoever is killed while moving a log leaves one that nobody can start on, and the same command once more ends well.

mod common;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use common::cluster::Cluster;
use common::{Town, all_after, entry};
use store::backup::relocate;
use store::{DESTRUCTION, Keys, Logs, NewEntry, StoreError};

const DIR: &str = "STORE_TEST_MOVE_DIR";
const FROM: &str = "STORE_TEST_MOVE_FROM";
const TO: &str = "STORE_TEST_MOVE_TO";
const COUNT: u64 = 9000;

/// Does nothing by itself; as the victim it moves a log until it is killed.
#[test]
fn mover() {
    let Some(dir) = std::env::var_os(DIR).map(PathBuf::from) else { return };
    let at = |name: &str| Logs::of(&dir, std::env::var(name).ok().as_deref()).unwrap();
    relocate(&dir, &at(FROM), &at(TO), &mut |_, _, _| ()).unwrap();
}

/// Whether it was killed, and had not come to its end before that.
fn killed(dir: &Path, from: Option<&str>, to: Option<&str>, after: Duration) -> bool {
    let mut mover = Command::new(std::env::current_exe().unwrap());
    mover.args(["--exact", "mover", "--nocapture"]).env(DIR, dir);
    for (name, address) in [(FROM, from), (TO, to)] {
        if let Some(address) = address {
            mover.env(name, address);
        }
    }
    let mut mover = mover.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    std::thread::sleep(after);
    let ended = mover.try_wait().unwrap();
    mover.kill().unwrap();
    let said = mover.wait_with_output().unwrap().stderr;
    assert!(ended.is_none_or(|status| status.success()), "it failed by itself: {}", String::from_utf8_lossy(&said));
    ended.is_none()
}

#[test]
fn a_move_that_is_killed_at_any_moment_is_finished_by_the_next_and_nothing_is_lost() {
    let Some(cluster) = Cluster::start() else { return };
    for (from, to) in [(None, Some(cluster.address())), (Some(cluster.address()), None)] {
        let mut town = Town::at(from.clone());
        let all: Vec<NewEntry> = (1..=COUNT).map(entry).collect();
        for batch in all.chunks(500) {
            town.append(batch);
        }
        let nrs: Vec<u64> = (1..=COUNT).filter(|nr| nr % 5 == 3).collect();
        let body = format!("{{\"nrs\":{nrs:?},\"zaken\":[\"inwoner/3\"]}}");
        let destruction = NewEntry { soort: DESTRUCTION.into(), zaak: "v".into(), body: body.into(), ..entry(0) };
        let head = town.log.destroy(&town.log.head().unwrap(), &destruction).unwrap();
        town.keys.destroy("utrecht", "inwoner/3", 0).unwrap();
        let before = all_after(&town.log, 0);
        let dir = town.dir.path();
        let opened =
            |address: Option<&str>| Logs::of(dir, address).unwrap().open("utrecht", Arc::new(Keys::open(dir).unwrap()));
        let (mut kills, mut after) = (0, Duration::from_millis(15));
        while killed(dir, from.as_deref(), to.as_deref(), after) {
            kills += 1;
            match (opened(from.as_deref()), opened(to.as_deref())) {
                (Ok(old), Err(StoreError::Arriving { .. } | StoreError::NoLog { .. })) => {
                    assert_eq!(old.head().unwrap(), head, "the old one still serves");
                }
                (Err(StoreError::MovedAway { .. }), Err(StoreError::Arriving { .. }) | Ok(_)) => {}
                (old, new) => panic!("after a kill: {:?} and {:?}", old.err(), new.err()),
            }
            after = after * 6 / 5;
        }
        assert!(kills > 5, "only {kills} kills before it was done");
        let log = opened(to.as_deref()).unwrap();
        assert_eq!((log.head().unwrap(), all_after(&log, 0)), (head, before));
        let report = log.check(&[]).unwrap();
        assert_eq!((report.fault, report.destroyed), (None, nrs.len() as u64));
        assert!(matches!(opened(from.as_deref()).err(), Some(StoreError::MovedAway { .. })));
    }
}
