//! Making a back-up while others read and write: each log as it is at one moment, proven on the way.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::Progress;
use super::manifest::{Manifest, Part};
use super::rows::{Proof, Writer};
use super::stijl;
use crate::error::{At, Result, StoreError};
use crate::place::{Durability, make_dir, open_database, sync_dir};
use crate::{Inzage, Log, anchor, hex};

/// Makes a back-up of these logs and of what lies beside them in `dir`. `to` is there whole when this returns Ok, and not at all
/// otherwise; what an earlier run left that was cut short is cleared away.
pub fn make(dir: &Path, logs: &[Log], to: &Path, now: i64, progress: Progress<'_>) -> Result<Manifest> {
    if to.exists() {
        return Err(StoreError::Exists { path: to.to_owned() });
    }
    let draft = draft_of(to);
    if draft.exists() {
        fs::remove_dir_all(&draft).at(&draft)?;
    }
    make_dir(&draft)?;
    let manifest = fill(dir, logs, &draft, now, progress).inspect_err(|_| drop(fs::remove_dir_all(&draft)))?;
    fs::rename(&draft, to).at(to)?;
    sync_dir(&parent_of(to))?;
    Ok(manifest)
}

fn draft_of(to: &Path) -> PathBuf {
    let mut name = to.file_name().unwrap_or_default().to_owned();
    name.push(".deel");
    to.with_file_name(name)
}

fn parent_of(path: &Path) -> PathBuf {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

fn fill(dir: &Path, logs: &[Log], draft: &Path, now: i64, progress: Progress<'_>) -> Result<Manifest> {
    let mut manifest = Manifest::new(now);
    for log in logs {
        // The looks come after the log: nobody in it can have been looked at by somebody who is not in the log yet.
        let folder = format!("gemeenten/{}", log.gemeente());
        make_dir(&draft.join(&folder))?;
        let mut part = copy_log(log, &draft.join(&folder).join("log.regels"), progress)?;
        manifest.note(draft, &format!("{folder}/log.regels"))?;
        part.inzage = copy_inzage(dir, draft, log.gemeente())?;
        manifest.note(draft, &format!("{folder}/inzage.sqlite"))?;
        copy_anchors(dir, draft, log.gemeente(), &mut manifest)?;
        stijl::copy(dir, log.gemeente(), draft, &mut manifest)?;
        sync_dir(&draft.join(&folder))?;
        manifest.gemeenten.push(part);
    }
    if dir.join("accounts.sqlite").exists() {
        copy_accounts(&dir.join("accounts.sqlite"), &draft.join("accounts.sqlite"))?;
        manifest.note(draft, "accounts.sqlite")?;
    }
    for name in LOOSE {
        if dir.join(name).exists() {
            fs::copy(dir.join(name), draft.join(name)).at(&dir.join(name))?;
            manifest.note(draft, name)?;
        }
    }
    manifest.write(draft)?;
    sync_dir(&draft.join("gemeenten"))?;
    sync_dir(draft)?;
    Ok(manifest)
}

/// Small files beside the logs: on which day an example is lived.
pub(super) const LOOSE: [&str; 1] = ["voorbeeld.txt"];

fn copy_log(log: &Log, to: &Path, progress: Progress<'_>) -> Result<Part> {
    let gemeente = log.gemeente().to_owned();
    let lawful = log.lawfully_destroyed()?;
    let mut writer = Writer::create(to, &gemeente)?;
    let mut proof = Proof::from(&gemeente, crate::Head::default());
    let (mut holes, mut geboekt) = (0, 0);
    let stands = log.rows(0, &mut |row, all| {
        proof.take(&row)?;
        if row.body.is_none() {
            holes += 1;
            if !lawful.contains(&row.nr) {
                let what = "its body is gone, and no destruction entry says so".into();
                return Err(StoreError::Damaged { nr: row.nr, what });
            }
        }
        geboekt = row.entry()?.geboekt;
        if row.nr.is_multiple_of(4096) || row.nr == all {
            progress(&gemeente, row.nr, all);
        }
        writer.put(&row)
    })?;
    if stands != proof.head {
        let what = "the stored head is another one than the last entry".into();
        return Err(StoreError::Damaged { nr: stands.nr, what });
    }
    writer.finish()?;
    let hash = hex::encode(&proof.head.hash);
    Ok(Part { gemeente, nr: proof.head.nr, hash, vernietigd: holes, geboekt, inzage: 0 })
}

/// The read log as it is at one moment, proven in the copy. Answers how many looks are in it.
fn copy_inzage(dir: &Path, draft: &Path, gemeente: &str) -> Result<u64> {
    let name = Path::new("gemeenten").join(gemeente).join("inzage.sqlite");
    let from = dir.join(&name);
    if from.exists() {
        copy_database(&from, &draft.join(&name))?;
    }
    let copy = Inzage::open(draft, gemeente)?;
    let found = copy.check()?;
    match found.fault {
        None => Ok(found.records),
        Some(nr) => {
            let why = format!("the looks do not fit from record {nr} on");
            Err(StoreError::BadBackup { path: from, why })
        }
    }
}

fn copy_anchors(dir: &Path, draft: &Path, gemeente: &str, manifest: &mut Manifest) -> Result<()> {
    let from = anchor::path(dir, gemeente)?;
    if !from.exists() {
        return Ok(());
    }
    make_dir(&draft.join("ankers"))?;
    fs::copy(&from, anchor::path(draft, gemeente)?).at(&from)?;
    manifest.note(draft, &format!("ankers/{gemeente}.txt"))?;
    sync_dir(&draft.join("ankers"))
}

/// Who may log in, and not who was logged in: sessions and open links would let somebody in from a back-up.
fn copy_accounts(from: &Path, to: &Path) -> Result<()> {
    copy_database(from, to)?;
    let copy = open_database(to, Durability::Disk)?;
    copy.execute_batch(
        "DELETE FROM sessie; DELETE FROM koppeling; DELETE FROM mislukt; PRAGMA journal_mode = DELETE; VACUUM;",
    )
    .at(to)
}

/// A database as it is at one moment, without its empty pages, in which deleted rows may linger.
fn copy_database(from: &Path, to: &Path) -> Result<()> {
    let connection = Connection::open(from).at(from)?;
    connection.busy_timeout(std::time::Duration::from_secs(30)).at(from)?;
    connection.execute("VACUUM INTO ?1", [to.to_string_lossy()]).map(drop).at(to)
}
