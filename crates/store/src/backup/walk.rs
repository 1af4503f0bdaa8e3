//! Rows out of one log and into another, as they are stored: nothing is opened, so what was proven stays proven.

use super::rows::{Proof, Row};
use crate::engine::{Stored, Written};
use crate::envelope::Canonical;
use crate::error::{AppendError, Result, StoreError};
use crate::log::Sealed;
use crate::{DESTRUCTION, Head, Log};

impl Row {
    pub fn of(stored: Stored<'_>) -> Row {
        let Stored { nr, tail, digest, hash, body, .. } = stored;
        Row { nr, tail: tail.to_vec(), digest, hash, body: body.map(|body| body.to_vec()) }
    }
}

impl Log {
    /// Every row after this nr, in order, with how many there are in all. The whole walk sees one moment; it answers the head.
    pub(crate) fn rows(&self, after: u64, each: &mut dyn FnMut(Row, u64) -> Result<()>) -> Result<Head> {
        let moment = self.engine.moment()?;
        let head = moment.head()?;
        moment.rows(after, &mut |stored| each(Row::of(stored), head.nr))?;
        Ok(head)
    }

    /// Takes rows in after `expected` and bodies of earlier rows away, in one transaction. Each row is proven first; one that does
    /// not fit stops all of them.
    pub(crate) fn take_in(&mut self, expected: &Head, batch: &[Row], removed: &[u64]) -> Result<Head, AppendError> {
        let mut proof = Proof::from(self.gemeente(), *expected);
        batch.iter().try_for_each(|row| proof.take(row))?;
        let sealed = |row: &Row| {
            let Row { tail, digest, hash, body, .. } = row;
            let daad = row.entry()?.daad;
            Ok(Sealed { envelope: tail.clone(), daad, digest: *digest, hash: *hash, body: body.clone() })
        };
        let rows = batch.iter().map(sealed).collect::<Result<Vec<_>>>()?;
        match self.engine.write(expected, &proof.head, &rows, removed)? {
            Written::Done => Ok(proof.head),
            Written::Moved(head) => Err(AppendError::Moved { head }),
        }
    }

    /// The zaken that a row says were destroyed; none when it is not such a row.
    pub(crate) fn zaken_destroyed_by(&self, row: &Row) -> Result<Vec<String>> {
        Ok(self.destroyed_by(row)?.zaken)
    }

    /// The nrs whose body this row says was destroyed.
    pub(crate) fn nrs_destroyed_by(&self, row: &Row) -> Result<Vec<u64>> {
        Ok(self.destroyed_by(row)?.nrs)
    }

    fn destroyed_by(&self, row: &Row) -> Result<Destroyed> {
        let entry = row.entry()?;
        let (DESTRUCTION, Some(mut sealed)) = (entry.soort, row.body.clone()) else { return Ok(Destroyed::default()) };
        let mut canonical = Canonical::new(self.gemeente());
        let body = self.sealer.open(row.nr, entry.zaak, canonical.of(&entry), &mut sealed)?;
        let listed = body.map(serde_json::from_slice).transpose();
        let unreadable = |error: serde_json::Error| StoreError::Damaged { nr: row.nr, what: error.to_string() };
        Ok(listed.map_err(unreadable)?.unwrap_or_default())
    }
}

/// What an entry says was destroyed.
#[derive(Default, serde::Deserialize)]
struct Destroyed {
    #[serde(default)]
    nrs: Vec<u64>,
    #[serde(default)]
    zaken: Vec<String>,
}
