use std::sync::Arc;

use super::fact::{Fact, Uitkering, Wachtlijst};
use crate::codes::{Code, Codes};
use crate::history::{At, Back, Dated, Dossiers, Went};
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

    /// The name becomes another name of the one who stays, and what is known of that one already stays as it is.
    pub(crate) fn rehome(&mut self, van: InwonerId, naar: InwonerId, sinds: Day, went: &mut Went) {
        let known = |like: &Remembered| {
            let same = |fact: &Dated<Remembered>| std::mem::discriminant(&fact.what) == std::mem::discriminant(like);
            self.of.known_on(naar, Day::LAST).any(same)
        };
        let kinds = [Remembered::Born(sinds), Remembered::BenefitsSince(sinds), Remembered::Waits(None)];
        let lives = self.of.known_on(naar, Day::LAST).any(|fact| matches!(fact.what, Remembered::Lives(_)));
        let benefits = self.of.known_on(naar, Day::LAST).any(|fact| matches!(fact.what, Remembered::Benefits(_)));
        let [born, since, waits] = kinds.map(|kind| known(&kind));
        let names = self.names_to_come(van);
        self.of.rehome(van, naar, sinds, went, |fact| match fact.what {
            Remembered::Registered => None,
            Remembered::Named | Remembered::AlsoNamed => Some(Remembered::AlsoNamed),
            Remembered::Born(_) if born => None,
            Remembered::Lives(_) if lives => None,
            Remembered::Benefits(_) if benefits => None,
            Remembered::BenefitsSince(_) if since => None,
            Remembered::Waits(_) if waits => None,
            other => Some(other),
        });
        for (nr, naam) in names {
            self.of.add_word(naar, nr, field::ANDERE_NAAM, &naam);
        }
    }

    /// The names as they are written out, by the entry that gave them.
    fn names_to_come(&self, van: InwonerId) -> Vec<(Nr, String)> {
        let Some(dossier) = self.of.get(van) else { return Vec::new() };
        let named = dossier.all().iter().filter(|fact| fact.what == Remembered::Named);
        let part = |nr, field| dossier.text(nr, field).map(|text| text.to_string()).unwrap_or_default();
        let full = |nr| [field::VOORNAAM, field::TUSSENVOEGSEL, field::ACHTERNAAM].map(|field| part(nr, field));
        let written = |nr| full(nr).into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        named.map(|fact| (fact.nr, written(fact.nr))).collect()
    }

    pub(crate) fn send_back(&mut self, back: &Back<'_>) {
        self.of.send_back(back);
    }

    pub(crate) fn end(&mut self, inwoner: InwonerId, nr: Nr, tot: Day) {
        self.of.end(inwoner, nr, tot);
    }
}
