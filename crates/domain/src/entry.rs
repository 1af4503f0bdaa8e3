//! What a rule states and what the log answers: a fact with its three times, and the entry it became.
//!
//! `datum` is when it was so, `bekend_sinds` since when the gemeente knew, `geboekt` when it was written down. The first
//! two are days of the gemeente, the last belongs to the chain.

use crate::access::Role;
use crate::fact::Fact;
use crate::ids::{Daad, InwonerId, MedewerkerId, Nr};
use crate::time::{Day, Moment};
use crate::vernietiging::Destruction;

/// Where a fact lives in the log: the stream it is read with, and the *zaak* whose key seals it. A retention term hangs on
/// the zaak, so two things that may have to be destroyed apart never share one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub stroom: String,
    pub zaak: String,
}

impl Place {
    /// In the dossier of an inwoner, under the given zaak.
    pub fn of(inwoner: InwonerId, zaak: impl std::fmt::Display) -> Place {
        Place { stroom: format!("inwoner/{inwoner}"), zaak: format!("inwoner/{inwoner}/{zaak}") }
    }

    /// Outside every dossier: the gemeente, its medewerkers, its aanpakken.
    pub fn ground(stroom: &str) -> Place {
        Place { stroom: stroom.to_owned(), zaak: stroom.to_owned() }
    }
}

/// Which fact is replaced, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub corrigeert: Nr,
    pub reden: String,
}

/// What a rule states: a fact with two of its times, or that a fact is taken back. `correction` names what it replaces.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    pub datum: Day,
    pub bekend_sinds: Day,
    pub place: Place,
    pub said: Said,
    pub correction: Option<Correction>,
}

/// The body of an entry.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    Fact(Fact),
    /// The named kind of fact is taken back; a correction says which one and why.
    Withdrawn(&'static str),
    /// Zaken were destroyed.
    Destroyed(Destruction),
}

impl Said {
    pub fn soort(&self) -> &'static str {
        match self {
            Said::Fact(fact) => fact.soort(),
            Said::Withdrawn(soort) => soort,
            Said::Destroyed(_) => Destruction::SOORT,
        }
    }

    /// The versie for the envelope; a withdrawal carries the newest of its soort.
    pub fn versie(&self) -> u16 {
        match self {
            Said::Fact(fact) => fact.versie(),
            Said::Withdrawn(soort) => crate::fact::newest_versie(soort),
            Said::Destroyed(_) => 1,
        }
    }
}

impl Statement {
    /// A fact that was so on `datum` and is known since `bekend_sinds`.
    pub fn new(datum: Day, bekend_sinds: Day, fact: impl Into<Fact>) -> Statement {
        let fact = fact.into();
        Statement { datum, bekend_sinds, place: fact.place(datum), said: Said::Fact(fact), correction: None }
    }

    /// Something else that was so on the day it became known.
    pub fn of(datum: Day, place: Place, said: Said) -> Statement {
        Statement { datum, bekend_sinds: datum, place, said, correction: None }
    }
}

/// A statement that the log has taken in, as the state folds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub nr: Nr,
    pub datum: Day,
    pub bekend_sinds: Day,
    pub geboekt: Moment,
    pub door: MedewerkerId,
    pub rol: Role,
    pub daad: Daad,
    /// `None` when the body was lawfully destroyed: the fold passes over it.
    pub said: Option<Said>,
    /// The zaak of such a hole, from its open envelope: the numbers in it were given.
    pub zaak: Option<Box<str>>,
    /// Which entry it corrects stands in the open envelope and outlives the body; an entry whose body was destroyed must
    /// still name it here, with an empty reden, else the corrected version would be believed again.
    pub correction: Option<Correction>,
}
