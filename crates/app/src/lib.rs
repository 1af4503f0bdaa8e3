//! The running system: the municipalities of one data folder, in memory, behind three doors.
//!
//! - [`Gemeente::ask`] is the only way to read. It takes a snapshot, waits for nobody, and records who looked at whom before
//!   the answer leaves.
//! - [`Gemeente::act`] is the only way to write. One writer per gemeente decides on the newest state, appends, and only then
//!   shows the new state to others.
//! - [`Gemeente::open`] reads the long texts that a question gave a handle for.

mod ahead;
mod clock;
mod doors;
mod error;
mod gemeente;
pub mod import;
pub mod meters;
mod replay;
pub mod verwerking;
mod writer;

pub use clock::Clock;
pub use doors::{Acted, Identity};
pub use error::{Error, Trouble};
pub use gemeente::{App, Gemeente};
pub use replay::entry as read_entry;
pub use writer::fresh_daad;
