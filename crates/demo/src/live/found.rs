//! The lines of the agenda for what is measured, what is in the way, and who takes part in which group.

use domain::groep::Soort;
use domain::time::Day;

use super::agenda::{Act, Line};
use crate::calendar::{is_working, until};
use crate::chance::Chance;
use crate::groepen::Groep;
use crate::life::Life;

/// At the end of the afternoon, before anything is closed.
const MEASURING: i32 = 15 * 3600;
/// After who goes to a group has entered the fase.
const GROUPS: i32 = 9 * 3600 + 1000;
const QUITTING: i32 = 15 * 3600 + 3300;

pub fn measured(lines: &mut Vec<Line>, lives: &[Life]) {
    let mut chance = Chance::seeded(9);
    for (place, life) in lives.iter().enumerate() {
        for (which, (dag, _)) in life.metingen.iter().enumerate() {
            let seconde = MEASURING + chance.between(0, 2400);
            lines.push(Line { dag: *dag, seconde, act: Act::Measure(place, which) });
        }
        for (which, belemmering) in life.belemmeringen.iter().enumerate() {
            for (step, (dag, _)) in belemmering.stappen.iter().enumerate() {
                let seconde = MEASURING + 2500 + 20 * (8 * which + step) as i32;
                lines.push(Line { dag: *dag, seconde, act: Act::Step(place, which, step) });
            }
        }
    }
}

/// A group is announced a week before its first meeting.
pub fn grouped(lines: &mut Vec<Line>, groepen: &[Groep]) {
    for (place, groep) in groepen.iter().enumerate() {
        let announced = until(groep.start.plus(-7));
        lines.push(Line { dag: announced, seconde: GROUPS, act: Act::OpenGroup(place) });
        for (which, lid) in groep.leden.iter().enumerate() {
            // Who comes and goes in a large group does so on days of their own.
            let turn = which as i32 % 60;
            let dag = lid.begin.unwrap_or(groep.start);
            lines.push(Line { dag, seconde: GROUPS + 20 * turn, act: Act::Join(place, which) });
            if let Some(einde) = lid.einde {
                lines.push(Line { dag: einde.geboekt, seconde: QUITTING + turn, act: Act::Quit(place, which) });
            }
        }
    }
}

/// So many weeks back the klantmanagers wrote down who was there.
const WEEKS: i32 = 12;
const NOON: i32 = 12 * 3600 + 1800;

/// A group that makes something for the neighbourhood meets one half-day a week, on the day of the week on which it began
/// (001:565).
pub fn attended(lines: &mut Vec<Line>, groepen: &[Groep], today: Day) {
    let here = |groep: &&Groep| groep.soort == Soort::Groepsopdracht && groep.aanpak.is_none();
    for (place, groep) in groepen.iter().enumerate().filter(|(_, groep)| here(groep)) {
        let last = today.plus(-(today.since(groep.start).rem_euclid(7)));
        let weeks = (0..WEEKS).map(|week| (week as usize, last.plus(-7 * week)));
        let met = weeks.filter(|(_, dag)| *dag > groep.start && is_working(*dag));
        lines.extend(met.map(|(week, dag)| Line { dag, seconde: NOON, act: Act::Attend(place, week) }));
    }
}
