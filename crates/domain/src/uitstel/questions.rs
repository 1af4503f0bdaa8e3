use std::sync::Arc;

use super::fact::Soort;
use super::{GIVE, REDEN, Remembered, SEE};
use crate::access::Viewer;
use crate::history::Dated;
use crate::ids::{InwonerId, Nr};
use crate::state::State as Town;
use crate::time::Day;

/// Something that was put off, as it is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UitstelFact {
    pub soort: Soort,
    pub over: Nr,
    pub tot: Day,
}

/// Whether the viewer may put off what is owed to this inwoner.
pub fn may_give(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> bool {
    viewer.gate(state, inwoner, &GIVE).is_ok()
}

/// Until when a notice of this kind about `over` may wait; `None` when it was not put off, that is over, or `newest`, the
/// newest fact that the notice follows from, came after it.
pub(crate) fn until(
    state: &Town,
    inwoner: InwonerId,
    (soort, over, newest): (Soort, Nr, Nr),
    today: Day,
) -> Option<Day> {
    let same = |what: &Remembered| what.soort == soort && what.over == over;
    let given = state.uitstel.of.known_on(inwoner, Day::LAST).rfind(|fact| same(&fact.what))?;
    Some(given.what.tot).filter(|tot| today < *tot && newest < given.nr)
}

pub(super) fn entry(state: &Town, nr: Nr) -> Option<(InwonerId, Dated<Remembered>)> {
    let inwoner = state.subject_of(nr, crate::fact::Slice::Uitstel)?;
    Some((inwoner, *state.uitstel.of.get(inwoner)?.find(nr)?))
}

/// All versions with their reasons, for the tijdlijn and for precedents. Nothing for who may not see them.
pub(crate) fn history(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
) -> Vec<(Dated<UitstelFact>, Option<Arc<str>>)> {
    let dossier = state.uitstel.of.get(inwoner).filter(|_| viewer.gate(state, inwoner, &SEE).is_ok());
    let Some(dossier) = dossier else { return Vec::new() };
    let said = |fact: &Dated<Remembered>| {
        let Remembered { soort, over, tot } = fact.what;
        (fact.about(UitstelFact { soort, over, tot }), dossier.text(fact.nr, REDEN).cloned())
    };
    dossier.all().iter().map(said).collect()
}
