//! The monthly management report (001:737): what the metingen say of the caseload of each begeleider at the end of every
//! month, which metingen were due in it, and the total of all begeleiders.

use std::collections::{BTreeMap, BTreeSet};

use domain::codes::Code;
use domain::ids::{MedewerkerId, Nr};
use domain::meting::{self, Vragen};
use domain::time::{Day, Period};

use crate::begeleiders::{self, Line};
use crate::label::{Label, Phrase, Word};
use crate::source::{Body, Counted, Life, Source};
use crate::stijging;
use crate::table::{Aspect, Cell, Column, ColumnKind, Row, RowKind, Subject};

const COLUMNS: [Word; 6] =
    [Word::Inwoners, Word::Probleem, Word::AanGewerkt, Word::OnderControle, Word::MetingenNodig, Word::MetingenGedaan];

/// The facts of one begeleider in one month, by column.
type Month = [Vec<u32>; COLUMNS.len()];

pub(crate) fn make(source: &Source<'_>) -> Body {
    let mut counted = Counted::default();
    let mut rows: Vec<Row> = Vec::new();
    for month in months(source.chosen.period) {
        let lines = begeleiders::lines(source, of_month(source, month, &mut counted), |own| own[0].len());
        let first = rows.len();
        rows.extend(lines.into_iter().map(|line| row(month, line)));
        let total = total(month, &rows, first);
        rows.push(total);
    }
    let definition =
        ["rapport-maandrapport-definitie", "rapport-maandrapport-leefgebieden", "rapport-maandrapport-nodig"];
    Body {
        title: Phrase::new("rapport-maandrapport-titel"),
        definition: definition.map(Phrase::new).into(),
        head: Label::Word(Word::Begeleider),
        columns: COLUMNS.map(|word| Column { label: Label::Word(word), kind: ColumnKind::Count }).into(),
        rows,
        notes: stijging::outside(source).into_iter().collect(),
        pool: counted.pool(),
    }
}

/// The period cut at the first of every month.
fn months(period: Period) -> impl Iterator<Item = Period> {
    let first: Day = period.van.date().first_of_month().into();
    let begins = (0..).map(move |months| first.plus_months(months)).take_while(move |day| *day <= period.tot);
    begins.map(move |van| Period { van: van.max(period.van), tot: van.plus_months(1).plus(-1).min(period.tot) })
}

fn of_month(source: &Source<'_>, month: Period, counted: &mut Counted) -> BTreeMap<Option<MedewerkerId>, Month> {
    let mut of: BTreeMap<Option<MedewerkerId>, Month> = BTreeMap::new();
    // Somebody with two open trajecten is one inwoner.
    let mut seen = BTreeSet::new();
    for life in source.lives().iter().filter(|life| life.instroom <= month.tot) {
        let open = life.stands_on(month.tot);
        let due = due(source, life, month);
        if !open && !due {
            continue;
        }
        let own = of.entry(source.guide(life.inwoner, life.last_day(month.tot))).or_default();
        let traject = Subject::Traject(life.traject.id);
        if open {
            if seen.insert(life.inwoner) {
                own[0].push(counted.add(life.inwoner, traject));
            }
            answers(source, life, month.tot, counted, own);
        }
        if due {
            own[4].push(counted.add(life.inwoner, traject));
            own[5].extend(done(source, life, month).map(|nr| counted.add(life.inwoner, Subject::Meting(nr))));
        }
    }
    of
}

/// What was last answered about each leefgebied, as long as there is a problem.
fn answers(source: &Source<'_>, life: &Life, until: Day, counted: &mut Counted, own: &mut Month) {
    let metingen = meting::behind_figure(source.state, source.leave, &life.traject, source.chosen.known());
    let mut newest: BTreeMap<Code, (Nr, Vragen)> = BTreeMap::new();
    for one in metingen.iter().filter(|one| one.datum <= until) {
        newest.extend(one.leefgebieden(source.state).map(|(code, vragen)| (code, (one.nr, vragen))));
    }
    for (code, (nr, vragen)) in newest.into_iter().filter(|(_, (_, vragen))| vragen.probleem) {
        let holds = [vragen.probleem, vragen.aan_gewerkt, vragen.onder_controle];
        for (column, _) in (1..).zip(holds).filter(|(_, holds)| *holds) {
            own[column].push(counted.add(life.inwoner, Subject::Leefgebied(nr, code)));
        }
    }
}

/// By the norm there had to be a meting on a day of the month, or before it, while the traject was open.
fn due(source: &Source<'_>, life: &Life, month: Period) -> bool {
    let eve = month.van.plus(-1);
    let day = meting::due_for_figures(source.state, source.leave, &life.traject, eve, source.chosen.known());
    day.map(|day| day.max(month.van)).is_some_and(|day| day <= month.tot && life.stands_on(day))
}

/// The first meting of the month.
fn done(source: &Source<'_>, life: &Life, month: Period) -> Option<Nr> {
    let metingen = meting::behind_figure(source.state, source.leave, &life.traject, source.chosen.known());
    metingen.iter().find(|one| month.contains(one.datum)).map(|one| one.nr)
}

fn row(month: Period, line: Line<Month>) -> Row {
    let cells = line.of.map(|these| Cell::count(Aspect::Start, these)).into();
    let label = Label::Within(month, Box::new(line.label));
    Row { code: format!("{}-{}", of_code(month), line.code), label, kind: RowKind::Part, cells }
}

/// All lines of the month together, from `first` on.
fn total(month: Period, rows: &[Row], first: usize) -> Row {
    let cells = (0..COLUMNS.len()).map(|column| Cell::together(rows, (first..rows.len()).map(|row| (row, column))));
    let label = Label::Within(month, Box::new(Label::Word(Word::Totaal)));
    Row { code: format!("{}-totaal", of_code(month)), label, kind: RowKind::Total, cells: cells.collect() }
}

/// "2010-04"
fn of_code(month: Period) -> String {
    month.van.to_string().chars().take(7).collect()
}
