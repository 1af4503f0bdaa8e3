//! What stands beside a figure: a name of the aanpak, a word of the reports, or a period.

use domain::aanpak::content::Tekst;
use domain::time::{Day, Period};

/// A sentence of the Fluent files with its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    pub key: &'static str,
    pub args: Vec<(&'static str, Arg)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    Day(Day),
    Number(i64),
    /// Shown as it is: a year is not a number with a mark per thousand.
    Text(String),
    /// A name of the aanpak, in the language of the reader.
    Named(Tekst),
}

impl Phrase {
    pub fn new(key: &'static str) -> Phrase {
        Phrase { key, args: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, arg: Arg) -> Phrase {
        self.args.push((name, arg));
        self
    }
}

macro_rules! words {
    ($($member:ident = $word:literal, $key:literal;)+) => {
        /// The words reports have of their own. Files carry the Dutch word, so that a figure is found by its name in
        /// every version and language; a screen says the sentence of the key.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Word { $($member,)+ }

        impl Word {
            pub const ALL: &'static [Word] = &[$(Word::$member,)+];

            pub const fn word(self) -> &'static str {
                match self { $(Word::$member => $word,)+ }
            }

            pub const fn key(self) -> &'static str {
                match self { $(Word::$member => $key,)+ }
            }
        }
    };
}

words! {
    Kenmerk = "kenmerk", "rapport-woord-kenmerk";
    Reden = "reden", "rapport-woord-reden";
    Oorzaak = "oorzaak", "rapport-woord-oorzaak";
    Trajectsoort = "trajectsoort", "rapport-woord-trajectsoort";
    BeoogdeInstroom = "beoogde instroom", "rapport-woord-beoogde-instroom";
    GerealiseerdeInstroom = "gerealiseerde instroom", "rapport-woord-gerealiseerde-instroom";
    GeenOorzaak = "geen oorzaak vastgelegd", "rapport-woord-geen-oorzaak";
    Cumulatief = "cumulatief", "rapport-woord-cumulatief";
    Deel = "deel", "rapport-woord-deel";
    Percentage = "percentage", "rapport-woord-percentage";
    Totaal = "totaal", "rapport-woord-totaal";
    Begin = "begin", "rapport-woord-begin";
    Instroom = "instroom", "rapport-woord-instroom";
    Afgesloten = "afgesloten", "rapport-woord-afgesloten";
    Eindstand = "eindstand", "rapport-woord-eindstand";
}

/// What a row or a column is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    Word(Word),
    /// By the aanpak itself, to the letter.
    Named(Tekst),
    Year(i16),
    Period(Period),
    /// "begin 2009"
    In(Word, Period),
}

impl Label {
    /// The Dutch name that files carry: "april 2010", "begin 2009", "totaal".
    pub fn word(&self) -> String {
        match self {
            Label::Word(word) => word.word().to_owned(),
            Label::Named(name) => name.nl.clone(),
            Label::Year(year) => year.to_string(),
            Label::Period(period) => Span::of(*period).word(),
            Label::In(word, period) => match Span::of(*period) {
                // Loose days are printed above the table; repeating them in every column would hide the word.
                Span::Days(_) => word.word().to_owned(),
                span => format!("{} {}", word.word(), span.word()),
            },
        }
    }

    /// The name on a screen. `lang` is a language tag, `say` the reader's Fluent sentences.
    pub fn text(&self, lang: &str, say: &dyn Fn(&Phrase) -> String) -> String {
        match self {
            Label::Word(word) => say(&Phrase::new(word.key())),
            Label::Named(name) => name.in_language(lang).to_owned(),
            Label::Year(year) => year.to_string(),
            Label::Period(period) => Span::of(*period).text(say),
            Label::In(word, period) => match Span::of(*period) {
                Span::Days(_) => say(&Phrase::new(word.key())),
                span => format!("{} {}", say(&Phrase::new(word.key())), span.text(say)),
            },
        }
    }
}

/// How people name a period: by the shortest name that says it whole.
enum Span {
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
    fn of(period: Period) -> Span {
        let first = period.van.date();
        let runs = |months| first.day() == 1 && period.van.plus_months(months).plus(-1) == period.tot;
        match first.month() {
            1 if runs(12) => Span::Year(first.year()),
            month if runs(3) && month % 3 == 1 => Span::Quarter(month / 3 + 1, first.year()),
            month if runs(1) => Span::Month(month, first.year()),
            _ => Span::Days(period),
        }
    }

    fn word(&self) -> String {
        match self {
            Span::Year(year) => year.to_string(),
            Span::Quarter(quarter, year) => format!("{quarter}e kwartaal {year}"),
            Span::Month(month, year) => format!("{} {year}", MONTHS[*month as usize - 1]),
            Span::Days(period) => format!("{} t/m {}", period.van, period.tot),
        }
    }

    fn text(&self, say: &dyn Fn(&Phrase) -> String) -> String {
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
    use super::*;

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
