//! Sixteen at once record a contact, against bare inserts of rows of the same size in batches of the same size.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use app::{App, Gemeente, Identity, fresh_daad};
use domain::access::{Purpose, Role};
use domain::contact::{self, Contact, Seen, Wijze};
use domain::ids::InwonerId;
use rusqlite::{Connection, TransactionBehavior};
use store::{Keys, Log};

use super::town;

const AT_ONCE: u32 = 16;
const ROUNDS: usize = 15;
const SLICE: Duration = Duration::from_millis(300);

/// Takes turns, so that a slow moment of the disk strikes both; the medians of the rounds. A slow disk makes larger commits, so
/// what is bare is told with each turn how many rows the acts before it had in one.
pub fn compare(app: &App, dir: &Path, inwoners: u32) {
    let gemeente = app.gemeente(town::SLUG).unwrap();
    let log = Log::open(dir, town::SLUG, Arc::new(Keys::open(dir).unwrap())).unwrap();
    acts(&gemeente, inwoners);
    let mut bare = Bare::as_full_as(&log, dir);
    let (mut rates, mut batches, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let before = log.head().unwrap().nr;
        let rate = acts(&gemeente, inwoners);
        let rows = Rows::after(&log, dir, before);
        rates.push(rate);
        batches.push(rows.batch as f64);
        ratios.push(rate / bare.inserts(&rows));
    }
    println!(
        "durable acts, {AT_ONCE} at once in batches of {:.0}: {:.0}/s, {:.2} of bare inserts of the same rows in the same batches (target 0.80)",
        median(batches),
        median(rates),
        median(ratios)
    );
}

/// Acts of many tasks for a while, as the server has a task for each connection; answers acts a second.
fn acts(gemeente: &Arc<Gemeente>, inwoners: u32) -> f64 {
    let runtime = tokio::runtime::Builder::new_multi_thread().build().unwrap();
    let began = Instant::now();
    let done: u32 = runtime.block_on(async {
        let tasks: Vec<_> =
            (0..AT_ONCE).map(|task| tokio::spawn(act(Arc::clone(gemeente), task, inwoners, began))).collect();
        let mut done = 0;
        for task in tasks {
            done += task.await.unwrap();
        }
        done
    });
    f64::from(done) / began.elapsed().as_secs_f64()
}

async fn act(gemeente: Arc<Gemeente>, task: u32, inwoners: u32, began: Instant) -> u32 {
    let mut done = 0;
    while began.elapsed() < SLICE {
        let number = 1 + (task * 7_919 + done * 104_729) % inwoners;
        let who =
            Identity { medewerker: town::begeleider(number), role: Role::Begeleider, purpose: Purpose::Begeleiding };
        let recorded = gemeente.act(who, fresh_daad(), move |state, viewer| {
            contact::record(state, viewer, InwonerId(number), &talk(), Seen { last: None, confirmed: true })
        });
        recorded.await.unwrap();
        done += 1;
    }
    done
}

/// A telephone call of a quarter of an hour.
pub fn talk() -> Contact {
    Contact {
        datum: town::today(),
        wijze: Wijze::Telefoon,
        minuten: Some(15),
        verslag: None,
        volgende: None,
        afwijking: None,
    }
}

/// What a round wrote: so many rows in a commit, of these sizes.
struct Rows {
    batch: u64,
    envelope: usize,
    body: usize,
}

impl Rows {
    /// All entries of one commit were booked at the same moment.
    fn after(log: &Log, dir: &Path, before: u64) -> Rows {
        let (mut entries, mut commits, mut last) = (0, 0, 0);
        log.read(before, &mut |entry| {
            entries += 1;
            commits += u64::from(entry.geboekt != last);
            last = entry.geboekt;
            Ok(())
        })
        .unwrap();
        let connection = Connection::open(dir.join("gemeenten").join(town::SLUG).join("log.sqlite")).unwrap();
        let size = |query: &str| {
            connection.query_row(query, [before.cast_signed()], |row| row.get::<_, f64>(0)).unwrap().round() as usize
        };
        Rows {
            batch: (entries + commits / 2) / commits,
            envelope: size("SELECT avg(length(envelop)) FROM log WHERE nr > ?1"),
            body: size("SELECT avg(length(verzegeld)) FROM lichaam WHERE nr > ?1"),
        }
    }
}

/// Nothing decided, sealed, hashed or answered: rows that lie ready go into tables like those of the log.
struct Bare {
    connection: Connection,
    last: i64,
}

impl Bare {
    /// With as many rows as the log: a tree of a million rows is deeper than an empty one.
    fn as_full_as(log: &Log, dir: &Path) -> Bare {
        let rows = Rows { batch: 10_000, ..Rows::after(log, dir, 0) };
        let mut bare = Bare::new(&dir.join("bare.sqlite"));
        while bare.last < log.head().unwrap().nr.cast_signed() {
            bare.commit(&rows);
        }
        bare
    }

    fn new(path: &Path) -> Bare {
        let _ = std::fs::remove_file(path);
        let connection = Connection::open(path).unwrap();
        connection
            .execute_batch(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;
                CREATE TABLE log (nr INTEGER PRIMARY KEY, envelop BLOB NOT NULL, daad BLOB, digest BLOB NOT NULL, hash BLOB NOT NULL);
                CREATE TABLE lichaam (nr INTEGER PRIMARY KEY, verzegeld BLOB NOT NULL);
                CREATE INDEX log_daad ON log (daad) WHERE daad IS NOT NULL;",
            )
            .unwrap();
        Bare { connection, last: 0 }
    }

    fn inserts(&mut self, rows: &Rows) -> f64 {
        let (began, first) = (Instant::now(), self.last);
        while began.elapsed() < SLICE {
            self.commit(rows);
        }
        (self.last - first) as f64 / began.elapsed().as_secs_f64()
    }

    fn commit(&mut self, rows: &Rows) {
        let (envelope, body) = (vec![7_u8; rows.envelope], vec![6_u8; rows.body]);
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
        let mut entry = tx.prepare_cached("INSERT INTO log VALUES (?1, ?2, ?3, ?4, ?5)").unwrap();
        let mut sealed = tx.prepare_cached("INSERT INTO lichaam VALUES (?1, ?2)").unwrap();
        for _ in 0..rows.batch {
            self.last += 1;
            entry.execute((self.last, &envelope, fresh_daad().0, [8_u8; 32], [9_u8; 32])).unwrap();
            sealed.execute((self.last, &body)).unwrap();
        }
        drop((entry, sealed));
        tx.commit().unwrap();
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
