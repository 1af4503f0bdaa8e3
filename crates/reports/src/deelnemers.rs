//! Deelnemers: per trajectsoort the stand before the period, who came, who left, and the stand at its end.

use domain::time::Period;

use crate::label::{Label, Phrase, Word};
use crate::lines::{Line, Lines, name_of_trajectsoort};
use crate::source::{Body, Life, Pool, Source};
use crate::table::{Aspect, Cell, Column, ColumnKind, Row, RowKind, total_of_column};

type Counts = fn(&Life, Period) -> bool;

/// The four columns, each with the facts that make it and what it counts.
const COLUMNS: [(Word, Aspect, Counts); 4] = [
    (Word::Begin, Aspect::Start, |life, period| life.stands_on(period.van.plus(-1))),
    (Word::Instroom, Aspect::Start, |life, period| period.contains(life.instroom)),
    (Word::Afgesloten, Aspect::End, |life, period| life.einde.is_some_and(|einde| period.contains(einde.dag))),
    (Word::Eindstand, Aspect::Start, |life, period| life.stands_on(period.tot)),
];

pub(crate) fn make(source: &Source<'_>) -> Body {
    let period = source.chosen.period;
    let mut rows: Vec<Row> = rows(source);
    let cells = (0..COLUMNS.len()).map(|column| total_of_column(&rows, column)).collect();
    rows.push(Row {
        code: Word::Totaal.word().to_owned(),
        label: Label::Word(Word::Totaal),
        kind: RowKind::Total,
        cells,
    });
    Body {
        title: Phrase::new("rapport-deelnemers-titel"),
        definition: vec![Phrase::new("rapport-deelnemers-definitie"), Phrase::new("rapport-deelnemers-stand")],
        head: Label::Word(Word::Trajectsoort),
        columns: COLUMNS.map(|(word, _, _)| Column { label: Label::In(word, period), kind: ColumnKind::Count }).into(),
        rows,
        notes: Vec::new(),
        pool: Pool::Trajecten,
    }
}

fn rows(source: &Source<'_>) -> Vec<Row> {
    let period = source.chosen.period;
    let mut lines = Lines::trajectsoorten(&source.content);
    let mut counted: Vec<[Vec<u32>; 4]> = Vec::new();
    for (at, life) in (0..).zip(source.lives()).filter(|(_, life)| life.instroom <= period.tot) {
        let row = lines.place(source, life.soort, name_of_trajectsoort, life.instroom);
        counted.resize_with(counted.len().max(row + 1), Default::default);
        for (column, (_, _, counts)) in COLUMNS.iter().enumerate() {
            if counts(life, period) {
                counted[row][column].push(at);
            }
        }
    }
    counted.resize_with(lines.lines.len(), Default::default);
    let row = |(line, counted): (Line, [Vec<u32>; 4])| {
        let cells = COLUMNS.iter().zip(counted).map(|((_, aspect, _), these)| Cell::count(*aspect, these)).collect();
        Row { code: line.code, label: line.label, kind: RowKind::Part, cells }
    };
    lines.lines.into_iter().zip(counted).map(row).collect()
}
