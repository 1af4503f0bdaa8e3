//! Reading ahead: while one thread decodes and folds, another reads and unseals what comes next.
//!
//! Unsealing fetches the key of every zaak, some megabytes in a large gemeente. They belong to the thread that reads, and go
//! with it.

use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::JoinHandle;

use store::{Chunk, Head, Log, StoreError};

use crate::error::Trouble;

/// Chunks that may lie ready.
const READY: usize = 4;

/// A thread that reads a log from its first entry on, ahead of who takes the chunks.
pub(crate) struct Ahead {
    pub chunks: Receiver<Chunk>,
    reader: JoinHandle<Result<Head, StoreError>>,
}

impl Ahead {
    /// The log is a connection for this reading alone; it is put away when all of it was read.
    pub fn of(log: Log) -> Result<Ahead, Trouble> {
        let (send, chunks) = sync_channel(READY);
        // Whoever no longer listens has its own reason, and tells that.
        let read = move || {
            log.chunks(0, &mut |chunk| {
                send.send(chunk).map_err(|nobody| StoreError::Stopped(nobody.to_string().into()))
            })
        };
        let thread = std::thread::Builder::new().name("replay".into()).spawn(read);
        Ok(Ahead { chunks, reader: thread.map_err(|error| Trouble::Store(error.to_string()))? })
    }

    /// Where the log stood, when every chunk was taken.
    pub fn head(self) -> Result<Head, Trouble> {
        drop(self.chunks);
        let head = self.reader.join().map_err(|_| Trouble::Store("reading the log stopped halfway".into()))?;
        Ok(head?)
    }
}
