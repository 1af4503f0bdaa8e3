//! Pages that explain: keyboard shortcuts, accessibility, and who may see what.

pub mod view;
