//! Vandaag: what a begeleider does first, each notice with its rule and the one act that settles it.

pub mod pages;
pub mod view;
