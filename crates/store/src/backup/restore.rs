//! The way back: a back-up becomes a data folder again, up to a moment, and what was destroyed since stays destroyed.
//!
//! Everything is built and proven beside its place, in `herstel.deel`, and only then put there. A log that goes into a database is
//! marked until then, so that nobody opens it. Whoever is killed before that begins again; whoever is killed while it is put there
//! goes on.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use super::manifest::{Manifest, Part};
use super::rows::{self, Proof, Row};
use super::{Progress, make::LOOSE, stijl};
use crate::error::{AppendError, At, Result, StoreError};
use crate::log::{FORMAT, RESTORING};
use crate::place::{make_dir, sync_dir};
use crate::{Anchor, DESTRUCTION, Head, Inzage, Keys, Log, Logs, NewEntry, anchor};

/// Up to where to restore. An act is restored whole or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    End,
    Nr(u64),
    /// Whatever was booked at this moment or before, in UTC microseconds.
    Moment(i64),
}

/// When and in which role the entry is booked that destroys anew what was destroyed before.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// The civil day, counted from 1970-01-01.
    pub datum: i32,
    /// UTC microseconds.
    pub geboekt: i64,
    pub rol: String,
    pub daad: [u8; 16],
}

/// What was restored of a gemeente.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    pub gemeente: String,
    /// The last entry of the back-up that was restored, and how many there are in it.
    pub nr: u64,
    pub of: u64,
    /// How many bodies were destroyed again, because their key is on the list of destroyed keys.
    pub destroyed_again: u64,
    /// How many anchors of later days do not fit any more and were left out.
    pub anchors_left: usize,
}

const DRAFT: &str = "herstel.deel";
/// What is left of the draft when everything is in its place, for the moment that clearing it away takes.
const DONE: &str = "herstel.klaar";
/// Everything in the draft is proven; from here on it is only put in its place, which the file says.
const PROVEN: &str = "bewezen";
/// Rows in one transaction.
const TOGETHER: usize = 2000;

/// Restores a back-up into a data folder that has its keys and no gemeente yet, with its logs in that folder or in a database that
/// holds none.
pub fn restore(
    from: &Path,
    dir: &Path,
    logs: &Logs,
    until: Until,
    stamp: &Stamp,
    progress: Progress<'_>,
) -> Result<Vec<Restored>> {
    let draft = dir.join(DRAFT);
    let proven = draft.join(PROVEN);
    if proven.exists() {
        must_go_on_to(&proven, logs)?;
    } else {
        refuse_what_is_there(dir)?;
    }
    if dir.join(DONE).exists() {
        fs::remove_dir_all(dir.join(DONE)).at(&dir.join(DONE))?;
    }
    let manifest = Manifest::read(from)?;
    manifest.prove(from)?;
    let keys = Arc::new(keys_of(dir)?);
    if draft.exists() && !proven.exists() {
        fs::remove_dir_all(&draft).at(&draft)?;
    }
    let mut restored = Vec::new();
    if !draft.exists() {
        clear_database(logs, &manifest)?;
        make_dir(&draft)?;
        let way = Way { from, draft: &draft, logs, keys: &keys, until, stamp };
        restored = way.build(&manifest, progress).inspect_err(|_| drop(fs::remove_dir_all(&draft)))?;
        mark_as_proven(&draft, logs)?;
    }
    put_in_place(&draft, dir)?;
    open_database(logs, &keys)?;
    // In one step it is no draft any more; half a draft would be taken for one that has to be begun again.
    let done = dir.join(DONE);
    fs::rename(&draft, &done).at(&draft)?;
    fs::remove_dir_all(&done).at(&done)?;
    Ok(restored)
}

/// Says in the draft that it is proven, and where it goes: all of that or nothing.
fn mark_as_proven(draft: &Path, logs: &Logs) -> Result<()> {
    let (proven, beside) = (draft.join(PROVEN), draft.join("bewezen.deel"));
    let mut file = File::create(&beside).at(&beside)?;
    file.write_all(logs.place().to_string_lossy().as_bytes()).and_then(|()| file.sync_all()).at(&beside)?;
    fs::rename(&beside, &proven).at(&proven)?;
    sync_dir(draft)
}

/// A restore that is being put in its place goes on to that place.
fn must_go_on_to(proven: &Path, logs: &Logs) -> Result<()> {
    let place = fs::read_to_string(proven).at(proven)?;
    if place == logs.place().to_string_lossy() {
        return Ok(());
    }
    let why = format!("a restore to {place} is not finished; give that command once more first");
    Err(StoreError::Occupied { path: logs.place().to_owned(), why })
}

/// The database holds nothing, or what an earlier try left of these gemeenten, which goes.
fn clear_database(logs: &Logs, manifest: &Manifest) -> Result<()> {
    let Logs::Postgres(postgres) = logs else { return Ok(()) };
    for slug in postgres.gemeenten()? {
        let ours = manifest.gemeenten.iter().any(|part| part.gemeente == slug);
        if !ours || postgres.mark(&slug)?.as_deref() != Some(RESTORING) {
            return Err(StoreError::Exists { path: postgres.place().join(slug) });
        }
        postgres.clear(&slug, RESTORING)?;
    }
    Ok(())
}

/// What was restored into a database can be opened from now on.
fn open_database(logs: &Logs, keys: &Arc<Keys>) -> Result<()> {
    let Logs::Postgres(postgres) = logs else { return Ok(()) };
    for slug in postgres.gemeenten()? {
        if postgres.mark(&slug)?.as_deref() == Some(RESTORING) {
            logs.open_marked(&slug, Arc::clone(keys), RESTORING)?.engine.arrive()?;
        }
    }
    Ok(())
}

fn refuse_what_is_there(dir: &Path) -> Result<()> {
    // An empty folder is in nobody's way.
    let _ = fs::remove_dir(dir.join("gemeenten"));
    let there =
        ["gemeenten", "accounts.sqlite", "ankers"].into_iter().map(|name| dir.join(name)).find(|path| path.exists());
    there.map_or(Ok(()), |path| Err(StoreError::Exists { path }))
}

/// The keys that were put back before; none are made.
fn keys_of(dir: &Path) -> Result<Keys> {
    let path = dir.join("sleutels").join("sleutels.sqlite");
    if dir.join("sleutels").join("meestersleutel").exists() && !path.exists() {
        return Err(StoreError::NoKeyStore { path });
    }
    Keys::open(dir)
}

/// From where to where, and up to when.
struct Way<'w> {
    from: &'w Path,
    draft: &'w Path,
    logs: &'w Logs,
    keys: &'w Arc<Keys>,
    until: Until,
    stamp: &'w Stamp,
}

impl Way<'_> {
    fn build(&self, manifest: &Manifest, progress: Progress<'_>) -> Result<Vec<Restored>> {
        let mut restored = Vec::new();
        for part in &manifest.gemeenten {
            restored.push(self.gemeente(part, progress)?);
        }
        for name in LOOSE.into_iter().chain(["accounts.sqlite"]).filter(|name| manifest.has(name)) {
            copy(&self.from.join(name), &self.draft.join(name))?;
        }
        stijl::restore(self.from, manifest, self.draft)?;
        Ok(restored)
    }

    fn gemeente(&self, part: &Part, progress: Progress<'_>) -> Result<Restored> {
        let Way { from, draft, keys, until, stamp, .. } = *self;
        let slug = &part.gemeente;
        let (source, target) = (from.join("gemeenten").join(slug), draft.join("gemeenten").join(slug));
        let rows = source.join("log.regels");
        let last = last_to_restore(&rows, slug, until)?;
        let mut log = self.begin(slug)?;
        let head = fill(&mut log, &rows, last, progress)?;
        heed_destructions(&log, &rows, keys, stamp)?;
        let destroyed_again = destroy_again(&mut log, keys, stamp)?;
        make_dir(&target)?;
        copy(&source.join("inzage.sqlite"), &target.join("inzage.sqlite"))?;
        sync_dir(&target)?;
        let anchors_left = anchors(from, draft, slug, head)?;
        prove(&log, draft, slug)?;
        Ok(Restored { gemeente: slug.clone(), nr: last, of: part.nr, destroyed_again, anchors_left })
    }

    /// An empty log where nobody finds it yet: in the draft, or marked.
    fn begin(&self, slug: &str) -> Result<Log> {
        let (logs, mark) = match self.logs {
            Logs::Folder(_) => (&Logs::Folder(self.draft.to_owned()), FORMAT),
            database => (database, RESTORING),
        };
        logs.begin_marked(slug, &self.keys.master_id(), mark)?;
        logs.open_marked(slug, Arc::clone(self.keys), mark)
    }
}

/// The last row to restore: up to the end of the last act that lies wholly before the moment. Every row is proven, also those
/// that come after it.
fn last_to_restore(rows: &Path, slug: &str, until: Until) -> Result<u64> {
    let mut proof = Proof::from(slug, Head::default());
    let (mut daad, mut before_act, mut last) = (None, 0, None);
    rows::read(rows, slug, &mut |row| {
        proof.take(&row)?;
        let entry = row.entry()?;
        let goes_on = daad == Some(entry.daad);
        let beyond = match until {
            Until::End => false,
            Until::Nr(nr) => row.nr > nr,
            Until::Moment(moment) => entry.geboekt > moment,
        };
        if beyond && last.is_none() {
            last = Some(if goes_on { before_act } else { row.nr - 1 });
        }
        if !goes_on {
            (daad, before_act) = (Some(entry.daad), row.nr - 1);
        }
        Ok(())
    })?;
    Ok(last.unwrap_or(proof.head.nr))
}

fn fill(log: &mut Log, rows: &Path, last: u64, progress: Progress<'_>) -> Result<Head> {
    let slug = log.gemeente().to_owned();
    let (mut head, mut batch): (Head, Vec<Row>) = (Head::default(), Vec::with_capacity(TOGETHER));
    let mut put = |batch: &mut Vec<Row>| {
        if batch.is_empty() {
            return Ok(());
        }
        head = log.take_in(&head, batch, &[]).map_err(no_other_writer)?;
        batch.clear();
        progress(&slug, head.nr, last);
        Ok(())
    };
    rows::read(rows, &slug, &mut |row| {
        if row.nr <= last {
            batch.push(row);
        }
        if batch.len() == TOGETHER { put(&mut batch) } else { Ok(()) }
    })?;
    put(&mut batch)?;
    Ok(head)
}

fn no_other_writer(error: AppendError) -> StoreError {
    match error {
        AppendError::Trouble(error) => error,
        AppendError::Moved { head } => {
            StoreError::Damaged { nr: head.nr, what: "somebody else wrote to the log while it was restored".into() }
        }
    }
}

/// The keys may come from an export that is older than a destruction: what the log says was destroyed, also after the moment
/// that is restored to, is destroyed in them as well.
fn heed_destructions(log: &Log, rows: &Path, keys: &Keys, stamp: &Stamp) -> Result<()> {
    let mut zaken = HashSet::new();
    rows::read(rows, log.gemeente(), &mut |row| {
        zaken.extend(log.zaken_destroyed_by(&row)?);
        Ok(())
    })?;
    let zaken: Vec<&str> = zaken.iter().map(String::as_str).collect();
    if zaken.is_empty() { Ok(()) } else { keys.destroy_all(log.gemeente(), &zaken, stamp.geboekt) }
}

/// Takes away the bodies whose key is on the list of destroyed keys, with an entry that says so. A body that was gone already
/// when the back-up was made is listed as well when the entry that destroyed it comes after the moment.
fn destroy_again(log: &mut Log, keys: &Keys, stamp: &Stamp) -> Result<u64> {
    let gone: HashSet<String> = keys.destroyed(log.gemeente())?.into_iter().map(|(zaak, _)| zaak).collect();
    let lawful = log.lawfully_destroyed()?;
    let (mut nrs, mut zaken, mut booked) = (Vec::new(), HashSet::new(), stamp.geboekt);
    let head = log.rows(0, &mut |row, _| {
        let entry = row.entry()?;
        booked = booked.max(entry.geboekt);
        let unsaid = row.body.is_some() || !lawful.contains(&row.nr);
        if unsaid && entry.soort != DESTRUCTION && gone.contains(entry.zaak) {
            nrs.push(row.nr);
            zaken.insert(entry.zaak.to_owned());
        }
        Ok(())
    })?;
    if nrs.is_empty() {
        return Ok(0);
    }
    let mut zaken: Vec<String> = zaken.into_iter().collect();
    zaken.sort();
    let body = serde_json::json!({ "nrs": &nrs, "zaken": zaken, "grond": "herstel" });
    let entry = NewEntry {
        stroom: "vernietiging".into(),
        zaak: "vernietiging".into(),
        daad: stamp.daad,
        soort: DESTRUCTION.into(),
        versie: 1,
        datum: stamp.datum,
        bekend_sinds: stamp.datum,
        geboekt: booked,
        door: 0,
        rol: stamp.rol.clone(),
        corrigeert: None,
        body: body.to_string().into_bytes(),
    };
    log.destroy(&head, &entry).map_err(no_other_writer)?;
    Ok(nrs.len() as u64)
}

/// The anchors up to where the log goes; those of later days would say that its tail was cut off, which is so. They are in the
/// back-up still.
fn anchors(from: &Path, draft: &Path, slug: &str, head: Head) -> Result<usize> {
    let path = anchor::path(from, slug)?;
    if !path.exists() {
        return Ok(0);
    }
    let (fits, left): (Vec<Anchor>, Vec<Anchor>) =
        anchor::read(&path)?.into_iter().partition(|anchor| anchor.head.nr <= head.nr);
    for anchor in &fits {
        anchor::write(draft, slug, anchor)?;
    }
    Ok(left.len())
}

/// Every body opens, every anchor fits, and the looks are whole.
fn prove(log: &Log, draft: &Path, slug: &str) -> Result<()> {
    let path = anchor::path(draft, slug)?;
    let anchors = if path.exists() { anchor::read(&path)? } else { Vec::new() };
    let heads: Vec<Head> = anchors.into_iter().map(|anchor| anchor.head).collect();
    if let Some(fault) = log.check(&heads)?.fault {
        return Err(StoreError::BadBackup { path: path.with_file_name(slug), why: fault.to_string() });
    }
    let looks = Inzage::open(draft, slug)?.check()?;
    let fault = looks.fault.map(|nr| format!("the looks do not fit from record {nr} on"));
    fault.map_or(Ok(()), |why| Err(StoreError::BadBackup { path: path.with_file_name(slug), why }))
}

pub(super) fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).at(from)?;
    File::open(to).and_then(|file| file.sync_all()).at(to)
}

/// The logs come last: while there are none, nothing starts on what is here. A style that lies there already is a choice of somebody's.
fn put_in_place(draft: &Path, dir: &Path) -> Result<()> {
    if draft.join(stijl::FOLDER).exists() && !dir.join(stijl::FOLDER).exists() {
        fs::rename(draft.join(stijl::FOLDER), dir.join(stijl::FOLDER)).at(dir)?;
    }
    for name in LOOSE.into_iter().chain(["accounts.sqlite", "ankers", "gemeenten"]) {
        if draft.join(name).exists() {
            fs::rename(draft.join(name), dir.join(name)).at(&dir.join(name))?;
        }
    }
    sync_dir(dir)
}
