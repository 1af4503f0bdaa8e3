use askama::Template;

use crate::form::Form;
use crate::shell::{Fact, Link, Shell};
use crate::tekst::Tekst;

/// What may no longer be kept, who asked, and what was proposed and decided.
#[derive(Template, Debug)]
#[template(path = "vernietiging/overzicht.html")]
pub struct OverzichtPage {
    pub t: Tekst,
    pub shell: Shell,
    pub verzoeken: Vec<VerzoekRow>,
    pub voorstellen: Vec<VoorstelRow>,
    /// How many things are due.
    pub vervalt: String,
    /// What to propose, for who may; none when nothing is due.
    pub form: Option<Form>,
    /// The years of which the figures are not established yet, each with where that is sent; for who may.
    pub jaren: Vec<(String, String)>,
    /// "Nog niet vastgesteld: 2009, 2010."
    pub jaren_note: Option<String>,
}

impl OverzichtPage {
    fn failed(&self) -> bool {
        self.form.as_ref().is_some_and(Form::failed)
    }
}

#[derive(Clone, Debug)]
pub struct VerzoekRow {
    /// "Dossier 12"
    pub dossier: String,
    pub datum: String,
    /// The last day to answer on.
    pub voor: String,
    pub stand: String,
    pub late: bool,
    pub open: Option<Link>,
}

#[derive(Clone, Debug)]
pub struct VoorstelRow {
    pub link: Link,
    /// "van Marit Bos, 4 januari 2026"
    pub door: String,
    pub wat: String,
    pub stand: String,
}

/// A request, with what can be done about it.
#[derive(Template, Debug)]
#[template(path = "vernietiging/verzoek.html")]
pub struct VerzoekPage {
    pub t: Tekst,
    pub shell: Shell,
    pub crumb: Link,
    pub facts: Vec<Fact>,
    pub voorstel: Option<Form>,
    pub afwijzen: Option<Form>,
    /// Which of the two forms came back.
    pub voorstel_open: bool,
}

impl VerzoekPage {
    fn failed(&self) -> bool {
        self.voorstel.iter().chain(&self.afwijzen).any(Form::failed)
    }
}

/// A proposal and what became of it; after it was carried out this is the certificate.
#[derive(Template, Debug)]
#[template(path = "vernietiging/voorstel.html")]
pub struct VoorstelPage {
    pub t: Tekst,
    pub shell: Shell,
    pub crumb: Link,
    pub lead: String,
    pub facts: Vec<Fact>,
    /// The things it is about, in words.
    pub zaken: Vec<String>,
    /// Why the reader cannot decide: they proposed it.
    pub note: Option<String>,
    pub besluit: Option<Form>,
    pub uitvoeren: Option<Form>,
    /// What to do after it was carried out.
    pub daarna: Option<String>,
}

impl VoorstelPage {
    fn failed(&self) -> bool {
        self.besluit.iter().chain(&self.uitvoeren).any(Form::failed)
    }
}
