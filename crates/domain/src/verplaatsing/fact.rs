use serde::{Deserialize, Serialize};

use crate::entry::Place;
use crate::ids::{InwonerId, Nr};
use crate::time::Day;

crate::facts! {
    /// On this day a fact was taken away here, because it belongs to another inwoner. The fact itself follows at once in that
    /// dossier, as the next entry.
    Moved = "verplaatsing.verplaatst", 1;
}

/// `feiten` are the entries that are not shown any more: the version that stood, and those it had corrected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Moved {
    pub inwoner: InwonerId,
    pub naar: InwonerId,
    pub feiten: Vec<Nr>,
}

impl Fact {
    /// With the dossier that it was taken from: it stays as long as anything of that does.
    pub(crate) fn place(&self, _: Day) -> Place {
        let Fact::Moved(fact) = self;
        Place::of(fact.inwoner, "verplaatsing")
    }

    pub(crate) fn subject(&self) -> u32 {
        let Fact::Moved(fact) = self;
        fact.inwoner.0
    }
}
