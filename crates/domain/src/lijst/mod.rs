//! The gemeente's own list, read again every day: what it last said of each traject.
//!
//! The list is compared with what it said the time before, cell by cell. So a correction by hand survives the next import,
//! and a cell that both sides changed is told, not overwritten.

mod begeleider;
mod cells;
mod column;
pub mod groepen;
mod line;
pub mod metingen;
mod outcome;
mod persoon;
mod record;
mod rules;
mod sheet;
mod taking;
#[cfg(test)]
mod tests;
mod tijdspad;
mod verloop;

use serde::{Deserialize, Serialize};

pub use column::{Column, List, Row};
pub use outcome::{Fault, Notice, Outcome, Stopped};
pub use rules::read;
pub use sheet::{Headings, Kind, Sheet};

use crate::aanpak::{self, content::Content};
use crate::access::{May, Policy, Standing as S, Viewer};
use crate::codes::{Code, Codes};
use crate::entry::Place;
use crate::history::{At, Back, Dated, Dossiers, Went};
use crate::ids::{InwonerId, Nr, TrajectId};
use crate::refusal::Hidden;
use crate::state::State as Town;
use crate::time::Day;
use cells::Cells;

// ── What can have happened ──────────────────────────────────────────────────────────────────────────────────────────

crate::facts! {
    /// A row of the list was read, and differs from the time before.
    RowRead = "lijst.regel_gelezen", 1;
}

/// The cells of a row as they were understood, by column name; empty cells are left out. `aanpak` is whose list it is,
/// `lijst` which of its lists, and `verdwenen` says that the row was not there any more. A row about a group has no traject.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RowRead {
    pub inwoner: InwonerId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub traject: Option<TrajectId>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub aanpak: String,
    #[serde(default, skip_serializing_if = "Kind::is_sleutelbestand")]
    pub lijst: Kind,
    pub cellen: std::collections::BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub verdwenen: bool,
}

impl Fact {
    /// What the list said goes when the personal data go.
    pub(crate) fn place(&self, _: Day) -> Place {
        let Fact::RowRead(row) = self;
        Place::of(row.inwoner, "persoon")
    }

    pub(crate) fn subject(&self) -> u32 {
        let Fact::RowRead(row) = self;
        row.inwoner.0
    }
}

// ── What is remembered ──────────────────────────────────────────────────────────────────────────────────────────────

const CELLEN: u8 = 0;

#[derive(Debug, Clone, Copy, PartialEq)]
struct Remembered {
    traject: Option<TrajectId>,
    aanpak: Code,
    lijst: Kind,
    verdwenen: bool,
}

#[derive(Debug, Clone, Default)]
pub struct State {
    of: Dossiers<Remembered>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact, codes: &mut Codes) {
        let Fact::RowRead(row) = fact;
        let cells = serde_json::to_string(&row.cellen).expect("a map of texts is JSON");
        let RowRead { traject, lijst, verdwenen, .. } = *row;
        let what = Remembered { traject, aanpak: codes.code(&row.aanpak), lijst, verdwenen };
        self.of.add(row.inwoner, at, what, &[(CELLEN, &cells)]);
    }

    pub(crate) fn end(&mut self, inwoner: InwonerId, nr: Nr, tot: Day) {
        self.of.end(inwoner, nr, tot);
    }

    pub(crate) fn rehome(&mut self, van: InwonerId, naar: InwonerId, sinds: Day, went: &mut Went) {
        self.of.rehome(van, naar, sinds, went, |fact| Some(fact.what));
    }

    pub(crate) fn send_back(&mut self, back: &Back<'_>) {
        self.of.send_back(back);
    }
}

// ── Who may ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const SEE: May = May { what: "lijst.regel_gelezen", who: &[S::Coordinator, S::Meedoen] };
const IMPORT: May = May { what: "lijst importeren", who: &[S::Coordinator, S::AndereCoordinator, S::Meedoen] };

pub const POLICY: Policy = Policy { slice: "lijst", see: &[&SEE], act: &[&IMPORT] };

// ── Questions ───────────────────────────────────────────────────────────────────────────────────────────────────────

/// The aanpakken whose lists this viewer takes in, as they are in force today.
pub fn aanpakken<'a>(state: &'a Town, viewer: &Viewer) -> Result<Vec<&'a Content>, Hidden> {
    viewer.gate_at_large(&IMPORT)?;
    let own = |content: &&Content| rules::may_take_in(state, viewer, &content.slug).is_ok();
    Ok(aanpak::list(state).into_iter().map(|content| &**content).filter(own).collect())
}

/// What the list of an aanpak last said of a traject.
#[derive(Debug, Clone, PartialEq)]
struct LastRead {
    traject: TrajectId,
    verdwenen: bool,
    cells: Cells,
}

/// What the list of this aanpak last said of each traject of an inwoner, in order of instroom.
fn last_read(state: &Town, inwoner: InwonerId, aanpak: Code) -> Vec<LastRead> {
    let Some(dossier) = state.lijst.of.get(inwoner) else { return Vec::new() };
    let mut newest: Vec<(Nr, Remembered)> = Vec::new();
    let of_list = |what: Remembered| what.aanpak == aanpak && what.lijst == Kind::Sleutelbestand;
    for fact in dossier.known_on(Day::LAST).filter(|fact| of_list(fact.what)) {
        match newest.iter_mut().find(|(_, known)| known.traject == fact.what.traject) {
            Some(known) if known.0 < fact.nr => *known = (fact.nr, fact.what),
            Some(_) => {}
            None => newest.push((fact.nr, fact.what)),
        }
    }
    let cells = |nr| dossier.text(nr, CELLEN).and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let read = newest.into_iter().filter_map(|(nr, what)| {
        Some(LastRead { traject: what.traject?, verdwenen: what.verdwenen, cells: Cells::from_named(cells(nr)) })
    });
    let mut read: Vec<LastRead> = read.collect();
    read.sort_by_key(|row| (row.cells.instroom(), row.traject));
    read
}

/// What the lists said of an inwoner, row by row, with the columns that were not empty; the newest first.
pub(crate) fn said_of(state: &Town, inwoner: InwonerId) -> Vec<Dated<Vec<(String, String)>>> {
    let Some(dossier) = state.lijst.of.get(inwoner) else { return Vec::new() };
    let cells = |nr| -> Vec<(String, String)> {
        let read = dossier.text(nr, CELLEN).and_then(|text| serde_json::from_str::<record::Cells>(text).ok());
        read.into_iter().flatten().collect()
    };
    dossier.known_on(Day::LAST).rev().map(|fact| fact.about(cells(fact.nr))).collect()
}

/// The inwoners whom any list ever named.
fn ever_listed(state: &Town) -> impl Iterator<Item = InwonerId> {
    state.lijst.of.iter().filter(|(_, dossier)| !dossier.all().is_empty()).map(|(inwoner, _)| inwoner)
}
