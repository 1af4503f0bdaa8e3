//! `cargo xtask test [--zonder-browser] [arguments for the test runner]`: the one command that runs every test.
//! It sets up what is missing, then hands over to nextest, or to cargo's own runner where nextest is not installed.

use std::process::{Command, Stdio};

use anyhow::Result;

use crate::tree::Tree;
use crate::{cargo, must, root, setup};

/// Test binaries of this name drive a real browser.
const BROWSER_BINARY: &str = "browser";

pub fn run(words: &[String]) -> Result<()> {
    let wish = Wish::read(words);
    let tree = Tree::read(&root())?;
    setup::build_tools()?;
    setup::database()?;
    let there = has_browser_tests(&tree);
    let browser = if wish.browser && there { Some(setup::browser()?) } else { None };
    let with_browser = |command: &mut Command| {
        if let Some(browser) = &browser {
            command.env("CHROMIUM", &browser.chromium).env("CHROMEDRIVER", &browser.chromedriver);
        }
    };
    if !has_nextest() {
        eprintln!("cargo-nextest is not installed: running with cargo test, which takes longer");
        let mut command = cargo(&["test", "--no-fail-fast"]);
        with_browser(&mut command);
        return must(command.args(wish.scope()).args(wish.for_cargo_test(&tree)));
    }
    let mut command = cargo(&["nextest", "run"]);
    with_browser(&mut command);
    must(command.args(wish.scope()).args(wish.for_nextest(there)))?;
    if wish.passed_on.is_empty() { doc_tests(&tree) } else { Ok(()) }
}

/// What the caller asked for.
#[derive(Debug, PartialEq, Eq)]
struct Wish {
    browser: bool,
    passed_on: Vec<String>,
}

impl Wish {
    fn read(words: &[String]) -> Wish {
        let passed_on: Vec<String> = words.iter().filter(|w| *w != "--zonder-browser").cloned().collect();
        Wish { browser: passed_on.len() == words.len(), passed_on }
    }

    /// The whole workspace, unless the caller chose packages.
    fn scope(&self) -> &'static [&'static str] {
        let chosen = self.passed_on.iter().any(|word| word.starts_with("-p") || word.starts_with("--package"));
        if chosen { &[] } else { &["--workspace"] }
    }

    /// Nextest refuses a filter that names a binary which is not there, and takes two filters as either of them.
    fn for_nextest(&self, there: bool) -> Vec<String> {
        let mut words = Vec::new();
        if std::env::var_os("CI").is_some() {
            words.extend(["--profile".into(), "ci".into()]);
        }
        words.extend(self.passed_on.iter().cloned());
        if !self.browser && there {
            let without = format!("not binary({BROWSER_BINARY})");
            match words.iter().position(|word| word == "-E" || word == "--filterset") {
                Some(at) if at + 1 < words.len() => words[at + 1] = format!("({}) and {without}", words[at + 1]),
                _ => words.splice(0..0, ["-E".into(), without]).for_each(drop),
            }
        }
        words
    }

    /// Cargo's runner cannot leave out one binary, so the others are named.
    fn for_cargo_test(&self, tree: &Tree) -> Vec<String> {
        let mut words = Vec::new();
        if !self.browser {
            words.extend(["--lib".into(), "--bins".into()]);
            let others = test_binaries(tree).into_iter().filter(|name| name != BROWSER_BINARY);
            words.extend(others.flat_map(|name| ["--test".into(), name]));
        }
        words.extend(self.passed_on.iter().cloned());
        words
    }
}

/// The names of the test binaries under `crates/*/tests`, each once, in order.
fn test_binaries(tree: &Tree) -> Vec<String> {
    let names = tree.files.iter().filter_map(|file| {
        let (krate, rest) = file.path.strip_prefix("crates/")?.split_once("/tests/")?;
        let name = rest.strip_suffix("/main.rs").or(rest.strip_suffix(".rs"))?;
        (!krate.contains('/') && !name.contains('/')).then(|| name.to_owned())
    });
    let mut names: Vec<String> = names.collect();
    names.sort();
    names.dedup();
    names
}

fn has_browser_tests(tree: &Tree) -> bool {
    test_binaries(tree).iter().any(|name| name == BROWSER_BINARY)
}

fn has_nextest() -> bool {
    let asked = cargo(&["nextest", "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    asked.is_ok_and(|status| status.success())
}

/// Nextest leaves examples in documentation out. Only crates that have one are built for it, so mostly this is free.
fn doc_tests(tree: &Tree) -> Result<()> {
    for name in crates_with_examples_in_docs(tree) {
        must(&mut cargo(&["test", "--doc", "--package", &name]))?;
    }
    Ok(())
}

fn crates_with_examples_in_docs(tree: &Tree) -> Vec<String> {
    let libraries = tree.rust().filter(|file| file.path.ends_with("/src/lib.rs"));
    let folders = libraries.filter_map(|file| file.path.strip_suffix("lib.rs"));
    let with = folders.filter(|folder| tree.rust().any(|f| f.path.starts_with(folder) && has_example(&f.text)));
    let names = with.filter_map(|folder| folder.strip_prefix("crates/")?.strip_suffix("/src/"));
    names.filter(|name| !["cli", "xtask"].contains(name)).map(str::to_owned).collect()
}

/// A fence in a documentation comment that rustdoc would run: bare, or marked as Rust.
fn has_example(text: &str) -> bool {
    let documentation = text.lines().filter_map(|line| {
        let line = line.trim_start();
        line.strip_prefix("///").or(line.strip_prefix("//!")).map(str::trim)
    });
    // Every second fence closes what the one before it opened.
    let opening = documentation.filter_map(|line| line.strip_prefix("```")).step_by(2);
    opening.into_iter().any(|mark| mark.is_empty() || mark.starts_with("rust"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    fn workspace() -> Tree {
        Tree::of(&[
            ("crates/web/src/lib.rs", "/// ```\n/// assert!(true);\n/// ```\n"),
            ("crates/store/src/lib.rs", "/// ```text\n/// a table\n/// ```\n"),
            ("crates/web/tests/browser.rs", ""),
            ("crates/web/tests/pages/main.rs", ""),
            ("crates/web/tests/common/mod.rs", ""),
            ("crates/app/tests/replay.rs", ""),
        ])
    }

    #[test]
    fn the_browser_can_be_left_out_and_the_rest_is_passed_on() {
        let wish = Wish::read(&words("--zonder-browser -p domain"));
        assert_eq!(wish, Wish { browser: false, passed_on: words("-p domain") });
    }

    #[test]
    fn without_a_browser_cargo_test_names_every_other_binary() {
        let wish = Wish::read(&words("--zonder-browser"));
        assert_eq!(wish.for_cargo_test(&workspace()), words("--lib --bins --test pages --test replay"));
    }

    #[test]
    fn a_filter_of_the_caller_is_narrowed_not_widened() {
        let wish = Wish::read(&words("--zonder-browser -E test(contact)"));
        assert!(wish.for_nextest(true).ends_with(&["-E".into(), "(test(contact)) and not binary(browser)".into()]));
        assert!(!wish.for_nextest(false).iter().any(|word| word.contains("browser")));
    }

    #[test]
    fn choosing_packages_replaces_the_whole_workspace() {
        assert_eq!(Wish::read(&words("-p domain")).scope().len(), 0);
        assert_eq!(Wish::read(&[]).scope(), ["--workspace"]);
    }

    #[test]
    fn browser_tests_are_seen() {
        assert!(has_browser_tests(&workspace()));
        assert!(!has_browser_tests(&Tree::of(&[("crates/web/tests/pages.rs", "")])));
    }

    #[test]
    fn only_examples_that_run_count() {
        assert_eq!(crates_with_examples_in_docs(&workspace()), ["web"]);
    }
}
