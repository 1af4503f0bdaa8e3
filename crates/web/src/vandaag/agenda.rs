//! What is agreed for this week, and what there is to be glad of.

use domain::aanmelding::Gespreksvorm;
use domain::aanpak;
use domain::ids::InwonerId;
use domain::inwoner::Naam;
use domain::state::State;
use domain::vandaag::{Afspraak, Goed, Met, Viering, Wat};

use super::view::{Glad, Moment};
use crate::dossier::{feiten, shown_name};
use crate::shell::Link;
use crate::shell::visit::Visit;
use crate::succes;
use crate::tekst::capital;

pub(super) fn moment(visit: &Visit, state: &State, afspraak: &Afspraak) -> Moment {
    let (t, today) = (&visit.t, visit.today());
    let (what, icon, part) = match &afspraak.wat {
        Wat::Contact(last) => (t.with("vandaag-contact", "dag", t.date_short(last.date())), "bericht", String::new()),
        Wat::Stap(stap, wat) => (t.with("vandaag-stap", "wat", &**wat), "vink", format!("/stap/{stap}/gedaan")),
        Wat::Gesprek(vorm, which) => (t.say(talk_key(*vorm)).to_owned(), "gesprek", format!("/aanmelding/{which}")),
        Wat::Bijeenkomst { aantal, .. } => {
            let many = t.with("vandaag-bijeenkomst", "aantal", *aantal as u32);
            let place = place(visit, state, &afspraak.wat);
            (place.map_or(many.clone(), |place| format!("{place}. {many}")), "persoon", String::new())
        }
    };
    let who = match &afspraak.met {
        Met::Inwoner(inwoner, naam) => person(visit, *inwoner, naam, &part),
        Met::Groep(groep, naam) => Link::new(visit.at(format_args!("/groepen/{groep}")), &**naam),
    };
    Moment { when: t.soon(afspraak.dag.date(), today.date()), today: afspraak.dag == today, who, what, icon }
}

fn person(visit: &Visit, inwoner: InwonerId, naam: &Naam, part: &str) -> Link {
    Link::new(visit.at(format_args!("/inwoner/{inwoner}{part}")), shown_name(&visit.t, naam, inwoner))
}

/// "Kennismaking, uiterlijk vandaag" is a last day, and no hour that was agreed.
fn talk_key(vorm: Gespreksvorm) -> &'static str {
    match vorm {
        Gespreksvorm::Kennismaking => "vandaag-kennismaking",
        Gespreksvorm::Driegesprek => "vandaag-driegesprek",
    }
}

/// Where a group meets, when its aanpak has places.
fn place(visit: &Visit, state: &State, wat: &Wat) -> Option<String> {
    let Wat::Bijeenkomst { aanpak, vestiging: Some(code), .. } = wat else { return None };
    let content = aanpak::in_force(state, *aanpak, visit.today())?;
    let place = content.vestigingen.iter().find(|one| *one.code == **code)?;
    Some(place.naam.in_language(visit.t.lang()).to_owned())
}

pub(super) fn glad(visit: &Visit, viering: &Viering) -> Glad {
    let t = &visit.t;
    let (what, words, icon) = match &viering.wat {
        Goed::Succes(fact) => {
            (succes::words::what(t, fact), fact.woorden.as_ref().map(|words| words.to_string()), "ster")
        }
        Goed::Doel(soort, wat) => {
            (t.with("vandaag-doel", "doel", feiten::doel(t, *soort, wat.as_deref())), None, "vink")
        }
        Goed::Trede { van, naar } => {
            (t.with2("vandaag-trede", ("van", u32::from(*van)), ("naar", u32::from(*naar))), None, "trap")
        }
        Goed::Groei(Some(trede)) => (t.with("vandaag-groei", "trede", u32::from(*trede)), None, "trap"),
        Goed::Groei(None) => (t.say("growth").to_owned(), None, "trap"),
    };
    let who = person(visit, viering.inwoner, &viering.naam, "");
    Glad { who, what, words, icon, when: t.relative(viering.dag.date(), visit.today().date()) }
}

/// "Goedemorgen Ayşe.", by the clocks of Amsterdam.
pub(super) fn greeting(visit: &Visit) -> String {
    let naam = visit.name_of(visit.who.medewerker);
    let first = capital(naam.split_whitespace().next().unwrap_or_default());
    let key = match visit.town.clock().now().zoned().hour() {
        5..12 => "vandaag-morgen",
        12..18 => "vandaag-middag",
        _ => "vandaag-avond",
    };
    visit.t.with(key, "naam", first)
}
