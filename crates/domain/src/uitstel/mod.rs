//! Uitstel: a notice about what the gemeente owes may wait until a day, with a reason. It ends by itself; what is owed stays
//! owed, and somebody else finds the reason at the next like case.

mod fact;
mod questions;
mod rules;

pub use fact::*;
pub use questions::*;
pub use rules::*;

use crate::access::{May, Policy, Standing as S};
use crate::codes::{Code, Codes};
use crate::history::{At, Back, Dossiers, Went};
use crate::ids::{InwonerId, Nr};
use crate::time::Day;

// ── What is remembered ──────────────────────────────────────────────────────────────────────────────────────────────

#[derive(Debug, Clone, Copy, PartialEq)]
struct Remembered {
    soort: Soort,
    /// What the notice is about: a promise, a belemmering, a traject.
    over: Nr,
    leefgebied: Option<Code>,
    tot: Day,
}

/// The short text beside a fact: why it may wait.
const REDEN: u8 = 0;

#[derive(Debug, Clone, Default)]
pub struct State {
    of: Dossiers<Remembered>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact, codes: &mut Codes) {
        let Fact::Given(fact) = fact;
        let leefgebied = fact.leefgebied.as_deref().map(|code| codes.code(code));
        let what = Remembered { soort: fact.signaal, over: fact.over, leefgebied, tot: fact.tot };
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
/// A referral is answered by who leads the project as well.
const GIVE_REFERRAL: May = May { what: "uitstel geven voor een aanmelding", who: &[S::Begeleider, S::Coordinator] };

pub const POLICY: Policy = Policy { slice: "uitstel", see: &[&SEE], act: &[&GIVE, &GIVE_REFERRAL] };

/// For which notices who may.
const fn giving(signaal: Soort) -> &'static May {
    match signaal {
        Soort::AanmeldingOnbeantwoord => &GIVE_REFERRAL,
        _ => &GIVE,
    }
}

#[cfg(test)]
mod tests;
