//! Who may see and change a traject.

use crate::access::{May, Policy, Standing as S};

pub(super) const SEERS: &[S] = &[S::Begeleider, S::Coordinator, S::Regisseur];
const DOERS: &[S] = &[S::Begeleider, S::Coordinator, S::Meedoen];

pub(crate) const SEE: May = May { what: "traject.gestart", who: SEERS };
pub(super) const SEE_FASE: May = May { what: "traject.fase", who: SEERS };
pub(super) const SEE_EXTENDED: May = May { what: "traject.verlengd", who: SEERS };
pub(super) const SEE_CLOSED: May = May { what: "traject.afgesloten", who: SEERS };
pub(super) const START: May = May { what: "traject starten", who: DOERS };
pub(super) const ENTER: May = May { what: "fase ingaan", who: DOERS };
pub(super) const EXTEND: May = May { what: "traject verlengen", who: DOERS };
pub(super) const CLOSE: May = May { what: "traject afsluiten", who: DOERS };

pub const POLICY: Policy = Policy {
    slice: "traject",
    see: &[&SEE, &SEE_FASE, &SEE_EXTENDED, &SEE_CLOSED],
    act: &[&START, &ENTER, &EXTEND, &CLOSE],
};
