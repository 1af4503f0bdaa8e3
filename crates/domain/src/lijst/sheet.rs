//! A list whose columns are known by name: of metingen, where each leefgebied of the aanpak is a column, or of groepen.

use serde::{Deserialize, Serialize};

use super::column::{Column, Row};
use crate::aanpak;
use crate::state::State as Town;
use crate::text::folded;
use crate::time::Day;

/// The three lists a gemeente keeps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    #[default]
    Sleutelbestand,
    Metingen,
    Groepen,
}

/// A list as it lies there: the columns that mean something, and the cells of each row in that order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
}

/// Which columns a list can have, and which it must have.
#[derive(Debug, Clone)]
pub struct Headings {
    /// The name of a column beside a way to write it.
    known: Vec<(String, String)>,
    pub required: &'static [&'static str],
}

impl Headings {
    pub fn sleutelbestand() -> Headings {
        let names: Vec<&str> = Column::ALL.iter().map(|column| column.name()).collect();
        Headings { known: own(&names), required: &["inwoner", "instroom"] }
    }

    /// The column somebody meant by what stands above it: case, marks, spaces, hyphens and underscores do not count.
    pub fn find(&self, header: &str) -> Option<&str> {
        let wanted = tight(header);
        self.known.iter().find(|(_, way)| *way == wanted).map(|(name, _)| name.as_str())
    }
}

fn own(names: &[&str]) -> Vec<(String, String)> {
    names.iter().map(|name| ((*name).to_owned(), tight(name))).collect()
}

fn tight(text: &str) -> String {
    folded(text).replace(' ', "")
}

impl Kind {
    pub const ALL: [Kind; 3] = [Kind::Sleutelbestand, Kind::Metingen, Kind::Groepen];

    pub const fn word(self) -> &'static str {
        match self {
            Kind::Sleutelbestand => "sleutelbestand",
            Kind::Metingen => "metingen",
            Kind::Groepen => "groepen",
        }
    }

    /// The list that a row is of when it does not say so.
    pub(super) fn is_sleutelbestand(&self) -> bool {
        *self == Kind::Sleutelbestand
    }

    /// The columns of such a list for this aanpak.
    pub fn headings(self, state: &Town, aanpak: &str, today: Day) -> Headings {
        match self {
            Kind::Sleutelbestand => Headings::sleutelbestand(),
            Kind::Groepen => Headings { known: own(&super::groepen::COLUMNS), required: &super::groepen::REQUIRED },
            Kind::Metingen => {
                let mut known = own(&super::metingen::COLUMNS);
                for leefgebied in
                    aanpak::by_slug(state, aanpak, today).into_iter().flat_map(|content| &content.leefgebieden)
                {
                    let ways = [&leefgebied.code, &leefgebied.naam.nl].map(|way| (leefgebied.code.clone(), tight(way)));
                    known.extend(ways);
                }
                Headings { known, required: &super::metingen::REQUIRED }
            }
        }
    }
}

/// A row with the names of its columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'s> {
    pub sheet: &'s Sheet,
    pub row: &'s Row,
}

impl<'s> Record<'s> {
    /// What stands in a cell; empty when the list has no such column.
    pub fn get(&self, column: &str) -> &'s str {
        let place = self.sheet.columns.iter().position(|name| name == column);
        place.and_then(|place| self.row.cells.get(place)).map_or("", |cell| cell.trim())
    }

    pub fn has(&self, column: &str) -> bool {
        self.sheet.columns.iter().any(|name| name == column)
    }
}
