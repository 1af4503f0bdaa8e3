//! Every sentence is there in both languages, and is used.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use web::tekst::{DYNAMIC_PREFIXES, Taal, keys, source};

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the crate's folders can be read") {
        let path = entry.expect("the crate's folders can be read").path();
        if path.is_dir() {
            files(&path, into);
        } else if path.extension().is_some_and(|end| end == "rs" || end == "html") {
            into.push(path);
        }
    }
}

/// Everything between quotes in code and templates, and what is said by name with `say`, `with`, `with2` or `args`.
struct Quoted {
    any: BTreeSet<String>,
    said: BTreeSet<String>,
}

fn quoted() -> Quoted {
    let mut paths = Vec::new();
    for folder in ["src", "templates"] {
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut paths);
    }
    let mut quoted = Quoted { any: BTreeSet::new(), said: BTreeSet::new() };
    for path in paths {
        let text = fs::read_to_string(&path).expect("our files are text");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for call in ["say(\"", "with(\"", "with2(\"", "args(\""] {
            quoted.said.extend(after(text, call));
        }
        quoted.any.extend(after(text, "\""));
    }
    quoted
}

fn after(text: &str, mark: &str) -> Vec<String> {
    let ends = text.match_indices(mark).map(|(at, _)| &text[at + mark.len()..]);
    ends.filter_map(|rest| rest.split_once('"')).map(|(key, _)| key.to_owned()).filter(|key| is_key(key)).collect()
}

fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

fn dynamic(key: &str) -> bool {
    DYNAMIC_PREFIXES.iter().any(|prefix| key.starts_with(prefix))
}

#[test]
fn both_languages_have_the_same_sentences() {
    assert_eq!(keys(Taal::Nl), keys(Taal::En));
}

#[test]
fn no_sentence_is_written_twice() {
    for taal in Taal::ALL {
        let source = source(taal);
        let mut seen = BTreeSet::new();
        for line in source.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic())) {
            let key = line.split('=').next().unwrap_or_default().trim();
            assert!(seen.insert(key.to_owned()), "{key} stands twice in {}", taal.code());
        }
    }
}

#[test]
fn the_arguments_are_the_same_in_both_languages() {
    let arguments = |taal| -> Vec<(String, BTreeSet<String>)> {
        let source = source(taal).into_owned();
        let lines = source.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));
        let found = lines
            .filter_map(|line| line.split_once('='))
            .map(|(key, body)| (key.trim().to_owned(), after_dollar(body)));
        let mut found: Vec<_> = found.collect();
        found.sort();
        found
    };
    assert_eq!(arguments(Taal::Nl), arguments(Taal::En));
}

fn after_dollar(body: &str) -> BTreeSet<String> {
    body.split('$')
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect())
        .collect()
}

#[test]
fn every_sentence_that_is_said_exists() {
    let known: BTreeSet<&str> = keys(Taal::Nl).into_iter().collect();
    let missing: Vec<_> = quoted().said.into_iter().filter(|key| !known.contains(key.as_str())).collect();
    assert!(missing.is_empty(), "add these to locales/*.ftl: {missing:?}");
}

#[test]
fn every_sentence_that_exists_is_said() {
    let used = quoted().any;
    let unused: Vec<_> = keys(Taal::Nl).into_iter().filter(|key| !dynamic(key) && !used.contains(*key)).collect();
    assert!(unused.is_empty(), "nobody says these, remove them from locales/*.ftl: {unused:?}");
}

/// Not a check but a list: what is put together while running, for who looks for a sentence in the code.
#[test]
fn the_sentences_put_together_while_running_are_listed() {
    for key in keys(Taal::Nl).into_iter().filter(|key| dynamic(key)) {
        println!("{key}");
    }
}

/// Where rules refuse: the sentences of all of them stand in our files.
const REFUSING: [&str; 4] = ["../domain/src", "../reports/src", "../app/src", "src"];

#[test]
fn every_refusal_has_its_sentence() {
    let mut paths = Vec::new();
    for folder in REFUSING {
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut paths);
    }
    let own = paths
        .iter()
        .filter(|path| !path.components().any(|part| part.as_os_str() == "testing" || part.as_os_str() == "tests"));
    let mut missing = BTreeSet::new();
    for path in own {
        let text = fs::read_to_string(path).expect("our files are text");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        missing.extend(
            codes_of(text).into_iter().filter(|code| !keys(Taal::Nl).contains(&format!("weigering-{code}").as_str())),
        );
    }
    assert!(codes_of("Refusal::at(\"datum\", \"vul-in\")").contains("vul-in"), "the scan finds what is there");
    assert!(missing.is_empty(), "write a sentence `weigering-<code>` in both languages for: {missing:?}");
}

/// The codes in `Refusal::new("code")` and `Refusal::at("field", "code")`, also over line ends.
fn codes_of(text: &str) -> BTreeSet<String> {
    let quoted = |rest: &str| rest.split('"').nth(1).map(str::to_owned);
    let alone = text.split("Refusal::new(").skip(1).filter_map(quoted);
    let second = |rest: &str| {
        rest.split_once("\",")?.1.trim_start().strip_prefix('"')?.split_once('"').map(|(code, _)| code.to_owned())
    };
    let at_field = text.split("Refusal::at(\"").skip(1).filter_map(second);
    alone.chain(at_field).filter(|code| is_key(code)).collect()
}
