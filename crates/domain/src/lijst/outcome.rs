//! What an import answers: everything that is wrong at once, or what it did and what a person should look at.

use std::borrow::Cow;

use super::column::Column;
use crate::refusal::{Arg, Hidden};

/// A cell that cannot be taken in. The code says what was expected; the sentence stands with the other sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub row: Option<u32>,
    pub column: Option<String>,
    /// What stands there; empty when nothing does.
    pub value: String,
    /// `import-…`, or `weigering-…` when a rule of another slice said no.
    pub code: Cow<'static, str>,
    pub args: Vec<(&'static str, Arg)>,
}

impl Fault {
    pub fn new(code: impl Into<Cow<'static, str>>) -> Fault {
        Fault { row: None, column: None, value: String::new(), code: code.into(), args: Vec::new() }
    }

    pub fn at(row: u32, column: Column, value: &str, code: impl Into<Cow<'static, str>>) -> Fault {
        Fault::in_column(row, column.name(), value, code)
    }

    pub fn in_column(row: u32, column: &str, value: &str, code: impl Into<Cow<'static, str>>) -> Fault {
        let (row, column, value) = (Some(row), Some(column.to_owned()), value.to_owned());
        Fault { row, column, value, code: code.into(), args: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Fault {
        self.args.push((name, arg.into()));
        self
    }
}

/// Something in the list that a person should know of; the import went on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub row: Option<u32>,
    pub column: Option<String>,
    pub code: &'static str,
    pub args: Vec<(&'static str, Arg)>,
}

impl Notice {
    pub fn new(code: &'static str) -> Notice {
        Notice { row: None, column: None, code, args: Vec::new() }
    }

    pub fn at(row: u32, column: Column, code: &'static str) -> Notice {
        Notice { row: Some(row), column: Some(column.name().to_owned()), code, args: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Notice {
        self.args.push((name, arg.into()));
        self
    }
}

/// What an import did. The counts are of rows and of what they brought about; `statements` is what is to be appended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    pub rows: usize,
    pub statements: usize,
    pub new_inwoners: usize,
    pub new_trajecten: usize,
    /// Trajecten, and memberships of groups.
    pub closed: usize,
    pub new_metingen: usize,
    pub new_groepen: usize,
    pub new_deelnames: usize,
    /// Facts that were corrected or withdrawn.
    pub corrected: usize,
    /// Rows that say what they said the time before.
    pub unchanged: usize,
    pub notices: Vec<Notice>,
}

/// Why an import wrote nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stopped {
    /// Everything that is wrong, in order of row and column.
    Faults(Vec<Fault>),
    /// Not for this viewer.
    Hidden,
}

impl From<Hidden> for Stopped {
    fn from(_: Hidden) -> Stopped {
        Stopped::Hidden
    }
}
