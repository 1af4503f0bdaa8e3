//! Putting off a notice about what we owe, with a reason; correcting that, and taking it back.

use app::Error;
use axum::extract::Path;
use domain::aanmelding::{self, Stand};
use domain::access::Viewer;
use domain::ids::{InwonerId, Nr};
use domain::inwoner;
use domain::inwoner::Naam;
use domain::refusal::{Hidden, Refusal};
use domain::signaal::{self, Signaal, Soort};
use domain::state::State;
use domain::tijdlijn::What;
use domain::time::Day;
use domain::uitstel::{self, UitstelFact};

use crate::dossier::blank::{self, Blank};
use crate::dossier::called;
use crate::dossier::mend::{self, Found, Mending};
use crate::dossier::view::CorrectionPage;
use crate::form::{Form, Input, Kind};
use crate::shell::answer::{Answer, Wrong, page};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Fact, FormPage};
use crate::tekst::{Tekst, capital};

type About = Path<(String, u32, String, u32)>;
type At = Path<(String, u32, u32)>;

/// What can be put off now: whom it is about, and what is said of it.
struct Noticed {
    naam: Naam,
    /// How it stands and by which rule, as far as it is late.
    signaal: Option<Signaal>,
}

/// A notice that is there now, for who may put it off. A referral can wait before its answer is late.
fn noticed(state: &State, viewer: &Viewer, id: InwonerId, soort: Soort, over: Nr) -> Result<Noticed, Hidden> {
    if !uitstel::may_give(state, viewer, id, soort) {
        return Err(Hidden);
    }
    let naam = inwoner::naam(state, viewer, id)?;
    if soort == Soort::AanmeldingOnbeantwoord {
        let known = aanmelding::of(state, viewer, id)?;
        let one = known.into_iter().map(|shown| shown.aanmelding).find(|one| one.nr == over).ok_or(Hidden)?;
        let waits = one.stand == Stand::Wacht;
        let signaal = signaal::unanswered(state, viewer, &one);
        return waits.then_some(Noticed { naam, signaal }).ok_or(Hidden);
    }
    let same = |signaal: &Signaal| signaal.soort == soort && signaal.over() == Some(over);
    let signaal = signaal::soon_of(state, viewer, id)?.into_iter().find(same).ok_or(Hidden)?;
    Ok(Noticed { naam, signaal: Some(signaal) })
}

pub async fn form(visit: Visit, Path((_, id, soort, over)): About) -> Answer {
    let soort = Soort::from_word(&soort).ok_or(Wrong::Hidden)?;
    page(&give_page(&visit, InwonerId(id), soort, Nr(over), |_| ())?)
}

/// The fields: `tot reden`.
fn inputs(t: &Tekst, form: &'static str) -> Vec<Input> {
    vec![
        Input::new(form, "tot", t.say("uitstel-tot")).hint(t.say("uitstel-tot-hint")).kind(Kind::Date),
        Input::new(form, "reden", t.say("uitstel-reden")).hint(t.say("uitstel-reden-hint")),
    ]
}

fn give_page(
    visit: &Visit,
    id: InwonerId,
    soort: Soort,
    over: Nr,
    change: impl FnOnce(&mut Form),
) -> Result<FormPage, Wrong> {
    let t = visit.t;
    let blank =
        visit.town.ask(visit.who, |state, viewer| {
            let Noticed { naam, signaal } = noticed(state, viewer, id, soort, over)?;
            let leefgebied = signaal.as_ref().and_then(Signaal::leefgebied);
            let mut inputs = inputs(&t, "uitstel");
            // Which one it is about travels with the form, and stands in no address.
            inputs.extend(leefgebied.map(|one| {
                Input::new("uitstel", "leefgebied", "").kind(Kind::Hidden).value(one.code.as_str()).optional()
            }));
            let mut about = vec![Fact::new(t.say("uitstel-over"), title(&t, soort, &called(&t, &naam)))];
            let named = leefgebied.map(|one| one.naam.in_language(t.lang()).to_owned());
            about.extend(named.map(|naam| Fact::new(t.say("belemmering-leefgebied"), capital(&naam))));
            about.extend(signaal.iter().flat_map(|signaal| {
                [
                    Fact::new(t.say("uitstel-stand"), crate::signaal::due(&t, signaal)),
                    Fact::new(t.say("uitstel-regel"), signaal.regel.zin(t.lang())),
                ]
            }));
            let part = format!("uitstel/{}/{over}", soort.word());
            let (title, lead, aside) = ("uitstel-geef", "uitstel-geef-lead", Some(("uitstel-over", about)));
            Ok(Blank { naam, title, lead, part, name: "uitstel", seen: None, inputs, aside })
        })?;
    Ok(blank::form_page(visit, id, blank, change))
}

/// What the notice is about, in one sentence.
pub(crate) fn title(t: &Tekst, soort: Soort, naam: &str) -> String {
    t.with(&format!("signaal-{}", soort.word()), "naam", naam)
}

/// The title of an entry on the timeline.
pub(crate) fn event(t: &Tekst, fact: &UitstelFact) -> String {
    t.with2("event-uitstel", ("wat", subject(t, fact)), ("dag", t.date(fact.tot.date())))
}

/// What waits, with the leefgebied it is about.
fn subject(t: &Tekst, fact: &UitstelFact) -> String {
    let wat = t.say(&format!("soort-{}", fact.soort.word()));
    match &fact.leefgebied {
        Some(one) => t.with2("uitstel-leefgebied", ("wat", wat), ("leefgebied", one.in_language(t.lang()))),
        None => wat.to_owned(),
    }
}

pub async fn give(Path((_, id, soort, over)): About, sent: Sent<Visit>) -> Answer {
    let (visit, id, over) = (&sent.from, InwonerId(id), Nr(over));
    let soort = Soort::from_word(&soort).ok_or(Wrong::Hidden)?;
    visit.town.ask(visit.who, |state, viewer| noticed(state, viewer, id, soort, over).map(|_| ()))?;
    let outcome = match read(&sent) {
        Ok((tot, reden)) => {
            let about = uitstel::About { signaal: soort, over, leefgebied: sent.some("leefgebied") };
            let rule =
                move |state: &State, viewer: &Viewer| uitstel::give(state, viewer, id, about.clone(), tot, &reden);
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err(unreadable),
    };
    blank::settle(&sent, id, "uitstel", outcome, |change| give_page(visit, id, soort, over, change))
}

/// Until when, and why.
fn read(sent: &Sent<Visit>) -> Result<(Day, String), Error> {
    let reden = sent.some("reden").ok_or_else(|| vec![Refusal::at("reden", "reden-nodig")]);
    blank::both(mend::day(sent, "tot"), reden)
}

// ── Corrections ─────────────────────────────────────────────────────────────────────────────────────────────────────

fn address(visit: &Visit, id: InwonerId, nr: Nr) -> String {
    visit.at(format_args!("/inwoner/{id}/uitstel/{nr}"))
}

fn found(visit: &Visit, id: InwonerId, nr: Nr) -> Result<(Found, UitstelFact), Wrong> {
    let found = mend::find(visit, id, nr)?;
    match &found.event.what {
        What::Uitstel(fact) if fact.may_correct => {
            let fact = fact.clone();
            Ok((found, fact))
        }
        _ => Err(Wrong::Hidden),
    }
}

pub async fn correction(visit: Visit, Path((_, id, nr)): At) -> Answer {
    let (id, nr) = (InwonerId(id), Nr(nr));
    let (found, _) = found(&visit, id, nr)?;
    match mend::onward(&visit, id, &found.event, |nr| address(&visit, id, nr)) {
        Some(elsewhere) => elsewhere,
        None => page(&correction_page(&visit, id, nr)?),
    }
}

/// Another day or another reason; and under it the way to let it wait no longer.
fn correction_page(visit: &Visit, id: InwonerId, nr: Nr) -> Result<CorrectionPage, Wrong> {
    let t = visit.t;
    let (found, fact) = found(visit, id, nr)?;
    let reden = found.event.waarom.clone().unwrap_or_default();
    let original = vec![
        Fact::new(t.say("uitstel-over"), capital(&subject(&t, &fact))),
        Fact::new(t.say("uitstel-tot"), t.date(fact.tot.date())),
        Fact::new(t.say("uitstel-reden"), &*reden),
    ];
    let mending = Mending {
        title: "uitstel-correct",
        address: address(visit, id, nr),
        original,
        inputs: inputs(&t, "correctie"),
        withdraw: ("uitstel-terug", "uitstel-terug"),
    };
    let mut page = mend::of_dossier(visit, id, &found, mending)?;
    page.form.set("tot", fact.tot.to_string()).set("reden", &*reden);
    Ok(page)
}

pub async fn correct(Path((_, id, nr)): At, sent: Sent<Visit>) -> Answer {
    let (visit, id, nr) = (&sent.from, InwonerId(id), Nr(nr));
    found(visit, id, nr)?;
    let why = sent.get("waarom").to_owned();
    let outcome = match read(&sent) {
        Ok((tot, reden)) => {
            let rule = move |state: &State, viewer: &Viewer| uitstel::correct(state, viewer, nr, tot, &reden, &why);
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err(unreadable),
    };
    mend::corrected(&sent, &mend::timeline(visit, id, "correctie"), outcome, || correction_page(visit, id, nr))
}

pub async fn withdraw(Path((_, id, nr)): At, sent: Sent<Visit>) -> Answer {
    let (visit, id, nr) = (&sent.from, InwonerId(id), Nr(nr));
    found(visit, id, nr)?;
    let why = sent.get("waarom").to_owned();
    let rule = move |state: &State, viewer: &Viewer| uitstel::withdraw(state, viewer, nr, &why);
    let outcome = visit.town.act(visit.who, sent.daad(), rule).await;
    mend::withdrawn(&sent, &mend::timeline(visit, id, "ingetrokken"), outcome, || correction_page(visit, id, nr))
}
