//! A town in memory to tell tests in: these things happened, somebody does this, then these facts follow or this refusal.
//!
//! Everything goes through the real rules and a [`Draft`], and every entry is kept, so that a test can always ask whether
//! replaying the log gives the same town. The people are the same in every crate: see [`Cast`].

mod fingerprint;
#[cfg(test)]
mod proof;
mod sentence;
mod story;

pub use fingerprint::{fingerprint, known_on, queries};
pub use sentence::{Outcome, given};
pub use story::Story;

use crate::aanpak::Content;
use crate::aanpak::content::{self, NormSoort, Onderdeel};
use crate::access::{Purpose, Role, Viewer};
use crate::ids::MedewerkerId;
use crate::state::State;
use crate::time::Day;

/// Who works in the town of the tests. Their ids are the order in which they were hired.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cast {
    /// The command line.
    Meedoen,
    /// Begeleider: the inwoners of a story are hers unless it says otherwise.
    Ayse,
    /// Begeleider of others.
    Bram,
    /// Coördinator of the Participatiehuis.
    Marit,
    /// Coördinator of De Cirkel.
    Olga,
    /// Beleidsmedewerker.
    Pieter,
    /// Beheerder.
    Bea,
    /// Regisseur: who is referred in a story is referred by him unless it says otherwise.
    Rens,
    /// Regisseur of others.
    Rosa,
    /// Begeleider who stands in for Ayşe where a story says so.
    Karim,
    /// Werkleider of the Participatiehuis.
    Wout,
    /// Werkleider of De Cirkel.
    Wendy,
    /// Privacy officer.
    Petra,
}

impl Cast {
    pub const ALL: [Cast; 13] = [
        Cast::Meedoen,
        Cast::Ayse,
        Cast::Bram,
        Cast::Marit,
        Cast::Olga,
        Cast::Pieter,
        Cast::Bea,
        Cast::Rens,
        Cast::Rosa,
        Cast::Karim,
        Cast::Wout,
        Cast::Wendy,
        Cast::Petra,
    ];

    pub const fn id(self) -> MedewerkerId {
        MedewerkerId(self as u32)
    }

    pub const fn naam(self) -> &'static str {
        match self {
            Cast::Meedoen => "Meedoen",
            Cast::Ayse => "Ayşe",
            Cast::Bram => "Bram",
            Cast::Marit => "Marit",
            Cast::Olga => "Olga",
            Cast::Pieter => "Pieter",
            Cast::Bea => "Bea",
            Cast::Rens => "Rens",
            Cast::Rosa => "Rosa",
            Cast::Karim => "Karim",
            Cast::Wout => "Wout",
            Cast::Wendy => "Wendy",
            Cast::Petra => "Petra",
        }
    }

    pub const fn role(self) -> Role {
        match self {
            Cast::Meedoen => Role::Meedoen,
            Cast::Ayse | Cast::Bram | Cast::Karim => Role::Begeleider,
            Cast::Marit | Cast::Olga => Role::Coordinator,
            Cast::Pieter => Role::Beleidsmedewerker,
            Cast::Bea => Role::Beheerder,
            Cast::Rens | Cast::Rosa => Role::Regisseur,
            Cast::Wout | Cast::Wendy => Role::Werkleider,
            Cast::Petra => Role::PrivacyOfficer,
        }
    }

    /// The one aanpak of a coördinator or a werkleider.
    pub const fn aanpak(self) -> Option<&'static str> {
        match self {
            Cast::Marit | Cast::Wout => Some("participatiehuis"),
            Cast::Olga | Cast::Wendy => Some("de-cirkel"),
            _ => None,
        }
    }

    /// This person behind a screen; `None` when the role is not theirs on that day.
    pub fn viewer(self, state: &State, today: Day) -> Option<Viewer> {
        match self {
            Cast::Meedoen => Some(Viewer::meedoen(today)),
            _ => Viewer::new(state, self.id(), self.role(), Purpose::of(self.role()), today),
        }
    }
}

/// A day as it is written: `day("2010-03-01")`.
#[track_caller]
pub fn day(iso: &str) -> Day {
    iso.parse().unwrap_or_else(|_| panic!("{iso:?} is not a day"))
}

/// The aanpak of the repository: it has a rhythm of contact, a term of two years, fasen and oorzaken.
pub fn participatiehuis() -> Content {
    let text = include_str!("../../../aanpakken/participatiehuis.toml");
    content::parse(text).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// Another aanpak, made from the first: it does not have contact as a part, has two trajectsoorten and no terms.
pub fn de_cirkel() -> Content {
    let mut content = participatiehuis();
    content.slug = "de-cirkel".into();
    content.naam.nl = "De Cirkel".into();
    content.onderdelen.retain(|part| *part != Onderdeel::Contact);
    content.normen.retain(|norm| !matches!(norm.soort, NormSoort::Contact | NormSoort::TrajectTermijn));
    let mut second = content.trajectsoorten[0].clone();
    second.code = "groepsopdracht".into();
    second.naam.nl = "groepsopdracht".into();
    second.synoniemen = vec!["opdracht".into()];
    content.trajectsoorten.push(second);
    content
}
