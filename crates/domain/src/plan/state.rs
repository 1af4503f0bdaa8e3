use super::fact::{DoelSoort, Fact, Hielp, Over, Van, Wie};
use crate::history::{At, Back, Dossiers, Went};
use crate::ids::{BelemmeringId, DoelId, InwonerId, Nr, StapId};
use crate::time::Day;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Remembered {
    Told(Over),
    GoalSet { doel: DoelId, van: Van, soort: DoelSoort, trede: Option<u8> },
    GoalEnded { doel: DoelId, bereikt: bool },
    StepAgreed { stap: StapId, wie: Wie, dag: Option<Day>, doel: Option<DoelId>, belemmering: Option<BelemmeringId> },
    StepDone { stap: StapId, hielp: Hielp },
    StepDropped { stap: StapId },
}

impl Remembered {
    /// The same, numbered so many further.
    fn counted_on(self, doelen: u32, stappen: u32) -> Remembered {
        use Remembered as R;
        let (d, s) = (|doel: DoelId| DoelId(doel.0 + doelen), |stap: StapId| StapId(stap.0 + stappen));
        match self {
            R::Told(over) => R::Told(over),
            R::GoalSet { doel, van, soort, trede } => R::GoalSet { doel: d(doel), van, soort, trede },
            R::GoalEnded { doel, bereikt } => R::GoalEnded { doel: d(doel), bereikt },
            R::StepAgreed { stap, wie, dag, doel, belemmering } => {
                R::StepAgreed { stap: s(stap), wie, dag, doel: doel.map(d), belemmering }
            }
            R::StepDone { stap, hielp } => R::StepDone { stap: s(stap), hielp },
            R::StepDropped { stap } => R::StepDropped { stap: s(stap) },
        }
    }

    pub fn doel(&self) -> Option<DoelId> {
        match self {
            Remembered::GoalSet { doel, .. } | Remembered::GoalEnded { doel, .. } => Some(*doel),
            _ => None,
        }
    }

    pub fn stap(&self) -> Option<StapId> {
        match self {
            Remembered::StepAgreed { stap, .. }
            | Remembered::StepDone { stap, .. }
            | Remembered::StepDropped { stap } => Some(*stap),
            _ => None,
        }
    }
}

/// Which short text of a fact is which.
pub(super) mod field {
    /// What was told, what the doel or the stap is.
    pub const WAT: u8 = 0;
    /// How a stap helped, or how a doel ended.
    pub const HOE: u8 = 1;
    /// Why the aanpak was departed from, or a stap dropped.
    pub const REDEN: u8 = 2;
}

#[derive(Debug, Clone, Default)]
pub struct State {
    pub(super) of: Dossiers<Remembered>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact) {
        use Remembered as R;
        use field::{HOE, REDEN, WAT};
        let (what, texts): (R, [(u8, Option<&str>); 2]) = match fact {
            Fact::Told(fact) => (R::Told(fact.over), [(WAT, fact.tekst.as_deref()), (HOE, None)]),
            Fact::GoalSet(fact) => {
                let (doel, van, soort, trede) = (fact.doel, fact.van, fact.soort, fact.trede);
                (R::GoalSet { doel, van, soort, trede }, [(WAT, fact.wat.as_deref()), (HOE, None)])
            }
            Fact::GoalEnded(fact) => {
                let (doel, bereikt) = (fact.doel, fact.bereikt);
                (R::GoalEnded { doel, bereikt }, [(HOE, fact.toelichting.as_deref()), (WAT, None)])
            }
            Fact::StepAgreed(fact) => {
                let (stap, wie, dag, doel, belemmering) = (fact.stap, fact.wie, fact.dag, fact.doel, fact.belemmering);
                let texts = [(WAT, Some(fact.wat.as_str())), (REDEN, fact.afwijking.as_deref())];
                (R::StepAgreed { stap, wie, dag, doel, belemmering }, texts)
            }
            Fact::StepDone(fact) => {
                let (stap, hielp) = (fact.stap, fact.hielp);
                (R::StepDone { stap, hielp }, [(HOE, fact.hoe.as_deref()), (WAT, None)])
            }
            Fact::StepDropped(fact) => {
                (R::StepDropped { stap: fact.stap }, [(REDEN, Some(fact.reden.as_str())), (WAT, None)])
            }
        };
        let texts: Vec<(u8, &str)> = texts.into_iter().filter_map(|(field, text)| Some((field, text?))).collect();
        self.of.add(fact.inwoner_id(), at, what, &texts);
    }

    pub(crate) fn end(&mut self, inwoner: InwonerId, nr: Nr, tot: Day) {
        self.of.end(inwoner, nr, tot);
    }

    /// The doelen and stappen that come along are counted on behind those that are there: so many stappen.
    pub(crate) fn rehome(&mut self, van: InwonerId, naar: InwonerId, sinds: Day, went: &mut Went) -> u32 {
        let (doelen, stappen) = (self.next_doel(naar).0 - 1, self.next_stap(naar).0 - 1);
        self.of.rehome(van, naar, sinds, went, |fact| Some(fact.what.counted_on(doelen, stappen)));
        stappen
    }

    pub(crate) fn send_back(&mut self, back: &Back<'_>) {
        self.of.send_back(back);
    }

    pub(crate) fn forget_words(&mut self, inwoner: InwonerId, nr: Nr) {
        self.of.forget_words(inwoner, nr);
    }

    /// The number the next doel of this inwoner gets.
    pub(super) fn next_doel(&self, inwoner: InwonerId) -> DoelId {
        DoelId(1 + self.numbers(inwoner, |what| what.doel().map(|doel| doel.0)))
    }

    /// The number the next stap of this inwoner gets.
    pub(super) fn next_stap(&self, inwoner: InwonerId) -> StapId {
        StapId(1 + self.numbers(inwoner, |what| what.stap().map(|stap| stap.0)))
    }

    /// The highest number so far; what was taken back keeps its own.
    fn numbers(&self, inwoner: InwonerId, number: impl Fn(&Remembered) -> Option<u32>) -> u32 {
        let all = self.of.get(inwoner).into_iter().flat_map(|dossier| dossier.all());
        all.filter_map(|fact| number(&fact.what)).max().unwrap_or(0)
    }
}
