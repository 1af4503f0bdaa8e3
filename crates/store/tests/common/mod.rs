//! What the tests of the log share: a data directory, a log in it, and entries to put there.
#![allow(dead_code, reason = "every test file uses its own part of this")]

use std::path::PathBuf;
use std::sync::Arc;

use rusqlite::Connection;
use store::{Head, Keys, Log, NewEntry};
use tempfile::TempDir;

pub struct Town {
    pub dir: TempDir,
    pub keys: Arc<Keys>,
    pub log: Log,
}

impl Town {
    pub fn new() -> Town {
        let dir = tempfile::tempdir().unwrap();
        let keys = Arc::new(Keys::create_or_open(dir.path()).unwrap());
        let log = Log::create(dir.path(), "utrecht", Arc::clone(&keys)).unwrap();
        Town { dir, keys, log }
    }

    /// A town with so many entries, appended four at a time.
    pub fn with(count: u64) -> Town {
        let mut town = Town::new();
        let all: Vec<NewEntry> = (1..=count).map(entry).collect();
        for batch in all.chunks(4) {
            town.append(batch);
        }
        town
    }

    pub fn append(&mut self, batch: &[NewEntry]) -> Head {
        self.log.append(&self.log.head().unwrap(), batch).unwrap()
    }

    pub fn file(&self) -> PathBuf {
        self.dir.path().join("gemeenten/utrecht/log.sqlite")
    }

    /// Someone with the file and a database client.
    pub fn intruder(&self) -> Connection {
        Connection::open(self.file()).unwrap()
    }
}

pub fn entry(i: u64) -> NewEntry {
    NewEntry {
        stroom: format!("inwoner/{}", i % 5),
        zaak: format!("inwoner/{}", i % 5),
        daad: daad(i / 2),
        soort: "contact.vastgelegd".into(),
        versie: 1,
        datum: 20_000 + i as i32,
        bekend_sinds: 20_001 + i as i32,
        geboekt: 1_760_000_000_000_000 + i as i64,
        door: i as u32,
        rol: "begeleider".into(),
        corrigeert: i.is_multiple_of(7).then_some(1),
        body: format!("{{\"tekst\":\"zeer persoonlijk {i}\"}}").into_bytes(),
    }
}

pub fn daad(n: u64) -> [u8; 16] {
    u128::from(n).to_be_bytes()
}

/// Everything in a log after this nr, as it was put in.
pub fn all_after(log: &Log, after: u64) -> Vec<(u64, NewEntry)> {
    let mut found = Vec::new();
    log.read(after, &mut |entry| {
        let store::Envelope {
            nr,
            stroom,
            zaak,
            daad,
            soort,
            versie,
            datum,
            bekend_sinds,
            geboekt,
            door,
            rol,
            corrigeert,
        } = entry.envelope();
        let body = entry.body.unwrap_or_default().to_vec();
        found.push((
            nr,
            NewEntry { stroom, zaak, daad, soort, versie, datum, bekend_sinds, geboekt, door, rol, corrigeert, body },
        ));
        Ok(())
    })
    .unwrap();
    found
}
