//! `cargo xtask tidy`: what we agreed about the code, as code. Each rule stands in a file of its own, takes the
//! project as text and returns complaints; each complaint says what to do instead.

pub mod banned_words;
pub mod crate_dependence;
pub mod generated;
pub mod lengths;
pub mod machine_paths;
pub mod papers;
pub mod purity;
pub mod slice_order;
pub mod words;

use std::fmt;

use anyhow::{Result, bail};

use crate::root;
use crate::tree::Tree;

/// A rule: its name and the function that finds where it is broken.
pub struct Rule {
    pub name: &'static str,
    pub check: fn(&Tree) -> Vec<Complaint>,
}

/// Every rule about the code.
pub const RULES: &[Rule] = &[
    Rule { name: "slice order", check: slice_order::check },
    Rule { name: "crate dependence", check: crate_dependence::check },
    Rule { name: "words", check: words::check },
    Rule { name: "generated pages", check: generated::check },
    Rule { name: "length of functions", check: lengths::functions },
    Rule { name: "length of files", check: lengths::files },
    Rule { name: "words that may not stay", check: banned_words::check },
    Rule { name: "machine paths", check: machine_paths::check },
    Rule { name: "purity", check: purity::check },
    Rule { name: "decision pages", check: papers::decisions },
    Rule { name: "changelog", check: papers::changelog },
];

/// A place where a rule is broken, what is wrong there, and what to do instead.
#[derive(Debug, PartialEq, Eq)]
pub struct Complaint {
    pub file: String,
    pub line: Option<usize>,
    pub what: String,
    pub instead: String,
    /// Advice is shown and does not fail.
    pub advice: bool,
}

impl Complaint {
    pub fn new(file: &str, line: impl Into<Option<usize>>, what: String, instead: impl Into<String>) -> Complaint {
        Complaint { file: file.into(), line: line.into(), what, instead: instead.into(), advice: false }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}\n    {}", self.what, self.instead)
    }
}

/// What all rules have to say about a project: faults and advice, each with the name of its rule.
pub fn complaints(tree: &Tree) -> (Vec<String>, Vec<String>) {
    let (mut faults, mut advice) = (Vec::new(), Vec::new());
    for rule in RULES {
        for complaint in (rule.check)(tree) {
            let list = if complaint.advice { &mut advice } else { &mut faults };
            list.push(format!("[{}] {complaint}", rule.name));
        }
    }
    (faults, advice)
}

pub fn run(words: &[String]) -> Result<()> {
    if !words.is_empty() {
        bail!("usage: cargo xtask tidy");
    }
    let (faults, advice) = complaints(&Tree::read(&root())?);
    for line in advice.iter().chain(&faults) {
        println!("{line}");
    }
    if !faults.is_empty() {
        bail!("{} of the rules about the code broken", faults.len());
    }
    println!("tidy: {} rules hold, {} pieces of advice", RULES.len(), advice.len());
    Ok(())
}
