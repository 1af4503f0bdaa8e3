//! Where everything lies below the data directory.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::error::{At, Result, StoreError};

pub(crate) fn gemeenten_dir(dir: &Path) -> PathBuf {
    dir.join("gemeenten")
}

/// The directory of one gemeente. A slug becomes part of a path and of a URL, so it is held to a few characters.
pub(crate) fn gemeente_dir(dir: &Path, gemeente: &str) -> Result<PathBuf> {
    Ok(gemeenten_dir(dir).join(checked_slug(gemeente)?))
}

pub(crate) fn log_path(dir: &Path, gemeente: &str) -> Result<PathBuf> {
    Ok(gemeente_dir(dir, gemeente)?.join("log.sqlite"))
}

pub(crate) fn checked_slug(slug: &str) -> Result<&str> {
    let letters = slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if slug.is_empty() || slug.len() > 64 || slug.starts_with('-') || !letters {
        return Err(StoreError::Slug { slug: slug.to_owned() });
    }
    Ok(slug)
}

/// The slugs of the gemeenten that have a log here, in alphabetical order.
pub fn gemeenten(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(gemeenten_dir(dir)).into_iter().flatten().flatten();
    let with_log = entries.filter(|entry| entry.path().join("log.sqlite").exists());
    let mut slugs: Vec<String> = with_log.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    slugs.sort();
    slugs
}

pub(crate) fn make_dir(dir: &Path) -> Result<()> {
    fs::create_dir_all(dir).at(dir)
}

/// A new file is only certain to be there after a power cut once its directory is on disk as well.
pub(crate) fn sync_dir(dir: &Path) -> Result<()> {
    File::open(dir).and_then(|dir| dir.sync_all()).at(dir)
}

/// How far a commit goes before it is acknowledged.
#[derive(Clone, Copy)]
pub(crate) enum Durability {
    /// To the disk: survives a power cut.
    Disk,
    /// To the operating system: survives the end of the process, not of the machine.
    System,
}

/// Opens a database the way all of ours are: readers and the writer do not wait for each other, and a busy file is waited for.
pub(crate) fn open_database(path: &Path, durability: Durability) -> Result<Connection> {
    let connection = Connection::open(path).at(path)?;
    connection.busy_timeout(std::time::Duration::from_secs(30)).at(path)?;
    connection.set_prepared_statement_cache_capacity(32);
    // Otherwise a statement with a partial index is planned anew each time a value is bound: a fifth of the time of a page.
    connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).at(path)?;
    let synchronous = match durability {
        Durability::Disk => "FULL",
        Durability::System => "NORMAL",
    };
    connection
        .execute_batch(&format!("PRAGMA journal_mode = WAL; PRAGMA synchronous = {synchronous}; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;"))
        .at(path)?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_cannot_leave_the_data_directory() {
        for slug in ["", "..", "a/b", "../x", "Utrecht", "a b", "-a", "é", &"a".repeat(65)] {
            assert!(checked_slug(slug).is_err(), "{slug}");
        }
        assert!(checked_slug("den-haag2").is_ok());
    }
}
