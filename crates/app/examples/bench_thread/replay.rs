//! From the log to memory: how fast, and how large.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use app::App;
use domain::fact;
use domain::ids::Nr;
use rusqlite::Connection;
use store::{Keys, Log};

use super::{HEAP, town};

/// The word with which this program calls itself to start once, in a process of its own.
pub const ALONE: &str = "start-alone";

/// The parts of a replay on one thread, each by itself, and then all of it in a process of its own.
pub fn compare(dir: &Path, facts: u32) {
    println!("\nReplay, in million facts/s:");
    let rate = |began: Instant| f64::from(facts) / began.elapsed().as_secs_f64() / 1e6;
    let scan = best(|| rate(scan(dir)));
    let (json, open) = opened(dir, rate);
    println!(
        "  a bare scan of the two tables {scan:.2}; opened and unsealed by the store {open:.2}; JSON of the bodies alone {json:.2}"
    );
    for _ in 0..3 {
        start_alone(dir, facts);
    }
}

fn best(measure: impl FnMut() -> f64) -> f64 {
    std::iter::repeat_with(measure).take(3).fold(0.0, f64::max)
}

/// Reads every byte of the log without knowing what it is.
fn scan(dir: &Path) -> Instant {
    let connection = Connection::open(dir.join("gemeenten").join(town::SLUG).join("log.sqlite")).unwrap();
    connection.execute_batch("PRAGMA mmap_size = 8589934592").unwrap();
    let began = Instant::now();
    let mut bytes = 0;
    for query in ["SELECT nr, envelop FROM log ORDER BY nr", "SELECT nr, verzegeld FROM lichaam ORDER BY nr"] {
        let mut query = connection.prepare(query).unwrap();
        let mut rows = query.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            bytes += row.get_ref(1).unwrap().as_blob().unwrap().iter().map(|byte| usize::from(*byte)).sum::<usize>();
        }
    }
    std::hint::black_box(bytes);
    began
}

/// What unsealing costs without decoding, and decoding without unsealing.
fn opened(dir: &Path, rate: impl Fn(Instant) -> f64) -> (f64, f64) {
    let log = Log::open(dir, town::SLUG, Arc::new(Keys::open(dir).unwrap())).unwrap();
    let open = best(|| {
        let began = Instant::now();
        log.read(0, &mut |entry| {
            std::hint::black_box(entry.body);
            Ok(())
        })
        .unwrap();
        rate(began)
    });
    let mut bodies = Vec::new();
    log.read(0, &mut |entry| {
        bodies.push((entry.soort.to_owned(), entry.versie, entry.corrigeert, entry.body.unwrap_or_default().to_vec()));
        Ok(())
    })
    .unwrap();
    let json = best(|| {
        let began = Instant::now();
        for (soort, versie, corrigeert, body) in &bodies {
            let corrigeert = corrigeert.map(|nr| Nr(nr as u32));
            std::hint::black_box(fact::decode(soort, *versie, corrigeert, body).unwrap());
        }
        rate(began)
    });
    (json, open)
}

/// Starts in a process of its own, so that the memory is that of nothing else.
pub fn start_alone(dir: &Path, facts: u32) {
    let output = Command::new(std::env::current_exe().unwrap()).arg(ALONE).arg(dir).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let numbers: Vec<f64> = text.split_whitespace().map(|word| word.parse().unwrap()).collect();
    let [seconds, processor, heap, resident] = numbers[..] else { panic!("{text}") };
    let facts = f64::from(facts);
    println!(
        "  start {seconds:.3} s, {:.2} million facts/s ({:.2} for each second of processor; target 1); memory a fact {:.0} bytes allocated, {:.0} resident (target 80)",
        facts / seconds / 1e6,
        facts / processor / 1e6,
        heap / facts,
        resident / facts
    );
}

pub fn alone(dir: &Path) {
    let (heap, resident, processor) = (HEAP.allocated(), resident(), processor());
    let began = Instant::now();
    let app = App::open(dir, town::clock()).unwrap();
    let seconds = began.elapsed().as_secs_f64();
    let spent = self::processor() - processor;
    give_back();
    println!("{seconds} {spent} {} {}", HEAP.allocated() - heap, self::resident() - resident);
    drop(app);
}

/// As `meedoen start` does when everything is read.
#[expect(unsafe_code, reason = "the crate has no safe name for it")]
fn give_back() {
    // SAFETY: may be called at any moment by any thread; it only returns pages that hold nothing.
    unsafe { libmimalloc_sys::mi_collect(true) };
}

/// Bytes in memory, without the pages of the log itself that are mapped and belong to the system's cache.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("RssAnon:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() * 1024
}

/// Seconds of processor time of all threads so far.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let after_name = stat.rsplit_once(')').unwrap().1;
    let ticks: Vec<f64> = after_name.split_whitespace().skip(11).take(2).map(|ticks| ticks.parse().unwrap()).collect();
    (ticks[0] + ticks[1]) / 100.0
}
