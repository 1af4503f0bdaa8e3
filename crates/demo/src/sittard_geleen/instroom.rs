//! The days on which people begin: several a week, spread over the working days of each month.

use super::Life;
use super::figures::INSTROOM;
use crate::calendar::{day, working_days};
use crate::chance::Chance;

/// The trede of the list at the start, with its weight in a hundred: almost everybody comes in on 1 or 2 (001:581).
const TREDEN: [(i32, Option<u8>); 4] = [(46, Some(1)), (45, Some(2)), (6, Some(3)), (3, None)];

pub fn begin(chance: &mut Chance) -> Vec<Life> {
    let mut days = Vec::new();
    for (month, count) in INSTROOM.iter().enumerate() {
        let first = day(2009, 1, 1).plus_months(month as i32);
        let open = working_days(first, first.plus_months(1).plus(-3));
        days.extend((0..*count).map(|_| *chance.pick(&open)));
    }
    days.sort_unstable();
    let life = |instroom| Life { instroom: Some(instroom), trede: *chance.weighted(&TREDEN), ..Life::default() };
    days.into_iter().map(life).collect()
}
