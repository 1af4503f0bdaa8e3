//! The file that a resident gets: what is kept, who recorded and read it, and how long it stays.

pub mod pages;
pub mod view;
