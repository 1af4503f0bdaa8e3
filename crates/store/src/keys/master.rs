//! The file with the master keys. It is written beside its place and then put there whole, so that after a power cut there is
//! the file as it was or as it should be, and never a second beginning.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use ring::aead::LessSafeKey;
use ring::rand::{SecureRandom, SystemRandom};

use super::{KEY_LEN, aes_key};
use crate::error::{At, Result, StoreError};
use crate::hex;
use crate::place::sync_dir;

/// The master keys in use, oldest first; there is always one. Nothing here has a `Debug`: none of it belongs in a message.
pub(crate) struct Masters(Vec<Master>);

pub(crate) struct Master {
    pub id: String,
    pub key: LessSafeKey,
    secret: [u8; KEY_LEN],
}

pub(crate) fn master_path(dir: &Path) -> PathBuf {
    dir.join("sleutels").join("meestersleutel")
}

/// Makes the first master key, unless another process did in the meantime: then that is the one.
pub(crate) fn make_first(dir: &Path) -> Result<()> {
    let folder = dir.join("sleutels");
    make_private_dir(&folder)?;
    let path = master_path(dir);
    let draft = write_draft(&path, &[Master::fresh()?])?;
    let linked = fs::hard_link(&draft, &path);
    fs::remove_file(&draft).at(&draft)?;
    match linked {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        other => other.at(&path),
    }?;
    sync_dir(&folder)
}

pub(crate) fn make_private_dir(folder: &Path) -> Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).at(folder)
}

impl Masters {
    /// The master keys in a file.
    pub fn read(path: &Path) -> Result<Masters> {
        match fs::read_to_string(path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Err(StoreError::NoMasterKey { path: path.to_owned() })
            }
            text => Masters::parse(&text.at(path)?, path),
        }
    }

    /// The master keys in a text; `path` is where it came from, for messages.
    pub fn parse(text: &str, path: &Path) -> Result<Masters> {
        let bad = |why: String| StoreError::BadMasterKey { path: path.to_owned(), why };
        let lines = text.lines().enumerate();
        let masters = lines.map(|(i, line)| Master::read(line).map_err(|why| bad(format!("line {}: {why}", i + 1))));
        let masters = masters.collect::<Result<Vec<_>>>()?;
        if masters.is_empty() { Err(bad("it is empty".into())) } else { Ok(Masters(masters)) }
    }

    /// As the file has it. This is the secret itself: it goes into the file and into a sealed export, and nowhere else.
    pub fn text(&self) -> String {
        self.0.iter().map(Master::line).collect()
    }

    /// Puts this in the place of a file that is there, and overwrites what lay there.
    pub fn replace(&self, path: &Path) -> Result<()> {
        let draft = write_draft(path, &self.0)?;
        let old = OpenOptions::new().write(true).open(path).at(path)?;
        let length = old.metadata().at(path)?.len() as usize;
        fs::rename(&draft, path).at(path)?;
        sync_dir(path.parent().unwrap_or(path))?;
        blot_out(old, length).at(path)
    }

    /// The same keys and a new one, which wraps from now on.
    pub fn with_a_new_one(&self) -> Result<Masters> {
        let mut masters: Vec<Master> = self.0.iter().map(Master::copy).collect::<Result<_>>()?;
        masters.push(Master::fresh()?);
        Ok(Masters(masters))
    }

    /// Only the one that wraps.
    pub fn newest_only(&self) -> Result<Masters> {
        Ok(Masters(vec![self.newest().copy()?]))
    }

    pub fn newest(&self) -> &Master {
        self.0.last().expect("a file without a master key is refused when it is read")
    }

    pub fn of(&self, id: &str) -> Option<&Master> {
        self.0.iter().find(|master| master.id == id)
    }

    pub fn ids(&self) -> Vec<&str> {
        self.0.iter().map(|master| master.id.as_str()).collect()
    }

    pub fn count(&self) -> usize {
        self.0.len()
    }
}

impl Master {
    fn fresh() -> Result<Master> {
        let mut secret = [0; KEY_LEN];
        SystemRandom::new().fill(&mut secret).map_err(|_| StoreError::Cipher)?;
        Master::of(secret)
    }

    fn of(secret: [u8; KEY_LEN]) -> Result<Master> {
        Ok(Master { id: fingerprint(&secret), key: aes_key(&secret)?, secret })
    }

    fn copy(&self) -> Result<Master> {
        Master::of(self.secret)
    }

    fn line(&self) -> String {
        format!("{} {}\n", self.id, hex::encode(&self.secret))
    }

    fn read(line: &str) -> Result<Master, String> {
        let (id, secret) =
            line.split_once(' ').ok_or("expected an id, a space and a secret of 64 hexadecimal characters")?;
        let secret = hex::decode(secret).ok_or("the secret is not 64 hexadecimal characters")?;
        let master = Master::of(secret).map_err(|error| error.to_string())?;
        if master.id != id {
            return Err(format!("the secret does not belong to the id {id}; a character was changed"));
        }
        Ok(master)
    }
}

impl Drop for Master {
    fn drop(&mut self) {
        self.secret = [0; KEY_LEN];
        std::hint::black_box(&self.secret);
    }
}

/// The id says which key it is without saying anything about the key.
fn fingerprint(secret: &[u8; KEY_LEN]) -> String {
    hex::encode(&blake3::derive_key("meedoen 2026 fingerprint of a master key", secret)[..8])
}

fn write_draft(path: &Path, masters: &[Master]) -> Result<PathBuf> {
    let draft = path.with_extension(format!("{}.nieuw", std::process::id()));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft).at(&draft)?;
    let text: String = masters.iter().map(Master::line).collect();
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).at(&draft)?;
    Ok(draft)
}

/// Zeros over a file that has no name any more. A disk that spreads its wear may keep the old bytes all the same; nothing that
/// is still wrapped opens with them.
fn blot_out(mut file: File, length: usize) -> std::io::Result<()> {
    file.write_all(&vec![0; length])?;
    file.sync_all()
}
