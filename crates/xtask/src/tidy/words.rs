//! One noun, one spelling: every slice and every kind of fact is named by a word that `docs/glossary.md` explains.

use std::collections::BTreeSet;

use super::{Complaint, slice_order};
use crate::source::{self, is_word};
use crate::tree::Tree;

const LIB: &str = "crates/domain/src/lib.rs";
const DOMAIN: &str = "crates/domain/src/";
const GLOSSARY: &str = "docs/glossary.md";

/// Modules of the core that are no words of the town but tools, named in English.
const TOOLS: &[&str] = &[
    "access", "codes", "draft", "entry", "fact", "history", "ids", "kept", "money", "numbers", "proof", "refusal",
    "seen", "state", "testing", "text", "time",
];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let Some(lib) = tree.file(LIB) else {
        return Vec::new();
    };
    let Some(glossary) = tree.file(GLOSSARY) else {
        return vec![Complaint::new(GLOSSARY, None, "is missing".into(), "write it: a table with a row for each word")];
    };
    let rows = rows(&glossary.text);
    let slices = slice_order::declared(&lib.text).into_iter().filter(|name| !TOOLS.contains(&name.as_str()));
    let slices = slices.map(|name| (LIB, "slice", name));
    let facts = tree.shipped().filter(|file| file.path.starts_with(DOMAIN));
    let facts =
        facts.flat_map(|file| registered(&file.text).into_iter().map(|name| (&*file.path, "kind of fact", name)));
    let unknown = slices.chain(facts).filter(|(_, _, word)| !rows.contains(word));
    unknown.map(|(file, what, word)| complaint(file, what, &word)).collect()
}

fn complaint(file: &str, what: &str, word: &str) -> Complaint {
    Complaint::new(
        file,
        None,
        format!("the {what} `{word}` has no row in {GLOSSARY}"),
        "add a row with its English meaning and its source; a tool that is no word of the town belongs in TOOLS, \
         crates/xtask/src/tidy/words.rs",
    )
}

/// The words in the first column of the tables, in lower case; `a, b` in one cell are two words.
fn rows(glossary: &str) -> BTreeSet<String> {
    let cells = glossary.lines().filter_map(|line| line.trim().strip_prefix('|')?.split('|').next());
    let words = cells.flat_map(|cell| cell.split([',', '/', '(', ')', '·']));
    words.map(|word| word.trim_matches(|c: char| !is_word(c)).to_lowercase().replace(' ', "_")).collect()
}

/// The nouns of the registered kinds: `contact` in `facts! { Recorded = "contact.vastgelegd", 1; }`.
fn registered(text: &str) -> BTreeSet<String> {
    let code = source::code_only(text);
    let found = invocations(&code).into_iter();
    found.flat_map(|(from, to)| soorten(&source_lines(text, &code, from, to))).collect()
}

/// Where each `facts! { … }` begins and ends, in bytes of the blanked code.
fn invocations(code: &str) -> Vec<(usize, usize)> {
    let starts = code.match_indices("facts!").filter_map(|(at, _)| Some(at + code[at..].find('{')?));
    starts.map(|from| (from, from + matching_brace(&code[from..]))).collect()
}

fn matching_brace(code: &str) -> usize {
    let mut depth = 0;
    for (at, c) in code.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    code.len()
}

/// The same lines of the text itself, since blanking keeps lines but not bytes.
fn source_lines(text: &str, code: &str, from: usize, to: usize) -> String {
    let first = code[..from].matches('\n').count();
    let last = code[..to].matches('\n').count();
    let lines: Vec<&str> = text.lines().skip(first).take(last - first + 1).collect();
    lines.join("\n")
}

/// The noun of every literal of the form `"noun.verb"`, comments apart.
fn soorten(text: &str) -> BTreeSet<String> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let literals = lines.flat_map(|line| line.split('"').skip(1).step_by(2));
    let nouns = literals.filter_map(|literal| literal.split_once('.').map(|(noun, _)| noun));
    nouns.filter(|noun| !noun.is_empty() && noun.chars().all(is_word)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACTS: &str = "crates/domain/src/contact/fact.rs";
    const GLOSSARY_TEXT: &str = "| word | meaning |\n|---|---|\n| **traject** | course |\n| `plan`, doel | … |\n";

    fn of(lib: &str, fact: &str, glossary: &str) -> Vec<String> {
        let tree = Tree::of(&[(LIB, lib), (FACTS, fact), (GLOSSARY, glossary)]);
        check(&tree).into_iter().map(|complaint| complaint.what).collect()
    }

    #[test]
    fn explained_words_and_tools_are_fine() {
        assert!(of("pub mod time;\npub mod traject;\npub mod plan;\n", "", GLOSSARY_TEXT).is_empty());
    }

    #[test]
    fn a_slice_without_a_row_is_named() {
        let found = of("pub mod traject;\npub mod belofte;\n", "", GLOSSARY_TEXT);
        assert_eq!(found, ["the slice `belofte` has no row in docs/glossary.md"]);
    }

    #[test]
    fn a_registered_fact_without_a_row_is_named() {
        let register = "crate::facts! {\n    /// Not a \"word.like\" this.\n    Asked = \"klus.gevraagd\", 1;\n}\n";
        assert_eq!(of("", register, GLOSSARY_TEXT), ["the kind of fact `klus` has no row in docs/glossary.md"]);
        assert!(of("", "facts! {\n    Opened = \"traject.gestart\", 1;\n}\n", GLOSSARY_TEXT).is_empty());
    }

    #[test]
    fn a_glossary_that_is_gone_is_a_complaint() {
        assert_eq!(check(&Tree::of(&[(LIB, "")])).len(), 1);
    }
}
