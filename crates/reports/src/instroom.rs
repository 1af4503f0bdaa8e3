//! Instroom: how many trajecten started in each calendar year, beside how many the aanpak aimed for.

use domain::aanpak;
use domain::aanpak::content::{StreefSoort, Streefwaarde};
use domain::time::Period;

use crate::label::{Arg, Label, Phrase, Word};
use crate::source::{Body, Pool, Source};
use crate::table::{Aspect, Cell, Column, ColumnKind, Note, Row, RowKind, Value, total_of_row};

pub(crate) fn make(source: &Source<'_>) -> Body {
    let years: Vec<Period> = years(source.chosen.period);
    let started = |year: &Period| Cell::count(Aspect::Start, source.those(|life| year.contains(life.instroom)));
    let aimed = years.iter().map(|year| Cell::value(target(source, *year, StreefSoort::Instroom))).collect();
    let mut rows =
        vec![row(Word::BeoogdeInstroom, aimed), row(Word::GerealiseerdeInstroom, years.iter().map(started).collect())];
    let mut labels: Vec<Label> = years.iter().map(|year| Label::Year(year.van.year())).collect();
    if years.len() > 1 {
        labels.push(Label::Word(Word::Totaal));
        rows[0].cells.push(Cell::value(Value::Empty));
        let total = total_of_row(1, &rows[1].cells);
        rows[1].cells.push(total);
    }
    Body {
        title: Phrase::new("rapport-instroom-titel"),
        definition: vec![Phrase::new("rapport-instroom-definitie"), Phrase::new("rapport-instroom-streefcijfer")],
        head: Label::Word(Word::Kenmerk),
        columns: labels.into_iter().map(|label| Column { label, kind: ColumnKind::Count }).collect(),
        rows,
        notes: (0..).zip(&years).filter_map(part_of_year).collect(),
        pool: Pool::Trajecten,
    }
}

fn row(word: Word, cells: Vec<Cell>) -> Row {
    Row { code: word.word().replace(' ', "-"), label: Label::Word(word), kind: RowKind::Part, cells }
}

/// The period cut at every New Year.
pub(crate) fn years(period: Period) -> Vec<Period> {
    let cut = |year| {
        let whole = Period::year(year);
        Period { van: whole.van.max(period.van), tot: whole.tot.min(period.tot) }
    };
    (period.van.year()..=period.tot.year()).map(cut).collect()
}

/// What the aanpak aimed for in the whole year, by the version in force at the end of this part of it.
pub(crate) fn target(source: &Source<'_>, year: Period, soort: StreefSoort) -> Value {
    let then = aanpak::by_slug(source.state, &source.chosen.aanpak, year.tot);
    match then.and_then(|content| content.target(year.van.year(), soort)) {
        Some(Streefwaarde::Aantal(number)) => Value::Number(number.into()),
        Some(Streefwaarde::Reeks { van, tot }) => Value::Range { van: van.into(), tot: tot.into() },
        Some(Streefwaarde::Percentage(percentage)) => Value::Percent(i64::from(percentage) * 10),
        Some(Streefwaarde::Geen) | None => Value::Empty,
    }
}

/// The target is for the whole year; a count of a part of it is not to be held against that without saying so.
pub(crate) fn part_of_year((column, part): (usize, &Period)) -> Option<Note> {
    let year = part.van.year();
    let text =
        Phrase::new("rapport-noot-deel-van-jaar").with("van", Arg::Day(part.van)).with("tot", Arg::Day(part.tot));
    let title = Phrase::new("rapport-noot-deel-van-jaar-titel").with("jaar", Arg::Text(year.to_string()));
    (*part != Period::year(year)).then(|| Note::new(title, text).at(None, Some(column)))
}
