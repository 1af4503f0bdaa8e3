//! A list saved by a spreadsheet: the first sheet that a person can see and that is not empty.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};
use std::panic::catch_unwind;

use calamine::{DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx, XlsxError};
use domain::lijst::Fault;
use domain::time::Day;

use super::Table;

/// Cells by row and column as they come: a stray cell far below costs one cell, not a million empty rows.
type Cells = BTreeMap<u32, Vec<(u32, String)>>;

/// The rows and columns that a spreadsheet can have. A file may name others, and a table as wide as that fits in no memory.
const MOST_ROWS: u32 = 1 << 20;
const MOST_COLUMNS: u32 = 1 << 14;
/// The bytes of all parts of a file together, unpacked. The largest list we know of is a twentieth of it; what is packed can become a
/// thousand times as much.
const MOST_BYTES: u64 = 128 << 20;

pub(super) fn table(bytes: &[u8]) -> Result<Table, Fault> {
    let unreadable = || Fault::new("import-xlsx-onleesbaar");
    if !unpacks_within(bytes, MOST_BYTES) {
        return Err(unreadable());
    }
    // The library that reads it counts on sound references and stops on others; to us that is one more way not to be readable.
    catch_unwind(|| read(bytes)).unwrap_or_else(|_| Err(unreadable()))
}

/// Whether all of it fits, whatever sizes the file says of itself.
fn unpacks_within(bytes: &[u8], most: u64) -> bool {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return false };
    let mut left = most;
    (0..archive.len()).all(|part| {
        // A part that cannot be unpacked is no larger than it came; whoever needs it says so.
        let Ok(part) = archive.by_index(part) else { return true };
        let size = io::copy(&mut part.take(left.saturating_add(1)), &mut io::sink()).unwrap_or(0);
        let fits = size <= left;
        left = left.saturating_sub(size);
        fits
    })
}

fn read(bytes: &[u8]) -> Result<Table, Fault> {
    let unreadable = |_| Fault::new("import-xlsx-onleesbaar");
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let visible = book.sheets_metadata().iter().filter(|sheet| sheet.visible == SheetVisible::Visible);
    let names: Vec<String> = visible.map(|sheet| sheet.name.clone()).collect();
    for name in names {
        // A sheet that holds only a chart has no cells to read.
        let Ok(cells) = cells(&mut book, &name) else { continue };
        let cells = cells.ok_or_else(|| Fault::new("import-xlsx-onleesbaar"))?;
        if !cells.is_empty() {
            return Ok(Table { rows: cells.into_iter().map(full_row).collect(), short_rows_are_cut_off: false });
        }
    }
    Ok(Table::default())
}

/// None when one of them lies outside every sheet.
fn cells(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Option<Cells>, XlsxError> {
    let mut cells = Cells::new();
    let mut reader = book.worksheet_cells_reader(sheet)?;
    while let Some(cell) = reader.next_cell()? {
        let text = text(cell.get_value());
        if !text.trim().is_empty() {
            let (row, column) = cell.get_position();
            if row >= MOST_ROWS || column >= MOST_COLUMNS {
                return Ok(None);
            }
            cells.entry(row + 1).or_default().push((column, text));
        }
    }
    Ok(Some(cells))
}

fn full_row((number, filled): (u32, Vec<(u32, String)>)) -> (u32, Vec<String>) {
    let width = filled.iter().map(|(column, _)| *column as usize + 1).max().unwrap_or_default();
    let mut cells = vec![String::new(); width];
    for (column, text) in filled {
        cells[column as usize] = text;
    }
    (number, cells)
}

/// A cell as its owner means it: a day as ISO, a whole number without decimals, a formula as what it last came to.
fn text(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(true) => "WAAR".to_owned(),
        DataRef::Bool(false) => "ONWAAR".to_owned(),
        DataRef::DateTime(moment) => day(moment),
        DataRef::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

/// The hour is left out: a list is about days. A time without a day stays a number, which no day column takes.
fn day(moment: &ExcelDateTime) -> String {
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return moment.as_f64().to_string();
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let day = Day::new(year as i16, month as i8, day as i8);
    day.map_or_else(|| moment.as_f64().to_string(), |day| day.to_string())
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::Workbook;

    use super::*;

    #[test]
    fn what_would_unpack_to_more_than_fits_is_not_unpacked() {
        let mut book = Workbook::new();
        book.add_worksheet().write(0, 0, "inwoner").unwrap();
        let bytes = book.save_to_buffer().unwrap();
        assert!(unpacks_within(&bytes, 1 << 20));
        assert!(!unpacks_within(&bytes, 100));
    }
}
