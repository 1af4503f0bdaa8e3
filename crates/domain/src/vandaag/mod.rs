//! Vandaag: what a begeleider does first. What we owe and are late with, what comes soon, whom she sees this week, and what
//! there is to be glad of.

use std::sync::Arc;

use crate::access::{Role, Viewer};
use crate::ids::{InwonerId, StapId};
use crate::inwoner::{self, Naam};
use crate::meting::Rise;
use crate::signaal::{self, Signaal, Soort};
use crate::state::State as Town;
use crate::succes::{self, SuccesFact};
use crate::time::Day;
use crate::traject::Traject;
use crate::{aanmelding, belofte, contact, meting, plan, toewijzing, traject};

/// A week from today is what the agenda shows, today included.
const WEEK: i32 = 7;
/// What was reached so many days ago is still something to celebrate.
const LATELY: i32 = 14;

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Vandaag {
    /// How many inwoners the viewer guides.
    pub caseload: usize,
    /// Owed soonest first: what is late, then what comes.
    pub signalen: Vec<Ours>,
    /// In order of day.
    pub agenda: Vec<Afspraak>,
    /// The newest first.
    pub vieren: Vec<Viering>,
}

/// What we owe somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Ours {
    pub naam: Naam,
    pub signaal: Signaal,
    /// The promise, when that is what is owed.
    pub belofte: Option<belofte::Shown>,
    /// The last contact, when that is what it is about.
    pub laatste: Option<Day>,
}

/// Something that was agreed for a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Afspraak {
    pub dag: Day,
    pub inwoner: InwonerId,
    pub naam: Naam,
    pub wat: Wat,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Wat {
    /// The next contact, and when the last one was.
    Contact(Day),
    /// A stap of the plan with this day.
    Stap(StapId, Arc<str>),
}

/// Something that went well.
#[derive(Debug, Clone, PartialEq)]
pub struct Viering {
    pub dag: Day,
    pub inwoner: InwonerId,
    pub naam: Naam,
    pub wat: Goed,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Goed {
    Succes(SuccesFact),
    /// A higher trede than the time before.
    Trede {
        van: u8,
        naar: u8,
    },
    /// Growth within the trede.
    Groei(Option<u8>),
}

/// What the viewer has to do today. Only for a begeleider; others guide nobody. Asking is reading a list.
pub fn of(state: &Town, viewer: &Viewer) -> Vandaag {
    if viewer.role() != Role::Begeleider {
        return Vandaag::default();
    }
    let today = viewer.today();
    let mut page = Vandaag::default();
    let mut read = Vec::new();
    for inwoner in toewijzing::caseload(state, viewer.medewerker(), today) {
        let Ok(naam) = inwoner::naam(state, viewer, inwoner) else { continue };
        read.push(inwoner);
        page.take_in_referrals(state, viewer, inwoner, &naam);
        let Some(open) = traject::open_on(state, inwoner, today) else { continue };
        page.take_in(state, viewer, &open, &naam);
    }
    page.caseload = read.len();
    page.signalen.sort_by_key(|ours| ours.signaal.urgency());
    page.agenda.sort_by_key(|afspraak| (afspraak.dag, afspraak.inwoner));
    page.vieren.sort_by_key(|viering| (std::cmp::Reverse(viering.dag), viering.inwoner));
    viewer.read_list("vandaag", read);
    page
}

impl Vandaag {
    pub fn late(&self) -> impl Iterator<Item = &Ours> {
        self.signalen.iter().filter(|ours| ours.signaal.is_late())
    }

    pub fn coming(&self) -> impl Iterator<Item = &Ours> {
        self.signalen.iter().filter(|ours| !ours.signaal.is_late())
    }

    /// Who was referred again waits for us too, with a traject or without.
    fn take_in_referrals(&mut self, state: &Town, viewer: &Viewer, inwoner: InwonerId, naam: &Naam) {
        let all = aanmelding::of_inwoner(state, inwoner, Day::LAST);
        let unanswered = all.filter_map(|one| signaal::unanswered(state, viewer, &one));
        let ours = |signaal| Ours { naam: naam.clone(), signaal, belofte: None, laatste: None };
        self.signalen.extend(unanswered.map(ours));
    }

    fn take_in(&mut self, state: &Town, viewer: &Viewer, open: &Traject, naam: &Naam) {
        let (today, inwoner) = (viewer.today(), open.inwoner);
        let last = contact::last(state, inwoner, today);
        let due = signaal::due_in(state, *open, last, today);
        let signalen = signaal::soon(state, open, due.as_ref(), today);
        self.signalen.extend(signalen.into_iter().map(|signaal| {
            let promise = matches!(signaal.soort, Soort::BelofteLaat | Soort::AanvraagWacht).then(|| signaal.over());
            let belofte = promise.flatten().and_then(|nr| belofte::made_at(state, viewer, inwoner, nr));
            let talk = last.filter(|_| signaal.soort == Soort::ContactTeLaat);
            Ours { naam: naam.clone(), signaal, belofte, laatste: talk.map(|last| last.datum) }
        }));
        let this_week = |dag: &Day| (0..WEEK).contains(&dag.since(today));
        let mut agreed = |dag, wat| self.agenda.push(Afspraak { dag, inwoner, naam: naam.clone(), wat });
        if let Some((dag, last)) = last.and_then(|last| Some((last.volgende.filter(this_week)?, last.datum))) {
            agreed(dag, Wat::Contact(last));
        }
        for (stap, dag, wat) in plan::stappen_due(state, inwoner, |dag| this_week(&dag)) {
            agreed(dag, Wat::Stap(stap, wat));
        }
        let lately = |dag: Day| (0..=LATELY).contains(&today.since(dag));
        let mut well = |dag, wat| self.vieren.push(Viering { dag, inwoner, naam: naam.clone(), wat });
        let successes = succes::history(state, viewer, inwoner).into_iter().filter(|one| one.known_on(Day::LAST));
        successes.filter(|one| lately(one.datum)).for_each(|one| well(one.datum, Goed::Succes(one.what)));
        if let Some((dag, rise)) = meting::last_rise(state, open, today).filter(|(dag, _)| lately(*dag)) {
            let wat = match rise {
                Rise::Trede { van, naar } => Goed::Trede { van, naar },
                Rise::Groei(trede) => Goed::Groei(trede),
            };
            well(dag, wat);
        }
    }
}

#[cfg(test)]
mod tests;
