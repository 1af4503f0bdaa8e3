//! What is said of a signal, and where its one act and its way out lead: the same on every page.

use domain::aanpak::content::{Bron, Herkomst, Vindplaats};
use domain::ids::{BelemmeringId, Nr};
use domain::signaal::{Regel, Signaal, Soort};

use crate::shell::visit::Visit;
use crate::shell::{Link, Tone};
use crate::tekst::Tekst;

/// "Contact was nodig op 20 november", or "uiterlijk 20 november" as long as that day has to come.
pub(crate) fn due(t: &Tekst, signaal: &Signaal) -> String {
    let key = match signaal.soort {
        Soort::BelofteLaat => "signal-due-belofte",
        _ if !signaal.is_late() => "signal-due-straks",
        Soort::AanvraagWacht => "signal-due-aanvraag",
        Soort::ContactTeLaat => "signal-due",
        Soort::MetingTeLaat => "signal-due-meting",
        Soort::AanmeldingOnbeantwoord => "signal-due-aanmelding",
        Soort::TermijnEindigt => "signal-due-termijn",
        Soort::PlanOntbreekt => "signal-due-plan",
        Soort::BelemmeringLigtStil => "signal-due-belemmering",
        Soort::Stilstand => "signal-due-stilstand",
        Soort::LeefgebiedOnbevestigd => "signal-due-leefgebied",
    };
    t.with(key, "dag", t.date(signaal.dag().date()))
}

/// "4 dagen te laat", or "over 3 dagen".
pub(crate) fn since(visit: &Visit, signaal: &Signaal) -> String {
    let t = &visit.t;
    if signaal.is_late() {
        t.late(signaal.dagen.unsigned_abs())
    } else {
        crate::tekst::capital(&t.relative(signaal.dag().date(), visit.today().date()))
    }
}

/// Red only for what we are late with; what should come up at the next talk is calm.
pub(crate) fn tone(signaal: &Signaal) -> Tone {
    match signaal.is_late() {
        _ if signaal.is_calm() => Tone::Calm,
        true => Tone::Late,
        false => Tone::Soon,
    }
}

/// "Participatiehuis, 3.1"
pub(crate) fn article_name(t: &Tekst, regel: &Regel) -> String {
    let aanpak = regel.aanpak.naam.in_language(t.lang());
    t.with2("signal-article", ("aanpak", aanpak), ("artikel", regel.artikel()))
}

/// The one act that settles it; those of a promise stand with the promise. `belemmering` is the one it is about, if any.
pub(crate) fn act(visit: &Visit, signaal: &Signaal, belemmering: Option<BelemmeringId>) -> Option<Link> {
    let t = &visit.t;
    let at = |part: &str| visit.at(format_args!("/inwoner/{}{part}", signaal.inwoner));
    let (part, label) = match signaal.soort {
        Soort::ContactTeLaat => ("#contact-vak".to_owned(), "contact-record"),
        Soort::MetingTeLaat | Soort::LeefgebiedOnbevestigd => ("/meting".to_owned(), "meting-record"),
        Soort::PlanOntbreekt => ("/doel".to_owned(), "signal-act-plan"),
        Soort::Stilstand => ("/stap".to_owned(), "signal-act-stap"),
        Soort::TermijnEindigt => ("#traject-kop".to_owned(), "signal-act-termijn"),
        Soort::BelemmeringLigtStil => (format!("/belemmering/{}", belemmering?), "signal-act-belemmering"),
        Soort::AanmeldingOnbeantwoord => return Some(Link::new(visit.at("/aanmeldingen"), t.say("nav-aanmeldingen"))),
        Soort::BelofteLaat | Soort::AanvraagWacht => return None,
    };
    Some(Link::new(at(&part), t.say(label)))
}

/// The way out: it may wait, with a reason.
pub(crate) fn may_wait(visit: &Visit, signaal: &Signaal) -> Option<Link> {
    let over: Nr = signaal.over()?;
    let part = format!("/inwoner/{}/uitstel/{}/{over}", signaal.inwoner, signaal.soort.word());
    Some(Link::new(visit.at(part), visit.t.say("uitstel-out")))
}

/// "Het gaat om financiën.", for a signal about one leefgebied.
pub(crate) fn leefgebied(t: &Tekst, signaal: &Signaal) -> Option<String> {
    signaal.leefgebied().map(|one| t.with("signal-leefgebied", "naam", one.naam.in_language(t.lang())))
}

/// Where a rule comes from, as a sentence.
pub(crate) fn source(t: &Tekst, bron: &Bron) -> String {
    let said = match bron.herkomst() {
        Herkomst::Ons(None) => return t.say("bron-ons").to_owned(),
        Herkomst::Ons(Some(why)) => return t.with("bron-ons-omdat", "waarom", with_places(t, why)),
        Herkomst::Elders(other) => other.to_owned(),
        Herkomst::Regels { vindplaatsen, en_ons } => {
            let by_source = vindplaatsen.chunk_by(|one, next| one.bron == next.bron);
            let places = by_source.map(|places| places_in(t, places)).collect::<Vec<_>>().join("; ");
            if en_ons { t.with("bron-en-ons", "bron", places) } else { places }
        }
    };
    t.with("uitleg-bron", "bron", said)
}

/// "regel 579, regel 737 tot en met 739 van het rapport Activeren door participeren (2011)"
fn places_in(t: &Tekst, places: &[Vindplaats<'_>]) -> String {
    let line = |place: &Vindplaats<'_>| match place.tot {
        Some(tot) => t.with2("bron-regels", ("van", place.van), ("tot", tot)),
        None => t.with("bron-regel", "regel", place.van),
    };
    // The one source that aanpakken cite by line; another has only its number.
    let bron = match places.first().map(|place| place.bron) {
        Some("001") => t.say("bron-rapport").to_owned(),
        other => t.with("bron-nummer", "nummer", other.unwrap_or_default()),
    };
    let lines = places.iter().map(line).collect::<Vec<_>>().join(", ");
    t.with2("bron-plaats", ("regels", lines), ("bron", bron))
}

/// A remark in which lines of a source are named by their number, with those in words.
fn with_places(t: &Tekst, remark: &str) -> String {
    let in_words = |word: &str| {
        let bare = word.trim_matches(|c: char| "().,;".contains(c));
        Vindplaats::parse(bare).map_or(word.to_owned(), |place| word.replace(bare, &places_in(t, &[place])))
    };
    remark.split(' ').map(in_words).collect::<Vec<_>>().join(" ")
}

/// What the caseload says of it in a few words.
pub(crate) fn row(soort: Soort) -> &'static str {
    match soort {
        Soort::ContactTeLaat => "signal-contact-row",
        Soort::MetingTeLaat => "signal-meting-row",
        Soort::AanmeldingOnbeantwoord => "signal-aanmelding-row",
        Soort::BelofteLaat => "signal-belofte-row",
        Soort::AanvraagWacht => "signal-aanvraag-row",
        Soort::TermijnEindigt => "signal-termijn-row",
        Soort::PlanOntbreekt => "signal-plan-row",
        Soort::BelemmeringLigtStil => "signal-belemmering-row",
        Soort::Stilstand => "signal-stilstand-row",
        Soort::LeefgebiedOnbevestigd => "signal-leefgebied-row",
    }
}
