//! Deelname: of the trajecten that began in the period, in how many somebody took part in a group, for longer or shorter
//! (001:751).

use std::collections::{BTreeMap, BTreeSet};

use domain::groep::{self, Deelname, Soort};
use domain::ids::InwonerId;

use crate::label::{Label, Phrase, Word};
use crate::percentage::tenths;
use crate::source::{Body, Life, Pool, Source};
use crate::table::{Aspect, Cell, Column, ColumnKind, Row, RowKind, Value};

const COLUMNS: [(Word, ColumnKind); 3] =
    [(Word::Instroom, ColumnKind::Count), (Word::DeedMee, ColumnKind::Count), (Word::Deel, ColumnKind::Percentage)];

pub(crate) fn make(source: &Source<'_>) -> Body {
    let period = source.chosen.period;
    let (soorten, of) = memberships(source);
    let began = source.those(|life| period.contains(life.instroom));
    let row = |soort: Soort| {
        let took_part = |life: &Life| {
            let own = of.get(&(life.inwoner, soort)).into_iter().flatten();
            period.contains(life.instroom) && own.into_iter().any(|one| during(life, one, source))
        };
        let these = source.those(took_part);
        let share = tenths(these.len() as u64, began.len() as u64);
        let cells = vec![
            Cell::count(Aspect::Start, began.clone()),
            Cell::count(Aspect::Start, these),
            Cell::value(share.map_or(Value::Empty, |share| Value::Percent(share as i64))),
        ];
        Row { code: soort.word().to_owned(), label: Label::Word(name(soort)), kind: RowKind::Part, cells }
    };
    Body {
        title: Phrase::new("rapport-deelname-titel"),
        definition: ["rapport-deelname-definitie", "rapport-deelname-tijdens"].map(Phrase::new).into(),
        head: Label::Word(Word::Groepsoort),
        columns: COLUMNS.map(|(word, kind)| Column { label: Label::Word(word), kind }).into(),
        rows: soorten.into_iter().map(row).collect(),
        notes: Vec::new(),
        pool: Pool::Trajecten,
    }
}

type Memberships = BTreeMap<(InwonerId, Soort), Vec<Deelname>>;

/// The soorten of group that the aanpak has, and who took part in which.
fn memberships(source: &Source<'_>) -> (BTreeSet<Soort>, Memberships) {
    let aanpak = source.state.codes().find(&source.chosen.aanpak);
    let (mut soorten, mut of) = (BTreeSet::new(), Memberships::new());
    groep::for_figures(source.state, source.leave, source.chosen.known(), |one| {
        if Some(one.aanpak) == aanpak {
            soorten.insert(one.soort);
            of.entry((one.deelname.inwoner, one.soort)).or_default().push(one.deelname);
        }
    });
    (soorten, of)
}

/// On a day of the traject, up to the last of the period. The day on which one traject ends and the next begins is of the
/// next.
fn during(life: &Life, one: &Deelname, source: &Source<'_>) -> bool {
    let last = life.last_day(source.chosen.period.tot);
    one.start <= last && one.einde.is_none_or(|einde| einde.dag > life.instroom)
}

fn name(soort: Soort) -> Word {
    match soort {
        Soort::Training => Word::Training,
        Soort::Groepsopdracht => Word::Groepsopdracht,
        Soort::Projectgroep => Word::Projectgroep,
        Soort::KoffieUur => Word::KoffieUur,
    }
}
