use super::STATE;
use super::fact::{Begun, Doel, Ended};
use super::questions::{Waarneming, find, of_caseload};
use crate::access::{Role, Viewer};
use crate::correctie;
use crate::entry::Statement;
use crate::ids::{MedewerkerId, Nr, WaarnemingId};
use crate::refusal::{Hidden, No, Objections, Refusal};
use crate::state::State as Town;
use crate::text::kort;
use crate::time::Day;
use crate::{medewerker, toewijzing};

/// How far ahead somebody can say who stands in.
const AHEAD: i32 = 120;

/// What is said of a stand-in.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    pub waarnemer: MedewerkerId,
    pub voor: MedewerkerId,
    pub doel: Doel,
    pub reden: String,
    pub van: Day,
    pub tot: Day,
}

/// From `van` up to and including `tot` one begeleider stands in for another. The one says so, or the other, or a
/// coördinator.
pub fn begin(state: &Town, viewer: &Viewer, asked: &Ask) -> Result<Vec<Statement>, No> {
    viewer.gate_at_large(&STATE)?;
    let (today, van) = (viewer.today(), asked.van);
    let mut objections = Objections::default();
    objections.unless(van >= today, || Refusal::at("van", "waarneming-begint-later"));
    begun(state, viewer, state.waarneming.next(), today, asked, objections)
}

/// What has to be so of every stand-in, when it is stated and when it is corrected.
fn begun(
    state: &Town,
    viewer: &Viewer,
    waarneming: WaarnemingId,
    datum: Day,
    asked: &Ask,
    mut objections: Objections,
) -> Result<Vec<Statement>, No> {
    let (today, &Ask { waarnemer, voor, doel, van, tot, .. }) = (viewer.today(), asked);
    let reden = kort("reden", Some(&asked.reden))?;
    let is_begeleider = |id, day| medewerker::holds(state, id, Role::Begeleider, day);
    objections.unless(is_begeleider(waarnemer, today) || is_begeleider(waarnemer, van), || {
        Refusal::at("waarnemer", "geen-begeleider").with("medewerker", waarnemer)
    });
    // Who left may have inwoners still.
    let guides = is_begeleider(voor, today) || toewijzing::caseload(state, voor, today).next().is_some();
    objections.unless(guides, || Refusal::at("voor", "geen-begeleider").with("medewerker", voor));
    objections.unless(waarnemer != voor, || Refusal::at("waarnemer", "waarneming-van-jezelf"));
    objections.unless(is_party(viewer, (waarnemer, voor)), || Refusal::at("waarnemer", "waarneming-van-anderen"));
    objections.unless(reden.is_some(), || Refusal::at("reden", "reden-nodig"));
    objections
        .unless(van <= today.plus(AHEAD), || Refusal::at("van", "waarneming-te-ver-vooruit").with("dagen", AHEAD));
    objections.unless(tot >= van, || Refusal::at("tot", "waarneming-eindigt-eerder"));
    objections.unless(tot.since(van) < doel.at_most(), || {
        Refusal::at("tot", "waarneming-te-lang")
            .with("dagen", doel.at_most())
            .with("datum", van.plus(doel.at_most() - 1))
    });
    let overlaps = |one: &Waarneming| one.waarnemer == waarnemer && one.last() >= van && one.van <= tot;
    objections
        .unless(!of_caseload(state, voor).any(|one| overlaps(&one)), || Refusal::at("van", "waarneming-loopt-al"));
    objections.settle()?;
    let fact = Begun { waarneming, waarnemer, voor, doel, reden: reden.unwrap_or_default(), van, tot };
    Ok(vec![Statement::new(datum, today, fact)])
}

/// What a correction says instead. Who stands in for whom stays: another is another stand-in.
#[derive(Debug, Clone, PartialEq)]
pub struct Instead {
    pub doel: Doel,
    pub reden: String,
    pub van: Day,
    pub tot: Day,
}

/// It is for another purpose or until another day than was stated, as long as it is not over: what was looked at until now was
/// looked at for what was stated then, and the read log says so. A day that has been cannot be taken out of it: whoever stood
/// in could look on it.
pub fn correct(
    state: &Town,
    viewer: &Viewer,
    (id, nr): (WaarnemingId, Nr),
    instead: &Instead,
    why: &str,
) -> Result<Vec<Statement>, No> {
    let (known, datum) = running_or_coming(state, viewer, id)?;
    let (today, Instead { doel, reden, van, tot }) = (viewer.today(), instead.clone());
    let mut objections = Objections::default();
    let (began, same) = (known.van <= today, van == known.van);
    objections.unless(same || !began, || Refusal::at("van", "waarneming-is-begonnen").with("datum", known.van));
    objections.unless(same || began || van >= today, || Refusal::at("van", "waarneming-begint-later"));
    objections.unless(tot >= today || !began, || Refusal::at("tot", "waarneming-was-al"));
    let asked = Ask { waarnemer: known.waarnemer, voor: known.voor, doel, reden, van, tot };
    correctie::correct(state, nr, why, |past| begun(past, viewer, id, datum, &asked, objections))
}

/// The stand-in for whom it concerns, and when it was stated; refused when it is over.
fn running_or_coming(state: &Town, viewer: &Viewer, id: WaarnemingId) -> Result<(Waarneming, Day), No> {
    viewer.gate_at_large(&STATE)?;
    let known = find(state, id).filter(|known| is_party(viewer, (known.waarnemer, known.voor))).ok_or(Hidden)?;
    let mut objections = Objections::default();
    objections
        .unless(known.last() >= viewer.today(), || Refusal::new("waarneming-is-voorbij").with("datum", known.last()));
    objections.settle()?;
    let stated = state.waarneming.of.get(known.voor).and_then(|dossier| dossier.find(known.nr)).ok_or(Hidden)?;
    Ok((known, stated.datum))
}

/// It ends today already; from this moment on nothing of it is left.
pub fn end(state: &Town, viewer: &Viewer, id: WaarnemingId) -> Result<Vec<Statement>, No> {
    let (known, _) = running_or_coming(state, viewer, id)?;
    let today = viewer.today();
    Ok(vec![Statement::new(today, today, Ended { waarneming: id, voor: known.voor })])
}

/// Whether it is the viewer's to say: one of the two, or a coördinator.
pub(super) fn is_party(viewer: &Viewer, (waarnemer, voor): (MedewerkerId, MedewerkerId)) -> bool {
    viewer.role() == Role::Coordinator || [waarnemer, voor].contains(&viewer.medewerker())
}
