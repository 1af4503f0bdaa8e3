//! Vandaag: what somebody does first. For a begeleider what we owe and are late with, what comes soon, whom she sees this week,
//! and what there is to be glad of; for a coördinator what waits for an answer or a decision in the own project.

mod agenda;
mod project;

pub use agenda::{Afspraak, Met, Wat};
pub use project::{Alleen, Project, Vol, Wacht, project};

use std::sync::Arc;

use crate::access::{Role, Viewer};
use crate::groep::Gezien;
use crate::ids::InwonerId;
use crate::inwoner::{self, Naam};
use crate::meting::Rise;
use crate::plan::DoelSoort;
use crate::signaal::{self, Signaal, Soort};
use crate::state::State as Town;
use crate::succes::{self, SuccesFact};
use crate::time::Day;
use crate::traject::Traject;
use crate::{aanmelding, belofte, contact, groep, meting, plan, toewijzing, traject};

/// What was reached so many days ago is still something to celebrate.
const LATELY: i32 = 14;

/// What the page shows a begeleider.
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
    /// Seen in a group after that, where the aanpak says that it counts.
    pub gezien: Option<Gezien>,
    /// The days that were agreed with this inwoner, when it is about contact.
    pub ritme: Option<u16>,
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
    /// A doel of the plan was reached.
    Doel(DoelSoort, Option<Arc<str>>),
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
        page.signalen.extend(owed(state, viewer, inwoner).iter().map(|one| ours(state, viewer, &naam, one.clone())));
        page.agenda.extend(agenda::of_inwoner(state, viewer, inwoner, &naam));
        if let Some(open) = traject::open_on(state, inwoner, today) {
            page.celebrate(state, viewer, &open, &naam);
        }
    }
    page.caseload = read.len();
    page.agenda.extend(agenda::groepen(state, today, &read));
    page.signalen.sort_by_key(|ours| ours.signaal.urgency());
    page.agenda.sort_by_key(Afspraak::order);
    page.vieren.sort_by_key(|viering| (std::cmp::Reverse(viering.dag), viering.inwoner));
    viewer.read_list("vandaag", read);
    page
}

/// What the menu says beside Vandaag and beside the caseload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counted {
    /// What is late and what comes; what can be asked at the next talk is not in it.
    pub van_ons: usize,
    /// How many inwoners the viewer guides; `None` for who guides nobody by their work.
    pub caseload: Option<usize>,
}

/// How much waits for the viewer. A number names nobody, so it is no look; it is asked for every page, and reads no name and
/// no text.
pub fn counted(state: &Town, viewer: &Viewer) -> Option<Counted> {
    match viewer.role() {
        Role::Begeleider => {
            let inwoners: Vec<InwonerId> = toewijzing::caseload(state, viewer.medewerker(), viewer.today()).collect();
            let urgent =
                |inwoner: &InwonerId| owed(state, viewer, *inwoner).iter().filter(|signaal| !signaal.is_calm()).count();
            Some(Counted { van_ons: inwoners.iter().map(urgent).sum(), caseload: Some(inwoners.len()) })
        }
        Role::Coordinator => Some(Counted { van_ons: project::urgent(state, viewer), caseload: None }),
        _ => None,
    }
}

/// What we owe an inwoner of the viewer, late or soon. Who was referred again waits for us too, with a traject or without.
fn owed(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Arc<Vec<Signaal>> {
    viewer.kept().owed((state, viewer.today()), inwoner, || owed_now(state, viewer, inwoner))
}

/// The same from the facts. Every begeleider sees all of it of those she guides, so it is the same for whoever does.
fn owed_now(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Vec<Signaal> {
    let today = viewer.today();
    let referrals = aanmelding::of_inwoner(state, inwoner, Day::LAST);
    let mut owed: Vec<Signaal> = referrals.filter_map(|one| signaal::soon_unanswered(state, viewer, &one)).collect();
    if let Some(open) = traject::open_on(state, inwoner, today) {
        let due = signaal::due_in(state, open, contact::last(state, inwoner, today), today);
        owed.extend(signaal::soon(state, &open, due.as_ref(), today));
    }
    owed
}

fn ours(state: &Town, viewer: &Viewer, naam: &Naam, signaal: Signaal) -> Ours {
    let inwoner = signaal.inwoner;
    let promise = matches!(signaal.soort, Soort::BelofteLaat | Soort::AanvraagWacht).then(|| signaal.over());
    let belofte = promise.flatten().and_then(|nr| belofte::made_at(state, viewer, inwoner, nr));
    let about_contact = signaal.soort == Soort::ContactTeLaat;
    let due = about_contact.then(|| due(state, inwoner, viewer.today())).flatten();
    Ours {
        naam: naam.clone(),
        belofte,
        laatste: due.and_then(|due| due.last).map(|last| last.datum),
        gezien: due.and_then(|due| due.gezien).map(|seen| groep::gezien(state, seen)),
        ritme: due.and_then(|due| due.eigen).map(|(dagen, ..)| dagen),
        signaal,
    }
}

/// When there has to be contact with somebody in a traject.
fn due(state: &Town, inwoner: InwonerId, today: Day) -> Option<signaal::Due> {
    let open = traject::open_on(state, inwoner, today)?;
    signaal::due_in(state, open, contact::last(state, inwoner, today), today)
}

impl Vandaag {
    pub fn late(&self) -> impl Iterator<Item = &Ours> {
        self.signalen.iter().filter(|ours| ours.signaal.is_late())
    }

    pub fn coming(&self) -> impl Iterator<Item = &Ours> {
        self.signalen.iter().filter(|ours| !ours.signaal.is_late())
    }

    fn celebrate(&mut self, state: &Town, viewer: &Viewer, open: &Traject, naam: &Naam) {
        let (today, inwoner) = (viewer.today(), open.inwoner);
        let lately = |dag: Day| (0..=LATELY).contains(&today.since(dag));
        let mut well = |dag, wat| self.vieren.push(Viering { dag, inwoner, naam: naam.clone(), wat });
        let successes = succes::history(state, viewer, inwoner).into_iter().filter(|one| one.known_on(Day::LAST));
        successes.filter(|one| lately(one.datum)).for_each(|one| well(one.datum, Goed::Succes(one.what)));
        for (dag, soort, wat) in plan::reached(state, inwoner, lately) {
            well(dag, Goed::Doel(soort, wat));
        }
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
