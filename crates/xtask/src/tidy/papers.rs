//! The papers keep up: every decision page stands in the index, and there is a place to write down what changed.

use super::Complaint;
use crate::tree::Tree;

const FOLDER: &str = "docs/decisions/";
const INDEX: &str = "docs/decisions/README.md";
const CHANGELOG: &str = "CHANGELOG.md";

/// The index lists every page, and lists no page that is not there.
pub fn decisions(tree: &Tree) -> Vec<Complaint> {
    let Some(index) = tree.file(INDEX) else {
        return vec![Complaint::new(INDEX, None, "is missing".into(), "write it: one line for each decision page")];
    };
    let pages = tree.files.iter().filter_map(|file| file.path.strip_prefix(FOLDER)).filter(|page| *page != "README.md");
    let pages: Vec<&str> = pages.collect();
    let listed = links(&index.text);
    let missing = pages.iter().filter(|page| !listed.contains(page)).map(|page| {
        let what = format!("{page} is not listed");
        Complaint::new(INDEX, None, what, format!("add a line with a link: [title]({page})"))
    });
    let gone = listed.iter().filter(|link| link.starts_with(|c: char| c.is_ascii_digit()) && !pages.contains(link));
    let gone = gone
        .map(|link| Complaint::new(INDEX, None, format!("{link} is not there"), "write the page or remove the line"));
    missing.chain(gone).collect()
}

/// The targets of the links in a page.
fn links(text: &str) -> Vec<&str> {
    text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect()
}

/// What changed since the last version has its section.
pub fn changelog(tree: &Tree) -> Vec<Complaint> {
    let has =
        tree.file(CHANGELOG).is_some_and(|file| file.text.lines().any(|line| line.starts_with("## [Unreleased]")));
    let instead = "add `## [Unreleased]` at the top and say there what changes for the people who use it";
    let complaint = || Complaint::new(CHANGELOG, None, "has no section `## [Unreleased]`".into(), instead);
    if has { Vec::new() } else { vec![complaint()] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(index: &str) -> Vec<String> {
        let tree = Tree::of(&[(INDEX, index), ("docs/decisions/0001-snapshot.md", "")]);
        decisions(&tree).into_iter().map(|complaint| complaint.what).collect()
    }

    #[test]
    fn a_listed_page_is_fine() {
        assert!(of("- [1. Snapshot](0001-snapshot.md)\n- [map](../../ARCHITECTURE.md)\n").is_empty());
    }

    #[test]
    fn an_unlisted_page_and_a_page_that_is_gone_are_named() {
        assert_eq!(of("nothing"), ["0001-snapshot.md is not listed"]);
        assert_eq!(of("[1](0001-snapshot.md) [2](0002-gone.md)"), ["0002-gone.md is not there"]);
    }

    #[test]
    fn a_changelog_needs_room_for_what_comes() {
        assert!(changelog(&Tree::of(&[(CHANGELOG, "# Changelog\n\n## [Unreleased]\n")])).is_empty());
        assert_eq!(changelog(&Tree::of(&[(CHANGELOG, "# Changelog\n")])).len(), 1);
        assert_eq!(changelog(&Tree::default()).len(), 1);
    }
}
