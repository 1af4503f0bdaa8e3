//! Who was there. Somebody who is seen in the group every week is not out of sight, so where the aanpak says so it counts
//! as contact; who was not there has no fact.

use std::sync::Arc;

use super::ATTEND;
use super::fact::{Present, place};
use super::questions::{find, find_known, participations};
use crate::access::{Standing, Viewer};
use crate::codes::Code;
use crate::correctie;
use crate::entry::Statement;
use crate::history::Dated;
use crate::ids::{GroepId, InwonerId, Nr};
use crate::inwoner::{self, Naam};
use crate::refusal::{Hidden, No, Objections, Refusal};
use crate::state::State as Town;
use crate::time::Day;

/// On `datum` these were there. Who was written down already stays so; who takes no part that day cannot have been.
pub fn attend(
    state: &Town,
    viewer: &Viewer,
    groep: GroepId,
    (datum, sinds): (Day, Day),
    who: &[InwonerId],
) -> Result<Vec<Statement>, No> {
    if who.is_empty() {
        return Err(Refusal::new("niemand-aangevinkt").into());
    }
    for inwoner in who {
        may_attend(state, viewer, *inwoner, datum)?;
    }
    let group = find(state, groep).ok_or(Hidden)?;
    let mut who = who.to_vec();
    who.sort_unstable();
    who.dedup();
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    objections.unless(datum >= group.start, || Refusal::at("datum", "groep-begint-later").with("start", group.start));
    let strangers = who.iter().filter(|inwoner| !takes_part(state, **inwoner, groep, datum)).count();
    objections.unless(strangers == 0 || datum < group.start, || {
        Refusal::at("datum", "deed-toen-niet-mee").with("aantal", strangers as i32)
    });
    objections.settle()?;
    who.retain(|inwoner| !was_present(state, *inwoner, groep, datum));
    if who.is_empty() {
        return Err(Refusal::new("al-aanwezig").into());
    }
    let fact = |inwoner| Statement::new(datum, sinds, Present { inwoner, groep });
    Ok(who.into_iter().map(fact).collect())
}

/// A werkleider knows who is there today, and nothing of other days.
fn may_attend(state: &Town, viewer: &Viewer, inwoner: InwonerId, datum: Day) -> Result<(), No> {
    let standing = viewer.gate(state, inwoner, &ATTEND)?;
    if standing == Standing::Werkleider && datum != viewer.today() {
        return Err(Refusal::at("datum", "alleen-vandaag").into());
    }
    Ok(())
}

fn takes_part(state: &Town, inwoner: InwonerId, groep: GroepId, day: Day) -> bool {
    participations(state, inwoner, Day::LAST).any(|one| one.groep == groep && one.runs_on(day))
}

pub(super) fn was_present(state: &Town, inwoner: InwonerId, groep: GroepId, day: Day) -> bool {
    state.groep.aanwezig.known_on(inwoner, Day::LAST).any(|fact| fact.what == groep && fact.datum == day)
}

/// It was on another day.
pub fn correct_attend(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    days: (Day, Day),
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = present_entry(state, nr).ok_or(Hidden)?;
    viewer.gate(state, inwoner, &ATTEND)?;
    correctie::correct(state, nr, reden, |past| attend(past, viewer, old.what, days, &[inwoner]))
}

/// Was not there.
pub(super) fn withdraw_present(state: &Town, viewer: &Viewer, nr: Nr, reden: &str) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = present_entry(state, nr).ok_or(Hidden)?;
    viewer.gate(state, inwoner, &ATTEND)?;
    let zaak = place(inwoner, old.what);
    correctie::withdraw(state, viewer.today(), nr, "groep.aanwezig", zaak, old.datum, old.sinds, reden)
}

pub(super) fn present_entry(state: &Town, nr: Nr) -> Option<(InwonerId, Dated<GroepId>)> {
    let inwoner = state.subject_of(nr, crate::fact::Slice::Groep)?;
    Some((inwoner, *state.groep.aanwezig.get(inwoner)?.find(nr)?))
}

// ── Questions ───────────────────────────────────────────────────────────────────────────────────────────────────────

/// A member on the list of a day: the name, and whether somebody wrote down that they were there.
#[derive(Debug, Clone, PartialEq)]
pub struct OnList {
    pub inwoner: InwonerId,
    pub naam: Naam,
    pub aanwezig: bool,
}

/// Who takes part in a group on a day, by name, in so far as the viewer may say that they were there. Asking is reading a
/// list.
pub fn attendance(state: &Town, viewer: &Viewer, groep: GroepId, day: Day) -> Vec<OnList> {
    let ever = state.groep.ever.get(&groep).into_iter().flatten().copied();
    let mine = ever.filter(|inwoner| may_attend(state, viewer, *inwoner, day).is_ok());
    let here = mine.filter(|inwoner| takes_part(state, *inwoner, groep, day));
    let mut list: Vec<OnList> = here
        .filter_map(|inwoner| {
            let naam = inwoner::naam(state, viewer, inwoner).ok()?;
            Some(OnList { inwoner, naam, aanwezig: was_present(state, inwoner, groep, day) })
        })
        .collect();
    list.sort_by_cached_key(|one| (one.naam.sort_key(), one.inwoner));
    viewer.read_list("groep", list.iter().map(|one| one.inwoner).collect());
    list
}

/// When and where somebody was last seen in a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Gezien {
    pub dag: Day,
    pub nr: Nr,
    pub groep: Arc<str>,
}

/// The last time that somebody was there, in any group of this aanpak, up to a day; for who passed the gate of the contacts.
pub(crate) fn last_present(state: &Town, inwoner: InwonerId, aanpak: Code, until: Day) -> Option<(Day, Nr, GroepId)> {
    let mut own = state.groep.aanwezig.known_on(inwoner, Day::LAST).filter(|fact| fact.datum <= until);
    let of_aanpak = |groep| find_known(state, groep, Day::LAST).is_some_and(|group| group.aanpak == aanpak);
    own.rfind(|fact| of_aanpak(fact.what)).map(|fact| (fact.datum, fact.nr, fact.what))
}

/// The same in words.
pub(crate) fn gezien(state: &Town, (dag, nr, groep): (Day, Nr, GroepId)) -> Gezien {
    let naam = find_known(state, groep, Day::LAST).map(|group| group.naam).unwrap_or_default();
    Gezien { dag, nr, groep: naam }
}
