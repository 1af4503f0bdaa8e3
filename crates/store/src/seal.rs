//! Sealing and opening bodies: AES-256-GCM under the key of the zaak, with the canonical envelope as associated data.
//!
//! A sealed body is nonce (12 bytes), ciphertext, tag (16 bytes). The nonce is random: a zaak has some hundreds of entries,
//! far from the number where random nonces of 96 bits could meet.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::sync::Arc;

use ring::aead::{Aad, NONCE_LEN, Nonce};

use crate::Log;
use crate::error::{Result, StoreError};
use crate::key_table::KeyTable;
use crate::keys::{Keys, Secret, ZaakKey};

/// Seals and opens for one gemeente, with the keys it has seen kept at hand.
pub(crate) struct Sealer {
    pub gemeente: String,
    pub keys: Arc<Keys>,
    at_hand: RefCell<KeyTable>,
    /// The count of destroyed keys when `at_hand` was filled.
    destructions: Cell<u64>,
}

impl Sealer {
    pub fn new(gemeente: &str, keys: Arc<Keys>) -> Sealer {
        let destructions = Cell::new(keys.destructions());
        Sealer { gemeente: gemeente.to_owned(), keys, at_hand: RefCell::default(), destructions }
    }

    /// Fetches every key at once, before a replay.
    pub fn fetch_all(&self) -> Result<()> {
        self.forget_destroyed();
        let mut at_hand = self.at_hand.borrow_mut();
        at_hand.reserve(self.keys.count(&self.gemeente)?);
        self.keys.all(&self.gemeente, &mut |zaak, key| {
            at_hand.insert(zaak, key);
        })
    }

    /// Makes the keys these zaken lack. Another process may have destroyed one that is at hand here: nothing is sealed with that.
    pub fn ensure<'a>(&self, zaken: impl Iterator<Item = &'a str>) -> Result<()> {
        self.keys.look()?;
        self.forget_destroyed();
        let missing: HashSet<&str> = {
            let at_hand = self.at_hand.borrow();
            zaken.filter(|zaak| !matches!(at_hand.get(zaak), Some(ZaakKey::Live(_)))).collect()
        };
        if missing.is_empty() {
            return Ok(());
        }
        let mut at_hand = self.at_hand.borrow_mut();
        self.keys.ensure(&self.gemeente, &missing, &mut |zaak, key| {
            at_hand.insert(zaak, key);
        })
    }

    pub fn seal(&self, zaak: &str, canonical: &[u8], nonce: [u8; NONCE_LEN], body: &[u8]) -> Result<Vec<u8>> {
        let ZaakKey::Live(secret) = self.fetch(zaak)? else {
            return Err(StoreError::KeyDestroyed { gemeente: self.gemeente.clone(), zaak: zaak.to_owned() });
        };
        let key = secret.cipher()?;
        let mut sealed = Vec::with_capacity(NONCE_LEN + body.len() + key.algorithm().tag_len());
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(body);
        let tag = key
            .seal_in_place_separate_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(canonical),
                &mut sealed[NONCE_LEN..],
            )
            .map_err(|_| StoreError::Cipher)?;
        sealed.extend_from_slice(tag.as_ref());
        Ok(sealed)
    }

    /// Opens in place; None when the key of the zaak was destroyed.
    pub fn open<'a>(&self, nr: u64, zaak: &str, canonical: &[u8], sealed: &'a mut [u8]) -> Result<Option<&'a [u8]>> {
        self.heed_destructions();
        match self.key(zaak)? {
            ZaakKey::Live(secret) => Sealer::open_with(&secret, nr, zaak, canonical, sealed).map(Some),
            ZaakKey::Destroyed => Ok(None),
        }
    }

    /// Opens in place under a key that was looked up before.
    pub fn open_with<'a>(
        secret: &Secret,
        nr: u64,
        zaak: &str,
        canonical: &[u8],
        sealed: &'a mut [u8],
    ) -> Result<&'a [u8]> {
        let changed = || StoreError::Sealed { nr, zaak: zaak.to_owned() };
        let (nonce, sealed) = sealed.split_at_mut_checked(NONCE_LEN).ok_or_else(changed)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| changed())?;
        let body = secret.cipher()?.open_in_place(nonce, Aad::from(canonical), sealed).map_err(|_| changed())?;
        Ok(body)
    }

    /// The keys of these zaken, in the same order.
    pub fn keys_of(&self, zaken: &[&str]) -> Result<Vec<ZaakKey>> {
        self.heed_destructions();
        let found: Vec<Option<ZaakKey>> = {
            let at_hand = self.at_hand.borrow();
            zaken.iter().map(|zaak| at_hand.get(zaak)).collect()
        };
        zaken.iter().zip(found).map(|(zaak, key)| key.map_or_else(|| self.fetch(zaak), Ok)).collect()
    }

    fn key(&self, zaak: &str) -> Result<ZaakKey> {
        let key = self.at_hand.borrow().get(zaak);
        key.map_or_else(|| self.fetch(zaak), Ok)
    }

    /// Lets go of every key at hand when one was destroyed.
    pub fn heed_destructions(&self) {
        if self.destructions.get() != self.keys.destructions() {
            self.forget_destroyed();
        }
    }

    /// The key of a zaak, which is at hand from then on.
    fn fetch(&self, zaak: &str) -> Result<ZaakKey> {
        self.forget_destroyed();
        if let Some(key) = self.at_hand.borrow().get(zaak) {
            return Ok(key);
        }
        let missing = || StoreError::NoKey { gemeente: self.gemeente.clone(), zaak: zaak.to_owned() };
        let key = self.keys.of(&self.gemeente, zaak)?.ok_or_else(missing)?;
        self.at_hand.borrow_mut().insert(zaak, key);
        Ok(key)
    }

    fn forget_destroyed(&self) {
        let now = self.keys.destructions();
        if self.destructions.replace(now) != now {
            self.at_hand.borrow_mut().clear();
        }
    }
}

impl Log {
    /// Notices keys that another process destroyed, and lets go of what is at hand then.
    pub fn look_at_keys(&self) -> Result<()> {
        self.sealer.keys.look()?;
        self.forget_destroyed();
        Ok(())
    }

    /// Lets go of the keys at hand when one was destroyed since they were put there, as far as that was noticed.
    pub fn forget_destroyed(&self) {
        self.sealer.heed_destructions();
    }
}
