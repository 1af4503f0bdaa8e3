use super::MOVE;
use super::fact::Moved;
use crate::access::Viewer;
use crate::correctie;
use crate::entry::Statement;
use crate::fact::Slice;
use crate::ids::{InwonerId, Nr};
use crate::refusal::{Hidden, No, Refusal};
use crate::state::State as Town;
use crate::{belofte, contact, meting, plan, succes};

/// Where a fact belongs, and why it does not belong here.
#[derive(Debug, Clone, PartialEq)]
pub struct Elsewhere {
    pub naar: InwonerId,
    pub reden: String,
    /// The note of the fact, which only the log has: whoever moves it has opened it.
    pub verslag: Option<String>,
    /// Why it departs from the aanpak there, when it does.
    pub afwijking: Option<String>,
}

/// Takes the fact at `nr` to the dossier where it belongs. There the same rule decides on it as if it were recorded today:
/// what cannot be so there is refused, and a departure asks for its reason.
pub fn move_to(state: &Town, viewer: &Viewer, nr: Nr, asked: &Elsewhere) -> Result<Vec<Statement>, No> {
    let (van, slice) = movable(state, nr).ok_or(Hidden)?;
    let naar = asked.naar;
    viewer.gate(state, van, &MOVE)?;
    viewer.gate(state, naar, &MOVE)?;
    if naar == van {
        return Err(Refusal::at("naar", "zelfde-inwoner").into());
    }
    let correction = correctie::correction(state, nr, &asked.reden)?;
    let afwijking = asked.afwijking.as_deref();
    let there = match slice {
        Slice::Contact => contact::for_another(state, viewer, nr, naar, asked.verslag.as_deref(), afwijking)?,
        Slice::Meting => meting::for_another(state, viewer, nr, naar, afwijking)?,
        Slice::Belofte => belofte::for_another(state, viewer, nr, naar, afwijking)?,
        Slice::Plan => plan::for_another(state, viewer, nr, naar, afwijking)?,
        Slice::Succes => succes::for_another(state, viewer, nr, naar)?,
        _ => return Err(No::Hidden),
    };
    let (today, moved) = (viewer.today(), Moved { inwoner: van, naar, feiten: versions(state, nr) });
    let mut away = Statement::new(today, today.max(state.known_since(nr)), moved);
    away.correction = Some(correction);
    Ok(std::iter::once(away).chain(there).collect())
}

/// Whose fact it is, when it is of a kind that can belong to somebody else by a slip.
pub(super) fn movable(state: &Town, nr: Nr) -> Option<(InwonerId, Slice)> {
    const KINDS: [Slice; 5] = [Slice::Contact, Slice::Meting, Slice::Belofte, Slice::Plan, Slice::Succes];
    KINDS.into_iter().find_map(|slice| Some((state.subject_of(nr, slice)?, slice)))
}

/// The version that stands and those that it corrected, the newest first.
fn versions(state: &Town, nr: Nr) -> Vec<Nr> {
    let before = |nr: &Nr| state.booking(*nr).and_then(|booking| booking.corrigeert());
    std::iter::successors(Some(nr), before).collect()
}
