//! Referring somebody. Who seems to be known is shown before a second dossier is opened.

use app::Error;
use domain::aanmelding::{self, Beweegreden, Double, Refer};
use domain::ids::InwonerId;
use domain::inwoner::Persoon;
use domain::refusal::{Hidden, Refusal};
use domain::state::State;
use domain::time::Day;
use domain::{aanpak, access::Viewer};

use super::view::{GRONDSLAGEN, refer_inputs};
use crate::dossier::mend;
use crate::form::{Choice, Form, Input, Kind, fresh_daad};
use crate::shell::answer::{Answer, Wrong, page, refused, to};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{FormPage, Link, Notice};

/// Among those who seem to be the one: somebody else.
const ANOTHER: &str = "0";

pub async fn form(visit: Visit) -> Answer {
    page(&refer_page(&visit, &[], |_| ())?)
}

/// The aanpakken that take referrals, for who may refer.
pub(super) fn aanpakken(visit: &Visit) -> Result<Vec<Choice>, Wrong> {
    let lang = visit.t.lang();
    let choices = visit.town.ask(visit.who, |state, viewer| {
        if !aanmelding::may_refer(viewer) {
            return Err(Hidden);
        }
        let open = aanmelding::open_to_referrals(state, viewer);
        Ok(open.iter().map(|content| Choice::new(&content.slug, content.naam.in_language(lang))).collect())
    })?;
    Ok(choices)
}

fn refer_page(visit: &Visit, known: &[Double], change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let (t, name) = (visit.t, "aanmelden");
    let field = |field, key: &str| Input::new(name, field, t.say(key));
    let mut inputs = vec![
        field("voornaam", "inwoner-first").heading(t.say("inwoner-who")).optional(),
        field("tussenvoegsel", "inwoner-prefix").optional(),
        field("achternaam", "inwoner-last"),
        field("geboortedatum", "inwoner-born").kind(Kind::Date).optional(),
        field("wijk", "inwoner-wijk").optional(),
    ];
    if !known.is_empty() {
        let other = Choice::new(ANOTHER, t.say("dubbel-ander"));
        let found = known.iter().map(|double| Choice::new(double.inwoner.to_string(), described(visit, double)));
        inputs.push(field("zelfde", "dubbel-wie").choices(found.chain([other]).collect()));
        inputs.push(field("afwijking", "dubbel-waarom").hint(t.say("dubbel-hint")));
    }
    let mut rest = refer_inputs(&t, name, aanpakken(visit)?);
    if let Some(first) = rest.first_mut() {
        first.heading = Some(t.say("aanmelding-waarvoor").to_owned());
        first.value = first.choices.first().map(|choice| choice.value.clone()).unwrap_or_default();
    }
    inputs.extend(rest);
    let action = visit.at("/aanmeldingen/nieuw");
    let mut form =
        Form { name, action, daad: fresh_daad(), inputs, submit: t.say("aanmelden").into(), ..Form::default() };
    form.set("datum", visit.today().to_string());
    change(&mut form);
    let notice = (!known.is_empty()).then(|| Notice {
        title: t.say("dubbel-title").to_owned(),
        text: t.say("dubbel-text").to_owned(),
        links: Vec::new(),
    });
    let crumb = Link::new(visit.at("/aanmeldingen"), t.say("nav-aanmeldingen"));
    let (shell, lead) = (visit.shell(t.say("aanmelden-title")), t.say("aanmelden-lead").to_owned());
    Ok(FormPage { t, shell, crumbs: vec![crumb], lead, notice, form, asides: Vec::new() })
}

/// What tells whether it is this one: number, day of birth, and where he or she is known from.
fn described(visit: &Visit, double: &Double) -> String {
    let t = visit.t;
    let named = |(code, day): (_, Day)| {
        let naam = visit.town.ask(visit.who, |state, _| {
            let content = aanpak::in_force(state, code, visit.today());
            Ok(content.map(|content| content.naam.in_language(t.lang()).to_owned()).unwrap_or_default())
        });
        (naam.unwrap_or_default(), t.date(day.date()))
    };
    let place = |key: &str, known| {
        let (aanpak, dag) = named(known);
        t.with2(key, ("aanpak", aanpak), ("dag", dag))
    };
    let parts = [
        Some(t.with("inwoner-number", "nummer", double.inwoner.to_string())),
        double.geboortedatum.map(|day| t.with("event-born", "dag", t.date(day.date()))),
        double.wacht.map(|known| place("dubbel-wacht", known)),
        double.traject.map(|known| place("dubbel-traject", known)),
    ];
    parts.into_iter().flatten().collect::<Vec<String>>().join(", ")
}

fn persoon(sent: &Sent<Visit>) -> (Persoon, Option<Refusal>) {
    let born = sent.some("geboortedatum").map(|text| text.parse::<Day>());
    let wrong = matches!(born, Some(Err(_))).then(|| Refusal::at("geboortedatum", "dag-onleesbaar"));
    let persoon = Persoon {
        voornaam: sent.get("voornaam").to_owned(),
        tussenvoegsel: sent.get("tussenvoegsel").to_owned(),
        achternaam: sent.get("achternaam").to_owned(),
        geboortedatum: born.and_then(Result::ok),
        wijk: sent.some("wijk"),
        ..Persoon::default()
    };
    (persoon, wrong)
}

/// Reads why, on what ground and since when.
pub(super) fn read(sent: &Sent<Visit>) -> Result<(Refer, Day), Vec<Refusal>> {
    let ground = GRONDSLAGEN.iter().find(|(_, word, _)| *word == sent.get("grondslag")).map(|(ground, ..)| *ground);
    let mut wrong: Vec<Refusal> = ground.is_none().then(|| Refusal::at("grondslag", "kies")).into_iter().collect();
    let day = match mend::day(sent, "datum") {
        Ok(day) => Some(day),
        Err(Error::Refused(refusals)) => {
            wrong.extend(refusals);
            None
        }
        Err(_) => None,
    };
    let (Some(grondslag), Some(day)) = (ground, day) else { return Err(wrong) };
    let refer = Refer {
        aanpak: sent.get("aanpak").to_owned(),
        grondslag,
        reden: sent.get("reden").to_owned(),
        beweegreden: Beweegreden::from_word(sent.get("beweegreden")),
        afwijking: sent.some("afwijking"),
    };
    Ok((refer, day))
}

pub async fn refer(sent: Sent<Visit>) -> Answer {
    let visit = &sent.from;
    let (persoon, unreadable) = persoon(&sent);
    let known = visit.town.ask(visit.who, |state, viewer| aanmelding::doubles(state, viewer, &persoon))?;
    let chosen = sent.get("zelfde").parse::<u32>().ok();
    let unchosen = !known.is_empty() && chosen.is_none() && sent.some("afwijking").is_some();
    let mut wrong: Vec<Refusal> = unreadable.into_iter().collect();
    wrong.extend(unchosen.then(|| Refusal::at("zelfde", "kies")));
    let outcome = match read(&sent) {
        Ok((asked, datum)) if wrong.is_empty() => {
            let same = chosen.filter(|nr| *nr > 0).map(InwonerId);
            let rule = move |state: &State, viewer: &Viewer| {
                aanmelding::refer(state, viewer, datum, viewer.today(), (&persoon, same), &asked)
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Ok(_) => Err(Error::Refused(wrong)),
        Err(more) => Err(Error::Refused(wrong.into_iter().chain(more).collect())),
    };
    match outcome {
        Ok(_) => to(&visit.at("/aanmeldingen?gedaan=aangemeld")),
        Err(Error::Refused(refusals)) => refused(&refer_page(visit, &known, |form| {
            sent.keep_in(form);
            form.daad = sent.some("daad").unwrap_or_else(fresh_daad);
            visit.refuse(form, &refusals, |name| name);
        })?),
        Err(other) => Err(other.into()),
    }
}
