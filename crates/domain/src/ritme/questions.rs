use std::sync::Arc;

use super::state::{AFWIJKING, Remembered};
use super::{AGREE, SEE};
use crate::access::Viewer;
use crate::history::Dated;
use crate::ids::{InwonerId, Nr};
use crate::refusal::Hidden;
use crate::state::State as Town;
use crate::time::Day;
use crate::traject::{self, Traject};

/// What the aanpak says of the days between two contacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// Fewer days than this it does not have in mind; `None` when it does not say.
    pub minimum: Option<u16>,
    pub maximum: u16,
    /// It says that the number is agreed with each inwoner.
    pub per_persoon: bool,
}

impl Range {
    pub fn holds(self, dagen: u16) -> bool {
        dagen <= self.maximum && self.minimum.is_none_or(|minimum| dagen >= minimum)
    }
}

/// The rhythm in which somebody is spoken, as it holds today.
#[derive(Debug, Clone, PartialEq)]
pub struct Ritme {
    pub dagen: u16,
    pub aanpak: Range,
    /// What was agreed with this inwoner, when something was.
    pub eigen: Option<Eigen>,
}

/// An agreement: since when it holds, and why it lies outside what the aanpak says.
#[derive(Debug, Clone, PartialEq)]
pub struct Eigen {
    pub nr: Nr,
    pub sinds: Day,
    pub afwijking: Option<Arc<str>>,
}

/// How often this inwoner is spoken; `None` when no traject is open or its aanpak asks for no contact.
pub fn today(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Option<Ritme>, Hidden> {
    viewer.gate(state, inwoner, &SEE)?;
    let today = viewer.today();
    let Some(traject) = traject::open_on(state, inwoner, today) else { return Ok(None) };
    let Some(range) = range(state, &traject, today) else { return Ok(None) };
    let own = newest(state, &traject, today).and_then(|fact| Some((fact.what.dagen?, fact)));
    let eigen = own.map(|(_, fact)| {
        let afwijking = state.ritme.of.get(inwoner).and_then(|dossier| dossier.text(fact.nr, AFWIJKING)).cloned();
        Eigen { nr: fact.nr, sinds: fact.datum, afwijking }
    });
    Ok(Some(Ritme { dagen: own.map_or(range.maximum, |(dagen, _)| dagen), aanpak: range, eigen }))
}

/// Whether the viewer may agree on a rhythm with this inwoner.
pub fn may_agree(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> bool {
    viewer.gate(state, inwoner, &AGREE).is_ok()
}

/// The most days between two contacts that hold on a day: as agreed, else by the aanpak.
pub(crate) fn on(state: &Town, traject: &Traject, day: Day) -> Option<u16> {
    let (norm, _) = traject.contact_norm(state, day)?;
    Some(running(state, traject, day).unwrap_or(norm))
}

/// The newest agreement that holds on a day, when it is another than the aanpak's.
pub(crate) fn agreed(state: &Town, traject: &Traject, day: Day) -> Option<(u16, Day, Nr)> {
    newest(state, traject, day).and_then(|fact| Some((fact.what.dagen?, fact.datum, fact.nr)))
}

/// By when somebody has to be spoken who was last seen on `from`, as it stands on `today`; `norm` is the rhythm of the aanpak.
///
/// Nobody is late by what was not agreed yet: a shorter rhythm counts from the day on which it was agreed, where that is
/// kinder to us than counting from the last time, and never later than what held before.
pub(crate) fn due_after(state: &Town, traject: &Traject, from: Day, norm: u16, today: Day) -> Day {
    let after = |day: Day, dagen: Option<u16>| day.plus(i32::from(dagen.unwrap_or(norm)));
    let mut due = after(from, running(state, traject, from));
    for fact in of(state, traject).filter(|fact| from < fact.datum && fact.datum <= today) {
        due = after(from, fact.what.dagen).max(after(fact.datum, fact.what.dagen).min(due));
    }
    due
}

/// What the aanpak says on a day, in days.
pub(super) fn range(state: &Town, traject: &Traject, day: Day) -> Option<Range> {
    let (maximum, norm) = traject.contact_norm(state, day)?;
    let content = crate::aanpak::in_force(state, traject.aanpak, day)?;
    let norm = content.normen.get(norm)?;
    let in_days = |number| crate::aanpak::content::Maat::new(norm.maat.unit(), number).days();
    Some(Range { minimum: norm.minimum.and_then(in_days), maximum, per_persoon: norm.per_persoon })
}

/// The days that were agreed and hold on a day.
pub(super) fn running(state: &Town, traject: &Traject, day: Day) -> Option<u16> {
    newest(state, traject, day)?.what.dagen
}

fn newest<'a>(state: &'a Town, traject: &Traject, day: Day) -> Option<&'a Dated<Remembered>> {
    of(state, traject).filter(|fact| fact.datum <= day).last()
}

/// What is known now to have been agreed in a traject, oldest first.
fn of<'a>(state: &'a Town, traject: &Traject) -> impl Iterator<Item = &'a Dated<Remembered>> + use<'a> {
    let id = traject.id;
    state.ritme.of.known_on(traject.inwoner, Day::LAST).filter(move |fact| fact.what.traject == id)
}

pub(super) fn entry(state: &Town, nr: Nr) -> Option<(InwonerId, Dated<Remembered>)> {
    let inwoner = state.subject_of(nr, crate::fact::Slice::Ritme)?;
    Some((inwoner, *state.ritme.of.get(inwoner)?.find(nr)?))
}

/// An agreement as the tijdlijn shows it; no days is the rhythm of the aanpak again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RitmeFact {
    pub dagen: Option<u16>,
}

/// All versions with why they lie outside what the aanpak says; the caller has passed the gate.
pub(crate) fn history(state: &Town, inwoner: InwonerId) -> Vec<(Dated<RitmeFact>, Option<Arc<str>>)> {
    let Some(dossier) = state.ritme.of.get(inwoner) else { return Vec::new() };
    let said = |fact: &Dated<Remembered>| {
        (fact.about(RitmeFact { dagen: fact.what.dagen }), dossier.text(fact.nr, AFWIJKING).cloned())
    };
    dossier.all().iter().map(said).collect()
}
