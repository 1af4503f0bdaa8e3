//! A promise is made, or an aanvraag comes in.

use axum::extract::Path;
use domain::aanpak::content::Onderdeel;
use domain::access::Viewer;
use domain::belofte::{self, About};
use domain::ids::InwonerId;
use domain::inwoner;
use domain::refusal::Hidden;
use domain::state::State;
use domain::traject;

use super::view::{aanvraag_inputs, day, promise, promise_inputs};
use crate::dossier::blank::{self, Blank};
use crate::dossier::{called, guided_by, mend};
use crate::form::Form;
use crate::shell::FormPage;
use crate::shell::answer::{Answer, Wrong, page};
use crate::shell::visit::{Sent, Visit};

/// Which of the two forms: they differ in what is asked, and write the same kind of fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    Belofte,
    Aanvraag,
}

pub async fn form(visit: Visit, Path((_, id)): Path<(String, u32)>) -> Answer {
    page(&make_page(&visit, InwonerId(id), Which::Belofte, |_| ())?)
}

pub async fn aanvraag_form(visit: Visit, Path((_, id)): Path<(String, u32)>) -> Answer {
    page(&make_page(&visit, InwonerId(id), Which::Aanvraag, |_| ())?)
}

fn make_page(visit: &Visit, id: InwonerId, which: Which, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let blank = visit.town.ask(visit.who, |state, viewer| make_blank(visit, state, viewer, id, which))?;
    Ok(blank::form_page(visit, id, blank, change))
}

/// The form, for its own page and for the dossier; an aanpak without promises has none.
pub(crate) fn make_blank(
    visit: &Visit,
    state: &State,
    viewer: &Viewer,
    id: InwonerId,
    which: Which,
) -> Result<Blank, Hidden> {
    let t = visit.t;
    if !may_make(visit, state, viewer, id)? {
        return Err(Hidden);
    }
    let naam = inwoner::naam(state, viewer, id)?;
    let seen = belofte::newest_seen(state, viewer, id, About::Gedaan)?;
    let (name, title, lead, mut inputs, label) = match which {
        Which::Belofte => {
            let inputs = promise_inputs(&t, "belofte", &called(&t, &naam));
            ("belofte", "belofte-make", "belofte-make-lead", inputs, "belofte-op")
        }
        Which::Aanvraag => {
            ("aanvraag", "aanvraag-make", "aanvraag-make-lead", aanvraag_inputs(&t, "aanvraag"), "aanvraag-op")
        }
    };
    inputs.push(day(&t, name, label));
    Ok(Blank { naam, title, lead, part: name.to_owned(), name, seen, inputs, aside: None })
}

/// Whether the viewer may record promises in the traject of now, whose aanpak has them.
pub(super) fn may_make(visit: &Visit, state: &State, viewer: &Viewer, id: InwonerId) -> Result<bool, Hidden> {
    let trajecten = traject::list(state, viewer, id)?;
    let kept = guided_by(state, &trajecten, visit.today(), Onderdeel::Belofte).is_some();
    Ok(kept && belofte::may_follow(state, viewer, id))
}

pub async fn make(path: Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    made(path, sent, Which::Belofte).await
}

pub async fn apply(path: Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    made(path, sent, Which::Aanvraag).await
}

async fn made(Path((_, id)): Path<(String, u32)>, sent: Sent<Visit>, which: Which) -> Answer {
    let (visit, id) = (&sent.from, InwonerId(id));
    // Who may not record is not told what is wrong with the form either.
    visit.town.ask(visit.who, |state, viewer| make_blank(visit, state, viewer, id, which).map(|_| ()))?;
    let outcome = match blank::both(mend::day(&sent, "datum"), promise(&sent, which == Which::Aanvraag)) {
        Ok((datum, promise)) => {
            let seen = blank::seen(&sent);
            let rule = move |state: &State, viewer: &Viewer| {
                belofte::nobody_was_first(state, viewer, id, About::Gedaan, seen)?;
                belofte::make(state, viewer, id, datum, viewer.today(), &promise)
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err(unreadable),
    };
    let done = if which == Which::Aanvraag { "aanvraag" } else { "belofte" };
    blank::settle(&sent, id, done, outcome, |change| make_page(visit, id, which, change))
}
