use serde::{Deserialize, Serialize};

use crate::entry::Place;
use crate::ids::{InwonerId, Nr};
use crate::time::Day;

crate::facts! {
    /// A notice may wait.
    Given = "uitstel.gegeven", 1;
}

/// `over` is the entry that the notice is about; on `tot` it is there again. `leefgebied` is a code of the aanpak where the
/// notice is about one; without it such a notice waits for all of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Given {
    pub inwoner: InwonerId,
    pub signaal: Soort,
    pub over: Nr,
    pub tot: Day,
    pub reden: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leefgebied: Option<String>,
}

/// The kinds of notices about what the gemeente owes. None is about a failing of an inwoner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Soort {
    /// An aanvraag waits with the gemeente beyond its term.
    AanvraagWacht,
    /// A promise of the gemeente or a partner was not kept on its day.
    BelofteLaat,
    /// There was no contact within the rhythm.
    ContactTeLaat,
    /// The term ends, and it is not settled what comes next.
    TermijnEindigt,
    /// There is no plan yet.
    PlanOntbreekt,
    /// A belemmering came into view and nobody works on it.
    BelemmeringLigtStil,
    /// There was no meting at the start, or in the rhythm after it.
    MetingTeLaat,
    /// No new stap was agreed for long.
    Stilstand,
    /// A leefgebied was not talked about for long, so nobody knows how it is.
    LeefgebiedOnbevestigd,
    /// A referral waits for an answer longer than the first talk may take to come.
    AanmeldingOnbeantwoord,
}

impl Soort {
    pub const ALL: [Soort; 10] = [
        Soort::AanvraagWacht,
        Soort::BelofteLaat,
        Soort::ContactTeLaat,
        Soort::TermijnEindigt,
        Soort::PlanOntbreekt,
        Soort::BelemmeringLigtStil,
        Soort::MetingTeLaat,
        Soort::Stilstand,
        Soort::LeefgebiedOnbevestigd,
        Soort::AanmeldingOnbeantwoord,
    ];

    /// The word in addresses and in Fluent keys, and in the log.
    pub const fn word(self) -> &'static str {
        match self {
            Soort::AanvraagWacht => "aanvraag-wacht",
            Soort::BelofteLaat => "belofte-laat",
            Soort::ContactTeLaat => "contact-te-laat",
            Soort::TermijnEindigt => "termijn-eindigt",
            Soort::PlanOntbreekt => "plan-ontbreekt",
            Soort::BelemmeringLigtStil => "belemmering-ligt-stil",
            Soort::MetingTeLaat => "meting-te-laat",
            Soort::Stilstand => "stilstand",
            Soort::LeefgebiedOnbevestigd => "leefgebied-onbevestigd",
            Soort::AanmeldingOnbeantwoord => "aanmelding-onbeantwoord",
        }
    }

    pub fn from_word(word: &str) -> Option<Soort> {
        Soort::ALL.into_iter().find(|soort| soort.word() == word)
    }
}

impl Fact {
    pub(crate) fn place(&self, _: Day) -> Place {
        let Fact::Given(fact) = self;
        place(fact.inwoner)
    }

    pub(crate) fn subject(&self) -> u32 {
        let Fact::Given(fact) = self;
        fact.inwoner.0
    }
}

/// What was put off for an inwoner is one zaak.
pub(super) fn place(inwoner: InwonerId) -> Place {
    Place::of(inwoner, "uitstel")
}
