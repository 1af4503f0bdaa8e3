//! The rows of one gemeente.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use futures_util::future::try_join_all;
use tokio_postgres::Row;
use tokio_postgres::types::ToSql;

use super::listen::Subscription;
use super::moment::Moment;
use super::pool::{Connection, Error, Lease};
use super::{Postgres, SHORT};
use crate::Head;
use crate::engine::Pair;
use crate::error::{Result, StoreError};
use crate::log::{FORMAT, LEFT, must_be_marked};
use crate::rows::damaged;

/// The rows of one gemeente in one database.
pub(crate) struct Table {
    pub(super) postgres: Arc<Postgres>,
    pub(super) gemeente: String,
    place: PathBuf,
    /// The connection whose transaction has hold of the head, when this one may go first.
    pub(super) held: Option<Lease>,
}

pub(super) const HEAD: &str = "SELECT nr, hash FROM kop WHERE gemeente = $1";

impl Table {
    pub fn open(postgres: Arc<Postgres>, gemeente: &str, mark: &'static str) -> Result<Table> {
        let place = postgres.place().join(gemeente);
        let table = Table { postgres, gemeente: gemeente.to_owned(), place, held: None };
        must_be_marked(&table.place, &table.of_kop("SELECT formaat FROM kop WHERE gemeente = $1")?, mark)?;
        Ok(table)
    }

    /// Another one for the same rows, which has hold of nothing.
    pub fn reader(&self) -> Table {
        let Table { postgres, gemeente, place, held: _ } = self;
        Table { postgres: Arc::clone(postgres), gemeente: gemeente.clone(), place: place.clone(), held: None }
    }

    pub fn place(&self) -> &Path {
        &self.place
    }

    pub fn master_key(&self) -> Result<String> {
        self.of_kop("SELECT meestersleutel FROM kop WHERE gemeente = $1")
    }

    fn of_kop(&self, query: &'static str) -> Result<String> {
        let found = self.postgres.pool.ask(SHORT, async |on| {
            let query = on.prepare(query).await?;
            on.client.query_opt(&query, &[&self.gemeente]).await?.map(|row| row.try_get(0)).transpose()
        })?;
        found.ok_or_else(|| self.no_log())
    }

    pub fn head(&self) -> Result<Head> {
        let row = self.postgres.pool.ask(SHORT, async |on| {
            let query = on.prepare(HEAD).await?;
            on.client.query_opt(&query, &[&self.gemeente]).await
        })?;
        self.head_in(row)
    }

    pub(super) fn head_in(&self, row: Option<Row>) -> Result<Head> {
        let row = row.ok_or_else(|| self.no_log())?;
        let (nr, hash): (i64, &[u8]) = (column(&row, 0, 0, "nr")?, column(&row, 1, 0, "hash")?);
        // No hash at all is a log that was moved elsewhere: no writer finds the head where it expects it.
        if hash.is_empty() {
            return Err(StoreError::MovedAway { path: self.place.clone() });
        }
        let hash = hash.try_into().map_err(|_| damaged(nr.cast_unsigned(), "hash"))?;
        Ok(Head { nr: nr.cast_unsigned(), hash })
    }

    pub fn entries_at(&self, nrs: &[u64]) -> Result<Vec<Pair>> {
        const ONE: &str = "SELECT log.envelop, lichaam.verzegeld
            FROM log LEFT JOIN lichaam ON lichaam.gemeente = log.gemeente AND lichaam.nr = log.nr
            WHERE log.gemeente = $1 AND log.nr = $2";
        let rows = self.postgres.pool.ask(SHORT, async |on| {
            let one = on.prepare(ONE).await?;
            // All are on their way before the first answer is there.
            let ask = async |nr: &u64| on.client.query_opt(&one, &[&self.gemeente, &nr.cast_signed()]).await;
            try_join_all(nrs.iter().map(ask)).await
        })?;
        let pair = |(&nr, row): (&u64, Option<Row>)| {
            let row = row.ok_or(StoreError::NoEntry { nr })?;
            Ok((column(&row, 0, nr, "envelop")?, column(&row, 1, nr, "verzegeld")?))
        };
        nrs.iter().zip(rows).map(pair).collect()
    }

    /// Marks the log as whole, after it arrived.
    pub fn arrive(&self) -> Result<()> {
        self.postgres.pool.ask(SHORT, async |on| {
            let mark = on.prepare("UPDATE kop SET formaat = $1 WHERE gemeente = $2").await?;
            on.client.execute(&mark, &[&FORMAT, &self.gemeente]).await.map(drop)
        })
    }

    /// Takes nothing more from now on; false when the head is not where it was expected, also because it left already.
    pub fn leave(&self, expected: &Head) -> Result<bool> {
        const LEAVE: &str = "UPDATE kop SET hash = $1, formaat = $2 WHERE gemeente = $3 AND nr = $4 AND hash = $5";
        let none: &[u8] = &[];
        let (nr, hash) = (expected.nr.cast_signed(), expected.hash.as_slice());
        let left = self.postgres.pool.ask(SHORT, async |on| {
            let leave = on.prepare(LEAVE).await?;
            let values: [&(dyn ToSql + Sync); 5] = [&none, &LEFT, &self.gemeente, &nr, &hash];
            on.client.execute(&leave, &values).await
        })?;
        Ok(left == 1)
    }

    pub fn find_daad(&self, daad: &[u8; 16]) -> Result<Vec<u64>> {
        self.postgres.pool.ask(SHORT, async |on| nrs_of_daad(on, &self.gemeente, daad).await)
    }

    pub fn listen(&self, wake: Arc<dyn Fn() + Send + Sync>) -> Subscription {
        self.postgres.listener.subscribe(&self.gemeente, wake)
    }

    pub fn moment(&self) -> Result<Moment<'_>> {
        Moment::begin(self)
    }

    fn no_log(&self) -> StoreError {
        StoreError::NoLog { path: self.postgres.place().to_owned(), gemeente: self.gemeente.clone() }
    }
}

async fn nrs_of_daad(on: &mut Connection, gemeente: &str, daad: &[u8; 16]) -> Result<Vec<u64>, Error> {
    let query = on.prepare("SELECT nr FROM log WHERE gemeente = $1 AND daad = $2 ORDER BY nr").await?;
    let rows = on.client.query(&query, &[&gemeente, &daad.as_slice()]).await?;
    rows.iter().map(|row| row.try_get::<_, i64>(0).map(i64::cast_unsigned)).collect()
}

/// A column of a row, or that it holds something else than was ever written there.
pub(super) fn column<'r, T: tokio_postgres::types::FromSql<'r>>(
    row: &'r Row,
    at: usize,
    nr: u64,
    name: &str,
) -> Result<T> {
    row.try_get(at).map_err(|_| damaged(nr, name))
}
