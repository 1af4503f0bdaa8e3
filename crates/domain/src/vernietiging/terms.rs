//! How long what is kept: dated values with their source. A term hangs on the thing and not on the dossier.

use std::fmt;

use crate::time::Day;

/// What a term hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Soort {
    /// A referral that came to nothing.
    Aanmelding,
    /// The contacts of a year.
    Contact,
    /// A traject with its metingen.
    Traject,
    /// Everything about somebody, with the name and the plan: it goes last.
    Dossier,
}

impl Soort {
    pub const ALL: [Soort; 4] = [Soort::Aanmelding, Soort::Contact, Soort::Traject, Soort::Dossier];

    pub const fn word(self) -> &'static str {
        match self {
            Soort::Aanmelding => "aanmelding",
            Soort::Contact => "contact",
            Soort::Traject => "traject",
            Soort::Dossier => "dossier",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duur {
    Dagen(i32),
    Jaren(i32),
}

impl Duur {
    /// The first day on which a thing that ended on `end` may no longer be kept.
    pub fn after(self, end: Day) -> Day {
        match self {
            Duur::Dagen(days) => end.plus(days),
            Duur::Jaren(years) => end.plus_months(years * 12),
        }
    }
}

impl fmt::Display for Duur {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Duur::Dagen(days) => write!(f, "{days} dagen"),
            Duur::Jaren(years) => write!(f, "{years} jaar"),
        }
    }
}

/// A term as it is in force from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Termijn {
    pub soort: Soort,
    pub duur: Duur,
    pub vanaf: Day,
    pub bron: &'static str,
    /// Which row of the source fits is our reading; a gemeente holds it against its own list before it destroys anything.
    pub lezing: &'static str,
}

/// The Selectielijst of 2020 is in force since 1 January of that year.
const SINCE: Day = Day::from_number(18_262);
const BRON: &str = "Selectielijst gemeenten en intergemeentelijke organen 2020";

const TERMS: [Termijn; 4] = [
    Termijn {
        soort: Soort::Aanmelding,
        duur: Duur::Dagen(42),
        vanaf: SINCE,
        bron: BRON,
        lezing: "als een aanvraag die is afgebroken",
    },
    Termijn {
        soort: Soort::Contact,
        duur: Duur::Jaren(10),
        vanaf: SINCE,
        bron: BRON,
        lezing: "als besluiten en controles Participatiewet, vanaf het einde van het traject",
    },
    Termijn {
        soort: Soort::Traject,
        duur: Duur::Jaren(10),
        vanaf: SINCE,
        bron: BRON,
        lezing: "als besluiten en controles Participatiewet, vanaf het einde",
    },
    Termijn {
        soort: Soort::Dossier,
        duur: Duur::Jaren(15),
        vanaf: SINCE,
        bron: BRON,
        lezing: "als voorziening, plan en controles Wmo, vanaf het laatste dat eindigde; de langste termijn die erin kan zitten",
    },
];

/// The term that is in force on a day. Before the list of 2020 we have none at hand, so that one holds for all that is kept now.
pub fn term(soort: Soort, on: Day) -> &'static Termijn {
    let in_force = TERMS.iter().filter(|term| term.soort == soort && term.vanaf <= on).max_by_key(|term| term.vanaf);
    let first = || TERMS.iter().find(|term| term.soort == soort);
    in_force.or_else(first).expect("every kind has a term")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::day;

    #[test]
    fn every_kind_has_a_term_with_a_source_on_every_day() {
        for soort in Soort::ALL {
            for on in ["1990-01-01", "2020-01-01", "2026-11-22"] {
                assert!(!term(soort, day(on)).bron.is_empty(), "{soort:?}");
            }
        }
        assert_eq!(SINCE, day("2020-01-01"));
        assert_eq!(Duur::Jaren(10).after(day("2012-02-29")), day("2022-02-28"));
        assert_eq!(Duur::Dagen(42).after(day("2026-01-01")), day("2026-02-12"));
    }
}
