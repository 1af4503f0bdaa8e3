//! As known then beside as known now: figures that have changed because something became known, or was corrected, later.

use domain::access::Figures;
use domain::state::State;
use domain::time::{Day, Period};

use crate::label::Label;
use crate::named::Named;
use crate::parameters::{Naar, Parameters};
use crate::table::{ColumnKind, RowKind, Table};

/// One column of a report, looked at on two days.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    /// What was known on the evening of this day, beside what is known on the day of counting.
    pub then: Day,
    pub column: Label,
    pub rows: Vec<Change>,
}

/// A figure that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub label: Label,
    pub then: i64,
    pub now: i64,
}

/// What differs from what was known on the day that was asked, else at the end of the period, else, for a period that
/// ends today, before it began. `None` when nothing does.
pub fn changes(state: &State, leave: Figures, today: Day, named: Named, asked: &Parameters) -> Option<Changes> {
    let (report, asked) = named.question(asked)?;
    let count = |asked: &Parameters| crate::run(state, leave, today, report, asked).ok();
    let shown = count(&asked)?;
    let period = shown.chosen.period;
    if let Some(then) = asked.bekend_op {
        let now = count(&Parameters { bekend_op: None, ..asked })?;
        return between(then, &shown, &now);
    }
    if period.tot < today {
        let then = count(&Parameters { bekend_op: Some(period.tot), ..asked })?;
        return between(period.tot, &then, &shown);
    }
    let eve = period.van.plus(-1);
    let van = Some(Period::year(eve.year()).van);
    let until_eve = Parameters { van, tot: Some(eve), peildatum: None, naar: Naar::Datum, ..asked };
    let then = count(&Parameters { bekend_op: Some(eve), ..until_eve.clone() })?;
    between(eve, &then, &count(&until_eve)?)
}

/// The rows that differ in the last column that counts people; without its totals, which only repeat them.
fn between(day: Day, then: &Table, now: &Table) -> Option<Changes> {
    let column = now.columns.iter().rposition(|column| column.kind == ColumnKind::Count)?;
    let number = |table: &Table, code: &str| {
        let row = table.rows.iter().find(|row| row.code == code);
        row.and_then(|row| row.cells.get(column)?.number())
    };
    let parts = now.rows.iter().filter(|row| row.kind == RowKind::Part && !row.label.is_nameless());
    let changed = parts.filter_map(|row| {
        let (then, now) = (number(then, &row.code).unwrap_or(0), number(now, &row.code)?);
        (then != now).then(|| Change { label: row.label.clone(), then, now })
    });
    let rows: Vec<Change> = changed.collect();
    let column = now.columns[column].label.clone();
    (!rows.is_empty()).then_some(Changes { then: day, column, rows })
}
