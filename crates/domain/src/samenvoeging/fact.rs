use serde::{Deserialize, Serialize};

use crate::entry::Place;
use crate::ids::InwonerId;
use crate::time::Day;

crate::facts! {
    /// From this day the gemeente knows that two dossiers are of one person.
    Joined = "samenvoeging.samengevoegd", 1;
}

/// `inwoner` is the dossier that stays, `ander` the one that goes up in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Joined {
    pub inwoner: InwonerId,
    pub ander: InwonerId,
    pub reden: String,
}

impl Fact {
    /// With the dossier that stays; it names the other by number only.
    pub(crate) fn place(&self, _: Day) -> Place {
        let Fact::Joined(fact) = self;
        place(fact.inwoner)
    }

    pub(crate) fn subject(&self) -> u32 {
        let Fact::Joined(fact) = self;
        fact.inwoner.0
    }
}

pub(super) fn place(inwoner: InwonerId) -> Place {
    Place::of(inwoner, "samenvoeging")
}
