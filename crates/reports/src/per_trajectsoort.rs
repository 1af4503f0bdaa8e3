//! Uitstroom of the period per trajectsoort: a row each, a column per reden, and what part each reden is of the whole.

use crate::label::{Label, Phrase, Word};
use crate::lines::{Lines, name_of_trajectsoort};
use crate::percentage::shares;
use crate::source::{Body, Pool, Source};
use crate::table::{Aspect, Cell, Column, ColumnKind, Note, Row, RowKind, Value, total_of_column, total_of_row};
use crate::uitstroom::{about_reden, definition};

pub(crate) fn make(source: &Source<'_>) -> Body {
    let (soorten, redenen, grid) = count(source);
    let notes = (0..).zip(&redenen.lines).filter_map(|(at, line)| about_reden(&source.content, at, line));
    let notes = notes.map(|note| Note { row: None, column: note.row, ..note }).collect();
    let mut rows: Vec<Row> = Vec::new();
    for (at, (line, counted)) in soorten.lines.into_iter().zip(grid).enumerate() {
        let mut cells: Vec<Cell> = counted.into_iter().map(|these| Cell::count(Aspect::End, these)).collect();
        cells.push(total_of_row(at, &cells));
        rows.push(Row { code: line.code, label: line.label, kind: RowKind::Part, cells });
    }
    let columns = redenen.lines.into_iter().map(|line| line.label).chain([Label::Word(Word::Totaal)]);
    let columns: Vec<Column> = columns.map(|label| Column { label, kind: ColumnKind::Count }).collect();
    rows.push(total(&rows, columns.len()));
    rows.push(percentages(rows.last().map_or(&[], |row| &row.cells)));
    Body {
        title: Phrase::new("rapport-uitstroom-trajectsoort-titel"),
        definition: definition(source, "rapport-uitstroom-trajectsoort-definitie"),
        head: Label::Word(Word::Trajectsoort),
        columns,
        rows,
        notes,
        pool: Pool::Trajecten,
    }
}

/// The ends of the period, by trajectsoort and then by reden.
fn count(source: &Source<'_>) -> (Lines, Lines, Vec<Vec<Vec<u32>>>) {
    let (mut soorten, mut redenen) = (Lines::trajectsoorten(&source.content), Lines::redenen(source));
    let mut placed = Vec::new();
    for (at, life, end, day) in source.ends() {
        if source.chosen.period.contains(day) {
            let row = soorten.place(source, life.soort, name_of_trajectsoort, life.instroom);
            let column = redenen.place_reden(source, end.reden, end.dag);
            placed.push((row, column, at));
        }
    }
    let mut grid = vec![vec![Vec::new(); redenen.lines.len()]; soorten.lines.len()];
    placed.into_iter().for_each(|(row, column, at)| grid[row][column].push(at));
    (soorten, redenen, grid)
}

fn total(rows: &[Row], columns: usize) -> Row {
    let cells = (0..columns).map(|column| total_of_column(rows, column)).collect();
    Row { code: Word::Totaal.word().to_owned(), label: Label::Word(Word::Totaal), kind: RowKind::Total, cells }
}

/// Of a row of totals, of which the last is the whole.
fn percentages(totals: &[Cell]) -> Row {
    let (_, parts) = totals.split_last().expect("the total is always a column");
    let parts: Vec<u64> = parts.iter().map(|cell| cell.number().unwrap_or_default() as u64).collect();
    let values = match shares(&parts, 100) {
        Some(shares) => shares.into_iter().chain([100]).map(|share| Value::Percent(share as i64 * 10)).collect(),
        None => vec![Value::Empty; totals.len()],
    };
    let cells = values.into_iter().map(Cell::value).collect();
    Row {
        code: Word::Percentage.word().to_owned(),
        label: Label::Word(Word::Percentage),
        kind: RowKind::Percentage,
        cells,
    }
}
