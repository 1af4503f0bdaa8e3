//! The one writer of a gemeente: decide on the newest state, append, and only then show it.
//!
//! Acts that wait together are committed together. Each decides on a draft that already has the ones before it, so the
//! batch is what it would have been one by one. When the log moved on in the meantime (another process), the draft is
//! dropped, the tail folded, and everybody decides again.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use arc_swap::ArcSwap;
use domain::draft::Draft;
use domain::ids::{Daad, Nr};
use domain::state::State;
use domain::time::Moment;
use store::{Anchor, AppendError, Head, Log, NewEntry};

use crate::clock::Clock;
use crate::doors::Acted;
use crate::error::{Error, Trouble};
use crate::replay;

/// Most acts in one commit; enough to keep a busy disk busy, few enough that nobody waits for a stranger's import.
const AT_MOST: usize = 256;
/// How often the log is looked at when nobody acts here: somebody may act from another process.
const LOOK: Duration = Duration::from_secs(1);
/// How often a batch is decided anew before the acts are told that it is too crowded.
const PATIENCE: usize = 50;

/// Decides on the draft; may be asked again when the log had moved on.
pub(crate) type Decide = Box<dyn FnMut(&mut Draft, Moment) -> Result<(), Error> + Send>;

pub(crate) struct Job {
    pub daad: Daad,
    pub decide: Decide,
    pub answer: Box<dyn FnOnce(Result<Acted, Error>) + Send>,
}

pub(crate) struct Writer {
    pub dir: std::path::PathBuf,
    pub log: Log,
    pub head: Head,
    pub state: Arc<ArcSwap<State>>,
    pub clock: Clock,
    /// The acts since this process began; older ones are looked up in the log.
    pub done: HashSet<Daad>,
    pub began: Moment,
    pub last: Moment,
    pub anchored: i32,
}

impl Writer {
    /// Works until nobody can send any more.
    pub(crate) fn run(mut self, jobs: Receiver<Job>) {
        self.anchor();
        loop {
            match jobs.recv_timeout(LOOK) {
                Ok(first) => {
                    let mut batch = vec![first];
                    while batch.len() < AT_MOST
                        && let Ok(next) = jobs.try_recv()
                    {
                        batch.push(next);
                    }
                    self.settle(batch);
                }
                Err(RecvTimeoutError::Timeout) => self.look(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn look(&mut self) {
        match self.log.head() {
            Ok(head) if head != self.head => {
                if let Err(trouble) = self.catch_up() {
                    tracing::error!(%trouble, "the tail of the log cannot be followed");
                }
            }
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "the log cannot be looked at"),
        }
        self.anchor();
    }

    /// Writes the head outside the log, once a day, so that a cut tail can be proved.
    fn anchor(&mut self) {
        let datum = self.clock.today().number();
        if datum != self.anchored && self.head.nr > 0 {
            let anchor = Anchor { datum, head: self.head.clone() };
            match store::anchor::write(&self.dir, self.log.gemeente(), &anchor) {
                Ok(_) => self.anchored = datum,
                Err(error) => tracing::error!(%error, "the anchor of today cannot be written"),
            }
        }
    }

    fn catch_up(&mut self) -> Result<(), Trouble> {
        let mut state = State::clone(&self.state.load());
        self.head = replay::catch_up(&self.log, &mut state)?;
        self.state.store(Arc::new(state));
        Ok(())
    }

    fn settle(&mut self, mut batch: Vec<Job>) {
        for _ in 0..PATIENCE {
            let (draft, outcomes) = self.decide(&mut batch);
            match self.append(&draft) {
                Ok(head) => {
                    self.head = head;
                    self.state.store(Arc::new(draft.into_parts().0));
                    return self.answer(batch, outcomes);
                }
                Err(AppendError::Moved { .. }) => {
                    if let Err(trouble) = self.catch_up() {
                        return fail(batch, &trouble);
                    }
                }
                Err(AppendError::Trouble(error)) => {
                    let trouble = Trouble::from(error);
                    tracing::error!(%trouble, "an append failed");
                    // The commit may have happened all the same: what is in the log is what counts.
                    let _ = self.catch_up();
                    return fail(batch, &trouble);
                }
            }
        }
        let crowded = Trouble::Crowded(self.log.gemeente().to_owned());
        fail(batch, &crowded);
    }

    fn decide(&mut self, batch: &mut [Job]) -> (Draft, Vec<Result<Acted, Error>>) {
        // Bookings never go back, also when the clock of the machine does.
        self.last = self.clock.now().max(self.last);
        let now = self.last;
        let mut draft = Draft::on(State::clone(&self.state.load()));
        let mut in_batch: HashSet<Daad> = HashSet::new();
        let outcomes = batch.iter_mut().map(|job| {
            if in_batch.contains(&job.daad) || self.was_done(&job.daad)? {
                return Ok(Acted { nrs: None, repeated: true });
            }
            let before = draft.state().nr();
            draft.attempt(|draft| (job.decide)(draft, now))?;
            in_batch.insert(job.daad);
            let after = draft.state().nr();
            let nrs = (after > before).then(|| (Nr(before.0 + 1), after));
            Ok(Acted { nrs, repeated: false })
        });
        let outcomes = outcomes.collect();
        (draft, outcomes)
    }

    /// Whether the act was recorded before: then it is done, and doing it again would double it.
    fn was_done(&self, daad: &Daad) -> Result<bool, Error> {
        if self.done.contains(daad) {
            return Ok(true);
        }
        Ok(made_before(daad, self.began) && !self.log.find_daad(&daad.0)?.is_empty())
    }

    fn append(&mut self, draft: &Draft) -> Result<Head, AppendError> {
        if draft.written().is_empty() {
            return Ok(self.head.clone());
        }
        let entries: Vec<NewEntry> = draft.written().iter().map(|(pen, statement)| replay::new_entry(pen, statement)).collect();
        self.log.append(&self.head, &entries)
    }

    fn answer(&mut self, batch: Vec<Job>, outcomes: Vec<Result<Acted, Error>>) {
        for (job, outcome) in batch.into_iter().zip(outcomes) {
            if outcome.is_ok() {
                self.done.insert(job.daad);
            }
            (job.answer)(outcome);
        }
    }
}

fn fail(batch: Vec<Job>, trouble: &Trouble) {
    for job in batch {
        (job.answer)(Err(Error::Trouble(trouble.clone())));
    }
}

/// A new act's number: it carries the moment it was made.
pub fn fresh_daad() -> Daad {
    Daad(uuid::Uuid::now_v7().into_bytes())
}

/// Whether the act was numbered before this process began, or carries no time at all: then the log has to be asked.
fn made_before(daad: &Daad, began: Moment) -> bool {
    let made = uuid::Uuid::from_bytes(daad.0).get_timestamp().map(|made| made.to_unix());
    // A minute of grace for clocks that differ: asking the log once too often costs some microseconds.
    made.is_none_or(|(seconds, _)| (seconds as i64 - 60) * 1_000_000 < began.0)
}
