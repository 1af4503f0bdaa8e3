//! The gemeente's own list, read again every day: what it last said of each traject.
//!
//! The list is compared with what it said the time before, cell by cell. So a correction by hand survives the next import,
//! and a cell that both sides changed is told, not overwritten.

use serde::{Deserialize, Serialize};

use crate::access::{May, Policy, Standing as S};
use crate::entry::Place;
use crate::history::{At, Dossiers};
use crate::ids::{InwonerId, Nr, TrajectId};
use crate::state::State as Town;
use crate::time::Day;

// ── What can have happened ──────────────────────────────────────────────────────────────────────────────────────────

crate::facts! {
    /// A row of the list was read, and differs from the time before.
    RowRead = "lijst.regel_gelezen", 1;
}

/// The cells of a row as they were understood, by column name; empty cells are left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RowRead {
    pub inwoner: InwonerId,
    pub traject: TrajectId,
    pub cellen: std::collections::BTreeMap<String, String>,
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

#[derive(Debug, Clone, Default)]
pub struct State {
    of: Dossiers<TrajectId>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact) {
        let Fact::RowRead(row) = fact;
        let cells = serde_json::to_string(&row.cellen).expect("a map of texts is JSON");
        self.of.add(row.inwoner, at, row.traject, &[(CELLEN, &cells)]);
    }

    pub(crate) fn end(&mut self, inwoner: InwonerId, nr: Nr, tot: Day) {
        self.of.end(inwoner, nr, tot);
    }
}

// ── Who may ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const SEE: May = May { what: "lijst.regel_gelezen", who: &[S::Coordinator, S::Meedoen] };
const IMPORT: May = May { what: "lijst importeren", who: &[S::Coordinator, S::AndereCoordinator, S::Meedoen] };

pub const POLICY: Policy = Policy { slice: "lijst", see: &[&SEE], act: &[&IMPORT] };

// ── Questions ───────────────────────────────────────────────────────────────────────────────────────────────────────

/// What the list last said of a traject.
pub(crate) fn last_read(state: &Town, inwoner: InwonerId, traject: TrajectId) -> Option<std::collections::BTreeMap<String, String>> {
    let dossier = state.lijst.of.get(inwoner)?;
    let row = dossier.known_on(Day::LAST).filter(|fact| fact.what == traject).max_by_key(|fact| fact.nr)?;
    serde_json::from_str(dossier.text(row.nr, CELLEN)?).ok()
}

/// The trajecten of an inwoner that stand in the list.
pub(crate) fn listed(state: &Town, inwoner: InwonerId) -> Vec<TrajectId> {
    let mut trajecten: Vec<TrajectId> = state.lijst.of.known_on(inwoner, Day::LAST).map(|fact| fact.what).collect();
    trajecten.sort_unstable();
    trajecten.dedup();
    trajecten
}
