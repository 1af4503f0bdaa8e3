use std::sync::Arc;

use super::fact::{Beweegreden, Gespreksvorm};
use super::may::{ANSWER, HAND_OVER, LEAVE, MEET, REFER, RETRACT, SEE};
use super::state::{Remembered, Step, field};
use crate::aanpak;
use crate::aanpak::content::{Content, Grondslag, Onderdeel};
use crate::access::{May, Standing, Viewer};
use crate::codes::Code;
use crate::fact::Slice;
use crate::history::{Dated, Dossier};
use crate::ids::{AanmeldingId, InwonerId, MedewerkerId, Nr};
use crate::inwoner::{self, Naam};
use crate::refusal::Hidden;
use crate::state::State as Town;
use crate::time::Day;
use crate::toewijzing;
use crate::traject;

/// How a referral stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stand {
    Wacht,
    Aangenomen,
    Afgewezen,
    Ingetrokken,
    Afgehaakt,
}

impl Stand {
    pub const ALL: [Stand; 5] =
        [Stand::Wacht, Stand::Aangenomen, Stand::Afgewezen, Stand::Ingetrokken, Stand::Afgehaakt];

    pub const fn word(self) -> &'static str {
        match self {
            Stand::Wacht => "wacht",
            Stand::Aangenomen => "aangenomen",
            Stand::Afgewezen => "afgewezen",
            Stand::Ingetrokken => "ingetrokken",
            Stand::Afgehaakt => "afgehaakt",
        }
    }
}

/// A referral as it was known on a day. `sinds` is since when it stands so.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Aanmelding {
    pub id: AanmeldingId,
    pub inwoner: InwonerId,
    pub aanpak: Code,
    pub grondslag: Grondslag,
    pub beweegreden: Option<Beweegreden>,
    pub regisseur: Option<MedewerkerId>,
    pub datum: Day,
    pub stand: Stand,
    pub sinds: Day,
    pub gesprek: Option<(Gespreksvorm, Day)>,
    /// The entry that refers.
    pub nr: Nr,
}

impl Aanmelding {
    /// Whether somebody still has to do something: it waits, or was accepted and the traject has not begun.
    pub fn is_open(&self, state: &Town) -> bool {
        match self.stand {
            Stand::Wacht => true,
            Stand::Aangenomen => !self.has_begun(state),
            Stand::Afgewezen | Stand::Ingetrokken | Stand::Afgehaakt => false,
        }
    }

    /// Whether a traject of this aanpak began since.
    pub(super) fn has_begun(&self, state: &Town) -> bool {
        let trajecten = traject::of(state, self.inwoner, Day::LAST);
        trajecten.iter().any(|traject| traject.aanpak == self.aanpak && traject.instroom >= self.datum)
    }
}

/// A referral for who may see it, with its words and what the viewer may do with it now.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    pub aanmelding: Aanmelding,
    pub naam: Naam,
    /// Why this aanpak for this inwoner.
    pub reden: Arc<str>,
    /// Why it was answered so.
    pub antwoord: Option<Arc<str>>,
    /// Why somebody was referred who seemed to be known.
    pub afwijking: Option<Arc<str>>,
    pub may_meet: bool,
    pub may_answer: bool,
    pub may_retract: bool,
    pub may_leave: bool,
}

/// The open referrals that the viewer may see, the oldest first. Asking is reading a list.
pub fn list(state: &Town, viewer: &Viewer) -> Vec<Shown> {
    let seen = inwoner::everybody(state).filter(|inwoner| state.aanmelding.of.get(*inwoner).is_some());
    let seen = seen.filter_map(|inwoner| Some((inwoner, viewer.gate(state, inwoner, &SEE).ok()?)));
    let open = seen.flat_map(|(inwoner, standing)| {
        of_inwoner(state, inwoner, Day::LAST).filter(|one| one.is_open(state)).map(move |one| (one, standing))
    });
    let mut rows: Vec<Shown> = open.map(|(one, standing)| shown(state, standing, one)).collect();
    rows.sort_by_key(|row| (row.aanmelding.datum, row.aanmelding.nr));
    viewer.read_list("aanmelding", rows.iter().map(|row| row.aanmelding.inwoner).collect());
    rows
}

/// The referrals of one inwoner, in order of day. Asking is reading.
pub fn of(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Vec<Shown>, Hidden> {
    let standing = viewer.read(state, inwoner, &SEE)?;
    Ok(of_inwoner(state, inwoner, Day::LAST).map(|one| shown(state, standing, one)).collect())
}

/// One referral as known now. Asking is reading.
pub fn one(state: &Town, viewer: &Viewer, id: AanmeldingId) -> Result<Shown, Hidden> {
    let known = find(state, id).ok_or(Hidden)?;
    let standing = viewer.read(state, known.inwoner, &SEE)?;
    Ok(shown(state, standing, known))
}

/// Whether the viewer may refer people.
pub fn may_refer(viewer: &Viewer) -> bool {
    viewer.gate_at_large(&REFER).is_ok()
}

/// The referral that the entry at `nr` is about, for the page that goes there next.
pub fn referred_at(state: &Town, viewer: &Viewer, nr: Nr) -> Result<AanmeldingId, Hidden> {
    let (inwoner, fact) = entry(state, nr).ok_or(Hidden)?;
    viewer.gate(state, inwoner, &SEE).map(|_| fact.what.aanmelding)
}

/// The aanpakken that take referrals on a day.
pub fn open_to_referrals<'a>(state: &'a Town, viewer: &Viewer) -> Vec<&'a Arc<Content>> {
    let current = aanpak::list(state).into_iter().filter_map(|newest| {
        let in_force = aanpak::by_slug(state, &newest.slug, viewer.today())?;
        in_force.has(Onderdeel::Aanmelding).then_some(in_force)
    });
    current.collect()
}

/// In what form the aanpak has its first talk; `None` when it has none.
pub fn first_talk(content: &Content) -> Option<Gespreksvorm> {
    let forms =
        [(Onderdeel::Driegesprek, Gespreksvorm::Driegesprek), (Onderdeel::Kennismaking, Gespreksvorm::Kennismaking)];
    forms.into_iter().find(|(part, _)| content.has(*part)).map(|(_, form)| form)
}

fn shown(state: &Town, standing: Standing, one: Aanmelding) -> Shown {
    let dossier = state.aanmelding.of.get(one.inwoner);
    let text = |nr, field| dossier.and_then(|dossier| dossier.text(nr, field)).cloned();
    let answer = followed(state, &one).rfind(|fact| !matches!(fact.what.what, Step::Met(_)));
    let (waits, open) = (one.stand == Stand::Wacht, one.is_open(state));
    Shown {
        aanmelding: one,
        naam: inwoner::naam_of(state, one.inwoner),
        reden: text(one.nr, field::REDEN).unwrap_or_default(),
        antwoord: answer.and_then(|fact| text(fact.nr, field::REDEN).or_else(|| text(fact.nr, field::AFWIJKING))),
        afwijking: text(one.nr, field::AFWIJKING),
        may_meet: open && one.gesprek.is_none() && MEET.allows(standing),
        may_answer: waits && ANSWER.allows(standing),
        may_retract: open && RETRACT.allows(standing),
        may_leave: open && LEAVE.allows(standing),
    }
}

/// Who keeps the regie over an inwoner: to whom it was handed over, or the regisseur of the newest referral by one,
/// whatever came of it; whichever was last.
pub(crate) fn regisseur_of(state: &Town, inwoner: InwonerId) -> Option<MedewerkerId> {
    let referred = state.aanmelding.of.known_on(inwoner, Day::LAST).rev().find_map(|fact| match fact.what.what {
        Step::Referred { regisseur, .. } => Some((fact.datum, fact.nr, regisseur?)),
        _ => None,
    });
    let handed = toewijzing::regie_of(state, inwoner);
    referred.into_iter().chain(handed).max_by_key(|(datum, nr, _)| (*datum, *nr)).map(|(.., regisseur)| regisseur)
}

/// Who keeps the regie today, for who may know.
pub fn regisseur(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Option<MedewerkerId>, Hidden> {
    viewer.gate(state, inwoner, &SEE)?;
    Ok(regisseur_of(state, inwoner))
}

/// Whether the viewer may hand over the regie over this inwoner.
pub fn may_hand_over(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> bool {
    viewer.gate(state, inwoner, &HAND_OVER).is_ok() && regisseur_of(state, inwoner).is_some()
}

/// The aanpakken that have somebody before them: a referral that is open.
pub(crate) fn aanpakken_of(state: &Town, inwoner: InwonerId) -> impl Iterator<Item = Code> {
    let all = of_inwoner(state, inwoner, Day::LAST);
    all.filter(|one| matches!(one.stand, Stand::Wacht | Stand::Aangenomen)).map(|one| one.aanpak)
}

pub(crate) fn find(state: &Town, id: AanmeldingId) -> Option<Aanmelding> {
    of_inwoner(state, state.aanmelding.numbers.whose(id)?, Day::LAST).find(|one| one.id == id)
}

/// The referrals of an inwoner as known on a day, in order of day.
pub(crate) fn of_inwoner(state: &Town, inwoner: InwonerId, known: Day) -> impl Iterator<Item = Aanmelding> {
    state.aanmelding.of.get(inwoner).into_iter().flat_map(move |dossier| assembled(inwoner, dossier, known))
}

fn assembled(inwoner: InwonerId, dossier: &Dossier<Remembered>, known: Day) -> impl Iterator<Item = Aanmelding> {
    dossier.known_on(known).filter_map(move |fact| {
        let Step::Referred { aanpak, grondslag, beweegreden, regisseur } = fact.what.what else { return None };
        let (id, datum, nr) = (fact.what.aanmelding, fact.datum, fact.nr);
        let (stand, sinds, gesprek) = (Stand::Wacht, datum, None);
        let begun =
            Aanmelding { id, inwoner, aanpak, grondslag, beweegreden, regisseur, datum, stand, sinds, gesprek, nr };
        Some(course(dossier, id, known).fold(begun, after))
    })
}

/// What is known on a day to have followed on the referral, oldest first.
fn course(
    dossier: &Dossier<Remembered>,
    id: AanmeldingId,
    known: Day,
) -> impl DoubleEndedIterator<Item = &Dated<Remembered>> {
    let follows = |what| !matches!(what, Step::Referred { .. });
    dossier.known_on(known).filter(move |fact| fact.what.aanmelding == id && follows(fact.what.what))
}

fn after(before: Aanmelding, fact: &Dated<Remembered>) -> Aanmelding {
    let stand = match fact.what.what {
        Step::Referred { .. } => return before,
        Step::Met(vorm) => return Aanmelding { gesprek: Some((vorm, fact.datum)), ..before },
        Step::Accepted => Stand::Aangenomen,
        Step::Refused => Stand::Afgewezen,
        Step::Retracted => Stand::Ingetrokken,
        Step::Left => Stand::Afgehaakt,
    };
    Aanmelding { stand, sinds: fact.datum, ..before }
}

/// What followed on the referral, as known now.
pub(super) fn followed(state: &Town, of: &Aanmelding) -> impl DoubleEndedIterator<Item = Dated<Remembered>> {
    let id = of.id;
    state.aanmelding.of.get(of.inwoner).into_iter().flat_map(move |dossier| course(dossier, id, Day::LAST)).copied()
}

pub(super) fn entry(state: &Town, nr: Nr) -> Option<(InwonerId, &Dated<Remembered>)> {
    let inwoner = state.subject_of(nr, Slice::Aanmelding)?;
    Some((inwoner, state.aanmelding.of.get(inwoner)?.find(nr)?))
}

/// A version of something about a referral, for the tijdlijn.
#[derive(Debug, Clone, PartialEq)]
pub struct AanmeldingFact {
    pub aanmelding: AanmeldingId,
    pub step: AanmeldingStep,
    pub reden: Option<Arc<str>>,
    /// Whether the viewer may correct it and take it back.
    pub may_correct: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub enum AanmeldingStep {
    Referred { aanpak: Arc<str>, grondslag: Grondslag, beweegreden: Option<Beweegreden> },
    Met(Gespreksvorm),
    Answered(Stand),
}

/// All versions with the deviation beside them; the caller has passed the gate.
pub(crate) fn history(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
) -> Vec<(Dated<AanmeldingFact>, Option<Arc<str>>)> {
    let Some(dossier) = state.aanmelding.of.get(inwoner) else { return Vec::new() };
    let standing = viewer.standing(state, inwoner);
    let said = |fact: &Dated<Remembered>| AanmeldingFact {
        aanmelding: fact.what.aanmelding,
        step: match fact.what.what {
            Step::Referred { aanpak, grondslag, beweegreden, .. } => {
                AanmeldingStep::Referred { aanpak: state.codes.word(aanpak).clone(), grondslag, beweegreden }
            }
            Step::Met(vorm) => AanmeldingStep::Met(vorm),
            Step::Accepted => AanmeldingStep::Answered(Stand::Aangenomen),
            Step::Refused => AanmeldingStep::Answered(Stand::Afgewezen),
            Step::Retracted => AanmeldingStep::Answered(Stand::Ingetrokken),
            Step::Left => AanmeldingStep::Answered(Stand::Afgehaakt),
        },
        reden: dossier.text(fact.nr, field::REDEN).cloned(),
        may_correct: recording(fact.what.what).allows(standing),
    };
    let why = |nr| dossier.text(nr, field::AFWIJKING).cloned();
    dossier.all().iter().map(|fact| (fact.about(said(fact)), why(fact.nr))).collect()
}

/// Who may record a step, and so correct it.
pub(super) fn recording(step: Step) -> &'static May {
    match step {
        Step::Referred { .. } => &REFER,
        Step::Met(_) => &MEET,
        Step::Accepted | Step::Refused => &ANSWER,
        Step::Retracted => &RETRACT,
        Step::Left => &LEAVE,
    }
}

/// The answers by which a caseload went over the norm, with why; every version.
pub(crate) fn over_the_norm(state: &Town, inwoner: InwonerId) -> Vec<(Dated<Nr>, Option<Arc<str>>)> {
    let Some(dossier) = state.aanmelding.of.get(inwoner) else { return Vec::new() };
    let accepted = dossier.all().iter().filter(|fact| fact.what.what == Step::Accepted);
    let why = |nr| dossier.text(nr, field::AFWIJKING).cloned();
    accepted.map(|fact| (fact.about(fact.nr), why(fact.nr))).filter(|(_, why)| why.is_some()).collect()
}

/// How many of these inwoners were taken on over the norm with a reason, as known now. A number names nobody.
pub(crate) fn taken_on_with_a_reason(state: &Town, inwoners: &[InwonerId]) -> usize {
    let stands = |(fact, _): &(Dated<Nr>, Option<Arc<str>>)| fact.known_on(Day::LAST);
    inwoners.iter().filter(|inwoner| over_the_norm(state, **inwoner).iter().any(stands)).count()
}
