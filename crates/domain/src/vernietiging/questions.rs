use std::sync::Arc;

use super::fact::Grond;
use super::state::Remembered;
use super::{SEE_DECIDED, SEE_PROPOSED, SEE_REQUESTED};
use crate::access::Viewer;
use crate::ids::{InwonerId, MedewerkerId, Nr};
use crate::refusal::Hidden;
use crate::state::State as Town;
use crate::time::Day;

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
    pub inwoner: InwonerId,
    pub datum: Day,
    /// The last day to answer on: within a month, AVG article 12, third paragraph.
    pub antwoord_voor: Day,
    /// The proposal that answers it, with the day it was decided on.
    pub antwoord: Option<(u32, Option<Day>)>,
}

/// Who asked, oldest first, and how it was answered.
pub fn requests(state: &Town, viewer: &Viewer) -> Result<Vec<Request>, Hidden> {
    viewer.gate_at_large(&SEE_REQUESTED)?;
    Ok(state.vernietiging.requests.iter().map(|request| in_full(state, request)).collect())
}

/// What one inwoner asked; the caller has passed the gate.
pub(crate) fn requests_of(state: &Town, inwoner: InwonerId) -> Vec<Request> {
    let own = state.vernietiging.requests.iter().filter(|(_, _, whose)| *whose == inwoner);
    own.map(|request| in_full(state, request)).collect()
}

fn in_full(state: &Town, (nr, datum, inwoner): &(Nr, Day, InwonerId)) -> Request {
    let answer = answer(state, *nr, *inwoner);
    let antwoord = answer.map(|found| (found.voorstel, found.besluit.as_ref().map(|(_, _, day, _)| *day)));
    Request { inwoner: *inwoner, datum: *datum, antwoord_voor: datum.plus_months(1), antwoord }
}

/// Requests that nobody has decided about.
pub(super) fn open_requests(state: &Town) -> impl Iterator<Item = (Nr, InwonerId)> {
    let all = state.vernietiging.requests.iter().map(|(nr, _, inwoner)| (*nr, *inwoner));
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
