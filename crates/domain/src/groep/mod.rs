//! People who do something together: a training, an assignment for the neighbourhood, a project, a coffee hour. Each
//! member has a day of beginning of his own, and finishes or leaves early.
//!
//! The aanpak says how large a group is at most. One more is allowed and asks why; a group may begin without being full
//! (001:579).

mod aanwezig;
mod fact;
mod figures;
mod place;
mod questions;
mod rules;
mod state;

pub use aanwezig::*;
pub use fact::*;
pub use figures::*;
pub use place::*;
pub use questions::*;
pub use rules::*;
pub use state::State;

use crate::access::{May, Policy, Standing as S};

/// A group names nobody.
const SEE: May = May {
    what: "groep.geopend",
    who: &[S::Begeleider, S::Collega, S::Coordinator, S::AndereCoordinator, S::Beleidsmedewerker, S::Meedoen],
};
pub(crate) const SEE_MEMBER: May = May { what: "groep.deelname_gestart", who: &[S::Begeleider, S::Coordinator] };
const SEE_END: May = May { what: "groep.deelname_geeindigd", who: &[S::Begeleider, S::Coordinator] };
const OPEN: May =
    May { what: "groep openen", who: &[S::Begeleider, S::Collega, S::Coordinator, S::AndereCoordinator, S::Meedoen] };
const JOIN: May = May { what: "deelname vastleggen", who: &[S::Begeleider, S::Coordinator, S::Meedoen] };

const SEE_PRESENT: May = May { what: "groep.aanwezig", who: SEE_MEMBER.who };
/// A werkleider says who is there today, of those who are expected.
const ATTEND: May = May { what: "aanwezigheid vastleggen", who: &[S::Begeleider, S::Coordinator, S::Werkleider] };

const SEE_PLACE: May = May { what: "groep.plaats", who: SEE.who };
/// Who is expected today: the name and the group, and nothing of the dossier.
const SEE_EXPECTED: May = May { what: "groep: wie er vandaag wordt verwacht", who: &[S::Werkleider] };
const PLACE: May = May { what: "plaats en dagen van een groep vastleggen", who: OPEN.who };

pub const POLICY: Policy = Policy {
    slice: "groep",
    see: &[&SEE, &SEE_PLACE, &SEE_MEMBER, &SEE_END, &SEE_PRESENT, &SEE_EXPECTED],
    act: &[&OPEN, &PLACE, &JOIN, &ATTEND],
};

#[cfg(test)]
mod tests;
