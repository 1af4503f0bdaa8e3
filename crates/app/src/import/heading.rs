//! Which column is which: by what stands above it, in any order.

use domain::lijst::{Fault, Headings, Notice, Row, Sheet};

use super::Table;

/// A title and a date may stand above the heading, not a whole letter.
const SEARCHED: usize = 20;

/// What a spreadsheet shows in place of a value it cannot work out, in Dutch and English.
const CELL_FAULTS: [&str; 14] = [
    "#N/A", "#N/B", "#REF!", "#VERW!", "#VALUE!", "#WAARDE!", "#DIV/0!", "#DEEL/0!", "#NAME?", "#NAAM?", "#NULL!",
    "#LEEG!", "#NUM!", "#GETAL!",
];

/// The list in a table, what is passed over, and what is wrong with the rows that are left out of it.
pub(super) struct Found {
    pub sheet: Sheet,
    pub notices: Vec<Notice>,
    pub faults: Vec<Fault>,
}

/// The list in a table, with what is wrong with the rows that are left out of it; an error when there is no list in it.
pub(super) fn sheet(table: Table, headings: &Headings) -> Result<Found, Vec<Fault>> {
    let cut_off = table.short_rows_are_cut_off;
    let mut rows = table.rows;
    if rows.is_empty() {
        return Err(vec![Fault::new("import-bestand-leeg")]);
    }
    let above = rows.iter().take(SEARCHED).position(|(_, cells)| is_heading(cells, headings)).unwrap_or(0);
    let (number, heading) = rows.drain(..=above).next_back().unwrap_or_default();
    let (places, notices) = places(number, &heading, &rows, headings)?;
    if rows.is_empty() {
        return Err(vec![Fault { row: Some(number), ..Fault::new("import-geen-rijen") }]);
    }
    let mut faults = Vec::new();
    rows.retain(|row| {
        let wrong = wrong_with(row, &heading, &places, cut_off);
        let sound = wrong.is_empty();
        faults.extend(wrong);
        sound
    });
    let cells = |cells: &[String]| places.iter().map(|(_, at)| cells.get(*at).cloned().unwrap_or_default()).collect();
    let rows = rows.iter().map(|(number, row)| Row { number: *number, cells: cells(row) }).collect();
    let columns = places.into_iter().map(|(column, _)| column).collect();
    Ok(Found { sheet: Sheet { columns, rows }, notices, faults })
}

/// Every list says whom it is about.
fn is_heading(cells: &[String], headings: &Headings) -> bool {
    cells.iter().any(|cell| headings.find(cell) == Some("inwoner"))
}

/// Where each column stands, with a notice for every column that is passed over.
type Places = (Vec<(String, usize)>, Vec<Notice>);

fn places(
    number: u32,
    heading: &[String],
    rows: &[(u32, Vec<String>)],
    headings: &Headings,
) -> Result<Places, Vec<Fault>> {
    let (mut places, mut notices, mut faults): (Vec<(String, usize)>, Vec<Notice>, Vec<Fault>) = Default::default();
    for (at, name) in heading.iter().enumerate() {
        match headings.find(name) {
            Some(column) if places.iter().any(|(other, _)| other == column) => {
                faults.push(Fault::in_column(number, column, name.trim(), "import-kolom-dubbel"));
            }
            Some(column) => places.push((column.to_owned(), at)),
            None => notices.extend(passed_over(number, at, name, rows)),
        }
    }
    let missing = headings.required.iter().filter(|column| !places.iter().any(|(other, _)| other == *column));
    let found = heading.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ");
    faults.extend(
        missing.map(|column| {
            Fault::in_column(number, column, "", "import-kolom-ontbreekt").with("kolommen", found.as_str())
        }),
    );
    if faults.is_empty() { Ok((places, notices)) } else { Err(faults) }
}

/// An extra column is no mistake; one without a name is worth a word only when something stands in it.
fn passed_over(number: u32, at: usize, name: &str, rows: &[(u32, Vec<String>)]) -> Option<Notice> {
    let (row, place) = (Some(number), at as i32 + 1);
    let filled = || rows.iter().any(|(_, cells)| cells.get(at).is_some_and(|cell| !cell.trim().is_empty()));
    match name.trim() {
        "" if filled() => Some(Notice { row, ..Notice::new("import-kolom-zonder-naam") }.with("plaats", place)),
        "" => None,
        name => Some(
            Notice { row, column: Some(name.to_owned()), ..Notice::new("import-kolom-genegeerd") }
                .with("plaats", place),
        ),
    }
}

fn wrong_with(
    (number, cells): &(u32, Vec<String>),
    heading: &[String],
    places: &[(String, usize)],
    cut_off: bool,
) -> Vec<Fault> {
    let row = Some(*number);
    let mut faults = Vec::new();
    if let Some(extra) = cells.iter().skip(heading.len()).find(|cell| !cell.trim().is_empty()) {
        let fault = Fault { row, value: extra.trim().to_owned(), ..Fault::new("import-te-veel-cellen") };
        faults.push(fault.with("kolommen", heading.len() as i32).with("cellen", cells.len() as i32));
    }
    let needed = places.iter().map(|(_, at)| at + 1).max().unwrap_or_default();
    if cut_off && cells.len() < needed {
        let fault =
            Fault { row, value: cells.last().cloned().unwrap_or_default(), ..Fault::new("import-te-weinig-cellen") };
        faults.push(fault.with("kolommen", heading.len() as i32).with("cellen", cells.len() as i32));
    }
    for (column, at) in places {
        let cell = cells.get(*at).map(|cell| cell.trim()).unwrap_or_default();
        let narrow = cell.len() > 2 && cell.chars().all(|letter| letter == '#');
        if narrow || CELL_FAULTS.contains(&cell) {
            faults.push(Fault::in_column(*number, column, cell, "import-cel-fout"));
        }
    }
    faults
}
