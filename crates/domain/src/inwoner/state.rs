use std::sync::Arc;

use super::fact::{Fact, Uitkering, Wachtlijst};
use crate::codes::{Code, Codes};
use crate::history::{At, Dossiers};
use crate::ids::{InwonerId, Nr};
use crate::text::{fold_into, folded};
use crate::time::Day;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Remembered {
    Registered,
    Named,
    AlsoNamed,
    Born(Day),
    Lives(Code),
    Benefits(Uitkering),
    BenefitsSince(Day),
    Waits(Option<Wachtlijst>),
}

/// Which short text of a fact is which.
pub(super) mod field {
    pub const SLEUTEL: u8 = 0;
    pub const VOORNAAM: u8 = 1;
    pub const TUSSENVOEGSEL: u8 = 2;
    pub const ACHTERNAAM: u8 = 3;
    pub const ZOEKNAAM: u8 = 4;
    pub const ANDERE_NAAM: u8 = 5;
    pub const SORTEERNAAM: u8 = 6;
}

/// What people are sorted by, as one text: folded once here, because every list asks it of everybody in it.
pub(super) fn sort_key(achternaam: &str, voornaam: &str) -> String {
    let mut key = folded(achternaam);
    key.push('\0');
    fold_into(&mut key, voornaam);
    key
}

#[derive(Debug, Clone, Default)]
pub struct State {
    pub(super) of: Dossiers<Remembered>,
    /// Where to look for the key of a list; whether it still holds is asked of the dossier.
    pub(super) by_sleutel: imbl::HashMap<Arc<str>, InwonerId>,
    pub(super) last: u32,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact, codes: &mut Codes) {
        let inwoner = fact.inwoner_id();
        match fact {
            Fact::Registered(registered) => {
                self.last = self.last.max(inwoner.0);
                let sleutel = registered.sleutel.as_deref();
                self.of.add(inwoner, at, Remembered::Registered, sleutel.map(|text| (field::SLEUTEL, text)).as_slice());
                if let Some(sleutel) = sleutel {
                    self.by_sleutel.insert(sleutel.into(), inwoner);
                }
            }
            Fact::Named(named) => {
                let zoeknaam = folded(&format!("{} {} {}", named.voornaam, named.tussenvoegsel, named.achternaam));
                let sorteernaam = sort_key(&named.achternaam, &named.voornaam);
                let texts = [
                    (field::VOORNAAM, named.voornaam.as_str()),
                    (field::TUSSENVOEGSEL, named.tussenvoegsel.as_str()),
                    (field::ACHTERNAAM, named.achternaam.as_str()),
                    (field::ZOEKNAAM, zoeknaam.as_str()),
                    (field::SORTEERNAAM, sorteernaam.as_str()),
                ];
                self.of.add(inwoner, at, Remembered::Named, &texts);
            }
            Fact::AlsoNamed(named) => {
                let zoeknaam = folded(&named.naam);
                let texts = [(field::ANDERE_NAAM, named.naam.as_str()), (field::ZOEKNAAM, zoeknaam.as_str())];
                self.of.add(inwoner, at, Remembered::AlsoNamed, &texts);
            }
            Fact::Born(born) => self.of.add(inwoner, at, Remembered::Born(born.geboortedatum), &[]),
            Fact::Lives(lives) => self.of.add(inwoner, at, Remembered::Lives(codes.code(&lives.wijk)), &[]),
            Fact::Benefits(benefits) => self.of.add(inwoner, at, Remembered::Benefits(benefits.uitkering), &[]),
            Fact::BenefitsSince(since) => self.of.add(inwoner, at, Remembered::BenefitsSince(since.sinds), &[]),
            Fact::Waits(waits) => self.of.add(inwoner, at, Remembered::Waits(waits.wachtlijst), &[]),
        }
    }

    /// This number was given, whatever became of it.
    pub(crate) fn given(&mut self, inwoner: InwonerId) {
        self.last = self.last.max(inwoner.0);
    }

    pub(crate) fn end(&mut self, inwoner: InwonerId, nr: Nr, tot: Day) {
        self.of.end(inwoner, nr, tot);
    }
}
