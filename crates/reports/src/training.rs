//! Training: who began it, finished it, left it early and still follows it, by the days of each member.

use domain::groep::{self, Deelname, Soort, Uitkomst};
use domain::time::Period;

use crate::label::{Label, Phrase, Word};
use crate::source::{Body, Pool, Source};
use crate::table::{Aspect, Cell, Column, ColumnKind, Row, RowKind, Subject};

type Counts = fn(&Deelname, Period) -> bool;

const LINES: [(&str, Word, Aspect, Counts); 4] = [
    ("gestart", Word::Gestart, Aspect::Start, |one, period| period.contains(one.start)),
    ("afgerond", Word::Afgerond, Aspect::End, |one, period| ended(one, period) == Some(Uitkomst::Afgerond)),
    ("voortijdig", Word::VoortijdigeUitval, Aspect::End, |one, period| {
        ended(one, period) == Some(Uitkomst::Voortijdig)
    }),
    ("loopt-nog", Word::LooptNog, Aspect::Start, |one, period| one.runs_on(period.tot)),
];

fn ended(one: &Deelname, period: Period) -> Option<Uitkomst> {
    one.einde.filter(|einde| period.contains(einde.dag)).map(|einde| einde.uitkomst)
}

pub(crate) fn make(source: &Source<'_>) -> Body {
    let period = source.chosen.period;
    let all = deelnames(source);
    let first = all.iter().map(|one| one.start).min().unwrap_or(period.van).min(period.van);
    let cell = |aspect, counts: Counts, period| {
        let counted = (0..).zip(&all).filter(|(_, one)| counts(one, period));
        Cell::count(aspect, counted.map(|(at, _)| at).collect())
    };
    let until = Period { van: first, tot: period.tot };
    let rows = LINES.map(|(code, word, aspect, counts)| Row {
        code: code.to_owned(),
        label: Label::Word(word),
        kind: RowKind::Part,
        cells: vec![cell(aspect, counts, period), cell(aspect, counts, until)],
    });
    let labels = [Label::Period(period), Label::Word(Word::Cumulatief)];
    Body {
        title: Phrase::new("rapport-training-titel"),
        definition: ["rapport-training-definitie", "rapport-training-loopt-nog"].map(Phrase::new).into(),
        head: Label::Word(Word::Kenmerk),
        columns: labels.map(|label| Column { label, kind: ColumnKind::Count }).into(),
        rows: rows.into(),
        notes: Vec::new(),
        pool: Pool::Facts(all.iter().map(|one| (one.inwoner, Subject::Deelname(one.nr))).collect()),
    }
}

fn deelnames(source: &Source<'_>) -> Vec<Deelname> {
    let aanpak = source.state.codes().find(&source.chosen.aanpak);
    let mut all = Vec::new();
    groep::for_figures(source.state, source.leave, source.chosen.known(), |one| {
        if Some(one.aanpak) == aanpak && one.soort == Soort::Training {
            all.push(one.deelname);
        }
    });
    all
}
