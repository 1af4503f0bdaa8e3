//! Somebody is referred to an aanpak: with a reason, on a ground, and with why he or she says to come. The aanpak answers;
//! until then it waits, and a wait past the term of the aanpak is owed to the inwoner.
//!
//! Accepting assigns the begeleider and can start the traject, so that nothing is asked twice. Who referred as regisseur
//! keeps the regie, and sees from then on how it goes: plan, traject and meting, not what was said in a talk.

mod capacity;
mod correct;
mod double;
mod fact;
mod may;
mod questions;
mod rules;
mod state;

pub use capacity::*;
pub use correct::*;
pub use double::*;
pub use fact::*;
pub use may::POLICY;
pub(crate) use may::SEE;
pub use questions::*;
pub use rules::*;
pub use state::State;

#[cfg(test)]
mod tests;
