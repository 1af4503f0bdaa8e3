//! Rows out of one log and into another, as they are stored: nothing is opened, so what was proven stays proven.

use super::rows::{Proof, Row};
use crate::engine::{Stored, Written};
use crate::envelope::Canonical;
use crate::error::{AppendError, Result, StoreError};
use crate::log::Sealed;
use crate::{DESTRUCTION, Head, Log};

impl Log {
    /// Every row after this nr, in order, with how many there are in all. The whole walk sees one moment; it answers the head.
    pub(crate) fn rows(&self, after: u64, each: &mut dyn FnMut(Row, u64) -> Result<()>) -> Result<Head> {
        let moment = self.engine.moment()?;
        let head = moment.head()?;
        moment.rows(after, &mut |stored| {
            let Stored { nr, tail, digest, hash, body, .. } = stored;
            each(Row { nr, tail: tail.to_vec(), digest, hash, body: body.map(|body| body.to_vec()) }, head.nr)
        })?;
        Ok(head)
    }

    /// Takes rows in after `expected`, in one transaction. Each is proven first; one that does not fit stops all of them.
    pub(crate) fn take_in(&mut self, expected: &Head, batch: &[Row]) -> Result<Head, AppendError> {
        let mut proof = Proof::from(self.gemeente(), *expected);
        batch.iter().try_for_each(|row| proof.take(row))?;
        let sealed = |row: &Row| {
            let Row { tail, digest, hash, body, .. } = row;
            let daad = row.entry()?.daad;
            Ok(Sealed { envelope: tail.clone(), daad, digest: *digest, hash: *hash, body: body.clone() })
        };
        let rows = batch.iter().map(sealed).collect::<Result<Vec<_>>>()?;
        match self.engine.write(expected, &proof.head, &rows, &[])? {
            Written::Done => Ok(proof.head),
            Written::Moved(head) => Err(AppendError::Moved { head }),
        }
    }

    /// The zaken that a row says were destroyed; none when it is not such a row.
    pub(crate) fn zaken_destroyed_by(&self, row: &Row) -> Result<Vec<String>> {
        #[derive(serde::Deserialize)]
        struct Destroyed {
            #[serde(default)]
            zaken: Vec<String>,
        }
        let entry = row.entry()?;
        let (DESTRUCTION, Some(mut sealed)) = (entry.soort, row.body.clone()) else { return Ok(Vec::new()) };
        let mut canonical = Canonical::new(self.gemeente());
        let body = self.sealer.open(row.nr, entry.zaak, canonical.of(&entry), &mut sealed)?;
        let listed = body.map(serde_json::from_slice::<Destroyed>).transpose();
        let unreadable = |error: serde_json::Error| StoreError::Damaged { nr: row.nr, what: error.to_string() };
        Ok(listed.map_err(unreadable)?.map(|destroyed| destroyed.zaken).unwrap_or_default())
    }
}
