use super::fact::{Doel, Fact};
use crate::history::{At, Dossiers};
use crate::ids::{Id, MedewerkerId, Nr, WaarnemingId};
use crate::time::Day;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Remembered {
    pub id: WaarnemingId,
    pub what: Step,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step {
    Begun { waarnemer: MedewerkerId, doel: Doel, van: Day, tot: Day },
    Ended,
}

/// The one short text: why.
pub(super) const REDEN: u8 = 0;

#[derive(Debug, Clone, Default)]
pub struct State {
    /// By whose caseload it is about.
    pub(super) of: Dossiers<Remembered, MedewerkerId>,
    /// For whom somebody ever stood in: where to look. Empty for nearly everybody, so asking costs next to nothing.
    pub(super) ever: imbl::HashMap<MedewerkerId, imbl::OrdSet<MedewerkerId>>,
    /// Whose caseload each is about.
    whose: imbl::Vector<MedewerkerId>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact) {
        match fact {
            Fact::Begun(fact) => {
                let what = Step::Begun { waarnemer: fact.waarnemer, doel: fact.doel, van: fact.van, tot: fact.tot };
                self.of.add(fact.voor, at, Remembered { id: fact.waarneming, what }, &[(REDEN, fact.reden.as_str())]);
                self.ever.entry(fact.waarnemer).or_default().insert(fact.voor);
                while self.whose.len() <= fact.waarneming.index() {
                    self.whose.push_back(MedewerkerId::MEEDOEN);
                }
                self.whose[fact.waarneming.index()] = fact.voor;
            }
            Fact::Ended(fact) => {
                self.of.add(fact.voor, at, Remembered { id: fact.waarneming, what: Step::Ended }, &[]);
            }
        }
    }

    pub(crate) fn end(&mut self, voor: MedewerkerId, nr: Nr, tot: Day) {
        self.of.end(voor, nr, tot);
    }

    pub(super) fn whose(&self, id: WaarnemingId) -> Option<MedewerkerId> {
        self.whose.get(id.index()).copied()
    }

    /// The number the next one gets; numbers are never given twice.
    pub(super) fn next(&self) -> WaarnemingId {
        WaarnemingId(self.whose.len().max(1) as u32)
    }
}
