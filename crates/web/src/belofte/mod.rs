//! Promises of both sides by hand: made, kept, put on another day, withdrawn.

pub(crate) mod card;
mod correction;
pub(crate) mod follow;
pub(crate) mod make;
mod view;
pub(crate) mod words;

pub(crate) use correction::{correct, correction, withdraw};
