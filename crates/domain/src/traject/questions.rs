use std::sync::Arc;

use super::SEE;
use super::state::{Remembered, WHY};
use crate::aanpak;
use crate::aanpak::content::{Begrip, Content, Grondslag, NormSoort, Onderdeel};
use crate::access::{Figures, Viewer};
use crate::codes::Code;
use crate::history::{Dated, Dossier};
use crate::ids::{InwonerId, Nr, TrajectId};
use crate::refusal::Hidden;
use crate::state::State as Town;
use crate::time::Day;

/// A traject as it was known on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Traject {
    pub id: TrajectId,
    pub inwoner: InwonerId,
    pub aanpak: Code,
    pub soort: Code,
    pub grondslag: Option<Grondslag>,
    /// The trede of the list at the start.
    pub trede: Option<u8>,
    pub instroom: Day,
    /// The entry that starts it, and since when that was known.
    pub started: (Nr, Day),
    /// The newest fase, its first day, and its entry.
    pub fase: Option<(Code, Day, Nr)>,
    /// The last day of the term as agreed in the newest extension.
    pub verlengd_tot: Option<(Day, Nr)>,
    pub einde: Option<Einde>,
}

/// How a traject ended. `dag` is the first day it is no longer open; `sinds` is when the gemeente knew.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Einde {
    pub dag: Day,
    pub sinds: Day,
    pub reden: Code,
    pub oorzaak: Option<Code>,
    pub nr: Nr,
}

impl Traject {
    /// Open on the evening of `day`: it had begun, and had not ended on or before that day.
    pub fn open_on(&self, day: Day) -> bool {
        self.instroom <= day && self.einde.is_none_or(|einde| einde.dag > day)
    }

    /// The last day of the term: as extended, else by the aanpak in force at the start. `None` when the aanpak sets none.
    pub fn term_end(&self, state: &Town) -> Option<Day> {
        self.verlengd_tot.map(|(tot, _)| tot).or_else(|| self.first_term_end(state))
    }

    pub(super) fn first_term_end(&self, state: &Town) -> Option<Day> {
        let asked = (NormSoort::TrajectTermijn, self.soort, None);
        let (content, norm) = aanpak::norm_in_force(state, self.aanpak, self.instroom, asked)?;
        content.normen[norm].maat.after(self.instroom).map(|day| day.plus(-1))
    }

    /// The most days between two contacts in the fase of now; `None` when the aanpak asks none.
    pub fn contact_rhythm(&self, state: &Town, on: Day) -> Option<u16> {
        self.contact_norm(state, on).map(|(rhythm, _)| rhythm)
    }

    /// The same, with the place of the norm that says so in the aanpak in force on the day.
    pub(crate) fn contact_norm(&self, state: &Town, on: Day) -> Option<(u16, usize)> {
        let (content, norm) = self.norm_in_force(state, on, NormSoort::Contact)?;
        Some((content.normen[norm].maat.days()?, norm)).filter(|_| content.has(Onderdeel::Contact))
    }

    /// The norm of this kind for the fase of now: the aanpak in force on the day, and the place of the norm in it.
    pub(crate) fn norm_in_force<'a>(
        &self,
        state: &'a Town,
        on: Day,
        soort: NormSoort,
    ) -> Option<(&'a Arc<Content>, usize)> {
        let fase = self.fase.map(|(code, _, _)| code);
        aanpak::norm_in_force(state, self.aanpak, on, (soort, self.soort, fase))
    }
}

/// The trajecten of an inwoner as known now, in order of instroom. Asking is reading.
pub fn list(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Vec<Traject>, Hidden> {
    viewer.read(state, inwoner, &SEE)?;
    Ok(of(state, inwoner, Day::LAST))
}

/// Whether the viewer may start, change and close trajecten of this inwoner.
pub fn may_steer(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> bool {
    viewer.gate(state, inwoner, &super::may::CLOSE).is_ok()
}

/// Whether the entry at `nr` is a fact about a traject of this inwoner that still stands.
pub fn is_about(state: &Town, viewer: &Viewer, inwoner: InwonerId, nr: Nr) -> bool {
    let stands = entry(state, nr).is_some_and(|(whose, fact)| whose == inwoner && fact.stands());
    stands && viewer.gate(state, inwoner, &SEE).is_ok()
}

/// Everybody's trajecten as known on a day, for figures: no names, and leave to count.
pub fn for_figures(state: &Town, _leave: Figures, known: Day, mut each: impl FnMut(Traject)) {
    for (inwoner, dossier) in state.traject.of.iter() {
        assembled(inwoner, dossier, known).for_each(&mut each);
    }
}

/// Those of one aanpak.
pub fn of_aanpak_for_figures(state: &Town, _leave: Figures, aanpak: Code, known: Day, mut each: impl FnMut(Traject)) {
    for (inwoner, dossier) in state.traject.of.iter() {
        begun(inwoner, dossier, known).filter(|traject| traject.aanpak == aanpak).for_each(|traject| {
            each(traject.with(dossier, known));
        });
    }
}

/// The trajecten of one inwoner as known on a day, for who opens a figure that was counted over everybody.
pub fn behind_figure(state: &Town, _leave: Figures, inwoner: InwonerId, known: Day) -> Vec<Traject> {
    of(state, inwoner, known)
}

/// When the gemeente first knew of the fact whose newest version stands at `nr`: its booking, whatever was corrected since.
pub fn first_known(state: &Town, inwoner: InwonerId, nr: Nr) -> Option<Day> {
    let dossier = state.traject.of.get(inwoner)?;
    // Bookings lie far from the dossier, and where nothing was ever corrected they need not be asked.
    let first = if dossier.all().iter().all(Dated::stands) { nr } else { state.first(nr) };
    dossier.find(first).map(|_| state.known_since(first))
}

/// The traject that the entry at `nr` is about; `None` when it is about no traject.
pub fn started_at(state: &Town, nr: Nr) -> Option<TrajectId> {
    entry(state, nr).map(|(_, fact)| fact.what.traject())
}

pub(crate) fn of(state: &Town, inwoner: InwonerId, known: Day) -> Vec<Traject> {
    known_of(state, inwoner, known).collect()
}

fn known_of(state: &Town, inwoner: InwonerId, known: Day) -> impl DoubleEndedIterator<Item = Traject> {
    state.traject.of.get(inwoner).into_iter().flat_map(move |dossier| assembled(inwoner, dossier, known))
}

/// The traject that is open on the day; the one that began last when there are several.
pub(crate) fn open_on(state: &Town, inwoner: InwonerId, day: Day) -> Option<Traject> {
    known_of(state, inwoner, Day::LAST).rfind(|traject| traject.open_on(day))
}

pub(crate) fn find(state: &Town, id: TrajectId) -> Option<Traject> {
    known_of(state, state.traject.numbers.whose(id)?, Day::LAST).find(|traject| traject.id == id)
}

/// What is known now of one traject beside its start: the facts that hang on it, oldest first.
pub(super) fn hanging_on(state: &Town, traject: &Traject) -> impl DoubleEndedIterator<Item = Dated<Remembered>> {
    let id = traject.id;
    let own = state.traject.of.known_on(traject.inwoner, Day::LAST).filter(move |fact| fact.what.traject() == id);
    own.copied().filter(|fact| !matches!(fact.what, Remembered::Started { .. }))
}

/// The fase of a day, as known now.
pub(super) fn fase_on(state: &Town, traject: &Traject, day: Day) -> Option<Code> {
    hanging_on(state, traject).rev().filter(|fact| fact.datum <= day).find_map(|fact| match fact.what {
        Remembered::Phase { fase, .. } => Some(fase),
        _ => None,
    })
}

/// Every fase that there was up to a day, as known now.
pub(super) fn fasen_until(state: &Town, traject: &Traject, day: Day) -> Vec<Code> {
    let until = hanging_on(state, traject).filter(|fact| fact.datum <= day);
    until
        .filter_map(|fact| match fact.what {
            Remembered::Phase { fase, .. } => Some(fase),
            _ => None,
        })
        .collect()
}

/// The aanpakken somebody takes or took part in.
pub(crate) fn aanpakken_of(state: &Town, inwoner: InwonerId) -> impl Iterator<Item = Code> {
    state.traject.of.known_on(inwoner, Day::LAST).filter_map(|fact| match fact.what {
        Remembered::Started { aanpak, .. } => Some(aanpak),
        _ => None,
    })
}

/// The trajecten as known on a day, in order of instroom, put together one by one: nothing is allocated.
fn assembled(
    inwoner: InwonerId,
    dossier: &Dossier<Remembered>,
    known: Day,
) -> impl DoubleEndedIterator<Item = Traject> {
    begun(inwoner, dossier, known).map(move |traject| traject.with(dossier, known))
}

/// The same, without what came after their start.
fn begun(inwoner: InwonerId, dossier: &Dossier<Remembered>, known: Day) -> impl DoubleEndedIterator<Item = Traject> {
    dossier.known_on(known).filter_map(move |fact| Traject::begun(inwoner, fact))
}

impl Traject {
    fn begun(inwoner: InwonerId, fact: &Dated<Remembered>) -> Option<Traject> {
        let Remembered::Started { traject: id, aanpak, soort, grondslag, trede } = fact.what else { return None };
        let (instroom, started) = (fact.datum, (fact.nr, fact.sinds));
        let (fase, verlengd_tot, einde) = (None, None, None);
        Some(Traject { id, inwoner, aanpak, soort, grondslag, trede, instroom, started, fase, verlengd_tot, einde })
    }

    /// With what is known of it.
    fn with(mut self, dossier: &Dossier<Remembered>, known: Day) -> Traject {
        let id = self.id;
        dossier.known_on(known).filter(|fact| fact.what.traject() == id).for_each(|fact| self.take_in(fact));
        self
    }

    fn take_in(&mut self, fact: &Dated<Remembered>) {
        match fact.what {
            Remembered::Started { .. } => {}
            Remembered::Phase { fase, .. } => self.fase = Some((fase, fact.datum, fact.nr)),
            Remembered::Extended { tot, .. } => self.verlengd_tot = Some((tot, fact.nr)),
            Remembered::Closed { reden, oorzaak, .. } => {
                self.einde = Some(Einde { dag: fact.datum, sinds: fact.sinds, reden, oorzaak, nr: fact.nr });
            }
        }
    }
}

/// A version of something about a traject, for the tijdlijn, in the words of the aanpak.
#[derive(Debug, Clone, PartialEq)]
pub enum TrajectFact {
    Started { aanpak: Arc<str>, soort: Arc<str>, grondslag: Option<Grondslag>, trede: Option<u8> },
    Phase { aanpak: Arc<str>, fase: Arc<str> },
    Extended { tot: Day },
    Closed { aanpak: Arc<str>, reden: Arc<str>, oorzaak: Option<Arc<str>> },
}

/// All versions with the short text beside them; the caller has passed the gate.
pub(crate) fn history(state: &Town, inwoner: InwonerId) -> Vec<(Dated<TrajectFact>, Option<Arc<str>>)> {
    let Some(dossier) = state.traject.of.get(inwoner) else { return Vec::new() };
    let word = |code| state.codes.word(code).clone();
    let aanpak_of = |id: TrajectId| {
        let started = dossier.all().iter().find_map(|fact| match fact.what {
            Remembered::Started { traject, aanpak, .. } if traject == id => Some(word(aanpak)),
            _ => None,
        });
        started.unwrap_or_default()
    };
    let said = |what| match what {
        Remembered::Started { aanpak, soort, grondslag, trede, .. } => {
            TrajectFact::Started { aanpak: word(aanpak), soort: word(soort), grondslag, trede }
        }
        Remembered::Phase { traject, fase } => TrajectFact::Phase { aanpak: aanpak_of(traject), fase: word(fase) },
        Remembered::Extended { tot, .. } => TrajectFact::Extended { tot },
        Remembered::Closed { traject, reden, oorzaak } => {
            TrajectFact::Closed { aanpak: aanpak_of(traject), reden: word(reden), oorzaak: oorzaak.map(word) }
        }
    };
    dossier.all().iter().map(|fact| (fact.about(said(fact.what)), dossier.text(fact.nr, WHY).cloned())).collect()
}

/// The soort of the entry at `nr` in this slice, with its traject; for a correction.
pub(super) fn entry(state: &Town, nr: Nr) -> Option<(InwonerId, &Dated<Remembered>)> {
    let inwoner = state.subject_of(nr, crate::fact::Slice::Traject)?;
    Some((inwoner, state.traject.of.get(inwoner)?.find(nr)?))
}

/// How an aanpak calls the people it is for, in the form a sentence needs.
pub fn word_for_inwoner(content: &Content) -> Option<&crate::aanpak::content::Woord> {
    content.word(Begrip::Inwoner)
}
