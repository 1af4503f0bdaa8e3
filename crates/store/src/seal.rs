//! Sealing and opening bodies: AES-256-GCM under the key of the zaak, with the canonical envelope as associated data.
//!
//! A sealed body is nonce (12 bytes), ciphertext, tag (16 bytes). The nonce is random: a zaak has some hundreds of entries,
//! far from the number where random nonces of 96 bits could meet.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use ring::aead::{Aad, NONCE_LEN, Nonce};

use crate::error::{Result, StoreError};
use crate::keys::{Keys, ZaakKey};

/// Seals and opens for one gemeente, with the keys it has seen kept at hand.
pub(crate) struct Sealer {
    pub gemeente: String,
    pub keys: Arc<Keys>,
    /// Keys set up for the cipher.
    at_hand: RefCell<HashMap<Box<str>, ZaakKey>>,
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
        self.keys.all(&self.gemeente, &mut |zaak, key| {
            at_hand.insert(zaak.into(), key);
        })
    }

    /// Makes the keys these zaken lack.
    pub fn ensure<'a>(&self, zaken: impl Iterator<Item = &'a str>) -> Result<()> {
        self.forget_destroyed();
        let missing: HashSet<&str> = {
            let at_hand = self.at_hand.borrow();
            zaken.filter(|zaak| !matches!(at_hand.get(*zaak), Some(ZaakKey::Live(_)))).collect()
        };
        if missing.is_empty() {
            return Ok(());
        }
        let mut at_hand = self.at_hand.borrow_mut();
        self.keys.ensure(&self.gemeente, &missing, &mut |zaak, key| {
            at_hand.insert(zaak.into(), key);
        })
    }

    pub fn seal(&self, zaak: &str, canonical: &[u8], nonce: [u8; NONCE_LEN], body: &[u8]) -> Result<Vec<u8>> {
        self.fetch(zaak)?;
        let at_hand = self.at_hand.borrow();
        let Some(ZaakKey::Live(key)) = at_hand.get(zaak) else {
            return Err(StoreError::KeyDestroyed { gemeente: self.gemeente.clone(), zaak: zaak.to_owned() });
        };
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
        let changed = || StoreError::Sealed { nr, zaak: zaak.to_owned() };
        if self.destructions.get() != self.keys.destructions() {
            self.forget_destroyed();
        }
        let mut at_hand = self.at_hand.borrow();
        let key = match at_hand.get(zaak) {
            Some(key) => key,
            None => {
                drop(at_hand);
                self.fetch(zaak)?;
                at_hand = self.at_hand.borrow();
                at_hand.get(zaak).ok_or(StoreError::Cipher)?
            }
        };
        let ZaakKey::Live(key) = key else { return Ok(None) };
        let (nonce, sealed) = sealed.split_at_mut_checked(NONCE_LEN).ok_or_else(changed)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| changed())?;
        let body = key.open_in_place(nonce, Aad::from(canonical), sealed).map_err(|_| changed())?;
        Ok(Some(body))
    }

    /// Sees to it that this key is at hand.
    fn fetch(&self, zaak: &str) -> Result<()> {
        self.forget_destroyed();
        if self.at_hand.borrow().contains_key(zaak) {
            return Ok(());
        }
        let missing = || StoreError::NoKey { gemeente: self.gemeente.clone(), zaak: zaak.to_owned() };
        let key = self.keys.of(&self.gemeente, zaak)?.ok_or_else(missing)?;
        self.at_hand.borrow_mut().insert(zaak.into(), key);
        Ok(())
    }

    fn forget_destroyed(&self) {
        let now = self.keys.destructions();
        if self.destructions.replace(now) != now {
            self.at_hand.borrow_mut().clear();
        }
    }
}
