use super::fact::{Aanvraag, Fact, Kant, Raakt};
use crate::history::{At, Back, Dossiers, Went};
use crate::ids::{BelofteId, InwonerId, Nr};
use crate::time::Day;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Remembered {
    pub belofte: BelofteId,
    pub step: Step,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step {
    Made { van: Kant, dag: Day, aanvraag: Option<Aanvraag> },
    Kept,
    Moved(Day),
    Retracted(Option<Raakt>),
}

/// Which short text of a fact is which.
pub(super) mod field {
    pub const WAT: u8 = 0;
    /// Which partner promised.
    pub const PARTNER: u8 = 1;
    /// Why it was put on another day or withdrawn, or is later than the term.
    pub const REDEN: u8 = 2;
}

#[derive(Debug, Clone, Default)]
pub struct State {
    pub(super) of: Dossiers<Remembered>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact) {
        use field::{PARTNER, REDEN, WAT};
        let belofte = fact.belofte();
        let (step, texts): (Step, [(u8, Option<&str>); 3]) = match fact {
            Fact::Made(fact) => {
                let step = Step::Made { van: fact.van, dag: fact.dag, aanvraag: fact.aanvraag };
                let (wat, partner) = (fact.wat.as_deref(), fact.partner.as_deref());
                (step, [(WAT, wat), (PARTNER, partner), (REDEN, fact.afwijking.as_deref())])
            }
            Fact::Kept(_) => (Step::Kept, [(WAT, None); 3]),
            Fact::Moved(fact) => (Step::Moved(fact.dag), [(REDEN, Some(&fact.reden)), (WAT, None), (WAT, None)]),
            Fact::Retracted(fact) => {
                (Step::Retracted(fact.raakt), [(REDEN, Some(&fact.reden)), (WAT, None), (WAT, None)])
            }
        };
        let texts: Vec<(u8, &str)> = texts.into_iter().filter_map(|(field, text)| Some((field, text?))).collect();
        self.of.add(fact.inwoner_id(), at, Remembered { belofte, step }, &texts);
    }

    pub(crate) fn end(&mut self, inwoner: InwonerId, nr: Nr, tot: Day) {
        self.of.end(inwoner, nr, tot);
    }

    /// The promises that come along are counted on behind those that are there.
    pub(crate) fn rehome(&mut self, van: InwonerId, naar: InwonerId, sinds: Day, went: &mut Went) {
        let before = self.next(naar).0 - 1;
        self.of.rehome(van, naar, sinds, went, |fact| {
            Some(Remembered { belofte: BelofteId(fact.what.belofte.0 + before), ..fact.what })
        });
    }

    pub(crate) fn send_back(&mut self, back: &Back<'_>) {
        self.of.send_back(back);
    }

    pub(crate) fn forget_words(&mut self, inwoner: InwonerId, nr: Nr) {
        self.of.forget_words(inwoner, nr);
    }

    /// The number the next promise to or by this inwoner gets; what was taken back keeps its own.
    pub(super) fn next(&self, inwoner: InwonerId) -> BelofteId {
        let all = self.of.get(inwoner).into_iter().flat_map(|dossier| dossier.all());
        BelofteId(1 + all.map(|fact| fact.what.belofte.0).max().unwrap_or(0))
    }
}
