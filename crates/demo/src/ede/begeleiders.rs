//! One trajectbegeleider for all trajecten of somebody (001:591): the one with the most room when the first begins.

use super::Life;
use super::figures::TRAJECTBEGELEIDERS;
use super::on;
use domain::time::Day;

pub fn assign(lives: &mut [Life]) {
    let mut order: Vec<usize> = (0..lives.len()).collect();
    order.sort_by_key(|index| (lives[*index].instroom(), *index));
    for index in order {
        let begins = lives[index].instroom();
        let same = lives[index].na.and_then(|earlier| lives[earlier].coach);
        lives[index].coach = same.or_else(|| most_room(lives, begins));
    }
}

fn most_room(lives: &[Life], day: Day) -> Option<usize> {
    let load = |coach| lives.iter().filter(|life| life.coach == Some(coach) && life.is_open(day)).count();
    let works = (0..TRAJECTBEGELEIDERS.len()).filter(|coach| on(TRAJECTBEGELEIDERS[*coach].1) <= day);
    works.min_by_key(|coach| (load(*coach) + 1) * 10_000 / usize::from(TRAJECTBEGELEIDERS[*coach].2))
}
