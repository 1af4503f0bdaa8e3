use super::WRITE;
use super::fact::{DoelSoort, GoalEnded, GoalSet, Hielp, Over, StepAgreed, StepDone, StepDropped, Told, Van, Wie};
use super::questions::{About, Doel, Stap, doelen, newest_entry, stappen};
use super::state::{Remembered, field};
use crate::aanpak::Content;
use crate::aanpak::content::{Onderdeel, PlanStijl};
use crate::access::Viewer;
use crate::belemmering;
use crate::entry::Statement;
use crate::ids::{BelemmeringId, DoelId, InwonerId, StapId};
use crate::refusal::{Hidden, No, Objections, Refusal};
use crate::seen::Seen;
use crate::state::State as Town;
use crate::text::kort;
use crate::time::Day;
use crate::traject;

/// How far ahead a stap can be planned: 2110 for 2010 is a slip.
const FARTHEST: i32 = 2 * 366;

/// A doel as it is set.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    pub van: Van,
    pub soort: DoelSoort,
    /// In the own words; for a doel of another kind this says which.
    pub wat: Option<String>,
    /// The rung it brings into reach.
    pub trede: Option<u8>,
}

/// A stap as it is agreed.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub wat: String,
    pub wie: Wie,
    pub dag: Option<Day>,
    pub doel: Option<DoelId>,
    /// What it may clear.
    pub belemmering: Option<BelemmeringId>,
    /// Why it has no day or no doel, where the aanpak asks for both.
    pub afwijking: Option<String>,
}

/// The answer to the one question that ticking a stap asks: did it help, and how?
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    pub hielp: Hielp,
    pub hoe: Option<String>,
    /// The belemmering of this stap is in the way no longer: that is recorded in the same act.
    pub opgelost: bool,
}

/// What the inwoner tells on `datum`: only what differs from what stands there is recorded.
pub fn tell(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    datum: Day,
    sinds: Day,
    told: &[(Over, Option<String>)],
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &WRITE)?;
    planned_in(state, inwoner, datum)?;
    let mut statements = Vec::new();
    for (over, tekst) in told {
        let tekst = kort(over.word(), tekst.as_deref())?;
        if tekst.as_deref() != last_told(state, inwoner, *over).as_deref() {
            statements.push(Statement::new(datum, sinds, Told { inwoner, over: *over, tekst }));
        }
    }
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    objections.unless(!statements.is_empty(), || Refusal::at("wens", "plan-niets-anders"));
    objections.settle()?;
    Ok(statements)
}

fn last_told(state: &Town, inwoner: InwonerId, over: Over) -> Option<std::sync::Arc<str>> {
    let dossier = state.plan.of.get(inwoner)?;
    let last = dossier.known_on(Day::LAST).rfind(|fact| fact.what == Remembered::Told(over))?;
    dossier.text(last.nr, field::WAT).cloned()
}

/// From `datum` this is a doel, of the inwoner or of the project.
pub fn set_goal(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    datum: Day,
    sinds: Day,
    goal: &Goal,
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &WRITE)?;
    set(state, viewer, (inwoner, state.plan.next_doel(inwoner)), datum, sinds, goal)
}

pub(super) fn set(
    state: &Town,
    viewer: &Viewer,
    (inwoner, doel): (InwonerId, DoelId),
    datum: Day,
    sinds: Day,
    goal: &Goal,
) -> Result<Vec<Statement>, No> {
    let content = planned_in(state, inwoner, datum)?;
    let wat = kort("wat", goal.wat.as_deref())?;
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    objections.unless(goal.soort != DoelSoort::Anders || wat.is_some(), || Refusal::at("wat", "doel-zonder-woorden"));
    let rung = goal.trede.is_none_or(|trede| content.ladder.treden.iter().any(|one| one.nummer == trede));
    objections.unless(rung, || {
        Refusal::at("trede", "trede-niet-op-ladder").with("trede", i32::from(goal.trede.unwrap_or(0)))
    });
    let is_same = |known: &Doel| {
        let same = (known.van, known.soort, known.wat.as_deref()) == (goal.van, goal.soort, wat.as_deref());
        known.id != doel && known.einde.is_none() && same
    };
    objections.unless(!doelen(state, inwoner).iter().any(is_same), || Refusal::at("wat", "doel-staat-er-al"));
    objections.settle()?;
    let (van, soort, trede) = (goal.van, goal.soort, goal.trede);
    Ok(vec![Statement::new(datum, sinds, GoalSet { inwoner, doel, van, soort, wat, trede })])
}

/// The doel was reached on `datum`, or let go.
pub fn end_goal(
    state: &Town,
    viewer: &Viewer,
    (inwoner, doel): (InwonerId, DoelId),
    datum: Day,
    sinds: Day,
    bereikt: bool,
    toelichting: Option<&str>,
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &WRITE)?;
    let known = doelen(state, inwoner).into_iter().find(|known| known.id == doel).ok_or(Hidden)?;
    let toelichting = kort("toelichting", toelichting)?;
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    objections.unless(datum >= known.datum, || Refusal::at("datum", "doel-kwam-later").with("datum", known.datum));
    if let Some((day, _)) = known.einde {
        objections.unless(false, || Refusal::new("doel-is-geeindigd").with("datum", day));
    }
    objections.settle()?;
    Ok(vec![Statement::new(datum, sinds, GoalEnded { inwoner, doel, bereikt, toelichting })])
}

/// On `datum` this stap is agreed.
pub fn agree(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    datum: Day,
    sinds: Day,
    step: &Step,
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &WRITE)?;
    agreed(state, viewer, (inwoner, state.plan.next_stap(inwoner)), datum, sinds, step)
}

pub(super) fn agreed(
    state: &Town,
    viewer: &Viewer,
    (inwoner, stap): (InwonerId, StapId),
    datum: Day,
    sinds: Day,
    step: &Step,
) -> Result<Vec<Statement>, No> {
    let content = planned_in(state, inwoner, datum)?;
    let (wat, afwijking) = (kort("wat", Some(&step.wat))?, kort("afwijking", step.afwijking.as_deref())?);
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    objections.unless(wat.is_some(), || Refusal::at("wat", "vul-in"));
    objections.unless(step.dag.is_none_or(|dag| dag >= datum), || Refusal::at("dag", "stap-voor-de-afspraak"));
    objections.unless(step.dag.is_none_or(|dag| dag <= datum.plus(FARTHEST)), || Refusal::at("dag", "dag-te-ver"));
    let open = |doel| doelen(state, inwoner).iter().any(|known| known.id == doel && known.datum <= datum);
    objections.unless(step.doel.is_none_or(open), || Refusal::at("doel", "doel-onbekend"));
    let known = |id| belemmering::is_of(state, inwoner, id);
    objections.unless(step.belemmering.is_none_or(known), || Refusal::at("belemmering", "belemmering-onbekend"));
    let departs = content.plan == PlanStijl::Precies && (step.dag.is_none() || step.doel.is_none());
    objections.unless(!departs || afwijking.is_some(), || {
        Refusal::at("afwijking", "stap-vraagt-dag-en-doel").with("aanpak", content.naam.nl.as_str())
    });
    objections.settle()?;
    let Step { wie, dag, doel, belemmering, .. } = *step;
    let afwijking = afwijking.filter(|_| departs);
    let fact = StepAgreed { inwoner, stap, wat: wat.unwrap_or_default(), wie, dag, doel, belemmering, afwijking };
    Ok(vec![Statement::new(datum, sinds, fact)])
}

/// The stap was done on `datum`. When it cleared its belemmering, that follows in the same act.
pub fn tick(
    state: &Town,
    viewer: &Viewer,
    (inwoner, stap): (InwonerId, StapId),
    datum: Day,
    sinds: Day,
    tick: &Tick,
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &WRITE)?;
    let known = open_step(state, viewer, (inwoner, stap), datum, sinds)?;
    let hoe = kort("hoe", tick.hoe.as_deref())?;
    let mut statements = vec![Statement::new(datum, sinds, StepDone { inwoner, stap, hielp: tick.hielp, hoe })];
    if tick.opgelost {
        let cleared = known.belemmering.ok_or_else(|| Refusal::at("opgelost", "stap-zonder-belemmering"))?;
        statements.extend(belemmering::close(state, viewer, cleared, datum, sinds)?);
    }
    Ok(statements)
}

/// Nobody intends the stap any more; why is always said, and never held against anybody.
pub fn drop_step(
    state: &Town,
    viewer: &Viewer,
    (inwoner, stap): (InwonerId, StapId),
    datum: Day,
    sinds: Day,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &WRITE)?;
    open_step(state, viewer, (inwoner, stap), datum, sinds)?;
    let reden = kort("reden", Some(reden))?.ok_or_else(|| Refusal::at("reden", "reden-nodig"))?;
    Ok(vec![Statement::new(datum, sinds, StepDropped { inwoner, stap, reden })])
}

/// Nobody recorded anything about the same part of the plan since the writer's page was made. Asked before an act, in the
/// same act.
pub fn nobody_was_first(state: &Town, viewer: &Viewer, inwoner: InwonerId, about: About, seen: Seen) -> Result<(), No> {
    viewer.gate(state, inwoner, &WRITE)?;
    seen.or_tell(state, newest_entry(state, inwoner, about), Refusal::new("plan-intussen"))
}

fn open_step(
    state: &Town,
    viewer: &Viewer,
    (inwoner, stap): (InwonerId, StapId),
    datum: Day,
    sinds: Day,
) -> Result<Stap, No> {
    let known = stappen(state, inwoner).into_iter().find(|known| known.id == stap).ok_or(Hidden)?;
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    objections.unless(datum >= known.datum, || Refusal::at("datum", "stap-kwam-later").with("datum", known.datum));
    if let Some(einde) = &known.einde {
        objections.unless(false, || Refusal::new("stap-is-geeindigd").with("datum", einde.datum));
    }
    objections.settle()?;
    Ok(known)
}

/// The aanpak in which a plan is written on a day: that of the traject that is open then, when it keeps one.
pub(super) fn planned_in(state: &Town, inwoner: InwonerId, datum: Day) -> Result<&Content, No> {
    let traject = traject::open_on(state, inwoner, datum)
        .ok_or_else(|| Refusal::at("datum", "geen-traject-op-die-dag").with("datum", datum))?;
    let content = traject::content_of(state, &traject, datum)?;
    if !content.has(Onderdeel::Plan) || content.plan == PlanStijl::Geen {
        return Err(Refusal::new("aanpak-heeft-geen-plan").with("aanpak", content.naam.nl.as_str()).into());
    }
    Ok(content)
}
