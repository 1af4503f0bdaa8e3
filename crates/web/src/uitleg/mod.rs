//! Pages that explain: keyboard shortcuts, accessibility, and who may see what.

pub mod pages;
pub mod view;
