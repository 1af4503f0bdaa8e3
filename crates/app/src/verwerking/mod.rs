//! Records of processing in the shape of the standard *Logboek Dataverwerkingen* 1.0: for every look at a person and every
//! fact recorded about one, which activity it belonged to and when, handed over by OTLP to a logbook elsewhere.
//!
//! Nothing is sampled and nothing is held in memory: the read log and the log of facts are followed, and how far they were
//! handed over is kept on disk. A logbook that was away gets everything once it is back. A record has an identity that
//! follows from where it stands in those logs, so that one handed over twice is known as the same.

mod follow;
mod register;
mod span;

pub use follow::{Handover, Logbook};
pub use register::{Activiteit, activiteiten};
