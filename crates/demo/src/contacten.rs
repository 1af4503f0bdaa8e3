//! When coach and inwoner spoke: in the rhythm of the aanpak, sometimes later with a reason, and now and then too late.

use domain::contact::Wijze;
use domain::time::Day;

use crate::calendar::{from, is_working, until};
use crate::chance::Chance;
use crate::life::{Contact, Life};

/// How people meet in each fase, with its weight in a hundred.
const AT_HOME: [(i32, Wijze); 4] =
    [(35, Wijze::Huisbezoek), (25, Wijze::Buiten), (20, Wijze::Gesprek), (20, Wijze::Telefoon)];
const IN_THE_GROUP: [(i32, Wijze); 4] =
    [(60, Wijze::Gesprek), (20, Wijze::Telefoon), (10, Wijze::Buiten), (10, Wijze::Bericht)];
const ALONE: [(i32, Wijze); 5] =
    [(40, Wijze::Gesprek), (25, Wijze::Telefoon), (20, Wijze::Huisbezoek), (10, Wijze::Buiten), (5, Wijze::Bericht)];

/// Where people are seen in the group or at work, and huisbezoek is not a part of the aanpak (001:850).
const AT_WORK: [(i32, Wijze); 4] =
    [(62, Wijze::Gesprek), (22, Wijze::Telefoon), (11, Wijze::Buiten), (5, Wijze::Bericht)];

/// What the contacts of a town are made with: by how many days at least the gemeente is late with each life today, and why
/// a next contact is agreed later than the rhythm.
pub struct Manner<'a> {
    pub late: &'a [Option<i32>],
    pub later: &'static [&'static str],
    /// How they meet at the start.
    pub first: &'static [Wijze],
}

pub fn fill(lives: &mut [Life], today: Day, manner: &Manner<'_>, chance: &mut Chance) {
    for (life, late) in lives.iter_mut().zip(manner.late) {
        if life.coach.is_none() {
            continue;
        }
        let mut days = days(life, today, manner.later, chance);
        if let Some(dagen) = late {
            fall_behind(life, &mut days, today, *dagen);
        }
        life.contacten = (0..days.len()).map(|place| contact(life, &days, place, manner.first, chance)).collect();
    }
}

/// The most days between two contacts, as agreed with this inwoner, else as the aanpak of the fase says.
fn rhythm(life: &Life, on: Day) -> i32 {
    if let Some(own) = life.ritme {
        return own.dagen.into();
    }
    match life.fase_on(on) {
        Some("een-op-een" | "intern-programma") => 7,
        Some("participatiebaan" | "detachering") => 28,
        Some("kennismaking" | "training" | "groepsopdracht") => 35,
        _ => 14,
    }
}

/// A day of contact; `waarom` when the one after it was agreed later than the rhythm.
#[derive(Clone, Copy)]
struct On {
    dag: Day,
    /// The day that was agreed for the next one.
    volgende: Day,
    waarom: Option<&'static str>,
}

fn days(life: &Life, today: Day, later: &[&'static str], chance: &mut Chance) -> Vec<On> {
    let last = life.einde.map_or(today, |einde| einde.dag).plus(-1);
    let visit = from(life.instroom().plus(chance.between(4, 10)));
    let meets: Vec<Day> = life
        .fasen
        .iter()
        .map(|fase| fase.dag)
        .chain([visit])
        .chain(life.overdrachten.iter().map(|(on, _)| *on))
        .collect();
    let mut days = Vec::new();
    // Whoever goes on from an earlier traject was spoken there on the day of the change.
    let mut dag = if life.na.is_some() { from(life.instroom().plus(1)) } else { life.instroom() };
    while dag <= last {
        let meeting = meets.iter().copied().filter(|meet| *meet > dag).min();
        let (agreed, next, waarom) = next(dag, rhythm(life, dag), last, later, chance);
        let early = meeting.filter(|meeting| *meeting <= next);
        let waarom = if early.is_some() { None } else { waarom };
        let volgende = early.map_or(agreed, |early| early.min(until(dag.plus(rhythm(life, dag)))));
        days.push(On { dag, volgende, waarom });
        dag = early.unwrap_or(next);
    }
    days
}

/// The day agreed for the next contact, the day it takes place, and why it is later than the rhythm. The last one before
/// the end of the demo is never late by chance: who is owed contact today is decided for each.
fn next(
    dag: Day,
    rhythm: i32,
    last: Day,
    whys: &[&'static str],
    chance: &mut Chance,
) -> (Day, Day, Option<&'static str>) {
    let in_time = until(dag.plus(chance.between(rhythm * 5 / 7, rhythm))).max(from(dag.plus(1)));
    let later = from(dag.plus(rhythm + chance.between(3, 8)));
    if rhythm == 14 && chance.likely(2) && later <= last {
        return (later, later, Some(*chance.pick(whys)));
    }
    if chance.likely(4) && later <= last { (in_time, later, None) } else { (in_time, in_time, None) }
}

/// The last contact lies so far back that the gemeente is late by `dagen` days or a few more.
fn fall_behind(life: &Life, days: &mut Vec<On>, today: Day, dagen: i32) {
    let rhythm = rhythm(life, today);
    let newest = until(today.plus(-rhythm - dagen));
    days.retain(|on| on.dag <= newest);
    let Some(last) = days.last_mut() else { return };
    last.dag = newest;
    last.volgende = until(newest.plus(rhythm));
    last.waarom = None;
}

fn contact(life: &Life, days: &[On], place: usize, first: &[Wijze], chance: &mut Chance) -> Contact {
    let On { dag, volgende, waarom } = days[place];
    let wijze = first.get(place).copied().unwrap_or_else(|| wijze(life, dag, chance));
    let following = days.get(place + 1).map(|on| on.dag);
    let said = waarom.is_some() || chance.likely(85);
    Contact {
        dag,
        geboekt: booked(life, dag, following, chance),
        wijze,
        minuten: minuten(wijze, chance),
        volgende: said.then_some(volgende).filter(|volgende| is_working(*volgende)),
        afwijking: waarom,
        verslag: None,
        herstel: None,
    }
}

/// Mostly the same day; sometimes the next working day, when nothing else has happened before.
fn booked(life: &Life, dag: Day, following: Option<Day>, chance: &mut Chance) -> Day {
    let tomorrow = from(dag.plus(1));
    let free = following.is_some_and(|following| tomorrow < following) && life.overdrachten.is_empty();
    if free && chance.likely(15) { tomorrow } else { dag }
}

fn wijze(life: &Life, dag: Day, chance: &mut Chance) -> Wijze {
    match life.fase_on(dag) {
        Some("intern-programma") => *chance.weighted(&IN_THE_GROUP),
        Some("individueel") => *chance.weighted(&ALONE),
        Some("start" | "een-op-een") | None => *chance.weighted(&AT_HOME),
        Some(_) => *chance.weighted(&AT_WORK),
    }
}

fn minuten(wijze: Wijze, chance: &mut Chance) -> Option<u16> {
    let (least, most) = match wijze {
        Wijze::Bericht => return None,
        Wijze::Telefoon => (1, 4),
        Wijze::Gesprek => (6, 12),
        Wijze::Driegesprek => (9, 12),
        Wijze::Buiten => (9, 18),
        Wijze::Huisbezoek => (12, 18),
    };
    let minutes = chance.between(least, most) * 5;
    (!chance.likely(10)).then_some(minutes as u16)
}
