use askama::Template;

use crate::form::{Choice, Form, Input, Kind};
use crate::shell::{Link, Shell};
use crate::tekst::Tekst;

/// Who stands in for whom, as far as it concerns the reader.
#[derive(Template, Debug)]
#[template(path = "waarneming/list.html")]
pub struct WaarnemingPage {
    pub t: Tekst,
    pub shell: Shell,
    pub lead: String,
    pub add: Option<Link>,
    pub rows: Vec<Row>,
    pub note: String,
}

impl WaarnemingPage {
    /// Who can do nothing here needs no column for it.
    fn acts(&self) -> bool {
        self.rows.iter().any(|row| row.caseload.is_some() || row.end.is_some() || row.correct.is_some())
    }
}

#[derive(Clone, Debug)]
pub struct Row {
    pub waarnemer: String,
    pub voor: String,
    pub doel: String,
    pub reden: String,
    /// "3 mei tot en met 14 mei 2010"
    pub days: String,
    /// "loopt nu", "begint later", "voorbij"
    pub stand: String,
    /// The caseload that is open to the reader by it.
    pub caseload: Option<String>,
    /// What it was before it was corrected, who did and why; the newest first.
    pub eerder: Vec<String>,
    /// Where it is corrected.
    pub correct: Option<String>,
    /// Where ending it is sent.
    pub end: Option<String>,
}

/// A new one: `waarnemer voor doel reden van tot`.
pub fn form(t: &Tekst, action: String, daad: String, people: Vec<Choice>, doelen: Vec<Choice>) -> Form {
    let field = |name, key| Input::new("waarneming", name, t.say(key));
    let inputs = vec![
        field("waarnemer", "waarneming-wie").select(people.clone()),
        field("voor", "waarneming-voor").hint(t.say("waarneming-voor-hint")).select(people),
        field("doel", "waarneming-doel").choices(doelen),
        field("reden", "waarneming-reden").hint(t.say("waarneming-reden-hint")),
        field("van", "waarneming-van").kind(Kind::Date),
        field("tot", "waarneming-tot").hint(t.say("waarneming-tot-hint")).kind(Kind::Date),
    ];
    Form { name: "waarneming", action, daad, inputs, submit: t.say("waarneming-record").into(), ..Form::default() }
}

/// Of one that was stated: `doel reden tot`, and `van` as long as it has not come.
pub fn instead_inputs(t: &Tekst, doelen: Vec<Choice>, coming: bool) -> Vec<Input> {
    let field = |name, key| Input::new("correctie", name, t.say(key));
    let van = coming.then(|| field("van", "waarneming-van").kind(Kind::Date));
    let first = [
        field("doel", "waarneming-doel").choices(doelen),
        field("reden", "waarneming-reden").hint(t.say("waarneming-reden-hint")),
    ];
    let tot = field("tot", "waarneming-tot").hint(t.say("waarneming-tot-hint")).kind(Kind::Date);
    first.into_iter().chain(van).chain([tot]).collect()
}
