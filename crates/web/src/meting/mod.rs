//! A meting by hand: recorded from the dossier with the last values filled in, corrected, taken back.

pub(crate) mod pages;
pub(crate) mod view;
