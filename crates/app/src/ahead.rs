//! Reading ahead: while one thread decodes and folds, another reads and unseals what comes next.
//!
//! Unsealing fetches the key of every zaak, some tens of megabytes in a large gemeente. They belong to the thread that reads, and
//! go with it.

use std::ops::Range;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use store::{EntryRef, Head, Log, StoreError};

use crate::error::Trouble;

/// Entries handed over at once: few enough to lie in the cache of the processor, enough to make the handing over cost nothing.
const TOGETHER: usize = 512;
/// Chunks that may lie ready.
const READY: usize = 4;

/// Entries with their texts one after another, so that a chunk is two allocations.
#[derive(Default)]
pub(crate) struct Chunk {
    entries: Vec<Held>,
    bytes: Vec<u8>,
}

/// What of an entry a replay looks at; its texts are places in the bytes of the chunk.
struct Held {
    entry: EntryRef<'static>,
    soort: Range<usize>,
    rol: Range<usize>,
    body: Option<Range<usize>>,
}

impl Chunk {
    fn hold(&mut self, entry: &EntryRef<'_>) {
        let soort = self.put(entry.soort.as_bytes());
        let rol = self.put(entry.rol.as_bytes());
        let body = entry.body.map(|body| self.put(body));
        let entry = EntryRef { stroom: "", zaak: "", soort: "", rol: "", body: None, ..*entry };
        self.entries.push(Held { entry, soort, rol, body });
    }

    fn put(&mut self, bytes: &[u8]) -> Range<usize> {
        let from = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
        from..self.bytes.len()
    }

    /// The entries in order, without their stroom and zaak: a replay looks at neither.
    pub fn entries(&self) -> impl Iterator<Item = EntryRef<'_>> {
        self.entries.iter().map(|held| EntryRef {
            soort: self.text(&held.soort),
            rol: self.text(&held.rol),
            body: held.body.clone().map(|body| &self.bytes[body]),
            ..held.entry
        })
    }

    fn text(&self, range: &Range<usize>) -> &str {
        std::str::from_utf8(&self.bytes[range.clone()]).expect("these bytes were a text when they were put here")
    }
}

/// A thread that reads a log from its first entry on, ahead of who takes the chunks.
pub(crate) struct Ahead {
    pub chunks: Receiver<Chunk>,
    reader: JoinHandle<Result<Head, StoreError>>,
}

impl Ahead {
    /// The log is a connection for this reading alone; it is put away when all of it was read.
    pub fn of(log: Log) -> Result<Ahead, Trouble> {
        let (send, chunks) = sync_channel(READY);
        let thread = std::thread::Builder::new().name("replay".into()).spawn(move || read(&log, &send));
        Ok(Ahead { chunks, reader: thread.map_err(|error| Trouble::Store(error.to_string()))? })
    }

    /// Where the log stood, when every chunk was taken.
    pub fn head(self) -> Result<Head, Trouble> {
        drop(self.chunks);
        let head = self.reader.join().map_err(|_| Trouble::Store("reading the log stopped halfway".into()))?;
        Ok(head?)
    }
}

fn read(log: &Log, send: &SyncSender<Chunk>) -> Result<Head, StoreError> {
    let mut chunk = Chunk::default();
    let head = log.read(0, &mut |entry| {
        chunk.hold(&entry);
        if chunk.entries.len() < TOGETHER {
            return Ok(());
        }
        send.send(std::mem::take(&mut chunk)).map_err(|nobody| StoreError::Stopped(nobody.to_string().into()))
    })?;
    // Whoever no longer listens has its own reason, and tells that.
    let _ = send.send(chunk);
    Ok(head)
}
