//! Reports: a table of which every figure opens into the facts behind it.

mod asked;
pub mod chart;
pub mod pages;
mod toen;
pub mod view;
mod words;
mod writer;
