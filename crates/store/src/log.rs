//! The log of one gemeente: what is appended, how it is read back, and how it is followed.
//!
//! Several processes may have the same log open. A writer names the head it decided on; whoever finds the head moved is told so
//! and decides again. What is sealed, chained and hashed is the same wherever the rows lie; the engine beneath only stores them.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ring::aead::NONCE_LEN;

use crate::chain::{digest, link};
use crate::chunk::Chunk;
use crate::engine::{Engine, Written};
use crate::envelope::{Canonical, Envelope, from_tail};
use crate::error::{AppendError, Result, StoreError};
use crate::rows::damaged;
use crate::seal::Sealer;
use crate::{EntryRef, Head, Keys, NewEntry};

/// The soort of an entry that says which bodies were destroyed: the one body the store itself reads. It is a JSON object whose
/// field `nrs` lists them; its other fields are the caller's. Only `Log::destroy` writes it.
pub const DESTRUCTION: &str = "vernietigd";

/// The layout of the rows; a log with another one is not opened.
pub(crate) const FORMAT: &str = "1";
/// What stands in its place while a log arrives from somewhere else: nobody may add to half of one.
pub(crate) const ARRIVING: &str = "komt";
/// What stands in its place while a back-up is restored into it.
pub(crate) const RESTORING: &str = "herstelt";
/// What stands in its place once a log went somewhere else: it takes nothing more.
pub(crate) const LEFT: &str = "verhuisd";

/// Refuses a log that is marked otherwise than expected, and says what that means.
pub(crate) fn must_be_marked(path: &Path, found: &str, expected: &'static str) -> Result<()> {
    let path = path.to_owned();
    match found {
        found if found == expected => Ok(()),
        ARRIVING | RESTORING => Err(StoreError::Arriving { path }),
        LEFT => Err(StoreError::MovedAway { path }),
        _ => Err(StoreError::OtherLog { path, what: "format", found: found.into(), expected: expected.into() }),
    }
}

/// The log of one gemeente: where its rows lie, and the keys that open it.
pub struct Log {
    pub(crate) engine: Engine,
    pub(crate) sealer: Sealer,
    reads_only: bool,
}

/// What an entry becomes besides its envelope.
pub(crate) struct Sealed {
    pub envelope: Vec<u8>,
    pub daad: [u8; 16],
    pub digest: [u8; 32],
    pub hash: [u8; 32],
    /// None when it was destroyed before the entry came here.
    pub body: Option<Vec<u8>>,
}

impl Log {
    /// Refuses when the log was sealed under a master key that is not among these keys.
    pub(crate) fn over(engine: Engine, gemeente: &str, keys: Arc<Keys>) -> Result<Log> {
        let wanted = engine.master_key()?;
        if !keys.knows(&wanted)? {
            return Err(StoreError::OtherMasterKey { path: engine.place().to_owned(), wanted, known: keys.known() });
        }
        Ok(Log { engine, sealer: Sealer::new(gemeente, keys), reads_only: false })
    }

    /// A second one, for reading beside the writer. It has its own buffers and waits for nobody.
    pub fn reader(&self) -> Result<Log> {
        let sealer = Sealer::new(self.gemeente(), Arc::clone(&self.sealer.keys));
        Ok(Log { engine: self.engine.reader()?, sealer, reads_only: true })
    }

    /// The slug of the gemeente.
    pub fn gemeente(&self) -> &str {
        &self.sealer.gemeente
    }

    /// Where the rows lie, for messages.
    pub(crate) fn place(&self) -> &Path {
        self.engine.place()
    }

    /// Where the log stands now, also when another process wrote last.
    pub fn head(&self) -> Result<Head> {
        self.engine.head()
    }

    /// Calls `wake` when another process may have added to this log. An engine that cannot tell never does, and one that can may
    /// miss some: looking at the head now and then stays necessary. It ends when what is returned is dropped.
    pub fn listen(&self, wake: impl Fn() + Send + Sync + 'static) -> Listening {
        Listening { _kept: self.engine.listen(Arc::new(wake)) }
    }

    /// Adds a batch in one transaction. When this returns Ok it is on disk, under nrs `expected.nr + 1` and up.
    ///
    /// The batch was decided on at `expected`; when the log has moved on since, nothing is written and the answer is `Moved`.
    pub fn append(&mut self, expected: &Head, batch: &[NewEntry]) -> Result<Head, AppendError> {
        if batch.iter().any(|entry| entry.soort == DESTRUCTION) {
            let why = "it goes through destroy, which takes the bodies away as well".into();
            return Err(StoreError::Destruction { why }.into());
        }
        self.write(expected, batch, &[])
    }

    /// Takes hold of the log, so that nobody else adds to it until the next `append` or `destroy` on this one, or `let_go`. Returns
    /// where it stands. Others wait meanwhile; whoever holds it has to be quick.
    ///
    /// Needed by nobody but who was too late again and again: deciding takes longer than others need for their next append.
    pub fn hold(&mut self) -> Result<Head> {
        if self.reads_only {
            return Err(StoreError::ReadOnly { path: self.place().to_owned() });
        }
        self.engine.hold()?;
        self.engine.head()
    }

    /// Lets go of the log without having added anything. Does nothing when it was not held.
    pub fn let_go(&mut self) {
        self.engine.let_go();
    }

    /// Adds a destruction entry and takes away the bodies it lists in `nrs`, in one transaction. The envelopes stay.
    pub fn destroy(&mut self, expected: &Head, entry: &NewEntry) -> Result<Head, AppendError> {
        let nrs = self.destroyable(expected, entry)?;
        let head = self.write(expected, std::slice::from_ref(entry), &nrs)?;
        self.engine.forget_removed()?;
        Ok(head)
    }

    /// Every entry after this nr, in order, opened. Returns the head as of this read.
    ///
    /// The entries live in buffers, so whatever must stay has to be copied. The whole read sees one moment.
    /// Do not call `read` again on this same log from within `each`; `reader` gives another.
    pub fn read(&self, after: u64, each: &mut dyn FnMut(EntryRef<'_>) -> Result<()>) -> Result<Head> {
        self.chunks(after, &mut |chunk| chunk.entries().try_for_each(|entry| each(entry?)))
    }

    /// The same by the handful, so that somebody else can go through one while the next is read.
    pub fn chunks(&self, after: u64, each: &mut dyn FnMut(Chunk) -> Result<()>) -> Result<Head> {
        if after == 0 {
            self.sealer.fetch_all()?;
        }
        let moment = self.engine.moment()?;
        let mut canonical = Canonical::new(self.gemeente());
        let (mut expected, mut chunk) = (after + 1, Chunk::default());
        moment.entries(after, &mut |nr, tail, sealed| {
            if nr != expected {
                return Err(missing(expected));
            }
            expected += 1;
            chunk.put(nr, tail, sealed.map(|sealed| &*sealed));
            if chunk.is_full() {
                chunk.open(&self.sealer, &mut canonical)?;
                each(std::mem::take(&mut chunk))?;
            }
            Ok(())
        })?;
        if !chunk.is_empty() {
            chunk.open(&self.sealer, &mut canonical)?;
            each(chunk)?;
        }
        let head = moment.head()?;
        if head.nr >= expected { Err(missing(expected)) } else { Ok(head) }
    }

    /// Waits until there is something after this nr, at most so long, and reads it. The head returned has nr `after` when nothing came.
    pub fn follow(
        &self,
        after: u64,
        patience: Duration,
        each: &mut dyn FnMut(EntryRef<'_>) -> Result<()>,
    ) -> Result<Head> {
        let until = Instant::now() + patience;
        loop {
            let head = self.head()?;
            if head.nr > after {
                return self.read(after, each);
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(head);
            }
            // Looking costs little, and twenty milliseconds is less than anyone notices.
            std::thread::sleep(left.min(Duration::from_millis(20)));
        }
    }

    /// Opens single bodies, in the order asked for, each with the envelope that says what it is; None for one that was destroyed.
    pub fn bodies(&self, nrs: &[u64]) -> Result<Vec<(Envelope, Option<Vec<u8>>)>> {
        let mut canonical = Canonical::new(self.gemeente());
        let rows = self.engine.entries_at(nrs)?;
        let open = |(nr, (tail, sealed)): (u64, (Vec<u8>, Option<Vec<u8>>))| {
            let entry = from_tail(nr, &tail).ok_or_else(|| damaged(nr, "envelop"))?;
            let body = match sealed {
                None => None,
                Some(mut sealed) => {
                    self.sealer.open(nr, entry.zaak, canonical.of(&entry), &mut sealed)?.map(<[u8]>::to_vec)
                }
            };
            Ok((entry.envelope(), body))
        };
        nrs.iter().copied().zip(rows).map(open).collect()
    }

    /// The nrs of the entries of an act, in order; empty when it never happened.
    pub fn find_daad(&self, daad: &[u8; 16]) -> Result<Vec<u64>> {
        self.engine.find_daad(daad)
    }

    fn write(&mut self, expected: &Head, batch: &[NewEntry], destroyed: &[u64]) -> Result<Head, AppendError> {
        if self.reads_only {
            return Err(StoreError::ReadOnly { path: self.place().to_owned() }.into());
        }
        // The keys are on disk and the bodies sealed before the transaction begins, so that it is short.
        self.sealer.ensure(batch.iter().map(|entry| entry.zaak.as_str()))?;
        let sealed = self.seal(expected, batch)?;
        let new =
            Head { nr: expected.nr + batch.len() as u64, hash: sealed.last().map_or(expected.hash, |last| last.hash) };
        match self.engine.write(expected, &new, &sealed, destroyed)? {
            Written::Done => Ok(new),
            Written::Moved(head) => Err(AppendError::Moved { head }),
        }
    }

    /// Seals the bodies and links the chain on from `expected`.
    fn seal(&self, expected: &Head, batch: &[NewEntry]) -> Result<Vec<Sealed>> {
        let mut canonical = Canonical::new(self.gemeente());
        let mut nonces = vec![0; batch.len() * NONCE_LEN];
        self.sealer.keys.fill_random(&mut nonces)?;
        let mut previous = expected.hash;
        let sealed =
            batch.iter().zip(nonces.as_chunks::<NONCE_LEN>().0).zip(expected.nr + 1..).map(|((entry, nonce), nr)| {
                let bytes = canonical.of(&entry.at(nr));
                let body = self.sealer.seal(&entry.zaak, bytes, *nonce, &entry.body)?;
                let digest = digest(&body);
                previous = link(&previous, bytes, &digest);
                Ok(Sealed {
                    envelope: canonical.tail().to_vec(),
                    daad: entry.daad,
                    digest,
                    hash: previous,
                    body: Some(body),
                })
            });
        sealed.collect()
    }

    /// The bodies a destruction entry lists, each of which must be there to be destroyed.
    fn destroyable(&self, expected: &Head, entry: &NewEntry) -> Result<Vec<u64>> {
        let refuse = |why: String| Err(StoreError::Destruction { why });
        if entry.soort != DESTRUCTION {
            return refuse(format!("its soort is '{}'; expected '{DESTRUCTION}'", entry.soort));
        }
        let Some(nrs) = destroyed_nrs(&entry.body) else {
            return refuse("its body is not a JSON object with a list of nrs in field 'nrs'".into());
        };
        if let Some(nr) = nrs.iter().find(|nr| **nr == 0 || **nr > expected.nr) {
            return refuse(format!("there is no entry {nr} before it"));
        }
        for (&nr, (tail, _)) in nrs.iter().zip(self.engine.entries_at(&nrs)?) {
            let listed = from_tail(nr, &tail).ok_or_else(|| damaged(nr, "envelop"))?;
            if listed.soort == DESTRUCTION {
                return refuse(format!("entry {nr} is a destruction entry itself, and those stay"));
            }
        }
        Ok(nrs)
    }
}

/// Somebody is told when the log may have grown, for as long as this is kept.
pub struct Listening {
    _kept: Option<crate::postgres::Subscription>,
}

/// A row was taken out: whatever is read after it would count wrong.
fn missing(nr: u64) -> StoreError {
    StoreError::Damaged { nr, what: "it is missing from the log".into() }
}

/// The nrs in the body of a destruction entry; None when it is not one.
pub(crate) fn destroyed_nrs(body: &[u8]) -> Option<Vec<u64>> {
    #[derive(serde::Deserialize)]
    struct Destroyed {
        nrs: Vec<u64>,
    }
    serde_json::from_slice::<Destroyed>(body).ok().map(|destroyed| destroyed.nrs)
}
