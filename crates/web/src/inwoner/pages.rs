//! A new dossier, changed personal data, and who guides somebody.

use app::Error;
use axum::extract::Path;
use domain::access::Role;
use domain::ids::{InwonerId, MedewerkerId};
use domain::inwoner::{self, Persoon, Uitkering, Wachtlijst};
use domain::refusal::{Hidden, Refusal};
use domain::time::Day;
use domain::{medewerker, toewijzing};

use super::view::inwoner_form;
use crate::dossier::shown_name;
use crate::form::{Choice, Form, Input, fresh_daad};
use crate::shell::answer::{Answer, Wrong, page, refused, to};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{FormPage, Link};

fn choices(visit: &Visit, prefix: &str, words: impl IntoIterator<Item = &'static str>) -> Vec<Choice> {
    let none = Choice::new("", visit.t.say("unknown"));
    let named = words.into_iter().map(|word| Choice::new(word, visit.t.say(&format!("{prefix}-{word}"))));
    std::iter::once(none).chain(named).collect()
}

fn form(visit: &Visit, action: String, new: bool) -> Form {
    let uitkeringen = choices(visit, "uitkering", Uitkering::ALL.map(Uitkering::word));
    let wachtlijsten = choices(visit, "wachtlijst", [Wachtlijst::Wsw.word()]);
    inwoner_form(&visit.t, action, fresh_daad(), uitkeringen, wachtlijsten, new)
}

fn form_page(visit: &Visit, title: &str, crumbs: Vec<Link>, form: Form) -> FormPage {
    let t = visit.t;
    FormPage {
        t,
        shell: visit.shell(t.say(title)),
        crumbs,
        lead: String::new(),
        notice: None,
        form,
        asides: Vec::new(),
    }
}

fn new_page(visit: &Visit, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    if !visit.town.ask(visit.who, |_, viewer| Ok(inwoner::may_register(viewer)))? {
        return Err(Wrong::Hidden);
    }
    let mut form = form(visit, visit.at("/inwoner/nieuw"), true);
    change(&mut form);
    let crumb = Link::new(visit.at("/inwoners"), visit.t.say("nav-inwoners"));
    Ok(form_page(visit, "inwoner-new", vec![crumb], form))
}

pub async fn new(visit: Visit) -> Answer {
    page(&new_page(&visit, |_| ())?)
}

fn read(sent: &Sent<Visit>) -> Result<Persoon, Error> {
    let day = |field: &'static str| match sent.get(field) {
        "" => Ok(None),
        text => text.parse::<Day>().map(Some).map_err(|_| Error::Refused(vec![Refusal::at(field, "dag-onleesbaar")])),
    };
    let (geboortedatum, uitkering_sinds) = (day("geboortedatum")?, day("uitkering_sinds")?);
    Ok(Persoon {
        voornaam: sent.get("voornaam").to_owned(),
        tussenvoegsel: sent.get("tussenvoegsel").to_owned(),
        achternaam: sent.get("achternaam").to_owned(),
        andere_naam: sent.some("andere_naam"),
        geboortedatum,
        wijk: sent.some("wijk"),
        uitkering: Uitkering::from_word(sent.get("uitkering")),
        uitkering_sinds,
        wachtlijst: Wachtlijst::from_word(sent.get("wachtlijst")),
    })
}

pub async fn register(sent: Sent<Visit>) -> Answer {
    let visit = &sent.from;
    let outcome = match read(&sent) {
        Ok(persoon) => {
            let today = visit.today();
            visit
                .town
                .act(visit.who, sent.daad(), move |state, viewer| {
                    inwoner::register(state, viewer, today, today, None, &persoon)
                })
                .await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(acted) => {
            let made = acted
                .nrs
                .map(|(first, _)| {
                    visit.town.ask(visit.who, |state, viewer| inwoner::registered_at(state, viewer, first))
                })
                .transpose()?;
            to(&made.map_or(visit.at("/inwoners"), |id| visit.at(format_args!("/inwoner/{id}?gedaan=inwoner"))))
        }
        Err(Error::Refused(refusals)) => refused(&new_page(visit, |form| {
            sent.keep_in(form);
            visit.refuse(form, &refusals, |name| name);
        })?),
        Err(other) => Err(other.into()),
    }
}

fn edit_page(visit: &Visit, id: InwonerId, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let card = visit.town.ask(visit.who, |state, viewer| {
        // Who reads a dossier does not always write in it.
        if inwoner::may_describe(state, viewer, id) { inwoner::card(state, viewer, id) } else { Err(Hidden) }
    })?;
    let mut form = form(visit, visit.at(format_args!("/inwoner/{id}/gegevens")), false);
    form.set("voornaam", &*card.naam.voornaam)
        .set("tussenvoegsel", &*card.naam.tussenvoegsel)
        .set("achternaam", &*card.naam.achternaam);
    form.set("andere_naam", card.andere_naam.as_deref().unwrap_or_default());
    form.set("geboortedatum", card.geboortedatum.map(|day| day.to_string()).unwrap_or_default());
    form.set("wijk", card.wijk.as_deref().unwrap_or_default());
    form.set("uitkering_sinds", card.uitkering_sinds.map(|day| day.to_string()).unwrap_or_default());
    form.set("uitkering", card.uitkering.map_or("", Uitkering::word))
        .set("wachtlijst", card.wachtlijst.map_or("", Wachtlijst::word));
    change(&mut form);
    let crumb = Link::new(visit.at(format_args!("/inwoner/{id}")), shown_name(&visit.t, &card.naam, id));
    Ok(form_page(visit, "gegevens-edit", vec![crumb], form))
}

pub async fn edit(visit: Visit, Path((_, id)): Path<(String, u32)>) -> Answer {
    page(&edit_page(&visit, InwonerId(id), |_| ())?)
}

pub async fn describe(Path((_, id)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, inwoner) = (&sent.from, InwonerId(id));
    let outcome = match read(&sent) {
        Ok(persoon) => {
            let today = visit.today();
            visit
                .town
                .act(visit.who, sent.daad(), move |state, viewer| {
                    inwoner::describe(state, viewer, inwoner, today, today, &persoon)
                })
                .await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(_) => to(&visit.at(format_args!("/inwoner/{id}?gedaan=gegevens"))),
        Err(Error::Refused(refusals)) => refused(&edit_page(visit, inwoner, |form| {
            sent.keep_in(form);
            visit.refuse(form, &refusals, |name| name);
        })?),
        Err(other) => Err(other.into()),
    }
}

fn assign_page(visit: &Visit, id: InwonerId, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let t = visit.t;
    let (naam, people, now) = visit.town.ask(visit.who, |state, viewer| {
        if !toewijzing::may_assign(state, viewer, id) {
            return Err(Hidden);
        }
        let people = medewerker::list(state, viewer)
            .into_iter()
            .filter(|one| one.rollen.iter().any(|(role, _)| *role == Role::Begeleider));
        let people: Vec<Choice> = people.map(|one| Choice::new(one.id.to_string(), one.naam.to_string())).collect();
        Ok((inwoner::naam(state, viewer, id)?, people, toewijzing::begeleider(state, viewer, id)?))
    })?;
    let inputs = vec![
        Input::new("toewijzen", "begeleider", t.say("begeleider"))
            .select(people)
            .value(now.map(|id| id.to_string()).unwrap_or_default()),
        Input::new("toewijzen", "datum", t.say("traject-from"))
            .kind(crate::form::Kind::Date)
            .value(visit.today().to_string()),
    ];
    let action = visit.at(format_args!("/inwoner/{id}/begeleider"));
    let mut form = Form {
        name: "toewijzen",
        action,
        daad: fresh_daad(),
        inputs,
        submit: t.say("assign").to_owned(),
        ..Form::default()
    };
    change(&mut form);
    let crumb = Link::new(visit.at(format_args!("/inwoner/{id}")), shown_name(&t, &naam, id));
    Ok(form_page(visit, "assign", vec![crumb], form))
}

pub async fn assign_form(visit: Visit, Path((_, id)): Path<(String, u32)>) -> Answer {
    page(&assign_page(&visit, InwonerId(id), |_| ())?)
}

pub async fn assign(Path((_, id)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, inwoner) = (&sent.from, InwonerId(id));
    let refusal = |field, code| Error::Refused(vec![Refusal::at(field, code)]);
    let outcome = match (sent.get("begeleider").parse().map(MedewerkerId), sent.get("datum").parse::<Day>()) {
        (Ok(begeleider), Ok(datum)) => {
            visit
                .town
                .act(visit.who, sent.daad(), move |state, viewer| {
                    toewijzing::assign(state, viewer, inwoner, datum, viewer.today(), begeleider)
                })
                .await
        }
        (Err(_), _) => Err(refusal("begeleider", "kies")),
        (_, Err(_)) => Err(refusal("datum", "dag-onleesbaar")),
    };
    match outcome {
        Ok(_) => to(&visit.at(format_args!("/inwoner/{id}?gedaan=toegewezen"))),
        Err(Error::Refused(refusals)) => refused(&assign_page(visit, inwoner, |form| {
            sent.keep_in(form);
            visit.refuse(form, &refusals, |name| name);
        })?),
        Err(other) => Err(other.into()),
    }
}
