//! How far the logs of a gemeente were handed over to somebody else: kept on disk, so that nothing is skipped.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::{At, Result, StoreError};
use crate::place::{gemeente_dir, sync_dir};

/// The last record of each log that was handed over; 0 when none was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cursor {
    pub inzage: u64,
    pub feiten: u64,
}

impl Cursor {
    /// Where the handing over of a gemeente stands; at the start when it was never begun.
    pub fn load(dir: &Path, gemeente: &str) -> Result<Cursor> {
        let path = path(dir, gemeente)?;
        let text = match fs::read_to_string(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Cursor::default()),
            text => text.at(&path)?,
        };
        Cursor::parse(&text).ok_or(StoreError::BadCursor { path })
    }

    /// Written beside its place and then moved: after a power cut it is the one before or this one.
    pub fn save(&self, dir: &Path, gemeente: &str) -> Result<()> {
        let path = path(dir, gemeente)?;
        let draft = path.with_extension("nieuw");
        let mut file = File::create(&draft).at(&draft)?;
        write!(file, "inzage {}\nfeiten {}\n", self.inzage, self.feiten).and_then(|()| file.sync_all()).at(&draft)?;
        fs::rename(&draft, &path).at(&path)?;
        sync_dir(&gemeente_dir(dir, gemeente)?)
    }

    fn parse(text: &str) -> Option<Cursor> {
        let mut lines = text.lines();
        let mut number = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ')?.parse().ok();
        Some(Cursor { inzage: number("inzage")?, feiten: number("feiten")? })
    }
}

fn path(dir: &Path, gemeente: &str) -> Result<PathBuf> {
    Ok(gemeente_dir(dir, gemeente)?.join("verwerkingen.txt"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_on_where_it_was_and_a_spoiled_file_is_said_so() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("gemeenten/utrecht");
        fs::create_dir_all(&folder).unwrap();
        assert_eq!(Cursor::load(dir.path(), "utrecht").unwrap(), Cursor::default());
        let cursor = Cursor { inzage: 7, feiten: 12_000 };
        cursor.save(dir.path(), "utrecht").unwrap();
        assert_eq!(Cursor::load(dir.path(), "utrecht").unwrap(), cursor);
        fs::write(folder.join("verwerkingen.txt"), "inzage zeven\n").unwrap();
        let error = Cursor::load(dir.path(), "utrecht").unwrap_err().to_string();
        assert!(error.contains("verwerkingen.txt"), "{error}");
    }
}
