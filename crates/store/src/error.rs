//! What can go wrong on disk, in sentences an administrator can act on.

use std::path::{Path, PathBuf};

use crate::Head;

/// Trouble in the store. None of these is a refusal of the domain: they are all somebody's broken disk, wrong file or missing key.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("{path}: the database reports: {source}")]
    Database { path: PathBuf, source: rusqlite::Error },
    #[error("{path}: the database reports: {}", crate::postgres::causes(.source))]
    Postgres { path: PathBuf, source: Box<tokio_postgres::Error> },
    /// The database is not there, or takes nothing: it may be back in a moment, and what was asked can be asked again then.
    #[error("{path} cannot be reached: {why}")]
    Away { path: PathBuf, why: String },
    #[error("the address of the log is not right: {why}")]
    LogAddress { why: String },
    #[error("{path}: the file could not be read or written: {source}")]
    File { path: PathBuf, source: std::io::Error },
    #[error(
        "'{slug}' cannot name a gemeente; expected only a-z, 0-9 and hyphens, beginning with a letter or digit, at most 64 characters"
    )]
    Slug { slug: String },
    #[error("{path} exists already; a log is never written over")]
    Exists { path: PathBuf },
    #[error("{path} was moved elsewhere and takes nothing more; start Meedoen with the address that it was moved to")]
    MovedAway { path: PathBuf },
    #[error("{path} has not arrived whole yet; give the command that brought it (verhuis, herstel) once more")]
    Arriving { path: PathBuf },
    #[error("{path} cannot take the log: {why}")]
    Occupied { path: PathBuf, why: String },
    #[error("{path} does not hold what was moved to it: {why}")]
    BadMove { path: PathBuf, why: String },
    #[error("{path} does not exist; expected the log of gemeente '{gemeente}'")]
    NoLog { path: PathBuf, gemeente: String },
    #[error("{path} has {what} '{found}'; expected '{expected}'")]
    OtherLog { path: PathBuf, what: &'static str, found: String, expected: String },
    #[error(
        "{path} does not exist, and there are logs or keys that need it; put the master key back from its own back-up, a new one would not open them"
    )]
    NoMasterKey { path: PathBuf },
    #[error(
        "{path} does not exist, and there are logs sealed with the keys in it; restore it from the back-up of the keys"
    )]
    NoKeyStore { path: PathBuf },
    #[error("{path} is not a file of master keys: {why}")]
    BadMasterKey { path: PathBuf, why: String },
    #[error(
        "{path} was sealed under master key {wanted}; known here: {known}. Put that master key back from its own back-up"
    )]
    OtherMasterKey { path: PathBuf, wanted: String, known: String },
    #[error("{path} is not an export of keys that opens: {why}")]
    BadExport { path: PathBuf, why: String },
    #[error("{path} is not a back-up that can be restored: {why}")]
    BadBackup { path: PathBuf, why: String },
    #[error("gemeente '{gemeente}' has no key for zaak '{zaak}'; restore the keys from their own back-up")]
    NoKey { gemeente: String, zaak: String },
    #[error("the key of zaak '{zaak}' of gemeente '{gemeente}' was destroyed; nothing can be added to it")]
    KeyDestroyed { gemeente: String, zaak: String },
    #[error("entry {nr} does not open under the key of zaak '{zaak}': its envelope or its body was changed")]
    Sealed { nr: u64, zaak: String },
    #[error("entry {nr} is damaged: {what}")]
    Damaged { nr: u64, what: String },
    #[error("{path} was opened for reading; nothing can be added through it")]
    ReadOnly { path: PathBuf },
    #[error("there is no entry {nr}")]
    NoEntry { nr: u64 },
    #[error("a destruction entry is not right: {why}")]
    Destruction { why: String },
    #[error("the operating system's source of randomness or the cipher failed")]
    Cipher,
    #[error("a password could not be hashed: {0}")]
    Password(String),
    #[error("there is already an account with the login name '{login}'")]
    LoginTaken { login: String },
    #[error("the inzage log could no longer be brought to disk: {0}")]
    Unsynced(String),
    #[error(
        "{path} does not say how far records of processing were handed over; expected 'inzage <nr>' and 'feiten <nr>'. Without the file everything is handed over again, which the logbook can recognise"
    )]
    BadCursor { path: PathBuf },
    /// The one who was reading had enough: the closure given to `read` stopped with a reason of its own.
    #[error("reading stopped: {0}")]
    Stopped(Box<dyn std::error::Error + Send + Sync>),
}

pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Why an append did not happen.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Another writer was first: catch up from here and decide again.
    #[error("another writer was first; the log now stands at entry {}", head.nr)]
    Moved { head: Head },
    /// The disk, the database or a key. When it struck at the commit, `find_daad` tells whether the entries are there.
    #[error(transparent)]
    Trouble(#[from] StoreError),
}

/// Puts the path into an error that does not know it.
pub(crate) trait At<T> {
    fn at(self, path: &Path) -> Result<T>;
}

impl<T> At<T> for std::result::Result<T, rusqlite::Error> {
    fn at(self, path: &Path) -> Result<T> {
        self.map_err(|source| StoreError::Database { path: path.to_owned(), source })
    }
}

impl<T> At<T> for std::io::Result<T> {
    fn at(self, path: &Path) -> Result<T> {
        self.map_err(|source| StoreError::File { path: path.to_owned(), source })
    }
}
