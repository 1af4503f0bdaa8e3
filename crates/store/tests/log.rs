//! What the log promises to those who write and read it.

mod common;

use std::sync::Arc;
use std::time::Duration;

use common::cluster::{Cluster, run_all_on_postgres, run_sql};
use common::{Town, all_after, daad, entry};
use proptest::prelude::*;
use store::{AppendError, DESTRUCTION, Head, Keys, Log, NewEntry, StoreError};

on_both_engines! {
    what_was_appended_is_read_back_in_order,
    an_empty_log_stands_at_nr_nought,
    an_append_on_a_stale_head_is_moved_and_loses_nothing,
    a_head_with_another_hash_is_another_head,
    two_writers_at_once_lose_and_double_nothing,
    whoever_holds_the_log_goes_first_and_the_other_is_told_so,
    a_log_that_is_let_go_of_or_dropped_keeps_nobody_waiting,
    a_destruction_goes_under_a_hold_as_well,
    an_act_is_found_with_all_its_entries_and_only_those,
    single_bodies_are_opened_in_the_order_asked_for,
    a_reader_sees_what_the_writer_adds_and_adds_nothing_itself,
    a_follower_gets_the_tail_as_soon_as_it_is_there,
    a_long_log_is_read_back_whole_and_a_changed_body_is_named,
    a_reader_who_has_enough_stops_the_read,
    a_log_is_never_written_over,
    a_log_without_its_master_key_refuses_to_start_and_no_second_one_is_made,
    a_lost_store_of_keys_is_not_begun_anew_beside_a_log,
    a_destroyed_body_is_gone_and_the_log_stays_whole,
    a_destruction_lists_earlier_entries_and_never_another_destruction,
    a_destroyed_key_closes_its_zaak_everywhere_at_once_and_for_good,
    whatever_goes_in_comes_out_and_the_chain_is_whole,
}

fn what_was_appended_is_read_back_in_order() {
    let town = Town::with(23);
    let expected: Vec<(u64, NewEntry)> = (1..=23).map(|i| (i, entry(i))).collect();
    assert_eq!(all_after(&town.log, 0), expected);
    assert_eq!(all_after(&town.log, 20), expected[20..]);
    let opened = town.opened();
    assert_eq!(all_after(&opened, 0), expected);
    assert_eq!(opened.head().unwrap().nr, 23);
}

fn an_empty_log_stands_at_nr_nought() {
    let town = Town::new();
    assert_eq!(town.log.head().unwrap(), Head { nr: 0, hash: [0; 32] });
    assert!(town.log.check(&[]).unwrap().is_whole());
    assert_eq!(town.logs.gemeenten().unwrap(), ["utrecht"]);
}

#[test]
fn nothing_of_a_body_lies_in_the_file_in_the_open() {
    let town = Town::with(10);
    for file in std::fs::read_dir(town.file().parent().unwrap()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(10).any(|window| window == b"persoonlij"));
    }
}

fn an_append_on_a_stale_head_is_moved_and_loses_nothing() {
    let mut town = Town::with(3);
    let stale = town.log.head().unwrap();
    let mut other = town.opened();
    let now = other.append(&stale, &[entry(4)]).unwrap();
    match town.log.append(&stale, &[entry(99)]) {
        Err(AppendError::Moved { head }) => assert_eq!(head, now),
        other => panic!("expected Moved, got {other:?}"),
    }
    town.log.append(&now, &[entry(5)]).unwrap();
    assert_eq!(all_after(&other, 0), (1..=5).map(|i| (i, entry(i))).collect::<Vec<_>>());
}

#[test]
fn tables_of_a_database_that_were_half_made_are_made_whole_by_the_next_start() {
    let Some(cluster) = Cluster::start() else { return };
    // Whoever is killed while making them leaves some of them; the one that is looked for is the last.
    for gone in ["kop", "kop, lichaam", "kop, lichaam, log"] {
        let address = cluster.address();
        drop(Town::at(Some(address.clone())));
        run_sql(&address, &format!("DROP TABLE {gone}")).unwrap();
        let mut town = Town::at(Some(address));
        town.append(&[entry(1)]);
        assert_eq!(all_after(&town.log, 0), [(1, entry(1))]);
    }
}

fn a_head_with_another_hash_is_another_head() {
    let mut town = Town::with(3);
    let wrong = Head { hash: [9; 32], ..town.log.head().unwrap() };
    assert!(matches!(town.log.append(&wrong, &[entry(4)]), Err(AppendError::Moved { .. })));
}

fn whoever_holds_the_log_goes_first_and_the_other_is_told_so() {
    let mut town = Town::with(3);
    let mut other = town.opened();
    let head = town.log.hold().unwrap();
    assert_eq!(head, other.head().unwrap(), "reading goes on");
    let (asks, waits) = std::sync::mpsc::channel();
    let late = std::thread::spawn(move || {
        asks.send(()).unwrap();
        other.append(&head, &[entry(99)])
    });
    waits.recv().unwrap();
    // Whether the other has come as far as the database or not: it is too late in either case.
    let now = town.log.append(&head, &[entry(4)]).unwrap();
    assert!(matches!(late.join().unwrap(), Err(AppendError::Moved { head }) if head == now));
    let now = town.log.append(&now, &[entry(5)]).unwrap();
    town.opened().append(&now, &[entry(6)]).unwrap();
    assert_eq!(all_after(&town.log, 0), (1..=6).map(|i| (i, entry(i))).collect::<Vec<_>>());
    assert!(town.log.check(&[]).unwrap().is_whole());
}

fn a_log_that_is_let_go_of_or_dropped_keeps_nobody_waiting() {
    let mut town = Town::with(3);
    let head = town.log.hold().unwrap();
    assert_eq!(town.log.hold().unwrap(), head, "twice is once");
    town.log.let_go();
    town.log.let_go();
    let head = town.opened().append(&head, &[entry(4)]).unwrap();
    let mut forgotten = town.opened();
    forgotten.hold().unwrap();
    drop(forgotten);
    town.log.hold().unwrap();
    let stale = Head { nr: 2, ..head };
    assert!(matches!(town.log.append(&stale, &[entry(99)]), Err(AppendError::Moved { .. })));
    town.opened().append(&head, &[entry(5)]).unwrap();
    assert!(matches!(town.log.reader().unwrap().hold(), Err(StoreError::ReadOnly { .. })));
}

fn a_destruction_goes_under_a_hold_as_well() {
    let mut town = Town::with(8);
    let head = town.log.hold().unwrap();
    let destruction = NewEntry { soort: DESTRUCTION.into(), body: br#"{"nrs":[3]}"#.to_vec(), ..entry(9) };
    let head = town.log.destroy(&head, &destruction).unwrap();
    town.opened().append(&head, &[entry(10)]).unwrap();
    assert_eq!(town.log.check(&[]).unwrap().destroyed, 1);
}

fn two_writers_at_once_lose_and_double_nothing() {
    let town = Town::new();
    std::thread::scope(|scope| {
        for writer in 0..2 {
            let keys = Arc::new(Keys::open(town.dir.path()).unwrap());
            let mut log = town.logs.open("utrecht", keys).unwrap();
            scope.spawn(move || (0..100).for_each(|i| append_whatever_it_takes(&mut log, &[entry(writer * 1000 + i)])));
        }
    });
    let mut doors: Vec<u32> = all_after(&town.log, 0).iter().map(|(_, entry)| entry.door).collect();
    doors.sort_unstable();
    assert_eq!(doors, (0..100).chain(1000..1100).collect::<Vec<_>>());
    assert!(town.log.check(&[]).unwrap().is_whole());
}

fn append_whatever_it_takes(log: &mut Log, batch: &[NewEntry]) {
    let mut head = log.head().unwrap();
    loop {
        match log.append(&head, batch) {
            Ok(_) => return,
            Err(AppendError::Moved { head: moved }) => head = moved,
            Err(AppendError::Trouble(error)) => panic!("{error}"),
        }
    }
}

fn an_act_is_found_with_all_its_entries_and_only_those() {
    let mut town = Town::new();
    let of = |n: u64| NewEntry { daad: daad(n), ..entry(n) };
    town.append(&[of(1), of(1), of(2)]);
    town.append(&[of(2), of(3), of(1)]);
    let found = [1, 2, 3, 4].map(|n| town.log.find_daad(&daad(n)).unwrap());
    assert_eq!(found, [vec![1, 2, 6], vec![3, 4], vec![5], vec![]]);
}

fn single_bodies_are_opened_in_the_order_asked_for() {
    let town = Town::with(9);
    let bodies = town.log.bodies(&[7, 2]).unwrap();
    let expected = [7, 2].map(|nr| (entry(nr).at(nr).envelope(), Some(entry(nr).body)));
    assert_eq!(bodies, expected);
    assert!(matches!(town.log.bodies(&[10]), Err(StoreError::NoEntry { nr: 10 })));
}

fn a_reader_sees_what_the_writer_adds_and_adds_nothing_itself() {
    let mut town = Town::with(2);
    let mut reader = town.log.reader().unwrap();
    town.append(&[entry(3)]);
    assert_eq!(all_after(&reader, 2), [(3, entry(3))]);
    let head = reader.head().unwrap();
    assert!(matches!(reader.append(&head, &[entry(4)]), Err(AppendError::Trouble(StoreError::ReadOnly { .. }))));
}

fn a_follower_gets_the_tail_as_soon_as_it_is_there() {
    let mut town = Town::with(2);
    let reader = town.log.reader().unwrap();
    assert_eq!(reader.follow(2, Duration::ZERO, &mut |_| panic!("there is nothing yet")).unwrap().nr, 2);
    let follower = std::thread::spawn(move || {
        let mut seen = Vec::new();
        reader
            .follow(2, Duration::from_secs(20), &mut |entry| {
                seen.push(entry.nr);
                Ok(())
            })
            .unwrap();
        seen
    });
    town.append(&[entry(3), entry(4)]);
    assert_eq!(follower.join().unwrap(), [3, 4]);
}

fn a_long_log_is_read_back_whole_and_a_changed_body_is_named() {
    let mut town = Town::new();
    let all: Vec<NewEntry> = (1..=600).map(entry).collect();
    town.append(&all);
    let expected: Vec<(u64, NewEntry)> = (1..).zip(all).collect();
    assert_eq!(all_after(&town.log, 0), expected);
    assert_eq!(all_after(&town.log, 255), expected[255..]);
    town.intrude("UPDATE lichaam SET verzegeld = zeros(80) WHERE nr = 300");
    let mut last = 0;
    let read = town.log.read(0, &mut |entry| {
        last = entry.nr;
        Ok(())
    });
    assert!(matches!(read, Err(StoreError::Sealed { nr: 300, .. })), "{read:?}");
    assert!(last < 300, "what cannot be proven is not handed over, nor what comes after it");
}

fn a_reader_who_has_enough_stops_the_read() {
    let town = Town::with(5);
    let outcome =
        town.log.read(0, &mut |entry| if entry.nr == 3 { Err(StoreError::Stopped("enough".into())) } else { Ok(()) });
    assert_eq!(outcome.unwrap_err().to_string(), "reading stopped: enough");
    assert_eq!(all_after(&town.log, 0).len(), 5, "the log reads on afterwards");
}

fn a_log_is_never_written_over() {
    let town = Town::with(1);
    let keys = || Arc::clone(&town.keys);
    assert!(matches!(town.logs.create("utrecht", keys()), Err(StoreError::Exists { .. })));
    assert!(matches!(town.logs.open("zeist", keys()), Err(StoreError::NoLog { .. })));
    assert!(matches!(town.logs.create("../utrecht", keys()), Err(StoreError::Slug { .. })));
}

#[test]
fn a_log_under_the_name_of_another_gemeente_refuses_to_open() {
    let town = Town::with(1);
    let folder = town.dir.path().join("gemeenten");
    std::fs::create_dir(folder.join("zeist")).unwrap();
    drop(town.log);
    std::fs::copy(folder.join("utrecht/log.sqlite"), folder.join("zeist/log.sqlite")).unwrap();
    assert!(matches!(Log::open(town.dir.path(), "zeist", town.keys), Err(StoreError::OtherLog { .. })));
}

fn a_log_without_its_master_key_refuses_to_start_and_no_second_one_is_made() {
    let town = Town::with(2);
    let key = town.dir.path().join("sleutels/meestersleutel");
    let kept = std::fs::read(&key).unwrap();
    drop((town.log, town.keys));
    std::fs::remove_file(&key).unwrap();
    assert!(matches!(Keys::open(town.dir.path()), Err(StoreError::NoMasterKey { .. })));
    assert!(matches!(town.logs.keys(town.dir.path()), Err(StoreError::NoMasterKey { .. })));
    assert!(!key.exists());

    let elsewhere = tempfile::tempdir().unwrap();
    let strangers = Arc::new(Keys::create_or_open(elsewhere.path()).unwrap());
    let error = town.logs.open("utrecht", strangers).err().unwrap();
    assert!(error.to_string().contains("was sealed under master key"), "{error}");

    std::fs::write(&key, kept).unwrap();
    let log = town.logs.open("utrecht", Arc::new(town.logs.keys(town.dir.path()).unwrap())).unwrap();
    assert_eq!(all_after(&log, 0).len(), 2);
}

fn a_lost_store_of_keys_is_not_begun_anew_beside_a_log() {
    let town = Town::with(2);
    drop((town.log, town.keys));
    std::fs::remove_file(town.dir.path().join("sleutels/sleutels.sqlite")).unwrap();
    assert!(matches!(town.logs.keys(town.dir.path()), Err(StoreError::NoKeyStore { .. })));
}

#[test]
fn the_master_key_is_for_its_owner_only_and_a_changed_letter_is_noticed() {
    use std::os::unix::fs::PermissionsExt;
    let town = Town::new();
    let key = town.dir.path().join("sleutels/meestersleutel");
    assert_eq!(std::fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
    let mut bytes = std::fs::read(&key).unwrap();
    bytes[40] = if bytes[40] == b'0' { b'1' } else { b'0' };
    std::fs::write(&key, bytes).unwrap();
    assert!(matches!(Keys::open(town.dir.path()), Err(StoreError::BadMasterKey { .. })));
}

fn destruction(nrs: &str) -> NewEntry {
    NewEntry {
        soort: DESTRUCTION.into(),
        zaak: "vernietiging".into(),
        body: format!("{{\"nrs\":{nrs},\"grond\":\"termijn\"}}").into(),
        ..entry(0)
    }
}

fn a_destroyed_body_is_gone_and_the_log_stays_whole() {
    let mut town = Town::with(6);
    town.log.destroy(&town.log.head().unwrap(), &destruction("[2,5]")).unwrap();
    assert_eq!(
        town.log.bodies(&[2, 3, 5]).unwrap().iter().map(|(_, body)| body.is_some()).collect::<Vec<_>>(),
        [false, true, false]
    );
    assert_eq!(all_after(&town.log, 0).len(), 7);
    let report = town.log.check(&[]).unwrap();
    assert_eq!((report.is_whole(), report.destroyed), (true, 2));
}

fn a_destruction_lists_earlier_entries_and_never_another_destruction() {
    let mut town = Town::with(2);
    let head = town.log.destroy(&town.log.head().unwrap(), &destruction("[1]")).unwrap();
    for wrong in ["[0]", "[4]", "[3]", "1", "[-1]"] {
        let outcome = town.log.destroy(&head, &destruction(wrong));
        assert!(matches!(outcome, Err(AppendError::Trouble(StoreError::Destruction { .. }))), "{wrong}");
    }
    assert!(town.log.append(&head, &[destruction("[2]")]).is_err());
    assert_eq!(town.log.head().unwrap(), head);
}

fn a_destroyed_key_closes_its_zaak_everywhere_at_once_and_for_good() {
    let mut town = Town::with(10);
    let reader = town.log.reader().unwrap();
    assert_eq!(all_after(&reader, 0).len(), 10);
    town.keys.destroy("utrecht", "inwoner/3", 0).unwrap();
    let closed: Vec<u64> =
        all_after(&reader, 0).iter().filter(|(_, entry)| entry.body.is_empty()).map(|(nr, _)| *nr).collect();
    assert_eq!(closed, [3, 8]);
    let report = reader.check(&[]).unwrap();
    assert_eq!((report.is_whole(), report.destroyed), (true, 2));
    let refused = town.log.append(&town.log.head().unwrap(), &[entry(3)]);
    assert!(matches!(refused, Err(AppendError::Trouble(StoreError::KeyDestroyed { .. }))));
}

#[test]
fn a_log_goes_to_another_thread_and_the_rest_is_shared_between_threads() {
    fn goes<T: Send>() {}
    fn is_shared<T: Send + Sync>() {}
    goes::<Log>();
    is_shared::<Keys>();
    is_shared::<store::Inzage>();
    is_shared::<store::Accounts>();
}

fn any_entry() -> impl Strategy<Value = NewEntry> {
    let texts = (".{0,12}", ".{0,12}", "[a-z.]{1,12}", ".{0,8}");
    let numbers = (
        any::<u16>(),
        any::<i32>(),
        any::<i32>(),
        any::<i64>(),
        any::<u32>(),
        proptest::option::of(0..1_u64 << 62),
        any::<[u8; 16]>(),
    );
    let body = proptest::collection::vec(any::<u8>(), 0..6000);
    (texts, numbers, body).prop_map(
        |((stroom, zaak, soort, rol), (versie, datum, bekend_sinds, geboekt, door, corrigeert, daad), body)| NewEntry {
            stroom,
            zaak,
            daad,
            soort,
            versie,
            datum,
            bekend_sinds,
            geboekt,
            door,
            rol,
            corrigeert,
            body,
        },
    )
}

fn whatever_goes_in_comes_out_and_the_chain_is_whole() {
    let batches = || proptest::collection::vec(proptest::collection::vec(any_entry(), 0..5), 1..5);
    proptest!(ProptestConfig::with_cases(48), |(batches in batches())| {
        let mut town = Town::new();
        for batch in &batches {
            town.append(batch);
        }
        let expected: Vec<(u64, NewEntry)> = (1..).zip(batches.into_iter().flatten()).collect();
        prop_assert!(town.log.check(&[town.log.head().unwrap()]).unwrap().is_whole());
        for (nr, entry) in &expected {
            prop_assert!(town.log.find_daad(&entry.daad).unwrap().contains(nr));
        }
        prop_assert_eq!(all_after(&town.log, 0), expected);
    });
}
