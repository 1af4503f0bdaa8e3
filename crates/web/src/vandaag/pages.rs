use domain::access::{Role, Viewer};
use domain::inwoner::Naam;
use domain::signaal::{Signaal, Soort};
use domain::state::State;
use domain::vandaag::{self, Ours, Project, Vandaag};
use domain::{aanmelding, belemmering, belofte};

use super::agenda::{glad, greeting, moment};
use super::parts::{Of, parts};
use super::project;
use super::view::VandaagPage;
use crate::belofte::words as belofte_words;
use crate::dossier::called;
use crate::dossier::view::SignalCard;
use crate::shell::answer::{Answer, Wrong, page};
use crate::shell::visit::Visit;
use crate::shell::{Empty, Link, Tone};
use crate::tekst::capital;
use crate::{signaal, uitstel};

pub async fn show(visit: Visit) -> Answer {
    let made = visit.town.ask(visit.who, |state, viewer| match visit.who.role {
        Role::Begeleider => {
            let found = vandaag::of(state, viewer);
            let card = |ours: &Ours| (ours.signaal.soort.word(), card(&visit, state, viewer, ours));
            let cards = found.signalen.iter().map(card).collect();
            Ok(Some(guiding(&visit, state, &found, cards)))
        }
        Role::Coordinator => Ok(Some(leading(&visit, state, &vandaag::project(state, viewer)))),
        _ => Ok(None),
    })?;
    page(&made.ok_or(Wrong::Hidden)?)
}

/// The day of a begeleider.
fn guiding(visit: &Visit, state: &State, found: &Vandaag, cards: Vec<Of>) -> VandaagPage {
    let t = visit.t;
    let today = found.agenda.iter().filter(|one| one.is_agreed() && one.dag == visit.today()).count();
    let nothing = match (found.caseload, cards.is_empty()) {
        (0, _) => Some("vandaag-niemand"),
        (_, true) => Some("vandaag-niets"),
        _ => None,
    };
    let today = t.with("vandaag-afspraken", "aantal", today as u32);
    let summary = format!("{} {today}", summary(visit, "vandaag-straks", &cards));
    VandaagPage {
        agenda: found.agenda.iter().map(|afspraak| moment(visit, state, afspraak)).collect(),
        vieren: Some(found.vieren.iter().take(8).map(|viering| glad(visit, viering)).collect()),
        agenda_empty: t.say("vandaag-agenda-leeg"),
        ..whole(visit, summary, cards, nothing, ["vandaag-deel-laat", "vandaag-deel-straks", "vandaag-deel-rust"])
    }
}

/// The day of a coördinator.
fn leading(visit: &Visit, state: &State, found: &Project) -> VandaagPage {
    let cards = project::cards(visit, state, found);
    let nothing = cards.is_empty().then_some("vandaag-niets-project");
    let summary = summary(visit, "vandaag-aandacht", &cards);
    VandaagPage {
        agenda: found.agenda.iter().map(|afspraak| moment(visit, state, afspraak)).collect(),
        agenda_empty: visit.t.say("vandaag-agenda-leeg-project"),
        ..whole(visit, summary, cards, nothing, ["vandaag-deel-laat", "vandaag-deel-aandacht", "vandaag-deel-weten"])
    }
}

fn whole(
    visit: &Visit,
    summary: String,
    cards: Vec<Of>,
    nothing: Option<&str>,
    titles: [&'static str; 3],
) -> VandaagPage {
    let t = visit.t;
    VandaagPage {
        t,
        shell: visit.shell(t.say("nav-vandaag")),
        title: capital(&t.date_long(visit.today().date())),
        summary,
        parts: parts(visit, cards, titles),
        agenda: Vec::new(),
        agenda_empty: "",
        vieren: None,
        empty: nothing.map(|key| Empty { text: t.say(key).to_owned(), act: None }),
        rules: Link::new(visit.at("/signalen"), t.say("vandaag-regels")),
    }
}

/// "Goedemorgen Ayşe. Op 3 punten zijn wij te laat. 4 komen eraan." What can be asked at the next talk is in neither number.
fn summary(visit: &Visit, coming: &str, cards: &[Of]) -> String {
    let t = visit.t;
    let count = |tone| cards.iter().filter(|(_, card)| card.tone == tone).count() as u32;
    let late = t.with("vandaag-laat", "aantal", count(Tone::Late));
    let soon = t.with(coming, "aantal", count(Tone::Soon));
    format!("{} {late} {soon}", greeting(visit))
}

fn card(visit: &Visit, state: &State, viewer: &Viewer, ours: &Ours) -> SignalCard {
    let (t, signaal) = (&visit.t, &ours.signaal);
    let naam = called(t, &ours.naam);
    let belofte = ours.belofte.as_ref();
    let settled_by_promise = belofte.and_then(|shown| belofte_words::signal_act(visit, shown));
    let waits = belofte.and_then(|shown| belofte_words::signal_way_out(visit, shown));
    let belemmering = signaal.over().and_then(|nr| belemmering::opened_at(state, nr));
    let referral = (signaal.soort == Soort::AanmeldingOnbeantwoord).then(|| signaal.over()).flatten();
    let referral = referral.and_then(|nr| aanmelding::referred_at(state, viewer, nr).ok());
    let answer = referral.map(|which| project::answer(visit, signaal.inwoner, which));
    SignalCard {
        tone: signaal::tone(signaal),
        title: title(visit, signaal, belofte, &naam, &ours.naam),
        href: Some(visit.at(format_args!("/inwoner/{}", signaal.inwoner))),
        since: signaal::since(visit, signaal),
        since_more: signaal::due(t, signaal),
        facts: facts(visit, ours),
        rule: t.with("signal-rule", "regel", signaal.regel.zin(t.lang())),
        article: Some(article(visit, signaal)),
        act: settled_by_promise.or(answer).or_else(|| signaal::act(visit, signaal, belemmering)),
        act_is_primary: false,
        way_out: waits.or_else(|| signaal::may_wait(visit, signaal)),
    }
}

fn title(visit: &Visit, signaal: &Signaal, belofte: Option<&belofte::Shown>, naam: &str, whole: &Naam) -> String {
    // In a list the first name alone would not say who it is.
    let full = Some(whole.full()).filter(|full| !full.is_empty()).unwrap_or_else(|| naam.to_owned());
    match belofte {
        Some(_) => belofte_words::signal(&visit.t, signaal, belofte, &full),
        None => uitstel::title(&visit.t, signaal.soort, &full),
    }
}

fn facts(visit: &Visit, ours: &Ours) -> Vec<String> {
    let t = &visit.t;
    let promised = ours.belofte.as_ref().map(|shown| belofte_words::signal_fact(t, shown));
    let last = ours.laatste.map(|day| t.with("vandaag-laatste-contact", "dag", t.date(day.date())));
    let seen = ours.gezien.as_ref().map(|seen| t.with("signal-gezien", "waar", crate::ritme::gezien(t, seen)));
    let own = ours.ritme.map(|dagen| t.with("vandaag-ritme", "dagen", t.days(dagen.into())));
    let leefgebied = signaal::leefgebied(t, &ours.signaal);
    promised.or(last).into_iter().chain(leefgebied).chain(seen).chain(own).collect()
}

/// Where the rule of a signal is explained, by its article.
pub(super) fn article(visit: &Visit, signaal: &Signaal) -> Link {
    let at = visit.at(format_args!("/signalen#{}", signaal.soort.word()));
    Link::new(at, signaal::article_name(&visit.t, &signaal.regel))
}
