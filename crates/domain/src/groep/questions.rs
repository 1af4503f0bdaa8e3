use std::sync::Arc;

use super::fact::{Soort, Uitkomst};
use super::state::{Group, Remembered, TEXT};
use super::{JOIN, OPEN, SEE, SEE_MEMBER};
use crate::aanpak;
use crate::aanpak::content::NormSoort;
use crate::access::Viewer;
use crate::codes::Code;
use crate::history::{Dated, Dossier};
use crate::ids::{GroepId, InwonerId, Nr};
use crate::inwoner::{self, Naam};
use crate::refusal::Hidden;
use crate::state::State as Town;
use crate::time::Day;
use crate::traject;

/// A group as it is known now.
#[derive(Debug, Clone, PartialEq)]
pub struct Groep {
    pub id: GroepId,
    pub aanpak: Code,
    pub soort: Soort,
    pub naam: Arc<str>,
    pub start: Day,
    pub fase: Option<Code>,
    /// The newest entry about the group itself.
    pub nr: Nr,
}

impl Groep {
    /// How many members it has at most, by the aanpak in force on a day; `None` when that does not say.
    pub fn maximum(&self, state: &Town, day: Day) -> Option<u16> {
        let content = aanpak::in_force(state, self.aanpak, day)?;
        let fase = self.fase.map(|code| &**state.codes.word(code));
        Some(content.norm(NormSoort::GroepMaximum, None, fase)?.maat.number())
    }
}

/// An inwoner in a group. `einde` is the first day no longer in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Deelname {
    pub inwoner: InwonerId,
    pub groep: GroepId,
    pub start: Day,
    pub nr: Nr,
    pub einde: Option<Einde>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Einde {
    pub dag: Day,
    pub uitkomst: Uitkomst,
    pub nr: Nr,
}

impl Deelname {
    /// Takes part on the evening of `day`.
    pub fn runs_on(&self, day: Day) -> bool {
        self.start <= day && self.einde.is_none_or(|einde| einde.dag > day)
    }
}

/// The groups of the gemeente, by start; how many take part today stands beside each.
pub fn list(state: &Town, viewer: &Viewer) -> Result<Vec<(Groep, usize)>, Hidden> {
    viewer.gate_at_large(&SEE)?;
    let mut groups: Vec<Groep> = all(state).collect();
    groups.sort_by_key(|group| (group.start, group.id));
    let members = |group: &Groep| members_on(state, group.id, viewer.today()).count();
    Ok(groups
        .into_iter()
        .map(|group| {
            let count = members(&group);
            (group, count)
        })
        .collect())
}

/// How many take part in a group today; a number names nobody.
pub fn taking_part(state: &Town, viewer: &Viewer, groep: GroepId) -> Result<usize, Hidden> {
    viewer.gate_at_large(&SEE)?;
    Ok(members_on(state, groep, viewer.today()).count())
}

/// One group.
pub fn one(state: &Town, viewer: &Viewer, groep: GroepId) -> Result<Groep, Hidden> {
    viewer.gate_at_large(&SEE)?;
    find(state, groep).ok_or(Hidden)
}

/// Who takes or took part, by name; only those the viewer may know. Asking is reading a list.
pub fn members(state: &Town, viewer: &Viewer, groep: GroepId) -> Vec<(Naam, Deelname)> {
    let inwoners = state.groep.ever.get(&groep).into_iter().flatten();
    let mut members: Vec<(Naam, Deelname)> = Vec::new();
    for inwoner in inwoners.filter(|inwoner| viewer.gate(state, **inwoner, &SEE_MEMBER).is_ok()) {
        let Ok(naam) = inwoner::naam(state, viewer, *inwoner) else { continue };
        let own = participations(state, *inwoner, Day::LAST).filter(|one| one.groep == groep);
        members.extend(own.map(|one| (naam.clone(), one)));
    }
    members.sort_by_cached_key(|(naam, one)| (naam.sort_key(), one.inwoner, one.start));
    viewer.read_list("groep", members.iter().map(|(_, one)| one.inwoner).collect());
    members
}

/// Who could join a group today, by name: those whom the viewer may let join, with an open traject in the aanpak of the
/// group, who are not in it. Others can join with a reason, from their own dossier. Asking is reading a list.
pub fn candidates(state: &Town, viewer: &Viewer, groep: GroepId) -> Vec<(Naam, InwonerId)> {
    let Some(group) = find(state, groep) else { return Vec::new() };
    let today = viewer.today();
    let could = |inwoner: &InwonerId| {
        let in_aanpak = traject::open_on(state, *inwoner, today).is_some_and(|open| open.aanpak == group.aanpak);
        in_aanpak && !participations(state, *inwoner, Day::LAST).any(|one| one.groep == groep && one.runs_on(today))
    };
    let allowed = inwoner::everybody(state).filter(|inwoner| viewer.gate(state, *inwoner, &JOIN).is_ok());
    let named =
        allowed.filter(could).filter_map(|inwoner| Some((inwoner::naam(state, viewer, inwoner).ok()?, inwoner)));
    let mut found: Vec<(Naam, InwonerId)> = named.collect();
    found.sort_by_cached_key(|(naam, inwoner)| (naam.sort_key(), *inwoner));
    viewer.read_list("groep", found.iter().map(|(_, inwoner)| *inwoner).collect());
    found
}

/// In which groups an inwoner takes or took part, oldest first. Asking is reading.
pub fn of(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Vec<Deelname>, Hidden> {
    viewer.read(state, inwoner, &SEE_MEMBER)?;
    Ok(participations(state, inwoner, Day::LAST).collect())
}

/// Whether the viewer may open groups.
pub fn may_open(viewer: &Viewer) -> bool {
    viewer.gate_at_large(&OPEN).is_ok()
}

/// Whether the viewer may say that this inwoner takes part, or no longer.
pub fn may_join(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> bool {
    viewer.gate(state, inwoner, &JOIN).is_ok()
}

/// The group that the entry at `nr` opened or corrected.
pub fn opened_at(state: &Town, nr: Nr) -> Option<GroepId> {
    group_entry(state, nr).map(|(groep, _)| groep)
}

/// All groups as they are known now; a group names nobody.
pub(crate) fn all(state: &Town) -> impl Iterator<Item = Groep> {
    (1..=state.groep.last).filter_map(|id| find(state, GroepId(id)))
}

pub(crate) fn find(state: &Town, id: GroepId) -> Option<Groep> {
    find_known(state, id, Day::LAST)
}

pub(super) fn find_known(state: &Town, id: GroepId, known: Day) -> Option<Groep> {
    let dossier = state.groep.groepen.get(id)?;
    let fact = newest(dossier, known)?;
    let Group { aanpak, fase, start, soort } = fact.what;
    let naam = dossier.text(fact.nr, TEXT).cloned().unwrap_or_default();
    Some(Groep { id, aanpak, soort, naam, start, fase, nr: fact.nr })
}

/// What is counted of a group: without its name.
pub(super) fn group_known(state: &Town, id: GroepId, known: Day) -> Option<Group> {
    newest(state.groep.groepen.get(id)?, known).map(|fact| fact.what)
}

fn newest(dossier: &Dossier<Group>, known: Day) -> Option<&Dated<Group>> {
    dossier.known_on(known).max_by_key(|fact| fact.nr)
}

/// Who takes part on a day.
pub(super) fn members_on(state: &Town, groep: GroepId, day: Day) -> impl Iterator<Item = InwonerId> {
    let inwoners = state.groep.ever.get(&groep).into_iter().flatten().copied();
    inwoners.filter(move |inwoner| {
        participations(state, *inwoner, Day::LAST).any(|one| one.groep == groep && one.runs_on(day))
    })
}

/// The memberships of an inwoner as known on a day, oldest first.
pub(crate) fn participations(state: &Town, inwoner: InwonerId, known: Day) -> impl Iterator<Item = Deelname> {
    state.groep.of.get(inwoner).into_iter().flat_map(move |dossier| assembled(inwoner, dossier, known))
}

/// The first beginning in a group goes with the first end in it, the second with the second: they take turns.
pub(super) fn assembled(
    inwoner: InwonerId,
    dossier: &Dossier<Remembered>,
    known: Day,
) -> impl Iterator<Item = Deelname> {
    dossier.known_on(known).filter_map(move |fact| {
        let Remembered::Joined { groep } = fact.what else { return None };
        let own = || dossier.known_on(known).filter(move |other| other.what.groep() == groep);
        let begun = own().filter(|other| matches!(other.what, Remembered::Joined { .. }));
        let turn = begun.take_while(|other| other.nr != fact.nr).count();
        let mut ended = own().filter_map(|other| match other.what {
            Remembered::Left { uitkomst, .. } => Some(Einde { dag: other.datum, uitkomst, nr: other.nr }),
            Remembered::Joined { .. } => None,
        });
        let einde = ended.nth(turn).filter(|einde| einde.dag >= fact.datum);
        Some(Deelname { inwoner, groep, start: fact.datum, nr: fact.nr, einde })
    })
}

/// The entry at `nr`, when it is about a group itself.
pub(super) fn group_entry(state: &Town, nr: Nr) -> Option<(GroepId, &Dated<Group>)> {
    let groep = GroepId(state.subject_of(nr, crate::fact::Slice::Groep)?.0);
    Some((groep, state.groep.groepen.get(groep)?.find(nr)?))
}

/// The entry at `nr`, when it is about an inwoner in a group.
pub(super) fn member_entry(state: &Town, nr: Nr) -> Option<(InwonerId, &Dated<Remembered>)> {
    let inwoner = state.subject_of(nr, crate::fact::Slice::Groep)?;
    Some((inwoner, state.groep.of.get(inwoner)?.find(nr)?))
}

/// A version of something about a membership, for the tijdlijn.
#[derive(Debug, Clone, PartialEq)]
pub struct DeelnameFact {
    pub groep: GroepId,
    /// The name of the group as it was known then.
    pub naam: Arc<str>,
    pub wat: DeelnameStap,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeelnameStap {
    Begonnen,
    Geeindigd(Uitkomst),
    Aanwezig,
}

/// All versions with the short text beside them; the caller has passed the gate.
pub(crate) fn history(state: &Town, inwoner: InwonerId, known: Day) -> Vec<(Dated<DeelnameFact>, Option<Arc<str>>)> {
    let named = |groep, wat| {
        let naam = find_known(state, groep, known).map(|groep| groep.naam).unwrap_or_default();
        DeelnameFact { groep, naam, wat }
    };
    let said = |fact: &Dated<Remembered>| match fact.what {
        Remembered::Joined { groep } => named(groep, DeelnameStap::Begonnen),
        Remembered::Left { groep, uitkomst } => named(groep, DeelnameStap::Geeindigd(uitkomst)),
    };
    let dossier = state.groep.of.get(inwoner);
    let member = dossier.into_iter().flat_map(|dossier| {
        dossier.all().iter().map(|fact| (fact.about(said(fact)), dossier.text(fact.nr, TEXT).cloned()))
    });
    let present = state.groep.aanwezig.get(inwoner).into_iter().flat_map(|dossier| dossier.all());
    let present = present.map(|fact| (fact.about(named(fact.what, DeelnameStap::Aanwezig)), None));
    member.chain(present).collect()
}
