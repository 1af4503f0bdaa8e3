//! The door: log in, choose for which gemeente and in which role you work today, set your own password.

pub mod pages;
pub mod view;
