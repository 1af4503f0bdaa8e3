//! Ends in a period and up to its last day, row by row: the table that reasons and causes share.

use domain::time::Day;

use crate::label::{Label, Word};
use crate::lines::Line;
use crate::percentage::shares;
use crate::source::Source;
use crate::table::{Aspect, Cell, Column, ColumnKind, Row, RowKind, Value, total_of_column};

pub(crate) const PERIOD: usize = 0;
pub(crate) const CUMULATIVE: usize = 1;

/// For each row the ends up to the last day of the period; those in the period itself are among them.
#[derive(Default)]
pub(crate) struct Ends {
    rows: Vec<(Vec<u32>, Vec<u32>)>,
}

impl Ends {
    /// Counts an end in a row, when its day falls up to the last of the period.
    pub fn count(&mut self, source: &Source<'_>, row: usize, at: u32, day: Day) {
        let period = source.chosen.period;
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Default::default);
        }
        if period.contains(day) {
            self.rows[row].0.push(at);
        }
        if day <= period.tot {
            self.rows[row].1.push(at);
        }
    }

    /// The rows with their share of all that ended, and the total under them.
    pub fn rows(mut self, lines: Vec<Line>) -> Vec<Row> {
        self.rows.resize_with(lines.len(), Default::default);
        let parts: Vec<u64> = self.rows.iter().map(|(_, until)| until.len() as u64).collect();
        let shares = shares(&parts, 100);
        let share = |row: usize| shares.as_ref().map_or(Value::Empty, |shares| Value::Percent(shares[row] as i64 * 10));
        let mut rows: Vec<Row> = Vec::with_capacity(lines.len() + 1);
        for (row, (line, (within, until))) in lines.into_iter().zip(self.rows).enumerate() {
            let cells =
                vec![Cell::count(Aspect::End, within), Cell::count(Aspect::End, until), Cell::value(share(row))];
            rows.push(Row { code: line.code, label: line.label, kind: RowKind::Part, cells });
        }
        let whole = if shares.is_some() { Value::Percent(1000) } else { Value::Empty };
        let cells = vec![total_of_column(&rows, PERIOD), total_of_column(&rows, CUMULATIVE), Cell::value(whole)];
        rows.push(Row {
            code: Word::Totaal.word().to_owned(),
            label: Label::Word(Word::Totaal),
            kind: RowKind::Total,
            cells,
        });
        rows
    }
}

pub(crate) fn columns(source: &Source<'_>) -> Vec<Column> {
    vec![
        Column { label: Label::Period(source.chosen.period), kind: ColumnKind::Count },
        Column { label: Label::Word(Word::Cumulatief), kind: ColumnKind::Count },
        Column { label: Label::Word(Word::Deel), kind: ColumnKind::Percentage },
    ]
}
