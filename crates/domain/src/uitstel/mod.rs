//! Uitstel: a notice about what the gemeente owes may wait until a day, with a reason. It ends by itself; what is owed stays
//! owed, and somebody else finds the reason at the next like case.

mod fact;
mod questions;
mod rules;

pub use fact::*;
pub use questions::*;
pub use rules::*;

use crate::access::{May, Policy, Standing as S};
use crate::history::{At, Back, Dossiers, Went};
use crate::ids::{InwonerId, Nr};
use crate::time::Day;

// ── What is remembered ──────────────────────────────────────────────────────────────────────────────────────────────

#[derive(Debug, Clone, Copy, PartialEq)]
struct Remembered {
    soort: Soort,
    /// What the notice is about: a promise, a belemmering, a traject.
    over: Nr,
    tot: Day,
}

/// The short text beside a fact: why it may wait.
const REDEN: u8 = 0;

#[derive(Debug, Clone, Default)]
pub struct State {
    of: Dossiers<Remembered>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact) {
        let Fact::Given(fact) = fact;
        let what = Remembered { soort: fact.signaal, over: fact.over, tot: fact.tot };
        self.of.add(fact.inwoner, at, what, &[(REDEN, &fact.reden)]);
    }

    pub(crate) fn end(&mut self, inwoner: InwonerId, nr: Nr, tot: Day) {
        self.of.end(inwoner, nr, tot);
    }

    pub(crate) fn rehome(&mut self, van: InwonerId, naar: InwonerId, sinds: Day, went: &mut Went) {
        self.of.rehome(van, naar, sinds, went, |fact| Some(fact.what));
    }

    pub(crate) fn send_back(&mut self, back: &Back<'_>) {
        self.of.send_back(back);
    }
}

// ── Who may ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/// That something we owe was put off, until when and why.
pub(crate) const SEE: May = May { what: "uitstel.gegeven", who: &[S::Begeleider, S::Coordinator] };
const GIVE: May = May { what: "uitstel geven", who: &[S::Begeleider] };

pub const POLICY: Policy = Policy { slice: "uitstel", see: &[&SEE], act: &[&GIVE] };

#[cfg(test)]
mod tests;
