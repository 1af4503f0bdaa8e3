use serde::{Deserialize, Serialize};

use crate::aanpak::content::Grondslag;
use crate::entry::Place;
use crate::ids::{InwonerId, TrajectId};
use crate::time::Day;

crate::facts! {
    /// The traject begins on this day: the *instroom* of every figure.
    Started = "traject.gestart", 1;
    /// A fase of the aanpak from this day.
    PhaseEntered = "traject.fase", 1;
    /// On this day a later last day is agreed.
    Extended = "traject.verlengd", 1;
    /// This day is the first on which the traject is no longer open.
    Closed = "traject.afgesloten", 1;
}

/// `trede` is the one the list gives at the start; a meting knows better. `afwijking` is why the start departs from the aanpak.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Started {
    pub inwoner: InwonerId,
    pub traject: TrajectId,
    pub aanpak: String,
    pub trajectsoort: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grondslag: Option<Grondslag>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trede: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub afwijking: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PhaseEntered {
    pub inwoner: InwonerId,
    pub traject: TrajectId,
    pub fase: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub afwijking: Option<String>,
}

/// `tot` is the last day of the term as it is now agreed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Extended {
    pub inwoner: InwonerId,
    pub traject: TrajectId,
    pub tot: Day,
    pub reden: String,
}

/// `reden` and `oorzaak` are codes of the aanpak that was in force on the day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Closed {
    pub inwoner: InwonerId,
    pub traject: TrajectId,
    pub reden: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub oorzaak: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub toelichting: Option<String>,
}

impl Fact {
    pub(super) fn inwoner_id(&self) -> InwonerId {
        match self {
            Fact::Started(Started { inwoner, .. })
            | Fact::PhaseEntered(PhaseEntered { inwoner, .. })
            | Fact::Extended(Extended { inwoner, .. })
            | Fact::Closed(Closed { inwoner, .. }) => *inwoner,
        }
    }

    fn traject(&self) -> TrajectId {
        match self {
            Fact::Started(Started { traject, .. })
            | Fact::PhaseEntered(PhaseEntered { traject, .. })
            | Fact::Extended(Extended { traject, .. })
            | Fact::Closed(Closed { traject, .. }) => *traject,
        }
    }

    /// Each traject is a zaak: its retention term runs from its own end.
    pub(crate) fn place(&self, _: Day) -> Place {
        Place::of(self.inwoner_id(), format_args!("traject/{}", self.traject()))
    }

    pub(crate) fn subject(&self) -> u32 {
        self.inwoner_id().0
    }
}
