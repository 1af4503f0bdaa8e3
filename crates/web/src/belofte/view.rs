//! The fields of a promise, and how they are read.

use domain::belofte::{Aanvraag, Kant, Promise, Raakt};
use domain::refusal::Refusal;

use crate::dossier::blank;
use crate::form::{Choice, Input, Kind};
use crate::shell::visit::{Sent, Visit};
use crate::tekst::{Tekst, capital};

pub(super) fn day(t: &Tekst, form: &'static str, label: &str) -> Input {
    Input::new(form, "datum", t.say(label)).kind(Kind::Date)
}

/// A promise: `van wat dag partner`.
pub(super) fn promise_inputs(t: &Tekst, form: &'static str, calls: &str) -> Vec<Input> {
    let van = |kant: Kant| Choice::new(kant.word(), capital(&t.with(&format!("kant-{}", kant.word()), "naam", calls)));
    vec![
        Input::new(form, "van", t.say("belofte-van")).choices(Kant::ALL.map(van).into()),
        Input::new(form, "wat", t.say("belofte-wat")).hint(t.say("belofte-wat-hint")),
        Input::new(form, "dag", t.say("belofte-dag")).kind(Kind::Date),
        Input::new(form, "partner", t.say("belofte-partner")).hint(t.say("belofte-partner-hint")).optional(),
    ]
}

/// An aanvraag: `aanvraag wat dag afwijking`; its day follows from the term of the aanpak.
pub(super) fn aanvraag_inputs(t: &Tekst, form: &'static str) -> Vec<Input> {
    // In a list of kinds the last one is another; on the timeline it is an aanvraag like any.
    let key = |one: Aanvraag| {
        if one == Aanvraag::Anders { "succes-anders".to_owned() } else { format!("aanvraag-{}", one.word()) }
    };
    let soort = |one: Aanvraag| Choice::new(one.word(), capital(t.say(&key(one))));
    vec![
        Input::new(form, "aanvraag", t.say("aanvraag-soort")).choices(Aanvraag::ALL.map(soort).into()),
        Input::new(form, "wat", t.say("aanvraag-wat")).hint(t.say("aanvraag-wat-hint")).optional(),
        Input::new(form, "dag", t.say("aanvraag-dag")).hint(t.say("aanvraag-dag-hint")).kind(Kind::Date).optional(),
        Input::new(form, "afwijking", t.say("reason-departs")).hint(t.say("aanvraag-afwijking-hint")).optional(),
    ]
}

/// Reads a promise, or an aanvraag when the form is one.
pub(super) fn promise(sent: &Sent<Visit>, is_aanvraag: bool) -> Result<Promise, Vec<Refusal>> {
    let dag = blank::day_or_none(sent, "dag");
    let van = if is_aanvraag { Some(Kant::Gemeente) } else { Kant::from_word(sent.get("van")) };
    let van = van.ok_or_else(|| Refusal::at("van", "kies"));
    let aanvraag = if is_aanvraag {
        Aanvraag::from_word(sent.get("aanvraag")).map(Some).ok_or_else(|| Refusal::at("aanvraag", "kies"))
    } else {
        Ok(None)
    };
    match (van, dag, aanvraag) {
        (Ok(van), Ok(dag), Ok(aanvraag)) => {
            let (partner, wat, afwijking) = (sent.some("partner"), sent.some("wat"), sent.some("afwijking"));
            Ok(Promise { van, partner, wat, dag, aanvraag, afwijking })
        }
        (van, dag, aanvraag) => Err([van.err(), dag.err(), aanvraag.err()].into_iter().flatten().collect()),
    }
}

/// Another day: `dag reden`.
pub(super) fn move_inputs(t: &Tekst, form: &'static str) -> Vec<Input> {
    vec![
        Input::new(form, "dag", t.say("belofte-andere-dag")).kind(Kind::Date),
        Input::new(form, "reden", t.say("belofte-waarom-later")).hint(t.say("belofte-waarom-later-hint")),
    ]
}

pub(super) fn other_day(sent: &Sent<Visit>) -> Result<domain::time::Day, Vec<Refusal>> {
    match blank::day_or_none(sent, "dag") {
        Ok(Some(dag)) => Ok(dag),
        Ok(None) => Err(vec![Refusal::at("dag", "vul-in")]),
        Err(refusal) => Err(vec![refusal]),
    }
}

/// Why it holds no longer: `reden`, and `raakt` for a promise that was owed to the inwoner.
pub(super) fn retract_inputs(t: &Tekst, form: &'static str, van: Kant) -> Vec<Input> {
    let reden = Input::new(form, "reden", t.say("belofte-waarom-niet")).hint(t.say("belofte-waarom-niet-hint"));
    let raakt = |one: Raakt| Choice::new(one.word(), capital(t.say(&format!("raakt-{}", one.word()))));
    let raakt = Input::new(form, "raakt", t.say("belofte-wie-raakt-dit")).choices(Raakt::ALL.map(raakt).into());
    std::iter::once(reden).chain(van.is_ours().then_some(raakt)).collect()
}
