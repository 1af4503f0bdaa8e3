//! The one writer of a gemeente: decide on the newest state, append, and only then show it.
//!
//! Acts that wait together are committed together. Each decides on a draft that already has the ones before it, so the
//! batch is what it would have been one by one. While a batch is brought to disk, the acts that come in are decided on the
//! state it will leave; they are the next batch, and nobody has an answer before everything it was decided on is on disk.
//!
//! When the log moved on in the meantime (another process), or a batch could not be written, the drafts are dropped, the
//! tail folded, and everybody decides again, one batch at a time.

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use arc_swap::ArcSwap;
use domain::draft::{Draft, Pen};
use domain::entry::Statement;
use domain::ids::{Daad, Nr};
use domain::state::State;
use domain::time::{Day, Moment};
use store::{Anchor, AppendError, Head, Log};

use crate::clock::Clock;
use crate::doors::Acted;
use crate::error::{Error, Trouble};
use crate::replay;
use disk::{Batch, Brought};

mod disk;

/// Most acts in one commit; enough to keep a busy disk busy, few enough that nobody waits for a stranger's import.
const AT_MOST: usize = 256;
/// How often the log is looked at for what another process wrote: what it wrote is shown here well within a second.
const LOOK: Duration = Duration::from_millis(400);
/// How often a batch is decided anew before the acts are told that it is too crowded.
const PATIENCE: usize = 50;

/// Decides on the draft, on the day it is, and books at the moment given; may be asked again when the log had moved on.
pub(crate) type Decide = Box<dyn FnMut(&mut Draft, Day, Moment) -> Result<(), Error> + Send>;
type Outcomes = Vec<Result<Acted, Error>>;

/// What lies on the desk of the writer.
pub(crate) enum Message {
    Act(Waiting),
    Brought(Brought),
    /// Nobody can hand in anything any more.
    Close,
}

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
    pub slug: String,
    /// Away while a batch is brought to disk.
    pub log: Option<Log>,
    /// For looking up acts, also while the log is away.
    pub reader: Log,
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

/// A batch that is being decided: the acts in it, and the state with all of them.
struct Round {
    acts: Vec<Waiting>,
    outcomes: Outcomes,
    draft: Draft,
    /// The acts of this round and of the one before it that is still on its way.
    known: HashMap<Daad, Option<(Nr, Nr)>>,
    geboekt: Moment,
}

/// A batch on its way to the disk.
struct UnderWay {
    acts: Vec<Waiting>,
    outcomes: Outcomes,
    /// What will be shown when it is there.
    state: State,
    known: HashMap<Daad, Option<(Nr, Nr)>>,
}

impl Writer {
    /// Works until the desk is closed, and what was handed in before has its answer. `desk` is the other end of `waiting`.
    pub(crate) fn run(mut self, waiting: Receiver<Message>, desk: Sender<Message>) {
        self.anchor();
        let Ok(disk) = disk::start(&self.slug, desk) else { return };
        let (mut looked, mut closed) = (Instant::now(), false);
        let (mut under_way, mut round): (Option<UnderWay>, Option<Round>) = (None, None);
        while !(closed && under_way.is_none() && round.is_none()) {
            let patience = if self.log.is_some() { LOOK.saturating_sub(looked.elapsed()) } else { LOOK };
            let mut message = match waiting.recv_timeout(patience) {
                Ok(message) => Some(message),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            while let Some(next) = message.take() {
                match next {
                    Message::Act(act) => self.decide_in(&mut round, under_way.as_ref(), act),
                    Message::Brought(brought) => self.brought(brought, &mut under_way, &mut round, &disk),
                    Message::Close => closed = true,
                }
                let full = round.as_ref().is_some_and(|round| round.acts.len() >= AT_MOST);
                message = if full && self.log.is_some() { None } else { waiting.try_recv().ok() };
            }
            self.send_off(&mut under_way, &mut round, &disk);
            // Also between acts that never stop coming: they may all be refused, and then no append notices a stranger.
            if looked.elapsed() >= LOOK && self.log.is_some() {
                self.look();
                looked = Instant::now();
            }
        }
    }

    /// Decides an act on top of what is under way.
    fn decide_in(&mut self, round: &mut Option<Round>, under_way: Option<&UnderWay>, mut act: Waiting) {
        let round = round.get_or_insert_with(|| self.begin(under_way));
        let outcome = self.outcome(round, &mut act);
        round.acts.push(act);
        round.outcomes.push(outcome);
    }

    fn begin(&mut self, under_way: Option<&UnderWay>) -> Round {
        self.last = self.clock.now().max(self.last);
        let state = under_way.map_or_else(|| State::clone(&self.state.load()), |batch| batch.state.clone());
        let known = under_way.map(|batch| batch.known.clone()).unwrap_or_default();
        Round { acts: Vec::new(), outcomes: Vec::new(), draft: Draft::on(state), known, geboekt: self.last }
    }

    fn outcome(&self, round: &mut Round, act: &mut Waiting) -> Result<Acted, Error> {
        if let Some(nrs) = round.known.get(&act.daad) {
            return Ok(Acted { nrs: *nrs, repeated: true });
        }
        if let Some(repeated) = self.done_before(&act.daad)? {
            return Ok(repeated);
        }
        let acted = self.decide_one(&mut round.draft, act, round.geboekt)?;
        round.known.insert(act.daad, acted.nrs);
        Ok(acted)
    }

    /// Sends what was decided to the disk, when nothing else is on its way there.
    fn send_off(&mut self, under_way: &mut Option<UnderWay>, round: &mut Option<Round>, disk: &Sender<Batch>) {
        let (None, Some(_)) = (&under_way, &round) else { return };
        let (Some(log), Some(Round { acts, outcomes, draft, known, .. })) = (self.log.take(), round.take()) else {
            return;
        };
        let (state, written) = draft.into_parts();
        let known = known.into_iter().filter(|(daad, _)| !self.done.contains(daad)).collect();
        *under_way = Some(UnderWay { acts, outcomes, state, known });
        if let Err(unsent) = disk.send(Batch { log, expected: self.head, written }) {
            self.log = Some(unsent.0.log);
            fail(under_way.take().map(|batch| batch.acts).unwrap_or_default(), &Trouble::WriterGone(self.slug.clone()));
        }
    }

    /// The log is back. What is decided already goes off first, so that the disk does not wait for the answers.
    fn brought(
        &mut self,
        Brought { log, outcome }: Brought,
        under_way: &mut Option<UnderWay>,
        round: &mut Option<Round>,
        disk: &Sender<Batch>,
    ) {
        self.log = Some(log);
        let Some(UnderWay { acts, outcomes, state, .. }) = under_way.take() else { return };
        let trouble = match outcome {
            Ok(head) => {
                self.head = head;
                self.send_off(under_way, round, disk);
                self.state.store(Arc::new(state));
                return self.answer(acts, outcomes);
            }
            Err(AppendError::Moved { .. }) => self.catch_up().err(),
            Err(AppendError::Trouble(error)) => {
                let later = round.take().map(|round| round.acts);
                self.find_out(acts, outcomes, error.into());
                return later.into_iter().for_each(|acts| self.settle(acts));
            }
        };
        let acts: Vec<Waiting> =
            acts.into_iter().chain(round.take().into_iter().flat_map(|round| round.acts)).collect();
        match trouble {
            None => self.settle(acts),
            Some(trouble) => fail(acts, &trouble),
        }
    }

    fn look(&mut self) {
        match self.reader.head() {
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
            match store::anchor::write(&self.dir, &self.slug, &anchor) {
                Ok(_) => self.anchored = datum,
                Err(error) => tracing::error!(%error, "the anchor of today cannot be written"),
            }
        }
    }

    fn catch_up(&mut self) -> Result<(), Trouble> {
        let mut state = State::clone(&self.state.load());
        let Writer { reader, done, last, .. } = self;
        self.head = replay::catch_up(reader, &mut state, |entry| {
            done.insert(entry.daad);
            *last = entry.geboekt.max(*last);
        })?;
        self.state.store(Arc::new(state));
        Ok(())
    }

    /// One batch from deciding to answering, however often it has to be decided.
    fn settle(&mut self, mut batch: Vec<Waiting>) {
        for _ in 0..PATIENCE {
            let (draft, outcomes) = self.decide(&mut batch);
            let (state, written) = draft.into_parts();
            match self.append(&written) {
                Ok(head) => {
                    self.head = head;
                    self.state.store(Arc::new(state));
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
        let crowded = Trouble::Crowded(self.slug.clone());
        fail(batch, &crowded);
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
        let mut round = self.begin(None);
        let outcomes = batch.iter_mut().map(|act| self.outcome(&mut round, act)).collect();
        (round.draft, outcomes)
    }

    fn decide_one(&self, draft: &mut Draft, act: &mut Waiting, geboekt: Moment) -> Result<Acted, Error> {
        let (before, today) = (draft.state().nr(), self.clock.today());
        // A rule with a fault takes nobody along: the next act is decided as if this one had not been sent.
        let mut decide = |draft: &mut Draft| {
            let decided = catch_unwind(AssertUnwindSafe(|| (act.decide)(draft, today, geboekt)));
            decided.unwrap_or_else(|_| Err(Trouble::Panicked(self.slug.clone()).into()))
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
        let found = self.reader.find_daad(&daad.0)?;
        let nrs = found.first().zip(found.last()).map(|(first, last)| (Nr(*first as u32), Nr(*last as u32)));
        // Done here and nowhere in the log: it had nothing to record.
        Ok((nrs.is_some() || self.done.contains(daad)).then_some(Acted { nrs, repeated: true }))
    }

    fn append(&mut self, written: &[(Pen, Statement)]) -> Result<Head, AppendError> {
        let log = self.log.as_mut().expect("the log is here whenever nothing is under way");
        disk::append(log, self.head, written)
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
