//! Correcting: a later fact names the one it replaces, and why. Nothing is overwritten.
//!
//! A correction names the newest version, and the same rule decides again on a history without the old fact. It is never
//! known before the fact it corrects.

use crate::entry::{Correction, Place, Said, Statement};
use crate::ids::Nr;
use crate::refusal::{No, Refusal};
use crate::state::State;
use crate::text::kort;
use crate::time::Day;

/// Replaces the fact at `nr` by what `rule` states on a history without it. The first statement takes its place.
pub(crate) fn correct(
    state: &State,
    nr: Nr,
    reden: &str,
    rule: impl FnOnce(&State) -> Result<Vec<Statement>, No>,
) -> Result<Vec<Statement>, No> {
    let correction = correction(state, nr, reden)?;
    let mut statements = rule(&state.without(nr))?;
    if let Some(first) = statements.first_mut() {
        first.bekend_sinds = first.bekend_sinds.max(state.known_since(nr)).max(state.stands_here_since(nr));
        first.correction = Some(correction);
    }
    Ok(statements)
}

/// Takes back the fact at `nr`; from today on it was never so.
#[allow(clippy::too_many_arguments, reason = "an entry has this many parts, and only slices call this")]
pub(crate) fn withdraw(
    state: &State,
    today: Day,
    nr: Nr,
    soort: &'static str,
    place: Place,
    datum: Day,
    sinds: Day,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let correction = Some(correction(state, nr, reden)?);
    Ok(vec![Statement { datum, bekend_sinds: today.max(sinds), place, said: Said::Withdrawn(soort), correction }])
}

/// That the fact at `nr` is replaced, and why; refused when it was already.
pub(crate) fn correction(state: &State, nr: Nr, reden: &str) -> Result<Correction, No> {
    if state.corrected_by(nr).is_some() {
        return Err(Refusal::new("al-gecorrigeerd").with("nr", state.newest(nr)).into());
    }
    let reden = kort("reden", Some(reden))?.ok_or_else(|| Refusal::at("reden", "reden-nodig"))?;
    Ok(Correction { corrigeert: nr, reden })
}
