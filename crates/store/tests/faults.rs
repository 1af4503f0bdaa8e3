//! What goes wrong with disks, clocks and people, on both engines: nothing acknowledged is lost, the message says what there is,
//! and there is a way back.

mod common;

use std::fs::{self, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use common::cluster::{Cluster, run_all_on_postgres};
use common::{Town, all_after, entry};
use store::{AppendError, Head, Inzage, InzageRecord, Keys, Log, Logs, NewEntry, StoreError};

on_both_engines! {
    a_second_process_on_the_same_log_is_second_and_loses_nothing,
    a_clock_that_goes_back_changes_no_number_and_no_chain,
    a_batch_that_is_refused_halfway_leaves_nothing,
}

fn a_second_process_on_the_same_log_is_second_and_loses_nothing() {
    let mut town = Town::with(8);
    let mut second = town.opened();
    let seen_by_both = town.log.head().unwrap();
    town.append(&[entry(9)]);
    assert!(matches!(second.append(&seen_by_both, &[entry(10)]), Err(AppendError::Moved { head }) if head.nr == 9));
    let head = second.head().unwrap();
    second.append(&head, &[entry(10)]).unwrap();
    assert!(town.log.check(&[]).unwrap().is_whole());
    assert_eq!(all_after(&town.log, 0), (1..=10).map(|i| (i, entry(i))).collect::<Vec<_>>());
}

fn a_clock_that_goes_back_changes_no_number_and_no_chain() {
    let mut town = Town::with(4);
    let yesterday = NewEntry { geboekt: entry(1).geboekt - 86_400_000_000, ..entry(5) };
    town.append(std::slice::from_ref(&yesterday));
    town.append(&[entry(6)]);
    assert_eq!(all_after(&town.log, 4), [(5, yesterday), (6, entry(6))]);
    assert!(town.log.check(&[]).unwrap().is_whole());
}

/// A row that is there already, because somebody was at it: the batch it is in the way of does not get in by halves.
fn a_batch_that_is_refused_halfway_leaves_nothing() {
    let mut town = Town::with(8);
    let head = town.log.head().unwrap();
    let gemeente = if town.address.is_some() { "gemeente, " } else { "" };
    town.intrude(&format!("INSERT INTO lichaam SELECT {gemeente}11, verzegeld FROM lichaam WHERE nr = 8"));
    let batch: Vec<NewEntry> = (9..=12).map(entry).collect();
    let refused = town.log.append(&head, &batch);
    assert!(matches!(refused, Err(AppendError::Trouble(StoreError::Database { .. } | StoreError::Postgres { .. }))));
    assert_eq!(town.log.head().unwrap(), head);
    town.intrude("DELETE FROM lichaam WHERE nr = 11");
    town.log.append(&head, &batch).unwrap();
    assert!(town.log.check(&[]).unwrap().is_whole());
}

const VICTIM: &str = "STORE_TEST_FULL_DIR";
const ADDRESS: &str = "STORE_TEST_FULL_ADDRESS";

/// Does nothing by itself; as the victim it appends until that is refused, says why, and what it has.
#[test]
fn victim() {
    let Some(dir) = std::env::var_os(VICTIM).map(PathBuf::from) else { return };
    let logs = Logs::of(&dir, std::env::var(ADDRESS).ok().as_deref()).unwrap();
    let mut log = logs.open("utrecht", Arc::new(Keys::open(&dir).unwrap())).unwrap();
    let mut head = log.head().unwrap();
    let error = loop {
        match log.append(&head, &[large(head.nr + 1)]) {
            Ok(moved) => head = moved,
            Err(error) => break error,
        }
    };
    let line = format!("durable {}\nrefused {error}\n", head.nr);
    std::io::stderr().write_all(line.as_bytes()).unwrap();
}

/// An entry that fills a disk soon.
fn large(nr: u64) -> NewEntry {
    NewEntry { body: vec![b'x'; 60_000], ..entry(nr) }
}

/// A limit on the size of a file stands in for a disk that is full: the writer gets the same kind of no from the system.
fn fills_a_disk(town: &Town, limited: &str) -> (u64, String) {
    let mut victim = Command::new("sh");
    victim.args(["-c", &format!("trap '' XFSZ; {limited} exec \"$0\" --exact victim --nocapture")]);
    victim.arg(std::env::current_exe().unwrap()).env(VICTIM, town.dir.path());
    if let Some(address) = &town.address {
        victim.env(ADDRESS, address);
    }
    let mut victim = victim.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let lines: Vec<String> = BufReader::new(victim.stderr.take().unwrap()).lines().map_while(Result::ok).collect();
    victim.wait().unwrap();
    let said =
        |kind: &str| lines.iter().find_map(|line| line.strip_prefix(kind)).unwrap_or_else(|| panic!("{lines:?}"));
    (said("durable ").parse().unwrap(), said("refused ").to_owned())
}

#[test]
fn a_disk_that_is_full_refuses_what_does_not_fit_and_keeps_what_was_acknowledged() {
    let mut town = Town::with(3);
    // Blocks of half a kilobyte: two megabytes.
    let (acknowledged, why) = fills_a_disk(&town, "ulimit -f 4096;");
    assert!(why.contains("log.sqlite"), "the message names the file: {why}");
    holds_and_goes_on(&mut town, acknowledged);
}

#[test]
fn a_database_whose_disk_is_full_refuses_what_does_not_fit_and_keeps_what_was_acknowledged() {
    // The server is the one that is limited: segments of its write-ahead log are smaller than the limit, tables grow past it.
    let Some(mut cluster) = Cluster::limited(24_576) else { return };
    let address = cluster.address();
    let mut town = Town::at(Some(address));
    town.append(&[entry(1), entry(2), entry(3)]);
    let (acknowledged, why) = fills_a_disk(&town, "");
    assert!(why.contains("File too large") || why.contains("could not extend"), "{why}");
    assert!(acknowledged > 3);
    assert!(town.log.check(&[]).unwrap().is_whole());
    cluster.stop();
    cluster.lift_limit();
    cluster.run();
    holds_and_goes_on(&mut town, acknowledged);
}

const LOOKER: &str = "STORE_TEST_FULL_INZAGE_DIR";

/// Does nothing by itself; as the victim it writes down who looks until that is refused, says so, and goes on until it is not.
#[test]
fn looker() {
    let Some(dir) = std::env::var_os(LOOKER).map(PathBuf::from) else { return };
    let inzage = Inzage::open(&dir, "utrecht").unwrap();
    let say = |line: String| std::io::stderr().write_all(line.as_bytes()).unwrap();
    let mut recorded = 0;
    for refused in [false, true] {
        let patience = std::time::Instant::now();
        loop {
            let outcome = inzage.record(&look(recorded + 1));
            recorded += u32::from(outcome.is_ok());
            match outcome {
                Ok(()) if refused => return say(format!("again {recorded}\n")),
                Err(error) if !refused => {
                    say(format!("refused {recorded} {error}\n"));
                    break;
                }
                _ => assert!(patience.elapsed().as_secs() < 60, "{recorded} and nothing changes"),
            }
        }
    }
}

/// A look at a list with many in it, which fills a disk soon.
fn look(nr: u32) -> InzageRecord {
    let (rol, doel) = ("begeleider".into(), "begeleiding".into());
    InzageRecord {
        at: i64::from(nr),
        door: nr,
        rol,
        doel,
        inwoner: None,
        lijst: Some("l".into()),
        inwoners: (nr..nr + 500).collect(),
    }
}

#[test]
fn without_room_for_who_looked_nothing_may_be_shown_and_with_room_again_it_may_without_starting_anew() {
    let dir = tempfile::tempdir().unwrap();
    let mut victim = Command::new("sh");
    victim.args(["-c", "trap '' XFSZ; ulimit -S -f 8192; exec \"$0\" --exact looker --nocapture"]);
    victim.arg(std::env::current_exe().unwrap()).env(LOOKER, dir.path());
    let mut victim = victim.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(victim.stderr.take().unwrap()).lines().map_while(Result::ok);
    let refused = lines.by_ref().find(|line| line.starts_with("refused ")).expect("the disk fills");
    let acknowledged: u64 = refused.split(' ').nth(1).unwrap().parse().unwrap();
    assert!(refused.contains("inzage.sqlite"), "the message names the file: {refused}");
    // Somebody makes room.
    let lifted =
        Command::new("prlimit").args(["--pid", &victim.id().to_string(), "--fsize=unlimited"]).status().unwrap();
    assert!(lifted.success());
    let again = lines.find_map(|line| line.strip_prefix("again ").map(str::to_owned)).expect("it goes on by itself");
    assert!(again.parse::<u64>().unwrap() > acknowledged);
    assert!(victim.wait().unwrap().success());
    let inzage = Inzage::open(dir.path(), "utrecht").unwrap();
    let found = inzage.check().unwrap();
    assert_eq!((found.fault, found.records), (None, acknowledged + 1), "and everything that was acknowledged is there");
}

/// Everything acknowledged is there, the chain is whole, and with room again the next entry goes in.
fn holds_and_goes_on(town: &mut Town, acknowledged: u64) {
    let head = town.log.head().unwrap();
    assert!(head.nr >= acknowledged, "{acknowledged} was acknowledged and the log ends at {}", head.nr);
    let report = town.log.check(&[head]).unwrap();
    assert!(report.is_whole(), "{}", report.fault.unwrap());
    let next = head.nr + 1;
    town.append(&[entry(next)]);
    assert_eq!(all_after(&town.log, head.nr), [(next, entry(next))]);
}

/// A town of forty entries in one file: what was in the write-ahead log has been put in its place.
fn at_rest() -> Town {
    let town = Town::with(40);
    town.intruder().execute_batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;").unwrap_or_default();
    town
}

#[test]
fn a_file_that_was_cut_short_is_not_taken_for_a_whole_one() {
    let town = at_rest();
    let (dir, file, keys) = (town.dir, PathBuf::from("gemeenten/utrecht/log.sqlite"), town.keys);
    drop(town.log);
    let file = dir.path().join(file);
    let whole = fs::metadata(&file).unwrap().len();
    for kept in [0, 100, whole / 2, whole - 4096] {
        let copy = tempfile::tempdir().unwrap();
        let cut = copy.path().join("gemeenten/utrecht/log.sqlite");
        fs::create_dir_all(cut.parent().unwrap()).unwrap();
        fs::copy(&file, &cut).unwrap();
        OpenOptions::new().write(true).open(&cut).unwrap().set_len(kept).unwrap();
        let outcome = found_wrong(copy.path(), &keys);
        assert!(outcome.is_some(), "cut to {kept} of {whole} bytes and nothing was said");
    }
}

#[test]
fn bits_that_flipped_anywhere_are_noticed_or_change_nothing() {
    let town = at_rest();
    let (dir, keys) = (town.dir, town.keys);
    let told = all_after(&town.log, 0);
    drop(town.log);
    let file = dir.path().join("gemeenten/utrecht/log.sqlite");
    let whole = fs::read(&file).unwrap();
    let mut noticed = 0;
    // Prime steps reach pages of every kind, their headers, cells and free space.
    for at in (0..whole.len()).step_by(331) {
        let opened = OpenOptions::new().write(true).open(&file).unwrap();
        opened.write_all_at(&[whole[at] ^ 0x10], at as u64).unwrap();
        match found_wrong(dir.path(), &keys) {
            Some(_) => noticed += 1,
            None => {
                let log = Log::open(dir.path(), "utrecht", Arc::clone(&keys)).unwrap();
                assert_eq!(all_after(&log, 0), told, "byte {at} changed what is told, and nothing was said");
            }
        }
        remove_beside(&file);
        fs::write(&file, &whole).unwrap();
    }
    assert!(noticed > 10, "the flips reached what matters: {noticed}");
}

/// What a check says of the log in this folder; None when all of it fits.
fn found_wrong(dir: &Path, keys: &Arc<Keys>) -> Option<String> {
    let report = Log::open(dir, "utrecht", Arc::clone(keys)).and_then(|log| log.check(&[]));
    match report {
        Ok(report) => report.fault.map(|fault| fault.to_string()),
        Err(error) => Some(error.to_string()),
    }
}

/// The write-ahead log and its index, which a file that was changed from outside no longer belongs to.
fn remove_beside(file: &Path) {
    for end in ["-wal", "-shm"] {
        let _ = fs::remove_file(format!("{}{end}", file.display()));
    }
}

#[test]
fn a_database_put_back_from_an_older_copy_shows_against_the_anchor() {
    let mut town = Town::with(8);
    let copy = tempfile::tempdir().unwrap();
    let old = copy.path().join("log.sqlite");
    town.intruder().execute("VACUUM INTO ?1", [old.to_string_lossy()]).unwrap();
    let anchor: Head = town.append(&[entry(9), entry(10)]);
    let (dir, keys, file) = (town.dir, town.keys, "gemeenten/utrecht/log.sqlite");
    drop(town.log);
    remove_beside(&dir.path().join(file));
    fs::copy(&old, dir.path().join(file)).unwrap();
    let log = Log::open(dir.path(), "utrecht", keys).unwrap();
    assert!(log.check(&[]).unwrap().is_whole(), "by itself an older log is a whole log");
    let fault = log.check(&[anchor]).unwrap().fault.unwrap().to_string();
    assert_eq!(fault, "entry 9: it is missing, while an anchor says the log went on to entry 10: the tail was cut off");
}
