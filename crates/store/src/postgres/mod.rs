//! PostgreSQL as the log: one database for the logs of any number of gemeenten, and any number of nodes at work in it.
//!
//! Three tables, each with the gemeente as its leading key, and statements that any database which speaks the language
//! understands: no sequence, no extension, no trigger, no lock but that on the row of the head. `docs/decisions/0050` says what was
//! left out and why.

mod address;
mod append;
mod listen;
mod moment;
mod pool;
mod table;
mod wait;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use address::Address;
pub(crate) use address::causes;
use listen::Listener;
pub(crate) use listen::Subscription;
pub(crate) use moment::Moment;
use pool::Pool;
pub(crate) use table::Table;

use crate::engine::Engine;
use crate::error::{Result, StoreError};
use crate::log::{FORMAT, Log};
use crate::place::checked_slug;
use crate::{Head, Keys};

/// How long a question of a few rows may take before the database counts as away.
const SHORT: Duration = Duration::from_secs(10);
/// The same for a page of a long read, or for an import.
const LONG: Duration = Duration::from_secs(120);

/// One row of `kop` for each gemeente; it is also what an append takes hold of. It is made last: where it is, the others are.
const SCHEMA: [&str; 4] = [
    "CREATE TABLE IF NOT EXISTS log (
        gemeente varchar(64) NOT NULL, nr bigint NOT NULL, envelop bytea NOT NULL, daad bytea NOT NULL,
        digest bytea NOT NULL, hash bytea NOT NULL, PRIMARY KEY (gemeente, nr))",
    "CREATE TABLE IF NOT EXISTS lichaam (
        gemeente varchar(64) NOT NULL, nr bigint NOT NULL, verzegeld bytea NOT NULL, PRIMARY KEY (gemeente, nr))",
    "CREATE INDEX IF NOT EXISTS log_daad ON log (gemeente, daad)",
    "CREATE TABLE IF NOT EXISTS kop (
        gemeente varchar(64) NOT NULL PRIMARY KEY, nr bigint NOT NULL, hash bytea NOT NULL,
        formaat varchar(16) NOT NULL, meestersleutel varchar(64) NOT NULL)",
];

/// A database with logs in it.
pub struct Postgres {
    pool: Arc<Pool>,
    listener: Listener,
}

impl Postgres {
    /// Makes the tables when they are not there yet.
    ///
    /// # Errors
    /// The address is not one, or the database cannot be reached.
    pub fn open(address: &str) -> Result<Arc<Postgres>> {
        let address = Address::read(address)?;
        let listener = Listener::new(address.clone());
        let postgres = Postgres { pool: Arc::new(Pool::new(address)), listener };
        postgres.make_tables()?;
        Ok(Arc::new(postgres))
    }

    /// The address without its password.
    pub fn place(&self) -> &Path {
        &self.pool.address.place
    }

    /// The slugs of the gemeenten that have a log here, in alphabetical order.
    pub fn gemeenten(&self) -> Result<Vec<String>> {
        let mut slugs = self.pool.ask(SHORT, async |on| {
            let query = on.prepare("SELECT gemeente FROM kop").await?;
            on.client.query(&query, &[]).await?.iter().map(|row| row.try_get(0)).collect::<Result<Vec<String>, _>>()
        })?;
        slugs.sort();
        Ok(slugs)
    }

    /// Begins the log of a gemeente; refuses when there is one.
    pub fn create(self: &Arc<Self>, gemeente: &str, keys: Arc<Keys>) -> Result<Log> {
        self.begin(gemeente, &keys.master_id(), FORMAT)?;
        self.log(gemeente, keys)
    }

    /// Begins an empty log under this mark; refuses when there is one.
    pub(crate) fn begin(&self, gemeente: &str, master: &str, mark: &str) -> Result<()> {
        let begin = "INSERT INTO kop (gemeente, nr, hash, formaat, meestersleutel) VALUES ($1, 0, $2, $3, $4)";
        let nothing = Head::default().hash.to_vec();
        let slug = checked_slug(gemeente)?;
        let begun = self.pool.ask(SHORT, async |on| {
            let insert = on.prepare(begin).await?;
            match on.client.execute(&insert, &[&slug, &nothing, &mark, &master]).await {
                Err(error) if error.code() == Some(&tokio_postgres::error::SqlState::UNIQUE_VIOLATION) => Ok(false),
                other => other.map(|_| true),
            }
        })?;
        if !begun {
            return Err(StoreError::Exists { path: self.place().join(slug) });
        }
        Ok(())
    }

    /// Takes a log away that is marked so: what a restore began that was cut short.
    pub(crate) fn clear(&self, gemeente: &str, mark: &str) -> Result<()> {
        const GONE: [&str; 3] = [
            "DELETE FROM lichaam WHERE gemeente = $1 AND $2 = (SELECT formaat FROM kop WHERE gemeente = $1)",
            "DELETE FROM log WHERE gemeente = $1 AND $2 = (SELECT formaat FROM kop WHERE gemeente = $1)",
            "DELETE FROM kop WHERE gemeente = $1 AND formaat = $2",
        ];
        // Each may be done twice, and the head goes last: cut short once more, the rest is found again.
        self.pool.ask(LONG, async |on| {
            for statement in GONE {
                let delete = on.prepare(statement).await?;
                on.client.execute(&delete, &[&gemeente, &mark]).await?;
            }
            Ok(())
        })
    }

    /// How the log of a gemeente is marked; None when there is none.
    pub(crate) fn mark(&self, gemeente: &str) -> Result<Option<String>> {
        self.pool.ask(SHORT, async |on| {
            let query = on.prepare("SELECT formaat FROM kop WHERE gemeente = $1").await?;
            on.client.query_opt(&query, &[&gemeente]).await?.map(|row| row.try_get(0)).transpose()
        })
    }

    /// Opens the log of a gemeente; refuses when it was sealed under a master key that is not among these keys.
    pub fn log(self: &Arc<Self>, gemeente: &str, keys: Arc<Keys>) -> Result<Log> {
        Log::over(Engine::Postgres(Table::open(Arc::clone(self), checked_slug(gemeente)?, FORMAT)?), gemeente, keys)
    }

    /// Whoever may only read and write needs tables that somebody else made, so they are looked for first.
    fn make_tables(&self) -> Result<()> {
        let there = async |on: &mut pool::Connection| on.client.batch_execute("SELECT nr FROM kop WHERE nr < 0").await;
        let make = async |on: &mut pool::Connection| {
            for statement in SCHEMA {
                on.client.batch_execute(statement).await?;
            }
            Ok(())
        };
        match self.pool.ask(SHORT, there) {
            Err(StoreError::Postgres { source, .. })
                if source.code() == Some(&tokio_postgres::error::SqlState::UNDEFINED_TABLE) => {}
            other => return other,
        }
        // Two nodes that start at once may both find nothing; the one that is second to make a table is told off by the catalogue.
        self.pool.ask(SHORT, make).or_else(|_| self.pool.ask(SHORT, make))
    }
}
