//! What was worked out about an inwoner for one list and is asked again for the next, kept until an entry may change it.
//!
//! A line of a caseload is a few microseconds of going through facts, and most lines are the same as an hour ago. Kept is only
//! what follows from the state and the day, never what a viewer may see: whoever asks has passed the gate each time, and the
//! look is noted each time. Which entries are about whom the log says itself, so nobody has to remember to forget.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::caseload::Row;
use crate::ids::{InwonerId, Nr};
use crate::signaal::Signaal;
use crate::state::State;
use crate::time::Day;

/// So many inwoners are kept at most; beyond it all are worked out anew.
const MOST: usize = 10_000;
/// Going through more entries than this costs more than working out anew.
const FAR: u32 = 10_000;

/// What is kept of one log. It goes along with that log only: two towns that went their own way have each their own.
#[derive(Debug, Clone, Default)]
pub struct Kept(Arc<Shelves>);

#[derive(Debug, Default)]
struct Shelves {
    rows: Shelf<Row>,
    owed: Shelf<Vec<Signaal>>,
}

impl Kept {
    /// Forgets everything now, instead of at the next question: what was destroyed stays nowhere. A question about a state before
    /// the entry at `nr` that is being answered keeps nothing either.
    pub fn forget(&self, nr: Nr) {
        self.0.rows.lock().forget(nr);
        self.0.owed.lock().forget(nr);
    }

    /// The line of a caseload.
    pub(crate) fn row(&self, at: (&State, Day), inwoner: InwonerId, work_out: impl FnOnce() -> Row) -> Arc<Row> {
        self.0.rows.get(at, inwoner, work_out)
    }

    /// What the gemeente owes somebody, late or soon, as the begeleider sees it.
    pub(crate) fn owed(
        &self,
        at: (&State, Day),
        inwoner: InwonerId,
        work_out: impl FnOnce() -> Vec<Signaal>,
    ) -> Arc<Vec<Signaal>> {
        self.0.owed.get(at, inwoner, work_out)
    }
}

/// One kind of thing, as of one entry and one day.
struct Shelf<T>(Mutex<Standing<T>>);

struct Standing<T> {
    nr: Nr,
    today: Day,
    of: HashMap<InwonerId, Arc<T>>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Shelf(Mutex::new(Standing { nr: Nr(0), today: Day::LAST, of: HashMap::new() }))
    }
}

impl<T> fmt::Debug for Shelf<T> {
    /// Only how many: a log line is no place for what they say.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} kept", self.lock().of.len())
    }
}

impl<T> Shelf<T> {
    fn get(&self, (state, today): (&State, Day), inwoner: InwonerId, work_out: impl FnOnce() -> T) -> Arc<T> {
        let mut standing = self.lock();
        standing.catch_up(state, today);
        if let Some(known) = standing.of.get(&inwoner).filter(|_| standing.is_of(state, today)) {
            return Arc::clone(known);
        }
        drop(standing);
        let fresh = Arc::new(work_out());
        let mut standing = self.lock();
        // Somebody else may have moved on meanwhile.
        if standing.is_of(state, today) {
            if standing.of.len() >= MOST {
                standing.of.clear();
            }
            standing.of.insert(inwoner, Arc::clone(&fresh));
        }
        fresh
    }

    fn lock(&self) -> MutexGuard<'_, Standing<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Standing<T> {
    fn is_of(&self, state: &State, today: Day) -> bool {
        (self.nr, self.today) == (state.nr(), today)
    }

    fn forget(&mut self, nr: Nr) {
        self.of.clear();
        self.nr = nr.max(self.nr);
    }

    /// Forgets what the entries since then may have changed. A question about an older state leaves all as it is.
    fn catch_up(&mut self, state: &State, today: Day) {
        let newest = state.nr();
        if self.is_of(state, today) || newest < self.nr {
            return;
        }
        if self.today != today || newest.0 - self.nr.0 > FAR {
            self.of.clear();
        }
        for nr in (self.nr.0 + 1..=newest.0).map(Nr) {
            if self.of.is_empty() {
                break;
            }
            match state.only_about(nr) {
                Some(inwoner) => drop(self.of.remove(&inwoner)),
                None => self.of.clear(),
            }
        }
        (self.nr, self.today) = (newest, today);
    }
}
