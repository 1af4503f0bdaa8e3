use super::fact::{Fact, Stand};
use crate::codes::{Code, Codes};
use crate::history::{At, Back, Dated, Dossiers, Went};
use crate::ids::{BelemmeringId, InwonerId, Nr};
use crate::numbers::Numbers;
use crate::time::Day;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Remembered {
    pub belemmering: BelemmeringId,
    pub what: Step,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step {
    Opened { aanpak: Code, leefgebied: Code, stand: Stand },
    Moved(Stand),
    Solved,
    Reopened(Stand),
}

const _: () = assert!(size_of::<Dated<Remembered>>() <= 32);

/// Which short text of a fact is which.
pub(super) mod field {
    pub const WAT: u8 = 0;
    pub const WIE: u8 = 1;
    pub const REDEN: u8 = 2;
}

#[derive(Debug, Clone, Default)]
pub struct State {
    pub(super) of: Dossiers<Remembered>,
    pub(crate) numbers: Numbers<BelemmeringId>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact, codes: &mut Codes) {
        let (inwoner, belemmering) = (fact.inwoner_id(), fact.belemmering());
        let (what, texts): (Step, [(u8, Option<&str>); 2]) = match fact {
            Fact::Opened(fact) => {
                self.numbers.belongs_to(belemmering, inwoner);
                let (aanpak, leefgebied) = (codes.code(&fact.aanpak), codes.code(&fact.leefgebied));
                let texts = [(field::WAT, fact.wat.as_deref()), (field::WIE, fact.wie.as_deref())];
                (Step::Opened { aanpak, leefgebied, stand: fact.stand }, texts)
            }
            Fact::Moved(fact) => (Step::Moved(fact.stand), [(field::WIE, fact.wie.as_deref()), (field::REDEN, None)]),
            Fact::Solved(_) => (Step::Solved, [(field::WIE, None), (field::REDEN, None)]),
            Fact::Reopened(fact) => {
                (Step::Reopened(fact.stand), [(field::REDEN, Some(fact.reden.as_str())), (field::WIE, None)])
            }
        };
        let texts: Vec<(u8, &str)> = texts.into_iter().filter_map(|(field, text)| Some((field, text?))).collect();
        self.of.add(inwoner, at, Remembered { belemmering, what }, &texts);
    }

    pub(crate) fn end(&mut self, inwoner: InwonerId, nr: Nr, tot: Day) {
        self.of.end(inwoner, nr, tot);
    }

    pub(crate) fn rehome(&mut self, van: InwonerId, naar: InwonerId, sinds: Day, went: &mut Went) {
        let before = went.along.len();
        self.of.rehome(van, naar, sinds, went, |fact| Some(fact.what));
        self.numbers.follow(&self.of, naar, &went.along[before..], |what| what.belemmering);
    }

    pub(crate) fn send_back(&mut self, back: &Back<'_>) {
        self.of.send_back(back);
        self.numbers.follow(&self.of, back.naar, &back.went.ended, |what| what.belemmering);
    }
}
