//! What a check finds when somebody has been at the file: always the first entry that does not fit.

mod common;

use common::cluster::run_all_on_postgres;
use common::{Town, entry};
use rusqlite::Connection;
use store::{Fault, Head, NewEntry, Why};

on_both_engines! {
    an_untouched_log_is_whole_up_to_its_head,
    every_altered_byte_of_an_envelope_is_named,
    an_altered_digest_or_hash_is_named,
    a_removed_entry_is_named,
    two_swapped_entries_are_named_at_the_first,
    an_entry_put_in_is_named,
    a_flipped_bit_in_a_sealed_body_is_named,
    a_removed_body_without_a_destruction_entry_is_named,
    a_lost_key_is_named,
    a_moved_head_is_named,
    a_cut_tail_shows_against_an_anchor_only,
    a_chain_computed_anew_by_someone_with_the_keys_shows_against_an_anchor_only,
}

/// A town of twenty entries after this SQL was let loose on it.
fn fault_after(sql: &str) -> Option<Fault> {
    let town = Town::with(20);
    town.intrude(sql);
    town.log.check(&[]).unwrap().fault
}

fn found(nr: u64, why: Why) -> Option<Fault> {
    Some(Fault { nr, why })
}

fn an_untouched_log_is_whole_up_to_its_head() {
    let town = Town::with(20);
    let head = town.log.head().unwrap();
    let mut last = (0, 0);
    let report = town.log.check_with(&[head], &mut |done, of| last = (done, of)).unwrap();
    assert_eq!((report.head, report.anchors, report.destroyed, report.fault, last), (head, 1, 0, None, (20, 20)));
}

fn every_altered_byte_of_an_envelope_is_named() {
    let town = Town::with(20);
    let whole = town.stored("SELECT envelop FROM log WHERE nr = 12");
    for at in 0..whole.len() {
        let mut altered = whole.clone();
        altered[at] ^= 1;
        town.intrude(&format!("UPDATE log SET envelop = {} WHERE nr = 12", town.literal(&altered)));
        let fault = town.log.check(&[]).unwrap().fault.unwrap();
        assert!(matches!(fault, Fault { nr: 12, why: Why::Chain | Why::Unreadable(_) }), "byte {at}: {fault}");
    }
}

fn an_altered_digest_or_hash_is_named() {
    for change in ["digest = zeros(32)", "hash = zeros(32)"] {
        assert_eq!(fault_after(&format!("UPDATE log SET {change} WHERE nr = 12")), found(12, Why::Chain), "{change}");
    }
}

#[test]
fn an_act_hidden_from_its_index_is_named() {
    assert_eq!(fault_after("UPDATE log SET daad = NULL WHERE nr = 12"), found(12, Why::Act));
    assert_eq!(fault_after("UPDATE log SET daad = zeros(16) WHERE nr = 13"), found(13, Why::Act));
}

#[test]
fn a_column_of_another_kind_is_named() {
    for change in ["daad = zeros(15)", "envelop = x'ff'", "digest = 7", "hash = 'x'"] {
        let fault = fault_after(&format!("UPDATE log SET {change} WHERE nr = 5")).unwrap();
        assert!(matches!(fault, Fault { nr: 5, why: Why::Unreadable(_) }), "{change}: {fault}");
    }
}

fn a_removed_entry_is_named() {
    assert_eq!(fault_after("DELETE FROM log WHERE nr = 7"), found(7, Why::Missing));
    assert_eq!(fault_after("DELETE FROM log WHERE nr = 1"), found(1, Why::Missing));
    assert_eq!(
        fault_after("DELETE FROM log WHERE nr = 20; DELETE FROM lichaam WHERE nr = 20"),
        found(20, Why::Missing)
    );
}

fn two_swapped_entries_are_named_at_the_first() {
    let swap = |table| {
        format!(
            "UPDATE {table} SET nr = 99 WHERE nr = 8; UPDATE {table} SET nr = 8 WHERE nr = 9; UPDATE {table} SET nr = 9 WHERE nr = 99;"
        )
    };
    assert_eq!(fault_after(&(swap("log") + &swap("lichaam"))), found(8, Why::Chain));
    assert_eq!(fault_after(&swap("lichaam")), found(8, Why::Body));
}

fn an_entry_put_in_is_named() {
    let town = Town::with(20);
    let gemeente = if town.address.is_some() { "gemeente, " } else { "" };
    town.intrude(&format!("INSERT INTO log SELECT {gemeente}21, envelop, daad, digest, hash FROM log WHERE nr = 20"));
    assert_eq!(town.log.check(&[]).unwrap().fault, found(21, Why::Chain));
}

fn a_flipped_bit_in_a_sealed_body_is_named() {
    let town = Town::with(20);
    let mut sealed = town.stored("SELECT verzegeld FROM lichaam WHERE nr = 11");
    sealed[20] ^= 1;
    town.intrude(&format!("UPDATE lichaam SET verzegeld = {} WHERE nr = 11", town.literal(&sealed)));
    assert_eq!(town.log.check(&[]).unwrap().fault, found(11, Why::Body));
}

fn a_removed_body_without_a_destruction_entry_is_named() {
    assert_eq!(fault_after("DELETE FROM lichaam WHERE nr = 4"), found(4, Why::BodyMissing));
}

fn a_lost_key_is_named() {
    let town = Town::with(20);
    let keys = Connection::open(town.dir.path().join("sleutels/sleutels.sqlite")).unwrap();
    keys.execute("DELETE FROM sleutel WHERE zaak = 'inwoner/3'", []).unwrap();
    assert_eq!(town.opened().check(&[]).unwrap().fault, found(3, Why::NoKey));
}

fn a_moved_head_is_named() {
    assert_eq!(fault_after("UPDATE kop SET nr = 22"), found(21, Why::Missing));
    assert_eq!(fault_after("UPDATE kop SET nr = 19"), found(19, Why::Head));
    assert_eq!(fault_after("UPDATE kop SET hash = zeros(32)"), found(20, Why::Head));
}

fn a_cut_tail_shows_against_an_anchor_only() {
    let town = Town::with(20);
    let anchor = town.log.head().unwrap();
    town.intrude("DELETE FROM log WHERE nr > 17; DELETE FROM lichaam WHERE nr > 17; UPDATE kop SET nr = 17, hash = (SELECT hash FROM log WHERE nr = 17)");
    assert_eq!(town.log.check(&[]).unwrap().fault, None, "without an anchor a shorter log is a whole log");
    assert_eq!(town.log.check(&[anchor]).unwrap().fault, found(18, Why::CutOff { anchor: 20 }));
}

fn a_chain_computed_anew_by_someone_with_the_keys_shows_against_an_anchor_only() {
    let town = Town::with(20);
    let mut anchors = Vec::new();
    for nr in [10, 20] {
        let hash = town.stored(&format!("SELECT hash FROM log WHERE nr = {nr}"));
        anchors.push(Head { nr, hash: hash.try_into().unwrap() });
    }
    // They write the whole log again, with one entry told differently, and every hash right.
    town.intrude("DELETE FROM log; DELETE FROM lichaam; UPDATE kop SET nr = 0, hash = zeros(32)");
    let mut forged = town.opened();
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
