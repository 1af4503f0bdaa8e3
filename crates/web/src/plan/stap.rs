//! A stap is agreed; it is done, with its one question, or nobody intends it any more.

use axum::extract::Path;
use domain::aanpak::Content;
use domain::access::Viewer;
use domain::belemmering;
use domain::ids::{BelemmeringId, InwonerId, StapId};
use domain::inwoner::Naam;
use domain::plan::{self, About, Doel, Plan, Stap, Tick};
use domain::refusal::Hidden;
use domain::state::State;
use domain::succes::{self, Success};

use super::pages::kept;
use super::view::{Threads, barrier_name, day, helped, reason_input, step, step_inputs, tick_inputs};
use crate::dossier::blank::{self, Blank};
use crate::dossier::{feiten, mend};
use crate::form::{Choice, Form, Input, Kind};
use crate::shell::answer::{Answer, Wrong, page};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Fact, FormPage};
use crate::succes::words::soorten;
use crate::tekst::{Tekst, capital};

type At = Path<(String, u32, u32)>;

pub async fn form(visit: Visit, Path((_, id)): Path<(String, u32)>) -> Answer {
    page(&agree_page(&visit, InwonerId(id), |_| ())?)
}

fn agree_page(visit: &Visit, id: InwonerId, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    kept(visit, id, |state, viewer, content, known, naam| {
        Ok(blank::form_page(visit, id, agree_blank(&visit.t, state, viewer, id, (content, known, naam))?, change))
    })
}

/// The form of a stap, for its own page and for the dossier.
pub(crate) fn agree_blank(
    t: &Tekst,
    state: &State,
    viewer: &Viewer,
    id: InwonerId,
    (content, known, naam): (&Content, &Plan, Naam),
) -> Result<Blank, Hidden> {
    let doelen: Vec<Doel> = known.doelen.iter().filter(|doel| doel.einde.is_none()).cloned().collect();
    let belemmeringen = open_barriers(t, state, viewer, id)?;
    let threads = Threads { doelen: &doelen, belemmeringen: &belemmeringen };
    let mut inputs = step_inputs(t, "stap", content, &threads);
    inputs.push(day(t, "stap", "stap-afgesproken-op"));
    let seen = plan::newest_seen(state, viewer, id, About::Stappen)?;
    let part = "stap".to_owned();
    Ok(Blank { naam, title: "stap-agree", lead: "stap-agree-lead", part, name: "stap", seen, inputs, aside: None })
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
            let seen = blank::seen(&sent);
            let rule = move |state: &State, viewer: &Viewer| {
                plan::nobody_was_first(state, viewer, id, About::Stappen, seen)?;
                plan::agree(state, viewer, id, datum, viewer.today(), &step)
            };
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
        inputs.push(success_input(&t));
        inputs.push(day(&t, "stap", "stap-gedaan-op"));
        let seen = plan::newest_seen(state, viewer, id, About::Stap(which))?;
        let aside = Some(("stap-about", thread(&t, state, viewer, known, stap)));
        let part = format!("stap/{which}/gedaan");
        let blank = Blank { naam, title: "stap-tick", lead: "stap-tick-lead", part, name: "stap", seen, inputs, aside };
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
            let (seen, success) = (blank::seen(&sent), success(&sent));
            let rule = move |state: &State, viewer: &Viewer| {
                plan::nobody_was_first(state, viewer, id, About::Stap(stap), seen)?;
                succes::tick(state, viewer, (id, stap), datum, viewer.today(), &answer, success.as_ref())
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err(unreadable),
    };
    blank::settle(&sent, id, "stap-gedaan", outcome, |change| tick_page(visit, id, stap, change))
}

/// What went well with the stap: the day, the stap and its words are known already.
fn success_input(t: &Tekst) -> Input {
    let none = std::iter::once(Choice::new("", t.say("succes-none")));
    Input::new("stap", "succes", t.say("stap-succes")).select(none.chain(soorten(t)).collect()).optional()
}

fn success(sent: &Sent<Visit>) -> Option<Success> {
    let soort = succes::Soort::from_word(sent.get("succes"))?;
    Some(Success { soort, wat: None, woorden: None, stap: None })
}

pub async fn drop_form(visit: Visit, Path((_, id, stap)): At) -> Answer {
    page(&drop_page(&visit, InwonerId(id), StapId(stap), |_| ())?)
}

fn drop_page(visit: &Visit, id: InwonerId, which: StapId, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let t = visit.t;
    kept(visit, id, |state, viewer, _, known, naam| {
        let stap = found(known, which)?;
        let seen = plan::newest_seen(state, viewer, id, About::Stap(which))?;
        let inputs = vec![reason_input(&t, "stap"), day(&t, "stap", "stap-vervallen-op")];
        let aside = Some(("stap-about", thread(&t, state, viewer, known, stap)));
        let part = format!("stap/{which}/vervallen");
        let blank = Blank { naam, title: "stap-drop", lead: "stap-drop-lead", part, name: "stap", seen, inputs, aside };
        Ok(blank::form_page(visit, id, blank, change))
    })
}

pub async fn drop_step(Path((_, id, stap)): At, sent: Sent<Visit>) -> Answer {
    let (visit, id, stap) = (&sent.from, InwonerId(id), StapId(stap));
    kept(visit, id, |_, _, _, known, _| found(known, stap).map(|_| ()))?;
    let reden = sent.get("reden").to_owned();
    let outcome = match mend::day(&sent, "datum") {
        Ok(datum) => {
            let seen = blank::seen(&sent);
            let rule = move |state: &State, viewer: &Viewer| {
                plan::nobody_was_first(state, viewer, id, About::Stap(stap), seen)?;
                plan::drop_step(state, viewer, (id, stap), datum, viewer.today(), &reden)
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err(unreadable),
    };
    blank::settle(&sent, id, "stap", outcome, |change| drop_page(visit, id, stap, change))
}
