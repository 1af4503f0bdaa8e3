//! Putting off a notice about what we owe, with a reason, and taking that back.

use app::Error;
use axum::extract::Path;
use domain::access::Viewer;
use domain::ids::{InwonerId, Nr};
use domain::inwoner;
use domain::inwoner::Naam;
use domain::refusal::{Hidden, Refusal};
use domain::signaal::{self, Signaal, Soort};
use domain::state::State;
use domain::tijdlijn::What;
use domain::uitstel::{self, UitstelFact};

use crate::dossier::blank::{self, Blank};
use crate::dossier::{called, mend};
use crate::form::{Form, Input, Kind};
use crate::shell::answer::{Answer, Wrong, page};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Fact, FormPage};
use crate::tekst::Tekst;

type About = Path<(String, u32, String, u32)>;
type At = Path<(String, u32, u32)>;

/// A notice that is there now, for who may put it off.
fn noticed(state: &State, viewer: &Viewer, id: InwonerId, soort: Soort, over: Nr) -> Result<(Signaal, Naam), Hidden> {
    if !uitstel::may_give(state, viewer, id) {
        return Err(Hidden);
    }
    let same = |signaal: &Signaal| signaal.soort == soort && signaal.over() == Some(over);
    let found = signaal::soon_of(state, viewer, id)?.into_iter().find(same).ok_or(Hidden)?;
    Ok((found, inwoner::naam(state, viewer, id)?))
}

pub async fn form(visit: Visit, Path((_, id, soort, over)): About) -> Answer {
    let soort = Soort::from_word(&soort).ok_or(Wrong::Hidden)?;
    page(&give_page(&visit, InwonerId(id), soort, Nr(over), |_| ())?)
}

fn give_page(
    visit: &Visit,
    id: InwonerId,
    soort: Soort,
    over: Nr,
    change: impl FnOnce(&mut Form),
) -> Result<FormPage, Wrong> {
    let t = visit.t;
    let blank = visit.town.ask(visit.who, |state, viewer| {
        let (signaal, naam) = noticed(state, viewer, id, soort, over)?;
        let inputs = vec![
            Input::new("uitstel", "tot", t.say("uitstel-tot")).hint(t.say("uitstel-tot-hint")).kind(Kind::Date),
            Input::new("uitstel", "reden", t.say("uitstel-reden")).hint(t.say("uitstel-reden-hint")),
        ];
        let about = vec![
            Fact::new(t.say("uitstel-over"), title(&t, soort, &called(&t, &naam))),
            Fact::new(t.say("uitstel-stand"), crate::signaal::due(&t, &signaal)),
            Fact::new(t.say("uitstel-regel"), signaal.regel.zin(t.lang())),
        ];
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
    let wat = t.say(&format!("soort-{}", fact.soort.word()));
    t.with2("event-uitstel", ("wat", wat), ("dag", t.date(fact.tot.date())))
}

pub async fn give(Path((_, id, soort, over)): About, sent: Sent<Visit>) -> Answer {
    let (visit, id, over) = (&sent.from, InwonerId(id), Nr(over));
    let soort = Soort::from_word(&soort).ok_or(Wrong::Hidden)?;
    visit.town.ask(visit.who, |state, viewer| noticed(state, viewer, id, soort, over).map(|_| ()))?;
    let outcome = match blank::day_or_none(&sent, "tot") {
        Ok(Some(tot)) => {
            let reden = sent.get("reden").to_owned();
            let rule =
                move |state: &State, viewer: &Viewer| uitstel::give(state, viewer, id, (soort, over), tot, &reden);
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Ok(None) => Err(Error::Refused(vec![Refusal::at("tot", "vul-in")])),
        Err(refusal) => Err(Error::Refused(vec![refusal])),
    };
    blank::settle(&sent, id, "uitstel", outcome, |change| give_page(visit, id, soort, over, change))
}

// ── Taking back ─────────────────────────────────────────────────────────────────────────────────────────────────────

fn found(visit: &Visit, id: InwonerId, nr: Nr) -> Result<(mend::Found, UitstelFact), Wrong> {
    let found = mend::find(visit, id, nr)?;
    let may = visit.town.ask(visit.who, |state, viewer| Ok(uitstel::may_give(state, viewer, id)))?;
    match found.event.what {
        What::Uitstel(fact) if may => Ok((found, fact)),
        _ => Err(Wrong::Hidden),
    }
}

pub async fn correction(visit: Visit, Path((_, id, nr)): At) -> Answer {
    let (id, nr) = (InwonerId(id), Nr(nr));
    let (found, _) = found(&visit, id, nr)?;
    let timeline = |_| visit.at(format_args!("/inwoner/{id}#tijdlijn"));
    match mend::onward(&visit, id, &found.event, timeline) {
        Some(elsewhere) => elsewhere,
        None => page(&withdraw_page(&visit, id, nr, |_| ())?),
    }
}

/// A form of one question: why it may not wait after all. Another day is another uitstel.
fn withdraw_page(visit: &Visit, id: InwonerId, nr: Nr, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let t = visit.t;
    let (found, fact) = found(visit, id, nr)?;
    let inputs = vec![Input::new("uitstel", "waarom", t.say("uitstel-terug-waarom"))];
    let about = vec![
        Fact::new(t.say("uitstel-over"), title(&t, fact.soort, &called(&t, &found.naam))),
        Fact::new(t.say("uitstel-tot"), t.date(fact.tot.date())),
    ];
    let (title, lead, aside) = ("uitstel-terug", "uitstel-terug-lead", Some(("uitstel-over", about)));
    let part = format!("uitstel/{nr}");
    let blank = Blank { naam: found.naam, title, lead, part, name: "uitstel", seen: None, inputs, aside };
    Ok(blank::form_page(visit, id, blank, change))
}

pub async fn withdraw(Path((_, id, nr)): At, sent: Sent<Visit>) -> Answer {
    let (visit, id, nr) = (&sent.from, InwonerId(id), Nr(nr));
    found(visit, id, nr)?;
    let why = sent.get("waarom").to_owned();
    let rule = move |state: &State, viewer: &Viewer| uitstel::withdraw(state, viewer, nr, &why);
    let outcome = visit.town.act(visit.who, sent.daad(), rule).await;
    blank::settle(&sent, id, "ingetrokken", outcome, |change| withdraw_page(visit, id, nr, change))
}
