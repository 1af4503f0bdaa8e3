//! Moving the logs of a data folder to another place: from files to a database, back, or from one database to another.
//!
//! The rows go as they are, each proven on the way, and everything is proven once more where it arrived. Others may be at work on the
//! old log meanwhile: what they add is fetched as well. When both ends are equal the old log is closed, in the same transaction
//! that sees that they are, and from then on it takes nothing more. Whoever is killed gives the same command again: what arrived
//! stays, and until all of it has, nobody can start on it.

use std::path::Path;
use std::sync::Arc;

use super::Progress;
use super::rows::Row;
use crate::error::{AppendError, Result, StoreError};
use crate::log::{ARRIVING, FORMAT, LEFT};
use crate::{Head, Keys, Log, Logs, anchor};

/// Rows in one transaction.
const TOGETHER: usize = 2000;
/// How often it is tried to close the old log when both are equal.
const EQUAL: u32 = 5;

/// What was moved of a gemeente.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    pub gemeente: String,
    /// The last entry.
    pub nr: u64,
    /// How many bodies were destroyed, before the move or during it.
    pub destroyed: u64,
    /// How many anchors were met.
    pub anchors: usize,
    /// How many entries were there already, from a try that was cut short.
    pub before: u64,
}

/// Moves every log from one place to the other. When this returns Ok all of them are whole where they went, and those they came
/// from take nothing more. Asked again afterwards it finds everything done.
///
/// # Errors
/// When there is something else at the other end, when a log is not whole, or when one of the two cannot be reached. Whatever
/// arrived stays there for the next try.
pub fn relocate(dir: &Path, from: &Logs, to: &Logs, progress: Progress<'_>) -> Result<Vec<Moved>> {
    let slugs = from.gemeenten()?;
    if slugs.is_empty() {
        return Ok(Vec::new());
    }
    let stages = slugs.iter().map(|slug| stage(slug, from, to)).collect::<Result<Vec<_>>>()?;
    refuse_others(&slugs, to)?;
    let keys = Arc::new(from.keys(dir)?);
    let begun = slugs.iter().zip(&stages).map(|(slug, stage)| Move::begin(slug, *stage, from, to, &keys));
    // All are begun before one is filled: as long as one of them is not whole, nobody can start on some of them.
    let mut moves = begun.collect::<Result<Vec<_>>>()?;
    for one in &mut moves {
        one.copy(progress)?;
        one.prove(dir, progress)?;
    }
    moves.iter_mut().try_for_each(|one| one.close(from, progress))?;
    moves.iter_mut().try_for_each(Move::arrive)?;
    Ok(moves.into_iter().map(|one| one.moved).collect())
}

/// How far the move of a log is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nothing is there yet.
    New,
    /// Some or all of it is.
    Begun,
    /// It is whole there, and the old one is closed.
    Done,
}

fn stage(slug: &str, from: &Logs, to: &Logs) -> Result<Stage> {
    let occupied = |why: &str| StoreError::Occupied {
        path: to.place().to_owned(),
        why: format!("there is {why} log of gemeente '{slug}' already; put that one aside first"),
    };
    let left = from.mark(slug)?.as_deref() == Some(LEFT);
    match to.mark(slug)?.as_deref() {
        None if left => Err(StoreError::MovedAway { path: from.place().join(slug) }),
        None => Ok(Stage::New),
        Some(ARRIVING) => Ok(Stage::Begun),
        Some(FORMAT) if left => Ok(Stage::Done),
        Some(LEFT) => Err(occupied("an earlier")),
        Some(_) => Err(occupied("a")),
    }
}

/// The other end may hold these gemeenten and no others: whoever starts there starts all of them, with one set of keys.
fn refuse_others(slugs: &[String], to: &Logs) -> Result<()> {
    let stranger = to.gemeenten()?.into_iter().find(|slug| !slugs.contains(slug));
    stranger.map_or(Ok(()), |slug| {
        let why = format!("it holds gemeente '{slug}', which is not among those that are moved");
        Err(StoreError::Occupied { path: to.place().to_owned(), why })
    })
}

/// The move of one log.
struct Move {
    stage: Stage,
    source: Log,
    target: Log,
    moved: Moved,
}

impl Move {
    fn begin(slug: &str, stage: Stage, from: &Logs, to: &Logs, keys: &Arc<Keys>) -> Result<Move> {
        let left = from.mark(slug)?.as_deref() == Some(LEFT);
        let source = from.open_marked(slug, Arc::clone(keys), if left { LEFT } else { FORMAT })?;
        if stage == Stage::New {
            // It goes on naming the master key that it was begun under.
            to.begin_marked(slug, &source.engine.master_key()?, ARRIVING)?;
        }
        let mark = if stage == Stage::Done { FORMAT } else { ARRIVING };
        let target = to.open_marked(slug, Arc::clone(keys), mark)?;
        let before = target.head()?.nr;
        let moved = Moved { gemeente: slug.to_owned(), nr: before, destroyed: 0, anchors: 0, before };
        let one = Move { stage, source, target, moved };
        one.must_be_the_same_so_far()?;
        Ok(one)
    }

    /// Up to where the shorter one ends, they must be one log: the last hash there tells.
    fn must_be_the_same_so_far(&self) -> Result<()> {
        let nr = self.target.head()?.nr.min(self.source.engine.moment()?.last()?);
        if hash_at(&self.source, nr)? == hash_at(&self.target, nr)? {
            return Ok(());
        }
        let why = format!("up to entry {nr} it is another log than the one that is moved; put it aside first");
        Err(StoreError::Occupied { path: self.target.place().to_owned(), why })
    }

    /// Fetches what is not there yet, as far as the log goes at this moment.
    fn copy(&mut self, progress: Progress<'_>) -> Result<()> {
        if self.stage == Stage::Done {
            return Ok(());
        }
        loop {
            match self.copy_on(progress) {
                // The last transaction of a try that was killed may come in after its end; this one goes on behind it.
                Err(AppendError::Moved { .. }) => {}
                Err(AppendError::Trouble(error)) => return Err(error),
                Ok(()) => return Ok(()),
            }
        }
    }

    fn copy_on(&mut self, progress: Progress<'_>) -> Result<(), AppendError> {
        let Move { source, target, moved, .. } = self;
        let moment = source.engine.moment()?;
        let all = moment.last()?;
        let mut head = target.head()?;
        let after = head.nr;
        let mut batch = Vec::with_capacity(TOGETHER);
        let mut put = |batch: &mut Vec<Row>| -> Result<(), AppendError> {
            let removed = removed_earlier(source, head.nr, batch)?;
            head = target.take_in(&head, batch, &removed)?;
            batch.clear();
            progress(&moved.gemeente, head.nr, all);
            Ok(())
        };
        moment.rows(after, &mut |stored| {
            batch.push(Row::of(stored));
            if batch.len() == TOGETHER { put(&mut batch) } else { Ok(()) }
        })?;
        if batch.is_empty() { Ok(()) } else { put(&mut batch) }
    }

    /// Everything that arrived fits, opens, and meets its anchors.
    fn prove(&mut self, dir: &Path, progress: Progress<'_>) -> Result<()> {
        let slug = &self.moved.gemeente;
        let path = anchor::path(dir, slug)?;
        let anchors = if path.exists() { anchor::read(&path)? } else { Vec::new() };
        // Others may be at work: an anchor of beyond what was fetched so far is met by whoever checks the log afterwards.
        let nr = self.target.head()?.nr;
        let heads: Vec<Head> = anchors.into_iter().map(|anchor| anchor.head).filter(|head| head.nr <= nr).collect();
        let report = self.target.check_with(&heads, &mut |done, all| progress(slug, done, all))?;
        if let Some(fault) = report.fault {
            return Err(StoreError::BadMove { path: self.target.place().to_owned(), why: fault.to_string() });
        }
        (self.moved.destroyed, self.moved.anchors) = (report.destroyed, report.anchors);
        Ok(())
    }

    /// The old log takes nothing more, from the moment on that both are equal. When others write without pause that moment may not
    /// come; then it is closed where it stands, and the rest is fetched from what is closed.
    fn close(&mut self, from: &Logs, progress: Progress<'_>) -> Result<()> {
        let slug = self.moved.gemeente.clone();
        for tries in 0.. {
            self.copy(progress)?;
            if from.mark(&slug)?.as_deref() == Some(LEFT) {
                break;
            }
            let head = if tries < EQUAL { self.target.head()? } else { self.source.head()? };
            if self.source.engine.leave(&head)? {
                break;
            }
        }
        self.copy(progress)?;
        self.moved.nr = self.target.head()?.nr;
        Ok(())
    }

    fn arrive(&mut self) -> Result<()> {
        if self.stage != Stage::Done {
            self.target.engine.forget_removed()?;
            self.target.engine.arrive()?;
        }
        Ok(())
    }
}

/// The bodies of rows up to `nr` that were destroyed by a row of this batch: they went over when they were still there.
fn removed_earlier(source: &Log, nr: u64, batch: &[Row]) -> Result<Vec<u64>> {
    let mut removed = Vec::new();
    for row in batch {
        removed.extend(source.nrs_destroyed_by(row)?.into_iter().filter(|destroyed| *destroyed <= nr));
    }
    Ok(removed)
}

/// The hash of the entry with this nr; None when there is none.
fn hash_at(log: &Log, nr: u64) -> Result<Option<[u8; 32]>> {
    enum Stop {
        At([u8; 32]),
        Trouble(StoreError),
    }
    impl From<StoreError> for Stop {
        fn from(error: StoreError) -> Stop {
            Stop::Trouble(error)
        }
    }
    if nr == 0 {
        return Ok(Some(Head::default().hash));
    }
    match log.engine.moment()?.rows(nr - 1, &mut |row| Err::<(), _>(Stop::At(row.hash))) {
        Ok(_) => Ok(None),
        Err(Stop::At(hash)) => Ok(Some(hash)),
        Err(Stop::Trouble(error)) => Err(error),
    }
}
