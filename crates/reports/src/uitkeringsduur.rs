//! Uitkeringsduur: how many years those in a traject on the last day have lived on a benefit (001:631-651). A mean over whom
//! the gemeente knows it of, with how many those are.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::InwonerId;
use domain::inwoner;
use domain::time::Day;

use crate::label::{Label, Phrase, Word};
use crate::lines::{Lines, name_of_trajectsoort};
use crate::source::{Body, Counted, Source};
use crate::table::{Aspect, Cell, Column, ColumnKind, Row, RowKind, Subject, Value};

const COLUMNS: [(Word, ColumnKind); 3] = [
    (Word::Inwoners, ColumnKind::Count),
    (Word::UitkeringBekend, ColumnKind::Count),
    (Word::JarenGemiddeld, ColumnKind::Measure),
];

/// Those of a row: everybody, those of whom it is known, and their months on a benefit.
#[derive(Default)]
struct Those {
    seen: BTreeSet<InwonerId>,
    all: Vec<u32>,
    known: Vec<u32>,
    months: i64,
}

pub(crate) fn make(source: &Source<'_>) -> Body {
    let tot = source.chosen.period.tot;
    let (mut counted, mut lines) = (Counted::default(), Lines::trajectsoorten(&source.content));
    let (mut of, mut whole): (BTreeMap<usize, Those>, Those) = Default::default();
    for life in source.lives().iter().filter(|life| life.stands_on(tot)) {
        let row = lines.place(source, life.soort, name_of_trajectsoort, life.instroom);
        let since =
            inwoner::benefits_since_for_figures(source.state, source.leave, life.inwoner, source.chosen.known());
        let since = since.filter(|(day, _)| *day <= tot);
        // Somebody with two open trajecten is one inwoner in the total.
        for those in [of.entry(row).or_default(), &mut whole] {
            if those.seen.insert(life.inwoner) {
                those.all.push(counted.add(life.inwoner, Subject::Traject(life.traject.id)));
                if let Some((day, nr)) = since {
                    those.known.push(counted.add(life.inwoner, Subject::UitkeringSinds(nr)));
                    those.months += whole_months(day, tot);
                }
            }
        }
    }
    let part = |(at, line): (usize, crate::lines::Line)| {
        row(line.code, line.label, RowKind::Part, of.remove(&at).unwrap_or_default())
    };
    let mut rows: Vec<Row> = lines.lines.into_iter().enumerate().map(part).collect();
    rows.push(row(Word::Totaal.word().to_owned(), Label::Word(Word::Totaal), RowKind::Total, whole));
    Body {
        title: Phrase::new("rapport-uitkeringsduur-titel"),
        definition: ["rapport-uitkeringsduur-definitie", "rapport-uitkeringsduur-bekend"].map(Phrase::new).into(),
        head: Label::Word(Word::Trajectsoort),
        columns: COLUMNS.map(|(word, kind)| Column { label: Label::Word(word), kind }).into(),
        rows,
        notes: Vec::new(),
        pool: counted.pool(),
    }
}

fn row(code: String, label: Label, kind: RowKind, those: Those) -> Row {
    let mean = mean_years(those.months, those.known.len() as i64);
    let cells = vec![Cell::count(Aspect::Start, those.all), Cell::count(Aspect::Start, those.known), Cell::value(mean)];
    Row { code, label, kind, cells }
}

/// In hundredths of a year, rounded half up.
fn mean_years(months: i64, people: i64) -> Value {
    if people == 0 {
        return Value::Empty;
    }
    Value::Hundredths((months * 200 + 12 * people) / (24 * people))
}

/// The months that have passed in full.
fn whole_months(from: Day, until: Day) -> i64 {
    let years = i64::from(until.year()) - i64::from(from.year());
    let months = years * 12 + i64::from(until.date().month()) - i64::from(from.date().month());
    let passed = from.plus_months(months as i32) <= until;
    months - i64::from(!passed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(from: &str, until: &str) -> i64 {
        whole_months(from.parse().unwrap(), until.parse().unwrap())
    }

    #[test]
    fn a_month_counts_when_it_has_passed() {
        assert_eq!((months("2010-01-30", "2010-04-29"), months("2010-01-30", "2010-04-30")), (2, 3));
        assert_eq!((months("2010-01-31", "2010-02-28"), months("1987-05-31", "2010-05-31")), (1, 276));
    }

    #[test]
    fn three_years_and_nine_months_are_three_and_three_quarters() {
        assert_eq!((mean_years(225, 5), mean_years(0, 0)), (Value::Hundredths(375), Value::Empty));
    }
}
