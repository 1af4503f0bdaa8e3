//! The log of one gemeente in one SQLite file.
//!
//! Several processes may have the file open. A writer names the head it decided on; whoever finds the head moved is told so and
//! decides again. The SQL is plain, so that another database can stand behind the same functions.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use ring::aead::NONCE_LEN;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

use crate::chain::{digest, link};
use crate::chunk::Chunk;
use crate::envelope::{Canonical, Envelope};
use crate::error::{AppendError, At, Result, StoreError};
use crate::place::{self, Durability, log_path, make_dir, open_database, sync_dir};
use crate::rows::{self, Bodies};
use crate::seal::Sealer;
use crate::{EntryRef, Head, Keys, NewEntry};

/// The soort of an entry that says which bodies were destroyed: the one body the store itself reads. It is a JSON object whose
/// field `nrs` lists them; its other fields are the caller's. Only `Log::destroy` writes it.
pub const DESTRUCTION: &str = "vernietigd";

/// The layout below; a log with another one is not opened.
const FORMAT: &str = "1";

/// `envelop` holds the canonical bytes that are hashed: with one column instead of twelve a replay is some 40 % faster. Column
/// `daad` is filled on the first entry of an act in a batch only, so that the index has one row for each act and not for each entry.
const SCHEMA: &str = "
    CREATE TABLE meta (naam TEXT NOT NULL PRIMARY KEY, waarde TEXT NOT NULL);
    CREATE TABLE kop (gemeente TEXT NOT NULL PRIMARY KEY, nr INTEGER NOT NULL, hash BLOB NOT NULL);
    CREATE TABLE log (nr INTEGER PRIMARY KEY, envelop BLOB NOT NULL, daad BLOB, digest BLOB NOT NULL, hash BLOB NOT NULL);
    CREATE TABLE lichaam (nr INTEGER PRIMARY KEY, verzegeld BLOB NOT NULL);
    CREATE INDEX log_daad ON log (daad) WHERE daad IS NOT NULL;";

/// The log of one gemeente: the file and the keys that open it.
pub struct Log {
    pub(crate) path: PathBuf,
    pub(crate) connection: Connection,
    pub(crate) sealer: Sealer,
    reads_only: bool,
}

/// What an entry becomes besides its envelope.
struct Sealed {
    envelope: Vec<u8>,
    digest: [u8; 32],
    hash: [u8; 32],
    body: Vec<u8>,
}

impl Log {
    /// Begins the log of a gemeente; refuses when there is one.
    pub fn create(dir: &Path, gemeente: &str, keys: Arc<Keys>) -> Result<Log> {
        let path = log_path(dir, gemeente)?;
        if path.exists() {
            return Err(StoreError::Exists { path });
        }
        let folder = place::gemeente_dir(dir, gemeente)?;
        make_dir(&folder)?;
        write_empty_log(&path, gemeente, &keys.master_id())?;
        sync_dir(&folder)?;
        sync_dir(&place::gemeenten_dir(dir))?;
        Log::open(dir, gemeente, keys)
    }

    /// Opens the log of a gemeente; refuses when it was sealed under a master key that is not among these keys.
    pub fn open(dir: &Path, gemeente: &str, keys: Arc<Keys>) -> Result<Log> {
        let path = log_path(dir, gemeente)?;
        if !path.exists() {
            return Err(StoreError::NoLog { path, gemeente: gemeente.to_owned() });
        }
        Log::open_file(path, gemeente, keys, false)
    }

    /// A second connection, for reading beside the writer. It has its own buffers and waits for nobody.
    pub fn reader(&self) -> Result<Log> {
        Log::open_file(self.path.clone(), self.gemeente(), Arc::clone(&self.sealer.keys), true)
    }

    /// The slug of the gemeente.
    pub fn gemeente(&self) -> &str {
        &self.sealer.gemeente
    }

    /// Where the log stands now, also when another process wrote last.
    pub fn head(&self) -> Result<Head> {
        rows::head(&self.connection, self.gemeente()).at(&self.path)
    }

    /// Adds a batch in one transaction. When this returns Ok it is on disk, under nrs `expected.nr + 1` and up.
    ///
    /// The batch was decided on at `expected`; when the log has moved on since, nothing is written and the answer is `Moved`.
    pub fn append(&mut self, expected: &Head, batch: &[NewEntry]) -> Result<Head, AppendError> {
        if batch.iter().any(|entry| entry.soort == DESTRUCTION) {
            let why = "it goes through destroy, which takes the bodies away as well".into();
            return Err(StoreError::Destruction { why }.into());
        }
        self.write(expected, batch, &[])
    }

    /// Adds a destruction entry and takes away the bodies it lists in `nrs`, in one transaction. The envelopes stay.
    pub fn destroy(&mut self, expected: &Head, entry: &NewEntry) -> Result<Head, AppendError> {
        let nrs = self.destroyable(expected, entry)?;
        let head = self.write(expected, std::slice::from_ref(entry), &nrs)?;
        // The pages are overwritten; their old copies in the write-ahead log must go as well. A reader may hold that up, and
        // then the next checkpoint does it.
        self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).at(&self.path)?;
        Ok(head)
    }

    /// Every entry after this nr, in order, opened. Returns the head as of this read.
    ///
    /// The entries live in buffers, so whatever must stay has to be copied. The whole read sees one moment.
    /// Do not call `read` again on this same log from within `each`; `reader` gives another.
    pub fn read(&self, after: u64, each: &mut dyn FnMut(EntryRef<'_>) -> Result<()>) -> Result<Head> {
        self.chunks(after, &mut |chunk| chunk.entries().try_for_each(|entry| each(entry?)))
    }

    /// The same by the handful, so that somebody else can go through one while the next is read.
    pub fn chunks(&self, after: u64, each: &mut dyn FnMut(Chunk) -> Result<()>) -> Result<Head> {
        if after == 0 {
            self.sealer.fetch_all()?;
        }
        let _moment = self.connection.unchecked_transaction().at(&self.path)?;
        let mut entries =
            self.connection.prepare_cached("SELECT nr, envelop FROM log WHERE nr > ?1 ORDER BY nr").at(&self.path)?;
        let mut entries = entries.query([after.cast_signed()]).at(&self.path)?;
        let mut bodies = self.connection.prepare_cached(Bodies::QUERY).at(&self.path)?;
        let mut bodies = bodies.query([after.cast_signed()]).and_then(Bodies::new).at(&self.path)?;
        let mut canonical = Canonical::new(self.gemeente());
        let (mut expected, mut chunk) = (after + 1, Chunk::default());
        while let Some(row) = entries.next().at(&self.path)? {
            let (nr, tail) = rows::raw(row)?;
            if nr != expected {
                return Err(missing(expected));
            }
            expected += 1;
            chunk.put(nr, tail, bodies.of(nr).at(&self.path)?.map(|sealed| &*sealed));
            if chunk.is_full() {
                chunk.open(&self.sealer, &mut canonical)?;
                each(std::mem::take(&mut chunk))?;
            }
        }
        if !chunk.is_empty() {
            chunk.open(&self.sealer, &mut canonical)?;
            each(chunk)?;
        }
        let head = self.head()?;
        if head.nr >= expected { Err(missing(expected)) } else { Ok(head) }
    }

    /// Waits until there is something after this nr, at most so long, and reads it. The head returned has nr `after` when nothing came.
    pub fn follow(
        &self,
        after: u64,
        patience: Duration,
        each: &mut dyn FnMut(EntryRef<'_>) -> Result<()>,
    ) -> Result<Head> {
        let until = Instant::now() + patience;
        loop {
            let head = self.head()?;
            if head.nr > after {
                return self.read(after, each);
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(head);
            }
            // Looking costs a few microseconds, and twenty milliseconds is less than anyone notices.
            std::thread::sleep(left.min(Duration::from_millis(20)));
        }
    }

    /// Opens single bodies, in the order asked for, each with the envelope that says what it is; None for one that was destroyed.
    pub fn bodies(&self, nrs: &[u64]) -> Result<Vec<(Envelope, Option<Vec<u8>>)>> {
        // One transaction: locking the file for each body would cost more than reading it.
        let _moment = self.connection.unchecked_transaction().at(&self.path)?;
        let query =
            "SELECT log.nr, envelop, verzegeld FROM log LEFT JOIN lichaam ON lichaam.nr = log.nr WHERE log.nr = ?1";
        let mut query = self.connection.prepare_cached(query).at(&self.path)?;
        let mut canonical = Canonical::new(self.gemeente());
        let mut found = Vec::with_capacity(nrs.len());
        for &nr in nrs {
            let mut row = query.query([nr.cast_signed()]).at(&self.path)?;
            let row = row.next().at(&self.path)?.ok_or(StoreError::NoEntry { nr })?;
            let (entry, _) = rows::entry(row)?;
            let sealed: Option<Vec<u8>> = row.get("verzegeld").at(&self.path)?;
            let body = match sealed {
                None => None,
                Some(mut sealed) => {
                    self.sealer.open(nr, entry.zaak, canonical.of(&entry), &mut sealed)?.map(<[u8]>::to_vec)
                }
            };
            found.push((entry.envelope(), body));
        }
        Ok(found)
    }

    /// The nrs of the entries of an act, in order; empty when it never happened.
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

    fn open_file(path: PathBuf, gemeente: &str, keys: Arc<Keys>, reads_only: bool) -> Result<Log> {
        let connection = open_database(&path, Durability::Disk)?;
        // Replay reads the file through the page cache of the operating system, without copying each page.
        // A checkpoint at 16 MB of write-ahead log instead of 4: its waits for the disk are shared by more appends.
        connection
            .execute_batch(
                "PRAGMA mmap_size = 8589934592; PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 4000;",
            )
            .at(&path)?;
        if reads_only {
            connection.execute_batch("PRAGMA query_only = ON").at(&path)?;
        }
        must_be(&connection, &path, "formaat", "format", FORMAT)?;
        must_be(&connection, &path, "gemeente", "the log of gemeente", gemeente)?;
        let wanted = meta(&connection, "meestersleutel").at(&path)?.unwrap_or_default();
        if !keys.knows(&wanted)? {
            return Err(StoreError::OtherMasterKey { path, wanted, known: keys.known() });
        }
        Ok(Log { path, connection, sealer: Sealer::new(gemeente, keys), reads_only })
    }

    fn write(&mut self, expected: &Head, batch: &[NewEntry], destroyed: &[u64]) -> Result<Head, AppendError> {
        if self.reads_only {
            return Err(StoreError::ReadOnly { path: self.path.clone() }.into());
        }
        // The keys are on disk and the bodies sealed before the transaction begins, so that it is short.
        self.sealer.ensure(batch.iter().map(|entry| entry.zaak.as_str()))?;
        let sealed = self.seal(expected, batch)?;
        let new =
            Head { nr: expected.nr + batch.len() as u64, hash: sealed.last().map_or(expected.hash, |last| last.hash) };
        let path = &self.path;
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).at(path)?;
        if !move_head(&tx, &self.sealer.gemeente, expected, &new).at(path)? {
            let head = rows::head(&tx, &self.sealer.gemeente).at(path)?;
            return Err(AppendError::Moved { head });
        }
        insert(&tx, expected.nr, batch, &sealed).at(path)?;
        remove_bodies(&tx, destroyed).at(path)?;
        tx.commit().at(path)?;
        Ok(new)
    }

    /// Seals the bodies and links the chain on from `expected`.
    fn seal(&self, expected: &Head, batch: &[NewEntry]) -> Result<Vec<Sealed>> {
        let mut canonical = Canonical::new(self.gemeente());
        let mut nonces = vec![0; batch.len() * NONCE_LEN];
        self.sealer.keys.fill_random(&mut nonces)?;
        let mut previous = expected.hash;
        let sealed =
            batch.iter().zip(nonces.as_chunks::<NONCE_LEN>().0).zip(expected.nr + 1..).map(|((entry, nonce), nr)| {
                let bytes = canonical.of(&entry.at(nr));
                let body = self.sealer.seal(&entry.zaak, bytes, *nonce, &entry.body)?;
                let digest = digest(&body);
                previous = link(&previous, bytes, &digest);
                Ok(Sealed { envelope: canonical.tail().to_vec(), digest, hash: previous, body })
            });
        sealed.collect()
    }

    /// The bodies a destruction entry lists, each of which must be there to be destroyed.
    fn destroyable(&self, expected: &Head, entry: &NewEntry) -> Result<Vec<u64>> {
        let refuse = |why: String| Err(StoreError::Destruction { why });
        if entry.soort != DESTRUCTION {
            return refuse(format!("its soort is '{}'; expected '{DESTRUCTION}'", entry.soort));
        }
        let Some(nrs) = destroyed_nrs(&entry.body) else {
            return refuse("its body is not a JSON object with a list of nrs in field 'nrs'".into());
        };
        for &nr in &nrs {
            if nr == 0 || nr > expected.nr {
                return refuse(format!("there is no entry {nr} before it"));
            }
            if self.is_destruction(nr)? {
                return refuse(format!("entry {nr} is a destruction entry itself, and those stay"));
            }
        }
        Ok(nrs)
    }

    fn is_destruction(&self, nr: u64) -> Result<bool> {
        let mut query = self.connection.prepare_cached("SELECT nr, envelop FROM log WHERE nr = ?1").at(&self.path)?;
        let mut row = query.query([nr.cast_signed()]).at(&self.path)?;
        let row = row.next().at(&self.path)?.ok_or(StoreError::NoEntry { nr })?;
        Ok(rows::entry(row)?.0.soort == DESTRUCTION)
    }
}

/// A row was taken out: whatever is read after it would count wrong.
fn missing(nr: u64) -> StoreError {
    StoreError::Damaged { nr, what: "it is missing from the log".into() }
}

/// The nrs in the body of a destruction entry; None when it is not one.
pub(crate) fn destroyed_nrs(body: &[u8]) -> Option<Vec<u64>> {
    #[derive(serde::Deserialize)]
    struct Destroyed {
        nrs: Vec<u64>,
    }
    serde_json::from_slice::<Destroyed>(body).ok().map(|destroyed| destroyed.nrs)
}

/// Written beside its place and then linked, so that there is never half a log, nor one written over.
fn write_empty_log(path: &Path, gemeente: &str, master_id: &str) -> Result<()> {
    let draft = path.with_extension(format!("{}.nieuw", std::process::id()));
    let _ = fs::remove_file(&draft);
    let connection = open_database(&draft, Durability::Disk)?;
    let fill = || {
        connection.execute_batch(&format!("BEGIN; {SCHEMA}"))?;
        let mut insert = connection.prepare("INSERT INTO meta VALUES (?1, ?2)")?;
        for (name, value) in [("formaat", FORMAT), ("gemeente", gemeente), ("meestersleutel", master_id)] {
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

fn must_be(connection: &Connection, path: &Path, name: &str, what: &'static str, expected: &str) -> Result<()> {
    let found = meta(connection, name).at(path)?.unwrap_or_default();
    if found == expected {
        return Ok(());
    }
    Err(StoreError::OtherLog { path: path.to_owned(), what, found, expected: expected.to_owned() })
}

/// False when the head was not where it was expected.
fn move_head(tx: &Transaction<'_>, gemeente: &str, expected: &Head, new: &Head) -> rusqlite::Result<bool> {
    let mut update =
        tx.prepare_cached("UPDATE kop SET nr = ?1, hash = ?2 WHERE gemeente = ?3 AND nr = ?4 AND hash = ?5")?;
    let moved = update.execute((new.nr.cast_signed(), new.hash, gemeente, expected.nr.cast_signed(), expected.hash))?;
    Ok(moved == 1)
}

fn insert(tx: &Transaction<'_>, last: u64, batch: &[NewEntry], sealed: &[Sealed]) -> rusqlite::Result<()> {
    let mut insert_entry = tx.prepare_cached("INSERT INTO log VALUES (?1, ?2, ?3, ?4, ?5)")?;
    let mut insert_body = tx.prepare_cached("INSERT INTO lichaam VALUES (?1, ?2)")?;
    let mut daad = None;
    for ((entry, sealed), nr) in batch.iter().zip(sealed).zip(last.cast_signed() + 1..) {
        let begins = daad.replace(entry.daad) != Some(entry.daad);
        insert_entry.execute((nr, &sealed.envelope, begins.then_some(entry.daad), sealed.digest, sealed.hash))?;
        insert_body.execute((nr, &sealed.body))?;
    }
    Ok(())
}

fn remove_bodies(tx: &Transaction<'_>, nrs: &[u64]) -> rusqlite::Result<()> {
    let mut delete = tx.prepare_cached("DELETE FROM lichaam WHERE nr = ?1")?;
    for nr in nrs {
        delete.execute([nr.cast_signed()])?;
    }
    Ok(())
}
