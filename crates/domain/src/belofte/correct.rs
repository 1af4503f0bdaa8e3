//! Corrections of a promise and of what befell it. It keeps its number, and what followed keeps it there.

use super::fact::{Kant, Raakt, place};
use super::questions::{beloften, entry};
use super::rules::{Promise, keep, made, make, move_to, retract};
use super::state::{Remembered, Step, field};
use super::{FOLLOW, settling};
use crate::access::{May, Viewer};
use crate::correctie;
use crate::entry::Statement;
use crate::history::Dated;
use crate::ids::{InwonerId, Nr};
use crate::refusal::{Hidden, No, Refusal};
use crate::state::State as Town;
use crate::time::Day;

/// What a correction says instead. It stays of its kind: kept is another fact than withdrawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Instead {
    Made(Promise),
    Kept,
    Moved { dag: Day, reden: String },
    Retracted { reden: String, raakt: Option<Raakt> },
}

/// Replaces what was recorded at `nr`.
pub fn correct(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    datum: Day,
    sinds: Day,
    instead: &Instead,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = own(state, viewer, nr)?;
    let (which, first) = ((inwoner, old.what.belofte), followed(state, inwoner, &old));
    // A day that was agreed on is what the next one moved away from: only the beginning can change under what followed.
    let begins = matches!(old.what.step, Step::Made { .. });
    if first.is_some_and(|first| !begins || datum > first) {
        return Err(Refusal::at("datum", "eerst-het-vervolg-intrekken").into());
    }
    correctie::correct(state, nr, reden, |past| match (old.what.step, instead) {
        (Step::Made { .. }, Instead::Made(promise)) => made(past, viewer, which, datum, sinds, promise),
        (Step::Kept, Instead::Kept) => keep(past, viewer, which, datum, sinds),
        (Step::Moved(_), Instead::Moved { dag, reden }) => move_to(past, viewer, which, datum, sinds, *dag, reden),
        (Step::Retracted(_), Instead::Retracted { reden, raakt }) => {
            retract(past, viewer, which, datum, sinds, reden, *raakt)
        }
        _ => Err(No::Hidden),
    })
}

/// Takes back what was never so. What something else follows on can go only after that.
pub fn withdraw(state: &Town, viewer: &Viewer, nr: Nr, reden: &str) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = own(state, viewer, nr)?;
    let soort = match old.what.step {
        Step::Made { .. } => "belofte.gedaan",
        Step::Kept => "belofte.nagekomen",
        Step::Moved(_) => "belofte.verzet",
        Step::Retracted(_) => "belofte.ingetrokken",
    };
    let place = place(inwoner, old.what.belofte);
    let statements = correctie::withdraw(state, viewer.today(), nr, soort, place, old.datum, old.sinds, reden)?;
    if followed(state, inwoner, &old).is_some() {
        return Err(Refusal::new("eerst-het-vervolg-intrekken").into());
    }
    Ok(statements)
}

/// The same promise to or by another inwoner. What followed on it would stay behind, so that is taken back first.
pub(crate) fn for_another(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    naar: InwonerId,
    afwijking: Option<&str>,
) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = own(state, viewer, nr)?;
    let Step::Made { van, dag, aanvraag } = old.what.step else { return Err(No::Hidden) };
    if followed(state, inwoner, &old).is_some() {
        return Err(Refusal::new("eerst-het-vervolg-intrekken").into());
    }
    let text = |field| state.belofte.of.get(inwoner)?.text(nr, field).map(|text| text.to_string());
    let promise = Promise {
        van,
        partner: text(field::PARTNER),
        wat: text(field::WAT),
        dag: Some(dag),
        aanvraag,
        afwijking: afwijking.map(str::to_owned).or_else(|| text(field::REDEN)),
    };
    make(state, viewer, naar, old.datum, viewer.today(), &promise)
}

/// Whether it is a promise on which nothing followed.
pub(crate) fn stands_alone(state: &Town, nr: Nr) -> bool {
    entry(state, nr).is_some_and(|(inwoner, old)| {
        matches!(old.what.step, Step::Made { .. }) && followed(state, inwoner, &old).is_none()
    })
}

/// The first day of what follows on this in the course of the promise, as known now.
fn followed(state: &Town, inwoner: InwonerId, old: &Dated<Remembered>) -> Option<Day> {
    let place = |fact: &Dated<Remembered>| (!matches!(fact.what.step, Step::Made { .. }), fact.datum, fact.nr);
    let follows = |fact: &&Dated<Remembered>| fact.what.belofte == old.what.belofte && place(fact) > place(old);
    state.belofte.of.known_on(inwoner, Day::LAST).find(follows).map(|fact| fact.datum)
}

fn own(state: &Town, viewer: &Viewer, nr: Nr) -> Result<(InwonerId, Dated<Remembered>), No> {
    let (inwoner, old) = entry(state, nr).ok_or(Hidden)?;
    let van = beloften(state, inwoner).find(|known| known.id == old.what.belofte).map(|known| known.van);
    viewer.gate(state, inwoner, correcting(old.what.step, van))?;
    Ok((inwoner, old))
}

/// Whoever may record it may correct it.
pub(super) fn correcting(step: Step, van: Option<Kant>) -> &'static May {
    match (step, van) {
        (Step::Kept | Step::Retracted(_), Some(van)) => settling(van),
        _ => &FOLLOW,
    }
}
