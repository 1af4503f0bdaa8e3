use super::fact::{Fact, Soort, Uitkomst, Weekdag};
use crate::codes::{Code, Codes};
use crate::history::{At, Back, Dated, Dossiers, Went};
use crate::ids::{GroepId, InwonerId, Nr};
use crate::time::Day;

/// What is known of a group itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Group {
    pub aanpak: Code,
    pub fase: Option<Code>,
    pub start: Day,
    pub soort: Soort,
}

/// Where a group meets; the days as one bit each, Monday first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub vestiging: Option<Code>,
    days: u8,
}

impl Place {
    pub(super) fn dagen(self) -> impl Iterator<Item = Weekdag> {
        Weekdag::ALL.into_iter().filter(move |day| self.days & (1 << *day as u8) != 0)
    }
}

/// What is known of an inwoner and a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Remembered {
    Joined { groep: GroepId },
    Left { groep: GroepId, uitkomst: Uitkomst },
}

const _: () = assert!(size_of::<Dated<Group>>() <= 32 && size_of::<Dated<Remembered>>() <= 32);

impl Remembered {
    pub(super) fn groep(self) -> GroepId {
        let (Remembered::Joined { groep } | Remembered::Left { groep, .. }) = self;
        groep
    }
}

/// The one short text: the name of a group, why a membership departs, or why somebody left early.
pub(super) const TEXT: u8 = 0;

#[derive(Debug, Clone, Default)]
pub struct State {
    pub(super) groepen: Dossiers<Group, GroepId>,
    pub(super) plaatsen: Dossiers<Place, GroepId>,
    pub(super) of: Dossiers<Remembered>,
    /// On which days somebody was there, and in which group: apart, for there is one every week.
    pub(super) aanwezig: Dossiers<GroepId>,
    /// Who ever took part: where to look, not what is true.
    pub(super) ever: imbl::HashMap<GroepId, imbl::OrdSet<InwonerId>>,
    pub(super) last: u32,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact, codes: &mut Codes) {
        match fact {
            Fact::Opened(fact) => {
                self.last = self.last.max(fact.groep.0);
                let fase = fact.fase.as_deref().map(|fase| codes.code(fase));
                let group = Group { aanpak: codes.code(&fact.aanpak), fase, start: fact.start, soort: fact.soort };
                self.groepen.add(fact.groep, at, group, &[(TEXT, &fact.naam)]);
            }
            Fact::Placed(fact) => {
                let vestiging = fact.vestiging.as_deref().map(|code| codes.code(code));
                let days = fact.dagen.iter().fold(0, |days, day| days | 1 << *day as u8);
                self.plaatsen.add(fact.groep, at, Place { vestiging, days }, &[]);
            }
            Fact::Joined(fact) => {
                self.ever.entry(fact.groep).or_default().insert(fact.inwoner);
                let why = fact.afwijking.as_deref().map(|text| (TEXT, text));
                self.of.add(fact.inwoner, at, Remembered::Joined { groep: fact.groep }, why.as_slice());
            }
            Fact::Left(fact) => {
                let (what, why) =
                    (Remembered::Left { groep: fact.groep, uitkomst: fact.uitkomst }, fact.reden.as_deref());
                self.of.add(fact.inwoner, at, what, why.map(|text| (TEXT, text)).as_slice());
            }
            Fact::Present(fact) => self.aanwezig.add(fact.inwoner, at, fact.groep, &[]),
        }
    }

    /// This number was given, whatever became of it.
    pub(crate) fn given(&mut self, groep: GroepId) {
        self.last = self.last.max(groep.0);
    }

    pub(crate) fn rehome(&mut self, van: InwonerId, naar: InwonerId, sinds: Day, went: &mut Went) {
        self.of.rehome(van, naar, sinds, went, |fact| Some(fact.what));
        self.aanwezig.rehome(van, naar, sinds, went, |fact| Some(fact.what));
        for fact in self.of.get(naar).into_iter().flat_map(|dossier| dossier.all()) {
            self.ever.entry(fact.what.groep()).or_default().insert(naar);
        }
    }

    pub(crate) fn send_back(&mut self, back: &Back<'_>) {
        self.of.send_back(back);
        self.aanwezig.send_back(back);
    }

    /// Whether the entry at `nr` is about the part this inwoner takes in a group, or a day on which they were there.
    pub(crate) fn is_about(&self, inwoner: InwonerId, nr: Nr) -> bool {
        let takes_part = self.of.get(inwoner).is_some_and(|dossier| dossier.find(nr).is_some());
        takes_part || self.aanwezig.get(inwoner).is_some_and(|dossier| dossier.find(nr).is_some())
    }

    /// The subject is a groep or an inwoner: the fact is where it is found.
    pub(crate) fn end(&mut self, subject: u32, nr: Nr, tot: Day) {
        let (groep, inwoner) = (GroepId(subject), InwonerId(subject));
        if self.groepen.get(groep).is_some_and(|dossier| dossier.find(nr).is_some()) {
            self.groepen.end(groep, nr, tot);
        } else if self.plaatsen.get(groep).is_some_and(|dossier| dossier.find(nr).is_some()) {
            self.plaatsen.end(groep, nr, tot);
        } else if self.of.get(inwoner).is_some_and(|dossier| dossier.find(nr).is_some()) {
            self.of.end(inwoner, nr, tot);
        } else {
            self.aanwezig.end(inwoner, nr, tot);
        }
    }
}
