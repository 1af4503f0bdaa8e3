//! Successes by hand: recorded on a short form, corrected, taken back.

mod pages;
pub(crate) mod words;

pub(crate) use pages::{blank_form, correct, correction, form, record, withdraw};
