//! Who is the begeleider of whom, from which day. It stands above all work: what somebody may see of a dossier hangs on it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::access::{Figures, May, Policy, Role, Standing as S, Viewer};
use crate::entry::{Place, Statement};
use crate::fact::Slice;
use crate::history::{At, Back, Dated, Dossiers, Went};
use crate::ids::{InwonerId, MedewerkerId, Nr};
use crate::refusal::{Hidden, No, Objections, Refusal};
use crate::state::State as Town;
use crate::time::Day;
use crate::{correctie, medewerker};

// ── What can have happened ──────────────────────────────────────────────────────────────────────────────────────────

crate::facts! {
    /// This begeleider, from this day; whoever it was before no longer is.
    Assigned = "toewijzing.begeleider", 1;
    /// No begeleider from this day.
    Released = "toewijzing.geen_begeleider", 1;
    /// This medewerker keeps the regie from this day, whoever referred the inwoner.
    HandedOver = "toewijzing.regisseur", 1;
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assigned {
    pub inwoner: InwonerId,
    pub medewerker: MedewerkerId,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Released {
    pub inwoner: InwonerId,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HandedOver {
    pub inwoner: InwonerId,
    pub medewerker: MedewerkerId,
    pub reden: String,
}

impl Fact {
    fn inwoner(&self) -> InwonerId {
        match self {
            Fact::Assigned(Assigned { inwoner, .. })
            | Fact::Released(Released { inwoner })
            | Fact::HandedOver(HandedOver { inwoner, .. }) => *inwoner,
        }
    }

    pub(crate) fn place(&self, _: Day) -> Place {
        Place::of(self.inwoner(), "toewijzing")
    }

    pub(crate) fn subject(&self) -> u32 {
        self.inwoner().0
    }
}

// ── What is remembered ──────────────────────────────────────────────────────────────────────────────────────────────

#[derive(Debug, Clone, Default)]
pub struct State {
    of: Dossiers<Option<MedewerkerId>>,
    /// For whom a medewerker was ever begeleider: where to look, not what is true.
    ever: imbl::HashMap<MedewerkerId, imbl::OrdSet<InwonerId>>,
    /// To whom the regie was handed, with why.
    regie: Dossiers<MedewerkerId>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact) {
        match fact {
            Fact::Assigned(assigned) => {
                self.of.add(assigned.inwoner, at, Some(assigned.medewerker), &[]);
                self.ever.entry(assigned.medewerker).or_default().insert(assigned.inwoner);
            }
            Fact::Released(released) => self.of.add(released.inwoner, at, None, &[]),
            Fact::HandedOver(handed) => self.regie.add(handed.inwoner, at, handed.medewerker, &[(0, &handed.reden)]),
        }
    }

    /// Who guides the one who stays goes on; only when nobody did, the begeleider comes along.
    pub(crate) fn rehome(&mut self, van: InwonerId, naar: InwonerId, sinds: Day, went: &mut Went) {
        let guided = self.of.known_on(naar, Day::LAST).next().is_some();
        self.of.rehome(van, naar, sinds, went, |fact| (!guided).then_some(fact.what));
        for fact in self.of.get(naar).into_iter().flat_map(|dossier| dossier.all()) {
            if let Some(medewerker) = fact.what {
                self.ever.entry(medewerker).or_default().insert(naar);
            }
        }
        self.regie.rehome(van, naar, sinds, went, |fact| Some(fact.what));
    }

    pub(crate) fn send_back(&mut self, back: &Back<'_>) {
        self.of.send_back(back);
        self.regie.send_back(back);
    }

    pub(crate) fn end(&mut self, inwoner: InwonerId, nr: Nr, tot: Day) {
        self.of.end(inwoner, nr, tot);
        self.regie.end(inwoner, nr, tot);
    }
}

// ── Who may ─────────────────────────────────────────────────────────────────────────────────────────────────────────

pub(crate) const SEE: May = May { what: "toewijzing.begeleider", who: &[S::Begeleider, S::Coordinator, S::Regisseur] };
const SEE_NONE: May = May { what: "toewijzing.geen_begeleider", who: &[S::Begeleider, S::Coordinator, S::Regisseur] };
const SEE_REGIE: May = May { what: "toewijzing.regisseur", who: &[S::Begeleider, S::Coordinator, S::Regisseur] };
const ASSIGN: May = May { what: "begeleider toewijzen", who: &[S::Coordinator, S::Meedoen] };

pub const POLICY: Policy = Policy { slice: "toewijzing", see: &[&SEE, &SEE_NONE, &SEE_REGIE], act: &[&ASSIGN] };

// ── The acts ────────────────────────────────────────────────────────────────────────────────────────────────────────

/// From `datum` this medewerker is the begeleider. They must hold that role now or on the day: somebody who left years
/// ago may still have been it then.
pub fn assign(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    datum: Day,
    sinds: Day,
    to: MedewerkerId,
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &ASSIGN)?;
    let mut objections = possible(state, viewer, datum, sinds, to);
    objections.unless(begeleider_on(state, inwoner, datum) != Some(to), || {
        Refusal::at("begeleider", "is-al-begeleider").with("medewerker", to)
    });
    objections.settle()?;
    Ok(vec![Statement::new(datum, sinds, Assigned { inwoner, medewerker: to })])
}

fn possible(state: &Town, viewer: &Viewer, datum: Day, sinds: Day, to: MedewerkerId) -> Objections {
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    let is_begeleider = |day| medewerker::holds(state, to, Role::Begeleider, day);
    objections.unless(is_begeleider(datum) || is_begeleider(viewer.today()), || {
        Refusal::at("begeleider", "geen-begeleider").with("medewerker", to)
    });
    objections
}

/// From `datum` nobody is the begeleider.
pub fn release(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    datum: Day,
    sinds: Day,
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &ASSIGN)?;
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    objections
        .unless(begeleider_on(state, inwoner, datum).is_some(), || Refusal::at("begeleider", "heeft-geen-begeleider"));
    objections.settle()?;
    Ok(vec![Statement::new(datum, sinds, Released { inwoner })])
}

/// The assignment at `nr` was otherwise: this medewerker, from this day. That it says the same as the one before is no
/// objection: a list that changes several rows passes through such a moment.
pub fn correct(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    datum: Day,
    to: MedewerkerId,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let inwoner = state.subject_of(nr, Slice::Toewijzing).ok_or(Hidden)?;
    viewer.gate(state, inwoner, &ASSIGN)?;
    history(state, inwoner).iter().find(|fact| fact.nr == nr).ok_or(Hidden)?;
    possible(state, viewer, datum, viewer.today(), to).settle()?;
    let fact = Assigned { inwoner, medewerker: to };
    correctie::correct(state, nr, reden, |_| Ok(vec![Statement::new(datum, viewer.today(), fact)]))
}

/// Takes back an assignment that was never so, or a regie that was never handed over.
pub fn withdraw(state: &Town, viewer: &Viewer, nr: Nr, reden: &str) -> Result<Vec<Statement>, No> {
    let inwoner = state.subject_of(nr, Slice::Toewijzing).ok_or(Hidden)?;
    viewer.gate(state, inwoner, &ASSIGN)?;
    let place = Place::of(inwoner, "toewijzing");
    if let Some((fact, _)) = regie_history(state, inwoner).find(|(fact, _)| fact.nr == nr) {
        return correctie::withdraw(
            state,
            viewer.today(),
            nr,
            "toewijzing.regisseur",
            place,
            fact.datum,
            fact.sinds,
            reden,
        );
    }
    let fact = history(state, inwoner).iter().find(|fact| fact.nr == nr).ok_or(Hidden)?;
    let soort = if fact.what.is_some() { "toewijzing.begeleider" } else { "toewijzing.geen_begeleider" };
    correctie::withdraw(state, viewer.today(), nr, soort, place, fact.datum, fact.sinds, reden)
}

// ── Questions ───────────────────────────────────────────────────────────────────────────────────────────────────────

/// The begeleider today, for who may know.
pub fn begeleider(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Option<MedewerkerId>, Hidden> {
    viewer.gate(state, inwoner, &SEE)?;
    Ok(begeleider_on(state, inwoner, viewer.today()))
}

/// Whether the viewer may say who guides this inwoner.
pub fn may_assign(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> bool {
    viewer.gate(state, inwoner, &ASSIGN).is_ok()
}

/// The begeleider on a day, by what is known now.
pub(crate) fn begeleider_on(state: &Town, inwoner: InwonerId, day: Day) -> Option<MedewerkerId> {
    state.toewijzing.of.known_on(inwoner, Day::LAST).rev().find(|fact| fact.datum <= day).and_then(|fact| fact.what)
}

/// The begeleider on a day, as it was known on another: for who counts over everybody.
pub fn for_figures(state: &Town, _leave: Figures, inwoner: InwonerId, day: Day, known: Day) -> Option<MedewerkerId> {
    state.toewijzing.of.known_on(inwoner, known).rev().find(|fact| fact.datum <= day).and_then(|fact| fact.what)
}

/// The first begeleider in a stretch of days: who guides on its first day, else who is the first to after that.
pub fn first_for_figures(
    state: &Town,
    leave: Figures,
    inwoner: InwonerId,
    (van, tot): (Day, Day),
    known: Day,
) -> Option<MedewerkerId> {
    let later = || {
        let mut facts =
            state.toewijzing.of.known_on(inwoner, known).filter(|fact| van < fact.datum && fact.datum <= tot);
        facts.find_map(|fact| fact.what)
    };
    for_figures(state, leave, inwoner, van, known).or_else(later)
}

/// The inwoners of whom this medewerker is the begeleider on a day, in order of number.
pub(crate) fn caseload(state: &Town, medewerker: MedewerkerId, day: Day) -> impl Iterator<Item = InwonerId> {
    let ever = state.toewijzing.ever.get(&medewerker).into_iter().flatten().copied();
    ever.filter(move |inwoner| begeleider_on(state, *inwoner, day) == Some(medewerker))
}

/// To whom the regie was last handed over, on which day and by which entry.
pub(crate) fn regie_of(state: &Town, inwoner: InwonerId) -> Option<(Day, Nr, MedewerkerId)> {
    let newest = state.toewijzing.regie.known_on(inwoner, Day::LAST).next_back()?;
    Some((newest.datum, newest.nr, newest.what))
}

/// Every handing over of the regie with why, for the tijdlijn; the caller has passed the gate.
pub(crate) fn regie_history(
    state: &Town,
    inwoner: InwonerId,
) -> impl Iterator<Item = (Dated<MedewerkerId>, Option<Arc<str>>)> {
    let dossier = state.toewijzing.regie.get(inwoner);
    let facts = dossier.into_iter().flat_map(|dossier| dossier.all().iter().map(move |fact| (fact, dossier)));
    facts.map(|(fact, dossier)| (*fact, dossier.text(fact.nr, 0).cloned()))
}

/// All versions, for the tijdlijn; the caller has passed the gate.
pub(crate) fn history(state: &Town, inwoner: InwonerId) -> &[Dated<Option<MedewerkerId>>] {
    state.toewijzing.of.get(inwoner).map_or(&[], |dossier| dossier.all())
}

#[cfg(test)]
mod tests;
