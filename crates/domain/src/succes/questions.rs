use std::sync::Arc;

use super::fact::Soort;
use super::{RECORD, Remembered, SEE, SEE_WORDS, WAT, WOORDEN};
use crate::access::Viewer;
use crate::history::Dated;
use crate::ids::{InwonerId, Nr, StapId};
use crate::refusal::Hidden;
use crate::state::State as Town;
use crate::time::Day;

/// A success as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct SuccesFact {
    pub soort: Soort,
    pub wat: Option<Arc<str>>,
    /// Only for who may read the inwoner's own words.
    pub woorden: Option<Arc<str>>,
    pub stap: Option<StapId>,
}

/// The successes of an inwoner as known now, the newest first. Asking is reading.
pub fn list(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Vec<Dated<SuccesFact>>, Hidden> {
    viewer.read(state, inwoner, &SEE)?;
    let mut all = history(state, viewer, inwoner);
    all.retain(|one| one.known_on(Day::LAST));
    all.reverse();
    Ok(all)
}

/// Whether the viewer may record successes of this inwoner.
pub fn may_record(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> bool {
    viewer.gate(state, inwoner, &RECORD).is_ok()
}

/// The newest entry about successes of this inwoner: what a form remembers to have seen.
pub fn newest_seen(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Option<Nr>, Hidden> {
    viewer.gate(state, inwoner, &SEE)?;
    Ok(newest_entry(state, inwoner))
}

pub(super) fn newest_entry(state: &Town, inwoner: InwonerId) -> Option<Nr> {
    state.succes.of.get(inwoner)?.all().iter().map(|fact| fact.nr).max()
}

/// As known now, each with what it was.
pub(super) fn successen(state: &Town, inwoner: InwonerId) -> impl Iterator<Item = (&Dated<Remembered>, Option<&str>)> {
    let dossier = state.succes.of.get(inwoner);
    dossier.into_iter().flat_map(|dossier| {
        dossier.known_on(Day::LAST).map(|fact| (fact, dossier.text(fact.nr, WAT).map(|wat| &**wat)))
    })
}

pub(super) fn entry(state: &Town, nr: Nr) -> Option<(InwonerId, Dated<Remembered>)> {
    let inwoner = state.subject_of(nr, crate::fact::Slice::Succes)?;
    Some((inwoner, *state.succes.of.get(inwoner)?.find(nr)?))
}

/// All versions, for the tijdlijn. Nothing for who may not see them.
pub(crate) fn history(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Vec<Dated<SuccesFact>> {
    let standing = viewer.standing(state, inwoner);
    let Some(dossier) = state.succes.of.get(inwoner).filter(|_| SEE.allows(standing)) else { return Vec::new() };
    let said = |fact: &Dated<Remembered>| SuccesFact {
        soort: fact.what.soort,
        wat: dossier.text(fact.nr, WAT).cloned(),
        woorden: dossier.text(fact.nr, WOORDEN).cloned().filter(|_| SEE_WORDS.allows(standing)),
        stap: fact.what.stap,
    };
    dossier.all().iter().map(|fact| fact.about(said(fact))).collect()
}
