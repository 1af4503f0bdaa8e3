use super::fact::{Achieved, Soort, place};
use super::questions::{entry, newest_entry, successen};
use super::{RECORD, Remembered, WAT, WOORDEN};
use crate::access::Viewer;
use crate::correctie;
use crate::entry::Statement;
use crate::history::Dated;
use crate::ids::{InwonerId, Nr, StapId};
use crate::plan::{self, Tick};
use crate::refusal::{Hidden, No, Objections, Refusal};
use crate::seen::Seen;
use crate::state::State as Town;
use crate::text::kort;
use crate::time::Day;

/// A success as it is written down.
#[derive(Debug, Clone, PartialEq)]
pub struct Success {
    pub soort: Soort,
    /// What it was; for one of another kind this says so.
    pub wat: Option<String>,
    /// The inwoner's own words.
    pub woorden: Option<String>,
    /// What it came of.
    pub stap: Option<StapId>,
}

/// On `datum` this went well.
pub fn record(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    datum: Day,
    sinds: Day,
    success: &Success,
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &RECORD)?;
    let (wat, woorden) = (kort("wat", success.wat.as_deref())?, kort("woorden", success.woorden.as_deref())?);
    let Success { soort, stap, .. } = *success;
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    objections.unless(soort != Soort::Anders || wat.is_some(), || Refusal::at("wat", "succes-zonder-woorden"));
    objections
        .unless(stap.is_none_or(|stap| plan::is_of(state, inwoner, stap)), || Refusal::at("stap", "stap-onbekend"));
    let is_same = |known: &Dated<Remembered>, said: Option<&str>| {
        (known.datum, known.what) == (datum, Remembered { soort, stap }) && said == wat.as_deref()
    };
    objections.unless(!successen(state, inwoner).any(|(known, said)| is_same(known, said)), || {
        Refusal::at("wat", "succes-staat-er-al")
    });
    objections.settle()?;
    Ok(vec![Statement::new(datum, sinds, Achieved { inwoner, soort, wat, woorden, stap })])
}

/// A stap was done, and what went well with it in the same act: the day, the stap and what it was are not said twice.
pub fn tick(
    state: &Town,
    viewer: &Viewer,
    (inwoner, stap): (InwonerId, StapId),
    datum: Day,
    sinds: Day,
    tick: &Tick,
    success: Option<&Success>,
) -> Result<Vec<Statement>, No> {
    let mut statements = plan::tick(state, viewer, (inwoner, stap), datum, sinds, tick)?;
    if let Some(success) = success {
        let own = || plan::wat_of(state, inwoner, stap).filter(|_| success.soort == Soort::Anders);
        let wat = success.wat.clone().or_else(|| own().map(|wat| wat.to_string()));
        let success = Success { stap: Some(stap), wat, ..success.clone() };
        statements.extend(record(state, viewer, inwoner, datum, sinds, &success)?);
    }
    Ok(statements)
}

/// It was otherwise than recorded.
pub fn correct(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    datum: Day,
    sinds: Day,
    success: &Success,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let (inwoner, _) = own(state, viewer, nr)?;
    correctie::correct(state, nr, reden, |past| record(past, viewer, inwoner, datum, sinds, success))
}

/// Takes back what was never so.
pub fn withdraw(state: &Town, viewer: &Viewer, nr: Nr, reden: &str) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = own(state, viewer, nr)?;
    let soort = "succes.behaald";
    correctie::withdraw(state, viewer.today(), nr, soort, place(inwoner), old.datum, old.sinds, reden)
}

/// The same success of another inwoner; the stap that it came of stays behind.
pub(crate) fn for_another(state: &Town, viewer: &Viewer, nr: Nr, naar: InwonerId) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = own(state, viewer, nr)?;
    let text = |field| state.succes.of.get(inwoner)?.text(nr, field).map(|text| text.to_string());
    let success = Success { soort: old.what.soort, wat: text(WAT), woorden: text(WOORDEN), stap: None };
    record(state, viewer, naar, old.datum, viewer.today(), &success)
}

/// Nobody recorded a success of this inwoner since the writer's page was made. Asked before [`record`], in the same act.
pub fn nobody_was_first(state: &Town, viewer: &Viewer, inwoner: InwonerId, seen: Seen) -> Result<(), No> {
    viewer.gate(state, inwoner, &RECORD)?;
    seen.or_tell(state, newest_entry(state, inwoner), Refusal::new("succes-intussen"))
}

fn own(state: &Town, viewer: &Viewer, nr: Nr) -> Result<(InwonerId, Dated<Remembered>), No> {
    let (inwoner, old) = entry(state, nr).ok_or(Hidden)?;
    viewer.gate(state, inwoner, &RECORD)?;
    Ok((inwoner, old))
}
