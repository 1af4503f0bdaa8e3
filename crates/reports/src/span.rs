//! What a period is called.

use domain::time::Period;

use crate::label::{Arg, Phrase};

/// How people name a period: by the shortest name that says it whole.
pub(crate) enum Span {
    Year(i16),
    Quarter(i8, i16),
    Month(i8, i16),
    Days(Period),
}

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

impl Span {
    pub fn of(period: Period) -> Span {
        let first = period.van.date();
        let runs = |months| first.day() == 1 && period.van.plus_months(months).plus(-1) == period.tot;
        match first.month() {
            1 if runs(12) => Span::Year(first.year()),
            month if runs(3) && month % 3 == 1 => Span::Quarter(month / 3 + 1, first.year()),
            month if runs(1) => Span::Month(month, first.year()),
            _ => Span::Days(period),
        }
    }

    pub fn word(&self) -> String {
        match self {
            Span::Year(year) => year.to_string(),
            Span::Quarter(quarter, year) => format!("{quarter}e kwartaal {year}"),
            Span::Month(month, year) => format!("{} {year}", MONTHS[*month as usize - 1]),
            Span::Days(period) => format!("{} t/m {}", period.van, period.tot),
        }
    }

    pub fn text(&self, say: &dyn Fn(&Phrase) -> String) -> String {
        let text = |year: &i16| Arg::Text(year.to_string());
        let number = |number: &i8| Arg::Number((*number).into());
        match self {
            Span::Year(year) => year.to_string(),
            Span::Quarter(quarter, year) => {
                say(&Phrase::new("rapport-periode-kwartaal").with("kwartaal", number(quarter)).with("jaar", text(year)))
            }
            Span::Month(month, year) => {
                say(&Phrase::new("rapport-periode-maand").with("maand", number(month)).with("jaar", text(year)))
            }
            Span::Days(period) => {
                say(&Phrase::new("rapport-periode").with("van", Arg::Day(period.van)).with("tot", Arg::Day(period.tot)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::label::Label;
    use domain::time::Period;

    #[test]
    fn a_period_goes_by_its_shortest_name() {
        let word = |van: &str, tot: &str| {
            Label::Period(Period { van: van.parse().unwrap(), tot: tot.parse().unwrap() }).word()
        };
        assert_eq!(word("2009-01-01", "2009-12-31"), "2009");
        assert_eq!(word("2010-04-01", "2010-04-30"), "april 2010");
        assert_eq!(word("2010-02-01", "2010-02-28"), "februari 2010");
        assert_eq!(word("2010-10-01", "2010-12-31"), "4e kwartaal 2010");
        assert_eq!(word("2010-02-01", "2010-04-30"), "2010-02-01 t/m 2010-04-30");
        assert_eq!(word("2009-07-01", "2010-06-30"), "2009-07-01 t/m 2010-06-30");
    }
}
