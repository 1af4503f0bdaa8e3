use super::Role;
use crate::waarneming::Doel;

/// Why somebody looks: it stands in the read log beside every look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Guiding the inwoner.
    Begeleiding,
    /// Keeping the regie over who was referred.
    Regie,
    /// Leading the project and checking its list.
    Coordinatie,
    /// Answering for policy with figures.
    Verantwoording,
    /// Knowing who is expected at the service point today.
    Werkleiding,
    /// Watching over who looks at what.
    Privacytoezicht,
    /// Keeping accounts and settings; no dossiers.
    Beheer,
    /// Handing an inwoner the own file.
    Inzageverzoek,
    /// Standing in for a colleague, for what was stated.
    Waarneming(Doel),
}

impl Purpose {
    pub const ALL: [Purpose; 11] = [
        Purpose::Begeleiding,
        Purpose::Regie,
        Purpose::Coordinatie,
        Purpose::Verantwoording,
        Purpose::Werkleiding,
        Purpose::Privacytoezicht,
        Purpose::Beheer,
        Purpose::Inzageverzoek,
        Purpose::Waarneming(Doel::Afwezig),
        Purpose::Waarneming(Doel::Overdracht),
        Purpose::Waarneming(Doel::Spoed),
    ];

    /// The purpose that goes with a role, as long as nobody states another.
    pub const fn of(role: Role) -> Purpose {
        match role {
            Role::Begeleider => Purpose::Begeleiding,
            Role::Regisseur => Purpose::Regie,
            Role::Coordinator => Purpose::Coordinatie,
            Role::Werkleider => Purpose::Werkleiding,
            Role::Beleidsmedewerker => Purpose::Verantwoording,
            Role::PrivacyOfficer => Purpose::Privacytoezicht,
            Role::Beheerder | Role::Meedoen => Purpose::Beheer,
        }
    }

    pub const fn word(self) -> &'static str {
        match self {
            Purpose::Begeleiding => "begeleiding",
            Purpose::Regie => "regie",
            Purpose::Coordinatie => "coordinatie",
            Purpose::Verantwoording => "verantwoording",
            Purpose::Werkleiding => "werkleiding",
            Purpose::Privacytoezicht => "privacytoezicht",
            Purpose::Beheer => "beheer",
            Purpose::Inzageverzoek => "inzageverzoek",
            Purpose::Waarneming(doel) => doel.purpose(),
        }
    }
}
