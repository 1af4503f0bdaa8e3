//! Leefgebieden: of those in a traject on the last day, where there is a problem, where it is worked on and where it is
//! under control, by the newest meting that asked about it. Per begeleider it is the account of the month.

use std::collections::{BTreeMap, BTreeSet};

use domain::codes::Code;
use domain::ids::MedewerkerId;
use domain::meting::{self, Vragen};

use crate::begeleiders;
use crate::label::{Label, Phrase, Word};
use crate::parameters::Per;
use crate::source::{Body, Life, Pool, Source};
use crate::stijging;
use crate::table::{Aspect, Cell, Column, ColumnKind, Row, RowKind};

/// What was last answered about one leefgebied of one traject, by its place in the pool.
type Answer = (u32, Code, Vragen);

type Counts = fn(&Vragen) -> bool;

const COLUMNS: [(Word, Counts); 4] = [
    (Word::Gevraagd, |_| true),
    (Word::Probleem, |vragen| vragen.probleem),
    (Word::AanGewerkt, |vragen| vragen.aan_gewerkt),
    (Word::OnderControle, |vragen| vragen.onder_controle),
];

pub(crate) fn make(source: &Source<'_>) -> Body {
    let answers = answers(source);
    let per_begeleider = source.chosen.per == Some(Per::Begeleider);
    let rows = if per_begeleider { per_medewerker(source, &answers) } else { per_leefgebied(source, &answers) };
    let what = if per_begeleider { "rapport-leefgebieden-per-begeleider" } else { "rapport-leefgebieden-inwoners" };
    Body {
        title: Phrase::new("rapport-leefgebieden-titel"),
        definition: ["rapport-leefgebieden-definitie", what].map(Phrase::new).into(),
        head: Label::Word(if per_begeleider { Word::Begeleider } else { Word::Leefgebied }),
        columns: COLUMNS.map(|(word, _)| Column { label: Label::Word(word), kind: ColumnKind::Count }).into(),
        rows,
        notes: stijging::outside(source).into_iter().collect(),
        pool: Pool::Trajecten,
    }
}

fn answers(source: &Source<'_>) -> Vec<Answer> {
    let tot = source.chosen.period.tot;
    let open = (0..).zip(source.lives()).filter(|(_, life)| life.stands_on(tot));
    open.flat_map(|(at, life)| newest(source, life).into_iter().map(move |(code, vragen)| (at, code, vragen))).collect()
}

fn newest(source: &Source<'_>, life: &Life) -> BTreeMap<Code, Vragen> {
    let metingen = meting::behind_figure(source.state, source.leave, &life.traject, source.chosen.known());
    let until = metingen.iter().filter(|one| one.datum <= source.chosen.period.tot);
    until.flat_map(|one| one.leefgebieden(source.state)).collect()
}

fn per_leefgebied(source: &Source<'_>, answers: &[Answer]) -> Vec<Row> {
    let row = |leefgebied: &domain::aanpak::content::Leefgebied| {
        let own = answers.iter().filter(|(_, code, _)| source.word(*code) == leefgebied.code);
        row(leefgebied.code.clone(), Label::Named(leefgebied.naam.clone()), &own.collect::<Vec<_>>())
    };
    source.content.leefgebieden.iter().map(row).collect()
}

/// Whom nobody guides stands in a row of its own.
fn per_medewerker(source: &Source<'_>, answers: &[Answer]) -> Vec<Row> {
    let tot = source.chosen.period.tot;
    let mut of: BTreeMap<Option<MedewerkerId>, Vec<&Answer>> = BTreeMap::new();
    for answer in answers {
        let inwoner = source.lives()[answer.0 as usize].inwoner;
        of.entry(source.guide(inwoner, tot)).or_default().push(answer);
    }
    let lines = begeleiders::lines(source, of, Vec::len);
    lines.into_iter().map(|line| row(line.code, line.label, &line.of)).collect()
}

fn row(code: String, label: Label, own: &[&Answer]) -> Row {
    let cell = |(_, counts): (Word, Counts)| {
        let counted = own.iter().filter(|(_, _, vragen)| counts(vragen));
        // Several leefgebieden of one traject are one line behind the figure.
        let distinct: BTreeSet<u32> = counted.map(|(at, _, _)| *at).collect();
        Cell::count(Aspect::Start, distinct.into_iter().collect())
    };
    Row { code, label, kind: RowKind::Part, cells: COLUMNS.map(cell).into() }
}
