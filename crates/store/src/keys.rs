//! The keys, in a store of their own: whoever has the back-up of the data has nothing without this directory.
//!
//! `dir/sleutels/meestersleutel` holds the master keys, one a line as `<id> <secret>`; the last one wraps new keys, earlier ones
//! are known by their id still. `dir/sleutels/sleutels.sqlite` holds a wrapped key for each zaak, and the list of zaken whose key
//! was destroyed: that list is never in the data's back-up, so restoring an old back-up cannot bring a destroyed zaak back.

use std::collections::HashSet;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard};

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::rand::{SecureRandom, SystemRandom};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

use crate::error::{At, Result, StoreError};
use crate::hex;
use crate::place::{Durability, gemeenten, open_database, sync_dir};

const KEY_LEN: usize = 32;

/// The master keys and the wrapped keys of every zaak of every gemeente below one data directory.
pub struct Keys {
    /// Where `sleutels.sqlite` lies, for messages.
    path: PathBuf,
    masters: Vec<Master>,
    database: Mutex<Connection>,
    random: SystemRandom,
    /// Goes up with every destroyed key, so that opened copies elsewhere in this process are let go.
    destructions: AtomicU64,
}

struct Master {
    id: String,
    key: LessSafeKey,
}

/// The key of a zaak, or that it was destroyed.
#[derive(Clone, Copy)]
pub(crate) enum ZaakKey {
    Live(Secret),
    Destroyed,
}

/// The bytes of a key. Set up for the cipher it is half a kilobyte, which takes longer to fetch from memory than to make anew.
#[derive(Clone, Copy)]
pub(crate) struct Secret([u8; KEY_LEN]);

impl Secret {
    pub fn cipher(&self) -> Result<LessSafeKey> {
        aes_key(&self.0)
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
        PRIMARY KEY (gemeente, zaak)) WITHOUT ROWID;";

impl Keys {
    /// Opens the keys, and makes a master key when there is nothing yet that another one could have sealed.
    pub fn create_or_open(dir: &Path) -> Result<Keys> {
        let folder = dir.join("sleutels");
        let nothing_sealed = gemeenten(dir).is_empty() && !folder.join("sleutels.sqlite").exists();
        if nothing_sealed && !master_path(dir).exists() {
            make_private_dir(&folder)?;
            make_master_key(dir)?;
        }
        Keys::open(dir)
    }

    /// Opens the keys that are there; makes none.
    pub fn open(dir: &Path) -> Result<Keys> {
        let masters = read_masters(&master_path(dir))?;
        let path = dir.join("sleutels").join("sleutels.sqlite");
        if !path.exists() && !gemeenten(dir).is_empty() {
            // Fresh keys beside lost ones would mix two keys in one zaak once the lost ones are restored.
            return Err(StoreError::NoKeyStore { path });
        }
        let database = open_database(&path, Durability::Disk)?;
        database.execute_batch(SCHEMA).at(&path)?;
        Ok(Keys {
            path,
            masters,
            database: Mutex::new(database),
            random: SystemRandom::new(),
            destructions: AtomicU64::new(0),
        })
    }

    /// The id of the master key that wraps new keys.
    pub fn master_id(&self) -> &str {
        // `read_masters` refuses an empty file, so there is always a last one.
        self.masters.last().map_or("", |master| &master.id)
    }

    /// Whether a log that names this master key can be opened here.
    pub fn knows(&self, id: &str) -> bool {
        self.masters.iter().any(|master| master.id == id)
    }

    /// The ids of all master keys known here, for messages.
    pub(crate) fn known(&self) -> String {
        self.masters.iter().map(|master| master.id.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// Destroys the key of a zaak for good: nothing in it can be read again, not from any back-up of the data either.
    ///
    /// Other processes that opened the key before keep their copy in memory until they start anew.
    pub fn destroy(&self, gemeente: &str, zaak: &str, now: i64) -> Result<()> {
        let mut database = self.lock();
        let tx = database.transaction_with_behavior(TransactionBehavior::Immediate).at(&self.path)?;
        tx.execute("DELETE FROM sleutel WHERE gemeente = ?1 AND zaak = ?2", (gemeente, zaak)).at(&self.path)?;
        tx.execute("INSERT INTO vernietigd VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING", (gemeente, zaak, now))
            .at(&self.path)?;
        tx.commit().at(&self.path)?;
        self.destructions.fetch_add(1, Ordering::Release);
        // The wrapped key must not linger in the write-ahead log either.
        database.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).at(&self.path)?;
        Ok(())
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
        let mut keys = Vec::with_capacity(zaken.len());
        for &zaak in zaken {
            let key = match self.look_up(&tx, gemeente, zaak)? {
                Some(ZaakKey::Live(key)) => key,
                Some(ZaakKey::Destroyed) => {
                    return Err(StoreError::KeyDestroyed { gemeente: gemeente.into(), zaak: zaak.into() });
                }
                None => self.make(&tx, gemeente, zaak)?,
            };
            keys.push((zaak, key));
        }
        tx.commit().at(&self.path)?;
        keys.into_iter().for_each(|(zaak, key)| each(zaak, ZaakKey::Live(key)));
        Ok(())
    }

    fn make(&self, tx: &Transaction<'_>, gemeente: &str, zaak: &str) -> Result<Secret> {
        let mut secret = [0; KEY_LEN];
        self.fill_random(&mut secret)?;
        let wrapped = self.wrap(gemeente, zaak, &secret)?;
        tx.prepare_cached("INSERT INTO sleutel VALUES (?1, ?2, ?3, ?4)")
            .and_then(|mut insert| insert.execute((gemeente, zaak, self.master_id(), wrapped)))
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

    fn wrap(&self, gemeente: &str, zaak: &str, secret: &[u8; KEY_LEN]) -> Result<Vec<u8>> {
        let mut wrapped = vec![0; NONCE_LEN];
        self.fill_random(&mut wrapped)?;
        let nonce = Nonce::try_assume_unique_for_key(&wrapped).map_err(|_| StoreError::Cipher)?;
        let master = self.masters.last().ok_or(StoreError::Cipher)?;
        let mut sealed = secret.to_vec();
        master
            .key
            .seal_in_place_append_tag(nonce, Aad::from(owner(gemeente, zaak)), &mut sealed)
            .map_err(|_| StoreError::Cipher)?;
        wrapped.append(&mut sealed);
        Ok(wrapped)
    }

    fn unwrap(&self, gemeente: &str, zaak: &str, meester: &str, wrapped: &[u8]) -> Result<Secret> {
        let master = self.masters.iter().find(|master| master.id == meester).ok_or_else(|| {
            StoreError::OtherMasterKey { path: self.path.clone(), wanted: meester.to_owned(), known: self.known() }
        })?;
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
        self.database.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
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

fn master_path(dir: &Path) -> PathBuf {
    dir.join("sleutels").join("meestersleutel")
}

/// The id says which key it is without saying anything about the key.
fn fingerprint(secret: &[u8; KEY_LEN]) -> String {
    hex::encode(&blake3::derive_key("meedoen 2026 fingerprint of a master key", secret)[..8])
}

fn make_private_dir(folder: &Path) -> Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).at(folder)
}

/// Written beside its place and then linked: after a power cut there is a whole master key or none, and never a second one.
fn make_master_key(dir: &Path) -> Result<()> {
    let mut secret = [0; KEY_LEN];
    SystemRandom::new().fill(&mut secret).map_err(|_| StoreError::Cipher)?;
    let path = master_path(dir);
    let draft = path.with_extension(format!("{}.nieuw", std::process::id()));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft).at(&draft)?;
    writeln!(file, "{} {}", fingerprint(&secret), hex::encode(&secret)).and_then(|()| file.sync_all()).at(&draft)?;
    let linked = fs::hard_link(&draft, &path);
    fs::remove_file(&draft).at(&draft)?;
    match linked {
        // Another process made one in the meantime: that is the one.
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        other => other.at(&path),
    }?;
    sync_dir(&dir.join("sleutels"))
}

fn read_masters(path: &Path) -> Result<Vec<Master>> {
    let text = match fs::read_to_string(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(StoreError::NoMasterKey { path: path.to_owned() });
        }
        text => text.at(path)?,
    };
    let bad = |why: String| StoreError::BadMasterKey { path: path.to_owned(), why };
    let masters = text
        .lines()
        .enumerate()
        .map(|(i, line)| read_master(line).map_err(|why| bad(format!("line {}: {why}", i + 1))));
    let masters = masters.collect::<Result<Vec<_>>>()?;
    if masters.is_empty() {
        return Err(bad("it is empty".into()));
    }
    Ok(masters)
}

fn read_master(line: &str) -> Result<Master, String> {
    let (id, secret) =
        line.split_once(' ').ok_or("expected an id, a space and a secret of 64 hexadecimal characters")?;
    let secret: [u8; KEY_LEN] = hex::decode(secret).ok_or("the secret is not 64 hexadecimal characters")?;
    if fingerprint(&secret) != id {
        return Err(format!("the secret does not belong to the id {id}; a character was changed"));
    }
    let key = aes_key(&secret).map_err(|error| error.to_string())?;
    Ok(Master { id: id.to_owned(), key })
}
