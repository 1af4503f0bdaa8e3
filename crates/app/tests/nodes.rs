//! Two nodes at work in one gemeente, as two machines would be: processes that share nothing but the log in PostgreSQL and the
//! folder with the keys. `MEEDOEN_TEST_ACTS=10000` makes the test as long as the promise.

mod town;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, Barrier};
use std::time::Duration;

use app::{Error, Gemeente, fresh_daad};
use domain::ids::InwonerId;
use domain::testing::Cast;
use town::cluster::Cluster;
use town::{acts, before_long, clock, is_whole, lives, records, says, timeline, town, town_at, who};

const NODE: &str = "MEEDOEN_TEST_NODE_DIR";
const SHARE: &str = "MEEDOEN_TEST_NODE_SHARE";
const CLIENTS: usize = 8;

/// Does nothing by itself; as a node it lets eight clients act, says what was acknowledged, waits for a word, and says what it
/// shows.
#[test]
fn node() {
    let Some(dir) = std::env::var_os(NODE).map(PathBuf::from) else { return };
    let share: Vec<usize> = std::env::var(SHARE).unwrap().split(' ').map(|number| number.parse().unwrap()).collect();
    let [first, each, total] = share[..] else { panic!("{SHARE} is not three numbers") };
    let app = town::opened(&dir, clock("2010-01-04"));
    let gemeente = app.gemeente(town::SLUG).unwrap();
    let begin = Arc::new(Barrier::new(CLIENTS));
    std::thread::scope(|scope| {
        for client in 0..CLIENTS {
            let (gemeente, begin) = (&gemeente, Arc::clone(&begin));
            scope.spawn(move || {
                begin.wait();
                (0..each).for_each(|_| act_and_say(gemeente, InwonerId((first + client) as u32)));
            });
        }
    });
    let mut word = String::new();
    std::io::stdin().read_line(&mut word).unwrap();
    before_long(|| gemeente.nr().0 as usize == total);
    say(&format!("shows {}", digest(&says(&gemeente))));
}

/// An act, acknowledged and read back by who did it.
fn act_and_say(gemeente: &Gemeente, inwoner: InwonerId) {
    let acted = acts(gemeente, Cast::Ayse, fresh_daad(), inwoner).unwrap();
    let nr = acted.nrs.unwrap().0;
    assert!(!acted.repeated);
    assert!(gemeente.nr() >= nr, "who wrote reads it at once");
    say(&format!("durable {} {}", inwoner.0, nr.0));
}

/// Straight to the pipe, in one write.
fn say(line: &str) {
    std::io::stderr().write_all(format!("{line}\n").as_bytes()).unwrap();
}

/// The same text gives the same digest in every process; the text itself is long.
fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

struct Node {
    process: Child,
    word: Option<ChildStdin>,
    said: std::sync::mpsc::Receiver<String>,
}

impl Node {
    fn begin(dir: &Path, share: [usize; 3]) -> Node {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "node", "--nocapture"])
            .env(NODE, dir)
            .env(SHARE, share.map(|number| number.to_string()).join(" "))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (word, lines) = (process.stdin.take(), BufReader::new(process.stderr.take().unwrap()).lines());
        let (send, said) = std::sync::mpsc::channel();
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| drop(send.send(line))));
        Node { process, word, said }
    }

    /// The next thing it says of this kind.
    fn says(&self, kind: &str) -> Vec<u64> {
        loop {
            let line = self.said.recv_timeout(Duration::from_secs(120)).expect("a node goes on");
            if let Some(rest) = line.strip_prefix(kind) {
                return rest.split_whitespace().map(|number| number.parse().unwrap()).collect();
            }
            assert!(!line.contains("panicked"), "{line}");
        }
    }
}

#[test]
fn two_nodes_with_eight_clients_each_lose_double_and_reorder_nothing() {
    let Some(cluster) = Cluster::start() else { return };
    let acts: usize = std::env::var("MEEDOEN_TEST_ACTS").ok().map_or(1600, |acts| acts.parse().unwrap());
    let each = acts / (2 * CLIENTS);
    let town = town_at(Some(cluster.address()));
    let inwoners: Vec<InwonerId> =
        (0..2 * CLIENTS).map(|_| lives(&town.gemeente(), "Gerda", "Berg", Cast::Ayse)).collect();
    let before = town.gemeente().nr().0 as usize;
    let total = before + each * 2 * CLIENTS;
    let mut nodes = [0, CLIENTS].map(|from| Node::begin(town.dir.path(), [inwoners[from].0 as usize, each, total]));
    let mut numbers: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
    for node in &nodes {
        for _ in 0..each * CLIENTS {
            let [inwoner, nr] = node.says("durable")[..] else { panic!("two numbers") };
            numbers.entry(inwoner).or_default().push(nr);
        }
    }
    for of_one in numbers.values() {
        assert!(of_one.is_sorted(), "what a client did later has a higher number");
    }
    let all: BTreeSet<u64> = numbers.values().flatten().copied().collect();
    let expected: BTreeSet<u64> = (before as u64 + 1..=total as u64).collect();
    assert_eq!(all, expected, "every number was acknowledged to one client, and none is missing");
    let shown = nodes.each_mut().map(|node| {
        drop(node.word.take());
        let shown = node.says("shows");
        assert!(node.process.wait().unwrap().success());
        shown
    });
    before_long(|| town.gemeente().nr().0 as usize == total);
    let here = vec![digest(&says(&town.gemeente()))];
    assert_eq!(shown, [here.clone(), here], "every node shows the same");
    is_whole(town.dir.path());
}

#[test]
fn a_node_that_lost_its_database_goes_on_reading_refuses_acts_and_recovers_by_itself() {
    let Some(mut cluster) = Cluster::start() else { return };
    let (town, gerda, _) = town_at(Some(cluster.address())).with_gerda_and_hans();
    let gemeente = town.gemeente();
    acts(&gemeente, Cast::Ayse, fresh_daad(), gerda).unwrap();
    let contacts = || timeline(&gemeente, Cast::Ayse, gerda).unwrap().len();
    let before = contacts();
    for stop in [Cluster::stop, Cluster::crash] {
        stop(&mut cluster);
        within(Duration::from_secs(5), || gemeente.is_away());
        assert!(metrics(&town).contains("log_away{gemeente=\"lindervoort\"} 1"), "and who watches is told");
        let (daad, looked) = (fresh_daad(), town::looks(town.dir.path(), gerda).len());
        let refused = acts(&gemeente, Cast::Ayse, daad, gerda);
        assert!(matches!(&refused, Err(Error::Refused(no)) if no[0].code == "logboek-weg"), "{refused:?}");
        let on = contacts();
        assert!(on >= before, "what is in memory is answered");
        assert!(town::looks(town.dir.path(), gerda).len() >= looked, "and who looked is written down all the same");
        cluster.run();
        within(Duration::from_secs(10), || !gemeente.is_away());
        assert!(metrics(&town).contains("log_away{gemeente=\"lindervoort\"} 0"));
        let acted = acts(&gemeente, Cast::Ayse, daad, gerda).unwrap();
        assert!(!acted.repeated, "the act that was refused was not recorded before");
        assert_eq!(contacts(), on + 1);
    }
    is_whole(town.dir.path());
}

fn metrics(app: &app::App) -> String {
    let (mut registry, mut text) = (prometheus_client::registry::Registry::default(), String::new());
    app.meters().register(&mut registry);
    prometheus_client::encoding::text::encode(&mut text, &registry).unwrap();
    text
}

#[test]
fn acts_under_way_when_the_database_crashes_are_recorded_once_or_refused_and_can_be_sent_again() {
    let Some(mut cluster) = Cluster::start() else { return };
    let (town, gerda, hans) = town_at(Some(cluster.address())).with_gerda_and_hans();
    let gemeente = town.gemeente();
    let before = gemeente.nr().0;
    let clients: Vec<_> = (0..8)
        .map(|client| {
            let gemeente = Arc::clone(&gemeente);
            let (cast, inwoner) = if client % 2 == 0 { (Cast::Ayse, gerda) } else { (Cast::Bram, hans) };
            std::thread::spawn(move || (0..60).for_each(|_| act_until_it_is_recorded(&gemeente, cast, inwoner)))
        })
        .collect();
    for _ in 0..4 {
        std::thread::sleep(Duration::from_millis(150));
        cluster.crash();
        cluster.run();
    }
    clients.into_iter().for_each(|client| client.join().unwrap());
    assert_eq!(gemeente.nr().0, before + 8 * 60, "each act is there once");
    assert_eq!(says(&gemeente), says(&town.beside().gemeente(town::SLUG).unwrap()));
    is_whole(town.dir.path());
}

/// As somebody at a form does: sends it again, with the number it has, until it is in.
fn act_until_it_is_recorded(gemeente: &Gemeente, cast: Cast, inwoner: InwonerId) {
    let daad = fresh_daad();
    while let Err(error) = acts(gemeente, cast, daad, inwoner) {
        assert!(matches!(&error, Error::Refused(no) if no[0].code == "logboek-weg"), "{error}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn an_import_during_which_the_database_crashes_is_there_whole_or_not_at_all_and_can_be_sent_again() {
    let Some(mut cluster) = Cluster::start() else { return };
    let (town, gerda, _) = town_at(Some(cluster.address())).with_gerda_and_hans();
    let gemeente = town.gemeente();
    const LINES: u32 = 1500;
    for wait in [0, 40, 120, 250] {
        let (before, daad) = (gemeente.nr().0, fresh_daad());
        let import = {
            let gemeente = Arc::clone(&gemeente);
            move || {
                gemeente.batch_and_wait(who(Cast::Ayse), daad, move |draft, pen, viewer| {
                    (0..LINES)
                        .try_for_each(|_| draft.act(pen, |state| records(gerda, None)(state, viewer)).map(|_| ()))?;
                    Ok(())
                })
            }
        };
        let first = std::thread::spawn(import.clone());
        std::thread::sleep(Duration::from_millis(wait));
        cluster.crash();
        cluster.run();
        let mut outcome = first.join().unwrap();
        while let Err(error) = &outcome {
            assert!(matches!(error, Error::Refused(no) if no[0].code == "logboek-weg"), "{error}");
            assert_eq!((gemeente.nr().0 - before) % LINES, 0, "all of it or nothing");
            std::thread::sleep(Duration::from_millis(50));
            outcome = import();
        }
        assert_eq!(gemeente.nr().0, before + LINES, "once");
    }
    is_whole(town.dir.path());
}

#[track_caller]
fn within(patience: Duration, holds: impl Fn() -> bool) {
    let began = std::time::Instant::now();
    while !holds() {
        assert!(began.elapsed() < patience, "not within {patience:?}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_gemeente_on_files_is_never_away() {
    assert!(!town().gemeente().is_away());
}
