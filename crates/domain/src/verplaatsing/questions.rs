use super::MOVE;
use super::rules::movable;
use crate::access::Viewer;
use crate::fact::Slice;
use crate::ids::{InwonerId, MedewerkerId, Nr};
use crate::inwoner::{self, Naam};
use crate::refusal::Hidden;
use crate::state::State as Town;
use crate::time::Day;
use crate::{belofte, contact, meting, plan, succes};

/// Whether the viewer may take this fact to another dossier: it stands, it is of a kind that can be moved by itself, and the
/// viewer may record such facts here.
pub fn may_move(state: &Town, viewer: &Viewer, nr: Nr) -> bool {
    let Some((inwoner, slice)) = movable(state, nr) else { return false };
    state.corrected_by(nr).is_none() && moves_alone(state, nr, slice) && writes(state, viewer, inwoner, slice)
}

/// The inwoners to whom the viewer may take it, by name. Asking is reading a list.
pub fn candidates(state: &Town, viewer: &Viewer, nr: Nr) -> Result<Vec<(InwonerId, Naam)>, Hidden> {
    let (van, slice) = movable(state, nr).filter(|_| may_move(state, viewer, nr)).ok_or(Hidden)?;
    let others = inwoner::everybody(state).filter(|other| *other != van && writes(state, viewer, *other, slice));
    let mut found: Vec<(InwonerId, Naam)> = others.map(|other| (other, inwoner::naam_of(state, other))).collect();
    found.sort_by_cached_key(|(inwoner, naam)| (naam.sort_key(), *inwoner));
    viewer.read_list("verplaatsen", found.iter().map(|(inwoner, _)| *inwoner).collect());
    Ok(found)
}

/// A fact that came from another dossier, or went to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trace {
    pub datum: Day,
    pub medewerker: MedewerkerId,
    /// The other dossier, for who may know that inwoner, and the fact there.
    pub ander: Option<(InwonerId, Nr)>,
}

/// Where the fact at `nr` went, when it was taken to another dossier.
pub(crate) fn went(state: &Town, viewer: &Viewer, nr: Nr) -> Option<Trace> {
    let by = state.verplaatsing.taken_by(nr)?;
    let away = state.verplaatsing.moves.get(&by)?;
    Some(trace(state, viewer, by, away.naar, Nr(by.0 + 1)))
}

/// Where the fact at `nr` came from, when it stood in another dossier first.
pub(crate) fn came(state: &Town, viewer: &Viewer, nr: Nr) -> Option<Trace> {
    // What is moved follows at once on the entry that says so, in one act.
    let by = Nr(nr.0.checked_sub(1)?);
    let away = state.verplaatsing.moves.get(&by)?;
    let old = state.booking(by).and_then(|booking| booking.corrigeert())?;
    Some(trace(state, viewer, by, away.van, old))
}

fn trace(state: &Town, viewer: &Viewer, by: Nr, ander: InwonerId, nr: Nr) -> Trace {
    let medewerker = state.booking(by).map_or(MedewerkerId::MEEDOEN, |booking| booking.door);
    let known = viewer.gate(state, ander, &inwoner::SEE_PERSON).is_ok();
    Trace { datum: state.known_since(by), medewerker, ander: known.then_some((ander, nr)) }
}

fn writes(state: &Town, viewer: &Viewer, inwoner: InwonerId, slice: Slice) -> bool {
    let may = match slice {
        Slice::Contact => contact::may_record(state, viewer, inwoner),
        Slice::Meting => meting::may_record(state, viewer, inwoner),
        Slice::Belofte => belofte::may_follow(state, viewer, inwoner),
        Slice::Plan => plan::may_write(state, viewer, inwoner),
        Slice::Succes => succes::may_record(state, viewer, inwoner),
        _ => false,
    };
    may && viewer.gate(state, inwoner, &MOVE).is_ok()
}

/// What something else followed on can go only after that.
fn moves_alone(state: &Town, nr: Nr, slice: Slice) -> bool {
    match slice {
        Slice::Belofte => belofte::stands_alone(state, nr),
        Slice::Plan => plan::stands_alone(state, nr),
        _ => true,
    }
}
