use std::sync::mpsc::{Sender, channel};

use domain::access::Viewer;
use domain::draft::Pen;
use domain::entry::Statement;
use store::Keys;

use super::*;

fn writer(dir: &Path) -> Writer {
    let keys = Arc::new(Keys::create_or_open(dir).unwrap());
    let log = Log::create(dir, "lindervoort", keys).unwrap();
    Writer::new(dir, log, Head::default(), Arc::default(), Clock::real(), Recent::default(), Beside::default()).unwrap()
}

/// What this writer would be after a start, with nothing read yet.
fn begun_again(dir: &Path) -> Writer {
    let keys = Arc::new(Keys::open(dir).unwrap());
    let log = Log::open(dir, "lindervoort", keys).unwrap();
    Writer::new(dir, log, Head::default(), Arc::default(), Clock::real(), Recent::default(), Beside::default()).unwrap()
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
    writer.find_out(Acts { waiting: batch, outcomes }, disk_full());
    assert_eq!(answers.recv().unwrap().unwrap(), Acted { nrs: Some((Nr(1), Nr(1))), repeated: false });
    assert_eq!((writer.table.lock().head.nr, writer.table.shown().nr()), (1, Nr(1)), "and it is shown");
}

#[test]
fn an_act_that_failed_with_others_is_tried_alone() {
    let dir = tempfile::tempdir().unwrap();
    let (mut writer, (send, answers)) = (writer(dir.path()), channel());
    let mut batch = vec![naming(&send), naming(&send)];
    let (_, outcomes) = writer.decide(&mut batch);
    writer.find_out(Acts { waiting: batch, outcomes }, disk_full());
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
    writer.find_out(Acts { waiting: batch, outcomes }, disk_full());
    assert!(matches!(answers.recv().unwrap(), Err(Error::Trouble(_))));
    assert_eq!(writer.table.shown().nr(), Nr(0));
}

#[test]
fn bookings_do_not_go_back_when_another_process_has_a_clock_that_runs_ahead() {
    let dir = tempfile::tempdir().unwrap();
    let (mut writer, (send, _answers)) = (writer(dir.path()), channel());
    let ahead = Moment(Clock::real().now().0 + 3_600_000_000);
    writer.last = ahead;
    writer.settle(vec![naming(&send)]);
    let mut other = begun_again(dir.path());
    other.catch_up().unwrap();
    other.decide(&mut []);
    assert_eq!(other.last, ahead);
}

/// Sends off what was decided, and takes it from the desk of the disk.
fn send_off(writer: &mut Writer) -> (Box<Log>, Batch) {
    let (disk, batches) = channel();
    writer.send_off(&disk);
    batches.recv().unwrap()
}

#[test]
fn an_act_that_comes_while_a_batch_is_under_way_is_decided_on_it_and_answered_after_it() {
    let dir = tempfile::tempdir().unwrap();
    let (mut writer, (send, answers)) = (writer(dir.path()), channel());
    writer.take_in(naming(&send));
    let (mut log, batch) = send_off(&mut writer);
    writer.take_in(naming(&send));
    assert!(answers.try_recv().is_err(), "nobody is told before it is on disk");
    assert_eq!(writer.table.shown().nr(), Nr(0), "and nobody is shown it");
    let head = disk::append(&mut log, batch.expected, &batch.written).unwrap();
    let (done, next) = writer.table.finish(head);
    done.answer();
    assert_eq!(answers.recv().unwrap().unwrap().nrs, Some((Nr(1), Nr(1))));
    assert_eq!(writer.table.shown().nr(), Nr(1));
    assert!(next.unwrap().written.is_empty(), "a gemeente is named once");
    assert!(answers.try_recv().is_err(), "and the second is told so when its own batch is through");
    writer.table.finish(head).0.answer();
    assert!(matches!(answers.recv().unwrap(), Err(Error::Refused(_))));
}

#[test]
fn what_was_decided_on_a_batch_that_failed_is_decided_again() {
    let dir = tempfile::tempdir().unwrap();
    let (mut writer, (send, answers)) = (writer(dir.path()), channel());
    writer.take_in(naming(&send));
    let (log, _) = send_off(&mut writer);
    writer.take_in(naming(&send));
    let error = AppendError::Trouble(store::StoreError::Stopped("the disk is full".into()));
    writer.brought(Brought::Failed(log, error));
    assert!(matches!(answers.recv().unwrap(), Err(Error::Trouble(_))), "the first was not written");
    assert_eq!(answers.recv().unwrap().unwrap().nrs, Some((Nr(1), Nr(1))), "so the second may name the gemeente");
}

#[test]
fn a_batch_that_another_process_was_before_is_decided_again_with_what_came_after_it() {
    let dir = tempfile::tempdir().unwrap();
    let (mut writer, (send, answers)) = (writer(dir.path()), channel());
    writer.take_in(naming(&send));
    let (mut log, Batch { expected, written }) = send_off(&mut writer);
    writer.take_in(naming(&send));
    let stranger: Vec<_> =
        written.iter().map(|(pen, said)| (Pen { daad: fresh_daad(), ..*pen }, said.clone())).collect();
    disk::append(&mut log, expected, &stranger).unwrap();
    let error = disk::append(&mut log, expected, &written).unwrap_err();
    writer.brought(Brought::Failed(log, error));
    for _ in 0..2 {
        assert!(matches!(answers.recv().unwrap(), Err(Error::Refused(_))), "the stranger named it first");
    }
    assert_eq!((writer.table.lock().head.nr, writer.table.shown().nr()), (1, Nr(1)));
}

#[test]
fn a_second_click_while_the_first_is_under_way_is_the_same_act() {
    let dir = tempfile::tempdir().unwrap();
    let (mut writer, (send, answers)) = (writer(dir.path()), channel());
    let first = naming(&send);
    let (again, late) = (Waiting { daad: first.daad, ..naming(&send) }, Waiting { daad: first.daad, ..naming(&send) });
    writer.take_in(first);
    let (mut log, batch) = send_off(&mut writer);
    writer.take_in(again);
    let head = disk::append(&mut log, batch.expected, &batch.written).unwrap();
    writer.table.finish(head).0.answer();
    writer.table.finish(head).0.answer();
    writer.brought(Brought::Home(log));
    writer.take_in(late);
    let (_, _) = send_off(&mut writer);
    writer.table.finish(head).0.answer();
    let repeated = || answers.recv().unwrap().unwrap();
    assert!(!repeated().repeated);
    for _ in 0..2 {
        assert_eq!(repeated(), Acted { nrs: Some((Nr(1), Nr(1))), repeated: true });
    }
}

#[test]
fn an_act_that_another_process_recorded_does_not_pass_for_the_batch_it_is_in() {
    let dir = tempfile::tempdir().unwrap();
    let (mut writer, (send, answers)) = (writer(dir.path()), channel());
    let mut batch = vec![naming(&send), naming(&send)];
    let (draft, outcomes) = writer.decide(&mut batch);
    let stranger = [naming_before(&batch[0]), draft.written().to_vec()].concat();
    begun_again(dir.path()).append(&stranger).unwrap();
    writer.find_out(Acts { waiting: batch, outcomes }, disk_full());
    let first = answers.recv().unwrap().unwrap();
    assert_eq!((first.nrs, first.repeated), (Some((Nr(2), Nr(2))), true), "it lies elsewhere than this process put it");
    assert!(matches!(answers.recv().unwrap(), Err(Error::Refused(_))), "and the other act of the batch is not there");
}

/// What a stranger recorded before: the same fact under an act of its own.
fn naming_before(act: &Waiting) -> Vec<(Pen, Statement)> {
    let viewer = Viewer::meedoen(Clock::real().today());
    let statements = domain::gemeente::open(&State::default(), &viewer, "lindervoort", "Lindervoort").unwrap();
    let pen = Pen::of(&viewer, fresh_daad(), Clock::real().now());
    assert_ne!(pen.daad, act.daad);
    statements.into_iter().map(|statement| (pen, statement)).collect()
}

#[test]
fn a_round_that_begins_while_a_clock_is_behind_books_no_earlier_than_the_last_entry() {
    let dir = tempfile::tempdir().unwrap();
    let (mut writer, (send, _answers)) = (writer(dir.path()), channel());
    let ahead = Moment(Clock::real().now().0 + 3_600_000_000);
    writer.last = ahead;
    writer.take_in(naming(&send));
    let (_, batch) = send_off(&mut writer);
    assert_eq!(batch.written[0].0.geboekt, ahead);
}

#[test]
fn acts_that_are_on_disk_are_answered_while_an_import_is_being_decided() {
    let dir = tempfile::tempdir().unwrap();
    let ((desk, waiting), (send, answers)) = (channel(), channel());
    let (writer, for_the_disk) = (writer(dir.path()), desk.clone());
    let thread = std::thread::spawn(move || writer.run(waiting, for_the_disk));
    let (go_on, may_go_on) = channel::<()>();
    let naming = naming(&send);
    let import = Waiting {
        daad: fresh_daad(),
        several: true,
        decide: Box::new(move |_, _, _| {
            may_go_on.recv().unwrap();
            Ok(())
        }),
        answer: Box::new(move |outcome| send.send(outcome).unwrap()),
    };
    desk.send(Message::Act(naming)).unwrap();
    desk.send(Message::Act(import)).unwrap();
    let first = answers.recv_timeout(Duration::from_secs(20)).expect("it does not wait for the import");
    assert_eq!(first.unwrap().nrs, Some((Nr(1), Nr(1))));
    go_on.send(()).unwrap();
    assert_eq!(answers.recv().unwrap().unwrap().nrs, None);
    desk.send(Message::Close).unwrap();
    thread.join().unwrap();
}
