//! What metingen, belemmeringen, plans and groepen say on the timeline, in one sentence each.

use domain::aanmelding::{AanmeldingFact, AanmeldingStep};
use domain::aanpak;
use domain::belemmering::{BelemmeringFact, BelemmeringStep, Stand};
use domain::groep::{DeelnameFact, DeelnameStap, Uitkomst};
use domain::meting::Shown;
use domain::plan::{DoelSoort, PlanFact, PlanStep};
use domain::state::State;
use domain::tijdlijn::What;
use domain::time::Day;

use crate::aanmelding::pages::talk_key;
use crate::aanmelding::view::stand_key as stand_key_of;
use crate::shell::Tone;
use crate::tekst::{Tekst, capital};

pub(crate) fn meting(t: &Tekst, shown: &Shown) -> String {
    match (shown.trede.map(u32::from), shown.groei) {
        (Some(trede), true) => t.with("event-meting-groei", "trede", trede),
        (Some(trede), false) => t.with("event-meting-trede", "trede", trede),
        (None, true) => t.say("event-meting-groei-alleen").to_owned(),
        (None, false) => t.say("event-meting").to_owned(),
    }
}

/// To which aanpak somebody was referred, and what came of it.
pub(crate) fn aanmelding(t: &Tekst, state: &State, fact: &AanmeldingFact, datum: Day) -> String {
    match &fact.step {
        AanmeldingStep::Referred { aanpak, .. } => {
            let content = aanpak::by_slug(state, aanpak, datum);
            let naam = content.map_or(&**aanpak, |content| content.naam.in_language(t.lang()));
            t.with("event-aangemeld", "aanpak", naam.to_owned())
        }
        AanmeldingStep::Met(vorm) => capital(t.say(talk_key(*vorm))),
        AanmeldingStep::Answered(stand) => t.with("event-aanmelding", "stand", t.say(stand_key_of(*stand))),
    }
}

pub(crate) fn belemmering(t: &Tekst, state: &State, fact: &BelemmeringFact, datum: Day) -> String {
    let content = aanpak::by_slug(state, &fact.aanpak, datum);
    let named = content
        .and_then(|content| content.leefgebied(&fact.leefgebied))
        .map(|leefgebied| leefgebied.naam.in_language(t.lang()));
    let leefgebied = named.unwrap_or(&fact.leefgebied).to_owned();
    let with_stand =
        |key: &str, stand| t.with2(key, ("leefgebied", leefgebied.clone()), ("stand", t.say(stand_key(stand))));
    match fact.step {
        BelemmeringStep::Opened(stand) | BelemmeringStep::Moved(stand) => with_stand("event-belemmering", stand),
        BelemmeringStep::Reopened(stand) => with_stand("event-belemmering-terug", stand),
        BelemmeringStep::Solved => t.with("event-belemmering-opgelost", "leefgebied", leefgebied),
    }
}

/// The words of the begeleider beside a belemmering: what it is, and who works on it.
pub(crate) fn belemmering_words(t: &Tekst, fact: &BelemmeringFact) -> Option<String> {
    match (fact.wat.as_deref(), fact.wie.as_deref()) {
        (Some(wat), Some(wie)) => Some(t.with2("event-belemmering-wat-wie", ("wat", wat), ("wie", wie))),
        (Some(wat), None) => Some(wat.to_owned()),
        (None, Some(wie)) => Some(t.with("event-belemmering-wie", "wie", wie)),
        (None, None) => None,
    }
}

pub(crate) fn groep(t: &Tekst, fact: &DeelnameFact) -> String {
    let key = match fact.wat {
        DeelnameStap::Begonnen => "event-groep-gestart",
        DeelnameStap::Geeindigd(Uitkomst::Afgerond) => "event-groep-afgerond",
        DeelnameStap::Geeindigd(Uitkomst::Voortijdig) => "event-groep-voortijdig",
        DeelnameStap::Aanwezig => "event-groep-aanwezig",
    };
    t.with(key, "groep", fact.naam.to_string())
}

pub(crate) fn plan(t: &Tekst, fact: &PlanFact) -> String {
    let wat = || fact.wat.as_deref().unwrap_or_default().to_owned();
    match fact.step {
        PlanStep::Told(over) if fact.wat.is_none() => t.say(&format!("event-plan-geen-{}", over.word())).to_owned(),
        PlanStep::Told(over) => t.say(&format!("event-plan-{}", over.word())).to_owned(),
        PlanStep::GoalSet { van, soort, .. } => {
            let key = format!("event-doel-{}", van.word());
            t.with(&key, "doel", doel(t, soort, fact.wat.as_deref()))
        }
        PlanStep::GoalEnded { soort, bereikt } => {
            let key = if bereikt { "event-doel-bereikt" } else { "event-doel-losgelaten" };
            t.with(key, "doel", doel(t, soort, fact.wat.as_deref()))
        }
        PlanStep::StepAgreed { .. } => t.with("event-stap", "stap", wat()),
        PlanStep::StepDone(_) => t.with("event-stap-gedaan", "stap", wat()),
        PlanStep::StepDropped => t.with("event-stap-vervallen", "stap", wat()),
    }
}

/// What is told of somebody who was first: for the forms that are not of a slice with a page of its own.
pub(crate) fn said(t: &Tekst, what: &What) -> String {
    match what {
        What::Plan(fact) => plan(t, fact),
        What::Belofte(fact) => crate::belofte::words::event(t, fact),
        What::Succes(fact) => crate::succes::words::event(t, fact),
        What::Uitstel(fact) => crate::uitstel::event(t, fact),
        _ => String::new(),
    }
}

/// "vrijwilligerswerk: koken", or the own words alone.
pub(crate) fn doel(t: &Tekst, soort: DoelSoort, wat: Option<&str>) -> String {
    let name = t.say(&format!("doel-{}", soort.word()));
    match wat {
        Some(wat) if soort == DoelSoort::Anders => wat.to_owned(),
        Some(wat) => t.with2("doel-in-words", ("doel", name), ("wat", wat)),
        None => name.to_owned(),
    }
}

/// What follows on the title of something in the plan.
pub(crate) fn plan_words(t: &Tekst, fact: &PlanFact) -> Option<String> {
    match fact.step {
        PlanStep::StepDone(hielp) => Some(t.with("stap-hielp-was", "hielp", t.say(&format!("hielp-{}", hielp.word())))),
        PlanStep::GoalEnded { .. } => fact.hoe.as_deref().map(str::to_owned),
        PlanStep::StepAgreed { dag: Some(dag), .. } => Some(t.with("stap-op", "dag", t.date(dag.date()))),
        _ => None,
    }
}

/// What the inwoner said in the own words: what was told, how a stap helped, what a success was.
pub(crate) fn voice(what: &What) -> Option<String> {
    let words = match what {
        What::Succes(fact) => fact.woorden.as_deref(),
        What::Plan(fact) => match fact.step {
            PlanStep::Told(_) => fact.wat.as_deref(),
            PlanStep::StepDone(_) => fact.hoe.as_deref(),
            _ => None,
        },
        _ => None,
    };
    words.map(str::to_owned)
}

pub(crate) fn plan_icon(fact: &PlanFact) -> (&'static str, Tone) {
    match fact.step {
        PlanStep::Told(_) => ("gesprek", Tone::Calm),
        PlanStep::GoalEnded { bereikt: true, .. } => ("ster", Tone::Good),
        PlanStep::GoalSet { .. } | PlanStep::GoalEnded { .. } => ("pijl-op", Tone::Calm),
        PlanStep::StepDone(_) => ("vink", Tone::Good),
        PlanStep::StepAgreed { .. } | PlanStep::StepDropped => ("vink", Tone::Calm),
    }
}

pub(crate) fn stand_key(stand: Stand) -> &'static str {
    match stand {
        Stand::InBeeld => "stand-in-beeld",
        Stand::WordtAanGewerkt => "stand-wordt-aan-gewerkt",
        Stand::OnderControle => "stand-onder-controle",
    }
}
