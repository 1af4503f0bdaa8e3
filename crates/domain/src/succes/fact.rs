use serde::{Deserialize, Serialize};

use crate::entry::Place;
use crate::ids::{InwonerId, StapId};
use crate::time::Day;

crate::facts! {
    /// On this day something went well.
    Achieved = "succes.behaald", 1;
}

/// `woorden` are the inwoner's own; `stap` is what it came of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Achieved {
    pub inwoner: InwonerId,
    pub soort: Soort,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wat: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub woorden: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stap: Option<StapId>,
}

/// What kind of success it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Soort {
    /// For the first time alone at an address.
    Alleen,
    /// Trusted with the key.
    Sleutel,
    /// The thanks of a customer.
    Bedankje,
    /// The compliment of a werkleider.
    Compliment,
    /// A debt went down.
    SchuldOmlaag,
    /// In words.
    Anders,
}

impl Soort {
    pub const ALL: [Soort; 6] =
        [Soort::Alleen, Soort::Sleutel, Soort::Bedankje, Soort::Compliment, Soort::SchuldOmlaag, Soort::Anders];

    pub const fn word(self) -> &'static str {
        match self {
            Soort::Alleen => "alleen",
            Soort::Sleutel => "sleutel",
            Soort::Bedankje => "bedankje",
            Soort::Compliment => "compliment",
            Soort::SchuldOmlaag => "schuld-omlaag",
            Soort::Anders => "anders",
        }
    }

    pub fn from_word(word: &str) -> Option<Soort> {
        Soort::ALL.into_iter().find(|soort| soort.word() == word)
    }
}

impl Fact {
    /// The successes of an inwoner are one zaak.
    pub(crate) fn place(&self, _: Day) -> Place {
        let Fact::Achieved(fact) = self;
        place(fact.inwoner)
    }

    pub(crate) fn subject(&self) -> u32 {
        let Fact::Achieved(fact) = self;
        fact.inwoner.0
    }
}

pub(super) fn place(inwoner: InwonerId) -> Place {
    Place::of(inwoner, "succes")
}
