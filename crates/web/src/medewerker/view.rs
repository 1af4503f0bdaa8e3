use askama::Template;

use crate::form::{Choice, Form, Input, Kind};
use crate::shell::{Link, Shell};
use crate::tekst::Tekst;

#[derive(Template, Debug)]
#[template(path = "medewerker/list.html")]
pub struct MedewerkersPage {
    pub t: Tekst,
    pub shell: Shell,
    pub summary: String,
    /// Where a new one is added.
    pub add: Option<Link>,
    pub rows: Vec<MedewerkerRow>,
}

#[derive(Clone, Debug)]
pub struct MedewerkerRow {
    pub name: String,
    /// With which name this person logs in.
    pub account: String,
    /// "coach bij Samen Verder", one per role.
    pub roles: Vec<String>,
    /// "1,0 fte"
    pub fte: String,
    /// "in dienst sinds 1 maart 2024"
    pub since: String,
    /// "nog geen wachtwoord"; empty when all is well.
    pub note: String,
    /// Where a new one-time link is made (POST).
    pub link_action: Option<String>,
    /// Where somebody who has no log-in yet gets one.
    pub give_access: Option<String>,
}

/// A link with which somebody sets a password, shown this once.
#[derive(Template, Debug)]
#[template(path = "medewerker/link.html")]
pub struct OneTimeLinkPage {
    pub t: Tekst,
    pub shell: Shell,
    /// For whom.
    pub name: String,
    pub link: String,
    /// "Deze link werkt tot donderdag 26 november, 9.41 uur."
    pub until: String,
    pub back: Link,
}

/// A new medewerker: `naam account rol aanpak fte sinds`.
pub fn medewerker_form(
    t: &Tekst,
    action: String,
    daad: String,
    today: &str,
    roles: Vec<Choice>,
    aanpakken: Vec<Choice>,
) -> Form {
    let field = |name, key| Input::new("medewerker", name, t.say(key));
    let inputs = vec![
        field("naam", "medewerker-name").autocomplete("off"),
        field("account", "medewerker-account")
            .hint(t.say("medewerker-account-hint"))
            .kind(Kind::Email)
            .autocomplete("off"),
        field("rol", "medewerker-role").select(roles),
        field("aanpak", "traject-aanpak").select(aanpakken).optional(),
        field("fte", "medewerker-fte").hint(t.say("medewerker-fte-hint")).optional(),
        field("sinds", "medewerker-since").kind(Kind::Date).value(today),
    ];
    Form { name: "medewerker", action, daad, inputs, submit: t.say("medewerker-add").into(), ..Form::default() }
}

/// A log-in for somebody who works here already: `account`.
pub fn access_form(t: &Tekst, action: String) -> Form {
    let account = Input::new("toegang", "account", t.say("medewerker-account"))
        .hint(t.say("medewerker-account-hint"))
        .autocomplete("off");
    Form {
        name: "toegang",
        action,
        inputs: vec![account],
        submit: t.say("medewerker-give-access").into(),
        ..Form::default()
    }
}
