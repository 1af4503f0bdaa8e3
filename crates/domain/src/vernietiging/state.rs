use std::sync::Arc;

use super::Destruction;
use super::fact::{Fact, Grond};
use crate::history::At;
use crate::ids::{InwonerId, MedewerkerId, Nr};
use crate::state::State as Town;
use crate::time::Day;

/// A proposal and what became of it.
#[derive(Debug, Clone)]
pub(super) struct Remembered {
    pub voorstel: u32,
    pub at: (Nr, Day),
    pub door: MedewerkerId,
    pub grond: Grond,
    pub zaken: Arc<[String]>,
    pub reden: Option<Arc<str>>,
    /// Who decided, whether they agreed, when, and why not.
    pub besluit: Option<(MedewerkerId, bool, Day, Option<Arc<str>>)>,
    /// The entry that destroyed it, and how many entries that took the body of.
    pub uitgevoerd: Option<(Nr, Day, usize)>,
}

/// A request and whether it was refused.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub nr: Nr,
    pub datum: Day,
    pub inwoner: InwonerId,
    /// By whom, when and why.
    pub afgewezen: Option<(MedewerkerId, Day, Arc<str>)>,
}

#[derive(Debug, Clone, Default)]
pub struct State {
    zaken: imbl::HashSet<Arc<str>>,
    pub(super) proposals: imbl::Vector<Remembered>,
    pub(super) requests: imbl::Vector<Asked>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact) {
        match fact {
            Fact::Requested(fact) => {
                let asked = Asked { nr: at.nr, datum: at.datum, inwoner: fact.inwoner, afgewezen: None };
                self.requests.push_back(asked);
            }
            Fact::Refused(fact) => {
                let found = self.requests.iter().position(|asked| asked.nr == fact.verzoek);
                if let Some(asked) = found.and_then(|place| self.requests.get_mut(place)) {
                    asked.afgewezen = Some((fact.medewerker, at.datum, Arc::from(fact.reden.as_str())));
                }
            }
            Fact::Proposed(fact) => self.proposals.push_back(Remembered {
                voorstel: fact.voorstel,
                at: (at.nr, at.datum),
                door: fact.medewerker,
                grond: fact.grond,
                zaken: fact.zaken.as_slice().into(),
                reden: fact.reden.as_deref().map(Arc::from),
                besluit: None,
                uitgevoerd: None,
            }),
            Fact::Decided(fact) => {
                let reden = fact.reden.as_deref().map(Arc::from);
                let besluit = Some((fact.medewerker, fact.akkoord, at.datum, reden));
                self.change(fact.voorstel, |proposal| proposal.besluit = besluit.clone());
            }
        }
    }

    /// Zaken were destroyed.
    pub(crate) fn destroy(&mut self, nr: Nr, datum: Day, destruction: &Destruction) {
        self.zaken.extend(destruction.zaken.iter().map(|zaak| Arc::from(zaak.as_str())));
        if let Some(voorstel) = destruction.voorstel {
            let done = (nr, datum, destruction.nrs.len());
            self.change(voorstel, |proposal| proposal.uitgevoerd = Some(done));
        }
    }

    fn change(&mut self, voorstel: u32, change: impl FnOnce(&mut Remembered)) {
        let found = self.proposals.iter().position(|proposal| proposal.voorstel == voorstel);
        if let Some(proposal) = found.and_then(|place| self.proposals.get_mut(place)) {
            change(proposal);
        }
    }

    /// None of these facts is ever corrected: a decision that was wrong is followed by another proposal.
    pub(crate) fn end(&mut self, nr: Nr, _: Day) {
        self.requests.retain(|asked| asked.nr != nr);
        self.proposals.retain(|proposal| proposal.at.0 != nr);
    }
}

/// Whether the key of this zaak was destroyed: nothing can be added to it any more.
pub fn is_destroyed(state: &Town, zaak: &str) -> bool {
    state.vernietiging.zaken.contains(zaak)
}

/// Every zaak that was destroyed, by name.
pub fn destroyed(state: &Town) -> Vec<&str> {
    let mut zaken: Vec<&str> = state.vernietiging.zaken.iter().map(|zaak| &**zaak).collect();
    zaken.sort_unstable();
    zaken
}
