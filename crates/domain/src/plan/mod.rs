//! The inwoner's own plan: wishes, talents and what matters, doelen, and the stappen towards them (001:573, 1151).
//!
//! The aanpak says how much of it there is. *Geen*: none is kept, since fixed goals can press (001:1145). *Licht*: what
//! the inwoner wants to write down. *Precies*: every stap has a day and a doel, and one without says why. The thread runs
//! from a stap to the belemmering it clears, the doel it serves and the trede that comes into reach.

mod correct;
mod fact;
mod figures;
mod questions;
mod rules;
mod state;

pub use correct::*;
pub use fact::*;
pub use figures::*;
pub use questions::*;
pub use rules::*;
pub use state::State;

use crate::access::{May, Policy, Standing as S};

/// What somebody wishes and tries stays between the begeleider and the inwoner.
const SEERS: &[S] = &[S::Begeleider, S::Regisseur];

const SEE: May = May { what: "plan.verteld", who: SEERS };
const SEE_GOAL: May = May { what: "plan.doel", who: SEERS };
const SEE_GOAL_ENDED: May = May { what: "plan.doel_geeindigd", who: SEERS };
const SEE_STEP: May = May { what: "plan.stap", who: SEERS };
const SEE_DONE: May = May { what: "plan.stap_gedaan", who: SEERS };
const SEE_DROPPED: May = May { what: "plan.stap_vervallen", who: SEERS };
const WRITE: May = May { what: "plan bijhouden", who: &[S::Begeleider] };

pub const POLICY: Policy = Policy {
    slice: "plan",
    see: &[&SEE, &SEE_GOAL, &SEE_GOAL_ENDED, &SEE_STEP, &SEE_DONE, &SEE_DROPPED],
    act: &[&WRITE],
};

#[cfg(test)]
mod tests;
