//! A cell by its table, the code of its row and the place of its column, and what it says.

use std::collections::BTreeMap;

use reports::Value;

use super::Made;

/// Table, row and column; `BTreeMap` so that differences are told in order.
pub type Cells = BTreeMap<(String, String, usize), String>;

/// What Meedoen says, without the cells that say nothing.
pub fn of(made: &[Made]) -> Cells {
    let mut cells = Cells::new();
    for Made { name, table, .. } in made {
        for row in &table.rows {
            for (column, cell) in row.cells.iter().enumerate() {
                if let Some(said) = said(&cell.value) {
                    cells.insert(((*name).to_owned(), row.code.clone(), column), said);
                }
            }
        }
    }
    cells
}

/// Percentages in tenths.
fn said(value: &Value) -> Option<String> {
    match value {
        Value::Empty => None,
        Value::Number(number) | Value::Hundredths(number) | Value::Percent(number) => Some(number.to_string()),
        Value::Range { van, tot } => Some(format!("{van}-{tot}")),
        Value::Text(text) => Some(text.clone()),
    }
}

/// What differs. A query does not have to give the cells in which nobody is counted.
pub fn differences(own: &Cells, other: &Cells) -> Vec<String> {
    let lacking = own.iter().filter(|(at, said)| other.get(*at).map_or("0", |other| other) != said.as_str());
    let told = |at: &(String, String, usize), own: Option<&String>, other: Option<&String>| {
        format!("{} {} column {}: Meedoen {own:?}, DuckDB {other:?}", at.0, at.1, at.2)
    };
    let more = other.iter().filter(|(at, _)| !own.contains_key(*at));
    let lacking = lacking.map(|(at, said)| told(at, Some(said), other.get(at)));
    lacking.chain(more.map(|(at, said)| told(at, None, Some(said)))).collect()
}
