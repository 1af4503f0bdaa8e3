//! Bringing to disk: a thread that seals and appends a batch while the writer decides the next one.
//!
//! The log itself travels with the batch and comes back with the outcome, so that there is only ever one who writes to it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Sender, channel};

use domain::draft::Pen;
use domain::entry::Statement;
use store::{AppendError, Head, Log, NewEntry, StoreError};

use super::Message;
use crate::error::Trouble;
use crate::replay;

/// A batch on its way: what was decided at `expected`.
pub(super) struct Batch {
    pub log: Log,
    pub expected: Head,
    pub written: Vec<(Pen, Statement)>,
}

/// The log is back; where it stands now, or why nothing was written.
pub(crate) struct Brought {
    pub log: Log,
    pub outcome: Result<Head, AppendError>,
}

/// Starts the thread; it ends when the answer, the way to it, is dropped. What is brought goes to `desk`.
pub(super) fn start(slug: &str, desk: Sender<Message>) -> Result<Sender<Batch>, Trouble> {
    let (send, batches) = channel::<Batch>();
    let work = move || {
        for Batch { mut log, expected, written } in batches {
            // A fault must not keep the log from coming back; its transaction was rolled back when it was dropped.
            let appended = catch_unwind(AssertUnwindSafe(|| append(&mut log, expected, &written)));
            let fault = |_| Err(StoreError::Stopped("a fault in Meedoen while appending".into()).into());
            let outcome = appended.unwrap_or_else(fault);
            if desk.send(Message::Brought(Brought { log, outcome })).is_err() {
                return;
            }
        }
    };
    let thread = std::thread::Builder::new().name(format!("disk {slug}")).spawn(work);
    thread.map_err(|error| Trouble::Store(error.to_string()))?;
    Ok(send)
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
