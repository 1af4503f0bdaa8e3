use askama::Template;
use domain::groep::{Soort, Uitkomst};

use crate::caseload::view::Filter;
use crate::form::{Choice, Form, Input, Kind};
use crate::shell::{Empty, Fact, Link, Shell};
use crate::tekst::{Tekst, capital};

/// The groups of the gemeente.
#[derive(Template, Debug)]
#[template(path = "groep/list.html")]
pub struct GroepenPage {
    pub t: Tekst,
    pub shell: Shell,
    pub summary: String,
    pub add: Option<Link>,
    pub filters: Vec<Filter>,
    pub rows: Vec<Row>,
    pub empty: Option<Empty>,
}

#[derive(Clone, Debug)]
pub struct Row {
    pub link: Link,
    /// "training, Participatiehuis"
    pub soort: String,
    pub start: String,
    /// "8 van hoogstens 10"
    pub size: String,
}

/// One group with its members.
#[derive(Template, Debug)]
#[template(path = "groep/groep.html")]
pub struct GroepPage {
    pub t: Tekst,
    pub shell: Shell,
    /// All groups.
    pub back: Link,
    pub title: String,
    pub facts: Vec<Fact>,
    pub edits: Vec<Link>,
    pub members: Vec<Member>,
    /// "Nog 4 anderen doen mee of deden mee. Hun dossier is niet voor jou."
    pub others: Option<String>,
    pub empty: Option<Empty>,
    pub join: Option<Form>,
    /// How to add somebody when there is no form.
    pub elsewhere: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Member {
    pub link: Link,
    pub since: String,
    /// "doet mee" or "afgerond op 12 maart 2010"
    pub now: String,
    pub act: Option<Link>,
}

impl GroepPage {
    fn failed(&self) -> bool {
        self.join.as_ref().is_some_and(Form::failed)
    }
}

pub(super) fn soort_key(soort: Soort) -> &'static str {
    match soort {
        Soort::Training => "groepsoort-training",
        Soort::Groepsopdracht => "groepsoort-groepsopdracht",
        Soort::Projectgroep => "groepsoort-projectgroep",
        Soort::KoffieUur => "groepsoort-koffie-uur",
    }
}

pub(super) fn uitkomst_key(uitkomst: Uitkomst) -> &'static str {
    match uitkomst {
        Uitkomst::Afgerond => "uitkomst-afgerond",
        Uitkomst::Voortijdig => "uitkomst-voortijdig",
    }
}

/// A group: `aanpak soort naam start`.
pub(super) fn open_inputs(t: &Tekst, form: &'static str, aanpakken: Vec<Choice>, soorten: &[Soort]) -> Vec<Input> {
    let soorten = soorten.iter().map(|soort| Choice::new(soort.word(), capital(t.say(soort_key(*soort)))));
    vec![
        Input::new(form, "aanpak", t.say("traject-aanpak")).select(aanpakken),
        Input::new(form, "soort", t.say("groep-soort")).choices(soorten.collect()),
        Input::new(form, "naam", t.say("groep-naam")).hint(t.say("groep-naam-hint")),
        Input::new(form, "start", t.say("groep-start")).kind(Kind::Date).hint(t.say("groep-start-hint")),
    ]
}

/// Somebody begins: `datum afwijking`, under whom or what it is about.
pub(super) fn join_inputs(t: &Tekst, form: &'static str) -> [Input; 2] {
    [
        Input::new(form, "datum", t.say("deelname-vanaf")).kind(Kind::Date),
        Input::new(form, "afwijking", t.say("reason-departs")).hint(t.say("reason-departs-groep")).optional(),
    ]
}

/// Somebody ends: `datum uitkomst reden`.
pub(super) fn leave_inputs(t: &Tekst, form: &'static str) -> [Input; 3] {
    let outcomes = Uitkomst::ALL.map(|uitkomst| Choice::new(uitkomst.word(), capital(t.say(uitkomst_key(uitkomst)))));
    [
        Input::new(form, "datum", t.say("deelname-tot")).kind(Kind::Date).hint(t.say("deelname-tot-hint")),
        Input::new(form, "uitkomst", t.say("deelname-uitkomst")).choices(outcomes.into()),
        Input::new(form, "reden", t.say("deelname-reden")).hint(t.say("deelname-reden-hint")).optional(),
    ]
}
