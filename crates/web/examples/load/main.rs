//! Two hundred people at work at once, for some minutes, on a server in a process of its own.
//!
//! `cargo xtask load`, or `cargo run --release -p web --example load [demo|INWONERS] [SECONDS] [PAUSE_MS]`. Everybody has a
//! connection and a caseload of their own, looks at it, opens dossiers, searches, records contacts, sometimes asks for a
//! report, and thinks in between. The town is the demo, or one of so many inwoners with a hundred facts each. It ends with a
//! failure when a single answer was not what it should be. Clients and server share the machine.

#[path = "../../../app/examples/bench_thread/town.rs"]
#[allow(dead_code, reason = "the same town is measured elsewhere in other ways")]
mod bench_town;
mod client;
#[path = "../../tests/town/html.rs"]
#[allow(dead_code, reason = "only forms are read here")]
mod html;
mod people;
mod server;
mod watch;

use std::path::Path;
use std::time::Duration;

use server::Place;

/// The allocator of the program itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const PEOPLE: usize = 200;
/// The word with which this program calls itself to serve a folder in a process of its own.
const SERVE: &str = "serve";

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [SERVE, place, dir] => server::serve(&Place::from_word(place), Path::new(dir)),
        [] => load("demo", 120, 1_000),
        [place] => load(place, 120, 1_000),
        [place, seconds] => load(place, number(seconds), 1_000),
        [place, seconds, pause] => load(place, number(seconds), number(pause)),
        _ => panic!("usage: load [demo|INWONERS] [SECONDS] [PAUSE_MS]"),
    }
}

fn number(word: &str) -> u64 {
    word.parse().unwrap_or_else(|_| panic!("expected a number, not {word:?}"))
}

fn load(place: &str, seconds: u64, pause: u64) {
    let (town, dir) = (Place::from_word(place), tempfile::tempdir_in(".").expect("there is room for a folder"));
    let sessions = town.fill(dir.path(), PEOPLE);
    let running = server::Running::start(place, dir.path());
    println!("{PEOPLE} people for {seconds} s, thinking {pause} ms on average; {}", town.told());
    let all = watch::over(&running, Duration::from_secs(seconds), |end| {
        people::at_work(running.address, town.slug(), &sessions, Duration::from_millis(pause), end)
    });
    if !all.tell() {
        std::process::exit(1);
    }
}
