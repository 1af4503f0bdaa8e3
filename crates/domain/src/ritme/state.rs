use super::fact::Fact;
use crate::history::{At, Back, Dated, Dossiers, Went};
use crate::ids::{InwonerId, Nr, TrajectId};
use crate::time::Day;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Remembered {
    pub traject: TrajectId,
    pub dagen: Option<u16>,
}

const _: () = assert!(size_of::<Dated<Remembered>>() <= 32);

/// The one short text: why it lies outside what the aanpak says.
pub(super) const AFWIJKING: u8 = 0;

#[derive(Debug, Clone, Default)]
pub struct State {
    pub(super) of: Dossiers<Remembered>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact) {
        let Fact::Agreed(fact) = fact;
        let what = Remembered { traject: fact.traject, dagen: fact.dagen };
        self.of.add(fact.inwoner, at, what, fact.afwijking.as_deref().map(|why| (AFWIJKING, why)).as_slice());
    }

    pub(crate) fn end(&mut self, inwoner: InwonerId, nr: Nr, tot: Day) {
        self.of.end(inwoner, nr, tot);
    }

    pub(crate) fn rehome(&mut self, van: InwonerId, naar: InwonerId, sinds: Day, went: &mut Went) {
        self.of.rehome(van, naar, sinds, went, |fact| Some(fact.what));
    }

    pub(crate) fn send_back(&mut self, back: &Back<'_>) {
        self.of.send_back(back);
    }
}
