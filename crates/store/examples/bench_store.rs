//! What the log costs beside what it is built on: durable appends against bare inserts of rows of the same size in equal batches, and
//! a replay of a million entries. `cargo run --release -p store --example bench_store [entries]`

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rusqlite::{Connection, Transaction, TransactionBehavior};
use store::{Inzage, InzageRecord, Keys, Log, NewEntry};

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

/// Bare inserts: nothing sealed, nothing hashed, no head kept; the bytes lie ready.
struct Bare {
    connection: Connection,
    insert: fn(&Transaction<'_>, i64) -> rusqlite::Result<()>,
    last: i64,
}

/// The tables, columns and index of the log, with rows of the same size.
const SAME_TABLES: &str = "
    CREATE TABLE rij (nr INTEGER PRIMARY KEY, envelop BLOB NOT NULL, daad BLOB, digest BLOB NOT NULL, hash BLOB NOT NULL);
    CREATE TABLE lichaam (nr INTEGER PRIMARY KEY, verzegeld BLOB NOT NULL);
    CREATE INDEX rij_daad ON rij (daad) WHERE daad IS NOT NULL;";

fn same_rows(tx: &Transaction<'_>, nr: i64) -> rusqlite::Result<()> {
    let mut daad = [0; 16];
    daad[..8].copy_from_slice(&(nr / 3).to_be_bytes());
    let daad = (nr % 3 == 0).then_some(daad);
    tx.prepare_cached("INSERT INTO rij VALUES (?1, ?2, ?3, ?4, ?5)")?.execute((
        nr,
        [7_u8; 107],
        daad,
        [8_u8; 32],
        [9_u8; 32],
    ))?;
    tx.prepare_cached("INSERT INTO lichaam VALUES (?1, ?2)")?.execute((nr, [6_u8; 145]))?;
    Ok(())
}

/// One table with one column: the least that SQLite can do with so many bytes.
const ONE_TABLE: &str = "CREATE TABLE rij (nr INTEGER PRIMARY KEY, bytes BLOB NOT NULL);";

fn one_row(tx: &Transaction<'_>, nr: i64) -> rusqlite::Result<()> {
    tx.prepare_cached("INSERT INTO rij VALUES (?1, ?2)")?.execute((nr, [7_u8; 340]))?;
    Ok(())
}

impl Bare {
    fn new(path: &Path, schema: &str, insert: fn(&Transaction<'_>, i64) -> rusqlite::Result<()>) -> Bare {
        let connection = Connection::open(path).unwrap();
        connection.execute_batch(&format!("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; {schema}")).unwrap();
        Bare { connection, insert, last: 0 }
    }

    fn durable(&mut self, batch: u64, time: Duration) -> f64 {
        let (began, first) = (Instant::now(), self.last);
        while began.elapsed() < time {
            // The caller makes its entries in all runs.
            std::hint::black_box(entries(self.last as u64..self.last as u64 + batch));
            let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
            for _ in 0..batch {
                self.last += 1;
                (self.insert)(&tx, self.last).unwrap();
            }
            tx.commit().unwrap();
        }
        (self.last - first) as f64 / began.elapsed().as_secs_f64()
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
    looks(dir.path());
    let began = Instant::now();
    assert!(log.check(&[]).unwrap().is_whole());
    println!("check: {:.0} entries/s", count as f64 / began.elapsed().as_secs_f64());

    let mut same = Bare::new(&dir.path().join("same.sqlite"), SAME_TABLES, same_rows);
    let mut one = Bare::new(&dir.path().join("one.sqlite"), ONE_TABLE, one_row);
    for batch in std::env::args().nth(2).map_or(vec![1, 16, 256], |batch| vec![batch.parse().unwrap()]) {
        compare(&mut log, &mut same, &mut one, batch);
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
        println!(
            "read: {:.2} million entries/s ({:.0} ns each, {bytes} bytes of body)",
            count as f64 / seconds / 1e6,
            seconds * 1e9 / count as f64
        );
    }
}

fn single_bodies(log: &Log, count: u64) {
    let nrs: Vec<u64> = (0..20_000).map(|i: u64| 1 + i.wrapping_mul(7_919_777) % count).collect();
    let began = Instant::now();
    log.bodies(&nrs).unwrap();
    println!("bodies: {:.2} µs each", began.elapsed().as_secs_f64() * 1e6 / nrs.len() as f64);
}

/// What it costs to write down who looked, and to tell an inwoner about it.
fn looks(dir: &Path) {
    let inzage = Inzage::open(dir, "utrecht").unwrap();
    let record = |i: u32, inwoners: Vec<u32>| {
        let inwoner = inwoners.is_empty().then_some(i % 2_000);
        let lijst = inwoner.is_none().then(|| "caseload".into());
        let at = 1_760_000_000_000_000 + i64::from(i) * 1_000_000;
        let look = InzageRecord {
            at,
            door: i,
            rol: "begeleider".into(),
            doel: "begeleiding".into(),
            inwoner,
            lijst,
            inwoners,
        };
        inzage.record(&look).unwrap();
    };
    let timed = |what: &str, count: u32, list: u32| {
        let began = Instant::now();
        (0..count).for_each(|i| record(i, (0..list).map(|n| (i % 90 * 17 + n * 41) % 2_000).collect()));
        println!("inzage: {what} {:.1} µs", began.elapsed().as_secs_f64() * 1e6 / f64::from(count));
    };
    timed("a record of one inwoner", 20_000, 0);
    timed("a record of a list of 40", 5_000, 40);
    let began = Instant::now();
    let readers = inzage.readers_of(41).unwrap().len();
    println!("inzage: who looked at an inwoner ({readers} records) {:.2} ms", began.elapsed().as_secs_f64() * 1e3);
}

/// Takes turns, so that a slow moment of the disk strikes all; the medians of the rounds.
fn compare(log: &mut Log, same: &mut Bare, one: &mut Bare, batch: u64) {
    let slice = Duration::from_millis(250);
    let (mut ours, mut to_same, mut to_one) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..15 {
        let rate = durable(log, batch, slice);
        ours.push(rate);
        to_same.push(rate / same.durable(batch, slice));
        to_one.push(rate / one.durable(batch, slice));
    }
    let [ours, to_same, to_one] = [ours, to_same, to_one].map(median);
    println!(
        "durable appends in batches of {batch}: {ours:.0} entries/s; against bare inserts into the same tables {to_same:.2}, into one table {to_one:.2}"
    );
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
