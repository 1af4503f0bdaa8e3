//! Figures that were established: the tables of a year that is over, as they were counted on the day somebody said so.
//!
//! A figure is counted from facts, and facts are destroyed when their term is over. A table of long ago would count fewer people
//! then, and nobody would know. Therefore nothing of a year is destroyed before its tables were established, and a report of that
//! year shows what was established.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::access::{Figures, May, Policy, Standing as S, Viewer};
use crate::entry::{Place, Statement};
use crate::history::At;
use crate::ids::Nr;
use crate::refusal::{No, Refusal};
use crate::state::State as Town;
use crate::time::Day;

// ── What can have happened ──────────────────────────────────────────────────────────────────────────────────────────

crate::facts! {
    /// A table of a year that is over, as it was counted on this day.
    Established = "vaststelling.tabel", 1;
}

/// `rapport` and `code` are words of the reports, the same in every language and version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Established {
    pub jaar: i16,
    pub aanpak: String,
    pub rapport: String,
    pub regels: Vec<Regel>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Regel {
    pub code: String,
    pub waarden: Vec<Waarde>,
}

/// A figure of an established table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Waarde {
    Leeg,
    Getal(i64),
    /// 1060 is 10.6.
    Honderdsten(i64),
    /// In tenths.
    Procent(i64),
    Bereik(i64, i64),
    Tekst(String),
}

impl Fact {
    pub(crate) fn place(&self, _: Day) -> Place {
        let Fact::Established(table) = self;
        Place::ground(&format!("vaststelling/{}", table.jaar))
    }

    pub(crate) fn subject(&self) -> u32 {
        0
    }
}

// ── What is remembered ──────────────────────────────────────────────────────────────────────────────────────────────

#[derive(Debug, Clone, Default)]
pub struct State {
    tables: imbl::Vector<(Nr, Day, Arc<Established>)>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact) {
        let Fact::Established(table) = fact;
        self.tables.push_back((at.nr, at.datum, Arc::new(table.clone())));
    }

    pub(crate) fn end(&mut self, nr: Nr, _: Day) {
        self.tables.retain(|(own, ..)| *own != nr);
    }
}

// ── Who may ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const SEE: May = May {
    what: "vaststelling.tabel",
    who: &[S::Begeleider, S::Collega, S::Coordinator, S::AndereCoordinator, S::Beleidsmedewerker, S::Meedoen],
};
const ESTABLISH: May = May { what: "cijfers van een jaar vaststellen", who: &[S::Beleidsmedewerker, S::Meedoen] };

pub const POLICY: Policy = Policy { slice: "vaststelling", see: &[&SEE], act: &[&ESTABLISH] };

// ── The act ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Establishes the tables of a year that is over, all of them at once. A year is established once.
pub fn establish(state: &Town, viewer: &Viewer, jaar: i16, tables: Vec<Established>) -> Result<Vec<Statement>, No> {
    viewer.gate_at_large(&ESTABLISH)?;
    if jaar >= viewer.today().year() {
        return Err(Refusal::at("jaar", "jaar-loopt-nog").with("jaar", jaar.to_string().as_str()).into());
    }
    if is_established(state, jaar) {
        return Err(Refusal::at("jaar", "jaar-al-vastgesteld").with("jaar", jaar.to_string().as_str()).into());
    }
    let tables: Vec<Established> = tables.into_iter().filter(|table| table.jaar == jaar).collect();
    if tables.is_empty() {
        return Err(Refusal::at("jaar", "niets-vast-te-stellen").with("jaar", jaar.to_string().as_str()).into());
    }
    let today = viewer.today();
    Ok(tables.into_iter().map(|table| Statement::new(today, today, table)).collect())
}

// ── Questions ───────────────────────────────────────────────────────────────────────────────────────────────────────

/// Whether the viewer may establish the tables of a year.
pub fn may_establish(viewer: &Viewer) -> bool {
    viewer.gate_at_large(&ESTABLISH).is_ok()
}

/// Whether the tables of a year were established.
pub fn is_established(state: &Town, jaar: i16) -> bool {
    state.vaststelling.tables.iter().any(|(_, _, table)| table.jaar == jaar)
}

/// The established table of a year, with the day it was established.
pub fn table<'a>(
    state: &'a Town,
    _leave: Figures,
    (jaar, aanpak, rapport): (i16, &str, &str),
) -> Option<(Day, &'a Established)> {
    let mut all = state.vaststelling.tables.iter();
    let found = all.find(|(_, _, table)| table.jaar == jaar && table.aanpak == aanpak && table.rapport == rapport);
    found.map(|(_, day, table)| (*day, &**table))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Cast, Story, day};

    fn a_table(jaar: i16) -> Established {
        let regels = vec![Regel { code: "totaal".into(), waarden: vec![Waarde::Getal(12), Waarde::Leeg] }];
        Established { jaar, aanpak: "participatiehuis".into(), rapport: "instroom".into(), regels }
    }

    #[test]
    fn a_year_that_is_over_is_established_once_and_whole() {
        let mut story = Story::begin();
        let refused = |story: &Story, jaar, tables: Vec<Established>, code| {
            story.clone().when(Cast::Pieter, |s, v| establish(s, v, jaar, tables)).refused(code);
        };
        refused(&story, 2010, vec![a_table(2010)], "jaar-loopt-nog");
        refused(&story, 2009, vec![], "niets-vast-te-stellen");
        refused(&story, 2009, vec![a_table(2008)], "niets-vast-te-stellen");
        story.must(Cast::Pieter, |s, v| establish(s, v, 2009, vec![a_table(2009)]));
        assert!(is_established(story.state(), 2009) && !is_established(story.state(), 2008));
        refused(&story, 2009, vec![a_table(2009)], "jaar-al-vastgesteld");
        let leave = story.asks(Cast::Pieter, |_, v| crate::access::figures(v)).unwrap();
        let found = table(story.state(), leave, (2009, "participatiehuis", "instroom"));
        assert_eq!(found, Some((day("2010-01-04"), &a_table(2009))));
        assert_eq!(table(story.state(), leave, (2009, "de-cirkel", "instroom")), None);
        story.replays();
    }
}
