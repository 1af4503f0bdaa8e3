//! The gemeente's own lists, taken in by the coördinator: first what they would bring about, then exactly that.

pub mod pages;
pub(crate) mod pending;
mod sentence;
mod upload;
pub mod view;

pub(crate) use upload::LARGEST;
