//! Keeping no longer than allowed: what is due, what residents ask, who proposes, who decides, and doing it.
//!
//! Everything here goes by the number of a dossier: whoever weighs what may be kept need not know whose it is.

pub mod pages;
pub mod verzoek;
pub mod view;
pub mod voorstel;

use domain::vernietiging::{Duur, Item, Soort};

use crate::tekst::{Tekst, capital};

/// A thing in words: "Dossier 12: contacten van 2009, 10 jaar bewaard, mag weg vanaf 31 december 2019".
pub(crate) fn item_in_words(t: &Tekst, item: &Item) -> String {
    let wat = match item.soort {
        Soort::Aanmelding => t.say("bewaren-aanmelding").to_owned(),
        Soort::Contact => t.with("bewaren-contact", "jaar", item.period.van.year().to_string()),
        Soort::Traject => {
            t.with2("bewaren-traject", ("van", t.date(item.period.van.date())), ("tot", t.date(item.period.tot.date())))
        }
        Soort::Dossier => t.say("bewaren-dossier").to_owned(),
    };
    let duur = match item.termijn.duur {
        Duur::Dagen(days) => t.with("eigen-dagen", "aantal", days),
        Duur::Jaren(years) => t.with("eigen-jaren", "aantal", years),
    };
    let args = |dag: String| {
        [
            ("nummer", item.inwoner.to_string().into()),
            ("wat", wat.clone().into()),
            ("duur", duur.clone().into()),
            ("dag", dag.into()),
        ]
    };
    match item.vervalt {
        Some(day) => t.args("bewaren-item", &args(t.date(day.date()))),
        None => t.args("bewaren-item-loopt", &args(String::new())),
    }
}

/// The name of a zaak in words; what is gone is told from its name alone.
pub(crate) fn zaak_in_words(t: &Tekst, zaak: &str) -> String {
    let parts: Vec<&str> = zaak.split('/').collect();
    let number = parts.get(1).copied().unwrap_or_default().to_owned();
    let rest = parts.get(3).copied().unwrap_or_default().to_owned();
    match parts.get(2).copied() {
        Some("") | None => t.with("bewaren-zaak-dossier", "nummer", number),
        Some("traject") => t.with2("bewaren-zaak-traject", ("nummer", number), ("traject", rest)),
        Some("meting") => t.with2("bewaren-zaak-meting", ("nummer", number), ("traject", rest)),
        Some("contact") => t.with2("bewaren-zaak-contact", ("nummer", number), ("jaar", rest)),
        Some("aanmelding") => t.with2("bewaren-zaak-aanmelding", ("nummer", number), ("aanmelding", rest)),
        Some(_) => capital(zaak),
    }
}
