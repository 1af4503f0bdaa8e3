//! Numbers that are given over a whole gemeente, and in whose dossier the thing with each number stands.

use std::marker::PhantomData;

use crate::history::Dossiers;
use crate::ids::{Id, InwonerId, Nr};

/// The numbers that a slice gave out, from 1 on. None is ever given twice, whatever became of what had it.
#[derive(Debug, Clone)]
pub(crate) struct Numbers<I: Id> {
    /// Whose it is: where to look. Nobody's when only the number is known still.
    whose: imbl::Vector<InwonerId>,
    of: PhantomData<I>,
}

impl<I: Id> Default for Numbers<I> {
    fn default() -> Self {
        Numbers { whose: imbl::Vector::new(), of: PhantomData }
    }
}

impl<I: Id> Numbers<I> {
    /// This number was given, whatever became of it.
    pub fn given(&mut self, number: I) {
        while self.whose.len() <= number.index() {
            self.whose.push_back(InwonerId(0));
        }
    }

    /// What has this number stands in the dossier of this inwoner.
    pub fn belongs_to(&mut self, number: I, inwoner: InwonerId) {
        self.given(number);
        self.whose[number.index()] = inwoner;
    }

    /// Whose it is; `None` when there is no such number, or nothing with it any more.
    pub fn whose(&self, number: I) -> Option<InwonerId> {
        self.whose.get(number.index()).copied().filter(|inwoner| inwoner.0 > 0)
    }

    /// The number the next one gets.
    pub fn next(&self) -> I {
        I::from_index(self.whose.len().max(1))
    }

    /// What these facts in the dossier of `whom` are about is looked for there from now on.
    pub fn follow<T: Copy>(&mut self, of: &Dossiers<T>, whom: InwonerId, facts: &[Nr], number: impl Fn(&T) -> I) {
        let all = of.get(whom).into_iter().flat_map(|dossier| dossier.all());
        all.filter(|fact| facts.contains(&fact.nr)).for_each(|fact| self.belongs_to(number(&fact.what), whom));
    }
}
