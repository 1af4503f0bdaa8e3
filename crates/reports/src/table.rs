//! A table of which every figure knows the facts behind it.

use domain::codes::Code;
use domain::ids::{InwonerId, Nr, TrajectId};
use domain::precedent::Kind;

use crate::label::{Label, Phrase};
use crate::parameters::Chosen;

#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub title: Phrase,
    /// "Zo tellen wij": one sentence each.
    pub definition: Vec<Phrase>,
    pub chosen: Chosen,
    /// What the rows are.
    pub head: Label,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    pub notes: Vec<Note>,
    /// What the fact sets point into.
    pub(crate) pool: Vec<(InwonerId, Subject)>,
}

/// What is counted: each is one line behind a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    Traject(TrajectId),
    /// By the entry of its beginning.
    Deelname(Nr),
    Meting(Nr),
    /// What a meting answered about one leefgebied.
    Leefgebied(Nr, Code),
    Contact(Nr),
    /// A promise, by the entry in which it was made.
    Belofte(Nr),
    /// A stap that was done, by the entry that says so.
    Stap(Nr),
    /// Since when somebody lives on a benefit.
    UitkeringSinds(Nr),
    /// What departs from the aanpak, by the entry that has the reason.
    Afwijking(Kind, Nr),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub label: Label,
    pub kind: ColumnKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    Count,
    Percentage,
    /// A number that counts nobody: fte, a mean, a norm.
    Measure,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The code of the aanpak, or the word of the report: the same in every language.
    pub code: String,
    pub label: Label,
    pub kind: RowKind,
    /// As many as there are columns.
    pub cells: Vec<Cell>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    Part,
    Total,
    Percentage,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    pub value: Value,
    pub facts: FactSet,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing to say, which is not the same as none.
    Empty,
    Number(i64),
    /// In hundredths: 1060 is 10.6.
    Hundredths(i64),
    /// In tenths of a percent.
    Percent(i64),
    /// A target from one number to another.
    Range {
        van: i64,
        tot: i64,
    },
    Text(String),
}

/// The facts behind a figure. Who has leave to count only can tell how many there are; [`crate::open`] asks for a viewer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FactSet(pub(crate) Facts);

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Facts {
    #[default]
    None,
    /// Places in the pool of the table.
    These(Aspect, Vec<u32>),
    /// All facts of other cells, by row and column: a total does not repeat what its parts hold.
    Together(Vec<(usize, usize)>),
}

/// Which facts of a traject make the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Aspect {
    Start,
    /// The end, shown with the start it belongs to.
    End,
    /// The start, and the meting that shows growth.
    Rise,
}

/// Something a reader must know about a figure; it stands beside the figure, never instead of it. Without a row it is
/// about the whole column, without both about the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub row: Option<usize>,
    pub column: Option<usize>,
    pub title: Phrase,
    pub text: Phrase,
    /// Where the reader finds what the note is about, for a note about something published.
    pub bron: Option<&'static str>,
}

impl Note {
    /// About the whole table, until it is put [`Note::at`] a figure.
    pub(crate) fn new(title: Phrase, text: Phrase) -> Note {
        Note { row: None, column: None, title, text, bron: None }
    }

    pub(crate) fn at(self, row: Option<usize>, column: Option<usize>) -> Note {
        Note { row, column, ..self }
    }
}

impl FactSet {
    /// After columns have moved: a cell that is gone is no part of a total any more.
    pub(crate) fn move_columns(&mut self, place: impl Fn(usize) -> Option<usize>) {
        if let Facts::Together(parts) = &mut self.0 {
            *parts = parts.iter().filter_map(|(row, column)| Some((*row, place(*column)?))).collect();
        }
    }
}

impl Cell {
    pub(crate) fn value(value: Value) -> Cell {
        Cell { value, facts: FactSet::default() }
    }

    pub(crate) fn count(aspect: Aspect, these: Vec<u32>) -> Cell {
        Cell { value: Value::Number(these.len() as i64), facts: FactSet(Facts::These(aspect, these)) }
    }

    /// The sum of other cells, by row and column, as one cell that opens into all of them.
    pub(crate) fn together(rows: &[Row], parts: impl Iterator<Item = (usize, usize)>) -> Cell {
        let parts: Vec<(usize, usize)> = parts.collect();
        let sum = parts.iter().filter_map(|(row, column)| rows[*row].cells[*column].number()).sum();
        Cell { value: Value::Number(sum), facts: FactSet(Facts::Together(parts)) }
    }

    /// The count, or none when this cell is no count.
    pub fn number(&self) -> Option<i64> {
        if let Value::Number(number) = self.value { Some(number) } else { None }
    }

    /// Whether there is anything behind this figure to look at.
    pub fn opens(&self) -> bool {
        self.facts != FactSet::default() && self.number().is_some_and(|number| number > 0)
    }
}

impl Table {
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.cells.get(column)
    }

    /// The cell by the Dutch names of its row and column, as they stand in files.
    pub fn find(&self, row: &str, column: &str) -> Option<&Cell> {
        let column = self.columns.iter().position(|own| own.label.word() == column)?;
        self.rows.iter().find(|own| own.label.word() == row)?.cells.get(column)
    }

    /// How many trajecten stand behind a cell.
    pub fn facts_behind(&self, row: usize, column: usize) -> usize {
        self.pieces(row, column).iter().map(|(_, these)| these.len()).sum()
    }

    /// What a cell points at, with totals taken apart into their parts.
    pub(crate) fn pieces(&self, row: usize, column: usize) -> Vec<(Aspect, &[u32])> {
        match self.cell(row, column).map(|cell| &cell.facts.0) {
            None | Some(Facts::None) => Vec::new(),
            Some(Facts::These(aspect, these)) => vec![(*aspect, these)],
            Some(Facts::Together(parts)) => parts.iter().flat_map(|(row, column)| self.pieces(*row, *column)).collect(),
        }
    }
}

/// The sum of the cells of a column, in the rows given, as one cell that opens into all of them.
pub(crate) fn total_of_column(rows: &[Row], column: usize) -> Cell {
    Cell::together(rows, (0..rows.len()).map(|row| (row, column)))
}

/// The sum of the cells of one row, when it will stand at `row`.
pub(crate) fn total_of_row(row: usize, cells: &[Cell]) -> Cell {
    let parts: Vec<(usize, usize)> = (0..cells.len()).map(|column| (row, column)).collect();
    let sum = cells.iter().filter_map(Cell::number).sum();
    Cell { value: Value::Number(sum), facts: FactSet(Facts::Together(parts)) }
}
