//! A dated participation of an inwoner in an aanpak: it starts, goes through fasen, may be extended, and ends for a reason
//! of the aanpak's own list.
//!
//! The terms of the aanpak are norms. Somebody may stay longer: that is visible, and asks for a reason when it is decided.

mod close;
mod correct;
mod fact;
mod questions;
mod rules;
mod start;
mod state;

pub use close::*;
pub use correct::*;
pub use fact::*;
pub use questions::*;
pub use rules::*;
pub use start::*;
pub use state::State;

use crate::access::{May, Policy, Standing as S};

const SEERS: &[S] = &[S::Begeleider, S::Coordinator];
const DOERS: &[S] = &[S::Begeleider, S::Coordinator, S::Meedoen];

pub(crate) const SEE: May = May { what: "traject.gestart", who: SEERS };
const SEE_FASE: May = May { what: "traject.fase", who: SEERS };
const SEE_EXTENDED: May = May { what: "traject.verlengd", who: SEERS };
const SEE_CLOSED: May = May { what: "traject.afgesloten", who: SEERS };
const START: May = May { what: "traject starten", who: DOERS };
const ENTER: May = May { what: "fase ingaan", who: DOERS };
const EXTEND: May = May { what: "traject verlengen", who: DOERS };
const CLOSE: May = May { what: "traject afsluiten", who: DOERS };

pub const POLICY: Policy = Policy {
    slice: "traject",
    see: &[&SEE, &SEE_FASE, &SEE_EXTENDED, &SEE_CLOSED],
    act: &[&START, &ENTER, &EXTEND, &CLOSE],
};

#[cfg(test)]
mod tests;
