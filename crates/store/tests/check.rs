//! What a check finds when somebody has been at the file: always the first entry that does not fit.

mod common;

use std::sync::Arc;

use common::{Town, entry};
use rusqlite::Connection;
use store::{Fault, Head, Log, NewEntry, Why};

/// A town of twenty entries after this SQL was let loose on it.
fn fault_after(sql: &str) -> Option<Fault> {
    let town = Town::with(20);
    town.intruder().execute_batch(sql).unwrap();
    town.log.check(&[]).unwrap().fault
}

fn found(nr: u64, why: Why) -> Option<Fault> {
    Some(Fault { nr, why })
}

#[test]
fn an_untouched_log_is_whole_up_to_its_head() {
    let town = Town::with(20);
    let head = town.log.head().unwrap();
    let mut last = (0, 0);
    let report = town.log.check_with(&[head], &mut |done, of| last = (done, of)).unwrap();
    assert_eq!((report.head, report.anchors, report.destroyed, report.fault, last), (head, 1, 0, None, (20, 20)));
}

#[test]
fn every_altered_byte_of_an_envelope_is_named() {
    let town = Town::with(20);
    let intruder = town.intruder();
    let whole: Vec<u8> = intruder.query_row("SELECT envelop FROM log WHERE nr = 12", [], |row| row.get(0)).unwrap();
    for at in 0..whole.len() {
        let mut altered = whole.clone();
        altered[at] ^= 1;
        intruder.execute("UPDATE log SET envelop = ?1 WHERE nr = 12", [altered]).unwrap();
        let fault = town.log.check(&[]).unwrap().fault.unwrap();
        assert!(matches!(fault, Fault { nr: 12, why: Why::Chain | Why::Unreadable(_) }), "byte {at}: {fault}");
    }
}

#[test]
fn an_altered_digest_or_hash_is_named() {
    for change in ["digest = zeroblob(32)", "hash = zeroblob(32)"] {
        assert_eq!(fault_after(&format!("UPDATE log SET {change} WHERE nr = 12")), found(12, Why::Chain), "{change}");
    }
}

#[test]
fn an_act_hidden_from_its_index_is_named() {
    assert_eq!(fault_after("UPDATE log SET daad = NULL WHERE nr = 12"), found(12, Why::Act));
    assert_eq!(fault_after("UPDATE log SET daad = zeroblob(16) WHERE nr = 13"), found(13, Why::Act));
}

#[test]
fn a_column_of_another_kind_is_named() {
    for change in ["daad = zeroblob(15)", "envelop = x'ff'", "digest = 7", "hash = 'x'"] {
        let fault = fault_after(&format!("UPDATE log SET {change} WHERE nr = 5")).unwrap();
        assert!(matches!(fault, Fault { nr: 5, why: Why::Unreadable(_) }), "{change}: {fault}");
    }
}

#[test]
fn a_removed_entry_is_named() {
    assert_eq!(fault_after("DELETE FROM log WHERE nr = 7"), found(7, Why::Missing));
    assert_eq!(fault_after("DELETE FROM log WHERE nr = 1"), found(1, Why::Missing));
    assert_eq!(
        fault_after("DELETE FROM log WHERE nr = 20; DELETE FROM lichaam WHERE nr = 20"),
        found(20, Why::Missing)
    );
}

#[test]
fn two_swapped_entries_are_named_at_the_first() {
    let swap = |table| {
        format!(
            "UPDATE {table} SET nr = 99 WHERE nr = 8; UPDATE {table} SET nr = 8 WHERE nr = 9; UPDATE {table} SET nr = 9 WHERE nr = 99;"
        )
    };
    assert_eq!(fault_after(&(swap("log") + &swap("lichaam"))), found(8, Why::Chain));
    assert_eq!(fault_after(&swap("lichaam")), found(8, Why::Body));
}

#[test]
fn an_entry_put_in_is_named() {
    let copy = "INSERT INTO log SELECT 21, envelop, daad, digest, hash FROM log WHERE nr = 20";
    assert_eq!(fault_after(copy), found(21, Why::Chain));
}

#[test]
fn a_flipped_bit_in_a_sealed_body_is_named() {
    let town = Town::with(20);
    let intruder = town.intruder();
    let mut sealed: Vec<u8> =
        intruder.query_row("SELECT verzegeld FROM lichaam WHERE nr = 11", [], |row| row.get(0)).unwrap();
    sealed[20] ^= 1;
    intruder.execute("UPDATE lichaam SET verzegeld = ?1 WHERE nr = 11", [sealed]).unwrap();
    assert_eq!(town.log.check(&[]).unwrap().fault, found(11, Why::Body));
}

#[test]
fn a_removed_body_without_a_destruction_entry_is_named() {
    assert_eq!(fault_after("DELETE FROM lichaam WHERE nr = 4"), found(4, Why::BodyMissing));
}

#[test]
fn a_lost_key_is_named() {
    let town = Town::with(20);
    let keys = Connection::open(town.dir.path().join("sleutels/sleutels.sqlite")).unwrap();
    keys.execute("DELETE FROM sleutel WHERE zaak = 'inwoner/3'", []).unwrap();
    let log = Log::open(town.dir.path(), "utrecht", town.keys).unwrap();
    assert_eq!(log.check(&[]).unwrap().fault, found(3, Why::NoKey));
}

#[test]
fn a_moved_head_is_named() {
    assert_eq!(fault_after("UPDATE kop SET nr = 22"), found(21, Why::Missing));
    assert_eq!(fault_after("UPDATE kop SET nr = 19"), found(19, Why::Head));
    assert_eq!(fault_after("UPDATE kop SET hash = zeroblob(32)"), found(20, Why::Head));
}

#[test]
fn a_cut_tail_shows_against_an_anchor_only() {
    let town = Town::with(20);
    let anchor = town.log.head().unwrap();
    town.intruder()
        .execute_batch("DELETE FROM log WHERE nr > 17; DELETE FROM lichaam WHERE nr > 17; UPDATE kop SET nr = 17, hash = (SELECT hash FROM log WHERE nr = 17)")
        .unwrap();
    assert_eq!(town.log.check(&[]).unwrap().fault, None, "without an anchor a shorter log is a whole log");
    assert_eq!(town.log.check(&[anchor]).unwrap().fault, found(18, Why::CutOff { anchor: 20 }));
}

#[test]
fn a_chain_computed_anew_by_someone_with_the_keys_shows_against_an_anchor_only() {
    let town = Town::with(20);
    let mut anchors = Vec::new();
    for nr in [10, 20] {
        let hash =
            town.intruder().query_row("SELECT hash FROM log WHERE nr = ?1", [nr as i64], |row| row.get(0)).unwrap();
        anchors.push(Head { nr, hash });
    }
    // They write the whole log again, with one entry told differently, and every hash right.
    let aside = town.dir.path().join("gemeenten/utrecht-echt");
    let folder = town.dir.path().join("gemeenten/utrecht");
    drop(town.log);
    std::fs::rename(folder, aside).unwrap();
    let mut forged = Log::create(town.dir.path(), "utrecht", Arc::clone(&town.keys)).unwrap();
    let told: Vec<NewEntry> =
        (1..=20).map(|i| if i == 6 { NewEntry { door: 999, ..entry(i) } } else { entry(i) }).collect();
    forged.append(&Head::default(), &told).unwrap();
    assert_eq!(forged.check(&[]).unwrap().fault, None);
    assert_eq!(forged.check(&anchors).unwrap().fault, found(10, Why::Anchor));
}

#[test]
fn a_fault_is_told_in_a_sentence() {
    let told = fault_after("DELETE FROM lichaam WHERE nr = 4").unwrap().to_string();
    assert_eq!(told, "entry 4: its body is gone, and no destruction entry says so");
}
