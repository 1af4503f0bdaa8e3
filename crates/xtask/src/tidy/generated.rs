//! The pages that are made from the code are there, and `cargo xtask regenerate` knows how to make them. Whether they
//! are up to date is checked by the tests that make them.

use super::Complaint;
use crate::regenerate::GENERATED;
use crate::tree::Tree;

/// Pages that readers and privacy officers count on.
const PROMISED: &[&str] = &["docs/facts.md", "docs/who-may-see-what.md"];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let known: Vec<&str> = GENERATED.iter().map(|page| page.file).collect();
    promised(PROMISED, &known, tree)
}

fn promised(promised: &[&str], known: &[&str], tree: &Tree) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for page in promised {
        if !known.contains(page) {
            let what = format!("{page} is promised, but `cargo xtask regenerate` does not know it");
            let instead = "add it to GENERATED with the crate whose test makes it";
            complaints.push(Complaint::new("crates/xtask/src/regenerate.rs", None, what, instead));
        }
    }
    for page in known.iter().filter(|page| tree.file(page).is_none()) {
        complaints.push(Complaint::new(page, None, "is missing".into(), "run `cargo xtask regenerate` and commit it"));
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_there_and_known_is_fine() {
        assert_eq!(promised(&["docs/a.md"], &["docs/a.md"], &Tree::of(&[("docs/a.md", "")])), []);
    }

    #[test]
    fn a_missing_page_and_an_unknown_page_are_complaints() {
        assert_eq!(promised(&["docs/a.md"], &["docs/a.md"], &Tree::default()).len(), 1);
        assert_eq!(promised(&["docs/a.md"], &[], &Tree::default()).len(), 1);
    }
}
