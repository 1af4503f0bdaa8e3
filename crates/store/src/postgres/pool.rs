//! The connections: a handful for all gemeenten of this process together, taken for one question and put back.

use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio_postgres::{Client, NoTls, Statement};

use super::address::{Address, causes};
use super::wait::{spawn, wait};
use crate::error::{Result, StoreError};

/// Most connections of one process. A page needs one for the time of a few rows; a start one for each gemeente, in turn.
const AT_MOST: usize = 12;
/// How long somebody waits for one of them.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why something asked of the database was not done.
pub(super) type Error = tokio_postgres::Error;

/// The connections of this process to one database.
pub(super) struct Pool {
    pub address: Address,
    lies: Mutex<Lies>,
    returned: Condvar,
}

#[derive(Default)]
struct Lies {
    idle: Vec<Connection>,
    open: usize,
}

/// A connection, with the statements that were prepared on it.
pub(super) struct Connection {
    pub client: Arc<Client>,
    statements: HashMap<&'static str, Statement>,
}

/// A connection on loan. Dropped, it is closed; who is done with it gives it back.
pub(super) struct Lease {
    pool: Arc<Pool>,
    connection: Option<Connection>,
    given_back: bool,
}

impl Pool {
    pub fn new(address: Address) -> Pool {
        Pool { address, lies: Mutex::default(), returned: Condvar::new() }
    }

    /// Asks something that changes nothing, or that may be done twice: when the connection turns out to be gone it is asked once
    /// more, on a new one.
    pub fn ask<T>(
        self: &Arc<Self>,
        patience: Duration,
        question: impl AsyncFn(&mut Connection) -> Result<T, Error>,
    ) -> Result<T> {
        let mut again = true;
        loop {
            let mut lease = self.lease()?;
            match wait(patience, question(lease.connection())) {
                Some(Ok(answer)) => {
                    lease.give_back();
                    return Ok(answer);
                }
                Some(Err(error)) if is_gone(&error) && again => {
                    again = false;
                    self.forget_idle();
                }
                Some(Err(error)) => return Err(self.trouble(error)),
                None => return Err(self.silent()),
            }
        }
    }

    /// A connection of one's own, for more than one question.
    pub fn lease(self: &Arc<Self>) -> Result<Lease> {
        let until = Instant::now() + PATIENCE;
        let mut lies = self.lock();
        loop {
            while let Some(connection) = lies.idle.pop() {
                if !connection.client.is_closed() {
                    return Ok(Lease { pool: Arc::clone(self), connection: Some(connection), given_back: false });
                }
                lies.open -= 1;
            }
            if lies.open < AT_MOST {
                lies.open += 1;
                drop(lies);
                // Dropped without a connection it makes room for the next one.
                let mut lease = Lease { pool: Arc::clone(self), connection: None, given_back: false };
                lease.connection = Some(self.connect()?);
                return Ok(lease);
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                let why = format!("all {AT_MOST} connections of this process are in use");
                return Err(StoreError::Away { path: self.address.place.clone(), why });
            }
            lies = self.returned.wait_timeout(lies, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn connect(&self) -> Result<Connection> {
        let Address { config, tls, .. } = &self.address;
        let connecting = async {
            let client = match tls {
                Some(tls) => {
                    let (client, connection) = config.connect(tls.clone()).await?;
                    spawn(async { drop(connection.await) });
                    client
                }
                None => {
                    let (client, connection) = config.connect(NoTls).await?;
                    spawn(async { drop(connection.await) });
                    client
                }
            };
            settle_in(&client).await?;
            Ok(Connection { client: Arc::new(client), statements: HashMap::new() })
        };
        match wait(PATIENCE, connecting) {
            Some(connected) => connected.map_err(|error| self.trouble(error)),
            None => Err(self.silent()),
        }
    }

    /// The database was started anew, or another one took its place: what was open leads nowhere.
    pub fn forget_idle(&self) {
        let mut lies = self.lock();
        lies.open -= lies.idle.len();
        lies.idle.clear();
        self.returned.notify_all();
    }

    pub fn trouble(&self, error: Error) -> StoreError {
        let path = self.address.place.clone();
        if is_gone(&error) {
            StoreError::Away { path, why: causes(&error) }
        } else {
            StoreError::Postgres { path, source: Box::new(error) }
        }
    }

    pub fn silent(&self) -> StoreError {
        StoreError::Away { path: self.address.place.clone(), why: "it does not answer".into() }
    }

    fn lock(&self) -> MutexGuard<'_, Lies> {
        self.lies.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A server may be set to acknowledge before the disk has it; here a commit is only a commit when it is on disk.
async fn settle_in(client: &Client) -> Result<(), Error> {
    let row = client.query_one("SELECT current_setting('synchronous_commit')", &[]).await?;
    if row.try_get::<_, &str>(0)? == "off" {
        client.batch_execute("SET synchronous_commit = on").await?;
    }
    Ok(())
}

/// Whether the database is not there, or not in a state to be asked anything, rather than saying no to what was asked.
pub(super) fn is_gone(error: &Error) -> bool {
    let Some(code) = error.code() else { return error.is_closed() || is_of_the_line(error) };
    // Class 57P is a server that stops, was stopped or is starting; 08 a broken connection; 25006 a standby that takes no writes;
    // 53300 one with no connection left.
    code.code().starts_with("57P") || code.code().starts_with("08") || ["25006", "53300"].contains(&code.code())
}

fn is_of_the_line(error: &Error) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(deeper) = cause {
        if deeper.is::<std::io::Error>() {
            return true;
        }
        cause = deeper.source();
    }
    error.to_string().contains("timeout")
}

impl Lease {
    pub fn connection(&mut self) -> &mut Connection {
        self.connection.as_mut().expect("a lease has its connection until it is given back")
    }

    pub fn give_back(mut self) {
        if let Some(connection) = self.connection.take() {
            self.pool.lock().idle.push(connection);
            self.given_back = true;
        }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if !self.given_back {
            self.pool.lock().open -= 1;
        }
        self.pool.returned.notify_one();
    }
}

impl Connection {
    /// A statement, prepared at its first use on this connection.
    pub async fn prepare(&mut self, sql: &'static str) -> Result<Statement, Error> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql).await?;
        self.statements.insert(sql, statement.clone());
        Ok(statement)
    }
}
