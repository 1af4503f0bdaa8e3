//! What holds for any list: its order means nothing, the last list is what the town says, and it is quick.

use proptest::prelude::*;

use super::{Town, codes};
use crate::lijst::{Column, List, Row};
use crate::testing::day;

const COLUMNS: [Column; 11] = [
    Column::Inwoner,
    Column::Achternaam,
    Column::Wijk,
    Column::Uitkering,
    Column::Grondslag,
    Column::Instroom,
    Column::Trede,
    Column::Begeleider,
    Column::Einde,
    Column::Reden,
    Column::Oorzaak,
];

/// What can change in a row from day to day; each number chooses among some spellings, 0 is empty.
type Choices = (u8, u8, u8, u8, u8, u8, u8);

fn choices() -> impl Strategy<Value = Choices> {
    (0..3u8, 0..3u8, 0..3u8, 0..3u8, 0..4u8, 0..3u8, 0..3u8)
}

/// The row of the inwoner with this number; two inwoners in three have a second traject after the first. With the ground
/// its start moves by a day or two.
fn row(inwoner: usize, second: bool, choices: Choices) -> Vec<String> {
    let (wijk, uitkering, grondslag, trede, begeleider, end, reden) = choices;
    let moved = i32::from(grondslag);
    let start = day("2009-01-05").plus(inwoner as i32 * 3 + moved + if second { 300 } else { 0 });
    let ends = !second || end > 0;
    let einde = if ends { start.plus(100 + i32::from(end)).to_string() } else { String::new() };
    let (reden, oorzaak) = match (einde.is_empty(), reden) {
        (true, _) => ("", ""),
        (_, 0) => ("", ""),
        (_, 1) => ("regulier werk", ""),
        _ => ("uit uitkering niet door werk", "detentie"),
    };
    let pick = |words: &[&str], at: u8| words[usize::from(at)].to_owned();
    vec![
        format!("K-{inwoner}"),
        format!("Jansen {inwoner}"),
        pick(&["", "Oost", "West"], wijk),
        pick(&["", "bijstand", "ww"], uitkering),
        pick(&["", "verplicht", "vrijwillig"], grondslag),
        start.to_string(),
        pick(&["", "1", "2"], trede),
        pick(&["", "Ayşe", "Bram", "Noor"], begeleider),
        einde,
        reden.to_owned(),
        oorzaak.to_owned(),
    ]
}

fn list(rows: &[(Choices, Choices)]) -> List {
    let mut cells = Vec::new();
    for (inwoner, (first, second)) in rows.iter().enumerate() {
        cells.push(row(inwoner, false, *first));
        if inwoner % 3 != 0 {
            // The rows of one person say the same of the person.
            cells.push(row(inwoner, true, (first.0, second.1, second.2, second.3, second.4, second.5, second.6)));
        }
    }
    let rows = cells.into_iter().enumerate().map(|(at, cells)| Row { number: at as u32 + 2, cells });
    List { columns: COLUMNS.to_vec(), rows: rows.collect() }
}

fn shuffled(list: &List, rows: &[usize], columns: &[usize]) -> List {
    let cells = |row: &Row| columns.iter().map(|at| row.cells[*at].clone()).collect();
    let mut order: Vec<usize> = (0..list.rows.len()).collect();
    order.sort_by_key(|at| rows[*at]);
    let rows = order.iter().enumerate().map(|(at, old)| Row { number: at as u32 + 2, cells: cells(&list.rows[*old]) });
    List { columns: columns.iter().map(|at| list.columns[*at]).collect(), rows: rows.collect() }
}

fn year() -> impl Iterator<Item = crate::time::Day> {
    (0..730).map(|days| day("2009-01-01").plus(days))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_rows_and_columns_gives_the_same_town(
        rows in prop::collection::vec((choices(), choices()), 1..8),
        order in prop::collection::vec(any::<usize>(), 16),
        columns in Just((0..COLUMNS.len()).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let list = list(&rows);
        let (mut one, mut other) = (Town::on("2011-06-01"), Town::on("2011-06-01"));
        one.import_list(&list);
        other.import_list(&shuffled(&list, &order, &columns));
        prop_assert_eq!(one.told(), other.told());
        prop_assert_eq!(one.stands(year()), other.stands(year()));
    }

    #[test]
    fn after_any_days_of_lists_the_town_says_what_the_last_list_says(
        days in prop::collection::vec(prop::collection::vec((choices(), choices()), 4), 1..5),
    ) {
        let mut daily = Town::on("2011-06-01");
        for (at, rows) in days.iter().enumerate() {
            daily.today = day("2011-06-01").plus(at as i32);
            daily.import_list(&list(rows));
            prop_assert_eq!(daily.import_list(&list(rows)).statements, 0, "the same list again");
        }
        let mut once = Town::on("2011-06-01");
        once.import_list(&list(days.last().unwrap()));
        prop_assert_eq!(daily.told(), once.told());
        prop_assert_eq!(daily.stands(year()), once.stands(year()));
        prop_assert_eq!(daily.replayed().told(), once.told());
        prop_assert_eq!(daily.replayed().import_list(&list(days.last().unwrap())).statements, 0);
    }
}

#[test]
fn every_row_is_counted_as_progress() {
    use crate::access::Viewer;
    let town = Town::on("2011-06-01");
    let list = list(&[(Choices::default(), Choices::default()); 5]);
    let mut seen = Vec::new();
    let viewer = Viewer::meedoen(town.today);
    let mut draft = crate::draft::Draft::on(town.state.clone());
    let pen = town.pen(&viewer);
    crate::lijst::read(&mut draft, pen, &viewer, "participatiehuis", &list, &mut |done, total| {
        seen.push((done, total))
    })
    .unwrap();
    assert_eq!(seen.last(), Some(&(list.rows.len(), list.rows.len())));
    assert!(seen.is_sorted());
}

#[test]
fn a_long_list_takes_no_longer_per_row_than_a_short_one() {
    // Without a stopwatch: a scan of the whole list for every row would make this test crawl.
    let rows: Vec<(Choices, Choices)> =
        (0..1200).map(|at| ((1, 1, 1, 1, (at % 4) as u8, 1, 1), (1, 2, 2, 2, 1, 2, 2))).collect();
    let mut town = Town::on("2030-06-01");
    let list = list(&rows);
    let outcome = town.import_list(&list);
    assert_eq!((outcome.rows, outcome.new_inwoners, outcome.new_trajecten), (2000, 1200, 2000));
    assert_eq!(codes(&outcome).len(), 1, "Noor is new");
    assert_eq!(town.import_list(&list).unchanged, 2000);
}
