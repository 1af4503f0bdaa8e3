//! Three towns, lived from their opening to the spring of 2010 through the rules of the domain: De Cirkel in Almere, the
//! Participatiehuis of Sittard-Geleen, and Service voor de Wijk in Ede.
//!
//! Nothing is inserted: every act is decided by its rule, for the person who would do it, on the day it would be done. So
//! the demo cannot be in a state that the rules forbid, and the published figures come out of facts about people. All of
//! these people are made up. How the days were chosen stands in `docs/demo.md`.
//!
//! The crate is pure: the clock is made up, and chance has a fixed seed.

mod almere;
mod bekenden;
mod belemmeringen;
mod calendar;
pub mod cast;
mod chance;
mod contacten;
mod ede;
mod gemeente;
mod groepen;
mod life;
mod live;
mod metingen;
mod notities;
mod people;
mod sittard_geleen;
mod termijn;
mod uitkering;

#[cfg(test)]
mod tests;

use domain::draft::Pen;
use domain::entry::Statement;
use domain::ids::InwonerId;
use domain::time::Day;

pub use cast::{Account, cast};
pub use gemeente::{Gemeente, TOWNS};

/// A town that has been lived: what whoever runs it has to know.
#[derive(Debug, Clone, PartialEq)]
pub struct Town {
    /// The name of the log and the first part of every address.
    pub slug: &'static str,
    pub naam: &'static str,
    /// The day it is in the town.
    pub today: Day,
    /// The inwoners of the cast, by their key.
    pub bekenden: Vec<(&'static str, InwonerId)>,
}

impl Town {
    /// The dossier number of an inwoner of the cast.
    pub fn bekende(&self, sleutel: &str) -> Option<InwonerId> {
        self.bekenden.iter().find(|(known, _)| *known == sleutel).map(|(_, inwoner)| *inwoner)
    }
}

pub const SLUG: &str = "sittard-geleen";
pub const NAAM: &str = "Sittard-Geleen";

/// The last day of Sittard-Geleen, and the day of a program that shows all three towns at once.
pub fn today() -> Day {
    calendar::day(2010, 4, 30)
}

/// What is appended at once, in order: everything that was booked in one month.
pub type Month = Vec<(Pen, Statement)>;

/// All towns of the demo, each with its cast and its own last day.
pub fn towns() -> &'static [Gemeente] {
    &TOWNS
}

/// Lives De Cirkel from the beginning of 2008 to the end of May 2010.
pub fn almere<E>(sink: &mut dyn FnMut(Month) -> Result<(), E>) -> Result<Town, E> {
    almere::GEMEENTE.live(sink)
}

/// Lives the Participatiehuis from an empty log, and hands over each month. An error of the sink ends it and is returned.
pub fn sittard_geleen<E>(sink: &mut dyn FnMut(Month) -> Result<(), E>) -> Result<Town, E> {
    sittard_geleen::GEMEENTE.live(sink)
}

/// Lives the trajecten of Stichting Voorwerk from 2007 to 30 April 2010.
pub fn ede<E>(sink: &mut dyn FnMut(Month) -> Result<(), E>) -> Result<Town, E> {
    ede::GEMEENTE.live(sink)
}
