//! The one writer of a gemeente: decide on the newest state, append, and only then show it.
//!
//! Acts that wait together are committed together. Each decides on a draft that already has the ones before it, so the
//! batch is what it would have been one by one. When the log moved on in the meantime (another process), the draft is
//! dropped, the tail folded, and everybody decides again.

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use arc_swap::ArcSwap;
use domain::draft::Draft;
use domain::ids::{Daad, Nr};
use domain::state::State;
use domain::time::{Day, Moment};
use store::{Anchor, AppendError, Head, Log, NewEntry};

use crate::clock::Clock;
use crate::doors::Acted;
use crate::error::{Error, Trouble};
use crate::replay;

/// Most acts in one commit; enough to keep a busy disk busy, few enough that nobody waits for a stranger's import.
const AT_MOST: usize = 256;
/// How often the log is looked at for what another process wrote: what it wrote is shown here well within a second.
const LOOK: Duration = Duration::from_millis(400);
/// How often a batch is decided anew before the acts are told that it is too crowded.
const PATIENCE: usize = 50;

/// Decides on the draft, on the day it is, and books at the moment given; may be asked again when the log had moved on.
pub(crate) type Decide = Box<dyn FnMut(&mut Draft, Day, Moment) -> Result<(), Error> + Send>;
type Outcomes = Vec<Result<Acted, Error>>;

/// An act that waits for its turn.
pub(crate) struct Waiting {
    pub daad: Daad,
    /// Several acts in one: when a later one fails, the earlier ones have to be taken back.
    pub several: bool,
    pub decide: Decide,
    pub answer: Box<dyn FnOnce(Result<Acted, Error>) + Send>,
}

pub(crate) struct Writer {
    pub dir: std::path::PathBuf,
    pub log: Log,
    pub head: Head,
    pub state: Arc<ArcSwap<State>>,
    pub clock: Clock,
    /// The acts since this process began, its own and those it followed; older ones are looked up in the log.
    pub done: HashSet<Daad>,
    pub began: Moment,
    /// The newest booking: bookings never go back, also when the clock of the machine does.
    pub last: Moment,
    pub anchored: i32,
}

impl Writer {
    /// Works until nobody can send any more, and what was sent before has its answer.
    pub(crate) fn run(mut self, waiting: Receiver<Waiting>) {
        self.anchor();
        let mut looked = Instant::now();
        loop {
            match waiting.recv_timeout(LOOK.saturating_sub(looked.elapsed())) {
                Ok(first) => self.settle(all_that_wait(first, &waiting)),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            // Also between acts that never stop coming: they may all be refused, and then no append notices a stranger.
            if looked.elapsed() >= LOOK {
                self.look();
                looked = Instant::now();
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
            let anchor = Anchor { datum, head: self.head };
            match store::anchor::write(&self.dir, self.log.gemeente(), &anchor) {
                Ok(_) => self.anchored = datum,
                Err(error) => tracing::error!(%error, "the anchor of today cannot be written"),
            }
        }
    }

    fn catch_up(&mut self) -> Result<(), Trouble> {
        let mut state = State::clone(&self.state.load());
        let Writer { log, done, last, .. } = self;
        self.head = replay::catch_up(log, &mut state, |entry| {
            done.insert(entry.daad);
            *last = entry.geboekt.max(*last);
        })?;
        self.state.store(Arc::new(state));
        Ok(())
    }

    fn settle(&mut self, mut batch: Vec<Waiting>) {
        for _ in 0..PATIENCE {
            let (draft, outcomes) = self.decide(&mut batch);
            match self.append(&draft) {
                Ok(head) => {
                    self.publish(head, draft);
                    return self.answer(batch, outcomes);
                }
                Err(AppendError::Moved { .. }) => {
                    if let Err(trouble) = self.catch_up() {
                        return fail(batch, &trouble);
                    }
                }
                Err(AppendError::Trouble(error)) => return self.find_out(batch, outcomes, error.into()),
            }
        }
        let crowded = Trouble::Crowded(self.log.gemeente().to_owned());
        fail(batch, &crowded);
    }

    fn publish(&mut self, head: Head, draft: Draft) {
        self.head = head;
        if !draft.written().is_empty() {
            self.state.store(Arc::new(draft.into_parts().0));
        }
    }

    /// An append that failed may be in the log all the same, when it failed at the commit: what is in the log is what counts.
    /// A batch is there whole or not at all. When it is not, each act tries alone, so that nobody pays for a stranger's.
    fn find_out(&mut self, batch: Vec<Waiting>, outcomes: Outcomes, trouble: Trouble) {
        tracing::error!(%trouble, "an append failed");
        if let Err(trouble) = self.catch_up() {
            return fail(batch, &trouble);
        }
        let stated = |outcome: &Result<Acted, Error>| matches!(outcome, Ok(Acted { nrs: Some(_), repeated: false }));
        let mut written = batch.iter().zip(&outcomes).filter(|(_, outcome)| stated(outcome));
        if written.next().is_some_and(|(act, _)| self.done.contains(&act.daad)) {
            self.answer(batch, outcomes);
        } else if batch.len() > 1 {
            batch.into_iter().for_each(|act| self.settle(vec![act]));
        } else {
            fail(batch, &trouble);
        }
    }

    fn decide(&mut self, batch: &mut [Waiting]) -> (Draft, Outcomes) {
        self.last = self.clock.now().max(self.last);
        let mut draft = Draft::on(State::clone(&self.state.load()));
        let mut in_batch: HashMap<Daad, Option<(Nr, Nr)>> = HashMap::new();
        let outcomes = batch.iter_mut().map(|act| {
            if let Some(nrs) = in_batch.get(&act.daad) {
                return Ok(Acted { nrs: *nrs, repeated: true });
            }
            if let Some(repeated) = self.done_before(&act.daad)? {
                return Ok(repeated);
            }
            let acted = self.decide_one(&mut draft, act)?;
            in_batch.insert(act.daad, acted.nrs);
            Ok(acted)
        });
        let outcomes = outcomes.collect();
        (draft, outcomes)
    }

    fn decide_one(&self, draft: &mut Draft, act: &mut Waiting) -> Result<Acted, Error> {
        let (before, today, geboekt) = (draft.state().nr(), self.clock.today(), self.last);
        // A rule with a fault takes nobody along: the next act is decided as if this one had not been sent.
        let mut decide = |draft: &mut Draft| {
            let decided = catch_unwind(AssertUnwindSafe(|| (act.decide)(draft, today, geboekt)));
            decided.unwrap_or_else(|_| Err(Trouble::Panicked(self.log.gemeente().to_owned()).into()))
        };
        if act.several {
            draft.attempt(decide)?;
        } else {
            // A single act that fails has written nothing, so it needs no copy of the state to go back to: that copy is dear.
            let outcome = decide(draft);
            assert!(
                outcome.is_ok() || draft.state().nr() == before,
                "a fact was folded by halves; nobody may be shown this state"
            );
            outcome?;
        }
        let after = draft.state().nr();
        let nrs = (after > before).then_some((Nr(before.0 + 1), after));
        Ok(Acted { nrs, repeated: false })
    }

    /// The act as it was recorded before: then it is done, and doing it again would double it.
    fn done_before(&self, daad: &Daad) -> Result<Option<Acted>, Error> {
        if !self.done.contains(daad) && !made_before(daad, self.began) {
            return Ok(None);
        }
        let found = self.log.find_daad(&daad.0)?;
        let nrs = found.first().zip(found.last()).map(|(first, last)| (Nr(*first as u32), Nr(*last as u32)));
        // Done here and nowhere in the log: it had nothing to record.
        Ok((nrs.is_some() || self.done.contains(daad)).then_some(Acted { nrs, repeated: true }))
    }

    fn append(&mut self, draft: &Draft) -> Result<Head, AppendError> {
        if draft.written().is_empty() {
            // A refusal, too, is decided on the newest state.
            let head = self.log.head()?;
            return if head == self.head { Ok(head) } else { Err(AppendError::Moved { head }) };
        }
        let entries: Vec<NewEntry> =
            draft.written().iter().map(|(pen, statement)| replay::new_entry(pen, statement)).collect();
        self.log.append(&self.head, &entries)
    }

    fn answer(&mut self, batch: Vec<Waiting>, outcomes: Outcomes) {
        for (act, outcome) in batch.into_iter().zip(outcomes) {
            if outcome.is_ok() {
                self.done.insert(act.daad);
            }
            (act.answer)(outcome);
        }
    }
}

fn all_that_wait(first: Waiting, waiting: &Receiver<Waiting>) -> Vec<Waiting> {
    std::iter::once(first).chain(waiting.try_iter()).take(AT_MOST).collect()
}

fn fail(batch: Vec<Waiting>, trouble: &Trouble) {
    for act in batch {
        (act.answer)(Err(Error::Trouble(trouble.clone())));
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

#[cfg(test)]
mod tests;
