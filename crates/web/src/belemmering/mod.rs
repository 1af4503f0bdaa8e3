//! A belemmering by hand: brought into view, followed step by step until it is in the way no longer, corrected.

mod correction;
pub(crate) mod pages;
pub(crate) mod view;

pub(crate) use correction::{correct, correction, withdraw};
