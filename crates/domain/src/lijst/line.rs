//! A row of the list beside what it said the time before: which traject it is about, and which of its cells changed.

use super::LastRead;
use super::cells::Cells;
use super::column::Column;
use crate::ids::TrajectId;
use crate::time::Day;

/// A row that was understood.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub number: u32,
    pub cells: Cells,
    /// What the list last said of this traject.
    pub before: Option<LastRead>,
    /// The traject; none until it is started.
    pub traject: Option<TrajectId>,
    /// It was found as a vanished row that had another start or trajectsoort.
    pub moved: bool,
}

impl Line {
    pub fn new(number: u32, cells: Cells) -> Line {
        Line { number, cells, before: None, traject: None, moved: false }
    }

    pub fn instroom(&self) -> Day {
        self.cells.instroom()
    }

    /// The cells of the time before; none when the list did not name this traject yet.
    pub fn old(&self) -> Cells {
        self.before.as_ref().map(|before| before.cells.clone()).unwrap_or_default()
    }

    pub fn unchanged(&self) -> bool {
        self.before.as_ref().is_some_and(|before| !before.verdwenen && before.cells == self.cells)
    }

    fn take(&mut self, before: LastRead, moved: bool) {
        self.traject = Some(before.traject);
        self.moved = moved;
        self.before = Some(before);
    }
}

/// Gives every row the traject it was last read for, and returns what is left: the rows that vanished.
///
/// The same start and trajectsoort is the same row. A row that is new beside one that vanished in this very list is the
/// same row too when only its start or only its trajectsoort differs, unless the vanished one had ended before the new one
/// starts: that is somebody who came back.
pub(super) fn pair(lines: &mut [Line], mut last: Vec<LastRead>) -> Vec<LastRead> {
    type Alike = fn(&Line, &LastRead) -> bool;
    let ways: [(bool, Alike); 3] = [(false, is_same), (true, has_other_soort), (true, has_other_start)];
    for (moved, alike) in ways {
        for line in lines.iter_mut().filter(|line| line.before.is_none()) {
            if let Some(at) = last.iter().position(|before| same_key(line, before) && alike(line, before)) {
                line.take(last.remove(at), moved);
            }
        }
    }
    last
}

/// Somebody may be in the list under two keys, when two dossiers turned out to be of one person.
fn same_key(line: &Line, before: &LastRead) -> bool {
    line.cells.get(Column::Inwoner) == before.cells.get(Column::Inwoner)
}

fn same_start(line: &Line, before: &LastRead) -> bool {
    line.instroom() == before.cells.instroom()
}

/// A list without the column does not say which, so every trajectsoort is the same.
fn same_soort(line: &Line, before: &LastRead) -> bool {
    let soort = line.cells.get(Column::Trajectsoort);
    soort.is_none() || soort == before.cells.get(Column::Trajectsoort)
}

fn is_same(line: &Line, before: &LastRead) -> bool {
    same_start(line, before) && same_soort(line, before)
}

fn has_other_soort(line: &Line, before: &LastRead) -> bool {
    same_start(line, before) && !before.verdwenen
}

fn has_other_start(line: &Line, before: &LastRead) -> bool {
    let came_back = before.cells.day(Column::Einde).is_some_and(|einde| line.instroom() > einde);
    same_soort(line, before) && !before.verdwenen && !came_back
}

/// What a comparison of three sides yields: the cells as they should be, and where both sides changed.
#[derive(Debug, Default)]
pub(super) struct Merged {
    pub cells: Cells,
    /// Something is to be done: a cell changed in the list only.
    pub changed: bool,
    pub clashes: Vec<Column>,
}

/// For each column: changed in the list only is taken over, changed by both is a clash and stays, all else stays.
pub(super) fn merge(columns: &[Column], before: &Cells, now: &Cells, list: &Cells) -> Merged {
    let mut merged = Merged::default();
    for column in columns {
        let (before, now, list) = (before.get(*column), now.get(*column), list.get(*column));
        let said = said(before, now, list);
        if said == Said::Clash {
            merged.clashes.push(*column);
        }
        merged.changed |= said == Said::Changed;
        merged.cells.set(*column, if said == Said::Changed { list } else { now });
    }
    merged
}

/// What a cell says beside the time before and beside what is known now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing new.
    Same,
    /// The list changed, and the dossier did not.
    Changed,
    /// Both did.
    Clash,
}

pub(super) fn said<T: PartialEq>(before: T, now: T, list: T) -> Said {
    if list == before || list == now {
        Said::Same
    } else if now == before {
        Said::Changed
    } else {
        Said::Clash
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wijk(wijk: &str) -> Cells {
        let mut cells = Cells::default();
        cells.set(Column::Wijk, Some(wijk));
        cells
    }

    /// Before, now, in the list; and what comes of it.
    fn merged(before: &str, now: &str, list: &str) -> (String, bool, bool) {
        let merged = merge(&[Column::Wijk], &wijk(before), &wijk(now), &wijk(list));
        (merged.cells.text(Column::Wijk).to_owned(), merged.changed, !merged.clashes.is_empty())
    }

    #[test]
    fn a_cell_changed_in_the_list_only_is_taken_over() {
        assert_eq!(merged("Oost", "Oost", "West"), ("West".into(), true, false));
        assert_eq!(merged("", "", "West"), ("West".into(), true, false));
        assert_eq!(merged("Oost", "Oost", ""), ("".into(), true, false));
    }

    #[test]
    fn a_cell_changed_by_hand_stays_and_is_told_only_when_the_list_changed_too() {
        assert_eq!(merged("Oost", "Noord", "Oost"), ("Noord".into(), false, false));
        assert_eq!(merged("Oost", "Noord", "West"), ("Noord".into(), false, true));
        assert_eq!(merged("Oost", "West", "West"), ("West".into(), false, false));
    }
}
