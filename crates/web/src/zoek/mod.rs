//! Finding a resident. The question travels in the body of a POST, so that a name never stands in an address.

pub mod pages;
pub mod view;
