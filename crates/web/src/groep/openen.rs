//! Beginning a group, correcting what is known of it, taking it back.

use app::Error;
use axum::extract::Path;
use domain::aanpak;
use domain::access::Viewer;
use domain::groep::{self, Groep, Open, Soort};
use domain::ids::GroepId;
use domain::refusal::{Hidden, Refusal};
use domain::state::State;

use super::pages::aanpak_of;
use super::view::{open_inputs, soort_key};
use crate::dossier::mend::{self, Mending};
use crate::dossier::view::CorrectionPage;
use crate::form::{Choice, Form, Input, fresh_daad};
use crate::shell::answer::{Answer, Wrong, page, refused, to};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Fact, FormPage, Link};

/// The form to begin a group.
pub async fn form(visit: Visit) -> Answer {
    page(&open_page(&visit, |_| ())?)
}

/// The fields, with the aanpakken and the kinds of group that this gemeente has.
fn inputs(visit: &Visit, name: &'static str) -> Result<Vec<Input>, Wrong> {
    let (t, lang) = (visit.t, visit.t.lang());
    let inputs = visit.town.ask(visit.who, |state, viewer| {
        if !groep::may_open(viewer) {
            return Err(Hidden);
        }
        let contents = aanpak::list(state);
        let soorten: Vec<Soort> =
            Soort::ALL.into_iter().filter(|soort| contents.iter().any(|content| content.has(soort.part()))).collect();
        let with_groups = contents.iter().filter(|content| soorten.iter().any(|soort| content.has(soort.part())));
        let aanpakken = with_groups.map(|content| Choice::new(&content.slug, content.naam.in_language(lang)));
        Ok(open_inputs(&t, name, aanpakken.collect(), &soorten))
    })?;
    Ok(inputs)
}

fn open_page(visit: &Visit, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let t = visit.t;
    let mut form = Form {
        name: "groep",
        action: visit.at("/groepen/nieuw"),
        daad: fresh_daad(),
        inputs: inputs(visit, "groep")?,
        submit: t.say("groep-open").into(),
        ..Form::default()
    };
    form.set("start", visit.today().to_string());
    if let Some(aanpak) = form.input("aanpak").and_then(|input| input.choices.first().cloned()) {
        form.set("aanpak", aanpak.value);
    }
    change(&mut form);
    let crumb = Link::new(visit.at("/groepen"), t.say("nav-groepen"));
    let (shell, lead) = (visit.shell(t.say("groep-open")), t.say("groep-open-lead").to_owned());
    Ok(FormPage { t, shell, crumbs: vec![crumb], lead, notice: None, form, asides: Vec::new() })
}

/// Reads what was typed; the fase is that of the aanpak which has such groups, or the one it had.
fn read(sent: &Sent<Visit>, fase: Option<String>) -> Result<Open, Error> {
    let soort = Soort::from_word(sent.get("soort")).ok_or_else(|| Refusal::at("soort", "kies"));
    match (soort, mend::day(sent, "start")) {
        (Ok(soort), Ok(start)) => {
            let (aanpak, naam) = (sent.get("aanpak").to_owned(), sent.get("naam").to_owned());
            Ok(Open { aanpak, soort, naam, start, fase })
        }
        (Err(kind), Err(Error::Refused(day))) => Err(Error::Refused(std::iter::once(kind).chain(day).collect())),
        (Err(kind), Ok(_)) => Err(Error::Refused(vec![kind])),
        (_, Err(unreadable)) => Err(unreadable),
    }
}

pub async fn open(sent: Sent<Visit>) -> Answer {
    let visit = &sent.from;
    if !visit.town.ask(visit.who, |_, viewer| Ok(groep::may_open(viewer)))? {
        return Err(Wrong::Hidden);
    }
    let outcome = match read(&sent, None) {
        Ok(asked) => {
            let rule = move |state: &State, viewer: &Viewer| {
                groep::open(state, viewer, viewer.today(), viewer.today(), &asked)
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err(unreadable),
    };
    match outcome {
        Ok(acted) => {
            let first = acted.nrs.map(|(first, _)| first);
            let opened = visit.town.ask(visit.who, |state, _| Ok(first.and_then(|nr| groep::opened_at(state, nr))))?;
            let which = opened.map(|groep| format!("/{groep}")).unwrap_or_default();
            to(&visit.at(format_args!("/groepen{which}?gedaan=groep")))
        }
        Err(Error::Refused(refusals)) => refused(&open_page(visit, |form| {
            sent.keep_in(form);
            form.daad = sent.some("daad").unwrap_or_else(fresh_daad);
            visit.refuse(form, &refusals, |name| name);
        })?),
        Err(other) => Err(other.into()),
    }
}

// ── Corrections ─────────────────────────────────────────────────────────────────────────────────────────────────────

/// The page to correct what is known of a group, or to take it back.
pub async fn correction(visit: Visit, Path((_, which)): Path<(String, u32)>) -> Answer {
    page(&correction_page(&visit, GroepId(which))?)
}

fn known(visit: &Visit, which: GroepId) -> Result<Groep, Wrong> {
    let group = visit.town.ask(visit.who, |state, viewer| {
        if groep::may_open(viewer) { groep::one(state, viewer, which) } else { Err(Hidden) }
    })?;
    Ok(group)
}

fn correction_page(visit: &Visit, which: GroepId) -> Result<CorrectionPage, Wrong> {
    let t = visit.t;
    let group = known(visit, which)?;
    let aanpak = visit.town.ask(visit.who, |state, _| {
        Ok((state.codes().word(group.aanpak).to_string(), aanpak_of(&t, state, &group, visit.today())))
    })?;
    let mending = Mending {
        title: "groep-correct",
        address: visit.at(format_args!("/groepen/{which}/wijzigen")),
        original: vec![
            Fact::new(t.say("groep-naam"), &*group.naam),
            Fact::new(t.say("groep-soort"), crate::tekst::capital(t.say(soort_key(group.soort)))),
            Fact::new(t.say("traject-aanpak"), aanpak.1),
            Fact::new(t.say("groep-start"), t.date(group.start.date())),
        ],
        inputs: inputs(visit, "correctie")?,
        withdraw: ("groep-withdraw-label", "groep-withdraw"),
    };
    let crumb = Link::new(visit.at(format_args!("/groepen/{which}")), &*group.naam);
    let mut page = mend::correction_page(visit, crumb, mending);
    page.form.gezien = group.nr.to_string();
    page.form.set("aanpak", aanpak.0).set("soort", group.soort.word());
    page.form.set("naam", &*group.naam).set("start", group.start.to_string());
    if let Some(withdraw) = &mut page.withdraw {
        withdraw.form.gezien = group.nr.to_string();
    }
    Ok(page)
}

pub async fn correct(Path((_, which)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, which) = (&sent.from, GroepId(which));
    let group = known(visit, which)?;
    let fase = visit.town.ask(visit.who, |state, _| Ok(group.fase.map(|code| state.codes().word(code).to_string())))?;
    let same_kind = sent.get("soort") == group.soort.word();
    let why = sent.get("waarom").to_owned();
    // The version that the reader saw: when somebody corrected it since, that is told.
    let nr = sent.gezien().unwrap_or(group.nr);
    let outcome = match read(&sent, fase.filter(|_| same_kind)) {
        Ok(asked) => {
            let rule = move |state: &State, viewer: &Viewer| {
                let today = viewer.today();
                groep::correct_open(state, viewer, nr, today, today, &asked, &why)
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err(unreadable),
    };
    let back = visit.at(format_args!("/groepen/{which}?gedaan=correctie"));
    mend::corrected(&sent, &back, outcome, || correction_page(visit, which))
}

pub async fn withdraw(Path((_, which)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, which) = (&sent.from, GroepId(which));
    let group = known(visit, which)?;
    let (nr, why) = (sent.gezien().unwrap_or(group.nr), sent.get("waarom").to_owned());
    let rule = move |state: &State, viewer: &Viewer| groep::withdraw(state, viewer, nr, &why);
    let outcome = visit.town.act(visit.who, sent.daad(), rule).await;
    let back = visit.at("/groepen?gedaan=ingetrokken");
    mend::withdrawn(&sent, &back, outcome, || correction_page(visit, which))
}
