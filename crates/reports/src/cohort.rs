//! Cohort: those who began in a year, and what became of them up to the end of the period.

use domain::aanpak::content::{CommonReason, StreefSoort};
use domain::meting::Stijging;
use domain::time::Period;

use crate::instroom::{part_of_year, target, years};
use crate::label::{Label, Phrase, Word};
use crate::source::{Body, Life, Pool, Source};
use crate::stijging;
use crate::table::{Aspect, Cell, Column, ColumnKind, Row, RowKind, Value, total_of_row};

/// What is asked of somebody of the cohort: what the metingen say, and how the traject ended.
type Counts = fn(&Source<'_>, &Life, Stijging) -> bool;

/// The rows about growth add up to the cohort, and so do those about the end.
const LINES: [(&str, Word, Aspect, Counts); 9] = [
    ("stijging-binnen", Word::StijgingBinnen, Aspect::Rise, |_, _, rise| matches!(rise, Stijging::BinnenTrede(_))),
    ("stijging-naar", Word::StijgingNaar, Aspect::Rise, |_, _, rise| matches!(rise, Stijging::Treden(..))),
    ("geen-stijging", Word::GeenStijging, Aspect::Rise, |_, _, rise| rise == Stijging::Geen),
    ("stijging-onbekend", Word::StijgingOnbekend, Aspect::Rise, |_, _, rise| rise == Stijging::Onbekend),
    ("uitval", Word::Uitval, Aspect::End, |source, life, _| ended(source, life) == Some(Outcome::Uitval)),
    ("werk", Word::UitstroomWerk, Aspect::End, |source, life, _| ended(source, life) == Some(Outcome::Werk)),
    ("geen-recht", Word::UitstroomGeenRecht, Aspect::End, |source, life, _| {
        ended(source, life) == Some(Outcome::GeenRecht)
    }),
    ("andere-uitstroom", Word::AndereUitstroom, Aspect::End, |source, life, _| {
        ended(source, life) == Some(Outcome::Ander)
    }),
    ("nog-in-traject", Word::NogInTraject, Aspect::Start, |source, life, _| ended(source, life).is_none()),
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
    let until = source.chosen.period.tot;
    let rises: Vec<Stijging> = source.lives.iter().map(|life| stijging::until(source, life, until)).collect();
    let of = |year: &Period, aspect, counts: Counts| {
        let own = (0..).zip(source.lives.iter().zip(&rises)).filter(|(_, (life, _))| year.contains(life.instroom));
        let counted = own.filter(|(_, (life, rise))| counts(source, life, **rise));
        Cell::count(aspect, counted.map(|(at, _)| at).collect())
    };
    let aimed = |soort| years.iter().map(|year| Cell::value(target(source, *year, soort))).collect::<Vec<_>>();
    let counted = |aspect, counts| years.iter().map(|year| of(year, aspect, counts)).collect::<Vec<_>>();
    let mut rows = vec![
        row("beoogde-instroom", Word::BeoogdeInstroom, aimed(StreefSoort::Instroom)),
        row("gerealiseerde-instroom", Word::GerealiseerdeInstroom, counted(Aspect::Start, |_, _, _| true)),
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
