//! Entries by the handful: read from the file, their keys looked up together, then opened.
//!
//! Looking up a key waits for memory. When nothing else is done in between, the processor lets such waits overlap.

use std::ops::Range;

use ring::aead::NONCE_LEN;

use crate::EntryRef;
use crate::envelope::{Canonical, from_tail, zaak_of};
use crate::error::Result;
use crate::keys::ZaakKey;
use crate::rows::damaged;
use crate::seal::Sealer;

/// Few enough to lie in the cache of the processor, enough for handing them over to cost nothing.
const TOGETHER: usize = 256;

/// Some entries in order, opened, that can be handed to another thread.
#[derive(Default)]
pub struct Chunk {
    rows: Vec<Row>,
    tails: Vec<u8>,
    bodies: Vec<u8>,
}

struct Row {
    nr: u64,
    tail: Range<usize>,
    body: Option<Range<usize>>,
}

impl Chunk {
    /// The entries in order.
    ///
    /// # Errors
    /// An envelope holds something that was never written there.
    pub fn entries(&self) -> impl Iterator<Item = Result<EntryRef<'_>>> {
        self.rows.iter().map(|row| {
            let entry = from_tail(row.nr, &self.tails[row.tail.clone()]).ok_or_else(|| damaged(row.nr, "envelop"))?;
            Ok(EntryRef { body: row.body.clone().map(|body| &self.bodies[body]), ..entry })
        })
    }

    pub(crate) fn is_full(&self) -> bool {
        self.rows.len() >= TOGETHER
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Takes in a row as it is stored, the body sealed.
    pub(crate) fn put(&mut self, nr: u64, tail: &[u8], sealed: Option<&[u8]>) {
        let tail = append(&mut self.tails, tail);
        let body = sealed.map(|sealed| append(&mut self.bodies, sealed));
        self.rows.push(Row { nr, tail, body });
    }

    /// Opens the bodies where they lie; those whose key was destroyed are gone.
    pub(crate) fn open(&mut self, sealer: &Sealer, canonical: &mut Canonical) -> Result<()> {
        let Chunk { rows, tails, bodies } = self;
        let sealed = || rows.iter().filter(|row| row.body.is_some());
        let zaken: Option<Vec<&str>> = sealed().map(|row| zaak_of(&tails[row.tail.clone()])).collect();
        let Some(zaken) = zaken else {
            let broken = sealed().find(|row| zaak_of(&tails[row.tail.clone()]).is_none());
            return Err(damaged(broken.map_or(0, |row| row.nr), "envelop"));
        };
        let keys = sealer.keys_of(&zaken)?;
        for (row, (key, zaak)) in rows.iter_mut().filter(|row| row.body.is_some()).zip(keys.iter().zip(zaken)) {
            row.body = match (row.body.take(), key) {
                (Some(body), ZaakKey::Live(secret)) => {
                    let canonical = canonical.with_tail(row.nr, &tails[row.tail.clone()]);
                    let start = body.start + NONCE_LEN;
                    let opened = Sealer::open_with(secret, row.nr, zaak, canonical, &mut bodies[body])?;
                    Some(start..start + opened.len())
                }
                _ => None,
            };
        }
        Ok(())
    }
}

fn append(to: &mut Vec<u8>, bytes: &[u8]) -> Range<usize> {
    let from = to.len();
    to.extend_from_slice(bytes);
    from..to.len()
}
