//! Anchors: the head of the log, written down outside the log once a day.
//!
//! The chain alone cannot show that its tail was cut off or that all of it was computed anew; a head kept elsewhere can.
//! A line is `2026-03-31 1234 <hash>`, so that it can be read, printed or mailed as it is.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};

use crate::error::{At, Result, StoreError};
use crate::place::{checked_slug, make_dir, sync_dir};
use crate::{Head, hex};

/// The head of a log as it was on a civil day, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    pub datum: i32,
    pub head: Head,
}

/// The file with the anchors of a gemeente.
pub fn path(dir: &Path, gemeente: &str) -> Result<PathBuf> {
    Ok(dir.join("ankers").join(format!("{}.txt", checked_slug(gemeente)?)))
}

/// Adds the anchor of a day. False when that day, or a later one, has its line already: nothing is ever written over.
pub fn write(dir: &Path, gemeente: &str, anchor: &Anchor) -> Result<bool> {
    let path = path(dir, gemeente)?;
    let folder = dir.join("ankers");
    make_dir(&folder)?;
    let written = if path.exists() { read(&path)? } else { Vec::new() };
    if written.last().is_some_and(|last| last.datum >= anchor.datum) {
        return Ok(false);
    }
    let mut file = OpenOptions::new().create(true).append(true).open(&path).at(&path)?;
    file.write_all(line(anchor)?.as_bytes()).and_then(|()| file.sync_all()).at(&path)?;
    sync_dir(&folder)?;
    Ok(true)
}

/// The anchors in a file, oldest first.
pub fn read(path: &Path) -> Result<Vec<Anchor>> {
    let text = fs::read_to_string(path).at(path)?;
    text.lines().map(|line| parse(line).ok_or_else(|| not_an_anchor(path, line))).collect()
}

fn line(anchor: &Anchor) -> Result<String> {
    let day = iso(anchor.datum).ok_or_else(|| StoreError::Damaged {
        nr: anchor.head.nr,
        what: format!("day {} is outside the calendar", anchor.datum),
    })?;
    Ok(format!("{day} {} {}\n", anchor.head.nr, hex::encode(&anchor.head.hash)))
}

fn parse(line: &str) -> Option<Anchor> {
    let mut words = line.split(' ');
    let day: Date = words.next()?.parse().ok()?;
    let datum = day.since(EPOCH).ok()?.get_days();
    let head = Head { nr: words.next()?.parse().ok()?, hash: hex::decode(words.next()?)? };
    words.next().is_none().then_some(Anchor { datum, head })
}

const EPOCH: Date = date(1970, 1, 1);

fn iso(datum: i32) -> Option<Date> {
    EPOCH.checked_add(jiff::SignedDuration::from_hours(i64::from(datum) * 24)).ok()
}

fn not_an_anchor(path: &Path, line: &str) -> StoreError {
    let why =
        std::io::Error::other(format!("'{line}' is not an anchor; expected a date, an nr and a hash of 64 characters"));
    StoreError::File { path: path.to_owned(), source: why }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_one_line_and_lines_are_only_added() {
        let dir = tempfile::tempdir().unwrap();
        let first = Anchor { datum: 20_543, head: Head { nr: 7, hash: [1; 32] } };
        let again = Anchor { head: Head { nr: 9, hash: [2; 32] }, ..first };
        let next = Anchor { datum: 20_544, ..again };
        assert!(write(dir.path(), "utrecht", &first).unwrap());
        assert!(!write(dir.path(), "utrecht", &again).unwrap());
        assert!(write(dir.path(), "utrecht", &next).unwrap());
        let file = path(dir.path(), "utrecht").unwrap();
        assert_eq!(read(&file).unwrap(), [first, next]);
        assert!(fs::read_to_string(file).unwrap().starts_with("2026-03-31 7 0101"));
    }

    #[test]
    fn a_line_that_is_no_anchor_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("x.txt");
        fs::write(&file, "2026-03-31 7 kort\n").unwrap();
        assert!(read(&file).unwrap_err().to_string().contains("'2026-03-31 7 kort' is not an anchor"));
    }
}
