//! What somebody had before them when they filled in a form: two people may work on one dossier at once.

use crate::ids::{MedewerkerId, Nr};
use crate::refusal::{No, Refusal};
use crate::state::State;

/// The newest entry about the same thing that the writer had before them on the page, and whether they have since been
/// shown a newer one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    pub last: Option<Nr>,
    pub confirmed: bool,
}

impl Seen {
    /// Refuses when somebody recorded `newest` after the page was made; other news passes silently.
    pub(crate) fn or_tell(self, state: &State, newest: Option<Nr>, refusal: Refusal) -> Result<(), No> {
        let newer = newest.filter(|newest| !self.confirmed && self.last.is_none_or(|last| last < *newest));
        let Some(newer) = newer else { return Ok(()) };
        let by = state.booking(newer).map_or(MedewerkerId::MEEDOEN, |booking| booking.door);
        Err(refusal.with("nr", newer).with("medewerker", by).into())
    }
}
