use std::sync::Arc;

use super::fact::{Uitkering, Wachtlijst};
use super::rules::Persoon;
use super::state::{Remembered, field};
use super::{SEE_NAME, SEE_PERSON};
use crate::access::{Figures, Viewer};
use crate::history::Dated;
use crate::ids::{InwonerId, Nr};
use crate::refusal::Hidden;
use crate::state::State as Town;
use crate::time::Day;

/// A name as it is shown and as it is sorted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naam {
    pub voornaam: Arc<str>,
    pub tussenvoegsel: Arc<str>,
    pub achternaam: Arc<str>,
    sorted_by: Arc<str>,
}

impl Naam {
    /// "Gerda van der Berg"; empty when the gemeente has no name.
    pub fn full(&self) -> String {
        let parts = [&self.voornaam, &self.tussenvoegsel, &self.achternaam];
        let parts: Vec<&str> = parts.into_iter().map(|part| &**part).filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    }

    /// What people are sorted by: the surname without tussenvoegsel, then the first name.
    pub(crate) fn sort_key(&self) -> Arc<str> {
        self.sorted_by.clone()
    }
}

/// Who this is, for those who may know.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    pub inwoner: InwonerId,
    pub naam: Naam,
    /// Another name that the person is known by.
    pub andere_naam: Option<Arc<str>>,
    pub geboortedatum: Option<Day>,
    pub wijk: Option<Arc<str>>,
    pub uitkering: Option<Uitkering>,
    /// The first day on a benefit.
    pub uitkering_sinds: Option<Day>,
    pub wachtlijst: Option<Wachtlijst>,
    /// The key in the gemeente's own list.
    pub sleutel: Option<Arc<str>>,
}

/// The head of the dossier. Asking is reading: it is noted.
pub fn card(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Card, Hidden> {
    viewer.read(state, inwoner, &SEE_PERSON)?;
    Ok(Card {
        inwoner,
        naam: naam_of(state, inwoner),
        andere_naam: andere_naam_of(state, inwoner),
        geboortedatum: latest(state, inwoner, |what| if let Remembered::Born(day) = what { Some(day) } else { None }),
        wijk: wijk_of(state, inwoner),
        uitkering: latest(state, inwoner, |what| {
            if let Remembered::Benefits(uitkering) = what { Some(uitkering) } else { None }
        }),
        uitkering_sinds: benefits_since(state, inwoner, Day::LAST).map(|(day, _)| day),
        wachtlijst: latest(state, inwoner, |what| if let Remembered::Waits(list) = what { Some(list) } else { None })
            .flatten(),
        sleutel: sleutel_of(state, inwoner).cloned(),
    })
}

/// The name, for a list; the list itself is noted once.
pub fn naam(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Naam, Hidden> {
    viewer.gate(state, inwoner, &SEE_NAME)?;
    Ok(naam_of(state, inwoner))
}

/// Whether the viewer may open a new dossier.
pub fn may_register(viewer: &Viewer) -> bool {
    viewer.gate_at_large(&super::may::REGISTER).is_ok()
}

/// Whether the viewer may change what is known of this person.
pub fn may_describe(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> bool {
    viewer.gate(state, inwoner, &super::may::DESCRIBE).is_ok()
}

/// Whose dossier the entry at `nr` opened; for the page that goes there next.
pub fn registered_at(state: &Town, viewer: &Viewer, nr: Nr) -> Result<InwonerId, Hidden> {
    let inwoner = state.subject_of(nr, crate::fact::Slice::Inwoner).ok_or(Hidden)?;
    viewer.gate(state, inwoner, &SEE_NAME).map(|_| inwoner)
}

/// The names for a list that is put together outside the core; none for whom the viewer may not know. The list is noted
/// once, with exactly those whose name it shows.
pub fn names_in_list(state: &Town, viewer: &Viewer, list: &'static str, inwoners: &[InwonerId]) -> Vec<Option<Naam>> {
    let names: Vec<Option<Naam>> = inwoners.iter().map(|inwoner| naam(state, viewer, *inwoner).ok()).collect();
    let shown = inwoners.iter().zip(&names).filter(|(_, naam)| naam.is_some());
    viewer.read_list(list, shown.map(|(inwoner, _)| *inwoner).collect());
    names
}

pub(crate) fn exists(state: &Town, inwoner: InwonerId) -> bool {
    state.inwoner.of.known_on(inwoner, Day::LAST).any(|fact| fact.what == Remembered::Registered)
}

/// Every inwoner number given so far, also of dossiers that were withdrawn: ids run from 1 without gaps.
pub(crate) fn everybody(state: &Town) -> impl Iterator<Item = InwonerId> + use<> {
    (1..=state.inwoner.last).map(InwonerId)
}

/// The highest inwoner number given so far; 0 when there is none.
pub fn numbers_given(state: &Town) -> u32 {
    state.inwoner.last
}

/// How many dossiers there are.
pub fn count(state: &Town) -> usize {
    everybody(state).filter(|inwoner| exists(state, *inwoner)).count()
}

pub(crate) fn by_sleutel(state: &Town, sleutel: &str) -> Option<InwonerId> {
    let inwoner = *state.inwoner.by_sleutel.get(sleutel)?;
    let now = state.one_with(inwoner);
    if now != inwoner {
        return Some(now);
    }
    sleutel_of(state, inwoner).is_some_and(|own| **own == *sleutel).then_some(inwoner)
}

/// The day on which the dossier was opened.
pub(crate) fn since(state: &Town, inwoner: InwonerId) -> Option<Day> {
    let mut known = state.inwoner.of.known_on(inwoner, Day::LAST);
    known.find(|fact| fact.what == Remembered::Registered).map(|fact| fact.datum)
}

pub(crate) fn sleutel_of(state: &Town, inwoner: InwonerId) -> Option<&Arc<str>> {
    let dossier = state.inwoner.of.get(inwoner)?;
    let registered = dossier.known_on(Day::LAST).find(|fact| fact.what == Remembered::Registered)?;
    dossier.text(registered.nr, field::SLEUTEL)
}

pub(crate) fn naam_of(state: &Town, inwoner: InwonerId) -> Naam {
    let named = named(state, inwoner);
    let text = |field| {
        let dossier = state.inwoner.of.get(inwoner)?;
        dossier.text(named?.nr, field).cloned()
    };
    let text = |field| text(field).unwrap_or_default();
    Naam {
        voornaam: text(field::VOORNAAM),
        tussenvoegsel: text(field::TUSSENVOEGSEL),
        achternaam: text(field::ACHTERNAAM),
        sorted_by: text(field::SORTEERNAAM),
    }
}

/// Another name that the person is known by.
pub(crate) fn andere_naam_of(state: &Town, inwoner: InwonerId) -> Option<Arc<str>> {
    let newest = state.inwoner.of.known_on(inwoner, Day::LAST).rfind(|fact| fact.what == Remembered::AlsoNamed)?;
    state.inwoner.of.get(inwoner)?.text(newest.nr, field::ANDERE_NAAM).cloned()
}

/// Since when somebody lives on a benefit, as known on a day, and the entry that says so.
fn benefits_since(state: &Town, inwoner: InwonerId, known: Day) -> Option<(Day, Nr)> {
    let facts = state.inwoner.of.known_on(inwoner, known).rev();
    let mut since = facts.filter_map(|fact| match fact.what {
        Remembered::BenefitsSince(day) => Some((day, fact.nr)),
        _ => None,
    });
    since.next()
}

/// The same for who counts over everybody.
pub fn benefits_since_for_figures(state: &Town, _leave: Figures, inwoner: InwonerId, known: Day) -> Option<(Day, Nr)> {
    benefits_since(state, inwoner, known)
}

/// Every name this person has had, folded for searching; the newest first.
pub(crate) fn zoeknamen(state: &Town, inwoner: InwonerId) -> impl Iterator<Item = &Arc<str>> {
    let dossier = state.inwoner.of.get(inwoner);
    let facts =
        dossier.into_iter().flat_map(|dossier| dossier.known_on(Day::LAST).rev().map(move |fact| (dossier, fact.nr)));
    facts.filter_map(|(dossier, nr)| dossier.text(nr, field::ZOEKNAAM))
}

pub(crate) fn wijk_of(state: &Town, inwoner: InwonerId) -> Option<Arc<str>> {
    let code = latest(state, inwoner, |what| if let Remembered::Lives(code) = what { Some(code) } else { None })?;
    Some(state.codes.word(code).clone())
}

/// What is known now, in the form a rule compares.
pub(crate) fn persoon_now(state: &Town, inwoner: InwonerId) -> Persoon {
    let naam = naam_of(state, inwoner);
    Persoon {
        voornaam: naam.voornaam.to_string(),
        tussenvoegsel: naam.tussenvoegsel.to_string(),
        achternaam: naam.achternaam.to_string(),
        andere_naam: andere_naam_of(state, inwoner).map(|naam| naam.to_string()),
        geboortedatum: latest(state, inwoner, |what| if let Remembered::Born(day) = what { Some(day) } else { None }),
        wijk: wijk_of(state, inwoner).map(|wijk| wijk.to_string()),
        uitkering: latest(state, inwoner, |what| {
            if let Remembered::Benefits(uitkering) = what { Some(uitkering) } else { None }
        }),
        uitkering_sinds: benefits_since(state, inwoner, Day::LAST).map(|(day, _)| day),
        wachtlijst: latest(state, inwoner, |what| if let Remembered::Waits(list) = what { Some(list) } else { None })
            .flatten(),
    }
}

/// A version of something about the person, for the tijdlijn.
#[derive(Debug, Clone, PartialEq)]
pub enum PersonFact {
    Registered,
    Named(String),
    AlsoNamed(Arc<str>),
    Born(Day),
    Lives(Arc<str>),
    Benefits(Uitkering),
    BenefitsSince(Day),
    Waits(Option<Wachtlijst>),
}

/// All versions of all facts about the person, with their times; the caller has passed the gate.
pub(crate) fn history(state: &Town, inwoner: InwonerId) -> impl Iterator<Item = Dated<Nr>> {
    state.inwoner.of.get(inwoner).into_iter().flat_map(|dossier| dossier.all().iter().map(|fact| fact.about(fact.nr)))
}

/// What the fact at `nr` says.
pub(crate) fn person_fact(state: &Town, inwoner: InwonerId, nr: Nr) -> Option<PersonFact> {
    let dossier = state.inwoner.of.get(inwoner)?;
    let text = |field| dossier.text(nr, field).cloned().unwrap_or_default();
    Some(match dossier.find(nr)?.what {
        Remembered::Registered => PersonFact::Registered,
        Remembered::Named => {
            let naam = Naam {
                voornaam: text(field::VOORNAAM),
                tussenvoegsel: text(field::TUSSENVOEGSEL),
                achternaam: text(field::ACHTERNAAM),
                sorted_by: text(field::SORTEERNAAM),
            };
            PersonFact::Named(naam.full())
        }
        Remembered::AlsoNamed => PersonFact::AlsoNamed(text(field::ANDERE_NAAM)),
        Remembered::Born(day) => PersonFact::Born(day),
        Remembered::Lives(code) => PersonFact::Lives(state.codes.word(code).clone()),
        Remembered::Benefits(uitkering) => PersonFact::Benefits(uitkering),
        Remembered::BenefitsSince(day) => PersonFact::BenefitsSince(day),
        Remembered::Waits(list) => PersonFact::Waits(list),
    })
}

/// The entry that says what is now known of one field; a list corrects that entry.
pub(crate) fn newest_of(state: &Town, inwoner: InwonerId, same: impl Fn(&PersonFact) -> bool) -> Option<Nr> {
    let facts = state.inwoner.of.known_on(inwoner, Day::LAST).rev();
    facts.map(|fact| fact.nr).find(|nr| person_fact(state, inwoner, *nr).is_some_and(|fact| same(&fact)))
}

fn named(state: &Town, inwoner: InwonerId) -> Option<&Dated<Remembered>> {
    state.inwoner.of.known_on(inwoner, Day::LAST).rfind(|fact| fact.what == Remembered::Named)
}

fn latest<T>(state: &Town, inwoner: InwonerId, pick: impl Fn(Remembered) -> Option<T>) -> Option<T> {
    state.inwoner.of.known_on(inwoner, Day::LAST).rev().find_map(|fact| pick(fact.what))
}
