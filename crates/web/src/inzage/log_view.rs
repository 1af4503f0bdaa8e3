use askama::Template;

use crate::form::Choice;
use crate::shell::{Link, Shell};
use crate::tekst::Tekst;

/// The read log of the gemeente.
#[derive(Template, Debug)]
#[template(path = "inzage/log.html")]
pub struct LogPage {
    pub t: Tekst,
    pub shell: Shell,
    pub summary: String,
    pub asked: Asked,
    pub people: Vec<Choice>,
    pub errors: Vec<String>,
    pub rows: Vec<Look>,
    pub newer: Option<Link>,
    pub older: Option<Link>,
}

/// What was typed, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    pub dossier: String,
    pub wie: String,
    pub van: String,
    pub tot: String,
}

#[derive(Clone, Debug)]
pub struct Look {
    pub when: String,
    pub who: String,
    pub role: String,
    pub purpose: String,
    pub what: String,
    /// The number of the dossier; empty for a list.
    pub dossier: String,
}

/// Who works here, in which role, and who could open one dossier.
#[derive(Template, Debug)]
#[template(path = "inzage/toegang.html")]
pub struct ToegangPage {
    pub t: Tekst,
    pub shell: Shell,
    pub lead: String,
    pub dossier: String,
    pub error: Option<String>,
    /// "7 mensen kunnen nu iets van dossier 12 zien."
    pub found: Option<String>,
    /// The file to hand over to this inwoner.
    pub eigen: Option<Link>,
    pub reach: Vec<Reach>,
    pub staff: Vec<Staff>,
    pub policy: Link,
}

#[derive(Clone, Debug)]
pub struct Reach {
    pub who: String,
    pub role: String,
    pub standing: String,
    pub what: String,
}

#[derive(Clone, Debug)]
pub struct Staff {
    pub who: String,
    pub roles: Vec<String>,
    pub since: String,
}
