use crate::form::{Choice, Form, Input, Kind};
use crate::tekst::Tekst;

/// What the selects of the personal data offer.
#[derive(Clone, Debug, Default)]
pub struct InwonerChoices {
    pub wijken: Vec<Choice>,
    pub talen: Vec<Choice>,
}

/// A new resident, or changed personal data: `voornaam tussenvoegsel achternaam roepnaam geboortedatum telefoon
/// email straat postcode woonplaats wijk taal bereikbaar alarm`.
pub fn inwoner_form(t: &Tekst, action: String, daad: String, choices: InwonerChoices, new: bool) -> Form {
    let submit = if new { "inwoner-record" } else { "gegevens-record" };
    let field = |name, key| Input::new("inwoner", name, t.say(key));
    let inputs = vec![
        field("voornaam", "inwoner-first").heading(t.say("inwoner-who")),
        field("tussenvoegsel", "inwoner-prefix").optional(),
        field("achternaam", "inwoner-last"),
        field("roepnaam", "inwoner-calls").hint(t.say("inwoner-calls-hint")).optional(),
        field("geboortedatum", "inwoner-born").kind(Kind::Date).optional(),
        field("taal", "inwoner-language").select(choices.talen),
        field("telefoon", "inwoner-phone").kind(Kind::Tel).heading(t.say("inwoner-reach")).optional(),
        field("email", "inwoner-email").kind(Kind::Email).optional(),
        field("bereikbaar", "inwoner-when").hint(t.say("inwoner-when-hint")).optional(),
        field("straat", "inwoner-street").heading(t.say("inwoner-where")).optional(),
        field("postcode", "inwoner-postcode").optional(),
        field("woonplaats", "inwoner-town").optional(),
        field("wijk", "inwoner-wijk").select(choices.wijken).optional(),
        field("alarm", "inwoner-alarm").hint(t.say("inwoner-alarm-hint")).optional(),
    ];
    Form { name: "inwoner", action, daad, inputs, submit: t.say(submit).into(), wide: true, ..Form::default() }
}

/// What the selects of a new traject offer.
#[derive(Clone, Debug, Default)]
pub struct TrajectChoices {
    pub aanpakken: Vec<Choice>,
    /// Left out of the form when the aanpak has only one.
    pub soorten: Vec<Choice>,
    pub fasen: Vec<Choice>,
    pub begeleiders: Vec<Choice>,
    pub grondslagen: Vec<Choice>,
}

/// The start of a traject: `aanpak trajectsoort fase datum begeleider grondslag`.
pub fn traject_form(t: &Tekst, action: String, daad: String, today: &str, choices: TrajectChoices) -> Form {
    let select = |name, key, from: Vec<Choice>| Input::new("traject", name, t.say(key)).select(from);
    let mut inputs = vec![select("aanpak", "traject-aanpak", choices.aanpakken)];
    if choices.soorten.len() > 1 {
        inputs.push(select("trajectsoort", "traject-soort", choices.soorten));
    }
    if !choices.fasen.is_empty() {
        inputs.push(select("fase", "traject-fase", choices.fasen));
    }
    inputs.push(Input::new("traject", "datum", t.say("traject-from")).kind(Kind::Date).value(today));
    inputs.push(select("begeleider", "begeleider", choices.begeleiders));
    inputs.push(
        Input::new("traject", "grondslag", t.say("grondslag")).hint(t.say("grondslag-hint")).choices(choices.grondslagen),
    );
    Form { name: "traject", action, daad, inputs, submit: t.say("traject-start").into(), ..Form::default() }
}
