//! The one writer of a gemeente: decide on the newest state, append, and only then show it.
//!
//! Acts that wait together are committed together. Each decides on a draft that already has the ones before it, so the
//! batch is what it would have been one by one. While a batch is brought to disk, the acts that come in are decided on the
//! state it will leave; they are the next batch, and nobody has an answer before everything it was decided on is on disk.
//!
//! When the log moved on in the meantime (another process), or a batch could not be written, the drafts are dropped, the
//! tail folded, and everybody decides again, one batch at a time.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use arc_swap::ArcSwap;
use domain::draft::Draft;
use domain::entry::{Entry, Said};
use domain::ids::{Daad, Nr};
use domain::state::State;
use domain::time::{Day, Moment};
use store::{Anchor, AppendError, Head, Log};

use crate::clock::Clock;
use crate::doors::Acted;
use crate::error::{Error, Trouble};
use crate::gemeente::Beside;
use crate::replay;
use destroy::Destroying;
use disk::{Batch, Brought};
use table::{Acts, Round, Table};

pub(crate) mod destroy;
mod disk;
mod patience;
mod settle;
mod table;

/// Most acts in one commit; enough to keep a busy disk busy, few enough that nobody waits for a stranger's import.
const AT_MOST: usize = 256;
/// How often the log is looked at for what another process wrote: what it wrote is shown here well within a second.
const LOOK: Duration = Duration::from_millis(400);

/// Decides on the draft, on the day it is, and books at the moment given; may be asked again when the log had moved on.
pub(crate) type Decide = Box<dyn FnMut(&mut Draft, Day, Moment) -> Result<(), Error> + Send>;
type Outcomes = Vec<Result<Acted, Error>>;

/// What lies on the desk of the writer.
pub(crate) enum Message {
    Act(Waiting),
    /// Goes alone: what is under way is brought to disk first, and what comes meanwhile waits.
    Destroy(Destroying),
    Brought(Brought),
    /// Another process may have added to the log.
    Look,
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
    dir: PathBuf,
    slug: String,
    /// Away while a batch is brought to disk.
    log: Option<Box<Log>>,
    /// For looking up acts, also while the log is away.
    reader: Log,
    table: Table,
    clock: Clock,
    began: Moment,
    /// The newest booking: bookings never go back, also when the clock of the machine does.
    last: Moment,
    anchored: i32,
    beside: Beside,
    /// Waits until nothing is under way.
    destroying: Option<Destroying>,
    /// What came in while it waited.
    aside: VecDeque<Message>,
}

impl Writer {
    /// `recent` is of the log up to `head`, which is what `shown` shows.
    pub fn new(
        dir: &Path,
        log: Log,
        head: Head,
        shown: Arc<ArcSwap<State>>,
        clock: Clock,
        recent: Recent,
        beside: Beside,
    ) -> store::Result<Writer> {
        let last = recent.last;
        // The number of an act carries the real time, whatever clock an example runs by. Bookings may be ahead of it.
        let began = Clock::real().now();
        let began = if clock.is_real() { began.max(last) } else { began };
        let table = Table::new(head, recent.acts.into_iter().map(|(_, daad)| daad).collect(), shown);
        Ok(Writer {
            dir: dir.to_owned(),
            slug: log.gemeente().to_owned(),
            reader: log.reader()?,
            log: Some(Box::new(log)),
            table,
            clock,
            began,
            last,
            anchored: i32::MIN,
            beside,
            destroying: None,
            aside: VecDeque::new(),
        })
    }

    /// Works until the desk is closed, and what was handed in before has its answer. `desk` is the other end of `waiting`.
    pub fn run(mut self, waiting: Receiver<Message>, desk: Sender<Message>) {
        self.anchor();
        let disk = match disk::start(&self.slug, self.table.clone(), desk) {
            Ok(disk) => disk,
            Err(trouble) => return tracing::error!(%trouble, "the thread for the disk cannot be started"),
        };
        let (mut looked, mut closed, mut called) = (Instant::now(), false, false);
        while !(closed && self.is_idle() && self.destroying.is_none()) {
            let patience = if self.log.is_some() { LOOK.saturating_sub(looked.elapsed()) } else { LOOK };
            let mut message = match waiting.recv_timeout(patience) {
                Ok(message) => Some(message),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            while let Some(next) = message.take() {
                match next {
                    Message::Act(act) if self.destroying.is_some() => self.aside.push_back(Message::Act(act)),
                    Message::Act(act) => {
                        // What was decided before an import does not wait for it.
                        if act.several {
                            self.send_off(&disk);
                        }
                        self.take_in(act);
                    }
                    Message::Destroy(asked) if self.destroying.is_some() => {
                        self.aside.push_back(Message::Destroy(asked));
                    }
                    Message::Destroy(asked) => self.destroying = Some(asked),
                    Message::Brought(brought) => self.brought(brought),
                    Message::Look => called = true,
                    Message::Close => closed = true,
                }
                message = if self.is_full() { None } else { waiting.try_recv().ok() };
            }
            self.send_off(&disk);
            if self.destroying.is_some() && self.is_idle() {
                self.destroying.take().into_iter().for_each(|asked| self.destroy(asked));
                self.take_from_aside();
                self.send_off(&disk);
            }
            // Also between acts that never stop coming: they may all be refused, and then no append notices a stranger.
            if (called || looked.elapsed() >= LOOK) && self.log.is_some() {
                self.look();
                (looked, called) = (Instant::now(), false);
            }
        }
    }

    /// What was set aside is taken up again, in the order it came.
    fn take_from_aside(&mut self) {
        while self.destroying.is_none()
            && let Some(message) = self.aside.pop_front()
        {
            match message {
                Message::Act(act) => self.take_in(act),
                Message::Destroy(asked) => self.destroying = Some(asked),
                Message::Brought(_) | Message::Look | Message::Close => {}
            }
        }
    }

    fn is_idle(&self) -> bool {
        let lies = self.table.lock();
        self.log.is_some() && lies.under_way.is_none() && lies.round.is_none()
    }

    /// Whether the disk should not be kept waiting for more.
    fn is_full(&self) -> bool {
        self.log.is_some() && self.table.lock().round.as_ref().is_some_and(|round| round.acts.waiting.len() >= AT_MOST)
    }

    /// Decides an act on top of what is under way.
    fn take_in(&mut self, mut act: Waiting) {
        // Deciding what cannot be recorded would only let somebody wait for the answer. The next look tells when it can be again.
        if self.beside.away.load(Ordering::Relaxed) {
            return (act.answer)(Err(Trouble::Away(format!("the log of '{}' is away", self.slug)).told()));
        }
        let mut lies = self.table.lock();
        let mut round = lies.round.take().unwrap_or_else(|| {
            self.last = self.clock.now().max(self.last);
            lies.begin(&self.table.shown(), self.last)
        });
        let done = lies.done.contains(&act.daad);
        // An import takes seconds to decide; the disk does not wait at the table that long.
        if act.several {
            drop(lies);
            let outcome = self.outcome(done, &mut round, &mut act);
            round.acts.push(act, outcome);
            self.table.lock().round = Some(round);
        } else {
            let outcome = self.outcome(done, &mut round, &mut act);
            round.acts.push(act, outcome);
            lies.round = Some(round);
        }
    }

    /// What becomes of the act; `done` says whether this process did it before.
    fn outcome(&self, done: bool, round: &mut Round, act: &mut Waiting) -> Result<Acted, Error> {
        if let Some(nrs) = round.known.get(&act.daad) {
            return Ok(Acted { nrs: *nrs, repeated: true });
        }
        if let Some(repeated) = self.done_before(done, &act.daad)? {
            return Ok(repeated);
        }
        let acted = self.decide_one(&mut round.draft, act, round.geboekt)?;
        round.known.insert(act.daad, acted.nrs);
        Ok(acted)
    }

    /// Sends what was decided to the disk, when the log is here.
    fn send_off(&mut self, disk: &Sender<(Box<Log>, Batch)>) {
        let Some(log) = self.log.take() else { return };
        let Some(batch) = self.table.lock().set_off() else {
            self.log = Some(log);
            return;
        };
        if let Err(unsent) = disk.send((log, batch)) {
            self.log = Some(unsent.0.0);
            let acts = self.table.lock().under_way.take().map(|batch| batch.acts).unwrap_or_default();
            acts.fail(&Trouble::WriterGone(self.slug.clone()));
        }
    }

    fn brought(&mut self, brought: Brought) {
        match brought {
            Brought::Home(log) => self.log = Some(log),
            Brought::Failed(log, error) => {
                self.log = Some(log);
                self.again(error);
            }
        }
    }

    /// What is under way was not written, and what was decided on it is void.
    fn again(&mut self, error: AppendError) {
        let (acts, later) = {
            let mut lies = self.table.lock();
            let acts = lies.under_way.take().map(|batch| batch.acts).unwrap_or_default();
            (acts, lies.round.take().map(|round| round.acts.waiting).unwrap_or_default())
        };
        match error {
            AppendError::Moved { .. } => {
                let all = acts.waiting.into_iter().chain(later);
                // An import takes so long to decide that it could be too late every time; nobody else goes with it.
                let (imports, single): (Vec<_>, Vec<_>) = all.partition(|act| act.several);
                self.settle(single);
                imports.into_iter().for_each(|act| self.settle(vec![act]));
            }
            AppendError::Trouble(error) => {
                self.find_out(acts, error.into());
                self.settle(later);
            }
        }
    }

    fn look(&mut self) {
        let known = self.table.lock().head;
        let looked = self.reader.head().map_err(Trouble::from);
        let looked = looked.and_then(|head| if head == known { Ok(()) } else { self.catch_up() });
        if let Err(trouble) = &looked
            && !self.beside.away.load(Ordering::Relaxed)
        {
            tracing::error!(%trouble, "the tail of the log cannot be followed");
        }
        self.forget_destroyed();
        self.heard(looked.err().as_ref());
        self.anchor();
    }

    /// A key that was destroyed, here or by another process, leaves every connection of this gemeente, also one at rest.
    fn forget_destroyed(&self) {
        if let Err(error) = self.reader.look_at_keys() {
            tracing::error!(%error, "the keys cannot be looked at");
        }
        let spare = self.beside.spare.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        self.log.iter().map(AsRef::as_ref).chain(spare.iter()).for_each(Log::forget_destroyed);
    }

    /// Remembers whether the database with the log is there.
    fn heard(&self, trouble: Option<&Trouble>) {
        let away = matches!(trouble, Some(Trouble::Away(_)));
        if self.beside.away.swap(away, Ordering::Relaxed) && !away {
            tracing::warn!("the log of '{}' is back", self.slug);
        }
    }

    /// Writes the head outside the log, once a day, so that a cut tail can be proved.
    fn anchor(&mut self) {
        let (datum, head) = (self.clock.today().number(), self.table.lock().head);
        if datum != self.anchored && head.nr > 0 {
            let anchor = Anchor { datum, head };
            match store::anchor::write(&self.dir, &self.slug, &anchor) {
                Ok(_) => self.anchored = datum,
                Err(error) => tracing::error!(%error, "the anchor of today cannot be written"),
            }
        }
    }

    /// Takes in what is in the log beyond what is shown. Only when nothing is under way.
    fn catch_up(&mut self) -> Result<(), Trouble> {
        let mut state = State::clone(&self.table.shown());
        let mut lies = self.table.lock();
        let last = &mut self.last;
        let mut destroyed = false;
        lies.head = replay::catch_up(&self.reader, &mut state, |entry| {
            lies.done.insert(entry.daad);
            *last = entry.geboekt.max(*last);
            destroyed |= matches!(entry.said, Some(Said::Destroyed(_)));
        })?;
        if destroyed {
            drop(lies);
            // Another process destroyed something of which this state still knows.
            return self.read_anew();
        }
        self.table.show(state);
        Ok(())
    }

    fn decide(&mut self, batch: &mut [Waiting]) -> (Draft, Outcomes) {
        self.last = self.clock.now().max(self.last);
        let mut round = self.table.lock().begin(&self.table.shown(), self.last);
        let outcomes = batch
            .iter_mut()
            .map(|act| {
                let done = self.table.lock().done.contains(&act.daad);
                self.outcome(done, &mut round, act)
            })
            .collect();
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

    /// The act as it was recorded before: then it is done, and doing it again would double it. `here` says whether this process
    /// did it.
    fn done_before(&self, here: bool, daad: &Daad) -> Result<Option<Acted>, Error> {
        if !here && !made_before(daad, self.began) {
            return Ok(None);
        }
        let found = self.reader.find_daad(&daad.0)?;
        let nrs = found.first().zip(found.last()).map(|(first, last)| (Nr(*first as u32), Nr(*last as u32)));
        // Done here and nowhere in the log: it had nothing to record.
        Ok((nrs.is_some() || here).then_some(Acted { nrs, repeated: true }))
    }
}

/// A new act's number: it carries the moment it was made.
pub fn fresh_daad() -> Daad {
    Daad(uuid::Uuid::now_v7().into_bytes())
}

/// Whether the act was numbered before this process began, or carries no time at all: then the log has to be asked.
fn made_before(daad: &Daad, began: Moment) -> bool {
    let made = uuid::Uuid::from_bytes(daad.0).get_timestamp().map(|made| made.to_unix());
    made.is_none_or(|(seconds, _)| (seconds as i64 + 1) * 1_000_000 < began.0)
}

/// The last acts of a log that is read from its start.
///
/// An act carries the moment it was numbered, so whoever has been running longer knows whether it did it. The clock of another
/// process may run ahead, though: what was booked shortly before the start is therefore known from the start.
#[derive(Default)]
pub(crate) struct Recent {
    pub last: Moment,
    acts: VecDeque<(Moment, Daad)>,
}

impl Recent {
    /// Clocks of machines that work together differ less.
    const SHORTLY: i64 = 120_000_000;

    pub fn take_in(&mut self, entry: &Entry) {
        self.last = entry.geboekt.max(self.last);
        if self.acts.back().is_none_or(|(_, daad)| *daad != entry.daad) {
            self.acts.push_back((entry.geboekt, entry.daad));
        }
        while self.acts.front().is_some_and(|(booked, _)| booked.0 + Recent::SHORTLY < self.last.0) {
            self.acts.pop_front();
        }
    }
}

#[cfg(test)]
mod tests;
