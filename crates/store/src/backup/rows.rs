//! Rows of a log outside any database: walked, proven one by one, written to a file and read back.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::chain::{digest, link};
use crate::envelope::{Canonical, from_tail};
use crate::error::{At, Result, StoreError};
use crate::rows::damaged;
use crate::{EntryRef, Head};

/// A row as it is stored. Its body is sealed, and None when it was destroyed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub nr: u64,
    pub tail: Vec<u8>,
    pub digest: [u8; 32],
    pub hash: [u8; 32],
    pub body: Option<Vec<u8>>,
}

impl Row {
    /// The envelope; the body stays sealed.
    pub fn entry(&self) -> Result<EntryRef<'_>> {
        from_tail(self.nr, &self.tail).ok_or_else(|| damaged(self.nr, "envelop"))
    }
}

/// Proves rows in order: each follows from the one before it, and has the body that was written.
pub(crate) struct Proof {
    canonical: Canonical,
    pub head: Head,
}

impl Proof {
    pub fn from(gemeente: &str, head: Head) -> Proof {
        Proof { canonical: Canonical::new(gemeente), head }
    }

    pub fn take(&mut self, row: &Row) -> Result<()> {
        let wrong = |what: &str| StoreError::Damaged { nr: self.head.nr + 1, what: what.to_owned() };
        if row.nr != self.head.nr + 1 {
            return Err(wrong("it is missing from the log"));
        }
        if link(&self.head.hash, self.canonical.with_tail(row.nr, &row.tail), &row.digest) != row.hash {
            return Err(wrong("its hash does not follow from the entry before it"));
        }
        if row.body.as_ref().is_some_and(|body| digest(body) != row.digest) {
            return Err(wrong("its sealed body is not the one that was written"));
        }
        self.head = Head { nr: row.nr, hash: row.hash };
        Ok(())
    }
}

/// The first line of a file of rows.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Heading {
    pub soort: String,
    pub versie: u16,
    pub gemeente: String,
}

const SOORT: &str = "meedoen-regels";
/// A body larger than this was never written: a damaged length must not ask for all memory.
const LARGEST: u32 = 1 << 30;

/// A file of rows that is being written.
pub(crate) struct Writer {
    path: PathBuf,
    file: BufWriter<File>,
}

impl Writer {
    pub fn create(path: &Path, gemeente: &str) -> Result<Writer> {
        let mut file = BufWriter::with_capacity(1 << 20, File::create_new(path).at(path)?);
        let heading = Heading { soort: SOORT.into(), versie: 1, gemeente: gemeente.into() };
        let line = serde_json::to_vec(&heading).map_err(std::io::Error::other).at(path)?;
        file.write_all(&line).and_then(|()| file.write_all(b"\n")).at(path)?;
        Ok(Writer { path: path.to_owned(), file })
    }

    pub fn put(&mut self, row: &Row) -> Result<()> {
        let mut write = || -> std::io::Result<()> {
            put_bytes(&mut self.file, &row.tail)?;
            self.file.write_all(&row.digest)?;
            self.file.write_all(&row.hash)?;
            self.file.write_all(&[u8::from(row.body.is_some())])?;
            row.body.as_ref().map_or(Ok(()), |body| put_bytes(&mut self.file, body))
        };
        write().at(&self.path)
    }

    /// To the disk.
    pub fn finish(self) -> Result<()> {
        let file = self.file.into_inner().map_err(std::io::IntoInnerError::into_error).at(&self.path)?;
        file.sync_all().at(&self.path)
    }
}

fn put_bytes(file: &mut impl Write, bytes: &[u8]) -> std::io::Result<()> {
    file.write_all(&(bytes.len() as u32).to_le_bytes())?;
    file.write_all(bytes)
}

/// Every row in a file, in order. What comes out is not proven yet.
pub(crate) fn read(path: &Path, gemeente: &str, each: &mut dyn FnMut(Row) -> Result<()>) -> Result<()> {
    let mut file = BufReader::with_capacity(1 << 20, File::open(path).at(path)?);
    let mut line = String::new();
    (&mut file).take(4096).read_line(&mut line).at(path)?;
    let heading: Option<Heading> = serde_json::from_str(&line).ok();
    let expected = Heading { soort: SOORT.into(), versie: 1, gemeente: gemeente.into() };
    if heading.as_ref() != Some(&expected) {
        let found = heading.map_or_else(|| "no heading".into(), |heading| heading.gemeente);
        return Err(StoreError::OtherLog {
            path: path.to_owned(),
            what: "rows of gemeente",
            found,
            expected: gemeente.into(),
        });
    }
    let mut nr = 0;
    while !file.fill_buf().at(path)?.is_empty() {
        nr += 1;
        each(row(&mut file, nr).at(path)?)?;
    }
    Ok(())
}

fn row(file: &mut impl Read, nr: u64) -> std::io::Result<Row> {
    let tail = take_bytes(file)?;
    let (digest, hash) = (take(file)?, take(file)?);
    let body = match take(file)? {
        [0] => None,
        [1] => Some(take_bytes(file)?),
        _ => return Err(std::io::Error::other(format!("entry {nr} is neither with nor without a body"))),
    };
    Ok(Row { nr, tail, digest, hash, body })
}

fn take<const N: usize>(file: &mut impl Read) -> std::io::Result<[u8; N]> {
    let mut bytes = [0; N];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn take_bytes(file: &mut impl Read) -> std::io::Result<Vec<u8>> {
    let length = u32::from_le_bytes(take(file)?);
    if length > LARGEST {
        return Err(std::io::Error::other("a length is larger than anything that was ever written"));
    }
    let mut bytes = Vec::new();
    if file.take(u64::from(length)).read_to_end(&mut bytes)? < length as usize {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}
