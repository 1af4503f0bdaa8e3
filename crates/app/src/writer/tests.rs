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
        log,
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
    writer.append(&draft).unwrap();
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
    assert_eq!(writer.log.head().unwrap().nr, 1);
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
    other.decide(&mut []);
    assert_eq!(other.last, ahead);
}
