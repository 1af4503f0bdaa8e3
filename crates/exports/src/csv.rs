//! A table as CSV, in the shape of the published tables: comment lines that say what it is, a header, the rows.

use reports::Table;

use crate::words::{Reader, asked, plain, unarmed};

/// UTF-8 with commas. The comment says the definition and what was asked; notes are in XLSX and JSON.
pub fn csv(table: &Table, reader: Reader<'_>) -> String {
    let title = (reader.say)(&table.title);
    let asked: Vec<String> = asked(&table.chosen).into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    let comment = [format!("{title}. {}", reader.all(&table.definition)), asked.join("; ")];
    let mut out: String = comment.iter().map(|line| format!("# {}\n", line.replace(['\r', '\n'], " "))).collect();
    let labels = table.columns.iter().map(|column| unarmed(&column.label.word()));
    out.push_str(&line([unarmed(&table.head.word())].into_iter().chain(labels)));
    for row in &table.rows {
        let cells = row.cells.iter().map(|cell| plain(&cell.value));
        out.push_str(&line([unarmed(&row.label.word())].into_iter().chain(cells)));
    }
    out
}

fn line(fields: impl Iterator<Item = String>) -> String {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer.write_record(fields.map(String::into_bytes)).expect("memory takes every record");
    let bytes = writer.into_inner().expect("memory takes every record");
    String::from_utf8(bytes).expect("what was written was text")
}
