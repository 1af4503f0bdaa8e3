//! Pseudonyms: a name for a person that says nothing, is the same each time, and that only who holds the keys can make.

use std::collections::HashSet;

use crate::error::{Result, StoreError};
use crate::hex;
use crate::keys::{Keys, ZaakKey};

/// Makes pseudonyms for the people of one gemeente.
pub struct Pseudonyms {
    key: [u8; 32],
}

/// Whose key pseudonyms are made with: a zaak of its own, wrapped like all others, so that a new master key changes no name.
const ZAAK: &str = "verwerkingen";

impl Keys {
    /// The pseudonyms of a gemeente; makes their key when there is none yet.
    pub fn pseudonyms(&self, gemeente: &str) -> Result<Pseudonyms> {
        let mut key = None;
        self.ensure(gemeente, &HashSet::from([ZAAK]), &mut |_, found| key = Some(found))?;
        match key {
            Some(ZaakKey::Live(secret)) => Ok(Pseudonyms { key: secret.derive("meedoen 2026 pseudonyms") }),
            _ => Err(StoreError::NoKey { gemeente: gemeente.to_owned(), zaak: ZAAK.to_owned() }),
        }
    }
}

impl Pseudonyms {
    /// The pseudonym of somebody, as 32 hexadecimal characters.
    pub fn of(&self, whom: &str) -> String {
        hex::encode(&blake3::keyed_hash(&self.key, whom.as_bytes()).as_bytes()[..16])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pseudonym_is_the_same_each_time_and_another_in_another_gemeente() {
        let dir = tempfile::tempdir().unwrap();
        let keys = Keys::create_or_open(dir.path()).unwrap();
        let of = |keys: &Keys, gemeente: &str, whom: &str| keys.pseudonyms(gemeente).unwrap().of(whom);
        let one = of(&keys, "utrecht", "inwoner/1");
        assert_ne!(one, of(&keys, "utrecht", "inwoner/2"));
        assert_ne!(one, of(&keys, "almere", "inwoner/1"));
        drop(keys);
        assert_eq!(of(&Keys::open(dir.path()).unwrap(), "utrecht", "inwoner/1"), one);
    }
}
