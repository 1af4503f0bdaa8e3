use askama::Template;

use crate::shell::Shell;
use crate::tekst::Tekst;

#[derive(Template, Debug)]
#[template(path = "zoek/results.html")]
pub struct ZoekPage {
    pub t: Tekst,
    pub shell: Shell,
    /// What was typed.
    pub query: String,
    /// "3 inwoners gevonden", or what to do when there is none.
    pub summary: String,
    pub hits: Vec<Hit>,
}

#[derive(Clone, Debug)]
pub struct Hit {
    pub id: String,
    pub name: String,
    /// "De Hoven, geboren in 1974"
    pub detail: String,
    /// "Ayşe Demir"; empty without one.
    pub begeleider: String,
    /// "Samen Verder, individueel", or "geen traject".
    pub traject: String,
    /// Whether this reader may open the dossier; if not, only that somebody is known here.
    pub open: bool,
}
