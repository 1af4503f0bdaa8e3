//! The published tables of 2011 as questions: which report, over what, in which words. The figures come out of the facts.

use domain::access::Figures;
use domain::refusal::No;
use domain::state::State;
use domain::time::Day;

use crate::label::{Label, Phrase, Word};
use crate::parameters::{Naar, Parameters, Per};
use crate::published::PRESETS;
use crate::register::Report;
use crate::table::{Column, Note, Row, Table};
use crate::vergelijking::{self, Cijfers, Populatie};

/// One published table. `titel` is a Fluent key, `bron` says where it stands in *Activeren door participeren* (2011).
#[derive(Debug)]
pub struct Preset {
    pub name: &'static str,
    pub titel: &'static str,
    pub bron: &'static str,
    pub(crate) asks: Asks,
    pub(crate) shape: Shape,
    pub(crate) notes: &'static [Published],
}

#[derive(Debug)]
pub(crate) enum Asks {
    /// A report over one aanpak.
    One(Question),
    /// Figures of several aanpakken, each of its own gemeente.
    Several(&'static [Populatie]),
}

/// Days are written as 2010-04-30.
#[derive(Debug)]
pub(crate) struct Question {
    pub aanpak: &'static str,
    pub report: Report,
    pub van: &'static str,
    pub tot: &'static str,
    pub per: Option<Per>,
    pub naar: Naar,
    pub gedrukt: bool,
}

/// What the published table calls otherwise, or leaves out.
#[derive(Debug)]
pub(crate) struct Shape {
    /// The columns it has, each with its name there; all of them when empty.
    pub columns: &'static [(usize, Option<Word>)],
    /// Rows by their code, with their name there.
    pub rows: &'static [(&'static str, Word)],
}

impl Shape {
    pub(crate) const AS_COUNTED: Shape = Shape { columns: &[], rows: &[] };
}

/// Something about how a figure was published, by the Dutch names of its row and column. It stands beside the figure.
#[derive(Debug)]
pub(crate) struct Published {
    pub row: Option<&'static str>,
    pub column: Option<&'static str>,
    pub titel: &'static str,
    pub tekst: &'static str,
}

impl Preset {
    pub fn from_name(name: &str) -> Option<&'static Preset> {
        PRESETS.iter().find(|preset| preset.name == name)
    }

    /// The aanpakken it is about: a gemeente can make it when it has adopted one of them.
    pub fn aanpakken(&self) -> Vec<&'static str> {
        match &self.asks {
            Asks::One(question) => vec![question.aanpak],
            Asks::Several(several) => several.iter().map(|populatie| populatie.aanpak).collect(),
        }
    }

    /// How many notes about the publication it carries.
    pub fn note_count(&self) -> usize {
        self.notes.len()
    }

    /// Whether it lays figures of several gemeenten beside each other.
    pub fn compares(&self) -> bool {
        matches!(self.asks, Asks::Several(_))
    }

    /// Counts. What is asked counts instead of what the published table says, so that one can see it on another day.
    pub fn run(&'static self, state: &State, leave: Figures, today: Day, asked: &Parameters) -> Result<Table, No> {
        match &self.asks {
            Asks::One(question) => {
                let table = crate::run(state, leave, today, question.report, &question.with(asked))?;
                Ok(self.dressed(table))
            }
            Asks::Several(_) => Ok(self.compare(today, self.cijfers(state, leave, today, asked)?)),
        }
    }

    pub(crate) fn question(&self, asked: &Parameters) -> Option<(Report, Parameters)> {
        match &self.asks {
            Asks::One(question) => Some((question.report, question.with(asked))),
            Asks::Several(_) => None,
        }
    }

    /// The figures of the aanpakken that this gemeente has.
    pub fn cijfers(&self, state: &State, leave: Figures, today: Day, asked: &Parameters) -> Result<Vec<Cijfers>, No> {
        let Asks::Several(several) = &self.asks else { return Ok(Vec::new()) };
        let here = several.iter().filter(|one| domain::aanpak::by_slug(state, one.aanpak, today).is_some());
        here.map(|one| vergelijking::cijfers(state, leave, today, one, asked.bekend_op)).collect()
    }

    /// Lays figures of several gemeenten beside each other, in the order of the published table.
    pub fn compare(&'static self, today: Day, mut cijfers: Vec<Cijfers>) -> Table {
        let order = self.aanpakken();
        cijfers.sort_by_key(|one| order.iter().position(|slug| *slug == one.aanpak));
        self.dressed(vergelijking::table(today, &cijfers))
    }

    fn dressed(&'static self, mut table: Table) -> Table {
        table.title = Phrase::new(self.titel);
        table.chosen.tabel = Some(self.name);
        if !self.shape.columns.is_empty() {
            keep_columns(&mut table, self.shape.columns);
        }
        for row in &mut table.rows {
            let named = self.shape.rows.iter().find(|(code, _)| *code == row.code);
            row.label = named.map_or_else(|| row.label.clone(), |(_, word)| Label::Word(*word));
        }
        let notes: Vec<Note> = self.notes.iter().filter_map(|note| note.beside(&table, self.bron)).collect();
        table.notes.extend(notes);
        table
    }
}

impl Question {
    fn with(&self, asked: &Parameters) -> Parameters {
        let day = |text: &str| text.parse().ok();
        Parameters {
            aanpak: self.aanpak.to_owned(),
            van: asked.van.or_else(|| day(self.van)),
            tot: asked.tot.or(asked.peildatum).or_else(|| day(self.tot)),
            peildatum: asked.peildatum,
            bekend_op: asked.bekend_op,
            per: asked.per.or(self.per),
            naar: if asked.naar == Naar::Datum { self.naar } else { asked.naar },
            gedrukt: self.gedrukt || asked.gedrukt,
        }
    }
}

impl Published {
    /// `None` when the table has no such row or column, because it was asked over another period.
    fn beside(&self, table: &Table, bron: &'static str) -> Option<Note> {
        let row = |name: &&str| table.rows.iter().position(|row| row.label.word() == *name);
        let column = |name: &&str| table.columns.iter().position(|column| column.label.word() == *name);
        let (row_at, column_at) = (self.row.as_ref().and_then(row), self.column.as_ref().and_then(column));
        let found = row_at.is_some() == self.row.is_some() && column_at.is_some() == self.column.is_some();
        let note = Note::new(Phrase::new(self.titel), Phrase::new(self.tekst)).at(row_at, column_at);
        found.then_some(Note { bron: Some(bron), ..note })
    }
}

/// Keeps some columns. Totals point at cells by their place, so the places move along; notes about other columns go.
fn keep_columns(table: &mut Table, kept: &[(usize, Option<Word>)]) {
    let place = |old: usize| kept.iter().position(|(column, _)| *column == old);
    let shown = |(at, word): &(usize, Option<Word>)| {
        let column = &table.columns[*at];
        Column { label: word.map_or_else(|| column.label.clone(), Label::Word), kind: column.kind }
    };
    table.columns = kept.iter().map(shown).collect();
    let cells = |row: &Row| kept.iter().map(|(at, _)| row.cells[*at].clone()).collect();
    for row in &mut table.rows {
        row.cells = cells(row);
        row.cells.iter_mut().for_each(|cell| cell.facts.move_columns(place));
    }
    table.notes.retain(|note| note.column.is_none_or(|column| place(column).is_some()));
    table.notes.iter_mut().for_each(|note| note.column = note.column.and_then(place));
}
