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

    /// What it says, for who puts it into words.
    pub fn herkomst(&self) -> Herkomst<'_> {
        if let Some(other) = self.0.strip_prefix("zie ") {
            return Herkomst::Elders(other.trim());
        }
        if self.is_ours() {
            return Herkomst::Ons(self.0.strip_prefix("ons: ").map(str::trim));
        }
        let places = self.0.split(", ").filter_map(Vindplaats::parse).collect();
        Herkomst::Regels { vindplaatsen: places, en_ons: self.0.split(", ").any(|part| part == "ons") }
    }
}

/// Where a value came from, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Herkomst<'a> {
    /// No source says it; why it was chosen so, when that was written down.
    Ons(Option<&'a str>),
    /// Another publication, by its name.
    Elders(&'a str),
    /// Lines of our sources; of a list some members may be ours.
    Regels { vindplaatsen: Vec<Vindplaats<'a>>, en_ons: bool },
}

/// Lines of one source, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vindplaats<'a> {
    pub bron: &'a str,
    pub van: &'a str,
    /// The last line, when it is more than one.
    pub tot: Option<&'a str>,
}

impl<'a> Vindplaats<'a> {
    /// `001:743` or `001:737-739`; `None` for anything else.
    pub fn parse(text: &'a str) -> Option<Vindplaats<'a>> {
        let (bron, lines) = text.split_once(':').filter(|_| is_reference(text))?;
        let (van, tot) = lines.split_once('-').map_or((lines, None), |(van, tot)| (van, Some(tot)));
        Some(Vindplaats { bron, van, tot })
    }
}

/// `001:743` or `001:737-739`.
fn is_reference(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let Some((file, lines)) = text.split_once(':') else { return false };
    let (from, to) = lines.split_once('-').unwrap_or((lines, lines));
    file.len() == 3 && digits(file) && digits(from) && digits(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_taken_apart_for_who_puts_it_into_words() {
        let of = |text: &str| Bron::parse(text).unwrap_or_else(|| panic!("{text} is a source"));
        assert_eq!(of("ons").herkomst(), Herkomst::Ons(None));
        assert_eq!(
            of("ons: het rapport noemt geen termijn").herkomst(),
            Herkomst::Ons(Some("het rapport noemt geen termijn"))
        );
        assert_eq!(of("zie Awb, artikel 4:13").herkomst(), Herkomst::Elders("Awb, artikel 4:13"));
        let place = |van, tot| Vindplaats { bron: "001", van, tot };
        let lines =
            Herkomst::Regels { vindplaatsen: vec![place("737", Some("739")), place("745", None)], en_ons: false };
        assert_eq!(of("001:737-739, 001:745").herkomst(), lines);
        assert_eq!(
            of("001:573, ons").herkomst(),
            Herkomst::Regels { vindplaatsen: vec![place("573", None)], en_ons: true }
        );
    }
}
