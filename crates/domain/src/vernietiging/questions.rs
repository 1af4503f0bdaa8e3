use std::collections::BTreeSet;
use std::sync::Arc;

use super::due::{Item, kept_of};
use super::fact::Grond;
use super::state::{Asked, Remembered};
use super::{DECIDE, DUE, PROPOSE, REQUEST, SEE_DECIDED, SEE_PROPOSED, SEE_REQUESTED};
use crate::access::Viewer;
use crate::ids::{InwonerId, MedewerkerId, Nr};
use crate::refusal::Hidden;
use crate::state::State as Town;
use crate::time::Day;
use crate::{inwoner, vaststelling};

/// A proposal with what became of it: after it was carried out this is the certificate.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    pub voorstel: u32,
    pub datum: Day,
    pub door: MedewerkerId,
    pub grond: Grond,
    pub zaken: Arc<[String]>,
    pub reden: Option<Arc<str>>,
    /// Who decided, whether they agreed, when, and why not.
    pub besluit: Option<(MedewerkerId, bool, Day, Option<Arc<str>>)>,
    /// The entry that destroyed it, when, and how many bodies went.
    pub uitgevoerd: Option<(Nr, Day, usize)>,
}

impl Proposal {
    fn of(remembered: &Remembered) -> Proposal {
        let Remembered { voorstel, at, door, grond, zaken, reden, besluit, uitgevoerd } = remembered.clone();
        Proposal { voorstel, datum: at.1, door, grond, zaken, reden, besluit, uitgevoerd }
    }
}

/// All proposals, oldest first.
pub fn proposals(state: &Town, viewer: &Viewer) -> Result<Vec<Proposal>, Hidden> {
    viewer.gate_at_large(&SEE_PROPOSED)?;
    viewer.gate_at_large(&SEE_DECIDED)?;
    Ok(state.vernietiging.proposals.iter().map(Proposal::of).collect())
}

/// A resident who asked that what is kept about them is destroyed.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The entry that says so.
    pub nr: Nr,
    pub inwoner: InwonerId,
    pub datum: Day,
    /// The last day to answer on: within a month, AVG article 12, third paragraph.
    pub antwoord_voor: Day,
    /// The proposal that answers it, with the day it was decided on.
    pub antwoord: Option<(u32, Option<Day>)>,
    pub afgewezen: Option<Afgewezen>,
}

/// A request that was refused.
#[derive(Debug, Clone, PartialEq)]
pub struct Afgewezen {
    pub door: MedewerkerId,
    pub dag: Day,
    pub reden: Arc<str>,
}

impl Request {
    /// The day on which the resident had an answer.
    pub fn beantwoord_op(&self) -> Option<Day> {
        let decided = self.antwoord.and_then(|(_, day)| day);
        self.afgewezen.as_ref().map(|no| no.dag).or(decided)
    }

    /// Whether the answer is overdue.
    pub fn is_late(&self, today: Day) -> bool {
        self.beantwoord_op().is_none() && self.antwoord_voor < today
    }
}

/// Who asked, oldest first, and how it was answered.
pub fn requests(state: &Town, viewer: &Viewer) -> Result<Vec<Request>, Hidden> {
    viewer.gate_at_large(&SEE_REQUESTED)?;
    Ok(state.vernietiging.requests.iter().map(|asked| in_full(state, asked)).collect())
}

/// What this inwoner asked, for who has the dossier open.
pub fn about(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Vec<Request>, Hidden> {
    viewer.gate(state, inwoner, &SEE_REQUESTED)?;
    Ok(requests_of(state, inwoner))
}

/// The same; the caller has passed the gate.
pub(crate) fn requests_of(state: &Town, inwoner: InwonerId) -> Vec<Request> {
    let own = state.vernietiging.requests.iter().filter(|asked| asked.inwoner == inwoner);
    own.map(|asked| in_full(state, asked)).collect()
}

/// How many requests still wait for an answer, for who can give it.
pub fn waiting(state: &Town, viewer: &Viewer) -> usize {
    if may_propose(viewer) { open_requests(state).count() } else { 0 }
}

fn in_full(state: &Town, asked: &Asked) -> Request {
    let Asked { nr, datum, inwoner, afgewezen } = asked.clone();
    let answer = answer(state, nr, inwoner);
    let antwoord = answer.map(|found| (found.voorstel, found.besluit.as_ref().map(|(_, _, day, _)| *day)));
    let afgewezen = afgewezen.map(|(door, dag, reden)| Afgewezen { door, dag, reden });
    Request { nr, inwoner, datum, antwoord_voor: datum.plus_months(1), antwoord, afgewezen }
}

/// Whether the viewer may record that this inwoner asked.
pub fn may_request(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> bool {
    viewer.gate(state, inwoner, &REQUEST).is_ok()
}

/// Whether the viewer may propose, decide, and carry out what was decided.
pub fn may_propose(viewer: &Viewer) -> bool {
    viewer.gate_at_large(&PROPOSE).is_ok() && viewer.gate_at_large(&DECIDE).is_ok()
}

/// Everything in a dossier that can be destroyed by itself, with the whole of it last; by number and without a name.
pub fn in_dossier(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Vec<Item>, Hidden> {
    viewer.gate_at_large(&DUE)?;
    if !inwoner::exists(state, inwoner) {
        return Ok(Vec::new());
    }
    Ok(kept_of(state, inwoner, viewer.today()))
}

/// The years of these things of which the figures were not established yet.
pub fn not_established(state: &Town, items: &[Item], today: Day) -> Vec<i16> {
    let years = items.iter().flat_map(|item| item.period.van.year()..=item.period.tot.year());
    let years: BTreeSet<i16> = years.filter(|year| *year < today.year()).collect();
    years.into_iter().filter(|year| !vaststelling::is_established(state, *year)).collect()
}

/// Requests that nobody has decided about.
pub(super) fn open_requests(state: &Town) -> impl Iterator<Item = (Nr, InwonerId)> {
    let open = state.vernietiging.requests.iter().filter(|asked| asked.afgewezen.is_none());
    let all = open.map(|asked| (asked.nr, asked.inwoner));
    all.filter(|(nr, inwoner)| answer(state, *nr, *inwoner).is_none_or(|proposal| proposal.besluit.is_none()))
}

/// The first proposal since the request that is about this inwoner, on the ground of a request.
fn answer(state: &Town, since: Nr, inwoner: InwonerId) -> Option<&Remembered> {
    let own = format!("inwoner/{inwoner}/");
    let is_answer = |proposal: &&Remembered| {
        let about = proposal.zaken.iter().any(|zaak| zaak.starts_with(&own));
        proposal.at.0 > since && proposal.grond == Grond::Verzoek && about
    };
    state.vernietiging.proposals.iter().find(is_answer)
}
