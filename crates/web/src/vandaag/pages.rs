use domain::access::Role;
use domain::inwoner::Naam;
use domain::signaal::{Signaal, Soort};
use domain::state::State;
use domain::vandaag::{self, Afspraak, Goed, Ours, Vandaag, Viering, Wat};
use domain::{belemmering, belofte};

use super::view::{Glad, Group, Moment, Part, VandaagPage};
use crate::belofte::words as belofte_words;
use crate::dossier::called;
use crate::dossier::view::SignalCard;
use crate::shell::answer::{Answer, Wrong, page};
use crate::shell::visit::Visit;
use crate::shell::{Empty, Link, Tone};
use crate::tekst::capital;
use crate::{signaal, succes, uitstel};

/// So many notices of one kind are shown; the others are folded away under them.
const OF_A_KIND: usize = 3;

pub async fn show(visit: Visit) -> Answer {
    if visit.who.role != Role::Begeleider {
        return Err(Wrong::Hidden);
    }
    let made = visit.town.ask(visit.who, |state, viewer| {
        let found = vandaag::of(state, viewer);
        let cards = found.signalen.iter().map(|ours| (ours, card(&visit, state, ours))).collect();
        Ok(whole(&visit, &found, cards))
    })?;
    page(&made)
}

fn whole(visit: &Visit, found: &Vandaag, cards: Vec<(&Ours, SignalCard)>) -> VandaagPage {
    let t = visit.t;
    // What can be asked at the next talk is in neither number.
    let late = found.late().filter(|ours| !ours.signaal.is_calm()).count() as u32;
    let coming = found.coming().filter(|ours| !ours.signaal.is_calm()).count() as u32;
    let title = capital(&t.date_long(visit.today().date()));
    let empty = match (found.caseload, cards.is_empty()) {
        (0, _) => Some(Empty { text: t.say("vandaag-niemand").to_owned(), act: None }),
        (_, true) => Some(Empty { text: t.say("vandaag-niets").to_owned(), act: None }),
        _ => None,
    };
    VandaagPage {
        t,
        shell: visit.shell(t.say("nav-vandaag")),
        title,
        summary: summary(visit, late, coming, found.agenda.iter().filter(|one| one.dag == visit.today()).count()),
        parts: parts(visit, cards),
        agenda: found.agenda.iter().map(|afspraak| moment(visit, afspraak)).collect(),
        vieren: found.vieren.iter().take(8).map(|viering| glad(visit, viering)).collect(),
        empty,
        rules: Link::new(visit.at("/signalen"), t.say("vandaag-regels")),
    }
}

/// "Op 3 punten zijn wij te laat. 4 komen eraan. Je hebt vandaag 2 afspraken."
fn summary(visit: &Visit, late: u32, coming: u32, afspraken: usize) -> String {
    let t = visit.t;
    let said = [
        t.with("vandaag-laat", "aantal", late),
        t.with("vandaag-straks", "aantal", coming),
        t.with("vandaag-afspraken", "aantal", afspraken as u32),
    ];
    said.join(" ")
}

/// Late, then soon, then calm; within each the kinds in the order in which their first is owed.
fn parts(visit: &Visit, cards: Vec<(&Ours, SignalCard)>) -> Vec<Part> {
    let mut by_tone: [Vec<(Soort, Vec<SignalCard>)>; 3] = Default::default();
    for (ours, card) in cards {
        let place = match signaal::tone(&ours.signaal) {
            Tone::Late => 0,
            Tone::Soon => 1,
            _ => 2,
        };
        let soort = ours.signaal.soort;
        match by_tone[place].iter_mut().find(|(known, _)| *known == soort) {
            Some((_, of_kind)) => of_kind.push(card),
            None => by_tone[place].push((soort, vec![card])),
        }
    }
    let titles = ["vandaag-deel-laat", "vandaag-deel-straks", "vandaag-deel-rust"];
    let parts = titles.into_iter().zip(by_tone).filter(|(_, kinds)| !kinds.is_empty());
    parts
        .map(|(title, kinds)| Part {
            title: visit.t.say(title).to_owned(),
            groups: kinds.into_iter().map(|(soort, cards)| group(visit, soort, cards)).collect(),
        })
        .collect()
}

fn group(visit: &Visit, soort: Soort, mut first: Vec<SignalCard>) -> Group {
    let rest = first.split_off(first.len().min(OF_A_KIND));
    let wat = visit.t.say(&format!("soort-{}", soort.word()));
    let more = visit.t.with2("vandaag-meer", ("aantal", rest.len() as u32), ("wat", wat));
    Group { first, rest, more }
}

fn card(visit: &Visit, state: &State, ours: &Ours) -> SignalCard {
    let (t, signaal) = (&visit.t, &ours.signaal);
    let naam = called(t, &ours.naam);
    let belofte = ours.belofte.as_ref();
    let settled_by_promise = belofte.and_then(|shown| belofte_words::signal_act(visit, shown));
    let waits = belofte.and_then(|shown| belofte_words::signal_way_out(visit, shown));
    let belemmering = signaal.over().and_then(|nr| belemmering::opened_at(state, nr));
    SignalCard {
        tone: signaal::tone(signaal),
        title: title(visit, signaal, belofte, &naam, &ours.naam),
        href: Some(visit.at(format_args!("/inwoner/{}", signaal.inwoner))),
        since: signaal::since(visit, signaal),
        since_more: signaal::due(t, signaal),
        facts: facts(visit, ours),
        rule: t.with("signal-rule", "regel", signaal.regel.zin(t.lang())),
        article: Some(Link::new(
            visit.at(format_args!("/signalen#{}", signaal.soort.word())),
            t.with2(
                "signal-article",
                ("aanpak", signaal.regel.aanpak.naam.in_language(t.lang())),
                ("artikel", signaal.regel.artikel()),
            ),
        )),
        act: settled_by_promise.or_else(|| signaal::act(visit, signaal, belemmering)),
        act_is_primary: signaal.is_late(),
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
    promised.or(last).into_iter().collect()
}

fn moment(visit: &Visit, afspraak: &Afspraak) -> Moment {
    let (t, today) = (&visit.t, visit.today());
    let (what, icon, part) = match &afspraak.wat {
        Wat::Contact(last) => (t.with("vandaag-contact", "dag", t.date_short(last.date())), "bericht", String::new()),
        Wat::Stap(stap, wat) => (t.with("vandaag-stap", "wat", &**wat), "vink", format!("/stap/{stap}/gedaan")),
    };
    let href = visit.at(format_args!("/inwoner/{}{part}", afspraak.inwoner));
    Moment {
        when: t.soon(afspraak.dag.date(), today.date()),
        today: afspraak.dag == today,
        who: Link::new(href, crate::dossier::shown_name(t, &afspraak.naam, afspraak.inwoner)),
        what,
        icon,
    }
}

fn glad(visit: &Visit, viering: &Viering) -> Glad {
    let t = &visit.t;
    let (what, words) = match &viering.wat {
        Goed::Succes(fact) => (succes::words::what(t, fact), fact.woorden.as_ref().map(|words| words.to_string())),
        Goed::Trede { van, naar } => {
            (t.with2("vandaag-trede", ("van", u32::from(*van)), ("naar", u32::from(*naar))), None)
        }
        Goed::Groei(Some(trede)) => (t.with("vandaag-groei", "trede", u32::from(*trede)), None),
        Goed::Groei(None) => (t.say("growth").to_owned(), None),
    };
    Glad {
        who: Link::new(
            visit.at(format_args!("/inwoner/{}", viering.inwoner)),
            crate::dossier::shown_name(t, &viering.naam, viering.inwoner),
        ),
        what,
        words,
        when: t.relative(viering.dag.date(), visit.today().date()),
    }
}
