//! A stand-in that turns out otherwise: for something else, or until another day.

use app::Error;
use axum::extract::Path;
use domain::access::Viewer;
use domain::ids::WaarnemingId;
use domain::medewerker;
use domain::refusal::{Hidden, Refusal};
use domain::state::State;
use domain::waarneming::{self, Doel, Instead, Shown};

use super::pages::doelen;
use super::view::instead_inputs;
use crate::dossier::blank::both;
use crate::dossier::mend::{self, Mending};
use crate::dossier::view::CorrectionPage;
use crate::shell::answer::{Answer, Wrong, page, to};
use crate::shell::visit::{Sent, Visit, doel_key};
use crate::shell::{Fact, Link};
use crate::tekst::capital;

type At = Path<(String, u32)>;

/// The one at this address, as long as the reader can do something with it.
fn known(visit: &Visit, id: WaarnemingId) -> Result<Shown, Wrong> {
    let shown = visit.town.ask(visit.who, |state, viewer| {
        if waarneming::may_state(viewer) { waarneming::one(state, viewer, id) } else { Err(Hidden) }
    })?;
    Ok(shown)
}

pub async fn form(visit: Visit, Path((_, id)): At) -> Answer {
    // Somebody ended it since the link to this page was made.
    if !known(&visit, WaarnemingId(id))?.may_end {
        return to(&visit.at("/waarneming"));
    }
    page(&correction_page(&visit, WaarnemingId(id))?)
}

fn correction_page(visit: &Visit, id: WaarnemingId) -> Result<CorrectionPage, Wrong> {
    let t = visit.t;
    let shown = known(visit, id)?;
    let one = &shown.waarneming;
    let (who, whom) = visit.town.ask(visit.who, |state, _| {
        Ok((medewerker::naam(state, one.waarnemer).to_owned(), medewerker::naam(state, one.voor).to_owned()))
    })?;
    let mending = Mending {
        title: "waarneming-correct",
        address: visit.at(format_args!("/waarneming/{id}/wijzigen")),
        original: vec![
            Fact::new(t.say("waarneming-wie"), who),
            Fact::new(t.say("waarneming-voor"), whom),
            Fact::new(t.say("waarneming-doel"), capital(t.say(doel_key(one.doel)))),
            Fact::new(t.say("waarneming-reden"), &*shown.reden),
            Fact::new(t.say("waarneming-van"), t.date(one.van.date())),
            Fact::new(t.say("waarneming-tot"), t.date(one.tot.date())),
        ],
        inputs: instead_inputs(&t, doelen(&t), one.van > visit.today()),
        withdraw: ("waarneming-end", "waarneming-end"),
    };
    let crumb = Link::new(visit.at("/waarneming"), t.say("nav-waarneming"));
    let mut page = mend::correction_page(visit, crumb, mending);
    // What somebody could look at cannot be taken back; it ends on the list.
    page.withdraw = None;
    page.form.gezien = one.nr.to_string();
    page.form.set("doel", one.doel.word()).set("reden", &*shown.reden);
    page.form.set("van", one.van.to_string()).set("tot", one.tot.to_string());
    Ok(page)
}

/// What was typed; the first day is asked only before it has come.
fn read(sent: &Sent<Visit>, shown: &Shown) -> Result<Instead, Error> {
    let doel = Doel::from_word(sent.get("doel")).ok_or_else(|| vec![Refusal::at("doel", "kies")]);
    let (tot, doel) = both(mend::day(sent, "tot"), doel)?;
    let van = if sent.some("van").is_some() { mend::day(sent, "van")? } else { shown.waarneming.van };
    Ok(Instead { doel, reden: sent.get("reden").to_owned(), van, tot })
}

pub async fn correct(Path((_, id)): At, sent: Sent<Visit>) -> Answer {
    let (visit, id) = (&sent.from, WaarnemingId(id));
    let shown = known(visit, id)?;
    let why = sent.get("waarom").to_owned();
    // The version that the reader saw: when somebody corrected it since, that is told.
    let nr = sent.gezien().unwrap_or(shown.waarneming.nr);
    let outcome = match read(&sent, &shown) {
        Ok(instead) => {
            let rule =
                move |state: &State, viewer: &Viewer| waarneming::correct(state, viewer, (id, nr), &instead, &why);
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err(unreadable),
    };
    mend::corrected(&sent, &visit.at("/waarneming?gedaan=correctie"), outcome, || correction_page(visit, id))
}
