//! Rows of the log as entries, without copying what need not be copied.

use rusqlite::types::{FromSql, ValueRef};
use rusqlite::{Connection, Row, Rows};

use crate::EntryRef;
use crate::error::{Result, StoreError};

/// The columns `entry` expects, in its order.
pub(crate) const ENVELOPE: &str =
    "log.nr, log.stroom, log.zaak, log.daad, log.soort, log.versie, log.datum, log.bekend_sinds, log.geboekt, log.door, log.rol, log.corrigeert";

/// The number of columns in `ENVELOPE`: whatever else a query selects comes from here on.
pub(crate) const AFTER_ENVELOPE: usize = 12;

/// The entry in a row, its body left open.
#[inline]
pub(crate) fn entry<'r>(row: &'r Row<'_>) -> Result<EntryRef<'r>> {
    let nr = number(row, 0, 0)?;
    Ok(EntryRef {
        nr,
        stroom: text(row, nr, 1)?,
        zaak: text(row, nr, 2)?,
        daad: bytes(row, nr, 3)?,
        soort: text(row, nr, 4)?,
        versie: number(row, nr, 5)?,
        datum: number(row, nr, 6)?,
        bekend_sinds: number(row, nr, 7)?,
        geboekt: number(row, nr, 8)?,
        door: number(row, nr, 9)?,
        rol: text(row, nr, 10)?,
        corrigeert: optional_number(row, nr, 11)?,
        body: None,
    })
}

/// A column of exactly N bytes.
#[inline]
pub(crate) fn bytes<const N: usize>(row: &Row<'_>, nr: u64, column: usize) -> Result<[u8; N]> {
    match row.get_ref(column) {
        Ok(ValueRef::Blob(bytes)) => bytes.try_into().map_err(|_| damaged(nr, column)),
        _ => Err(damaged(nr, column)),
    }
}

#[inline]
fn text<'r>(row: &'r Row<'_>, nr: u64, column: usize) -> Result<&'r str> {
    match row.get_ref(column) {
        Ok(ValueRef::Text(text)) => std::str::from_utf8(text).map_err(|_| damaged(nr, column)),
        _ => Err(damaged(nr, column)),
    }
}

#[inline]
fn number<T: TryFrom<i64>>(row: &Row<'_>, nr: u64, column: usize) -> Result<T> {
    optional_number(row, nr, column)?.ok_or_else(|| damaged(nr, column))
}

#[inline]
fn optional_number<T: TryFrom<i64>>(row: &Row<'_>, nr: u64, column: usize) -> Result<Option<T>> {
    match row.get_ref(column) {
        Ok(ValueRef::Integer(number)) => T::try_from(number).map(Some).map_err(|_| damaged(nr, column)),
        Ok(ValueRef::Null) => Ok(None),
        _ => Err(damaged(nr, column)),
    }
}

fn damaged(nr: u64, column: usize) -> StoreError {
    let name = ENVELOPE.split(", ").nth(column).unwrap_or("digest or hash");
    StoreError::Damaged { nr, what: format!("column {name} holds something else than was ever written there") }
}

/// The sealed bodies, walked in step with the entries.
///
/// Two scans side by side in order of nr are about twice as fast as a join, which looks each body up from the root of its tree.
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

/// Where the log stands, in whatever transaction this connection is in.
pub(crate) fn head(connection: &Connection, gemeente: &str) -> rusqlite::Result<crate::Head> {
    connection.prepare_cached("SELECT nr, hash FROM kop WHERE gemeente = ?1")?.query_row([gemeente], |row| {
        Ok(crate::Head { nr: row.get::<_, i64>(0)?.cast_unsigned(), hash: row.get(1)? })
    })
}
