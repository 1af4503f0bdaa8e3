//! What a promise is called, on the timeline, in a list and as a signal.

use domain::belofte::{Aanvraag, BelofteFact, BelofteStep, Kant, Shown};
use domain::signaal::{Signaal, Soort};

use crate::shell::Link;
use crate::shell::visit::Visit;
use crate::tekst::{Tekst, capital};

/// "een fiets", "aanvraag bijzondere bijstand: een bril"; the bare word for who may not read what it is.
pub(crate) fn what(t: &Tekst, aanvraag: Option<Aanvraag>, wat: Option<&str>) -> String {
    let named = aanvraag.filter(|aanvraag| *aanvraag != Aanvraag::Anders || wat.is_none());
    let named = named.map(|aanvraag| t.say(&format!("aanvraag-{}", aanvraag.word())));
    match (named, wat) {
        (Some(named), Some(wat)) => t.with2("belofte-named", ("aanvraag", named), ("wat", wat)),
        (Some(named), None) => named.to_owned(),
        (None, Some(wat)) => wat.to_owned(),
        (None, None) => t.say("belofte").to_lowercase(),
    }
}

/// The title of an entry on the timeline.
pub(crate) fn event(t: &Tekst, fact: &BelofteFact) -> String {
    let wat = what(t, fact.aanvraag, fact.wat.as_deref());
    let key = match fact.step {
        BelofteStep::Made { .. } if fact.aanvraag.is_some() => "event-belofte-aanvraag",
        BelofteStep::Made { .. } => match (fact.van, fact.partner.as_deref()) {
            (Kant::Partner, Some(partner)) => {
                return t.with2("event-belofte-partner", ("partner", partner), ("wat", wat));
            }
            (Kant::Inwoner, _) => "event-belofte-inwoner",
            _ => "event-belofte-ons",
        },
        BelofteStep::Kept => "event-belofte-nagekomen",
        BelofteStep::Moved { .. } => "event-belofte-verzet",
        BelofteStep::Retracted(_) => "event-belofte-ingetrokken",
    };
    t.with(key, "wat", wat)
}

/// What follows on that title: by when, whom it hit, and why.
pub(crate) fn event_text(t: &Tekst, fact: &BelofteFact, waarom: Option<&str>) -> Option<String> {
    let said = match fact.step {
        BelofteStep::Made { dag } => Some(t.with("belofte-voor", "dag", t.date(dag.date()))),
        BelofteStep::Moved { dag } => Some(t.with("belofte-nieuwe-dag", "dag", t.date(dag.date()))),
        BelofteStep::Retracted(Some(raakt)) => {
            Some(t.with("belofte-raakte", "wie", t.say(&format!("raakt-{}", raakt.word()))))
        }
        BelofteStep::Kept | BelofteStep::Retracted(None) => None,
    };
    let because = waarom.map(|reden| t.with("event-because", "reden", reden));
    let all: Vec<String> = [said, because].into_iter().flatten().collect();
    (!all.is_empty()).then(|| all.join(" "))
}

/// The title of the signal, with whose promise it is and what, for who may read that.
pub(crate) fn signal(t: &Tekst, signaal: &Signaal, shown: Option<&Shown>, naam: &str) -> String {
    let named = shown.filter(|shown| shown.wat.is_some() || shown.belofte.aanvraag.is_some());
    let Some(shown) = named else { return t.with(&format!("signaal-{}", signaal.soort.word()), "naam", naam) };
    let wat = what(t, shown.belofte.aanvraag, shown.wat.as_deref());
    match (signaal.soort, shown.partner.as_deref()) {
        (Soort::AanvraagWacht, _) => t.with2("signal-aanvraag", ("naam", naam), ("wat", wat)),
        (_, Some(partner)) => capital(&t.args(
            "signal-belofte-partner",
            &[("partner", partner.to_owned().into()), ("naam", naam.to_owned().into()), ("wat", wat.into())],
        )),
        _ => t.with2("signal-belofte", ("naam", naam), ("wat", wat)),
    }
}

/// What is known beside the signal: when it was promised, and that it was put on another day.
pub(crate) fn signal_fact(t: &Tekst, shown: &Shown) -> String {
    let one = &shown.belofte;
    let (gedaan, eerst) = (t.date(one.gedaan.date()), t.date(one.eerst.date()));
    match &shown.reden {
        Some(reden) if one.dag != one.eerst => t.args(
            "signal-belofte-verzet",
            &[("dag", gedaan.into()), ("eerst", eerst.into()), ("reden", reden.to_string().into())],
        ),
        _ if one.aanvraag.is_some() => t.with("signal-aanvraag-gedaan", "dag", gedaan),
        _ => t.with("signal-belofte-gedaan", "dag", gedaan),
    }
}

/// The one act that settles the signal, for who follows the promise.
pub(crate) fn signal_act(visit: &Visit, shown: &Shown) -> Option<Link> {
    let key = if shown.belofte.aanvraag.is_some() { "aanvraag-keep" } else { "belofte-keep" };
    shown.may_settle.then(|| Link::new(address(visit, shown, "nakomen"), visit.t.say(key)))
}

/// The way out: another day, with a reason.
pub(crate) fn signal_way_out(visit: &Visit, shown: &Shown) -> Option<Link> {
    shown.may_follow.then(|| Link::new(address(visit, shown, "verzetten"), visit.t.say("belofte-move-out")))
}

/// Where something that befalls a promise is recorded.
pub(crate) fn address(visit: &Visit, shown: &Shown, part: &str) -> String {
    visit.at(format_args!("/inwoner/{}/belofte/{}/{part}", shown.belofte.inwoner, shown.belofte.id))
}
