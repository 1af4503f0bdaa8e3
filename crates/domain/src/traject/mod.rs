//! A dated participation of an inwoner in an aanpak: it starts, goes through fasen, may be extended, and ends for a reason
//! of the aanpak's own list.
//!
//! The terms of the aanpak are norms. Somebody may stay longer: that is visible, and asks for a reason when it is decided.

mod close;
mod correct;
mod fact;
mod may;
mod questions;
mod rules;
mod start;
mod state;

pub use close::*;
pub use correct::*;
pub use fact::*;
pub use may::POLICY;
pub(crate) use may::SEE;
pub use questions::*;
pub use rules::*;
pub use start::*;
pub use state::State;

#[cfg(test)]
mod tests;
