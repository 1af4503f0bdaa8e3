use std::sync::Arc;

use super::fact::{Fact, Recorded};
use super::{Antwoorden, Meetmoment, Vragen};
use crate::codes::{Code, Codes};
use crate::history::{At, Back, Dated, Dossiers, Went};
use crate::ids::{InwonerId, Nr, TrajectId};
use crate::time::Day;

/// Four bits for each leefgebied, so this many fit. The Zelfredzaamheid-Matrix has thirteen.
pub(super) const MOST_LEEFGEBIEDEN: usize = 16;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Remembered {
    leefgebieden: u64,
    pub traject: TrajectId,
    /// 0 when it was not measured.
    trede: u8,
    antwoorden: u8,
    /// The moment, whether there was growth, and above them the trede of the groeipotentieel.
    rest: u8,
    lijst: u8,
}

const _: () = assert!(size_of::<Dated<Remembered>>() <= 32);

/// Which short text of a meting is which.
pub(super) mod field {
    pub const AFWIJKING: u8 = 0;
    pub const POTENTIEEL: u8 = 1;
    pub const TOELICHTING: u8 = 2;
}

#[derive(Debug, Clone, Default)]
pub struct State {
    pub(super) of: Dossiers<Remembered>,
    /// Codes that were measured together, in the order in which they were first met: a place in such a list is four bits
    /// of a fact. A list only ever grows, so that what was packed stays what it was.
    lijsten: Arc<Vec<Vec<Code>>>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact, codes: &mut Codes) {
        let Fact::Recorded(fact) = fact;
        let (lijst, leefgebieden) = self.packed(fact, codes);
        let moment = Meetmoment::ALL.iter().position(|moment| *moment == fact.moment).unwrap_or(0) as u8;
        let potentieel = fact.groeipotentieel.as_ref().map_or(0, |potentieel| potentieel.trede);
        let rest = moment | u8::from(fact.groei) << 2 | potentieel << 3;
        let (trede, antwoorden) = (fact.trede.unwrap_or(0), fact.antwoorden.packed());
        let what = Remembered { leefgebieden, traject: fact.traject, trede, antwoorden, rest, lijst };
        let afwijking = fact.afwijking.as_deref().map(|text| (field::AFWIJKING, text));
        let motivering =
            fact.groeipotentieel.as_ref().map(|potentieel| (field::POTENTIEEL, potentieel.motivering.as_str()));
        let toelichting = fact.toelichting.as_deref().map(|text| (field::TOELICHTING, text));
        let texts: Vec<(u8, &str)> = afwijking.into_iter().chain(motivering).chain(toelichting).collect();
        self.of.add(fact.inwoner, at, what, &texts);
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

    pub(crate) fn forget_words(&mut self, inwoner: InwonerId, nr: Nr) {
        self.of.forget_words(inwoner, nr);
    }

    /// The list in which the leefgebieden of the fact have a place, and their answers at those places.
    fn packed(&mut self, fact: &Recorded, codes: &mut Codes) -> (u8, u64) {
        let asked: Vec<(Code, Vragen)> =
            fact.leefgebieden.iter().map(|(code, vragen)| (codes.code(code), *vragen)).collect();
        let lijst = self.list_with(&asked);
        let place = |code: Code| {
            self.lijsten[lijst].iter().position(|known| *known == code).filter(|place| *place < MOST_LEEFGEBIEDEN)
        };
        let bits = asked.iter().filter_map(|(code, vragen)| Some(vragen.packed() << (4 * place(*code)?)));
        (lijst as u8, bits.fold(0, |all, bits| all | bits))
    }

    fn list_with(&mut self, asked: &[(Code, Vragen)]) -> usize {
        let lacks = |list: &Vec<Code>| asked.iter().filter(|(code, _)| !list.contains(code)).count();
        let fits = |list: &Vec<Code>| list.len() + lacks(list) <= MOST_LEEFGEBIEDEN;
        let found = self.lijsten.iter().position(fits);
        let at = found.unwrap_or(self.lijsten.len().min(usize::from(u8::MAX)));
        if self.lijsten.get(at).is_none_or(|list| lacks(list) > 0) {
            let lists = Arc::make_mut(&mut self.lijsten);
            lists.resize_with(lists.len().max(at + 1), Vec::new);
            for (code, _) in asked {
                if !lists[at].contains(code) {
                    lists[at].push(*code);
                }
            }
        }
        at
    }

    /// The leefgebieden that were asked about, with their answers.
    pub(super) fn leefgebieden(&self, what: Remembered) -> impl Iterator<Item = (Code, Vragen)> {
        let list = self.lijsten.get(usize::from(what.lijst)).into_iter().flatten().take(MOST_LEEFGEBIEDEN);
        list.enumerate()
            .filter_map(move |(place, code)| Some((*code, Vragen::unpacked(what.leefgebieden >> (4 * place))?)))
    }
}

impl Remembered {
    pub(super) fn trede(self) -> Option<u8> {
        (self.trede > 0).then_some(self.trede)
    }

    pub(super) fn antwoorden(self) -> Antwoorden {
        Antwoorden::unpacked(self.antwoorden)
    }

    pub(super) fn moment(self) -> Meetmoment {
        Meetmoment::ALL[usize::from(self.rest & 0b11).min(2)]
    }

    pub(super) fn groei(self) -> bool {
        self.rest & 0b100 > 0
    }

    /// The trede that is held possible.
    pub(super) fn potentieel(self) -> Option<u8> {
        (self.rest >> 3 > 0).then_some(self.rest >> 3)
    }
}
