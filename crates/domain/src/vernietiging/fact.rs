use serde::{Deserialize, Serialize};

use crate::entry::Place;
use crate::ids::{InwonerId, MedewerkerId, Nr};
use crate::time::Day;

crate::facts! {
    /// On this day a resident asked that what is kept about them is destroyed.
    Requested = "vernietiging.verzocht", 1;
    /// On this day a request was refused, with the reason that the resident is told.
    Refused = "vernietiging.afgewezen", 1;
    /// On this day somebody proposed to destroy these zaken.
    Proposed = "vernietiging.voorgesteld", 1;
    /// On this day somebody else decided about it.
    Decided = "vernietiging.besloten", 1;
}

/// It names the inwoner by number only: it stays when all else is gone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Requested {
    pub inwoner: InwonerId,
}

/// `verzoek` is the entry of the request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Refused {
    pub verzoek: Nr,
    pub medewerker: MedewerkerId,
    pub reden: String,
}

/// A name of a zaak that ends in a slash stands for everything below it. `reden` is why something goes before its term is over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proposed {
    pub voorstel: u32,
    pub medewerker: MedewerkerId,
    pub grond: Grond,
    pub zaken: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reden: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decided {
    pub voorstel: u32,
    pub medewerker: MedewerkerId,
    pub akkoord: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reden: Option<String>,
}

/// Why something is destroyed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grond {
    /// Its term is over.
    Termijn,
    /// The resident asked for it.
    Verzoek,
}

impl Grond {
    pub const ALL: [Grond; 2] = [Grond::Termijn, Grond::Verzoek];

    pub const fn word(self) -> &'static str {
        match self {
            Grond::Termijn => "termijn",
            Grond::Verzoek => "verzoek",
        }
    }
}

impl Fact {
    /// Outside every dossier, so that it outlives what it is about.
    pub(crate) fn place(&self, _: Day) -> Place {
        Place::ground("vernietiging")
    }

    pub(crate) fn subject(&self) -> u32 {
        0
    }
}
