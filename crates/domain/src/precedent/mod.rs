//! A deviation with its reason, found again at the next like case: tailoring without arbitrariness, and without a protocol
//! (001:856, 986).
//!
//! Only from dossiers that the viewer may see, by number and never by name: a reason in free words says who it is about.

mod figures;

use std::sync::Arc;

pub use figures::{Counted, behind_figure, reason};

use crate::access::Viewer;
use crate::groep::DeelnameStap;
use crate::history::Dated;
use crate::ids::{InwonerId, MedewerkerId, Nr};
use crate::inwoner;
use crate::state::State as Town;
use crate::time::Day;
use crate::traject::TrajectFact;
use crate::{aanmelding, belofte, contact, groep, meting, plan, ritme, traject, uitstel};

/// What the deviation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A second traject beside one that was open.
    Traject,
    /// A fase that was gone back to, or one that was passed over.
    Fase,
    /// A term that was lengthened.
    Verlenging,
    /// An end without the oorzaak that the aanpak expects.
    Einde,
    /// A next contact later than the rhythm.
    Contact,
    /// A rhythm with one inwoner outside what the aanpak says.
    Ritme,
    /// A trede that the answers do not give, or a second meting of a day.
    Meting,
    /// One more than the norm for a caseload.
    Caseload,
    /// A stap without a day or a doel, where the aanpak asks for both.
    Plan,
    /// A promise of ours that was put on another day, or an aanvraag that may wait beyond the term.
    Belofte,
    /// A notice about what we owe that may wait.
    Uitstel,
    /// One more than the size of a group, or an inwoner of another aanpak.
    Groep,
}

impl Kind {
    pub const ALL: [Kind; 12] = [
        Kind::Traject,
        Kind::Fase,
        Kind::Verlenging,
        Kind::Einde,
        Kind::Contact,
        Kind::Ritme,
        Kind::Meting,
        Kind::Caseload,
        Kind::Plan,
        Kind::Belofte,
        Kind::Uitstel,
        Kind::Groep,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Kind::Traject => "traject",
            Kind::Fase => "fase",
            Kind::Verlenging => "verlenging",
            Kind::Einde => "einde",
            Kind::Contact => "contact",
            Kind::Ritme => "ritme",
            Kind::Meting => "meting",
            Kind::Caseload => "caseload",
            Kind::Plan => "plan",
            Kind::Belofte => "belofte",
            Kind::Uitstel => "uitstel",
            Kind::Groep => "groep",
        }
    }

    pub fn from_word(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// An earlier case: what was decided, when, by whom and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Precedent {
    pub nr: Nr,
    pub inwoner: InwonerId,
    pub datum: Day,
    pub door: MedewerkerId,
    pub reden: Arc<str>,
}

/// The deviations of this kind in the dossiers the viewer may see, newest first. Asking is reading a list.
pub fn like(state: &Town, viewer: &Viewer, kind: Kind) -> Vec<Precedent> {
    let mine = inwoner::everybody(state).filter(|inwoner| viewer.gate(state, *inwoner, &traject::SEE).is_ok());
    let mut found: Vec<Precedent> = mine.flat_map(|inwoner| deviations(state, viewer, inwoner, kind, true)).collect();
    found.sort_by_key(|precedent| std::cmp::Reverse((precedent.datum, precedent.nr)));
    let mut seen: Vec<InwonerId> = found.iter().map(|precedent| precedent.inwoner).collect();
    seen.sort_unstable();
    seen.dedup();
    viewer.read_list("precedent", seen);
    found
}

/// Only those that still stand, or every version.
fn deviations(state: &Town, viewer: &Viewer, inwoner: InwonerId, kind: Kind, standing: bool) -> Vec<Precedent> {
    let reasons: Vec<(Dated<Nr>, Option<Arc<str>>)> = match kind {
        Kind::Contact => {
            contact::history(state, viewer, inwoner).map(|(dated, shown)| (dated, shown.afwijking)).collect()
        }
        Kind::Meting => {
            meting::history(state, viewer, inwoner).map(|(dated, shown)| (dated, shown.afwijking)).collect()
        }
        Kind::Caseload => aanmelding::over_the_norm(state, inwoner),
        Kind::Ritme if viewer.gate(state, inwoner, &ritme::SEE).is_err() => Vec::new(),
        Kind::Ritme => {
            let all = ritme::history(state, inwoner).into_iter();
            all.map(|(fact, why)| (fact.about(fact.nr), why)).collect()
        }
        Kind::Groep if viewer.gate(state, inwoner, &groep::SEE_MEMBER).is_err() => Vec::new(),
        Kind::Plan => plan::departures(state, viewer, inwoner),
        Kind::Belofte => belofte::departures(state, viewer, inwoner),
        Kind::Uitstel => {
            let all = uitstel::history(state, viewer, inwoner).into_iter();
            all.map(|(fact, why)| (fact.about(fact.nr), why)).collect()
        }
        Kind::Groep => {
            let all = groep::history(state, inwoner, Day::LAST)
                .into_iter()
                .filter(|(fact, _)| fact.what.wat == DeelnameStap::Begonnen);
            all.map(|(fact, why)| (fact.about(fact.nr), why)).collect()
        }
        Kind::Traject | Kind::Fase | Kind::Verlenging | Kind::Einde => {
            let all =
                traject::history(state, inwoner).into_iter().filter(|(fact, _)| kind_of(&fact.what) == Some(kind));
            all.map(|(fact, why)| (fact.about(fact.nr), why)).collect()
        }
    };
    let asked = reasons.into_iter().filter(|(fact, _)| fact.stands() || !standing);
    asked.filter_map(|(fact, why)| Some(precedent(state, inwoner, fact, why?))).collect()
}

fn kind_of(fact: &TrajectFact) -> Option<Kind> {
    match fact {
        TrajectFact::Started { .. } => Some(Kind::Traject),
        TrajectFact::Phase { .. } => Some(Kind::Fase),
        TrajectFact::Extended { .. } => Some(Kind::Verlenging),
        // With its oorzaak the words beside an end explain, and depart from nothing.
        TrajectFact::Closed { oorzaak, .. } => oorzaak.is_none().then_some(Kind::Einde),
    }
}

fn precedent(state: &Town, inwoner: InwonerId, fact: Dated<Nr>, reden: Arc<str>) -> Precedent {
    let door = state.booking(fact.nr).map_or(MedewerkerId::MEEDOEN, |booking| booking.door);
    Precedent { nr: fact.nr, inwoner, datum: fact.datum, door, reden }
}

#[cfg(test)]
mod tests;
