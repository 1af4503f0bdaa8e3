//! The machine with the database fails while everybody is at work; the standby takes over, and nothing that was acknowledged is lost.
//! The steps are those of the drill that an administrator does: `docs/beheer/uitwijk.sh`.

mod town;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use app::{Error, Gemeente, fresh_daad};
use domain::ids::{InwonerId, Nr};
use domain::testing::Cast;
use tempfile::TempDir;
use town::cluster::{give_to_server, is_on_this_machine};
use town::{acts, clock, is_whole, lives, says, timeline, town_at};

const CLIENTS: usize = 8;
const EACH: usize = 60;

/// A primary and a standby that acknowledges every commit.
struct Pair {
    folder: TempDir,
    address: String,
}

impl Pair {
    fn begin() -> Option<Pair> {
        is_on_this_machine().then(|| {
            let folder = tempfile::tempdir().unwrap();
            give_to_server(folder.path());
            let address = step(folder.path(), "begin").trim().to_owned();
            Pair { folder, address }
        })
    }

    fn fails(&self) {
        step(self.folder.path(), "uitval");
    }

    fn takes_over(&self) {
        step(self.folder.path(), "neem-over");
    }
}

impl Drop for Pair {
    fn drop(&mut self) {
        step(self.folder.path(), "opruimen");
    }
}

fn step(folder: &Path, step: &str) -> String {
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/beheer/uitwijk.sh");
    let done = Command::new("sh").arg(script).arg(step).arg(folder.join("uitwijk")).output().unwrap();
    assert!(done.status.success(), "{step}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

/// As somebody at a form does: sends it again, with the number it has, until it is in. The nr that was acknowledged.
fn recorded(gemeente: &Gemeente, inwoner: InwonerId) -> Nr {
    let daad = fresh_daad();
    loop {
        match acts(gemeente, Cast::Ayse, daad, inwoner) {
            Ok(acted) => return acted.nrs.unwrap().0,
            Err(error) => {
                assert!(matches!(&error, Error::Refused(no) if no[0].code == "logboek-weg"), "{error}");
                std::thread::sleep(Duration::from_millis(50));
            }
        }
    }
}

#[test]
fn a_primary_that_fails_under_load_loses_nothing_that_was_acknowledged_and_the_node_goes_on_with_the_standby() {
    let Some(pair) = Pair::begin() else { return };
    let town = town_at(Some(pair.address.clone()));
    let gemeente = town.gemeente();
    let inwoners: Vec<InwonerId> = (0..CLIENTS).map(|_| lives(&gemeente, "Gerda", "Berg", Cast::Ayse)).collect();
    let before = gemeente.nr().0;
    let done = Arc::new(AtomicUsize::new(0));
    let clients: Vec<_> = inwoners
        .iter()
        .map(|&inwoner| {
            let (gemeente, done) = (Arc::clone(&gemeente), Arc::clone(&done));
            std::thread::spawn(move || {
                let one = |_| {
                    let nr = recorded(&gemeente, inwoner);
                    done.fetch_add(1, Ordering::Relaxed);
                    nr
                };
                let nrs: Vec<Nr> = (0..EACH).map(one).collect();
                (inwoner, nrs)
            })
        })
        .collect();
    while done.load(Ordering::Relaxed) < CLIENTS * EACH / 4 {
        std::thread::sleep(Duration::from_millis(5));
    }
    pair.fails();
    let at_failure = done.load(Ordering::Relaxed);
    pair.takes_over();
    let acknowledged: Vec<(InwonerId, Vec<Nr>)> = clients.into_iter().map(|client| client.join().unwrap()).collect();

    assert!(at_failure < CLIENTS * EACH, "it failed under load");
    assert_eq!(gemeente.nr().0, before + (CLIENTS * EACH) as u32, "each act is there once");
    let again = town::opened(town.dir.path(), clock("2010-01-04"));
    let again = again.gemeente(town::SLUG).unwrap();
    assert_eq!(says(&gemeente), says(&again), "and the standby tells the town as it was shown");
    for (inwoner, nrs) in acknowledged {
        let there: Vec<Nr> = timeline(&again, Cast::Ayse, inwoner).unwrap().iter().map(|event| event.nr).collect();
        assert!(nrs.iter().all(|nr| there.contains(nr)), "something of {inwoner} was acknowledged and is gone");
    }
    is_whole(town.dir.path());
}
