//! The quick forms beside the dossier: contact, stap, succes, belofte and meting. One is open at a time without a script;
//! with it each has a key. A form that is refused comes back on a page of its own, with what was typed.

use domain::aanpak::content::{Onderdeel, PlanStijl};
use domain::access::Viewer;
use domain::ids::InwonerId;
use domain::inwoner::{self, Naam};
use domain::plan;
use domain::refusal::Hidden;
use domain::state::State;
use domain::traject::Traject;

use super::blank::{self, Blank};
use super::{called, guided_by};
use crate::belofte::make::{self, Which};
use crate::form::Form;
use crate::meting::pages::short_form;
use crate::plan::stap::agree_blank;
use crate::shell::Link;
use crate::shell::visit::Visit;

/// One of them, folded.
#[derive(Clone, Debug)]
pub struct Snel {
    /// The anchor is `<name>-vak`.
    pub name: &'static str,
    pub icon: &'static str,
    pub key: &'static str,
    pub label: String,
    pub form: Form,
    /// Who can read what is written here.
    pub readers: Option<String>,
    /// "Alle vragen": the long form, where there is one.
    pub more: Option<Link>,
    pub open: bool,
}

/// Those that this viewer may use and that the aanpak has; the contact comes before them.
pub(super) fn forms(
    visit: &Visit,
    state: &State,
    viewer: &Viewer,
    id: InwonerId,
    trajecten: &[Traject],
) -> Result<Vec<Snel>, Hidden> {
    let t = visit.t;
    let naam = inwoner::naam(state, viewer, id)?;
    let calls = called(&t, &naam);
    let readers = |key: &str| Some(t.with(key, "naam", calls.clone()));
    // The page has its own first act: a form that is folded never shouts.
    let folded = |name, icon, key, label: &str, form, readers| {
        let form = Form { quiet: true, ..form };
        Snel { name, icon, key, label: t.say(label).to_owned(), form, readers, more: None, open: false }
    };
    let quick = |blank: Blank| blank::quick_form(visit, id, blank);
    let stap = step(visit, state, viewer, id, (trajecten, naam))?;
    let stap = stap.map(|blank| folded("stap", "vink", "s", "stap", quick(blank), readers("snel-readers-plan")));
    let succes = crate::succes::blank_form(&t, state, viewer, id).ok();
    let succes = succes.map(|blank| folded("succes", "ster", "u", "succes", quick(blank), readers("snel-readers-own")));
    let belofte = make::make_blank(visit, state, viewer, id, Which::Belofte).ok();
    let belofte =
        belofte.map(|blank| folded("belofte", "wissel", "b", "belofte", quick(blank), readers("snel-readers-plan")));
    let meting = short_form(visit, state, viewer, id).ok();
    let meting = meting.map(|form| Snel {
        more: Some(Link::new(visit.at(format_args!("/inwoner/{id}/meting")), t.say("snel-meting-more"))),
        ..folded("meting", "trap", "m", "subject-meting", form, None)
    });
    Ok([stap, succes, belofte, meting].into_iter().flatten().collect())
}

/// Only for who writes in a plan that is kept.
fn step(
    visit: &Visit,
    state: &State,
    viewer: &Viewer,
    id: InwonerId,
    (trajecten, naam): (&[Traject], Naam),
) -> Result<Option<Blank>, Hidden> {
    let kept = guided_by(state, trajecten, visit.today(), Onderdeel::Plan).map(|(_, content)| content);
    let kept = kept.filter(|content| content.plan != PlanStijl::Geen && plan::may_write(state, viewer, id));
    let Some(content) = kept else { return Ok(None) };
    let known = plan::of(state, viewer, id)?;
    agree_blank(&visit.t, state, viewer, id, (content, &known, naam)).map(Some)
}
