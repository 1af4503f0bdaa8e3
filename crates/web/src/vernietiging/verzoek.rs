//! A resident asks that what is kept about them is destroyed: recording that, and answering it in time.

use app::Error;
use axum::extract::Path;
use domain::ids::{InwonerId, Nr};
use domain::refusal::Hidden;
use domain::vernietiging::{self, Grond, Item, Propose, Request};

use super::pages::{proposal_form, request_stand, tell, ticked};
use super::view::VerzoekPage;
use crate::dossier::mend;
use crate::form::{Form, Input, Kind, fresh_daad};
use crate::shell::answer::{Answer, Wrong, page, refused, to};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Fact, FormPage, Link};

// ── Recording it ────────────────────────────────────────────────────────────────────────────────────────────────────

pub async fn form(visit: Visit, Path((_, id)): Path<(String, u32)>) -> Answer {
    page(&request_page(&visit, InwonerId(id), |_| ())?)
}

fn request_page(visit: &Visit, id: InwonerId, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let t = visit.t;
    let may = visit.town.ask(visit.who, |state, viewer| Ok(vernietiging::may_request(state, viewer, id)))?;
    if !may {
        return Err(Wrong::Hidden);
    }
    let mut form = Form {
        name: "verzoek",
        action: visit.at(format_args!("/inwoner/{id}/verzoek")),
        daad: fresh_daad(),
        inputs: vec![
            Input::new("verzoek", "datum", t.say("verzoek-datum")).hint(t.say("verzoek-datum-hint")).kind(Kind::Date),
        ],
        submit: t.say("verzoek-vastleggen").into(),
        ..Form::default()
    };
    form.set("datum", visit.today().to_string());
    change(&mut form);
    Ok(FormPage {
        t,
        shell: visit.shell(t.with("verzoek-title", "nummer", id.to_string())),
        crumbs: vec![back(visit, id)],
        lead: t.say("verzoek-lead").to_owned(),
        notice: None,
        form,
        asides: Vec::new(),
    })
}

/// To the dossier, for who has it open; the others came from the overview.
fn back(visit: &Visit, id: InwonerId) -> Link {
    use domain::access::Role;
    match visit.who.role {
        Role::Begeleider => Link::new(
            visit.at(format_args!("/inwoner/{id}")),
            visit.t.with("bewaren-dossier-nr", "nummer", id.to_string()),
        ),
        _ => Link::new(visit.at("/bewaren"), visit.t.say("nav-bewaren")),
    }
}

pub async fn record(Path((_, id)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, id) = (&sent.from, InwonerId(id));
    request_page(visit, id, |_| ())?;
    let outcome = match mend::day(&sent, "datum") {
        Ok(datum) => {
            let rule = move |state: &_, viewer: &_| vernietiging::request(state, viewer, id, datum);
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err(unreadable),
    };
    match outcome {
        Ok(_) if visit.who.role == domain::access::Role::Begeleider => {
            to(&visit.at(format_args!("/inwoner/{id}?gedaan=verzoek")))
        }
        Ok(_) => to(&visit.at("/bewaren?gedaan=verzoek")),
        Err(Error::Refused(refusals)) => refused(&request_page(visit, id, |form| {
            sent.keep_in(form);
            visit.refuse(form, &refusals, |name| name);
        })?),
        Err(other) => Err(other.into()),
    }
}

// ── Answering it ────────────────────────────────────────────────────────────────────────────────────────────────────

fn known(visit: &Visit, nr: Nr) -> Result<(Request, Vec<Item>), Wrong> {
    let known = visit.town.ask(visit.who, |state, viewer| {
        if !vernietiging::may_propose(viewer) {
            return Err(Hidden);
        }
        let request = vernietiging::requests(state, viewer)?.into_iter().find(|one| one.nr == nr).ok_or(Hidden)?;
        let items = vernietiging::in_dossier(state, viewer, request.inwoner)?;
        Ok((request, items))
    })?;
    Ok(known)
}

pub async fn show(visit: Visit, Path((_, nr)): Path<(String, u32)>) -> Answer {
    page(&answer_page(&visit, Nr(nr), |_, _| ())?)
}

fn answer_page(visit: &Visit, nr: Nr, change: impl FnOnce(&mut Form, &mut Form)) -> Result<VerzoekPage, Wrong> {
    let t = visit.t;
    let (request, items) = known(visit, nr)?;
    let number = request.inwoner.to_string();
    let (over, runs): (Vec<Item>, Vec<Item>) = items.into_iter().partition(|item| item.vervalt.is_some());
    let mut facts = vec![
        Fact::new(t.say("bewaren-gevraagd"), t.date(request.datum.date())),
        Fact::new(t.say("bewaren-antwoord-voor"), t.date(request.antwoord_voor.date())),
        Fact::new(t.say("bewaren-stand"), request_stand(&t, &request)),
    ];
    facts.extend(runs.iter().map(|item| Fact::new(t.say("bewaren-kan-nog-niet"), super::item_in_words(&t, item))));
    facts.extend(request.afgewezen.as_ref().map(|no| Fact::new(t.say("bewaren-reden"), no.reden.to_string())));
    let open = request.antwoord.is_none() && request.afgewezen.is_none();
    let mut voorstel = proposal_form(&t, visit.at(format_args!("/bewaren/verzoek/{nr}/voorstel")), &over, "voorstel");
    voorstel.inputs.push(
        Input::new("voorstel", "reden", t.say("verzoek-waarom-eerder"))
            .hint(t.say("verzoek-waarom-eerder-hint"))
            .optional(),
    );
    let mut afwijzen = Form {
        name: "afwijzen",
        action: visit.at(format_args!("/bewaren/verzoek/{nr}/afwijzen")),
        daad: fresh_daad(),
        inputs: vec![
            Input::new("afwijzen", "reden", t.say("verzoek-waarom-niet")).hint(t.say("verzoek-waarom-niet-hint")),
        ],
        submit: t.say("verzoek-afwijzen").into(),
        quiet: true,
        ..Form::default()
    };
    change(&mut voorstel, &mut afwijzen);
    Ok(VerzoekPage {
        t,
        shell: visit.shell(t.with("verzoek-title", "nummer", number)),
        crumb: Link::new(visit.at("/bewaren"), t.say("nav-bewaren")),
        facts,
        voorstel_open: !afwijzen.failed(),
        voorstel: (open && !over.is_empty()).then_some(voorstel),
        afwijzen: open.then_some(afwijzen),
    })
}

/// Proposes to do what the resident asks, in whole or in part.
pub async fn propose(Path((_, nr)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, nr) = (&sent.from, Nr(nr));
    let (_, items) = known(visit, nr)?;
    let asked = Propose { grond: Grond::Verzoek, zaken: ticked(&sent, &items), reden: sent.some("reden") };
    let rule = move |state: &_, viewer: &_| vernietiging::propose(state, viewer, &asked);
    match visit.town.act(visit.who, sent.daad(), rule).await {
        Ok(_) => to(&visit.at("/bewaren?gedaan=voorstel")),
        Err(Error::Refused(refusals)) => refused(&answer_page(visit, nr, |form, _| {
            sent.keep_in(form);
            tell(visit, form, &refusals);
        })?),
        Err(other) => Err(other.into()),
    }
}

/// Tells the resident no, and why.
pub async fn refuse(Path((_, nr)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, nr) = (&sent.from, Nr(nr));
    known(visit, nr)?;
    let reden = sent.get("reden").to_owned();
    let rule = move |state: &_, viewer: &_| vernietiging::refuse_request(state, viewer, nr, &reden);
    match visit.town.act(visit.who, sent.daad(), rule).await {
        Ok(_) => to(&visit.at("/bewaren?gedaan=verzoek-afgewezen")),
        Err(Error::Refused(refusals)) => refused(&answer_page(visit, nr, |_, form| {
            sent.keep_in(form);
            visit.refuse(form, &refusals, |name| name);
        })?),
        Err(other) => Err(other.into()),
    }
}
