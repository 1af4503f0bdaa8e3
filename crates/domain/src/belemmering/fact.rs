use serde::{Deserialize, Serialize};

use crate::entry::Place;
use crate::ids::{BelemmeringId, InwonerId};
use crate::time::Day;

crate::facts! {
    /// The belemmering came into view.
    Opened = "belemmering.geopend", 1;
    /// From this day it stands otherwise, or somebody else works on it.
    Moved = "belemmering.stand", 1;
    /// From this day it is in the way no longer.
    Solved = "belemmering.opgelost", 1;
    /// It is back.
    Reopened = "belemmering.heropend", 1;
}

/// `leefgebied` is a code of the aanpak; `wat` is in a few words what it is, `wie` who works on it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    pub inwoner: InwonerId,
    pub belemmering: BelemmeringId,
    pub aanpak: String,
    pub leefgebied: String,
    pub stand: Stand,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wat: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wie: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Moved {
    pub inwoner: InwonerId,
    pub belemmering: BelemmeringId,
    pub stand: Stand,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wie: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Solved {
    pub inwoner: InwonerId,
    pub belemmering: BelemmeringId,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reopened {
    pub inwoner: InwonerId,
    pub belemmering: BelemmeringId,
    pub stand: Stand,
    pub reden: String,
}

/// How an open belemmering stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stand {
    InBeeld,
    WordtAanGewerkt,
    OnderControle,
}

impl Stand {
    pub const ALL: [Stand; 3] = [Stand::InBeeld, Stand::WordtAanGewerkt, Stand::OnderControle];

    pub const fn word(self) -> &'static str {
        match self {
            Stand::InBeeld => "in-beeld",
            Stand::WordtAanGewerkt => "wordt-aan-gewerkt",
            Stand::OnderControle => "onder-controle",
        }
    }

    pub fn from_word(word: &str) -> Option<Stand> {
        Stand::ALL.into_iter().find(|stand| stand.word() == word)
    }
}

impl Fact {
    pub(super) fn inwoner_id(&self) -> InwonerId {
        match self {
            Fact::Opened(Opened { inwoner, .. })
            | Fact::Moved(Moved { inwoner, .. })
            | Fact::Solved(Solved { inwoner, .. })
            | Fact::Reopened(Reopened { inwoner, .. }) => *inwoner,
        }
    }

    pub(super) fn belemmering(&self) -> BelemmeringId {
        match self {
            Fact::Opened(Opened { belemmering, .. })
            | Fact::Moved(Moved { belemmering, .. })
            | Fact::Solved(Solved { belemmering, .. })
            | Fact::Reopened(Reopened { belemmering, .. }) => *belemmering,
        }
    }

    /// Each is a zaak: an old debt that is solved can be forgotten while the rest goes on.
    pub(crate) fn place(&self, _: Day) -> Place {
        place(self.inwoner_id(), self.belemmering())
    }

    pub(crate) fn subject(&self) -> u32 {
        self.inwoner_id().0
    }
}

pub(super) fn place(inwoner: InwonerId, belemmering: BelemmeringId) -> Place {
    Place::of(inwoner, format_args!("belemmering/{belemmering}"))
}
