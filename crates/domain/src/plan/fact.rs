use serde::{Deserialize, Serialize};

use crate::entry::Place;
use crate::ids::{BelemmeringId, DoelId, InwonerId, StapId};
use crate::time::Day;

crate::facts! {
    /// What the inwoner says about wishes, talents or what matters; without words it holds no longer.
    Told = "plan.verteld", 1;
    /// From this day the inwoner has this doel.
    GoalSet = "plan.doel", 1;
    /// The doel was reached, or let go.
    GoalEnded = "plan.doel_geeindigd", 1;
    /// On this day this stap was agreed on.
    StepAgreed = "plan.stap", 1;
    /// The stap was done on this day, and whether it helped.
    StepDone = "plan.stap_gedaan", 1;
    /// From this day nobody intends the stap any more.
    StepDropped = "plan.stap_vervallen", 1;
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Told {
    pub inwoner: InwonerId,
    pub over: Over,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tekst: Option<String>,
}

/// `trede` is the rung it brings into reach, on the ladder of the aanpak of that day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GoalSet {
    pub inwoner: InwonerId,
    pub doel: DoelId,
    pub van: Van,
    pub soort: DoelSoort,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wat: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trede: Option<u8>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GoalEnded {
    pub inwoner: InwonerId,
    pub doel: DoelId,
    pub bereikt: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub toelichting: Option<String>,
}

/// `wie` takes it, `dag` is when; `belemmering` is what it may clear, `doel` what it serves. `afwijking` is why a day or a
/// doel is missing where the aanpak asks for both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepAgreed {
    pub inwoner: InwonerId,
    pub stap: StapId,
    pub wat: String,
    pub wie: Wie,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dag: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doel: Option<DoelId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub belemmering: Option<BelemmeringId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub afwijking: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepDone {
    pub inwoner: InwonerId,
    pub stap: StapId,
    pub hielp: Hielp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hoe: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepDropped {
    pub inwoner: InwonerId,
    pub stap: StapId,
    pub reden: String,
}

/// What the inwoner tells about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Over {
    /// What somebody wishes, in the own words.
    Wens,
    /// What somebody is good at.
    Talent,
    /// What matters to somebody.
    Belangrijk,
}

/// Whose doel it is: the personal goal moderates everything, so it is kept apart from that of the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Van {
    Inwoner,
    Project,
}

/// What a doel is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DoelSoort {
    BetaaldWerk,
    Vrijwilligerswerk,
    Opleiding,
    Contacten,
    Rust,
    /// In the own words.
    Anders,
}

/// Who takes a stap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wie {
    /// The inwoner alone.
    Alleen,
    /// Inwoner and begeleider together.
    Samen,
    Begeleider,
    Partner,
}

/// Whether a stap helped, as the inwoner sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hielp {
    Ja,
    Beetje,
    Nee,
    /// Not asked, or no answer: unknown stays unknown.
    Onbekend,
}

impl Over {
    pub const ALL: [Over; 3] = [Over::Wens, Over::Talent, Over::Belangrijk];

    pub const fn word(self) -> &'static str {
        match self {
            Over::Wens => "wens",
            Over::Talent => "talent",
            Over::Belangrijk => "belangrijk",
        }
    }
}

impl Van {
    pub const ALL: [Van; 2] = [Van::Inwoner, Van::Project];

    pub const fn word(self) -> &'static str {
        match self {
            Van::Inwoner => "inwoner",
            Van::Project => "project",
        }
    }

    pub fn from_word(word: &str) -> Option<Van> {
        Van::ALL.into_iter().find(|van| van.word() == word)
    }
}

impl DoelSoort {
    pub const ALL: [DoelSoort; 6] = [
        DoelSoort::BetaaldWerk,
        DoelSoort::Vrijwilligerswerk,
        DoelSoort::Opleiding,
        DoelSoort::Contacten,
        DoelSoort::Rust,
        DoelSoort::Anders,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            DoelSoort::BetaaldWerk => "betaald-werk",
            DoelSoort::Vrijwilligerswerk => "vrijwilligerswerk",
            DoelSoort::Opleiding => "opleiding",
            DoelSoort::Contacten => "contacten",
            DoelSoort::Rust => "rust",
            DoelSoort::Anders => "anders",
        }
    }

    pub fn from_word(word: &str) -> Option<DoelSoort> {
        DoelSoort::ALL.into_iter().find(|soort| soort.word() == word)
    }
}

impl Wie {
    pub const ALL: [Wie; 4] = [Wie::Alleen, Wie::Samen, Wie::Begeleider, Wie::Partner];

    pub const fn word(self) -> &'static str {
        match self {
            Wie::Alleen => "alleen",
            Wie::Samen => "samen",
            Wie::Begeleider => "begeleider",
            Wie::Partner => "partner",
        }
    }

    pub fn from_word(word: &str) -> Option<Wie> {
        Wie::ALL.into_iter().find(|wie| wie.word() == word)
    }
}

impl Hielp {
    pub const ALL: [Hielp; 4] = [Hielp::Ja, Hielp::Beetje, Hielp::Nee, Hielp::Onbekend];

    pub const fn word(self) -> &'static str {
        match self {
            Hielp::Ja => "ja",
            Hielp::Beetje => "beetje",
            Hielp::Nee => "nee",
            Hielp::Onbekend => "onbekend",
        }
    }

    pub fn from_word(word: &str) -> Option<Hielp> {
        Hielp::ALL.into_iter().find(|hielp| hielp.word() == word)
    }
}

impl Fact {
    pub(super) fn inwoner_id(&self) -> InwonerId {
        match self {
            Fact::Told(Told { inwoner, .. })
            | Fact::GoalSet(GoalSet { inwoner, .. })
            | Fact::GoalEnded(GoalEnded { inwoner, .. })
            | Fact::StepAgreed(StepAgreed { inwoner, .. })
            | Fact::StepDone(StepDone { inwoner, .. })
            | Fact::StepDropped(StepDropped { inwoner, .. }) => *inwoner,
        }
    }

    /// The plan of an inwoner is one zaak: it is kept, and goes, as a whole.
    pub(crate) fn place(&self, _: Day) -> Place {
        place(self.inwoner_id())
    }

    pub(crate) fn subject(&self) -> u32 {
        self.inwoner_id().0
    }
}

pub(super) fn place(inwoner: InwonerId) -> Place {
    Place::of(inwoner, "plan")
}
