use serde::{Deserialize, Serialize};

use crate::entry::Place;
use crate::ids::{MedewerkerId, WaarnemingId};
use crate::time::Day;

crate::facts! {
    /// Somebody will stand in for a colleague, from a day until a day.
    Begun = "waarneming.begonnen", 1;
    /// No longer from this day, though the last day had not come.
    Ended = "waarneming.beeindigd", 1;
}

/// `waarnemer` stands in for `voor`, on the days from `van` up to and including `tot`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Begun {
    pub waarneming: WaarnemingId,
    pub waarnemer: MedewerkerId,
    pub voor: MedewerkerId,
    pub doel: Doel,
    pub reden: String,
    pub van: Day,
    pub tot: Day,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ended {
    pub waarneming: WaarnemingId,
    pub voor: MedewerkerId,
}

/// Why somebody looks into the caseload of a colleague. Why the colleague is away is nobody's business, so it says only that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doel {
    /// The colleague is away.
    Afwezig,
    /// The caseload goes over to somebody else, inwoner by inwoner.
    Overdracht,
    /// Something cannot wait until the colleague is back.
    Spoed,
}

impl Doel {
    pub const ALL: [Doel; 3] = [Doel::Afwezig, Doel::Overdracht, Doel::Spoed];

    pub const fn word(self) -> &'static str {
        match self {
            Doel::Afwezig => "afwezig",
            Doel::Overdracht => "overdracht",
            Doel::Spoed => "spoed",
        }
    }

    /// As it stands in the read log.
    pub const fn purpose(self) -> &'static str {
        match self {
            Doel::Afwezig => "waarneming-afwezig",
            Doel::Overdracht => "waarneming-overdracht",
            Doel::Spoed => "waarneming-spoed",
        }
    }

    pub fn from_word(word: &str) -> Option<Doel> {
        Doel::ALL.into_iter().find(|doel| doel.word() == word)
    }

    /// Days it lasts at most; longer is said again. Ours: six weeks is a long holiday, four a handover, three a weekend.
    pub const fn at_most(self) -> i32 {
        match self {
            Doel::Afwezig => 42,
            Doel::Overdracht => 28,
            Doel::Spoed => 3,
        }
    }
}

impl Fact {
    fn voor(&self) -> MedewerkerId {
        match self {
            Fact::Begun(Begun { voor, .. }) | Fact::Ended(Ended { voor, .. }) => *voor,
        }
    }

    pub(crate) fn place(&self, _: Day) -> Place {
        Place::ground(&format!("waarneming/{}", self.voor()))
    }

    /// Whose caseload it is about.
    pub(crate) fn subject(&self) -> u32 {
        self.voor().0
    }
}
