//! Corrections: the rule of the act decides again, on a history without the old fact.

use super::fact::place;
use super::questions::{entry, find, followed, recording};
use super::rules::{Accept, Refer, accepted, leave, meet, referred, refuse, retract};
use super::state::{Remembered, Step};
use crate::access::Viewer;
use crate::correctie;
use crate::entry::Statement;
use crate::history::Dated;
use crate::ids::{InwonerId, MedewerkerId, Nr};
use crate::refusal::{Hidden, No, Objections, Refusal};
use crate::state::State as Town;
use crate::time::Day;
use crate::toewijzing;

/// The referral was otherwise than recorded: it keeps its number, and whoever keeps the regie keeps it.
pub fn correct_refer(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    datum: Day,
    sinds: Day,
    asked: &Refer,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = own(state, viewer, nr)?;
    let Step::Referred { regisseur, .. } = old.what.what else { return Err(No::Hidden) };
    let id = old.what.aanmelding;
    let statements = correctie::correct(state, nr, reden, |past| {
        referred(past, viewer, (inwoner, id), (datum, sinds), regisseur, asked)
    })?;
    let known = find(state, id);
    let first = known.as_ref().and_then(|known| followed(state, known).next());
    let same = known.is_none_or(|known| **state.codes.word(known.aanpak) == *asked.aanpak);
    let mut objections = Objections::default();
    objections
        .unless(first.is_none_or(|first| same && datum <= first.datum), || Refusal::new("eerst-het-verloop-intrekken"));
    objections.settle()?;
    Ok(statements)
}

/// The newest step took place on another day, or for another reason. The kind of step stays: another one is taken back and
/// done anew.
pub fn correct_step(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    datum: Day,
    sinds: Day,
    waarom: Option<&str>,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = own(state, viewer, nr)?;
    let (id, why) = (old.what.aanmelding, waarom.unwrap_or_default());
    // Who guides was settled beside the answer and is corrected there; the norm is asked about once.
    let begeleider = || toewijzing::begeleider_on(state, inwoner, datum).unwrap_or(MedewerkerId::MEEDOEN);
    correctie::correct(state, nr, reden, |past| match old.what.what {
        Step::Referred { .. } => Err(No::Hidden),
        Step::Met(_) => meet(past, viewer, id, datum, sinds),
        Step::Accepted => {
            let afwijking = waarom.map(str::to_owned);
            let asked = Accept { begeleider: begeleider(), start: false, trajectsoort: None, afwijking };
            accepted(past, viewer, id, (datum, sinds), &asked)
        }
        Step::Refused => refuse(past, viewer, id, datum, sinds, why),
        Step::Retracted => retract(past, viewer, id, datum, sinds, why),
        Step::Left => leave(past, viewer, id, datum, sinds, why),
    })
}

/// Takes back what was never so. What something else follows on can go only after that.
pub fn withdraw(state: &Town, viewer: &Viewer, nr: Nr, reden: &str) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = own(state, viewer, nr)?;
    let soort = match old.what.what {
        Step::Referred { .. } => "aanmelding.gedaan",
        Step::Met(_) => "aanmelding.gesprek",
        Step::Accepted => "aanmelding.aangenomen",
        Step::Refused => "aanmelding.afgewezen",
        Step::Retracted => "aanmelding.ingetrokken",
        Step::Left => "aanmelding.afgehaakt",
    };
    let place = place(inwoner, old.what.aanmelding);
    let statements = correctie::withdraw(state, viewer.today(), nr, soort, place, old.datum, old.sinds, reden)?;
    let is_carried_on = find(state, old.what.aanmelding).is_some_and(|known| {
        let begun = !matches!(old.what.what, Step::Met(_)) && known.has_begun(state);
        let follows = followed(state, &known).any(|fact| (fact.datum, fact.nr) > (old.datum, old.nr));
        begun || (follows && !matches!(old.what.what, Step::Met(_)))
    });
    if is_carried_on { Err(Refusal::new("eerst-het-verloop-intrekken").into()) } else { Ok(statements) }
}

/// Whose it is, for who could have recorded it.
fn own<'a>(state: &'a Town, viewer: &Viewer, nr: Nr) -> Result<(InwonerId, &'a Dated<Remembered>), No> {
    let (inwoner, old) = entry(state, nr).ok_or(Hidden)?;
    viewer.gate(state, inwoner, &super::SEE)?;
    viewer.gate(state, inwoner, recording(old.what.what))?;
    Ok((inwoner, old))
}
