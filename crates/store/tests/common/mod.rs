//! What the tests of the log share: a data directory, a log in it, and entries to put there.
#![allow(dead_code, reason = "every test file uses its own part of this")]

pub mod cluster;

use std::path::PathBuf;
use std::sync::Arc;

use cluster::{address_of_this_test, one_value, run_sql};
use rusqlite::Connection;
use store::{Head, Keys, Log, Logs, NewEntry};
use tempfile::TempDir;

pub struct Town {
    pub dir: TempDir,
    pub keys: Arc<Keys>,
    pub logs: Logs,
    pub log: Log,
    /// Where the log is when it is in no file.
    pub address: Option<String>,
}

impl Town {
    pub fn new() -> Town {
        Town::at(address_of_this_test())
    }

    /// With its log at this address, or in its folder.
    pub fn at(address: Option<String>) -> Town {
        let dir = tempfile::tempdir().unwrap();
        let logs = Logs::of(dir.path(), address.as_deref()).unwrap();
        let keys = Arc::new(logs.keys(dir.path()).unwrap());
        let log = logs.create("utrecht", Arc::clone(&keys)).unwrap();
        Town { dir, keys, logs, log, address }
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

    /// The log once more, as another process would open it.
    pub fn opened(&self) -> Log {
        Logs::of(self.dir.path(), self.address.as_deref()).unwrap().open("utrecht", Arc::clone(&self.keys)).unwrap()
    }

    pub fn file(&self) -> PathBuf {
        self.dir.path().join("gemeenten/utrecht/log.sqlite")
    }

    /// Someone with the file and a database client.
    pub fn intruder(&self) -> Connection {
        Connection::open(self.file()).unwrap()
    }

    /// A single value of bytes, as it lies there.
    pub fn stored(&self, query: &str) -> Vec<u8> {
        match &self.address {
            None => self.intruder().query_row(query, [], |row| row.get(0)).unwrap(),
            Some(address) => one_value(address, query).unwrap(),
        }
    }

    /// Bytes as they are written in a statement.
    pub fn literal(&self, bytes: &[u8]) -> String {
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        if self.address.is_some() { format!("'\\x{hex}'::bytea") } else { format!("x'{hex}'") }
    }

    /// What someone with the file, or the database, and a client lets loose on it. `zeros(N)` stands for so many bytes of nought.
    pub fn intrude(&self, sql: &str) {
        match &self.address {
            None => self.intruder().execute_batch(&sql.replace("zeros(", "zeroblob(")).unwrap(),
            Some(address) => {
                let sql = (0..100).fold(sql.to_owned(), |sql, count| {
                    sql.replace(&format!("zeros({count})"), &format!("'\\x{}'::bytea", "00".repeat(count)))
                });
                run_sql(address, &sql).unwrap();
            }
        }
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
