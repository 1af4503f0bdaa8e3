//! A new resident, personal data, and the start of a traject.

pub mod pages;
pub mod view;
