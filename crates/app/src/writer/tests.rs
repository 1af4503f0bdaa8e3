use std::sync::mpsc::{Sender, channel};

use domain::access::Viewer;
use domain::draft::Pen;
use store::Keys;

use super::*;

fn writer(dir: &std::path::Path) -> Writer {
    let keys = Arc::new(Keys::create_or_open(dir).unwrap());
    let log = Log::create(dir, "lindervoort", keys).unwrap();
    Writer {
        dir: dir.to_owned(),
        slug: "lindervoort".to_owned(),
        reader: log.reader().unwrap(),
        log: Some(log),
        head: Head::default(),
        state: Arc::default(),
        clock: Clock::real(),
        done: HashSet::new(),
        began: Clock::real().now(),
        last: Moment(0),
        anchored: i32::MIN,
    }
}

/// The act that names the gemeente, and where its answer goes.
fn naming(answers: &Sender<Result<Acted, Error>>) -> Waiting {
    let (daad, answers) = (fresh_daad(), answers.clone());
    let decide = move |draft: &mut Draft, today: Day, geboekt: Moment| {
        let viewer = Viewer::meedoen(today);
        draft.act(Pen::of(&viewer, daad, geboekt), |state| {
            domain::gemeente::open(state, &viewer, "lindervoort", "Lindervoort")
        })?;
        Ok(())
    };
    Waiting {
        daad,
        several: false,
        decide: Box::new(decide),
        answer: Box::new(move |outcome| answers.send(outcome).unwrap()),
    }
}

fn disk_full() -> Trouble {
    Trouble::Store("the disk is full".into())
}

#[test]
fn an_append_that_failed_and_is_in_the_log_all_the_same_is_answered_as_done() {
    let dir = tempfile::tempdir().unwrap();
    let (mut writer, (send, answers)) = (writer(dir.path()), channel());
    let mut batch = vec![naming(&send)];
    let (draft, outcomes) = writer.decide(&mut batch);
    writer.append(draft.written()).unwrap();
    writer.find_out(batch, outcomes, disk_full());
    assert_eq!(answers.recv().unwrap().unwrap(), Acted { nrs: Some((Nr(1), Nr(1))), repeated: false });
    assert_eq!((writer.head.nr, writer.state.load().nr()), (1, Nr(1)), "and it is shown");
}

#[test]
fn an_act_that_failed_with_others_is_tried_alone() {
    let dir = tempfile::tempdir().unwrap();
    let (mut writer, (send, answers)) = (writer(dir.path()), channel());
    let mut batch = vec![naming(&send), naming(&send)];
    let (_, outcomes) = writer.decide(&mut batch);
    writer.find_out(batch, outcomes, disk_full());
    assert!(answers.recv().unwrap().is_ok());
    assert!(matches!(answers.recv().unwrap(), Err(Error::Refused(_))), "a gemeente is named once");
    assert_eq!(writer.reader.head().unwrap().nr, 1);
}

#[test]
fn an_act_that_failed_alone_is_told_so_and_nothing_is_shown() {
    let dir = tempfile::tempdir().unwrap();
    let (mut writer, (send, answers)) = (writer(dir.path()), channel());
    let mut batch = vec![naming(&send)];
    let (_, outcomes) = writer.decide(&mut batch);
    writer.find_out(batch, outcomes, disk_full());
    assert!(matches!(answers.recv().unwrap(), Err(Error::Trouble(_))));
    assert_eq!(writer.state.load().nr(), Nr(0));
}

#[test]
fn bookings_do_not_go_back_when_another_process_has_a_clock_that_runs_ahead() {
    let dir = tempfile::tempdir().unwrap();
    let (mut writer, (send, _answers)) = (writer(dir.path()), channel());
    let ahead = Moment(Clock::real().now().0 + 3_600_000_000);
    writer.last = ahead;
    writer.settle(vec![naming(&send)]);
    let mut other =
        Writer { last: Moment(0), head: Head::default(), state: Arc::default(), done: HashSet::new(), ..writer };
    other.catch_up().unwrap();
    other.begin(None);
    assert_eq!(other.last, ahead);
}

/// A batch that was sent off, and the disk it was sent to.
fn send_off(writer: &mut Writer, under_way: &mut Option<UnderWay>, round: &mut Option<Round>) -> (Disk, Batch) {
    let (disk, batches) = channel();
    writer.send_off(under_way, round, &disk);
    let batch = batches.recv().unwrap();
    ((disk, batches), batch)
}

type Disk = (Sender<Batch>, Receiver<Batch>);

#[test]
fn an_act_that_comes_while_a_batch_is_under_way_is_decided_on_it_and_answered_after_it() {
    let dir = tempfile::tempdir().unwrap();
    let (mut writer, (send, answers)) = (writer(dir.path()), channel());
    let (mut under_way, mut round) = (None, None);
    writer.decide_in(&mut round, None, naming(&send));
    let (disk, Batch { mut log, expected, written }) = send_off(&mut writer, &mut under_way, &mut round);
    writer.decide_in(&mut round, under_way.as_ref(), naming(&send));
    assert!(answers.try_recv().is_err(), "nobody is told before it is on disk");
    assert_eq!(writer.state.load().nr(), Nr(0), "and nobody is shown it");
    let outcome = disk::append(&mut log, expected, &written);
    writer.brought(Brought { log, outcome }, &mut under_way, &mut round, &disk.0);
    assert_eq!(answers.recv().unwrap().unwrap().nrs, Some((Nr(1), Nr(1))));
    assert_eq!(writer.state.load().nr(), Nr(1));
    assert!(answers.try_recv().is_err(), "the second waits for its own batch");
    assert!(matches!(under_way.unwrap().outcomes[..], [Err(Error::Refused(_))]), "a gemeente is named once");
}

#[test]
fn what_was_decided_on_a_batch_that_failed_is_decided_again() {
    let dir = tempfile::tempdir().unwrap();
    let (mut writer, (send, answers)) = (writer(dir.path()), channel());
    let (mut under_way, mut round) = (None, None);
    writer.decide_in(&mut round, None, naming(&send));
    let (disk, Batch { log, .. }) = send_off(&mut writer, &mut under_way, &mut round);
    writer.decide_in(&mut round, under_way.as_ref(), naming(&send));
    let outcome = Err(AppendError::Trouble(store::StoreError::Stopped("the disk is full".into())));
    writer.brought(Brought { log, outcome }, &mut under_way, &mut round, &disk.0);
    assert!(matches!(answers.recv().unwrap(), Err(Error::Trouble(_))), "the first was not written");
    assert_eq!(answers.recv().unwrap().unwrap().nrs, Some((Nr(1), Nr(1))), "so the second may name the gemeente");
}

#[test]
fn a_batch_that_another_process_was_before_is_decided_again_with_what_came_after_it() {
    let dir = tempfile::tempdir().unwrap();
    let (mut writer, (send, answers)) = (writer(dir.path()), channel());
    let (mut under_way, mut round) = (None, None);
    writer.decide_in(&mut round, None, naming(&send));
    let (disk, Batch { mut log, expected, written }) = send_off(&mut writer, &mut under_way, &mut round);
    writer.decide_in(&mut round, under_way.as_ref(), naming(&send));
    let stranger =
        written.iter().map(|(pen, said)| (Pen { daad: fresh_daad(), ..*pen }, said.clone())).collect::<Vec<_>>();
    disk::append(&mut log, expected, &stranger).unwrap();
    let outcome = disk::append(&mut log, expected, &written);
    writer.brought(Brought { log, outcome }, &mut under_way, &mut round, &disk.0);
    for _ in 0..2 {
        assert!(matches!(answers.recv().unwrap(), Err(Error::Refused(_))), "the stranger named it first");
    }
    assert_eq!((writer.head.nr, writer.state.load().nr()), (1, Nr(1)));
}

#[test]
fn a_second_click_while_the_first_is_under_way_is_the_same_act() {
    let dir = tempfile::tempdir().unwrap();
    let (mut writer, (send, answers)) = (writer(dir.path()), channel());
    let (mut under_way, mut round) = (None, None);
    let first = naming(&send);
    let again = Waiting { daad: first.daad, ..naming(&send) };
    writer.decide_in(&mut round, None, first);
    let (disk, Batch { mut log, expected, written }) = send_off(&mut writer, &mut under_way, &mut round);
    writer.decide_in(&mut round, under_way.as_ref(), again);
    let outcome = disk::append(&mut log, expected, &written);
    writer.brought(Brought { log, outcome }, &mut under_way, &mut round, &disk.0);
    assert!(!answers.recv().unwrap().unwrap().repeated);
    let second = under_way.unwrap().outcomes.remove(0).unwrap();
    assert_eq!(second, Acted { nrs: Some((Nr(1), Nr(1))), repeated: true });
}
