//! An export of the keys: everything in `dir/sleutels`, in one file that opens with a passphrase only.
//!
//! The file is a line of JSON that says how it is sealed, and after it the sealed rest. The line takes part in the sealing, so
//! nobody can make the passphrase cheaper to guess by changing it. The line is as plain as it is so that somebody who has never
//! met us can open the file in fifteen years, with the passphrase and two well-known algorithms.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use ring::aead::{Aad, NONCE_LEN, Nonce};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::master::{Masters, make_private_dir, master_path};
use super::{KEY_LEN, Keys, SCHEMA, aes_key};
use crate::error::{At, Result, StoreError};
use crate::hex;
use crate::place::{Durability, open_database, sync_dir};

/// Characters of a passphrase: five plain words, or half a line of a song nobody knows you know.
pub const SHORTEST: usize = 20;

const SOORT: &str = "meedoen-sleutelexport";
/// Memory in KiB and passes of Argon2id. The file may lie somewhere for years, so guessing is made four times dearer than the
/// guessing of a password.
const COST: (u32, u32) = (65_536, 3);
/// An export that asks for more than this was not made here; opening it would exhaust the machine.
const MOST: (u32, u32) = (1 << 21, 64);

/// How an export is sealed: the first line of the file.
#[derive(Serialize, Deserialize)]
struct Heading {
    soort: String,
    versie: u16,
    /// UTC microseconds.
    gemaakt: i64,
    afleiding: String,
    geheugen_kib: u32,
    rondes: u32,
    zout: String,
    versleuteling: String,
    nonce: String,
}

/// What is in it.
#[derive(Serialize, Deserialize)]
struct Content {
    meestersleutel: String,
    /// The names of all master keys there ever were, oldest first.
    meesters: Vec<String>,
    sleutels: Vec<Wrapped>,
    vernietigd: Vec<Destroyed>,
}

#[derive(Serialize, Deserialize)]
struct Wrapped {
    gemeente: String,
    zaak: String,
    meester: String,
    gewikkeld: String,
}

#[derive(Serialize, Deserialize)]
struct Destroyed {
    gemeente: String,
    zaak: String,
    wanneer: i64,
}

/// Writes an export beside which there is none of that name. Answers how many keys are in it.
pub fn write(keys: &Keys, to: &Path, passphrase: &str, now: i64) -> Result<usize> {
    let content = Content::of(keys)?;
    let bytes = seal(&content, passphrase, now)?;
    let draft = to.with_extension(format!("{}.deel", std::process::id()));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft).at(&draft)?;
    file.write_all(&bytes).and_then(|()| file.sync_all()).at(&draft)?;
    let linked = fs::hard_link(&draft, to);
    fs::remove_file(&draft).at(&draft)?;
    match linked {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            return Err(StoreError::Exists { path: to.to_owned() });
        }
        other => other.at(to)?,
    }
    sync_dir(to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")))?;
    Ok(content.sleutels.len())
}

/// The keys of an export, in memory only: a drill leaves nothing behind. With the moment the export was made.
pub fn open(from: &Path, passphrase: &str) -> Result<(Keys, i64)> {
    let (content, made) = unseal(from, passphrase)?;
    let masters = Masters::parse(&content.meestersleutel, from)?;
    let mut database = Connection::open_in_memory().at(from)?;
    content.fill(&mut database).at(from)?;
    Ok((Keys::on(from.to_owned(), masters, None, database)?, made))
}

/// Puts the keys of an export where there are none, whole or not at all. Answers how many.
pub fn put_back(dir: &Path, from: &Path, passphrase: &str) -> Result<usize> {
    let (folder, draft) = (dir.join("sleutels"), dir.join("sleutels.deel"));
    // An empty folder is in nobody's way; one with anything in it stays as it is.
    let _ = fs::remove_dir(&folder);
    if folder.exists() {
        return Err(StoreError::Exists { path: folder });
    }
    let (content, _) = unseal(from, passphrase)?;
    Masters::parse(&content.meestersleutel, from)?;
    if draft.exists() {
        fs::remove_dir_all(&draft).at(&draft)?;
    }
    make_private_dir(&draft)?;
    let path = draft.join("sleutels.sqlite");
    let mut database = open_database(&path, Durability::Disk)?;
    content.fill(&mut database).at(&path)?;
    database.close().map_err(|(_, error)| error).at(&path)?;
    write_master(&draft.join("meestersleutel"), &content.meestersleutel)?;
    sync_dir(&draft)?;
    fs::rename(&draft, &folder).at(&folder)?;
    sync_dir(dir)?;
    debug_assert!(master_path(dir).exists());
    Ok(content.sleutels.len())
}

fn write_master(path: &PathBuf, text: &str) -> Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).at(path)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).at(path)
}

impl Content {
    /// Everything at one moment: a master key that is being renewed meanwhile waits, and so does a key that is being made.
    fn of(keys: &Keys) -> Result<Content> {
        let mut database = keys.lock();
        let path = &keys.path;
        let tx = database.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).at(path)?;
        let masters = keys.read_masters_again()?;
        let read = || -> rusqlite::Result<Content> {
            let mut wrapped = tx.prepare("SELECT gemeente, zaak, meester, gewikkeld FROM sleutel")?;
            let wrapped = wrapped.query_map([], |row| {
                let gewikkeld = hex::encode(row.get_ref(3)?.as_blob()?);
                Ok(Wrapped { gemeente: row.get(0)?, zaak: row.get(1)?, meester: row.get(2)?, gewikkeld })
            })?;
            let mut destroyed = tx.prepare("SELECT gemeente, zaak, wanneer FROM vernietigd")?;
            let destroyed = destroyed.query_map([], |row| {
                Ok(Destroyed { gemeente: row.get(0)?, zaak: row.get(1)?, wanneer: row.get(2)? })
            })?;
            let mut names = tx.prepare("SELECT id FROM meester ORDER BY nr")?;
            let names = names.query_map([], |row| row.get(0))?;
            Ok(Content {
                meestersleutel: masters.text(),
                meesters: names.collect::<rusqlite::Result<_>>()?,
                sleutels: wrapped.collect::<rusqlite::Result<_>>()?,
                vernietigd: destroyed.collect::<rusqlite::Result<_>>()?,
            })
        };
        read().at(path)
    }

    /// Into an empty store of keys, in one transaction.
    fn fill(&self, database: &mut Connection) -> rusqlite::Result<()> {
        let tx = database.transaction()?;
        tx.execute_batch(SCHEMA)?;
        let broken = |what: &str| rusqlite::Error::InvalidParameterName(format!("{what} in the export is damaged"));
        for (nr, id) in (1_i64..).zip(&self.meesters) {
            tx.execute("INSERT INTO meester VALUES (?1, ?2)", (id, nr))?;
        }
        for Wrapped { gemeente, zaak, meester, gewikkeld } in &self.sleutels {
            let bytes = hex::decode::<{ NONCE_LEN + KEY_LEN + 16 }>(gewikkeld).ok_or_else(|| broken("a key"))?;
            tx.prepare_cached("INSERT INTO sleutel VALUES (?1, ?2, ?3, ?4)")?
                .execute((gemeente, zaak, meester, bytes))?;
        }
        for Destroyed { gemeente, zaak, wanneer } in &self.vernietigd {
            tx.prepare_cached("INSERT INTO vernietigd VALUES (?1, ?2, ?3)")?.execute((gemeente, zaak, wanneer))?;
        }
        tx.commit()
    }
}

fn seal(content: &Content, passphrase: &str, now: i64) -> Result<Vec<u8>> {
    let (mut salt, mut nonce) = ([0; 16], [0; NONCE_LEN]);
    for bytes in [&mut salt[..], &mut nonce[..]] {
        ring::rand::SecureRandom::fill(&ring::rand::SystemRandom::new(), bytes).map_err(|_| StoreError::Cipher)?;
    }
    let heading = Heading {
        soort: SOORT.into(),
        versie: 1,
        gemaakt: now,
        afleiding: "argon2id".into(),
        geheugen_kib: COST.0,
        rondes: COST.1,
        zout: hex::encode(&salt),
        versleuteling: "aes-256-gcm".into(),
        nonce: hex::encode(&nonce),
    };
    let mut file = serde_json::to_vec(&heading).map_err(|_| StoreError::Cipher)?;
    file.push(b'\n');
    let key = aes_key(&derive(passphrase, &salt, COST)?)?;
    let mut sealed = serde_json::to_vec(content).map_err(|_| StoreError::Cipher)?;
    let nonce = Nonce::assume_unique_for_key(nonce);
    key.seal_in_place_append_tag(nonce, Aad::from(&file), &mut sealed).map_err(|_| StoreError::Cipher)?;
    file.append(&mut sealed);
    Ok(file)
}

fn unseal(from: &Path, passphrase: &str) -> Result<(Content, i64)> {
    let strange = |why: &str| StoreError::BadExport { path: from.to_owned(), why: why.to_owned() };
    let mut file = fs::read(from).at(from)?;
    let end = file.iter().position(|byte| *byte == b'\n').ok_or_else(|| strange("it has no first line"))?;
    let (line, sealed) = file.split_at_mut(end + 1);
    let heading: Heading =
        serde_json::from_slice(line).map_err(|_| strange("its first line does not say how it is sealed"))?;
    let ours = heading.soort == SOORT && heading.versie == 1;
    let cost = (heading.geheugen_kib, heading.rondes);
    let (Some(salt), Some(nonce)) = (hex::decode::<16>(&heading.zout), hex::decode::<NONCE_LEN>(&heading.nonce)) else {
        return Err(strange("its salt or nonce is damaged"));
    };
    if !ours || heading.afleiding != "argon2id" || heading.versleuteling != "aes-256-gcm" || cost > MOST {
        return Err(strange("it was sealed in a way that this version of Meedoen does not know"));
    }
    let key = aes_key(&derive(passphrase, &salt, cost)?)?;
    let nonce = Nonce::assume_unique_for_key(nonce);
    let content = key
        .open_in_place(nonce, Aad::from(&*line), sealed)
        .map_err(|_| strange("it does not open with this passphrase, or it was changed"))?;
    let content = serde_json::from_slice(content).map_err(|_| strange("its content is not that of an export"))?;
    Ok((content, heading.gemaakt))
}

fn derive(passphrase: &str, salt: &[u8], (memory, passes): (u32, u32)) -> Result<[u8; KEY_LEN]> {
    let wrong = |error: argon2::Error| StoreError::Password(error.to_string());
    let params = argon2::Params::new(memory, passes, 1, Some(KEY_LEN)).map_err(wrong)?;
    let argon = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
    let mut key = [0; KEY_LEN];
    argon.hash_password_into(passphrase.as_bytes(), salt, &mut key).map_err(wrong)?;
    Ok(key)
}
