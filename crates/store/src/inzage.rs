//! Inzage: who looked at whom, for which purpose, and when. A log of its own, beside the log of facts.
//!
//! A record is in the hands of the operating system before the page it belongs to is shown, so the end of this process loses
//! nothing; it is on disk at most a second later, so a power cut loses at most that second. When it cannot be written, `record`
//! says so and nothing may be shown, until there is room again.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Row, Statement, Transaction, TransactionBehavior, params};

use crate::error::{At, Result, StoreError};
use crate::place::{Durability, gemeente_dir, make_dir, open_database, sync_dir};

/// One look: at one inwoner, or at a list with every inwoner that was in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InzageRecord {
    /// UTC microseconds.
    pub at: i64,
    pub door: u32,
    pub rol: String,
    pub doel: String,
    pub inwoner: Option<u32>,
    pub lijst: Option<String>,
    /// Who was in the list; empty for a look at one inwoner.
    pub inwoners: Vec<u32>,
}

/// Which looks are wanted: each that is given has to hold. Days are UTC microseconds, `tot` is the first moment after.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wanted {
    pub inwoner: Option<u32>,
    pub door: Option<u32>,
    pub van: Option<i64>,
    pub tot: Option<i64>,
}

/// What a check of the inzage log found: how many records fit, and the nr of the first that does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InzageCheck {
    pub records: u64,
    pub fault: Option<u64>,
}

/// The inzage log of one gemeente. It may be used from any thread.
pub struct Inzage {
    path: PathBuf,
    writer: Mutex<Writer>,
    /// Set while bringing records to disk fails: until it worked again nothing more is recorded, and so nothing shown.
    unsynced: Arc<AtomicBool>,
    syncer: Option<(Sender<()>, JoinHandle<()>)>,
}

struct Writer {
    connection: Connection,
    last: Last,
    recent: Recent,
}

#[derive(Clone, Copy)]
struct Last {
    nr: u64,
    hash: [u8; 32],
}

/// A quarter of an hour in microseconds: within one, the same look by the same viewer is one record.
const QUARTER: i64 = 15 * 60 * 1_000_000;

/// Who was in a list is kept once per composition, in `inhoud`: a caseload is looked at often and changes seldom, and indexing all
/// its inwoners with every look would cost more than showing it.
const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS inzage (
        nr INTEGER PRIMARY KEY, wanneer INTEGER NOT NULL, door INTEGER NOT NULL, rol TEXT NOT NULL, doel TEXT NOT NULL,
        inwoner INTEGER, lijst TEXT, inhoud INTEGER, hash BLOB NOT NULL);
    CREATE INDEX IF NOT EXISTS inzage_inwoner ON inzage (inwoner) WHERE inwoner IS NOT NULL;
    CREATE INDEX IF NOT EXISTS inzage_inhoud ON inzage (inhoud) WHERE inhoud IS NOT NULL;
    CREATE TABLE IF NOT EXISTS inhoud (nr INTEGER PRIMARY KEY, kenmerk BLOB NOT NULL UNIQUE, inwoners BLOB NOT NULL);
    CREATE TABLE IF NOT EXISTS gezien (
        inwoner INTEGER NOT NULL, inhoud INTEGER NOT NULL, PRIMARY KEY (inwoner, inhoud)) WITHOUT ROWID;";

const SELECT: &str = "
    SELECT inzage.nr, wanneer, door, rol, doel, inwoner, lijst, inwoners, hash, inhoud
    FROM inzage LEFT JOIN inhoud ON inhoud.nr = inzage.inhoud";

/// The numbers of all looks at the inwoner `?1`, alone or in a list.
const LOOKS_AT: &str = "SELECT nr FROM inzage WHERE inwoner = ?1
    UNION SELECT inzage.nr FROM gezien JOIN inzage ON inzage.inhoud = gezien.inhoud WHERE gezien.inwoner = ?1";

impl Wanted {
    /// Every parameter is named, also one that is not asked for, so that they can be bound in one way.
    fn condition(&self) -> String {
        let at_inwoner =
            if self.inwoner.is_some() { format!("inzage.nr IN ({LOOKS_AT})") } else { "?1 IS NULL".into() };
        format!(
            "{at_inwoner} AND (?2 IS NULL OR door = ?2) AND (?3 IS NULL OR wanneer >= ?3) AND (?4 IS NULL OR wanneer < ?4)"
        )
    }
}

impl Inzage {
    /// Opens the inzage log of a gemeente; begins it when there is none.
    pub fn open(dir: &Path, gemeente: &str) -> Result<Inzage> {
        let folder = gemeente_dir(dir, gemeente)?;
        make_dir(&folder)?;
        let path = folder.join("inzage.sqlite");
        let connection = open_database(&path, Durability::System)?;
        // Checkpoints wait for the disk, so the syncer makes them and no viewer does.
        connection
            .execute_batch(&format!("PRAGMA wal_autocheckpoint = 0; BEGIN IMMEDIATE; {SCHEMA} COMMIT;"))
            .at(&path)?;
        sync_dir(&folder)?;
        let last = last_of(&connection).at(&path)?;
        let recent = Recent::rebuilt(&connection).at(&path)?;
        let unsynced = Arc::new(AtomicBool::new(false));
        let syncer = start_syncer(&path, Arc::clone(&unsynced))?;
        Ok(Inzage { path, writer: Mutex::new(Writer { connection, last, recent }), unsynced, syncer: Some(syncer) })
    }

    /// Writes down a look before its answer leaves. Whoever looked at the same in the same quarter of an hour is not written again,
    /// unless a list now holds someone it did not hold then.
    pub fn record(&self, look: &InzageRecord) -> Result<()> {
        self.is_well()?;
        let mut writer = self.lock();
        if !writer.recent.is_new(look) {
            return Ok(());
        }
        writer.append(look).at(&self.path)?;
        writer.recent.remember(look);
        Ok(())
    }

    /// Whether looks can be written down: when they cannot, nothing may be shown.
    pub fn is_well(&self) -> Result<()> {
        if self.unsynced.load(Ordering::Acquire) {
            return Err(StoreError::Unsynced(format!("{}: see the log of the system", self.path.display())));
        }
        Ok(())
    }

    /// The records after `nr` in their order, at most so many, each with its own nr: for whoever hands them on.
    pub fn after(&self, nr: u64, at_most: u32) -> Result<Vec<(u64, InzageRecord)>> {
        static QUERY: LazyLock<String> =
            LazyLock::new(|| format!("{SELECT} WHERE inzage.nr > ?1 ORDER BY inzage.nr LIMIT ?2"));
        let writer = self.lock();
        let mut query = writer.connection.prepare_cached(&QUERY).at(&self.path)?;
        let looks = query
            .query_map((nr.cast_signed(), at_most), |row| record_of(row).map(|(nr, look, _)| (nr, look)))
            .at(&self.path)?;
        looks.collect::<rusqlite::Result<_>>().at(&self.path)
    }

    /// Who looked at this inwoner, newest first. A list counts for everyone in it.
    pub fn readers_of(&self, inwoner: u32) -> Result<Vec<InzageRecord>> {
        self.last_readers_of(inwoner, u32::MAX)
    }

    /// The newest looks at this inwoner, at most so many: what a page shows before somebody asks for all of them.
    pub fn last_readers_of(&self, inwoner: u32, at_most: u32) -> Result<Vec<InzageRecord>> {
        static QUERY: LazyLock<String> =
            LazyLock::new(|| format!("{SELECT} WHERE inzage.nr IN ({LOOKS_AT}) ORDER BY inzage.nr DESC LIMIT ?2"));
        let writer = self.lock();
        let mut query = writer.connection.prepare_cached(&QUERY).at(&self.path)?;
        let looks = query.query_map([inwoner, at_most], |row| Ok(record_of(row)?.1)).at(&self.path)?;
        looks.collect::<rusqlite::Result<_>>().at(&self.path)
    }

    /// The looks that are wanted, newest first, from the so manieth on and at most so many.
    pub fn looks(&self, wanted: &Wanted, from: u32, at_most: u32) -> Result<Vec<InzageRecord>> {
        let writer = self.lock();
        let query = format!("{SELECT} WHERE {} ORDER BY inzage.nr DESC LIMIT ?5 OFFSET ?6", wanted.condition());
        let mut query = writer.connection.prepare_cached(&query).at(&self.path)?;
        let Wanted { inwoner, door, van, tot } = wanted;
        let looks = query
            .query_map(params![inwoner, door, van, tot, at_most, from], |row| Ok(record_of(row)?.1))
            .at(&self.path)?;
        looks.collect::<rusqlite::Result<_>>().at(&self.path)
    }

    /// How many looks are wanted in all.
    pub fn count(&self, wanted: &Wanted) -> Result<u64> {
        let writer = self.lock();
        let query = format!("SELECT count(*) FROM inzage WHERE {}", wanted.condition());
        let mut query = writer.connection.prepare_cached(&query).at(&self.path)?;
        let Wanted { inwoner, door, van, tot } = wanted;
        let count = query.query_row(params![inwoner, door, van, tot], |row| row.get::<_, i64>(0));
        count.map(i64::cast_unsigned).at(&self.path)
    }

    /// How many looks at this inwoner there are.
    pub fn count_of(&self, inwoner: u32) -> Result<u64> {
        static QUERY: LazyLock<String> = LazyLock::new(|| format!("SELECT count(*) FROM ({LOOKS_AT})"));
        let writer = self.lock();
        let mut query = writer.connection.prepare_cached(&QUERY).at(&self.path)?;
        query.query_row([inwoner], |row| row.get::<_, i64>(0)).map(i64::cast_unsigned).at(&self.path)
    }

    /// Brings everything recorded so far to disk. The syncer does this twice a second by itself.
    pub fn sync(&self) -> Result<()> {
        checkpoint(&self.lock().connection).map(drop).at(&self.path)
    }

    /// Proves the chain of the inzage log, on a connection of its own so that nobody waits.
    pub fn check(&self) -> Result<InzageCheck> {
        let connection = open_database(&self.path, Durability::System)?;
        check_chain(&connection).at(&self.path)
    }

    fn lock(&self) -> MutexGuard<'_, Writer> {
        // A panic elsewhere leaves the writer whole: its transaction was rolled back, and `last` moves only after a commit.
        self.writer.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Drop for Inzage {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.syncer.take() {
            drop(stop);
            let _ = thread.join();
        }
    }
}

impl Writer {
    fn append(&mut self, look: &InzageRecord) -> rusqlite::Result<()> {
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another process may have recorded since; the chain goes on from whatever is last.
        let stands: i64 =
            tx.prepare_cached("SELECT coalesce(max(nr), 0) FROM inzage")?.query_row([], |row| row.get(0))?;
        if stands.cast_unsigned() != self.last.nr {
            self.last = last_of(&tx)?;
        }
        let nr = self.last.nr + 1;
        let last = Last { nr, hash: link(&self.last.hash, nr, look) };
        insert(&tx, last, look)?;
        tx.commit()?;
        self.last = last;
        Ok(())
    }
}

fn insert(tx: &Transaction<'_>, last: Last, look: &InzageRecord) -> rusqlite::Result<()> {
    let inhoud = if look.inwoners.is_empty() { None } else { Some(inhoud(tx, &look.inwoners)?) };
    let mut insert = tx.prepare_cached("INSERT INTO inzage VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?;
    let InzageRecord { at, door, rol, doel, inwoner, lijst, .. } = look;
    insert.execute(params![last.nr.cast_signed(), at, door, rol, doel, inwoner, lijst, inhoud, last.hash])?;
    Ok(())
}

/// The nr of this composition of a list, which is written down when it is new.
fn inhoud(tx: &Transaction<'_>, inwoners: &[u32]) -> rusqlite::Result<i64> {
    let bytes = packed(inwoners);
    let mark = *blake3::hash(&bytes).as_bytes();
    let mut query = tx.prepare_cached("SELECT nr FROM inhoud WHERE kenmerk = ?1")?;
    if let Some(nr) = query.query_row([mark], |row| row.get(0)).optional()? {
        return Ok(nr);
    }
    tx.prepare_cached("INSERT INTO inhoud (kenmerk, inwoners) VALUES (?1, ?2)")?.execute((mark, bytes))?;
    let nr = tx.last_insert_rowid();
    let mut seen = tx.prepare_cached("INSERT INTO gezien VALUES (?1, ?2) ON CONFLICT DO NOTHING")?;
    for inwoner in inwoners {
        seen.execute((inwoner, nr))?;
    }
    Ok(nr)
}

fn last_of(connection: &Connection) -> rusqlite::Result<Last> {
    let mut query = connection.prepare_cached("SELECT nr, hash FROM inzage ORDER BY nr DESC LIMIT 1")?;
    let last = query
        .query_row([], |row| Ok(Last { nr: row.get::<_, i64>(0)?.cast_unsigned(), hash: row.get(1)? }))
        .optional()?;
    Ok(last.unwrap_or(Last { nr: 0, hash: [0; 32] }))
}

fn record_of(row: &Row<'_>) -> rusqlite::Result<(u64, InzageRecord, [u8; 32])> {
    let look = InzageRecord {
        at: row.get(1)?,
        door: row.get(2)?,
        rol: row.get(3)?,
        doel: row.get(4)?,
        inwoner: row.get(5)?,
        lijst: row.get(6)?,
        inwoners: unpacked(row.get_ref(7)?.as_blob_or_null()?.unwrap_or_default()),
    };
    Ok((row.get::<_, i64>(0)?.cast_unsigned(), look, row.get(8)?))
}

fn packed(inwoners: &[u32]) -> Vec<u8> {
    inwoners.iter().flat_map(|inwoner| inwoner.to_le_bytes()).collect()
}

fn unpacked(bytes: &[u8]) -> Vec<u32> {
    bytes.as_chunks().0.iter().map(|chunk| u32::from_le_bytes(*chunk)).collect()
}

/// The hash of a record: every field with its length or a fixed width, so that two records never have the same bytes.
fn link(previous: &[u8; 32], nr: u64, look: &InzageRecord) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(previous).update(&nr.to_le_bytes()).update(&look.at.to_le_bytes()).update(&look.door.to_le_bytes());
    for text in [Some(&look.rol), Some(&look.doel), look.lijst.as_ref()] {
        hasher.update(&text.map_or(u64::MAX, |text| text.len() as u64).to_le_bytes());
        hasher.update(text.map_or(&[], |text| text.as_bytes()));
    }
    hasher.update(&look.inwoner.map_or(u64::MAX, u64::from).to_le_bytes());
    hasher.update(&(look.inwoners.len() as u64).to_le_bytes()).update(&packed(&look.inwoners));
    *hasher.finalize().as_bytes()
}

fn check_chain(connection: &Connection) -> rusqlite::Result<InzageCheck> {
    let mut query = connection.prepare(&format!("{SELECT} ORDER BY inzage.nr"))?;
    let mut seen = connection.prepare("SELECT 1 FROM gezien WHERE inwoner = ?1 AND inhoud = ?2")?;
    let mut rows = query.query([])?;
    let mut last = Last { nr: 0, hash: [0; 32] };
    while let Some(row) = rows.next()? {
        match follows(row, last, &mut seen)? {
            Some(next) => last = next,
            None => return Ok(InzageCheck { records: last.nr, fault: Some(last.nr + 1) }),
        }
    }
    Ok(InzageCheck { records: last.nr, fault: None })
}

/// Where the chain stands after this row; None when the row does not fit onto it.
fn follows(row: &Row<'_>, last: Last, seen: &mut Statement<'_>) -> rusqlite::Result<Option<Last>> {
    let Ok((stored, look, hash)) = record_of(row) else { return Ok(None) };
    let nr = last.nr + 1;
    if stored != nr || hash != link(&last.hash, nr, &look) {
        return Ok(None);
    }
    // A row taken from the index would hide the look from the one who was looked at.
    let inhoud: Option<i64> = row.get(9)?;
    for inwoner in &look.inwoners {
        if !seen.exists((inwoner, inhoud))? {
            return Ok(None);
        }
    }
    Ok(Some(Last { nr, hash }))
}

/// Brings the write-ahead log to disk first, and then moves its pages into the file; false when a reader kept some of them back.
fn checkpoint(connection: &Connection) -> rusqlite::Result<bool> {
    let pages = |row: &Row<'_>| Ok((row.get::<_, i64>(1)?, row.get::<_, i64>(2)?));
    let (all, moved) = connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], pages)?;
    Ok(all == moved)
}

/// Twice a second, with a connection of its own, so that a slow disk holds up nobody who looks.
fn start_syncer(path: &Path, unsynced: Arc<AtomicBool>) -> Result<(Sender<()>, JoinHandle<()>)> {
    let connection = open_database(path, Durability::System)?;
    let (stop, stopped) = channel::<()>();
    let thread = std::thread::spawn(move || {
        loop {
            let ends = stopped.recv_timeout(Duration::from_millis(500)) != Err(RecvTimeoutError::Timeout);
            // After a failure the system may think that pages are on disk which are not. All of them in the file, and that on
            // disk, is what counts then.
            let failed = match checkpoint(&connection) {
                Ok(all) => !all && unsynced.load(Ordering::Acquire),
                Err(_) => true,
            };
            unsynced.store(failed, Ordering::Release);
            if ends {
                return;
            }
        }
    });
    Ok((stop, thread))
}

/// The looks of the current quarter of an hour, so that a viewer going back and forth is one record.
#[derive(Default)]
struct Recent {
    quarter: i64,
    looks: HashMap<Look, Vec<u32>>,
}

#[derive(PartialEq, Eq, Hash)]
struct Look {
    door: u32,
    rol: String,
    doel: String,
    inwoner: Option<u32>,
    lijst: Option<String>,
}

impl Look {
    fn of(record: &InzageRecord) -> Look {
        let InzageRecord { door, rol, doel, inwoner, lijst, .. } = record.clone();
        Look { door, rol, doel, inwoner, lijst }
    }
}

impl Recent {
    fn rebuilt(connection: &Connection) -> rusqlite::Result<Recent> {
        let mut recent = Recent::default();
        let newest: Option<i64> = connection.query_row(
            "SELECT max(wanneer) FROM (SELECT wanneer FROM inzage ORDER BY nr DESC LIMIT 100)",
            [],
            |row| row.get(0),
        )?;
        let Some(newest) = newest else { return Ok(recent) };
        recent.quarter = newest.div_euclid(QUARTER);
        let mut query = connection.prepare(&format!("{SELECT} ORDER BY inzage.nr DESC"))?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let (_, look, _) = record_of(row)?;
            // Records lie in order of time, give or take the threads; well before the quarter there are no more of it.
            if look.at < (recent.quarter - 1) * QUARTER {
                break;
            }
            if look.at.div_euclid(QUARTER) == recent.quarter {
                recent.remember(&look);
            }
        }
        Ok(recent)
    }

    /// A look in another quarter than the current one is always new.
    fn is_new(&self, record: &InzageRecord) -> bool {
        if record.at.div_euclid(QUARTER) != self.quarter {
            return true;
        }
        let Some(known) = self.looks.get(&Look::of(record)) else { return true };
        record.inwoners.iter().any(|inwoner| known.binary_search(inwoner).is_err())
    }

    fn remember(&mut self, record: &InzageRecord) {
        let quarter = record.at.div_euclid(QUARTER);
        if quarter > self.quarter {
            *self = Recent { quarter, looks: HashMap::new() };
        }
        if quarter == self.quarter {
            let known = self.looks.entry(Look::of(record)).or_default();
            known.extend(&record.inwoners);
            known.sort_unstable();
            known.dedup();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: i64 = 1_760_000_400_000_000;

    fn look(door: u32, inwoner: u32, at: i64) -> InzageRecord {
        InzageRecord {
            at,
            door,
            rol: "begeleider".into(),
            doel: "begeleiding".into(),
            inwoner: Some(inwoner),
            lijst: None,
            inwoners: vec![],
        }
    }

    fn list(inwoners: &[u32], at: i64) -> InzageRecord {
        InzageRecord { inwoner: None, lijst: Some("caseload".into()), inwoners: inwoners.into(), ..look(1, 0, at) }
    }

    fn open() -> (tempfile::TempDir, Inzage) {
        let dir = tempfile::tempdir().unwrap();
        let inzage = Inzage::open(dir.path(), "utrecht").unwrap();
        (dir, inzage)
    }

    #[test]
    fn the_same_look_in_the_same_quarter_is_one_record() {
        let (_dir, inzage) = open();
        let quarter = NOON.div_euclid(QUARTER) * QUARTER;
        for at in [quarter, quarter + 1, quarter + QUARTER - 1, quarter + QUARTER] {
            inzage.record(&look(1, 7, at)).unwrap();
        }
        let times: Vec<i64> = inzage.readers_of(7).unwrap().iter().map(|look| look.at).collect();
        assert_eq!(times, [quarter + QUARTER, quarter]);
    }

    #[test]
    fn the_quarter_is_remembered_after_a_restart() {
        let (dir, inzage) = open();
        inzage.record(&look(1, 7, NOON)).unwrap();
        drop(inzage);
        let inzage = Inzage::open(dir.path(), "utrecht").unwrap();
        inzage.record(&look(1, 7, NOON + 1)).unwrap();
        inzage.record(&look(2, 7, NOON + 2)).unwrap();
        assert_eq!(inzage.readers_of(7).unwrap().len(), 2);
    }

    #[test]
    fn a_list_counts_for_everyone_in_it_and_again_when_someone_joined() {
        let (_dir, inzage) = open();
        inzage.record(&list(&[3, 9], NOON)).unwrap();
        inzage.record(&list(&[9], NOON + 1)).unwrap();
        inzage.record(&list(&[3, 9, 12], NOON + 2)).unwrap();
        let counts = [3, 9, 12, 4].map(|inwoner| inzage.readers_of(inwoner).unwrap().len());
        assert_eq!(counts, [2, 2, 1, 0]);
        assert_eq!(inzage.readers_of(12).unwrap(), [list(&[3, 9, 12], NOON + 2)]);
    }

    #[test]
    fn looks_are_found_by_whom_by_whose_and_by_when() {
        let (_dir, inzage) = open();
        inzage.record(&look(1, 7, NOON)).unwrap();
        inzage.record(&look(2, 7, NOON + QUARTER)).unwrap();
        inzage.record(&list(&[7, 9], NOON + 2 * QUARTER)).unwrap();
        let all = Wanted::default();
        let found = |wanted: Wanted| {
            let looks = inzage.looks(&wanted, 0, 10).unwrap();
            assert_eq!(inzage.count(&wanted).unwrap(), looks.len() as u64);
            looks.iter().map(|look| (look.door, look.at - NOON)).collect::<Vec<_>>()
        };
        assert_eq!(found(all), [(1, 2 * QUARTER), (2, QUARTER), (1, 0)]);
        assert_eq!(found(Wanted { inwoner: Some(9), ..all }), [(1, 2 * QUARTER)]);
        assert_eq!(found(Wanted { inwoner: Some(7), door: Some(2), ..all }), [(2, QUARTER)]);
        assert_eq!(found(Wanted { van: Some(NOON + 1), tot: Some(NOON + 2 * QUARTER), ..all }), [(2, QUARTER)]);
        assert_eq!(inzage.looks(&all, 1, 1).unwrap()[0].door, 2);
    }

    #[test]
    fn check_names_the_first_record_that_was_changed() {
        let (dir, inzage) = open();
        for i in 0..20 {
            inzage.record(&look(1, i, NOON)).unwrap();
        }
        assert_eq!(inzage.check().unwrap(), InzageCheck { records: 20, fault: None });
        let other = Connection::open(dir.path().join("gemeenten/utrecht/inzage.sqlite")).unwrap();
        inzage.record(&list(&[3, 9], NOON)).unwrap();
        inzage.record(&list(&[3, 9, 11], NOON)).unwrap();
        assert_eq!(inzage.check().unwrap(), InzageCheck { records: 22, fault: None });
        other.execute("DELETE FROM gezien WHERE inwoner = 11", []).unwrap();
        assert_eq!(inzage.check().unwrap().fault, Some(22));
        other.execute("UPDATE inhoud SET inwoners = x'0300000004000000' WHERE nr = 1", []).unwrap();
        assert_eq!(inzage.check().unwrap().fault, Some(21));
        other.execute("UPDATE inzage SET door = 2 WHERE nr = 7", []).unwrap();
        assert_eq!(inzage.check().unwrap().fault, Some(7));
        other.execute("DELETE FROM inzage WHERE nr = 3", []).unwrap();
        assert_eq!(inzage.check().unwrap().fault, Some(3));
    }

    #[test]
    fn two_processes_and_many_threads_keep_one_chain() {
        let (dir, inzage) = open();
        let other = Inzage::open(dir.path(), "utrecht").unwrap();
        std::thread::scope(|scope| {
            for (door, inzage) in [&inzage, &other, &inzage, &other].into_iter().enumerate() {
                scope.spawn(move || (0..50).for_each(|i| inzage.record(&look(door as u32, i, NOON)).unwrap()));
            }
        });
        assert_eq!(inzage.check().unwrap(), InzageCheck { records: 200, fault: None });
        assert_eq!(other.readers_of(13).unwrap().len(), 4);
    }
}
