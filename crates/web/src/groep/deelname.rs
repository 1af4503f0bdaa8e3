//! An inwoner in a group, from the dossier: beginning, ending, and correcting either.

use app::Error;
use axum::extract::Path;
use domain::access::Viewer;
use domain::groep::{self, Deelname, DeelnameFact, DeelnameStap, End, Uitkomst};
use domain::ids::{GroepId, InwonerId, Nr};
use domain::inwoner::{self, Naam};
use domain::refusal::{Hidden, Refusal};
use domain::state::State;
use domain::tijdlijn::What;
use domain::time::Day;

use super::view::{join_inputs, leave_inputs};
use crate::dossier::blank::settle;
use crate::dossier::mend::{self, Found, Mending};
use crate::dossier::{feiten, shown_name, view::CorrectionPage};
use crate::form::{Choice, Form, Input, Kind, fresh_daad};
use crate::shell::answer::{Answer, Wrong, page};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Fact, FormPage, Link};

/// A group that began longer ago can still be joined, from the page of the group itself.
const CHOICES: usize = 40;

// ── Beginning ───────────────────────────────────────────────────────────────────────────────────────────────────────

/// The form to begin in a group.
pub async fn form(visit: Visit, Path((_, id)): Path<(String, u32)>) -> Answer {
    page(&join_page(&visit, InwonerId(id), |_| ())?)
}

fn join_page(visit: &Visit, id: InwonerId, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let t = visit.t;
    let (naam, groups) = visit.town.ask(visit.who, |state, viewer| {
        if !groep::may_join(state, viewer, id) {
            return Err(Hidden);
        }
        Ok((inwoner::naam(state, viewer, id)?, groep::list(state, viewer)?))
    })?;
    // Newest first: who begins, mostly begins in a group that has just begun.
    let groups = groups.iter().rev().take(CHOICES).map(|(group, _)| {
        let begins = t.with2("groep-choice", ("groep", &*group.naam), ("dag", t.date(group.start.date())));
        Choice::new(group.id.to_string(), begins)
    });
    let groups = std::iter::once(Choice::new("", t.say("choose-one"))).chain(groups).collect();
    let mut inputs = vec![Input::new("deelname", "groep", t.say("groep")).select(groups)];
    inputs.extend(join_inputs(&t, "deelname"));
    let mut form = new_form(visit, visit.at(format_args!("/inwoner/{id}/groep")), inputs, "deelname-record");
    change(&mut form);
    Ok(form_page(visit, id, &naam, t.say("deelname-record"), "deelname-lead", form))
}

fn new_form(visit: &Visit, action: String, inputs: Vec<Input>, submit: &str) -> Form {
    let submit = visit.t.say(submit).to_owned();
    let mut form = Form { name: "deelname", action, daad: fresh_daad(), inputs, submit, ..Form::default() };
    form.set("datum", visit.today().to_string());
    form
}

fn form_page(visit: &Visit, id: InwonerId, naam: &Naam, title: &str, lead: &str, form: Form) -> FormPage {
    let t = visit.t;
    let crumb = Link::new(visit.at(format_args!("/inwoner/{id}")), shown_name(&t, naam, id));
    let (shell, lead) = (visit.shell(title), t.say(lead).to_owned());
    FormPage { t, shell, crumbs: vec![crumb], lead, notice: None, form, asides: Vec::new() }
}

pub async fn join(Path((_, id)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, inwoner) = (&sent.from, InwonerId(id));
    may_join(visit, inwoner)?;
    let outcome = match (sent.get("groep").parse().map(GroepId), mend::day(&sent, "datum")) {
        (Ok(groep), Ok(datum)) => {
            let afwijking = sent.some("afwijking");
            let rule = move |state: &State, viewer: &Viewer| {
                groep::join(state, viewer, inwoner, groep, datum, viewer.today(), afwijking.as_deref())
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        (Err(_), _) => Err(Error::Refused(vec![Refusal::at("groep", "kies")])),
        (_, Err(unreadable)) => Err(unreadable),
    };
    settle(&sent, inwoner, "deelname", outcome, |change| join_page(visit, inwoner, change))
}

fn may_join(visit: &Visit, id: InwonerId) -> Result<(), Wrong> {
    let may = |state: &State, viewer: &Viewer| groep::may_join(state, viewer, id).then_some(()).ok_or(Hidden);
    Ok(visit.town.ask(visit.who, may)?)
}

// ── Ending ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/// The form to end the membership that runs.
pub async fn end(visit: Visit, Path((_, id, which)): Path<(String, u32, u32)>) -> Answer {
    page(&leave_page(&visit, InwonerId(id), GroepId(which), |_| ())?)
}

/// The newest membership of an inwoner in a group, for who may change it.
fn own(state: &State, viewer: &Viewer, id: InwonerId, which: GroepId) -> Result<Deelname, Hidden> {
    if !groep::may_join(state, viewer, id) {
        return Err(Hidden);
    }
    groep::of(state, viewer, id)?.into_iter().rfind(|one| one.groep == which).ok_or(Hidden)
}

fn leave_page(visit: &Visit, id: InwonerId, which: GroepId, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let t = visit.t;
    let (naam, group) = visit.town.ask(visit.who, |state, viewer| {
        own(state, viewer, id, which)?;
        Ok((inwoner::naam(state, viewer, id)?, groep::one(state, viewer, which)?))
    })?;
    let action = visit.at(format_args!("/inwoner/{id}/groep/{which}/einde"));
    let mut form = new_form(visit, action, leave_inputs(&t, "deelname").into(), "deelname-end");
    change(&mut form);
    let title = t.with("deelname-end-title", "groep", &*group.naam);
    Ok(form_page(visit, id, &naam, &title, "deelname-end-lead", form))
}

fn read_end(sent: &Sent<Visit>) -> Result<(Day, End), Error> {
    let uitkomst = Uitkomst::from_word(sent.get("uitkomst")).ok_or_else(|| Refusal::at("uitkomst", "kies"));
    match (mend::day(sent, "datum"), uitkomst) {
        (Ok(datum), Ok(uitkomst)) => Ok((datum, End { uitkomst, reden: sent.some("reden") })),
        (Err(Error::Refused(day)), Err(kind)) => Err(Error::Refused(day.into_iter().chain([kind]).collect())),
        (Err(unreadable), _) => Err(unreadable),
        (_, Err(kind)) => Err(Error::Refused(vec![kind])),
    }
}

pub async fn leave(Path((_, id, which)): Path<(String, u32, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, inwoner, groep) = (&sent.from, InwonerId(id), GroepId(which));
    visit.town.ask(visit.who, |state, viewer| own(state, viewer, inwoner, groep))?;
    let outcome = match read_end(&sent) {
        Ok((datum, end)) => {
            let rule = move |state: &State, viewer: &Viewer| {
                groep::leave(state, viewer, inwoner, groep, datum, viewer.today(), &end)
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err(unreadable),
    };
    settle(&sent, inwoner, "deelname-einde", outcome, |change| leave_page(visit, inwoner, groep, change))
}

// ── Corrections ─────────────────────────────────────────────────────────────────────────────────────────────────────

type At = Path<(String, u32, u32, u32)>;

fn address(visit: &Visit, id: InwonerId, which: GroepId, nr: Nr) -> String {
    visit.at(format_args!("/inwoner/{id}/groep/{which}/{nr}"))
}

/// The fact at this address, for who may correct it.
fn found(visit: &Visit, id: InwonerId, which: GroepId, nr: Nr) -> Result<(Found, DeelnameFact), Wrong> {
    let found = mend::find(visit, id, nr)?;
    may_join(visit, id)?;
    match &found.event.what {
        What::Groep(fact) if fact.groep == which => {
            let fact = fact.clone();
            Ok((found, fact))
        }
        _ => Err(Wrong::Hidden),
    }
}

/// The page to correct or take back a beginning or an end.
pub async fn correction(visit: Visit, Path((_, id, which, nr)): At) -> Answer {
    let (id, which, nr) = (InwonerId(id), GroepId(which), Nr(nr));
    let (found, _) = found(&visit, id, which, nr)?;
    match mend::onward(&visit, id, &found.event, |nr| address(&visit, id, which, nr)) {
        Some(elsewhere) => elsewhere,
        None => page(&correction_page(&visit, id, which, nr)?),
    }
}

fn correction_page(visit: &Visit, id: InwonerId, which: GroepId, nr: Nr) -> Result<CorrectionPage, Wrong> {
    let t = visit.t;
    let (found, fact) = found(visit, id, which, nr)?;
    let (datum, why) = (found.event.datum, found.event.waarom.clone());
    let (day, reason) = match fact.wat {
        DeelnameStap::Geeindigd(_) => ("deelname-tot", "deelname-reden"),
        DeelnameStap::Begonnen => ("deelname-vanaf", "reason-departs"),
        DeelnameStap::Aanwezig => ("aanwezig-op", "reason-departs"),
    };
    let mut original =
        vec![Fact::new(t.say("groep"), feiten::groep(&t, &fact)), Fact::new(t.say(day), t.date(datum.date()))];
    original.extend(why.as_deref().map(|why| Fact::new(t.say(reason), why)));
    let mending = Mending {
        title: "deelname-correct",
        address: address(visit, id, which, nr),
        original,
        inputs: match fact.wat {
            DeelnameStap::Geeindigd(_) => leave_inputs(&t, "correctie").into(),
            DeelnameStap::Begonnen => join_inputs(&t, "correctie").into(),
            DeelnameStap::Aanwezig => vec![Input::new("correctie", "datum", t.say("aanwezig-op")).kind(Kind::Date)],
        },
        withdraw: match fact.wat {
            DeelnameStap::Geeindigd(_) => ("deelname-einde-withdraw-label", "deelname-einde-withdraw"),
            DeelnameStap::Begonnen => ("deelname-withdraw-label", "deelname-withdraw"),
            DeelnameStap::Aanwezig => ("aanwezig-withdraw-label", "aanwezig-withdraw"),
        },
    };
    let mut page = mend::of_dossier(visit, id, &found, mending)?;
    let why = why.as_deref().unwrap_or_default();
    page.form.set("datum", datum.to_string()).set("reden", why).set("afwijking", why);
    if let DeelnameStap::Geeindigd(uitkomst) = fact.wat {
        page.form.set("uitkomst", uitkomst.word());
    }
    Ok(page)
}

pub async fn correct(Path((_, id, which, nr)): At, sent: Sent<Visit>) -> Answer {
    let (visit, id, which, nr) = (&sent.from, InwonerId(id), GroepId(which), Nr(nr));
    let (_, fact) = found(visit, id, which, nr)?;
    let why = sent.get("waarom").to_owned();
    let read = match fact.wat {
        DeelnameStap::Geeindigd(_) => read_end(&sent).map(|(datum, end)| (datum, Some(end))),
        DeelnameStap::Begonnen | DeelnameStap::Aanwezig => mend::day(&sent, "datum").map(|datum| (datum, None)),
    };
    let outcome = match read {
        Ok((datum, end)) => {
            let afwijking = sent.some("afwijking");
            let rule = move |state: &State, viewer: &Viewer| match (fact.wat, &end) {
                (DeelnameStap::Aanwezig, _) => groep::correct_attend(state, viewer, nr, (datum, viewer.today()), &why),
                (_, Some(end)) => groep::correct_leave(state, viewer, nr, datum, viewer.today(), end, &why),
                (_, None) => groep::correct_join(state, viewer, nr, datum, viewer.today(), afwijking.as_deref(), &why),
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err(unreadable),
    };
    mend::corrected(&sent, &mend::timeline(visit, id, "correctie"), outcome, || correction_page(visit, id, which, nr))
}

pub async fn withdraw(Path((_, id, which, nr)): At, sent: Sent<Visit>) -> Answer {
    let (visit, id, which, nr) = (&sent.from, InwonerId(id), GroepId(which), Nr(nr));
    found(visit, id, which, nr)?;
    let why = sent.get("waarom").to_owned();
    let rule = move |state: &State, viewer: &Viewer| groep::withdraw(state, viewer, nr, &why);
    let outcome = visit.town.act(visit.who, sent.daad(), rule).await;
    mend::withdrawn(&sent, &mend::timeline(visit, id, "ingetrokken"), outcome, || correction_page(visit, id, which, nr))
}
