//! A doel is set, and reached or let go.

use axum::extract::Path;
use domain::access::Viewer;
use domain::ids::{DoelId, InwonerId};
use domain::plan::{self, About};
use domain::refusal::Hidden;
use domain::state::State;

use super::pages::kept;
use super::view::{day, end_inputs, goal, goal_inputs, reached};
use crate::dossier::blank::{self, Blank};
use crate::dossier::{feiten, mend};
use crate::form::Form;
use crate::shell::answer::{Answer, Wrong, page};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Fact, FormPage};
use crate::tekst::capital;

pub async fn form(visit: Visit, Path((_, id)): Path<(String, u32)>) -> Answer {
    page(&set_page(&visit, InwonerId(id), |_| ())?)
}

fn set_page(visit: &Visit, id: InwonerId, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let t = visit.t;
    kept(visit, id, |state, viewer, content, _, naam| {
        let seen = plan::newest_seen(state, viewer, id, About::Doelen)?;
        let mut inputs = goal_inputs(&t, "doel", content);
        inputs[0].value = plan::Van::Inwoner.word().to_owned();
        inputs.push(day(&t, "doel", "doel-vanaf"));
        let part = "doel".to_owned();
        let blank =
            Blank { naam, title: "doel-set", lead: "doel-set-lead", part, name: "doel", seen, inputs, aside: None };
        Ok(blank::form_page(visit, id, blank, change))
    })
}

pub async fn set(Path((_, id)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, id) = (&sent.from, InwonerId(id));
    kept(visit, id, |_, _, _, _, _| Ok(()))?;
    let outcome = match blank::both(mend::day(&sent, "datum"), goal(&sent)) {
        Ok((datum, goal)) => {
            let seen = blank::seen(&sent);
            let rule = move |state: &State, viewer: &Viewer| {
                plan::nobody_was_first(state, viewer, id, About::Doelen, seen)?;
                plan::set_goal(state, viewer, id, datum, viewer.today(), &goal)
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err(unreadable),
    };
    blank::settle(&sent, id, "doel", outcome, |change| set_page(visit, id, change))
}

pub async fn end_form(visit: Visit, Path((_, id, doel)): Path<(String, u32, u32)>) -> Answer {
    page(&end_page(&visit, InwonerId(id), DoelId(doel), |_| ())?)
}

fn end_page(visit: &Visit, id: InwonerId, doel: DoelId, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let t = visit.t;
    kept(visit, id, |state, viewer, _, known, naam| {
        let seen = plan::newest_seen(state, viewer, id, About::Doel(doel))?;
        let known = known.doel(doel).ok_or(Hidden)?;
        let mut inputs = end_inputs(&t, "doel");
        inputs.push(day(&t, "doel", "doel-sinds"));
        let what = Fact::new(t.say("doel"), capital(&feiten::doel(&t, known.soort, known.wat.as_deref())));
        let aside = Some(("doel-about", vec![what]));
        let part = format!("doel/{doel}/afronden");
        let blank = Blank { naam, title: "doel-end", lead: "doel-end-lead", part, name: "doel", seen, inputs, aside };
        Ok(blank::form_page(visit, id, blank, change))
    })
}

pub async fn end(Path((_, id, doel)): Path<(String, u32, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, id, doel) = (&sent.from, InwonerId(id), DoelId(doel));
    kept(visit, id, |_, _, _, known, _| known.doel(doel).map(|_| ()).ok_or(Hidden))?;
    let toelichting = sent.some("toelichting");
    let outcome = match blank::both(mend::day(&sent, "datum"), reached(&sent).map_err(|refusal| vec![refusal])) {
        Ok((datum, bereikt)) => {
            let seen = blank::seen(&sent);
            let rule = move |state: &State, viewer: &Viewer| {
                plan::nobody_was_first(state, viewer, id, About::Doel(doel), seen)?;
                plan::end_goal(state, viewer, (id, doel), datum, viewer.today(), bereikt, toelichting.as_deref())
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err(unreadable),
    };
    blank::settle(&sent, id, "doel", outcome, |change| end_page(visit, id, doel, change))
}
