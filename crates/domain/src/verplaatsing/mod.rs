//! The wrong inwoner: a fact that was recorded about one inwoner and belongs to another.
//!
//! In one act it is taken back here and recorded there, under that inwoner's own zaak. What the wrong dossier said in words
//! leaves the memory at once, for everybody and for every day that is looked back on; that something stood there, who took
//! it away and why, stays. The wrong entry stays sealed in the log, and is not opened any more.

mod fact;
mod questions;
mod rules;

pub use fact::*;
pub use questions::*;
pub use rules::*;

use crate::access::{May, Policy, Standing as S};
use crate::history::At;
use crate::ids::{InwonerId, Nr};
use crate::time::Day;

// ── What is remembered ──────────────────────────────────────────────────────────────────────────────────────────────

/// A fact that went to another dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Away {
    van: InwonerId,
    naar: InwonerId,
}

#[derive(Debug, Clone, Default)]
pub struct State {
    moves: imbl::HashMap<Nr, Away>,
    /// Every version that was taken away, with the entry that did.
    away: imbl::HashMap<Nr, Nr>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact) {
        let Fact::Moved(fact) = fact;
        self.moves.insert(at.nr, Away { van: fact.inwoner, naar: fact.naar });
        for nr in fact.feiten.iter().filter(|nr| **nr < at.nr) {
            self.away.insert(*nr, at.nr);
        }
    }

    /// It is not taken back: the fact is moved once more.
    pub(crate) fn end(&mut self, _: InwonerId, _: Nr, _: Day) {}

    /// The entry that took this fact to another dossier.
    pub(crate) fn taken_by(&self, nr: Nr) -> Option<Nr> {
        self.away.get(&nr).copied()
    }
}

// ── Who may ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/// That something stood here which belonged to somebody else, and why it went.
pub(crate) const SEE: May = May { what: "verplaatsing.verplaatst", who: &[S::Begeleider, S::Coordinator] };
/// At both dossiers, and for a fact that one may record at both.
const MOVE: May = May { what: "feit naar een andere inwoner verplaatsen", who: &[S::Begeleider, S::Coordinator] };

pub const POLICY: Policy = Policy { slice: "verplaatsing", see: &[&SEE], act: &[&MOVE] };

#[cfg(test)]
mod tests;
