//! Verantwoording: what a begeleider did in a period, what came of it and where it departed from the aanpak (001:737). A
//! begeleider sees the own account; who leads sees them beside each other.

use std::collections::BTreeMap;

use domain::ids::{InwonerId, MedewerkerId, Nr};
use domain::meting::{self, Stijging};
use domain::{contact, precedent, toewijzing};

use crate::begeleiders::{self, Line};
use crate::label::{Label, Phrase, Word};
use crate::lines::Lines;
use crate::source::{Body, Counted, Life, Source};
use crate::stijging;
use crate::table::{Aspect, Cell, Column, ColumnKind, Row, RowKind, Subject};

/// The facts of one begeleider, by row; those of an end by reden.
#[derive(Default)]
struct Account {
    begin: Vec<u32>,
    instroom: Vec<u32>,
    contacten: Vec<u32>,
    metingen: Vec<u32>,
    treden: Vec<u32>,
    binnen: Vec<u32>,
    afwijkingen: Vec<u32>,
    ends: BTreeMap<usize, Vec<u32>>,
    eindstand: Vec<u32>,
}

/// A row of an account.
type Take = fn(&mut Account) -> &mut Vec<u32>;

type Accounts = BTreeMap<Option<MedewerkerId>, Account>;

pub(crate) fn make(source: &Source<'_>) -> Body {
    let (mut counted, mut redenen) = (Counted::default(), Lines::redenen(source));
    let mut accounts = Accounts::new();
    let mut of: BTreeMap<InwonerId, Vec<&Life>> = BTreeMap::new();
    for life in source.lives() {
        of_traject(source, life, &mut redenen, &mut counted, &mut accounts);
        of.entry(life.inwoner).or_default().push(life);
    }
    for (inwoner, lives) in of {
        of_inwoner(source, inwoner, &lives, &mut counted, &mut accounts);
    }
    if let Some(own) = source.leave.own() {
        accounts.retain(|guide, _| *guide == Some(own));
        accounts.entry(Some(own)).or_default();
    }
    let lines = begeleiders::lines(source, accounts, |account| account.contacten.len() + account.begin.len());
    let labels: Vec<Label> = lines.iter().map(|line| line.label.clone()).collect();
    let rows = rows(source, &redenen, lines);
    let total = (labels.len() > 1).then_some(Label::Word(Word::Totaal));
    let definition =
        ["rapport-verantwoording-definitie", "rapport-verantwoording-wiens", "rapport-verantwoording-afwijkingen"];
    Body {
        title: Phrase::new("rapport-verantwoording-titel"),
        definition: definition.map(Phrase::new).into(),
        head: Label::Word(Word::Kenmerk),
        columns: labels.into_iter().chain(total).map(|label| Column { label, kind: ColumnKind::Count }).collect(),
        rows,
        notes: stijging::outside(source).into_iter().collect(),
        pool: counted.pool(),
    }
}

/// The stands, the beginning, the metingen, the rise and the end of one traject.
fn of_traject(source: &Source<'_>, life: &Life, redenen: &mut Lines, counted: &mut Counted, accounts: &mut Accounts) {
    let (period, known) = (source.chosen.period, source.chosen.known());
    let mut add = |guide, subject, row: Take| {
        row(accounts.entry(guide).or_default()).push(counted.add(life.inwoner, subject));
    };
    let (traject, eve) = (Subject::Traject(life.traject.id), period.van.plus(-1));
    if life.stands_on(eve) {
        add(source.guide(life.inwoner, eve), traject, |account| &mut account.begin);
    }
    if life.stands_on(period.tot) {
        add(source.guide(life.inwoner, period.tot), traject, |account| &mut account.eindstand);
    }
    if period.contains(life.instroom) {
        // The first begeleider is often found some days after the traject began.
        let days = (life.instroom, life.last_day(period.tot));
        let first = toewijzing::first_for_figures(source.state, source.leave, life.inwoner, days, known);
        add(first, traject, |account| &mut account.instroom);
    }
    let metingen = meting::behind_figure(source.state, source.leave, &life.traject, known);
    for one in metingen.iter().filter(|one| period.contains(one.datum)) {
        let guide = source.guide(life.inwoner, life.last_day(one.datum));
        add(guide, Subject::Meting(one.nr), |account| &mut account.metingen);
    }
    let row: Option<(Nr, Take)> = match (stijging::until(source, life, eve), stijging::until(source, life, period.tot))
    {
        (Stijging::Treden(..), _) | (Stijging::BinnenTrede(_), Stijging::BinnenTrede(_)) => None,
        (_, Stijging::Treden(_, nr)) => Some((nr, |account| &mut account.treden)),
        (_, Stijging::BinnenTrede(nr)) => Some((nr, |account| &mut account.binnen)),
        _ => None,
    };
    if let Some((nr, row)) = row
        && let Some(one) = metingen.iter().find(|one| one.nr == nr)
    {
        add(source.guide(life.inwoner, life.last_day(one.datum)), traject, row);
    }
    if let Some(end) = life.einde.filter(|end| period.contains(end.dag)) {
        let reden = redenen.place_reden(source, end.reden, end.dag);
        let guide = source.guide(life.inwoner, life.last_day(end.dag));
        let at = counted.add(life.inwoner, traject);
        accounts.entry(guide).or_default().ends.entry(reden).or_default().push(at);
    }
}

/// What belongs to somebody and not to one traject: contacts, and what departed from the aanpak.
fn of_inwoner(
    source: &Source<'_>,
    inwoner: InwonerId,
    lives: &[&Life],
    counted: &mut Counted,
    accounts: &mut Accounts,
) {
    let (period, known) = (source.chosen.period, source.chosen.known());
    for one in contact::behind_figure(source.state, source.leave, inwoner, known) {
        if period.contains(one.datum) && lives.iter().any(|life| life.holds(one.datum)) {
            let at = counted.add(inwoner, Subject::Contact(one.nr));
            accounts.entry(Some(one.medewerker)).or_default().contacten.push(at);
        }
    }
    for one in precedent::behind_figure(source.state, source.leave, inwoner, known) {
        let life = lives.iter().find(|life| life.holds(one.datum)).filter(|_| period.contains(one.datum));
        if let Some(life) = life {
            let at = counted.add(inwoner, Subject::Afwijking(one.kind, one.nr));
            let guide = source.guide(inwoner, life.last_day(one.datum));
            accounts.entry(guide).or_default().afwijkingen.push(at);
        }
    }
}

fn rows(source: &Source<'_>, redenen: &Lines, mut lines: Vec<Line<Account>>) -> Vec<Row> {
    let period = source.chosen.period;
    let before: [(Word, Aspect, Take); 7] = [
        (Word::Begin, Aspect::Start, |account| &mut account.begin),
        (Word::Instroom, Aspect::Start, |account| &mut account.instroom),
        (Word::Contacten, Aspect::Start, |account| &mut account.contacten),
        (Word::Metingen, Aspect::Start, |account| &mut account.metingen),
        (Word::StijgingNaar, Aspect::Rise, |account| &mut account.treden),
        (Word::StijgingBinnen, Aspect::Rise, |account| &mut account.binnen),
        (Word::Afwijkingen, Aspect::Start, |account| &mut account.afwijkingen),
    ];
    let mut rows: Vec<Row> = Vec::new();
    let mut add = |code: String, label, kind, cells: Vec<Cell>| {
        let row = with_total(rows.len(), Row { code, label, kind, cells });
        rows.push(row);
    };
    let mut taken = |aspect, take: &dyn Fn(&mut Account) -> Vec<u32>| -> Vec<Cell> {
        lines.iter_mut().map(|line| Cell::count(aspect, take(&mut line.of))).collect()
    };
    for (word, aspect, take) in before {
        let cells = taken(aspect, &|account| std::mem::take(take(account)));
        let label =
            if matches!(word, Word::Begin | Word::Instroom) { Label::In(word, period) } else { Label::Word(word) };
        add(word.word().replace(' ', "-"), label, RowKind::Part, cells);
    }
    let first = before.len();
    for (at, line) in redenen.lines.iter().enumerate() {
        let cells = taken(Aspect::End, &|account| account.ends.remove(&at).unwrap_or_default());
        add(line.code.clone(), line.label.clone(), RowKind::Part, cells);
    }
    let eindstand = taken(Aspect::Start, &|account| std::mem::take(&mut account.eindstand));
    let ends = first..rows.len();
    let columns = rows.first().map_or(0, |row| row.cells.len());
    let cells = (0..columns).map(|column| Cell::together(&rows, ends.clone().map(|row| (row, column)))).collect();
    let label = Label::In(Word::Afgesloten, period);
    rows.push(Row { code: Word::Afgesloten.word().to_owned(), label, kind: RowKind::Total, cells });
    let label = Label::In(Word::Eindstand, period);
    let row = Row { code: Word::Eindstand.word().to_owned(), label, kind: RowKind::Part, cells: eindstand };
    rows.push(with_total(rows.len(), row));
    rows
}

/// Several accounts beside each other are added up.
fn with_total(at: usize, mut row: Row) -> Row {
    if row.cells.len() > 1 {
        let total = crate::table::total_of_row(at, &row.cells);
        row.cells.push(total);
    }
    row
}
