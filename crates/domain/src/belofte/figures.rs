//! Promises as figures: how each came out, by side, without words.

use std::sync::Arc;

use super::SEE_TEXT;
use super::questions::{Belofte, Hoe, assembled};
use crate::access::{Figures, Viewer};
use crate::ids::InwonerId;
use crate::state::State as Town;
use crate::time::Day;

/// How a promise stands on a day. Kept on a day that was moved to in good time is told apart from kept on the day that
/// was first promised: else moving would make a figure better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Uitkomst {
    OpTijd,
    /// By the new day, which was agreed on before the old one had passed.
    OpNieuweDag,
    /// Kept after a day that was promised had passed.
    TeLaat,
    Ingetrokken,
    /// Still open, and a day that was promised has passed.
    OpenTeLaat,
    LooptNog,
}

impl Uitkomst {
    pub const ALL: [Uitkomst; 6] = [
        Uitkomst::OpTijd,
        Uitkomst::OpNieuweDag,
        Uitkomst::TeLaat,
        Uitkomst::Ingetrokken,
        Uitkomst::OpenTeLaat,
        Uitkomst::LooptNog,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Uitkomst::OpTijd => "op-tijd",
            Uitkomst::OpNieuweDag => "op-nieuwe-dag",
            Uitkomst::TeLaat => "te-laat",
            Uitkomst::Ingetrokken => "ingetrokken",
            Uitkomst::OpenTeLaat => "open-te-laat",
            Uitkomst::LooptNog => "loopt-nog",
        }
    }
}

impl Belofte {
    /// How it stands on the evening of a day.
    pub fn uitkomst(&self, day: Day) -> Uitkomst {
        let late = self.gemist.is_some() || self.late(day) > 0;
        match self.einde.map(|einde| einde.hoe) {
            Some(Hoe::Ingetrokken(_)) => Uitkomst::Ingetrokken,
            Some(Hoe::Nagekomen) if late => Uitkomst::TeLaat,
            Some(Hoe::Nagekomen) if self.dag > self.eerst => Uitkomst::OpNieuweDag,
            Some(Hoe::Nagekomen) => Uitkomst::OpTijd,
            None if late => Uitkomst::OpenTeLaat,
            None => Uitkomst::LooptNog,
        }
    }
}

/// The promises to and by one inwoner as known on a day, in so far as they had come by `until`.
pub fn behind_figure(state: &Town, _leave: Figures, inwoner: InwonerId, known: Day, until: Day) -> Vec<Belofte> {
    let Some(dossier) = state.belofte.of.get(inwoner) else { return Vec::new() };
    assembled(inwoner, dossier, known, until).collect()
}

/// What was promised, for who may read it.
pub fn wat_behind(state: &Town, viewer: &Viewer, one: &Belofte) -> Option<Arc<str>> {
    viewer.gate(state, one.inwoner, &SEE_TEXT).ok()?;
    one.wat(state)
}
