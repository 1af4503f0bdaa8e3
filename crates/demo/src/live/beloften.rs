//! What people promise each other at a talk and what becomes of it, and what goes well. Most promises are kept by the next
//! talk; what is promised at the last one is still open, and Fatima waits for two things.

use domain::belofte::{self, Aanvraag, Kant, Promise, Raakt};
use domain::ids::StapId;
use domain::plan::Tick;
use domain::succes::{self, Soort, Success};
use domain::time::Day;

use super::Living;
use super::acts::guide;
use super::agenda::{Act, Line};
use crate::cast;
use crate::chance::Chance;
use crate::life::Life;

/// After the talks of the day.
const WRITING: i32 = 16 * 3600 - 150;

/// A promise, when it was made, and what befell it.
pub struct Course {
    made: Day,
    promise: Promise,
    steps: Vec<(Day, Step)>,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    /// On this day; it is written down at the next talk.
    Kept(Day),
    Moved(Day),
    Retracted,
}

const OURS: [&str; 6] = [
    "een tweedehands fiets",
    "bellen met de woningcorporatie",
    "uitleg bij de brief van de Belastingdienst",
    "een rondleiding in het buurthuis",
    "een kaartje voor de bus",
    "meegaan naar de huisarts",
];
const PARTNERS: [(&str, &str); 4] = [
    ("de Kredietbank", "antwoord over de schuldhulp"),
    ("het buurthuis", "een proefochtend in de keuken"),
    ("de vrijwilligersbank", "twee plekken om te bekijken"),
    ("het maatschappelijk werk", "een eerste gesprek"),
];
const THEIRS: [&str; 5] = [
    "de post meenemen naar het spreekuur",
    "zelf de tandarts bellen",
    "drie keer naar het koffie-uur",
    "het formulier thuis invullen",
    "op zondag een eind lopen",
];
const WENT_WELL: [(Soort, Option<&str>, Option<&str>); 5] = [
    (Soort::Alleen, None, Some("Ik dacht dat iedereen keek. Niemand keek.")),
    (Soort::Compliment, None, None),
    (Soort::SchuldOmlaag, None, Some("Eén brief minder op tafel.")),
    (Soort::Anders, Some("belde zelf terug"), None),
    (Soort::Bedankje, None, Some("Ze wilde mij volgende week weer.")),
];

/// The days on which somebody who guides this inwoner can write: those of the talks while the traject is open.
pub(super) fn talks(life: &Life) -> Vec<Day> {
    let held = |day: &Day| life.einde.is_none_or(|einde| *day < einde.dag.min(einde.geboekt));
    let days = life.contacten.iter().map(|contact| contact.geboekt).filter(|day| *day >= life.instroom());
    let mut days: Vec<Day> = days.filter(held).filter(|day| life.coach_on(*day).is_some()).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// What is promised in this life, in the order in which it is made. The place gives each life a chance of its own, so
/// that no other chance of the town shifts.
pub fn courses(place: usize, life: &Life) -> Vec<Course> {
    let (talks, mut chance) = (talks(life), Chance::seeded(70_000 + place as u64));
    let mut courses = Vec::new();
    let mut at = chance.between(0, 4) as usize;
    while at < talks.len() {
        let next: Vec<Day> = talks[at + 1..].iter().copied().take(2).collect();
        // Who leaves is owed nothing that was never going to come.
        if life.einde.is_none() || next.len() == 2 {
            courses.extend(course(life, courses.len(), talks[at], &next, &mut chance));
        }
        at += chance.between(3, 8) as usize;
    }
    if life.sleutel == cast::FATIMA {
        courses.extend(waits(&talks));
    }
    courses.sort_by_key(|course| course.made);
    courses
}

fn course(life: &Life, number: usize, made: Day, next: &[Day], chance: &mut Chance) -> Option<Course> {
    let van = *chance.weighted(&[(5, Kant::Gemeente), (2, Kant::Partner), (4, Kant::Inwoner)]);
    let (days, early, fate) = (chance.between(7, 13), chance.between(2, 6), chance.between(1, 100));
    let promise = |dag| promise(van, number, dag);
    let [second, third] = match *next {
        [second, third] => [second, third],
        [second] => [second, second],
        _ => {
            // Until they speak again.
            let dag = life.contacten.last()?.volgende.filter(|day| *day > made)?;
            return Some(Course { made, promise: promise(dag), steps: Vec::new() });
        }
    };
    let dag = made.plus(days);
    let steps = match fate {
        1..=78 => vec![(second, Step::Kept(made.plus(early).min(second)))],
        79..=86 => vec![(third, Step::Kept(third))],
        87..=93 if second < third && van != Kant::Inwoner => {
            vec![(second, Step::Moved(third.plus(3).max(dag.plus(2)))), (third, Step::Kept(third))]
        }
        _ => vec![(second, Step::Retracted)],
    };
    Some(Course { made, promise: promise(dag), steps })
}

fn promise(van: Kant, number: usize, dag: Day) -> Promise {
    let (partner, wat) = match van {
        Kant::Gemeente => (None, OURS[number % OURS.len()]),
        Kant::Inwoner => (None, THEIRS[number % THEIRS.len()]),
        Kant::Partner => {
            let (partner, wat) = PARTNERS[number % PARTNERS.len()];
            (Some(partner.to_owned()), wat)
        }
    };
    Promise { van, partner, wat: Some(wat.to_owned()), dag: Some(dag), aanvraag: None, afwijking: None }
}

/// A bed that was promised, and an aanvraag that waits beyond its eight weeks.
fn waits(talks: &[Day]) -> Vec<Course> {
    let Some(last) = talks.last().copied() else { return Vec::new() };
    let long_ago = talks.iter().copied().rfind(|day| last.since(*day) > 60);
    let bed = Promise { wat: Some("een bed".to_owned()), ..promise(Kant::Gemeente, 0, last.plus(14)) };
    let bril = Promise {
        wat: Some("een bril".to_owned()),
        dag: None,
        aanvraag: Some(Aanvraag::BijzondereBijstand),
        ..promise(Kant::Gemeente, 0, last)
    };
    let asked = long_ago.map(|made| Course { made, promise: bril, steps: Vec::new() });
    asked.into_iter().chain([Course { made: last, promise: bed, steps: Vec::new() }]).collect()
}

/// Of every so many talks one at which something went well is told.
fn successes(place: usize, life: &Life) -> Vec<(Day, usize)> {
    let mut chance = Chance::seeded(80_000 + place as u64);
    let mut told = Vec::new();
    for day in talks(life).into_iter().skip(2) {
        if chance.likely(7) {
            told.push((day, chance.between(0, 4) as usize));
        }
    }
    told
}

pub fn promised(lines: &mut Vec<Line>, lives: &[Life]) {
    for (place, life) in lives.iter().enumerate() {
        let mut line = |dag, order: usize, act| lines.push(Line { dag, seconde: WRITING + order as i32, act });
        for (which, course) in courses(place, life).iter().enumerate() {
            line(course.made, 0, Act::Promise(place, which, 0));
            for (step, (dag, _)) in course.steps.iter().enumerate() {
                line(*dag, 10 + step, Act::Promise(place, which, step + 1));
            }
        }
        for (which, (dag, _)) in successes(place, life).iter().enumerate() {
            line(*dag, 30, Act::Success(place, which));
        }
    }
}

/// The making of a promise, or the step after it.
pub fn promise_or_step(town: &mut Living<'_>, line: &Line, place: usize, which: usize, step: usize) {
    let (inwoner, by, dag) = (town.inwoners[place], guide(town, line, place), line.dag);
    let Course { promise, steps, .. } = courses(place, &town.lives[place]).swap_remove(which);
    let Some((_, befell)) = step.checked_sub(1).and_then(|step| steps.get(step)).copied() else {
        town.act(line, by, |state, viewer| belofte::make(state, viewer, inwoner, dag, dag, &promise));
        return;
    };
    let id = (inwoner, town.beloften[&(place, which)]);
    let (later, gone) = ("de levering duurt langer", "het potje is leeg");
    town.act(line, by, |state, viewer| match befell {
        Step::Kept(datum) => belofte::keep(state, viewer, id, datum, dag),
        Step::Moved(to) => belofte::move_to(state, viewer, id, dag, dag, to, later),
        Step::Retracted => {
            let reden = if promise.van.is_ours() { gone } else { "iets anders ging voor" };
            belofte::retract(state, viewer, id, dag, dag, reden, Some(Raakt::Inwoner))
        }
    });
}

pub fn succeed(town: &mut Living<'_>, line: &Line, place: usize, which: usize) {
    let (inwoner, by, dag) = (town.inwoners[place], guide(town, line, place), line.dag);
    let (_, kind) = successes(place, &town.lives[place])[which];
    let (soort, wat, woorden) = WENT_WELL[kind];
    let success = Success { soort, wat: wat.map(str::to_owned), woorden: woorden.map(str::to_owned), stap: None };
    town.act(line, by, |state, viewer| succes::record(state, viewer, inwoner, dag, dag, &success));
}

/// Gerda ticks her first stap: alone with the bus.
pub fn ticked(town: &mut Living<'_>, line: &Line, place: usize, stap: StapId, answer: &Tick) {
    let (inwoner, by, dag) = (town.inwoners[place], guide(town, line, place), line.dag);
    let success = Success { soort: Soort::Alleen, wat: None, woorden: None, stap: None };
    town.act(line, by, |state, viewer| succes::tick(state, viewer, (inwoner, stap), dag, dag, answer, Some(&success)));
}
