use askama::Template;

pub use super::now::{Line, Now};
pub use super::plan::{Chip, PlanCard, StapLine};
pub use super::primary::ToContact;
pub use super::snel::Snel;
pub use crate::belofte::card::{BelofteKant, BelofteLine, BeloftenCard};
use crate::caseload::view::Filter;
use crate::form::{Choice, Explain, Form, Input, Kind};
use crate::shell::{Empty, Fact, Link, Shell, Tone};
use crate::tekst::Tekst;

#[derive(Template, Debug)]
#[template(path = "dossier/dossier.html")]
pub struct DossierPage {
    pub t: Tekst,
    pub shell: Shell,
    pub header: Header,
    /// Owed soonest first.
    pub signals: Vec<SignalCard>,
    /// What the inwoner wants and does: on top.
    pub plan: Option<PlanCard>,
    /// What both sides promise each other.
    pub beloften: Option<BeloftenCard>,
    pub traject: Option<TrajectCard>,
    /// How it stands: ladder and leefgebieden, belemmeringen, groepen.
    pub now: Vec<Now>,
    /// "Je kijkt terug", with the way to today.
    pub back: Option<(String, Link)>,
    /// Requests for destruction that wait for an answer.
    pub verzoeken: Vec<String>,
    /// The masthead leads to the quick form: with a filled button, an outlined one, or not since a signal does already.
    pub to_contact: ToContact,
    /// "Start traject", when there is none and this reader may start one.
    pub no_traject: Option<Empty>,
    /// Earlier trajecten: aanpak, and from when to when.
    pub earlier: Vec<Fact>,
    /// The quick form; none for who may not record.
    pub contact: Option<Form>,
    /// The other quick forms, folded.
    pub snel: Vec<Snel>,
    pub gegevens: Option<Gegevens>,
    pub begeleiders: Vec<Fact>,
    pub tijdlijn: Tijdlijn,
    pub readers: Option<Readers>,
}

#[derive(Clone, Debug, Default)]
pub struct Header {
    pub id: String,
    pub name: String,
    pub initials: String,
    /// "52 jaar, zeg maar Gerda", with an icon each.
    pub facts: Vec<HeaderFact>,
    /// What a visitor must know before ringing the bell.
    pub alarm: Option<String>,
    /// Where the reader came from: "Mijn caseload".
    pub back: Link,
    /// Outlined acts: "Overdragen".
    pub acts: Vec<Link>,
}

#[derive(Clone, Debug)]
pub struct HeaderFact {
    pub icon: &'static str,
    /// What it is, for who does not see the icon: "telefoon".
    pub label: String,
    pub text: String,
}

/// What we owe, since when, by which rule, and the one act that settles it.
#[derive(Template, Clone, Debug, Default)]
#[template(path = "dossier/signal.html")]
pub struct SignalCard {
    pub tone: Tone,
    pub title: String,
    /// The dossier, on a page that is not it.
    pub href: Option<String>,
    /// "4 dagen te laat"
    pub since: String,
    /// "beloofd voor 20 november"
    pub since_more: String,
    pub facts: Vec<String>,
    /// "Regel: contact elke 14 dagen in de individuele fase."
    pub rule: String,
    /// The article: "Samen Verder, 3.1".
    pub article: Option<Link>,
    pub act: Option<Link>,
    pub act_is_primary: bool,
    /// "Afwijken, met reden"
    pub way_out: Option<Link>,
}

#[derive(Clone, Debug, Default)]
pub struct TrajectCard {
    pub aanpak: String,
    /// How far the term has run, 0 to 100.
    pub share: u8,
    /// "Dag 214 van 730."
    pub day: String,
    /// "Nog 516 dagen"
    pub left: String,
    pub left_soon: bool,
    /// ", tot 23 april 2028."
    pub until: String,
    pub facts: Vec<Fact>,
    /// Each folds open in the card: fase, verlengen, afsluiten.
    pub acts: Vec<FoldedForm>,
}

#[derive(Clone, Debug)]
pub struct FoldedForm {
    pub label: String,
    pub form: Form,
    pub open: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Gegevens {
    pub facts: Vec<Fact>,
    /// The address of the form to change them.
    pub edit: Option<String>,
    /// Where this dossier is joined with another of the same person, for who may.
    pub samen: Option<Link>,
}

#[derive(Clone, Debug, Default)]
pub struct Tijdlijn {
    pub subjects: Vec<Filter>,
    /// The subject chosen, to keep it when the day changes.
    pub subject: String,
    /// "2026-11-24"
    pub known_on: String,
    pub known_on_error: Option<String>,
    /// "2026-10-01", when one jumped to a day.
    pub jump: String,
    pub jump_error: Option<String>,
    /// "Vanaf 1 oktober 2026 en ouder.", with the way back to all.
    pub from_day: Option<(String, Link)>,
    /// So many facts are shown, to keep when a day is chosen.
    pub many: Option<usize>,
    /// "Zoals bekend op 1 oktober 2026. Wat daarna is vastgelegd, staat er niet bij."
    pub past_note: Option<String>,
    pub months: Vec<Month>,
    /// "Toon september en ouder, 38 feiten"
    pub older: Option<Link>,
    pub empty: Option<Empty>,
}

#[derive(Clone, Debug)]
pub struct Month {
    /// "November 2026"
    pub heading: String,
    pub entries: Vec<Entry>,
}

#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// The number of the fact: its anchor is `feit-<nr>`.
    pub nr: String,
    /// The id of an icon in the sprite.
    pub icon: &'static str,
    pub tone: Tone,
    pub title: String,
    /// A note, with its line ends.
    pub text: Option<String>,
    /// The resident's own words.
    pub voice: Option<String>,
    pub change: Option<Change>,
    /// A later fact took this one's place.
    pub replaced_by: Option<Link>,
    /// "13 november, vastgelegd op 13 november door Ayşe Demir."
    pub meta: String,
    /// "Gerda kan dit lezen."
    pub readers: Option<String>,
    /// Where to correct it.
    pub correct: Option<String>,
    /// Where to take it to the inwoner it belongs to.
    pub elsewhere: Option<String>,
    /// It came from elsewhere: where to take it back.
    pub put_back: Option<Link>,
}

/// What a correction changed.
#[derive(Clone, Debug)]
pub struct Change {
    /// "Er stond"
    pub label: String,
    pub old: String,
    pub new: Option<String>,
    pub reason: String,
    /// To the earlier fact.
    pub earlier: String,
}

#[derive(Clone, Debug, Default)]
pub struct Readers {
    pub last: Vec<Reader>,
    /// "Alle 31 keer"
    pub all: Option<Link>,
    /// The file to hand over to the inwoner, for who may.
    pub eigen: Option<Link>,
    /// Where it is recorded that the inwoner asked for destruction, for who may.
    pub verzoek: Option<Link>,
}

#[derive(Clone, Debug)]
pub struct Reader {
    /// "Ayşe Demir, coach"
    pub who: String,
    /// "vandaag 8.52, voorbereiden"
    pub when: String,
}

impl DossierPage {
    /// Whether one of the forms came back, which the title then says first.
    pub(super) fn failed(&self) -> bool {
        let acts = self.traject.iter().flat_map(|card| card.acts.iter().map(|act| &act.form));
        self.contact.iter().chain(acts).any(Form::failed)
    }
}

/// A recorded contact, to correct or to withdraw.
#[derive(Template, Debug)]
#[template(path = "dossier/correction.html")]
pub struct CorrectionPage {
    pub t: Tekst,
    pub shell: Shell,
    pub inwoner: Link,
    pub title: String,
    /// What stands there now.
    pub original: Vec<Fact>,
    pub form: Form,
    /// Withdraw it altogether.
    pub withdraw: Option<FoldedForm>,
    /// It belongs in another dossier.
    pub elsewhere: Option<Link>,
}

impl CorrectionPage {
    fn failed(&self) -> bool {
        self.form.failed() || self.withdraw.as_ref().is_some_and(|withdraw| withdraw.form.failed())
    }
}

/// What the form to record a contact starts with.
#[derive(Clone, Debug, Default)]
pub struct ContactStart {
    /// The address to post to.
    pub action: String,
    pub daad: String,
    pub gezien: String,
    /// "2026-11-24"
    pub today: String,
    /// The next contact by the rhythm; empty without a rhythm.
    pub next: String,
    pub rhythm: Option<Rhythm>,
    /// How the resident is called in a sentence: "Gerda".
    pub calls: String,
}

#[derive(Clone, Debug, Default)]
pub struct Rhythm {
    pub days: u32,
    /// The last day that keeps to it.
    pub until: String,
    /// How many days the chosen day is later.
    pub difference: Option<u32>,
}

/// The kinds of contact, as the form sends them.
pub const CONTACT_KINDS: [(&str, &str, &str); 6] = [
    ("huisbezoek", "contact-huisbezoek", "huis"),
    ("telefoon", "contact-telefoon", "telefoon"),
    ("gesprek", "contact-gesprek", "gesprek"),
    ("buiten", "contact-buiten", "buiten"),
    ("bericht", "contact-bericht", "bericht"),
    ("driegesprek", "contact-driegesprek", "wissel"),
];

/// The quick form on the dossier: `soort datum duur notitie volgend reden reden_tekst`.
pub fn contact_form(t: &Tekst, start: ContactStart) -> Form {
    let calls = start.calls.as_str();
    let mut inputs = contact_inputs(t, "contact", calls);
    inputs[1].value = start.today;
    inputs.push(Input::new("contact", "volgend", t.say("contact-next")).kind(Kind::Date).value(start.next).optional());
    if let Some(rhythm) = &start.rhythm {
        inputs.push(explain(t, calls, rhythm));
    }
    Form {
        name: "contact",
        action: start.action,
        daad: start.daad,
        gezien: start.gezien,
        inputs,
        submit: t.say("contact-record").into(),
        ..Form::default()
    }
}

fn contact_inputs(t: &Tekst, form: &'static str, calls: &str) -> Vec<Input> {
    let kinds = CONTACT_KINDS.map(|(value, key, icon)| Choice::new(value, t.say(key)).with_icon(icon));
    vec![
        Input::new(form, "soort", t.say("contact-how")).choices(kinds.into()),
        Input::new(form, "datum", t.say("contact-when")).kind(Kind::Date),
        Input::new(form, "duur", t.say("contact-duration")).kind(Kind::Number(1, 600)).optional(),
        Input::new(form, "notitie", t.say("contact-note"))
            .kind(Kind::Long)
            .hint(t.with("contact-note-readers", "naam", calls))
            .optional(),
    ]
}

fn explain(t: &Tekst, calls: &str, rhythm: &Rhythm) -> Input {
    let difference = |days: u32| match days {
        1 => t.say("explain-one").to_owned(),
        _ => t.with("explain-many", "dagen", days),
    };
    let explain = Explain {
        about: "volgend",
        until: rhythm.until.clone(),
        difference: rhythm.difference.map(difference),
        one: t.say("explain-one").into(),
        many: t.with("explain-many", "dagen", "#"),
        rule: t.with("explain-rule", "dagen", t.days(rhythm.days)),
        other: "anders",
        ..Explain::default()
    };
    let reasons = vec![
        Choice::new("wens", t.with("reason-wish", "naam", calls)),
        Choice::new("vakantie", t.say("reason-holiday")),
        Choice::new("anders", t.say("reason-other")),
    ];
    Input {
        choices: reasons,
        ..Input::new("contact", "reden", t.say("reason")).kind(Kind::Explain(explain)).optional()
    }
}

/// The form of a correction: the fields of the contact, and `waarom`.
pub fn correction_form(t: &Tekst, action: String, daad: String, calls: &str) -> Form {
    let mut inputs = contact_inputs(t, "correctie", calls);
    inputs.push(Input::new("correctie", "waarom", t.say("correction-why")).hint(t.say("correction-why-hint")));
    Form { name: "correctie", action, daad, inputs, submit: t.say("correction-record").into(), ..Form::default() }
}

/// The form that withdraws a fact: `waarom`.
pub fn withdraw_form(t: &Tekst, action: String, daad: String) -> Form {
    let why = Input::new("intrekken", "waarom", t.say("withdraw-why")).hint(t.say("withdraw-hint"));
    Form {
        name: "intrekken",
        action,
        daad,
        inputs: vec![why],
        submit: t.say("withdraw-record").into(),
        quiet: true,
        ..Form::default()
    }
}
