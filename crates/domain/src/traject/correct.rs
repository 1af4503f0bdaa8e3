//! Corrections: the rule of the act decides again, on a history without the old fact.

use super::may::{CLOSE, ENTER, EXTEND, START};
use super::questions::{Traject, entry, find, hanging_on};
use super::rules::{enter_phase, extend};
use super::start::{Start, started};
use super::state::Remembered;
use super::{Close, close};
use crate::aanpak;
use crate::access::{May, Viewer};
use crate::correctie;
use crate::entry::{Place, Statement};
use crate::ids::{InwonerId, Nr, TrajectId};
use crate::refusal::{Hidden, No, Refusal};
use crate::state::State as Town;
use crate::time::Day;

/// The traject started otherwise than recorded. It keeps its number, and what hangs on it has to stay possible.
pub fn correct_start(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    datum: Day,
    sinds: Day,
    asked: &Start,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let (inwoner, traject) = entry_about(state, viewer, nr, &START, |what| matches!(what, Remembered::Started { .. }))?;
    let statements =
        correctie::correct(state, nr, reden, |past| started(past, viewer, (inwoner, traject), datum, sinds, asked))?;
    match find(state, traject) {
        Some(old) => still_fits(state, &old, datum, asked).map(|()| statements),
        None => Ok(statements),
    }
}

/// A start cannot come to lie after what hangs on it, nor move to an aanpak or a trajectsoort that does not know the words
/// of that. The reasons of an end are of the aanpak, so an end alone goes along to another trajectsoort.
fn still_fits(state: &Town, old: &Traject, datum: Day, asked: &Start) -> Result<(), No> {
    if let Some(einde) = old.einde.filter(|einde| einde.dag < datum) {
        return Err(Refusal::at("datum", "na-einde").with("einde", einde.dag).into());
    }
    let other_aanpak = **state.codes.word(old.aanpak) != *asked.aanpak;
    let is_tied = |what| other_aanpak || !matches!(what, Remembered::Closed { .. });
    let before = hanging_on(state, old).next().is_some_and(|fact| fact.datum < datum);
    if before || (hanging_on(state, old).any(|fact| is_tied(fact.what)) && moves(state, old, datum, asked)) {
        return Err(Refusal::new("eerst-de-rest-intrekken").into());
    }
    Ok(())
}

fn moves(state: &Town, old: &Traject, datum: Day, asked: &Start) -> bool {
    let other_aanpak = **state.codes.word(old.aanpak) != *asked.aanpak;
    let soort = asked.trajectsoort.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let content = aanpak::by_slug(state, &asked.aanpak, datum);
    let new = content.and_then(|content| {
        soort.map_or_else(|| content.only_or_first_trajectsoort(), |text| content.find_trajectsoort(text))
    });
    other_aanpak || new.is_none_or(|new| *new.code != **state.codes.word(old.soort))
}

/// A fase began otherwise than recorded: on another day, or it was another fase.
pub fn correct_phase(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    datum: Day,
    sinds: Day,
    phase: &Phase<'_>,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let (_, traject) = entry_about(state, viewer, nr, &ENTER, |what| matches!(what, Remembered::Phase { .. }))?;
    let Phase { fase, afwijking } = *phase;
    correctie::correct(state, nr, reden, |past| enter_phase(past, viewer, traject, datum, sinds, fase, afwijking))
}

/// What was agreed on a longer term was otherwise than recorded.
pub fn correct_extend(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    datum: Day,
    sinds: Day,
    extension: &Extension<'_>,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let (_, traject) = entry_about(state, viewer, nr, &EXTEND, |what| matches!(what, Remembered::Extended { .. }))?;
    correctie::correct(state, nr, reden, |past| {
        extend(past, viewer, traject, datum, sinds, extension.tot, extension.reden)
    })
}

/// The traject ended otherwise than recorded.
pub fn correct_close(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    datum: Day,
    sinds: Day,
    asked: &Close,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let (_, traject) = entry_about(state, viewer, nr, &CLOSE, |what| matches!(what, Remembered::Closed { .. }))?;
    correctie::correct(state, nr, reden, |past| close(past, viewer, traject, datum, sinds, asked))
}

/// A fase as a correction states it: a code, name or synonym, and why it departs from the order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Phase<'a> {
    pub fase: &'a str,
    pub afwijking: Option<&'a str>,
}

/// An extension as a correction states it: the last day of the term, and why it was lengthened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extension<'a> {
    pub tot: Day,
    pub reden: &'a str,
}

/// Takes back a fact about a traject that was never so. A start can go only when nothing hangs on it any more; taking
/// back an end opens the traject again, without leaving an old end date.
pub fn withdraw(state: &Town, viewer: &Viewer, nr: Nr, reden: &str) -> Result<Vec<Statement>, No> {
    let (inwoner, fact) = entry(state, nr).ok_or(Hidden)?;
    let (soort, may) = match fact.what {
        Remembered::Started { .. } => ("traject.gestart", &START),
        Remembered::Phase { .. } => ("traject.fase", &ENTER),
        Remembered::Extended { .. } => ("traject.verlengd", &EXTEND),
        Remembered::Closed { .. } => ("traject.afgesloten", &CLOSE),
    };
    viewer.gate(state, inwoner, may)?;
    let id = fact.what.traject();
    let place = Place::of(inwoner, format_args!("traject/{id}"));
    let statements = correctie::withdraw(state, viewer.today(), nr, soort, place, fact.datum, fact.sinds, reden)?;
    let is_start = matches!(fact.what, Remembered::Started { .. });
    if is_start && find(state, id).is_some_and(|traject| hanging_on(state, &traject).next().is_some()) {
        return Err(Refusal::new("eerst-de-rest-intrekken").into());
    }
    Ok(statements)
}

/// Whose traject the entry is about, for who may do this and when it is that kind of fact; else as if it were not there.
fn entry_about(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    may: &May,
    kind: impl Fn(Remembered) -> bool,
) -> Result<(InwonerId, TrajectId), No> {
    let (inwoner, fact) = entry(state, nr).filter(|(_, fact)| kind(fact.what)).ok_or(Hidden)?;
    viewer.gate(state, inwoner, may)?;
    Ok((inwoner, fact.what.traject()))
}
