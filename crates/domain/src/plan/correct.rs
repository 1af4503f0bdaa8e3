//! Corrections of what stands in a plan. A doel or stap keeps its number, and what followed on it keeps it there.

use super::WRITE;
use super::fact::{Hielp, Told, place};
use super::questions::entry;
use super::rules::{Goal, Step, Tick, agree, agreed, drop_step, end_goal, planned_in, set, set_goal, tell, tick};
use super::state::{Remembered, field};
use crate::access::Viewer;
use crate::correctie;
use crate::entry::Statement;
use crate::history::Dated;
use crate::ids::{InwonerId, Nr};
use crate::refusal::{Hidden, No, Objections, Refusal};
use crate::state::State as Town;
use crate::text::kort;
use crate::time::Day;

/// What a correction says instead. It stays of its kind: that a stap was dropped is another fact than that it was done.
#[derive(Debug, Clone, PartialEq)]
pub enum Instead {
    Told(Option<String>),
    Goal(Goal),
    GoalEnded { bereikt: bool, toelichting: Option<String> },
    Step(Step),
    Done { hielp: Hielp, hoe: Option<String> },
    Dropped(String),
}

/// Replaces what was recorded at `nr`.
pub fn correct(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    datum: Day,
    sinds: Day,
    instead: &Instead,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    use Remembered as R;
    let (inwoner, old) = own(state, viewer, nr)?;
    let first = followed(state, inwoner, &old);
    let statements = correctie::correct(state, nr, reden, |past| match (old.what, instead) {
        (R::Told(over), Instead::Told(tekst)) => {
            planned_in(past, inwoner, datum)?;
            Objections::about_days(viewer.today(), datum, sinds).settle()?;
            let tekst = kort(over.word(), tekst.as_deref())?;
            Ok(vec![Statement::new(datum, sinds, Told { inwoner, over, tekst })])
        }
        (R::GoalSet { doel, .. }, Instead::Goal(goal)) => set(past, viewer, (inwoner, doel), datum, sinds, goal),
        (R::GoalEnded { doel, .. }, Instead::GoalEnded { bereikt, toelichting }) => {
            end_goal(past, viewer, (inwoner, doel), datum, sinds, *bereikt, toelichting.as_deref())
        }
        (R::StepAgreed { stap, .. }, Instead::Step(step)) => agreed(past, viewer, (inwoner, stap), datum, sinds, step),
        (R::StepDone { stap, .. }, Instead::Done { hielp, hoe }) => {
            let answer = Tick { hielp: *hielp, hoe: hoe.clone(), opgelost: false };
            tick(past, viewer, (inwoner, stap), datum, sinds, &answer)
        }
        (R::StepDropped { stap }, Instead::Dropped(why)) => drop_step(past, viewer, (inwoner, stap), datum, sinds, why),
        _ => Err(No::Hidden),
    })?;
    let stays = first.is_none_or(|first| datum <= first);
    if stays { Ok(statements) } else { Err(Refusal::at("datum", "eerst-het-vervolg-intrekken").into()) }
}

/// Takes back what was never so. What something else follows on can go only after that.
pub fn withdraw(state: &Town, viewer: &Viewer, nr: Nr, reden: &str) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = own(state, viewer, nr)?;
    let soort = match old.what {
        Remembered::Told(_) => "plan.verteld",
        Remembered::GoalSet { .. } => "plan.doel",
        Remembered::GoalEnded { .. } => "plan.doel_geeindigd",
        Remembered::StepAgreed { .. } => "plan.stap",
        Remembered::StepDone { .. } => "plan.stap_gedaan",
        Remembered::StepDropped { .. } => "plan.stap_vervallen",
    };
    let place = place(inwoner);
    let statements = correctie::withdraw(state, viewer.today(), nr, soort, place, old.datum, old.sinds, reden)?;
    if followed(state, inwoner, &old).is_some() {
        return Err(Refusal::new("eerst-het-vervolg-intrekken").into());
    }
    Ok(statements)
}

/// The same in the plan of another inwoner, where it serves no doel and clears no belemmering yet. What followed on it would
/// stay behind, so that is taken back first.
pub(crate) fn for_another(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    naar: InwonerId,
    afwijking: Option<&str>,
) -> Result<Vec<Statement>, No> {
    use Remembered as R;
    let (inwoner, old) = own(state, viewer, nr)?;
    if followed(state, inwoner, &old).is_some() {
        return Err(Refusal::new("eerst-het-vervolg-intrekken").into());
    }
    let text = |field| state.plan.of.get(inwoner)?.text(nr, field).map(|text| text.to_string());
    let (datum, today, wat) = (old.datum, viewer.today(), text(field::WAT));
    match old.what {
        R::Told(over) => tell(state, viewer, naar, datum, today, &[(over, wat)]),
        R::GoalSet { van, soort, trede, .. } => {
            set_goal(state, viewer, naar, datum, today, &Goal { van, soort, wat, trede })
        }
        R::StepAgreed { wie, dag, .. } => {
            let afwijking = afwijking.map(str::to_owned).or_else(|| text(field::REDEN));
            let step = Step { wat: wat.unwrap_or_default(), wie, dag, doel: None, belemmering: None, afwijking };
            agree(state, viewer, naar, datum, today, &step)
        }
        R::GoalEnded { .. } | R::StepDone { .. } | R::StepDropped { .. } => Err(No::Hidden),
    }
}

/// Whether it begins something on which nothing followed.
pub(crate) fn stands_alone(state: &Town, nr: Nr) -> bool {
    use Remembered as R;
    entry(state, nr).is_some_and(|(inwoner, old)| {
        matches!(old.what, R::Told(_) | R::GoalSet { .. } | R::StepAgreed { .. })
            && followed(state, inwoner, &old).is_none()
    })
}

/// The first day of what follows on the setting of a doel or the agreeing on a stap, as known now.
fn followed(state: &Town, inwoner: InwonerId, old: &Dated<Remembered>) -> Option<Day> {
    use Remembered as R;
    let follows = |fact: &&Dated<Remembered>| match (old.what, fact.what) {
        (R::GoalSet { doel, .. }, R::GoalEnded { doel: ended, .. }) => doel == ended,
        (R::GoalSet { doel, .. }, R::StepAgreed { doel: served, .. }) => served == Some(doel),
        (R::StepAgreed { stap, .. }, R::StepDone { stap: ended, .. } | R::StepDropped { stap: ended }) => stap == ended,
        _ => false,
    };
    state.plan.of.known_on(inwoner, Day::LAST).find(follows).map(|fact| fact.datum)
}

fn own(state: &Town, viewer: &Viewer, nr: Nr) -> Result<(InwonerId, Dated<Remembered>), No> {
    let (inwoner, old) = entry(state, nr).ok_or(Hidden)?;
    viewer.gate(state, inwoner, &WRITE)?;
    Ok((inwoner, old))
}
