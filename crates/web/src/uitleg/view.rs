use askama::Template;

use crate::shell::{Fact, Shell};
use crate::tekst::Tekst;

/// The keyboard shortcuts, and the way to switch them off (posts `aan` = ja | nee to `/sneltoetsen`).
#[derive(Template, Debug)]
#[template(path = "uitleg/keys.html")]
pub struct KeysPage {
    pub t: Tekst,
    pub shell: Shell,
}

/// Every kind of signal: what it says, and the rules it follows from.
#[derive(Template, Debug)]
#[template(path = "uitleg/signals.html")]
pub struct SignalsPage {
    pub t: Tekst,
    pub shell: Shell,
    pub kinds: Vec<SignalKind>,
}

#[derive(Debug)]
pub struct SignalKind {
    pub word: &'static str,
    pub title: String,
    pub text: String,
    /// What the aanpak says, as name with article and as sentence, and where that comes from.
    pub rules: Vec<(String, String, String)>,
}

#[derive(Template, Debug)]
#[template(path = "uitleg/accessibility.html")]
pub struct AccessibilityPage {
    pub t: Tekst,
    pub shell: Shell,
    /// "donderdag 26 november 2026"; when it was last checked.
    pub checked: String,
    /// Where to tell what does not work: address, telephone.
    pub contact: Vec<Fact>,
}

/// Who may see and do what: one row per kind of fact, one column per role.
#[derive(Template, Debug)]
#[template(path = "uitleg/access.html")]
pub struct AccessPage {
    pub t: Tekst,
    pub shell: Shell,
    pub roles: Vec<String>,
    pub groups: Vec<AccessGroup>,
}

#[derive(Clone, Debug)]
pub struct AccessGroup {
    pub heading: String,
    pub rows: Vec<AccessRow>,
}

#[derive(Clone, Debug)]
pub struct AccessRow {
    pub what: String,
    /// One per role.
    pub cells: Vec<Access>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    No,
    Read,
    Write,
}

impl Access {
    fn sign(&self) -> &'static str {
        match self {
            Access::No => "✘",
            Access::Read => "✔",
            Access::Write => "✔✎",
        }
    }

    fn words(&self, t: &Tekst) -> &'static str {
        match self {
            Access::No => t.say("access-no"),
            Access::Read => t.say("access-read"),
            Access::Write => t.say("access-write"),
        }
    }

    fn class(&self) -> &'static str {
        if *self == Access::No { "mee-niet" } else { "mee-wel" }
    }
}
