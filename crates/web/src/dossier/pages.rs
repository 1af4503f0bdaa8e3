//! The dossier itself.

use axum::extract::{Path, Query};
use domain::access::{Role, Viewer};
use domain::ids::{BelemmeringId, InwonerId, MedewerkerId, Nr};
use domain::inwoner::Card;
use domain::refusal::Hidden;
use domain::signaal::{Signaal, Soort};
use domain::state::State;
use domain::text::Sealed;
use domain::time::Day;
use domain::{contact, eigen, medewerker, samenvoeging, tijdlijn, vernietiging};
use serde::Deserialize;
use store::inzage::InzageRecord;

use super::known::{Known, look};
use super::view::{
    DossierPage, Gegevens, Header, HeaderFact, Now, PlanCard, Reader, Readers, SignalCard, Snel, ToContact,
};
use super::{called, shown_name};
use crate::belofte::card::BeloftenCard;
use crate::belofte::words;
use crate::form::Form;
use crate::shell::answer::{Answer, Wrong, page, to};
use crate::shell::visit::{Visit, initials, role_key};
use crate::shell::{Empty, Fact, Link};
use crate::tekst::Tekst;

/// How the timeline is shown.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    pub onderwerp: String,
    #[serde(default)]
    pub bekend_op: String,
    /// Only what happened up to this day: a jump back in the timeline.
    #[serde(default)]
    pub dag: String,
    /// So many facts, when more than a screen or two are asked for.
    #[serde(default)]
    pub toon: String,
    #[serde(default)]
    pub alles: String,
}

/// Where the quick form stands on the page.
pub(super) const CONTACT_FORM: &str = "#contact-vak";

/// A form on the page that was refused, in place of the empty one.
#[derive(Default)]
pub(super) struct Refused {
    pub contact: Option<Form>,
    pub traject: Option<(&'static str, Form)>,
}

pub async fn show(visit: Visit, Path((_, id)): Path<(String, u32)>, Query(asked): Query<Asked>) -> Answer {
    match dossier(&visit, InwonerId(id), &asked, Refused::default()) {
        // Two dossiers turned out to be of one person: the number that went up in the other leads there.
        Err(Wrong::Hidden) => {
            let stays = visit.town.ask(visit.who, |state, viewer| samenvoeging::leads_to(state, viewer, InwonerId(id)));
            to(&visit.at(format_args!("/inwoner/{}", stays?)))
        }
        shown => page(&shown?),
    }
}

/// The page, with a refused form in it when there is one.
pub(super) fn dossier(visit: &Visit, id: InwonerId, asked: &Asked, refused: Refused) -> Result<DossierPage, Wrong> {
    let known_on: Result<Day, _> = asked.bekend_op.parse();
    let day = known_on.clone().unwrap_or(visit.today());
    let (known, cards, traject, tijdlijn) = visit.town.ask(visit.who, |state, viewer| {
        let known = look(state, viewer, id, day, asked)?;
        let card = super::traject::card(visit, state, &known);
        let cards = cards(visit, state, viewer, &known, day)?;
        // Only the notes that the page shows are opened: a dossier of years has hundreds.
        let handles: Vec<Sealed> =
            super::tijdlijn::shown(&known, asked).filter_map(|event| event.what.sealed()).collect();
        Ok((known, cards, card, handles))
    })?;
    let notes = visit.town.open_if_there(&tijdlijn)?;
    let t = visit.t;
    let name = shown_name(&t, &known.card.naam, id);
    let known_on_error = (!asked.bekend_op.is_empty() && known_on.is_err()).then(|| t.say("day-unreadable").to_owned());
    let mut tijdlijn =
        visit.town.ask(visit.who, |state, _| Ok(super::tijdlijn::view(visit, state, &known, &notes, asked, day)))?;
    tijdlijn.known_on_error = known_on_error;
    let contact = known.may_record.then(|| refused.contact.unwrap_or_else(|| super::contact::form(visit, &known)));
    let signals = known.signalen.iter().map(|signaal| signal_card(visit, &known, signaal)).collect();
    let readers = visit
        .town
        .last_readers_of(visit.who, id, READERS)
        .ok()
        .map(|(records, count)| readers(visit, id, &records, count));
    let page = DossierPage {
        t,
        shell: visit.shell(name.clone()),
        header: header(visit, &known, name),
        signals,
        no_traject: traject.is_none().then(|| no_traject(visit, &known)),
        traject: traject.map(|card| card.with(refused.traject)),
        plan: cards.plan,
        beloften: cards.beloften,
        now: cards.now,
        snel: cards.snel,
        back: None,
        verzoeken: requests(visit, id),
        to_contact: ToContact::default(),
        earlier: super::traject::earlier(visit, &known)?,
        contact,
        gegevens: Some(gegevens(visit, &known)),
        begeleiders: begeleiders(&t, &known),
        tijdlijn,
        readers,
    };
    let page = if day < visit.today() { page.looking_back(visit, id, day) } else { page };
    Ok(page.with_one_primary_act())
}

/// The parts of the page that other slices make.
struct Cards {
    plan: Option<PlanCard>,
    beloften: Option<BeloftenCard>,
    now: Vec<Now>,
    snel: Vec<Snel>,
}

fn cards(visit: &Visit, state: &State, viewer: &Viewer, known: &Known, day: Day) -> Result<Cards, Hidden> {
    let (id, calls) = (known.inwoner, called(&visit.t, &known.card.naam));
    Ok(Cards {
        plan: super::plan::card(visit, state, viewer, known)?,
        beloften: crate::belofte::card::card(visit, state, viewer, id, &known.beloften, &calls)?,
        now: super::now::parts(visit, state, viewer, known, day)?,
        snel: if known.back { Vec::new() } else { super::snel::forms(visit, state, viewer, id, &known.trajecten)? },
    })
}

/// The list that one came from: for who stands in that is the caseload of the colleague.
fn back(visit: &Visit, known: &Known) -> Link {
    let t = visit.t;
    match (visit.who.role, &known.begeleider) {
        (Role::Regisseur, _) => Link::new(visit.at("/aanmeldingen"), t.say("nav-aanmeldingen")),
        (Role::Coordinator, _) => Link::new(visit.at("/inwoners"), t.say("nav-inwoners")),
        (Role::Begeleider, Some((id, naam))) if *id != visit.who.medewerker => {
            let caseload = t.with("waarneming-caseload", "naam", naam.as_str());
            Link::new(visit.at(format_args!("/waarneming/caseload/{id}")), caseload)
        }
        _ => Link::new(visit.at("/caseload"), t.say("nav-caseload")),
    }
}

fn header(visit: &Visit, known: &Known, name: String) -> Header {
    let t = visit.t;
    let fact = |icon, label: &str, text| HeaderFact { icon, label: t.say(label).to_owned(), text };
    let age = known.card.geboortedatum.map(|born| t.with("age", "jaar", years(born, visit.today())));
    let facts = [
        age.map(|text| fact("persoon", "header-age", text)),
        known.card.wijk.as_ref().map(|wijk| fact("plaats", "inwoner-wijk", wijk.to_string())),
        known.begeleider.as_ref().map(|(_, naam)| fact("wissel", "begeleider", naam.clone())),
        Some(fact("info", "header-number", t.with("inwoner-number", "nummer", known.inwoner.to_string()))),
    ];
    let back = back(visit, known);
    let assign = known
        .may_assign
        .then(|| Link::new(visit.at(format_args!("/inwoner/{}/begeleider", known.inwoner)), t.say("assign")));
    let hand_over = known
        .may_hand_over
        .then(|| Link::new(visit.at(format_args!("/inwoner/{}/regie", known.inwoner)), t.say("regie-hand-over")));
    Header {
        id: known.inwoner.to_string(),
        initials: initials(&name),
        name,
        facts: facts.into_iter().flatten().collect(),
        alarm: None,
        back,
        acts: assign.into_iter().chain(hand_over).collect(),
    }
}

fn years(born: Day, today: Day) -> u32 {
    let (born, today) = (born.date(), today.date());
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    u32::try_from(i32::from(today.year()) - i32::from(born.year()) - i32::from(!had_birthday)).unwrap_or(0)
}

/// What is owed, since when, by which rule, and the one act that settles it.
/// Who records contact may put off what is owed.
fn may_wait(visit: &Visit, known: &Known, signaal: &Signaal) -> Option<Link> {
    known.may_record.then(|| crate::signaal::may_wait(visit, signaal)).flatten()
}

/// The belemmering that a signal is about.
fn belemmering_of(known: &Known, signaal: &Signaal) -> Option<BelemmeringId> {
    let event = known.events.iter().find(|event| Some(event.nr) == signaal.over())?;
    if let tijdlijn::What::Belemmering(fact) = &event.what { Some(fact.belemmering) } else { None }
}

fn signal_card(visit: &Visit, known: &Known, signaal: &Signaal) -> SignalCard {
    let t = &visit.t;
    let belofte = known.beloften.iter().find(|shown| signaal.feiten.contains(&shown.belofte.nr));
    let act = match signaal.soort {
        Soort::ContactTeLaat => known.may_record.then(|| Link::new(CONTACT_FORM, t.say("contact-record"))),
        Soort::BelofteLaat | Soort::AanvraagWacht => belofte.and_then(|shown| words::signal_act(visit, shown)),
        Soort::MetingTeLaat | Soort::LeefgebiedOnbevestigd if !known.may_measure => None,
        Soort::MetingTeLaat | Soort::LeefgebiedOnbevestigd | Soort::AanmeldingOnbeantwoord => {
            crate::signaal::act(visit, signaal, None)
        }
        _ => known.may_record.then(|| crate::signaal::act(visit, signaal, belemmering_of(known, signaal))).flatten(),
    };
    let fact = belofte.map(|shown| words::signal_fact(t, shown));
    SignalCard {
        tone: crate::signaal::tone(signaal),
        title: words::signal(t, signaal, belofte, &called(t, &known.card.naam)),
        href: None,
        since: crate::signaal::since(visit, signaal),
        since_more: crate::signaal::due(t, signaal),
        facts: counted_by(t, known, signaal, fact, visit.today()),
        rule: t.with("signal-rule", "regel", signaal.regel.zin(t.lang())),
        article: Some(Link::new(
            "?alles=ja#feit-".to_owned() + &signaal.feiten.last().map(Nr::to_string).unwrap_or_default(),
            t.with2(
                "signal-article",
                ("aanpak", signaal.regel.aanpak.naam.in_language(t.lang())),
                ("artikel", signaal.regel.artikel()),
            ),
        )),
        act,
        act_is_primary: false,
        way_out: belofte
            .and_then(|shown| words::signal_way_out(visit, shown))
            .or_else(|| may_wait(visit, known, signaal)),
    }
}

/// What it is counted by: when it was last done, where the inwoner was seen since, and what was agreed.
fn counted_by(t: &Tekst, known: &Known, signaal: &Signaal, belofte: Option<String>, today: Day) -> Vec<String> {
    let mut facts = vec![belofte.unwrap_or_else(|| last_of(t, known, signaal.soort, today))];
    facts.extend(crate::signaal::leefgebied(t, signaal));
    if signaal.soort == Soort::ContactTeLaat {
        facts.extend(known.gezien.as_ref().map(|seen| t.with("signal-gezien", "waar", crate::ritme::gezien(t, seen))));
        let own = known.ritme.as_ref().filter(|ritme| ritme.eigen.is_some());
        facts.extend(own.map(|ritme| t.with("signal-ritme", "ritme", crate::ritme::said(t, ritme))));
    }
    facts
}

/// When what is owed was last done.
fn last_of(t: &Tekst, known: &Known, soort: Soort, today: Day) -> String {
    let start = || known.open(today).map(|open| t.date(open.instroom.date())).unwrap_or_default();
    let mut standing = known.events.iter().filter(|event| event.vervangen.is_none());
    let last = match soort {
        Soort::ContactTeLaat => standing.find_map(|event| match &event.what {
            tijdlijn::What::Contact(contact) => {
                let wijze = t.say(wijze_key(contact.wijze)).to_lowercase();
                Some(t.with2("signal-last-contact", ("dag", t.date(event.datum.date())), ("wijze", wijze)))
            }
            _ => None,
        }),
        Soort::MetingTeLaat => standing.find_map(|event| match &event.what {
            tijdlijn::What::Meting(_) => Some(t.with("signal-last-meting", "dag", t.date(event.datum.date()))),
            _ => None,
        }),
        _ => None,
    };
    let never = match soort {
        Soort::ContactTeLaat => "signal-no-contact",
        Soort::AanmeldingOnbeantwoord | Soort::BelofteLaat | Soort::AanvraagWacht => "signal-no-answer",
        Soort::MetingTeLaat => "signal-no-meting",
        _ => "signal-since-start",
    };
    last.unwrap_or_else(|| t.with(never, "dag", start()))
}

pub(crate) fn wijze_key(wijze: contact::Wijze) -> &'static str {
    match wijze {
        contact::Wijze::Huisbezoek => "contact-huisbezoek",
        contact::Wijze::Gesprek => "contact-gesprek",
        contact::Wijze::Telefoon => "contact-telefoon",
        contact::Wijze::Buiten => "contact-buiten",
        contact::Wijze::Bericht => "contact-bericht",
        contact::Wijze::Driegesprek => "contact-driegesprek",
    }
}

/// Nothing runs yet. Whoever was referred and waits has a referral that leads on; else a traject can be begun.
fn no_traject(visit: &Visit, known: &Known) -> Empty {
    let t = visit.t;
    if let Some(waits) = &known.waits {
        let to = visit.at(format_args!("/inwoner/{}/aanmelding/{}", known.inwoner, waits.id));
        let text = t.with("no-traject-referred", "dag", t.date(waits.datum.date()));
        return Empty { text, act: Some(Link::new(to, t.say("to-referral"))) };
    }
    let act = known
        .may_steer
        .then(|| Link::new(visit.at(format_args!("/inwoner/{}/traject", known.inwoner)), visit.t.say("traject-start")));
    Empty { text: visit.t.say("no-traject-yet").to_owned(), act }
}

fn begeleiders(t: &Tekst, known: &Known) -> Vec<Fact> {
    let naam = known.begeleider.as_ref().map_or(t.say("none").to_owned(), |(_, naam)| naam.clone());
    let regisseur = known.regisseur.as_ref().map(|naam| Fact::new(t.say("role-regisseur-noun"), naam.clone()));
    std::iter::once(Fact::new(t.say("begeleider"), naam)).chain(regisseur).collect()
}

fn gegevens(visit: &Visit, known: &Known) -> Gegevens {
    Gegevens {
        facts: facts_of(&visit.t, &known.card),
        samen: (known.may_assign && !known.back).then(|| {
            Link::new(visit.at(format_args!("/inwoner/{}/samenvoegen", known.inwoner)), visit.t.say("samen-link"))
        }),
        edit: known.may_describe.then(|| visit.at(format_args!("/inwoner/{}/gegevens", known.inwoner))),
    }
}

/// What the inwoner asked to be destroyed and has no answer to yet.
fn requests(visit: &Visit, id: InwonerId) -> Vec<String> {
    let t = visit.t;
    let asked = visit.town.ask(visit.who, |state, viewer| vernietiging::about(state, viewer, id)).unwrap_or_default();
    let open = asked.iter().filter(|one| one.beantwoord_op().is_none());
    let said = open.map(|one| {
        t.args(
            "verzoek-loopt",
            &[
                ("dag", t.date(one.datum.date()).into()),
                ("voor", t.date(one.antwoord_voor.date()).into()),
                ("stand", crate::vernietiging::pages::request_stand(&t, one).into()),
            ],
        )
    });
    said.collect()
}

/// What is known of the person beside the name.
pub(crate) fn facts_of(t: &Tekst, card: &Card) -> Vec<Fact> {
    let word = |prefix: &str, word: &str| t.say(&format!("{prefix}-{word}")).to_owned();
    let facts = [
        card.andere_naam.as_ref().map(|naam| Fact::new(t.say("inwoner-also"), naam.to_string())),
        card.geboortedatum.map(|day| Fact::new(t.say("inwoner-born"), t.date(day.date()))),
        card.wijk.as_ref().map(|wijk| Fact::new(t.say("inwoner-wijk"), wijk.to_string())),
        card.uitkering.map(|uitkering| Fact::new(t.say("inwoner-uitkering"), word("uitkering", uitkering.word()))),
        card.uitkering_sinds.map(|day| Fact::new(t.say("inwoner-uitkering-sinds"), t.date(day.date()))),
        card.wachtlijst.map(|list| Fact::new(t.say("inwoner-wachtlijst"), word("wachtlijst", list.word()))),
        card.sleutel.as_ref().map(|sleutel| Fact::new(t.say("inwoner-sleutel"), sleutel.to_string())),
    ];
    facts.into_iter().flatten().collect()
}

/// Looks on the card beside the timeline; the rest is a page of its own.
const READERS: u32 = 3;

fn readers(visit: &Visit, id: InwonerId, records: &[InzageRecord], count: u64) -> Readers {
    let t = visit.t;
    let name = |door| {
        visit
            .town
            .ask(visit.who, |state, _| Ok(medewerker::naam(state, MedewerkerId(door)).to_owned()))
            .unwrap_or_default()
    };
    let reader = |record: &InzageRecord| {
        let role = Role::from_word(&record.rol).map_or("", |role| t.say(role_key(role)));
        Reader { who: format!("{}, {role}", name(record.door)), when: crate::inzage::pages::moment(&t, record.at) }
    };
    let all = Link::new(visit.at(format_args!("/inwoner/{id}/inzage")), t.with("readers-all", "keer", count as u32));
    let may =
        visit.town.ask(visit.who, |state, viewer| Ok(eigen::may_hand_over(state, viewer, id))).unwrap_or_default();
    let eigen = may.then(|| Link::new(visit.at(format_args!("/inwoner/{id}/eigen")), t.say("eigen-link")));
    let may = visit.town.ask(visit.who, |state, viewer| Ok(vernietiging::may_request(state, viewer, id)));
    let verzoek = may
        .unwrap_or_default()
        .then(|| Link::new(visit.at(format_args!("/inwoner/{id}/verzoek")), t.say("verzoek-link")));
    Readers { last: records.iter().map(reader).collect(), all: Some(all), eigen, verzoek }
}
