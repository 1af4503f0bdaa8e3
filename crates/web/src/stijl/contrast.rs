//! Whether what stands on something can be read: the pairs of tokens that meet on a page, by WCAG 2.2 (1.4.3 and 1.4.11).

use std::sync::LazyLock;

use super::Fault;
use super::css::{Set, Sheet, parse};

/// Text needs 4.5, an edge or a sign 3.
const TEXT: f64 = 4.5;
const EDGE: f64 = 3.0;

/// What meets what, and how much they must differ.
const PAIRS: [(&str, &[&str], f64); 13] = [
    ("ink", &["paper", "surface", "sand", "petrol-soft", "petrol-pale", "red-soft", "amber-soft"], TEXT),
    ("soft", &["paper", "surface", "sand"], TEXT),
    ("petrol", &["paper", "surface", "petrol-soft", "petrol-pale"], TEXT),
    ("petrol-deep", &["paper", "surface", "petrol-soft", "petrol-pale"], TEXT),
    ("on-petrol", &["petrol", "petrol-deep"], TEXT),
    ("red", &["paper", "surface", "red-soft"], TEXT),
    ("amber", &["paper", "surface", "amber-soft"], TEXT),
    ("green", &["paper", "surface"], TEXT),
    ("heide", &["surface"], TEXT),
    ("edge", &["paper", "surface"], EDGE),
    ("quiet-edge", &["surface"], EDGE),
    ("bar", &["surface"], EDGE),
    ("focus", &["paper", "surface"], EDGE),
];

/// What Meedoen itself looks like: it holds for whatever a municipality leaves out.
static OURS: LazyLock<Sheet> = LazyLock::new(|| parse("thema.css", include_str!("../../assets/thema.css")).0);

/// Every pair that the file makes unreadable, at the line of the token that does.
pub(super) fn faults(file: &str, sheet: &Sheet) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (scheme, own, ours) in [("licht", &sheet.light, &OURS.light), ("donker", &sheet.dark, &OURS.dark)] {
        for (front, backs, least) in PAIRS {
            let unread = backs.iter().copied().filter_map(|back| unreadable(own, ours, (front, back), least));
            faults.extend(unread.map(|(set, other, ratio)| Fault {
                file: file.to_owned(),
                line: set.line,
                found: format!("in {scheme} heeft --mee-{front} op --mee-{other} contrast {}", one_decimal(ratio)),
                expected: format!("ten minste {}", one_decimal(least)),
            }));
        }
    }
    faults
}

/// Only what the file itself sets can be its fault.
fn unreadable<'s>(
    own: &'s [Set],
    ours: &'s [Set],
    (front, back): (&str, &'s str),
    least: f64,
) -> Option<(&'s Set, &'s str, f64)> {
    let set = |sets: &'s [Set], name: &str| sets.iter().find(|set| set.name == name);
    let by_file = set(own, front).or_else(|| set(own, back))?;
    let shown = |name: &str| set(own, name).or_else(|| set(ours, name));
    let ratio = ratio(&shown(front)?.value, &shown(back)?.value)?;
    (ratio < least).then_some((by_file, back, ratio))
}

/// Rounded down: 4.49 is not 4.5.
fn one_decimal(ratio: f64) -> String {
    format!("{:.1}", (ratio * 10.0).floor() / 10.0).replace('.', ",")
}

pub(super) fn ratio(one: &str, other: &str) -> Option<f64> {
    let (one, other) = (luminance(one)?, luminance(other)?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

/// The relative luminance of `#rgb` or `#rrggbb`.
fn luminance(colour: &str) -> Option<f64> {
    let hex = colour.strip_prefix('#')?;
    let width = if hex.len() == 3 { 1 } else { 2 };
    let channel = |at: usize| {
        let part = u32::from_str_radix(hex.get(at * width..(at + 1) * width)?, 16).ok()?;
        let part = f64::from(if width == 1 { part * 17 } else { part }) / 255.0;
        Some(if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) })
    };
    Some(0.2126 * channel(0)? + 0.7152 * channel(1)? + 0.0722 * channel(2)?)
}
