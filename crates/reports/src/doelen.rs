//! Doelen: what the aanpak aimed for in a year, beside what came of it. Only what has a target in one of the years.

use domain::aanpak::content::{Code, CommonReason, StreefSoort};
use domain::meting::Stijging;
use domain::time::Period;

use crate::instroom::{part_of_year, target, years};
use crate::label::{Label, Phrase, Word};
use crate::percentage::tenths;
use crate::source::{Body, Life, Pool, Source};
use crate::stijging;
use crate::table::{Aspect, Cell, Column, ColumnKind, Row, RowKind, Value};

pub(crate) fn make(source: &Source<'_>) -> Body {
    let years = years(source.chosen.period);
    let aimed = |soort| years.iter().map(|year| target(source, *year, soort)).collect::<Vec<_>>();
    let mut rows = Vec::new();
    for soort in StreefSoort::ALL {
        let values = aimed(*soort);
        if values.iter().any(|value| *value != Value::Empty) {
            let (aim, came) = words(*soort);
            rows.push(row(*soort, aim, values.into_iter().map(Cell::value).collect()));
            rows.push(row(*soort, came, years.iter().map(|year| realised(source, *soort, *year)).collect()));
        }
    }
    let labels = years.iter().map(|year| Label::Year(year.van.year()));
    Body {
        title: Phrase::new("rapport-doelen-titel"),
        definition: ["rapport-doelen-definitie", "rapport-doelen-treden", "rapport-doelen-stijging"]
            .map(Phrase::new)
            .into(),
        head: Label::Word(Word::Kenmerk),
        columns: labels.map(|label| Column { label, kind: ColumnKind::Count }).collect(),
        rows,
        notes: (0..).zip(&years).filter_map(part_of_year).chain(stijging::outside(source)).collect(),
        pool: Pool::Trajecten,
    }
}

fn words(soort: StreefSoort) -> (Word, Word) {
    match soort {
        StreefSoort::Instroom => (Word::BeoogdeInstroom, Word::GerealiseerdeInstroom),
        StreefSoort::EenTrede => (Word::BeoogdEenTrede, Word::EenTrede),
        StreefSoort::TweeTreden => (Word::BeoogdTweeTreden, Word::TweeTreden),
        StreefSoort::Stijging => (Word::BeoogdeStijging, Word::PercentageStijging),
        StreefSoort::RegulierWerk => (Word::BeoogdRegulier, Word::UitstroomRegulier),
    }
}

fn row(soort: StreefSoort, word: Word, cells: Vec<Cell>) -> Row {
    let part = if word.word().starts_with("beoogd") { "doel" } else { "realisatie" };
    Row { code: format!("{}-{part}", soort.code()), label: Label::Word(word), kind: RowKind::Part, cells }
}

fn realised(source: &Source<'_>, soort: StreefSoort, year: Period) -> Cell {
    let came = |life: &Life| year.contains(life.instroom);
    match soort {
        StreefSoort::Instroom => Cell::count(Aspect::Start, source.those(came)),
        StreefSoort::EenTrede => Cell::count(Aspect::Rise, source.those(|life| reached(source, life, 1, year))),
        StreefSoort::TweeTreden => Cell::count(Aspect::Rise, source.those(|life| reached(source, life, 2, year))),
        StreefSoort::RegulierWerk => Cell::count(Aspect::End, source.those(|life| to_work(source, life, year))),
        StreefSoort::Stijging => {
            let tot = source.chosen.period.tot;
            let grew = source.those(|life| came(life) && stijging::grew(source, life, tot)).len();
            let share = tenths(grew as u64, source.those(came).len() as u64);
            Cell::value(share.map_or(Value::Empty, |share| Value::Percent(share as i64)))
        }
    }
}

/// Came so many treden higher for the first time in the year.
fn reached(source: &Source<'_>, life: &Life, treden: u8, year: Period) -> bool {
    let by = |day| matches!(stijging::until(source, life, day), Stijging::Treden(risen, _) if risen >= treden);
    by(year.tot) && !by(year.van.plus(-1))
}

fn to_work(source: &Source<'_>, life: &Life, year: Period) -> bool {
    let end = life.einde.filter(|einde| year.contains(einde.dag));
    end.is_some_and(|end| source.common(end.reden).is_some_and(CommonReason::is_regulier_werk))
}
