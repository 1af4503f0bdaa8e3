use app::{Acted, Error};
use axum::extract::Path;
use domain::aanpak::{self, content::Onderdeel};
use domain::access::Viewer;
use domain::belemmering::{self, Belemmering, Shown};
use domain::ids::{BelemmeringId, InwonerId, Nr};
use domain::inwoner::{self, Naam};
use domain::refusal::{Hidden, Refusal};
use domain::seen::Seen;
use domain::state::State;
use domain::tijdlijn::What;
use domain::time::Day;
use domain::traject;

use super::view::{SOLVED, barrier, open_inputs, reopen_inputs, stand, step_inputs};
use crate::dossier::{self, feiten, mend, shown_name};
use crate::form::{Form, Input, Stale, fresh_daad};
use crate::shell::answer::{Answer, Wrong, page, refused, to};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Aside, Fact, FormPage, Link};
use crate::tekst::{Tekst, capital};

// ── Into view ───────────────────────────────────────────────────────────────────────────────────────────────────────

/// The form for what comes into view.
pub async fn form(visit: Visit, Path((_, id)): Path<(String, u32)>) -> Answer {
    page(&open_page(&visit, InwonerId(id), |_| ())?)
}

fn open_page(visit: &Visit, id: InwonerId, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let t = visit.t;
    let (naam, inputs, open) = visit.town.ask(visit.who, |state, viewer| {
        if !belemmering::may_follow(state, viewer, id) {
            return Err(Hidden);
        }
        let trajecten = traject::list(state, viewer, id)?;
        let part = Onderdeel::Belemmering;
        let (_, content) = dossier::guided_by(state, &trajecten, visit.today(), part).ok_or(Hidden)?;
        let known = belemmering::list(state, viewer, id)?;
        let open = known.iter().filter(|shown| shown.belemmering.stand.is_some()).map(|one| summary(&t, state, one));
        Ok((inwoner::naam(state, viewer, id)?, open_inputs(&t, "belemmering", content), open.collect::<Vec<Fact>>()))
    })?;
    let mut form = new_form(visit, visit.at(format_args!("/inwoner/{id}/belemmering")), None, inputs);
    form.submit = t.say("belemmering-record").into();
    change(&mut form);
    let aside = Aside { title: t.say("belemmering-open").to_owned(), text: String::new(), facts: open };
    let asides = if aside.facts.is_empty() { Vec::new() } else { vec![aside] };
    Ok(form_page(visit, id, &naam, ("belemmering-record", "belemmering-lead"), form, asides))
}

pub async fn record(Path((_, id)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, inwoner) = (&sent.from, InwonerId(id));
    may_follow(visit, inwoner)?;
    let outcome = match (mend::day(&sent, "datum"), barrier(&sent)) {
        (Ok(datum), Ok(asked)) => {
            let rule = move |state: &State, viewer: &Viewer| {
                belemmering::open(state, viewer, inwoner, datum, viewer.today(), &asked)
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        (Err(Error::Refused(day)), Err(faults)) => Err(Error::Refused(faults.into_iter().chain(day).collect())),
        (Err(unreadable), _) => Err(unreadable),
        (_, Err(faults)) => Err(Error::Refused(faults)),
    };
    settle(&sent, inwoner, outcome, |change| open_page(visit, inwoner, change), None)
}

/// Who may not follow is not told what is wrong with the form either.
fn may_follow(visit: &Visit, id: InwonerId) -> Result<(), Wrong> {
    let may = |state: &State, viewer: &Viewer| belemmering::may_follow(state, viewer, id).then_some(()).ok_or(Hidden);
    Ok(visit.town.ask(visit.who, may)?)
}

// ── The course ──────────────────────────────────────────────────────────────────────────────────────────────────────

/// What a step says.
#[derive(Clone)]
enum Step {
    Moves(belemmering::Stand, Option<String>),
    Ends,
    Returns(belemmering::Stand, String),
}

/// The form for the next step of one belemmering.
pub async fn course(visit: Visit, Path((_, id, which)): Path<(String, u32, u32)>) -> Answer {
    page(&course_page(&visit, InwonerId(id), BelemmeringId(which), |_| ())?)
}

/// The belemmering at this address, for who may follow it.
fn followed(visit: &Visit, id: InwonerId, which: BelemmeringId) -> Result<Shown, Wrong> {
    let shown = visit.town.ask(visit.who, |state, viewer| belemmering::one(state, viewer, which))?;
    if shown.belemmering.inwoner == id && shown.may_follow { Ok(shown) } else { Err(Wrong::Hidden) }
}

fn course_page(
    visit: &Visit,
    id: InwonerId,
    which: BelemmeringId,
    change: impl FnOnce(&mut Form),
) -> Result<FormPage, Wrong> {
    let t = visit.t;
    let shown = followed(visit, id, which)?;
    let (naam, seen, now) = visit.town.ask(visit.who, |state, viewer| {
        let seen = belemmering::newest_seen(state, viewer, which)?;
        Ok((inwoner::naam(state, viewer, id)?, seen, described(&t, state, &shown)))
    })?;
    let solved = shown.belemmering.stand.is_none();
    let inputs = if solved { reopen_inputs(&t, "belemmering") } else { step_inputs(&t, "belemmering") };
    let mut form = new_form(visit, visit.at(format_args!("/inwoner/{id}/belemmering/{which}")), seen, inputs);
    form.submit = t.say(if solved { "belemmering-reopen" } else { "belemmering-move" }).into();
    form.set("stand", shown.belemmering.stand.map_or("", belemmering::Stand::word));
    change(&mut form);
    let title = if solved { "belemmering-reopen" } else { "belemmering-move" };
    let aside = Aside { title: t.say("correction-original").to_owned(), text: String::new(), facts: now };
    Ok(form_page(visit, id, &naam, (title, "belemmering-move-lead"), form, vec![aside]))
}

pub async fn follow(Path((_, id, which)): Path<(String, u32, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, inwoner, which) = (&sent.from, InwonerId(id), BelemmeringId(which));
    let shown = followed(visit, inwoner, which)?;
    let seen = Seen { last: sent.gezien(), confirmed: false };
    let outcome = match (mend::day(&sent, "datum"), step(&sent, &shown.belemmering)) {
        (Ok(datum), Ok(step)) => {
            let rule = move |state: &State, viewer: &Viewer| {
                belemmering::nobody_was_first(state, viewer, which, seen)?;
                let today = viewer.today();
                match &step {
                    Step::Ends => belemmering::close(state, viewer, which, datum, today),
                    Step::Moves(stand, wie) => {
                        belemmering::move_to(state, viewer, which, datum, today, *stand, wie.as_deref())
                    }
                    Step::Returns(stand, why) => belemmering::reopen(state, viewer, which, datum, today, *stand, why),
                }
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        (Err(Error::Refused(day)), Err(fault)) => Err(Error::Refused(std::iter::once(fault).chain(day).collect())),
        (Err(unreadable), _) => Err(unreadable),
        (_, Err(fault)) => Err(Error::Refused(vec![fault])),
    };
    settle(&sent, inwoner, outcome, |change| course_page(visit, inwoner, which, change), Some(which))
}

fn step(sent: &Sent<Visit>, known: &Belemmering) -> Result<Step, Refusal> {
    if known.stand.is_none() {
        return Ok(Step::Returns(stand(sent)?, sent.get("reden").to_owned()));
    }
    if sent.get("stand") == SOLVED {
        return Ok(Step::Ends);
    }
    Ok(Step::Moves(stand(sent)?, sent.some("wie")))
}

// ── What the pages share ────────────────────────────────────────────────────────────────────────────────────────────

fn new_form(visit: &Visit, action: String, seen: Option<Nr>, inputs: Vec<Input>) -> Form {
    let gezien = seen.map(|nr| nr.to_string()).unwrap_or_default();
    let mut form = Form { name: "belemmering", action, daad: fresh_daad(), gezien, inputs, ..Form::default() };
    form.set("datum", visit.today().to_string());
    form
}

fn form_page(
    visit: &Visit,
    id: InwonerId,
    naam: &Naam,
    (title, lead): (&str, &str),
    form: Form,
    asides: Vec<Aside>,
) -> FormPage {
    let t = visit.t;
    let crumb = Link::new(visit.at(format_args!("/inwoner/{id}")), shown_name(&t, naam, id));
    let (shell, lead) = (visit.shell(t.say(title)), t.say(lead).to_owned());
    FormPage { t, shell, crumbs: vec![crumb], lead, notice: None, form, asides }
}

/// Back to the dossier, or the form again with what was typed and what is wrong.
fn settle(
    sent: &Sent<Visit>,
    id: InwonerId,
    outcome: Result<Acted, Error>,
    again: impl FnOnce(&mut dyn FnMut(&mut Form)) -> Result<FormPage, Wrong>,
    about: Option<BelemmeringId>,
) -> Answer {
    let visit = &sent.from;
    match outcome {
        Ok(_) => to(&visit.at(format_args!("/inwoner/{id}?gedaan=belemmering"))),
        Err(Error::Refused(refusals)) => {
            let (stale, rest): (Vec<Refusal>, Vec<Refusal>) =
                refusals.into_iter().partition(|refusal| refusal.code == "belemmering-intussen");
            let stale = match (stale.first(), about) {
                (Some(refusal), Some(which)) => Some(theirs(visit, id, which, refusal)?),
                _ => None,
            };
            refused(&again(&mut |form| {
                sent.keep_in(form);
                form.daad = sent.some("daad").unwrap_or_else(fresh_daad);
                visit.refuse(form, &rest, |name| name);
                form.stale = stale.clone();
            })?)
        }
        Err(other) => Err(other.into()),
    }
}

/// What was recorded about it since the page was made.
fn theirs(visit: &Visit, id: InwonerId, which: BelemmeringId, refusal: &Refusal) -> Result<Stale, Wrong> {
    let t = visit.t;
    let said = visit.town.ask(visit.who, |state, viewer| {
        let newest = belemmering::newest_seen(state, viewer, which)?;
        let events = domain::tijdlijn::of(state, viewer, id, Day::LAST)?;
        Ok(events.into_iter().find(|event| Some(event.nr) == newest).and_then(|event| match &event.what {
            What::Belemmering(fact) => Some((feiten::belemmering(&t, state, fact, event.datum), event.datum)),
            _ => None,
        }))
    })?;
    let text = said.map(|(wat, day)| t.with2("stale-text-fact", ("wat", wat), ("dag", t.date(day.date()))));
    let discard = Link::new(visit.at(format_args!("/inwoner/{id}")), t.say("stale-discard-fact"));
    Ok(Stale { title: visit.sentence(refusal), text: text.unwrap_or_default(), discard })
}

/// "Financieel", with how it stands and what it is.
pub(crate) fn summary(t: &Tekst, state: &State, shown: &Shown) -> Fact {
    let stand = stand_since(t, &shown.belemmering);
    let value = shown.wat.as_deref().map_or(stand.clone(), |wat| format!("{wat}: {stand}"));
    Fact::new(leefgebied(t, state, &shown.belemmering), value)
}

fn stand_since(t: &Tekst, of: &Belemmering) -> String {
    let stand = t.say(of.stand.map_or("stand-opgelost", feiten::stand_key));
    t.with2("stand-since", ("stand", stand), ("dag", t.date(of.sinds.date())))
}

pub(crate) fn leefgebied(t: &Tekst, state: &State, of: &Belemmering) -> String {
    let code = state.codes().word(of.leefgebied);
    let content = aanpak::in_force(state, of.aanpak, of.sinds);
    let naam = content.and_then(|content| content.leefgebied(code)).map(|one| one.naam.in_language(t.lang()));
    capital(naam.unwrap_or(code))
}

/// All that is known of one, as facts beside the form.
fn described(t: &Tekst, state: &State, shown: &Shown) -> Vec<Fact> {
    let one = |label: &str, value: Option<String>| value.map(|value| Fact::new(t.say(label), value));
    let facts = [
        one("belemmering-leefgebied", Some(leefgebied(t, state, &shown.belemmering))),
        one("belemmering-wat", shown.wat.as_deref().map(str::to_owned)),
        one("belemmering-stand", Some(stand_since(t, &shown.belemmering))),
        one("belemmering-wie", shown.wie.as_deref().map(str::to_owned)),
        one("belemmering-sinds", Some(t.date(shown.belemmering.geopend.date()))),
    ];
    facts.into_iter().flatten().collect()
}
