use super::STATE;
use super::fact::{Begun, Doel, Ended};
use super::questions::{Waarneming, find, of_caseload};
use crate::access::{Role, Viewer};
use crate::entry::Statement;
use crate::ids::{MedewerkerId, WaarnemingId};
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
    let (today, &Ask { waarnemer, voor, doel, van, tot, .. }) = (viewer.today(), asked);
    let reden = kort("reden", Some(&asked.reden))?;
    let mut objections = Objections::default();
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
    objections.unless(van >= today, || Refusal::at("van", "waarneming-begint-later"));
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
    let (waarneming, reden) = (state.waarneming.next(), reden.unwrap_or_default());
    Ok(vec![Statement::new(today, today, Begun { waarneming, waarnemer, voor, doel, reden, van, tot })])
}

/// It ends today already; from this moment on nothing of it is left.
pub fn end(state: &Town, viewer: &Viewer, id: WaarnemingId) -> Result<Vec<Statement>, No> {
    viewer.gate_at_large(&STATE)?;
    let known = find(state, id).filter(|known| is_party(viewer, (known.waarnemer, known.voor))).ok_or(Hidden)?;
    let today = viewer.today();
    let mut objections = Objections::default();
    objections.unless(known.last() >= today, || Refusal::new("waarneming-is-voorbij").with("datum", known.last()));
    objections.settle()?;
    Ok(vec![Statement::new(today, today, Ended { waarneming: id, voor: known.voor })])
}

/// Whether it is the viewer's to say: one of the two, or a coördinator.
pub(super) fn is_party(viewer: &Viewer, (waarnemer, voor): (MedewerkerId, MedewerkerId)) -> bool {
    viewer.role() == Role::Coordinator || [waarnemer, voor].contains(&viewer.medewerker())
}
