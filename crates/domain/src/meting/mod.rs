//! Where an inwoner stands on a day: the trede with the answers that place it, growth within it, and for each leefgebied
//! whether there is a problem, whether it is worked on and whether it is under control.
//!
//! Measured at the start, in the rhythm of the aanpak and at the end. A rhythm that is not kept is a signal about the
//! gemeente, never about the inwoner.

mod fact;
mod figures;
mod ladder;
mod questions;
mod rules;
mod state;

pub use fact::*;
pub use figures::*;
pub use ladder::*;
pub use questions::*;
pub use rules::*;
pub use state::State;

use crate::access::{May, Policy, Standing as S};

pub(crate) const SEE: May = May { what: "meting.vastgelegd", who: &[S::Begeleider, S::Coordinator, S::Regisseur] };
/// What somebody could grow to, and why, stays with who guides them.
const SEE_POTENTIEEL: May = May { what: "meting.vastgelegd: groeipotentieel", who: &[S::Begeleider] };
/// What the begeleider adds in words may be about somebody's health.
const SEE_TOELICHTING: May = May { what: "meting.vastgelegd: toelichting", who: &[S::Begeleider] };
pub(crate) const RECORD: May = May { what: "meting vastleggen", who: &[S::Begeleider, S::Coordinator, S::Meedoen] };

pub const POLICY: Policy = Policy { slice: "meting", see: &[&SEE, &SEE_POTENTIEEL, &SEE_TOELICHTING], act: &[&RECORD] };

#[cfg(test)]
mod tests;
