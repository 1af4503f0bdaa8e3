//! Where the logs of the gemeenten lie: each in a file of the data folder, or all of them in one PostgreSQL database.
//!
//! Whatever the choice, the keys are in the data folder and never with the log: a back-up of the log alone opens nothing, and
//! brings nothing back that was destroyed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::engine::Engine;
use crate::error::{Result, StoreError};
use crate::postgres::{Postgres, Table};
use crate::sqlite::File;
use crate::{Keys, Log, place};

/// Where the logs lie.
#[derive(Clone)]
pub enum Logs {
    Folder(PathBuf),
    Postgres(Arc<Postgres>),
}

impl Logs {
    /// The logs in the data folder, or in the database with this address.
    ///
    /// # Errors
    /// The address is not one of a PostgreSQL database, or it cannot be reached.
    pub fn of(dir: &Path, address: Option<&str>) -> Result<Logs> {
        match address {
            None => Ok(Logs::Folder(dir.to_owned())),
            Some(address) if address.starts_with("postgres://") || address.starts_with("postgresql://") => {
                Postgres::open(address).map(Logs::Postgres)
            }
            Some(_) => Err(StoreError::LogAddress { why: "expected postgres://user:password@host/database".into() }),
        }
    }

    /// The slugs of the gemeenten that have a log here, in alphabetical order.
    pub fn gemeenten(&self) -> Result<Vec<String>> {
        match self {
            Logs::Folder(dir) => Ok(place::gemeenten(dir)),
            Logs::Postgres(postgres) => postgres.gemeenten(),
        }
    }

    /// The keys in the data folder that open these logs. They are made only when no log could have been sealed with others.
    pub fn keys(&self, dir: &Path) -> Result<Keys> {
        if self.gemeenten()?.is_empty() {
            return Keys::create_or_open(dir);
        }
        let path = dir.join("sleutels").join("sleutels.sqlite");
        if dir.join("sleutels").join("meestersleutel").exists() && !path.exists() {
            return Err(StoreError::NoKeyStore { path });
        }
        Keys::open(dir)
    }

    /// Begins the log of a gemeente; refuses when there is one.
    pub fn create(&self, gemeente: &str, keys: Arc<Keys>) -> Result<Log> {
        match self {
            Logs::Folder(dir) => Log::create(dir, gemeente, keys),
            Logs::Postgres(postgres) => postgres.create(gemeente, keys),
        }
    }

    /// How the log of a gemeente is marked; None when there is none.
    pub(crate) fn mark(&self, gemeente: &str) -> Result<Option<String>> {
        match self {
            Logs::Folder(dir) => File::mark(dir, gemeente),
            Logs::Postgres(postgres) => postgres.mark(gemeente),
        }
    }

    /// Begins the log of a gemeente that comes from somewhere else; nobody but who brings it knows the mark that opens it.
    pub(crate) fn begin_marked(&self, gemeente: &str, master_id: &str, mark: &str) -> Result<()> {
        match self {
            Logs::Folder(dir) => File::begin(dir, gemeente, master_id, mark),
            Logs::Postgres(postgres) => postgres.begin(gemeente, master_id, mark),
        }
    }

    /// Opens the log of a gemeente that is marked so.
    pub(crate) fn open_marked(&self, gemeente: &str, keys: Arc<Keys>, mark: &'static str) -> Result<Log> {
        let engine = match self {
            Logs::Folder(dir) => Engine::File(File::at(dir, gemeente, mark)?),
            Logs::Postgres(postgres) => Engine::Postgres(Table::open(Arc::clone(postgres), gemeente, mark)?),
        };
        Log::over(engine, gemeente, keys)
    }

    /// Where the logs lie, for messages: without a password.
    pub fn place(&self) -> &Path {
        match self {
            Logs::Folder(dir) => dir,
            Logs::Postgres(postgres) => postgres.place(),
        }
    }

    /// Opens the log of a gemeente; refuses when it was sealed under a master key that is not among these keys.
    pub fn open(&self, gemeente: &str, keys: Arc<Keys>) -> Result<Log> {
        match self {
            Logs::Folder(dir) => Log::open(dir, gemeente, keys),
            Logs::Postgres(postgres) => postgres.log(gemeente, keys),
        }
    }
}
