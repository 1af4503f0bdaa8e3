//! The fields of the plan, and how they are read.

use domain::aanpak::Content;
use domain::aanpak::content::PlanStijl;
use domain::belemmering;
use domain::ids::{BelemmeringId, DoelId};
use domain::plan::{Doel, DoelSoort, Goal, Hielp, Over, Step, Van, Wie};
use domain::refusal::Refusal;

use crate::dossier::{blank, feiten};
use crate::form::{Choice, Input, Kind};
use crate::shell::visit::{Sent, Visit};
use crate::tekst::{Tekst, capital};

fn said(t: &Tekst, kind: &str, word: &'static str) -> Choice {
    Choice::new(word, capital(t.say(&format!("{kind}-{word}"))))
}

fn chosen<T>(sent: &Sent<Visit>, field: &'static str, from_word: fn(&str) -> Option<T>) -> Result<T, Refusal> {
    from_word(sent.get(field)).ok_or(Refusal::at(field, "kies"))
}

pub(super) fn day(t: &Tekst, form: &'static str, label: &str) -> Input {
    Input::new(form, "datum", t.say(label)).kind(Kind::Date)
}

/// What somebody tells: `wens talent belangrijk`.
pub(super) fn told_inputs(t: &Tekst, form: &'static str) -> Vec<Input> {
    let input = |over: Over| {
        Input::new(form, over.word(), t.say(&format!("plan-{}", over.word())))
            .hint(t.say(&format!("plan-{}-hint", over.word())))
            .optional()
    };
    Over::ALL.map(input).into()
}

/// A doel: `van soort wat trede`.
pub(super) fn goal_inputs(t: &Tekst, form: &'static str, content: &Content) -> Vec<Input> {
    let rung = |trede: &domain::aanpak::content::Trede| {
        let label =
            t.with2("trede-named", ("trede", u32::from(trede.nummer)), ("naam", trede.naam.in_language(t.lang())));
        Choice::new(trede.nummer.to_string(), label)
    };
    let none = std::iter::once(Choice::new("", t.say("doel-geen-trede")));
    vec![
        Input::new(form, "van", t.say("doel-van")).choices(Van::ALL.map(|van| said(t, "doel-van", van.word())).into()),
        Input::new(form, "soort", t.say("doel-soort"))
            .choices(DoelSoort::ALL.map(|soort| said(t, "doel", soort.word())).into()),
        Input::new(form, "wat", t.say("doel-wat")).hint(t.say("doel-wat-hint")).optional(),
        Input::new(form, "trede", t.say("doel-trede"))
            .hint(t.say("doel-trede-hint"))
            .select(none.chain(content.ladder.treden.iter().map(rung)).collect())
            .optional(),
    ]
}

pub(super) fn goal(sent: &Sent<Visit>) -> Result<Goal, Vec<Refusal>> {
    let trede = sent.get("trede").parse().ok();
    match (chosen(sent, "van", Van::from_word), chosen(sent, "soort", DoelSoort::from_word)) {
        (Ok(van), Ok(soort)) => Ok(Goal { van, soort, wat: sent.some("wat"), trede }),
        (van, soort) => Err(van.err().into_iter().chain(soort.err()).collect()),
    }
}

/// How a doel ended: `bereikt toelichting`.
pub(super) fn end_inputs(t: &Tekst, form: &'static str) -> Vec<Input> {
    let choices = vec![said(t, "doel", "bereikt"), said(t, "doel", "losgelaten")];
    vec![
        Input::new(form, "bereikt", t.say("doel-hoe-afgelopen")).choices(choices),
        Input::new(form, "toelichting", t.say("doel-toelichting")).optional(),
    ]
}

pub(super) fn reached(sent: &Sent<Visit>) -> Result<bool, Refusal> {
    match sent.get("bereikt") {
        "bereikt" => Ok(true),
        "losgelaten" => Ok(false),
        _ => Err(Refusal::at("bereikt", "kies")),
    }
}

/// What a stap can hang on.
pub(super) struct Threads<'a> {
    pub doelen: &'a [Doel],
    /// Each with what it is called.
    pub belemmeringen: &'a [(BelemmeringId, String)],
}

/// A stap: `wat wie dag doel belemmering`, and `afwijking` where the aanpak asks for a day and a doel.
pub(super) fn step_inputs(t: &Tekst, form: &'static str, content: &Content, threads: &Threads<'_>) -> Vec<Input> {
    let none = || std::iter::once(Choice::new("", t.say("stap-geen")));
    let doel =
        |doel: &Doel| Choice::new(doel.id.to_string(), capital(&feiten::doel(t, doel.soort, doel.wat.as_deref())));
    let mut inputs = vec![
        Input::new(form, "wat", t.say("stap-wat")).hint(t.say("stap-wat-hint")),
        Input::new(form, "wie", t.say("stap-wie")).choices(Wie::ALL.map(|wie| said(t, "wie", wie.word())).into()),
        Input::new(form, "dag", t.say("stap-dag")).kind(Kind::Date).optional(),
    ];
    if !threads.doelen.is_empty() {
        let choices = none().chain(threads.doelen.iter().map(doel)).collect();
        inputs.push(Input::new(form, "doel", t.say("stap-doel")).select(choices).optional());
    }
    if !threads.belemmeringen.is_empty() {
        let known = threads.belemmeringen.iter().map(|(id, naam)| Choice::new(id.to_string(), naam));
        let input = Input::new(form, "belemmering", t.say("stap-belemmering")).select(none().chain(known).collect());
        inputs.push(input.optional());
    }
    if content.plan == PlanStijl::Precies {
        inputs
            .push(Input::new(form, "afwijking", t.say("reason-departs")).hint(t.say("reason-departs-stap")).optional());
    }
    inputs
}

pub(super) fn step(sent: &Sent<Visit>) -> Result<Step, Vec<Refusal>> {
    let (wie, dag) = (chosen(sent, "wie", Wie::from_word), blank::day_or_none(sent, "dag"));
    let id = |field: &str| sent.get(field).parse().ok();
    match (wie, dag) {
        (Ok(wie), Ok(dag)) => Ok(Step {
            wat: sent.get("wat").to_owned(),
            wie,
            dag,
            doel: id("doel").map(DoelId),
            belemmering: id("belemmering").map(BelemmeringId),
            afwijking: sent.some("afwijking"),
        }),
        (wie, dag) => Err(wie.err().into_iter().chain(dag.err()).collect()),
    }
}

/// The one question of a stap that was done: `hielp hoe`.
pub(super) fn tick_inputs(t: &Tekst, form: &'static str) -> Vec<Input> {
    vec![
        Input::new(form, "hielp", t.say("stap-hielp"))
            .choices(Hielp::ALL.map(|hielp| said(t, "hielp", hielp.word())).into()),
        Input::new(form, "hoe", t.say("stap-hoe")).hint(t.say("stap-hoe-hint")).optional(),
    ]
}

pub(super) fn helped(sent: &Sent<Visit>) -> Result<Hielp, Refusal> {
    chosen(sent, "hielp", Hielp::from_word)
}

pub(super) fn reason_input(t: &Tekst, form: &'static str) -> Input {
    Input::new(form, "reden", t.say("stap-waarom-niet")).hint(t.say("stap-waarom-niet-hint"))
}

/// What the belemmering is called in a list: "Financieel: huurschuld".
pub(super) fn barrier_name(t: &Tekst, state: &domain::state::State, shown: &belemmering::Shown) -> String {
    let leefgebied = crate::belemmering::pages::leefgebied(t, state, &shown.belemmering);
    shown.wat.as_deref().map_or(leefgebied.clone(), |wat| format!("{leefgebied}: {wat}"))
}
