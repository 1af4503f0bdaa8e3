//! Caseload: how many inwoners the begeleiders guide for each fte, at the end of every month of the period.

use std::collections::BTreeSet;

use domain::time::Day;
use domain::{medewerker, toewijzing};

use crate::label::{Label, Phrase, Word};
use crate::source::{Body, Pool, Source};
use crate::table::{Aspect, Cell, Column, ColumnKind, Row, RowKind, Value};

const COLUMNS: [(Word, ColumnKind); 5] = [
    (Word::Inwoners, ColumnKind::Count),
    (Word::ZonderBegeleider, ColumnKind::Count),
    (Word::Fte, ColumnKind::Measure),
    (Word::PerFte, ColumnKind::Measure),
    (Word::CaseloadNorm, ColumnKind::Measure),
];

pub(crate) fn make(source: &Source<'_>) -> Body {
    let rows = peildata(source).into_iter().map(|day| row(source, day)).collect();
    Body {
        title: Phrase::new("rapport-caseload-titel"),
        definition: ["rapport-caseload-definitie", "rapport-caseload-fte"].map(Phrase::new).into(),
        head: Label::Word(Word::Dag),
        columns: COLUMNS.map(|(word, kind)| Column { label: Label::Word(word), kind }).into(),
        rows,
        notes: Vec::new(),
        pool: Pool::Trajecten,
    }
}

/// The last day of every month in the period, and of the period itself.
fn peildata(source: &Source<'_>) -> Vec<Day> {
    let period = source.chosen.period;
    let first = period.van.date().first_of_month();
    let ends = (1..).map(|months| Day::from(first).plus_months(months).plus(-1));
    ends.take_while(|day| *day < period.tot).chain([period.tot]).collect()
}

fn row(source: &Source<'_>, day: Day) -> Row {
    let known = source.chosen.known();
    let guided = |inwoner| toewijzing::for_figures(source.state, source.leave, inwoner, day, known).is_some();
    // Somebody with two open trajecten is one inwoner.
    let mut seen = BTreeSet::new();
    let open = source.those(|life| life.stands_on(day) && seen.insert(life.inwoner));
    let (with, without): (Vec<u32>, Vec<u32>) =
        open.into_iter().partition(|at| guided(source.lives()[*at as usize].inwoner));
    let aanpak = source.state.codes().find(&source.chosen.aanpak);
    let fte = aanpak.map_or(0, |code| medewerker::fte_for_figures(source.state, source.leave, code, day, known));
    let mean = per_fte(with.len() as i64, fte.into());
    let norm = source.content.caseload_norm().map_or(Value::Empty, |norm| Value::Number(norm.into()));
    let cells = vec![
        Cell::count(Aspect::Start, with),
        Cell::count(Aspect::Start, without),
        Cell::value(if fte > 0 { Value::Hundredths(fte.into()) } else { Value::Empty }),
        Cell::value(mean),
        Cell::value(norm),
    ];
    Row { code: day.to_string(), label: Label::Day(day), kind: RowKind::Part, cells }
}

/// Rounded half up to one decimal.
fn per_fte(inwoners: i64, fte: i64) -> Value {
    if fte == 0 {
        return Value::Empty;
    }
    let tenths = (inwoners * 2000 + fte) / (fte * 2);
    Value::Hundredths(tenths * 10)
}
