//! The one transaction that adds to a log: take hold of the head where it is expected, put the rows in, commit.
//!
//! The row of the head is all that two writers meet at. Whoever has moved it holds it until the commit; the other waits, finds it
//! moved and is told so. There is no sequence, so numbers have no gaps and nobody ever sees 2 before 1.

use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use futures_util::future::{join, join_all};
use tokio_postgres::Client;
use tokio_postgres::types::ToSql;

use super::pool::{Connection, Error, Lease, is_gone};
use super::table::Table;
use super::wait::wait;
use super::{LONG, SHORT};
use crate::Head;
use crate::engine::Written;
use crate::error::{Result, StoreError};
use crate::log::Sealed;

/// Rows of one statement. A batch is put in by statements of this many rows and of one, so that two are prepared and no more.
const TOGETHER: usize = 32;
/// Rows that are on their way before the first answer is looked at.
const AHEAD: usize = 2048;
/// How long the end of a commit that was not heard is asked for.
const SETTLE: Duration = Duration::from_secs(4);

static LOG: [LazyLock<String>; 2] =
    [LazyLock::new(|| insert("log", 6, 1)), LazyLock::new(|| insert("log", 6, TOGETHER))];
static LICHAAM: [LazyLock<String>; 2] =
    [LazyLock::new(|| insert("lichaam", 3, 1)), LazyLock::new(|| insert("lichaam", 3, TOGETHER))];

const HOLD: &str = "SELECT nr FROM kop WHERE gemeente = $1 FOR UPDATE";

/// `INSERT INTO table VALUES ($1, $2, …), ($1, …)…`: the gemeente is the first parameter, the rest counts on.
fn insert(table: &str, columns: usize, rows: usize) -> String {
    let mut sql = format!("INSERT INTO {table} VALUES ");
    for row in 0..rows {
        sql.push_str(if row == 0 { "($1" } else { ", ($1" });
        for column in 0..columns - 1 {
            // Writing to a String cannot fail.
            let _ = write!(sql, ", ${}", 2 + row * (columns - 1) + column);
        }
        sql.push(')');
    }
    sql
}

/// What is to be done, as often as it has to be tried.
struct Append<'a> {
    gemeente: &'a str,
    expected: &'a Head,
    new: &'a Head,
    rows: Vec<Numbered<'a>>,
    removed: Vec<i64>,
}

struct Numbered<'a> {
    nr: i64,
    daad: &'a [u8],
    digest: &'a [u8],
    hash: &'a [u8],
    sealed: &'a Sealed,
}

impl Numbered<'_> {
    fn of(sealed: &Sealed, nr: i64) -> Numbered<'_> {
        Numbered { nr, daad: &sealed.daad, digest: &sealed.digest, hash: &sealed.hash, sealed }
    }
}

/// How a try ended that did not.
enum Failed {
    /// Before anything could be committed.
    Before(Error),
    /// The answer to the commit was not heard.
    Unclear(Error),
}

impl Table {
    pub fn write(&mut self, expected: &Head, new: &Head, rows: &[Sealed], removed: &[u64]) -> Result<Written> {
        let numbers = expected.nr.cast_signed() + 1..;
        let held = self.held.take();
        let rows = rows.iter().zip(numbers).map(|(sealed, nr)| Numbered::of(sealed, nr)).collect();
        let removed = removed.iter().map(|nr| nr.cast_signed()).collect();
        let append = Append { gemeente: &self.gemeente, expected, new, rows, removed };
        if let Some(moved) = self.attempt(&append, held)? {
            return Ok(Written::Moved(moved));
        }
        self.postgres.listener.tell(&self.gemeente);
        Ok(Written::Done)
    }

    /// Takes hold of the row of the head until the next write. A connection that is lost meanwhile lets go of it.
    pub fn hold(&mut self) -> Result<()> {
        self.let_go();
        let pool = &self.postgres.pool;
        let mut again = true;
        loop {
            let mut lease = pool.lease()?;
            match wait(LONG, take_hold(&lease.connection().client, &self.gemeente)) {
                Some(Ok(())) => {
                    self.held = Some(lease);
                    return Ok(());
                }
                Some(Err(error)) if again && is_gone(&error) => {
                    again = false;
                    pool.forget_idle();
                }
                Some(Err(error)) => return Err(pool.trouble(error)),
                None => return Err(pool.silent()),
            }
        }
    }

    /// Dropped, a connection is closed, and its transaction with it.
    pub fn let_go(&mut self) {
        self.held = None;
    }

    /// Tries until it is known whether the rows are there: the head when somebody else was first, else None.
    fn attempt(&self, append: &Append<'_>, mut held: Option<Lease>) -> Result<Option<Head>> {
        let pool = &self.postgres.pool;
        let patience = if append.rows.len() > AHEAD { LONG * 5 } else { LONG };
        let mut again = true;
        loop {
            let begun = held.is_some();
            let mut lease = held.take().map_or_else(|| pool.lease(), Ok)?;
            let failed = match wait(patience, append.once(lease.connection(), begun)) {
                Some(Ok(true)) => {
                    lease.give_back();
                    return Ok(None);
                }
                Some(Ok(false)) => {
                    lease.give_back();
                    return self.head().map(Some);
                }
                Some(Err(failed)) => Some(failed),
                None => None,
            };
            drop(lease);
            match failed {
                // The database was started anew since the last append. What was not committed is not there, so trying again
                // doubles nothing.
                Some(Failed::Before(error)) if again && is_gone(&error) => pool.forget_idle(),
                Some(Failed::Before(error)) => return Err(pool.trouble(error)),
                unclear => match self.settle(append)? {
                    Some(true) => return Ok(None),
                    Some(false) if again => {}
                    Some(false) => {
                        let Some(Failed::Unclear(error)) = unclear else { return Err(pool.silent()) };
                        return Err(pool.trouble(error));
                    }
                    None => return self.head().map(Some),
                },
            }
            again = false;
        }
    }

    /// Whether a commit whose answer was not heard was made: Some(true) when the rows are there, Some(false) when they are not
    /// and nobody else was first either, None when somebody was.
    ///
    /// Taking hold of the head waits for the end of whatever transaction still has it, so what is seen then is final. The hash of
    /// the last row tells that they are ours: it hangs on nonces that were drawn for this try.
    fn settle(&self, append: &Append<'_>) -> Result<Option<bool>> {
        let pool = &self.postgres.pool;
        let until = Instant::now() + SETTLE;
        pool.forget_idle();
        loop {
            let asked = pool.ask(SHORT, async |on| append.is_there(on).await);
            match asked {
                Err(StoreError::Away { .. }) if Instant::now() < until => {
                    std::thread::sleep(Duration::from_millis(100))
                }
                other => return other,
            }
        }
    }
}

/// Begins a transaction that has the row of the head. Whoever else wants it waits for the end.
async fn take_hold(client: &Client, gemeente: &str) -> Result<(), Error> {
    client.batch_execute("BEGIN").await?;
    client.query_opt(HOLD, &[&gemeente]).await.map(drop)
}

impl Append<'_> {
    /// False when the head was not where it was expected. `begun` says that the transaction is there and has hold of it.
    async fn once(&self, on: &mut Connection, begun: bool) -> Result<bool, Failed> {
        if !self.take_head(on, begun).await.map_err(Failed::Before)? {
            on.client.batch_execute("ROLLBACK").await.map_err(Failed::Before)?;
            return Ok(false);
        }
        for nrs in self.removed.chunks(AHEAD) {
            self.remove(on, nrs).await.map_err(Failed::Before)?;
        }
        let mut rows = self.rows.as_slice();
        while rows.len() > AHEAD {
            let (now, later) = rows.split_at(AHEAD);
            self.put(on, now, None).await?;
            rows = later;
        }
        self.put(on, rows, Some("COMMIT")).await.map(|()| true)
    }

    async fn take_head(&self, on: &mut Connection, begun: bool) -> Result<bool, Error> {
        let update = "UPDATE kop SET nr = $1, hash = $2 WHERE gemeente = $3 AND nr = $4 AND hash = $5";
        let update = on.prepare(update).await?;
        let (nr, expected) = (self.new.nr.cast_signed(), self.expected.nr.cast_signed());
        let (hash, expected_hash) = (self.new.hash.as_slice(), self.expected.hash.as_slice());
        let values: [&(dyn ToSql + Sync); 5] = [&nr, &hash, &self.gemeente, &expected, &expected_hash];
        let client = Arc::clone(&on.client);
        let begin = async { if begun { Ok(()) } else { client.batch_execute("BEGIN").await } };
        let (begun, moved) = join(begin, client.execute(&update, &values)).await;
        begun?;
        Ok(moved? == 1)
    }

    /// Sends the rows, and the end of the transaction behind them, without waiting in between. When a row is refused the database
    /// takes the commit for a rollback.
    async fn put(&self, on: &mut Connection, rows: &[Numbered<'_>], end: Option<&str>) -> Result<(), Failed> {
        let many = rows.chunks_exact(TOGETHER);
        let single = many.remainder().chunks(1);
        let mut statements = Vec::new();
        for (chunk, size) in many.map(|chunk| (chunk, 1)).chain(single.map(|chunk| (chunk, 0))) {
            let log = on.prepare(LOG[size].as_str()).await.map_err(Failed::Before)?;
            let lichaam = on.prepare(LICHAAM[size].as_str()).await.map_err(Failed::Before)?;
            statements.push((log, self.log_values(chunk)));
            if chunk.iter().all(|row| row.sealed.body.is_some()) {
                statements.push((lichaam, self.lichaam_values(chunk)));
                continue;
            }
            // Some were destroyed before they came here.
            let one = on.prepare(LICHAAM[0].as_str()).await.map_err(Failed::Before)?;
            let there = chunk.chunks(1).filter(|row| row[0].sealed.body.is_some());
            statements.extend(there.map(|row| (one.clone(), self.lichaam_values(row))));
        }
        let client = Arc::clone(&on.client);
        let puts = join_all(statements.iter().map(|(statement, values)| client.execute(statement, values)));
        let ended = async {
            match end {
                Some(end) => client.batch_execute(end).await,
                None => Ok(()),
            }
        };
        let (puts, ended) = join(puts, ended).await;
        let refused = puts.into_iter().find_map(Result::err);
        match (refused, ended) {
            (None, Ok(())) => Ok(()),
            // An answer of the database to a row says that nothing was committed; a line that broke says nothing.
            (Some(error), _) if error.code().is_some() || end.is_none() => Err(Failed::Before(error)),
            (Some(error), _) | (None, Err(error)) => Err(Failed::Unclear(error)),
        }
    }

    fn log_values<'a>(&'a self, rows: &'a [Numbered<'a>]) -> Vec<&'a (dyn ToSql + Sync)> {
        let mut values: Vec<&(dyn ToSql + Sync)> = vec![&self.gemeente];
        for row in rows {
            values.extend([&row.nr as &(dyn ToSql + Sync), &row.sealed.envelope, &row.daad, &row.digest, &row.hash]);
        }
        values
    }

    fn lichaam_values<'a>(&'a self, rows: &'a [Numbered<'a>]) -> Vec<&'a (dyn ToSql + Sync)> {
        let mut values: Vec<&(dyn ToSql + Sync)> = vec![&self.gemeente];
        for row in rows {
            values.extend([&row.nr as &(dyn ToSql + Sync), &row.sealed.body]);
        }
        values
    }

    async fn remove(&self, on: &mut Connection, nrs: &[i64]) -> Result<(), Error> {
        let delete = on.prepare("DELETE FROM lichaam WHERE gemeente = $1 AND nr = $2").await?;
        let deletes = nrs.iter().map(|nr| {
            let (client, delete) = (&on.client, &delete);
            async move { client.execute(delete, &[&self.gemeente, nr]).await }
        });
        join_all(deletes).await.into_iter().find_map(Result::err).map_or(Ok(()), Err)
    }

    async fn is_there(&self, on: &mut Connection) -> Result<Option<bool>, Error> {
        let client = Arc::clone(&on.client);
        client.batch_execute("BEGIN").await?;
        let held = client.query_one(HOLD, &[&self.gemeente]).await?;
        let nr: i64 = held.try_get(0)?;
        let last = self.new.nr.cast_signed();
        let ours = "SELECT hash FROM log WHERE gemeente = $1 AND nr = $2";
        let found = client.query_opt(ours, &[&self.gemeente, &last]).await?;
        let found = found.map(|row| row.try_get::<_, Vec<u8>>(0)).transpose()?;
        client.batch_execute("COMMIT").await?;
        Ok(match found {
            Some(hash) if hash == self.new.hash => Some(true),
            None if nr == self.expected.nr.cast_signed() => Some(false),
            _ => None,
        })
    }
}
