use askama::Template;
use exports::eigen::Eigen;

use crate::shell::{Fact, Link, Shell};
use crate::tekst::Tekst;

/// The file on paper. What the sentences say stands in the file itself, the same as in the download.
#[derive(Template, Debug)]
#[template(path = "eigen/eigen.html")]
pub struct EigenPage {
    pub t: Tekst,
    pub shell: Shell,
    pub crumbs: Vec<Link>,
    /// "Sittard-Geleen, 30 april 2010, dossier 12"
    pub made: String,
    pub download: Link,
    pub gegevens: Vec<Fact>,
    pub feiten: Vec<Line>,
    pub lijsten: Vec<(String, Vec<Fact>)>,
    pub gelezen: Vec<Look>,
    pub bewaren: Vec<Kept>,
    pub verzoeken: Vec<String>,
}

/// One fact.
#[derive(Clone, Debug)]
pub struct Line {
    pub title: String,
    pub text: Option<String>,
    pub voice: Option<String>,
    /// "13 november 2009. Vastgelegd op 14 november 2009 door Ayşe Demir, begeleider."
    pub meta: String,
    /// It corrects another, or another took its place.
    pub change: Vec<String>,
    pub gone: bool,
}

#[derive(Clone, Debug)]
pub struct Look {
    pub when: String,
    pub who: String,
    pub purpose: String,
    pub what: String,
}

#[derive(Clone, Debug)]
pub struct Kept {
    pub what: String,
    pub term: String,
    /// "Tot 4 januari 2030", or that it still runs.
    pub until: String,
    pub source: String,
}

/// The file with the moments as people read them, beside the moments as programs do.
pub(super) struct Filled {
    pub file: Eigen,
    pub feiten: Vec<Line>,
    pub gelezen: Vec<Look>,
    pub bewaren: Vec<Kept>,
}
