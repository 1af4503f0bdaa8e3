//! Correcting a promise and what befell it, and taking it back.

use app::Error;
use axum::extract::Path;
use domain::access::Viewer;
use domain::belofte::{self, BelofteFact, BelofteStep, Instead, Kant, Raakt};
use domain::ids::{BelofteId, InwonerId, Nr};
use domain::refusal::Refusal;
use domain::state::State;
use domain::tijdlijn::{Event, What};

use super::view::{aanvraag_inputs, day, move_inputs, other_day, promise, promise_inputs, retract_inputs};
use super::words;
use crate::dossier::mend::{self, Found, Mending};
use crate::dossier::{blank, called, view::CorrectionPage};
use crate::form::{Form, Input};
use crate::shell::Fact;
use crate::shell::answer::{Answer, Wrong, page};
use crate::shell::visit::{Sent, Visit};
use crate::tekst::Tekst;

type At = Path<(String, u32, u32, u32)>;

fn address(visit: &Visit, id: InwonerId, which: BelofteId, nr: Nr) -> String {
    visit.at(format_args!("/inwoner/{id}/belofte/{which}/{nr}"))
}

/// The fact at this address, for who may correct it.
fn found(visit: &Visit, id: InwonerId, which: BelofteId, nr: Nr) -> Result<(Found, BelofteFact), Wrong> {
    let found = mend::find(visit, id, nr)?;
    match &found.event.what {
        What::Belofte(fact) if fact.belofte == which && fact.may_correct => {
            let fact = fact.clone();
            Ok((found, fact))
        }
        _ => Err(Wrong::Hidden),
    }
}

pub async fn correction(visit: Visit, Path((_, id, which, nr)): At) -> Answer {
    let (id, which, nr) = (InwonerId(id), BelofteId(which), Nr(nr));
    let (found, _) = found(&visit, id, which, nr)?;
    match mend::onward(&visit, id, &found.event, |nr| address(&visit, id, which, nr)) {
        Some(elsewhere) => elsewhere,
        None => page(&correction_page(&visit, id, which, nr)?),
    }
}

fn correction_page(visit: &Visit, id: InwonerId, which: BelofteId, nr: Nr) -> Result<CorrectionPage, Wrong> {
    let t = visit.t;
    let (found, fact) = found(visit, id, which, nr)?;
    let event = &found.event;
    let original = [
        Fact::new(t.say("belofte"), words::event(&t, &fact)),
        Fact::new(t.say("belofte-op"), t.date(event.datum.date())),
    ];
    let mut inputs = inputs(&t, &fact, &called(&t, &found.naam));
    inputs.push(day(&t, "correctie", "belofte-op"));
    let mending = Mending {
        title: "belofte-correct",
        address: address(visit, id, which, nr),
        original: original.into(),
        inputs,
        withdraw: ("belofte-withdraw-label", "belofte-withdraw"),
    };
    let mut page = mend::of_dossier(visit, id, &found, mending)?;
    fill(&mut page.form, &fact, event);
    Ok(page)
}

fn inputs(t: &Tekst, fact: &BelofteFact, calls: &str) -> Vec<Input> {
    match fact.step {
        BelofteStep::Made { .. } if fact.aanvraag.is_some() => aanvraag_inputs(t, "correctie"),
        BelofteStep::Made { .. } => promise_inputs(t, "correctie", calls),
        BelofteStep::Kept => Vec::new(),
        BelofteStep::Moved { .. } => move_inputs(t, "correctie"),
        BelofteStep::Retracted(raakt) => {
            let van = if raakt.is_some() { Kant::Gemeente } else { fact.van };
            retract_inputs(t, "correctie", van)
        }
    }
}

fn fill(form: &mut Form, fact: &BelofteFact, event: &Event) {
    let waarom = event.waarom.as_deref().unwrap_or_default();
    form.set("datum", event.datum.to_string());
    match fact.step {
        BelofteStep::Made { dag } => {
            form.set("van", fact.van.word()).set("wat", fact.wat.as_deref().unwrap_or_default());
            form.set("partner", fact.partner.as_deref().unwrap_or_default());
            form.set("dag", dag.to_string()).set("afwijking", waarom);
            form.set("aanvraag", fact.aanvraag.map_or("", belofte::Aanvraag::word));
        }
        BelofteStep::Kept => {}
        BelofteStep::Moved { dag } => {
            form.set("dag", dag.to_string()).set("reden", waarom);
        }
        BelofteStep::Retracted(raakt) => {
            form.set("reden", waarom).set("raakt", raakt.map_or("", Raakt::word));
        }
    }
}

/// What the correction says instead.
fn read(sent: &Sent<Visit>, fact: &BelofteFact) -> Result<Instead, Vec<Refusal>> {
    let reden = sent.get("reden").to_owned();
    Ok(match fact.step {
        BelofteStep::Made { .. } => Instead::Made(promise(sent, fact.aanvraag.is_some())?),
        BelofteStep::Kept => Instead::Kept,
        BelofteStep::Moved { .. } => Instead::Moved { dag: other_day(sent)?, reden },
        BelofteStep::Retracted(_) => Instead::Retracted { reden, raakt: Raakt::from_word(sent.get("raakt")) },
    })
}

pub async fn correct(Path((_, id, which, nr)): At, sent: Sent<Visit>) -> Answer {
    let (visit, id, which, nr) = (&sent.from, InwonerId(id), BelofteId(which), Nr(nr));
    let (_, fact) = found(visit, id, which, nr)?;
    let why = sent.get("waarom").to_owned();
    let outcome = match blank::both(mend::day(&sent, "datum"), read(&sent, &fact)) {
        Ok((datum, instead)) => {
            let rule = move |state: &State, viewer: &Viewer| {
                belofte::correct(state, viewer, nr, datum, viewer.today(), &instead, &why)
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err::<app::Acted, Error>(unreadable),
    };
    let back = mend::timeline(visit, id, "correctie");
    mend::corrected(&sent, &back, outcome, || correction_page(visit, id, which, nr))
}

pub async fn withdraw(Path((_, id, which, nr)): At, sent: Sent<Visit>) -> Answer {
    let (visit, id, which, nr) = (&sent.from, InwonerId(id), BelofteId(which), Nr(nr));
    found(visit, id, which, nr)?;
    let why = sent.get("waarom").to_owned();
    let rule = move |state: &State, viewer: &Viewer| belofte::withdraw(state, viewer, nr, &why);
    let outcome = visit.town.act(visit.who, sent.daad(), rule).await;
    let back = mend::timeline(visit, id, "ingetrokken");
    mend::withdrawn(&sent, &back, outcome, || correction_page(visit, id, which, nr))
}
