//! A process that is killed loses nothing it acknowledged: this test runs itself as the victim, and kills it at any moment.

mod common;

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use common::{Town, all_after, entry};
use store::{Inzage, InzageRecord, Keys, Log};

const VICTIM: &str = "STORE_TEST_VICTIM_DIR";

/// Does nothing by itself; as the victim it writes, and says so, until it is killed.
#[test]
fn victim() {
    let Some(dir) = std::env::var_os(VICTIM).map(PathBuf::from) else { return };
    let keys = Arc::new(Keys::open(&dir).unwrap());
    let mut log = Log::open(&dir, "utrecht", keys).unwrap();
    let inzage = Inzage::open(&dir, "utrecht").unwrap();
    let mut head = log.head().unwrap();
    loop {
        let batch: Vec<_> = (head.nr + 1..=head.nr + 3).map(entry).collect();
        inzage.record(&look(head.nr)).unwrap();
        head = log.append(&head, &batch).unwrap();
        // Straight to the pipe: what the parent reads was acknowledged, and nothing is left in a buffer.
        writeln!(std::io::stderr(), "durable {}", head.nr).unwrap();
    }
}

fn look(nr: u64) -> InzageRecord {
    InzageRecord {
        at: 0,
        door: nr as u32,
        rol: "r".into(),
        doel: "d".into(),
        inwoner: Some(1),
        lijst: None,
        inwoners: vec![],
    }
}

/// Runs a victim for so long, kills it, and answers the last nr it acknowledged.
fn kill_a_writer(town: &Town, after: Duration) -> Option<u64> {
    let mut victim = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "victim", "--nocapture"])
        .env(VICTIM, town.dir.path())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(victim.stderr.take().unwrap()).lines();
    let reader = std::thread::spawn(move || {
        lines.map_while(Result::ok).filter_map(|line| line.strip_prefix("durable ")?.parse().ok()).last()
    });
    std::thread::sleep(after);
    victim.kill().unwrap();
    victim.wait().unwrap();
    reader.join().unwrap()
}

#[test]
fn a_killed_writer_loses_nothing_it_acknowledged_and_leaves_a_whole_chain() {
    let town = Town::new();
    let mut acknowledged = 0;
    for round in 0..12 {
        acknowledged = kill_a_writer(&town, Duration::from_millis(40 + round * 23)).unwrap_or(acknowledged);
        let head = town.log.head().unwrap();
        assert!(head.nr >= acknowledged, "{} was acknowledged and the log ends at {}", acknowledged, head.nr);
        assert_eq!(head.nr % 3, 0, "a batch is there as a whole or not at all");
        let report = town.log.check(&[head]).unwrap();
        assert!(report.is_whole(), "{}", report.fault.unwrap());
        let inzage = Inzage::open(town.dir.path(), "utrecht").unwrap();
        assert_eq!(inzage.check().unwrap().fault, None);
        assert!(inzage.readers_of(1).unwrap().len() as u64 >= head.nr / 3, "every look before an append is there");
    }
    assert!(acknowledged > 0, "the victims got to work");
    assert!(all_after(&town.log, 0).into_iter().all(|(nr, found)| found == entry(nr)));
}
