//! `cargo xtask regenerate`: writes the generated pages anew.
//!
//! Each page has a test named `…_is_up_to_date` that compares it with what the code says. With `MEEDOEN_REGENERATE=1`
//! the same test writes the page instead, so that the check and the generator cannot drift apart.

use anyhow::{Result, bail};

use crate::{cargo, must, root};

/// A page that is made from the code: the file, and the crate whose test makes it.
pub struct Generated {
    pub file: &'static str,
    pub package: &'static str,
}

/// Every generated page. `tidy` checks that each of them is there.
pub const GENERATED: &[Generated] = &[
    Generated { file: "docs/facts.md", package: "domain" },
    Generated { file: "docs/who-may-see-what.md", package: "domain" },
];

pub fn run(words: &[String]) -> Result<()> {
    if !words.is_empty() {
        bail!("usage: cargo xtask regenerate");
    }
    let before: Vec<_> = GENERATED.iter().map(content).collect();
    let mut packages: Vec<&str> = GENERATED.iter().map(|g| g.package).chain(["web"]).collect();
    packages.sort_unstable();
    packages.dedup();
    let mut command = cargo(&["test"]);
    command.args(packages.iter().flat_map(|package| ["--package", package]));
    must(command.args(["--lib", "--tests", "is_up_to_date"]).env("MEEDOEN_REGENERATE", "1"))?;
    for (page, before) in GENERATED.iter().zip(before) {
        println!("{}: {}", page.file, verdict(before, content(page)));
    }
    Ok(())
}

fn content(page: &Generated) -> Option<String> {
    std::fs::read_to_string(root().join(page.file)).ok()
}

fn verdict(before: Option<String>, after: Option<String>) -> &'static str {
    match (before, after) {
        (_, None) => "NOT WRITTEN (is there a test named …_is_up_to_date that makes it?)",
        (None, Some(_)) => "written for the first time",
        (Some(before), Some(after)) if before == after => "was up to date",
        _ => "changed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_nothing_wrote_is_said_aloud() {
        assert!(verdict(None, None).starts_with("NOT WRITTEN"));
        assert_eq!(verdict(Some("a".into()), Some("a".into())), "was up to date");
        assert_eq!(verdict(Some("a".into()), Some("b".into())), "changed");
    }
}
