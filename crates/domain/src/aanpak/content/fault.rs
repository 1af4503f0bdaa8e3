//! What is wrong with the file of an aanpak, and where.

use std::fmt;

/// Something in the file that cannot be right, with its place. The sentence for people stands in the Fluent files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub kind: FaultKind,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// The path of the key, for example `reden.regulier-werk.algemeen`; empty for a fault in the TOML itself.
    pub key: String,
    /// What stands there; empty when nothing does.
    pub found: String,
    /// What could stand there: codes, a range, an example. No sentence.
    pub expected: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaultKind {
    Syntax,
    UnknownKey,
    MissingKey,
    WrongType,
    OutOfRange,
    UnknownCode,
    /// A reference to a code that is not in the file.
    Dangling,
    Duplicate,
    Empty,
    /// Two values that cannot both hold.
    Conflict,
    NoSource,
    BadSource,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} {:?} {}: {:?} ≠ {}", self.line, self.column, self.kind, self.key, self.found, self.expected)
    }
}

impl std::error::Error for Fault {}
