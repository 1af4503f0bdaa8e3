//! Groepen by hand: which there are, who takes part, how it ends; each opened, corrected and taken back here.

pub(crate) mod aanwezig;
pub(crate) mod deelname;
pub(crate) mod openen;
pub(crate) mod pages;
pub(crate) mod plaats;
pub(crate) mod view;
