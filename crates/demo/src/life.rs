//! What happens to whom and when, before anybody has written it down: the lives that the rules are then asked to allow.

use domain::contact::Wijze;
use domain::inwoner::Persoon;
use domain::meting::Meting;
use domain::time::Day;

use crate::belemmeringen::Belemmering;
use crate::groepen::Groep;
use crate::metingen::Probleem;

/// All that happens in a town to its inwoners.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// In the order of beginning, and a life that goes on from another after that one.
    pub lives: Vec<Life>,
    pub groepen: Vec<Groep>,
}

/// One traject of an inwoner from beginning to end. Whoever goes on to a next trajectsoort has a life more.
#[derive(Debug, Clone, Default)]
pub struct Life {
    pub sleutel: String,
    pub persoon: Persoon,
    /// The place of the life that this one goes on from: of the same inwoner, with an earlier traject.
    pub na: Option<usize>,
    /// A next life goes on from this one, so nobody is let go at the end of it.
    pub gaat_door: bool,
    /// Another aanpak than the first of the town.
    pub aanpak: Option<&'static str>,
    /// The trajectsoort, where the aanpak has several.
    pub soort: Option<&'static str>,
    /// Why the start departs from the aanpak.
    pub afwijking: Option<&'static str>,
    /// How notes speak of this person.
    pub zij: bool,
    pub instroom: Option<Day>,
    pub trede: Option<u8>,
    /// Their place among the coaches; nobody yet when `None`.
    pub coach: Option<usize>,
    /// From each of these days another coach.
    pub overdrachten: Vec<(Day, usize)>,
    pub training: Option<Training>,
    pub einde: Option<Einde>,
    pub verlengingen: Vec<Verlenging>,
    /// How far the metingen show a rise.
    pub stijging: Stijging,
    pub fasen: Vec<Fase>,
    /// How often they speak, where that was agreed with this inwoner: from the first talk.
    pub ritme: Option<ContactRitme>,
    pub contacten: Vec<Contact>,
    pub problemen: Vec<Probleem>,
    pub metingen: Vec<(Day, Meting)>,
    pub belemmeringen: Vec<Belemmering>,
}

/// What the metingen are to show of somebody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Stijging {
    #[default]
    Geen,
    /// Growth within the trede.
    Binnen,
    /// By so many treden, below paid work.
    Treden(u8),
}

/// A place in a training.
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
    pub toelichting: Option<&'static str>,
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

/// At most so many days between two talks, and why that lies outside what the aanpak says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ContactRitme {
    pub dagen: u16,
    pub afwijking: Option<&'static str>,
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

    /// The fase of the day, by its code.
    pub fn fase_on(&self, day: Day) -> Option<&'static str> {
        self.fasen.iter().rfind(|fase| fase.dag <= day).map(|fase| fase.code)
    }

    /// Whose inwoner it is on the day.
    pub fn coach_on(&self, day: Day) -> Option<usize> {
        let handed = self.overdrachten.iter().rfind(|(from, _)| *from <= day).map(|(_, coach)| *coach);
        handed.or(self.coach)
    }
}
