//! What happens to whom and when, before anybody has written it down: the plan that the rules are then asked to allow.
//!
//! The order matters. Days of beginning come first, then the groups of the intern programma, then who leaves, because the
//! published stocks bind these three together. Everything after that is filled in freely.

mod begeleiders;
mod contacten;
mod einden;
mod fasen;
mod groepen;
mod herstel;
mod instroom;
mod rollen;
mod verslagen;

use domain::contact::Wijze;
use domain::inwoner::Persoon;
use domain::time::Day;

use crate::chance::Chance;
use crate::people::People;

/// One inwoner from beginning to end.
#[derive(Debug, Clone, Default)]
pub struct Life {
    pub sleutel: String,
    pub persoon: Persoon,
    /// How notes speak of this person.
    pub zij: bool,
    pub instroom: Option<Day>,
    pub trede: Option<u8>,
    /// Their place among the coaches; nobody yet when `None`.
    pub coach: Option<usize>,
    /// From this day another coach.
    pub overdracht: Option<(Day, usize)>,
    pub training: Option<Training>,
    pub einde: Option<Einde>,
    pub verlenging: Option<Verlenging>,
    pub fasen: Vec<Fase>,
    pub contacten: Vec<Contact>,
}

/// A place in a group of the intern programma.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Training {
    pub start: Day,
    pub verloop: Verloop,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verloop {
    Afgerond(Day),
    /// Stopped early, and went on one-to-one.
    Gestopt(Day),
    /// Stopped early, because the traject ended.
    Vertrokken(Day),
    LooptNog,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Einde {
    /// The first day the traject is no longer open.
    pub dag: Day,
    pub geboekt: Day,
    pub reden: &'static str,
    pub oorzaak: Option<&'static str>,
    /// Found by the coördinator when the file was cleaned up.
    pub opschoning: bool,
}

/// On `dag` it is agreed that the term lasts until `tot`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verlenging {
    pub dag: Day,
    pub tot: Day,
    pub reden: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fase {
    pub dag: Day,
    pub code: &'static str,
    pub afwijking: Option<&'static str>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    pub dag: Day,
    pub geboekt: Day,
    pub wijze: Wijze,
    pub minuten: Option<u16>,
    pub volgende: Option<Day>,
    pub afwijking: Option<&'static str>,
    pub verslag: Option<String>,
    pub herstel: Option<Herstel>,
}

/// On a later day the begeleider sees that it was otherwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Herstel {
    pub dag: Day,
    pub reden: &'static str,
    pub wat: Hersteld,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Hersteld {
    /// By so many minutes.
    Langer(u16),
    Wijze(Wijze),
    /// There was no such contact.
    Ingetrokken,
}

impl Life {
    pub fn instroom(&self) -> Day {
        self.instroom.expect("the plan begins with the day of beginning")
    }

    pub fn is_open(&self, day: Day) -> bool {
        self.instroom() <= day && self.einde.is_none_or(|einde| einde.dag > day)
    }

    /// Whose inwoner it is on the day.
    pub fn coach_on(&self, day: Day) -> Option<usize> {
        let handed = self.overdracht.filter(|(from, _)| *from <= day).map(|(_, coach)| coach);
        handed.or(self.coach)
    }
}

/// Every life, in the order of beginning. The last day of the demo is `today`; nothing is written on it.
pub fn make(today: Day) -> Vec<Life> {
    let chance = |of: u64| Chance::seeded(20_081_201 + of);
    let mut lives = instroom::begin(&mut chance(1));
    groepen::fill(&mut lives, &mut chance(2));
    einden::fill(&mut lives, &mut chance(3));
    begeleiders::assign(&mut lives, today);
    name(&mut lives, chance(4));
    fasen::fill(&mut lives, today, &mut chance(5));
    rollen::give(&mut lives, today);
    rollen::extend(&mut lives);
    contacten::fill(&mut lives, today, &mut chance(6));
    verslagen::write(&mut lives, &mut chance(7));
    verslagen::explain(&mut lives, today);
    rollen::tell(&mut lives);
    herstel::mend(&mut lives);
    lives
}

fn name(lives: &mut [Life], chance: Chance) {
    let mut people = People::new(chance);
    for (index, life) in lives.iter_mut().enumerate() {
        let bijstand = life.einde.is_some_and(|einde| einde.reden == "uit-uitkering");
        let somebody = people.somebody(life.instroom(), bijstand);
        life.sleutel = format!("K{}", 20_001 + index);
        (life.persoon, life.zij) = (somebody.persoon, somebody.zij);
    }
}
