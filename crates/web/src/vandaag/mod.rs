//! Vandaag: what somebody does first, each notice with its rule and the one act that settles it.

mod agenda;
pub mod pages;
mod parts;
mod project;
pub mod view;
