//! The published tables as they were printed, to hold counted tables against.

#![allow(dead_code, reason = "every test file uses its own part")]

pub mod almere;
pub mod ede;
pub mod sittard;

use std::path::Path;

use reports::{Table, Value};

/// A published table: the names of its columns, and its rows by name. An empty cell was not published.
pub struct Printed {
    pub columns: Vec<String>,
    pub rows: Vec<(String, Vec<String>)>,
}

pub fn printed(file: &str) -> Printed {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cijfers").join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut lines = text.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut fields = line.split(',').map(str::to_owned);
        (fields.next().unwrap_or_default(), fields.collect::<Vec<_>>())
    });
    let (_, columns) = lines.next().expect("a header");
    Printed { columns, rows: lines.filter(|(name, _)| !name.is_empty()).collect() }
}

impl Printed {
    pub fn number(&self, row: &str, column: &str) -> usize {
        self.published(row, column).expect("a published figure").parse().expect("a published number")
    }

    pub fn published(&self, row: &str, column: &str) -> Option<&str> {
        let at = self.columns.iter().position(|own| own == column).expect("a published column");
        let (_, cells) = self.rows.iter().find(|(name, _)| name == row).expect("a published row");
        Some(cells[at].as_str()).filter(|text| !text.is_empty())
    }

    /// Every cell that differs, as "row, column: printed 7, counted 8".
    pub fn differences(&self, table: &Table) -> Vec<String> {
        let mut differences = Vec::new();
        for (row, cells) in &self.rows {
            for (column, printed) in self.columns.iter().zip(cells).filter(|(_, printed)| !printed.is_empty()) {
                let counted = table.find(row, column).map(|cell| written(&cell.value));
                if counted.as_ref() != Some(printed) {
                    differences.push(format!("{row}, {column}: printed {printed}, counted {counted:?}"));
                }
            }
        }
        differences
    }

    /// The rows and columns that were published stand in the table in the same order.
    pub fn in_order(&self, table: &Table) -> bool {
        let rows: Vec<String> = table.rows.iter().map(|row| row.label.word()).collect();
        let columns: Vec<String> = table.columns.iter().map(|column| column.label.word()).collect();
        let own: Vec<String> = self.rows.iter().map(|(name, _)| name.clone()).collect();
        stand_in_order(&own, &rows) && stand_in_order(&self.columns, &columns)
    }
}

fn stand_in_order(some: &[String], all: &[String]) -> bool {
    let places: Vec<Option<usize>> = some.iter().map(|one| all.iter().position(|other| other == one)).collect();
    places.iter().all(Option::is_some) && places.is_sorted()
}

/// As the published tables write it.
fn written(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Number(number) => number.to_string(),
        Value::Hundredths(number) => (*number as f64 / 100.0).to_string(),
        Value::Percent(tenths) => (*tenths as f64 / 10.0).to_string(),
        Value::Range { van, tot } => format!("{van}-{tot}"),
        Value::Text(text) => text.clone(),
    }
}
