//! The agenda of a town: what is done on which day, at which second, in the order of the clock.

use domain::time::Day;

use super::{beloften, found, plans, toegang};
use crate::almere;
use crate::calendar::on;
use crate::chance::Chance;
use crate::gemeente::{Dag, Gemeente};
use crate::life::{Life, Plan};

/// What is done. Numbers are the place of the life, and of the fase or contact within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    Open,
    HireBeheerder,
    HireBeleid,
    Adopt,
    HireCoordinator,
    Hire(usize),
    OtherHours(usize),
    Leave(usize),
    Register(usize),
    Start(usize),
    Assign(usize),
    Enter(usize, usize),
    Contact(usize, usize),
    Mend(usize, usize),
    HandOver(usize, usize),
    Extend(usize, usize),
    Close(usize),
    Release(usize),
    Measure(usize, usize),
    /// A step in the course of a belemmering.
    Step(usize, usize, usize),
    /// Something in the plan of somebody of the cast.
    Plan(usize, usize),
    /// A promise is made, or something befalls it: the life, which promise, and which step.
    Promise(usize, usize, usize),
    Success(usize, usize),
    OpenGroup(usize),
    /// A member of a group, by the place in it.
    Join(usize, usize),
    Quit(usize, usize),
    /// How often they speak.
    Rhythm(usize),
    /// Who of a group was there, in which week after its first meeting.
    Attend(usize, usize),
    /// Who sees what, set right on the last day, by its place in that list.
    Toegang(usize),
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
/// Before the first talk is written down, which says when the next is.
const AGREEING: i32 = TALKS - 5;

/// Who goes on to a next trajectsoort does so when the one before has been closed that same day.
const GOING_ON: i32 = CLOSING + 3600;

pub fn of(gemeente: &Gemeente, plan: &Plan, today: Day) -> Vec<Line> {
    let mut lines = house(gemeente);
    let mut chance = Chance::seeded(8);
    for (place, life) in plan.lives.iter().enumerate() {
        begin(&mut lines, place, life, &mut chance);
        go_on(&mut lines, place, life, &mut chance);
        finish(&mut lines, place, life, &mut chance);
    }
    found::measured(&mut lines, &plan.lives);
    plans::planned(&mut lines, &plan.lives);
    if gemeente.slug != almere::GEMEENTE.slug {
        plans::kept(&mut lines, &plan.lives, today);
    }
    beloften::promised(&mut lines, &plan.lives);
    found::grouped(&mut lines, &plan.groepen);
    found::attended(&mut lines, &plan.groepen, today);
    toegang::last_day(&mut lines, gemeente);
    lines.retain(|line| line.dag <= today);
    lines.sort_unstable();
    lines
}

/// The opening of the house, who comes to work there, and who leaves.
fn house(gemeente: &Gemeente) -> Vec<Line> {
    let first = [Act::Open, Act::HireBeheerder, Act::HireBeleid, Act::Adopt, Act::HireCoordinator];
    let line = |dag: Dag, seconde: i32, act| Line { dag: on(dag), seconde: OPENING + seconde, act };
    let mut lines: Vec<Line> = (0..).zip(first).map(|(place, act)| line(gemeente.opening, 60 * place, act)).collect();
    for (place, (_, dag, _)) in gemeente.begeleiders.iter().enumerate() {
        lines.push(line(*dag, 600 + 20 * place as i32, Act::Hire(place)));
    }
    for (place, (_, dag, _)) in gemeente.andere_uren.iter().enumerate() {
        lines.push(line(*dag, 60 * place as i32, Act::OtherHours(place)));
    }
    for (place, (_, dag)) in gemeente.vertrokken.iter().enumerate() {
        lines.push(line(*dag, 1200 + 60 * place as i32, Act::Leave(place)));
    }
    lines
}

fn begin(lines: &mut Vec<Line>, place: usize, life: &Life, chance: &mut Chance) {
    let dag = life.instroom();
    let (hour, width) = if life.na.is_some() { (GOING_ON, 900) } else { (INTAKE, 6000) };
    let seconde = hour + chance.between(0, width);
    if life.na.is_none() {
        lines.push(Line { dag, seconde, act: Act::Register(place) });
    }
    lines.push(Line { dag, seconde: seconde + chance.between(40, 200), act: Act::Start(place) });
    if life.coach.is_some() && life.na.is_none() {
        lines.push(Line { dag, seconde: seconde + chance.between(210, 400), act: Act::Assign(place) });
    }
}

fn go_on(lines: &mut Vec<Line>, place: usize, life: &Life, chance: &mut Chance) {
    for (which, (dag, _)) in life.overdrachten.iter().enumerate() {
        lines.push(Line { dag: *dag, seconde: OPENING + 300, act: Act::HandOver(place, which) });
    }
    for (which, verlenging) in life.verlengingen.iter().enumerate() {
        lines.push(Line { dag: verlenging.dag, seconde: CLOSING - 600, act: Act::Extend(place, which) });
    }
    for (which, fase) in life.fasen.iter().enumerate() {
        let hour = match which {
            0 if life.na.is_some() => GOING_ON + 1200,
            0 => TALKS - 600,
            _ => FASEN,
        };
        let seconde = hour + chance.between(0, 599);
        lines.push(Line { dag: fase.dag, seconde, act: Act::Enter(place, which) });
    }
    if life.ritme.is_some() {
        lines.push(Line { dag: life.instroom(), seconde: AGREEING, act: Act::Rhythm(place) });
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
    if !life.gaat_door {
        lines.push(Line { dag: einde.geboekt, seconde: seconde + chance.between(60, 900), act: Act::Release(place) });
    }
}
