//! A Meedoen that is killed at any moment has everything it acknowledged. This test runs itself as the victim.

mod town;

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use app::fresh_daad;
use domain::ids::{InwonerId, Nr};
use domain::testing::Cast;
use town::cluster::run_all_on_postgres;
use town::{acts, clock, is_whole, says, timeline, town};

on_both_engines! {
    a_killed_meedoen_has_everything_it_acknowledged_and_the_same_state,
}

const VICTIM: &str = "MEEDOEN_TEST_VICTIM_DIR";

/// How often; `MEEDOEN_TEST_ROUNDS=300` strikes at a few hundred moments.
fn rounds() -> u64 {
    std::env::var("MEEDOEN_TEST_ROUNDS").ok().map_or(20, |rounds| rounds.parse().unwrap())
}

/// Does nothing by itself; as the victim it records contacts of Gerda from three threads, and says so, until it is killed.
#[test]
fn victim() {
    let Some(dir) = std::env::var_os(VICTIM).map(PathBuf::from) else { return };
    let app = town::opened(&dir, clock("2010-01-04"));
    let gemeente = app.gemeente(town::SLUG).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                loop {
                    timeline(&gemeente, Cast::Ayse, InwonerId(1)).unwrap();
                    let acted = acts(&gemeente, Cast::Ayse, fresh_daad(), InwonerId(1)).unwrap();
                    // Straight to the pipe, in one write: what the parent reads was acknowledged.
                    let line = format!("durable {}\n", acted.nrs.unwrap().0);
                    std::io::stderr().write_all(line.as_bytes()).unwrap();
                }
            });
        }
    });
}

/// Runs a victim until so long after its first acknowledgement, kills it, and answers the nrs it acknowledged.
fn killed_after(dir: &Path, after: Duration) -> Vec<Nr> {
    let mut victim = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "victim", "--nocapture"])
        .env(VICTIM, dir)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (began, begins) = std::sync::mpsc::channel();
    let lines = BufReader::new(victim.stderr.take().unwrap()).lines();
    let reader = std::thread::spawn(move || {
        let numbers = lines.map_while(Result::ok).filter_map(|line| line.strip_prefix("durable ")?.parse().ok());
        numbers.map(Nr).inspect(|_| began.send(()).unwrap_or_default()).collect()
    });
    begins.recv_timeout(Duration::from_secs(60)).expect("the victim gets to work");
    std::thread::sleep(after);
    victim.kill().unwrap();
    victim.wait().unwrap();
    reader.join().unwrap()
}

fn a_killed_meedoen_has_everything_it_acknowledged_and_the_same_state() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let town::Town { dir, app } = town;
    drop(app);
    for round in 0..rounds() {
        // Prime steps below and above the time of a commit, so that the kill strikes at every stage of one.
        let acknowledged = killed_after(dir.path(), Duration::from_micros(round * 1_733 % 29_000));
        let app = town::opened(dir.path(), clock("2010-01-04"));
        let gemeente = app.gemeente(town::SLUG).unwrap();
        let events = timeline(&gemeente, Cast::Ayse, gerda).unwrap();
        for nr in &acknowledged {
            assert!(events.iter().any(|event| event.nr == *nr), "{nr} was acknowledged and is gone");
        }
        assert!(!acknowledged.is_empty());
        is_whole(dir.path());
        acts(&gemeente, Cast::Ayse, fresh_daad(), gerda).expect("and it goes on");
    }
    let app = town::opened(dir.path(), clock("2010-01-04"));
    let again = town::opened(dir.path(), clock("2010-01-04"));
    assert_eq!(says(&app.gemeente(town::SLUG).unwrap()), says(&again.gemeente(town::SLUG).unwrap()));
    assert!(!town::looks(dir.path(), gerda).is_empty(), "and who looked before the kill is known");
}
