//! Cohort: those who began in a year, and what became of them up to the end of the period.

use domain::aanpak::content::{CommonReason, StreefSoort};
use domain::meting::Stijging;
use domain::time::Period;

use crate::instroom::{part_of_year, target, years};
use crate::label::{Label, Phrase, Word};
use crate::source::{Body, Life, Pool, Source};
use crate::stijging;
use crate::table::{Aspect, Cell, Column, ColumnKind, Row, RowKind, Value, total_of_row};

/// Somebody of the cohort, by the place in the pool: the year of instroom, what the metingen say, and how it ended.
struct Member {
    at: u32,
    year: usize,
    rise: Stijging,
    ended: Option<Outcome>,
}

type Counts = fn(&Member) -> bool;

/// The rows about growth add up to the cohort, and so do those about the end.
const LINES: [(&str, Word, Aspect, Counts); 9] = [
    ("stijging-binnen", Word::StijgingBinnen, Aspect::Rise, |one| matches!(one.rise, Stijging::BinnenTrede(_))),
    ("stijging-naar", Word::StijgingNaar, Aspect::Rise, |one| matches!(one.rise, Stijging::Treden(..))),
    ("geen-stijging", Word::GeenStijging, Aspect::Rise, |one| one.rise == Stijging::Geen),
    ("stijging-onbekend", Word::StijgingOnbekend, Aspect::Rise, |one| one.rise == Stijging::Onbekend),
    ("uitval", Word::Uitval, Aspect::End, |one| one.ended == Some(Outcome::Uitval)),
    ("werk", Word::UitstroomWerk, Aspect::End, |one| one.ended == Some(Outcome::Werk)),
    ("geen-recht", Word::UitstroomGeenRecht, Aspect::End, |one| one.ended == Some(Outcome::GeenRecht)),
    ("andere-uitstroom", Word::AndereUitstroom, Aspect::End, |one| one.ended == Some(Outcome::Ander)),
    ("nog-in-traject", Word::NogInTraject, Aspect::Start, |one| one.ended.is_none()),
];

#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    Uitval,
    Werk,
    GeenRecht,
    Ander,
}

fn ended(source: &Source<'_>, life: &Life) -> Option<Outcome> {
    let end = life.einde.filter(|einde| einde.dag <= source.chosen.period.tot)?;
    Some(match source.common(end.reden) {
        Some(CommonReason::Uitval) => Outcome::Uitval,
        Some(reden) if reden.is_regulier_werk() => Outcome::Werk,
        Some(CommonReason::GeenRechtOpBijstand) => Outcome::GeenRecht,
        _ => Outcome::Ander,
    })
}

pub(crate) fn make(source: &Source<'_>) -> Body {
    let years = years(source.chosen.period);
    let members = members(source, &years);
    let of = |year, aspect, counts: Counts| {
        let own = members.iter().filter(|one| one.year == year && counts(one));
        Cell::count(aspect, own.map(|one| one.at).collect())
    };
    let aimed = |soort| years.iter().map(|year| Cell::value(target(source, *year, soort))).collect::<Vec<_>>();
    let counted = |aspect, counts| (0..years.len()).map(|year| of(year, aspect, counts)).collect::<Vec<_>>();
    let mut rows = vec![
        row("beoogde-instroom", Word::BeoogdeInstroom, aimed(StreefSoort::Instroom)),
        row("gerealiseerde-instroom", Word::GerealiseerdeInstroom, counted(Aspect::Start, |_| true)),
        row("beoogde-stijging", Word::BeoogdeStijging, aimed(StreefSoort::Stijging)),
    ];
    rows.extend(LINES.map(|(code, word, aspect, counts)| row(code, word, counted(aspect, counts))));
    rows.iter_mut().enumerate().for_each(add_total);
    Body {
        title: Phrase::new("rapport-cohort-titel"),
        definition: ["rapport-cohort-definitie", "rapport-cohort-stijging", "rapport-cohort-einde"]
            .map(Phrase::new)
            .into(),
        head: Label::Word(Word::Kenmerk),
        columns: columns(&years),
        rows,
        notes: (0..).zip(&years).filter_map(part_of_year).chain(stijging::outside(source)).collect(),
        pool: Pool::Trajecten,
    }
}

fn members(source: &Source<'_>, years: &[Period]) -> Vec<Member> {
    let year_of = |life: &Life| years.iter().position(|year| year.contains(life.instroom));
    let came = || (0..).zip(source.lives()).filter_map(|(at, life)| Some((at, life, year_of(life)?)));
    let rises = stijging::of_all(source, came().map(|(_, life, _)| life), source.chosen.period.tot);
    came().zip(rises).map(|((at, life, year), rise)| Member { at, year, rise, ended: ended(source, life) }).collect()
}

fn columns(years: &[Period]) -> Vec<Column> {
    let labels = years.iter().map(|year| Label::Year(year.van.year())).chain([Label::Word(Word::Totaal)]);
    labels.map(|label| Column { label, kind: ColumnKind::Count }).collect()
}

fn row(code: &str, word: Word, cells: Vec<Cell>) -> Row {
    Row { code: code.to_owned(), label: Label::Word(word), kind: RowKind::Part, cells }
}

/// Targets are per year: they are not added up.
fn add_total((at, row): (usize, &mut Row)) {
    let aimed = row.code.starts_with("beoogd");
    let total = if aimed { Cell::value(Value::Empty) } else { total_of_row(at, &row.cells) };
    row.cells.push(total);
}
