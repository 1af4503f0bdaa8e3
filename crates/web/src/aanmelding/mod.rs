//! Who is referred, and what came of it.

mod answer;
mod correction;
pub mod pages;
mod refer;
pub(crate) mod regie;
pub mod view;

pub use answer::{accept, leave, meet, refuse, retract};
pub use correction::{correct, correction, withdraw};
pub use refer::{form, refer};
