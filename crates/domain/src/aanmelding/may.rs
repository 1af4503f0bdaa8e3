//! Who may see and answer a referral.

use crate::access::{May, Policy, Standing as S};

const SEERS: &[S] = &[S::Begeleider, S::Coordinator, S::Regisseur];
const ANSWERERS: &[S] = &[S::Begeleider, S::Coordinator];

pub(crate) const SEE: May = May { what: "aanmelding.gedaan", who: SEERS };
const SEE_MET: May = May { what: "aanmelding.gesprek", who: SEERS };
const SEE_ACCEPTED: May = May { what: "aanmelding.aangenomen", who: SEERS };
const SEE_REFUSED: May = May { what: "aanmelding.afgewezen", who: SEERS };
const SEE_RETRACTED: May = May { what: "aanmelding.ingetrokken", who: SEERS };
const SEE_LEFT: May = May { what: "aanmelding.afgehaakt", who: SEERS };
/// That somebody with this name and day of birth is known already, and where: told only to who refers, because being
/// referred twice means telling the story twice.
pub(super) const SEE_DOUBLE: May = May { what: "aanmelding: wie lijkt bekend", who: REFERRERS };
const REFERRERS: &[S] = &[S::Coordinator, S::AndereCoordinator, S::Regisseur, S::AndereRegisseur];

pub(super) const REFER: May = May { what: "inwoner aanmelden", who: REFERRERS };
pub(super) const MEET: May = May { what: "eerste gesprek vastleggen", who: SEERS };
pub(super) const ANSWER: May = May { what: "aanmelding aannemen of afwijzen", who: ANSWERERS };
pub(super) const RETRACT: May = May { what: "aanmelding intrekken", who: &[S::Coordinator, S::Regisseur] };
pub(super) const LEAVE: May = May { what: "afhaken voor de start vastleggen", who: SEERS };

pub(super) const HAND_OVER: May = May { what: "regie overdragen", who: &[S::Coordinator, S::Regisseur] };

pub const POLICY: Policy = Policy {
    slice: "aanmelding",
    see: &[&SEE, &SEE_MET, &SEE_ACCEPTED, &SEE_REFUSED, &SEE_RETRACTED, &SEE_LEFT, &SEE_DOUBLE],
    act: &[&REFER, &MEET, &ANSWER, &RETRACT, &LEAVE, &HAND_OVER],
};
