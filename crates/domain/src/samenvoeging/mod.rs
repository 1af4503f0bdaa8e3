//! One person with two dossiers: from a list with two keys, or from a second referral under another name.
//!
//! Joining them is one fact. From the day it is known, everything of the other dossier stands in the one that stays, whoever
//! looks; before that day there were two, and every figure of before says so still. The number that is no longer used leads to the
//! one that stays. Undoing it is taking that fact back.

mod fact;
mod questions;
mod rules;

use std::sync::Arc;

pub use fact::*;
pub use questions::*;
pub use rules::*;

use crate::access::{May, Policy, Standing as S};
use crate::history::{At, Dossiers, Went};
use crate::ids::{InwonerId, Nr};
use crate::time::Day;

// ── What is remembered ──────────────────────────────────────────────────────────────────────────────────────────────

/// A joining, with what went along.
#[derive(Debug, Clone)]
pub(crate) struct Join {
    pub blijft: InwonerId,
    pub ander: InwonerId,
    pub went: Arc<Went>,
}

/// The short text beside it: why these are one person.
const REDEN: u8 = 0;

#[derive(Debug, Clone, Default)]
pub struct State {
    of: Dossiers<InwonerId>,
    joins: imbl::OrdMap<Nr, Join>,
    /// Which dossier took the place of another, and by which entry.
    into: imbl::HashMap<InwonerId, (InwonerId, Nr)>,
    /// Since when what went along stands where it stands.
    since: imbl::HashMap<Nr, Day>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact, went: Went) {
        let Fact::Joined(fact) = fact;
        let (blijft, ander) = (fact.inwoner, fact.ander);
        self.of.add(blijft, at, ander, &[(REDEN, &fact.reden)]);
        self.into.insert(ander, (blijft, at.nr));
        self.joins.insert(at.nr, Join { blijft, ander, went: Arc::new(went) });
    }

    pub(crate) fn stands_since(&mut self, facts: &[Nr], day: Day) {
        self.since.extend(facts.iter().map(|nr| (*nr, day)));
    }

    pub(crate) fn since(&self, nr: Nr) -> Option<Day> {
        self.since.get(&nr).copied()
    }

    /// The joining was taken back: what it was, for who takes the dossiers apart again.
    pub(crate) fn end(&mut self, nr: Nr, tot: Day) -> Option<Join> {
        let join = self.joins.remove(&nr)?;
        self.of.end(join.blijft, nr, tot);
        self.into.remove(&join.ander);
        Some(join)
    }
}

// ── Who may ─────────────────────────────────────────────────────────────────────────────────────────────────────────

pub(crate) const SEE: May =
    May { what: "samenvoeging.samengevoegd", who: &[S::Begeleider, S::Coordinator, S::Regisseur] };
/// At both dossiers.
const JOIN: May = May { what: "twee dossiers van één inwoner samenvoegen", who: &[S::Coordinator] };

pub const POLICY: Policy = Policy { slice: "samenvoeging", see: &[&SEE], act: &[&JOIN] };

#[cfg(test)]
mod tests;
