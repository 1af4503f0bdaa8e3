//! The lines of the agenda for what is measured, what is in the way, and who takes part in which group.

use domain::groep::Soort;
use domain::time::Day;

use super::agenda::{Act, Line};
use crate::calendar::{is_working, on, until};
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

/// Since this day the klantmanagers write down who was there.
const WRITTEN_DOWN: (i16, i8, i8) = (2010, 3, 8);
const NOON: i32 = 12 * 3600 + 1800;

/// A group that makes something for the neighbourhood meets one half-day a week, on the day of the week on which it began
/// (001:565).
pub fn attended(lines: &mut Vec<Line>, groepen: &[Groep], today: Day) {
    let since = on(WRITTEN_DOWN);
    let here = |groep: &&Groep| groep.soort == Soort::Groepsopdracht && groep.aanpak.is_none();
    for (place, groep) in groepen.iter().enumerate().filter(|(_, groep)| here(groep)) {
        let weeks = (1..).map(|week| (week, groep.start.plus(7 * week))).take_while(|(_, dag)| *dag <= today);
        let met = weeks.filter(|(_, dag)| *dag >= since && is_working(*dag));
        lines.extend(met.map(|(week, dag)| Line { dag, seconde: NOON, act: Act::Attend(place, week as usize) }));
    }
}
