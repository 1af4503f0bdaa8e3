//! A table for the terminal: aligned by what the letters take up on the screen, not by how many there are.

use reports::{RowKind, Table};
use unicode_width::UnicodeWidthStr;

use crate::words::Reader;

/// Title, figures and notes, in lines without trailing spaces.
pub fn terminal(table: &Table, reader: Reader<'_>) -> String {
    let head =
        [reader.label(&table.head)].into_iter().chain(table.columns.iter().map(|column| reader.label(&column.label)));
    let mut lines: Vec<Vec<String>> = vec![head.collect()];
    lines.extend(table.rows.iter().map(|row| {
        [reader.label(&row.label)].into_iter().chain(row.cells.iter().map(|cell| reader.value(&cell.value))).collect()
    }));
    let widths: Vec<usize> =
        (0..=table.columns.len()).map(|at| lines.iter().map(|line| line[at].width()).max().unwrap_or(0)).collect();
    let rule = "─".repeat(widths.iter().sum::<usize>() + 2 * table.columns.len());
    let mut out = vec![(reader.say)(&table.title), String::new(), aligned(&lines[0], &widths), rule.clone()];
    for (line, row) in lines[1..].iter().zip(&table.rows) {
        if row.kind == RowKind::Total {
            out.push(rule.clone());
        }
        out.push(aligned(line, &widths));
    }
    out.extend(notes(table, reader));
    out.join("\n") + "\n"
}

/// Names to the left, figures to the right.
fn aligned(line: &[String], widths: &[usize]) -> String {
    let mut out = String::new();
    for (at, (text, width)) in line.iter().zip(widths).enumerate() {
        let gap = " ".repeat(width.saturating_sub(text.width()));
        match at {
            0 => out.extend([text, gap.as_str()]),
            _ => out.extend(["  ", gap.as_str(), text]),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn notes(table: &Table, reader: Reader<'_>) -> Vec<String> {
    let place = |note: &reports::Note| {
        let row = note.row.and_then(|row| table.rows.get(row)).map(|row| reader.label(&row.label));
        let column = note.column.and_then(|column| table.columns.get(column)).map(|column| reader.label(&column.label));
        let place = row.into_iter().chain(column).collect::<Vec<_>>().join(", ");
        if place.is_empty() { place } else { format!("{place}: ") }
    };
    let lines = table.notes.iter().map(|note| format!("{}{}", place(note), reader.note(note)));
    let gap = (!table.notes.is_empty()).then(String::new);
    gap.into_iter().chain(lines).collect()
}
