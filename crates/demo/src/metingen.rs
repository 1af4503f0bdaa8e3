//! What is measured of each life: at the start, in the rhythm of the aanpak, and at the end. The trede with the answers that
//! place it, growth within it, and the leefgebieden in which something is in the way.

use std::collections::BTreeMap;

use domain::meting::{Antwoorden, Meetmoment, Meting, Vragen};
use domain::time::Day;

use crate::calendar::{from, until};
use crate::chance::Chance;
use crate::life::{Life, Stijging};

/// How a town measures.
pub struct Ritme {
    /// The day by which the next meting is due.
    pub volgende: fn(Day) -> Day,
    /// So many days early at most.
    pub vroeg: i32,
    /// How many in a hundred come some weeks late, which is then visible.
    pub laat: i32,
}

/// The same five in every aanpak of the demo, with how often something is in the way there.
pub const LEEFGEBIEDEN: [(i32, &str); 5] =
    [(55, "psychisch"), (60, "financieel"), (50, "sociaal"), (14, "verslaving"), (45, "fysiek")];

pub fn fill(lives: &mut [Life], today: Day, ritme: &Ritme, chance: &mut Chance) {
    for life in lives.iter_mut().filter(|life| life.coach.is_some()) {
        let days = days(life, today, ritme, chance);
        let problemen = problemen(&days, chance);
        life.metingen = found(life, &days, &problemen);
        life.problemen = problemen;
    }
}

/// Something in the way in a leefgebied: from which meting it is worked on, and from which it is under control.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Probleem {
    pub leefgebied: &'static str,
    pub aan_gewerkt: usize,
    pub onder_controle: usize,
}

fn problemen(days: &[Day], chance: &mut Chance) -> Vec<Probleem> {
    let most = days.len() as i32 + 2;
    let mut problemen = Vec::new();
    for (often, leefgebied) in LEEFGEBIEDEN {
        if chance.likely(often) {
            let aan_gewerkt = chance.between(0, 2) as usize;
            let onder_controle = aan_gewerkt + chance.between(1, most.max(2)) as usize;
            problemen.push(Probleem { leefgebied, aan_gewerkt, onder_controle });
        }
    }
    problemen
}

/// The days of measuring: within two weeks of the start, then in the rhythm, and shortly before an end that was seen coming.
fn days(life: &Life, today: Day, ritme: &Ritme, chance: &mut Chance) -> Vec<Day> {
    let first = from(life.instroom().plus(chance.between(1, 8)));
    let last = until(life.einde.map_or(today, |einde| einde.dag).plus(-1));
    let mut days = Vec::new();
    let mut dag = first;
    while dag <= last {
        days.push(dag);
        let due = (ritme.volgende)(dag);
        let late = chance.likely(ritme.laat);
        let next = if late { due.plus(chance.between(3, 18)) } else { due.plus(-chance.between(0, ritme.vroeg)) };
        dag = until(next).max(from(dag.plus(1)));
    }
    let short = days.len() < 2 && life.stijging != Stijging::Geen;
    if short && let Some(first) = days.first().copied() {
        days.push(until(first.plus(last.since(first) * 2 / 3)).max(from(first.plus(1))));
    }
    if ends_in_view(life) && days.last().is_some_and(|day| last > *day) {
        days.push(last);
    }
    days
}

/// Whether somebody left in a way that let a last meting take place.
fn ends_in_view(life: &Life) -> bool {
    let gone = ["uitval", "handhaving", "niet-vastgelegd", "uit-uitkering", "geen-wwb-recht"];
    life.einde.is_some_and(|einde| !einde.opschoning && !gone.contains(&einde.reden))
}

fn found(life: &Life, days: &[Day], problemen: &[Probleem]) -> Vec<(Day, Meting)> {
    let at_end = ends_in_view(life) && days.len() > 1;
    let meting = |(place, dag): (usize, &Day)| {
        let is_end = at_end && place + 1 == days.len();
        let trede = if is_end && works(life) { 6 } else { trede(life, place, days.len()) };
        let wat = Meting {
            trede: Some(trede),
            antwoorden: answers(trede),
            groei: life.stijging == Stijging::Binnen && place > 0 && place >= days.len() / 2,
            leefgebieden: asked(life, problemen, place),
            moment: is_end.then_some(Meetmoment::Einde),
            ..Meting::default()
        };
        (*dag, wat)
    };
    days.iter().enumerate().map(meting).collect()
}

/// All leefgebieden are asked about. With some people two in which nothing was in the way are forgotten after the first time.
fn asked(life: &Life, problemen: &[Probleem], place: usize) -> BTreeMap<String, Vragen> {
    let mut forgets = if place > 0 && life.instroom().number() % 6 == 3 { 2 } else { 0 };
    let mut all = BTreeMap::new();
    for (_, leefgebied) in LEEFGEBIEDEN {
        let answer = match problemen.iter().find(|one| one.leefgebied == leefgebied) {
            Some(probleem) => probleem.asked(place),
            None if forgets > 0 => {
                forgets -= 1;
                continue;
            }
            None => Vragen { probleem: false, aan_gewerkt: false, onder_controle: false },
        };
        all.insert(leefgebied.to_owned(), answer);
    }
    all
}

fn works(life: &Life) -> bool {
    life.einde.is_some_and(|einde| ["betaald-werk", "regulier-werk"].contains(&einde.reden))
}

/// The trede at the so manieth meting: the rise comes halfway, a second one later.
fn trede(life: &Life, place: usize, count: usize) -> u8 {
    let begin = life.trede.unwrap_or(1);
    // The last meting of who goes to work says 6, so the rise shows before that one.
    let count = if works(life) && ends_in_view(life) { count - 1 } else { count };
    let (half, later) = ((count / 2).max(1), (count * 3 / 4).max(1));
    match life.stijging {
        Stijging::Treden(_) if place < half => begin,
        Stijging::Treden(rise) if place < later => begin + rise.min(1),
        Stijging::Treden(rise) => begin + rise,
        Stijging::Geen | Stijging::Binnen => begin,
    }
}

/// The answers that give this trede of the ladder.
fn answers(trede: u8) -> Antwoorden {
    let no_contract = Antwoorden { contract: Some(false), ..Antwoorden::default() };
    let unpaid = |onbetaald_werk| Antwoorden { onbetaald_werk: Some(onbetaald_werk), ..no_contract };
    match trede {
        6 | 5 => Antwoorden { contract: Some(true), ondersteuning: Some(trede == 5), ..Antwoorden::default() },
        4 => unpaid(true),
        3 => Antwoorden { activiteit: Some(true), ..unpaid(false) },
        _ => Antwoorden { activiteit: Some(false), contacten: Some(trede == 2), ..unpaid(false) },
    }
}

impl Probleem {
    /// What is answered at the so manieth meting.
    fn asked(self, place: usize) -> Vragen {
        Vragen { probleem: true, aan_gewerkt: place >= self.aan_gewerkt, onder_controle: place >= self.onder_controle }
    }
}
