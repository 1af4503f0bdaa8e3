//! Correcting what befell a traject, and taking it back.

use std::collections::HashMap;

use app::{Acted, Error};
use axum::extract::Path;
use domain::aanpak;
use domain::aanpak::content::{Code as _, Grondslag};
use domain::access::Viewer;
use domain::ids::{InwonerId, Nr, TrajectId};
use domain::refusal::Hidden;
use domain::state::State;
use domain::tijdlijn::{Event, What};
use domain::time::Day;
use domain::traject::{self, Close, Extension, Phase, Start, TrajectFact};

use super::view::{close_inputs, endings, extend_inputs, fase_inputs};
use crate::dossier::mend::{self, Found, Mending};
use crate::dossier::view::CorrectionPage;
use crate::dossier::zin::Zin;
use crate::dossier::{choices, fasen};
use crate::form::{Form, Input, Kind};
use crate::shell::Fact;
use crate::shell::answer::{Answer, Wrong, page};
use crate::shell::visit::{Sent, Visit};

type At = Path<(String, u32, u32, u32)>;

fn address(visit: &Visit, id: InwonerId, which: TrajectId, nr: Nr) -> String {
    visit.at(format_args!("/inwoner/{id}/traject/{which}/{nr}"))
}

/// The fact at this address, for who may correct it.
fn found(visit: &Visit, id: InwonerId, which: TrajectId, nr: Nr) -> Result<(Found, TrajectFact), Wrong> {
    let found = mend::find(visit, id, nr)?;
    let may = visit.town.ask(visit.who, |state, viewer| {
        Ok(traject::may_steer(state, viewer, id) && traject::started_at(state, nr) == Some(which))
    })?;
    match &found.event.what {
        What::Traject(fact) if may => {
            let fact = fact.clone();
            Ok((found, fact))
        }
        _ => Err(Wrong::Hidden),
    }
}

pub async fn form(visit: Visit, Path((_, id, which, nr)): At) -> Answer {
    let (id, which, nr) = (InwonerId(id), TrajectId(which), Nr(nr));
    let (found, _) = found(&visit, id, which, nr)?;
    match mend::onward(&visit, id, &found.event, |nr| address(&visit, id, which, nr)) {
        Some(elsewhere) => elsewhere,
        None => page(&correction_page(&visit, id, which, nr)?),
    }
}

fn correction_page(visit: &Visit, id: InwonerId, which: TrajectId, nr: Nr) -> Result<CorrectionPage, Wrong> {
    let t = visit.t;
    let (found, fact) = found(visit, id, which, nr)?;
    let event = &found.event;
    let (said, inputs) = visit.town.ask(visit.who, |state, viewer| {
        let said = Zin { t: &t, state, names: &HashMap::new() }.title(event);
        Ok((said, inputs(visit, state, viewer, (id, which), (&fact, event.datum))?))
    })?;
    let original = [
        Some(Fact::new(t.say("subject-traject"), said)),
        Some(Fact::new(t.say("contact-when"), t.date(event.datum.date()))),
        event.waarom.as_deref().map(|why| Fact::new(t.say("traject-waarom"), why)),
    ];
    let mending = Mending {
        title: "traject-correct",
        address: address(visit, id, which, nr),
        original: original.into_iter().flatten().collect(),
        inputs,
        withdraw: ("traject-withdraw-label", "traject-withdraw"),
    };
    let mut page = mend::of_dossier(visit, id, &found, mending)?;
    fill(&mut page.form, &fact, event);
    Ok(page)
}

/// The fields of what it was, in the words of the aanpak of that day.
fn inputs(
    visit: &Visit,
    state: &State,
    viewer: &Viewer,
    (id, which): (InwonerId, TrajectId),
    (fact, datum): (&TrajectFact, Day),
) -> Result<Vec<Input>, Hidden> {
    let (t, form) = (&visit.t, "correctie");
    let content = |slug: &str| aanpak::by_slug(state, slug, datum).ok_or(Hidden);
    let day = || Input::new(form, "datum", t.say("traject-from")).kind(Kind::Date);
    Ok(match fact {
        TrajectFact::Started { .. } => {
            let from = choices(visit, state);
            let departs = Input::new(form, "afwijking", t.say("reason-departs")).hint(t.say("reason-departs-start"));
            vec![
                Input::new(form, "aanpak", t.say("traject-aanpak")).select(from.aanpakken),
                Input::new(form, "trajectsoort", t.say("traject-soort")).select(from.soorten),
                day(),
                Input::new(form, "grondslag", t.say("grondslag")).choices(from.grondslagen).optional(),
                departs.optional(),
            ]
        }
        TrajectFact::Phase { aanpak, .. } => {
            let traject = traject::list(state, viewer, id)?.into_iter().find(|one| one.id == which).ok_or(Hidden)?;
            fase_inputs(t, form, fasen(visit, state, content(aanpak)?, &traject))
        }
        TrajectFact::Extended { .. } => {
            let agreed = Input::new(form, "datum", t.say("extend-on")).kind(Kind::Date);
            extend_inputs(t, form).into_iter().chain([agreed]).collect()
        }
        TrajectFact::Closed { aanpak, .. } => close_inputs(t, form, endings(t, content(aanpak)?)),
    })
}

fn fill(form: &mut Form, fact: &TrajectFact, event: &Event) {
    let why = event.waarom.as_deref().unwrap_or_default();
    form.set("datum", event.datum.to_string());
    match fact {
        TrajectFact::Started { aanpak, soort, grondslag, .. } => {
            form.set("aanpak", &**aanpak).set("trajectsoort", &**soort).set("afwijking", why);
            form.set("grondslag", grondslag.map(|grondslag| grondslag.to_string()).unwrap_or_default());
        }
        TrajectFact::Phase { fase, .. } => {
            form.set("fase", &**fase).set("afwijking", why);
        }
        TrajectFact::Extended { tot } => {
            form.set("tot", tot.to_string()).set("reden", why);
        }
        TrajectFact::Closed { reden, oorzaak, .. } => {
            form.set("reden", &**reden).set("oorzaak", oorzaak.as_deref().unwrap_or_default());
            form.set("toelichting", why);
        }
    }
}

pub async fn correct(Path((_, id, which, nr)): At, sent: Sent<Visit>) -> Answer {
    let (visit, id, which, nr) = (&sent.from, InwonerId(id), TrajectId(which), Nr(nr));
    let (_, fact) = found(visit, id, which, nr)?;
    let outcome = corrected(&sent, nr, &fact).await;
    let back = mend::timeline(visit, id, "correctie");
    mend::corrected(&sent, &back, outcome, || correction_page(visit, id, which, nr))
}

async fn corrected(sent: &Sent<Visit>, nr: Nr, fact: &TrajectFact) -> Result<Acted, Error> {
    let (visit, datum, why) = (&sent.from, mend::day(sent, "datum")?, sent.get("waarom").to_owned());
    let (town, who, daad) = (&visit.town, visit.who, sent.daad());
    let (reden, afwijking) = (sent.get("reden").to_owned(), sent.some("afwijking"));
    match fact {
        TrajectFact::Started { trede, .. } => {
            let grondslag = Grondslag::from_code(sent.get("grondslag"));
            let (aanpak, trajectsoort) = (sent.get("aanpak").to_owned(), sent.some("trajectsoort"));
            let asked = Start { aanpak, trajectsoort, grondslag, trede: *trede, afwijking };
            let rule = move |state: &State, viewer: &Viewer| {
                traject::correct_start(state, viewer, nr, datum, viewer.today(), &asked, &why)
            };
            town.act(who, daad, rule).await
        }
        TrajectFact::Phase { .. } => {
            let fase = sent.get("fase").to_owned();
            let rule = move |state: &State, viewer: &Viewer| {
                let phase = Phase { fase: &fase, afwijking: afwijking.as_deref() };
                traject::correct_phase(state, viewer, nr, datum, viewer.today(), &phase, &why)
            };
            town.act(who, daad, rule).await
        }
        TrajectFact::Extended { .. } => {
            let tot = mend::day(sent, "tot")?;
            let rule = move |state: &State, viewer: &Viewer| {
                let extension = Extension { tot, reden: &reden };
                traject::correct_extend(state, viewer, nr, datum, viewer.today(), &extension, &why)
            };
            town.act(who, daad, rule).await
        }
        TrajectFact::Closed { .. } => {
            let asked = Close { reden, oorzaak: sent.some("oorzaak"), toelichting: sent.some("toelichting") };
            let rule = move |state: &State, viewer: &Viewer| {
                traject::correct_close(state, viewer, nr, datum, viewer.today(), &asked, &why)
            };
            town.act(who, daad, rule).await
        }
    }
}

pub async fn withdraw(Path((_, id, which, nr)): At, sent: Sent<Visit>) -> Answer {
    let (visit, id, which, nr) = (&sent.from, InwonerId(id), TrajectId(which), Nr(nr));
    found(visit, id, which, nr)?;
    let why = sent.get("waarom").to_owned();
    let rule = move |state: &State, viewer: &Viewer| traject::withdraw(state, viewer, nr, &why);
    let outcome = visit.town.act(visit.who, sent.daad(), rule).await;
    let back = mend::timeline(visit, id, "ingetrokken");
    mend::withdrawn(&sent, &back, outcome, || correction_page(visit, id, which, nr))
}
