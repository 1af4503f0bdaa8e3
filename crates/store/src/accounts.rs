//! Accounts: how a person proves who they are. Outside the log, because none of it is a fact about the town.
//!
//! An account reaches several (gemeente, medewerker) pairs. What a medewerker may do stands in the log of that gemeente, not here.
//! Time is an argument everywhere, in UTC microseconds.

mod lockout;
mod password;
mod session;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};

use ring::rand::{SecureRandom, SystemRandom};
use rusqlite::{Connection, OptionalExtension};

use crate::error::{At, Result, StoreError};
use crate::hex;
use crate::place::{Durability, make_dir, open_database, sync_dir};

pub use session::{Choice, Session};

/// The number of an account.
pub type Account = u32;

/// The answer to a login name and a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Ok(Account),
    /// The name or the password is wrong; which of the two is not said.
    Wrong,
    /// Too many wrong answers for this name: ask again after so many seconds.
    Wait(u32),
}

/// What an account reaches: a medewerker of a gemeente.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    pub gemeente: String,
    pub medewerker: u32,
}

/// The file with accounts, one-time links and sessions. It may be used from any thread.
pub struct Accounts {
    path: PathBuf,
    database: Mutex<Connection>,
    random: SystemRandom,
    /// A hash of nobody's password: an unknown name costs as much time as a known one.
    nobody: String,
}

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS account (
        nr INTEGER PRIMARY KEY, naam TEXT NOT NULL, sleutelnaam TEXT NOT NULL UNIQUE, wachtwoord TEXT);
    CREATE TABLE IF NOT EXISTS toegang (
        account INTEGER NOT NULL REFERENCES account, gemeente TEXT NOT NULL, medewerker INTEGER NOT NULL,
        PRIMARY KEY (account, gemeente, medewerker)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS koppeling (
        kenmerk BLOB PRIMARY KEY, account INTEGER NOT NULL REFERENCES account, verloopt INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS sessie (
        kenmerk BLOB PRIMARY KEY, account INTEGER NOT NULL REFERENCES account, verloopt INTEGER NOT NULL, csrf TEXT NOT NULL,
        gemeente TEXT, medewerker INTEGER, rol TEXT, taal TEXT) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS mislukt (
        kenmerk BLOB PRIMARY KEY, aantal INTEGER NOT NULL, laatst INTEGER NOT NULL, vrij INTEGER NOT NULL) WITHOUT ROWID;";

impl Accounts {
    /// Opens the accounts; begins an empty file when there is none.
    pub fn open(dir: &Path) -> Result<Accounts> {
        make_dir(dir)?;
        let path = dir.join("accounts.sqlite");
        let connection = open_database(&path, Durability::Disk)?;
        connection.execute_batch(&format!("BEGIN IMMEDIATE; {SCHEMA} COMMIT;")).at(&path)?;
        sync_dir(dir)?;
        let nobody = password::hash("nobody's password")?;
        Ok(Accounts { path, database: Mutex::new(connection), random: SystemRandom::new(), nobody })
    }

    /// Makes an account that has no password yet. Upper and lower case make no difference in a login name.
    pub fn create(&self, login: &str) -> Result<Account> {
        let login = login.trim();
        let database = self.lock();
        let made = database
            .query_row(
                "INSERT INTO account (naam, sleutelnaam) VALUES (?1, ?2) ON CONFLICT DO NOTHING RETURNING nr",
                (login, folded(login)),
                |row| row.get(0),
            )
            .optional()
            .at(&self.path)?;
        made.ok_or_else(|| StoreError::LoginTaken { login: login.to_owned() })
    }

    /// The account with this login name.
    pub fn by_login(&self, login: &str) -> Result<Option<Account>> {
        let found =
            self.lock().query_row("SELECT nr FROM account WHERE sleutelnaam = ?1", [folded(login)], |row| row.get(0));
        found.optional().at(&self.path)
    }

    /// The login name of an account, as it was first written.
    pub fn login(&self, account: Account) -> Result<Option<String>> {
        self.lock()
            .query_row("SELECT naam FROM account WHERE nr = ?1", [account], |row| row.get(0))
            .optional()
            .at(&self.path)
    }

    /// The login name with which a medewerker of a gemeente gets in; the first when there are several.
    pub fn login_of(&self, gemeente: &str, medewerker: u32) -> Result<Option<String>> {
        let query = "SELECT naam FROM toegang JOIN account ON account.nr = toegang.account
            WHERE gemeente = ?1 AND medewerker = ?2 ORDER BY account.nr LIMIT 1";
        self.lock().query_row(query, (gemeente, medewerker), |row| row.get(0)).optional().at(&self.path)
    }

    /// Lets an account reach a medewerker of a gemeente.
    pub fn link(&self, account: Account, gemeente: &str, medewerker: u32) -> Result<()> {
        let insert = "INSERT INTO toegang VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
        self.lock().execute(insert, (account, gemeente, medewerker)).at(&self.path)?;
        Ok(())
    }

    /// Takes that away again, and ends the sessions that were in it.
    pub fn unlink(&self, account: Account, gemeente: &str, medewerker: u32) -> Result<()> {
        let mut database = self.lock();
        let tx = database.transaction().at(&self.path)?;
        for table in ["toegang", "sessie"] {
            let delete = format!("DELETE FROM {table} WHERE account = ?1 AND gemeente = ?2 AND medewerker = ?3");
            tx.execute(&delete, (account, gemeente, medewerker)).at(&self.path)?;
        }
        tx.commit().at(&self.path)
    }

    /// What an account reaches, in order of gemeente.
    pub fn memberships(&self, account: Account) -> Result<Vec<Membership>> {
        let database = self.lock();
        let mut query = database
            .prepare_cached("SELECT gemeente, medewerker FROM toegang WHERE account = ?1 ORDER BY gemeente, medewerker")
            .at(&self.path)?;
        let found = query
            .query_map([account], |row| Ok(Membership { gemeente: row.get(0)?, medewerker: row.get(1)? }))
            .at(&self.path)?;
        found.collect::<rusqlite::Result<_>>().at(&self.path)
    }

    fn lock(&self) -> MutexGuard<'_, Connection> {
        // A panic elsewhere leaves the connection usable: an open transaction was rolled back when it was dropped.
        self.database.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// 32 random bytes, as text for in a link or a cookie. Only its mark is ever stored.
    fn token(&self) -> Result<String> {
        let mut bytes = [0; 32];
        self.random.fill(&mut bytes).map_err(|_| StoreError::Cipher)?;
        Ok(hex::encode(&bytes))
    }
}

/// What is stored of a token: whoever reads the file cannot make the token from it. The token is random, so a plain hash will do.
fn mark(token: &str) -> [u8; 32] {
    *blake3::hash(token.as_bytes()).as_bytes()
}

fn folded(login: &str) -> String {
    login.trim().to_lowercase()
}
