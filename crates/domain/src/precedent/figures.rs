//! Deviations as figures: how many there were, without their reasons.

use std::sync::Arc;

use super::{Kind, deviations, kind_of};
use crate::access::{Figures, Viewer};
use crate::groep::DeelnameStap;
use crate::history::Dated;
use crate::ids::{InwonerId, Nr};
use crate::state::State as Town;
use crate::time::Day;
use crate::{aanmelding, contact, groep, meting, ritme, traject};

/// A deviation that was explained.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counted {
    pub kind: Kind,
    pub nr: Nr,
    pub datum: Day,
}

/// The deviations of one inwoner as known on a day, by kind and day, for who counts over everybody.
pub fn behind_figure(state: &Town, _leave: Figures, inwoner: InwonerId, known: Day) -> Vec<Counted> {
    let mut found: Vec<(Kind, Dated<Nr>)> = Vec::new();
    for (fact, why) in traject::history(state, inwoner) {
        found.extend(why.and(kind_of(&fact.what)).map(|kind| (kind, fact.about(fact.nr))));
    }
    found.extend(contact::departures(state, inwoner).map(|fact| (Kind::Contact, fact)));
    for (fact, why) in ritme::history(state, inwoner) {
        found.extend(why.map(|_| (Kind::Ritme, fact.about(fact.nr))));
    }
    found.extend(aanmelding::over_the_norm(state, inwoner).into_iter().map(|(fact, _)| (Kind::Caseload, fact)));
    found.extend(meting::departures(state, inwoner).map(|fact| (Kind::Meting, fact)));
    for (fact, why) in groep::history(state, inwoner, known) {
        found.extend(
            why.filter(|_| fact.what.wat == DeelnameStap::Begonnen).map(|_| (Kind::Groep, fact.about(fact.nr))),
        );
    }
    let then = found.into_iter().filter(|(_, fact)| fact.known_on(known));
    then.map(|(kind, fact)| Counted { kind, nr: fact.nr, datum: fact.datum }).collect()
}

/// Why, for who may read it in the dossier; whichever version.
pub fn reason(state: &Town, viewer: &Viewer, inwoner: InwonerId, kind: Kind, nr: Nr) -> Option<Arc<str>> {
    viewer.gate(state, inwoner, &traject::SEE).ok()?;
    let all = deviations(state, viewer, inwoner, kind, false);
    all.into_iter().find(|one| one.nr == nr).map(|one| one.reden)
}
