//! Destroying zaken: which entries they have, and their keys.

use std::collections::{BTreeSet, HashSet};

use crate::error::Result;
use crate::{DESTRUCTION, Log};

impl Log {
    /// The entries of these zaken, in order, and the zaken by name: one that ends in a slash stands for all below it. What was
    /// destroyed before is among them; an entry that destroys never is.
    pub fn entries_of(&self, zaken: &[String]) -> Result<(Vec<u64>, Vec<String>)> {
        let (below, whole): (Vec<&String>, Vec<&String>) = zaken.iter().partition(|zaak| zaak.ends_with('/'));
        let mut named: BTreeSet<String> = whole.into_iter().cloned().collect();
        let mut nrs = Vec::new();
        self.rows(0, &mut |row, _| {
            let entry = row.entry()?;
            if entry.soort == DESTRUCTION {
                return Ok(());
            }
            let is_below = below.iter().any(|folder| entry.zaak.starts_with(folder.as_str()));
            if is_below && !named.contains(entry.zaak) {
                named.insert(entry.zaak.to_owned());
            }
            if is_below || named.contains(entry.zaak) {
                nrs.push(row.nr);
            }
            Ok(())
        })?;
        Ok((nrs, named.into_iter().collect()))
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
