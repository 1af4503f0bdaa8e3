//! Figures about groups: who began, finished, left early and still takes part, by membership with its own beginning.

use super::fact::{Soort, Uitkomst};
use super::questions::{Deelname, assembled, group_known};
use crate::access::Figures;
use crate::codes::Code;
use crate::ids::Nr;
use crate::state::State as Town;
use crate::time::{Day, Period};

/// A membership with what is counted of its group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counted {
    pub deelname: Deelname,
    pub aanpak: Code,
    pub soort: Soort,
    pub fase: Option<Code>,
}

/// The facts behind the four numbers: the beginning of each membership, and the end of those that ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Telling {
    pub gestart: Vec<Nr>,
    pub afgerond: Vec<Nr>,
    pub voortijdig: Vec<Nr>,
    /// Takes part on the evening of the last day.
    pub loopt_nog: Vec<Nr>,
}

/// Everybody's memberships as known on a day, oldest first for each inwoner. A group that is not known counts nowhere.
pub fn for_figures(state: &Town, _leave: Figures, known: Day, mut each: impl FnMut(Counted)) {
    for (inwoner, dossier) in state.groep.of.iter() {
        for deelname in assembled(inwoner, dossier, known) {
            let Some(group) = group_known(state, deelname.groep, known) else { continue };
            each(Counted { deelname, aanpak: group.aanpak, soort: group.soort, fase: group.fase });
        }
    }
}

/// What happened in the period, in groups of one aanpak and soort. Cumulative is the period from the first day there was.
pub fn count(state: &Town, leave: Figures, aanpak: &str, soort: Soort, period: Period, known: Day) -> Telling {
    let mut telling = Telling::default();
    let Some(aanpak) = state.codes.find(aanpak) else { return telling };
    for_figures(state, leave, known, |one| {
        if one.aanpak == aanpak && one.soort == soort {
            telling.take_in(&one.deelname, period);
        }
    });
    telling
}

impl Telling {
    fn take_in(&mut self, one: &Deelname, period: Period) {
        if period.contains(one.start) {
            self.gestart.push(one.nr);
        }
        if one.runs_on(period.tot) {
            self.loopt_nog.push(one.nr);
        }
        match one.einde.filter(|einde| period.contains(einde.dag)) {
            Some(einde) if einde.uitkomst == Uitkomst::Afgerond => self.afgerond.push(einde.nr),
            Some(einde) => self.voortijdig.push(einde.nr),
            None => {}
        }
    }
}
