use askama::Template;

use crate::form::{Form, Input, Kind};
use crate::shell::Shell;
use crate::tekst::Tekst;

/// Log in: `naam wachtwoord terug`. After too many attempts the handler puts the wait message in `refusal`.
pub fn login_form(t: &Tekst, back: &str) -> Form {
    let inputs = vec![
        Input::new("inloggen", "terug", "").kind(Kind::Hidden).value(back),
        Input::new("inloggen", "naam", t.say("login-name")).autocomplete("username"),
        Input::new("inloggen", "wachtwoord", t.say("login-password"))
            .kind(Kind::Password)
            .autocomplete("current-password"),
    ];
    Form {
        name: "inloggen",
        action: "/inloggen".into(),
        inputs,
        submit: t.say("login-submit").into(),
        ..Form::default()
    }
}

/// What to say after too many attempts.
pub fn wait_message(t: &Tekst, minutes: u32) -> String {
    t.with("login-wait", "minuten", minutes)
}

/// Set a password through a link that works once: `wachtwoord nogmaals`.
pub fn password_form(t: &Tekst, action: String, name: &str) -> Form {
    let inputs = vec![
        // Password managers need to see for which account this is.
        Input::new("wachtwoord", "naam", "").kind(Kind::Hidden).value(name),
        Input::new("wachtwoord", "wachtwoord", t.say("password-new"))
            .kind(Kind::Password)
            .hint(t.say("password-hint"))
            .autocomplete("new-password"),
        Input::new("wachtwoord", "nogmaals", t.say("password-again")).kind(Kind::Password).autocomplete("new-password"),
    ];
    Form { name: "wachtwoord", action, inputs, submit: t.say("password-submit").into(), ..Form::default() }
}

/// For which gemeente and in which role somebody works today. Posts `plek` to `/kies`.
#[derive(Template, Debug)]
#[template(path = "inloggen/choose.html")]
pub struct ChoosePage {
    pub t: Tekst,
    pub shell: Shell,
    pub places: Vec<Place>,
}

#[derive(Clone, Debug)]
pub struct Place {
    pub gemeente: String,
    pub roles: Vec<PlaceRole>,
}

#[derive(Clone, Debug)]
pub struct PlaceRole {
    /// What is posted as `plek`.
    pub value: String,
    pub label: String,
    /// What one sees in this role.
    pub text: String,
}
