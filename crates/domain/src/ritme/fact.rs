use serde::{Deserialize, Serialize};

use crate::entry::Place;
use crate::ids::{InwonerId, TrajectId};
use crate::time::Day;

crate::facts! {
    /// From this day inwoner and begeleider speak this often.
    Agreed = "ritme.afgesproken", 1;
}

/// `dagen` is the most days between two contacts; without it the rhythm of the aanpak holds again. `afwijking` is why it
/// lies outside what the aanpak says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Agreed {
    pub inwoner: InwonerId,
    pub traject: TrajectId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dagen: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub afwijking: Option<String>,
}

impl Fact {
    pub(crate) fn place(&self, _: Day) -> Place {
        let Fact::Agreed(fact) = self;
        place(fact.inwoner, fact.traject)
    }

    pub(crate) fn subject(&self) -> u32 {
        let Fact::Agreed(fact) = self;
        fact.inwoner.0
    }
}

/// It is part of the traject: it is kept as long, and goes with it.
pub(super) fn place(inwoner: InwonerId, traject: TrajectId) -> Place {
    Place::of(inwoner, format_args!("traject/{traject}"))
}
