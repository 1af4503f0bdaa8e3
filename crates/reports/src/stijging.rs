//! Stijging: who came to a higher trede, and who grew within one.

use domain::time::Period;

use crate::source::Source;

/// How many of those in a traject in the period grew, between treden or within one. `None` when nothing was measured.
pub(crate) fn risen(_source: &Source<'_>, _period: Period) -> Option<u64> {
    None
}
