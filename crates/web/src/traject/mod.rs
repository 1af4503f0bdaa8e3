//! The fields of what befalls a traject, and correcting that from the timeline.

pub mod correction;
pub mod view;
