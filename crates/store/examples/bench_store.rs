//! What the log costs beside what it is built on: durable appends against bare inserts of rows of the same size in equal batches, and
//! a replay of a million entries. `cargo run --release -p store --example bench_store [entries]`

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rusqlite::{Connection, TransactionBehavior};
use store::{Keys, Log, NewEntry};

const ZAKEN: u64 = 10_000;

fn entry(i: u64) -> NewEntry {
    let zaak = i.wrapping_mul(2_654_435_761) % ZAKEN;
    let mut daad = [0; 16];
    daad[..8].copy_from_slice(&(i / 3).to_be_bytes());
    NewEntry {
        stroom: format!("inwoner/{zaak}"),
        zaak: format!("inwoner/{zaak}"),
        daad,
        soort: "contact.vastgelegd".into(),
        versie: 1,
        datum: 20_000 + (i % 700) as i32,
        bekend_sinds: 20_000 + (i % 700) as i32,
        geboekt: 1_760_000_000_000_000 + i as i64,
        door: (i % 90) as u32,
        rol: "begeleider".into(),
        corrigeert: None,
        body: format!(r#"{{"vorm":"huisbezoek","uitkomst":"gesproken","minuten":{:03},"notitie":"een korte regel tekst van gewone lengte {:06}"}}"#, i % 90, i % 1_000_000).into_bytes(),
    }
}

fn entries(range: std::ops::Range<u64>) -> Vec<NewEntry> {
    range.map(entry).collect()
}

fn fill(log: &mut Log, count: u64) {
    let mut head = log.head().unwrap();
    while head.nr < count {
        let upto = count.min(head.nr + 20_000);
        head = log.append(&head, &entries(head.nr..upto)).unwrap();
    }
}

/// Commits batches for a while; answers entries a second.
fn durable(log: &mut Log, batch: u64, time: Duration) -> f64 {
    let mut head = log.head().unwrap();
    let (began, first) = (Instant::now(), head.nr);
    while began.elapsed() < time {
        head = log.append(&head, &entries(head.nr..head.nr + batch)).unwrap();
    }
    (head.nr - first) as f64 / began.elapsed().as_secs_f64()
}

/// The same number of bytes per row, in one table, with nothing done to them.
struct Bare {
    connection: Connection,
    row: Vec<u8>,
}

impl Bare {
    fn new(path: &Path, row_bytes: usize) -> Bare {
        let connection = Connection::open(path).unwrap();
        connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (nr INTEGER PRIMARY KEY, row BLOB)").unwrap();
        Bare { connection, row: vec![7; row_bytes] }
    }

    fn durable(&mut self, batch: u64, time: Duration) -> f64 {
        let (began, mut count) = (Instant::now(), 0);
        while began.elapsed() < time {
            // The caller makes its entries in both runs.
            std::hint::black_box(entries(count..count + batch));
            let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
            for _ in 0..batch {
                tx.prepare_cached("INSERT INTO t (row) VALUES (?1)").unwrap().execute([&self.row]).unwrap();
            }
            tx.commit().unwrap();
            count += batch;
        }
        count as f64 / began.elapsed().as_secs_f64()
    }
}

fn main() {
    let count = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let dir = tempfile::tempdir_in(".").unwrap();
    let keys = Arc::new(Keys::create_or_open(dir.path()).unwrap());
    let mut log = Log::create(dir.path(), "utrecht", Arc::clone(&keys)).unwrap();

    let began = Instant::now();
    fill(&mut log, count);
    println!("filling in batches of 20,000: {:.0} entries/s", count as f64 / began.elapsed().as_secs_f64());
    let file = dir.path().join("gemeenten/utrecht/log.sqlite");
    drop(log);
    let mut log = Log::open(dir.path(), "utrecht", keys).unwrap();
    let per_entry = std::fs::metadata(&file).unwrap().len() / count;
    println!("on disk: {per_entry} bytes an entry; body {} bytes", entry(1).body.len());

    replay(&log, count);
    single_bodies(&log, count);
    let began = Instant::now();
    assert!(log.check(&[]).unwrap().is_whole());
    println!("check: {:.0} entries/s", count as f64 / began.elapsed().as_secs_f64());

    let mut bare = Bare::new(&dir.path().join("bare.sqlite"), per_entry as usize);
    for batch in std::env::args().nth(2).map_or(vec![1, 16, 256], |b| vec![b.parse().unwrap()]) {
        compare(&mut log, &mut bare, batch);
    }
}

fn replay(log: &Log, count: u64) {
    for _ in 0..3 {
        let (began, mut bytes) = (Instant::now(), 0);
        log.read(0, &mut |entry| {
            bytes += entry.body.map_or(0, <[u8]>::len);
            Ok(())
        })
        .unwrap();
        let seconds = began.elapsed().as_secs_f64();
        println!("read: {:.2} million entries/s ({:.0} ns each, {bytes} bytes of body)", count as f64 / seconds / 1e6, seconds * 1e9 / count as f64);
    }
}

fn single_bodies(log: &Log, count: u64) {
    let nrs: Vec<u64> = (0..20_000).map(|i: u64| 1 + i.wrapping_mul(7_919_777) % count).collect();
    let began = Instant::now();
    log.bodies(&nrs).unwrap();
    println!("bodies: {:.2} µs each", began.elapsed().as_secs_f64() * 1e6 / nrs.len() as f64);
}

/// Takes turns, so that a slow moment of the disk strikes both; the median of the rounds.
fn compare(log: &mut Log, bare: &mut Bare, batch: u64) {
    let slice = Duration::from_millis(400);
    let mut rounds: Vec<(f64, f64)> = (0..7).map(|_| (durable(log, batch, slice), bare.durable(batch, slice))).collect();
    rounds.sort_by(|a, b| (a.0 / a.1).total_cmp(&(b.0 / b.1)));
    let (ours, theirs) = rounds[rounds.len() / 2];
    println!("durable appends in batches of {batch}: {ours:.0} entries/s, bare inserts {theirs:.0}, ratio {:.2}", ours / theirs);
}
