//! One proposal: deciding about it, carrying it out, and the certificate that stays.

use app::Error;
use axum::extract::Path;
use domain::ids::MedewerkerId;
use domain::medewerker;
use domain::refusal::Hidden;
use domain::vernietiging::{self, Grond, Proposal};

use super::view::VoorstelPage;
use super::zaak_in_words;
use crate::form::{Choice, Form, Input, fresh_daad};
use crate::shell::answer::{Answer, Wrong, page, refused, to};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Fact, Link};

/// How far it is.
pub(super) fn stand_key(one: &Proposal) -> &'static str {
    match (&one.uitgevoerd, &one.besluit) {
        (Some(_), _) => "bewaren-stand-uitgevoerd",
        (None, Some((_, true, ..))) => "bewaren-stand-akkoord",
        (None, Some((_, false, ..))) => "bewaren-stand-niet-akkoord",
        (None, None) => "bewaren-stand-wacht",
    }
}

/// A proposal with the names of who proposed and decided, and what the reader may do about it.
struct Known {
    one: Proposal,
    names: [String; 2],
    may: bool,
}

fn known(visit: &Visit, voorstel: u32) -> Result<Known, Wrong> {
    let known = visit.town.ask(visit.who, |state, viewer| {
        let all = vernietiging::proposals(state, viewer)?;
        let one = all.into_iter().find(|one| one.voorstel == voorstel).ok_or(Hidden)?;
        let name = |id: MedewerkerId| medewerker::naam(state, id).to_owned();
        let names = [name(one.door), one.besluit.as_ref().map_or_else(String::new, |(who, ..)| name(*who))];
        Ok(Known { one, names, may: vernietiging::may_propose(viewer) })
    })?;
    Ok(known)
}

pub async fn show(visit: Visit, Path((_, voorstel)): Path<(String, u32)>) -> Answer {
    page(&proposal_page(&visit, voorstel, |_| ())?)
}

fn proposal_page(visit: &Visit, voorstel: u32, change: impl FnOnce(&mut Form)) -> Result<VoorstelPage, Wrong> {
    let t = visit.t;
    let Known { one, names, may } = known(visit, voorstel)?;
    let own = one.door == visit.who.medewerker;
    let waits = one.besluit.is_none();
    let agreed = one.uitgevoerd.is_none() && one.besluit.as_ref().is_some_and(|(_, yes, ..)| *yes);
    let mut besluit = (may && waits && !own).then(|| decision_form(visit, voorstel));
    let mut uitvoeren = (may && agreed).then(|| execution_form(visit, voorstel));
    if let Some(form) = besluit.as_mut().or(uitvoeren.as_mut()) {
        change(form);
    }
    let done = one.uitgevoerd.is_some();
    let title = if done { "bewaren-verklaring" } else { "bewaren-voorstel-nr" };
    Ok(VoorstelPage {
        t,
        shell: visit.shell(t.with(title, "nummer", voorstel)),
        crumb: Link::new(visit.at("/bewaren"), t.say("nav-bewaren")),
        lead: t.say(if done { "bewaren-verklaring-lead" } else { "bewaren-voorstel-lead" }).to_owned(),
        facts: facts(visit, &one, &names),
        zaken: one.zaken.iter().map(|zaak| zaak_in_words(&t, zaak)).collect(),
        note: (may && waits && own).then(|| t.say("weigering-vier-ogen").to_owned()),
        besluit,
        uitvoeren,
        daarna: done.then(|| t.say("bewaren-daarna").to_owned()),
    })
}

fn facts(visit: &Visit, one: &Proposal, names: &[String; 2]) -> Vec<Fact> {
    let t = visit.t;
    let on =
        |naam: &str, day: domain::time::Day| t.with2("bewaren-door-op", ("naam", naam), ("dag", t.date(day.date())));
    let grond = match one.grond {
        Grond::Termijn => "bewaren-grond-termijn",
        Grond::Verzoek => "bewaren-grond-verzoek",
    };
    let mut facts = vec![
        Fact::new(t.say("bewaren-grond"), t.say(grond)),
        Fact::new(t.say("bewaren-voorgesteld"), on(&names[0], one.datum)),
    ];
    facts.extend(one.reden.as_ref().map(|reden| Fact::new(t.say("bewaren-reden"), reden.to_string())));
    if let Some((_, yes, day, why)) = &one.besluit {
        let key = if *yes { "bewaren-akkoord" } else { "bewaren-niet-akkoord" };
        facts.push(Fact::new(t.say(key), on(&names[1], *day)));
        facts.extend(why.as_ref().map(|why| Fact::new(t.say("bewaren-reden"), why.to_string())));
    }
    if let Some((nr, day, count)) = one.uitgevoerd {
        facts.push(Fact::new(t.say("bewaren-uitgevoerd"), t.date(day.date())));
        let regels = t.with2("bewaren-regels", ("aantal", count as u32), ("nr", nr.to_string()));
        facts.push(Fact::new(t.say("bewaren-logboek"), regels));
    }
    facts
}

fn decision_form(visit: &Visit, voorstel: u32) -> Form {
    let t = visit.t;
    let choices = vec![Choice::new("ja", t.say("besluit-ja")), Choice::new("nee", t.say("besluit-nee"))];
    Form {
        name: "besluit",
        action: visit.at(format_args!("/bewaren/voorstel/{voorstel}/besluit")),
        daad: fresh_daad(),
        inputs: vec![
            Input::new("besluit", "akkoord", t.say("besluit-vraag")).choices(choices),
            Input::new("besluit", "reden", t.say("besluit-reden")).hint(t.say("besluit-reden-hint")).optional(),
        ],
        submit: t.say("besluit-vastleggen").into(),
        ..Form::default()
    }
}

fn execution_form(visit: &Visit, voorstel: u32) -> Form {
    let t = visit.t;
    let sure = Input::new("uitvoeren", "zeker", t.say("uitvoeren-zeker")).kind(crate::form::Kind::Check);
    Form {
        name: "uitvoeren",
        action: visit.at(format_args!("/bewaren/voorstel/{voorstel}/uitvoeren")),
        daad: fresh_daad(),
        inputs: vec![sure],
        submit: t.say("uitvoeren-doe").into(),
        ..Form::default()
    }
}

pub async fn decide(Path((_, voorstel)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let visit = &sent.from;
    if !known(visit, voorstel)?.may {
        return Err(Wrong::Hidden);
    }
    let (akkoord, reden) = (sent.get("akkoord").to_owned(), sent.some("reden"));
    let outcome = match akkoord.as_str() {
        "ja" | "nee" => {
            let rule = move |state: &_, viewer: &_| {
                vernietiging::decide(state, viewer, voorstel, akkoord == "ja", reden.as_deref())
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        _ => Err(Error::Refused(vec![domain::refusal::Refusal::at("akkoord", "kies")])),
    };
    settle(&sent, voorstel, "besluit", outcome)
}

/// Carries out what two people agreed on. Whoever records something meanwhile waits, as long as a start takes.
pub async fn execute(Path((_, voorstel)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let visit = &sent.from;
    if !known(visit, voorstel)?.may {
        return Err(Wrong::Hidden);
    }
    let outcome = match sent.get("zeker") {
        "" => Err(Error::Refused(vec![domain::refusal::Refusal::at("zeker", "vink-aan")])),
        _ => {
            let rule = move |state: &_, viewer: &_| vernietiging::execute(state, viewer, voorstel);
            visit.town.destroy(visit.who, sent.daad(), rule).await
        }
    };
    settle(&sent, voorstel, "vernietigd", outcome)
}

/// The proposal again: with what was done, or with what is wrong.
fn settle(sent: &Sent<Visit>, voorstel: u32, done: &str, outcome: Result<app::Acted, Error>) -> Answer {
    let visit = &sent.from;
    match outcome {
        Ok(_) => to(&visit.at(format_args!("/bewaren/voorstel/{voorstel}?gedaan={done}"))),
        Err(Error::Refused(refusals)) => refused(&proposal_page(visit, voorstel, |form| {
            sent.keep_in(form);
            visit.refuse(form, &refusals, |name| name);
        })?),
        Err(other) => Err(other.into()),
    }
}
