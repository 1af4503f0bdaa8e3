//! The plan by hand: what somebody tells, doelen, and stappen with their one question, each on a short form.

mod correction;
pub(crate) mod doel;
pub(crate) mod pages;
pub(crate) mod stap;
mod view;

pub(crate) use correction::{correct, correction, withdraw};
