//! The residents a begeleider follows, one line each, with what we owe them first.

pub mod pages;
mod row;
pub mod view;
