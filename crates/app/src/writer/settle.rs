//! Deciding anew: what becomes of acts whose batch was not written, because another process was first or something went wrong.

use domain::draft::Pen;
use domain::entry::Statement;
use store::{AppendError, Head};

use super::patience::Patience;
use super::table::Acts;
use super::{Waiting, Writer, disk};
use crate::doors::Acted;
use crate::error::{Error, Trouble};

impl Writer {
    /// One batch from deciding to answering, however often it has to be decided.
    pub(super) fn settle(&mut self, mut batch: Vec<Waiting>) {
        if batch.is_empty() {
            return;
        }
        let mut patience = Patience::new();
        while patience.lasts() {
            if patience.is_thin()
                && let Err(trouble) = self.go_first()
            {
                return fail(batch, &trouble);
            }
            let (draft, outcomes) = self.decide(&mut batch);
            let (state, written) = draft.into_parts();
            match self.append(&written) {
                Ok(head) => {
                    let acts = Acts { waiting: batch, outcomes };
                    let mut lies = self.table.lock();
                    lies.head = head;
                    lies.done.extend(acts.done());
                    self.table.show(state);
                    drop(lies);
                    return acts.answer();
                }
                Err(AppendError::Moved { .. }) => {
                    if let Err(trouble) = self.catch_up() {
                        return fail(batch, &trouble);
                    }
                }
                Err(AppendError::Trouble(error)) => {
                    return self.find_out(Acts { waiting: batch, outcomes }, error.into());
                }
            }
        }
        let crowded = Trouble::Crowded(self.slug.clone());
        fail(batch, &crowded);
    }

    /// Appends what was decided on what is shown, and lets go of the log.
    pub(super) fn append(&mut self, written: &[(Pen, Statement)]) -> Result<Head, AppendError> {
        let expected = self.table.lock().head;
        let log = self.log.as_mut().expect("the log is here whenever nothing is under way");
        let appended = disk::append(log, expected, written);
        log.let_go();
        appended
    }

    /// Takes hold of the log and takes in what others added: what is decided now is not too late. Others wait until it is appended
    /// or let go of. When the log cannot be had in time, it is decided without.
    pub(super) fn go_first(&mut self) -> Result<(), Trouble> {
        let log = self.log.as_mut().expect("the log is here whenever nothing is under way");
        if let Err(error) = log.hold() {
            tracing::warn!(%error, "no hold could be had of the log");
        }
        let caught_up = self.catch_up();
        if caught_up.is_err() {
            self.let_go();
        }
        caught_up
    }

    pub(super) fn let_go(&mut self) {
        self.log.iter_mut().for_each(|log| log.let_go());
    }

    /// An append that failed may be in the log all the same, when it failed at the commit: what is in the log is what counts.
    /// A batch is there whole or not at all. When it is not, each act tries alone, so that nobody pays for a stranger's.
    pub(super) fn find_out(&mut self, acts: Acts, trouble: Trouble) {
        tracing::error!(%trouble, "an append failed");
        if let Err(trouble) = self.catch_up() {
            self.heard(Some(&trouble));
            return acts.fail(&trouble);
        }
        if acts.waiting.iter().zip(&acts.outcomes).any(|act| self.is_written(act)) {
            self.table.lock().done.extend(acts.done());
            acts.answer();
        } else if acts.waiting.len() > 1 {
            acts.waiting.into_iter().for_each(|act| self.settle(vec![act]));
        } else {
            acts.fail(&trouble);
        }
    }

    /// Whether what this act was to record lies in the log where this process put it: another one may have recorded the same act.
    fn is_written(&self, (act, outcome): (&Waiting, &Result<Acted, Error>)) -> bool {
        let Ok(Acted { nrs: Some((first, last)), repeated: false }) = outcome else { return false };
        let found = self.reader.find_daad(&act.daad.0).unwrap_or_default();
        found.first() == Some(&u64::from(first.0)) && found.last() == Some(&u64::from(last.0))
    }
}

fn fail(batch: Vec<Waiting>, trouble: &Trouble) {
    for act in batch {
        (act.answer)(Err(trouble.clone().told()));
    }
}
