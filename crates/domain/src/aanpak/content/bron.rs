//! Where a value of an aanpak came from.

use serde::{Deserialize, Serialize};

/// Where a value came from: lines of a source (`001:743`, `001:737-739, 001:745`), `ons`, or `zie …` for another publication.
/// A list whose members differ may mix lines with `ons`: `001:573, 001:1062, ons`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Bron(String);

impl Bron {
    pub(super) const FORMS: &'static str = "001:743, ons, zie …";

    pub(crate) fn ons() -> Self {
        Self("ons".to_owned())
    }

    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let remark = |prefix: &str| text.strip_prefix(prefix).is_some_and(|rest| !rest.trim().is_empty());
        let known = text == "ons"
            || remark("ons: ")
            || remark("zie ")
            || text.split(", ").all(|part| part == "ons" || is_reference(part));
        known.then(|| Self(text.to_owned()))
    }

    /// Whether no source says it: a choice of the makers of this file.
    pub fn is_ours(&self) -> bool {
        self.0 == "ons" || self.0.starts_with("ons: ")
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `001:743` or `001:737-739`.
fn is_reference(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let Some((file, lines)) = text.split_once(':') else { return false };
    let (from, to) = lines.split_once('-').unwrap_or((lines, lines));
    file.len() == 3 && digits(file) && digits(from) && digits(to)
}
