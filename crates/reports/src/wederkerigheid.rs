//! Wederkerigheid: what came of the promises that were made in the period, with the same measure for both sides.
//!
//! A promise that was put on another day in good time and kept then stands in a column of its own: else whoever moves a
//! day would seem to keep every promise.

use std::collections::BTreeMap;

use domain::belofte::{self, Belofte, Kant, Uitkomst};
use domain::ids::InwonerId;

use crate::label::{Label, Phrase, Word};
use crate::percentage::tenths;
use crate::source::{Body, Counted, Life, Source};
use crate::table::{Aspect, Cell, Column, ColumnKind, Row, RowKind, Subject, Value};

type Belongs = fn(&Belofte) -> bool;

/// Whose promises a row counts; an aanvraag is a promise of the gemeente, and waits so differently that it has its own.
const ROWS: [(Word, Belongs); 4] = [
    (Word::BelofteGemeente, |one| one.van == Kant::Gemeente && one.aanvraag.is_none()),
    (Word::Aanvragen, |one| one.aanvraag.is_some()),
    (Word::BeloftePartner, |one| one.van == Kant::Partner),
    (Word::BelofteInwoner, |one| one.van == Kant::Inwoner),
];

const COLUMNS: [(Word, Uitkomst); 6] = [
    (Word::OpTijd, Uitkomst::OpTijd),
    (Word::OpNieuweDag, Uitkomst::OpNieuweDag),
    (Word::TeLaat, Uitkomst::TeLaat),
    (Word::OpenTeLaat, Uitkomst::OpenTeLaat),
    (Word::Ingetrokken, Uitkomst::Ingetrokken),
    (Word::LooptNog, Uitkomst::LooptNog),
];

pub(crate) fn make(source: &Source<'_>) -> Body {
    let (made, mut counted) = (made(source), Counted::default());
    let tot = source.chosen.period.tot;
    let mut rows = Vec::new();
    for (word, belongs) in ROWS {
        let own: Vec<&Belofte> = made.iter().filter(|one| belongs(one)).collect();
        let mut those = |holds: &dyn Fn(Uitkomst) -> bool| {
            let counts = own.iter().filter(|one| holds(one.uitkomst(tot)));
            let places = counts.map(|one| counted.add(one.inwoner, Subject::Belofte(one.nr))).collect();
            Cell::count(Aspect::Start, places)
        };
        let mut cells = vec![those(&|_| true)];
        cells.extend(COLUMNS.map(|(_, uitkomst)| those(&|came| came == uitkomst)));
        cells.push(Cell::value(in_time(&own, tot)));
        let code = word.word().replace(' ', "-");
        rows.push(Row { code, label: Label::Word(word), kind: RowKind::Part, cells });
    }
    let count = |word| Column { label: Label::Word(word), kind: ColumnKind::Count };
    let mut columns = vec![count(Word::Beloofd)];
    columns.extend(COLUMNS.map(|(word, _)| count(word)));
    columns.push(Column { label: Label::Word(Word::ProcentOpTijd), kind: ColumnKind::Percentage });
    let definition =
        ["rapport-wederkerigheid-definitie", "rapport-wederkerigheid-nieuwe-dag", "rapport-wederkerigheid-procent"];
    Body {
        title: Phrase::new("rapport-wederkerigheid-titel"),
        definition: definition.map(Phrase::new).into(),
        head: Label::Word(Word::VanWie),
        columns,
        rows,
        notes: Vec::new(),
        pool: counted.pool(),
    }
}

/// Kept on the day that was first promised, of all that were kept or are late.
fn in_time(own: &[&Belofte], tot: domain::time::Day) -> Value {
    let of = |holds: fn(Uitkomst) -> bool| own.iter().filter(|one| holds(one.uitkomst(tot))).count() as u64;
    let kept = of(|came| came == Uitkomst::OpTijd);
    let due = of(|came| !matches!(came, Uitkomst::LooptNog | Uitkomst::Ingetrokken));
    tenths(kept, due).map_or(Value::Empty, |share| Value::Percent(share as i64))
}

/// The promises made in the period, in a traject of the aanpak, as they stood on its last day.
fn made(source: &Source<'_>) -> Vec<Belofte> {
    let (period, known) = (source.chosen.period, source.chosen.known());
    let mut of: BTreeMap<InwonerId, Vec<&Life>> = BTreeMap::new();
    for life in source.lives() {
        of.entry(life.inwoner).or_default().push(life);
    }
    let all = of.into_iter().flat_map(|(inwoner, lives)| {
        let known = belofte::behind_figure(source.state, source.leave, inwoner, known, period.tot);
        known.into_iter().filter(move |one| lives.iter().any(|life| life.holds(one.gedaan)))
    });
    all.filter(|one| period.contains(one.gedaan)).collect()
}
