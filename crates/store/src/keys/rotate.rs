//! Renewing the master key: a new one takes over, every key is wrapped anew under it, and only then the old one goes.
//!
//! Each step leaves something that opens, so it can be killed anywhere and goes on when it is asked again. Other processes
//! go on meanwhile: a wrapped key names its master key, and whoever meets a name it does not know reads the file again.

use std::sync::Arc;

use rusqlite::{Transaction, TransactionBehavior};

use super::Keys;
use super::master::Masters;
use crate::error::{At, Result, StoreError};

/// Wrapped keys in one transaction: others who need a new key wait no longer than that takes.
const TOGETHER: usize = 200;

/// What renewing the master key did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotation {
    /// The id of the master key that wraps now.
    pub master: String,
    /// How many keys were wrapped anew in this run.
    pub wrapped: u64,
    /// Whether it went on with what an earlier run had begun.
    pub resumed: bool,
}

impl Keys {
    /// Renews the master key, or goes on where an earlier run was cut short. `progress` is told how many keys of how many.
    pub fn rotate(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<Rotation> {
        let resumed = self.begin_rotation()?;
        let mut wrapped = 0;
        loop {
            let (done, left) = self.wrap_some()?;
            wrapped += done;
            progress(wrapped, wrapped + left);
            if left == 0 {
                break;
            }
        }
        self.drop_old_masters()?;
        Ok(Rotation { master: self.master_id(), wrapped, resumed })
    }

    /// Puts a new master key in place, unless one is taking over already. True when that is so.
    fn begin_rotation(&self) -> Result<bool> {
        let file = self.master_file.as_deref().ok_or(StoreError::Cipher)?;
        let mut database = self.lock();
        // The transaction keeps a second one who renews, and anybody who makes a key, waiting until the new name is known.
        let tx = database.transaction_with_behavior(TransactionBehavior::Immediate).at(&self.path)?;
        let masters = self.read_masters_again()?;
        let under_way = masters.count() > 1;
        if !under_way {
            masters.with_a_new_one()?.replace(file)?;
            self.read_masters_again()?;
        }
        self.name_master(&tx, &self.masters().newest().id)?;
        tx.commit().at(&self.path)?;
        Ok(under_way)
    }

    /// Wraps some keys anew that name an older master key: how many, and how many are left.
    fn wrap_some(&self) -> Result<(u64, u64)> {
        let mut database = self.lock();
        let tx = database.transaction_with_behavior(TransactionBehavior::Immediate).at(&self.path)?;
        // Read within the transaction: somebody else may be renewing as well, and be further.
        let masters = self.read_masters_again()?;
        let newest = masters.newest();
        let old: Vec<(String, String, String, Vec<u8>)> = {
            let query = "SELECT gemeente, zaak, meester, gewikkeld FROM sleutel WHERE meester <> ?1 LIMIT ?2";
            let mut query = tx.prepare_cached(query).at(&self.path)?;
            let rows = query.query_map((&newest.id, TOGETHER as i64), |row| row.try_into()).at(&self.path)?;
            rows.collect::<rusqlite::Result<_>>().at(&self.path)?
        };
        for (gemeente, zaak, meester, wrapped) in &old {
            let secret = self.unwrap(gemeente, zaak, meester, wrapped)?;
            let wrapped = self.wrap(newest, gemeente, zaak, &secret.0)?;
            tx.prepare_cached("UPDATE sleutel SET meester = ?1, gewikkeld = ?2 WHERE gemeente = ?3 AND zaak = ?4")
                .and_then(|mut update| update.execute((&newest.id, wrapped, gemeente, zaak)))
                .at(&self.path)?;
        }
        let left: i64 = tx
            .query_row("SELECT count(*) FROM sleutel WHERE meester <> ?1", [&newest.id], |row| row.get(0))
            .at(&self.path)?;
        tx.commit().at(&self.path)?;
        Ok((old.len() as u64, left.cast_unsigned()))
    }

    /// Every key is wrapped under the newest master key: the others can go, and what they wrapped must not linger in the file.
    fn drop_old_masters(&self) -> Result<()> {
        let file = self.master_file.as_deref().ok_or(StoreError::Cipher)?;
        let mut database = self.lock();
        let tx = database.transaction_with_behavior(TransactionBehavior::Immediate).at(&self.path)?;
        let masters = self.read_masters_again()?;
        let stays = "SELECT 1 FROM sleutel WHERE meester <> ?1";
        let still_needed = tx.prepare(stays).and_then(|mut query| query.exists([&masters.newest().id]));
        if !still_needed.at(&self.path)? && masters.count() > 1 {
            masters.newest_only()?.replace(file)?;
            self.read_masters_again()?;
        }
        tx.commit().at(&self.path)?;
        database.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).at(&self.path)
    }

    /// The master keys with which to make a new key: those whose newest is the newest that was named here, also when another
    /// process put it in place. Within the transaction that makes the key, so that no key is made under one that is going.
    pub(super) fn wrapping_master(&self, tx: &Transaction<'_>) -> Result<Arc<Masters>> {
        let named: String = tx
            .prepare_cached("SELECT id FROM meester ORDER BY nr DESC LIMIT 1")
            .and_then(|mut query| query.query_row([], |row| row.get(0)))
            .at(&self.path)?;
        let masters = self.masters();
        if masters.newest().id == named {
            return Ok(masters);
        }
        let masters = self.read_masters_again()?;
        // A run that was cut short may have put a newer one in place without naming it; that one stays.
        if masters.of(&named).is_some() {
            return Ok(masters);
        }
        Err(StoreError::OtherMasterKey { path: self.path.clone(), wanted: named, known: self.known() })
    }

    /// Writes down which master keys there are when none is written down yet; refuses a file of master keys that has nothing
    /// to do with the keys it lies beside, before anything is wrapped under it.
    pub(super) fn name_first_master(&self) -> Result<()> {
        let mut database = self.lock();
        let tx = database.transaction_with_behavior(TransactionBehavior::Immediate).at(&self.path)?;
        let named: Vec<String> = {
            let mut query = tx.prepare("SELECT id FROM meester").at(&self.path)?;
            let rows = query.query_map([], |row| row.get(0)).at(&self.path)?;
            rows.collect::<rusqlite::Result<_>>().at(&self.path)?
        };
        let wraps: Vec<String> = {
            let mut query = tx.prepare("SELECT DISTINCT meester FROM sleutel").at(&self.path)?;
            let rows = query.query_map([], |row| row.get(0)).at(&self.path)?;
            rows.collect::<rusqlite::Result<_>>().at(&self.path)?
        };
        let masters = self.read_masters_again()?;
        let here = masters.ids();
        let of_others = |names: &[String]| !names.is_empty() && !names.iter().any(|id| here.contains(&id.as_str()));
        if of_others(&named) || of_others(&wraps) {
            let wanted = wraps.first().or(named.last()).cloned().unwrap_or_default();
            return Err(StoreError::OtherMasterKey { path: self.path.clone(), wanted, known: here.join(", ") });
        }
        if named.is_empty() {
            for id in &here {
                self.name_master(&tx, id)?;
            }
        }
        tx.commit().at(&self.path)
    }

    fn name_master(&self, tx: &Transaction<'_>, id: &str) -> Result<()> {
        let insert =
            "INSERT INTO meester SELECT ?1, 1 + coalesce(max(nr), 0) FROM meester WHERE true ON CONFLICT DO NOTHING";
        tx.execute(insert, [id]).map(|_| ()).at(&self.path)
    }
}
