//! The core, the reports and the exports compute. They do not read a clock, a file, the environment or the network,
//! start no thread and throw no dice: time, chance and identity are arguments. Their tests may do as they like.

use toml::Table;

use super::Complaint;
use crate::source;
use crate::tree::{File, Tree};

const PURE: &[&str] = &["domain", "reports", "exports"];

/// Parts of the standard library, by the name after `std::`, and what to do instead.
const OF_STD: &[(&str, &str)] = &[
    ("fs", "take the bytes as an argument; app and cli read files"),
    ("env", "take the value as an argument; cli reads the environment"),
    ("net", "the network belongs in web"),
    ("thread", "return the answer; app decides what runs beside what"),
    ("process", "starting programs belongs in cli"),
];

/// Anything by its name.
const BY_NAME: &[(&str, &str)] = &[
    ("SystemTime", "take today, or the moment, as an argument"),
    ("Instant::now", "measuring time belongs in a benchmark"),
    ("Zoned::now", "take today as an argument"),
    ("Timestamp::now", "take the moment as an argument"),
    ("Utc::now", "take the moment as an argument"),
];

/// Crates that bring a clock, dice or the outside world.
const CRATES: &[(&str, &str)] = &[
    ("rand", "take the chosen value as an argument"),
    ("getrandom", "take the new identity as an argument"),
    ("tokio", "the core is synchronous; app and web wait"),
    ("rusqlite", "the log belongs in store"),
];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for name in PURE {
        let folder = format!("crates/{name}/src/");
        complaints.extend(tree.shipped().filter(|file| file.path.starts_with(&folder)).flat_map(in_code));
        complaints.extend(tree.file(&format!("crates/{name}/Cargo.toml")).into_iter().flat_map(in_manifest));
    }
    complaints
}

fn in_code(file: &File) -> Vec<Complaint> {
    let code = source::without_inline_tests(&source::code_only(&file.text));
    let mut complaints = Vec::new();
    for used in source::names_after(&code, "std::") {
        if let Some((name, instead)) = OF_STD.iter().find(|(name, _)| *name == used.name) {
            complaints.push(complaint(&file.path, used.line, &format!("std::{name}"), instead));
        }
    }
    for (at, line) in code.lines().enumerate() {
        for (name, instead) in BY_NAME.iter().filter(|(name, _)| line.contains(name)) {
            complaints.push(complaint(&file.path, at + 1, name, instead));
        }
        for (name, instead) in CRATES.iter().filter(|(name, _)| names_crate(line, name)) {
            complaints.push(complaint(&file.path, at + 1, name, instead));
        }
    }
    complaints
}

fn in_manifest(file: &File) -> Vec<Complaint> {
    let table = file.text.parse::<Table>().unwrap_or_default();
    let dependencies = table.get("dependencies").and_then(|section| section.as_table());
    let has = |name: &str| dependencies.is_some_and(|section| section.contains_key(name));
    let hits = CRATES.iter().filter(|(name, _)| has(name));
    hits.map(|(name, instead)| Complaint::new(&file.path, None, format!("a pure crate may not use `{name}`"), *instead))
        .collect()
}

fn complaint(path: &str, line: usize, name: &str, instead: &str) -> Complaint {
    Complaint::new(path, line, format!("`{name}` in a pure crate"), instead)
}

/// `name::` at the root of a path: `rand::`, `::rand::`, not `brand::` or `other::rand::`.
fn names_crate(line: &str, name: &str) -> bool {
    let path = format!("{name}::");
    line.match_indices(&path).any(|(at, _)| {
        let before = line[..at].strip_suffix("::").unwrap_or(&line[..at]);
        !before.ends_with(|c: char| source::is_word(c) || c == '>')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<Complaint> {
        check(&Tree::of(&[("crates/domain/src/plan.rs", text)]))
    }

    #[test]
    fn the_outside_world_is_found_in_every_spelling() {
        for text in [
            "let t = std::time::SystemTime::UNIX_EPOCH;",
            "use std::{collections::BTreeMap, fs};",
            "let a = std::env::args();",
            "let t = Instant::now();",
            "let t = jiff::Zoned::now();",
            "let n: u8 = rand::random();",
            "::tokio::spawn(x);",
        ] {
            assert_eq!(of(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn computing_is_fine_and_so_are_tests_and_other_crates() {
        let text = "use std::{collections::BTreeMap, fmt};\nlet path = env!(\"CARGO\"); // std::fs\n";
        assert_eq!(of(text), []);
        assert_eq!(of("#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n"), []);
        assert_eq!(check(&Tree::of(&[("crates/store/src/lib.rs", "use std::fs;")])), []);
    }

    #[test]
    fn a_dependency_alone_is_already_too_much() {
        let tree =
            Tree::of(&[("crates/reports/Cargo.toml", "[dependencies]\ntokio = '1'\n[dev-dependencies]\nrand = '1'\n")]);
        assert_eq!(check(&tree).len(), 1);
    }
}
