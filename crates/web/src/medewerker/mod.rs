//! Managing who works here: the list, a new medewerker, and the link with which somebody sets a password.

pub mod pages;
pub mod view;
