//! Who and what a fact is about. An id is given once, in order, by the rule that records the first fact; it means nothing outside its gemeente.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An id counts from zero or one upward, so that a slice can keep what it knows in a vector.
pub trait Id: Copy {
    fn index(self) -> usize;
    fn from_index(index: usize) -> Self;
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl Id for $name {
            fn index(self) -> usize {
                self.0 as usize
            }
            fn from_index(index: usize) -> Self {
                $name(index as u32)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id!(
    /// The dossier number of an inwoner: what URLs and lists show in place of a name. The first is 1.
    InwonerId
);
id!(
    /// A medewerker of the gemeente or of a partner that works for it. 0 is Meedoen itself (command line, import, chores).
    MedewerkerId
);
id!(
    /// A traject; the first is 1.
    TrajectId
);
id!(
    /// A referral of an inwoner to an aanpak; the first is 1.
    AanmeldingId
);
id!(
    /// Somebody standing in for a colleague; the first is 1.
    WaarnemingId
);
id!(
    /// A belemmering in the life of an inwoner; the first is 1.
    BelemmeringId
);
id!(
    /// A doel in the plan of an inwoner; the first of each inwoner is 1.
    DoelId
);
id!(
    /// A stap in the plan of an inwoner; the first of each inwoner is 1.
    StapId
);
id!(
    /// A promise to or by an inwoner; the first of each inwoner is 1.
    BelofteId
);
id!(
    /// A groep; the first is 1.
    GroepId
);
id!(
    /// The position of an entry in the log of its gemeente; the first is 1.
    Nr
);

impl MedewerkerId {
    /// Meedoen itself: the command line on the machine that holds the keys.
    pub const MEEDOEN: MedewerkerId = MedewerkerId(0);
}

/// The act that wrote a fact: the same for all facts of one act, import or batch. It makes a double click harmless and
/// lets a whole import be found again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Daad(pub [u8; 16]);
