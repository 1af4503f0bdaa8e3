use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Antwoorden, Groeipotentieel, Meetmoment, Vragen};
use crate::entry::Place;
use crate::ids::{InwonerId, TrajectId};
use crate::time::Day;

crate::facts! {
    /// On this day it was looked at where an inwoner stands.
    Recorded = "meting.vastgelegd", 1;
}

/// `trede` is a rung of the aanpak's own ladder; `leefgebieden` are codes of the aanpak in force on the day, and one that
/// was not asked about is not there. `afwijking` is why the meting departs from what its answers or the aanpak say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    pub inwoner: InwonerId,
    pub traject: TrajectId,
    pub moment: Meetmoment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trede: Option<u8>,
    #[serde(default, skip_serializing_if = "Antwoorden::is_empty")]
    pub antwoorden: Antwoorden,
    /// Growth within the trede.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub groei: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groeipotentieel: Option<Groeipotentieel>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub leefgebieden: BTreeMap<String, Vragen>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub afwijking: Option<String>,
    /// What the begeleider adds in a few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub toelichting: Option<String>,
}

impl Fact {
    /// The metingen of one traject are one zaak: what they say of somebody's health can go before the traject does.
    pub(crate) fn place(&self, _: Day) -> Place {
        let Fact::Recorded(fact) = self;
        place(fact.inwoner, fact.traject)
    }

    pub(crate) fn subject(&self) -> u32 {
        let Fact::Recorded(fact) = self;
        fact.inwoner.0
    }
}

pub(super) fn place(inwoner: InwonerId, traject: TrajectId) -> Place {
    Place::of(inwoner, format_args!("meting/{traject}"))
}
