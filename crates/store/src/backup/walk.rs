//! Rows out of one log and into another, as they are stored: nothing is opened, so what was proven stays proven.

use rusqlite::TransactionBehavior;

use super::rows::{Proof, Row};
use crate::envelope::Canonical;
use crate::error::{AppendError, At, Result, StoreError};
use crate::{DESTRUCTION, Head, Log, rows};

impl Log {
    /// Every row after this nr, in order, with how many there are in all. The whole walk sees one moment; it answers the head.
    pub(crate) fn rows(&self, after: u64, each: &mut dyn FnMut(Row, u64) -> Result<()>) -> Result<Head> {
        let _moment = self.connection.unchecked_transaction().at(&self.path)?;
        let head = self.head()?;
        let query = "SELECT log.nr, envelop, digest, hash, verzegeld FROM log
            LEFT JOIN lichaam ON lichaam.nr = log.nr WHERE log.nr > ?1 ORDER BY log.nr";
        let mut found = self.connection.prepare(query).at(&self.path)?;
        let mut found = found.query([after.cast_signed()]).at(&self.path)?;
        while let Some(row) = found.next().at(&self.path)? {
            let (nr, tail) = rows::raw(row)?;
            let row = Row {
                nr,
                tail: tail.to_vec(),
                digest: rows::bytes(row, nr, "digest")?,
                hash: rows::bytes(row, nr, "hash")?,
                body: row.get("verzegeld").at(&self.path)?,
            };
            each(row, head.nr)?;
        }
        Ok(head)
    }

    /// Takes rows in after `expected`, in one transaction. Each is proven first; one that does not fit stops all of them.
    pub(crate) fn take_in(&mut self, expected: &Head, batch: &[Row]) -> Result<Head, AppendError> {
        let mut proof = Proof::from(self.gemeente(), *expected);
        batch.iter().try_for_each(|row| proof.take(row))?;
        let path = &self.path;
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).at(path)?;
        let head = rows::head(&tx, &self.sealer.gemeente).at(path)?;
        if head != *expected {
            return Err(AppendError::Moved { head });
        }
        let gemeente = &self.sealer.gemeente;
        tx.execute(
            "UPDATE kop SET nr = ?1, hash = ?2 WHERE gemeente = ?3",
            (proof.head.nr.cast_signed(), proof.head.hash, gemeente),
        )
        .at(path)?;
        let mut last = None;
        for row in batch {
            let daad = row.entry()?.daad;
            let begins = last.replace(daad) != Some(daad);
            tx.prepare_cached("INSERT INTO log VALUES (?1, ?2, ?3, ?4, ?5)")
                .and_then(|mut insert| {
                    insert.execute((row.nr.cast_signed(), &row.tail, begins.then_some(daad), row.digest, row.hash))
                })
                .at(path)?;
            if let Some(body) = &row.body {
                tx.prepare_cached("INSERT INTO lichaam VALUES (?1, ?2)")
                    .and_then(|mut insert| insert.execute((row.nr.cast_signed(), body)))
                    .at(path)?;
            }
        }
        tx.commit().at(path)?;
        Ok(proof.head)
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
