use crate::form::{Choice, Form, Input, Kind};
use crate::tekst::Tekst;

/// A new resident, or changed personal data: `voornaam tussenvoegsel achternaam andere_naam geboortedatum wijk uitkering uitkering_sinds wachtlijst`.
pub fn inwoner_form(
    t: &Tekst,
    action: String,
    daad: String,
    uitkeringen: Vec<Choice>,
    wachtlijsten: Vec<Choice>,
    new: bool,
) -> Form {
    let submit = if new { "inwoner-record" } else { "gegevens-record" };
    let field = |name, key| Input::new("inwoner", name, t.say(key));
    let inputs = vec![
        field("voornaam", "inwoner-first").heading(t.say("inwoner-who")).optional(),
        field("tussenvoegsel", "inwoner-prefix").optional(),
        field("achternaam", "inwoner-last"),
        field("andere_naam", "inwoner-also").hint(t.say("inwoner-also-hint")).optional(),
        field("geboortedatum", "inwoner-born").kind(Kind::Date).optional(),
        field("wijk", "inwoner-wijk").heading(t.say("inwoner-where")).optional(),
        field("uitkering", "inwoner-uitkering").select(uitkeringen).optional(),
        field("uitkering_sinds", "inwoner-uitkering-sinds").kind(Kind::Date).optional(),
        field("wachtlijst", "inwoner-wachtlijst").select(wachtlijsten).optional(),
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
        Input::new("traject", "grondslag", t.say("grondslag"))
            .hint(t.say("grondslag-hint"))
            .choices(choices.grondslagen),
    );
    Form { name: "traject", action, daad, inputs, submit: t.say("traject-start").into(), ..Form::default() }
}
