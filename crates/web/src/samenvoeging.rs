//! One person with two dossiers: putting them side by side, and joining them.

use app::Error;
use axum::extract::{Path, Query};
use domain::access::Viewer;
use domain::ids::InwonerId;
use domain::refusal::{Hidden, Refusal};
use domain::samenvoeging;
use domain::state::State;
use domain::{inwoner, medewerker, tijdlijn, toewijzing, traject, zoek};
use serde::Deserialize;

use crate::dossier::{facts_of, shown_name};
use crate::form::{Choice, Form, Input, Kind, fresh_daad};
use crate::shell::answer::{Answer, Wrong, page, refused, to};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Fact, Link, Shell};
use crate::tekst::Tekst;

/// Most people on the page; more are better found with another word.
const AT_MOST: usize = 20;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    ander: String,
}

/// Two dossiers side by side, and what joining them does.
#[derive(askama::Template, Debug)]
#[template(path = "samenvoeging/samenvoegen.html")]
struct SamenvoegenPage {
    t: Tekst,
    shell: Shell,
    crumb: Link,
    inwoner: InwonerId,
    /// The name that was typed, what came of it, and who is called so.
    query: String,
    summary: Option<String>,
    hits: Vec<Link>,
    /// Which number was asked for, and what is wrong with it.
    ander: String,
    error: Option<String>,
    sides: Vec<Side>,
    form: Option<Form>,
}

impl SamenvoegenPage {
    fn failed(&self) -> bool {
        self.error.is_some() || self.form.as_ref().is_some_and(Form::failed)
    }
}

#[derive(Clone, Debug)]
struct Side {
    link: Link,
    facts: Vec<Fact>,
}

fn side(visit: &Visit, state: &State, viewer: &Viewer, id: InwonerId) -> Result<Side, Hidden> {
    let t = &visit.t;
    if !samenvoeging::may_join(state, viewer, id) {
        return Err(Hidden);
    }
    let card = inwoner::card(state, viewer, id)?;
    let begeleider = toewijzing::begeleider(state, viewer, id)?.map(|who| medewerker::naam(state, who).to_owned());
    let trajecten = traject::list(state, viewer, id)?.len() as u32;
    let facts = tijdlijn::of(state, viewer, id, viewer.today())?.len() as u32;
    let known = [
        Fact::new(t.say("samen-dossier"), id.to_string()),
        Fact::new(t.say("samen-begeleider"), begeleider.unwrap_or_else(|| t.say("samen-geen").to_owned())),
        Fact::new(t.say("samen-trajecten"), trajecten.to_string()),
        Fact::new(t.say("samen-feiten"), facts.to_string()),
    ];
    let link = Link::new(visit.at(format_args!("/inwoner/{id}")), shown_name(t, &card.naam, id));
    Ok(Side { link, facts: known.into_iter().chain(facts_of(t, &card)).collect() })
}

pub async fn form(visit: Visit, Path((_, id)): Path<(String, u32)>, Query(asked): Query<Asked>) -> Answer {
    page(&join_page(&visit, InwonerId(id), &asked.ander, |_| ())?)
}

fn join_page(
    visit: &Visit,
    id: InwonerId,
    ander: &str,
    change: impl FnOnce(&mut Form),
) -> Result<SamenvoegenPage, Wrong> {
    let t = visit.t;
    let one = visit.town.ask(visit.who, |state, viewer| side(visit, state, viewer, id))?;
    let number = ander.trim().parse().ok().map(InwonerId).filter(|number| *number != id);
    // Not there and not yours are the same answer here too.
    let other = number.and_then(|number| {
        visit.town.ask(visit.who, |state, viewer| side(visit, state, viewer, number)).ok().map(|side| (number, side))
    });
    let error = (!ander.is_empty() && other.is_none()).then(|| t.say("samen-niet-gevonden").to_owned());
    let crumb = one.link.clone();
    let (sides, form) = match other {
        Some((number, other)) => {
            let mut form = join_form(visit, id, number, [&one, &other]);
            change(&mut form);
            (vec![one, other], Some(form))
        }
        None => (Vec::new(), None),
    };
    let shell = visit.shell(t.say("samen"));
    let (query, summary, hits, ander) = (String::new(), None, Vec::new(), ander.trim().to_owned());
    Ok(SamenvoegenPage { t, shell, crumb, inwoner: id, query, summary, hits, ander, error, sides, form })
}

/// Who is called so, among those whose dossier the reader may join. A name travels in the body, never in an address.
pub async fn search(Path((_, id)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, id) = (&sent.from, InwonerId(id));
    let (t, query) = (visit.t, sent.get("q").trim().to_owned());
    let mut page = join_page(visit, id, "", |_| ())?;
    let found = visit.town.ask(visit.who, |state, viewer| {
        let hits = zoek::search(state, viewer, &query, AT_MOST).hits.into_iter();
        Ok(hits.filter(|hit| hit.inwoner != id && samenvoeging::may_join(state, viewer, hit.inwoner)).collect())
    });
    let found: Vec<zoek::Hit> = found?;
    page.hits = found.iter().map(|hit| self::hit(visit, id, hit)).collect();
    page.summary = Some(match (query.is_empty(), found.len()) {
        (true, _) => t.say("search-how").to_owned(),
        (false, 0) => t.say("search-none").to_owned(),
        (false, count) => t.with("search-found", "aantal", count as u32),
    });
    page.query = query;
    crate::shell::answer::page(&page)
}

/// Leads to the two side by side.
fn hit(visit: &Visit, id: InwonerId, hit: &zoek::Hit) -> Link {
    let naam = shown_name(&visit.t, &hit.naam, hit.inwoner);
    let label = visit.t.with2("verplaats-naam", ("naam", naam), ("nummer", hit.inwoner.to_string()));
    Link::new(visit.at(format_args!("/inwoner/{id}/samenvoegen?ander={}", hit.inwoner)), label)
}

fn join_form(visit: &Visit, id: InwonerId, ander: InwonerId, sides: [&Side; 2]) -> Form {
    let t = visit.t;
    let choice = |number: InwonerId, side: &Side| {
        let label = t.with2("verplaats-naam", ("naam", side.link.label.clone()), ("nummer", number.to_string()));
        Choice::new(number.to_string(), label)
    };
    let stays = vec![choice(id, sides[0]), choice(ander, sides[1])];
    let mut form = Form {
        name: "samen",
        action: visit.at(format_args!("/inwoner/{id}/samenvoegen")),
        daad: fresh_daad(),
        inputs: vec![
            Input::new("samen", "ander", "").kind(Kind::Hidden).value(ander.to_string()),
            Input::new("samen", "blijft", t.say("samen-blijft")).choices(stays),
            Input::new("samen", "waarom", t.say("samen-waarom")).hint(t.say("samen-waarom-hint")),
        ],
        submit: t.say("samen-doe").into(),
        ..Form::default()
    };
    form.set("blijft", id.to_string());
    form
}

pub async fn join(Path((_, id)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, id) = (&sent.from, InwonerId(id));
    // Who may not is not told what is wrong with the form either.
    visit.town.ask(visit.who, |state, viewer| side(visit, state, viewer, id))?;
    let pair = (sent.get("ander").parse().map(InwonerId), sent.get("blijft").parse().map(InwonerId));
    let (blijft, outcome) = match pair {
        (Ok(ander), Ok(blijft)) if [id, ander].contains(&blijft) => {
            let (gone, reden) = (if blijft == id { ander } else { id }, sent.get("waarom").to_owned());
            let rule = move |state: &State, viewer: &Viewer| samenvoeging::join(state, viewer, blijft, gone, &reden);
            (blijft, visit.town.act(visit.who, sent.daad(), rule).await)
        }
        _ => (id, Err(Error::Refused(vec![Refusal::at("blijft", "kies")]))),
    };
    match outcome {
        Ok(_) => to(&visit.at(format_args!("/inwoner/{blijft}?gedaan=samengevoegd"))),
        Err(Error::Refused(refusals)) => refused(&join_page(visit, id, sent.get("ander"), |form| {
            sent.keep_in(form);
            visit.refuse(form, &refusals, |name| if name == "reden" { "waarom" } else { name });
        })?),
        Err(other) => Err(other.into()),
    }
}
