//! What is in the way of somebody, and how it goes: the begeleiders who write most follow it beside the metingen.

use domain::belemmering::Stand;
use domain::time::Day;

use crate::calendar::from;
use crate::chance::Chance;
use crate::life::Life;
use crate::metingen::Probleem;

#[derive(Debug, Clone)]
pub struct Belemmering {
    pub leefgebied: &'static str,
    pub wat: &'static str,
    pub stappen: Vec<(Day, Stap)>,
}

/// A step of its course. The first is always that it comes into view.
#[derive(Debug, Clone, Copy)]
pub enum Stap {
    InBeeld,
    Naar(Stand, Option<&'static str>),
    Opgelost,
    Terug(&'static str),
}

const WAT: [(&str, [&str; 4]); 5] = [
    ("psychisch", ["slaapt slecht", "somber in de winter", "paniek in de bus", "rouw om een broer"]),
    (
        "financieel",
        ["huurachterstand", "schulden bij de zorgverzekering", "post blijft liggen", "toeslag teruggevorderd"],
    ),
    (
        "sociaal",
        ["komt bijna niet buiten", "ruzie met de buren", "kent niemand in de wijk", "zorgt alleen voor moeder"],
    ),
    ("verslaving", ["drinkt 's avonds", "gokt aan de telefoon", "blowt om te slapen", "stopt met pillen"]),
    ("fysiek", ["rugklachten", "slechte tanden", "versleten knie", "suiker niet ingesteld"]),
];

const WIE: [(&str, &str); 5] = [
    ("psychisch", "huisarts"),
    ("financieel", "Kredietbank"),
    ("sociaal", "begeleider en inwoner samen"),
    ("verslaving", "verslavingszorg"),
    ("fysiek", "fysiotherapeut"),
];

/// The problems of the metingen, each with a course of its own. Somebody works on it by the talk after it came into view; with some it
/// waits for the meting that finds it so.
pub fn follow(lives: &mut [Life], by: impl Fn(&Life) -> bool, chance: &mut Chance) {
    for life in lives.iter_mut().filter(|life| by(life) && !life.metingen.is_empty()) {
        life.belemmeringen = life.problemen.iter().map(|probleem| belemmering(life, probleem, chance)).collect();
    }
}

/// When somebody begins to work on what the first meting found; `found` is the meting that finds it so.
fn acted(life: &Life, found: Option<Day>) -> Option<Day> {
    let first = life.metingen[0].0;
    let waits = (life.contacten.len() + life.metingen.len()) % 9 == 4;
    let talk = life.contacten.iter().map(|contact| contact.geboekt).find(|day| *day > first).filter(|_| !waits);
    found.into_iter().chain(talk).min()
}

fn belemmering(life: &Life, probleem: &Probleem, chance: &mut Chance) -> Belemmering {
    let leefgebied = probleem.leefgebied;
    let of = |(code, _): &&(&str, [&'static str; 4])| *code == leefgebied;
    let wat = WAT.iter().find(of).map_or("", |(_, words)| *chance.pick(words));
    let wie = WIE.iter().find(|(code, _)| *code == leefgebied).map(|(_, who)| *who);
    let day = |place: usize| life.metingen.get(place).map(|(day, _)| *day);
    let mut stappen = vec![(life.metingen[0].0, Stap::InBeeld)];
    let mut step = |day: Option<Day>, stap| stappen.extend(day.map(|day| (day, stap)));
    step(acted(life, day(probleem.aan_gewerkt)), Stap::Naar(Stand::WordtAanGewerkt, wie));
    step(day(probleem.onder_controle), Stap::Naar(Stand::OnderControle, None));
    if chance.likely(45) {
        step(day(probleem.onder_controle + 2), Stap::Opgelost);
        if chance.likely(20) {
            step(
                day(probleem.onder_controle + 3),
                Stap::Terug("Het kwam terug na een slechte week; we pakken het weer op."),
            );
        }
    }
    Belemmering { leefgebied, wat, stappen: stappen.into_iter().map(|(day, stap)| (from(day), stap)).collect() }
}
