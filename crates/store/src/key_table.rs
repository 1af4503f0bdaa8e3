//! The keys at hand: tens of thousands in a large gemeente, and a replay looks one up for every entry.
//!
//! Entries lie in order of time, so each is of another zaak than the one before it, and every look-up waits for memory. Name
//! and key lie side by side in one slot of 64 bytes, so that it waits once.

use std::collections::{HashMap, HashSet};

use crate::keys::{Secret, ZaakKey};

/// Bytes of a zaak that fit into a slot; few names are longer.
const SHORT: usize = 31;

#[derive(Default)]
pub(crate) struct KeyTable {
    live: HashMap<Name, Secret, foldhash::fast::RandomState>,
    destroyed: HashSet<Name>,
}

/// A zaak by its name, or by the digest of a name that is too long; the first byte tells which.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Name([u8; SHORT + 1]);

const _: () = assert!(size_of::<(Name, Secret)>() == 64);

impl Name {
    fn of(zaak: &str) -> Name {
        let mut name = [0; SHORT + 1];
        match name.get_mut(1..=zaak.len()) {
            Some(place) => {
                place.copy_from_slice(zaak.as_bytes());
                name[0] = zaak.len() as u8;
            }
            None => {
                name = *blake3::hash(zaak.as_bytes()).as_bytes();
                name[0] = u8::MAX;
            }
        }
        Name(name)
    }
}

impl KeyTable {
    pub fn get(&self, zaak: &str) -> Option<ZaakKey> {
        let name = Name::of(zaak);
        let live = self.live.get(&name).copied().map(ZaakKey::Live);
        live.or_else(|| self.destroyed.contains(&name).then_some(ZaakKey::Destroyed))
    }

    pub fn insert(&mut self, zaak: &str, key: ZaakKey) {
        let name = Name::of(zaak);
        match key {
            ZaakKey::Live(secret) => {
                self.live.insert(name, secret);
            }
            ZaakKey::Destroyed => {
                self.live.get_mut(&name).map(Secret::blot_out);
                self.live.remove(&name);
                self.destroyed.insert(name);
            }
        }
    }

    /// Makes room at once: growing by doubling would leave three tables where one will do.
    pub fn reserve(&mut self, keys: usize) {
        self.live.reserve(keys);
    }

    /// Lets go of everything, and writes over the keys first: memory that is given back keeps what was in it.
    pub fn clear(&mut self) {
        *self = KeyTable::default();
    }
}

impl Drop for KeyTable {
    fn drop(&mut self) {
        self.live.values_mut().for_each(Secret::blot_out);
        std::hint::black_box(&self.live);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_only_far_in_have_slots_of_their_own() {
        let long = |end: &str| format!("inwoner/1234567/een-zaak-met-een-lange-naam/{end}");
        let names = ["", "a", "inwoner/1/contact/2010", &"x".repeat(31), &"x".repeat(32), &long("1"), &long("2")];
        let distinct: HashSet<[u8; 32]> = names.iter().map(|zaak| Name::of(zaak).0).collect();
        assert_eq!(distinct.len(), names.len());
    }

    #[test]
    fn a_destroyed_key_takes_the_place_of_the_live_one() {
        let mut table = KeyTable::default();
        assert!(table.get("z").is_none());
        table.insert("z", ZaakKey::Live(Secret::of_zeros()));
        assert!(matches!(table.get("z"), Some(ZaakKey::Live(_))));
        table.insert("z", ZaakKey::Destroyed);
        assert!(matches!(table.get("z"), Some(ZaakKey::Destroyed)));
    }
}
