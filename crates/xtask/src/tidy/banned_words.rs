//! Words that are fine while one is working and may not stay.

use super::Complaint;
use crate::source::{self, is_word};
use crate::tree::Tree;

/// In code: what it is, and what to do instead.
const IN_CODE: &[(&str, &str)] = &[
    ("todo!(", "finish it, or return the refusal or trouble that is true until then"),
    ("unimplemented!(", "finish it, or leave the function out until something calls it"),
    ("#[ignore", "repair the test or remove it; a test that does not run proves nothing"),
];

/// In code and comments.
const IN_COMMENTS: &[(&str, &str)] = &[
    ("FIXME", "repair it now, or open an issue and say in the comment what holds today"),
    ("XXX", "say in a whole sentence what the reader must know"),
];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    tree.rust().flat_map(|file| in_file(&file.path, &file.text)).collect()
}

fn in_file(path: &str, text: &str) -> Vec<Complaint> {
    let mut complaints = find(path, &source::code_only(text), IN_CODE);
    complaints.extend(find(path, &source::without_literals(text), IN_COMMENTS));
    complaints
}

fn find(path: &str, text: &str, words: &[(&str, &str)]) -> Vec<Complaint> {
    let lines = text.lines().enumerate();
    let hits =
        lines.flat_map(|(at, line)| words.iter().filter(|(word, _)| stands_in(line, word)).map(move |w| (at, w)));
    hits.map(|(at, (word, instead))| Complaint::new(path, at + 1, format!("`{word}` may not stay"), *instead)).collect()
}

/// The word stands by itself, not inside a longer name.
fn stands_in(line: &str, word: &str) -> bool {
    let ends_in_word = word.ends_with(is_word);
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back().is_some_and(is_word);
        let after = ends_in_word && line[at + word.len()..].chars().next().is_some_and(is_word);
        !before && !after
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_found_where_it_counts() {
        for text in ["    todo!()", "unimplemented!(\"later\")", "#[ignore = \"slow\"]", "// FIXME later", "/* XXX */"]
        {
            assert_eq!(in_file("a.rs", text).len(), 1, "{text}");
        }
    }

    #[test]
    fn literals_and_longer_names_do_not_count() {
        for text in ["let a = \"todo!() FIXME\";", "my_todo!()", "// todo!() in a comment", "const XXXL: u8 = 1;"] {
            assert_eq!(in_file("a.rs", text), [], "{text}");
        }
    }
}
