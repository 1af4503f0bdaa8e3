//! Correcting and taking back a fact that stands on the timeline: what the pages of metingen, belemmeringen and groepen
//! share.

use app::{Acted, Error};
use domain::ids::{InwonerId, Nr};
use domain::inwoner::{self, Naam};
use domain::refusal::{Hidden, Refusal};
use domain::tijdlijn::{self, Event};
use domain::time::Day;
use domain::verplaatsing;

use super::shown_name;
use super::view::{CorrectionPage, FoldedForm, withdraw_form};
use crate::form::{Form, Input, fresh_daad};
use crate::shell::answer::{Answer, Wrong, refused, to};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Fact, Link};

/// A fact of a dossier, whichever version, and whose it is.
pub(crate) struct Found {
    pub naam: Naam,
    pub event: Event,
}

/// The fact at `nr`, when it is on the timeline of this inwoner and the reader may see that.
pub(crate) fn find(visit: &Visit, id: InwonerId, nr: Nr) -> Result<Found, Wrong> {
    let found = visit.town.ask(visit.who, |state, viewer| {
        let event = tijdlijn::of(state, viewer, id, Day::LAST)?.into_iter().find(|event| event.nr == nr);
        Ok(Found { naam: inwoner::naam(state, viewer, id)?, event: event.ok_or(Hidden)? })
    })?;
    Ok(found)
}

impl Found {
    /// The way back to the dossier.
    pub fn crumb(&self, visit: &Visit, id: InwonerId) -> Link {
        Link::new(visit.at(format_args!("/inwoner/{id}")), shown_name(&visit.t, &self.naam, id))
    }
}

/// The timeline of a dossier, which says on top what was just done.
pub(crate) fn timeline(visit: &Visit, id: InwonerId, done: &str) -> String {
    visit.at(format_args!("/inwoner/{id}?gedaan={done}#tijdlijn"))
}

/// Where to go on when somebody corrected the fact, or took it back, since the link to it was made.
pub(crate) fn onward(visit: &Visit, id: InwonerId, event: &Event, page: impl Fn(Nr) -> String) -> Option<Answer> {
    let replaced = event.vervangen.as_ref()?;
    let timeline = || visit.at(format_args!("/inwoner/{id}#tijdlijn"));
    Some(to(&if replaced.ingetrokken { timeline() } else { page(replaced.door) }))
}

/// What differs between the pages on which facts are corrected.
pub(crate) struct Mending {
    /// The key of the title.
    pub title: &'static str,
    /// Where the correction is sent; `/intrekken` under it takes the fact back.
    pub address: String,
    pub original: Vec<Fact>,
    pub inputs: Vec<Input>,
    /// The keys of the fold and the button of taking back.
    pub withdraw: (&'static str, &'static str),
}

/// The page for a fact of a dossier, with the way to the dossier it belongs to when it does not belong here.
pub(crate) fn of_dossier(
    visit: &Visit,
    id: InwonerId,
    found: &Found,
    mending: Mending,
) -> Result<CorrectionPage, Wrong> {
    let elsewhere = elsewhere(visit, id, found.event.nr)?;
    Ok(CorrectionPage { elsewhere, ..correction_page(visit, found.crumb(visit, id), mending) })
}

/// Where the fact is taken to another inwoner, for who may.
pub(super) fn elsewhere(visit: &Visit, id: InwonerId, nr: Nr) -> Result<Option<Link>, Wrong> {
    let may = visit.town.ask(visit.who, |state, viewer| Ok(verplaatsing::may_move(state, viewer, nr)))?;
    let at = || visit.at(format_args!("/inwoner/{id}/feit/{nr}/verplaatsen"));
    Ok(may.then(|| Link::new(at(), visit.t.say("verplaats-link"))))
}

/// The page: the fields of the act, why they were not right, and under them the way to take it back.
pub(crate) fn correction_page(visit: &Visit, crumb: Link, mending: Mending) -> CorrectionPage {
    let t = visit.t;
    let Mending { title, address, original, mut inputs, withdraw: (label, submit) } = mending;
    inputs.push(Input::new("correctie", "waarom", t.say("correction-why")).hint(t.say("correction-why-hint")));
    let mut withdraw = withdraw_form(&t, format!("{address}/intrekken"), fresh_daad());
    withdraw.submit = t.say(submit).to_owned();
    CorrectionPage {
        t,
        shell: visit.shell(t.say(title)),
        inwoner: crumb,
        title: t.say(title).to_owned(),
        original,
        form: Form {
            name: "correctie",
            action: address,
            daad: fresh_daad(),
            inputs,
            submit: t.say("correction-record").into(),
            ..Form::default()
        },
        withdraw: Some(FoldedForm { label: t.say(label).to_owned(), form: withdraw, open: false }),
        elsewhere: None,
    }
}

/// Back, or the page again with what is wrong.
pub(crate) fn corrected(
    sent: &Sent<Visit>,
    back: &str,
    outcome: Result<Acted, Error>,
    page: impl FnOnce() -> Result<CorrectionPage, Wrong>,
) -> Answer {
    let visit = &sent.from;
    match outcome {
        Ok(_) => to(back),
        Err(Error::Refused(mut refusals)) => {
            let mut page = page()?;
            sent.keep_in(&mut page.form);
            let no_reason = sent.get("waarom").is_empty();
            // What cannot be read is told before a rule is asked; the reason that lacks is told with it, not at the next try.
            if no_reason && !refusals.iter().any(|one| matches!(one.field, Some("waarom" | "reden"))) {
                refusals.push(Refusal::at("waarom", "reden-nodig"));
            }
            // An act may have a reason of its own, beside that of the correction.
            let own_reason = !no_reason && page.form.input("reden").is_some();
            let field = |name| if name == "reden" && !own_reason { "waarom" } else { name };
            visit.refuse(&mut page.form, &refusals, field);
            refused(&page)
        }
        Err(other) => Err(other.into()),
    }
}

/// Back, or the page again with the fold open.
pub(crate) fn withdrawn(
    sent: &Sent<Visit>,
    back: &str,
    outcome: Result<Acted, Error>,
    page: impl FnOnce() -> Result<CorrectionPage, Wrong>,
) -> Answer {
    let visit = &sent.from;
    match outcome {
        Ok(_) => to(back),
        Err(Error::Refused(refusals)) => {
            let mut page = page()?;
            if let Some(folded) = &mut page.withdraw {
                folded.open = true;
                sent.keep_in(&mut folded.form);
                visit.refuse(&mut folded.form, &refusals, |name| if name == "reden" { "waarom" } else { name });
            }
            refused(&page)
        }
        Err(other) => Err(other.into()),
    }
}

/// A day that was typed: what cannot be read is told at its field.
pub(crate) fn day(sent: &Sent<Visit>, field: &'static str) -> Result<Day, Error> {
    let code = |text: &str| if text.is_empty() { "vul-in" } else { "dag-onleesbaar" };
    let text = sent.get(field);
    text.parse().map_err(|_| Error::Refused(vec![Refusal::at(field, code(text))]))
}
