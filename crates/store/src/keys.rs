//! The keys, in a store of their own: whoever has the back-up of the data has nothing without this directory.
//!
//! `dir/sleutels/meestersleutel` holds the master keys, one a line as `<id> <secret>`; the last one wraps new keys, earlier ones
//! are there only while a new one takes over. `dir/sleutels/sleutels.sqlite` holds a wrapped key for each zaak, the list of zaken
//! whose key was destroyed, and the names of all master keys there ever were: a log names the one it was begun under. None of it
//! is ever in the back-up of the data, so restoring an old back-up cannot bring a destroyed zaak back.

pub mod export;
mod master;
mod rotate;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::rand::{SecureRandom, SystemRandom};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

use crate::error::{At, Result, StoreError};
use crate::place::{Durability, gemeenten, open_database};
use master::{Master, Masters, master_path};

pub use rotate::Rotation;

const KEY_LEN: usize = 32;

/// The master keys and the wrapped keys of every zaak of every gemeente below one data directory.
pub struct Keys {
    /// Where `sleutels.sqlite` lies, for messages.
    path: PathBuf,
    /// Read again when another process may have changed the file.
    masters: RwLock<Arc<Masters>>,
    /// Where the master keys lie; None for keys that live in memory only.
    master_file: Option<PathBuf>,
    database: Mutex<Connection>,
    random: SystemRandom,
    /// Goes up with every destroyed key, so that opened copies elsewhere in this process are let go.
    destructions: AtomicU64,
    /// The version of the file and the number of destroyed keys in it, when this process last looked.
    looked: Mutex<Option<(i64, i64)>>,
}

/// The key of a zaak, or that it was destroyed.
#[derive(Clone, Copy)]
pub(crate) enum ZaakKey {
    Live(Secret),
    Destroyed,
}

/// The bytes of a key. Set up for the cipher it is half a kilobyte, which takes longer to fetch from memory than to make anew.
#[derive(Clone, Copy)]
pub(crate) struct Secret(pub(super) [u8; KEY_LEN]);

impl Secret {
    pub fn cipher(&self) -> Result<LessSafeKey> {
        aes_key(&self.0)
    }

    pub fn blot_out(&mut self) {
        self.0 = [0; KEY_LEN];
    }

    /// A key for something else, from which this one cannot be found.
    pub fn derive(&self, context: &'static str) -> [u8; KEY_LEN] {
        blake3::derive_key(context, &self.0)
    }

    #[cfg(test)]
    pub fn of_zeros() -> Secret {
        Secret([0; KEY_LEN])
    }
}

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS sleutel (
        gemeente TEXT NOT NULL, zaak TEXT NOT NULL, meester TEXT NOT NULL, gewikkeld BLOB NOT NULL,
        PRIMARY KEY (gemeente, zaak)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS vernietigd (
        gemeente TEXT NOT NULL, zaak TEXT NOT NULL, wanneer INTEGER NOT NULL,
        PRIMARY KEY (gemeente, zaak)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS meester (id TEXT NOT NULL PRIMARY KEY, nr INTEGER NOT NULL UNIQUE);";

impl Keys {
    /// Opens the keys, and makes a master key when there is nothing yet that another one could have sealed.
    pub fn create_or_open(dir: &Path) -> Result<Keys> {
        let folder = dir.join("sleutels");
        let nothing_sealed = gemeenten(dir).is_empty() && !folder.join("sleutels.sqlite").exists();
        if nothing_sealed && !master_path(dir).exists() {
            master::make_first(dir)?;
        }
        Keys::open(dir)
    }

    /// Opens the keys that are there; makes none.
    pub fn open(dir: &Path) -> Result<Keys> {
        let file = master_path(dir);
        let masters = Masters::read(&file)?;
        let path = dir.join("sleutels").join("sleutels.sqlite");
        if !path.exists() && !gemeenten(dir).is_empty() {
            // Fresh keys beside lost ones would mix two keys in one zaak once the lost ones are restored.
            return Err(StoreError::NoKeyStore { path });
        }
        let database = open_database(&path, Durability::Disk)?;
        Keys::on(path, masters, Some(file), database)
    }

    fn on(path: PathBuf, masters: Masters, master_file: Option<PathBuf>, database: Connection) -> Result<Keys> {
        database.execute_batch(&format!("BEGIN IMMEDIATE; {SCHEMA} COMMIT;")).at(&path)?;
        let keys = Keys {
            path,
            masters: RwLock::new(Arc::new(masters)),
            master_file,
            database: Mutex::new(database),
            random: SystemRandom::new(),
            destructions: AtomicU64::new(0),
            looked: Mutex::default(),
        };
        keys.name_first_master()?;
        keys.look()?;
        Ok(keys)
    }

    /// The id of the master key that wraps new keys.
    pub fn master_id(&self) -> String {
        self.masters().newest().id.clone()
    }

    /// Whether a log that names this master key can be opened here: it wraps keys now, or did once and another took over.
    pub fn knows(&self, id: &str) -> Result<bool> {
        let once = "SELECT 1 FROM meester WHERE id = ?1";
        Ok(self.masters().of(id).is_some()
            || self.lock().prepare_cached(once).and_then(|mut query| query.exists([id])).at(&self.path)?)
    }

    /// The ids of all master keys known here, for messages.
    pub(crate) fn known(&self) -> String {
        self.masters().ids().join(", ")
    }

    fn masters(&self) -> Arc<Masters> {
        Arc::clone(&self.masters.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the master keys again: another process has renewed them.
    fn read_masters_again(&self) -> Result<Arc<Masters>> {
        if let Some(file) = &self.master_file {
            *self.masters.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(Masters::read(file)?);
        }
        Ok(self.masters())
    }

    /// Destroys the key of a zaak for good: nothing in it can be read again, not from any back-up of the data either.
    pub fn destroy(&self, gemeente: &str, zaak: &str, now: i64) -> Result<()> {
        self.destroy_all(gemeente, &[zaak], now)
    }

    /// Destroys the keys of these zaken, all or none. A zaak that never had a key can have none from now on.
    ///
    /// Other processes let go of their copies as soon as they look (`look`), which a running Meedoen does twice a second.
    pub fn destroy_all(&self, gemeente: &str, zaken: &[&str], now: i64) -> Result<()> {
        let mut database = self.lock();
        let tx = database.transaction_with_behavior(TransactionBehavior::Immediate).at(&self.path)?;
        for zaak in zaken {
            tx.execute("DELETE FROM sleutel WHERE gemeente = ?1 AND zaak = ?2", (gemeente, zaak)).at(&self.path)?;
            tx.execute("INSERT INTO vernietigd VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING", (gemeente, zaak, now))
                .at(&self.path)?;
        }
        tx.commit().at(&self.path)?;
        self.destructions.fetch_add(1, Ordering::Release);
        // The wrapped keys must not linger in the write-ahead log either.
        database.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).at(&self.path)?;
        Ok(())
    }

    /// Notices what other processes did to the keys. True when a key was destroyed since this process last looked: whoever
    /// holds copies lets go of them before using one again.
    pub fn look(&self) -> Result<bool> {
        let database = self.lock();
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        let version: i64 = database
            .prepare_cached("PRAGMA data_version")
            .and_then(|mut query| query.query_row([], |row| row.get(0)))
            .at(&self.path)?;
        if looked.is_some_and(|(last, _)| last == version) {
            return Ok(false);
        }
        let destroyed: i64 =
            database.query_row("SELECT count(*) FROM vernietigd", [], |row| row.get(0)).at(&self.path)?;
        let news = looked.is_some_and(|(_, known)| known != destroyed);
        *looked = Some((version, destroyed));
        if news {
            self.destructions.fetch_add(1, Ordering::Release);
        }
        Ok(news)
    }

    /// The zaken of a gemeente whose key was destroyed, with the moment.
    pub fn destroyed(&self, gemeente: &str) -> Result<Vec<(String, i64)>> {
        let database = self.lock();
        let mut query =
            database.prepare("SELECT zaak, wanneer FROM vernietigd WHERE gemeente = ?1 ORDER BY zaak").at(&self.path)?;
        let rows = query.query_map([gemeente], |row| row.try_into()).at(&self.path)?;
        rows.collect::<rusqlite::Result<_>>().at(&self.path)
    }

    pub(crate) fn destructions(&self) -> u64 {
        self.destructions.load(Ordering::Acquire)
    }

    pub(crate) fn fill_random(&self, bytes: &mut [u8]) -> Result<()> {
        self.random.fill(bytes).map_err(|_| StoreError::Cipher)
    }

    /// The key of a zaak, or None when there never was one.
    pub(crate) fn of(&self, gemeente: &str, zaak: &str) -> Result<Option<ZaakKey>> {
        self.look_up(&self.lock(), gemeente, zaak)
    }

    /// How many zaken of a gemeente have a key.
    pub(crate) fn count(&self, gemeente: &str) -> Result<usize> {
        let count = "SELECT count(*) FROM sleutel WHERE gemeente = ?1";
        self.lock().query_row(count, [gemeente], |row| row.get::<_, u32>(0)).at(&self.path).map(|count| count as usize)
    }

    /// Hands over every key of a gemeente: a replay needs nearly all of them, and one query is cheaper than ten thousand.
    pub(crate) fn all(&self, gemeente: &str, each: &mut dyn FnMut(&str, ZaakKey)) -> Result<()> {
        let database = self.lock();
        let mut live = database
            .prepare_cached("SELECT zaak, meester, gewikkeld FROM sleutel WHERE gemeente = ?1")
            .at(&self.path)?;
        let mut rows = live.query([gemeente]).at(&self.path)?;
        while let Some(row) = rows.next().at(&self.path)? {
            let (zaak, meester, wrapped) = <(String, String, Vec<u8>)>::try_from(row).at(&self.path)?;
            each(&zaak, ZaakKey::Live(self.unwrap(gemeente, &zaak, &meester, &wrapped)?));
        }
        let mut gone = database.prepare_cached("SELECT zaak FROM vernietigd WHERE gemeente = ?1").at(&self.path)?;
        let mut rows = gone.query([gemeente]).at(&self.path)?;
        while let Some(row) = rows.next().at(&self.path)? {
            each(&row.get::<_, String>(0).at(&self.path)?, ZaakKey::Destroyed);
        }
        Ok(())
    }

    /// Hands over the keys of these zaken. Those that were not there yet are made, and on disk before any is handed over: a sealed
    /// body without its key would be lost.
    pub(crate) fn ensure(
        &self,
        gemeente: &str,
        zaken: &HashSet<&str>,
        each: &mut dyn FnMut(&str, ZaakKey),
    ) -> Result<()> {
        let mut database = self.lock();
        let tx = database.transaction_with_behavior(TransactionBehavior::Immediate).at(&self.path)?;
        let master = self.wrapping_master(&tx)?;
        let mut keys = Vec::with_capacity(zaken.len());
        for &zaak in zaken {
            let key = match self.look_up(&tx, gemeente, zaak)? {
                Some(ZaakKey::Live(key)) => key,
                Some(ZaakKey::Destroyed) => {
                    return Err(StoreError::KeyDestroyed { gemeente: gemeente.into(), zaak: zaak.into() });
                }
                None => self.make(&tx, &master, gemeente, zaak)?,
            };
            keys.push((zaak, key));
        }
        tx.commit().at(&self.path)?;
        keys.into_iter().for_each(|(zaak, key)| each(zaak, ZaakKey::Live(key)));
        Ok(())
    }

    fn make(&self, tx: &Transaction<'_>, masters: &Masters, gemeente: &str, zaak: &str) -> Result<Secret> {
        let mut secret = [0; KEY_LEN];
        self.fill_random(&mut secret)?;
        let wrapped = self.wrap(masters.newest(), gemeente, zaak, &secret)?;
        tx.prepare_cached("INSERT INTO sleutel VALUES (?1, ?2, ?3, ?4)")
            .and_then(|mut insert| insert.execute((gemeente, zaak, &masters.newest().id, wrapped)))
            .at(&self.path)?;
        Ok(Secret(secret))
    }

    fn look_up(&self, database: &Connection, gemeente: &str, zaak: &str) -> Result<Option<ZaakKey>> {
        let found: Option<(String, Vec<u8>)> = database
            .prepare_cached("SELECT meester, gewikkeld FROM sleutel WHERE gemeente = ?1 AND zaak = ?2")
            .and_then(|mut query| query.query_row((gemeente, zaak), |row| row.try_into()).optional())
            .at(&self.path)?;
        if let Some((meester, wrapped)) = found {
            return self.unwrap(gemeente, zaak, &meester, &wrapped).map(|key| Some(ZaakKey::Live(key)));
        }
        let destroyed = database
            .prepare_cached("SELECT 1 FROM vernietigd WHERE gemeente = ?1 AND zaak = ?2")
            .and_then(|mut query| query.exists((gemeente, zaak)))
            .at(&self.path)?;
        Ok(destroyed.then_some(ZaakKey::Destroyed))
    }

    fn wrap(&self, master: &Master, gemeente: &str, zaak: &str, secret: &[u8; KEY_LEN]) -> Result<Vec<u8>> {
        let mut wrapped = vec![0; NONCE_LEN];
        self.fill_random(&mut wrapped)?;
        let nonce = Nonce::try_assume_unique_for_key(&wrapped).map_err(|_| StoreError::Cipher)?;
        let mut sealed = secret.to_vec();
        master
            .key
            .seal_in_place_append_tag(nonce, Aad::from(owner(gemeente, zaak)), &mut sealed)
            .map_err(|_| StoreError::Cipher)?;
        wrapped.append(&mut sealed);
        Ok(wrapped)
    }

    fn unwrap(&self, gemeente: &str, zaak: &str, meester: &str, wrapped: &[u8]) -> Result<Secret> {
        let mut masters = self.masters();
        if masters.of(meester).is_none() {
            masters = self.read_masters_again()?;
        }
        let Some(master) = masters.of(meester) else {
            let (wanted, known) = (meester.to_owned(), self.known());
            return Err(StoreError::OtherMasterKey { path: self.path.clone(), wanted, known });
        };
        let unreadable = || StoreError::NoKey { gemeente: gemeente.to_owned(), zaak: zaak.to_owned() };
        let (nonce, sealed) = wrapped.split_at_checked(NONCE_LEN).ok_or_else(unreadable)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| unreadable())?;
        let mut secret = sealed.to_vec();
        let secret =
            master.key.open_in_place(nonce, Aad::from(owner(gemeente, zaak)), &mut secret).map_err(|_| unreadable())?;
        <[u8; KEY_LEN]>::try_from(&*secret).map(Secret).map_err(|_| unreadable())
    }

    fn lock(&self) -> MutexGuard<'_, Connection> {
        // A panic elsewhere leaves the connection usable: an open transaction was rolled back when it was dropped.
        self.database.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn aes_key(secret: &[u8]) -> Result<LessSafeKey> {
    UnboundKey::new(&AES_256_GCM, secret).map(LessSafeKey::new).map_err(|_| StoreError::Cipher)
}

/// Binds a wrapped key to its zaak, so that two rows cannot be swapped.
fn owner(gemeente: &str, zaak: &str) -> Vec<u8> {
    // A slug holds no NUL, so this cannot be read in two ways.
    format!("{gemeente}\0{zaak}").into_bytes()
}
