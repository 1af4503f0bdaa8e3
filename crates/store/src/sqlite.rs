//! The log of one gemeente in one SQLite file.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

use crate::engine::{EachEntry, Engine, Pair, Stored, Written};
use crate::error::{At, Result, StoreError};
use crate::log::{FORMAT, LEFT, Log, Sealed, must_be_marked};
use crate::place::{self, Durability, log_path, make_dir, open_database, sync_dir};
use crate::rows::{self, Bodies};
use crate::{Head, Keys};

/// `envelop` holds the canonical bytes that are hashed: with one column instead of twelve a replay is some 40 % faster. Column
/// `daad` is filled on the first entry of an act in a batch only, so that the index has one row for each act and not for each entry.
const SCHEMA: &str = "
    CREATE TABLE meta (naam TEXT NOT NULL PRIMARY KEY, waarde TEXT NOT NULL);
    CREATE TABLE kop (gemeente TEXT NOT NULL PRIMARY KEY, nr INTEGER NOT NULL, hash BLOB NOT NULL);
    CREATE TABLE log (nr INTEGER PRIMARY KEY, envelop BLOB NOT NULL, daad BLOB, digest BLOB NOT NULL, hash BLOB NOT NULL);
    CREATE TABLE lichaam (nr INTEGER PRIMARY KEY, verzegeld BLOB NOT NULL);
    CREATE INDEX log_daad ON log (daad) WHERE daad IS NOT NULL;";

/// The file, open.
pub(crate) struct File {
    pub path: PathBuf,
    pub connection: Connection,
    gemeente: String,
    mark: &'static str,
    /// Whether a transaction is open that has the file for itself.
    held: bool,
}

impl Log {
    /// Begins the log of a gemeente in a file; refuses when there is one.
    pub fn create(dir: &Path, gemeente: &str, keys: Arc<Keys>) -> Result<Log> {
        File::begin(dir, gemeente, &keys.master_id(), FORMAT)?;
        Log::open(dir, gemeente, keys)
    }

    /// Opens the log of a gemeente in a file; refuses when it was sealed under a master key that is not among these keys.
    pub fn open(dir: &Path, gemeente: &str, keys: Arc<Keys>) -> Result<Log> {
        Log::over(Engine::File(File::at(dir, gemeente, FORMAT)?), gemeente, keys)
    }
}

impl File {
    /// Begins an empty log under this mark; refuses when there is one.
    pub fn begin(dir: &Path, gemeente: &str, master_id: &str, mark: &str) -> Result<()> {
        let path = log_path(dir, gemeente)?;
        // What is left of a file that was taken away would be read as the end of the new one.
        let rest = path.with_extension("sqlite-wal");
        if let Some(path) = [path.clone(), rest].into_iter().find(|path| path.exists()) {
            return Err(StoreError::Exists { path });
        }
        let folder = place::gemeente_dir(dir, gemeente)?;
        make_dir(&folder)?;
        write_empty_log(&path, gemeente, master_id, mark)?;
        sync_dir(&folder)?;
        sync_dir(&place::gemeenten_dir(dir))
    }

    /// Opens the log of a gemeente; refuses when it is marked otherwise.
    pub fn at(dir: &Path, gemeente: &str, mark: &'static str) -> Result<File> {
        let path = log_path(dir, gemeente)?;
        if !path.exists() {
            return Err(StoreError::NoLog { path, gemeente: gemeente.to_owned() });
        }
        File::open(path, gemeente, mark)
    }

    /// How the log of a gemeente is marked; None when there is none.
    pub fn mark(dir: &Path, gemeente: &str) -> Result<Option<String>> {
        let path = log_path(dir, gemeente)?;
        if !path.exists() {
            return Ok(None);
        }
        let connection = open_database(&path, Durability::Disk)?;
        meta(&connection, "formaat").map(Option::unwrap_or_default).at(&path).map(Some)
    }

    fn open(path: PathBuf, gemeente: &str, mark: &'static str) -> Result<File> {
        let connection = open_database(&path, Durability::Disk)?;
        // Replay reads the file through the page cache of the operating system, without copying each page.
        // A checkpoint at 16 MB of write-ahead log instead of 4: its waits for the disk are shared by more appends.
        connection
            .execute_batch(
                "PRAGMA mmap_size = 8589934592; PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 4000;",
            )
            .at(&path)?;
        must_be_marked(&path, &meta(&connection, "formaat").at(&path)?.unwrap_or_default(), mark)?;
        let found = meta(&connection, "gemeente").at(&path)?.unwrap_or_default();
        if found != gemeente {
            let expected = gemeente.to_owned();
            return Err(StoreError::OtherLog { path, what: "the log of gemeente", found, expected });
        }
        Ok(File { path, connection, gemeente: gemeente.to_owned(), mark, held: false })
    }

    pub fn reader(&self) -> Result<File> {
        let file = File::open(self.path.clone(), &self.gemeente, self.mark)?;
        file.connection.execute_batch("PRAGMA query_only = ON").at(&self.path)?;
        Ok(file)
    }

    pub fn master_key(&self) -> Result<String> {
        Ok(meta(&self.connection, "meestersleutel").at(&self.path)?.unwrap_or_default())
    }

    pub fn head(&self) -> Result<Head> {
        rows::head(&self.connection, &self.gemeente).at(&self.path)?.ok_or_else(|| self.moved_away())
    }

    fn moved_away(&self) -> StoreError {
        StoreError::MovedAway { path: self.path.clone() }
    }

    /// Marks the log as whole, after it arrived.
    pub fn arrive(&self) -> Result<()> {
        let mark = "UPDATE meta SET waarde = ?1 WHERE naam = 'formaat'";
        self.connection.execute(mark, [FORMAT]).map(drop).at(&self.path)
    }

    /// Takes nothing more from now on; false when the head is not where it was expected.
    pub fn leave(&mut self, expected: &Head) -> Result<bool> {
        let path = &self.path;
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).at(path)?;
        let head = "UPDATE kop SET hash = x'' WHERE gemeente = ?1 AND nr = ?2 AND hash = ?3";
        if tx.execute(head, (&self.gemeente, expected.nr.cast_signed(), expected.hash)).at(path)? == 0 {
            return Ok(false);
        }
        tx.execute("UPDATE meta SET waarde = ?1 WHERE naam = 'formaat'", [LEFT]).at(path)?;
        tx.commit().at(path)?;
        self.mark = LEFT;
        Ok(true)
    }

    pub fn hold(&mut self) -> Result<()> {
        self.let_go();
        self.connection.execute_batch(BEGIN).at(&self.path)?;
        self.held = true;
        Ok(())
    }

    pub fn let_go(&mut self) {
        if std::mem::take(&mut self.held) {
            drop(Begun(&self.connection));
        }
    }

    pub fn write(&mut self, expected: &Head, new: &Head, rows: &[Sealed], removed: &[u64]) -> Result<Written> {
        let path = &self.path;
        if !std::mem::take(&mut self.held) {
            self.connection.execute_batch(BEGIN).at(path)?;
        }
        let begun = Begun(&self.connection);
        if !move_head(begun.0, &self.gemeente, expected, new).at(path)? {
            let stands = rows::head(begun.0, &self.gemeente).at(path)?;
            return stands.map(Written::Moved).ok_or_else(|| StoreError::MovedAway { path: path.clone() });
        }
        insert(begun.0, expected.nr, rows).at(path)?;
        remove_bodies(begun.0, removed).at(path)?;
        begun.0.execute_batch("COMMIT").at(path)?;
        Ok(Written::Done)
    }

    /// The pages are overwritten; their old copies in the write-ahead log must go as well. A reader may hold that up, and then
    /// the next checkpoint does it.
    pub fn forget_removed(&self) -> Result<()> {
        self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).at(&self.path)
    }

    pub fn entries_at(&self, nrs: &[u64]) -> Result<Vec<Pair>> {
        // One transaction, when there is none yet: locking the file for each body would cost more than reading it.
        let moment = self.connection.is_autocommit().then(|| self.connection.unchecked_transaction());
        let _moment = moment.transpose().at(&self.path)?;
        let query =
            "SELECT log.nr, envelop, verzegeld FROM log LEFT JOIN lichaam ON lichaam.nr = log.nr WHERE log.nr = ?1";
        let mut query = self.connection.prepare_cached(query).at(&self.path)?;
        let mut found = Vec::with_capacity(nrs.len());
        for &nr in nrs {
            let mut row = query.query([nr.cast_signed()]).at(&self.path)?;
            let row = row.next().at(&self.path)?.ok_or(StoreError::NoEntry { nr })?;
            let (_, tail) = rows::raw(row)?;
            found.push((tail.to_vec(), row.get("verzegeld").at(&self.path)?));
        }
        Ok(found)
    }

    pub fn find_daad(&self, daad: &[u8; 16]) -> Result<Vec<u64>> {
        self.nrs_of_daad(daad).at(&self.path)
    }

    fn nrs_of_daad(&self, daad: &[u8; 16]) -> rusqlite::Result<Vec<u64>> {
        let mut begins = self.connection.prepare_cached("SELECT nr FROM log WHERE daad = ?1 ORDER BY nr")?;
        let mut rest = self.connection.prepare_cached("SELECT nr, daad IS NULL FROM log WHERE nr > ?1 ORDER BY nr")?;
        let mut found = Vec::new();
        for begin in begins.query_map([daad], |row| row.get::<_, i64>(0))? {
            let begin = begin?;
            found.push(begin.cast_unsigned());
            let mut rows = rest.query([begin])?;
            // Entries without the column go on with the act before them.
            while let Some((nr, true)) =
                rows.next()?.map(|row| Ok::<_, rusqlite::Error>((row.get(0)?, row.get(1)?))).transpose()?
            {
                found.push(i64::cast_unsigned(nr));
            }
        }
        Ok(found)
    }

    pub fn moment(&self) -> Result<Moment<'_>> {
        let transaction = self.connection.unchecked_transaction().at(&self.path)?;
        Ok(Moment { file: self, _transaction: transaction })
    }
}

/// Waits until the file is free, and has it for itself then.
const BEGIN: &str = "BEGIN IMMEDIATE";

/// A transaction that was begun. What is not committed when this is dropped is taken back.
struct Begun<'c>(&'c Connection);

impl Drop for Begun<'_> {
    fn drop(&mut self) {
        if !self.0.is_autocommit() {
            // A rollback that fails has nothing to take back.
            let _ = self.0.execute_batch("ROLLBACK");
        }
    }
}

/// The file as it is at one moment.
pub(crate) struct Moment<'l> {
    file: &'l File,
    _transaction: Transaction<'l>,
}

impl Moment<'_> {
    pub fn head(&self) -> Result<Head> {
        self.file.head()
    }

    pub fn last(&self) -> Result<u64> {
        let File { path, connection, .. } = self.file;
        let last = connection.query_row("SELECT coalesce(max(nr), 0) FROM log", [], |row| row.get(0));
        last.map(i64::cast_unsigned).at(path)
    }

    pub fn entries(&self, after: u64, each: &mut EachEntry<'_>) -> Result<()> {
        let File { path, connection, .. } = self.file;
        let mut entries =
            connection.prepare_cached("SELECT nr, envelop FROM log WHERE nr > ?1 ORDER BY nr").at(path)?;
        let mut entries = entries.query([after.cast_signed()]).at(path)?;
        let mut bodies = connection.prepare_cached(Bodies::QUERY).at(path)?;
        let mut bodies = bodies.query([after.cast_signed()]).and_then(Bodies::new).at(path)?;
        while let Some(row) = entries.next().at(path)? {
            let (nr, tail) = rows::raw(row)?;
            each(nr, tail, bodies.of(nr).at(path)?)?;
        }
        Ok(())
    }

    pub fn rows<E: From<StoreError>>(
        &self,
        after: u64,
        each: &mut dyn FnMut(Stored<'_>) -> Result<(), E>,
    ) -> Result<Option<u64>, E> {
        let File { path, connection, .. } = self.file;
        let query = "SELECT nr, envelop, daad, digest, hash FROM log WHERE nr > ?1 ORDER BY nr";
        let mut entries = connection.prepare(query).at(path)?;
        let mut entries = entries.query([after.cast_signed()]).at(path)?;
        let mut bodies = connection.prepare(Bodies::QUERY).at(path)?;
        // A body below the first entry belongs to nothing, and is seen when all of it is read.
        let below = if after == 0 { -1 } else { after.cast_signed() };
        let mut bodies = bodies.query([below]).and_then(Bodies::new).at(path)?;
        let mut last = after;
        while let Some(row) = entries.next().at(path)? {
            let (nr, tail) = rows::raw(row)?;
            let daad = rows::optional_bytes(row, nr, "daad")?;
            let (digest, hash) = (rows::bytes(row, nr, "digest")?, rows::bytes(row, nr, "hash")?);
            each(Stored { nr, tail, daad, digest, hash, body: bodies.of(nr).at(path)? })?;
            last = nr;
        }
        Ok(bodies.after(last).at(path)?)
    }
}

/// Written beside its place and then linked, so that there is never half a log, nor one written over.
fn write_empty_log(path: &Path, gemeente: &str, master_id: &str, mark: &str) -> Result<()> {
    let draft = path.with_extension(format!("{}.nieuw", std::process::id()));
    let _ = fs::remove_file(&draft);
    let connection = open_database(&draft, Durability::Disk)?;
    let fill = || {
        connection.execute_batch(&format!("BEGIN; {SCHEMA}"))?;
        let mut insert = connection.prepare("INSERT INTO meta VALUES (?1, ?2)")?;
        for (name, value) in [("formaat", mark), ("gemeente", gemeente), ("meestersleutel", master_id)] {
            insert.execute((name, value))?;
        }
        connection.execute("INSERT INTO kop VALUES (?1, 0, ?2)", (gemeente, Head::default().hash))?;
        connection.execute_batch("COMMIT")
    };
    fill().at(&draft)?;
    connection.close().map_err(|(_, error)| error).at(&draft)?;
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft).at(&draft)?;
    match linked {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(StoreError::Exists { path: path.to_owned() })
        }
        other => other.at(path),
    }
}

fn meta(connection: &Connection, name: &str) -> rusqlite::Result<Option<String>> {
    connection.query_row("SELECT waarde FROM meta WHERE naam = ?1", [name], |row| row.get(0)).optional()
}

/// False when the head was not where it was expected.
fn move_head(tx: &Connection, gemeente: &str, expected: &Head, new: &Head) -> rusqlite::Result<bool> {
    let mut update =
        tx.prepare_cached("UPDATE kop SET nr = ?1, hash = ?2 WHERE gemeente = ?3 AND nr = ?4 AND hash = ?5")?;
    let moved = update.execute((new.nr.cast_signed(), new.hash, gemeente, expected.nr.cast_signed(), expected.hash))?;
    Ok(moved == 1)
}

fn insert(tx: &Connection, last: u64, rows: &[Sealed]) -> rusqlite::Result<()> {
    let mut insert_entry = tx.prepare_cached("INSERT INTO log VALUES (?1, ?2, ?3, ?4, ?5)")?;
    let mut insert_body = tx.prepare_cached("INSERT INTO lichaam VALUES (?1, ?2)")?;
    let mut daad = None;
    for (row, nr) in rows.iter().zip(last.cast_signed() + 1..) {
        let begins = daad.replace(row.daad) != Some(row.daad);
        insert_entry.execute((nr, &row.envelope, begins.then_some(row.daad), row.digest, row.hash))?;
        if let Some(body) = &row.body {
            insert_body.execute((nr, body))?;
        }
    }
    Ok(())
}

fn remove_bodies(tx: &Connection, nrs: &[u64]) -> rusqlite::Result<()> {
    let mut delete = tx.prepare_cached("DELETE FROM lichaam WHERE nr = ?1")?;
    for nr in nrs {
        delete.execute([nr.cast_signed()])?;
    }
    Ok(())
}
