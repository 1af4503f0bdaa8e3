//! What comes from outside, thrown at whatever reads it: stored facts, envelopes, lists, sheets, aanpakken, forms.
//!
//! A target takes any bytes and may refuse them as it likes, but does not stop halfway and does not contradict itself. The same
//! targets are tried in two ways: briefly and always alike by the tests of this crate, and for as long as somebody wants by an engine
//! that looks which bytes reach new code (`cargo xtask fuzz`).

mod aanpak;
mod envelop;
mod feit;
mod formulier;
mod lijst;
pub mod mutate;
mod werkblad;

/// Something that reads what others wrote.
pub struct Target {
    pub name: &'static str,
    pub what: &'static str,
    /// Panics where it finds a fault.
    pub run: fn(&[u8]),
    /// Sound examples to begin from, always the same.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Words that mean something to it.
    pub words: &'static [&'static str],
    /// How many tries the tests make.
    pub tries: u32,
}

pub const TARGETS: &[Target] = &[
    Target {
        name: "feit",
        what: "the bodies of facts",
        run: feit::run,
        seeds: feit::seeds,
        words: feit::WORDS,
        tries: 30_000,
    },
    Target {
        name: "envelop",
        what: "stored envelopes, and entries made of them",
        run: envelop::run,
        seeds: envelop::seeds,
        words: envelop::WORDS,
        tries: 30_000,
    },
    Target {
        name: "lijst",
        what: "lists as text, taken in by a town",
        run: lijst::run,
        seeds: lijst::seeds,
        words: lijst::WORDS,
        tries: 1_500,
    },
    Target {
        name: "werkblad",
        what: "lists as a spreadsheet saves them",
        run: werkblad::run,
        seeds: werkblad::seeds,
        words: werkblad::WORDS,
        tries: 3_000,
    },
    Target {
        name: "aanpak",
        what: "aanpakken as files",
        run: aanpak::run,
        seeds: aanpak::seeds,
        words: aanpak::WORDS,
        tries: 200,
    },
    Target {
        name: "formulier",
        what: "addresses and forms, as somebody who is logged in sends them",
        run: formulier::run,
        seeds: formulier::seeds,
        words: formulier::WORDS,
        tries: 1_500,
    },
];

/// The target with this name.
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}
