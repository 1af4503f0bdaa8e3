//! Correcting what stands in a plan, and taking it back.

use app::Error;
use axum::extract::Path;
use domain::access::Viewer;
use domain::ids::{InwonerId, Nr};
use domain::plan::{self, Instead, PlanFact, PlanStep};
use domain::refusal::Refusal;
use domain::state::State;
use domain::tijdlijn::{Event, What};

use super::pages::kept;
use super::stap::open_barriers;
use super::view::{
    Threads, barrier_name, day, end_inputs, goal, goal_inputs, helped, reached, reason_input, step, step_inputs,
    tick_inputs, told_inputs,
};
use crate::dossier::mend::{self, Found, Mending};
use crate::dossier::{blank, feiten, view::CorrectionPage};
use crate::form::{Form, Input};
use crate::shell::Fact;
use crate::shell::answer::{Answer, Wrong, page};
use crate::shell::visit::{Sent, Visit};

type At = Path<(String, u32, u32)>;

fn address(visit: &Visit, id: InwonerId, nr: Nr) -> String {
    visit.at(format_args!("/inwoner/{id}/plan/{nr}"))
}

/// The fact at this address, for who may correct it.
fn found(visit: &Visit, id: InwonerId, nr: Nr) -> Result<(Found, PlanFact), Wrong> {
    let found = mend::find(visit, id, nr)?;
    match &found.event.what {
        What::Plan(fact) => {
            let fact = fact.clone();
            Ok((found, fact))
        }
        _ => Err(Wrong::Hidden),
    }
}

pub async fn correction(visit: Visit, Path((_, id, nr)): At) -> Answer {
    let (id, nr) = (InwonerId(id), Nr(nr));
    let (found, _) = found(&visit, id, nr)?;
    match mend::onward(&visit, id, &found.event, |nr| address(&visit, id, nr)) {
        Some(elsewhere) => elsewhere,
        None => page(&correction_page(&visit, id, nr)?),
    }
}

fn correction_page(visit: &Visit, id: InwonerId, nr: Nr) -> Result<CorrectionPage, Wrong> {
    let t = visit.t;
    let (found, fact) = found(visit, id, nr)?;
    let event = &found.event;
    let original =
        [Fact::new(t.say("plan"), feiten::plan(&t, &fact)), Fact::new(t.say("plan-op"), t.date(event.datum.date()))];
    let mut inputs = inputs(visit, id, &fact)?;
    inputs.push(day(&t, "correctie", "plan-op"));
    let mending = Mending {
        title: "plan-correct",
        address: address(visit, id, nr),
        original: original.into(),
        inputs,
        withdraw: ("plan-withdraw-label", "plan-withdraw"),
    };
    let mut page = mend::of_dossier(visit, id, &found, mending)?;
    fill(&mut page.form, &fact, event);
    Ok(page)
}

fn inputs(visit: &Visit, id: InwonerId, fact: &PlanFact) -> Result<Vec<Input>, Wrong> {
    let t = visit.t;
    kept(visit, id, |state, viewer, content, known, _| {
        Ok(match fact.step {
            PlanStep::Told(over) => {
                told_inputs(&t, "correctie").into_iter().filter(|input| input.name == over.word()).collect()
            }
            PlanStep::GoalSet { .. } => goal_inputs(&t, "correctie", content),
            PlanStep::GoalEnded { .. } => end_inputs(&t, "correctie"),
            PlanStep::StepAgreed { belemmering, .. } => {
                // What it hung on stays to choose, also when that has ended since.
                let mut barriers = open_barriers(&t, state, viewer, id)?;
                if let Some(own) = belemmering.filter(|own| barriers.iter().all(|(open, _)| open != own)) {
                    let shown = domain::belemmering::one(state, viewer, own)?;
                    barriers.push((own, barrier_name(&t, state, &shown)));
                }
                let threads = Threads { doelen: &known.doelen, belemmeringen: &barriers };
                step_inputs(&t, "correctie", content, &threads)
            }
            PlanStep::StepDone(_) => tick_inputs(&t, "correctie"),
            PlanStep::StepDropped => vec![reason_input(&t, "correctie")],
        })
    })
}

fn fill(form: &mut Form, fact: &PlanFact, event: &Event) {
    let (wat, hoe) = (fact.wat.as_deref().unwrap_or_default(), fact.hoe.as_deref().unwrap_or_default());
    let waarom = event.waarom.as_deref().unwrap_or_default();
    form.set("datum", event.datum.to_string());
    match fact.step {
        PlanStep::Told(over) => {
            form.set(over.word(), wat);
        }
        PlanStep::GoalSet { van, soort, trede } => {
            form.set("van", van.word()).set("soort", soort.word()).set("wat", wat);
            form.set("trede", trede.map(|trede| trede.to_string()).unwrap_or_default());
        }
        PlanStep::GoalEnded { bereikt, .. } => {
            form.set("bereikt", if bereikt { "bereikt" } else { "losgelaten" }).set("toelichting", hoe);
        }
        PlanStep::StepAgreed { wie, dag, doel, belemmering } => {
            form.set("wat", wat).set("wie", wie.word()).set("afwijking", waarom);
            form.set("dag", dag.map(|dag| dag.to_string()).unwrap_or_default());
            form.set("doel", doel.map(|doel| doel.to_string()).unwrap_or_default());
            form.set("belemmering", belemmering.map(|id| id.to_string()).unwrap_or_default());
        }
        PlanStep::StepDone(hielp) => {
            form.set("hielp", hielp.word()).set("hoe", hoe);
        }
        PlanStep::StepDropped => {
            form.set("reden", waarom);
        }
    }
}

/// What the correction says instead.
fn read(sent: &Sent<Visit>, fact: &PlanFact) -> Result<Instead, Vec<Refusal>> {
    let one = |refusal| vec![refusal];
    Ok(match fact.step {
        PlanStep::Told(over) => Instead::Told(sent.some(over.word())),
        PlanStep::GoalSet { .. } => Instead::Goal(goal(sent)?),
        PlanStep::GoalEnded { .. } => {
            Instead::GoalEnded { bereikt: reached(sent).map_err(one)?, toelichting: sent.some("toelichting") }
        }
        PlanStep::StepAgreed { .. } => Instead::Step(step(sent)?),
        PlanStep::StepDone(_) => Instead::Done { hielp: helped(sent).map_err(one)?, hoe: sent.some("hoe") },
        PlanStep::StepDropped => Instead::Dropped(sent.get("reden").to_owned()),
    })
}

pub async fn correct(Path((_, id, nr)): At, sent: Sent<Visit>) -> Answer {
    let (visit, id, nr) = (&sent.from, InwonerId(id), Nr(nr));
    let (_, fact) = found(visit, id, nr)?;
    let why = sent.get("waarom").to_owned();
    let outcome = match blank::both(mend::day(&sent, "datum"), read(&sent, &fact)) {
        Ok((datum, instead)) => {
            let rule = move |state: &State, viewer: &Viewer| {
                plan::correct(state, viewer, nr, datum, viewer.today(), &instead, &why)
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err::<app::Acted, Error>(unreadable),
    };
    mend::corrected(&sent, &mend::timeline(visit, id, "correctie"), outcome, || correction_page(visit, id, nr))
}

pub async fn withdraw(Path((_, id, nr)): At, sent: Sent<Visit>) -> Answer {
    let (visit, id, nr) = (&sent.from, InwonerId(id), Nr(nr));
    found(visit, id, nr)?;
    let why = sent.get("waarom").to_owned();
    let rule = move |state: &State, viewer: &Viewer| plan::withdraw(state, viewer, nr, &why);
    let outcome = visit.town.act(visit.who, sent.daad(), rule).await;
    mend::withdrawn(&sent, &mend::timeline(visit, id, "ingetrokken"), outcome, || correction_page(visit, id, nr))
}
