//! A table as a workbook: the figures on the first sheet, how they were counted and what is to be known on the second.

use domain::time::Day;
use reports::{Note, RowKind, Table, Value};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use crate::words::{Asked, Reader, asked_in_words, plain};

/// The row of the header; the title and the aanpak stand above it.
const HEADER: u32 = 3;
const TEXT_WIDTH: f64 = 90.0;

/// Figures are numbers, so that they can be counted on; separators follow the settings of who opens it. The moment of
/// making in the file is the day of counting, so that the same figures are the same bytes.
pub fn xlsx(table: &Table, reader: Reader<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = date(table.chosen.today)?;
    workbook.set_properties(&DocProperties::new().set_title((reader.say)(&table.title)).set_creation_datetime(&made));
    figures(workbook.add_worksheet(), table, reader)?;
    explanation(workbook.add_worksheet(), table, reader)?;
    workbook.save_to_buffer()
}

fn figures(sheet: &mut Worksheet, table: &Table, reader: Reader<'_>) -> Result<(), XlsxError> {
    sheet.set_name(reader.key("rapport-blad-tabel"))?;
    sheet.write_string_with_format(0, 0, (reader.say)(&table.title), &Format::new().set_bold().set_font_size(14))?;
    sheet.write_string(1, 0, table.chosen.aanpak_naam.in_language(reader.lang))?;
    let head = Format::new().set_bold().set_border_bottom(FormatBorder::Thin).set_text_wrap();
    let names: Vec<String> = table.rows.iter().map(|row| reader.label(&row.label)).collect();
    let widest = names.iter().map(|name| name.width()).max().unwrap_or(0);
    sheet.set_column_width(0, width(widest, 18))?;
    sheet.write_string_with_format(HEADER, 0, reader.label(&table.head), &head)?;
    for (at, column) in (1..).zip(&table.columns) {
        let label = reader.label(&column.label);
        sheet.set_column_width(at, width(label.width(), 10))?;
        sheet.write_string_with_format(HEADER, at, label, &head.clone().set_align(FormatAlign::Right))?;
    }
    for ((at, row), name) in (HEADER + 1..).zip(&table.rows).zip(names) {
        let format = of_row(row.kind);
        sheet.write_string_with_format(at, 0, name, &format)?;
        for (column, cell) in (1..).zip(&row.cells) {
            figure(sheet, at, column, &cell.value, &format)?;
        }
    }
    sheet.set_freeze_panes(HEADER + 1, 1)?;
    sheet.set_repeat_rows(HEADER, HEADER)?;
    Ok(())
}

fn of_row(kind: RowKind) -> Format {
    match kind {
        RowKind::Part => Format::new(),
        RowKind::Total => Format::new().set_bold().set_border_top(FormatBorder::Thin),
        RowKind::Percentage => Format::new().set_italic(),
    }
}

/// A text is written as a text, never as a formula, whatever it begins with.
fn figure(sheet: &mut Worksheet, row: u32, column: u16, value: &Value, format: &Format) -> Result<(), XlsxError> {
    let format = format.clone().set_align(FormatAlign::Right);
    match value {
        Value::Number(number) => {
            sheet.write_number_with_format(row, column, *number as f64, &format.set_num_format("#,##0"))?
        }
        Value::Hundredths(hundredths) => {
            sheet.write_number_with_format(row, column, *hundredths as f64 / 100.0, &format.set_num_format("0.##"))?
        }
        Value::Percent(tenths) => {
            let shape = if tenths % 10 == 0 { "0%" } else { "0.0%" };
            sheet.write_number_with_format(row, column, *tenths as f64 / 1000.0, &format.set_num_format(shape))?
        }
        Value::Empty => sheet.write_blank(row, column, &format)?,
        Value::Text(text) => sheet.write_string_with_format(row, column, text, &format)?,
        range => sheet.write_string_with_format(row, column, plain(range), &format)?,
    };
    Ok(())
}

fn explanation(sheet: &mut Worksheet, table: &Table, reader: Reader<'_>) -> Result<(), XlsxError> {
    let (bold, wrap) = (Format::new().set_bold(), Format::new().set_text_wrap().set_align(FormatAlign::Top));
    let left = Format::new().set_align(FormatAlign::Left).set_num_format("[$-413]d mmmm yyyy");
    sheet.set_name(reader.key("rapport-blad-toelichting"))?;
    sheet.set_column_width(0, 30.0)?;
    sheet.set_column_width(1, TEXT_WIDTH)?;
    let mut at = 0;
    for (key, asked) in asked_in_words(&table.chosen, reader) {
        sheet.write_string_with_format(at, 0, reader.key(key), &bold)?;
        match asked {
            Asked::Day(day) => sheet.write_datetime_with_format(at, 1, &date(day)?, &left)?,
            Asked::Text(text) => sheet.write_string(at, 1, text)?,
        };
        at += 1;
    }
    sheet.write_string_with_format(at + 1, 0, reader.key("rapport-definition"), &bold.set_align(FormatAlign::Top))?;
    sheet.write_string_with_format(at + 1, 1, reader.all(&table.definition), &wrap)?;
    for (at, note) in (at + 3..).zip(&table.notes) {
        sheet.write_string_with_format(at, 0, place(table, reader, note), &wrap)?;
        let text = format!("{}. {}", (reader.say)(&note.title), reader.note(note));
        sheet.write_string_with_format(at, 1, text, &wrap)?;
    }
    Ok(())
}

fn place(table: &Table, reader: Reader<'_>, note: &Note) -> String {
    let row = note.row.and_then(|row| table.rows.get(row)).map(|row| reader.label(&row.label));
    let column = note.column.and_then(|column| table.columns.get(column)).map(|column| reader.label(&column.label));
    row.into_iter().chain(column).collect::<Vec<_>>().join(", ")
}

fn date(day: Day) -> Result<ExcelDateTime, XlsxError> {
    let date = day.date();
    ExcelDateTime::from_ymd(date.year().max(0) as u16, date.month() as u8, date.day() as u8)
}

fn width(letters: usize, least: usize) -> f64 {
    letters.clamp(least, 60) as f64 + 2.0
}
