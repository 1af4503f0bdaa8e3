//! Who was there: for a whole group on a day, and for a werkleider everybody who is expected today.

use app::Error;
use askama::Template;
use axum::extract::{Path, Query};
use domain::access::{Role, Viewer};
use domain::groep::{self, Expected, Groep, OnList};
use domain::ids::{GroepId, InwonerId};
use domain::refusal::{Hidden, Refusal};
use domain::state::State;
use domain::time::Day;
use serde::Deserialize;

use super::pages::{aanpak_of, guides};
use super::plaats::own_places;
use crate::dossier::{mend, shown_name};
use crate::form::{Form, Input, Kind, fresh_daad};
use crate::shell::answer::{Answer, Wrong, page, refused, to};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Aside, Empty, Fact, FormPage, Link, Shell};
use crate::tekst::Tekst;

// ── A group on a day ────────────────────────────────────────────────────────────────────────────────────────────────

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The day of the list; today when it cannot be read.
    #[serde(default)]
    dag: String,
}

pub async fn form(visit: Visit, Path((_, which)): Path<(String, u32)>, Query(asked): Query<Asked>) -> Answer {
    let day = asked.dag.parse().unwrap_or(visit.today());
    page(&list_page(&visit, GroepId(which), day, |_| ())?)
}

fn box_of(inwoner: InwonerId) -> String {
    format!("aanwezig-{inwoner}")
}

fn list_page(visit: &Visit, which: GroepId, day: Day, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let t = visit.t;
    if !guides(visit) {
        return Err(Wrong::Hidden);
    }
    let (naam, list) = visit.town.ask(visit.who, |state, viewer| {
        Ok((groep::one(state, viewer, which)?.naam.to_string(), groep::attendance(state, viewer, which, day)))
    })?;
    let mut inputs = vec![Input::new("aanwezig", "datum", t.say("aanwezig-op")).kind(Kind::Date)];
    let name = |one: &OnList| shown_name(&t, &one.naam, one.inwoner);
    let (there, others): (Vec<&OnList>, Vec<&OnList>) = list.iter().partition(|one| one.aanwezig);
    inputs.extend(others.iter().enumerate().map(|(place, one)| {
        let input = Input::new("aanwezig", box_of(one.inwoner), name(one)).kind(Kind::Check).optional();
        if place == 0 { input.heading(t.say("aanwezig-wie")) } else { input }
    }));
    let mut form = Form {
        name: "aanwezig",
        action: visit.at(format_args!("/groepen/{which}/aanwezig")),
        daad: fresh_daad(),
        inputs,
        submit: t.say("aanwezig-record").into(),
        paper: Some(format!("{naam}, {}", t.date_full(day.date()))),
        ..Form::default()
    };
    form.set("datum", day.to_string());
    change(&mut form);
    let facts = there.iter().map(|one| Fact::new(name(one), t.say("aanwezig-was-er"))).collect();
    let aside = Aside { title: t.with("aanwezig-al", "dag", t.date(day.date())), text: String::new(), facts };
    Ok(FormPage {
        t,
        shell: visit.shell(t.say("aanwezig-titel")),
        crumbs: vec![Link::new(visit.at(format_args!("/groepen/{which}")), naam)],
        lead: t.say(if list.is_empty() { "aanwezig-niemand" } else { "aanwezig-lead" }).to_owned(),
        notice: None,
        form,
        asides: if there.is_empty() { Vec::new() } else { vec![aside] },
    })
}

/// The inwoners whose box was ticked.
fn ticked(sent: &Sent<Visit>) -> Vec<InwonerId> {
    let boxes = sent.beginning("aanwezig-").filter(|(_, value)| *value == "ja");
    boxes.filter_map(|(id, _)| id.parse().ok().map(InwonerId)).collect()
}

pub async fn record(Path((_, which)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, groep) = (&sent.from, GroepId(which));
    if !guides(visit) {
        return Err(Wrong::Hidden);
    }
    visit.town.ask(visit.who, |state, viewer| groep::one(state, viewer, groep))?;
    let day = mend::day(&sent, "datum");
    let shown = day.as_ref().copied().unwrap_or(visit.today());
    let outcome = match day {
        Ok(datum) => {
            let who = ticked(&sent);
            let rule = move |state: &State, viewer: &Viewer| {
                groep::attend(state, viewer, groep, (datum, viewer.today()), &who)
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err(unreadable),
    };
    match outcome {
        Ok(_) => to(&visit.at(format_args!("/groepen/{which}?gedaan=aanwezig"))),
        Err(Error::Refused(refusals)) => refused(&list_page(visit, groep, shown, |form| {
            sent.keep_in(form);
            visit.refuse(form, &refusals, |name| name);
        })?),
        Err(other) => Err(other.into()),
    }
}

// ── Who is expected today ───────────────────────────────────────────────────────────────────────────────────────────

/// The people of today at the own service point: a name and a group, and no way on to a dossier.
#[derive(Template, Debug)]
#[template(path = "groep/verwacht.html")]
pub struct VerwachtPage {
    pub t: Tekst,
    pub shell: Shell,
    pub summary: String,
    /// Who was ticked already.
    pub groups: Vec<Expecting>,
    /// A box for everybody else; none when all are there, or nobody is expected.
    pub form: Option<Form>,
    pub empty: Option<Empty>,
}

impl VerwachtPage {
    fn failed(&self) -> bool {
        self.form.as_ref().is_some_and(Form::failed)
    }
}

/// A group with those of whom is known that they are there.
#[derive(Clone, Debug)]
pub struct Expecting {
    pub naam: String,
    /// "Participatiehuis", and "dagen niet vastgelegd" when nobody wrote down the days.
    pub about: String,
    pub people: Vec<String>,
}

pub async fn expected(visit: Visit) -> Answer {
    page(&expected_page(&visit, |_| ())?)
}

fn expected_page(visit: &Visit, change: impl FnOnce(&mut Form)) -> Result<VerwachtPage, Wrong> {
    let (t, today) = (visit.t, visit.today());
    let (groups, inputs, places, count) = visit.town.ask(visit.who, |state, viewer| {
        let all = groep::expected(state, viewer)?;
        let count: usize = all.iter().map(|(_, people)| people.len()).sum();
        let groups = all.iter().map(|(group, people)| expecting(&t, state, viewer, group, people)).collect::<Vec<_>>();
        let inputs: Vec<Input> = all.iter().flat_map(|(group, people)| boxes(&t, group, people)).collect();
        Ok((groups, inputs, own_places(&t, state, viewer), count))
    })?;
    let mut form = Form {
        name: "verwacht",
        action: visit.at("/verwacht"),
        daad: fresh_daad(),
        submit: t.say("aanwezig-record").into(),
        inputs,
        ..Form::default()
    };
    change(&mut form);
    let summary = t.args(
        "verwacht-summary",
        &[("aantal", (count as u32).into()), ("plek", places.into()), ("dag", t.date_full(today.date()).into())],
    );
    Ok(VerwachtPage {
        t,
        shell: visit.shell(t.say("nav-verwacht")),
        summary,
        empty: groups.is_empty().then(|| Empty { text: t.say("verwacht-empty").to_owned(), act: None }),
        groups: groups.into_iter().filter(|group| !group.people.is_empty()).collect(),
        form: (!form.inputs.is_empty()).then_some(form),
    })
}

fn expecting(t: &Tekst, state: &State, viewer: &Viewer, group: &Groep, all: &[Expected]) -> Expecting {
    let aanpak = aanpak_of(t, state, group, viewer.today());
    let sure = all.iter().all(|one| one.sure);
    let there = all.iter().filter(|one| one.aanwezig);
    Expecting {
        naam: group.naam.to_string(),
        about: if sure { aanpak } else { t.with("verwacht-unsure", "aanpak", aanpak) },
        people: there.map(|one| shown_name(t, &one.naam, one.inwoner)).collect(),
    }
}

/// A box for everybody of whom is not known yet that they are there, under the name of the group.
fn boxes(t: &Tekst, group: &Groep, people: &[Expected]) -> Vec<Input> {
    let waited = people.iter().filter(|one| !one.aanwezig).enumerate();
    let sure = people.iter().all(|one| one.sure);
    let heading =
        if sure { group.naam.to_string() } else { t.with("verwacht-misschien", "groep", group.naam.to_string()) };
    waited
        .map(|(place, one)| {
            let name = format!("aanwezig-{}-{}", one.groep, one.inwoner);
            let input = Input::new("verwacht", name, shown_name(t, &one.naam, one.inwoner));
            let input = input.kind(Kind::Check).optional();
            if place == 0 { input.heading(heading.clone()) } else { input }
        })
        .collect()
}

/// Everybody who was ticked, in one act over all groups.
pub async fn seen_today(sent: Sent<Visit>) -> Answer {
    let visit = &sent.from;
    if visit.who.role != Role::Werkleider {
        return Err(Wrong::Hidden);
    }
    let mut groups: std::collections::BTreeMap<GroepId, Vec<InwonerId>> = std::collections::BTreeMap::new();
    for (pair, _) in sent.beginning("aanwezig-").filter(|(_, value)| *value == "ja") {
        let ids = pair.split_once('-').and_then(|(groep, who)| Some((groep.parse().ok()?, who.parse().ok()?)));
        let (groep, inwoner): (u32, u32) = ids.ok_or(Hidden)?;
        groups.entry(GroepId(groep)).or_default().push(InwonerId(inwoner));
    }
    let rule = move |state: &State, viewer: &Viewer| {
        if groups.is_empty() {
            return Err(Refusal::new("niemand-aangevinkt").into());
        }
        let days = (viewer.today(), viewer.today());
        let each = groups.iter().map(|(groep, who)| groep::attend(state, viewer, *groep, days, who));
        each.collect::<Result<Vec<_>, _>>().map(|all| all.into_iter().flatten().collect())
    };
    match visit.town.act(visit.who, sent.daad(), rule).await {
        Ok(_) => to(&visit.at("/verwacht?gedaan=aanwezig")),
        Err(Error::Refused(refusals)) => refused(&expected_page(visit, |form| {
            sent.keep_in(form);
            visit.refuse(form, &refusals, |name| name);
        })?),
        Err(other) => Err(other.into()),
    }
}
