//! An aanpak as somebody writes one.

use domain::aanpak;
use domain::aanpak::content::parse;
use domain::testing::{Cast, Story};

pub const WORDS: &[&str] = &[
    "[aanpak]",
    "[[fase]]",
    "[[norm]]",
    "[[reden]]",
    "[[trajectsoort]]",
    "[woorden]",
    "[ladder]",
    "code = ",
    "bron = ",
    "\"\"",
    "\"\"\"",
    "0",
    "-1",
    "99999999999",
    "1.5",
    "true",
    "[]",
    "{}",
    "2010-02-29",
    "nan",
    "#",
    "[aanpak.aanpak]",
    "slug = \"a\"",
];

/// Every fault of a file is told at once, with a place in it; a sound one can be adopted and written as a fact.
pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match parse(text) {
        Err(faults) => assert!(!faults.is_empty(), "a file is not refused without a reason"),
        Ok(content) => {
            let mut story = Story::begin();
            let today = story.today();
            let adopted = story.does(Cast::Meedoen, |state, viewer| aanpak::adopt(state, viewer, today, content));
            if adopted.is_ok() {
                // Writes every body, reads it back and folds it.
                story.replayed();
            }
        }
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../aanpakken");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the aanpakken are in the repository")
        .flatten()
        .map(|file| file.path())
        .collect();
    files.sort();
    files.iter().map(|file| std::fs::read(file).expect("an aanpak can be read")).collect()
}
