use super::fact::Fact;
use crate::aanpak::content::Grondslag;
use crate::codes::{Code, Codes};
use crate::history::{At, Back, Dated, Dossiers, Went};
use crate::ids::{Id, InwonerId, Nr, TrajectId};
use crate::time::Day;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Remembered {
    Started { traject: TrajectId, aanpak: Code, soort: Code, grondslag: Option<Grondslag>, trede: Option<u8> },
    Phase { traject: TrajectId, fase: Code },
    Extended { traject: TrajectId, tot: Day },
    Closed { traject: TrajectId, reden: Code, oorzaak: Option<Code> },
}

const _: () = assert!(size_of::<Dated<Remembered>>() <= 32);

impl Remembered {
    /// The traject that the fact is about.
    pub(super) fn traject(self) -> TrajectId {
        let (Remembered::Started { traject, .. }
        | Remembered::Phase { traject, .. }
        | Remembered::Extended { traject, .. }
        | Remembered::Closed { traject, .. }) = self;
        traject
    }
}

/// The one short text a fact of a traject may have: why it departs, extends, or what explains the end.
pub(super) const WHY: u8 = 0;

#[derive(Debug, Clone, Default)]
pub struct State {
    pub(super) of: Dossiers<Remembered>,
    /// Whose traject it is: where to look.
    whose: imbl::Vector<InwonerId>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact, codes: &mut Codes) {
        let (what, why) = match fact {
            Fact::Started(fact) => {
                self.remember_whose(fact.traject, fact.inwoner);
                let (aanpak, soort) = (codes.code(&fact.aanpak), codes.code(&fact.trajectsoort));
                let (traject, grondslag, trede) = (fact.traject, fact.grondslag, fact.trede);
                (Remembered::Started { traject, aanpak, soort, grondslag, trede }, fact.afwijking.as_deref())
            }
            Fact::PhaseEntered(fact) => {
                (Remembered::Phase { traject: fact.traject, fase: codes.code(&fact.fase) }, fact.afwijking.as_deref())
            }
            Fact::Extended(fact) => {
                (Remembered::Extended { traject: fact.traject, tot: fact.tot }, Some(fact.reden.as_str()))
            }
            Fact::Closed(fact) => {
                let (reden, oorzaak) =
                    (codes.code(&fact.reden), fact.oorzaak.as_deref().map(|oorzaak| codes.code(oorzaak)));
                (Remembered::Closed { traject: fact.traject, reden, oorzaak }, fact.toelichting.as_deref())
            }
        };
        self.of.add(fact.inwoner_id(), at, what, why.map(|why| (WHY, why)).as_slice());
    }

    pub(crate) fn end(&mut self, inwoner: InwonerId, nr: Nr, tot: Day) {
        self.of.end(inwoner, nr, tot);
    }

    pub(crate) fn rehome(&mut self, van: InwonerId, naar: InwonerId, sinds: Day, went: &mut Went) {
        let before = went.along.len();
        self.of.rehome(van, naar, sinds, went, |fact| Some(fact.what));
        self.belong_to(naar, &went.along[before..]);
    }

    pub(crate) fn send_back(&mut self, back: &Back<'_>) {
        self.of.send_back(back);
        self.belong_to(back.naar, &back.went.ended);
    }

    /// What these facts of `whom` are about is looked for there.
    fn belong_to(&mut self, whom: InwonerId, facts: &[Nr]) {
        let all = self.of.get(whom).into_iter().flat_map(|dossier| dossier.all());
        let own = all.filter(|fact| facts.contains(&fact.nr));
        let whose: Vec<TrajectId> = own.map(|fact| fact.what.traject()).collect();
        whose.into_iter().for_each(|one| self.remember_whose(one, whom));
    }

    /// This number was given, whatever became of it.
    pub(crate) fn given(&mut self, traject: TrajectId) {
        while self.whose.len() <= traject.index() {
            self.whose.push_back(InwonerId(0));
        }
    }

    fn remember_whose(&mut self, traject: TrajectId, inwoner: InwonerId) {
        self.given(traject);
        self.whose[traject.index()] = inwoner;
    }

    pub(super) fn whose(&self, traject: TrajectId) -> Option<InwonerId> {
        self.whose.get(traject.index()).copied().filter(|inwoner| inwoner.0 > 0)
    }

    /// The number the next traject gets; numbers are never given twice.
    pub(super) fn next(&self) -> TrajectId {
        TrajectId(self.whose.len().max(1) as u32)
    }
}
