//! The regie goes over to another regisseur.

use app::Error;
use axum::extract::Path;
use domain::access::{Role, Viewer};
use domain::ids::{InwonerId, MedewerkerId};
use domain::refusal::{Hidden, Refusal};
use domain::state::State;
use domain::{aanmelding, inwoner, medewerker};

use crate::dossier::{mend, shown_name};
use crate::form::{Choice, Form, Input, Kind, fresh_daad};
use crate::shell::answer::{Answer, Wrong, page, refused, to};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{FormPage, Link};

pub async fn form(visit: Visit, Path((_, id)): Path<(String, u32)>) -> Answer {
    page(&regie_page(&visit, InwonerId(id), |_| ())?)
}

fn regie_page(visit: &Visit, id: InwonerId, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let t = visit.t;
    let (naam, people) = visit.town.ask(visit.who, |state, viewer| {
        if !aanmelding::may_hand_over(state, viewer, id) {
            return Err(Hidden);
        }
        let now = aanmelding::regisseur(state, viewer, id)?;
        let keeps = |one: &medewerker::Medewerker| one.rollen.iter().any(|(role, _)| *role == Role::Regisseur);
        let others = medewerker::list(state, viewer).into_iter().filter(|one| Some(one.id) != now && keeps(one));
        let people: Vec<Choice> = others.map(|one| Choice::new(one.id.to_string(), one.naam.to_string())).collect();
        Ok((inwoner::naam(state, viewer, id)?, people))
    })?;
    let people = std::iter::once(Choice::new("", t.say("choose-one"))).chain(people).collect();
    let inputs = vec![
        Input::new("regie", "regisseur", t.say("regie-to")).select(people),
        Input::new("regie", "reden", t.say("aanmelding-waarom")).hint(t.say("aanmelding-waarom-hint")),
        Input::new("regie", "datum", t.say("traject-from")).kind(Kind::Date).value(visit.today().to_string()),
    ];
    let action = visit.at(format_args!("/inwoner/{id}/regie"));
    let submit = t.say("regie-hand-over").into();
    let mut form = Form { name: "regie", action, daad: fresh_daad(), inputs, submit, ..Form::default() };
    change(&mut form);
    let crumb = Link::new(visit.at(format_args!("/inwoner/{id}")), shown_name(&t, &naam, id));
    let (shell, lead) = (visit.shell(t.say("regie-hand-over")), t.say("regie-lead").to_owned());
    Ok(FormPage { t, shell, crumbs: vec![crumb], lead, notice: None, form, asides: Vec::new() })
}

pub async fn hand_over(Path((_, id)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, inwoner) = (&sent.from, InwonerId(id));
    // Who may not hand it over is not told what is wrong with the form either.
    if !visit.town.ask(visit.who, |state, viewer| Ok(aanmelding::may_hand_over(state, viewer, inwoner)))? {
        return Err(Wrong::Hidden);
    }
    let reden = sent.get("reden").to_owned();
    let outcome = match (sent.get("regisseur").parse().map(MedewerkerId), mend::day(&sent, "datum")) {
        (Ok(regisseur), Ok(datum)) => {
            let rule = move |state: &State, viewer: &Viewer| {
                aanmelding::hand_over(state, viewer, inwoner, (datum, viewer.today()), regisseur, &reden)
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        (Err(_), _) => Err(Error::Refused(vec![Refusal::at("regisseur", "kies")])),
        (_, Err(unreadable)) => Err(unreadable),
    };
    match outcome {
        // Whoever gave the regie away sees the dossier no longer.
        Ok(_) if visit.who.role == Role::Regisseur => to(&visit.at("/aanmeldingen?gedaan=regie")),
        Ok(_) => to(&visit.at(format_args!("/inwoner/{id}?gedaan=regie"))),
        Err(Error::Refused(refusals)) => refused(&regie_page(visit, inwoner, |form| {
            sent.keep_in(form);
            visit.refuse(form, &refusals, |name| name);
        })?),
        Err(other) => Err(other.into()),
    }
}
