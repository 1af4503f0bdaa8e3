//! The files of the project as text: what `.gitignore` leaves out is left out, with or without git at hand.

use std::path::Path;

use anyhow::{Context, Result};

use crate::source;

/// One file: its path from the root with forward slashes, and its text.
#[derive(Debug)]
pub struct File {
    pub path: String,
    pub text: String,
}

/// The project.
#[derive(Debug, Default)]
pub struct Tree {
    pub files: Vec<File>,
}

impl Tree {
    /// Reads every text file under `root`, sorted by path. What is not UTF-8 (a picture, a font) is passed over.
    pub fn read(root: &Path) -> Result<Tree> {
        let mut files = Vec::new();
        let walk = ignore::WalkBuilder::new(root)
            .hidden(false)
            .require_git(false)
            .git_global(false)
            .git_exclude(false)
            .parents(false)
            .filter_entry(|entry| entry.file_name() != ".git")
            .build();
        for entry in walk {
            let entry = entry.context("walking through the project")?;
            if !entry.file_type().is_some_and(|kind| kind.is_file()) {
                continue;
            }
            let path = entry.path().strip_prefix(root)?.to_string_lossy().replace('\\', "/");
            if let Ok(text) = std::fs::read_to_string(entry.path()) {
                files.push(File { path, text });
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Tree { files })
    }

    /// A project from text, for the tests of the rules.
    pub fn of(files: &[(&str, &str)]) -> Tree {
        let files = files.iter().map(|(path, text)| File { path: (*path).into(), text: (*text).into() });
        Tree { files: files.collect() }
    }

    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Every Rust file.
    pub fn rust(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.path.ends_with(".rs"))
    }

    /// Rust files that ship: not under `tests/`, `examples/` or `benches/`, and not declared under `#[cfg(test)]`.
    pub fn shipped(&self) -> impl Iterator<Item = &File> {
        let only_tests: Vec<String> = self.rust().flat_map(test_modules).collect();
        self.rust().filter(move |file| {
            let apart = ["/tests/", "/examples/", "/benches/"].iter().any(|folder| file.path.contains(folder));
            let stem = file.path.trim_end_matches(".rs").trim_end_matches("/mod");
            !apart && !only_tests.iter().any(|module| stem == module || stem.starts_with(&format!("{module}/")))
        })
    }
}

/// The modules that a file declares for tests only (`#[cfg(test)] mod x;`), as paths without extension.
fn test_modules(file: &File) -> Vec<String> {
    let stem = file.path.trim_end_matches(".rs");
    let folder = ["/mod", "/lib", "/main"].iter().find_map(|end| stem.strip_suffix(end)).unwrap_or(stem);
    let code = source::code_only(&file.text);
    let mut modules = Vec::new();
    let mut marked = false;
    for line in code.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(name) = source::declared_module(line).filter(|_| marked) {
            modules.push(format!("{folder}/{name}"));
        }
        marked = line.starts_with("#[cfg(test)]") || (marked && line.starts_with("#["));
        if let Some(name) = line.strip_prefix("#[cfg(test)]").and_then(|rest| source::declared_module(rest.trim())) {
            modules.push(format!("{folder}/{name}"));
        }
    }
    modules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_tests_see_does_not_ship() {
        let tree = Tree::of(&[
            ("crates/domain/src/lib.rs", "pub mod plan;\n#[cfg(test)]\nmod town;\n"),
            ("crates/domain/src/town.rs", ""),
            ("crates/domain/src/town/cast.rs", ""),
            ("crates/domain/src/plan/mod.rs", "#[cfg(test)] mod proofs;"),
            ("crates/domain/src/plan/proofs.rs", ""),
            ("crates/domain/tests/all.rs", ""),
            ("crates/store/examples/bench_store.rs", ""),
        ]);
        let shipped: Vec<_> = tree.shipped().map(|file| file.path.as_str()).collect();
        assert_eq!(shipped, ["crates/domain/src/lib.rs", "crates/domain/src/plan/mod.rs"]);
    }

    #[test]
    fn the_project_itself_can_be_read_and_leaves_out_what_was_built() {
        let tree = Tree::read(&crate::root()).unwrap();
        assert!(tree.file("crates/xtask/src/tree.rs").is_some());
        assert!(tree.file("Cargo.toml").is_some());
        assert!(!tree.files.iter().any(|file| file.path.starts_with("target/") || file.path.starts_with(".git/")));
    }
}
