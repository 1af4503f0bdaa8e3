//! Vergelijking: figures of several aanpakken beside each other, also of several gemeenten. It takes figures, not facts:
//! no gemeente sees the people of another. Population, period and denominator are said for each aanpak.

use domain::aanpak::content::{CommonReason, Tekst};
use domain::access::Figures;
use domain::refusal::No;
use domain::state::State;
use domain::time::{Day, Period};

use crate::label::{Arg, Label, Phrase, Word};
use crate::parameters::{Chosen, Naar, Parameters, choose};
use crate::percentage::tenths;
use crate::register::Report;
use crate::source::{Body, Pool, Source};
use crate::stijging;
use crate::table::{Cell, Column, ColumnKind, Row, RowKind, Table, Value};

/// Of what a percentage is a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noemer {
    /// Who is in a traject on the last day.
    Stand,
    /// Who began in the period.
    Instroom,
    /// In traject gehad: the stand before the period and who began in it.
    BeginEnInstroom,
}

/// Over what one aanpak is counted in a published comparison; days are written as 2010-04-30.
#[derive(Debug)]
pub(crate) struct Populatie {
    pub aanpak: &'static str,
    /// What the published table calls it.
    pub naam: &'static str,
    pub van: &'static str,
    pub tot: &'static str,
    pub noemer: Noemer,
}

/// The figures of one aanpak, without anybody behind them.
#[derive(Debug, Clone, PartialEq)]
pub struct Cijfers {
    pub gemeente: String,
    pub aanpak: String,
    pub naam: Tekst,
    pub period: Period,
    pub bekend_op: Option<Day>,
    pub noemer: Noemer,
    /// The denominator by its own kind, and the one that is the same for every aanpak.
    pub in_traject: u64,
    pub begin_en_instroom: u64,
    /// `None` when nothing was measured.
    pub stijging: Option<u64>,
    pub uitval_overig: u64,
    pub geen_recht: u64,
    pub regulier_werk: u64,
}

pub(crate) fn cijfers(
    state: &State,
    leave: Figures,
    today: Day,
    one: &Populatie,
    bekend_op: Option<Day>,
) -> Result<Cijfers, No> {
    let (van, tot) = (one.van.parse().ok(), one.tot.parse().ok());
    // People who go on to the next trajectsoort stand under overig in the published tables.
    let (aanpak, gedrukt) = (one.aanpak.to_owned(), true);
    let asked = Parameters { aanpak, van, tot, bekend_op, gedrukt, ..Parameters::default() };
    let (chosen, content) = choose(state, leave, today, Report::Vergelijking, &asked)?;
    let source = Source::new(state, leave, chosen, content);
    Ok(Cijfers { naam: Tekst { nl: one.naam.to_owned(), en: String::new() }, ..counted(&source, one.noemer) })
}

fn counted(source: &Source<'_>, noemer: Noemer) -> Cijfers {
    let Chosen { gemeente, aanpak, aanpak_naam, period, bekend_op, .. } = source.chosen.clone();
    let before = source.those(|life| life.stands_on(period.van.plus(-1))).len() as u64;
    let instroom = source.those(|life| period.contains(life.instroom)).len() as u64;
    let stand = source.those(|life| life.stands_on(period.tot)).len() as u64;
    let in_traject = match noemer {
        Noemer::Stand => stand,
        Noemer::Instroom => instroom,
        Noemer::BeginEnInstroom => before + instroom,
    };
    Cijfers {
        gemeente,
        aanpak,
        naam: aanpak_naam,
        period,
        bekend_op,
        noemer,
        in_traject,
        begin_en_instroom: before + instroom,
        stijging: stijging::risen(source),
        uitval_overig: ended(source, CommonReason::counts_as_uitval_overig),
        geen_recht: ended(source, |reden| reden == CommonReason::GeenRechtOpBijstand),
        regulier_werk: ended(source, CommonReason::is_regulier_werk),
    }
}

fn ended(source: &Source<'_>, counts: impl Fn(CommonReason) -> bool) -> u64 {
    let period = source.chosen.period;
    let within = source.ends().filter(|(_, _, _, day)| period.contains(*day));
    within.filter(|(_, _, end, _)| source.common(end.reden).is_some_and(&counts)).count() as u64
}

/// All aanpakken of the gemeente in the same period, by the same denominator.
pub(crate) fn make(source: &Source<'_>) -> Body {
    let all = domain::aanpak::list(source.state);
    let of_one = |content: &std::sync::Arc<domain::aanpak::Content>| {
        let (aanpak, aanpak_naam) = (content.slug.clone(), content.naam.clone());
        let chosen = Chosen { aanpak, aanpak_naam, ..source.chosen.clone() };
        let in_force = domain::aanpak::by_slug(source.state, &content.slug, chosen.period.tot).unwrap_or(content);
        counted(&Source::new(source.state, source.leave, chosen, in_force.clone()), Noemer::BeginEnInstroom)
    };
    body(&all.into_iter().map(of_one).collect::<Vec<_>>())
}

pub(crate) fn table(today: Day, cijfers: &[Cijfers]) -> Table {
    let joined = |name: fn(&Cijfers) -> &str| cijfers.iter().map(name).collect::<Vec<_>>().join(", ");
    let van = cijfers.iter().map(|one| one.period.van).min().unwrap_or(today);
    let tot = cijfers.iter().map(|one| one.period.tot).max().unwrap_or(today);
    let chosen = Chosen {
        report: Report::Vergelijking,
        gemeente: joined(|one| &one.gemeente),
        aanpak: joined(|one| &one.aanpak),
        aanpak_naam: Tekst { nl: joined(|one| &one.naam.nl), en: String::new() },
        period: Period { van, tot },
        bekend_op: cijfers.iter().find_map(|one| one.bekend_op),
        per: None,
        naar: Naar::Datum,
        gedrukt: true,
        tabel: None,
        today,
    };
    let Body { title, definition, head, columns, rows, notes, .. } = body(cijfers);
    Table { title, definition, chosen, head, columns, rows, notes, pool: Vec::new() }
}

type Figure = fn(&Cijfers) -> Option<u64>;

const LINES: [(&str, Word, Figure); 4] = [
    ("stijging", Word::StijgingSamen, |one| one.stijging),
    ("uitval-overig", Word::UitvalOverig, |one| Some(one.uitval_overig)),
    ("geen-recht", Word::GeenRecht, |one| Some(one.geen_recht)),
    ("regulier-werk", Word::UitstroomRegulier, |one| Some(one.regulier_werk)),
];

fn body(cijfers: &[Cijfers]) -> Body {
    // One denominator for all stands beside the published ones only where those differ.
    let differ = cijfers.iter().any(|one| one.noemer != Noemer::BeginEnInstroom);
    let mut words = vec![(Word::Aantal, ColumnKind::Count), (Word::Procent, ColumnKind::Percentage)];
    words.extend(differ.then_some((Word::ProcentEenNoemer, ColumnKind::Percentage)));
    let of = |one: &Cijfers| -> Vec<Column> {
        words.iter().map(|(word, kind)| Column { label: Label::Of(one.naam.clone(), *word), kind: *kind }).collect()
    };
    let mut rows = vec![row("in-traject", Word::InTraject, cijfers, words.len(), |one| vec![number(one.in_traject)])];
    rows.extend(LINES.map(|(code, word, figure)| row(code, word, cijfers, words.len(), |one| parts(one, figure))));
    if differ {
        let uniform = |one: &Cijfers| vec![number(one.begin_en_instroom)];
        rows.push(row("begin-en-instroom", Word::BeginEnInstroom, cijfers, words.len(), uniform));
    }
    Body {
        title: Phrase::new("rapport-vergelijking-titel"),
        definition: std::iter::once(Phrase::new("rapport-vergelijking-definitie"))
            .chain(cijfers.iter().map(over))
            .collect(),
        head: Label::Word(Word::Kenmerk),
        columns: cijfers.iter().flat_map(of).collect(),
        rows,
        notes: Vec::new(),
        pool: Pool::Trajecten,
    }
}

/// A row with so many cells for each aanpak; what is not there is empty.
fn row(code: &str, word: Word, cijfers: &[Cijfers], wide: usize, values: impl Fn(&Cijfers) -> Vec<Value>) -> Row {
    let padded = |one| {
        let mut values = values(one);
        values.resize(wide, Value::Empty);
        values
    };
    let cells = cijfers.iter().flat_map(padded).map(Cell::value).collect();
    Row { code: code.to_owned(), label: Label::Word(word), kind: RowKind::Part, cells }
}

fn parts(one: &Cijfers, figure: Figure) -> Vec<Value> {
    let Some(part) = figure(one) else { return Vec::new() };
    let of = |whole| tenths(part, whole).map_or(Value::Empty, |tenths| Value::Percent(tenths as i64));
    let uniform = one.begin_en_instroom;
    vec![number(part), of(one.in_traject), of(uniform)]
}

fn number(count: u64) -> Value {
    Value::Number(count as i64)
}

/// Over whom and when one aanpak is counted, and of what its percentages are a part.
fn over(one: &Cijfers) -> Phrase {
    let key = match one.noemer {
        Noemer::Stand => "rapport-vergelijking-over-stand",
        Noemer::Instroom => "rapport-vergelijking-over-instroom",
        Noemer::BeginEnInstroom => "rapport-vergelijking-over-begin-en-instroom",
    };
    let named = Phrase::new(key).with("aanpak", Arg::Named(one.naam.clone()));
    named.with("van", Arg::Day(one.period.van)).with("tot", Arg::Day(one.period.tot))
}
