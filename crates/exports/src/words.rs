//! How figures are written, and in whose language.

use domain::time::Day;
use reports::{Arg, Chosen, Label, Naar, Note, Per, Phrase, Value};

/// Who reads: a language tag, and the sentences of that language.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub lang: &'a str,
    pub say: &'a dyn Fn(&Phrase) -> String,
}

impl Reader<'_> {
    pub(crate) fn key(&self, key: &'static str) -> String {
        (self.say)(&Phrase::new(key))
    }

    pub(crate) fn label(&self, label: &Label) -> String {
        label.text(self.lang, self.say)
    }

    pub(crate) fn all(&self, phrases: &[Phrase]) -> String {
        phrases.iter().map(|phrase| (self.say)(phrase)).collect::<Vec<_>>().join(" ")
    }

    fn decimal_mark(&self) -> char {
        if self.lang.starts_with("en") { '.' } else { ',' }
    }

    /// A figure for people: "21", "5,1 %" in Dutch, "5.1%" in English.
    pub(crate) fn value(&self, value: &Value) -> String {
        match value {
            Value::Percent(tenths) if self.lang.starts_with("en") => format!("{}%", in_tenths(*tenths, '.')),
            Value::Percent(tenths) => format!("{} %", in_tenths(*tenths, self.decimal_mark())),
            Value::Hundredths(hundredths) => in_hundredths(*hundredths, self.decimal_mark()),
            other => plain(other),
        }
    }

    /// What a note says, with where the reader finds what it is about.
    pub(crate) fn note(&self, note: &Note) -> String {
        let text = (self.say)(&note.text);
        let bron = |bron: &str| (self.say)(&Phrase::new("rapport-bron").with("bron", Arg::Text(bron.to_owned())));
        note.bron.map_or(text.clone(), |place| format!("{text} {}", bron(place)))
    }
}

/// A figure for programs, as the published tables have it: no mark per thousand, a point, nothing where nothing is said.
pub(crate) fn plain(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Number(number) => number.to_string(),
        Value::Hundredths(hundredths) => in_hundredths(*hundredths, '.'),
        Value::Percent(tenths) => in_tenths(*tenths, '.'),
        Value::Range { van, tot } => format!("{van}-{tot}"),
        Value::Text(text) => unarmed(text),
    }
}

fn in_tenths(tenths: i64, mark: char) -> String {
    match (tenths / 10, (tenths % 10).abs()) {
        (whole, 0) => whole.to_string(),
        (whole, rest) => format!("{}{whole}{mark}{rest}", if tenths < 0 && whole == 0 { "-" } else { "" }),
    }
}

fn in_hundredths(hundredths: i64, mark: char) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths.abs() % 100);
    text.trim_end_matches('0').trim_end_matches('.').replace('.', &mark.to_string())
}

/// A text that a spreadsheet would run as a formula gets an apostrophe before it: names come from lists of others.
pub(crate) fn unarmed(text: &str) -> String {
    let armed = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if armed { format!("'{text}") } else { text.to_owned() }
}

/// What was asked, by its name in URLs and on the command line.
pub(crate) fn asked(chosen: &Chosen) -> Vec<(&'static str, String)> {
    let mut asked = vec![
        ("gemeente", chosen.gemeente.clone()),
        ("aanpak", chosen.aanpak.clone()),
        ("van", chosen.period.van.to_string()),
        ("tot", chosen.period.tot.to_string()),
        ("peildatum", chosen.period.tot.to_string()),
        ("bekend_op", chosen.bekend_op.unwrap_or(chosen.today).to_string()),
        ("naar", chosen.naar.word().to_owned()),
    ];
    asked.extend(chosen.per.map(|per| ("per", per.word().to_owned())));
    asked.extend(chosen.gedrukt.then(|| ("gedrukt", "ja".to_owned())));
    asked.extend(chosen.tabel.map(|tabel| ("tabel", tabel.to_owned())));
    asked
}

/// The same as people read it: the key of the parameter's name, and its value.
pub(crate) fn asked_in_words(chosen: &Chosen, reader: Reader<'_>) -> Vec<(&'static str, Asked)> {
    let naar = match chosen.naar {
        Naar::Datum => "rapport-naar-datum",
        Naar::Boekdatum => "rapport-naar-boekdatum",
    };
    let per = chosen.per.map(|per| match per {
        Per::Oorzaak => "rapport-per-oorzaak",
        Per::Trajectsoort => "rapport-per-trajectsoort",
        Per::Begeleider => "rapport-per-begeleider",
    });
    let mut asked = vec![
        ("rapport-gemeente", Asked::Text(chosen.gemeente.clone())),
        ("rapport-aanpak", Asked::Text(chosen.aanpak_naam.in_language(reader.lang).to_owned())),
        ("rapport-van", Asked::Day(chosen.period.van)),
        ("rapport-tot", Asked::Day(chosen.period.tot)),
        ("rapport-bekend-op", Asked::Day(chosen.bekend_op.unwrap_or(chosen.today))),
        ("rapport-naar", Asked::Text(reader.key(naar))),
    ];
    asked.extend(per.map(|per| ("rapport-per", Asked::Text(reader.key(per)))));
    asked.extend(chosen.gedrukt.then(|| ("rapport-rijen", Asked::Text(reader.key("rapport-rijen-gedrukt")))));
    asked
}

pub(crate) enum Asked {
    Day(Day),
    Text(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_lose_a_zero_behind_the_mark_and_keep_their_sign() {
        let write = |tenths| plain(&Value::Percent(tenths));
        let hundredths = [1060, 3707, 500, 5].map(|number| plain(&Value::Hundredths(number)));
        assert_eq!(hundredths, ["10.6", "37.07", "5", "0.05"]);
        assert_eq!(
            (write(51), write(210), write(0), write(-5)),
            ("5.1".into(), "21".into(), "0".into(), "-0.5".into())
        );
    }

    #[test]
    fn a_text_that_a_spreadsheet_would_run_is_made_harmless() {
        assert_eq!(plain(&Value::Text("=HYPERLINK(\"x\")".into())), "'=HYPERLINK(\"x\")");
        assert_eq!((unarmed("@som"), unarmed("regulier werk")), ("'@som".into(), "regulier werk".into()));
        assert_eq!(plain(&Value::Number(-3)), "-3", "a figure stays a figure");
    }
}
