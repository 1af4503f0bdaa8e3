use domain::aanpak::Content;

use crate::form::{Choice, Form, Input, Kind};
use crate::tekst::Tekst;

/// A new fase: `fase datum afwijking`.
pub fn fase_inputs(t: &Tekst, form: &'static str, fasen: Vec<Choice>) -> Vec<Input> {
    vec![
        Input::new(form, "fase", t.say("traject-fase")).select(fasen),
        Input::new(form, "datum", t.say("traject-from")).kind(Kind::Date),
        Input::new(form, "afwijking", t.say("reason-departs")).hint(t.say("reason-departs-fase")).optional(),
    ]
}

/// A longer term: `tot reden`.
pub fn extend_inputs(t: &Tekst, form: &'static str) -> Vec<Input> {
    vec![
        Input::new(form, "tot", t.say("traject-until")).kind(Kind::Date),
        Input::new(form, "reden", t.say("extend-why")),
    ]
}

/// Why a traject can end, and what can lie behind that, in the words of its aanpak.
pub fn endings(t: &Tekst, content: &Content) -> (Vec<Choice>, Vec<Choice>) {
    let lang = t.lang();
    let redenen = content.redenen.iter().map(|reden| Choice::new(&reden.code, reden.label.in_language(lang)));
    let oorzaken = content.oorzaken.iter().map(|oorzaak| Choice::new(&oorzaak.code, oorzaak.label.in_language(lang)));
    (redenen.collect(), oorzaken.collect())
}

/// The end of a traject: `datum reden oorzaak toelichting`. Without causes that field is left out.
pub fn close_inputs(t: &Tekst, form: &'static str, (redenen, oorzaken): (Vec<Choice>, Vec<Choice>)) -> Vec<Input> {
    let or_none = |choices: Vec<Choice>| std::iter::once(Choice::new("", t.say("choose-one"))).chain(choices).collect();
    let cause = (!oorzaken.is_empty()).then(|| {
        let input = Input::new(form, "oorzaak", t.say("close-cause")).hint(t.say("close-cause-hint"));
        input.select(or_none(oorzaken)).optional()
    });
    let mut inputs = vec![
        Input::new(form, "datum", t.say("close-date")).kind(Kind::Date).hint(t.say("close-date-hint")),
        Input::new(form, "reden", t.say("close-reason")).select(or_none(redenen)),
    ];
    inputs.extend(cause);
    inputs.push(Input::new(form, "toelichting", t.say("close-note")).kind(Kind::Long).optional());
    inputs
}

/// One of these in the card of the traject.
pub fn quiet_form(name: &'static str, action: String, daad: String, inputs: Vec<Input>, submit: &str) -> Form {
    Form { name, action, daad, inputs, submit: submit.into(), quiet: true, ..Form::default() }
}
