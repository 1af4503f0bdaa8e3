use app::Error;
use axum::extract::Path;
use domain::access::Viewer;
use domain::ids::{InwonerId, Nr, StapId};
use domain::inwoner;
use domain::plan;
use domain::refusal::{Hidden, Refusal};
use domain::state::State;
use domain::succes::{self, Soort, SuccesFact, Success};
use domain::tijdlijn::What;

use super::words;
use crate::dossier::blank::{self, Blank};
use crate::dossier::mend::{self, Found, Mending};
use crate::dossier::view::CorrectionPage;
use crate::form::{Choice, Form, Input, Kind};
use crate::shell::answer::{Answer, Wrong, page};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Fact, FormPage};
use crate::tekst::{Tekst, capital};

type At = Path<(String, u32, u32)>;

/// The fields: `soort wat woorden stap datum`. A stap that was done is chosen, never typed again.
fn inputs(t: &Tekst, form: &'static str, stappen: Vec<Choice>) -> Vec<Input> {
    let mut inputs = vec![
        Input::new(form, "soort", t.say("succes-soort")).select(words::soorten(t)),
        Input::new(form, "wat", t.say("succes-wat")).hint(t.say("succes-wat-hint")).optional(),
        Input::new(form, "woorden", t.say("succes-woorden")).hint(t.say("succes-woorden-hint")).optional(),
    ];
    if !stappen.is_empty() {
        let none = std::iter::once(Choice::new("", t.say("stap-geen")));
        inputs.push(Input::new(form, "stap", t.say("succes-stap")).select(none.chain(stappen).collect()).optional());
    }
    inputs.push(Input::new(form, "datum", t.say("succes-op")).kind(Kind::Date));
    inputs
}

/// The stappen that were done, the newest first.
fn stappen(state: &State, viewer: &Viewer, id: InwonerId) -> Vec<Choice> {
    let known = plan::of(state, viewer, id).map(|plan| plan.stappen).unwrap_or_default();
    let done = known.iter().rev().filter(|stap| stap.einde.as_ref().is_some_and(|einde| einde.hielp.is_some()));
    done.map(|stap| Choice::new(stap.id.to_string(), capital(&stap.wat))).collect()
}

fn read(sent: &Sent<Visit>) -> Result<Success, Vec<Refusal>> {
    let soort = Soort::from_word(sent.get("soort")).ok_or_else(|| vec![Refusal::at("soort", "kies")])?;
    let stap = sent.get("stap").parse().ok().map(StapId);
    Ok(Success { soort, wat: sent.some("wat"), woorden: sent.some("woorden"), stap })
}

pub async fn form(visit: Visit, Path((_, id)): Path<(String, u32)>) -> Answer {
    page(&record_page(&visit, InwonerId(id), |_| ())?)
}

fn record_page(visit: &Visit, id: InwonerId, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let blank = visit.town.ask(visit.who, |state, viewer| blank_form(&visit.t, state, viewer, id))?;
    Ok(blank::form_page(visit, id, blank, change))
}

/// The form, for its own page and for the dossier.
pub(crate) fn blank_form(t: &Tekst, state: &State, viewer: &Viewer, id: InwonerId) -> Result<Blank, Hidden> {
    if !succes::may_record(state, viewer, id) {
        return Err(Hidden);
    }
    let (naam, seen) = (inwoner::naam(state, viewer, id)?, succes::newest_seen(state, viewer, id)?);
    let inputs = inputs(t, "succes", stappen(state, viewer, id));
    let (title, lead, part) = ("succes-record", "succes-record-lead", "succes".to_owned());
    Ok(Blank { naam, title, lead, part, name: "succes", seen, inputs, aside: None })
}

pub async fn record(Path((_, id)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, id) = (&sent.from, InwonerId(id));
    visit.town.ask(visit.who, |state, viewer| blank_form(&visit.t, state, viewer, id).map(|_| ()))?;
    let outcome = match blank::both(mend::day(&sent, "datum"), read(&sent)) {
        Ok((datum, success)) => {
            let seen = blank::seen(&sent);
            let rule = move |state: &State, viewer: &Viewer| {
                succes::nobody_was_first(state, viewer, id, seen)?;
                succes::record(state, viewer, id, datum, viewer.today(), &success)
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err(unreadable),
    };
    blank::settle(&sent, id, "succes", outcome, |change| record_page(visit, id, change))
}

// ── Corrections ─────────────────────────────────────────────────────────────────────────────────────────────────────

fn address(visit: &Visit, id: InwonerId, nr: Nr) -> String {
    visit.at(format_args!("/inwoner/{id}/succes/{nr}"))
}

fn found(visit: &Visit, id: InwonerId, nr: Nr) -> Result<(Found, SuccesFact), Wrong> {
    let found = mend::find(visit, id, nr)?;
    let may = visit.town.ask(visit.who, |state, viewer| Ok(succes::may_record(state, viewer, id)))?;
    match &found.event.what {
        What::Succes(fact) if may => {
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
    let datum = found.event.datum;
    let original = [
        Fact::new(t.say("succes"), capital(&words::what(&t, &fact))),
        Fact::new(t.say("succes-op"), t.date(datum.date())),
    ];
    let stappen = visit.town.ask(visit.who, |state, viewer| Ok(stappen(state, viewer, id)))?;
    let mending = Mending {
        title: "succes-correct",
        address: address(visit, id, nr),
        original: original.into(),
        inputs: inputs(&t, "correctie", stappen),
        withdraw: ("succes-withdraw-label", "succes-withdraw"),
    };
    let mut page = mend::of_dossier(visit, id, &found, mending)?;
    page.form.set("datum", datum.to_string()).set("soort", fact.soort.word());
    page.form.set("wat", fact.wat.as_deref().unwrap_or_default());
    page.form.set("woorden", fact.woorden.as_deref().unwrap_or_default());
    page.form.set("stap", fact.stap.map(|stap| stap.to_string()).unwrap_or_default());
    Ok(page)
}

pub async fn correct(Path((_, id, nr)): At, sent: Sent<Visit>) -> Answer {
    let (visit, id, nr) = (&sent.from, InwonerId(id), Nr(nr));
    found(visit, id, nr)?;
    let why = sent.get("waarom").to_owned();
    let outcome = match blank::both(mend::day(&sent, "datum"), read(&sent)) {
        Ok((datum, success)) => {
            let rule = move |state: &State, viewer: &Viewer| {
                succes::correct(state, viewer, nr, datum, viewer.today(), &success, &why)
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
    let rule = move |state: &State, viewer: &Viewer| succes::withdraw(state, viewer, nr, &why);
    let outcome = visit.town.act(visit.who, sent.daad(), rule).await;
    mend::withdrawn(&sent, &mend::timeline(visit, id, "ingetrokken"), outcome, || correction_page(visit, id, nr))
}
