use std::sync::Arc;

use super::fact::Stand;
use super::state::{Remembered, Step, field};
use super::{FOLLOW, SEE, SEE_TEXT};
use crate::access::{Figures, Viewer};
use crate::codes::Code;
use crate::history::{Dated, Dossier};
use crate::ids::{BelemmeringId, InwonerId, Nr};
use crate::refusal::Hidden;
use crate::state::State as Town;
use crate::time::Day;

/// A belemmering as it was known on a day. `stand` is `None` when it is solved; `sinds` is since when it stands so.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Belemmering {
    pub id: BelemmeringId,
    pub inwoner: InwonerId,
    pub aanpak: Code,
    pub leefgebied: Code,
    pub stand: Option<Stand>,
    pub geopend: Day,
    pub sinds: Day,
    /// The newest entry about it.
    pub nr: Nr,
}

/// The same with the words about it, for who may read them.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    pub belemmering: Belemmering,
    pub wat: Option<Arc<str>>,
    pub wie: Option<Arc<str>>,
    pub may_follow: bool,
}

/// The belemmeringen of an inwoner as known now, in order of coming into view. Asking is reading.
pub fn list(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Vec<Shown>, Hidden> {
    let standing = viewer.read(state, inwoner, &SEE)?;
    let (may_read, may_follow) = (SEE_TEXT.allows(standing), FOLLOW.allows(standing));
    let with_words = |belemmering: Belemmering| {
        let [wat, wie] = if may_read { words(state, &belemmering) } else { [None, None] };
        Shown { belemmering, wat, wie, may_follow }
    };
    Ok(known_of(state, inwoner, Day::LAST).map(with_words).collect())
}

/// Whether the viewer may record belemmeringen of this inwoner and their course.
pub fn may_follow(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> bool {
    viewer.gate(state, inwoner, &FOLLOW).is_ok()
}

/// One belemmering as known now. Asking is reading.
pub fn one(state: &Town, viewer: &Viewer, id: BelemmeringId) -> Result<Shown, Hidden> {
    let known = find(state, id).ok_or(Hidden)?;
    list(state, viewer, known.inwoner)?.into_iter().find(|shown| shown.belemmering.id == id).ok_or(Hidden)
}

/// The newest entry about a belemmering: what a form remembers to have seen.
pub fn newest_seen(state: &Town, viewer: &Viewer, id: BelemmeringId) -> Result<Option<Nr>, Hidden> {
    let known = find(state, id).ok_or(Hidden)?;
    viewer.gate(state, known.inwoner, &SEE)?;
    Ok(newest_entry(state, &known))
}

pub(super) fn newest_entry(state: &Town, of: &Belemmering) -> Option<Nr> {
    let all = state.belemmering.of.get(of.inwoner)?.all().iter();
    all.filter(|fact| fact.what.belemmering == of.id).map(|fact| fact.nr).max()
}

/// The belemmering that the entry at `nr` is about.
pub fn opened_at(state: &Town, nr: Nr) -> Option<BelemmeringId> {
    entry(state, nr).map(|(_, fact)| fact.what.belemmering)
}

/// Everybody's belemmeringen as known on a day, for figures.
pub fn for_figures(state: &Town, _leave: Figures, known: Day, mut each: impl FnMut(Belemmering)) {
    for (inwoner, dossier) in state.belemmering.of.iter() {
        assembled(inwoner, dossier, known).for_each(&mut each);
    }
}

/// The leefgebieden in which something is open, each once with the stand that asks most, for a line in a list.
pub(crate) fn open_in(state: &Town, inwoner: InwonerId) -> Vec<(Code, Stand)> {
    let mut open: Vec<(Code, Stand)> = Vec::new();
    for (leefgebied, stand) in known_of(state, inwoner, Day::LAST).filter_map(|one| Some((one.leefgebied, one.stand?)))
    {
        match open.iter_mut().find(|(known, _)| *known == leefgebied) {
            Some((_, known)) => *known = stand.min(*known),
            None => open.push((leefgebied, stand)),
        }
    }
    open
}

/// What it is and who works on it: each as it was last said.
pub(super) fn words(state: &Town, of: &Belemmering) -> [Option<Arc<str>>; 2] {
    let Some(dossier) = state.belemmering.of.get(of.inwoner) else { return [None, None] };
    let newest_first = || dossier.known_on(Day::LAST).rev().filter(|fact| fact.what.belemmering == of.id);
    [field::WAT, field::WIE].map(|field| newest_first().find_map(|fact| dossier.text(fact.nr, field).cloned()))
}

pub(super) fn known_of(state: &Town, inwoner: InwonerId, known: Day) -> impl Iterator<Item = Belemmering> {
    state.belemmering.of.get(inwoner).into_iter().flat_map(move |dossier| assembled(inwoner, dossier, known))
}

pub(super) fn find(state: &Town, id: BelemmeringId) -> Option<Belemmering> {
    known_of(state, state.belemmering.numbers.whose(id)?, Day::LAST).find(|known| known.id == id)
}

/// The belemmeringen of an inwoner as known now; the caller has passed the gate.
pub(crate) fn known(state: &Town, inwoner: InwonerId) -> impl Iterator<Item = Belemmering> {
    known_of(state, inwoner, Day::LAST)
}

/// Whether there is such a belemmering of this inwoner; the caller has passed the gate.
pub(crate) fn is_of(state: &Town, inwoner: InwonerId, id: BelemmeringId) -> bool {
    find(state, id).is_some_and(|known| known.inwoner == inwoner)
}

fn assembled(inwoner: InwonerId, dossier: &Dossier<Remembered>, known: Day) -> impl Iterator<Item = Belemmering> {
    dossier.known_on(known).filter_map(move |fact| {
        let Step::Opened { aanpak, leefgebied, stand } = fact.what.what else { return None };
        let (id, day) = (fact.what.belemmering, fact.datum);
        let begun =
            Belemmering { id, inwoner, aanpak, leefgebied, stand: Some(stand), geopend: day, sinds: day, nr: fact.nr };
        Some(course(dossier, id, known).fold(begun, after))
    })
}

/// What is known on a day to have followed on the opening, oldest first.
fn course(
    dossier: &Dossier<Remembered>,
    id: BelemmeringId,
    known: Day,
) -> impl DoubleEndedIterator<Item = &Dated<Remembered>> {
    dossier
        .known_on(known)
        .filter(move |fact| fact.what.belemmering == id && !matches!(fact.what.what, Step::Opened { .. }))
}

fn after(before: Belemmering, fact: &Dated<Remembered>) -> Belemmering {
    let stand = match fact.what.what {
        Step::Opened { stand, .. } | Step::Moved(stand) | Step::Reopened(stand) => Some(stand),
        Step::Solved => None,
    };
    let sinds = if stand == before.stand { before.sinds } else { fact.datum };
    Belemmering { stand, sinds, nr: fact.nr, ..before }
}

/// What followed on the opening, as known now.
pub(super) fn followed(state: &Town, of: &Belemmering) -> impl DoubleEndedIterator<Item = Dated<Remembered>> {
    let id = of.id;
    state.belemmering.of.get(of.inwoner).into_iter().flat_map(move |dossier| course(dossier, id, Day::LAST)).copied()
}

pub(super) fn entry(state: &Town, nr: Nr) -> Option<(InwonerId, &Dated<Remembered>)> {
    let inwoner = state.subject_of(nr, crate::fact::Slice::Belemmering)?;
    Some((inwoner, state.belemmering.of.get(inwoner)?.find(nr)?))
}

/// A version of something about a belemmering, for the tijdlijn.
#[derive(Debug, Clone, PartialEq)]
pub struct BelemmeringFact {
    pub belemmering: BelemmeringId,
    pub aanpak: Arc<str>,
    pub leefgebied: Arc<str>,
    pub step: BelemmeringStep,
    /// Only for who may read it.
    pub wat: Option<Arc<str>>,
    pub wie: Option<Arc<str>>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum BelemmeringStep {
    Opened(Stand),
    Moved(Stand),
    Solved,
    Reopened(Stand),
}

/// All versions with the short text beside them; the caller has passed the gate.
pub(crate) fn history(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    known: Day,
) -> Vec<(Dated<BelemmeringFact>, Option<Arc<str>>)> {
    let Some(dossier) = state.belemmering.of.get(inwoner) else { return Vec::new() };
    let may_read = SEE_TEXT.allows(viewer.standing(state, inwoner));
    let text = |nr, field| dossier.text(nr, field).cloned().filter(|_| may_read);
    let word = |code| state.codes.word(code).clone();
    let said = |fact: &Dated<Remembered>| {
        let belemmering = fact.what.belemmering;
        let (aanpak, leefgebied) = subject(dossier, fact, known)
            .map_or_else(Default::default, |(aanpak, leefgebied)| (word(aanpak), word(leefgebied)));
        let step = match fact.what.what {
            Step::Opened { stand, .. } => BelemmeringStep::Opened(stand),
            Step::Moved(stand) => BelemmeringStep::Moved(stand),
            Step::Solved => BelemmeringStep::Solved,
            Step::Reopened(stand) => BelemmeringStep::Reopened(stand),
        };
        BelemmeringFact {
            belemmering,
            aanpak,
            leefgebied,
            step,
            wat: text(fact.nr, field::WAT),
            wie: text(fact.nr, field::WIE),
        }
    };
    dossier.all().iter().map(|fact| (fact.about(said(fact)), text(fact.nr, field::REDEN))).collect()
}

/// In which leefgebied of which aanpak it lay when this was recorded; once something follows, that stays.
fn subject(dossier: &Dossier<Remembered>, of: &Dated<Remembered>, known: Day) -> Option<(Code, Code)> {
    let until = dossier
        .all()
        .iter()
        .filter(|fact| fact.what.belemmering == of.what.belemmering && fact.nr <= of.nr && fact.sinds <= known);
    let opened = until.filter_map(|fact| match fact.what.what {
        Step::Opened { aanpak, leefgebied, .. } => Some((fact.nr, (aanpak, leefgebied))),
        _ => None,
    });
    opened.max_by_key(|(nr, _)| *nr).map(|(_, subject)| subject)
}
