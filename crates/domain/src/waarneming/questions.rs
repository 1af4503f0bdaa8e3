use std::sync::Arc;

use super::fact::Doel;
use super::rules::is_party;
use super::state::{REDEN, Remembered, Step};
use super::{SEE, STATE};
use crate::access::{Role, Viewer};
use crate::history::Dated;
use crate::ids::{MedewerkerId, Nr, WaarnemingId};
use crate::medewerker;
use crate::refusal::Hidden;
use crate::state::State as Town;
use crate::time::Day;

/// Somebody standing in for a colleague, as it is known now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Waarneming {
    pub id: WaarnemingId,
    pub waarnemer: MedewerkerId,
    pub voor: MedewerkerId,
    pub doel: Doel,
    pub van: Day,
    pub tot: Day,
    /// The day on which somebody ended it before its time.
    pub beeindigd: Option<Day>,
    pub nr: Nr,
}

impl Waarneming {
    /// The last day on which it holds; before the first when it was ended that day or earlier.
    pub fn last(&self) -> Day {
        self.beeindigd.map_or(self.tot, |day| day.plus(-1).min(self.tot))
    }

    pub fn runs_on(&self, day: Day) -> bool {
        self.van <= day && day <= self.last()
    }
}

/// One of them for who may see it, with its words and what the viewer may do.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    pub waarneming: Waarneming,
    pub reden: Arc<str>,
    /// The viewer may end and correct it.
    pub may_end: bool,
    /// What was stated first and corrected since, the newest first.
    pub eerder: Vec<Eerder>,
}

/// A stand-in as it was stated before it was corrected.
#[derive(Debug, Clone, PartialEq)]
pub struct Eerder {
    pub doel: Doel,
    pub reden: Arc<str>,
    pub van: Day,
    pub tot: Day,
    /// Since when it is otherwise, who said so and why.
    pub sinds: Day,
    pub door: MedewerkerId,
    pub waarom: Arc<str>,
}

/// All that concern the viewer, the newest first: a begeleider sees those that the own caseload is in, or that he or she is
/// the stand-in of; a coördinator and the privacy officer see all.
pub fn list(state: &Town, viewer: &Viewer) -> Result<Vec<Shown>, Hidden> {
    viewer.gate_at_large(&SEE)?;
    let everybody = medewerker::names(state).map(|(id, _)| id);
    let concerns =
        |one: &Waarneming| viewer.role() == Role::PrivacyOfficer || is_party(viewer, (one.waarnemer, one.voor));
    let mut shown: Vec<Shown> =
        everybody.flat_map(|id| of_caseload(state, id)).filter(concerns).map(|one| show(state, viewer, one)).collect();
    shown.sort_by_key(|one| std::cmp::Reverse((one.waarneming.van, one.waarneming.nr)));
    Ok(shown)
}

/// One that concerns the viewer.
pub fn one(state: &Town, viewer: &Viewer, id: WaarnemingId) -> Result<Shown, Hidden> {
    list(state, viewer)?.into_iter().find(|one| one.waarneming.id == id).ok_or(Hidden)
}

/// Whether the viewer may say that somebody stands in.
pub fn may_state(viewer: &Viewer) -> bool {
    viewer.gate_at_large(&STATE).is_ok()
}

fn show(state: &Town, viewer: &Viewer, one: Waarneming) -> Shown {
    let reden = state.waarneming.of.get(one.voor).and_then(|dossier| dossier.text(one.nr, REDEN)).cloned();
    let may_end = may_state(viewer) && is_party(viewer, (one.waarnemer, one.voor)) && one.last() >= viewer.today();
    Shown { waarneming: one, reden: reden.unwrap_or_default(), may_end, eerder: earlier(state, &one) }
}

fn earlier(state: &Town, one: &Waarneming) -> Vec<Eerder> {
    let Some(dossier) = state.waarneming.of.get(one.voor) else { return Vec::new() };
    let was = |fact: &Dated<Remembered>| {
        let Step::Begun { doel, van, tot, .. } = fact.what.what else { return None };
        let by = state.corrected_by(fact.nr)?;
        let reden = dossier.text(fact.nr, REDEN).cloned().unwrap_or_default();
        let waarom = state.correction_reason(by).cloned().unwrap_or_default();
        let door = state.booking(by)?.door;
        Some(Eerder { doel, reden, van, tot, sinds: state.known_since(by), door, waarom })
    };
    let same = dossier.all().iter().filter(|fact| fact.what.id == one.id);
    let mut found: Vec<(Nr, Eerder)> = same.filter_map(|fact| Some((fact.nr, was(fact)?))).collect();
    found.sort_by_key(|(nr, _)| std::cmp::Reverse(*nr));
    found.into_iter().map(|(_, was)| was).collect()
}

/// By what somebody stands in for another on a day. Asked for every inwoner of a list, so it looks only where there is
/// something to find.
pub(crate) fn running(state: &Town, waarnemer: MedewerkerId, voor: MedewerkerId, day: Day) -> Option<Waarneming> {
    state.waarneming.ever.get(&waarnemer).filter(|known| known.contains(&voor))?;
    of_caseload(state, voor).find(|one| one.waarnemer == waarnemer && one.runs_on(day))
}

pub(super) fn find(state: &Town, id: WaarnemingId) -> Option<Waarneming> {
    of_caseload(state, state.waarneming.whose(id)?).find(|one| one.id == id)
}

/// Everybody who ever stood in for this medewerker, as known now.
pub(super) fn of_caseload(state: &Town, voor: MedewerkerId) -> impl Iterator<Item = Waarneming> {
    let dossier = state.waarneming.of.get(voor);
    let facts = move || dossier.into_iter().flat_map(|dossier| dossier.known_on(Day::LAST));
    facts().filter_map(move |fact| {
        let Step::Begun { waarnemer, doel, van, tot } = fact.what.what else { return None };
        let id = fact.what.id;
        let ended = facts().filter(|other| other.what.id == id && other.what.what == Step::Ended);
        let beeindigd = ended.map(|other| other.datum).min();
        Some(Waarneming { id, waarnemer, voor, doel, van, tot, beeindigd, nr: fact.nr })
    })
}
