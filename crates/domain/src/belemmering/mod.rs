//! Something in a leefgebied that keeps an inwoner from taking part, with its course: in beeld, wordt aan gewerkt, onder
//! controle, opgelost. Clearing them away is half of the work (001:1219).
//!
//! What it is and who works on it are words of the begeleider alone; others who may look see the leefgebied and the stand.

mod fact;
mod questions;
mod rules;
mod state;

pub use fact::*;
pub use questions::*;
pub use rules::*;
pub use state::State;

use crate::access::{May, Policy, Standing as S};

const SEERS: &[S] = &[S::Begeleider, S::Coordinator];

pub(crate) const SEE: May = May { what: "belemmering.geopend", who: SEERS };
const SEE_STAND: May = May { what: "belemmering.stand", who: SEERS };
const SEE_SOLVED: May = May { what: "belemmering.opgelost", who: SEERS };
const SEE_REOPENED: May = May { what: "belemmering.heropend", who: SEERS };
/// Debts, illness and addiction in somebody's own words are not for a list.
const SEE_TEXT: May = May { what: "belemmering.geopend: wat en wie", who: &[S::Begeleider] };
const FOLLOW: May = May { what: "belemmering vastleggen", who: &[S::Begeleider] };

pub const POLICY: Policy =
    Policy { slice: "belemmering", see: &[&SEE, &SEE_TEXT, &SEE_STAND, &SEE_SOLVED, &SEE_REOPENED], act: &[&FOLLOW] };

#[cfg(test)]
mod tests;
