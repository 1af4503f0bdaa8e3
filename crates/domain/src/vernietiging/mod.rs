//! Destroying what may no longer be kept: the key of a zaak and the sealed bodies under it go, in every process and every
//! back-up, and the log says so for ever. What is left of an entry is its envelope.
//!
//! Somebody proposes and somebody else decides. Nothing of a year goes before the figures of that year were established. A number
//! is never given again: which numbers were given stands in the name of the zaak, and that stays.

use serde::{Deserialize, Serialize};

use crate::access::{May, Policy, Standing as S};

mod due;
mod fact;
mod given;
mod questions;
mod rules;
mod state;
mod terms;

pub(crate) use due::kept_of;
pub use due::{Item, due};
pub use fact::{Decided, Fact, Grond, Proposed, Refused, Requested};
pub(crate) use given::pass_over;
pub(crate) use questions::requests_of;
pub use questions::{
    Afgewezen, Proposal, Request, about, in_dossier, may_propose, may_request, not_established, proposals, requests,
    waiting,
};
pub use rules::{Propose, decide, execute, propose, refuse_request, request};
pub use state::State;
pub use state::{destroyed, is_destroyed};
pub use terms::{Duur, Soort, Termijn, term};

/// What was destroyed: the body of the one entry that the log itself reads as well.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Destruction {
    /// The entries whose body went; filled in where the log is.
    pub nrs: Vec<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub zaken: Vec<String>,
    /// Why: the word of a [`Grond`], or `herstel` for what was destroyed again after a back-up was restored.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub grond: String,
    /// The proposal that was decided on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voorstel: Option<u32>,
}

impl Destruction {
    /// How the log calls such an entry.
    pub const SOORT: &'static str = "vernietigd";
}

// ── Who may ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Who answers for what is kept, and who watches over that: by number and without names.
const WHO: &[S] = &[S::Coordinator, S::AndereCoordinator, S::Beleidsmedewerker, S::PrivacyOfficer, S::Meedoen];
/// Who weighs and decides: people only, for two pairs of eyes are not those of a command.
const PEOPLE: &[S] = &[S::Coordinator, S::AndereCoordinator, S::Beleidsmedewerker];
/// The begeleider of the inwoner sees it on the dossier.
const SEE_REQUESTED: May = May {
    what: "vernietiging.verzocht",
    who: &[S::Begeleider, S::Coordinator, S::AndereCoordinator, S::Beleidsmedewerker, S::PrivacyOfficer, S::Meedoen],
};
const SEE_REFUSED: May = May { what: "vernietiging.afgewezen", who: SEE_REQUESTED.who };
const SEE_PROPOSED: May = May { what: "vernietiging.voorgesteld", who: WHO };
const SEE_DECIDED: May = May { what: "vernietiging.besloten", who: WHO };
/// What is due: numbers of inwoners and no names.
const DUE: May = May { what: "vernietiging.vervallen", who: WHO };
/// Whoever the inwoner tells it to.
const REQUEST: May = May {
    what: "verzoek om vernietiging vastleggen",
    who: &[S::Begeleider, S::Coordinator, S::AndereCoordinator, S::Beleidsmedewerker, S::PrivacyOfficer],
};
const REFUSE: May = May { what: "verzoek om vernietiging afwijzen", who: PEOPLE };
const PROPOSE: May = May { what: "vernietiging voorstellen", who: PEOPLE };
const DECIDE: May = May { what: "over vernietiging besluiten", who: PEOPLE };
/// What two people agreed on: one of them, or the command line.
const EXECUTE: May = May {
    what: "vernietiging uitvoeren",
    who: &[S::Coordinator, S::AndereCoordinator, S::Beleidsmedewerker, S::Meedoen],
};

pub const POLICY: Policy = Policy {
    slice: "vernietiging",
    see: &[&SEE_REQUESTED, &SEE_REFUSED, &SEE_PROPOSED, &SEE_DECIDED, &DUE],
    act: &[&REQUEST, &REFUSE, &PROPOSE, &DECIDE, &EXECUTE],
};

#[cfg(test)]
mod tests;
