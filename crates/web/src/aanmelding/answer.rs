//! What is done about a referral: the first talk, accepting, refusing, calling back, leaving before the start.

use app::{Acted, Error};
use axum::extract::Path;
use domain::aanmelding::{self, Accept, Room, Shown};
use domain::aanpak;
use domain::access::Viewer;
use domain::entry::Statement;
use domain::ids::{AanmeldingId, InwonerId, MedewerkerId};
use domain::refusal::{Hidden, No, Refusal};
use domain::state::State;
use domain::time::Day;

use super::pages::{address, first_talk_key, known, one};
use super::view::accept_inputs;
use crate::dossier::mend;
use crate::dossier::view::FoldedForm;
use crate::form::{Choice, Form, Input, Kind, fresh_daad};
use crate::shell::answer::{Answer, Wrong, refused, to};
use crate::shell::visit::{Sent, Visit};
use crate::tekst::{Tekst, capital};

type Where = Path<(String, u32, u32)>;

/// Accepting, with who has room.
pub(super) fn accept_form(visit: &Visit, state: &State, viewer: &Viewer, shown: &Shown) -> Result<Form, Hidden> {
    let (t, one) = (visit.t, &shown.aanmelding);
    let rooms = aanmelding::rooms(state, viewer, one.id)?;
    let begeleiders = rooms.iter().map(|room| Choice::new(room.medewerker.to_string(), room_of(&t, room)));
    let begeleiders = std::iter::once(Choice::new("", t.say("choose-one"))).chain(begeleiders).collect();
    let content = aanpak::in_force(state, one.aanpak, visit.today());
    let soorten = content.into_iter().flat_map(|content| &content.trajectsoorten);
    let soorten = soorten.map(|soort| Choice::new(&soort.code, soort.naam.in_language(t.lang()))).collect();
    let mut form = Form {
        name: "aannemen",
        action: format!("{}/aannemen", address(visit, one)),
        daad: fresh_daad(),
        inputs: accept_inputs(&t, begeleiders, soorten),
        submit: t.say("aannemen").into(),
        ..Form::default()
    };
    form.set("datum", visit.today().to_string()).set("start", "ja");
    Ok(form)
}

/// "Ayşe Demir (34 van hoogstens 35)"
fn room_of(t: &Tekst, room: &Room) -> String {
    let (naam, aantal) = (room.naam.to_string(), room.aantal as u32);
    match room.hoogstens {
        Some(most) => {
            t.args("room-of", &[("naam", naam.into()), ("aantal", aantal.into()), ("hoogstens", (most as u32).into())])
        }
        None => t.with2("room", ("naam", naam), ("aantal", aantal)),
    }
}

/// Everything but accepting, folded: the talk, and the ways in which it ends otherwise.
pub(super) fn folds(visit: &Visit, shown: &Shown) -> Vec<FoldedForm> {
    let talk = first_talk_key(visit, shown).filter(|_| shown.may_meet);
    let talk = talk.map(|key| {
        let form = fold(visit, shown, "gesprek", "gesprek-record", false);
        FoldedForm { label: visit.t.with("gesprek-fold", "gesprek", visit.t.say(key)), form, open: false }
    });
    let ends = [
        (shown.may_answer, "afwijzen", "afwijzen"),
        (shown.may_leave, "afhaken", "afhaken"),
        (shown.may_retract, "intrekken", "aanmelding-intrekken"),
    ];
    let ends = ends.into_iter().filter(|(may, ..)| *may).map(|(_, name, key)| FoldedForm {
        label: visit.t.say(key).to_owned(),
        form: fold(visit, shown, name, key, true),
        open: false,
    });
    talk.into_iter().chain(ends).collect()
}

fn fold(visit: &Visit, shown: &Shown, name: &'static str, submit: &str, with_reason: bool) -> Form {
    let t = visit.t;
    let mut inputs = vec![Input::new(name, "datum", t.say("aanmelding-wanneer")).kind(Kind::Date)];
    if with_reason {
        inputs.push(Input::new(name, "reden", t.say("aanmelding-waarom")).hint(t.say("aanmelding-waarom-hint")));
    }
    let action = format!("{}/{name}", address(visit, &shown.aanmelding));
    let (daad, submit) = (fresh_daad(), capital(t.say(submit)));
    let mut form = Form { name, action, daad, inputs, submit, quiet: true, ..Form::default() };
    form.set("datum", visit.today().to_string());
    form
}

pub async fn accept(at: Where, sent: Sent<Visit>) -> Answer {
    let visit = &sent.from;
    let begeleider = sent.get("begeleider").parse().map(MedewerkerId).map_err(|_| Refusal::at("begeleider", "kies"));
    let (start, trajectsoort, afwijking) =
        (sent.get("start") == "ja", sent.some("trajectsoort"), sent.some("afwijking"));
    allowed(visit, &at, |shown| shown.may_answer)?;
    let outcome = match (mend::day(&sent, "datum"), begeleider) {
        (Ok(datum), Ok(begeleider)) => {
            let id = AanmeldingId(at.0.2);
            let asked = Accept { begeleider, start, trajectsoort, afwijking };
            let rule = move |state: &State, viewer: &Viewer| {
                aanmelding::accept(state, viewer, id, datum, viewer.today(), &asked)
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        (Err(Error::Refused(day)), Err(who)) => Err(Error::Refused(std::iter::once(who).chain(day).collect())),
        (Err(unreadable), _) => Err(unreadable),
        (_, Err(who)) => Err(Error::Refused(vec![who])),
    };
    settle(&sent, &at, ("aannemen", "aangenomen"), outcome)
}

pub async fn meet(at: Where, sent: Sent<Visit>) -> Answer {
    allowed(&sent.from, &at, |shown| shown.may_meet)?;
    let rule = |s: &State, v: &Viewer, id, datum, _: &str| aanmelding::meet(s, v, id, datum, v.today());
    step(sent, at, ("gesprek", "gesprek"), rule).await
}

pub async fn refuse(at: Where, sent: Sent<Visit>) -> Answer {
    allowed(&sent.from, &at, |shown| shown.may_answer)?;
    let rule = |s: &State, v: &Viewer, id, datum, why: &str| aanmelding::refuse(s, v, id, datum, v.today(), why);
    step(sent, at, ("afwijzen", "afgewezen"), rule).await
}

pub async fn retract(at: Where, sent: Sent<Visit>) -> Answer {
    allowed(&sent.from, &at, |shown| shown.may_retract)?;
    let rule = |s: &State, v: &Viewer, id, datum, why: &str| aanmelding::retract(s, v, id, datum, v.today(), why);
    step(sent, at, ("intrekken", "teruggetrokken"), rule).await
}

pub async fn leave(at: Where, sent: Sent<Visit>) -> Answer {
    allowed(&sent.from, &at, |shown| shown.may_leave)?;
    let rule = |s: &State, v: &Viewer, id, datum, why: &str| aanmelding::leave(s, v, id, datum, v.today(), why);
    step(sent, at, ("afhaken", "afgehaakt"), rule).await
}

/// Who may not do this is not told what is wrong with the form either.
fn allowed(visit: &Visit, at: &Where, may: impl Fn(&Shown) -> bool) -> Result<(), Wrong> {
    let shown = known(visit, InwonerId(at.0.1), AanmeldingId(at.0.2))?;
    if may(&shown) { Ok(()) } else { Err(Wrong::Hidden) }
}

type Rule = fn(&State, &Viewer, AanmeldingId, Day, &str) -> Result<Vec<Statement>, No>;

async fn step(sent: Sent<Visit>, at: Where, names: (&'static str, &str), rule: Rule) -> Answer {
    let (visit, id, why) = (&sent.from, AanmeldingId(at.0.2), sent.get("reden").to_owned());
    let outcome = match mend::day(&sent, "datum") {
        Ok(datum) => {
            let act = move |state: &State, viewer: &Viewer| rule(state, viewer, id, datum, &why);
            visit.town.act(visit.who, sent.daad(), act).await
        }
        Err(unreadable) => Err(unreadable),
    };
    settle(&sent, &at, names, outcome)
}

/// Back to the referral, or the page again with what is wrong in the form that was sent.
fn settle(sent: &Sent<Visit>, at: &Where, (name, done): (&'static str, &str), outcome: Result<Acted, Error>) -> Answer {
    let (visit, id, which) = (&sent.from, InwonerId(at.0.1), AanmeldingId(at.0.2));
    match outcome {
        Ok(_) => to(&visit.at(format_args!("/inwoner/{id}/aanmelding/{which}?gedaan={done}"))),
        Err(Error::Refused(refusals)) => {
            let change = |form: &mut Form| {
                if form.name == name {
                    sent.keep_in(form);
                    visit.refuse(form, &refusals, |name| name);
                } else {
                    form.quiet = true;
                }
            };
            refused(&one(visit, id, which, Some(&change))?)
        }
        Err(other) => Err(other.into()),
    }
}
