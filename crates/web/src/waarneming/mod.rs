//! Standing in for a colleague: who does, for whom, why and until when; the caseload that is open for it; ending it.

pub mod correction;
pub mod pages;
pub mod view;
