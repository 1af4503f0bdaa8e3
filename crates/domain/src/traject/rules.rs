use super::fact::*;
use super::questions::{Traject, entry, find, of};
use super::state::Remembered;
use super::{CLOSE, ENTER, EXTEND, START};
use crate::aanpak::content::{Content, Grondslag};
use crate::access::Viewer;
use crate::correctie;
use crate::entry::Statement;
use crate::ids::{InwonerId, Nr, TrajectId};
use crate::refusal::{Hidden, No, Objections, Refusal};
use crate::state::State as Town;
use crate::text::kort;
use crate::time::Day;
use crate::{aanpak, inwoner};

/// What is needed to start a traject.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Start {
    pub aanpak: String,
    /// A code, a name or a synonym of the aanpak; empty is its only or first one.
    pub trajectsoort: Option<String>,
    pub grondslag: Option<Grondslag>,
    /// 1 to 6, when the list knows it.
    pub trede: Option<u8>,
    /// Why it departs from the aanpak, when it does.
    pub afwijking: Option<String>,
}

/// The traject starts on `datum`. A second open traject in the same aanpak asks for a reason; the very same one is refused.
pub fn start(state: &Town, viewer: &Viewer, inwoner: InwonerId, datum: Day, sinds: Day, asked: &Start) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &START)?;
    let traject = state.traject.next();
    started(state, viewer, inwoner, traject, datum, sinds, asked)
}

fn started(state: &Town, viewer: &Viewer, inwoner: InwonerId, traject: TrajectId, datum: Day, sinds: Day, asked: &Start) -> Result<Vec<Statement>, No> {
    let content = aanpak::by_slug(state, &asked.aanpak, datum)
        .ok_or_else(|| Refusal::at("aanpak", "aanpak-onbekend").with("aanpak", asked.aanpak.as_str()))?;
    let soort = match asked.trajectsoort.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => content.find_trajectsoort(text).ok_or_else(|| {
            Refusal::at("trajectsoort", "trajectsoort-onbekend").with("trajectsoort", text)
        })?,
        None => content.only_or_first_trajectsoort().ok_or_else(|| Refusal::at("trajectsoort", "vul-in"))?,
    };
    let afwijking = kort("afwijking", asked.afwijking.as_deref())?;
    let mut objections = not_in_the_future(viewer, datum, sinds);
    objections.unless(asked.trede.is_none_or(|trede| (1..=6).contains(&trede)), || Refusal::at("trede", "trede-buiten-bereik"));
    let others = of(state, inwoner, Day::LAST);
    let mut same = others.iter().filter(|other| other.id != traject && **state.codes.word(other.aanpak) == *asked.aanpak);
    let twice = same.clone().any(|other| other.instroom == datum && **state.codes.word(other.soort) == *soort.code);
    objections.unless(!twice, || Refusal::at("datum", "traject-bestaat-al").with("datum", datum));
    if !twice && let Some(open) = same.find(|other| other.open_on(datum)) {
        objections.unless(afwijking.is_some(), || Refusal::at("afwijking", "traject-loopt-nog").with("sinds", open.instroom));
    }
    objections.settle()?;
    let fact = Started {
        inwoner,
        traject,
        aanpak: asked.aanpak.clone(),
        trajectsoort: soort.code.clone(),
        grondslag: asked.grondslag,
        trede: asked.trede,
        afwijking,
    };
    Ok(vec![Statement::new(datum, sinds, fact)])
}

/// A fase begins on `datum`. A fase of another trajectsoort is refused; one out of order asks for a reason.
pub fn enter_phase(state: &Town, viewer: &Viewer, id: TrajectId, datum: Day, sinds: Day, fase: &str, afwijking: Option<&str>) -> Result<Vec<Statement>, No> {
    let traject = own(state, viewer, id, &ENTER)?;
    let content = content_of(state, &traject, datum)?;
    let soort = state.codes.word(traject.soort).clone();
    let mut order = content.fasen_of(&soort).map(|fase| fase.code.as_str());
    let known = content.find_fase(fase).filter(|fase| *fase.trajectsoort == *soort);
    let wanted = known.ok_or_else(|| Refusal::at("fase", "fase-onbekend").with("fase", fase))?;
    let afwijking = kort("afwijking", afwijking)?;
    let mut objections = within(viewer, &traject, datum, sinds);
    let current = traject.fase.map(|(code, _, _)| state.codes.word(code).clone());
    objections.unless(current.as_deref() != Some(wanted.code.as_str()), || Refusal::at("fase", "is-al-in-fase"));
    let place = |code: &str| content.fasen_of(&soort).position(|fase| fase.code == code);
    let back = current.as_deref().and_then(place) > order.position(|code| code == wanted.code);
    objections.unless(!back || afwijking.is_some(), || Refusal::at("afwijking", "fase-terug"));
    objections.settle()?;
    let fact = PhaseEntered { inwoner: traject.inwoner, traject: id, fase: wanted.code.clone(), afwijking };
    Ok(vec![Statement::new(datum, sinds, fact)])
}

/// On `datum` it is agreed that the term runs to `tot`. A later last day always has its reason.
pub fn extend(state: &Town, viewer: &Viewer, id: TrajectId, datum: Day, sinds: Day, tot: Day, reden: &str) -> Result<Vec<Statement>, No> {
    let traject = own(state, viewer, id, &EXTEND)?;
    let reden = kort("reden", Some(reden))?;
    let mut objections = within(viewer, &traject, datum, sinds);
    objections.unless(reden.is_some(), || Refusal::at("reden", "reden-nodig"));
    if let Some(term) = traject.term_end(state) {
        objections.unless(tot > term, || Refusal::at("tot", "verlenging-niet-later").with("einde", term));
    }
    objections.unless(tot > traject.instroom, || Refusal::at("tot", "voor-instroom").with("instroom", traject.instroom));
    objections.settle()?;
    let fact = Extended { inwoner: traject.inwoner, traject: id, tot, reden: reden.unwrap_or_default() };
    Ok(vec![Statement::new(datum, sinds, fact)])
}

/// Why a traject ends.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Close {
    /// A code, a label or a synonym of the aanpak.
    pub reden: String,
    pub oorzaak: Option<String>,
    pub toelichting: Option<String>,
}

/// `datum` is the first day the traject is no longer open; it may be the day it began. An oorzaak that the aanpak expects
/// may be left out with an explanation.
pub fn close(state: &Town, viewer: &Viewer, id: TrajectId, datum: Day, sinds: Day, asked: &Close) -> Result<Vec<Statement>, No> {
    let traject = own(state, viewer, id, &CLOSE)?;
    let content = content_of(state, &traject, datum)?;
    let toelichting = kort("toelichting", asked.toelichting.as_deref())?;
    if asked.reden.trim().is_empty() {
        return Err(Refusal::at("reden", "vul-in").into());
    }
    let reden = content.find_reden(&asked.reden).ok_or_else(|| Refusal::at("reden", "reden-onbekend").with("reden", asked.reden.as_str()))?;
    let oorzaak = match asked.oorzaak.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => {
            Some(content.find_oorzaak(text).ok_or_else(|| Refusal::at("oorzaak", "oorzaak-onbekend").with("oorzaak", text))?)
        }
        None => None,
    };
    let mut objections = not_in_the_future(viewer, datum, sinds);
    objections.unless(traject.einde.is_none(), || Refusal::new("traject-is-afgesloten"));
    objections.unless(datum >= traject.instroom, || Refusal::at("datum", "voor-instroom").with("instroom", traject.instroom));
    if let Some(oorzaak) = oorzaak {
        let fits = oorzaak.redenen.is_empty() || oorzaak.redenen.contains(&reden.code);
        objections.unless(fits, || Refusal::at("oorzaak", "oorzaak-past-niet").with("reden", reden.label.nl.as_str()));
    }
    let explained = oorzaak.is_some() || toelichting.is_some();
    objections.unless(!reden.oorzaak_verwacht || explained, || Refusal::at("oorzaak", "oorzaak-nodig"));
    objections.settle()?;
    let (reden, oorzaak) = (reden.code.clone(), oorzaak.map(|oorzaak| oorzaak.code.clone()));
    let fact = Closed { inwoner: traject.inwoner, traject: id, reden, oorzaak, toelichting };
    Ok(vec![Statement::new(datum, sinds, fact)])
}

/// The traject started otherwise than recorded: the same rule decides, on a history without the old fact.
pub fn correct_start(state: &Town, viewer: &Viewer, nr: Nr, datum: Day, sinds: Day, asked: &Start, reden: &str) -> Result<Vec<Statement>, No> {
    let (inwoner, fact) = entry(state, nr).ok_or(Hidden)?;
    let Remembered::Started { traject, .. } = fact.what else { return Err(No::Hidden) };
    viewer.gate(state, inwoner, &START)?;
    let einde = find(state, traject).and_then(|traject| traject.einde);
    if let Some(einde) = einde.filter(|einde| einde.dag < datum) {
        return Err(Refusal::at("datum", "na-einde").with("einde", einde.dag).into());
    }
    correctie::correct(state, nr, reden, |past| started(past, viewer, inwoner, traject, datum, sinds, asked))
}

/// The traject ended otherwise than recorded.
pub fn correct_close(state: &Town, viewer: &Viewer, nr: Nr, datum: Day, sinds: Day, asked: &Close, reden: &str) -> Result<Vec<Statement>, No> {
    let (_, fact) = entry(state, nr).ok_or(Hidden)?;
    let Remembered::Closed { traject, .. } = fact.what else { return Err(No::Hidden) };
    own(state, viewer, traject, &CLOSE)?;
    correctie::correct(state, nr, reden, |past| close(past, viewer, traject, datum, sinds, asked))
}

/// Takes back a fact about a traject that was never so. A start can go only when nothing hangs on it any more; taking
/// back an end opens the traject again, without leaving an old end date.
pub fn withdraw(state: &Town, viewer: &Viewer, nr: Nr, reden: &str) -> Result<Vec<Statement>, No> {
    let (inwoner, fact) = entry(state, nr).ok_or(Hidden)?;
    viewer.gate(state, inwoner, &CLOSE)?;
    let (soort, id) = match fact.what {
        Remembered::Started { traject, .. } => ("traject.gestart", traject),
        Remembered::Phase { traject, .. } => ("traject.fase", traject),
        Remembered::Extended { traject, .. } => ("traject.verlengd", traject),
        Remembered::Closed { traject, .. } => ("traject.afgesloten", traject),
    };
    if let (Remembered::Started { .. }, Some(traject)) = (fact.what, find(state, id))
        && (traject.fase.is_some() || traject.verlengd_tot.is_some() || traject.einde.is_some())
    {
        return Err(Refusal::new("eerst-de-rest-intrekken").into());
    }
    let place = crate::entry::Place::of(inwoner, format_args!("traject/{id}"));
    correctie::withdraw(state, viewer.today(), nr, soort, place, fact.datum, fact.sinds, reden)
}

fn own(state: &Town, viewer: &Viewer, id: TrajectId, may: &crate::access::May) -> Result<Traject, No> {
    let traject = find(state, id).ok_or(Hidden)?;
    viewer.gate(state, traject.inwoner, may)?;
    debug_assert!(inwoner::exists(state, traject.inwoner));
    Ok(traject)
}

fn content_of<'a>(state: &'a Town, traject: &Traject, on: Day) -> Result<&'a Content, No> {
    let content = aanpak::in_force(state, traject.aanpak, on).map(|content| &**content);
    content.ok_or_else(|| Refusal::at("aanpak", "aanpak-onbekend").with("aanpak", &**state.codes.word(traject.aanpak)).into())
}

fn not_in_the_future(viewer: &Viewer, datum: Day, sinds: Day) -> Objections {
    let mut objections = Objections::default();
    objections.unless(datum <= viewer.today(), || Refusal::at("datum", "dag-moet-nog-komen"));
    objections.unless(sinds <= viewer.today(), || Refusal::at("bekend_sinds", "dag-moet-nog-komen"));
    objections
}

fn within(viewer: &Viewer, traject: &Traject, datum: Day, sinds: Day) -> Objections {
    let mut objections = not_in_the_future(viewer, datum, sinds);
    objections.unless(datum >= traject.instroom, || Refusal::at("datum", "voor-instroom").with("instroom", traject.instroom));
    if let Some(einde) = traject.einde {
        objections.unless(datum < einde.dag, || Refusal::new("traject-is-afgesloten"));
    }
    objections
}
