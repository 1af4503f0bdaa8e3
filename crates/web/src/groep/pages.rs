//! Which groups there are, and one of them with its members.

use app::Error;
use axum::extract::{Path, Query};
use domain::aanpak;
use domain::access::{Role, Viewer};
use domain::groep::{self, Deelname, Groep};
use domain::ids::{GroepId, InwonerId};
use domain::inwoner::Naam;
use domain::refusal::{Hidden, Refusal};
use domain::state::State;
use domain::time::Day;
use serde::Deserialize;

use super::view::{GroepPage, GroepenPage, Member, Row, join_inputs, soort_key, uitkomst_key};
use crate::caseload::view::Filter;
use crate::dossier::{mend, shown_name};
use crate::form::{Choice, Form, Input, fresh_daad};
use crate::shell::answer::{Answer, Wrong, page, refused, to};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Empty, Fact, Link};
use crate::tekst::Tekst;

/// A group without members that began longer ago than this is over.
const FRESH: i32 = 28;
/// So many names fit in a list to choose from; who guides more looks somebody up first.
const MOST_TO_CHOOSE: usize = 500;

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    pub toon: String,
}

// ── All groups ──────────────────────────────────────────────────────────────────────────────────────────────────────

pub async fn list(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let (t, today) = (visit.t, visit.today());
    let past = asked.toon == "eerder";
    let (all, may_open) =
        visit.town.ask(visit.who, |state, viewer| Ok((rows(&visit, state, viewer)?, groep::may_open(viewer))))?;
    let runs = |group: &Groep, members: usize| members > 0 || group.start > today.plus(-FRESH);
    let (now, over): (Vec<_>, Vec<_>) = all.into_iter().partition(|(group, members, _)| runs(group, *members));
    let filter = |key: &str, count: usize, toon: &str, current| Filter {
        label: t.say(key).to_owned(),
        count: Some(count.to_string()),
        href: visit.at(format_args!("/groepen{toon}")),
        current,
    };
    let filters =
        vec![filter("groepen-now", now.len(), "", !past), filter("groepen-past", over.len(), "?toon=eerder", past)];
    let add = may_open.then(|| Link::new(visit.at("/groepen/nieuw"), t.say("groep-open")));
    let rows: Vec<Row> = if past { over } else { now }.into_iter().rev().map(|(.., row)| row).collect();
    page(&GroepenPage {
        t,
        shell: visit.shell(t.say("nav-groepen")),
        summary: t.with("groepen-summary", "dag", t.date_full(today.date())),
        empty: rows.is_empty().then(|| Empty {
            text: t.say(if past { "groepen-past-empty" } else { "groepen-empty" }).to_owned(),
            act: None,
        }),
        add,
        filters,
        rows,
    })
}

fn rows(visit: &Visit, state: &State, viewer: &Viewer) -> Result<Vec<(Groep, usize, Row)>, Hidden> {
    let t = visit.t;
    let row = |group: &Groep, members: usize| Row {
        link: Link::new(visit.at(format_args!("/groepen/{}", group.id)), &*group.naam),
        soort: t.with2(
            "groep-soort-aanpak",
            ("soort", crate::tekst::capital(t.say(soort_key(group.soort)))),
            ("aanpak", aanpak_of(&t, state, group, visit.today())),
        ),
        start: t.date(group.start.date()),
        size: size(&t, state, group, members, visit.today()),
    };
    let all = groep::list(state, viewer)?.into_iter();
    Ok(all.map(|(group, members)| (group.clone(), members, row(&group, members))).collect())
}

pub(super) fn aanpak_of(t: &Tekst, state: &State, group: &Groep, today: Day) -> String {
    let content = aanpak::in_force(state, group.aanpak, today);
    content.map_or_else(
        || state.codes().word(group.aanpak).to_string(),
        |content| content.naam.in_language(t.lang()).to_owned(),
    )
}

fn size(t: &Tekst, state: &State, group: &Groep, members: usize, today: Day) -> String {
    match group.maximum(state, today) {
        Some(most) => t.with2("groep-size-of", ("aantal", members as u32), ("maximum", u32::from(most))),
        None => t.with("groep-size", "aantal", members as u32),
    }
}

// ── One group ───────────────────────────────────────────────────────────────────────────────────────────────────────

pub async fn show(visit: Visit, Path((_, which)): Path<(String, u32)>) -> Answer {
    page(&group_page(&visit, GroepId(which), |_| ())?)
}

/// Everything about one group that this reader may know.
struct Known {
    group: Groep,
    count: usize,
    facts: Vec<Fact>,
    members: Vec<(Naam, Deelname)>,
    candidates: Vec<(Naam, InwonerId)>,
    may_open: bool,
}

fn look(visit: &Visit, state: &State, viewer: &Viewer, which: GroepId) -> Result<Known, Hidden> {
    let (t, today) = (visit.t, visit.today());
    let group = groep::one(state, viewer, which)?;
    let count = groep::taking_part(state, viewer, which)?;
    let mut facts = vec![
        Fact::new(t.say("groep-soort"), crate::tekst::capital(t.say(soort_key(group.soort)))),
        Fact::new(t.say("traject-aanpak"), aanpak_of(&t, state, &group, today)),
        Fact::new(t.say("groep-start"), t.date(group.start.date())),
        Fact::new(t.say("groep-members"), size(&t, state, &group, count, today)),
    ];
    facts.extend(super::plaats::fact(&t, state, viewer, &group));
    let members = groep::members(state, viewer, which);
    let candidates = if guides(visit) { groep::candidates(state, viewer, which) } else { Vec::new() };
    Ok(Known { group, count, facts, members, candidates, may_open: groep::may_open(viewer) })
}

/// Who guides somebody or leads a project says who takes part; others read which groups there are.
pub(super) fn guides(visit: &Visit) -> bool {
    matches!(visit.who.role, Role::Begeleider | Role::Coordinator)
}

fn group_page(visit: &Visit, which: GroepId, change: impl FnOnce(&mut Form)) -> Result<GroepPage, Wrong> {
    let (t, today) = (visit.t, visit.today());
    let known = visit.town.ask(visit.who, |state, viewer| look(visit, state, viewer, which))?;
    let guides = guides(visit);
    let fits = (1..=MOST_TO_CHOOSE).contains(&known.candidates.len());
    let mut join = (guides && fits).then(|| join_form(visit, &known));
    if let Some(form) = &mut join {
        change(form);
    }
    let elsewhere = if known.candidates.is_empty() { "groep-nobody-to-add" } else { "groep-add-elsewhere" };
    let seen = known.members.iter().filter(|(_, one)| one.runs_on(today)).count();
    let others = known.count.saturating_sub(seen);
    let naam = known.group.naam.to_string();
    Ok(GroepPage {
        t,
        shell: visit.shell(naam.clone()),
        back: Link::new(visit.at("/groepen"), t.say("nav-groepen")),
        title: naam,
        facts: known.facts,
        edits: if known.may_open { edits(visit, which) } else { Vec::new() },
        empty: known.members.is_empty().then(|| Empty { text: t.say("groep-no-members").to_owned(), act: None }),
        members: known.members.iter().map(|(naam, one)| member(visit, naam, one, guides)).collect(),
        others: (others > 0).then(|| t.with("groep-others", "aantal", others as u32)),
        elsewhere: (guides && !fits).then(|| t.say(elsewhere).to_owned()),
        join,
    })
}

fn edits(visit: &Visit, which: GroepId) -> Vec<Link> {
    let link = |path: &str, key| Link::new(visit.at(format_args!("/groepen/{which}/{path}")), visit.t.say(key));
    vec![link("aanwezig", "aanwezig-titel"), link("plaats", "groep-place-edit"), link("wijzigen", "groep-edit")]
}

fn member(visit: &Visit, naam: &Naam, one: &Deelname, guides: bool) -> Member {
    let t = visit.t;
    let (id, groep) = (one.inwoner, one.groep);
    let name = shown_name(&t, naam, id);
    let act = match one.einde {
        None => Link::new(visit.at(format_args!("/inwoner/{id}/groep/{groep}/einde")), t.say("deelname-end")),
        Some(einde) => Link::new(visit.at(format_args!("/inwoner/{id}/groep/{groep}/{}", einde.nr)), t.say("correct")),
    };
    Member {
        link: Link::new(visit.at(format_args!("/inwoner/{id}")), name),
        since: t.date(one.start.date()),
        now: now(&t, one),
        act: guides.then_some(act),
    }
}

/// "doet mee", or how and when it ended.
pub(crate) fn now(t: &Tekst, one: &Deelname) -> String {
    match one.einde {
        None => t.say("deelname-runs").to_owned(),
        Some(einde) => {
            let (uitkomst, dag) = (t.say(uitkomst_key(einde.uitkomst)), t.date(einde.dag.date()));
            t.with2("deelname-ended", ("uitkomst", uitkomst), ("dag", dag))
        }
    }
}

fn join_form(visit: &Visit, known: &Known) -> Form {
    let t = visit.t;
    let people = known.candidates.iter().map(|(naam, id)| Choice::new(id.to_string(), shown_name(&t, naam, *id)));
    let people = std::iter::once(Choice::new("", t.say("choose-one"))).chain(people).collect();
    let mut inputs = vec![Input::new("deelname", "inwoner", t.say("deelname-wie")).select(people)];
    inputs.extend(join_inputs(&t, "deelname"));
    let mut form = Form {
        name: "deelname",
        action: visit.at(format_args!("/groepen/{}/deelname", known.group.id)),
        daad: fresh_daad(),
        inputs,
        submit: t.say("deelname-record").into(),
        ..Form::default()
    };
    form.set("datum", visit.today().to_string());
    form
}

/// Somebody whom the reader guides begins in this group.
pub async fn join(Path((_, which)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, asked_groep) = (&sent.from, GroepId(which));
    if !guides(visit) {
        return Err(Wrong::Hidden);
    }
    visit.town.ask(visit.who, |state, viewer| groep::one(state, viewer, asked_groep))?;
    let nobody = || Error::Refused(vec![Refusal::at("inwoner", "kies")]);
    let outcome = match (sent.get("inwoner").parse().map(InwonerId), mend::day(&sent, "datum")) {
        (Ok(inwoner), Ok(datum)) => {
            let afwijking = sent.some("afwijking");
            let rule = move |state: &State, viewer: &Viewer| {
                groep::join(state, viewer, inwoner, asked_groep, datum, viewer.today(), afwijking.as_deref())
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        (Err(_), _) => Err(nobody()),
        (_, Err(unreadable)) => Err(unreadable),
    };
    match outcome {
        Ok(_) => to(&visit.at(format_args!("/groepen/{which}?gedaan=deelname"))),
        Err(Error::Refused(refusals)) => refused(&group_page(visit, asked_groep, |form| {
            sent.keep_in(form);
            form.daad = sent.some("daad").unwrap_or_else(fresh_daad);
            visit.refuse(form, &refusals, |name| if name == "groep" { "inwoner" } else { name });
        })?),
        Err(other) => Err(other.into()),
    }
}
