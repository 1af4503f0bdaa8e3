//! Days as people say them.

use jiff::civil::Date;

use super::{Taal, Tekst};

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
    "month-11", "month-12",
];
const MONTHS_SHORT: [&str; 12] = [
    "month-short-1",
    "month-short-2",
    "month-short-3",
    "month-short-4",
    "month-short-5",
    "month-short-6",
    "month-short-7",
    "month-short-8",
    "month-short-9",
    "month-short-10",
    "month-short-11",
    "month-short-12",
];
const DAYS: [&str; 7] = ["day-1", "day-2", "day-3", "day-4", "day-5", "day-6", "day-7"];
const DAYS_SHORT: [&str; 7] =
    ["day-short-1", "day-short-2", "day-short-3", "day-short-4", "day-short-5", "day-short-6", "day-short-7"];

impl Tekst {
    /// "3 maart 2026"
    pub fn date(&self, date: Date) -> String {
        format!("{} {} {}", date.day(), self.month_name(date), date.year())
    }

    /// "3 maart"
    pub fn date_in_year(&self, date: Date) -> String {
        format!("{} {}", date.day(), self.month_name(date))
    }

    /// "do 26 nov"
    pub fn date_short(&self, date: Date) -> String {
        format!("{} {} {}", self.weekday(date, &DAYS_SHORT), date.day(), self.month_short(date))
    }

    /// "donderdag 26 november"
    pub fn date_long(&self, date: Date) -> String {
        format!("{} {}", self.weekday(date, &DAYS), self.date_in_year(date))
    }

    /// "donderdag 26 november 2026"
    pub fn date_full(&self, date: Date) -> String {
        format!("{} {}", self.date_long(date), date.year())
    }

    /// "november 2026"
    pub fn month(&self, date: Date) -> String {
        format!("{} {}", self.month_name(date), date.year())
    }

    /// "November 2026", as a heading.
    pub fn month_heading(&self, date: Date) -> String {
        capital(&self.month(date))
    }

    /// "nov"
    pub fn month_short(&self, date: Date) -> &'static str {
        self.say(MONTHS_SHORT[date.month() as usize - 1])
    }

    /// "vandaag", "gisteren", "morgen", "over 4 dagen", "4 dagen geleden"
    pub fn relative(&self, date: Date, today: Date) -> String {
        match days_between(today, date) {
            -1 => self.say("relative-yesterday").into(),
            0 => self.say("relative-today").into(),
            1 => self.say("relative-tomorrow").into(),
            ahead @ 2.. => self.with("relative-ahead", "dagen", ahead),
            past => self.with("relative-past", "dagen", -past),
        }
    }

    /// "vandaag", "morgen" or "do 26 nov": for the next contact in a list.
    pub fn soon(&self, date: Date, today: Date) -> String {
        match days_between(today, date) {
            0 | 1 => self.relative(date, today),
            _ => self.date_short(date),
        }
    }

    /// "4 dagen te laat"
    pub fn late(&self, days: u32) -> String {
        if days == 1 { self.say("late-one").into() } else { self.with("late-many", "dagen", days) }
    }

    /// "nog 4 dagen"
    pub fn days_left(&self, days: u32) -> String {
        if days == 1 { self.say("left-one").into() } else { self.with("left-many", "dagen", days) }
    }

    /// "4 dagen"
    pub fn days(&self, days: u32) -> String {
        if days == 1 { self.say("days-one").into() } else { self.with("days-many", "dagen", days) }
    }

    /// "9.41 uur" or "09:41"
    pub fn clock(&self, hour: i8, minute: i8) -> String {
        match self.taal() {
            Taal::Nl => format!("{hour}.{minute:02} uur"),
            Taal::En => format!("{hour:02}:{minute:02}"),
        }
    }

    /// "april", by the number of the month, 1 to 12.
    pub fn month_of_year(&self, month: usize) -> &'static str {
        MONTHS.get(month.wrapping_sub(1)).map_or("", |key| self.say(key))
    }

    fn month_name(&self, date: Date) -> &'static str {
        self.say(MONTHS[date.month() as usize - 1])
    }

    fn weekday(&self, date: Date, names: &[&'static str; 7]) -> &'static str {
        self.say(names[date.weekday().to_monday_zero_offset() as usize])
    }
}

/// Days from one date to another; negative when the other is earlier.
fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).expect("civil dates in days do not overflow").get_days()
}

/// With a capital at the front, for the beginning of a line.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_said_in_words() {
        let (nl, en) = (Tekst::new(Taal::Nl), Tekst::new(Taal::En));
        let today = date(2026, 11, 24);
        assert_eq!(nl.date(date(2026, 3, 3)), "3 maart 2026");
        assert_eq!(nl.date_short(date(2026, 11, 26)), "do 26 nov");
        assert_eq!(nl.date_long(date(2026, 11, 26)), "donderdag 26 november");
        assert_eq!(en.date_short(date(2026, 11, 26)), "Thu 26 Nov");
        assert_eq!(nl.month_heading(today), "November 2026");
        assert_eq!(nl.relative(date(2026, 11, 23), today), "gisteren");
        assert_eq!(nl.relative(date(2026, 11, 28), today), "over 4 dagen");
        assert_eq!(nl.relative(date(2025, 11, 24), today), "365 dagen geleden");
        assert_eq!(en.relative(date(2026, 11, 20), today), "4 days ago");
        assert_eq!(nl.soon(date(2026, 11, 25), today), "morgen");
        assert_eq!(nl.late(4), "4 dagen te laat");
        assert_eq!(nl.late(1), "1 dag te laat");
    }
}
