//! What a log needs of a database, and the two that can do it.
//!
//! A few questions and one transaction. Nothing here knows what is in a row: sealing, chaining and proving happen above it.

use std::path::Path;
use std::sync::Arc;

use crate::Head;
use crate::error::Result;
use crate::log::Sealed;
use crate::postgres::{self, Subscription};
use crate::sqlite;

/// Where the rows of the log of one gemeente lie.
pub(crate) enum Engine {
    File(sqlite::File),
    Postgres(postgres::Table),
}

/// What became of a batch.
pub(crate) enum Written {
    Done,
    /// The head was not where it was expected; nothing was written.
    Moved(Head),
}

/// A row with everything in it, none of it believed yet.
pub(crate) struct Stored<'r> {
    pub nr: u64,
    pub tail: &'r [u8],
    /// The act it would be found under; none when it goes on with the act before it.
    pub daad: Option<[u8; 16]>,
    pub digest: [u8; 32],
    pub hash: [u8; 32],
    /// The sealed body, in a buffer that may be opened in place.
    pub body: Option<&'r mut [u8]>,
}

/// What is done with each entry: its nr, the tail of its envelope and its sealed body, when it has one.
pub(crate) type EachEntry<'a> = dyn FnMut(u64, &[u8], Option<&mut [u8]>) -> Result<()> + 'a;

/// The stored tail of an envelope, and the sealed body when it is there.
pub(crate) type Pair = (Vec<u8>, Option<Vec<u8>>);

impl Engine {
    pub fn place(&self) -> &Path {
        match self {
            Engine::File(file) => &file.path,
            Engine::Postgres(table) => table.place(),
        }
    }

    /// The id of the master key the log was begun under.
    pub fn master_key(&self) -> Result<String> {
        match self {
            Engine::File(file) => file.master_key(),
            Engine::Postgres(table) => table.master_key(),
        }
    }

    pub fn reader(&self) -> Result<Engine> {
        Ok(match self {
            Engine::File(file) => Engine::File(file.reader()?),
            Engine::Postgres(table) => Engine::Postgres(table.reader()),
        })
    }

    pub fn head(&self) -> Result<Head> {
        match self {
            Engine::File(file) => file.head(),
            Engine::Postgres(table) => table.head(),
        }
    }

    /// Moves the head from `expected` to `new`, adds the rows and takes bodies away, in one transaction. When this returns `Done`
    /// it is on disk.
    pub fn write(&mut self, expected: &Head, new: &Head, rows: &[Sealed], removed: &[u64]) -> Result<Written> {
        match self {
            Engine::File(file) => file.write(expected, new, rows, removed),
            Engine::Postgres(table) => table.write(expected, new, rows, removed),
        }
    }

    /// Takes hold of the head: nobody else moves it until the next `write` or `let_go` on this one.
    pub fn hold(&mut self) -> Result<()> {
        match self {
            Engine::File(file) => file.hold(),
            Engine::Postgres(table) => table.hold(),
        }
    }

    /// Lets go of the head without having written. Does nothing when it was not held.
    pub fn let_go(&mut self) {
        match self {
            Engine::File(file) => file.let_go(),
            Engine::Postgres(table) => table.let_go(),
        }
    }

    /// Marks the log as whole, after it arrived from somewhere else.
    pub fn arrive(&self) -> Result<()> {
        match self {
            Engine::File(file) => file.arrive(),
            Engine::Postgres(table) => table.arrive(),
        }
    }

    /// Takes nothing more from now on; false when the head is not where it was expected.
    pub fn leave(&mut self, expected: &Head) -> Result<bool> {
        match self {
            Engine::File(file) => file.leave(expected),
            Engine::Postgres(table) => table.leave(expected),
        }
    }

    /// Bodies were removed: what the database still has of them beside its tables goes as well, as far as it lets us.
    pub fn forget_removed(&self) -> Result<()> {
        match self {
            Engine::File(file) => file.forget_removed(),
            Engine::Postgres(_) => Ok(()),
        }
    }

    /// The entries of these nrs, in the order asked for; refused when one is not there.
    pub fn entries_at(&self, nrs: &[u64]) -> Result<Vec<Pair>> {
        match self {
            Engine::File(file) => file.entries_at(nrs),
            Engine::Postgres(table) => table.entries_at(nrs),
        }
    }

    pub fn find_daad(&self, daad: &[u8; 16]) -> Result<Vec<u64>> {
        match self {
            Engine::File(file) => file.find_daad(daad),
            Engine::Postgres(table) => table.find_daad(daad),
        }
    }

    pub fn listen(&self, wake: Arc<dyn Fn() + Send + Sync>) -> Option<Subscription> {
        match self {
            // Looking into a file is so cheap that nobody needs to be called.
            Engine::File(_) => None,
            Engine::Postgres(table) => Some(table.listen(wake)),
        }
    }

    /// Begins to read: whatever is asked of the moment, nothing that is written meanwhile is in it.
    pub fn moment(&self) -> Result<Moment<'_>> {
        Ok(match self {
            Engine::File(file) => Moment::File(file.moment()?),
            Engine::Postgres(table) => Moment::Postgres(table.moment()?),
        })
    }
}

/// The log as it is at one moment.
pub(crate) enum Moment<'l> {
    File(sqlite::Moment<'l>),
    Postgres(postgres::Moment<'l>),
}

impl Moment<'_> {
    pub fn head(&self) -> Result<Head> {
        match self {
            Moment::File(moment) => moment.head(),
            Moment::Postgres(moment) => moment.head(),
        }
    }

    /// The nr of the last entry, also of a log that was moved elsewhere.
    pub fn last(&self) -> Result<u64> {
        match self {
            Moment::File(moment) => moment.last(),
            Moment::Postgres(moment) => moment.last(),
        }
    }

    /// Every entry after this nr, in order.
    pub fn entries(&self, after: u64, each: &mut EachEntry<'_>) -> Result<()> {
        match self {
            Moment::File(moment) => moment.entries(after, each),
            Moment::Postgres(moment) => moment.entries(after, each),
        }
    }

    /// Every row after this nr with everything in it, in order. Returns the nr of the first body beyond the last row, when there is one.
    pub fn rows<E: From<crate::StoreError>>(
        &self,
        after: u64,
        each: &mut dyn FnMut(Stored<'_>) -> Result<(), E>,
    ) -> Result<Option<u64>, E> {
        match self {
            Moment::File(moment) => moment.rows(after, each),
            Moment::Postgres(moment) => moment.rows(after, each),
        }
    }
}
