//! A promise with a day, by the inwoner, the gemeente or a partner. What we ask of an inwoner we keep ourselves:
//! wederkerigheid is measured both ways. A promise of the gemeente that goes, goes with whom it hit (001:1173).
//!
//! An *aanvraag* that waits with the gemeente is a promise of the gemeente too: what is owed, the day by which, and what
//! settles it are the same, and a second kind of fact would make every list look in two places. Its day follows from the
//! term of the aanpak.
//!
//! Whether a promise is late is computed and never recorded. A late one of an inwoner is shown, and gives no signal.

mod correct;
mod fact;
mod figures;
mod questions;
mod rules;
mod state;

pub use correct::*;
pub use fact::*;
pub use figures::*;
pub use questions::*;
pub use rules::*;
pub use state::State;

use crate::access::{May, Policy, Standing as S};

const SEERS: &[S] = &[S::Begeleider, S::Regisseur, S::Coordinator];

/// That something was promised, by whom and for when.
pub(crate) const SEE: May = May { what: "belofte.gedaan", who: SEERS };
const SEE_KEPT: May = May { what: "belofte.nagekomen", who: SEERS };
const SEE_MOVED: May = May { what: "belofte.verzet", who: SEERS };
const SEE_RETRACTED: May = May { what: "belofte.ingetrokken", who: SEERS };
/// What was promised is about somebody's life. The regisseur reads it, since most promises of the gemeente are made to be
/// kept by the sociale dienst; who leads the project sees that they are late and not what they are.
const SEE_TEXT: May = May { what: "belofte.gedaan: wat en waarom", who: &[S::Begeleider, S::Regisseur] };
const FOLLOW: May = May { what: "belofte vastleggen", who: &[S::Begeleider] };
/// That a promise of the gemeente was kept or withdrawn is known first at the sociale dienst, where it is kept: the regisseur
/// says so. What a partner or the inwoner promised, and another day, stay with the begeleider, who spoke with them.
const SETTLE: May = May { what: "belofte van de gemeente nakomen of intrekken", who: &[S::Begeleider, S::Regisseur] };

/// For which promises who may say that they were kept or withdrawn.
const fn settling(van: Kant) -> &'static May {
    match van {
        Kant::Gemeente => &SETTLE,
        Kant::Partner | Kant::Inwoner => &FOLLOW,
    }
}

pub const POLICY: Policy = Policy {
    slice: "belofte",
    see: &[&SEE, &SEE_TEXT, &SEE_KEPT, &SEE_MOVED, &SEE_RETRACTED],
    act: &[&FOLLOW, &SETTLE],
};

#[cfg(test)]
mod tests;
