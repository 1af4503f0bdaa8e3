//! Uitstroom: trajecten that ended, by the aanpak's own reasons; taken apart per oorzaak or per trajectsoort when asked.

use std::collections::BTreeMap;

use domain::aanpak::content::{Content, Tekst};
use domain::time::Day;

use crate::ends::{self, Ends, PERIOD};
use crate::label::{Arg, Label, Phrase, Word};
use crate::lines::{Line, Lines, name_of_oorzaak};
use crate::parameters::{Naar, Per};
use crate::per_trajectsoort;
use crate::source::{Body, Pool, Source};
use crate::table::{Note, Row, RowKind};

pub(crate) fn make(source: &Source<'_>) -> Body {
    match source.chosen.per {
        None | Some(Per::Begeleider) => per_reden(source),
        Some(Per::Oorzaak) => per_oorzaak(source),
        Some(Per::Trajectsoort) => per_trajectsoort::make(source),
    }
}

/// How it is counted, which differs with the day an end is counted by.
pub(crate) fn definition(source: &Source<'_>, what: &'static str) -> Vec<Phrase> {
    let naar = match source.chosen.naar {
        Naar::Datum => "rapport-uitstroom-naar-datum",
        Naar::Boekdatum => "rapport-uitstroom-naar-boekdatum",
    };
    vec![Phrase::new(what), Phrase::new(naar), Phrase::new("rapport-uitstroom-einde")]
}

fn per_reden(source: &Source<'_>) -> Body {
    let mut lines = Lines::redenen(source);
    let mut ends = Ends::default();
    for (at, _, end, day) in source.ends() {
        if day <= source.chosen.period.tot {
            let row = lines.place_reden(source, end.reden, end.dag);
            ends.count(source, row, at, day);
        }
    }
    let mut notes: Vec<Note> =
        (0..).zip(&lines.lines).filter_map(|(row, line)| about_reden(&source.content, row, line)).collect();
    let rows = ends.rows(lines.lines);
    notes.extend(counted_otherwise(source, &rows));
    Body {
        title: Phrase::new("rapport-uitstroom-titel"),
        definition: definition(source, "rapport-uitstroom-definitie"),
        head: Label::Word(Word::Reden),
        columns: ends::columns(source),
        rows,
        notes,
        pool: Pool::Trajecten,
    }
}

/// Where a reason stands in the table that the aanpak itself publishes, when that is not in a row of its own.
pub(crate) fn about_reden(content: &Content, row: usize, line: &Line) -> Option<Note> {
    let reden = content.reden(&line.code);
    let (title, text) = match reden {
        None => (Phrase::new("rapport-noot-niet-in-lijst-titel"), Phrase::new("rapport-noot-niet-in-lijst")),
        Some(reden) => match content.printed_as(reden) {
            Some(printed) if printed.code == reden.code => return None,
            Some(printed) => {
                let under = Phrase::new("rapport-noot-gedrukt-onder").with("rij", Arg::Named(printed.label.clone()));
                (Phrase::new("rapport-noot-gedrukt-onder-titel"), under)
            }
            None => (Phrase::new("rapport-noot-niet-gedrukt-titel"), Phrase::new("rapport-noot-niet-gedrukt")),
        },
    };
    Some(Note::new(title, text).at(Some(row), None))
}

/// What the period would say when counted by the other day, where that differs: people whose leaving was booked later.
fn counted_otherwise(source: &Source<'_>, rows: &[Row]) -> Vec<Note> {
    let (other, title, text) = match source.chosen.naar {
        Naar::Datum => (Naar::Boekdatum, "rapport-noot-naar-boekdatum-titel", "rapport-noot-naar-boekdatum"),
        Naar::Boekdatum => (Naar::Datum, "rapport-noot-naar-datum-titel", "rapport-noot-naar-datum"),
    };
    let mut numbers: BTreeMap<&str, i64> = BTreeMap::new();
    for (_, _, end, _) in source.ends_by(other).filter(|(_, _, _, day)| source.chosen.period.contains(*day)) {
        *numbers.entry(source.reden(end.reden)).or_default() += 1;
    }
    let about = |(at, row): (usize, &Row)| {
        let number = numbers.get(row.code.as_str()).copied().unwrap_or(0);
        let differs = row.kind == RowKind::Part && row.cells[PERIOD].number() != Some(number);
        let text = Phrase::new(text).with("aantal", Arg::Number(number));
        differs.then(|| Note::new(Phrase::new(title), text).at(Some(at), Some(PERIOD)))
    };
    rows.iter().enumerate().filter_map(about).collect()
}

fn per_oorzaak(source: &Source<'_>) -> Body {
    let asking: Vec<_> = source.content.redenen.iter().filter(|reden| reden.oorzaak_verwacht).collect();
    let fits = |code: &str| asking.iter().any(|reden| reden.code == code);
    let oorzaken = source.content.oorzaken.iter().filter(|oorzaak| oorzaak.redenen.iter().any(|reden| fits(reden)));
    let mut lines = Lines::new(oorzaken.map(|oorzaak| (&oorzaak.code, &oorzaak.label)));
    let mut ends = Ends::default();
    let mut without = Vec::new();
    for (at, _, end, day) in source.ends().filter(|(_, _, end, _)| fits(source.word(end.reden))) {
        match end.oorzaak.filter(|_| day <= source.chosen.period.tot) {
            Some(oorzaak) => {
                let row = lines.place(source, oorzaak, name_of_oorzaak, end.dag);
                ends.count(source, row, at, day);
            }
            None => without.push((at, day)),
        }
    }
    let notes = add_without(source, &mut lines, &mut ends, without);
    let names = asking.iter().map(|reden| reden.label.clone()).reduce(both).unwrap_or_default();
    Body {
        title: Phrase::new("rapport-uitstroom-oorzaak-titel").with("redenen", Arg::Named(names)),
        definition: definition(source, "rapport-uitstroom-oorzaak-definitie"),
        head: Label::Word(Word::Oorzaak),
        columns: ends::columns(source),
        rows: ends.rows(lines.lines),
        notes,
        pool: Pool::Trajecten,
    }
}

/// An expected oorzaak may be left out with an explanation; then it shows, so that the rows add up to their reden.
fn add_without(source: &Source<'_>, lines: &mut Lines, ends: &mut Ends, without: Vec<(u32, Day)>) -> Vec<Note> {
    if !without.iter().any(|(_, day)| *day <= source.chosen.period.tot) {
        return Vec::new();
    }
    let row = lines.lines.len();
    lines.lines.push(Line { code: "geen-oorzaak".to_owned(), label: Label::Word(Word::GeenOorzaak) });
    without.into_iter().for_each(|(at, day)| ends.count(source, row, at, day));
    let (title, text) = (Phrase::new("rapport-noot-geen-oorzaak-titel"), Phrase::new("rapport-noot-geen-oorzaak"));
    vec![Note::new(title, text).at(Some(row), None)]
}

fn both(one: Tekst, other: Tekst) -> Tekst {
    Tekst { nl: format!("{}, {}", one.nl, other.nl), en: format!("{}, {}", one.en, other.en) }
}
