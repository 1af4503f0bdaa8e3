//! Stappen: of those that were done in the period, whether they helped, as the inwoner said when they were ticked.

use std::collections::BTreeMap;

use domain::ids::InwonerId;
use domain::plan::{self, Hielp, Wie};

use crate::label::{Label, Phrase, Word};
use crate::source::{Body, Counted, Life, Source};
use crate::table::{Aspect, Cell, Column, ColumnKind, Row, RowKind, Subject, total_of_column};

const ROWS: [(Word, Wie); 4] = [
    (Word::StapAlleen, Wie::Alleen),
    (Word::StapSamen, Wie::Samen),
    (Word::StapBegeleider, Wie::Begeleider),
    (Word::StapPartner, Wie::Partner),
];

const COLUMNS: [(Word, Hielp); 4] = [
    (Word::Ja, Hielp::Ja),
    (Word::Beetje, Hielp::Beetje),
    (Word::Nee, Hielp::Nee),
    (Word::NietGevraagd, Hielp::Onbekend),
];

pub(crate) fn make(source: &Source<'_>) -> Body {
    let (done, mut counted) = (done(source), Counted::default());
    let mut rows = Vec::new();
    for (word, wie) in ROWS {
        let mut those = |hielp: Option<Hielp>| {
            let own = done.iter().filter(|(_, one)| one.wie == wie && hielp.is_none_or(|hielp| hielp == one.hielp));
            let places = own.map(|(inwoner, one)| counted.add(*inwoner, Subject::Stap(one.nr))).collect();
            Cell::count(Aspect::Start, places)
        };
        let cells = std::iter::once(None).chain(COLUMNS.map(|(_, hielp)| Some(hielp))).map(&mut those).collect();
        rows.push(Row { code: wie.word().to_owned(), label: Label::Word(word), kind: RowKind::Part, cells });
    }
    let totals = (0..=COLUMNS.len()).map(|column| total_of_column(&rows, column)).collect();
    let (code, label) = (Word::Totaal.word().to_owned(), Label::Word(Word::Totaal));
    rows.push(Row { code, label, kind: RowKind::Total, cells: totals });
    let columns = std::iter::once(Word::Gedaan).chain(COLUMNS.map(|(word, _)| word));
    Body {
        title: Phrase::new("rapport-stappen-titel"),
        definition: ["rapport-stappen-definitie", "rapport-stappen-niet-gevraagd"].map(Phrase::new).into(),
        head: Label::Word(Word::DoorWie),
        columns: columns.map(|word| Column { label: Label::Word(word), kind: ColumnKind::Count }).collect(),
        rows,
        notes: Vec::new(),
        pool: counted.pool(),
    }
}

/// The stappen that were done in the period, in a traject of the aanpak.
fn done(source: &Source<'_>) -> Vec<(InwonerId, plan::Counted)> {
    let (period, known) = (source.chosen.period, source.chosen.known());
    let mut of: BTreeMap<InwonerId, Vec<&Life>> = BTreeMap::new();
    for life in source.lives() {
        of.entry(life.inwoner).or_default().push(life);
    }
    let all = of.into_iter().flat_map(|(inwoner, lives)| {
        let known = plan::behind_figure(source.state, source.leave, inwoner, known);
        let own = known.into_iter().filter(move |one| lives.iter().any(|life| life.holds(one.datum)));
        own.map(move |one| (inwoner, one))
    });
    all.filter(|(_, one)| period.contains(one.datum)).collect()
}
