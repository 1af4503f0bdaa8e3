//! A fact that stands at the wrong inwoner: choosing whose it is, and taking it there.

use app::Error;
use axum::extract::{Path, Query};
use domain::ids::{InwonerId, Nr};
use domain::refusal::Refusal;
use domain::tijdlijn::What;
use domain::verplaatsing::{self, Elsewhere};
use serde::Deserialize;

use crate::dossier::{feiten, mend, shown_name, wijze_key};
use crate::form::{Choice, Form, Input, fresh_daad};
use crate::shell::answer::{Answer, Wrong, page, refused, to};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Aside, Fact, FormPage};
use crate::tekst::Tekst;

type At = Path<(String, u32, u32)>;

/// Whom the form begins with: for who takes a fact back to where it was.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    naar: String,
}

pub async fn form(visit: Visit, Path((_, id, nr)): At, Query(asked): Query<Asked>) -> Answer {
    let (id, nr) = (InwonerId(id), Nr(nr));
    if let Some(elsewhere) = onward(&visit, id, nr)? {
        return elsewhere;
    }
    page(&move_page(&visit, id, nr, false, |form| {
        form.set("naar", asked.naar);
    })?)
}

/// Somebody corrected the fact, or took it elsewhere, since the link to this page was made.
fn onward(visit: &Visit, id: InwonerId, nr: Nr) -> Result<Option<Answer>, Wrong> {
    let found = mend::find(visit, id, nr)?;
    let address = |nr| visit.at(format_args!("/inwoner/{id}/feit/{nr}/verplaatsen"));
    Ok(mend::onward(visit, id, &found.event, address))
}

fn move_page(
    visit: &Visit,
    id: InwonerId,
    nr: Nr,
    departs: bool,
    change: impl FnOnce(&mut Form),
) -> Result<FormPage, Wrong> {
    let t = visit.t;
    let found = mend::find(visit, id, nr)?;
    let candidates = visit.town.ask(visit.who, |state, viewer| verplaatsing::candidates(state, viewer, nr))?;
    let people = candidates.iter().map(|(inwoner, naam)| {
        let label =
            t.with2("verplaats-naam", ("naam", shown_name(&t, naam, *inwoner)), ("nummer", inwoner.to_string()));
        Choice::new(inwoner.to_string(), label)
    });
    let people = std::iter::once(Choice::new("", t.say("choose-one"))).chain(people).collect();
    let mut inputs = vec![
        Input::new("verplaats", "naar", t.say("verplaats-naar")).hint(t.say("verplaats-naar-hint")).select(people),
        Input::new("verplaats", "waarom", t.say("verplaats-waarom")).hint(t.say("verplaats-waarom-hint")),
    ];
    if departs {
        inputs.push(Input::new("verplaats", "afwijking", t.say("verplaats-afwijking")));
    }
    let mut form = Form {
        name: "verplaats",
        action: visit.at(format_args!("/inwoner/{id}/feit/{nr}/verplaatsen")),
        daad: fresh_daad(),
        inputs,
        submit: t.say("verplaats-doe").into(),
        ..Form::default()
    };
    change(&mut form);
    Ok(FormPage {
        t,
        shell: visit.shell(t.say("verplaats")),
        crumbs: vec![found.crumb(visit, id)],
        lead: t.say("verplaats-lead").to_owned(),
        notice: None,
        form,
        asides: vec![Aside {
            title: t.say("verplaats-wat").to_owned(),
            text: String::new(),
            facts: original(visit, &found)?,
        }],
    })
}

/// What stands there now, with its note: whoever takes it along has to see what it is.
fn original(visit: &Visit, found: &mend::Found) -> Result<Vec<Fact>, Wrong> {
    let t = visit.t;
    let note = match found.event.what.sealed() {
        Some(handle) => visit.town.open(&[handle])?.remove(&handle),
        None => None,
    };
    let facts = [
        Some(Fact::new(t.say("verplaats-feit"), said(&t, &found.event.what))),
        Some(Fact::new(t.say("contact-when"), t.date(found.event.datum.date()))),
        note.map(|note| Fact::new(t.say("contact-note"), note)),
    ];
    Ok(facts.into_iter().flatten().collect())
}

fn said(t: &Tekst, what: &What) -> String {
    match what {
        What::Contact(contact) => t.say(wijze_key(contact.wijze)).to_owned(),
        What::Meting(shown) => feiten::meting(t, shown),
        other => feiten::said(t, other),
    }
}

pub async fn move_to(Path((_, id, nr)): At, sent: Sent<Visit>) -> Answer {
    let (visit, id, nr) = (&sent.from, InwonerId(id), Nr(nr));
    let found = mend::find(visit, id, nr)?;
    // Who may not move it is not told what is wrong with the form either.
    if found.event.vervangen.is_none() {
        visit.town.ask(visit.who, |state, viewer| verplaatsing::candidates(state, viewer, nr))?;
    }
    let outcome = match sent.get("naar").parse().map(InwonerId) {
        Ok(naar) => {
            let verslag = match found.event.what.sealed() {
                Some(handle) => visit.town.open(&[handle])?.remove(&handle),
                None => None,
            };
            let reden = sent.get("waarom").to_owned();
            let asked = Elsewhere { naar, reden, verslag, afwijking: sent.some("afwijking") };
            let rule = move |state: &_, viewer: &_| verplaatsing::move_to(state, viewer, nr, &asked);
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(_) => {
            let silent = sent.get("waarom").is_empty().then(|| Refusal::at("reden", "reden-nodig"));
            Err(Error::Refused([Some(Refusal::at("naar", "kies")), silent].into_iter().flatten().collect()))
        }
    };
    match outcome {
        Ok(_) => to(&mend::timeline(visit, id, "verplaatst")),
        Err(Error::Refused(refusals)) => {
            if let Some(elsewhere) = onward(visit, id, nr)? {
                return elsewhere;
            }
            let departs = refusals.iter().any(|refusal| refusal.field == Some("afwijking"));
            let departs = departs || sent.some("afwijking").is_some();
            refused(&move_page(visit, id, nr, departs, |form| {
                sent.keep_in(form);
                visit.refuse(form, &refusals, |name| if name == "reden" { "waarom" } else { name });
            })?)
        }
        Err(other) => Err(other.into()),
    }
}
