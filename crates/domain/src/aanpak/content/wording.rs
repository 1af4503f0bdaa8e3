//! How a fault of an aanpak is worded: what was expected, and where it stands.

use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::DeValue;

use super::codes::Code;
use super::fold::near;

pub(super) fn all_codes<C: Code>() -> Vec<&'static str> {
    C::ALL.iter().map(|member| member.code()).collect()
}

/// The near misses of `word`, or else everything it could have been.
pub(super) fn one_of(word: &str, candidates: &[&str]) -> String {
    let near = near(word, candidates.iter().copied());
    let mut shown = if near.is_empty() { candidates.to_vec() } else { near };
    let mut seen = Vec::new();
    shown.retain(|word| {
        !seen.contains(word) && {
            seen.push(*word);
            true
        }
    });
    shown.join(", ")
}

pub(super) fn shown(range: &RangeInclusive<u32>) -> String {
    format!("{}–{}", range.start(), range.end())
}

pub(super) fn is_kebab(code: &str) -> bool {
    code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// What a member of a list is called in a path: its code, or its number when it has none.
pub(super) fn named(member: &Spanned<DeValue<'_>>, names: &[&str], nr: usize) -> String {
    let DeValue::Table(entries) = member.get_ref() else { return (nr + 1).to_string() };
    let word = |key: &&str| match entries.get(*key)?.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.to_string()),
        _ => None,
    };
    let words: Vec<String> = names.iter().filter_map(word).collect();
    if words.is_empty() { (nr + 1).to_string() } else { words.join("-") }
}

/// Line and column, both from 1, of a byte in the text.
pub(super) fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at.min(text.len())).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}
