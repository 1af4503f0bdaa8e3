//! The groups of the intern programma: one every two weeks, full or not, of people who began at least ten days before.

use domain::time::Day;

use super::figures::{EARLY_GROUPS, LATE_GROUPS, LEAVING_GROUPS};
use super::{Life, Training, Verloop};
use crate::calendar::{day, from};
use crate::chance::Chance;

pub fn fill(lives: &mut [Life], chance: &mut Chance) {
    for (group, size) in EARLY_GROUPS.iter().enumerate() {
        let start = start_of(group);
        let members = members(lives, start, *size, chance);
        let stops = from(start.plus(chance.between(5, 18)));
        let leaves = LEAVING_GROUPS.contains(&group);
        let early = if leaves { Verloop::Vertrokken(stops) } else { Verloop::Gestopt(stops) };
        seat(lives, start, &members[..1], early);
        seat(lives, start, &members[1..], finished(start));
    }
    for (group, (finish, stay)) in LATE_GROUPS.iter().enumerate() {
        let start = start_of(EARLY_GROUPS.len() + group);
        let members = members(lives, start, finish + stay, chance);
        seat(lives, start, &members[..*finish], finished(start));
        seat(lives, start, &members[*finish..], Verloop::LooptNog);
    }
}

/// Every second Monday from 2 February 2009, or the first working day after it.
fn start_of(group: usize) -> Day {
    from(day(2009, 2, 2).plus(14 * group as i32))
}

fn finished(start: Day) -> Verloop {
    Verloop::Afgerond(from(start.plus(28)))
}

/// Who takes part: those who began in the last four months go before those who waited longer and were not ready.
fn members(lives: &[Life], start: Day, size: usize, chance: &mut Chance) -> Vec<usize> {
    let mut ready: Vec<usize> = (0..lives.len())
        .filter(|index| lives[*index].training.is_none() && lives[*index].instroom() <= start.plus(-10))
        .collect();
    chance.shuffle(&mut ready);
    ready.sort_by_key(|index| lives[*index].instroom() < start.plus(-120));
    assert!(ready.len() >= size, "the group of {start} finds {} people for {size} places", ready.len());
    ready.truncate(size);
    ready
}

fn seat(lives: &mut [Life], start: Day, members: &[usize], verloop: Verloop) {
    for member in members {
        lives[*member].training = Some(Training { start, verloop });
    }
}
