//! How often somebody is spoken: agreed from the card of the traject, corrected and taken back from the timeline.

use app::Error;
use axum::extract::Path;
use domain::access::Viewer;
use domain::groep::Gezien;
use domain::ids::{InwonerId, Nr, TrajectId};
use domain::refusal::Refusal;
use domain::ritme::{self, Agree, Range, Ritme, RitmeFact};
use domain::state::State;
use domain::tijdlijn::What;
use domain::time::Day;

use crate::dossier::blank::both;
use crate::dossier::mend::{self, Found, Mending};
use crate::dossier::settle_in_traject;
use crate::dossier::view::CorrectionPage;
use crate::form::{Form, Input, Kind, fresh_daad};
use crate::shell::Fact;
use crate::shell::answer::{Answer, Wrong, page};
use crate::shell::visit::{Sent, Visit};
use crate::tekst::Tekst;

type At = Path<(String, u32, u32)>;

// ── In words ────────────────────────────────────────────────────────────────────────────────────────────────────────

/// "elke 21 dagen, afgesproken op 3 maart 2010: werkt in ploegen"
pub(crate) fn said(t: &Tekst, ritme: &Ritme) -> String {
    let every = t.with("rhythm-every", "dagen", t.days(ritme.dagen.into()));
    let Some(eigen) = &ritme.eigen else {
        return if ritme.aanpak.per_persoon { t.with("ritme-nog-niet", "ritme", every) } else { every };
    };
    let agreed = t.with2("ritme-sinds", ("ritme", every), ("dag", t.date(eigen.sinds.date())));
    match eigen.afwijking.as_deref() {
        Some(why) => t.with2("ritme-omdat", ("ritme", agreed), ("reden", why)),
        None => agreed,
    }
}

/// "bij Moestuin op di 17 nov": where somebody was seen who was not spoken since.
pub(crate) fn gezien(t: &Tekst, seen: &Gezien) -> String {
    t.with2("gezien-bij", ("groep", seen.groep.to_string()), ("dag", t.date_short(seen.dag.date())))
}

/// The title of an entry on the timeline.
pub(crate) fn event(t: &Tekst, fact: RitmeFact) -> String {
    match fact.dagen {
        Some(dagen) => t.with("event-ritme", "dagen", t.days(dagen.into())),
        None => t.say("event-ritme-aanpak").to_owned(),
    }
}

/// "De aanpak zegt 14 tot 35 dagen.", for the hint under the number.
fn range(t: &Tekst, range: Range) -> String {
    let most = u32::from(range.maximum);
    match range.minimum {
        Some(least) => t.with2("ritme-dagen-bereik", ("minimum", u32::from(least)), ("maximum", most)),
        None => t.with("ritme-dagen-hoogstens", "maximum", most),
    }
}

// ── The form ────────────────────────────────────────────────────────────────────────────────────────────────────────

/// The fields: `dagen datum afwijking`.
fn inputs(t: &Tekst, form: &'static str, aanpak: Option<Range>) -> Vec<Input> {
    let dagen = Input::new(form, "dagen", t.say("ritme-dagen")).kind(Kind::Number(1, 366)).optional();
    let dagen = match aanpak {
        Some(aanpak) => dagen.hint(range(t, aanpak)),
        None => dagen,
    };
    vec![
        dagen,
        Input::new(form, "datum", t.say("traject-from")).kind(Kind::Date),
        Input::new(form, "afwijking", t.say("reason-departs")).hint(t.say("reason-departs-ritme")).optional(),
    ]
}

/// The form in the card of the traject, with what holds now filled in.
pub(crate) fn form(visit: &Visit, inwoner: InwonerId, traject: TrajectId, ritme: &Ritme) -> Form {
    let t = visit.t;
    let mut form = Form {
        name: "ritme",
        action: visit.at(format_args!("/inwoner/{inwoner}/traject/{traject}/ritme")),
        daad: fresh_daad(),
        inputs: inputs(&t, "ritme", Some(ritme.aanpak)),
        submit: t.say("ritme-record").into(),
        quiet: true,
        ..Form::default()
    };
    form.set("datum", visit.today().to_string());
    if ritme.eigen.is_some() {
        form.set("dagen", ritme.dagen.to_string());
    }
    form
}

fn read(sent: &Sent<Visit>) -> Result<(Day, Agree), Error> {
    let dagen = match sent.get("dagen") {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| vec![Refusal::at("dagen", "ritme-onmogelijk")]),
    };
    let (datum, dagen) = both(mend::day(sent, "datum"), dagen)?;
    Ok((datum, Agree { dagen, afwijking: sent.some("afwijking") }))
}

pub async fn agree(Path((_, id, traject)): At, sent: Sent<Visit>) -> Answer {
    let (visit, inwoner) = (&sent.from, InwonerId(id));
    may_agree(visit, inwoner)?;
    let outcome = match read(&sent) {
        Ok((datum, asked)) => {
            let rule = move |state: &State, viewer: &Viewer| {
                ritme::agree(state, viewer, TrajectId(traject), (datum, viewer.today()), &asked)
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err(unreadable),
    };
    settle_in_traject(&sent, id, "ritme", "ritme", outcome)
}

fn may_agree(visit: &Visit, id: InwonerId) -> Result<(), Wrong> {
    let may = |state: &State, viewer: &Viewer| {
        if ritme::may_agree(state, viewer, id) { Ok(()) } else { Err(domain::refusal::Hidden) }
    };
    Ok(visit.town.ask(visit.who, may)?)
}

// ── Corrections ─────────────────────────────────────────────────────────────────────────────────────────────────────

fn address(visit: &Visit, id: InwonerId, nr: Nr) -> String {
    visit.at(format_args!("/inwoner/{id}/ritme/{nr}"))
}

fn found(visit: &Visit, id: InwonerId, nr: Nr) -> Result<(Found, RitmeFact), Wrong> {
    let found = mend::find(visit, id, nr)?;
    may_agree(visit, id)?;
    match found.event.what {
        What::Ritme(fact) => Ok((found, fact)),
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

fn correction_page(visit: &Visit, id: InwonerId, nr: Nr) -> Result<CorrectionPage, Wrong> {
    let t = visit.t;
    let (found, fact) = found(visit, id, nr)?;
    let (datum, why) = (found.event.datum, found.event.waarom.clone());
    let now = visit.town.ask(visit.who, |state, viewer| ritme::today(state, viewer, id))?;
    let mut original = vec![
        Fact::new(t.say("traject-rhythm"), event(&t, fact)),
        Fact::new(t.say("traject-from"), t.date(datum.date())),
    ];
    original.extend(why.as_deref().map(|why| Fact::new(t.say("reason-departs"), why)));
    let mending = Mending {
        title: "ritme-correct",
        address: address(visit, id, nr),
        original,
        inputs: inputs(&t, "correctie", now.map(|now| now.aanpak)),
        withdraw: ("ritme-withdraw-label", "ritme-withdraw"),
    };
    let mut page = mend::of_dossier(visit, id, &found, mending)?;
    page.form.set("dagen", fact.dagen.map(|dagen| dagen.to_string()).unwrap_or_default());
    page.form.set("datum", datum.to_string()).set("afwijking", why.as_deref().unwrap_or_default());
    Ok(page)
}

pub async fn correct(Path((_, id, nr)): At, sent: Sent<Visit>) -> Answer {
    let (visit, id, nr) = (&sent.from, InwonerId(id), Nr(nr));
    found(visit, id, nr)?;
    let why = sent.get("waarom").to_owned();
    let outcome = match read(&sent) {
        Ok((datum, asked)) => {
            let rule = move |state: &State, viewer: &Viewer| {
                ritme::correct(state, viewer, nr, (datum, viewer.today()), &asked, &why)
            };
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
    let rule = move |state: &State, viewer: &Viewer| ritme::withdraw(state, viewer, nr, &why);
    let outcome = visit.town.act(visit.who, sent.daad(), rule).await;
    mend::withdrawn(&sent, &mend::timeline(visit, id, "ingetrokken"), outcome, || correction_page(visit, id, nr))
}
