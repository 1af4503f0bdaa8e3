//! What the writer and the disk have between them: where the log stands, what is on its way to it and what comes next.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arc_swap::ArcSwap;
use domain::draft::Draft;
use domain::ids::{Daad, Nr};
use domain::state::State;
use domain::time::Moment;
use store::Head;

use super::Waiting;
use super::disk::Batch;
use crate::doors::Acted;
use crate::error::{Error, Trouble};

/// Shared by the two threads. Whoever holds it holds it for the length of one decision at most.
#[derive(Clone)]
pub(super) struct Table {
    lies: Arc<Mutex<Lies>>,
    shown: Arc<ArcSwap<State>>,
}

/// What lies on the table.
pub(super) struct Lies {
    pub head: Head,
    /// The acts since this process began, its own and those it followed; older ones are looked up in the log.
    pub done: HashSet<Daad>,
    pub under_way: Option<UnderWay>,
    pub round: Option<Round>,
}

/// Acts with what became of them.
#[derive(Default)]
pub(crate) struct Acts {
    pub waiting: Vec<Waiting>,
    pub outcomes: Vec<Result<Acted, Error>>,
}

/// The numbers that acts were given, before they are in the log.
type Known = HashMap<Daad, Option<(Nr, Nr)>>;

/// A batch that is being decided: the acts in it, and the state with all of them.
pub(super) struct Round {
    pub acts: Acts,
    pub draft: Draft,
    /// The acts of this round and of the one that is under way.
    pub known: Known,
    pub geboekt: Moment,
}

/// A batch on its way to the disk.
pub(super) struct UnderWay {
    pub acts: Acts,
    /// What will be shown when it is there.
    state: State,
    known: Known,
}

impl Table {
    pub fn new(head: Head, done: HashSet<Daad>, shown: Arc<ArcSwap<State>>) -> Table {
        let lies = Lies { head, done, under_way: None, round: None };
        Table { lies: Arc::new(Mutex::new(lies)), shown }
    }

    pub fn lock(&self) -> MutexGuard<'_, Lies> {
        // A rule that panics is caught before it gets here, and nothing else is left by halves.
        self.lies.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn shown(&self) -> Arc<State> {
        self.shown.load_full()
    }

    pub fn show(&self, state: State) {
        self.shown.store(Arc::new(state));
    }

    /// What is under way is on disk, and is shown; what was decided on it meanwhile goes next.
    pub fn finish(&self, head: Head) -> (Acts, Option<Batch>) {
        let mut lies = self.lock();
        lies.head = head;
        let Some(UnderWay { acts, state, .. }) = lies.under_way.take() else { return (Acts::default(), None) };
        lies.done.extend(acts.done());
        let next = lies.set_off();
        let before = self.shown.swap(Arc::new(state));
        // What only the last snapshot had is let go without keeping anybody waiting.
        drop(lies);
        drop(before);
        (acts, next)
    }
}

impl Lies {
    /// A batch that begins where what is under way ends, else where what is shown ends.
    pub fn begin(&self, shown: &State, geboekt: Moment) -> Round {
        let (state, known) = match &self.under_way {
            Some(batch) => (batch.state.clone(), batch.known.clone()),
            None => (shown.clone(), Known::new()),
        };
        Round { acts: Acts::default(), draft: Draft::on(state), known, geboekt }
    }

    /// The round that was decided becomes the one under way.
    pub fn set_off(&mut self) -> Option<Batch> {
        let Round { acts, draft, mut known, .. } = self.round.take()?;
        let (state, written) = draft.into_parts();
        known.retain(|daad, _| !self.done.contains(daad));
        self.under_way = Some(UnderWay { acts, state, known });
        Some(Batch { expected: self.head, written })
    }
}

impl Acts {
    pub fn push(&mut self, act: Waiting, outcome: Result<Acted, Error>) {
        self.waiting.push(act);
        self.outcomes.push(outcome);
    }

    /// The acts that went well, whether or not there was anything to record.
    pub fn done(&self) -> impl Iterator<Item = Daad> {
        self.waiting.iter().zip(&self.outcomes).filter(|(_, outcome)| outcome.is_ok()).map(|(act, _)| act.daad)
    }

    pub fn answer(self) {
        for (act, outcome) in self.waiting.into_iter().zip(self.outcomes) {
            (act.answer)(outcome);
        }
    }

    pub fn fail(self, trouble: &Trouble) {
        for act in self.waiting {
            (act.answer)(Err(trouble.clone().told()));
        }
    }
}
