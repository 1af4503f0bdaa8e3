//! The body of a fact. The first line says what the envelope would: the soort, the versie, and the nr that it corrects, if any.

use domain::fact::{decode, encode};
use domain::ids::Nr;

pub const WORDS: &[&str] = &[
    "\"inwoner\":",
    "\"medewerker\":",
    "\"datum\":",
    "\"reden\":",
    "\"feit\":",
    "null",
    "true",
    "[]",
    "{}",
    "4294967296",
    "-1",
    "2010-02-29",
    "\\u0000",
    "\\ud800",
];

/// Read, written and read again it is the same.
pub fn run(data: &[u8]) {
    let Some((soort, versie, corrigeert, body)) = parts(data) else { return };
    let Ok((said, correction)) = decode(soort, versie, corrigeert, body) else { return };
    let again = encode(&said, correction.as_ref());
    let read = decode(said.soort(), said.versie(), corrigeert, &again);
    assert_eq!(read.expect("what was written can be read"), (said, correction));
}

fn parts(data: &[u8]) -> Option<(&str, u16, Option<Nr>, &[u8])> {
    let end = data.iter().position(|byte| *byte == b'\n')?;
    let mut words = std::str::from_utf8(&data[..end]).ok()?.split(' ');
    let (soort, versie) = (words.next()?, words.next()?.parse().ok()?);
    Some((soort, versie, words.next().and_then(|nr| nr.parse().ok()).map(Nr), &data[end + 1..]))
}

/// Every body that was ever stored, also as a correction.
pub fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    for (soort, versie, body) in golden() {
        seeds.push(format!("{soort} {versie}\n{body}").into_bytes());
        seeds.push(format!("{soort} {versie} 3\n{{\"reden\":\"was anders\",\"feit\":{body}}}").into_bytes());
    }
    seeds.push(b"contact.vastgelegd 1 3\n{\"reden\":\"hoort bij iemand anders\"}".to_vec());
    seeds
}

/// The stored bodies in the repository: soort, versie and body.
pub fn golden() -> Vec<(String, u16, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../golden_facts");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the golden facts are in the repository")
        .flatten()
        .map(|file| file.path())
        .collect();
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Corrections are in files of their own, and are made of the others here.
        let parts = name.strip_suffix(".json").and_then(|name| name.rsplit_once(".v"));
        let Some((soort, Ok(versie))) = parts.map(|(soort, versie)| (soort, versie.parse())) else { continue };
        let text = std::fs::read_to_string(&file).expect("a golden fact is text");
        all.extend(text.lines().map(|body| (soort.to_owned(), versie, body.to_owned())));
    }
    all
}
