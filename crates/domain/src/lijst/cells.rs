//! Understanding a cell: from the spelling of a spreadsheet to one spelling, so that two lists that mean the same are the
//! same. What is kept of a row are these cells.

use std::collections::BTreeMap;

use super::column::{Column, List, Row};
use super::outcome::Fault;
use crate::aanpak;
use crate::aanpak::content::{Code, Content, Grondslag, fold};
use crate::inwoner::{Uitkering, Wachtlijst};
use crate::refusal::Arg;
use crate::state::State as Town;
use crate::text::{KORT_MAX, folded};
use crate::time::Day;

/// The cells of a row that are not empty, in their one spelling: days as ISO, words of the aanpak as codes.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Cells(BTreeMap<Column, String>);

impl Cells {
    pub fn get(&self, column: Column) -> Option<&str> {
        self.0.get(&column).map(String::as_str)
    }

    /// The text of a cell; empty when there is none.
    pub fn text(&self, column: Column) -> &str {
        self.get(column).unwrap_or_default()
    }

    pub fn day(&self, column: Column) -> Option<Day> {
        self.get(column)?.parse().ok()
    }

    /// The first day of the traject; every row that was understood has one.
    pub fn instroom(&self) -> Day {
        self.day(Column::Instroom).unwrap_or(Day::LAST)
    }

    pub fn set(&mut self, column: Column, text: Option<impl Into<String>>) {
        match text.map(Into::into).filter(|text: &String| !text.is_empty()) {
            Some(text) => self.0.insert(column, text),
            None => self.0.remove(&column),
        };
    }

    /// By name, as the log keeps them.
    pub fn named(&self) -> BTreeMap<String, String> {
        self.0.iter().map(|(column, text)| (column.name().to_owned(), text.clone())).collect()
    }

    /// Columns that this program no longer knows are passed over.
    pub fn from_named(named: BTreeMap<String, String>) -> Cells {
        Cells(named.into_iter().filter_map(|(name, text)| Some((Column::from_name(&name)?, text))).collect())
    }
}

/// What was expected instead: a code and its arguments.
pub(super) type Expected = (&'static str, Option<(&'static str, String)>);

/// Before this day no list of today's work begins; a year of two digits, or a slip of the finger, does.
const EARLIEST: (i16, i8, i8) = (1950, 1, 1);

/// Understands the cells of one row; what cannot be understood is told, all of it.
pub(super) fn understand(
    state: &Town,
    aanpak: &str,
    today: Day,
    list: &List,
    row: &Row,
    faults: &mut Vec<Fault>,
) -> Cells {
    let filled = || {
        list.columns
            .iter()
            .zip(&row.cells)
            .map(|(column, text)| (*column, text.trim()))
            .filter(|(_, text)| !text.is_empty())
    };
    let found =
        |wanted| filled().find(|(column, _)| *column == wanted).and_then(|(_, text)| day(text)).unwrap_or(today);
    let content = |on| aanpak::by_slug(state, aanpak, on).map(|content| &**content);
    let (at_start, at_end) = (content(found(Column::Instroom)), content(found(Column::Einde)));
    let mut cells = Cells::default();
    for (column, text) in filled() {
        let content = if matches!(column, Column::Reden | Column::Oorzaak) { at_end } else { at_start };
        match cell(column, text, today, content) {
            Ok(text) => cells.set(column, Some(text)),
            Err((code, arg)) => {
                let mut fault = Fault::at(row.number, column, text, code);
                fault.args.extend(arg.map(|(name, text)| (name, Arg::Text(text))));
                faults.push(fault);
            }
        }
    }
    let empty = |column: &&Column| !filled().any(|(filled, _)| filled == **column);
    for column in Column::REQUIRED.iter().filter(empty) {
        faults.push(Fault::at(row.number, *column, "", "import-leeg"));
    }
    cells
}

fn cell(column: Column, text: &str, today: Day, content: Option<&Content>) -> Result<String, Expected> {
    match column {
        Column::Inwoner | Column::Voornaam | Column::Achternaam | Column::Wijk => short(text),
        Column::Begeleider => {
            short(text).and_then(|text| if folded(&text).is_empty() { Err(("import-naam", None)) } else { Ok(text) })
        }
        Column::Geboortedatum => born(text, today),
        Column::UitkeringSinds
        | Column::Instroom
        | Column::Einde
        | Column::GeregistreerdInstroom
        | Column::GeregistreerdEinde => past(text, today),
        Column::Uitkering => {
            let choices = || Uitkering::ALL.map(Uitkering::word).join(", ");
            Uitkering::from_word(text)
                .map(|found| found.word().to_owned())
                .ok_or_else(|| ("import-uitkering", Some(("keuze", choices()))))
        }
        Column::Wachtlijst => {
            Wachtlijst::from_word(text).map(|found| found.word().to_owned()).ok_or(("import-wachtlijst", None))
        }
        Column::Grondslag => {
            let found = Grondslag::ALL.iter().find(|ground| fold(ground.code()) == fold(text));
            let choices = || Grondslag::ALL.iter().map(|ground| ground.code()).collect::<Vec<_>>().join(", ");
            found.map(|ground| ground.code().to_owned()).ok_or_else(|| ("import-grondslag", Some(("keuze", choices()))))
        }
        Column::Trede => trede(text, content),
        Column::Trajectsoort => word(text, "import-trajectsoort", content, |content, text| {
            let found = content.find_trajectsoort(text).map(|soort| soort.code.clone());
            (found, content.trajectsoorten.iter().map(|soort| soort.naam.nl.as_str()).collect())
        }),
        Column::Reden => word(text, "import-reden", content, |content, text| {
            let found = content.find_reden(text).map(|reden| reden.code.clone());
            (found, content.redenen.iter().map(|reden| reden.label.nl.as_str()).collect())
        }),
        Column::Oorzaak => word(text, "import-oorzaak", content, |content, text| {
            let found = content.find_oorzaak(text).map(|oorzaak| oorzaak.code.clone());
            (found, content.oorzaken.iter().map(|oorzaak| oorzaak.label.nl.as_str()).collect())
        }),
    }
}

/// One line of text with single spaces; a pasted newline in a name is a space.
pub(super) fn short(text: &str) -> Result<String, Expected> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= KORT_MAX {
        Ok(text)
    } else {
        Err(("import-te-lang", Some(("hoogstens", KORT_MAX.to_string()))))
    }
}

pub(super) fn past(text: &str, today: Day) -> Result<String, Expected> {
    let (year, month, first) = EARLIEST;
    match day(text).ok_or(("import-dag", None))? {
        later if later > today => Err(("import-dag-later", Some(("vandaag", today.to_string())))),
        early if Day::new(year, month, first).is_some_and(|first| early < first) => {
            Err(("import-dag-vroeg", Some(("jaar", year.to_string()))))
        }
        day => Ok(day.to_string()),
    }
}

fn born(text: &str, today: Day) -> Result<String, Expected> {
    let born = day(text).ok_or(("import-dag", None))?;
    let possible = born <= today && born > today.plus_months(-130 * 12);
    if possible { Ok(born.to_string()) } else { Err(("import-geboortedatum", None)) }
}

/// ISO (`2009-03-31`), or day, month and year with hyphens or slashes. A year has four digits: `01-02-09` is three days.
pub(super) fn day(text: &str) -> Option<Day> {
    let sign = if text.contains('/') { '/' } else { '-' };
    let parts: Vec<&str> = text.split(sign).collect();
    let digits = parts.iter().all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()));
    let [first, month, last] = parts[..] else { return None };
    let (year, day) = if sign == '-' && first.len() == 4 { (first, last) } else { (last, first) };
    if !digits || year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return None;
    }
    Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

pub(super) fn trede(text: &str, content: Option<&Content>) -> Result<String, Expected> {
    let rungs: Vec<u8> =
        content.map_or_else(Vec::new, |content| content.ladder.treden.iter().map(|trede| trede.nummer).collect());
    let found =
        text.parse::<u8>().ok().filter(|trede| (1..=6).contains(trede) && (rungs.is_empty() || rungs.contains(trede)));
    let last = rungs.iter().max().copied().unwrap_or(6);
    found.map(|trede| trede.to_string()).ok_or_else(|| ("import-trede", Some(("hoogste", last.to_string()))))
}

fn word<'c>(
    text: &str,
    code: &'static str,
    content: Option<&'c Content>,
    find: impl Fn(&'c Content, &str) -> (Option<String>, Vec<&'c str>),
) -> Result<String, Expected> {
    let (found, choices) = content.map_or((None, Vec::new()), |content| find(content, text));
    found.ok_or_else(|| (code, Some(("keuze", choices.join(", ")))))
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn a_day_is_read_in_the_two_orders_people_write() {
        for text in ["2009-03-31", "31-03-2009", "31-3-2009", "31/03/2009"] {
            assert_eq!(day(text).unwrap().to_string(), "2009-03-31", "{text}");
        }
    }

    #[test]
    fn a_day_that_the_calendar_lacks_or_that_can_be_read_in_two_ways_is_none() {
        for text in [
            "31-02-2009",
            "29-02-2009",
            "01-02-09",
            "2009-13-01",
            "2009/03/31",
            "39903",
            "31-03-2009 10:00",
            "",
            "--",
            "+1-2-2009",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
