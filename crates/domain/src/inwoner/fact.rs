use serde::{Deserialize, Serialize};

use crate::entry::Place;
use crate::ids::InwonerId;
use crate::time::Day;

crate::facts! {
    /// The gemeente opens a dossier.
    Registered = "inwoner.ingeschreven", 1;
    /// The name, from this day.
    Named = "inwoner.naam", 1;
    /// Another name that the person is known by, from this day: a name at birth, what everybody says.
    AlsoNamed = "inwoner.andere_naam", 1;
    Born = "inwoner.geboortedatum", 1;
    /// The neighbourhood, from this day.
    Lives = "inwoner.wijk", 1;
    /// The benefit somebody lives on, from this day.
    Benefits = "inwoner.uitkering", 1;
    /// Since when somebody lives on a benefit, as far back as the gemeente knows.
    BenefitsSince = "inwoner.uitkering_sinds", 1;
    /// The waiting list somebody is on, from this day.
    Waits = "inwoner.wachtlijst", 1;
}

/// `sleutel` is how the gemeente's own list names the person; it is never shown in a URL.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Registered {
    pub inwoner: InwonerId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sleutel: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Named {
    pub inwoner: InwonerId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub voornaam: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tussenvoegsel: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub achternaam: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AlsoNamed {
    pub inwoner: InwonerId,
    pub naam: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Born {
    pub inwoner: InwonerId,
    pub geboortedatum: Day,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lives {
    pub inwoner: InwonerId,
    pub wijk: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Benefits {
    pub inwoner: InwonerId,
    pub uitkering: Uitkering,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BenefitsSince {
    pub inwoner: InwonerId,
    pub sinds: Day,
}

/// `None` ends the waiting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Waits {
    pub inwoner: InwonerId,
    pub wachtlijst: Option<Wachtlijst>,
}

/// What somebody lives on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Uitkering {
    Bijstand,
    Ww,
    Wia,
    Wajong,
    Geen,
}

impl Uitkering {
    pub const ALL: [Uitkering; 5] =
        [Uitkering::Bijstand, Uitkering::Ww, Uitkering::Wia, Uitkering::Wajong, Uitkering::Geen];

    pub const fn word(self) -> &'static str {
        match self {
            Uitkering::Bijstand => "bijstand",
            Uitkering::Ww => "ww",
            Uitkering::Wia => "wia",
            Uitkering::Wajong => "wajong",
            Uitkering::Geen => "geen",
        }
    }

    pub fn from_word(word: &str) -> Option<Uitkering> {
        let word = crate::text::folded(word);
        Uitkering::ALL.into_iter().find(|uitkering| uitkering.word() == word)
    }
}

/// The waiting list for sheltered work is the only one the sources name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Wachtlijst {
    Wsw,
}

impl Wachtlijst {
    pub const fn word(self) -> &'static str {
        "wsw"
    }

    pub fn from_word(word: &str) -> Option<Wachtlijst> {
        (crate::text::folded(word) == "wsw").then_some(Wachtlijst::Wsw)
    }
}

impl Fact {
    pub(super) fn inwoner_id(&self) -> InwonerId {
        match self {
            Fact::Registered(Registered { inwoner, .. })
            | Fact::Named(Named { inwoner, .. })
            | Fact::AlsoNamed(AlsoNamed { inwoner, .. })
            | Fact::Born(Born { inwoner, .. })
            | Fact::Lives(Lives { inwoner, .. })
            | Fact::Benefits(Benefits { inwoner, .. })
            | Fact::BenefitsSince(BenefitsSince { inwoner, .. })
            | Fact::Waits(Waits { inwoner, .. }) => *inwoner,
        }
    }

    /// Personal data is a zaak of its own: it is the last to go.
    pub(crate) fn place(&self, _: Day) -> Place {
        Place::of(self.inwoner_id(), "persoon")
    }

    pub(crate) fn subject(&self) -> u32 {
        self.inwoner_id().0
    }
}
