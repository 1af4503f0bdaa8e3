//! Bringing to disk: a thread that seals and appends a batch while the writer decides the next one.
//!
//! The log travels with the batch and comes home when nothing more is ready, so that there is only ever one who writes to it.
//! As long as acts keep coming this thread waits for nobody: what was decided in the meantime lies ready on the table.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};

use domain::draft::Pen;
use domain::entry::Statement;
use store::{AppendError, Head, Log, NewEntry, StoreError};

use super::{Acts, Message, Table};
use crate::error::Trouble;
use crate::replay;

/// What was decided at `expected`; the acts it came from lie on the table.
pub(super) struct Batch {
    pub expected: Head,
    pub written: Vec<(Pen, Statement)>,
}

/// What the writer hears from the disk.
pub(crate) enum Brought {
    /// Everything is on disk.
    Home(Box<Log>),
    /// What is under way was not written.
    Failed(Box<Log>, AppendError),
}

/// Starts the thread, and one that answers: the writer may be deciding an import for seconds, and the disk has other things to
/// do. They end when the way to them is dropped.
pub(super) fn start(slug: &str, table: Table, desk: Sender<Message>) -> Result<Sender<(Box<Log>, Batch)>, Trouble> {
    let (send, batches) = channel();
    let (answers, done) = channel::<Acts>();
    spawn(format!("answers {slug}"), move || done.into_iter().for_each(Acts::answer))?;
    spawn(format!("disk {slug}"), move || run(&table, &batches, &answers, &desk))?;
    Ok(send)
}

fn spawn(name: String, work: impl FnOnce() + Send + 'static) -> Result<(), Trouble> {
    let thread = std::thread::Builder::new().name(name).spawn(work);
    thread.map(drop).map_err(|error| Trouble::Store(error.to_string()))
}

fn run(table: &Table, batches: &Receiver<(Box<Log>, Batch)>, answers: &Sender<Acts>, desk: &Sender<Message>) {
    for (mut log, first) in batches {
        let mut next = Some(first);
        let mut failed = None;
        while let Some(batch) = next.take() {
            // A fault must not keep the log from coming home; its transaction was rolled back when it was dropped.
            let appended = catch_unwind(AssertUnwindSafe(|| append(&mut log, batch.expected, &batch.written)));
            let fault = |_| Err(StoreError::Stopped("a fault in Meedoen while appending".into()).into());
            match appended.unwrap_or_else(fault) {
                Ok(head) => {
                    let (done, ready) = table.finish(head);
                    // Whoever no longer listens has been told by the end of the program.
                    let _ = answers.send(done);
                    next = ready;
                }
                Err(error) => failed = Some(error),
            }
        }
        let brought = match failed {
            None => Brought::Home(log),
            Some(error) => Brought::Failed(log, error),
        };
        if desk.send(Message::Brought(brought)).is_err() {
            return;
        }
    }
}

/// Appends what was decided at `expected`.
pub(super) fn append(log: &mut Log, expected: Head, written: &[(Pen, Statement)]) -> Result<Head, AppendError> {
    if written.is_empty() {
        // A refusal, too, is decided on the newest state.
        let head = log.head()?;
        return if head == expected { Ok(head) } else { Err(AppendError::Moved { head }) };
    }
    let entries: Vec<NewEntry> = written.iter().map(|(pen, statement)| replay::new_entry(pen, statement)).collect();
    log.append(&expected, &entries)
}
