//! The working days of a town hall, and the moments at which somebody there writes something down.

use domain::time::{Day, Moment};

/// Days on which the town hall is closed, besides weekends: the holidays of the law and Good Friday. Since the end of 2008
/// carnaval too: it is for Limburg, and in the other towns nothing happens to fall on it.
const CLOSED: [(i16, i8, i8); 37] = [
    (2007, 1, 1),
    (2007, 4, 6),
    (2007, 4, 9),
    (2007, 4, 30),
    (2007, 5, 17),
    (2007, 5, 28),
    (2007, 12, 25),
    (2007, 12, 26),
    (2008, 1, 1),
    (2008, 3, 21),
    (2008, 3, 24),
    (2008, 4, 30),
    (2008, 5, 1),
    (2008, 5, 5),
    (2008, 5, 12),
    (2008, 12, 25),
    (2008, 12, 26),
    (2009, 1, 1),
    (2009, 2, 23),
    (2009, 2, 24),
    (2009, 4, 10),
    (2009, 4, 13),
    (2009, 4, 30),
    (2009, 5, 5),
    (2009, 5, 21),
    (2009, 6, 1),
    (2009, 12, 25),
    (2009, 12, 26),
    (2010, 1, 1),
    (2010, 2, 15),
    (2010, 2, 16),
    (2010, 4, 2),
    (2010, 4, 5),
    (2010, 4, 30),
    (2010, 5, 5),
    (2010, 5, 13),
    (2010, 5, 24),
];

/// A day that stands in the calendar; the demo writes its days out.
pub fn day(year: i16, month: i8, day: i8) -> Day {
    Day::new(year, month, day).expect("the demo names days that exist")
}

/// A day as the registers write it.
pub fn on((year, month, number): (i16, i8, i8)) -> Day {
    day(year, month, number)
}

/// Monday is 0. The first of January 1970 was a Thursday.
fn weekday(day: Day) -> i32 {
    (day.number() + 3).rem_euclid(7)
}

pub fn is_working(of: Day) -> bool {
    weekday(of) < 5 && !CLOSED.iter().any(|(year, month, number)| day(*year, *month, *number) == of)
}

/// This day, or the first working day after it.
pub fn from(day: Day) -> Day {
    (0..).map(|days| day.plus(days)).find(|day| is_working(*day)).expect("there is always another working day")
}

/// This day, or the last working day before it.
pub fn until(day: Day) -> Day {
    (0..).map(|days| day.plus(-days)).find(|day| is_working(*day)).expect("there was always an earlier working day")
}

/// The working days from the first to the last, both included.
pub fn working_days(first: Day, last: Day) -> Vec<Day> {
    (0..=last.since(first)).map(|days| first.plus(days)).filter(|day| is_working(*day)).collect()
}

/// The moment at which the clock of the town hall shows this many seconds after midnight.
pub fn moment(day: Day, seconds: i64) -> Moment {
    const WINTER: i64 = 3600;
    let clock = i64::from(day.number()) * 86_400 + seconds;
    let guess = Moment((clock - WINTER) * 1_000_000);
    let ahead = i64::from(guess.zoned().offset().seconds());
    Moment((clock - ahead) * 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_works_on_a_sunday_at_carnaval_or_on_the_birthday_of_the_queen() {
        assert!(!is_working(day(2009, 3, 1)) && !is_working(day(2010, 2, 15)) && !is_working(day(2010, 4, 30)));
        assert_eq!((from(day(2009, 4, 10)), until(day(2010, 4, 30))), (day(2009, 4, 14), day(2010, 4, 29)));
    }

    #[test]
    fn nine_in_the_morning_is_nine_on_the_clock_in_summer_and_in_winter() {
        for at in [day(2009, 1, 5), day(2009, 7, 6)] {
            assert_eq!(moment(at, 9 * 3600).zoned().hour(), 9);
        }
    }
}
