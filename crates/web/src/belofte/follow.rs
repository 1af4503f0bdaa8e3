//! What befalls a promise: it is kept, put on another day, or withdrawn.

use app::{Acted, Error};
use axum::extract::Path;
use domain::access::Viewer;
use domain::belofte::{self, About, Raakt, Shown};
use domain::ids::{BelofteId, InwonerId};
use domain::inwoner::{self, Naam};
use domain::refusal::Hidden;
use domain::state::State;

use super::view::{day, move_inputs, other_day, retract_inputs};
use super::words;
use crate::dossier::blank::{self, Blank};
use crate::dossier::{called, mend};
use crate::form::{Form, Input};
use crate::shell::answer::{Answer, Wrong, page};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Fact, FormPage};
use crate::tekst::{Tekst, capital};

type At = Path<(String, u32, u32)>;

/// What can befall it, each with an address of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Keep,
    Move,
    Retract,
}

impl Step {
    const fn part(self) -> &'static str {
        match self {
            Step::Keep => "nakomen",
            Step::Move => "verzetten",
            Step::Retract => "intrekken",
        }
    }

    /// The keys of the title and of the sentence under it. An aanvraag is decided on.
    fn words(self, shown: &Shown) -> (&'static str, &'static str) {
        match self {
            Step::Keep if shown.belofte.aanvraag.is_some() => ("aanvraag-keep", "aanvraag-keep-lead"),
            Step::Keep => ("belofte-keep", "belofte-keep-lead"),
            Step::Move => ("belofte-move", "belofte-move-lead"),
            Step::Retract => ("belofte-retract", "belofte-retract-lead"),
        }
    }

    fn inputs(self, t: &Tekst, shown: &Shown) -> Vec<Input> {
        let mut inputs = match self {
            Step::Keep => Vec::new(),
            Step::Move => move_inputs(t, "belofte"),
            Step::Retract => retract_inputs(t, "belofte", shown.belofte.van),
        };
        inputs.push(day(t, "belofte", if self == Step::Keep { "belofte-nagekomen-op" } else { "belofte-op" }));
        inputs
    }
}

pub async fn keep_form(visit: Visit, Path((_, id, which)): At) -> Answer {
    page(&step_page(&visit, InwonerId(id), BelofteId(which), Step::Keep, |_| ())?)
}

pub async fn move_form(visit: Visit, Path((_, id, which)): At) -> Answer {
    page(&step_page(&visit, InwonerId(id), BelofteId(which), Step::Move, |_| ())?)
}

pub async fn retract_form(visit: Visit, Path((_, id, which)): At) -> Answer {
    page(&step_page(&visit, InwonerId(id), BelofteId(which), Step::Retract, |_| ())?)
}

/// The promise for who says this of it.
fn followed(
    state: &State,
    viewer: &Viewer,
    (id, which): (InwonerId, BelofteId),
    step: Step,
) -> Result<(Shown, Naam), Hidden> {
    let shown = belofte::one(state, viewer, id, which)?;
    let may = if step == Step::Move { shown.may_follow } else { shown.may_settle };
    if may { Ok((shown, inwoner::naam(state, viewer, id)?)) } else { Err(Hidden) }
}

fn step_page(
    visit: &Visit,
    id: InwonerId,
    which: BelofteId,
    step: Step,
    change: impl FnOnce(&mut Form),
) -> Result<FormPage, Wrong> {
    let t = visit.t;
    let blank = visit.town.ask(visit.who, |state, viewer| {
        let (shown, naam) = followed(state, viewer, (id, which), step)?;
        let seen = belofte::newest_seen(state, viewer, id, About::Een(which))?;
        let aside = Some(("belofte-about", about(&t, &shown, &naam)));
        let ((title, lead), inputs) = (step.words(&shown), step.inputs(&t, &shown));
        let part = format!("belofte/{which}/{}", step.part());
        Ok(Blank { naam, title, lead, part, name: "belofte", seen, inputs, aside })
    })?;
    Ok(blank::form_page(visit, id, blank, change))
}

/// What was promised, by whom and for when.
fn about(t: &Tekst, shown: &Shown, naam: &Naam) -> Vec<Fact> {
    let one = &shown.belofte;
    let van = t.with(&format!("kant-{}", one.van.word()), "naam", called(t, naam));
    let facts = [
        Some(Fact::new(t.say("belofte"), capital(&words::what(t, one.aanvraag, shown.wat.as_deref())))),
        Some(Fact::new(t.say("belofte-van"), shown.partner.as_deref().map_or(van, str::to_owned))),
        Some(Fact::new(t.say("belofte-dag"), t.date(one.dag.date()))),
        (one.dag != one.eerst).then(|| Fact::new(t.say("belofte-eerst"), t.date(one.eerst.date()))),
    ];
    facts.into_iter().flatten().collect()
}

pub async fn keep(path: At, sent: Sent<Visit>) -> Answer {
    stepped(path, sent, Step::Keep).await
}

pub async fn move_to(path: At, sent: Sent<Visit>) -> Answer {
    stepped(path, sent, Step::Move).await
}

pub async fn retract(path: At, sent: Sent<Visit>) -> Answer {
    stepped(path, sent, Step::Retract).await
}

async fn stepped(Path((_, id, which)): At, sent: Sent<Visit>, step: Step) -> Answer {
    let (visit, id, which) = (&sent.from, InwonerId(id), BelofteId(which));
    visit.town.ask(visit.who, |state, viewer| followed(state, viewer, (id, which), step).map(|_| ()))?;
    let outcome = act(&sent, id, which, step).await;
    let done = match step {
        Step::Keep => "belofte-nagekomen",
        Step::Move => "belofte-verzet",
        Step::Retract => "belofte-ingetrokken",
    };
    blank::settle(&sent, id, done, outcome, |change| step_page(visit, id, which, step, change))
}

async fn act(sent: &Sent<Visit>, id: InwonerId, which: BelofteId, step: Step) -> Result<Acted, Error> {
    let visit = &sent.from;
    let dag = if step == Step::Move { other_day(sent).map(Some) } else { Ok(None) };
    let (datum, dag) = blank::both(mend::day(sent, "datum"), dag)?;
    let (seen, reden, raakt) = (blank::seen(sent), sent.get("reden").to_owned(), Raakt::from_word(sent.get("raakt")));
    let rule = move |state: &State, viewer: &Viewer| {
        belofte::nobody_was_first(state, viewer, id, About::Een(which), seen)?;
        let (which, today) = ((id, which), viewer.today());
        match (step, dag) {
            (Step::Move, Some(dag)) => belofte::move_to(state, viewer, which, datum, today, dag, &reden),
            (Step::Retract, _) => belofte::retract(state, viewer, which, datum, today, &reden, raakt),
            _ => belofte::keep(state, viewer, which, datum, today),
        }
    };
    visit.town.act(visit.who, sent.daad(), rule).await
}
