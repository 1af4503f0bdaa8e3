//! The person the dossier is about: a number, a name, and the few things every list asks. Everything else that is known
//! about somebody lives in the slice it belongs to.

mod fact;
mod may;
mod questions;
mod rules;
mod state;

pub use fact::*;
pub use may::POLICY;
pub(crate) use may::{SEE_NAME, SEE_PERSON};
pub use questions::*;
pub use rules::*;
pub use state::State;

#[cfg(test)]
mod tests;
