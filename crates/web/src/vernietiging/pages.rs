//! The overview: requests, proposals, and what is due.

use app::Error;
use axum::extract::Path;
use domain::access::figures;
use domain::medewerker;
use domain::refusal::Refusal;
use domain::vaststelling;
use domain::vernietiging::{self, Grond, Item, Proposal, Propose, Request};

use super::item_in_words;
use super::view::{OverzichtPage, VerzoekRow, VoorstelRow};
use crate::form::{Form, Input, Kind, fresh_daad};
use crate::shell::Link;
use crate::shell::answer::{Answer, Wrong, page, refused, to};
use crate::shell::visit::{Sent, Visit};
use crate::tekst::Tekst;

pub async fn overview(visit: Visit) -> Answer {
    page(&overview_page(&visit, |_| ())?)
}

fn overview_page(visit: &Visit, change: impl FnOnce(&mut Form)) -> Result<OverzichtPage, Wrong> {
    let (t, today) = (visit.t, visit.today());
    let known = visit.town.ask(visit.who, |state, viewer| {
        let due = vernietiging::due(state, viewer)?;
        let years = vernietiging::not_established(state, &due, viewer.today());
        let proposals = vernietiging::proposals(state, viewer)?;
        let names = proposals.iter().map(|one| medewerker::naam(state, one.door).to_owned()).collect::<Vec<_>>();
        let (may_propose, may_establish) = (vernietiging::may_propose(viewer), vaststelling::may_establish(viewer));
        Ok((due, years, proposals, names, vernietiging::requests(state, viewer)?, may_propose, may_establish))
    })?;
    let (due, years, proposals, names, requests, may_propose, may_establish) = known;
    let mut form = (may_propose && !due.is_empty()).then(|| {
        let action = visit.at("/bewaren");
        proposal_form(&t, action, &due, "bewaren-voorstel")
    });
    if let Some(form) = &mut form {
        form.inputs.iter_mut().for_each(|input| input.value = "ja".to_owned());
        change(form);
    }
    let list = years.iter().map(i16::to_string).collect::<Vec<_>>().join(", ");
    let establish = |year: &i16| (year.to_string(), visit.at(format_args!("/bewaren/vaststellen/{year}")));
    Ok(OverzichtPage {
        t,
        shell: visit.shell(t.say("nav-bewaren")),
        verzoeken: requests.iter().rev().map(|one| request_row(visit, one, may_propose)).collect(),
        voorstellen: proposals.iter().zip(&names).rev().map(|(one, naam)| proposal_row(visit, one, naam)).collect(),
        vervalt: t.with2("bewaren-vervalt-aantal", ("aantal", due.len() as u32), ("dag", t.date(today.date()))),
        form,
        jaren: if may_establish { years.iter().map(establish).collect() } else { Vec::new() },
        jaren_note: (!years.is_empty()).then(|| t.with("bewaren-jaren", "jaren", list)),
    })
}

/// One box for each thing, named after the first of its zaken.
pub(super) fn proposal_form(t: &Tekst, action: String, items: &[Item], name: &'static str) -> Form {
    let first = |item: &Item| item.zaken.first().cloned().unwrap_or_default();
    let boxes = items.iter().map(|item| {
        Input::new(name, format!("zaak-{}", first(item)), item_in_words(t, item)).kind(Kind::Check).optional()
    });
    Form {
        name,
        action,
        daad: fresh_daad(),
        inputs: boxes.collect(),
        submit: t.say("bewaren-voorstellen").into(),
        ..Form::default()
    }
}

/// All zaken of the things that were ticked, as they are now.
pub(super) fn ticked(sent: &Sent<Visit>, items: &[Item]) -> Vec<String> {
    let chosen: Vec<&str> =
        sent.beginning("zaak-").filter(|(_, value)| !value.is_empty()).map(|(zaak, _)| zaak).collect();
    let is_chosen = |item: &&Item| item.zaken.first().is_some_and(|first| chosen.contains(&first.as_str()));
    items.iter().filter(is_chosen).flat_map(|item| item.zaken.clone()).collect()
}

fn request_row(visit: &Visit, one: &Request, may_act: bool) -> VerzoekRow {
    let (t, nr) = (visit.t, one.nr);
    VerzoekRow {
        dossier: t.with("bewaren-dossier-nr", "nummer", one.inwoner.to_string()),
        datum: t.date(one.datum.date()),
        voor: t.date(one.antwoord_voor.date()),
        stand: request_stand(&t, one),
        late: one.is_late(visit.today()),
        open: may_act.then(|| Link::new(visit.at(format_args!("/bewaren/verzoek/{nr}")), t.say("bewaren-behandelen"))),
    }
}

/// How far it is, in words.
pub(crate) fn request_stand(t: &Tekst, one: &Request) -> String {
    match (&one.afgewezen, one.antwoord) {
        (Some(no), _) => t.with("bewaren-verzoek-afgewezen", "dag", t.date(no.dag.date())),
        (None, Some((voorstel, Some(day)))) => {
            t.with2("bewaren-verzoek-besloten", ("voorstel", voorstel), ("dag", t.date(day.date())))
        }
        (None, Some((voorstel, None))) => t.with("bewaren-verzoek-voorgesteld", "voorstel", voorstel),
        (None, None) => t.say("bewaren-verzoek-wacht").to_owned(),
    }
}

fn proposal_row(visit: &Visit, one: &Proposal, naam: &str) -> VoorstelRow {
    let t = visit.t;
    let label = t.with("bewaren-voorstel-nr", "nummer", one.voorstel);
    VoorstelRow {
        link: Link::new(visit.at(format_args!("/bewaren/voorstel/{}", one.voorstel)), label),
        door: t.with2("bewaren-voorstel-door", ("naam", naam.to_owned()), ("dag", t.date(one.datum.date()))),
        wat: t.with("bewaren-voorstel-zaken", "aantal", one.zaken.len() as u32),
        stand: t.say(super::voorstel::stand_key(one)).to_owned(),
    }
}

/// Proposes what was ticked of what is due.
pub async fn propose(sent: Sent<Visit>) -> Answer {
    let visit = &sent.from;
    let due = visit.town.ask(visit.who, |state, viewer| {
        if !vernietiging::may_propose(viewer) {
            return Err(domain::refusal::Hidden);
        }
        vernietiging::due(state, viewer)
    })?;
    let asked = Propose { grond: Grond::Termijn, zaken: ticked(&sent, &due), reden: None };
    let rule = move |state: &_, viewer: &_| vernietiging::propose(state, viewer, &asked);
    match visit.town.act(visit.who, sent.daad(), rule).await {
        Ok(_) => to(&visit.at("/bewaren?gedaan=voorstel")),
        Err(Error::Refused(refusals)) => refused(&overview_page(visit, |form| {
            sent.keep_in(form);
            tell(visit, form, &refusals);
        })?),
        Err(other) => Err(other.into()),
    }
}

/// Everything that is wrong, above the form: the boxes are many and the fault is mostly of one thing in them.
pub(super) fn tell(visit: &Visit, form: &mut Form, refusals: &[Refusal]) {
    let above: Vec<Refusal> = refusals.to_vec();
    let (fields, rest): (Vec<Refusal>, Vec<Refusal>) =
        above.into_iter().partition(|refusal| refusal.field.is_some_and(|field| field != "zaken"));
    visit.refuse(form, &fields, |name| name);
    let nothing = |refusal: &Refusal| refusal.code == "vul-in";
    let sentences = rest.iter().map(|refusal| match nothing(refusal) {
        true => visit.t.say("bewaren-kies").to_owned(),
        false => visit.sentence(refusal),
    });
    let said = sentences.collect::<Vec<_>>().join(" ");
    if !said.is_empty() {
        form.refusal = Some(said);
    }
}

/// Establishes the figures of a year, so that something of it may go.
pub async fn establish(Path((_, jaar)): Path<(String, i16)>, sent: Sent<Visit>) -> Answer {
    let visit = &sent.from;
    let tables = visit.town.ask(visit.who, |state, viewer| {
        if !vaststelling::may_establish(viewer) {
            return Err(domain::refusal::Hidden);
        }
        Ok(reports::to_establish(state, figures(viewer)?, viewer.today(), jaar))
    })?;
    let rule = move |state: &_, viewer: &_| vaststelling::establish(state, viewer, jaar, tables.clone());
    match visit.town.act(visit.who, sent.daad(), rule).await {
        // Two who establish it at once both wanted the same.
        Ok(_) | Err(Error::Refused(_)) => to(&visit.at("/bewaren?gedaan=vastgesteld")),
        Err(other) => Err(other.into()),
    }
}
