//! A table as JSON that describes itself: what was asked, and for every cell its value and how many facts stand behind it.

use reports::{Cell, ColumnKind, Note, RowKind, Table, Value};
use serde_json::{Map, Value as Json, json};

use crate::words::{Reader, asked};

/// Field names and labels are Dutch words; only title, definition and notes are in the language of the reader.
pub fn json(table: &Table, reader: Reader<'_>) -> String {
    let parameters: Map<String, Json> =
        asked(&table.chosen).into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
    let columns = table.columns.iter().map(|column| {
        let soort = match column.kind {
            ColumnKind::Count => "aantal",
            ColumnKind::Percentage => "percentage",
            ColumnKind::Measure => "maat",
        };
        json!({ "label": column.label.word(), "soort": soort })
    });
    let rows = (0..table.rows.len()).map(|row| of_row(table, row));
    let whole = json!({
        "rapport": table.chosen.report.name(),
        "titel": (reader.say)(&table.title),
        "definitie": reader.all(&table.definition),
        "parameters": parameters,
        "geteld_op": table.chosen.today,
        "rij": table.head.word(),
        "kolommen": columns.collect::<Vec<_>>(),
        "rijen": rows.collect::<Vec<_>>(),
        "noten": table.notes.iter().map(|note| of_note(table, reader, note)).collect::<Vec<_>>(),
    });
    format!("{whole:#}\n")
}

fn of_row(table: &Table, at: usize) -> Json {
    let row = &table.rows[at];
    let soort = match row.kind {
        RowKind::Part => "deel",
        RowKind::Total => "totaal",
        RowKind::Percentage => "percentage",
    };
    let cells = (0..).zip(&row.cells).map(|(column, cell)| of_cell(cell, table.facts_behind(at, column)));
    json!({ "code": row.code, "label": row.label.word(), "soort": soort, "cellen": cells.collect::<Vec<_>>() })
}

fn of_cell(cell: &Cell, facts: usize) -> Json {
    let value = match &cell.value {
        Value::Empty => Json::Null,
        Value::Number(number) => (*number).into(),
        Value::Hundredths(hundredths) => (*hundredths as f64 / 100.0).into(),
        Value::Percent(tenths) if tenths % 10 == 0 => (tenths / 10).into(),
        Value::Percent(tenths) => (*tenths as f64 / 10.0).into(),
        Value::Range { van, tot } => json!({ "van": van, "tot": tot }),
        Value::Text(text) => text.as_str().into(),
    };
    json!({ "waarde": value, "feiten": facts })
}

fn of_note(table: &Table, reader: Reader<'_>, note: &Note) -> Json {
    let row = note.row.and_then(|row| table.rows.get(row)).map(|row| row.label.word());
    let column = note.column.and_then(|column| table.columns.get(column)).map(|column| column.label.word());
    json!({ "rij": row, "kolom": column, "titel": (reader.say)(&note.title), "tekst": (reader.say)(&note.text), "bron": note.bron })
}
