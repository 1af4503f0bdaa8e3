//! What a list of metingen or groepen last said, row by row: the side that the list of today is compared with (decision 20).
//!
//! Such a row has no number of its own. It is the same row when the columns of its key say the same.

use std::collections::{BTreeMap, BTreeSet};

use super::outcome::Notice;
use super::sheet::Kind;
use super::taking::Taking;
use super::{CELLEN, Fact, RowRead, ever_listed};
use crate::codes::Code;
use crate::entry::Statement;
use crate::ids::{InwonerId, TrajectId};
use crate::inwoner;
use crate::state::State as Town;
use crate::text::folded;
use crate::time::Day;

/// The cells of a row that are not empty, in their one spelling, by column.
pub(super) type Cells = BTreeMap<String, String>;

/// What tells one row of an inwoner from another.
pub(super) type Key = Vec<String>;

/// A row as it was last read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Read {
    pub cells: Cells,
    pub traject: Option<TrajectId>,
    pub verdwenen: bool,
}

impl Read {
    /// The list says of this row what it said the time before.
    pub fn says(&self, cells: &Cells) -> bool {
        !self.verdwenen && self.cells == *cells
    }

    pub fn day(&self, column: &str) -> Option<Day> {
        self.cells.get(column)?.parse().ok()
    }
}

/// The key of a row of this list.
pub(super) fn key(kind: Kind, cells: &Cells) -> Key {
    let columns: &[&str] = match kind {
        Kind::Sleutelbestand => &[],
        Kind::Metingen => &["datum"],
        Kind::Groepen => &["soort", "groep", "gestart"],
    };
    columns.iter().map(|column| cells.get(*column).map_or_else(String::new, |cell| folded(cell))).collect()
}

/// What this list of the aanpak last said of an inwoner, by key.
pub(super) fn last_read(state: &Town, inwoner: InwonerId, aanpak: Code, kind: Kind) -> BTreeMap<Key, Read> {
    let Some(dossier) = state.lijst.of.get(inwoner) else { return BTreeMap::new() };
    let own = dossier.known_on(Day::LAST).filter(|fact| fact.what.aanpak == aanpak && fact.what.lijst == kind);
    let mut own: Vec<_> = own.collect();
    own.sort_by_key(|fact| fact.nr);
    let read = own.into_iter().filter_map(|fact| {
        let cells: Cells = serde_json::from_str(dossier.text(fact.nr, CELLEN)?).ok()?;
        Some((key(kind, &cells), Read { cells, traject: fact.what.traject, verdwenen: fact.what.verdwenen }))
    });
    read.collect()
}

impl Taking<'_> {
    /// What the list last said of an inwoner.
    pub(super) fn last(&self, inwoner: InwonerId, kind: Kind) -> BTreeMap<Key, Read> {
        last_read(self.draft.state(), inwoner, self.code, kind)
    }

    /// Keeps what a row says.
    pub(super) fn remember(&mut self, kind: Kind, inwoner: InwonerId, traject: Option<TrajectId>, cellen: Cells) {
        self.keep(kind, inwoner, Read { cells: cellen, traject, verdwenen: false });
    }

    /// Keeps that a row is not there any more.
    pub(super) fn forget(&mut self, kind: Kind, inwoner: InwonerId, row: Read) {
        self.keep(kind, inwoner, Read { verdwenen: true, ..row });
    }

    fn keep(&mut self, lijst: Kind, inwoner: InwonerId, row: Read) {
        let (aanpak, today) = (self.aanpak.to_owned(), self.viewer.today());
        let Read { cells: cellen, traject, verdwenen } = row;
        let fact = RowRead { inwoner, traject, aanpak, lijst, cellen, verdwenen };
        self.write(Statement::new(today, today, Fact::from(fact)));
    }

    /// Rows that stood in the list and do no longer: told once, and nothing else. Whether it was never so is for a person
    /// to say; the notice names the row and the dossier.
    pub(super) fn tell_vanished(&mut self, kind: Kind, there: &BTreeSet<(InwonerId, Key)>) {
        let ever: Vec<InwonerId> = ever_listed(self.draft.state()).collect();
        for inwoner in ever {
            let gone = self.last(inwoner, kind).into_iter();
            let gone = gone.filter(|(key, row)| !row.verdwenen && !there.contains(&(inwoner, key.clone())));
            for (_, row) in gone.collect::<Vec<_>>() {
                let notice = self.vanished(kind, inwoner, &row);
                self.outcome.notices.push(notice);
                self.forget(kind, inwoner, row);
            }
        }
    }

    fn vanished(&self, kind: Kind, inwoner: InwonerId, row: &Read) -> Notice {
        let sleutel = inwoner::sleutel_of(self.draft.state(), inwoner).map_or_else(String::new, ToString::to_string);
        let cell = |column: &str| row.cells.get(column).cloned().unwrap_or_default();
        let (code, column) = match kind {
            Kind::Groepen => ("import-deelname-verdwenen", "gestart"),
            _ => ("import-meting-verdwenen", "datum"),
        };
        let notice = Notice::new(code).with("inwoner", sleutel.as_str()).with("nummer", inwoner.0 as i32);
        let notice = match row.day(column) {
            Some(day) => notice.with("dag", day),
            None => notice.with("dag", cell(column).as_str()),
        };
        notice.with("groep", cell("groep").as_str())
    }
}
