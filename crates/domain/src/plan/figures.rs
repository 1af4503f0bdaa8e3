//! The one question of a stap as a figure: how often it helped, without the words.

use std::sync::Arc;

use super::SEE;
use super::fact::{Hielp, Wie};
use super::questions::{stappen_on, wat_of};
use crate::access::{Figures, Viewer};
use crate::ids::{InwonerId, Nr, StapId};
use crate::state::State as Town;
use crate::time::Day;

/// A stap that was done.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counted {
    pub stap: StapId,
    /// The entry that says it was done, and the day it was.
    pub nr: Nr,
    pub datum: Day,
    pub wie: Wie,
    pub hielp: Hielp,
}

/// The stappen of one inwoner that were done, as known on a day, for who counts over everybody.
pub fn behind_figure(state: &Town, _leave: Figures, inwoner: InwonerId, known: Day) -> Vec<Counted> {
    let done = stappen_on(state, inwoner, known).into_iter().filter_map(|stap| {
        let einde = stap.einde?;
        Some(Counted { stap: stap.id, nr: einde.nr, datum: einde.datum, wie: stap.wie, hielp: einde.hielp? })
    });
    done.collect()
}

/// What the stap was, for who may read the plan.
pub fn wat_behind(state: &Town, viewer: &Viewer, inwoner: InwonerId, stap: StapId) -> Option<Arc<str>> {
    viewer.gate(state, inwoner, &SEE).ok()?;
    wat_of(state, inwoner, stap)
}
