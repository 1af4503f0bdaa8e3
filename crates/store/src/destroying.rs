//! Destroying zaken: which entries they have, and their keys.

use std::collections::HashSet;

use crate::error::Result;
use crate::{DESTRUCTION, Log};

impl Log {
    /// The entries of these zaken, in order; what was destroyed before among them. An entry that destroys is never one of them.
    pub fn nrs_of(&self, zaken: &[String]) -> Result<Vec<u64>> {
        let zaken: HashSet<&str> = zaken.iter().map(String::as_str).collect();
        let mut nrs = Vec::new();
        self.rows(0, &mut |row, _| {
            let entry = row.entry()?;
            if zaken.contains(entry.zaak) && entry.soort != DESTRUCTION {
                nrs.push(row.nr);
            }
            Ok(())
        })?;
        Ok(nrs)
    }

    /// Destroys the keys of these zaken that are not destroyed yet, and lets go of copies.
    pub fn destroy_keys(&self, zaken: &[&str], now: i64) -> Result<()> {
        let keys = &self.sealer.keys;
        let gone: HashSet<String> = keys.destroyed(self.gemeente())?.into_iter().map(|(zaak, _)| zaak).collect();
        let left: Vec<&str> = zaken.iter().copied().filter(|zaak| !gone.contains(*zaak)).collect();
        if !left.is_empty() {
            keys.destroy_all(self.gemeente(), &left, now)?;
        }
        self.forget_destroyed();
        Ok(())
    }
}
