//! Who takes part: people of 19 to 63 with names from everywhere, most of them on bijstand.

mod names;
mod streken;

use std::collections::BTreeSet;

use domain::inwoner::{Persoon, Uitkering, Wachtlijst, split_achternaam};
use domain::time::Day;

use names::Names;
pub use streken::{LIMBURG, POLDER, VELUWE};

use crate::chance::Chance;

/// A person, and how a note speaks of them.
#[derive(Debug, Clone)]
pub struct Somebody {
    pub persoon: Persoon,
    pub zij: bool,
}

/// What people live on, with its weight in a hundred. The source says: mostly bijstand, some of the others.
const UITKERINGEN: [(i32, Uitkering); 5] =
    [(88, Uitkering::Bijstand), (3, Uitkering::Ww), (3, Uitkering::Wia), (1, Uitkering::Wajong), (5, Uitkering::Geen)];

/// Where a town lies: the names met there and its neighbourhoods, each with its weight in a hundred.
pub struct Streek {
    names: &'static [(i32, Names)],
    wijken: &'static [(i32, &'static str)],
}

/// Makes people, no two with the same name.
pub struct People {
    streek: &'static Streek,
    chance: Chance,
    taken: BTreeSet<String>,
}

impl People {
    /// `taken` are the names of those who are known already.
    pub fn new(streek: &'static Streek, taken: impl Iterator<Item = String>, chance: Chance) -> People {
        People { streek, chance, taken: taken.collect() }
    }

    /// Somebody who begins on this day; `bijstand` when their traject will end with the benefit.
    pub fn somebody(&mut self, instroom: Day, bijstand: bool) -> Somebody {
        let (zij, voornaam, achternaam) = self.name();
        let (tussenvoegsel, achternaam) = split_achternaam(achternaam);
        let uitkering = *self.chance.weighted(&UITKERINGEN);
        let wsw = !bijstand && self.chance.likely(3);
        let persoon = Persoon {
            voornaam: voornaam.to_owned(),
            tussenvoegsel,
            achternaam,
            geboortedatum: Some(self.born(instroom)),
            wijk: Some((*self.chance.weighted(self.streek.wijken)).to_owned()),
            uitkering: Some(if bijstand { Uitkering::Bijstand } else { uitkering }),
            andere_naam: None,
            uitkering_sinds: None,
            wachtlijst: wsw.then_some(Wachtlijst::Wsw),
        };
        Somebody { persoon, zij }
    }

    fn name(&mut self) -> (bool, &'static str, &'static str) {
        loop {
            let names = self.chance.weighted(self.streek.names);
            let zij = self.chance.likely(54);
            let voornaam = *self.chance.pick(if zij { names.women } else { names.men });
            let achternaam = *self.chance.pick(names.surnames);
            if self.taken.insert(format!("{voornaam} {achternaam}")) {
                return (zij, voornaam, achternaam);
            }
        }
    }

    /// Between 19 and 63 for as long as the demo lasts, and most often in the middle.
    fn born(&mut self, instroom: Day) -> Day {
        let years = self.chance.between(20, 40) + self.chance.between(0, 21);
        instroom.plus(-years * 365 - self.chance.between(0, 364))
    }
}
