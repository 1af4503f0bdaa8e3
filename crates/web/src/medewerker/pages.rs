//! Who works here, for the beheerder: hire somebody, give a one-time link to set a password.

use app::Error;
use axum::extract::Path;
use domain::aanpak;
use domain::access::Role;
use domain::ids::MedewerkerId;
use domain::medewerker::{self, Medewerker};
use domain::refusal::Refusal;
use domain::time::Day;

use super::view::{MedewerkerRow, MedewerkersPage, OneTimeLinkPage, access_form, medewerker_form};
use crate::form::{Choice, Form, fresh_daad};
use crate::shell::answer::{Answer, Wrong, page, refused};
use crate::shell::visit::{Sent, Visit, real_now, role_key};
use crate::shell::{FormPage, Link};

/// How long a one-time link can be used.
const LINK_MICROS: i64 = 7 * 24 * 3600 * 1_000_000;

pub async fn list(visit: Visit) -> Answer {
    let t = visit.t;
    let people = visit.town.ask(visit.who, |state, viewer| {
        if medewerker::may_hire(viewer) { Ok(medewerker::list(state, viewer)) } else { Err(domain::refusal::Hidden) }
    })?;
    let summary = t.with("medewerkers-count", "aantal", people.len() as u32);
    let rows = people.iter().map(|one| row(&visit, one)).collect();
    let add = Some(Link::new(visit.at("/medewerkers/nieuw"), t.say("medewerker-add")));
    page(&MedewerkersPage { t, shell: visit.shell(t.say("nav-medewerkers")), summary, add, rows })
}

fn row(visit: &Visit, one: &Medewerker) -> MedewerkerRow {
    let t = visit.t;
    let login = visit.guest.server.app.accounts().login_of(visit.town.slug(), one.id.0).ok().flatten();
    let roles = one.rollen.iter().map(|(role, aanpak)| match aanpak {
        Some(aanpak) => t.with2("role-of-aanpak", ("rol", t.say(role_key(*role))), ("aanpak", aanpak.to_string())),
        None => t.say(role_key(*role)).to_owned(),
    });
    MedewerkerRow {
        name: one.naam.to_string(),
        note: if login.is_none() { t.say("medewerker-no-account").to_owned() } else { String::new() },
        link_action: login.is_some().then(|| visit.at(format_args!("/medewerkers/{}/link", one.id))),
        give_access: login.is_none().then(|| visit.at(format_args!("/medewerkers/{}/toegang", one.id))),
        account: login.unwrap_or_default(),
        roles: roles.collect(),
        fte: one.fte.map(|fte| t.with("fte", "fte", t.decimal(f64::from(fte) / 100.0))).unwrap_or_default(),
        since: one.sinds.map(|day| t.with("since", "dag", t.date(day.date()))).unwrap_or_default(),
    }
}

fn new_page(visit: &Visit, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let t = visit.t;
    let aanpakken = visit.town.ask(visit.who, |state, viewer| {
        let choices = || aanpak::list(state).into_iter().flat_map(|content| places(content, t.lang()));
        if medewerker::may_hire(viewer) {
            Ok(std::iter::once(Choice::new("", t.say("all-aanpakken"))).chain(choices()).collect())
        } else {
            Err(domain::refusal::Hidden)
        }
    })?;
    let roles = Role::GRANTABLE.map(|role| Choice::new(role.word(), t.say(role_key(role))));
    let daad = fresh_daad();
    let mut form =
        medewerker_form(&t, visit.at("/medewerkers/nieuw"), daad, &visit.today().to_string(), roles.into(), aanpakken);
    change(&mut form);
    let crumb = Link::new(visit.at("/medewerkers"), t.say("nav-medewerkers"));
    let shell = visit.shell(t.say("medewerker-add"));
    Ok(FormPage { t, shell, crumbs: vec![crumb], lead: String::new(), notice: None, form, asides: Vec::new() })
}

pub async fn new(visit: Visit) -> Answer {
    page(&new_page(&visit, |_| ())?)
}

/// An aanpak, and each of its places for who leads the work there.
fn places(content: &aanpak::Content, lang: &str) -> Vec<Choice> {
    let naam = content.naam.in_language(lang);
    let place = |one: &aanpak::content::Benoemd| {
        Choice::new(format!("{}/{}", content.slug, one.code), format!("{naam}, {}", one.naam.in_language(lang)))
    };
    std::iter::once(Choice::new(&content.slug, naam)).chain(content.vestigingen.iter().map(place)).collect()
}

/// A coördinator leads a whole aanpak, a werkleider one place of it or all; other roles are not limited.
fn limited(rol: Role, aanpak: Option<String>) -> Option<String> {
    match rol {
        Role::Werkleider => aanpak,
        Role::Coordinator => aanpak.and_then(|aanpak| aanpak.split('/').next().map(str::to_owned)),
        _ => None,
    }
}

struct New {
    login: String,
    naam: String,
    rol: Role,
    aanpak: Option<String>,
    fte: Option<u16>,
    sinds: Day,
}

fn read(sent: &Sent<Visit>) -> Result<New, Error> {
    let mut faults = Vec::new();
    let login = sent.get("account").to_owned();
    if login.is_empty() {
        faults.push(Refusal::at("account", "vul-in"));
    }
    let accounts = sent.from.guest.server.app.accounts();
    if accounts.by_login(&login)?.is_some() {
        faults.push(Refusal::at("account", "inlognaam-bestaat-al"));
    }
    let fte =
        sent.some("fte").map(|text| text.replace(',', ".").parse::<f64>().ok().filter(|fte| (0.0..=2.0).contains(fte)));
    if fte == Some(None) {
        faults.push(Refusal::at("fte", "fte-buiten-bereik"));
    }
    let (rol, sinds) = (Role::from_word(sent.get("rol")), sent.get("sinds").parse::<Day>());
    if sinds.is_err() {
        faults.push(Refusal::at("sinds", "dag-onleesbaar"));
    }
    match (rol, sinds) {
        (Some(rol), Ok(sinds)) if faults.is_empty() => Ok(New {
            login,
            naam: sent.get("naam").to_owned(),
            rol,
            aanpak: limited(rol, sent.some("aanpak")),
            fte: fte.flatten().map(|fte| (fte * 100.0).round() as u16),
            sinds,
        }),
        _ => Err(Error::Refused(faults)),
    }
}

pub async fn hire(sent: Sent<Visit>) -> Answer {
    let visit = &sent.from;
    match hired(&sent).await {
        Ok((id, naam, login)) => {
            let accounts = visit.guest.server.app.accounts();
            let account = accounts.create(&login)?;
            accounts.link(account, visit.town.slug(), id.0)?;
            one_time_link(visit, account, naam)
        }
        Err(Error::Refused(refusals)) => refused(&new_page(visit, |form| {
            sent.keep_in(form);
            visit.refuse(form, &refusals, |name| if name == "datum" { "sinds" } else { name });
        })?),
        Err(other) => Err(other.into()),
    }
}

async fn hired(sent: &Sent<Visit>) -> Result<(MedewerkerId, String, String), Error> {
    let visit = &sent.from;
    let new = read(sent)?;
    let (login, naam) = (new.login.clone(), new.naam.clone());
    let acted = visit.town.act(visit.who, sent.daad(), move |state, viewer| {
        medewerker::hire_with_fte(state, viewer, new.sinds, &new.naam, new.rol, new.aanpak.as_deref(), new.fte)
    });
    let first = acted.await?.nrs.map(|(first, _)| first).ok_or(Error::Hidden)?;
    let id = visit.town.ask(visit.who, |state, _| Ok(medewerker::hired_at(state, first)))?;
    Ok((id, naam, login))
}

/// A log-in for somebody whom a list brought in, or who works here without one.
pub async fn access(visit: Visit, Path((_, id)): Path<(String, u32)>) -> Answer {
    page(&access_page(&visit, id, |_| ())?)
}

fn access_page(visit: &Visit, id: u32, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let t = visit.t;
    let naam = may_give(visit, id)?;
    let mut form = access_form(&t, visit.at(format_args!("/medewerkers/{id}/toegang")));
    change(&mut form);
    let crumb = Link::new(visit.at("/medewerkers"), t.say("nav-medewerkers"));
    let shell = visit.shell(t.with("medewerker-access-title", "naam", naam));
    Ok(FormPage {
        t,
        shell,
        crumbs: vec![crumb],
        lead: t.say("medewerker-access-lead").to_owned(),
        notice: None,
        form,
        asides: Vec::new(),
    })
}

/// The name of somebody who works here, for who may give access.
fn may_give(visit: &Visit, id: u32) -> Result<String, Wrong> {
    let naam = visit.town.ask(visit.who, |state, viewer| {
        let known = medewerker::list(state, viewer).into_iter().find(|one| one.id == MedewerkerId(id));
        known.filter(|_| medewerker::may_hire(viewer)).map(|one| one.naam.to_string()).ok_or(domain::refusal::Hidden)
    })?;
    Ok(naam)
}

pub async fn give_access(Path((_, id)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let visit = &sent.from;
    let naam = may_give(visit, id)?;
    let accounts = visit.guest.server.app.accounts();
    let login = sent.get("account");
    let refusal = match (
        login.is_empty(),
        accounts.by_login(login)?.is_some(),
        accounts.login_of(visit.town.slug(), id)?.is_some(),
    ) {
        (true, ..) => Some("vul-in"),
        (_, true, _) | (.., true) => Some("inlognaam-bestaat-al"),
        _ => None,
    };
    if let Some(code) = refusal {
        return refused(&access_page(visit, id, |form| {
            sent.keep_in(form);
            visit.refuse(form, &[Refusal::at("account", code)], |name| name);
        })?);
    }
    let account = accounts.create(login)?;
    accounts.link(account, visit.town.slug(), id)?;
    one_time_link(visit, account, naam)
}

/// A new link for somebody who lost the first one, or forgot the password.
pub async fn new_link(Path((_, id)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let visit = &sent.from;
    let naam = visit.town.ask(visit.who, |state, viewer| {
        if medewerker::may_hire(viewer) {
            Ok(medewerker::naam(state, MedewerkerId(id)).to_owned())
        } else {
            Err(domain::refusal::Hidden)
        }
    })?;
    let accounts = visit.guest.server.app.accounts();
    let login = accounts.login_of(visit.town.slug(), id)?.ok_or(Wrong::Hidden)?;
    let account = accounts.by_login(&login)?.ok_or(Wrong::Hidden)?;
    one_time_link(visit, account, naam)
}

fn one_time_link(visit: &Visit, account: store::accounts::Account, naam: String) -> Answer {
    let t = visit.t;
    let expires = real_now() + LINK_MICROS;
    let token = visit.guest.server.app.accounts().one_time_link(account, expires)?;
    let until = t.with("link-until", "moment", crate::inzage::pages::moment(&t, expires));
    page(&OneTimeLinkPage {
        t,
        shell: visit.shell(t.say("link-title")),
        name: naam,
        link: format!("{}/wachtwoord/{token}", visit.guest.origin),
        until,
        back: Link::new(visit.at("/medewerkers"), t.say("nav-medewerkers")),
    })
}
