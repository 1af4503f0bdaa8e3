use serde::{Deserialize, Serialize};

use crate::aanpak::content::Grondslag;
use crate::entry::Place;
use crate::ids::{AanmeldingId, InwonerId, MedewerkerId};
use crate::time::Day;

crate::facts! {
    /// The inwoner is referred to an aanpak.
    Referred = "aanmelding.gedaan", 1;
    /// The first talk took place: in the form that the aanpak has for it.
    Met = "aanmelding.gesprek", 1;
    /// The aanpak takes the inwoner.
    Accepted = "aanmelding.aangenomen", 1;
    /// The aanpak does not take the inwoner.
    Refused = "aanmelding.afgewezen", 1;
    /// Who referred calls it back.
    Retracted = "aanmelding.ingetrokken", 1;
    /// The inwoner leaves before anything began.
    Left = "aanmelding.afgehaakt", 1;
}

/// `reden` is why this aanpak for this inwoner, `beweegreden` why the inwoner says to come. `regisseur` is who keeps the
/// regie, when a regisseur referred. `afwijking` is why somebody is referred who seems to be known already.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Referred {
    pub inwoner: InwonerId,
    pub aanmelding: AanmeldingId,
    pub aanpak: String,
    pub grondslag: Grondslag,
    pub reden: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub regisseur: Option<MedewerkerId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beweegreden: Option<Beweegreden>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub afwijking: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Met {
    pub inwoner: InwonerId,
    pub aanmelding: AanmeldingId,
    pub vorm: Gespreksvorm,
}

/// `afwijking` is why the caseload goes over the norm with this one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Accepted {
    pub inwoner: InwonerId,
    pub aanmelding: AanmeldingId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub afwijking: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Refused {
    pub inwoner: InwonerId,
    pub aanmelding: AanmeldingId,
    pub reden: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Retracted {
    pub inwoner: InwonerId,
    pub aanmelding: AanmeldingId,
    pub reden: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Left {
    pub inwoner: InwonerId,
    pub aanmelding: AanmeldingId,
    pub reden: String,
}

/// Why the inwoner says to come. From having to, to wanting to, is growth (001:1066).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Beweegreden {
    Moet,
    Werk,
    Mensen,
    IetsDoen,
    Rust,
}

impl Beweegreden {
    pub const ALL: [Beweegreden; 5] =
        [Beweegreden::Moet, Beweegreden::Werk, Beweegreden::Mensen, Beweegreden::IetsDoen, Beweegreden::Rust];

    pub const fn word(self) -> &'static str {
        match self {
            Beweegreden::Moet => "moet",
            Beweegreden::Werk => "werk",
            Beweegreden::Mensen => "mensen",
            Beweegreden::IetsDoen => "iets-doen",
            Beweegreden::Rust => "rust",
        }
    }

    pub fn from_word(word: &str) -> Option<Beweegreden> {
        Beweegreden::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// Who sits at the table of the first talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gespreksvorm {
    /// Inwoner and begeleider.
    Kennismaking,
    /// Inwoner, begeleider and regisseur.
    Driegesprek,
}

impl Gespreksvorm {
    pub const ALL: [Gespreksvorm; 2] = [Gespreksvorm::Kennismaking, Gespreksvorm::Driegesprek];

    pub const fn word(self) -> &'static str {
        match self {
            Gespreksvorm::Kennismaking => "kennismaking",
            Gespreksvorm::Driegesprek => "driegesprek",
        }
    }
}

impl Fact {
    fn about(&self) -> (InwonerId, AanmeldingId) {
        match self {
            Fact::Referred(Referred { inwoner, aanmelding, .. })
            | Fact::Met(Met { inwoner, aanmelding, .. })
            | Fact::Accepted(Accepted { inwoner, aanmelding, .. })
            | Fact::Refused(Refused { inwoner, aanmelding, .. })
            | Fact::Retracted(Retracted { inwoner, aanmelding, .. })
            | Fact::Left(Left { inwoner, aanmelding, .. }) => (*inwoner, *aanmelding),
        }
    }

    pub(super) fn inwoner_id(&self) -> InwonerId {
        self.about().0
    }

    pub(super) fn aanmelding(&self) -> AanmeldingId {
        self.about().1
    }

    /// Each is a zaak: one that came to nothing can be forgotten sooner than a traject.
    pub(crate) fn place(&self, _: Day) -> Place {
        place(self.inwoner_id(), self.aanmelding())
    }

    pub(crate) fn subject(&self) -> u32 {
        self.inwoner_id().0
    }
}

pub(super) fn place(inwoner: InwonerId, aanmelding: AanmeldingId) -> Place {
    Place::of(inwoner, format_args!("aanmelding/{aanmelding}"))
}
