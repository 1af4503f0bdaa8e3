//! A stap is agreed; it is done, with its one question, or nobody intends it any more.

use axum::extract::Path;
use domain::access::Viewer;
use domain::belemmering;
use domain::ids::{BelemmeringId, InwonerId, StapId};
use domain::plan::{self, Doel, Plan, Stap, Tick};
use domain::refusal::Hidden;
use domain::state::State;

use super::pages::kept;
use super::view::{Threads, barrier_name, day, helped, reason_input, step, step_inputs, tick_inputs};
use crate::dossier::blank::{self, Blank};
use crate::dossier::{feiten, mend};
use crate::form::{Form, Input, Kind};
use crate::shell::answer::{Answer, Wrong, page};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Fact, FormPage};
use crate::tekst::{Tekst, capital};

type At = Path<(String, u32, u32)>;

pub async fn form(visit: Visit, Path((_, id)): Path<(String, u32)>) -> Answer {
    page(&agree_page(&visit, InwonerId(id), |_| ())?)
}

fn agree_page(visit: &Visit, id: InwonerId, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let t = visit.t;
    kept(visit, id, |state, viewer, content, known, naam| {
        let doelen: Vec<Doel> = known.doelen.iter().filter(|doel| doel.einde.is_none()).cloned().collect();
        let belemmeringen = open_barriers(&t, state, viewer, id)?;
        let threads = Threads { doelen: &doelen, belemmeringen: &belemmeringen };
        let mut inputs = step_inputs(&t, "stap", content, &threads);
        inputs.push(day(&t, "stap", "stap-afgesproken-op"));
        let part = "stap".to_owned();
        let blank =
            Blank { naam, title: "stap-agree", lead: "stap-agree-lead", part, name: "stap", inputs, aside: None };
        Ok(blank::form_page(visit, id, blank, change))
    })
}

/// The belemmeringen that are open, each with what it is called.
pub(super) fn open_barriers(
    t: &Tekst,
    state: &State,
    viewer: &Viewer,
    id: InwonerId,
) -> Result<Vec<(BelemmeringId, String)>, Hidden> {
    let known = belemmering::list(state, viewer, id)?;
    let open = known.iter().filter(|shown| shown.belemmering.stand.is_some());
    Ok(open.map(|shown| (shown.belemmering.id, barrier_name(t, state, shown))).collect())
}

pub async fn agree(Path((_, id)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, id) = (&sent.from, InwonerId(id));
    kept(visit, id, |_, _, _, _, _| Ok(()))?;
    let outcome = match blank::both(mend::day(&sent, "datum"), step(&sent)) {
        Ok((datum, step)) => {
            let rule =
                move |state: &State, viewer: &Viewer| plan::agree(state, viewer, id, datum, viewer.today(), &step);
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err(unreadable),
    };
    blank::settle(&sent, id, "stap", outcome, |change| agree_page(visit, id, change))
}

fn found(known: &Plan, stap: StapId) -> Result<&Stap, Hidden> {
    known.stappen.iter().find(|one| one.id == stap).ok_or(Hidden)
}

/// What the stap is, and what hangs on it: the red thread.
fn thread(t: &Tekst, state: &State, viewer: &Viewer, known: &Plan, stap: &Stap) -> Vec<Fact> {
    let barrier = stap.belemmering.and_then(|id| belemmering::one(state, viewer, id).ok());
    let doel = stap.doel.and_then(|id| known.doel(id));
    let facts = [
        Some(Fact::new(t.say("stap"), stap.wat.to_string())),
        stap.dag.map(|dag| Fact::new(t.say("stap-dag"), t.date(dag.date()))),
        barrier.map(|shown| Fact::new(t.say("belemmering"), barrier_name(t, state, &shown))),
        doel.map(|doel| Fact::new(t.say("doel"), capital(&feiten::doel(t, doel.soort, doel.wat.as_deref())))),
    ];
    facts.into_iter().flatten().collect()
}

pub async fn tick_form(visit: Visit, Path((_, id, stap)): At) -> Answer {
    page(&tick_page(&visit, InwonerId(id), StapId(stap), |_| ())?)
}

fn tick_page(visit: &Visit, id: InwonerId, which: StapId, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let t = visit.t;
    kept(visit, id, |state, viewer, _, known, naam| {
        let stap = found(known, which)?;
        let mut inputs = tick_inputs(&t, "stap");
        let open = open_barriers(&t, state, viewer, id)?;
        if let Some((_, name)) = open.iter().find(|(id, _)| Some(*id) == stap.belemmering) {
            let label = t.with("stap-opgelost", "belemmering", name.clone());
            inputs.push(Input::new("stap", "opgelost", label).kind(Kind::Check).optional());
        }
        inputs.push(day(&t, "stap", "stap-gedaan-op"));
        let aside = Some(("stap-about", thread(&t, state, viewer, known, stap)));
        let part = format!("stap/{which}/gedaan");
        let blank = Blank { naam, title: "stap-tick", lead: "stap-tick-lead", part, name: "stap", inputs, aside };
        Ok(blank::form_page(visit, id, blank, change))
    })
}

pub async fn tick(Path((_, id, stap)): At, sent: Sent<Visit>) -> Answer {
    let (visit, id, stap) = (&sent.from, InwonerId(id), StapId(stap));
    kept(visit, id, |_, _, _, known, _| found(known, stap).map(|_| ()))?;
    let (hoe, opgelost) = (sent.some("hoe"), sent.get("opgelost") == "ja");
    let outcome = match blank::both(mend::day(&sent, "datum"), helped(&sent).map_err(|refusal| vec![refusal])) {
        Ok((datum, hielp)) => {
            let answer = Tick { hielp, hoe, opgelost };
            let rule = move |state: &State, viewer: &Viewer| {
                plan::tick(state, viewer, (id, stap), datum, viewer.today(), &answer)
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err(unreadable),
    };
    blank::settle(&sent, id, "stap-gedaan", outcome, |change| tick_page(visit, id, stap, change))
}

pub async fn drop_form(visit: Visit, Path((_, id, stap)): At) -> Answer {
    page(&drop_page(&visit, InwonerId(id), StapId(stap), |_| ())?)
}

fn drop_page(visit: &Visit, id: InwonerId, which: StapId, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let t = visit.t;
    kept(visit, id, |state, viewer, _, known, naam| {
        let stap = found(known, which)?;
        let inputs = vec![reason_input(&t, "stap"), day(&t, "stap", "stap-vervallen-op")];
        let aside = Some(("stap-about", thread(&t, state, viewer, known, stap)));
        let part = format!("stap/{which}/vervallen");
        let blank = Blank { naam, title: "stap-drop", lead: "stap-drop-lead", part, name: "stap", inputs, aside };
        Ok(blank::form_page(visit, id, blank, change))
    })
}

pub async fn drop_step(Path((_, id, stap)): At, sent: Sent<Visit>) -> Answer {
    let (visit, id, stap) = (&sent.from, InwonerId(id), StapId(stap));
    kept(visit, id, |_, _, _, known, _| found(known, stap).map(|_| ()))?;
    let reden = sent.get("reden").to_owned();
    let outcome = match mend::day(&sent, "datum") {
        Ok(datum) => {
            let rule = move |state: &State, viewer: &Viewer| {
                plan::drop_step(state, viewer, (id, stap), datum, viewer.today(), &reden)
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err(unreadable),
    };
    blank::settle(&sent, id, "stap", outcome, |change| drop_page(visit, id, stap, change))
}
