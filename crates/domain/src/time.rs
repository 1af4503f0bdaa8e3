//! Civil days and moments.
//!
//! Everything the municipality says happens on a *day* in Amsterdam; only the booking of a fact has a moment, in UTC.
//! The domain never asks what time it is: whoever calls it says so.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Added to the day number since 1970-01-01, so that the stored number is never zero and `Option<Day>` takes four bytes.
const OFFSET: i32 = 1_000_000;

/// A civil day in the time zone of Amsterdam. Four bytes, ordered, `Option<Day>` is four bytes too.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NonZeroU32);

const EPOCH: Date = Date::constant(1970, 1, 1);

impl Day {
    /// In the year 9909: later than every day that can be recorded; "as known now" is "as known on the last day".
    pub const LAST: Day = Day::from_number(2_900_000);

    /// The day that lies `number` days after 1970-01-01; numbers outside ±2.9 million are brought back to the edge.
    pub const fn from_number(number: i32) -> Day {
        let number = if number < -990_000 {
            -990_000
        } else if number > 2_900_000 {
            2_900_000
        } else {
            number
        };
        match NonZeroU32::new((number + OFFSET) as u32) {
            Some(inner) => Day(inner),
            None => unreachable!(),
        }
    }

    /// Days since 1970-01-01: the form the log's envelope keeps.
    pub const fn number(self) -> i32 {
        self.0.get() as i32 - OFFSET
    }

    /// The day with this year, month (1-12) and day of the month, when the calendar has it.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Day> {
        Date::new(year, month, day).ok().map(Day::from)
    }

    pub fn date(self) -> Date {
        EPOCH.saturating_add(jiff::SignedDuration::from_hours(i64::from(self.number()) * 24))
    }

    pub fn year(self) -> i16 {
        self.date().year()
    }

    /// This day and `days` more; negative goes back.
    pub const fn plus(self, days: i32) -> Day {
        Day::from_number(self.number().saturating_add(days))
    }

    /// The same day of the month, `months` later; the last of the month when that month is shorter.
    pub fn plus_months(self, months: i32) -> Day {
        self.date().saturating_add(jiff::Span::new().months(months)).into()
    }

    /// How many days this day lies after `other`; negative when before.
    pub const fn since(self, other: Day) -> i32 {
        self.number() - other.number()
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Day {
        Day::from_number((date.duration_since(EPOCH).as_hours() / 24) as i32)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date().fmt(f)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is not a day of the calendar written as `2010-04-30`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADay;

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("verwacht een dag zoals 2010-04-30")
    }
}

impl std::error::Error for NotADay {}

impl FromStr for Day {
    type Err = NotADay;

    /// Reads ISO 8601 only (`2010-04-30`); what lists and forms accept besides is the business of their readers.
    fn from_str(text: &str) -> Result<Day, NotADay> {
        let &[y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text.as_bytes() else { return Err(NotADay) };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0_i16, |number, digit| {
                digit.is_ascii_digit().then(|| number * 10 + i16::from(digit - b'0')).ok_or(NotADay)
            })
        };
        let (year, month, day) = (number(&[y0, y1, y2, y3])?, number(&[m0, m1])?, number(&[d0, d1])?);
        let date = Date::new(year, month as i8, day as i8).map_err(|_| NotADay)?;
        // A day after the last one would be brought back to it: another day than what was written.
        Some(Day::from(date)).filter(|day| *day < Day::LAST).ok_or(NotADay)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Day;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a day such as 2010-04-30")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Day, E> {
                text.parse().map_err(|NotADay| E::invalid_value(serde::de::Unexpected::Str(text), &self))
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

/// A moment in UTC, in microseconds since 1970: only for when something was booked or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Moment(pub i64);

impl Moment {
    /// The civil day of this moment in Amsterdam, by the time zone data in the program itself.
    pub fn day(self) -> Day {
        self.zoned().date().into()
    }

    /// This moment on the clocks of Amsterdam.
    pub fn zoned(self) -> jiff::Zoned {
        let stamp = jiff::Timestamp::from_microsecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        stamp.in_tz("Europe/Amsterdam").expect("the time zone data in the program knows Amsterdam")
    }
}

/// From the first day to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub van: Day,
    pub tot: Day,
}

impl Period {
    pub fn contains(self, day: Day) -> bool {
        self.van <= day && day <= self.tot
    }

    pub fn year(year: i16) -> Period {
        let first = Day::new(year, 1, 1).unwrap_or(Day::LAST);
        Period { van: first, tot: first.plus_months(12).plus(-1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_and_read_as_iso() {
        let day = Day::new(2010, 4, 30).unwrap();
        assert_eq!(day.to_string(), "2010-04-30");
        assert_eq!("2010-04-30".parse(), Ok(day));
        assert_eq!("30-04-2010".parse::<Day>(), Err(NotADay));
        assert_eq!("9999-12-31".parse::<Day>(), Err(NotADay));
        assert_eq!(serde_json::to_string(&day).unwrap(), "\"2010-04-30\"");
    }

    #[test]
    fn an_optional_day_takes_no_more_room_than_a_day() {
        assert_eq!(size_of::<Option<Day>>(), 4);
    }

    #[test]
    fn the_first_hour_of_a_summer_day_in_amsterdam_belongs_to_that_day() {
        let half_past_midnight = "2010-07-01T00:30:00+02:00".parse::<jiff::Timestamp>().unwrap();
        assert_eq!(Moment(half_past_midnight.as_microsecond()).day().to_string(), "2010-07-01");
    }

    #[test]
    fn a_month_after_the_last_of_january_is_the_last_of_february() {
        assert_eq!(Day::new(2009, 1, 31).unwrap().plus_months(1).to_string(), "2009-02-28");
    }

    proptest::proptest! {
        #[test]
        fn number_and_day_go_round(number in -700_000..2_900_000i32) {
            let day = Day::from_number(number);
            proptest::prop_assert_eq!(day.number(), number);
            proptest::prop_assert_eq!(Day::from(day.date()), day);
        }
    }
}
