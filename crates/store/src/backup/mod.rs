//! Back-ups of the data, and the way back. The keys are never in one: they have an export of their own.
//!
//! A back-up is a folder that is there whole or not at all:
//!
//! ```text
//! back-up.json                       what is in it, with the digest of every file
//! gemeenten/<gemeente>/log.regels    the rows of the log as they lie in its database, bodies sealed
//! gemeenten/<gemeente>/inzage.sqlite who looked, as it was at that moment
//! accounts.sqlite                    accounts, without anybody who was logged in
//! ankers/<gemeente>.txt              the anchors
//! ```
//!
//! The rows of a log are the same whatever database they come from, so a back-up of one can be restored into another, and a log
//! can move from one to another without opening anything.

mod make;
mod manifest;
mod relocate;
mod restore;
mod stijl;
mod rows;
mod walk;

pub use make::make;
pub use manifest::{Manifest, Part};
pub use relocate::{Moved, relocate};
pub use restore::{Restored, Stamp, Until, restore};

/// Called now and then with the gemeente, how many rows were done, and how many there are.
pub type Progress<'p> = &'p mut dyn FnMut(&str, u64, u64);
