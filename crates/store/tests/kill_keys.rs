//! Whoever renews the master key and is killed anywhere leaves a log that opens, and goes on when asked again.

mod common;

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use common::{Town, all_after, entry};
use store::{Keys, Log, NewEntry};

const VICTIM: &str = "STORE_TEST_KEYS_VICTIM_DIR";
const ZAKEN: u64 = 1500;

/// Does nothing by itself; as the victim it renews the master key again and again until it is killed, while it writes as well.
#[test]
fn victim() {
    let Some(dir) = std::env::var_os(VICTIM).map(PathBuf::from) else { return };
    let keys = Arc::new(Keys::open(&dir).unwrap());
    let mut log = Log::open(&dir, "utrecht", Arc::clone(&keys)).unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            loop {
                keys.rotate(&mut |_, _| ()).unwrap();
            }
        });
        loop {
            let head = log.head().unwrap();
            log.append(&head, &[of_its_own_zaak(head.nr + 1)]).unwrap();
            std::thread::sleep(Duration::from_millis(5));
        }
    });
}

fn of_its_own_zaak(i: u64) -> NewEntry {
    NewEntry { zaak: format!("zaak/{i}"), ..entry(i) }
}

fn masters(town: &Town) -> usize {
    std::fs::read_to_string(town.dir.path().join("sleutels/meestersleutel")).unwrap().lines().count()
}

#[test]
fn whoever_renews_the_master_key_and_is_killed_leaves_a_log_that_opens() {
    let mut town = Town::new();
    town.append(&(1..=ZAKEN).map(of_its_own_zaak).collect::<Vec<_>>());
    let mut halfway = 0;
    for round in 0..14_u64 {
        let mut victim = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "victim", "--nocapture"])
            .env(VICTIM, town.dir.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(60 + round * 37 % 190));
        victim.kill().unwrap();
        victim.wait().unwrap();
        halfway += usize::from(masters(&town) == 2);
        let keys = Arc::new(Keys::open(town.dir.path()).unwrap());
        let log = Log::open(town.dir.path(), "utrecht", Arc::clone(&keys)).unwrap();
        let report = log.check(&[]).unwrap();
        assert!(report.is_whole(), "round {round}: {}", report.fault.unwrap());
    }
    assert!(halfway > 0, "no victim was killed halfway; the moments are wrong");
    let keys = Keys::open(town.dir.path()).unwrap();
    keys.rotate(&mut |_, _| ()).unwrap();
    assert_eq!(masters(&town), 1);
    let log = Log::open(town.dir.path(), "utrecht", Arc::new(keys)).unwrap();
    let all = all_after(&log, 0);
    assert!(all.len() as u64 > ZAKEN, "the victims got to work");
    assert!(all.into_iter().all(|(nr, found)| found == of_its_own_zaak(nr)));
}
