//! Reports: a table of which every figure opens into the facts behind it.

pub mod chart;
pub mod pages;
pub mod view;
