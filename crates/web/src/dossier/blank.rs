//! A short form about an inwoner, on a page of its own: what the pages of the plan share.

use app::{Acted, Error};
use domain::ids::InwonerId;
use domain::inwoner::Naam;
use domain::refusal::Refusal;
use domain::time::Day;

use super::shown_name;
use crate::form::{Form, Input, fresh_daad};
use crate::shell::answer::{Answer, Wrong, refused, to};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Aside, Fact, FormPage, Link};

/// What differs between these forms.
pub(crate) struct Blank {
    pub naam: Naam,
    /// The keys of the title, which is what the button says, and of the sentence under it.
    pub title: &'static str,
    pub lead: &'static str,
    /// What the address says after that of the inwoner.
    pub part: String,
    pub name: &'static str,
    pub inputs: Vec<Input>,
    pub aside: Option<(&'static str, Vec<Fact>)>,
}

/// The page: empty but for the day of today, until `change` fills it in.
pub(crate) fn form_page(visit: &Visit, id: InwonerId, blank: Blank, change: impl FnOnce(&mut Form)) -> FormPage {
    let t = visit.t;
    let mut form = Form {
        name: blank.name,
        action: visit.at(format_args!("/inwoner/{id}/{}", blank.part)),
        daad: fresh_daad(),
        inputs: blank.inputs,
        submit: t.say(blank.title).into(),
        ..Form::default()
    };
    form.set("datum", visit.today().to_string());
    change(&mut form);
    let crumb = Link::new(visit.at(format_args!("/inwoner/{id}")), shown_name(&t, &blank.naam, id));
    let aside = |(title, facts)| Aside { title: t.say(title).to_owned(), text: String::new(), facts };
    FormPage {
        t,
        shell: visit.shell(t.say(blank.title)),
        crumbs: vec![crumb],
        lead: t.say(blank.lead).to_owned(),
        notice: None,
        form,
        asides: blank.aside.into_iter().filter(|(_, facts)| !facts.is_empty()).map(aside).collect(),
    }
}

/// Back to the dossier, or the form again with what was typed and what is wrong.
pub(crate) fn settle(
    sent: &Sent<Visit>,
    id: InwonerId,
    done: &str,
    outcome: Result<Acted, Error>,
    again: impl FnOnce(&mut dyn FnMut(&mut Form)) -> Result<FormPage, Wrong>,
) -> Answer {
    let visit = &sent.from;
    match outcome {
        Ok(_) => to(&visit.at(format_args!("/inwoner/{id}?gedaan={done}"))),
        Err(Error::Refused(refusals)) => refused(&again(&mut |form| {
            sent.keep_in(form);
            form.daad = sent.some("daad").unwrap_or_else(fresh_daad);
            visit.refuse(form, &refusals, |name| name);
        })?),
        Err(other) => Err(other.into()),
    }
}

/// Everything that is wrong with what was typed, at once: the day and the rest.
pub(crate) fn both<A, B>(first: Result<A, Error>, second: Result<B, Vec<Refusal>>) -> Result<(A, B), Error> {
    match (first, second) {
        (Ok(first), Ok(second)) => Ok((first, second)),
        (Err(Error::Refused(first)), Err(second)) => Err(Error::Refused(second.into_iter().chain(first).collect())),
        (Err(first), _) => Err(first),
        (_, Err(second)) => Err(Error::Refused(second)),
    }
}

/// A day that may be left open.
pub(crate) fn day_or_none(sent: &Sent<Visit>, field: &'static str) -> Result<Option<Day>, Refusal> {
    match sent.get(field) {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Refusal::at(field, "dag-onleesbaar")),
    }
}
