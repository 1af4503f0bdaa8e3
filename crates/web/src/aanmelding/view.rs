use askama::Template;
use domain::aanmelding::{Beweegreden, Stand};
use domain::aanpak::content::Grondslag;

use crate::dossier::view::FoldedForm;
use crate::form::{Choice, Form, Input, Kind};
use crate::shell::{Empty, Fact, Link, Shell, Tone};
use crate::tekst::{Tekst, capital};

/// The referrals for which somebody still has to do something.
#[derive(Template, Debug)]
#[template(path = "aanmelding/list.html")]
pub struct AanmeldingenPage {
    pub t: Tekst,
    pub shell: Shell,
    pub summary: String,
    pub add: Option<Link>,
    pub rows: Vec<Row>,
    pub empty: Option<Empty>,
}

#[derive(Clone, Debug)]
pub struct Row {
    pub link: Link,
    pub aanpak: String,
    pub since: String,
    pub stand: String,
    /// "3 dagen te laat"
    pub late: Option<String>,
}

/// One referral, with what can be done about it.
#[derive(Template, Debug)]
#[template(path = "aanmelding/one.html")]
pub struct AanmeldingPage {
    pub t: Tekst,
    pub shell: Shell,
    /// All referrals.
    pub back: Link,
    pub title: String,
    pub dossier: Link,
    pub facts: Vec<Fact>,
    pub owed: Option<Owed>,
    pub accept: Option<Form>,
    pub folds: Vec<FoldedForm>,
}

/// What is owed, since when, by which rule.
#[derive(Clone, Debug)]
pub struct Owed {
    pub tone: Tone,
    pub title: String,
    pub since: String,
    pub rule: String,
    pub article: String,
    /// "Later, met reden"
    pub way_out: Option<Link>,
}

impl AanmeldingPage {
    fn failed(&self) -> bool {
        self.accept.as_ref().is_some_and(Form::failed) || self.folds.iter().any(|fold| fold.form.failed())
    }
}

pub(crate) fn stand_key(stand: Stand) -> &'static str {
    match stand {
        Stand::Wacht => "aanmelding-wacht",
        Stand::Aangenomen => "aanmelding-aangenomen",
        Stand::Afgewezen => "aanmelding-afgewezen",
        Stand::Ingetrokken => "aanmelding-ingetrokken",
        Stand::Afgehaakt => "aanmelding-afgehaakt",
    }
}

pub(crate) fn beweegreden_key(why: Beweegreden) -> &'static str {
    match why {
        Beweegreden::Moet => "beweegreden-moet",
        Beweegreden::Werk => "beweegreden-werk",
        Beweegreden::Mensen => "beweegreden-mensen",
        Beweegreden::IetsDoen => "beweegreden-iets-doen",
        Beweegreden::Rust => "beweegreden-rust",
    }
}

pub(crate) const GRONDSLAGEN: [(Grondslag, &str, &str); 3] = [
    (Grondslag::Verplicht, "verplicht", "grondslag-verplicht"),
    (Grondslag::MetDrang, "met-drang", "grondslag-met-drang"),
    (Grondslag::Vrijwillig, "vrijwillig", "grondslag-vrijwillig"),
];

/// Why, on what ground, and why the inwoner comes: `aanpak reden grondslag beweegreden datum`.
pub(super) fn refer_inputs(t: &Tekst, form: &'static str, aanpakken: Vec<Choice>) -> Vec<Input> {
    let grounds = GRONDSLAGEN.map(|(_, word, key)| Choice::new(word, capital(t.say(key))));
    let whys = Beweegreden::ALL.map(|why| Choice::new(why.word(), capital(t.say(beweegreden_key(why)))));
    let whys = std::iter::once(Choice::new("", t.say("unknown"))).chain(whys);
    vec![
        Input::new(form, "aanpak", t.say("traject-aanpak")).select(aanpakken),
        Input::new(form, "reden", t.say("aanmelding-reden")).hint(t.say("aanmelding-reden-hint")),
        Input::new(form, "grondslag", t.say("grondslag")).hint(t.say("grondslag-hint")).choices(grounds.into()),
        Input::new(form, "beweegreden", t.say("beweegreden"))
            .hint(t.say("beweegreden-hint"))
            .select(whys.collect())
            .optional(),
        Input::new(form, "datum", t.say("aanmelding-datum")).kind(Kind::Date),
    ]
}

/// Accepting: `begeleider datum start trajectsoort afwijking`.
pub(super) fn accept_inputs(t: &Tekst, begeleiders: Vec<Choice>, soorten: Vec<Choice>) -> Vec<Input> {
    let form = "aannemen";
    let mut inputs = vec![
        Input::new(form, "begeleider", t.say("begeleider")).hint(t.say("aannemen-hint")).select(begeleiders),
        Input::new(form, "datum", t.say("aannemen-datum")).kind(Kind::Date),
        Input::new(form, "start", t.say("aannemen-start")).kind(Kind::Check).optional(),
    ];
    if soorten.len() > 1 {
        inputs.push(Input::new(form, "trajectsoort", t.say("traject-soort")).select(soorten));
    }
    let why = Input::new(form, "afwijking", t.say("reason-departs")).hint(t.say("reason-departs-caseload"));
    inputs.push(why.optional());
    inputs
}
