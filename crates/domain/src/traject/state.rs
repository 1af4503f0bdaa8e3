use super::fact::Fact;
use crate::aanpak::content::Grondslag;
use crate::codes::{Code, Codes};
use crate::history::{At, Back, Dated, Dossiers, Went};
use crate::ids::{InwonerId, Nr, TrajectId};
use crate::numbers::Numbers;
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
    pub(crate) numbers: Numbers<TrajectId>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact, codes: &mut Codes) {
        let (what, why) = match fact {
            Fact::Started(fact) => {
                self.numbers.belongs_to(fact.traject, fact.inwoner);
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
        self.numbers.follow(&self.of, naar, &went.along[before..], |what| what.traject());
    }

    pub(crate) fn send_back(&mut self, back: &Back<'_>) {
        self.of.send_back(back);
        self.numbers.follow(&self.of, back.naar, &back.went.ended, |what| what.traject());
    }
}
