//! What was recorded about a referral was otherwise, or never so.

use app::Error;
use axum::extract::Path;
use domain::aanmelding::{self, AanmeldingFact, AanmeldingStep, Stand};
use domain::access::Viewer;
use domain::ids::{InwonerId, Nr};
use domain::state::State;
use domain::tijdlijn::What;

use super::refer::{aanpakken, read};
use super::view::{GRONDSLAGEN, refer_inputs};
use crate::dossier::feiten;
use crate::dossier::mend::{self, Found, Mending};
use crate::dossier::view::CorrectionPage;
use crate::form::{Input, Kind};
use crate::shell::Fact;
use crate::shell::answer::{Answer, Wrong, page};
use crate::shell::visit::{Sent, Visit};

type Where = Path<(String, u32, u32, u32)>;

pub async fn correction(visit: Visit, Path((_, id, which, nr)): Where) -> Answer {
    let (found, fact) = found(&visit, InwonerId(id), which, Nr(nr))?;
    let on = |nr: Nr| visit.at(format_args!("/inwoner/{id}/aanmelding/{which}/{nr}"));
    match mend::onward(&visit, InwonerId(id), &found.event, on) {
        Some(elsewhere) => elsewhere,
        None => page(&correction_page(&visit, InwonerId(id), &found, &fact)?),
    }
}

/// The fact at this address, for who may correct it.
fn found(visit: &Visit, id: InwonerId, which: u32, nr: Nr) -> Result<(Found, AanmeldingFact), Wrong> {
    let found = mend::find(visit, id, nr)?;
    match &found.event.what {
        What::Aanmelding(fact) if fact.may_correct && fact.aanmelding.0 == which => {
            let fact = fact.clone();
            Ok((found, fact))
        }
        _ => Err(Wrong::Hidden),
    }
}

fn correction_page(
    visit: &Visit,
    id: InwonerId,
    found: &Found,
    fact: &AanmeldingFact,
) -> Result<CorrectionPage, Wrong> {
    let (t, name, day) = (visit.t, "correctie", found.event.datum);
    let address = visit.at(format_args!("/inwoner/{id}/aanmelding/{}/{}", fact.aanmelding, found.event.nr));
    let title = visit.town.ask(visit.who, |state, _| Ok(feiten::aanmelding(&t, state, fact, day)))?;
    let mut inputs = match fact.step {
        AanmeldingStep::Referred { .. } => refer_inputs(&t, name, aanpakken(visit)?),
        _ => vec![Input::new(name, "datum", t.say("aanmelding-wanneer")).kind(Kind::Date)],
    };
    match fact.step {
        AanmeldingStep::Referred { .. } | AanmeldingStep::Met(_) => {}
        AanmeldingStep::Answered(Stand::Aangenomen) => {
            let why = Input::new(name, "reden", t.say("reason-departs")).hint(t.say("reason-departs-caseload"));
            inputs.push(why.optional());
        }
        AanmeldingStep::Answered(_) => inputs.push(Input::new(name, "reden", t.say("aanmelding-waarom"))),
    }
    let original =
        vec![Fact::new(t.say("correction-what"), title), Fact::new(t.say("correction-day"), t.date(day.date()))];
    let withdraw = ("aanmelding-withdraw-label", "aanmelding-withdraw");
    let mending = Mending { title: "aanmelding-correct", address, original, inputs, withdraw };
    let mut page = mend::of_dossier(visit, id, found, mending)?;
    page.form.set("datum", day.to_string());
    let why = fact.reden.as_deref().or(found.event.waarom.as_deref());
    page.form.set("reden", why.unwrap_or_default());
    if let AanmeldingStep::Referred { aanpak, grondslag, beweegreden } = &fact.step {
        let ground = GRONDSLAGEN.iter().find(|(known, ..)| known == grondslag).map_or("", |(_, word, _)| word);
        page.form.set("aanpak", &**aanpak).set("grondslag", ground);
        page.form.set("beweegreden", beweegreden.map_or("", |why| why.word()));
    }
    Ok(page)
}

pub async fn correct(Path((_, id, which, nr)): Where, sent: Sent<Visit>) -> Answer {
    let (visit, nr) = (&sent.from, Nr(nr));
    let (found, fact) = found(visit, InwonerId(id), which, nr)?;
    let (why, reden) = (sent.get("waarom").to_owned(), sent.some("reden"));
    // Why somebody who seemed to be known was referred stays as it was said.
    let dubbel = found.event.waarom.as_deref().map(str::to_owned);
    let outcome = match fact.step {
        AanmeldingStep::Referred { .. } => match read(&sent) {
            Ok((mut asked, datum)) => {
                asked.afwijking = dubbel;
                let rule = move |state: &State, viewer: &Viewer| {
                    aanmelding::correct_refer(state, viewer, nr, datum, viewer.today(), &asked, &why)
                };
                visit.town.act(visit.who, sent.daad(), rule).await
            }
            Err(wrong) => Err(Error::Refused(wrong)),
        },
        _ => match mend::day(&sent, "datum") {
            Ok(datum) => {
                let rule = move |state: &State, viewer: &Viewer| {
                    aanmelding::correct_step(state, viewer, nr, datum, viewer.today(), reden.as_deref(), &why)
                };
                visit.town.act(visit.who, sent.daad(), rule).await
            }
            Err(unreadable) => Err(unreadable),
        },
    };
    let back = mend::timeline(visit, InwonerId(id), "correctie");
    mend::corrected(&sent, &back, outcome, || correction_page(visit, InwonerId(id), &found, &fact))
}

pub async fn withdraw(Path((_, id, which, nr)): Where, sent: Sent<Visit>) -> Answer {
    let (visit, nr) = (&sent.from, Nr(nr));
    let (found, fact) = found(visit, InwonerId(id), which, nr)?;
    let why = sent.get("waarom").to_owned();
    let rule = move |state: &State, viewer: &Viewer| aanmelding::withdraw(state, viewer, nr, &why);
    let outcome = visit.town.act(visit.who, sent.daad(), rule).await;
    // Who tied the regisseur to this inwoner may be what was taken back.
    let back = visit.at("/aanmeldingen?gedaan=ingetrokken");
    mend::withdrawn(&sent, &back, outcome, || correction_page(visit, InwonerId(id), &found, &fact))
}
