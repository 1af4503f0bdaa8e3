//! How often somebody and the begeleider speak, agreed with that person.
//!
//! The aanpak has a rhythm for everybody, or a range within which it is agreed with each (001:565-567). What was agreed
//! holds from its day until something else is agreed, and ends with the traject. Outside the range is allowed and asks why.

mod fact;
mod questions;
mod rules;
mod state;

pub use fact::*;
pub use questions::*;
pub use rules::*;
pub use state::State;

use crate::access::{May, Policy, Standing as S};

pub(crate) const SEE: May = May { what: "ritme.afgesproken", who: &[S::Begeleider, S::Coordinator] };
const AGREE: May = May { what: "ritme afspreken", who: &[S::Begeleider] };

pub const POLICY: Policy = Policy { slice: "ritme", see: &[&SEE], act: &[&AGREE] };

#[cfg(test)]
mod tests;
