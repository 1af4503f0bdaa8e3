//! Figures and phrases of the reports, in the reader's language.

use fluent_bundle::FluentValue;
use reports::{Arg, Cell, Label, Phrase, Value};

use crate::tekst::Tekst;

/// A phrase of the reports in the reader's language.
pub fn say(t: &Tekst, phrase: &Phrase) -> String {
    let value = |name: &str, arg: &Arg| -> FluentValue<'static> {
        match arg {
            Arg::Day(day) => t.date(day.date()).into(),
            Arg::Number(number) => (*number).into(),
            Arg::Text(text) if name == "maand" => {
                text.parse().map_or(text.clone(), |month| t.month_of_year(month).to_owned()).into()
            }
            Arg::Text(text) => text.clone().into(),
            Arg::Named(name) => name.in_language(t.lang()).to_owned().into(),
        }
    };
    let args: Vec<(&'static str, FluentValue<'_>)> =
        phrase.args.iter().map(|(name, arg)| (*name, value(name, arg))).collect();
    t.args(phrase.key, &args)
}

pub(super) fn text_of(t: &Tekst, cell: &Cell) -> String {
    match &cell.value {
        Value::Empty => String::new(),
        Value::Number(number) => t.number(*number),
        Value::Hundredths(hundredths) => t.decimal(*hundredths as f64 / 100.0),
        Value::Percent(tenths) => t.percent(*tenths as f64 / 10.0),
        Value::Range { van, tot } => format!("{}-{}", t.number(*van), t.number(*tot)),
        Value::Text(text) => text.clone(),
    }
}

/// The name of a row or a column.
pub(super) fn label(t: &Tekst, label: &Label) -> String {
    label.text(t.lang(), &|phrase| say(t, phrase))
}

/// "Bron: bijlage 2, tabel 4."
pub(super) fn bron(t: &Tekst, place: &str) -> String {
    t.with("rapport-bron", "bron", place.to_owned())
}
