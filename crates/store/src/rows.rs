//! Rows of the log as entries, without copying what need not be copied.

use rusqlite::types::{FromSql, ValueRef};
use rusqlite::{Connection, Row, Rows};

use crate::error::{Result, StoreError};

/// A row of the log before its body: its nr and the stored tail of its envelope, which lie in the first two columns of every query.
#[inline]
pub(crate) fn raw<'r>(row: &'r Row<'_>) -> Result<(u64, &'r [u8])> {
    let Ok(ValueRef::Integer(nr)) = row.get_ref(0) else { return Err(damaged(0, "nr")) };
    let nr = nr.cast_unsigned();
    let Ok(ValueRef::Blob(tail)) = row.get_ref(1) else { return Err(damaged(nr, "envelop")) };
    Ok((nr, tail))
}

/// A column of exactly N bytes.
pub(crate) fn bytes<const N: usize>(row: &Row<'_>, nr: u64, column: &'static str) -> Result<[u8; N]> {
    optional_bytes(row, nr, column)?.ok_or_else(|| damaged(nr, column))
}

/// A column of exactly N bytes, or none.
pub(crate) fn optional_bytes<const N: usize>(row: &Row<'_>, nr: u64, column: &'static str) -> Result<Option<[u8; N]>> {
    match row.get_ref(column) {
        Ok(ValueRef::Blob(bytes)) => bytes.try_into().map(Some).map_err(|_| damaged(nr, column)),
        Ok(ValueRef::Null) => Ok(None),
        _ => Err(damaged(nr, column)),
    }
}

pub(crate) fn damaged(nr: u64, column: &str) -> StoreError {
    StoreError::Damaged { nr, what: format!("column {column} holds something else than was ever written there") }
}

/// The sealed bodies, walked in step with the entries.
///
/// Two scans side by side in order of nr; a join would look each body up from the root of its tree.
pub(crate) struct Bodies<'s> {
    rows: Rows<'s>,
    /// The nr of the body in `sealed`; None at the end.
    at: Option<u64>,
    sealed: Vec<u8>,
}

impl<'s> Bodies<'s> {
    pub const QUERY: &'static str = "SELECT nr, verzegeld FROM lichaam WHERE nr > ?1 ORDER BY nr";

    pub fn new(rows: Rows<'s>) -> rusqlite::Result<Bodies<'s>> {
        let mut bodies = Bodies { rows, at: None, sealed: Vec::with_capacity(1024) };
        bodies.advance()?;
        Ok(bodies)
    }

    /// The sealed body of this nr, in a buffer that may be opened in place; None when there is none.
    #[inline]
    pub fn of(&mut self, nr: u64) -> rusqlite::Result<Option<&mut [u8]>> {
        while self.at.is_some_and(|at| at < nr) {
            self.advance()?;
        }
        Ok((self.at == Some(nr)).then_some(&mut self.sealed))
    }

    /// The first body after this nr.
    pub fn after(&mut self, nr: u64) -> rusqlite::Result<Option<u64>> {
        self.of(nr + 1)?;
        Ok(self.at)
    }

    fn advance(&mut self) -> rusqlite::Result<()> {
        self.at = None;
        if let Some(row) = self.rows.next()? {
            self.at = Some(i64::column_result(row.get_ref(0)?)?.cast_unsigned());
            self.sealed.clear();
            self.sealed.extend_from_slice(row.get_ref(1)?.as_blob()?);
        }
        Ok(())
    }
}

/// Where the log stands, in whatever transaction this connection is in; None when it was moved elsewhere. Then the hash is empty,
/// so that no writer finds the head where it expects it.
pub(crate) fn head(connection: &Connection, gemeente: &str) -> rusqlite::Result<Option<crate::Head>> {
    connection.prepare_cached("SELECT nr, hash FROM kop WHERE gemeente = ?1")?.query_row([gemeente], |row| {
        if row.get_ref(1)?.as_blob()?.is_empty() {
            return Ok(None);
        }
        Ok(Some(crate::Head { nr: row.get::<_, i64>(0)?.cast_unsigned(), hash: row.get(1)? }))
    })
}
