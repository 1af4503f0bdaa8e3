//! A list saved as text: with commas, semicolons or tabs, in UTF-8 or as Windows wrote it.

use std::borrow::Cow;

use domain::lijst::{Fault, Headings};

use super::Table;

const DELIMITERS: [char; 3] = [';', ',', '\t'];

pub(super) fn table(bytes: &[u8], headings: &Headings) -> Result<Table, Fault> {
    let text = decoded(bytes)?.replace("\r\n", "\n").replace('\r', "\n");
    let delimiter = delimiter(&text, headings);
    let mut rows = records(&text, delimiter)?;
    // Excel reads and writes a first line that only names the delimiter.
    if rows.first().is_some_and(|(number, _)| *number == 1) && named_delimiter(&text).is_some() {
        rows.remove(0);
    }
    Ok(Table { rows, short_rows_are_cut_off: true })
}

/// UTF-8, with its mark or without; UTF-16 with its mark, as Excel saves "Unicode text"; all else is Windows-1252, which
/// can be read whatever the bytes are.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Fault> {
    const OLD_EXCEL: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];
    if bytes.starts_with(OLD_EXCEL) {
        return Err(Fault::new("import-oud-excel"));
    }
    let text = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0,
        None => std::str::from_utf8(bytes).map_or_else(|_| encoding_rs::WINDOWS_1252.decode(bytes).0, Cow::Borrowed),
    };
    if text.contains('\0') || text.starts_with("%PDF") { Err(Fault::new("import-geen-lijst")) } else { Ok(text) }
}

fn named_delimiter(text: &str) -> Option<char> {
    let named = text.lines().next()?.trim().trim_matches('"').strip_prefix("sep=")?;
    named.chars().next().filter(|_| named.chars().count() == 1)
}

/// The delimiter that makes most columns out of the first lines: a comma inside a name above a column is not one.
fn delimiter(text: &str, headings: &Headings) -> char {
    let heading = text.lines().filter(|line| !line.trim().is_empty()).take(20);
    let heading: Vec<&str> = heading.collect();
    let columns = |delimiter: &char| {
        let known = |line: &&str| {
            let cells = records(line, *delimiter).unwrap_or_default();
            cells.iter().flat_map(|(_, cells)| cells).filter(|cell| headings.find(cell).is_some()).count()
        };
        heading.iter().map(known).max().unwrap_or_default()
    };
    let most = DELIMITERS.iter().rev().max_by_key(|delimiter| columns(delimiter));
    named_delimiter(text).unwrap_or(*most.unwrap_or(&';'))
}

/// The rows with their numbers. Written here because a reader of comma-separated values counts lines or records; a person
/// counts rows as a spreadsheet shows them, empty ones too, and wants to know where a quote was left open.
fn records(text: &str, delimiter: char) -> Result<Vec<(u32, Vec<String>)>, Fault> {
    let mut rows = Vec::new();
    let (mut number, mut cells, mut cell) = (1, Vec::new(), String::new());
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => {
                cell.clear();
                quoted = true;
            }
            letter if quoted => cell.push(letter),
            '\n' => {
                cells.push(std::mem::take(&mut cell));
                keep(&mut rows, number, std::mem::take(&mut cells));
                number += 1;
            }
            letter if letter == delimiter => cells.push(std::mem::take(&mut cell)),
            letter => cell.push(letter),
        }
    }
    if quoted {
        let start: String = cell.chars().take(40).collect();
        return Err(Fault { row: Some(number), value: start, ..Fault::new("import-aanhalingsteken") });
    }
    cells.push(cell);
    keep(&mut rows, number, cells);
    Ok(rows)
}

fn keep(rows: &mut Vec<(u32, Vec<String>)>, number: u32, cells: Vec<String>) {
    if cells.iter().any(|cell| !cell.trim().is_empty()) {
        rows.push((number, cells));
    }
}
