//! Two classes of text. *Kort* (a name, a reason: at most 120 characters) is kept in memory beside the facts.
//! *Lang* (a note) stays in the log; a question hands out a [`Sealed`], and the app opens just what a page shows.

use serde::{Deserialize, Serialize};

use crate::ids::Nr;
use crate::refusal::Refusal;

/// Characters a short text may have.
pub const KORT_MAX: usize = 120;
/// Characters a long text may have: some ten pages, so that a pasted file is told off and a long talk is not.
pub const LANG_MAX: usize = 20_000;

/// A note that only the log of one gemeente holds. The inside is private: only a question that has checked its viewer can make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sealed {
    nr: Nr,
    /// The gemeente by its mark: a handle is copied too often to carry its name.
    gemeente: u64,
}

impl Sealed {
    /// A note in the log of the gemeente with this slug.
    pub(crate) fn new(gemeente: &str, nr: Nr) -> Sealed {
        Sealed { nr, gemeente: mark(gemeente) }
    }

    /// The entry whose body holds the text; None when that is in the log of another gemeente than the one with this slug.
    pub fn nr_in(self, gemeente: &str) -> Option<Nr> {
        (self.gemeente == mark(gemeente)).then_some(self.nr)
    }
}

/// A slug as a number (FNV-1a, 64 bits): those of the few hundred gemeenten there are do not meet.
fn mark(slug: &str) -> u64 {
    slug.bytes().fold(0xcbf2_9ce4_8422_2325, |mark, byte| (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A long text inside a stored fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lang(pub String);

/// Trims a short text and refuses one that is too long; an empty one is none.
pub fn kort(field: &'static str, text: Option<&str>) -> Result<Option<String>, Refusal> {
    bounded(field, text, KORT_MAX)
}

/// The same for a long text.
pub fn lang(field: &'static str, text: Option<&str>) -> Result<Option<Lang>, Refusal> {
    Ok(bounded(field, text, LANG_MAX)?.map(Lang))
}

fn bounded(field: &'static str, text: Option<&str>, most: usize) -> Result<Option<String>, Refusal> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    match text.chars().count() {
        length if length <= most => Ok(Some(text.to_owned())),
        length => Err(Refusal::at(field, "tekst-te-lang").with("lengte", length as i32).with("hoogstens", most as i32)),
    }
}

/// Lower case without diacritics, and everything but letters and digits as single spaces: how names and labels are compared.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(&mut out, text);
    out
}

/// Adds the folded text behind what is there.
pub(crate) fn fold_into(out: &mut String, text: &str) {
    let begin = out.len();
    for letter in text.chars() {
        match letter {
            // Most letters of most names: without this a caseload spends half its time on sorting.
            'a'..='z' | '0'..='9' => out.push(letter),
            'A'..='Z' => out.push(letter.to_ascii_lowercase()),
            '\'' | '’' => {}
            '\u{300}'..='\u{36f}' => {}
            _ if letter.is_alphanumeric() => {
                out.extend(deunicode::deunicode_char(letter).unwrap_or_default().chars().flat_map(char::to_lowercase));
            }
            _ if out.len() > begin && !out.ends_with(' ') => out.push(' '),
            _ => {}
        }
    }
    out.truncate(out.trim_end_matches(' ').len().max(begin));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_says_nothing_about_the_log_of_another_gemeente() {
        let note = Sealed::new("lindervoort", Nr(7));
        assert_eq!(note.nr_in("lindervoort"), Some(Nr(7)));
        assert_eq!((note.nr_in("houten"), note.nr_in("")), (None, None));
    }

    #[test]
    fn names_are_compared_without_marks_case_and_hyphens() {
        assert_eq!(folded("Ayşe Yıldız-van 't Hof"), "ayse yildiz van t hof");
        assert_eq!(folded("  Crème—Brûlée "), "creme brulee");
    }

    #[test]
    fn a_short_text_of_121_characters_is_refused_at_its_field() {
        assert_eq!(kort("reden", Some(&"x".repeat(121))).unwrap_err().field, Some("reden"));
        assert_eq!(kort("reden", Some("  ")), Ok(None));
    }
}
