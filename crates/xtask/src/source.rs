//! Rust source as the rules need it: with comments or text literals blanked out (lines stay where they are), without
//! its inline tests, and with the paths it names. A scan, not a parser: rustfmt has already put every brace in place.

/// The code with comments and the insides of literals replaced by spaces.
pub fn code_only(text: &str) -> String {
    blank(text, true)
}

/// The code and its comments; only the insides of literals are replaced by spaces.
pub fn without_literals(text: &str) -> String {
    blank(text, false)
}

fn blank(text: &str, comments_too: bool) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let (kind, end) = piece(&chars, at);
        let hide = match kind {
            Piece::Code => false,
            Piece::Comment => comments_too,
            Piece::Literal => true,
        };
        out.extend(chars[at..end].iter().map(|&c| if hide && c != '\n' { ' ' } else { c }));
        at = end;
    }
    out
}

enum Piece {
    Code,
    Comment,
    Literal,
}

/// What begins at `at`, and where it ends.
fn piece(chars: &[char], at: usize) -> (Piece, usize) {
    let next = chars.get(at + 1);
    let after_word = at > 0 && is_word(chars[at - 1]);
    match chars[at] {
        '/' if next == Some(&'/') => (Piece::Comment, end_of_line(chars, at)),
        '/' if next == Some(&'*') => (Piece::Comment, end_of_block(chars, at)),
        '"' => (Piece::Literal, end_of_text(chars, at + 1)),
        'r' if !after_word || chars[at - 1] == 'b' => match raw_hashes(chars, at + 1) {
            Some(hashes) => (Piece::Literal, end_of_raw(chars, at + 2 + hashes, hashes)),
            None => (Piece::Code, at + 1),
        },
        '\'' => match end_of_char(chars, at) {
            Some(end) => (Piece::Literal, end),
            None => (Piece::Code, at + 1),
        },
        _ => (Piece::Code, at + 1),
    }
}

fn end_of_line(chars: &[char], at: usize) -> usize {
    chars[at..].iter().position(|&c| c == '\n').map_or(chars.len(), |n| at + n)
}

fn end_of_block(chars: &[char], at: usize) -> usize {
    let (mut depth, mut i) = (0, at);
    while i < chars.len() {
        match (chars[i], chars.get(i + 1)) {
            ('/', Some('*')) => (depth, i) = (depth + 1, i + 2),
            ('*', Some('/')) => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
        if depth == 0 {
            return i;
        }
    }
    chars.len()
}

fn end_of_text(chars: &[char], mut at: usize) -> usize {
    while at < chars.len() {
        match chars[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    chars.len()
}

/// The number of `#` in the opening of a raw text, when this is one.
fn raw_hashes(chars: &[char], at: usize) -> Option<usize> {
    let hashes = chars.get(at..)?.iter().take_while(|&&c| c == '#').count();
    (chars.get(at + hashes) == Some(&'"')).then_some(hashes)
}

fn end_of_raw(chars: &[char], at: usize, hashes: usize) -> usize {
    let closes =
        |i: &usize| chars[*i] == '"' && chars[i + 1..].iter().take(hashes).filter(|&&c| c == '#').count() == hashes;
    (at..chars.len()).find(closes).map_or(chars.len(), |i| i + 1 + hashes)
}

/// The end of a character literal; `None` for a lifetime.
fn end_of_char(chars: &[char], at: usize) -> Option<usize> {
    if chars.get(at + 1) == Some(&'\\') {
        let close = chars[at + 3..].iter().position(|&c| c == '\'')?;
        return Some(at + 4 + close);
    }
    (chars.get(at + 2) == Some(&'\'')).then_some(at + 3)
}

/// Part of a name.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The depth of a line: how many spaces it begins with.
pub fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// `x` in `pub mod x;`, however public it is.
pub fn declared_module(line: &str) -> Option<&str> {
    let (head, tail) = line.trim().split_once("mod ")?;
    let public = head.is_empty() || head == "pub " || (head.starts_with("pub(") && head.ends_with(") "));
    tail.strip_suffix(';').map(str::trim).filter(|name| public && name.chars().all(is_word))
}

/// Blanks the modules that stand inline under `#[cfg(test)]`. Takes code from [`code_only`].
pub fn without_inline_tests(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let (mut marked, mut inside) = (false, None::<usize>);
    for line in code.lines() {
        let word = line.trim();
        if let Some(depth) = inside {
            if indent(line) == depth && word.starts_with('}') {
                inside = None;
            }
        } else if marked && word.ends_with('{') {
            (marked, inside) = (false, Some(indent(line)));
        } else {
            marked = word == "#[cfg(test)]" || (marked && (word.starts_with("#[") || word.is_empty()));
            out.push_str(line);
        }
        out.push('\n');
    }
    out
}

/// A name that follows a path prefix, and the line it stands on (from 1).
#[derive(Debug, PartialEq, Eq, Clone)]
pub struct Named {
    pub name: String,
    pub line: usize,
}

/// The first names after `prefix` (for instance `crate::`), those in a group `prefix{a, b::c}` each by itself.
pub fn names_after(code: &str, prefix: &str) -> Vec<Named> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices(prefix) {
        let joined = code[..at].chars().next_back().is_some_and(|c| is_word(c) || c == ':');
        if joined {
            continue;
        }
        let line = code[..at].matches('\n').count() + 1;
        let rest = &code[at + prefix.len()..];
        let names = if rest.starts_with('{') { group(rest) } else { vec![(first_word(rest), 0)] };
        let named = names.into_iter().map(|(name, down)| Named { name, line: line + down });
        found.extend(named.filter(|n| !n.name.is_empty()));
    }
    found
}

/// The first word of each member of a group at its outermost level, and how many lines down it stands.
fn group(text: &str) -> Vec<(String, usize)> {
    let (mut depth, mut down, mut names, mut expect) = (0, 0, Vec::new(), false);
    for (at, c) in text.char_indices() {
        match c {
            '{' => (depth, expect) = (depth + 1, depth == 0),
            '}' => depth -= 1,
            ',' => expect = depth == 1,
            '\n' => down += 1,
            c if expect && depth == 1 && is_word(c) => {
                names.push((first_word(&text[at..]), down));
                expect = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|&c| is_word(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_blanked_and_lines_stay() {
        let text =
            "let a = \"x // y\"; // z\nlet b = r#\"q\"w\"#; /* c\n /* d */ */ let e: &'a str = f('\\'', '\"');\n";
        let code = code_only(text);
        assert_eq!(code.lines().count(), 3);
        for gone in ["x", "z", "q", "w", "d", "\""] {
            assert!(!code.contains(gone), "{gone} in {code}");
        }
        for kept in ["let a", "let b", "let e", "&'a str", "f("] {
            assert!(code.contains(kept), "{kept} in {code}");
        }
    }

    #[test]
    fn comments_can_be_kept() {
        let code = without_literals("let a = \"text\"; // why\n");
        assert!(code.contains("why") && !code.contains("text"));
    }

    #[test]
    fn inline_tests_are_left_out_and_what_follows_is_kept() {
        let code = "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() {\n    }\n}\nfn c() {}\n";
        let left = without_inline_tests(code);
        assert!(left.contains("fn a") && left.contains("fn c") && !left.contains("fn b"));
        assert_eq!(left.lines().count(), code.lines().count());
    }

    #[test]
    fn names_after_a_prefix_also_come_from_groups() {
        let code = "use crate::plan;\nuse crate::{\n    meting::{self, Meting},\n    traject,\n};\nmycrate::not();\n";
        let named: Vec<_> = names_after(code, "crate::").into_iter().map(|n| (n.name, n.line)).collect();
        assert_eq!(named, [("plan".into(), 1), ("meting".into(), 3), ("traject".into(), 4)]);
    }

    #[test]
    fn modules_are_declared_in_more_than_one_way() {
        assert_eq!(declared_module("pub mod plan;"), Some("plan"));
        assert_eq!(declared_module("pub(crate) mod plan;"), Some("plan"));
        assert_eq!(declared_module("mod tests {"), None);
        assert_eq!(declared_module("let mod_x = 1;"), None);
    }
}
