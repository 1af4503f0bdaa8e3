//! The agenda of the town: what is done on which day, at which second, in the order of the clock.

use domain::time::Day;

use crate::calendar::day;
use crate::chance::Chance;
use crate::figures::{COACHES, OTHER_HOURS};
use crate::plan::Life;

/// What is done. Numbers are the place of the life, and of the fase or contact within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    Open,
    HireBeheerder,
    HireBeleid,
    Adopt,
    HireCoordinator,
    HireCoach(usize),
    OtherHours(usize),
    Register(usize),
    Start(usize),
    Assign(usize),
    Enter(usize, usize),
    Contact(usize, usize),
    Mend(usize, usize),
    HandOver(usize),
    Extend(usize),
    Close(usize),
    Release(usize),
}

impl Act {
    /// The life it is about.
    pub fn life(self) -> Option<usize> {
        match self {
            Act::Register(life) | Act::Start(life) | Act::Assign(life) | Act::HandOver(life) => Some(life),
            Act::Extend(life) | Act::Close(life) | Act::Release(life) => Some(life),
            Act::Enter(life, _) | Act::Contact(life, _) | Act::Mend(life, _) => Some(life),
            _ => None,
        }
    }
}

/// One line of the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    pub dag: Day,
    /// Seconds after midnight on the clock of the town hall.
    pub seconde: i32,
    pub act: Act,
}

/// Hours of the day, in seconds: a morning for beginning, the fasen before the talks, the ends after them.
const OPENING: i32 = 8 * 3600 + 1800;
const FASEN: i32 = OPENING + 900;
const INTAKE: i32 = 9 * 3600 + 1200;
const TALKS: i32 = 11 * 3600 + 1800;
const CLOSING: i32 = 16 * 3600;

pub fn of(lives: &[Life]) -> Vec<Line> {
    let mut lines = house();
    let mut chance = Chance::seeded(8);
    for (place, life) in lives.iter().enumerate() {
        begin(&mut lines, place, life, &mut chance);
        go_on(&mut lines, place, life, &mut chance);
        finish(&mut lines, place, life, &mut chance);
    }
    lines.sort_unstable();
    lines
}

/// The opening of the house, and who comes to work there.
fn house() -> Vec<Line> {
    let opening = day(2008, 12, 1);
    let first = [Act::Open, Act::HireBeheerder, Act::HireBeleid, Act::Adopt, Act::HireCoordinator];
    let mut lines: Vec<Line> = Vec::new();
    for (place, act) in first.into_iter().enumerate() {
        lines.push(Line { dag: opening, seconde: OPENING + 60 * place as i32, act });
    }
    for (coach, (_, (year, month, number), _)) in COACHES.iter().enumerate() {
        let seconde = OPENING + 600 + 20 * coach as i32;
        lines.push(Line { dag: day(*year, *month, *number), seconde, act: Act::HireCoach(coach) });
    }
    for (place, (_, (year, month, number), _)) in OTHER_HOURS.iter().enumerate() {
        let seconde = OPENING + 60 * place as i32;
        lines.push(Line { dag: day(*year, *month, *number), seconde, act: Act::OtherHours(place) });
    }
    lines
}

fn begin(lines: &mut Vec<Line>, place: usize, life: &Life, chance: &mut Chance) {
    let dag = life.instroom();
    let seconde = INTAKE + chance.between(0, 6000);
    lines.push(Line { dag, seconde, act: Act::Register(place) });
    lines.push(Line { dag, seconde: seconde + chance.between(40, 200), act: Act::Start(place) });
    if life.coach.is_some() {
        lines.push(Line { dag, seconde: seconde + chance.between(210, 400), act: Act::Assign(place) });
    }
}

fn go_on(lines: &mut Vec<Line>, place: usize, life: &Life, chance: &mut Chance) {
    if let Some((dag, _)) = life.overdracht {
        lines.push(Line { dag, seconde: OPENING + 300, act: Act::HandOver(place) });
    }
    if let Some(verlenging) = life.verlenging {
        lines.push(Line { dag: verlenging.dag, seconde: CLOSING - 600, act: Act::Extend(place) });
    }
    for (which, fase) in life.fasen.iter().enumerate() {
        let seconde = if which == 0 { TALKS - 600 } else { FASEN } + chance.between(0, 599);
        lines.push(Line { dag: fase.dag, seconde, act: Act::Enter(place, which) });
    }
    for (which, contact) in life.contacten.iter().enumerate() {
        let seconde = TALKS + chance.between(0, 16_000);
        lines.push(Line { dag: contact.geboekt, seconde, act: Act::Contact(place, which) });
        if let Some(herstel) = contact.herstel {
            lines.push(Line {
                dag: herstel.dag,
                seconde: FASEN + chance.between(0, 900),
                act: Act::Mend(place, which),
            });
        }
    }
}

fn finish(lines: &mut Vec<Line>, place: usize, life: &Life, chance: &mut Chance) {
    let Some(einde) = life.einde else { return };
    let seconde = CLOSING + chance.between(0, 1800);
    lines.push(Line { dag: einde.geboekt, seconde, act: Act::Close(place) });
    lines.push(Line { dag: einde.geboekt, seconde: seconde + chance.between(60, 900), act: Act::Release(place) });
}
