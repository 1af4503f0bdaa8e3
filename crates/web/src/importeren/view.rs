use askama::Template;

use crate::form::{Choice, Form, Input, Kind};
use crate::shell::{Fact, Link, Shell};
use crate::tekst::Tekst;

/// Where the files are chosen; after a look that found faults, with all of them.
#[derive(Template, Debug)]
#[template(path = "importeren/choose.html")]
pub struct ChoosePage {
    pub t: Tekst,
    pub shell: Shell,
    pub form: Form,
    /// "3 fouten. Er is niets vastgelegd."
    pub fault_count: String,
    pub faults: Vec<Told>,
    /// "… en nog 12 fouten."
    pub more: String,
}

/// What the files would bring about.
#[derive(Template, Debug)]
#[template(path = "importeren/preview.html")]
pub struct PreviewPage {
    pub t: Tekst,
    pub shell: Shell,
    pub back: Link,
    /// Something else would happen than the preview said before.
    pub changed: bool,
    pub files: Vec<FilePreview>,
    pub notices: Vec<Told>,
    /// "… en nog 12 opmerkingen."
    pub more: String,
    /// None when there is nothing to record.
    pub form: Option<Form>,
}

#[derive(Clone, Debug)]
pub struct FilePreview {
    /// "Sleutelbestand: lijst.csv"
    pub title: String,
    pub counts: Vec<Fact>,
}

/// Something about a cell, and what.
#[derive(Clone, Debug)]
pub struct Told {
    pub file: String,
    pub row: String,
    pub column: String,
    pub value: String,
    pub text: String,
}

/// Which aanpak and which files: `aanpak sleutelbestand metingen groepen`.
pub fn choose_form(t: &Tekst, action: String, aanpakken: Vec<Choice>) -> Form {
    let file =
        |name, key, hint| Input::new("importeren", name, t.say(key)).hint(t.say(hint)).kind(Kind::File).optional();
    let first = aanpakken.first().map(|choice| choice.value.clone()).unwrap_or_default();
    let inputs = vec![
        Input::new("importeren", "aanpak", t.say("traject-aanpak")).select(aanpakken).value(first),
        file("sleutelbestand", "importeren-sleutelbestand", "importeren-sleutelbestand-hint"),
        file("metingen", "importeren-metingen", "importeren-metingen-hint"),
        file("groepen", "importeren-groepen", "importeren-groepen-hint"),
    ];
    Form { name: "importeren", action, inputs, submit: t.say("importeren-bekijk").to_owned(), ..Form::default() }
}

/// The button that records what was shown; the files themselves stay on the server.
pub fn record_form(t: &Tekst, action: String, token: String, statements: usize, cancel: Link) -> Form {
    let token = Input::new("vastleggen", "voorbeeld", "").kind(Kind::Hidden).value(token);
    let submit = t.with("importeren-vastleggen", "aantal", statements as u32);
    Form { name: "vastleggen", action, inputs: vec![token], submit, cancel: Some(cancel), ..Form::default() }
}
