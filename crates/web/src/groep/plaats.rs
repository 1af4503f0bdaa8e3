//! Where and on which days a group meets, and the places of a werkleider.

use app::Error;
use axum::extract::Path;
use domain::aanpak;
use domain::access::Viewer;
use domain::groep::{self, Weekdag};
use domain::ids::GroepId;
use domain::refusal::Hidden;
use domain::state::State;

use crate::dossier::mend;
use crate::form::{Choice, Form, Input, Kind, fresh_daad};
use crate::shell::answer::{Answer, Wrong, page, refused, to};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Fact, FormPage, Link};
use crate::tekst::{Tekst, capital};

// ── Where a group meets ─────────────────────────────────────────────────────────────────────────────────────────────

pub async fn form(visit: Visit, Path((_, which)): Path<(String, u32)>) -> Answer {
    page(&place_page(&visit, GroepId(which), |_| ())?)
}

fn place_page(visit: &Visit, which: GroepId, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let (t, lang) = (visit.t, visit.t.lang());
    let (naam, places, now) = visit.town.ask(visit.who, |state, viewer| {
        if !groep::may_place(viewer) {
            return Err(Hidden);
        }
        let group = groep::one(state, viewer, which)?;
        let content = aanpak::in_force(state, group.aanpak, viewer.today());
        let places = content.map(|content| content.vestigingen.iter()).into_iter().flatten();
        let places: Vec<Choice> = places.map(|one| Choice::new(&one.code, one.naam.in_language(lang))).collect();
        Ok((group.naam.to_string(), places, groep::plaats(state, viewer, which)?))
    })?;
    let mut inputs = Vec::new();
    if !places.is_empty() {
        let anywhere = Choice::new("", t.say("groep-place-anywhere"));
        let places = std::iter::once(anywhere).chain(places).collect();
        inputs.push(Input::new("plaats", "vestiging", t.say("groep-place")).select(places).optional());
    }
    inputs.extend(Weekdag::ALL.map(|day| {
        let input = Input::new("plaats", day.word(), capital(t.say(&format!("weekdag-{}", day.word()))));
        let input = input.kind(Kind::Check).optional();
        if day == Weekdag::Maandag { input.heading(t.say("groep-days")) } else { input }
    }));
    inputs.push(Input::new("plaats", "datum", t.say("traject-from")).kind(Kind::Date));
    let action = visit.at(format_args!("/groepen/{which}/plaats"));
    let submit = t.say("groep-place-record").into();
    let mut form = Form { name: "plaats", action, daad: fresh_daad(), inputs, submit, ..Form::default() };
    form.set("datum", visit.today().to_string());
    if let Some(now) = now {
        form.set("vestiging", now.vestiging.as_deref().unwrap_or_default());
        for day in now.dagen {
            form.set(day.word(), "ja");
        }
    }
    change(&mut form);
    let crumb = Link::new(visit.at(format_args!("/groepen/{which}")), naam);
    let shell = visit.shell(t.say("groep-place-title"));
    let lead = t.say("groep-place-lead").to_owned();
    Ok(FormPage { t, shell, crumbs: vec![crumb], lead, notice: None, form, asides: Vec::new() })
}

pub async fn record(Path((_, which)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, groep) = (&sent.from, GroepId(which));
    // Who may not say it is not told what is wrong with the form either.
    visit.town.ask(visit.who, |state, viewer| {
        if groep::may_place(viewer) { groep::one(state, viewer, groep).map(|_| ()) } else { Err(Hidden) }
    })?;
    let dagen: Vec<Weekdag> = Weekdag::ALL.into_iter().filter(|day| sent.get(day.word()) == "ja").collect();
    let vestiging = sent.some("vestiging");
    let outcome = match mend::day(&sent, "datum") {
        Ok(datum) => {
            let rule = move |state: &State, viewer: &Viewer| {
                groep::meet_at(state, viewer, groep, (datum, viewer.today()), vestiging.as_deref(), &dagen)
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err(unreadable),
    };
    match outcome {
        Ok(_) => to(&visit.at(format_args!("/groepen/{which}?gedaan=plaats"))),
        Err(Error::Refused(refusals)) => refused(&place_page(visit, groep, |form| {
            sent.keep_in(form);
            visit.refuse(form, &refusals, |name| name);
        })?),
        Err(other) => Err(other.into()),
    }
}

/// Where the group meets, as a line among what is known of it.
pub(super) fn fact(t: &Tekst, state: &State, viewer: &Viewer, group: &groep::Groep) -> Option<Fact> {
    let plaats = groep::plaats(state, viewer, group.id).ok().flatten()?;
    let content = aanpak::in_force(state, group.aanpak, viewer.today());
    let named = plaats.vestiging.as_deref().map(|code| {
        let known = content.and_then(|content| content.vestigingen.iter().find(|one| one.code == code));
        known.map_or(code.to_owned(), |one| one.naam.in_language(t.lang()).to_owned())
    });
    let days: Vec<&str> = plaats.dagen.iter().map(|day| t.say(&format!("weekdag-{}", day.word()))).collect();
    let parts: Vec<String> = named.into_iter().chain((!days.is_empty()).then(|| days.join(", "))).collect();
    (!parts.is_empty()).then(|| Fact::new(t.say("groep-place"), parts.join(": ")))
}

/// "De Cirkel, Almere Haven"
pub(super) fn own_places(t: &Tekst, state: &State, viewer: &Viewer) -> String {
    let named = |(slug, vestiging): groep::Point| {
        let Some(slug) = slug else { return t.say("all-aanpakken").to_owned() };
        let Some(content) = aanpak::by_slug(state, &slug, viewer.today()) else { return slug.to_string() };
        let naam = content.naam.in_language(t.lang());
        let place = vestiging.and_then(|code| content.vestigingen.iter().find(|one| *one.code == *code));
        place.map_or(naam.to_owned(), |place| format!("{naam}, {}", place.naam.in_language(t.lang())))
    };
    groep::own_points(state, viewer).into_iter().map(named).collect::<Vec<_>>().join("; ")
}
