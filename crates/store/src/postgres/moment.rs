//! Reading the log as it is at one moment, by the page: a log of millions of rows is never in memory as rows.

use std::cell::RefCell;
use std::sync::Arc;

use futures_util::future::try_join;
use tokio::sync::oneshot;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Row, Statement};

use super::pool::{Error, Lease};
use super::table::{HEAD, Table, column};
use super::wait::{spawn, wait};
use super::{LONG, SHORT};
use crate::Head;
use crate::engine::{EachEntry, Stored};
use crate::error::{Result, StoreError};
use crate::rows::damaged;

/// Rows of one page: enough that the way there and back does not count, few enough to lie in memory twice.
const PAGE: i64 = 4096;

/// Entries and bodies are asked for apart and laid side by side here. Joined by the database they would be a plan that hangs on its
/// statistics: right after a large import it took a nested loop over the page, a hundred times as long.
const ENTRIES: &str = "SELECT nr, envelop FROM log WHERE gemeente = $1 AND nr > $2 AND nr <= $3 ORDER BY nr";
const ROWS: &str =
    "SELECT nr, envelop, daad, digest, hash FROM log WHERE gemeente = $1 AND nr > $2 AND nr <= $3 ORDER BY nr";
const BODIES: &str = "SELECT nr, verzegeld FROM lichaam WHERE gemeente = $1 AND nr > $2 AND nr <= $3 ORDER BY nr";
const LAST: &str = "SELECT max(nr) FROM log WHERE gemeente = $1";
const BEYOND: &str = "SELECT min(nr) FROM lichaam WHERE gemeente = $1 AND nr > $2";

/// Entries, and the bodies that are there.
type Page = (Vec<Row>, Vec<Row>);

/// The log of a gemeente as it was when this began.
pub(crate) struct Moment<'l> {
    table: &'l Table,
    lease: RefCell<Option<Lease>>,
}

impl<'l> Moment<'l> {
    pub fn begin(table: &'l Table) -> Result<Moment<'l>> {
        let pool = &table.postgres.pool;
        let mut again = true;
        loop {
            let mut lease = pool.lease()?;
            let client = Arc::clone(&lease.connection().client);
            let begin = client.batch_execute("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            match wait(SHORT, begin) {
                Some(Ok(())) => return Ok(Moment { table, lease: RefCell::new(Some(lease)) }),
                Some(Err(_)) if again => {
                    again = false;
                    pool.forget_idle();
                }
                Some(Err(error)) => return Err(pool.trouble(error)),
                None => return Err(pool.silent()),
            }
        }
    }

    pub fn head(&self) -> Result<Head> {
        self.table.head_in(self.one(HEAD, None)?)
    }

    pub fn last(&self) -> Result<u64> {
        let last = self.one(LAST, None)?.map(|row| column::<Option<i64>>(&row, 0, 0, "nr")).transpose()?.flatten();
        Ok(last.unwrap_or(0).cast_unsigned())
    }

    pub fn entries(&self, after: u64, each: &mut EachEntry<'_>) -> Result<()> {
        let mut sealed = Vec::new();
        self.pages(ENTRIES, after, &mut |row, body| {
            let nr = column::<i64>(row, 0, 0, "nr")?.cast_unsigned();
            each(nr, column(row, 1, nr, "envelop")?, body.map(|body| copied(&mut sealed, body)))
        })
    }

    pub fn rows<E: From<StoreError>>(
        &self,
        after: u64,
        each: &mut dyn FnMut(Stored<'_>) -> Result<(), E>,
    ) -> Result<Option<u64>, E> {
        let (mut sealed, mut last) = (Vec::new(), after);
        self.pages(ROWS, after, &mut |row, body| {
            let nr = column::<i64>(row, 0, 0, "nr")?.cast_unsigned();
            let stored = Stored {
                nr,
                tail: column(row, 1, nr, "envelop")?,
                daad: Some(sized(row, 2, nr, "daad")?),
                digest: sized(row, 3, nr, "digest")?,
                hash: sized(row, 4, nr, "hash")?,
                body: body.map(|body| copied(&mut sealed, body)),
            };
            last = nr;
            each(stored)
        })?;
        let beyond = self.one(BEYOND, Some(last.cast_signed()))?;
        let beyond = beyond.map(|row| column::<Option<i64>>(&row, 0, 0, "nr")).transpose()?.flatten();
        Ok(beyond.map(i64::cast_unsigned))
    }

    /// Goes through the rows after this nr, each with its body. While one page is gone through the next is on its way.
    fn pages<E: From<StoreError>>(
        &self,
        sql: &'static str,
        after: u64,
        each: &mut impl FnMut(&Row, Option<&[u8]>) -> Result<(), E>,
    ) -> Result<(), E> {
        let (last, mut after) = (self.last()?.cast_signed(), after.cast_signed());
        let mut next = if after < last { Some(self.fetch(sql, after)?) } else { None };
        while let Some(page) = next.take() {
            let (rows, bodies) = self.fetched(page)?;
            after += PAGE;
            if after < last {
                next = Some(self.fetch(sql, after)?);
            }
            let mut bodies = bodies.iter().peekable();
            for row in &rows {
                let nr: i64 = column(row, 0, 0, "nr")?;
                while bodies.next_if(|body| body.try_get::<_, i64>(0).is_ok_and(|of| of < nr)).is_some() {}
                let body = bodies.next_if(|body| body.try_get::<_, i64>(0).is_ok_and(|of| of == nr));
                let body = body.map(|body| column(body, 1, nr.cast_unsigned(), "verzegeld")).transpose()?;
                each(row, body)?;
            }
        }
        Ok(())
    }

    fn fetch(&self, sql: &'static str, after: i64) -> Result<oneshot::Receiver<Result<Page, Error>>> {
        let (client, entries) = self.prepared(sql)?;
        let (_, bodies) = self.prepared(BODIES)?;
        let (send, receive) = oneshot::channel();
        let gemeente = self.table.gemeente.clone();
        spawn(async move {
            let upto = after + PAGE;
            let values: [&(dyn ToSql + Sync); 3] = [&gemeente, &after, &upto];
            let page = try_join(client.query(&entries, &values), client.query(&bodies, &values)).await;
            // Whoever no longer waits has trouble of its own.
            let _ = send.send(page);
        });
        Ok(receive)
    }

    fn fetched(&self, page: oneshot::Receiver<Result<Page, Error>>) -> Result<Page> {
        let pool = &self.table.postgres.pool;
        let page = wait(LONG, page).ok_or_else(|| pool.silent())?;
        page.map_err(|_| pool.silent())?.map_err(|error| self.failed(error))
    }

    fn one(&self, sql: &'static str, after: Option<i64>) -> Result<Option<Row>> {
        let (client, statement) = self.prepared(sql)?;
        let gemeente = &self.table.gemeente;
        let asked = async {
            match after {
                Some(after) => client.query_opt(&statement, &[gemeente, &after]).await,
                None => client.query_opt(&statement, &[gemeente]).await,
            }
        };
        wait(LONG, asked).ok_or_else(|| self.table.postgres.pool.silent())?.map_err(|error| self.failed(error))
    }

    fn prepared(&self, sql: &'static str) -> Result<(Arc<Client>, Statement)> {
        let pool = &self.table.postgres.pool;
        let mut lease = self.lease.borrow_mut();
        let connection = lease.as_mut().ok_or_else(|| pool.silent())?.connection();
        let statement = wait(SHORT, connection.prepare(sql)).ok_or_else(|| pool.silent())?;
        let statement = statement.map_err(|error| pool.trouble(error))?;
        Ok((Arc::clone(&connection.client), statement))
    }

    /// A transaction that failed is not given back.
    fn failed(&self, error: Error) -> StoreError {
        drop(self.lease.borrow_mut().take());
        self.table.postgres.pool.trouble(error)
    }
}

impl Drop for Moment<'_> {
    fn drop(&mut self) {
        let Some(mut lease) = self.lease.borrow_mut().take() else { return };
        let client = Arc::clone(&lease.connection().client);
        if let Some(Ok(())) = wait(SHORT, client.batch_execute("COMMIT")) {
            lease.give_back();
        }
    }
}

fn copied<'b>(buffer: &'b mut Vec<u8>, bytes: &[u8]) -> &'b mut [u8] {
    buffer.clear();
    buffer.extend_from_slice(bytes);
    buffer
}

fn sized<const N: usize>(row: &Row, at: usize, nr: u64, name: &str) -> Result<[u8; N]> {
    let bytes: &[u8] = column(row, at, nr, name)?;
    bytes.try_into().map_err(|_| damaged(nr, name))
}
