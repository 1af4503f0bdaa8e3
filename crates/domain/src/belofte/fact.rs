use serde::{Deserialize, Serialize};

use crate::entry::Place;
use crate::ids::{BelofteId, InwonerId};
use crate::time::Day;

crate::facts! {
    /// On this day somebody promised something, with the day by which.
    Made = "belofte.gedaan", 1;
    /// The promise was kept on this day.
    Kept = "belofte.nagekomen", 1;
    /// On this day another day was agreed on.
    Moved = "belofte.verzet", 1;
    /// From this day the promise holds no longer.
    Retracted = "belofte.ingetrokken", 1;
}

/// `van` is whose promise it is, `dag` by when. `aanvraag` is there when it is an application that waits with the gemeente.
/// `afwijking` is why its day lies later than the term of the aanpak.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Made {
    pub inwoner: InwonerId,
    pub belofte: BelofteId,
    pub van: Kant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wat: Option<String>,
    pub dag: Day,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aanvraag: Option<Aanvraag>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub afwijking: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    pub inwoner: InwonerId,
    pub belofte: BelofteId,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Moved {
    pub inwoner: InwonerId,
    pub belofte: BelofteId,
    pub dag: Day,
    pub reden: String,
}

/// `raakt` is whom it hit: asked of a promise by the gemeente or a partner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Retracted {
    pub inwoner: InwonerId,
    pub belofte: BelofteId,
    pub reden: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raakt: Option<Raakt>,
}

/// Whose promise it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kant {
    Gemeente,
    Partner,
    Inwoner,
}

/// What was applied for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aanvraag {
    Uitkering,
    BijzondereBijstand,
    Herindicatie,
    /// In words.
    Anders,
}

/// Whom a promise that was withdrawn hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Raakt {
    /// The inwoner to whom it was made.
    Inwoner,
    /// The groep of the inwoner as well.
    Groep,
    /// Others, who had counted on it or taken it for an example.
    Anderen,
    Partner,
    Niemand,
}

impl Kant {
    /// Our own side first: what is owed to the inwoner.
    pub const ALL: [Kant; 3] = [Kant::Gemeente, Kant::Partner, Kant::Inwoner];

    pub const fn word(self) -> &'static str {
        match self {
            Kant::Gemeente => "gemeente",
            Kant::Partner => "partner",
            Kant::Inwoner => "inwoner",
        }
    }

    pub fn from_word(word: &str) -> Option<Kant> {
        Kant::ALL.into_iter().find(|kant| kant.word() == word)
    }

    /// Owed to the inwoner: by the gemeente, or by a partner that works for it.
    pub const fn is_ours(self) -> bool {
        !matches!(self, Kant::Inwoner)
    }
}

impl Aanvraag {
    pub const ALL: [Aanvraag; 4] =
        [Aanvraag::Uitkering, Aanvraag::BijzondereBijstand, Aanvraag::Herindicatie, Aanvraag::Anders];

    pub const fn word(self) -> &'static str {
        match self {
            Aanvraag::Uitkering => "uitkering",
            Aanvraag::BijzondereBijstand => "bijzondere-bijstand",
            Aanvraag::Herindicatie => "herindicatie",
            Aanvraag::Anders => "anders",
        }
    }

    pub fn from_word(word: &str) -> Option<Aanvraag> {
        Aanvraag::ALL.into_iter().find(|aanvraag| aanvraag.word() == word)
    }
}

impl Raakt {
    pub const ALL: [Raakt; 5] = [Raakt::Inwoner, Raakt::Groep, Raakt::Anderen, Raakt::Partner, Raakt::Niemand];

    pub const fn word(self) -> &'static str {
        match self {
            Raakt::Inwoner => "inwoner",
            Raakt::Groep => "groep",
            Raakt::Anderen => "anderen",
            Raakt::Partner => "partner",
            Raakt::Niemand => "niemand",
        }
    }

    pub fn from_word(word: &str) -> Option<Raakt> {
        Raakt::ALL.into_iter().find(|raakt| raakt.word() == word)
    }
}

impl Fact {
    pub(super) fn inwoner_id(&self) -> InwonerId {
        match self {
            Fact::Made(Made { inwoner, .. })
            | Fact::Kept(Kept { inwoner, .. })
            | Fact::Moved(Moved { inwoner, .. })
            | Fact::Retracted(Retracted { inwoner, .. }) => *inwoner,
        }
    }

    pub(super) fn belofte(&self) -> BelofteId {
        match self {
            Fact::Made(Made { belofte, .. })
            | Fact::Kept(Kept { belofte, .. })
            | Fact::Moved(Moved { belofte, .. })
            | Fact::Retracted(Retracted { belofte, .. }) => *belofte,
        }
    }

    /// Each is a zaak: an application for money can be forgotten while the rest goes on.
    pub(crate) fn place(&self, _: Day) -> Place {
        place(self.inwoner_id(), self.belofte())
    }

    pub(crate) fn subject(&self) -> u32 {
        self.inwoner_id().0
    }
}

pub(super) fn place(inwoner: InwonerId, belofte: BelofteId) -> Place {
    Place::of(inwoner, format_args!("belofte/{belofte}"))
}
