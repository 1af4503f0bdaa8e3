//! The traject on the dossier: how far it is, and the acts that start, change and end it.

use app::Error;
use axum::extract::Path;
use domain::aanpak::{self, Content};
use domain::access::Viewer;
use domain::entry::Statement;
use domain::ids::{InwonerId, Nr, TrajectId};
use domain::refusal::No;
use domain::state::State;
use domain::time::Day;
use domain::traject::{self, Close, Start, Traject};
use domain::{belemmering, groep, inwoner, meting, samenvoeging, toewijzing};

use super::known::Known;
use super::pages::{Asked, Refused, dossier};
use super::shown_name;
use super::view::{FoldedForm, TrajectCard, withdraw_form};
use crate::form::{Choice, Form, Input, fresh_daad};
use crate::inwoner::view::{TrajectChoices, traject_form};
use crate::shell::answer::{Answer, Wrong, page, refused, to};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Fact, FormPage, Link};
use crate::traject::view::{close_inputs, endings, extend_inputs, fase_inputs, quiet_form};

/// A term that ends within so many days is coming near.
const SOON: i32 = 90;

pub(super) fn card(visit: &Visit, state: &State, known: &Known) -> Option<TrajectCard> {
    let (t, today) = (visit.t, visit.today());
    let open = known.open(today)?;
    let content = aanpak::in_force(state, open.aanpak, today)?;
    let term = open.term_end(state);
    let day = today.since(open.instroom) + 1;
    let total = term.map(|tot| tot.since(open.instroom) + 1);
    let left = term.map(|tot| tot.since(today) + 1);
    Some(TrajectCard {
        aanpak: content.naam.in_language(t.lang()).to_owned(),
        share: total.map_or(0, |total| (day * 100 / total.max(1)).clamp(0, 100) as u8),
        day: total.map_or_else(
            || t.with("term-day", "dag", day),
            |total| t.with2("term-day-of", ("dag", day), ("totaal", total)),
        ),
        left: match left {
            Some(days @ 1..) => crate::tekst::capital(&t.days_left(days.unsigned_abs())),
            Some(days) => t.with("term-over", "dagen", t.days(days.unsigned_abs() + 1)),
            None => String::new(),
        },
        left_soon: left.is_some_and(|days| days < SOON),
        until: term.map(|tot| t.with("term-until", "dag", t.date(tot.date()))).unwrap_or_default(),
        facts: facts(visit, state, content, open, known),
        acts: if known.may_steer { acts(visit, state, content, open, known) } else { Vec::new() },
    })
}

fn facts(visit: &Visit, state: &State, content: &Content, open: &Traject, known: &Known) -> Vec<Fact> {
    let (t, lang) = (visit.t, visit.t.lang());
    let soort =
        content.trajectsoort(state.codes().word(open.soort)).map(|soort| soort.naam.in_language(lang).to_owned());
    let fase = open.fase.and_then(|(code, since, _)| {
        let naam = content.fase(state.codes().word(code))?.naam.in_language(lang).to_owned();
        Some(Fact::new(t.say("traject-fase"), t.with2("fase-since", ("fase", naam), ("dag", t.date(since.date())))))
    });
    let facts = [
        soort.map(|soort| Fact::new(t.say("traject-soort"), soort)),
        Some(Fact::new(t.say("traject-instroom"), t.date(open.instroom.date()))),
        fase,
        known.ritme.as_ref().map(|ritme| Fact::new(t.say("traject-rhythm"), crate::ritme::said(&t, ritme))),
        known
            .gezien
            .as_ref()
            .map(|seen| Fact::new(t.say("gezien"), crate::tekst::capital(&crate::ritme::gezien(&t, seen)))),
        // An obligation that the aanpak does not stress (001:1066) is not put before a coach every day.
        open.grondslag
            .filter(|_| content.grondslag_benadrukken)
            .map(|grondslag| Fact::new(t.say("grondslag"), t.say(grondslag_key(grondslag)))),
        open.trede.map(|trede| Fact::new(t.say("trede-start"), trede.to_string())),
        trede_now(visit, content, known),
    ];
    facts.into_iter().flatten().collect()
}

/// The trede as it was last measured; the one of the list stands beside it already.
fn trede_now(visit: &Visit, content: &Content, known: &Known) -> Option<Fact> {
    let t = visit.t;
    let (trede, day) = known.stand.trede.filter(|_| known.stand.laatste.is_some())?;
    let (trede, dag) = (crate::meting::view::rung(&t, content, trede), t.date(day.date()));
    Some(Fact::new(t.say("trede-now"), t.with2("trede-since", ("trede", trede), ("dag", dag))))
}

fn grondslag_key(grondslag: aanpak::content::Grondslag) -> &'static str {
    use aanpak::content::Grondslag;
    match grondslag {
        Grondslag::Verplicht => "grondslag-verplicht",
        Grondslag::MetDrang => "grondslag-met-drang",
        Grondslag::Vrijwillig => "grondslag-vrijwillig",
    }
}

fn acts(visit: &Visit, state: &State, content: &Content, open: &Traject, known: &Known) -> Vec<FoldedForm> {
    let t = visit.t;
    let address = |act: &str| visit.at(format_args!("/inwoner/{}/traject/{}/{act}", open.inwoner, open.id));
    let form = |name: &'static str, part: &str, inputs, submit| {
        quiet_form(name, address(part), fresh_daad(), inputs, t.say(submit))
    };
    let current = open.fase.map(|(code, ..)| state.codes().word(code).clone());
    let others = fasen(visit, state, content, open).into_iter().filter(|fase| Some(&*fase.value) != current.as_deref());
    let mut fase = form("fase", "fase", fase_inputs(&t, "fase", others.collect()), "fase-record");
    fase.set("datum", visit.today().to_string());
    let mut extend = form("verlengen", "verlengen", extend_inputs(&t, "verlengen"), "extend-record");
    extend.set("tot", open.term_end(state).map(|tot| tot.plus_months(3).to_string()).unwrap_or_default());
    let mut close = form("afsluiten", "afsluiten", close_inputs(&t, "afsluiten", endings(&t, content)), "close-record");
    close.set("datum", visit.today().to_string());
    let folded = |label: &str, form| FoldedForm { label: t.say(label).to_owned(), form, open: false };
    // Whoever steers a traject does not always speak with the inwoner.
    let ritme = known.ritme.as_ref().filter(|_| known.may_record);
    let ritme = ritme.map(|ritme| folded("act-ritme", crate::ritme::form(visit, open.inwoner, open.id, ritme)));
    let of_the_traject = [folded("act-fase", fase), folded("act-extend", extend), folded("act-close", close)];
    ritme.into_iter().chain(of_the_traject).collect()
}

/// The fasen of a traject, in the order of its aanpak.
pub(crate) fn fasen(visit: &Visit, state: &State, content: &Content, traject: &Traject) -> Vec<Choice> {
    let of_it = content.fasen_of(state.codes().word(traject.soort));
    of_it.map(|fase| Choice::new(&fase.code, fase.naam.in_language(visit.t.lang()))).collect()
}

impl TrajectCard {
    /// Puts a refused form in the place of the empty one, folded open.
    pub(super) fn with(mut self, refused: Option<(&'static str, Form)>) -> TrajectCard {
        if let Some((name, form)) = refused
            && let Some(act) = self.acts.iter_mut().find(|act| act.form.name == name)
        {
            act.open = true;
            act.form = form;
        }
        self
    }
}

/// Trajecten that are over, newest first.
pub(super) fn earlier(visit: &Visit, known: &Known) -> Result<Vec<Fact>, Wrong> {
    let t = visit.t;
    let over = known.trajecten.iter().rev().filter(|traject| traject.einde.is_some());
    let facts = visit.town.ask(visit.who, |state, _| {
        let fact = |traject: &Traject| {
            let einde = traject.einde?;
            let content = aanpak::in_force(state, traject.aanpak, einde.dag)?;
            let reden =
                content.reden(state.codes().word(einde.reden)).map(|reden| reden.label.in_language(t.lang()))?;
            let days = t.with2("from-to", ("van", t.date(traject.instroom.date())), ("tot", t.date(einde.dag.date())));
            Some(Fact::new(content.naam.in_language(t.lang()), format!("{days}. {reden}")))
        };
        Ok(over.filter_map(fact).collect())
    })?;
    Ok(facts)
}

/// The form to start a traject.
pub async fn start_form(visit: Visit, Path((_, id)): Path<(String, u32)>) -> Answer {
    page(&start_page(&visit, InwonerId(id), |_| ())?)
}

fn start_page(visit: &Visit, id: InwonerId, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let t = visit.t;
    let (naam, choices) = visit.town.ask(visit.who, |state, viewer| {
        if !traject::may_steer(state, viewer, id) {
            return Err(domain::refusal::Hidden);
        }
        Ok((inwoner::naam(state, viewer, id)?, choices(visit, state)))
    })?;
    let action = visit.at(format_args!("/inwoner/{id}/traject"));
    let mut form = traject_form(&t, action, fresh_daad(), &visit.today().to_string(), choices);
    form.inputs.retain(|input| !input.choices.is_empty() || input.name == "datum");
    form.inputs.push(
        Input::new("traject", "afwijking", t.say("reason-departs")).hint(t.say("reason-departs-start")).optional(),
    );
    change(&mut form);
    let crumb = Link::new(visit.at(format_args!("/inwoner/{id}")), shown_name(&t, &naam, id));
    let shell = visit.shell(t.say("traject-start"));
    Ok(FormPage { t, shell, crumbs: vec![crumb], lead: String::new(), notice: None, form, asides: Vec::new() })
}

pub(crate) fn choices(visit: &Visit, state: &State) -> TrajectChoices {
    let (t, lang) = (visit.t, visit.t.lang());
    let all = aanpak::list(state);
    let soorten = all.iter().flat_map(|content| {
        content.trajectsoorten.iter().map(|soort| Choice::new(&soort.code, soort.naam.in_language(lang)))
    });
    use aanpak::content::Grondslag;
    let grondslagen = [Grondslag::Verplicht, Grondslag::MetDrang, Grondslag::Vrijwillig];
    TrajectChoices {
        aanpakken: all.iter().map(|content| Choice::new(&content.slug, content.naam.in_language(lang))).collect(),
        soorten: soorten.collect(),
        fasen: Vec::new(),
        begeleiders: Vec::new(),
        grondslagen: grondslagen
            .map(|grondslag| Choice::new(grondslag.to_string(), t.say(grondslag_key(grondslag))))
            .into(),
    }
}

pub async fn start(Path((_, id)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    use aanpak::content::Code;
    let (visit, inwoner) = (&sent.from, InwonerId(id));
    let asked = Start {
        aanpak: sent.get("aanpak").to_owned(),
        trajectsoort: sent.some("trajectsoort"),
        grondslag: aanpak::content::Grondslag::from_code(sent.get("grondslag")),
        trede: None,
        afwijking: sent.some("afwijking"),
    };
    let outcome = match sent.get("datum").parse::<Day>() {
        Ok(datum) => visit
            .town
            .act(visit.who, sent.daad(), move |state, viewer| {
                traject::start(state, viewer, inwoner, datum, viewer.today(), &asked)
            })
            .await
            .map(|_| ()),
        Err(_) => Err(unreadable("datum")),
    };
    match outcome {
        Ok(()) => to(&visit.at(format_args!("/inwoner/{id}?gedaan=gestart"))),
        Err(Error::Refused(refusals)) => refused(&start_page(visit, inwoner, |form| {
            sent.keep_in(form);
            visit.refuse(form, &refusals, |name| name);
        })?),
        Err(other) => Err(other.into()),
    }
}

fn unreadable(field: &'static str) -> Error {
    Error::Refused(vec![domain::refusal::Refusal::at(field, "dag-onleesbaar")])
}

pub async fn enter_phase(Path((_, id, traject)): Path<(String, u32, u32)>, sent: Sent<Visit>) -> Answer {
    let (fase, afwijking) = (sent.get("fase").to_owned(), sent.some("afwijking"));
    let Ok(datum) = sent.get("datum").parse::<Day>() else {
        return settle(&sent, id, "fase", "fase", Err(unreadable("datum")));
    };
    let outcome = sent.from.town.act(sent.from.who, sent.daad(), move |state, viewer| {
        traject::enter_phase(state, viewer, TrajectId(traject), datum, viewer.today(), &fase, afwijking.as_deref())
    });
    let outcome = outcome.await;
    settle(&sent, id, "fase", "fase", outcome)
}

pub async fn extend(Path((_, id, traject)): Path<(String, u32, u32)>, sent: Sent<Visit>) -> Answer {
    let reden = sent.get("reden").to_owned();
    let Ok(tot) = sent.get("tot").parse::<Day>() else {
        return settle(&sent, id, "verlengen", "verlengd", Err(unreadable("tot")));
    };
    let outcome = sent.from.town.act(sent.from.who, sent.daad(), move |state, viewer| {
        traject::extend(state, viewer, TrajectId(traject), viewer.today(), viewer.today(), tot, &reden)
    });
    let outcome = outcome.await;
    settle(&sent, id, "verlengen", "verlengd", outcome)
}

pub async fn close(Path((_, id, traject)): Path<(String, u32, u32)>, sent: Sent<Visit>) -> Answer {
    let asked = Close {
        reden: sent.get("reden").to_owned(),
        oorzaak: sent.some("oorzaak"),
        toelichting: sent.some("toelichting"),
    };
    let Ok(datum) = sent.get("datum").parse::<Day>() else {
        return settle(&sent, id, "afsluiten", "afgesloten", Err(unreadable("datum")));
    };
    let outcome = sent.from.town.act(sent.from.who, sent.daad(), move |state, viewer| {
        traject::close(state, viewer, TrajectId(traject), datum, viewer.today(), &asked)
    });
    let outcome = outcome.await;
    settle(&sent, id, "afsluiten", "afgesloten", outcome)
}

/// Back to the dossier, or the dossier with the refused form folded open.
pub(crate) fn settle(
    sent: &Sent<Visit>,
    id: u32,
    name: &'static str,
    done: &str,
    outcome: Result<app::Acted, Error>,
) -> Answer {
    let visit = &sent.from;
    match outcome {
        Ok(_) => to(&visit.at(format_args!("/inwoner/{id}?gedaan={done}"))),
        Err(Error::Refused(refusals)) => {
            let asked = Asked::default();
            let empty = dossier(visit, InwonerId(id), &asked, Refused::default())?;
            let acts = empty.traject.into_iter().flat_map(|card| card.acts);
            let Some(mut form) = acts.map(|act| act.form).find(|form| form.name == name) else {
                return Err(Wrong::Hidden);
            };
            sent.keep_in(&mut form);
            visit.refuse(&mut form, &refusals, |field| field);
            refused(&dossier(
                visit,
                InwonerId(id),
                &asked,
                Refused { traject: Some((name, form)), ..Refused::default() },
            )?)
        }
        Err(other) => Err(other.into()),
    }
}

type TakesBack = fn(&State, &Viewer, Nr, &str) -> Result<Vec<Statement>, No>;

/// Takes back the fact, whichever slice it belongs to: each hides what is not its own.
fn taken_back(state: &State, viewer: &Viewer, nr: Nr, why: &str) -> Result<Vec<Statement>, No> {
    let slices: [TakesBack; 7] = [
        traject::withdraw,
        inwoner::withdraw,
        toewijzing::withdraw,
        meting::withdraw,
        belemmering::withdraw,
        groep::withdraw,
        samenvoeging::take_back,
    ];
    let answers = slices.into_iter().map(|withdraw| withdraw(state, viewer, nr, why));
    answers.into_iter().find(|answer| *answer != Err(No::Hidden)).unwrap_or(Err(No::Hidden))
}

/// The page to take back a fact.
pub async fn take_back_form(visit: Visit, Path((_, id, nr)): Path<(String, u32, u32)>) -> Answer {
    page(&take_back_page(&visit, InwonerId(id), Nr(nr), |_| ())?)
}

fn take_back_page(visit: &Visit, id: InwonerId, nr: Nr, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let t = visit.t;
    let naam = visit.town.ask(visit.who, |state, viewer| match taken_back(state, viewer, nr, "?") {
        Err(No::Hidden) => Err(domain::refusal::Hidden),
        _ => inwoner::naam(state, viewer, id),
    })?;
    let mut form = withdraw_form(&t, visit.at(format_args!("/inwoner/{id}/feit/{nr}")), fresh_daad());
    form.submit = t.say("take-back").to_owned();
    change(&mut form);
    let crumb = Link::new(visit.at(format_args!("/inwoner/{id}#feit-{nr}")), shown_name(&t, &naam, id));
    let (shell, lead) = (visit.shell(t.say("take-back-title")), t.say("take-back-lead").to_owned());
    Ok(FormPage { t, shell, crumbs: vec![crumb], lead, notice: None, form, asides: Vec::new() })
}

pub async fn take_back(Path((_, id, nr)): Path<(String, u32, u32)>, sent: Sent<Visit>) -> Answer {
    let visit = &sent.from;
    let why = sent.get("waarom").to_owned();
    let outcome =
        visit.town.act(visit.who, sent.daad(), move |state, viewer| taken_back(state, viewer, Nr(nr), &why)).await;
    match outcome {
        Ok(_) => to(&visit.at(format_args!("/inwoner/{id}?gedaan=ingetrokken#tijdlijn"))),
        Err(Error::Refused(refusals)) => refused(&take_back_page(visit, InwonerId(id), Nr(nr), |form| {
            sent.keep_in(form);
            visit.refuse(form, &refusals, |name| if name == "reden" { "waarom" } else { name });
        })?),
        Err(other) => Err(other.into()),
    }
}
