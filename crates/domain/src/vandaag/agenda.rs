//! What this week has: talks and stappen that were agreed, the last day for the first talk of who was referred, and the groups
//! that meet.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::aanmelding::{self, Aanmelding, Gespreksvorm};
use crate::access::Viewer;
use crate::codes::Code;
use crate::ids::{AanmeldingId, GroepId, InwonerId, StapId};
use crate::inwoner::Naam;
use crate::state::State as Town;
use crate::time::Day;
use crate::{aanpak, contact, groep, plan, signaal, traject};

/// A week from today is what the agenda shows, today included.
const WEEK: i32 = 7;

/// Something that was agreed for a day, or has to be by then.
#[derive(Debug, Clone, PartialEq)]
pub struct Afspraak {
    pub dag: Day,
    pub met: Met,
    pub wat: Wat,
}

/// With whom.
#[derive(Debug, Clone, PartialEq)]
pub enum Met {
    Inwoner(InwonerId, Naam),
    Groep(GroepId, Arc<str>),
}

#[derive(Debug, Clone, PartialEq)]
pub enum Wat {
    /// The next contact, and when the last one was.
    Contact(Day),
    /// A stap of the plan with this day.
    Stap(StapId, Arc<str>),
    /// The first talk of a referral: this is the last day for it.
    Gesprek(Gespreksvorm, AanmeldingId),
    /// A group meets, with so many of the viewer's own inwoners, in this vestiging of its aanpak.
    Bijeenkomst { aanpak: Code, vestiging: Option<Arc<str>>, aantal: usize },
}

impl Afspraak {
    /// The last day for something is no appointment.
    pub fn is_agreed(&self) -> bool {
        !matches!(self.wat, Wat::Gesprek(..))
    }

    /// By day, people before groups.
    pub(super) fn order(&self) -> (Day, bool, u32) {
        match self.met {
            Met::Inwoner(inwoner, _) => (self.dag, false, inwoner.0),
            Met::Groep(groep, _) => (self.dag, true, groep.0),
        }
    }
}

fn this_week(today: Day, dag: Day) -> bool {
    (0..WEEK).contains(&dag.since(today))
}

/// What was agreed with one inwoner, and the first talk that is still to be.
pub(super) fn of_inwoner(state: &Town, viewer: &Viewer, inwoner: InwonerId, naam: &Naam) -> Vec<Afspraak> {
    let today = viewer.today();
    let referrals = aanmelding::of_inwoner(state, inwoner, Day::LAST);
    let mut found: Vec<Afspraak> = referrals.filter_map(|one| first_talk(state, viewer, &one, naam)).collect();
    if traject::open_on(state, inwoner, today).is_none() {
        return found;
    }
    let mut agreed = |dag, wat| found.push(Afspraak { dag, met: Met::Inwoner(inwoner, naam.clone()), wat });
    let last = contact::last(state, inwoner, today);
    let next = last.and_then(|last| Some((last.volgende.filter(|dag| this_week(today, *dag))?, last.datum)));
    if let Some((dag, last)) = next {
        agreed(dag, Wat::Contact(last));
    }
    for (stap, dag, wat) in plan::stappen_due(state, inwoner, |dag| this_week(today, dag)) {
        agreed(dag, Wat::Stap(stap, wat));
    }
    found
}

/// A talk whose last day has passed is no appointment but late.
pub(super) fn first_talk(state: &Town, viewer: &Viewer, one: &Aanmelding, naam: &Naam) -> Option<Afspraak> {
    let today = viewer.today();
    let dag = signaal::awaited(state, viewer, one)?.dag();
    let vorm = aanmelding::first_talk(aanpak::in_force(state, one.aanpak, today)?)?;
    let met = Met::Inwoner(one.inwoner, naam.clone());
    this_week(today, dag).then_some(Afspraak { dag, met, wat: Wat::Gesprek(vorm, one.id) })
}

/// The groups of these inwoners, on the days on which they say that they meet. A group that nobody wrote the days of is not in
/// an agenda.
pub(super) fn groepen(state: &Town, today: Day, inwoners: &[InwonerId]) -> Vec<Afspraak> {
    let mut meeting: BTreeMap<(Day, GroepId), usize> = BTreeMap::new();
    for dag in (0..WEEK).map(|ahead| today.plus(ahead)) {
        for groep in inwoners.iter().flat_map(|inwoner| groep::meets(state, *inwoner, dag)) {
            *meeting.entry((dag, groep)).or_default() += 1;
        }
    }
    let found = meeting.into_iter().filter_map(|((dag, id), aantal)| {
        let group = groep::find(state, id)?;
        let vestiging = groep::vestiging_on(state, id, dag);
        let wat = Wat::Bijeenkomst { aanpak: group.aanpak, vestiging, aantal };
        Some(Afspraak { dag, met: Met::Groep(id, group.naam), wat })
    });
    found.collect()
}
