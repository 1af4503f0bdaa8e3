//! What metingen, belemmeringen and groepen say on the timeline, in one sentence each.

use domain::aanmelding::{AanmeldingFact, AanmeldingStep};
use domain::aanpak;
use domain::belemmering::{BelemmeringFact, BelemmeringStep, Stand};
use domain::groep::{DeelnameFact, Uitkomst};
use domain::meting::Shown;
use domain::state::State;
use domain::time::Day;

use crate::aanmelding::pages::talk_key;
use crate::aanmelding::view::stand_key as stand_key_of;
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
    let key = match fact.uitkomst {
        None => "event-groep-gestart",
        Some(Uitkomst::Afgerond) => "event-groep-afgerond",
        Some(Uitkomst::Voortijdig) => "event-groep-voortijdig",
    };
    t.with(key, "groep", fact.naam.to_string())
}

pub(crate) fn stand_key(stand: Stand) -> &'static str {
    match stand {
        Stand::InBeeld => "stand-in-beeld",
        Stand::WordtAanGewerkt => "stand-wordt-aan-gewerkt",
        Stand::OnderControle => "stand-onder-controle",
    }
}
