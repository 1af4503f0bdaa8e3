//! Something that went well: the first time alone at an address, holding the key, a customer's thanks (001:1161-1167). It
//! may hang on a stap, and is never counted against whoever has none.

mod fact;
mod questions;
mod rules;

pub use fact::*;
pub use questions::*;
pub use rules::*;

use crate::access::{May, Policy, Standing as S};
use crate::history::{At, Back, Dossiers, Went};
use crate::ids::{InwonerId, Nr, StapId};
use crate::time::Day;

// ── What is remembered ──────────────────────────────────────────────────────────────────────────────────────────────

#[derive(Debug, Clone, Copy, PartialEq)]
struct Remembered {
    soort: Soort,
    stap: Option<StapId>,
}

/// Which short text of a fact is which: what it was, and the inwoner's own words.
const WAT: u8 = 0;
const WOORDEN: u8 = 1;

#[derive(Debug, Clone, Default)]
pub struct State {
    of: Dossiers<Remembered>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact) {
        let Fact::Achieved(fact) = fact;
        let texts = [(WAT, fact.wat.as_deref()), (WOORDEN, fact.woorden.as_deref())];
        let texts: Vec<(u8, &str)> = texts.into_iter().filter_map(|(field, text)| Some((field, text?))).collect();
        self.of.add(fact.inwoner, at, Remembered { soort: fact.soort, stap: fact.stap }, &texts);
    }

    pub(crate) fn end(&mut self, inwoner: InwonerId, nr: Nr, tot: Day) {
        self.of.end(inwoner, nr, tot);
    }

    /// A success hangs on a stap, and those are counted on behind the ones that are there.
    pub(crate) fn rehome(&mut self, van: InwonerId, naar: InwonerId, sinds: Day, stappen: u32, went: &mut Went) {
        let counted_on = |stap: StapId| StapId(stap.0 + stappen);
        self.of.rehome(van, naar, sinds, went, |fact| {
            Some(Remembered { stap: fact.what.stap.map(counted_on), ..fact.what })
        });
    }

    pub(crate) fn send_back(&mut self, back: &Back<'_>) {
        self.of.send_back(back);
    }

    pub(crate) fn forget_words(&mut self, inwoner: InwonerId, nr: Nr) {
        self.of.forget_words(inwoner, nr);
    }
}

// ── Who may ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/// What went well goes with the plan: who reads how it goes reads this too.
pub(crate) const SEE: May = May { what: "succes.behaald", who: &[S::Begeleider, S::Regisseur] };
/// What the inwoner said about it was said to the begeleider.
const SEE_WORDS: May = May { what: "succes.behaald: eigen woorden", who: &[S::Begeleider] };
const RECORD: May = May { what: "succes vastleggen", who: &[S::Begeleider] };

pub const POLICY: Policy = Policy { slice: "succes", see: &[&SEE, &SEE_WORDS], act: &[&RECORD] };

#[cfg(test)]
mod tests;
