//! Destroying what may no longer be kept: the key of a zaak and the sealed bodies under it go, in every process and every
//! back-up, and the log says so for ever. What is left of an entry is its envelope.
//!
//! A number is never given again: which numbers were given stands in the name of the zaak, and that stays.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::state::State as Town;

mod given;

/// What was destroyed: the body of the one entry that the log itself reads as well.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Destruction {
    /// The entries whose body went; filled in where the log is.
    pub nrs: Vec<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub zaken: Vec<String>,
    /// Why: `termijn`, `verzoek`, or `herstel` for what was destroyed again after a back-up was restored.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub grond: String,
}

impl Destruction {
    /// How the log calls such an entry.
    pub const SOORT: &'static str = "vernietigd";
}

#[derive(Debug, Clone, Default)]
pub struct State {
    zaken: imbl::HashSet<Arc<str>>,
}

impl State {
    pub(crate) fn fold(&mut self, destruction: &Destruction) {
        self.zaken.extend(destruction.zaken.iter().map(|zaak| Arc::from(zaak.as_str())));
    }
}

/// Whether the key of this zaak was destroyed: nothing can be added to it any more.
pub fn is_destroyed(state: &Town, zaak: &str) -> bool {
    state.vernietiging.zaken.contains(zaak)
}

/// Every zaak that was destroyed, by name.
pub fn destroyed(state: &Town) -> Vec<&str> {
    let mut zaken: Vec<&str> = state.vernietiging.zaken.iter().map(|zaak| &**zaak).collect();
    zaken.sort_unstable();
    zaken
}

pub(crate) use given::pass_over;

#[cfg(test)]
mod tests;
