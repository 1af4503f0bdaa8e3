//! The published tables as they were printed; a cell that was not published is empty.

pub struct Tabel {
    head: Vec<&'static str>,
    rows: Vec<Vec<&'static str>>,
}

impl Tabel {
    pub fn of(text: &'static str) -> Tabel {
        let mut rows = text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split(',').collect());
        let head = rows.next().expect("a table has a head");
        Tabel { head, rows: rows.collect() }
    }

    pub fn text(&self, row: &str, column: &str) -> &'static str {
        let place = self.head.iter().position(|head| *head == column);
        let place = place.unwrap_or_else(|| panic!("no column {column}"));
        let found = self.rows.iter().find(|cells| cells[0] == row);
        found.unwrap_or_else(|| panic!("no row {row}"))[place]
    }

    /// `None` when it was not published.
    pub fn cell(&self, row: &str, column: &str) -> Option<usize> {
        let text = self.text(row, column);
        (!text.is_empty()).then(|| text.parse().expect("a cell of this table is a number"))
    }

    /// Cells of one column that were all published.
    pub fn column<const N: usize>(&self, column: &str, rows: [&str; N]) -> [usize; N] {
        rows.map(|row| self.cell(row, column).expect("this cell was published"))
    }
}
