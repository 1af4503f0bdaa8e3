//! What the gemeente and its partners promised and have not done by the day. A late promise of an inwoner is none.

use super::{Signaal, Soort};
use crate::aanpak::content::{NormSoort, Onderdeel};
use crate::belofte::{self, Belofte};
use crate::state::State as Town;
use crate::time::Day;
use crate::traject::Traject;

/// One signal for every promise that is open, by the norm of the aanpak; an aanpak without the part or the norm gives none.
pub(super) fn due(state: &Town, traject: &Traject, today: Day) -> impl Iterator<Item = Signaal> {
    belofte::owed(state, traject.inwoner).filter_map(move |one| of(state, traject, &one, today))
}

/// The term of an aanvraag stands in its day already; a promise may have days of grace.
fn of(state: &Town, traject: &Traject, one: &Belofte, today: Day) -> Option<Signaal> {
    let (soort, norm) = match one.aanvraag {
        Some(_) => (Soort::AanvraagWacht, NormSoort::Aanvraag),
        None => (Soort::BelofteLaat, NormSoort::Belofte),
    };
    let (content, norm) = traject.norm_in_force(state, today, norm).filter(|(it, _)| it.has(Onderdeel::Belofte))?;
    let day = match soort {
        Soort::BelofteLaat => content.normen[norm].maat.after(one.dag)?,
        _ => one.dag,
    };
    let (_, last) = one.laatste;
    let feiten = std::iter::once(one.nr).chain((last != one.nr).then_some(last));
    Signaal::due(soort, one.inwoner, (day, today), (content, norm), feiten)
}
