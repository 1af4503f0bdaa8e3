//! What is in a back-up: every log with where it stood, and every file with its digest.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::{At, Result, StoreError};
use crate::hex;
use crate::place::checked_slug;

const NAME: &str = "back-up.json";
const SOORT: &str = "meedoen-back-up";

/// The content of a back-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    soort: String,
    versie: u16,
    /// When it was begun, in UTC microseconds.
    pub gemaakt: i64,
    /// The version of Meedoen that made it.
    pub meedoen: String,
    pub gemeenten: Vec<Part>,
    bestanden: Vec<Bestand>,
}

/// A log in a back-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub gemeente: String,
    /// The head: the last nr and its hash.
    pub nr: u64,
    pub hash: String,
    /// How many bodies were destroyed.
    pub vernietigd: u64,
    /// When the last entry was booked, in UTC microseconds.
    pub geboekt: i64,
    /// How many looks at dossiers are in it.
    pub inzage: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Bestand {
    pad: String,
    bytes: u64,
    blake3: String,
}

impl Manifest {
    pub(super) fn new(gemaakt: i64) -> Manifest {
        let meedoen = env!("CARGO_PKG_VERSION").to_owned();
        Manifest { soort: SOORT.into(), versie: 1, gemaakt, meedoen, gemeenten: Vec::new(), bestanden: Vec::new() }
    }

    /// Notes a file, which lies at this path below `root` and is brought to disk.
    pub(super) fn note(&mut self, root: &Path, pad: &str) -> Result<()> {
        let path = root.join(pad);
        File::open(&path).and_then(|file| file.sync_all()).at(&path)?;
        let (bytes, blake3) = digest_of(&path)?;
        self.bestanden.push(Bestand { pad: pad.to_owned(), bytes, blake3 });
        Ok(())
    }

    pub(super) fn write(&self, root: &Path) -> Result<()> {
        let path = root.join(NAME);
        let text = serde_json::to_vec_pretty(self).map_err(std::io::Error::other).at(&path)?;
        let mut file = File::create_new(&path).at(&path)?;
        file.write_all(&text).and_then(|()| file.sync_all()).at(&path)
    }

    /// What is in this back-up, as far as it says so.
    pub fn read(root: &Path) -> Result<Manifest> {
        let path = root.join(NAME);
        let strange = |why: String| StoreError::BadBackup { path: path.clone(), why };
        let manifest: Manifest =
            serde_json::from_slice(&fs::read(&path).at(&path)?).map_err(|error| strange(error.to_string()))?;
        if manifest.soort != SOORT || manifest.versie != 1 {
            return Err(strange("it was made by a version of Meedoen that this one does not know".into()));
        }
        manifest.gemeenten.iter().try_for_each(|part| checked_slug(&part.gemeente).map(drop))?;
        Ok(manifest)
    }

    /// Whether there is a file of this name.
    pub(super) fn has(&self, pad: &str) -> bool {
        self.bestanden.iter().any(|file| file.pad == pad)
    }

    /// The files below this folder.
    pub(super) fn below<'m>(&'m self, folder: &'m str) -> impl Iterator<Item = &'m str> {
        let pads = self.bestanden.iter().map(|file| file.pad.as_str());
        pads.filter(move |pad| pad.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
    }

    /// Every file must be the one that was written.
    pub(super) fn prove(&self, root: &Path) -> Result<()> {
        for Bestand { pad, bytes, blake3 } in &self.bestanden {
            let path = root.join(pad);
            if digest_of(&path)? != (*bytes, blake3.clone()) {
                let why = "it is not the file that the back-up was made with".to_owned();
                return Err(StoreError::BadBackup { path, why });
            }
        }
        Ok(())
    }
}

fn digest_of(path: &PathBuf) -> Result<(u64, String)> {
    let mut hasher = blake3::Hasher::new();
    let bytes = std::io::copy(&mut File::open(path).at(path)?, &mut hasher).at(path)?;
    Ok((bytes, hex::encode(hasher.finalize().as_bytes())))
}
