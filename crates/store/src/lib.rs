//! The store: where everything that happened is kept.
//!
//! The log of a gemeente is one long list of entries that only ever grows. An entry has an *envelope*, which says when, by whom and
//! about which zaak, and a *body*, which is sealed: without the key of its zaak it cannot be read, and destroying it leaves a
//! hole that the rest of the log still fits around. Every entry carries the hash of the one before it, so `check` can prove that
//! nothing was changed, moved or left out.
//!
//! Beside the log lie the things that are not facts: the keys, the anchors that prove the log from outside, the record of who
//! looked at whom (`inzage`), and the accounts people log in with.
//!
//! This crate knows no words of the domain but those on the envelope.
//!
//! ```text
//! dir/gemeenten/<gemeente>/log.sqlite       the log            dir/sleutels/meestersleutel     the master key
//! dir/gemeenten/<gemeente>/inzage.sqlite    who looked         dir/sleutels/sleutels.sqlite    a wrapped key per zaak
//! dir/ankers/<gemeente>.txt                 a head a day       dir/accounts.sqlite             accounts and sessions
//! ```
//!
//! The logs may lie in one PostgreSQL instead (`Logs`); everything else stays in the directory.

pub mod accounts;
pub mod anchor;
pub mod backup;
mod chain;
mod check;
mod chunk;
pub mod cursor;
mod engine;
mod destroying;
mod envelope;
mod error;
mod hex;
pub mod inzage;
mod key_table;
mod keys;
mod log;
mod logs;
mod place;
pub mod pseudonym;
mod postgres;
mod rows;
mod seal;
mod sqlite;

pub use accounts::Accounts;
pub use anchor::Anchor;
pub use chain::Head;
pub use check::{CheckReport, Fault, Why};
pub use chunk::Chunk;
pub use envelope::{EntryRef, Envelope, NewEntry};
pub use error::{AppendError, Result, StoreError};
pub use inzage::{Inzage, InzageRecord};
pub use keys::{Keys, Rotation, export};
pub use log::{DESTRUCTION, Listening, Log};
pub use logs::Logs;
pub use place::gemeenten;
pub use postgres::Postgres;
