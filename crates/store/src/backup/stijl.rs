//! How a gemeente looks: the files of its folder in `stijl/`, which lie beside the logs and belong with them.

use std::fs;
use std::path::Path;

use super::manifest::Manifest;
use crate::error::{At, Result, StoreError};
use crate::place::{checked_slug, make_dir, sync_dir};

pub(super) const FOLDER: &str = "stijl";

/// Copies the files of this gemeente, when it has any. Folders within its folder are nobody's.
pub(super) fn copy(dir: &Path, gemeente: &str, draft: &Path, manifest: &mut Manifest) -> Result<()> {
    let from = dir.join(FOLDER).join(gemeente);
    if !from.is_dir() {
        return Ok(());
    }
    let to = draft.join(FOLDER).join(gemeente);
    make_dir(&to)?;
    let mut files = fs::read_dir(&from).and_then(Iterator::collect::<std::io::Result<Vec<_>>>).at(&from)?;
    files.sort_by_key(fs::DirEntry::file_name);
    for file in files.iter().filter(|file| file.path().is_file()) {
        let name = file.file_name();
        let name = name.to_str().ok_or_else(|| std::io::Error::other("its name is no text")).at(&file.path())?;
        fs::copy(file.path(), to.join(name)).at(&file.path())?;
        manifest.note(draft, &format!("{FOLDER}/{gemeente}/{name}"))?;
    }
    sync_dir(&to)
}

/// Lays what the back-up has of it in the draft.
pub(super) fn restore(from: &Path, manifest: &Manifest, draft: &Path) -> Result<()> {
    for pad in manifest.below(FOLDER) {
        let path = from.join(pad);
        // A back-up comes from elsewhere: it says nowhere where a file goes but in a folder of a gemeente.
        let Some((gemeente, name)) = pad[FOLDER.len() + 1..].split_once('/') else { continue };
        checked_slug(gemeente)?;
        if name.contains(['/', '\\']) || name == ".." {
            return Err(StoreError::BadBackup { path, why: "its name leads out of its folder".into() });
        }
        let folder = draft.join(FOLDER).join(gemeente);
        make_dir(&folder)?;
        super::restore::copy(&path, &folder.join(name))?;
        sync_dir(&folder)?;
    }
    Ok(())
}
