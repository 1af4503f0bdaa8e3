use super::capacity::room;
use super::double::like;
use super::fact::*;
use super::may::{ANSWER, HAND_OVER, LEAVE, MEET, REFER, RETRACT};
use super::questions::{Aanmelding, Stand, find, first_talk, followed, regisseur_of};
use crate::aanpak;
use crate::aanpak::content::{Content, Grondslag, Onderdeel};
use crate::access::{May, Role, Viewer};
use crate::entry::Statement;
use crate::ids::{AanmeldingId, InwonerId, MedewerkerId};
use crate::inwoner::{self, Persoon};
use crate::medewerker;
use crate::refusal::{Hidden, No, Objections, Refusal};
use crate::state::State as Town;
use crate::text::kort;
use crate::time::Day;
use crate::toewijzing;
use crate::traject::{self, Start};

/// A referral as somebody writes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Refer {
    pub aanpak: String,
    pub grondslag: Grondslag,
    /// Why this aanpak for this inwoner.
    pub reden: String,
    pub beweegreden: Option<Beweegreden>,
    /// Why somebody who seems to be known is referred all the same.
    pub afwijking: Option<String>,
}

/// Refers a person on `datum`. Who seems to be known already is shown first: then `zelfde` says that it is this inwoner,
/// or none that it is somebody else, and a reason says why all the same. Only for a stranger a dossier is opened.
pub fn refer(
    state: &Town,
    viewer: &Viewer,
    datum: Day,
    sinds: Day,
    (persoon, zelfde): (&Persoon, Option<InwonerId>),
    asked: &Refer,
) -> Result<Vec<Statement>, No> {
    viewer.gate_at_large(&REFER)?;
    let known: Vec<InwonerId> = like(state, persoon).collect();
    if zelfde.is_some_and(|chosen| !known.contains(&chosen)) {
        return Err(No::Hidden);
    }
    let afwijking = kort("afwijking", asked.afwijking.as_deref())?;
    let mut objections = Objections::default();
    objections.unless(!persoon.achternaam.trim().is_empty(), || Refusal::at("achternaam", "vul-in"));
    objections.unless(known.is_empty() || afwijking.is_some(), || Refusal::at("afwijking", "lijkt-al-bekend"));
    objections.settle()?;
    let regisseur = (viewer.role() == Role::Regisseur).then(|| viewer.medewerker());
    let mut statements = Vec::new();
    let inwoner = match zelfde {
        Some(inwoner) => inwoner,
        None => {
            statements = inwoner::opened(state, viewer, datum, sinds, persoon)?;
            InwonerId(inwoner::numbers_given(state) + 1)
        }
    };
    let place = (inwoner, state.aanmelding.numbers.next());
    statements.extend(referred(state, viewer, place, (datum, sinds), regisseur, asked)?);
    Ok(statements)
}

/// Decides on a referral with this number; a correction decides again for the number it had.
pub(super) fn referred(
    state: &Town,
    viewer: &Viewer,
    (inwoner, aanmelding): (InwonerId, AanmeldingId),
    (datum, sinds): (Day, Day),
    regisseur: Option<MedewerkerId>,
    asked: &Refer,
) -> Result<Vec<Statement>, No> {
    let content = aanpak::by_slug(state, &asked.aanpak, datum)
        .ok_or_else(|| Refusal::at("aanpak", "aanpak-onbekend").with("aanpak", asked.aanpak.as_str()))?;
    let (reden, afwijking) = (kort("reden", Some(&asked.reden))?, kort("afwijking", asked.afwijking.as_deref())?);
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    objections.unless(content.has(Onderdeel::Aanmelding), || {
        Refusal::at("aanpak", "aanpak-kent-geen-aanmelding").with("aanpak", content.naam.nl.as_str())
    });
    objections.unless(reden.is_some(), || Refusal::at("reden", "reden-nodig"));
    objections.settle()?;
    let Refer { grondslag, beweegreden, .. } = *asked;
    let (aanpak, reden) = (content.slug.clone(), reden.unwrap_or_default());
    let fact = Referred { inwoner, aanmelding, aanpak, grondslag, reden, regisseur, beweegreden, afwijking };
    Ok(vec![Statement::new(datum, sinds, fact)])
}

/// The first talk took place on `datum`: a three-way talk where the aanpak has one, else a kennismaking.
pub fn meet(state: &Town, viewer: &Viewer, id: AanmeldingId, datum: Day, sinds: Day) -> Result<Vec<Statement>, No> {
    let (known, mut objections) = following(state, viewer, id, &MEET, (datum, sinds))?;
    let vorm =
        first_talk(content_of(state, &known, datum)?).ok_or_else(|| Refusal::new("aanpak-kent-geen-eerste-gesprek"))?;
    objections.unless(known.is_open(state), || answered(&known));
    objections.unless(known.gesprek.is_none(), || Refusal::at("datum", "eerste-gesprek-was-er-al"));
    objections.settle()?;
    Ok(vec![Statement::new(datum, sinds, Met { inwoner: known.inwoner, aanmelding: id, vorm })])
}

/// What accepting settles in one go.
#[derive(Debug, Clone, PartialEq)]
pub struct Accept {
    pub begeleider: MedewerkerId,
    /// Whether the traject starts on the same day.
    pub start: bool,
    /// A code, a name or a synonym of the aanpak; empty is its only or first one.
    pub trajectsoort: Option<String>,
    /// Why it departs from the norm or the aanpak, when it does.
    pub afwijking: Option<String>,
}

/// The aanpak takes the inwoner on `datum`: the begeleider is assigned, and the traject starts when asked, through the
/// rules of toewijzing and traject. One more than the norm for the hours of the begeleider asks for a reason.
pub fn accept(
    state: &Town,
    viewer: &Viewer,
    id: AanmeldingId,
    datum: Day,
    sinds: Day,
    asked: &Accept,
) -> Result<Vec<Statement>, No> {
    let known = find(state, id).ok_or(Hidden)?;
    let mut statements = accepted(state, viewer, id, (datum, sinds), asked)?;
    if toewijzing::begeleider_on(state, known.inwoner, datum) != Some(asked.begeleider) {
        statements.extend(toewijzing::assign(state, viewer, known.inwoner, datum, sinds, asked.begeleider)?);
    }
    if asked.start {
        let start = Start {
            aanpak: state.codes.word(known.aanpak).to_string(),
            trajectsoort: asked.trajectsoort.clone(),
            grondslag: Some(known.grondslag),
            trede: None,
            afwijking: asked.afwijking.clone(),
        };
        statements.extend(traject::start(state, viewer, known.inwoner, datum, sinds, &start)?);
    }
    Ok(statements)
}

/// Only the answer itself, as a correction decides it again.
pub(super) fn accepted(
    state: &Town,
    viewer: &Viewer,
    id: AanmeldingId,
    days: (Day, Day),
    asked: &Accept,
) -> Result<Vec<Statement>, No> {
    let (known, mut objections) = following(state, viewer, id, &ANSWER, days)?;
    objections.unless(known.stand == Stand::Wacht, || answered(&known));
    let afwijking = kort("afwijking", asked.afwijking.as_deref())?;
    let room = room(state, content_of(state, &known, days.0)?, (asked.begeleider, known.inwoner), days.0);
    let over = room.hoogstens.filter(|_| !room.holds_one_more());
    if let Some(most) = over.filter(|_| afwijking.is_none()) {
        let full = Refusal::at("afwijking", "caseload-boven-norm").with("medewerker", asked.begeleider);
        let full = full.with("aantal", room.aantal as i32).with("hoogstens", most as i32);
        objections.unless(false, || full);
    }
    let afwijking = afwijking.filter(|_| over.is_some());
    objections.settle()?;
    Ok(vec![Statement::new(days.0, days.1, Accepted { inwoner: known.inwoner, aanmelding: id, afwijking })])
}

/// The aanpak does not take the inwoner; who referred has a right to know why.
pub fn refuse(
    state: &Town,
    viewer: &Viewer,
    id: AanmeldingId,
    datum: Day,
    sinds: Day,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    settle(state, viewer, id, (datum, sinds), &ANSWER, reden, |inwoner, aanmelding, reden| {
        Refused { inwoner, aanmelding, reden }.into()
    })
}

/// Who referred calls it back before the traject began.
pub fn retract(
    state: &Town,
    viewer: &Viewer,
    id: AanmeldingId,
    datum: Day,
    sinds: Day,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    settle(state, viewer, id, (datum, sinds), &RETRACT, reden, |inwoner, aanmelding, reden| {
        Retracted { inwoner, aanmelding, reden }.into()
    })
}

/// The inwoner leaves before the traject began; afterwards it is the end of a traject.
pub fn leave(
    state: &Town,
    viewer: &Viewer,
    id: AanmeldingId,
    datum: Day,
    sinds: Day,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    settle(state, viewer, id, (datum, sinds), &LEAVE, reden, |inwoner, aanmelding, reden| {
        Left { inwoner, aanmelding, reden }.into()
    })
}

/// The referral comes to nothing, with a reason. An answer is given once; calling back and leaving can come after it, as
/// long as the traject has not begun.
fn settle(
    state: &Town,
    viewer: &Viewer,
    id: AanmeldingId,
    (datum, sinds): (Day, Day),
    may: &May,
    reden: &str,
    fact: impl FnOnce(InwonerId, AanmeldingId, String) -> Fact,
) -> Result<Vec<Statement>, No> {
    let (known, mut objections) = following(state, viewer, id, may, (datum, sinds))?;
    let can = if may.what == ANSWER.what { known.stand == Stand::Wacht } else { known.is_open(state) };
    objections.unless(can, || answered(&known));
    let reden = said(objections, reden)?;
    Ok(vec![Statement::new(datum, sinds, fact(known.inwoner, id, reden))])
}

/// From `datum` another regisseur keeps the regie. What was said in the referral stays as it was.
pub fn hand_over(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    (datum, sinds): (Day, Day),
    to: MedewerkerId,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &HAND_OVER)?;
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    let holds = |day| medewerker::holds(state, to, Role::Regisseur, day);
    objections.unless(holds(datum) || holds(viewer.today()), || {
        Refusal::at("regisseur", "geen-regisseur").with("medewerker", to)
    });
    let now = regisseur_of(state, inwoner);
    objections.unless(now.is_some(), || Refusal::at("regisseur", "heeft-geen-regisseur"));
    objections.unless(now != Some(to), || Refusal::at("regisseur", "is-al-regisseur").with("medewerker", to));
    let reden = said(objections, reden)?;
    Ok(vec![Statement::new(datum, sinds, toewijzing::HandedOver { inwoner, medewerker: to, reden })])
}

// ── What the acts share ─────────────────────────────────────────────────────────────────────────────────────────────

/// The referral for who may do this. Its course is written down in order.
fn following(
    state: &Town,
    viewer: &Viewer,
    id: AanmeldingId,
    may: &May,
    (datum, sinds): (Day, Day),
) -> Result<(Aanmelding, Objections), No> {
    let known = find(state, id).ok_or(Hidden)?;
    viewer.gate(state, known.inwoner, may)?;
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    let newest = followed(state, &known).next_back().map_or(known.datum, |fact| fact.datum);
    objections.unless(datum >= newest, || Refusal::at("datum", "aanmelding-ging-verder").with("datum", newest));
    Ok((known, objections))
}

fn answered(known: &Aanmelding) -> Refusal {
    Refusal::new("aanmelding-is-beantwoord").with("datum", known.sinds)
}

fn said(mut objections: Objections, reden: &str) -> Result<String, No> {
    let reden = kort("reden", Some(reden))?;
    objections.unless(reden.is_some(), || Refusal::at("reden", "reden-nodig"));
    objections.settle().map(|()| reden.unwrap_or_default())
}

fn content_of<'a>(state: &'a Town, known: &Aanmelding, on: Day) -> Result<&'a Content, No> {
    let content = aanpak::in_force(state, known.aanpak, on).map(|content| &**content);
    content.ok_or_else(|| {
        Refusal::at("aanpak", "aanpak-onbekend").with("aanpak", &**state.codes.word(known.aanpak)).into()
    })
}
