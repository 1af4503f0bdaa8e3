use app::Error;
use axum::extract::{Path, Query};
use domain::access::Role;
use domain::ids::{MedewerkerId, WaarnemingId};
use domain::medewerker;
use domain::refusal::{Hidden, Refusal};
use domain::time::Day;
use domain::waarneming::{self, Ask, Doel, Eerder, Shown};

use super::view::{Row, WaarnemingPage, form};
use crate::caseload::pages::{Asked, stood_in_for};
use crate::dossier::mend;
use crate::form::{Choice, Form, fresh_daad};
use crate::shell::answer::{Answer, Wrong, page, refused, to};
use crate::shell::visit::{Sent, Visit, doel_key};
use crate::shell::{FormPage, Link};
use crate::tekst::{Tekst, capital};

/// All that concern the reader, the newest first.
pub async fn list(visit: Visit) -> Answer {
    let t = visit.t;
    let (rows, may_state) = visit.town.ask(visit.who, |state, viewer| {
        let name = |id| medewerker::naam(state, id).to_owned();
        let all = waarneming::list(state, viewer)?;
        let rows: Vec<Row> = all.iter().map(|shown| row(&visit, shown, &name)).collect();
        Ok((rows, waarneming::may_state(viewer)))
    })?;
    page(&WaarnemingPage {
        t,
        shell: visit.shell(t.say("nav-waarneming")),
        lead: t.say("waarneming-lead").to_owned(),
        add: may_state.then(|| Link::new(visit.at("/waarneming/nieuw"), t.say("waarneming-new"))),
        rows,
        note: t.say("waarneming-note").to_owned(),
    })
}

fn row(visit: &Visit, shown: &Shown, name: &impl Fn(MedewerkerId) -> String) -> Row {
    let (t, one, today) = (visit.t, &shown.waarneming, visit.today());
    let runs = one.runs_on(today);
    let stand = if runs {
        "waarneming-now"
    } else if one.last() < today {
        if one.beeindigd.is_some() { "waarneming-ended" } else { "waarneming-over" }
    } else {
        "waarneming-later"
    };
    let own = visit.who.role == Role::Begeleider && one.waarnemer == visit.who.medewerker;
    Row {
        waarnemer: name(one.waarnemer),
        voor: name(one.voor),
        doel: capital(t.say(doel_key(one.doel))),
        reden: shown.reden.to_string(),
        days: t.with2("waarneming-days", ("van", t.date(one.van.date())), ("tot", t.date(one.tot.date()))),
        stand: t.say(stand).to_owned(),
        caseload: (runs && own).then(|| visit.at(format_args!("/waarneming/caseload/{}", one.voor))),
        correct: shown.may_end.then(|| visit.at(format_args!("/waarneming/{}/wijzigen", one.id))),
        end: shown.may_end.then(|| visit.at(format_args!("/waarneming/{}/einde", one.id))),
        eerder: shown.eerder.iter().map(|was| earlier(&t, was, name)).collect(),
    }
}

/// "Gecorrigeerd op 6 januari 2010 door Marit Koopman: langer weg. Eerst: 4 tot en met 15 januari 2010, collega afwezig."
fn earlier(t: &Tekst, was: &Eerder, name: &impl Fn(MedewerkerId) -> String) -> String {
    let days = t.with2("waarneming-days", ("van", t.date(was.van.date())), ("tot", t.date(was.tot.date())));
    let said = [days, t.say(doel_key(was.doel)).to_owned(), was.reden.to_string()].join(", ");
    let args = [
        ("dag", t.date(was.sinds.date()).into()),
        ("naam", name(was.door).into()),
        ("reden", was.waarom.to_string().into()),
        ("eerst", said.into()),
    ];
    t.args("waarneming-eerder", &args)
}

fn new_page(visit: &Visit, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let (t, today) = (visit.t, visit.today());
    let people = visit.town.ask(visit.who, |state, viewer| {
        if !waarneming::may_state(viewer) {
            return Err(Hidden);
        }
        let guides = |one: &medewerker::Medewerker| one.rollen.iter().any(|(role, _)| *role == Role::Begeleider);
        let all = medewerker::list(state, viewer).into_iter().filter(guides);
        Ok(all.map(|one| Choice::new(one.id.to_string(), one.naam.to_string())).collect::<Vec<_>>())
    })?;
    let people: Vec<Choice> = std::iter::once(Choice::new("", t.say("choose-one"))).chain(people).collect();
    let mut form = form(&t, visit.at("/waarneming/nieuw"), fresh_daad(), people, doelen(&t));
    if visit.who.role == Role::Begeleider {
        form.set("waarnemer", visit.who.medewerker.to_string());
    }
    form.set("van", today.to_string());
    change(&mut form);
    let crumb = Link::new(visit.at("/waarneming"), t.say("nav-waarneming"));
    let lead = t.say("waarneming-new-lead").to_owned();
    let shell = visit.shell(t.say("waarneming-new"));
    Ok(FormPage { t, shell, crumbs: vec![crumb], lead, notice: None, form, asides: Vec::new() })
}

/// What it can be for, and how long that lasts at most.
pub(super) fn doelen(t: &Tekst) -> Vec<Choice> {
    let choice = |doel: Doel| {
        let most = t.with2("waarneming-doel-most", ("doel", capital(t.say(doel_key(doel)))), ("dagen", doel.at_most()));
        Choice::new(doel.word(), most)
    };
    Doel::ALL.map(choice).into()
}

pub async fn new(visit: Visit) -> Answer {
    page(&new_page(&visit, |_| ())?)
}

/// Reads what was typed; what cannot be read is told at its field, all at once.
fn read(sent: &Sent<Visit>) -> Result<Ask, Error> {
    let mut faults = Vec::new();
    let mut who = |name: &'static str| {
        let chosen = sent.get(name).parse().map(MedewerkerId).ok();
        if chosen.is_none() {
            faults.push(Refusal::at(name, "kies"));
        }
        chosen.unwrap_or(MedewerkerId::MEEDOEN)
    };
    let (waarnemer, voor) = (who("waarnemer"), who("voor"));
    let doel = Doel::from_word(sent.get("doel"));
    if doel.is_none() {
        faults.push(Refusal::at("doel", "kies"));
    }
    let mut day = |name: &'static str| match mend::day(sent, name) {
        Ok(day) => day,
        Err(Error::Refused(wrong)) => {
            faults.extend(wrong);
            Day::LAST
        }
        Err(_) => Day::LAST,
    };
    let (van, tot) = (day("van"), day("tot"));
    match doel {
        Some(doel) if faults.is_empty() => {
            Ok(Ask { waarnemer, voor, doel, reden: sent.get("reden").to_owned(), van, tot })
        }
        _ => Err(Error::Refused(faults)),
    }
}

pub async fn begin(sent: Sent<Visit>) -> Answer {
    let visit = &sent.from;
    // Who may not state it is not told what is wrong with the form either.
    if !visit.town.ask(visit.who, |_, viewer| Ok(waarneming::may_state(viewer)))? {
        return Err(Wrong::Hidden);
    }
    let outcome = match read(&sent) {
        Ok(asked) => {
            visit.town.act(visit.who, sent.daad(), move |state, viewer| waarneming::begin(state, viewer, &asked)).await
        }
        Err(faults) => Err(faults),
    };
    match outcome {
        Ok(_) => to(&visit.at("/waarneming?gedaan=waarneming")),
        Err(Error::Refused(refusals)) => refused(&new_page(visit, |form| {
            sent.keep_in(form);
            visit.refuse(form, &refusals, |name| name);
        })?),
        Err(other) => Err(other.into()),
    }
}

pub async fn end(Path((_, id)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, id) = (&sent.from, WaarnemingId(id));
    let rule = move |state: &domain::state::State, viewer: &domain::access::Viewer| waarneming::end(state, viewer, id);
    match visit.town.act(visit.who, sent.daad(), rule).await {
        // Two who end it at once both wanted the same.
        Ok(_) | Err(Error::Refused(_)) => to(&visit.at("/waarneming?gedaan=waarneming-einde")),
        Err(other) => Err(other.into()),
    }
}

/// The caseload of a colleague, as long as the reader stands in.
pub async fn caseload(visit: Visit, Path((_, colleague)): Path<(String, u32)>, Query(asked): Query<Asked>) -> Answer {
    let colleague = MedewerkerId(colleague);
    let naam = visit.name_of(colleague);
    page(&stood_in_for(&visit, colleague, &naam, asked)?)
}
