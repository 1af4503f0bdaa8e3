//! The monthly round: a begeleider measures the whole caseload on one page.

pub(crate) mod pages;
pub mod view;
