//! What a hole in the log still tells: that a number was given, and to what.

use crate::ids::{AanmeldingId, BelemmeringId, GroepId, InwonerId, TrajectId};
use crate::state::State as Town;

/// Numbers above this were never given: an id counts from one, and a log that says otherwise must not ask for all memory.
const MOST: u32 = 100_000_000;

/// Passes over an entry whose body was destroyed, and remembers the numbers in the name of its zaak.
pub(crate) fn pass_over(state: &mut Town, zaak: &str) {
    let number = |text: Option<&str>| text.and_then(|text| text.parse().ok()).filter(|number| *number <= MOST);
    let mut parts = zaak.split('/');
    let (first, id) = (parts.next(), number(parts.next()));
    let (kind, own) = (parts.next(), number(parts.next()));
    match (first, id) {
        (Some("inwoner"), Some(inwoner)) => state.inwoner.given(InwonerId(inwoner)),
        (Some("groep"), Some(groep)) => state.groep.given(GroepId(groep)),
        _ => return,
    }
    match (kind, own) {
        (Some("traject" | "meting"), Some(traject)) => state.traject.numbers.given(TrajectId(traject)),
        (Some("aanmelding"), Some(aanmelding)) => state.aanmelding.numbers.given(AanmeldingId(aanmelding)),
        (Some("belemmering"), Some(belemmering)) => state.belemmering.numbers.given(BelemmeringId(belemmering)),
        (Some("groep"), Some(groep)) => state.groep.given(GroepId(groep)),
        _ => {}
    }
}
