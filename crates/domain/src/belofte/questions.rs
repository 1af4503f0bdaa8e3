use std::sync::Arc;

use super::correct::correcting;
use super::fact::{Aanvraag, Kant, Raakt};
use super::state::{Remembered, Step, field};
use super::{FOLLOW, SEE, SEE_TEXT, settling};
use crate::access::{Standing, Viewer};
use crate::history::{Dated, Dossier};
use crate::ids::{BelofteId, InwonerId, Nr};
use crate::refusal::Hidden;
use crate::state::State as Town;
use crate::time::Day;

/// A promise as it was known on a day, without words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Belofte {
    pub id: BelofteId,
    pub inwoner: InwonerId,
    /// The entry in which it was made.
    pub nr: Nr,
    pub gedaan: Day,
    pub van: Kant,
    pub aanvraag: Option<Aanvraag>,
    /// By when, as it stands.
    pub dag: Day,
    /// By when, as it was first promised.
    pub eerst: Day,
    /// The first day that passed without the promise being kept, moved or withdrawn before its end.
    pub gemist: Option<Day>,
    pub einde: Option<Einde>,
    /// What was last recorded about it.
    pub laatste: (Day, Nr),
}

/// How a promise came to its end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Einde {
    pub datum: Day,
    pub nr: Nr,
    pub hoe: Hoe,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hoe {
    Nagekomen,
    /// With whom it hit, when that was asked.
    Ingetrokken(Option<Raakt>),
}

impl Belofte {
    /// Days after the day that was promised, for a promise that is still open; 0 when it is in time.
    pub fn late(&self, today: Day) -> i32 {
        if self.einde.is_some() { 0 } else { today.since(self.dag).max(0) }
    }

    pub(super) fn wat(&self, state: &Town) -> Option<Arc<str>> {
        state.belofte.of.get(self.inwoner)?.text(self.nr, field::WAT).cloned()
    }
}

/// The same with its words, for who may read them.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    pub belofte: Belofte,
    pub wat: Option<Arc<str>>,
    pub partner: Option<Arc<str>>,
    /// Why it was last put on another day, or withdrawn.
    pub reden: Option<Arc<str>>,
    pub may_follow: bool,
    /// The viewer may say that it was kept, or is withdrawn.
    pub may_settle: bool,
}

/// Which promises are the same thing to two people who save at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// What was promised to and by the inwoner, for who adds a promise.
    Gedaan,
    /// One promise, for who follows it.
    Een(BelofteId),
}

/// The promises to and by an inwoner as known now: those that are open, an aanvraag that is late first and then by day;
/// after them those that ended, the newest first. Asking is reading.
pub fn list(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Vec<Shown>, Hidden> {
    let standing = viewer.read(state, inwoner, &SEE)?;
    let mut all: Vec<Belofte> = beloften(state, inwoner).collect();
    all.sort_by_key(|one| order(one, viewer.today()));
    Ok(all.into_iter().map(|belofte| shown(state, standing, belofte)).collect())
}

/// The promise that was made with the entry at `nr`, for a line in a list that the viewer reads.
pub(crate) fn made_at(state: &Town, viewer: &Viewer, inwoner: InwonerId, nr: Nr) -> Option<Shown> {
    let standing = viewer.gate(state, inwoner, &SEE).ok()?;
    let belofte = beloften(state, inwoner).find(|one| one.nr == nr)?;
    Some(shown(state, standing, belofte))
}

fn shown(state: &Town, standing: Standing, belofte: Belofte) -> Shown {
    let [wat, partner, reden] = if SEE_TEXT.allows(standing) { words(state, &belofte) } else { [None, None, None] };
    let (may_follow, may_settle) = (FOLLOW.allows(standing), settling(belofte.van).allows(standing));
    Shown { belofte, wat, partner, reden, may_follow, may_settle }
}

fn order(one: &Belofte, today: Day) -> (bool, bool, i32, Nr) {
    match one.einde {
        None => (false, !(one.aanvraag.is_some() && one.late(today) > 0), one.dag.number(), one.nr),
        Some(einde) => (true, true, -einde.datum.number(), einde.nr),
    }
}

/// One promise as known now. Asking is reading.
pub fn one(state: &Town, viewer: &Viewer, inwoner: InwonerId, id: BelofteId) -> Result<Shown, Hidden> {
    list(state, viewer, inwoner)?.into_iter().find(|shown| shown.belofte.id == id).ok_or(Hidden)
}

/// Whether the viewer may record promises of this inwoner and what befalls them.
pub fn may_follow(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> bool {
    viewer.gate(state, inwoner, &FOLLOW).is_ok()
}

/// The newest entry about the same: what a form remembers to have seen.
pub fn newest_seen(state: &Town, viewer: &Viewer, inwoner: InwonerId, about: About) -> Result<Option<Nr>, Hidden> {
    viewer.gate(state, inwoner, &SEE)?;
    Ok(newest_entry(state, inwoner, about))
}

pub(super) fn newest_entry(state: &Town, inwoner: InwonerId, about: About) -> Option<Nr> {
    let same = |what: &Remembered| match about {
        About::Gedaan => matches!(what.step, Step::Made { .. }),
        About::Een(id) => what.belofte == id,
    };
    let all = state.belofte.of.get(inwoner)?.all().iter();
    all.filter(|fact| same(&fact.what)).map(|fact| fact.nr).max()
}

/// The open promises of both sides, for a line in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Open {
    /// Of the gemeente and its partners, and how many of those are late.
    pub van_ons: (u16, u16),
    /// Of the inwoner, and how many of those are late.
    pub van_inwoner: (u16, u16),
}

pub(crate) fn open_of(state: &Town, inwoner: InwonerId, today: Day) -> Open {
    let mut open = Open::default();
    for one in beloften(state, inwoner).filter(|one| one.einde.is_none()) {
        let (all, late) = if one.van.is_ours() { &mut open.van_ons } else { &mut open.van_inwoner };
        *all += 1;
        *late += u16::from(one.late(today) > 0);
    }
    open
}

/// What the gemeente and its partners still owe this inwoner; the caller has passed the gate.
pub(crate) fn owed(state: &Town, inwoner: InwonerId) -> impl Iterator<Item = Belofte> {
    beloften(state, inwoner).filter(|one| one.einde.is_none() && one.van.is_ours())
}

/// What, which partner and why, each as it was last said.
fn words(state: &Town, of: &Belofte) -> [Option<Arc<str>>; 3] {
    let Some(dossier) = state.belofte.of.get(of.inwoner) else { return [None, None, None] };
    let text = |nr, field| dossier.text(nr, field).cloned();
    let steps = dossier.known_on(Day::LAST).rev();
    let mut steps = steps.filter(|fact| fact.what.belofte == of.id && fact.nr != of.nr);
    let reden = steps.find_map(|fact| text(fact.nr, field::REDEN));
    [text(of.nr, field::WAT), text(of.nr, field::PARTNER), reden]
}

pub(super) fn beloften(state: &Town, inwoner: InwonerId) -> impl Iterator<Item = Belofte> {
    state.belofte.of.get(inwoner).into_iter().flat_map(move |dossier| assembled(inwoner, dossier, Day::LAST, Day::LAST))
}

/// What had come of every promise by the end of `until`, as known on a day.
pub(super) fn assembled(
    inwoner: InwonerId,
    dossier: &Dossier<Remembered>,
    known: Day,
    until: Day,
) -> impl Iterator<Item = Belofte> {
    let facts = move || dossier.known_on(known).filter(move |fact| fact.datum <= until);
    facts().filter_map(move |fact| {
        let Step::Made { van, dag, aanvraag } = fact.what.step else { return None };
        let (id, nr, gedaan) = (fact.what.belofte, fact.nr, fact.datum);
        let (eerst, laatste) = (dag, (gedaan, nr));
        let made = Belofte { id, inwoner, nr, gedaan, van, aanvraag, dag, eerst, gemist: None, einde: None, laatste };
        let course = facts().filter(|step| step.what.belofte == id);
        Some(course.fold(made, after))
    })
}

fn after(before: Belofte, fact: &Dated<Remembered>) -> Belofte {
    let missed = (fact.datum > before.dag).then_some(before.dag);
    let einde = |hoe| Some(Einde { datum: fact.datum, nr: fact.nr, hoe });
    let (dag, einde) = match fact.what.step {
        Step::Made { .. } => return before,
        Step::Moved(dag) => (dag, before.einde),
        Step::Kept => (before.dag, einde(Hoe::Nagekomen)),
        Step::Retracted(raakt) => (before.dag, einde(Hoe::Ingetrokken(raakt))),
    };
    Belofte { dag, einde, gemist: before.gemist.or(missed), laatste: (fact.datum, fact.nr), ..before }
}

pub(super) fn entry(state: &Town, nr: Nr) -> Option<(InwonerId, Dated<Remembered>)> {
    let inwoner = state.subject_of(nr, crate::fact::Slice::Belofte)?;
    Some((inwoner, *state.belofte.of.get(inwoner)?.find(nr)?))
}

/// A version of something about a promise, for the tijdlijn. Whose it is and what it was called are of that moment.
#[derive(Debug, Clone, PartialEq)]
pub struct BelofteFact {
    pub belofte: BelofteId,
    pub step: BelofteStep,
    pub van: Kant,
    pub aanvraag: Option<Aanvraag>,
    /// Only for who may read it.
    pub wat: Option<Arc<str>>,
    pub partner: Option<Arc<str>>,
    /// The viewer may correct it and take it back.
    pub may_correct: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum BelofteStep {
    Made { dag: Day },
    Kept,
    Moved { dag: Day },
    Retracted(Option<Raakt>),
}

/// All versions with the reason beside them; the caller has passed the gate.
pub(crate) fn history(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    known: Day,
) -> Vec<(Dated<BelofteFact>, Option<Arc<str>>)> {
    let Some(dossier) = state.belofte.of.get(inwoner) else { return Vec::new() };
    let standing = viewer.standing(state, inwoner);
    let may_read = SEE_TEXT.allows(standing);
    let text = |nr, field| dossier.text(nr, field).cloned().filter(|_| may_read);
    let said = |fact: &Dated<Remembered>| {
        let begun = begun(dossier, fact, known);
        let made = begun.and_then(|begun| match begun.what.step {
            Step::Made { van, aanvraag, .. } => Some((van, aanvraag)),
            _ => None,
        });
        let (van, aanvraag) = made.unwrap_or((Kant::Gemeente, None));
        let step = match fact.what.step {
            Step::Made { dag, .. } => BelofteStep::Made { dag },
            Step::Kept => BelofteStep::Kept,
            Step::Moved(dag) => BelofteStep::Moved { dag },
            Step::Retracted(raakt) => BelofteStep::Retracted(raakt),
        };
        let of = |field| begun.and_then(|begun| text(begun.nr, field));
        let (wat, partner) = (of(field::WAT), of(field::PARTNER));
        let may_correct = correcting(fact.what.step, made.map(|(van, _)| van)).allows(standing);
        BelofteFact { belofte: fact.what.belofte, step, van, aanvraag, wat, partner, may_correct }
    };
    dossier.all().iter().map(|fact| (fact.about(said(fact)), text(fact.nr, field::REDEN))).collect()
}

/// The making that this follows on, as it stood when this was recorded; for the making itself the fact.
fn begun<'d>(dossier: &'d Dossier<Remembered>, of: &'d Dated<Remembered>, known: Day) -> Option<&'d Dated<Remembered>> {
    if matches!(of.what.step, Step::Made { .. }) {
        return Some(of);
    }
    let until = dossier.all().iter().filter(|fact| fact.nr <= of.nr && fact.sinds <= known);
    let made = until.filter(|fact| fact.what.belofte == of.what.belofte && matches!(fact.what.step, Step::Made { .. }));
    made.max_by_key(|fact| fact.nr)
}

/// Where the gemeente or a partner moved a promise, or an aanvraag may wait beyond the term, with why. Nothing for who may
/// not read it.
pub(crate) fn departures(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Vec<(Dated<Nr>, Option<Arc<str>>)> {
    if viewer.gate(state, inwoner, &SEE_TEXT).is_err() {
        return Vec::new();
    }
    let departs = |fact: &BelofteFact| {
        fact.van.is_ours() && matches!(fact.step, BelofteStep::Made { .. } | BelofteStep::Moved { .. })
    };
    let all = history(state, viewer, inwoner, Day::LAST).into_iter().filter(|(fact, _)| departs(&fact.what));
    all.map(|(fact, why)| (fact.about(fact.nr), why)).collect()
}
