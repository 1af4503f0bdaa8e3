use super::fact::{Beweegreden, Fact, Gespreksvorm};
use crate::aanpak::content::Grondslag;
use crate::codes::{Code, Codes};
use crate::history::{At, Back, Dossiers, Went};
use crate::ids::{AanmeldingId, InwonerId, MedewerkerId, Nr};
use crate::numbers::Numbers;
use crate::time::Day;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Remembered {
    pub aanmelding: AanmeldingId,
    pub what: Step,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step {
    Referred { aanpak: Code, grondslag: Grondslag, beweegreden: Option<Beweegreden>, regisseur: Option<MedewerkerId> },
    Met(Gespreksvorm),
    Accepted,
    Refused,
    Retracted,
    Left,
}

/// Which short text of a fact is which.
pub(super) mod field {
    pub const REDEN: u8 = 0;
    pub const AFWIJKING: u8 = 1;
}

#[derive(Debug, Clone, Default)]
pub struct State {
    pub(super) of: Dossiers<Remembered>,
    pub(crate) numbers: Numbers<AanmeldingId>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact, codes: &mut Codes) {
        let (inwoner, aanmelding) = (fact.inwoner_id(), fact.aanmelding());
        let (what, reden, afwijking) = match fact {
            Fact::Referred(fact) => {
                self.numbers.belongs_to(aanmelding, inwoner);
                let (aanpak, grondslag) = (codes.code(&fact.aanpak), fact.grondslag);
                let (beweegreden, regisseur) = (fact.beweegreden, fact.regisseur);
                let what = Step::Referred { aanpak, grondslag, beweegreden, regisseur };
                (what, Some(&fact.reden), fact.afwijking.as_ref())
            }
            Fact::Met(fact) => (Step::Met(fact.vorm), None, None),
            Fact::Accepted(fact) => (Step::Accepted, None, fact.afwijking.as_ref()),
            Fact::Refused(fact) => (Step::Refused, Some(&fact.reden), None),
            Fact::Retracted(fact) => (Step::Retracted, Some(&fact.reden), None),
            Fact::Left(fact) => (Step::Left, Some(&fact.reden), None),
        };
        let texts = [(field::REDEN, reden), (field::AFWIJKING, afwijking)];
        let texts: Vec<(u8, &str)> =
            texts.into_iter().filter_map(|(field, text)| Some((field, text?.as_str()))).collect();
        self.of.add(inwoner, at, Remembered { aanmelding, what }, &texts);
    }

    pub(crate) fn end(&mut self, inwoner: InwonerId, nr: Nr, tot: Day) {
        self.of.end(inwoner, nr, tot);
    }

    pub(crate) fn rehome(&mut self, van: InwonerId, naar: InwonerId, sinds: Day, went: &mut Went) {
        let before = went.along.len();
        self.of.rehome(van, naar, sinds, went, |fact| Some(fact.what));
        self.numbers.follow(&self.of, naar, &went.along[before..], |what| what.aanmelding);
    }

    pub(crate) fn send_back(&mut self, back: &Back<'_>) {
        self.of.send_back(back);
        self.numbers.follow(&self.of, back.naar, &back.went.ended, |what| what.aanmelding);
    }
}
