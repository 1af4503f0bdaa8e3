use std::sync::Arc;

use super::{JOIN, REDEN};
use crate::access::Viewer;
use crate::history::Dated;
use crate::ids::{InwonerId, Nr};
use crate::inwoner;
use crate::refusal::Hidden;
use crate::state::State as Town;

/// The dossier that took the place of this one, and of that one in turn; itself when nothing did.
pub(crate) fn now(state: &Town, inwoner: InwonerId) -> InwonerId {
    let mut now = inwoner;
    while let Some((blijft, _)) = state.samenvoeging.into.get(&now) {
        now = *blijft;
    }
    now
}

/// Where the number of a dossier that went up in another leads, for who may see that one.
pub fn leads_to(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<InwonerId, Hidden> {
    let now = now(state, inwoner);
    viewer.gate(state, now, &inwoner::SEE_PERSON)?;
    if now == inwoner { Err(Hidden) } else { Ok(now) }
}

/// The number of a dossier with those that went up in it: what lies in the log and in the read log under any of them is of one
/// person.
pub(crate) fn numbers(state: &Town, inwoner: InwonerId) -> Vec<InwonerId> {
    let others = state.samenvoeging.into.keys().copied().filter(|other| now(state, *other) == inwoner);
    let mut others: Vec<InwonerId> = others.collect();
    others.sort_unstable();
    std::iter::once(inwoner).chain(others).collect()
}

/// The same, for who has passed no gate yet.
pub fn numbers_of(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Vec<InwonerId> {
    let may = [&crate::access::INZAGE, &crate::access::EIGEN];
    let allowed = may.into_iter().any(|may| viewer.gate(state, inwoner, may).is_ok());
    if allowed { numbers(state, inwoner) } else { vec![inwoner] }
}

/// Whether the viewer may join this dossier with another.
pub fn may_join(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> bool {
    viewer.gate(state, inwoner, &JOIN).is_ok()
}

/// A joining as the timeline tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    pub ander: InwonerId,
    pub reden: Option<Arc<str>>,
    /// It can be taken back by the viewer.
    pub own: bool,
}

/// All of them, with their times; the caller has passed the gate.
pub(crate) fn history(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Vec<(Dated<Nr>, Shown)> {
    let may = may_join(state, viewer, inwoner);
    let Some(dossier) = state.samenvoeging.of.get(inwoner) else { return Vec::new() };
    let shown = |fact: &Dated<InwonerId>| {
        let reden = dossier.text(fact.nr, REDEN).cloned();
        (fact.about(fact.nr), Shown { ander: fact.what, reden, own: may && fact.stands() })
    };
    dossier.all().iter().map(shown).collect()
}
