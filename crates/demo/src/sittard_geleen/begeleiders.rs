//! Which coach guides whom: the one with the most room for their hours on the day of beginning.

use domain::time::Day;

use super::Life;
use super::figures::{COACHES, FULL_CASELOAD, OTHER_HOURS};
use crate::calendar::day;

/// The places of Ayşe and Bram among the coaches.
pub const AYSE: usize = 0;
pub const BRAM: usize = 1;

pub fn assign(lives: &mut [Life], today: Day) {
    for index in 0..lives.len() {
        let coach = most_room(lives, lives[index].instroom());
        lives[index].coach = Some(coach);
    }
    hand_over(lives, today);
    if let Some(newest) = lives.iter_mut().rfind(|life| life.coach != Some(AYSE)) {
        newest.coach = None;
    }
}

fn most_room(lives: &[Life], on: Day) -> usize {
    let load = |coach| lives.iter().filter(|life| life.coach == Some(coach) && life.is_open(on)).count();
    let has_room = |coach: &usize| *coach != AYSE || load(*coach) + 1 < FULL_CASELOAD;
    let works = (0..COACHES.len()).filter(|coach| fte(*coach, on) > 0);
    let fullness = |coach: &usize| (load(*coach) + 1) * 10_000 / usize::from(fte(*coach, on));
    works.filter(has_room).min_by_key(fullness).expect("somebody has worked here since the opening")
}

/// The hours of a coach on a day, in hundredths; 0 before the first day.
fn fte(coach: usize, on: Day) -> u16 {
    let (_, (year, month, number), hours) = COACHES[coach];
    let later =
        OTHER_HOURS.iter().find(|(who, (year, month, number), _)| *who == coach && day(*year, *month, *number) <= on);
    match later {
        Some((_, _, hours)) => *hours,
        None if day(year, month, number) <= on => hours,
        None => 0,
    }
}

/// Bram hands one of his inwoners to Ayşe: they live in the neighbourhood where she works on that day.
fn hand_over(lives: &mut [Life], today: Day) {
    let on = day(2010, 2, 8);
    let fits = |life: &&mut Life| life.coach == Some(BRAM) && life.instroom() < day(2009, 10, 1) && life.is_open(today);
    let handed = lives.iter_mut().filter(|life| life.training.is_none()).find(fits);
    handed.expect("Bram has guided somebody since the summer").overdrachten.push((on, AYSE));
}
