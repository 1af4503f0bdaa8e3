//! Correcting what was recorded about a belemmering, and taking it back.

use app::Error;
use axum::extract::Path;
use domain::aanpak;
use domain::access::Viewer;
use domain::belemmering::{self, Barrier, BelemmeringFact, BelemmeringStep, Course, Stand};
use domain::entry::Statement;
use domain::ids::{BelemmeringId, InwonerId, Nr};
use domain::refusal::{No, Refusal};
use domain::state::State;
use domain::tijdlijn::{Event, What};
use domain::time::Day;

use super::view::{barrier, open_inputs, reopen_inputs, solved_inputs, stand, step_inputs};
use crate::dossier::mend::{self, Found, Mending};
use crate::dossier::{feiten, view::CorrectionPage};
use crate::form::{Form, Input};
use crate::shell::Fact;
use crate::shell::answer::{Answer, Wrong, page};
use crate::shell::visit::{Sent, Visit};
use crate::tekst::Tekst;

type At = Path<(String, u32, u32, u32)>;

fn address(visit: &Visit, id: InwonerId, which: BelemmeringId, nr: Nr) -> String {
    visit.at(format_args!("/inwoner/{id}/belemmering/{which}/{nr}"))
}

/// The fact at this address, for who may correct it.
fn found(visit: &Visit, id: InwonerId, which: BelemmeringId, nr: Nr) -> Result<(Found, BelemmeringFact), Wrong> {
    let found = mend::find(visit, id, nr)?;
    let may = visit.town.ask(visit.who, |state, viewer| Ok(belemmering::may_follow(state, viewer, id)))?;
    match &found.event.what {
        What::Belemmering(fact) if may && fact.belemmering == which => {
            let fact = fact.clone();
            Ok((found, fact))
        }
        _ => Err(Wrong::Hidden),
    }
}

/// The page to correct or take back one step of a belemmering.
pub async fn correction(visit: Visit, Path((_, id, which, nr)): At) -> Answer {
    let (id, which, nr) = (InwonerId(id), BelemmeringId(which), Nr(nr));
    let (found, _) = found(&visit, id, which, nr)?;
    match mend::onward(&visit, id, &found.event, |nr| address(&visit, id, which, nr)) {
        Some(elsewhere) => elsewhere,
        None => page(&correction_page(&visit, id, which, nr)?),
    }
}

fn correction_page(visit: &Visit, id: InwonerId, which: BelemmeringId, nr: Nr) -> Result<CorrectionPage, Wrong> {
    let t = visit.t;
    let (found, fact) = found(visit, id, which, nr)?;
    let event = &found.event;
    let (inputs, title) = visit.town.ask(visit.who, |state, _| {
        let title = feiten::belemmering(&t, state, &fact, event.datum);
        Ok((inputs(&t, state, &fact, event.datum), title))
    })?;
    let mending = Mending {
        title: "belemmering-correct",
        address: address(visit, id, which, nr),
        original: original(&t, title, &fact, event),
        inputs,
        withdraw: ("belemmering-withdraw-label", "belemmering-withdraw"),
    };
    let mut page = mend::of_dossier(visit, id, &found, mending)?;
    fill(&mut page.form, &fact, event);
    Ok(page)
}

fn inputs(t: &Tekst, state: &State, fact: &BelemmeringFact, datum: Day) -> Vec<Input> {
    match fact.step {
        BelemmeringStep::Opened(_) => {
            let content = aanpak::by_slug(state, &fact.aanpak, datum);
            content.map(|content| open_inputs(t, "correctie", content)).unwrap_or_default()
        }
        // A step stays of its kind: that it ended is another fact than that it moved.
        BelemmeringStep::Moved(_) => {
            let mut inputs = step_inputs(t, "correctie");
            inputs[0].choices.truncate(Stand::ALL.len());
            inputs
        }
        BelemmeringStep::Solved => solved_inputs(t, "correctie"),
        BelemmeringStep::Reopened(_) => reopen_inputs(t, "correctie"),
    }
}

fn original(t: &Tekst, title: String, fact: &BelemmeringFact, event: &Event) -> Vec<Fact> {
    let one = |label: &str, value: Option<&str>| value.map(|value| Fact::new(t.say(label), value));
    let facts = [
        one("belemmering", Some(&title)),
        one("belemmering-vanaf", Some(&t.date(event.datum.date()))),
        one("belemmering-wat", fact.wat.as_deref()),
        one("belemmering-wie", fact.wie.as_deref()),
        one("belemmering-terug-hoe", event.waarom.as_deref()),
    ];
    facts.into_iter().flatten().collect()
}

fn fill(form: &mut Form, fact: &BelemmeringFact, event: &Event) {
    use BelemmeringStep::{Moved, Opened, Reopened, Solved};
    let stand = match fact.step {
        Opened(stand) | Moved(stand) | Reopened(stand) => stand.word(),
        Solved => "",
    };
    form.set("stand", stand).set("datum", event.datum.to_string()).set("leefgebied", &*fact.leefgebied);
    form.set("wat", fact.wat.as_deref().unwrap_or_default()).set("wie", fact.wie.as_deref().unwrap_or_default());
    form.set("reden", event.waarom.as_deref().unwrap_or_default());
}

/// What the correction says instead.
#[derive(Clone)]
enum Instead {
    Opened(Barrier),
    Moved(Stand, Option<String>),
    Solved,
    Reopened(Stand, String),
}

fn read(sent: &Sent<Visit>, step: BelemmeringStep) -> Result<Instead, Vec<Refusal>> {
    let chosen = || stand(sent).map_err(|refusal| vec![refusal]);
    Ok(match step {
        BelemmeringStep::Opened(_) => Instead::Opened(barrier(sent)?),
        BelemmeringStep::Moved(_) => Instead::Moved(chosen()?, sent.some("wie")),
        BelemmeringStep::Solved => Instead::Solved,
        BelemmeringStep::Reopened(_) => Instead::Reopened(chosen()?, sent.get("reden").to_owned()),
    })
}

fn decide(
    state: &State,
    viewer: &Viewer,
    nr: Nr,
    datum: Day,
    instead: &Instead,
    why: &str,
) -> Result<Vec<Statement>, No> {
    let today = viewer.today();
    let course = match instead {
        Instead::Opened(barrier) => return belemmering::correct_open(state, viewer, nr, datum, today, barrier, why),
        Instead::Moved(stand, wie) => Course::Moved(*stand, wie.as_deref()),
        Instead::Solved => Course::Solved,
        Instead::Reopened(stand, reden) => Course::Reopened(*stand, reden),
    };
    belemmering::correct_step(state, viewer, nr, datum, today, course, why)
}

pub async fn correct(Path((_, id, which, nr)): At, sent: Sent<Visit>) -> Answer {
    let (visit, id, which, nr) = (&sent.from, InwonerId(id), BelemmeringId(which), Nr(nr));
    let (_, fact) = found(visit, id, which, nr)?;
    let why = sent.get("waarom").to_owned();
    let outcome = match (mend::day(&sent, "datum"), read(&sent, fact.step)) {
        (Ok(datum), Ok(instead)) => {
            let rule = move |state: &State, viewer: &Viewer| decide(state, viewer, nr, datum, &instead, &why);
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        (Err(unreadable), _) => Err(unreadable),
        (_, Err(faults)) => Err(Error::Refused(faults)),
    };
    mend::corrected(&sent, &mend::timeline(visit, id, "correctie"), outcome, || correction_page(visit, id, which, nr))
}

pub async fn withdraw(Path((_, id, which, nr)): At, sent: Sent<Visit>) -> Answer {
    let (visit, id, which, nr) = (&sent.from, InwonerId(id), BelemmeringId(which), Nr(nr));
    found(visit, id, which, nr)?;
    let why = sent.get("waarom").to_owned();
    let rule = move |state: &State, viewer: &Viewer| belemmering::withdraw(state, viewer, nr, &why);
    let outcome = visit.town.act(visit.who, sent.daad(), rule).await;
    mend::withdrawn(&sent, &mend::timeline(visit, id, "ingetrokken"), outcome, || correction_page(visit, id, which, nr))
}
