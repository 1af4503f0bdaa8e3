use app::Error;
use axum::extract::Path;
use domain::aanpak::{self, content::Onderdeel};
use domain::access::{Role, Viewer};
use domain::ids::{InwonerId, Nr, TrajectId};
use domain::inwoner::{self, Naam};
use domain::meting::{self, Shown, Stand};
use domain::plan;
use domain::refusal::{Arg, Hidden, Refusal};
use domain::seen::Seen;
use domain::state::State;
use domain::tijdlijn::What;
use domain::time::Day;
use domain::traject;

use super::view::{LEEFGEBIED, fill_last, fill_shown, inputs, read, rung, said, stands};
use crate::dossier::mend::{self, Mending};
use crate::dossier::{self, feiten, shown_name, view::CorrectionPage};
use crate::form::{Form, Stale, fresh_daad};
use crate::shell::answer::{Answer, Wrong, page, refused, to};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Aside, Fact, FormPage, Link};
use crate::tekst::{Tekst, capital};

/// What the empty form is made of.
struct Asked {
    naam: Naam,
    traject: TrajectId,
    stand: Stand,
    form: Form,
    last: Vec<Fact>,
    /// The stappen that were done since, with the answer to their one question: nothing of it is asked again.
    done: Vec<Fact>,
}

fn ask(visit: &Visit, state: &State, viewer: &Viewer, id: InwonerId) -> Result<Asked, Hidden> {
    let (t, today) = (visit.t, visit.today());
    if !meting::may_record(state, viewer, id) {
        return Err(Hidden);
    }
    let trajecten = traject::list(state, viewer, id)?;
    let (traject, content) = dossier::guided_by(state, &trajecten, today, Onderdeel::Meting).ok_or(Hidden)?;
    let stand = meting::at(state, viewer, id, today)?;
    let seen = meting::newest_seen(state, viewer, id)?;
    let mut form = Form {
        name: "meting",
        action: visit.at(format_args!("/inwoner/{id}/meting")),
        daad: fresh_daad(),
        gezien: seen.map(|nr| nr.to_string()).unwrap_or_default(),
        inputs: inputs(&t, "meting", content, visit.who.role == Role::Begeleider),
        submit: t.say("meting-record").into(),
        wide: true,
        ..Form::default()
    };
    form.set("datum", today.to_string());
    fill_last(&mut form, content, &stand);
    let trede = stand.trede.map(|(trede, day)| {
        let since = t.with2("trede-since", ("trede", rung(&t, content, trede)), ("dag", t.date(day.date())));
        Fact::new(t.say("trede"), since)
    });
    let last = trede.into_iter().chain(stands(&t, content, &stand.leefgebieden)).collect();
    let since = stand.laatste.map_or(traject.instroom, |(day, _)| day);
    let done = stappen_since(&t, state, viewer, id, since);
    Ok(Asked { naam: inwoner::naam(state, viewer, id)?, traject: traject.id, stand, form, last, done })
}

fn stappen_since(t: &Tekst, state: &State, viewer: &Viewer, id: InwonerId, since: Day) -> Vec<Fact> {
    let stappen = plan::of(state, viewer, id).map(|plan| plan.stappen).unwrap_or_default();
    let done = stappen.iter().filter_map(|stap| {
        let einde = stap.einde.as_ref().filter(|einde| einde.datum >= since)?;
        let answer = t.with("stap-hielp-was", "hielp", t.say(&format!("hielp-{}", einde.hielp?.word())));
        Some(Fact::new(t.date_short(einde.datum.date()), format!("{}. {answer}", capital(&stap.wat))))
    });
    done.collect()
}

/// The short form for the dossier: the trede, growth and the leefgebieden with their last values. The questions that place
/// somebody stand on the page of its own.
pub(crate) fn short_form(visit: &Visit, state: &State, viewer: &Viewer, id: InwonerId) -> Result<Form, Hidden> {
    let Asked { stand, mut form, .. } = ask(visit, state, viewer, id)?;
    let kept = |name: &str| matches!(name, "datum" | "trede" | "groei") || name.starts_with(LEEFGEBIED);
    form.inputs.retain(|input| kept(&input.name));
    form.wide = false;
    form.set("trede", stand.trede.map(|(trede, _)| trede.to_string()).unwrap_or_default());
    if let Some(trede) = form.input("trede") {
        trede.hint = None;
    }
    Ok(form)
}

/// The form, with the last values filled in.
pub async fn form(visit: Visit, Path((_, id)): Path<(String, u32)>) -> Answer {
    page(&form_page(&visit, InwonerId(id), |_| Ok(()))?)
}

fn form_page(
    visit: &Visit,
    id: InwonerId,
    change: impl FnOnce(&mut Form) -> Result<(), Wrong>,
) -> Result<FormPage, Wrong> {
    let t = visit.t;
    let Asked { naam, stand, mut form, last, done, .. } =
        visit.town.ask(visit.who, |state, viewer| ask(visit, state, viewer, id))?;
    change(&mut form)?;
    let text = match stand.laatste {
        Some((day, _)) => t.with("signal-last-meting", "dag", t.date(day.date())),
        None => t.say("meting-none").to_owned(),
    };
    let aside = Aside { title: t.say("meting-last").to_owned(), text, facts: last };
    let since = (!done.is_empty()).then(|| Aside {
        title: t.say("meting-done-since").to_owned(),
        text: String::new(),
        facts: done,
    });
    Ok(FormPage {
        t,
        shell: visit.shell(t.say("meting-record")),
        crumbs: vec![Link::new(visit.at(format_args!("/inwoner/{id}")), shown_name(&t, &naam, id))],
        lead: t.say("meting-lead").to_owned(),
        notice: None,
        form,
        asides: std::iter::once(aside).chain(since).collect(),
    })
}

pub async fn record(Path((_, id)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, inwoner) = (&sent.from, InwonerId(id));
    let asked = visit.town.ask(visit.who, |state, viewer| ask(visit, state, viewer, inwoner))?;
    let seen = Seen { last: sent.gezien(), confirmed: false };
    let outcome = match (mend::day(&sent, "datum"), read(&sent)) {
        (Ok(datum), Ok(meting)) => {
            let rule = move |state: &State, viewer: &Viewer| {
                meting::nobody_was_first(state, viewer, inwoner, seen)?;
                meting::record(state, viewer, inwoner, asked.traject, datum, viewer.today(), &meting)
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        (Err(unreadable), _) => Err(unreadable),
        (_, Err(refusal)) => Err(Error::Refused(vec![refusal])),
    };
    match outcome {
        Ok(_) => to(&visit.at(format_args!("/inwoner/{id}?gedaan=meting"))),
        Err(Error::Refused(refusals)) => refused(&form_page(visit, inwoner, |form| {
            sent.keep_in(form);
            form.daad = sent.some("daad").unwrap_or_else(fresh_daad);
            let (stale, rest): (Vec<Refusal>, Vec<Refusal>) =
                refusals.into_iter().partition(|refusal| refusal.code == "meting-intussen");
            visit.refuse(form, &rest, |name| name);
            form.stale = stale.first().map(|refusal| theirs(visit, refusal)).transpose()?;
            Ok(())
        })?),
        Err(other) => Err(other.into()),
    }
}

/// What somebody else recorded just before.
fn theirs(visit: &Visit, refusal: &Refusal) -> Result<Stale, Wrong> {
    let t = visit.t;
    let newer = refusal.args.iter().find_map(|(_, arg)| if let Arg::Nr(nr) = arg { Some(*nr) } else { None });
    let shown = visit.town.ask(visit.who, |state, viewer| meting::one(state, viewer, newer.unwrap_or(Nr(0))))?;
    let text = t.with2("stale-text-fact", ("wat", feiten::meting(&t, &shown)), ("dag", t.date(shown.datum.date())));
    let discard = Link::new(visit.at(format_args!("/inwoner/{}", shown.inwoner)), t.say("stale-discard-fact"));
    Ok(Stale { title: visit.sentence(refusal), text, discard })
}

// ── Corrections ─────────────────────────────────────────────────────────────────────────────────────────────────────

fn address(visit: &Visit, id: InwonerId, nr: Nr) -> String {
    visit.at(format_args!("/inwoner/{id}/meting/{nr}"))
}

/// The page to correct or take back one meting.
pub async fn correction(visit: Visit, Path((_, id, nr)): Path<(String, u32, u32)>) -> Answer {
    let (id, nr) = (InwonerId(id), Nr(nr));
    let found = mend::find(&visit, id, nr)?;
    match mend::onward(&visit, id, &found.event, |nr| address(&visit, id, nr)) {
        Some(elsewhere) => elsewhere,
        None => page(&correction_page(&visit, id, nr)?),
    }
}

fn correction_page(visit: &Visit, id: InwonerId, nr: Nr) -> Result<CorrectionPage, Wrong> {
    let t = visit.t;
    let found = mend::find(visit, id, nr)?;
    let What::Meting(old) = &found.event.what else { return Err(Wrong::Hidden) };
    if !old.may_correct {
        return Err(Wrong::Hidden);
    }
    let (original, inputs) = visit.town.ask(visit.who, |state, viewer| {
        let trajecten = traject::list(state, viewer, id)?;
        let traject = trajecten.iter().find(|traject| traject.id == old.traject).ok_or(Hidden)?;
        let content = aanpak::in_force(state, traject.aanpak, old.datum).ok_or(Hidden)?;
        let with_potentieel = visit.who.role == Role::Begeleider;
        Ok((said(&t, content, old), inputs(&t, "correctie", content, with_potentieel)))
    })?;
    let mending = Mending {
        title: "meting-correct",
        address: address(visit, id, nr),
        original,
        inputs,
        withdraw: ("meting-withdraw-label", "meting-withdraw"),
    };
    let mut page = mend::of_dossier(visit, id, &found, mending)?;
    page.form.wide = true;
    fill_shown(&mut page.form, old);
    Ok(page)
}

pub async fn correct(Path((_, id, nr)): Path<(String, u32, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, id, nr) = (&sent.from, InwonerId(id), Nr(nr));
    let old = standing(visit, id, nr)?;
    let why = sent.get("waarom").to_owned();
    let outcome = match (mend::day(&sent, "datum"), read(&sent)) {
        (Ok(datum), Ok(mut meting)) => {
            // A meting of the same day stays at the start or at the end of the traject, whatever else was wrong.
            meting.moment = (datum == old.datum).then_some(old.moment);
            let rule = move |state: &State, viewer: &Viewer| {
                meting::correct(state, viewer, nr, datum, viewer.today(), &meting, &why)
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        (Err(unreadable), _) => Err(unreadable),
        (_, Err(refusal)) => Err(Error::Refused(vec![refusal])),
    };
    mend::corrected(&sent, &mend::timeline(visit, id, "correctie"), outcome, || correction_page(visit, id, nr))
}

/// The meting at this address, for who may correct it.
fn standing(visit: &Visit, id: InwonerId, nr: Nr) -> Result<Shown, Wrong> {
    let shown = visit.town.ask(visit.who, |state, viewer| meting::one(state, viewer, nr))?;
    if shown.inwoner == id && shown.may_correct { Ok(shown) } else { Err(Wrong::Hidden) }
}

pub async fn withdraw(Path((_, id, nr)): Path<(String, u32, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, id, nr) = (&sent.from, InwonerId(id), Nr(nr));
    standing(visit, id, nr)?;
    let why = sent.get("waarom").to_owned();
    let rule = move |state: &State, viewer: &Viewer| meting::withdraw(state, viewer, nr, &why);
    let outcome = visit.town.act(visit.who, sent.daad(), rule).await;
    mend::withdrawn(&sent, &mend::timeline(visit, id, "ingetrokken"), outcome, || correction_page(visit, id, nr))
}
