//! The gemeente's own list as a file: from bytes to rows and columns, whatever program saved it.
//!
//! `text` and `xlsx` make a table of cells, `heading` finds out which column is which, `domain::lijst` knows what it means,
//! and `sentence` says in Dutch what is wrong and what was noticed.

mod files;
mod heading;
mod sentence;
mod text;
mod xlsx;

#[cfg(test)]
mod files_tests;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use domain::lijst::{self, Column, Headings, List, Notice, Sheet};
use domain::refusal::Arg;

pub use files::{File, Files, Taken, take_in, take_in_all};
pub use sentence::{MOST_LINES, lines, notice_line};

use heading::Found;

/// The cells of a sheet, by row as a person sees it (the first is 1); empty rows are left out.
#[derive(Debug, Default)]
struct Table {
    rows: Vec<(u32, Vec<String>)>,
    /// A row that stops before the last column was cut off. A spreadsheet leaves out empty cells at the end, a text does not.
    short_rows_are_cut_off: bool,
}

/// Something in a file that cannot be taken in: where it stands, what stands there, and by code what was expected. As text
/// it is one line for the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub file: String,
    pub row: Option<u32>,
    pub column: Option<String>,
    pub value: String,
    /// `import-…`, or `weigering-…` when a rule said no.
    pub code: Cow<'static, str>,
    pub args: Vec<(&'static str, Arg)>,
}

impl Fault {
    /// The same fault, with the file it stands in.
    pub fn in_file(file: &str, fault: lijst::Fault) -> Fault {
        let lijst::Fault { row, column, value, code, args } = fault;
        Fault { file: file.to_owned(), row, column, value, code, args }
    }
}

/// A file that could be read: its list, and what is passed over.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    pub list: List,
    pub notices: Vec<Notice>,
}

/// Reads a list from the bytes of a file. What kind of file it is shows from its content; `file` is only its name.
pub fn read(bytes: &[u8], file: &str) -> Result<Read, Vec<Fault>> {
    match sound_rows(bytes, &Headings::sleutelbestand()) {
        Ok(found) if found.faults.is_empty() => Ok(Read { list: list(found.sheet), notices: found.notices }),
        Ok(Found { faults, .. }) | Err(faults) => Err(in_file(file, faults)),
    }
}

/// The rows that have the shape of a row, and what is wrong with the others; an error when there is no list at all.
fn sound_rows(bytes: &[u8], headings: &Headings) -> Result<Found, Vec<lijst::Fault>> {
    let table = if bytes.starts_with(b"PK\x03\x04") { xlsx::table(bytes) } else { text::table(bytes, headings) };
    heading::sheet(table.map_err(|fault| vec![fault])?, headings)
}

fn list(sheet: Sheet) -> List {
    List { columns: sheet.columns.iter().filter_map(|name| Column::from_name(name)).collect(), rows: sheet.rows }
}

fn in_file(file: &str, faults: Vec<lijst::Fault>) -> Vec<Fault> {
    faults.into_iter().map(|fault| Fault::in_file(file, fault)).collect()
}

/// Why a file was not taken in; nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stopped {
    Faults(Vec<Fault>),
    /// Not for this viewer.
    Hidden,
}
