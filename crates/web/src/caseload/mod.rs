//! The residents a begeleider follows, one line each, with what we owe them first.

pub mod view;
