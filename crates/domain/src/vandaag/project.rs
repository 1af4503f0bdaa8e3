//! What waits for a coördinator: who was referred and has no answer, who has a traject and no begeleider, and whose caseload is
//! larger than the aanpak has as its norm.

use std::sync::Arc;

use crate::aanmelding::{self, Aanmelding, Stand};
use crate::aanpak::{self, content::NormSoort};
use crate::access::{self, Figures, Role, Viewer};
use crate::codes::Code;
use crate::ids::{InwonerId, MedewerkerId};
use crate::inwoner::{self, Naam};
use crate::signaal::{self, Regel, Signaal, Soort};
use crate::state::State as Town;
use crate::time::Day;
use crate::uitstel::{self, Waits};
use crate::{contact, medewerker, toewijzing, traject};

use super::agenda::{self, Afspraak};

/// What the page shows a coördinator.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Project {
    /// Who waited longest goes first; what was put off is counted from that day; those the aanpak names no term for go last.
    pub aanmeldingen: Vec<Wacht>,
    /// The longest alone first.
    pub zonder_begeleider: Vec<Alleen>,
    /// The furthest over the norm first.
    pub caseloads: Vec<Vol>,
    /// The last days for first talks, this week.
    pub agenda: Vec<Afspraak>,
}

/// Somebody was referred and waits for an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Wacht {
    pub naam: Naam,
    pub aanmelding: Aanmelding,
    /// By when, when the aanpak has a term for it, the first talk has not been, and it was not put off.
    pub signaal: Option<Signaal>,
    /// Until when it may wait, and why.
    pub uitstel: Option<Waits>,
    pub may_wait: bool,
}

/// Somebody is in a traject and nobody guides them: what we owe them nobody sees.
#[derive(Debug, Clone, PartialEq)]
pub struct Alleen {
    pub naam: Naam,
    pub inwoner: InwonerId,
    pub aanpak: Code,
    /// The first day without a begeleider.
    pub sinds: Day,
    /// How much we are late with meanwhile.
    pub te_laat: usize,
}

/// A caseload over the norm for the hours.
#[derive(Debug, Clone, PartialEq)]
pub struct Vol {
    pub medewerker: MedewerkerId,
    pub naam: Arc<str>,
    pub aantal: usize,
    pub hoogstens: usize,
    /// Hundredths of a full week.
    pub fte: u16,
    pub regel: Regel,
    /// How many of them were taken on over the norm with a reason.
    pub met_reden: usize,
}

impl Vol {
    /// Departing from a norm is allowed with a reason: then nothing is left to settle.
    pub fn is_explained(&self) -> bool {
        self.met_reden >= self.aantal - self.hoogstens
    }
}

impl Project {
    pub fn is_empty(&self) -> bool {
        self.aanmeldingen.is_empty() && self.zonder_begeleider.is_empty() && self.caseloads.is_empty()
    }
}

/// What waits in the projects the viewer leads. Only for a coördinator. Asking is reading a list.
pub fn project(state: &Town, viewer: &Viewer) -> Project {
    let Some(leave) = leads(viewer) else { return Project::default() };
    let mut page = Project { caseloads: full(state, viewer, leave), ..Project::default() };
    for one in waiting(state, viewer) {
        let Ok(naam) = inwoner::naam(state, viewer, one.inwoner) else { continue };
        page.agenda.extend(agenda::first_talk(state, viewer, &one, &naam));
        let signaal = signaal::awaited(state, viewer, &one);
        let uitstel = uitstel::of_referral(state, viewer, one.inwoner, one.nr).ok().flatten();
        let may_wait = uitstel::may_give(state, viewer, one.inwoner, Soort::AanmeldingOnbeantwoord);
        page.aanmeldingen.push(Wacht { naam, aanmelding: one, signaal, uitstel, may_wait });
    }
    page.zonder_begeleider = alone(state, viewer).filter_map(|one| named(state, viewer, one)).collect();
    let until = |one: &Wacht| one.uitstel.as_ref().map_or(Day::LAST, |uitstel| uitstel.tot);
    let due = |one: &Wacht| one.signaal.as_ref().map_or_else(|| until(one), Signaal::dag);
    page.aanmeldingen.sort_by_key(|one| (due(one), one.aanmelding.datum, one.aanmelding.nr));
    page.zonder_begeleider.sort_by_key(|one| (one.sinds, one.inwoner));
    page.caseloads.sort_by_key(|one| (one.hoogstens as i64 - one.aantal as i64, one.medewerker));
    page.agenda.sort_by_key(Afspraak::order);
    let people = page.aanmeldingen.iter().map(|one| one.aanmelding.inwoner);
    let mut read: Vec<InwonerId> = people.chain(page.zonder_begeleider.iter().map(|one| one.inwoner)).collect();
    read.sort_unstable();
    read.dedup();
    viewer.read_list("vandaag", read);
    page
}

/// How much of it asks for an act.
pub(super) fn urgent(state: &Town, viewer: &Viewer) -> usize {
    let Some(leave) = leads(viewer) else { return 0 };
    let asked = waiting(state, viewer).filter(|one| signaal::awaited(state, viewer, one).is_some()).count();
    let over = full(state, viewer, leave).iter().filter(|one| !one.is_explained()).count();
    asked + alone(state, viewer).count() + over
}

fn leads(viewer: &Viewer) -> Option<Figures> {
    (viewer.role() == Role::Coordinator).then(|| access::figures(viewer).ok()).flatten()
}

fn waiting<'a>(state: &'a Town, viewer: &'a Viewer) -> impl Iterator<Item = Aanmelding> + 'a {
    let everybody = inwoner::everybody(state).flat_map(|inwoner| aanmelding::of_inwoner(state, inwoner, Day::LAST));
    let waits = everybody.filter(|one| one.stand == Stand::Wacht);
    waits.filter(|one| viewer.gate(state, one.inwoner, &aanmelding::SEE).is_ok())
}

/// Who is in a traject of the viewer's project and has no begeleider today.
fn alone<'a>(state: &'a Town, viewer: &'a Viewer) -> impl Iterator<Item = traject::Traject> + 'a {
    let today = viewer.today();
    let nobodys = inwoner::everybody(state).filter(move |id| toewijzing::begeleider_on(state, *id, today).is_none());
    let open = nobodys.filter_map(move |inwoner| traject::open_on(state, inwoner, today));
    open.filter(|open| viewer.gate(state, open.inwoner, &toewijzing::SEE).is_ok())
}

fn named(state: &Town, viewer: &Viewer, open: traject::Traject) -> Option<Alleen> {
    let (today, inwoner) = (viewer.today(), open.inwoner);
    let naam = inwoner::naam(state, viewer, inwoner).ok()?;
    let due = signaal::due_in(state, open, contact::last(state, inwoner, today), today);
    let te_laat = signaal::owed(state, &open, due.as_ref(), today).len();
    let released = toewijzing::history(state, inwoner).iter().filter(|fact| fact.known_on(Day::LAST));
    let released = released.map(|fact| fact.datum).filter(|dag| *dag <= today).max();
    let sinds = released.map_or(open.instroom, |dag| dag.max(open.instroom));
    Some(Alleen { naam, inwoner, aanpak: open.aanpak, sinds, te_laat })
}

/// The caseloads over the norm of the aanpak that most of their inwoners are in, in so far as that is the viewer's.
fn full(state: &Town, viewer: &Viewer, leave: Figures) -> Vec<Vol> {
    let today = viewer.today();
    let everybody = medewerker::names(state).filter(|(id, _)| medewerker::holds(state, *id, Role::Begeleider, today));
    let over = everybody.filter_map(|(medewerker, naam)| {
        let fte = medewerker::fte_on(state, medewerker, today)?;
        let inwoners: Vec<InwonerId> = toewijzing::caseload(state, medewerker, today).collect();
        let aanpak = most(inwoners.iter().filter_map(|id| Some(traject::open_on(state, *id, today)?.aanpak)))?;
        let content = aanpak::in_force(state, aanpak, today).filter(|_| leave.names(state, medewerker, aanpak))?;
        let hoogstens = usize::from(content.caseload_norm()?) * usize::from(fte) / 100;
        let regel = Regel::of(content, NormSoort::Caseload)?;
        let (aantal, naam) = (inwoners.len(), naam.into());
        let met_reden = aanmelding::taken_on_with_a_reason(state, &inwoners);
        (aantal > hoogstens).then_some(Vol { medewerker, naam, aantal, hoogstens, fte, regel, met_reden })
    });
    over.collect()
}

/// What is met most often; the first met when several are.
fn most(codes: impl Iterator<Item = Code>) -> Option<Code> {
    let mut counts: Vec<(Code, usize)> = Vec::new();
    for code in codes {
        match counts.iter_mut().find(|(known, _)| *known == code) {
            Some((_, count)) => *count += 1,
            None => counts.push((code, 1)),
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(code, _)| code)
}
