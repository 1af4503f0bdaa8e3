use askama::Template;

use crate::dossier::view::SignalCard;
use crate::shell::{Empty, Link, Shell};
use crate::tekst::Tekst;

#[derive(Template)]
#[template(path = "vandaag/vandaag.html")]
pub struct VandaagPage {
    pub t: Tekst,
    pub shell: Shell,
    /// "Dinsdag 24 november"
    pub title: String,
    /// "Op drie punten zijn wij te laat, vier komen eraan."
    pub summary: String,
    /// What is late, what comes, what may come up at the next talk.
    pub parts: Vec<Part>,
    pub agenda: Vec<Moment>,
    /// What comes in the agenda, as long as there is nothing.
    pub agenda_empty: &'static str,
    /// Only for who guides people themselves.
    pub vieren: Option<Vec<Glad>>,
    /// When nobody is guided, or nothing is owed.
    pub empty: Option<Empty>,
    /// "Hoe een signaal ontstaat"
    pub rules: Link,
}

/// Notices of one urgency.
pub struct Part {
    pub title: String,
    pub groups: Vec<Group>,
}

/// Notices of one kind; those beyond the first few are folded, so that many of a kind do not hide the others.
pub struct Group {
    pub first: Vec<SignalCard>,
    pub rest: Vec<SignalCard>,
    /// "Nog 12 keer: het is tijd voor een meting"
    pub more: String,
}

pub struct Moment {
    /// "vandaag", "do 26 nov"
    pub when: String,
    pub today: bool,
    pub who: Link,
    pub what: String,
    pub icon: &'static str,
}

pub struct Glad {
    pub who: Link,
    pub what: String,
    /// The inwoner's own words.
    pub words: Option<String>,
    pub icon: &'static str,
    pub when: String,
}
