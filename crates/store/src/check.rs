//! Proving the log: every hash computed anew, every body opened, every anchor held against it.

use std::collections::{BTreeMap, HashSet};
use std::fmt;

use crate::chain::{digest, link};
use crate::engine::{Moment, Stored};
use crate::envelope::{Canonical, from_tail};
use crate::error::{Result, StoreError};
use crate::log::{DESTRUCTION, Log, destroyed_nrs};
use crate::rows::damaged;
use crate::{EntryRef, Head};

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckReport {
    /// The last entry up to which everything fits.
    pub head: Head,
    /// How many of those have a body that was lawfully destroyed.
    pub destroyed: u64,
    /// How many of the anchors were met on the way.
    pub anchors: usize,
    /// The first entry that does not fit; None when all of it fits.
    pub fault: Option<Fault>,
}

/// An entry that does not fit, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub nr: u64,
    pub why: Why,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The entry is not there although later ones, the head, or a body say it was.
    Missing,
    /// A column holds something that was never written there.
    Unreadable(String),
    /// Its hash is not that of its predecessor, envelope and digest.
    Chain,
    /// The act it would be found under is not its own.
    Act,
    /// The sealed body is not the one that was written.
    Body,
    /// The body is gone and no destruction entry says so.
    BodyMissing,
    /// A destruction entry lists it, and its body is there all the same.
    NotDestroyed,
    /// The body does not open under the key of its zaak.
    Sealed,
    /// There is no key for its zaak, and it was not destroyed either.
    NoKey,
    /// The stored head is not the last entry.
    Head,
    /// An anchor from outside the log has another hash: the chain was computed anew.
    Anchor,
    /// An anchor from outside the log says it went on to this nr: the tail was cut off.
    CutOff { anchor: u64 },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "entry {}: ", self.nr)?;
        match &self.why {
            Why::Missing => write!(f, "it is missing"),
            Why::Unreadable(what) => write!(f, "{what}"),
            Why::Chain => write!(
                f,
                "its hash does not follow from the entry before it: one of the two was changed, moved or put in"
            ),
            Why::Act => write!(f, "it would be found under another act than its own"),
            Why::Body => write!(f, "its sealed body is not the one that was written"),
            Why::BodyMissing => write!(f, "its body is gone, and no destruction entry says so"),
            Why::NotDestroyed => write!(f, "its body is still there, while a destruction entry says that it is gone"),
            Why::Sealed => write!(f, "its body does not open under the key of its zaak: its envelope was changed"),
            Why::NoKey => write!(f, "the key of its zaak is missing, and was not destroyed"),
            Why::Head => write!(f, "the stored head is another one than the last entry"),
            Why::Anchor => write!(
                f,
                "the anchor has another hash: this entry or one before it was changed and the chain computed anew"
            ),
            Why::CutOff { anchor } => {
                write!(f, "it is missing, while an anchor says the log went on to entry {anchor}: the tail was cut off")
            }
        }
    }
}

impl CheckReport {
    /// Whether everything fits.
    pub fn is_whole(&self) -> bool {
        self.fault.is_none()
    }
}

/// Why an entry could not be proven: a fault in the log, or trouble in getting at it.
enum Stop {
    Fault(Fault),
    Trouble(StoreError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Stop {
        match error {
            StoreError::Damaged { nr, what } => Stop::Fault(Fault { nr, why: Why::Unreadable(what) }),
            other => Stop::Trouble(other),
        }
    }
}

fn fault<T>(nr: u64, why: Why) -> Result<T, Stop> {
    Err(Stop::Fault(Fault { nr, why }))
}

impl Log {
    /// Proves the log from its first entry to its head, and against these anchors.
    pub fn check(&self, anchors: &[Head]) -> Result<CheckReport> {
        self.check_with(anchors, &mut |_, _| ())
    }

    /// The same, telling now and then how many entries were proven of how many.
    pub fn check_with(&self, anchors: &[Head], progress: &mut dyn FnMut(u64, u64)) -> Result<CheckReport> {
        self.sealer.fetch_all()?;
        let moment = self.engine.moment()?;
        let stored = moment.head()?;
        let mut proof = Proof::new(self, anchors, self.destroyed_at(&moment)?);
        let outcome = proof.walk(&moment, stored, progress).and_then(|()| proof.finish(stored));
        let fault = match outcome {
            Ok(()) => None,
            Err(Stop::Fault(fault)) => Some(fault),
            Err(Stop::Trouble(error)) => return Err(error),
        };
        Ok(CheckReport { head: proof.head, destroyed: proof.holes, anchors: proof.met, fault })
    }

    /// The nrs that destruction entries list. One that does not open lists nothing here, and is named when its turn comes.
    pub(crate) fn lawfully_destroyed(&self) -> Result<HashSet<u64>> {
        self.destroyed_at(&self.engine.moment()?)
    }

    fn destroyed_at(&self, moment: &Moment<'_>) -> Result<HashSet<u64>> {
        let mut canonical = Canonical::new(self.gemeente());
        let mut nrs = HashSet::new();
        let outcome = moment.entries(0, &mut |nr, tail, sealed| {
            let (Some(EntryRef { soort: DESTRUCTION, zaak, .. }), Some(sealed)) = (from_tail(nr, tail), sealed) else {
                return Ok(());
            };
            if let Ok(Some(body)) = self.sealer.open(nr, zaak, canonical.with_tail(nr, tail), sealed) {
                nrs.extend(destroyed_nrs(body).unwrap_or_default().into_iter().filter(|destroyed| *destroyed < nr));
            }
            Ok(())
        });
        match outcome {
            // A row that cannot be read is named by the walk, which goes no further than it either.
            Err(StoreError::Damaged { .. }) | Ok(()) => Ok(nrs),
            Err(error) => Err(error),
        }
    }
}

/// The walk along the chain, with what has been proven so far.
struct Proof<'l> {
    log: &'l Log,
    canonical: Canonical,
    anchors: BTreeMap<u64, [u8; 32]>,
    destroyed: HashSet<u64>,
    head: Head,
    holes: u64,
    met: usize,
    /// The act of the last entry.
    daad: Option<[u8; 16]>,
}

impl<'l> Proof<'l> {
    fn new(log: &'l Log, anchors: &[Head], destroyed: HashSet<u64>) -> Proof<'l> {
        let anchors = anchors.iter().map(|anchor| (anchor.nr, anchor.hash)).collect();
        let canonical = Canonical::new(log.gemeente());
        Proof { log, canonical, anchors, destroyed, head: Head::default(), holes: 0, met: 0, daad: None }
    }

    fn walk(&mut self, moment: &Moment<'_>, stored: Head, progress: &mut dyn FnMut(u64, u64)) -> Result<(), Stop> {
        let beyond = moment.rows(0, &mut |row| {
            self.prove(row)?;
            if self.head.nr.is_multiple_of(4096) {
                progress(self.head.nr, stored.nr);
            }
            Ok::<_, Stop>(())
        })?;
        progress(self.head.nr, stored.nr);
        beyond.map_or(Ok(()), |nr| fault(nr, Why::Missing))
    }

    fn prove(&mut self, row: Stored<'_>) -> Result<(), Stop> {
        let entry = from_tail(row.nr, row.tail).ok_or_else(|| damaged(row.nr, "envelop"))?;
        let nr = self.head.nr + 1;
        if entry.nr != nr {
            return fault(nr, Why::Missing);
        }
        if link(&self.head.hash, self.canonical.with_tail(nr, row.tail), &row.digest) != row.hash {
            return fault(nr, Why::Chain);
        }
        if let Some(anchor) = self.anchors.get(&nr) {
            if *anchor != row.hash {
                return fault(nr, Why::Anchor);
            }
            self.met += 1;
        }
        // The column that finds an act is not hashed, but can only repeat what the envelope says.
        if row.daad.or(self.daad) != Some(entry.daad) {
            return fault(nr, Why::Act);
        }
        self.prove_body(&entry, row.digest, row.body)?;
        self.daad = Some(entry.daad);
        self.head = Head { nr, hash: row.hash };
        Ok(())
    }

    fn prove_body(&mut self, entry: &EntryRef<'_>, expected: [u8; 32], sealed: Option<&mut [u8]>) -> Result<(), Stop> {
        let Some(sealed) = sealed else {
            self.holes += 1;
            return if self.destroyed.contains(&entry.nr) { Ok(()) } else { fault(entry.nr, Why::BodyMissing) };
        };
        if digest(sealed) != expected {
            return fault(entry.nr, Why::Body);
        }
        if self.destroyed.contains(&entry.nr) {
            return fault(entry.nr, Why::NotDestroyed);
        }
        match self.log.sealer.open(entry.nr, entry.zaak, self.canonical.of(entry), sealed) {
            Ok(Some(_)) => Ok(()),
            Ok(None) => {
                self.holes += 1;
                Ok(())
            }
            Err(StoreError::Sealed { nr, .. }) => fault(nr, Why::Sealed),
            Err(StoreError::NoKey { .. }) => fault(entry.nr, Why::NoKey),
            Err(error) => Err(error.into()),
        }
    }

    /// The end of the chain must be where the stored head and the anchors say it is.
    fn finish(&self, stored: Head) -> Result<(), Stop> {
        let last = self.head;
        if let Some((&anchor, _)) = self.anchors.range(last.nr + 1..).next_back() {
            return fault(last.nr + 1, Why::CutOff { anchor });
        }
        if stored.nr > last.nr {
            return fault(last.nr + 1, Why::Missing);
        }
        if stored != last {
            return fault(stored.nr.max(1), Why::Head);
        }
        Ok(())
    }
}
