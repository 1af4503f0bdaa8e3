//! A short form about an inwoner, on a page of its own: what the pages of the plan share.

use app::{Acted, Error};
use domain::ids::{InwonerId, Nr};
use domain::inwoner::Naam;
use domain::refusal::{Arg, Refusal};
use domain::seen::Seen;
use domain::tijdlijn;
use domain::time::Day;

use super::{feiten, shown_name};
use crate::form::{Form, Input, Stale, fresh_daad};
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
    /// The newest fact about the same that the page shows, when somebody else may be writing it too.
    pub seen: Option<Nr>,
    pub inputs: Vec<Input>,
    pub aside: Option<(&'static str, Vec<Fact>)>,
}

/// The form alone: empty but for the day of today.
pub(crate) fn quick_form(visit: &Visit, id: InwonerId, blank: Blank) -> Form {
    let mut form = Form {
        name: blank.name,
        action: visit.at(format_args!("/inwoner/{id}/{}", blank.part)),
        daad: fresh_daad(),
        gezien: gezien(blank.seen),
        inputs: blank.inputs,
        submit: visit.t.say(blank.title).into(),
        ..Form::default()
    };
    form.set("datum", visit.today().to_string());
    form
}

/// The same on a page, until `change` fills it in.
pub(crate) fn form_page(visit: &Visit, id: InwonerId, mut blank: Blank, change: impl FnOnce(&mut Form)) -> FormPage {
    let t = visit.t;
    let (title, lead) = (blank.title, blank.lead);
    let (naam, aside) = (blank.naam.clone(), blank.aside.take());
    let mut form = quick_form(visit, id, blank);
    change(&mut form);
    let crumb = Link::new(visit.at(format_args!("/inwoner/{id}")), shown_name(&t, &naam, id));
    let beside = |(title, facts)| Aside { title: t.say(title).to_owned(), text: String::new(), facts };
    FormPage {
        t,
        shell: visit.shell(t.say(title)),
        crumbs: vec![crumb],
        lead: t.say(lead).to_owned(),
        notice: None,
        form,
        asides: aside.into_iter().filter(|(_, facts)| !facts.is_empty()).map(beside).collect(),
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
            again_with(sent, id, form, &refusals);
        })?),
        Err(other) => Err(other.into()),
    }
}

/// What was typed, with what is wrong; shown as theirs and yours when somebody was first (decision 19).
pub(crate) fn again_with(sent: &Sent<Visit>, id: InwonerId, form: &mut Form, refusals: &[Refusal]) {
    let visit = &sent.from;
    sent.keep_in(form);
    form.daad = sent.some("daad").unwrap_or_else(fresh_daad);
    let first = refusals.iter().find(|refusal| refusal.code.ends_with("-intussen"));
    form.stale = first.map(|refusal| theirs(visit, id, refusal));
    let rest: Vec<Refusal> = refusals.iter().filter(|refusal| !refusal.code.ends_with("-intussen")).cloned().collect();
    visit.refuse(form, &rest, |name| name);
}

/// What was recorded since the page was made.
fn theirs(visit: &Visit, id: InwonerId, refusal: &Refusal) -> Stale {
    let t = visit.t;
    let newer = refusal.args.iter().find_map(|(_, arg)| if let Arg::Nr(nr) = arg { Some(*nr) } else { None });
    let said = visit.town.ask(visit.who, |state, viewer| {
        let events = tijdlijn::of(state, viewer, id, Day::LAST)?;
        let event = events.into_iter().find(|event| Some(event.nr) == newer);
        Ok(event.map(|event| (feiten::said(&t, &event.what), event.datum)))
    });
    let said = said.ok().flatten();
    let text = said.map(|(wat, day)| t.with2("stale-text-fact", ("wat", wat), ("dag", t.date(day.date()))));
    let discard = Link::new(visit.at(format_args!("/inwoner/{id}")), t.say("stale-discard-fact"));
    Stale { title: visit.sentence(refusal), text: text.unwrap_or_default(), discard }
}

/// What the writer had before them, as the form carried it.
pub(crate) fn seen(sent: &Sent<Visit>) -> Seen {
    Seen { last: sent.gezien(), confirmed: false }
}

/// The form's memory of what its reader saw.
pub(crate) fn gezien(seen: Option<Nr>) -> String {
    seen.map(|nr| nr.to_string()).unwrap_or_default()
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
