use serde::{Deserialize, Serialize};

use crate::aanpak::content::Onderdeel;
use crate::entry::Place;
use crate::ids::{GroepId, InwonerId};
use crate::time::Day;

crate::facts! {
    /// There is a group, or there will be one.
    Opened = "groep.geopend", 1;
    /// Where the group meets from this day, and on which days of the week.
    Placed = "groep.plaats", 1;
    /// From this day the inwoner takes part.
    Joined = "groep.deelname_gestart", 1;
    /// This day is the first on which the inwoner takes part no longer.
    Left = "groep.deelname_geeindigd", 1;
    /// On this day the inwoner was there.
    Present = "groep.aanwezig", 1;
}

/// `start` is the first meeting; `fase` the code of the aanpak's fase that the group is part of, where the size is found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    pub groep: GroepId,
    pub aanpak: String,
    pub soort: Soort,
    pub naam: String,
    pub start: Day,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fase: Option<String>,
}

/// `vestiging` is a place of the aanpak by its code, when that has places. No days are days that nobody wrote down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Placed {
    pub groep: GroepId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vestiging: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dagen: Vec<Weekdag>,
}

/// A day of the week, as groups have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weekdag {
    Maandag,
    Dinsdag,
    Woensdag,
    Donderdag,
    Vrijdag,
    Zaterdag,
    Zondag,
}

impl Weekdag {
    pub const ALL: [Weekdag; 7] = [
        Weekdag::Maandag,
        Weekdag::Dinsdag,
        Weekdag::Woensdag,
        Weekdag::Donderdag,
        Weekdag::Vrijdag,
        Weekdag::Zaterdag,
        Weekdag::Zondag,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Weekdag::Maandag => "maandag",
            Weekdag::Dinsdag => "dinsdag",
            Weekdag::Woensdag => "woensdag",
            Weekdag::Donderdag => "donderdag",
            Weekdag::Vrijdag => "vrijdag",
            Weekdag::Zaterdag => "zaterdag",
            Weekdag::Zondag => "zondag",
        }
    }

    pub fn from_word(word: &str) -> Option<Weekdag> {
        Weekdag::ALL.into_iter().find(|day| day.word() == word)
    }

    pub fn of(day: Day) -> Weekdag {
        Weekdag::ALL[day.date().weekday().to_monday_zero_offset() as usize]
    }
}

/// `afwijking` is why this departs from the aanpak, when it does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Joined {
    pub inwoner: InwonerId,
    pub groep: GroepId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub afwijking: Option<String>,
}

/// `reden` is why somebody left early.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Left {
    pub inwoner: InwonerId,
    pub groep: GroepId,
    pub uitkomst: Uitkomst,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reden: Option<String>,
}

/// Who was not there has no fact: nobody is reproached for a day off.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Present {
    pub inwoner: InwonerId,
    pub groep: GroepId,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Soort {
    Training,
    Groepsopdracht,
    Projectgroep,
    KoffieUur,
}

impl Soort {
    pub const ALL: [Soort; 4] = [Soort::Training, Soort::Groepsopdracht, Soort::Projectgroep, Soort::KoffieUur];

    pub const fn word(self) -> &'static str {
        match self {
            Soort::Training => "training",
            Soort::Groepsopdracht => "groepsopdracht",
            Soort::Projectgroep => "projectgroep",
            Soort::KoffieUur => "koffie-uur",
        }
    }

    pub fn from_word(word: &str) -> Option<Soort> {
        Soort::ALL.into_iter().find(|soort| soort.word() == word)
    }

    /// The part an aanpak has to have for such groups.
    pub const fn part(self) -> Onderdeel {
        match self {
            Soort::Training => Onderdeel::Training,
            Soort::Groepsopdracht => Onderdeel::Groepsopdracht,
            Soort::Projectgroep | Soort::KoffieUur => Onderdeel::Groep,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Uitkomst {
    Afgerond,
    Voortijdig,
}

impl Uitkomst {
    pub const ALL: [Uitkomst; 2] = [Uitkomst::Afgerond, Uitkomst::Voortijdig];

    pub const fn word(self) -> &'static str {
        match self {
            Uitkomst::Afgerond => "afgerond",
            Uitkomst::Voortijdig => "voortijdig",
        }
    }

    pub fn from_word(word: &str) -> Option<Uitkomst> {
        Uitkomst::ALL.into_iter().find(|uitkomst| uitkomst.word() == word)
    }
}

impl Fact {
    /// The group itself names nobody and lies in the ground; who takes part lies in the dossier, each group a zaak.
    pub(crate) fn place(&self, _: Day) -> Place {
        match self {
            Fact::Opened(fact) => ground(fact.groep),
            Fact::Placed(fact) => ground(fact.groep),
            Fact::Joined(Joined { inwoner, groep, .. })
            | Fact::Left(Left { inwoner, groep, .. })
            | Fact::Present(Present { inwoner, groep }) => place(*inwoner, *groep),
        }
    }

    /// The number of the groep for the groep itself, else that of the inwoner.
    pub(crate) fn subject(&self) -> u32 {
        match self {
            Fact::Opened(fact) => fact.groep.0,
            Fact::Placed(fact) => fact.groep.0,
            Fact::Joined(Joined { inwoner, .. })
            | Fact::Left(Left { inwoner, .. })
            | Fact::Present(Present { inwoner, .. }) => inwoner.0,
        }
    }
}

pub(super) fn ground(groep: GroepId) -> Place {
    Place::ground(&format!("groep/{groep}"))
}

pub(super) fn place(inwoner: InwonerId, groep: GroepId) -> Place {
    Place::of(inwoner, format_args!("groep/{groep}"))
}
