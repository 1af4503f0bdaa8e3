//! A begeleider stands in for a colleague: for whom, why, and until when. Until that day the inwoners of the colleague are
//! there for both; after it they are not, without anybody having to think of it.
//!
//! Nobody is asked for leave beforehand, because what is owed to an inwoner does not wait for an office. In its place it is
//! seen: by the colleague, by every coördinator, by the privacy officer, and in the dossier at every look.

mod fact;
mod questions;
mod rules;
mod state;

pub use fact::*;
pub use questions::*;
pub use rules::*;
pub use state::State;

use crate::access::{May, Policy, Standing as S};

const SEERS: &[S] = &[S::Begeleider, S::Collega, S::Coordinator, S::AndereCoordinator, S::PrivacyOfficer];
const DOERS: &[S] = &[S::Begeleider, S::Collega, S::Coordinator, S::AndereCoordinator];

const SEE: May = May { what: "waarneming.begonnen", who: SEERS };
const SEE_ENDED: May = May { what: "waarneming.beeindigd", who: SEERS };
/// A begeleider for the own caseload or for being the one who stands in; a coördinator for anybody.
const STATE: May = May { what: "waarneming vermelden of beëindigen", who: DOERS };

pub const POLICY: Policy = Policy { slice: "waarneming", see: &[&SEE, &SEE_ENDED], act: &[&STATE] };

#[cfg(test)]
mod tests;
