use std::sync::Arc;

use super::fact::{DoelSoort, Hielp, Over, Van, Wie};
use super::state::{Remembered, field};
use super::{SEE, WRITE};
use crate::aanpak::content::{Onderdeel, PlanStijl};
use crate::access::Viewer;
use crate::history::{Dated, Dossier};
use crate::ids::{BelemmeringId, DoelId, InwonerId, Nr, StapId};
use crate::refusal::Hidden;
use crate::state::State as Town;
use crate::time::Day;
use crate::traject;

/// The plan of an inwoner as it is known now.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Of the aanpak of the traject that is open today; without either no plan is kept now.
    pub stijl: PlanStijl,
    /// What was last told of each, newest words only.
    pub verteld: Vec<(Over, Arc<str>, Day)>,
    pub doelen: Vec<Doel>,
    pub stappen: Vec<Stap>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Doel {
    pub id: DoelId,
    pub nr: Nr,
    pub datum: Day,
    pub van: Van,
    pub soort: DoelSoort,
    pub wat: Option<Arc<str>>,
    pub trede: Option<u8>,
    /// When it ended, and whether it was reached.
    pub einde: Option<(Day, bool)>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Stap {
    pub id: StapId,
    pub nr: Nr,
    pub datum: Day,
    pub wat: Arc<str>,
    pub wie: Wie,
    pub dag: Option<Day>,
    pub doel: Option<DoelId>,
    pub belemmering: Option<BelemmeringId>,
    pub einde: Option<StapEinde>,
}

/// How a stap came to its end.
#[derive(Debug, Clone, PartialEq)]
pub struct StapEinde {
    pub nr: Nr,
    pub datum: Day,
    /// Whether it helped; none when it was dropped.
    pub hielp: Option<Hielp>,
    /// How it helped, or why it was dropped.
    pub woorden: Option<Arc<str>>,
}

impl Plan {
    /// The open stappen, the one with the nearest day first; those without a day in the order in which they were agreed.
    pub fn open(&self) -> Vec<&Stap> {
        let mut open: Vec<&Stap> = self.stappen.iter().filter(|stap| stap.einde.is_none()).collect();
        open.sort_by_key(|stap| (stap.dag.unwrap_or(Day::LAST), stap.id));
        open
    }

    pub fn doel(&self, id: DoelId) -> Option<&Doel> {
        self.doelen.iter().find(|doel| doel.id == id)
    }

    /// Nothing was ever written in it.
    pub fn is_empty(&self) -> bool {
        self.verteld.is_empty() && self.doelen.is_empty() && self.stappen.is_empty()
    }
}

/// Which parts of a plan are the same thing to two people who save at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// What the inwoner tells.
    Verteld,
    /// The doelen, for who adds one.
    Doelen,
    Doel(DoelId),
    /// The stappen, for who adds one.
    Stappen,
    Stap(StapId),
}

/// The newest entry about the same: what a form remembers to have seen.
pub fn newest_seen(state: &Town, viewer: &Viewer, inwoner: InwonerId, about: About) -> Result<Option<Nr>, Hidden> {
    viewer.gate(state, inwoner, &SEE)?;
    Ok(newest_entry(state, inwoner, about))
}

pub(super) fn newest_entry(state: &Town, inwoner: InwonerId, about: About) -> Option<Nr> {
    let same = |what: &Remembered| match about {
        About::Verteld => matches!(what, Remembered::Told(_)),
        About::Doelen => matches!(what, Remembered::GoalSet { .. }),
        About::Doel(id) => what.doel() == Some(id),
        About::Stappen => matches!(what, Remembered::StepAgreed { .. }),
        About::Stap(id) => what.stap() == Some(id),
    };
    let all = state.plan.of.get(inwoner)?.all().iter();
    all.filter(|fact| same(&fact.what)).map(|fact| fact.nr).max()
}

/// Whether there is such a stap in the plan of this inwoner; the caller has passed the gate.
pub(crate) fn is_of(state: &Town, inwoner: InwonerId, id: StapId) -> bool {
    known(state, inwoner).any(|fact| matches!(fact.what, Remembered::StepAgreed { stap, .. } if stap == id))
}

/// What a stap is called; the caller has passed the gate.
pub(crate) fn wat_of(state: &Town, inwoner: InwonerId, id: StapId) -> Option<Arc<str>> {
    let agreed = |fact: &&Dated<Remembered>| matches!(fact.what, Remembered::StepAgreed { stap, .. } if stap == id);
    text(state, inwoner, known(state, inwoner).find(agreed)?.nr, field::WAT)
}

/// When a doel or a stap was last agreed or a stap was last done, up to a day; `None` when there is no plan.
pub(crate) fn last_step(state: &Town, inwoner: InwonerId, on: Day) -> Option<(Day, Nr)> {
    let moves = |what: &Remembered| {
        matches!(what, Remembered::GoalSet { .. } | Remembered::StepAgreed { .. } | Remembered::StepDone { .. })
    };
    known(state, inwoner).rfind(|fact| fact.datum <= on && moves(&fact.what)).map(|fact| (fact.datum, fact.nr))
}

/// The open stappen with a day that fits; the caller has passed the gate.
pub(crate) fn stappen_due(
    state: &Town,
    inwoner: InwonerId,
    fits: impl Fn(Day) -> bool,
) -> Vec<(StapId, Day, Arc<str>)> {
    let open = stappen(state, inwoner).into_iter().filter(|stap| stap.einde.is_none());
    open.filter_map(|stap| Some((stap.id, stap.dag.filter(|dag| fits(*dag))?, stap.wat))).collect()
}

/// The doelen that were reached on a day that fits; the caller has passed the gate.
pub(crate) fn reached(
    state: &Town,
    inwoner: InwonerId,
    fits: impl Fn(Day) -> bool,
) -> Vec<(Day, DoelSoort, Option<Arc<str>>)> {
    let ended = doelen(state, inwoner).into_iter().filter_map(|doel| Some((doel.einde?, doel)));
    let reached = ended.filter(|((dag, bereikt), _)| *bereikt && fits(*dag));
    reached.map(|((dag, _), doel)| (dag, doel.soort, doel.wat)).collect()
}

/// The plan of an inwoner. Asking is reading.
pub fn of(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Plan, Hidden> {
    viewer.read(state, inwoner, &SEE)?;
    Ok(Plan {
        stijl: style_on(state, inwoner, viewer.today()),
        verteld: told(state, inwoner),
        doelen: doelen(state, inwoner),
        stappen: stappen(state, inwoner),
    })
}

/// Whether the viewer may write in the plan of this inwoner.
pub fn may_write(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> bool {
    viewer.gate(state, inwoner, &WRITE).is_ok()
}

/// How much of a plan the aanpak of the traject that is open on a day has.
pub(super) fn style_on(state: &Town, inwoner: InwonerId, day: Day) -> PlanStijl {
    let content = traject::open_on(state, inwoner, day).and_then(|open| traject::content_of(state, &open, day).ok());
    content.filter(|content| content.has(Onderdeel::Plan)).map_or(PlanStijl::Geen, |content| content.plan)
}

fn known(state: &Town, inwoner: InwonerId) -> impl DoubleEndedIterator<Item = &Dated<Remembered>> {
    state.plan.of.known_on(inwoner, Day::LAST)
}

fn text(state: &Town, inwoner: InwonerId, nr: Nr, field: u8) -> Option<Arc<str>> {
    state.plan.of.get(inwoner)?.text(nr, field).cloned()
}

fn told(state: &Town, inwoner: InwonerId) -> Vec<(Over, Arc<str>, Day)> {
    let last = |over| {
        let fact = known(state, inwoner).rfind(|fact| fact.what == Remembered::Told(over))?;
        Some((over, text(state, inwoner, fact.nr, field::WAT)?, fact.datum))
    };
    Over::ALL.into_iter().filter_map(last).collect()
}

pub(super) fn doelen(state: &Town, inwoner: InwonerId) -> Vec<Doel> {
    let set = known(state, inwoner).filter_map(|fact| {
        let Remembered::GoalSet { doel: id, van, soort, trede } = fact.what else { return None };
        let einde = known(state, inwoner).find_map(|end| match end.what {
            Remembered::GoalEnded { doel, bereikt } if doel == id => Some((end.datum, bereikt)),
            _ => None,
        });
        let wat = text(state, inwoner, fact.nr, field::WAT);
        Some(Doel { id, nr: fact.nr, datum: fact.datum, van, soort, wat, trede, einde })
    });
    set.collect()
}

pub(super) fn stappen(state: &Town, inwoner: InwonerId) -> Vec<Stap> {
    stappen_on(state, inwoner, Day::LAST)
}

/// As they were known on a day.
pub(super) fn stappen_on(state: &Town, inwoner: InwonerId, day: Day) -> Vec<Stap> {
    let known = || state.plan.of.known_on(inwoner, day);
    let agreed = known().filter_map(|fact| {
        let Remembered::StepAgreed { stap: id, wie, dag, doel, belemmering } = fact.what else { return None };
        let wat = text(state, inwoner, fact.nr, field::WAT).unwrap_or_default();
        let einde = known().find_map(|end| ended(state, inwoner, end, id));
        Some(Stap { id, nr: fact.nr, datum: fact.datum, wat, wie, dag, doel, belemmering, einde })
    });
    agreed.collect()
}

fn ended(state: &Town, inwoner: InwonerId, end: &Dated<Remembered>, id: StapId) -> Option<StapEinde> {
    let (hielp, field) = match end.what {
        Remembered::StepDone { stap, hielp } if stap == id => (Some(hielp), field::HOE),
        Remembered::StepDropped { stap } if stap == id => (None, field::REDEN),
        _ => return None,
    };
    Some(StapEinde { nr: end.nr, datum: end.datum, hielp, woorden: text(state, inwoner, end.nr, field) })
}

pub(super) fn entry(state: &Town, nr: Nr) -> Option<(InwonerId, Dated<Remembered>)> {
    let inwoner = state.subject_of(nr, crate::fact::Slice::Plan)?;
    Some((inwoner, *state.plan.of.get(inwoner)?.find(nr)?))
}

/// A version of something in the plan, for the tijdlijn. `wat` is what the doel or stap was called then.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanFact {
    pub step: PlanStep,
    pub wat: Option<Arc<str>>,
    /// How it helped, or how a doel ended.
    pub hoe: Option<Arc<str>>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PlanStep {
    Told(Over),
    GoalSet { van: Van, soort: DoelSoort, trede: Option<u8> },
    GoalEnded { soort: DoelSoort, bereikt: bool },
    StepAgreed { wie: Wie, dag: Option<Day>, doel: Option<DoelId>, belemmering: Option<BelemmeringId> },
    StepDone(Hielp),
    StepDropped,
}

/// All versions with why the aanpak was departed from, or a stap dropped. Nothing for who may not see the plan.
pub(crate) fn history(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    known: Day,
) -> Vec<(Dated<PlanFact>, Option<Arc<str>>)> {
    let Some(dossier) = state.plan.of.get(inwoner) else { return Vec::new() };
    if !SEE.allows(viewer.standing(state, inwoner)) {
        return Vec::new();
    }
    let said = |fact: &Dated<Remembered>| {
        let first = begun(dossier, fact, known);
        let step = match fact.what {
            Remembered::Told(over) => PlanStep::Told(over),
            Remembered::GoalSet { van, soort, trede, .. } => PlanStep::GoalSet { van, soort, trede },
            Remembered::GoalEnded { bereikt, .. } => {
                let soort = match first.map(|first| first.what) {
                    Some(Remembered::GoalSet { soort, .. }) => soort,
                    _ => DoelSoort::Anders,
                };
                PlanStep::GoalEnded { soort, bereikt }
            }
            Remembered::StepAgreed { wie, dag, doel, belemmering, .. } => {
                PlanStep::StepAgreed { wie, dag, doel, belemmering }
            }
            Remembered::StepDone { hielp, .. } => PlanStep::StepDone(hielp),
            Remembered::StepDropped { .. } => PlanStep::StepDropped,
        };
        let wat = first.and_then(|first| dossier.text(first.nr, field::WAT)).cloned();
        PlanFact { step, wat, hoe: dossier.text(fact.nr, field::HOE).cloned() }
    };
    let reden = |nr| dossier.text(nr, field::REDEN).cloned();
    dossier.all().iter().map(|fact| (fact.about(said(fact)), reden(fact.nr))).collect()
}

/// The stappen that depart from what the aanpak asks of a plan, with why. Nothing for who may not see the plan.
pub(crate) fn departures(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Vec<(Dated<Nr>, Option<Arc<str>>)> {
    let agreed = |fact: &PlanFact| matches!(fact.step, PlanStep::StepAgreed { .. });
    let all = history(state, viewer, inwoner, Day::LAST).into_iter().filter(|(fact, _)| agreed(&fact.what));
    all.map(|(fact, why)| (fact.about(fact.nr), why)).collect()
}

/// The agreeing or setting that this is about, as it stood when this was recorded; for a beginning the fact itself.
fn begun<'d>(dossier: &'d Dossier<Remembered>, of: &'d Dated<Remembered>, known: Day) -> Option<&'d Dated<Remembered>> {
    if !matches!(of.what, Remembered::GoalEnded { .. } | Remembered::StepDone { .. } | Remembered::StepDropped { .. }) {
        return Some(of);
    }
    let same = |fact: &&Dated<Remembered>| match fact.what {
        Remembered::GoalSet { doel, .. } => of.what.doel() == Some(doel),
        Remembered::StepAgreed { stap, .. } => of.what.stap() == Some(stap),
        _ => false,
    };
    let until = dossier.all().iter().filter(|fact| fact.nr <= of.nr && fact.sinds <= known);
    until.filter(same).max_by_key(|fact| fact.nr)
}
