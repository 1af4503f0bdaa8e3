//! Who looked in a dossier, in which role, for which purpose and when.

pub mod pages;
pub mod view;
