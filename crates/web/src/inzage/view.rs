use askama::Template;

use crate::shell::{Link, Shell};
use crate::tekst::Tekst;

#[derive(Template, Debug)]
#[template(path = "inzage/list.html")]
pub struct InzagePage {
    pub t: Tekst,
    pub shell: Shell,
    pub inwoner: Link,
    /// "31 keer, door 4 mensen, sinds 23 april 2026."
    pub summary: String,
    pub rows: Vec<Look>,
    pub older: Option<Link>,
}

#[derive(Clone, Debug)]
pub struct Look {
    /// "24 november 2026, 8.52 uur"
    pub when: String,
    pub who: String,
    pub role: String,
    pub purpose: String,
    /// "het hele dossier", "alleen financieel"
    pub what: String,
}
