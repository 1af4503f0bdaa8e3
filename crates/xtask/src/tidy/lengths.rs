//! How long a function and a file may be. Long enough for a register or a form; too short for a second subject.

use super::Complaint;
use crate::source::{self, indent, is_word};
use crate::tree::Tree;

const FUNCTION: usize = 70;
const FILE: usize = 500;
const FILE_ADVICE: usize = 400;

/// Registers list all of a kind and may be as long as the kind has members.
const REGISTERS: &[&str] = &["crates/domain/src/fact.rs", "crates/domain/src/state.rs", "crates/web/src/routes.rs"];

/// No function, test or not, is longer than the limit, counted from `fn` to its closing brace.
pub fn functions(tree: &Tree) -> Vec<Complaint> {
    tree.rust().flat_map(|file| long_functions(&file.path, &file.text)).collect()
}

fn long_functions(path: &str, text: &str) -> Vec<Complaint> {
    let code = source::code_only(text);
    let lines: Vec<&str> = code.lines().collect();
    let starts = lines.iter().enumerate().filter_map(|(at, line)| Some((at, function_name(line)?)));
    let measured = starts.map(|(at, name)| (at, name, length(&lines[at..])));
    let long = measured.filter(|(_, _, length)| *length > FUNCTION);
    long.map(|(at, name, length)| {
        let what = format!("the function `{name}` has {length} lines, {FUNCTION} is the limit");
        Complaint::new(path, at + 1, what, "give the parts that have a name of their own a function of their own")
    })
    .collect()
}

/// `x` when a line begins a function `x`.
fn function_name(line: &str) -> Option<String> {
    let (before, after) = line.trim().split_once("fn ")?;
    let qualifiers = ["pub", "async", "const", "unsafe", "extern", "default"];
    let is_qualifier =
        |word: &str| qualifiers.contains(&word) || word.starts_with("pub(") || word == "in" || word.ends_with(')');
    let name: String = after.chars().take_while(|&c| is_word(c)).collect();
    (before.split_whitespace().all(is_qualifier) && !name.is_empty()).then_some(name)
}

/// The number of lines up to the brace that closes what the first line begins; a declaration without body has one.
fn length(lines: &[&str]) -> usize {
    let (first, depth) = (lines[0].trim_end(), indent(lines[0]));
    if first.ends_with(';') || first.ends_with('}') {
        return 1;
    }
    for (at, line) in lines.iter().enumerate().skip(1) {
        let here = indent(line) == depth;
        if here && (line.trim_start().starts_with('}') || line.trim_end().ends_with(';')) {
            return at + 1;
        }
    }
    lines.len()
}

/// Files that ship stay readable in one sitting. Inline tests do not count.
pub fn files(tree: &Tree) -> Vec<Complaint> {
    let files = tree.shipped().filter(|file| !REGISTERS.contains(&file.path.as_str()));
    files.filter_map(|file| long_file(&file.path, &file.text)).collect()
}

fn long_file(path: &str, text: &str) -> Option<Complaint> {
    let tests = "#[cfg(test)]\nmod tests {";
    let length = text.find(tests).map_or(text, |at| &text[..at]).lines().count();
    let instead =
        "split it along the words of the town: one file per part that can be named (rules, questions, one page)";
    let what = |limit| format!("has {length} lines without its tests, {limit}");
    match length {
        0..=FILE_ADVICE => None,
        _ if length <= FILE => {
            let what = what(format!("{FILE} is the limit"));
            Some(Complaint { advice: true, ..Complaint::new(path, None, what, instead) })
        }
        _ => Some(Complaint::new(path, None, what(format!("over the limit of {FILE}")), instead)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn function(lines: usize) -> String {
        format!("    pub(crate) async fn long(\n        a: u8,\n    ) {{\n{}    }}\n", "        a;\n".repeat(lines - 4))
    }

    #[test]
    fn the_limit_itself_is_allowed_and_one_more_is_not() {
        assert_eq!(long_functions("a.rs", &function(70)), []);
        let found = long_functions("a.rs", &function(71));
        assert_eq!(found.len(), 1);
        assert!(found[0].what.contains("`long` has 71 lines"), "{:?}", found[0]);
    }

    #[test]
    fn declarations_closures_and_words_in_text_are_no_functions() {
        let text = format!(
            "trait A {{\n    fn a(&self);\n    fn b(\n        &self,\n    ) -> u8;\n}}\n{}",
            "// x\n".repeat(90)
        );
        assert_eq!(long_functions("a.rs", &text), []);
        assert_eq!(function_name("let x = \"\"; // fn "), None);
        assert_eq!(function_name("type F = fn (u8);"), None);
    }

    #[test]
    fn a_long_file_is_named_first_and_fails_later() {
        assert!(long_file("a.rs", &"x\n".repeat(400)).is_none());
        assert!(long_file("a.rs", &"x\n".repeat(401)).unwrap().advice);
        assert!(!long_file("a.rs", &"x\n".repeat(501)).unwrap().advice);
    }

    #[test]
    fn tests_at_the_foot_do_not_count_and_registers_may_be_long() {
        assert!(long_file("a.rs", &format!("x\n#[cfg(test)]\nmod tests {{\n{}", "x\n".repeat(600))).is_none());
        assert!(files(&Tree::of(&[("crates/domain/src/fact.rs", &"x\n".repeat(900))])).is_empty());
    }
}
