//! How a slice remembers: dated facts per inwoner, with the three times and corrections handled once for all slices.
//!
//! A dossier is at most some hundreds of small facts, so every question is a scan of a short slice in order of `datum`.
//! A corrected fact is not removed: it gets the day until which it was believed, so that any earlier view stays exact.

use std::hint::black_box;
use std::marker::PhantomData;
use std::sync::Arc;

use crate::ids::{Id, InwonerId, Nr};
use crate::time::Day;

/// A fact in memory with its times. `T` holds no text; short text lies beside the facts of the dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated<T> {
    pub nr: Nr,
    pub datum: Day,
    pub sinds: Day,
    tot: Option<Day>,
    pub what: T,
}

impl<T> Dated<T> {
    /// Whether the gemeente, on the evening of `day`, held this to be so.
    pub fn known_on(&self, day: Day) -> bool {
        self.sinds <= day && self.tot.is_none_or(|tot| day < tot)
    }

    /// The same times for something else that is said of the fact.
    pub fn about<U>(&self, what: U) -> Dated<U> {
        Dated { nr: self.nr, datum: self.datum, sinds: self.sinds, tot: self.tot, what }
    }

    /// No later fact corrects this one.
    pub fn stands(&self) -> bool {
        self.tot.is_none()
    }
}

/// The facts of one kind of slice about one inwoner, in order of `datum`, then of entry.
#[derive(Debug, Clone)]
pub struct Dossier<T> {
    facts: Vec<Dated<T>>,
    texts: Vec<(Nr, u8, Arc<str>)>,
}

impl<T> Default for Dossier<T> {
    fn default() -> Self {
        Dossier { facts: Vec::new(), texts: Vec::new() }
    }
}

impl<T: Copy> Dossier<T> {
    /// All versions of all facts, also those that were corrected.
    pub fn all(&self) -> &[Dated<T>] {
        &self.facts
    }

    /// What was known on the evening of `day`, oldest first.
    pub fn known_on(&self, day: Day) -> impl DoubleEndedIterator<Item = &Dated<T>> {
        self.facts.iter().filter(move |fact| fact.known_on(day))
    }

    pub fn find(&self, nr: Nr) -> Option<&Dated<T>> {
        self.facts.iter().rfind(|fact| fact.nr == nr)
    }

    /// The short text of a fact in one of its fields; the slice numbers its fields.
    pub fn text(&self, nr: Nr, field: u8) -> Option<&Arc<str>> {
        self.texts.iter().find(|text| text.0 == nr && text.1 == field).map(|text| &text.2)
    }

    fn insert(&mut self, fact: Dated<T>) {
        if self.facts.len() == self.facts.capacity() {
            // A quarter more instead of twice as much: a municipality is mostly dossiers that lie still.
            self.facts.reserve_exact(4 + self.facts.len() / 4);
        }
        let key = |fact: &Dated<T>| (fact.datum, fact.nr);
        match self.facts.last() {
            Some(last) if key(last) > key(&fact) => {
                let at = self.facts.partition_point(|old| key(old) <= key(&fact));
                self.facts.insert(at, fact);
            }
            _ => self.facts.push(fact),
        }
    }
}

/// The dossiers of all inwoners, for one slice. Cloning it is a few pointers; changing one dossier copies only that one.
#[derive(Debug, Clone)]
pub struct Dossiers<T: Copy, K: Id = InwonerId> {
    of: imbl::Vector<Arc<Dossier<T>>>,
    key: PhantomData<K>,
}

impl<T: Copy, K: Id> Default for Dossiers<T, K> {
    fn default() -> Self {
        Dossiers { of: imbl::Vector::new(), key: PhantomData }
    }
}

/// What went from one dossier to the other when they turned out to be of one person.
#[derive(Debug, Clone, Default)]
pub(crate) struct Went {
    /// Facts that stand in the dossier that stays, and their earlier versions.
    pub along: Vec<Nr>,
    /// Facts that stood in the other one until then, also those that did not go along.
    pub ended: Vec<Nr>,
}

/// A joining of two dossiers that is taken back.
pub(crate) struct Back<'a> {
    pub van: InwonerId,
    pub naar: InwonerId,
    pub went: &'a Went,
    pub sinds: Day,
    pub corrected: &'a imbl::HashMap<Nr, Nr>,
}

/// What the fold knows of an entry when a slice takes it in.
#[derive(Debug, Clone, Copy)]
pub struct At {
    pub nr: Nr,
    pub datum: Day,
    pub sinds: Day,
}

impl<T: Copy, K: Id> Dossiers<T, K> {
    /// The dossier of an inwoner; an inwoner without facts here has an empty one.
    pub fn get(&self, id: K) -> Option<&Dossier<T>> {
        self.of.get(id.index()).map(Arc::as_ref)
    }

    /// Every inwoner with a place in this slice, in order of id.
    ///
    /// Dossiers lie apart in memory, and going over everybody is mostly waiting for the next. All dossiers of a leaf are
    /// therefore asked for before the first is read, so that the waits overlap: a quarter of the time of one by one.
    pub fn iter(&self) -> impl Iterator<Item = (K, &Dossier<T>)> {
        let awake = self.of.leaves().flat_map(|leaf| {
            wake(leaf.iter().map(Arc::as_ref));
            leaf
        });
        awake.enumerate().map(|(index, dossier)| (K::from_index(index), dossier.as_ref()))
    }

    /// The dossiers of some, asked for together as well.
    pub fn handful(&self, ids: impl Iterator<Item = K>) -> Vec<Option<&Dossier<T>>> {
        let dossiers: Vec<Option<&Dossier<T>>> = ids.map(|id| self.get(id)).collect();
        wake(dossiers.iter().flatten().copied());
        dossiers
    }

    /// What was known of this inwoner on the evening of `day`, oldest first.
    pub fn known_on(&self, id: K, day: Day) -> impl DoubleEndedIterator<Item = &Dated<T>> {
        self.get(id).into_iter().flat_map(move |dossier| dossier.known_on(day))
    }

    /// Takes in a fact, with the short texts that belong to its fields.
    pub(crate) fn add(&mut self, id: K, at: At, what: T, texts: &[(u8, &str)]) {
        let dossier = self.dossier(id);
        dossier.insert(Dated { nr: at.nr, datum: at.datum, sinds: at.sinds, tot: None, what });
        for (field, text) in texts {
            dossier.texts.push((at.nr, *field, Arc::from(*text)));
        }
    }

    /// The fact `nr` is no longer believed from `tot` on. A fact that is not there (destroyed) is passed over.
    pub(crate) fn end(&mut self, id: K, nr: Nr, tot: Day) {
        for fact in self.dossier(id).facts.iter_mut().filter(|fact| fact.nr == nr) {
            fact.tot = Some(fact.tot.map_or(tot, |old| old.min(tot)));
        }
    }

    /// One more short text beside the fact `nr`.
    pub(crate) fn add_word(&mut self, id: K, nr: Nr, field: u8, text: &str) {
        self.dossier(id).texts.push((nr, field, Arc::from(text)));
    }

    /// The short texts of the fact `nr` are gone.
    pub(crate) fn forget_words(&mut self, id: K, nr: Nr) {
        if self.get(id).is_some_and(|dossier| dossier.texts.iter().any(|text| text.0 == nr)) {
            self.dossier(id).texts.retain(|text| text.0 != nr);
        }
    }

    /// Changes what is remembered of the fact `nr`.
    pub(crate) fn change(&mut self, id: K, nr: Nr, change: impl FnOnce(&mut T)) {
        if self.get(id).is_some_and(|dossier| dossier.find(nr).is_some())
            && let Some(fact) = self.dossier(id).facts.iter_mut().find(|fact| fact.nr == nr)
        {
            change(&mut fact.what);
        }
    }

    fn dossier(&mut self, id: K) -> &mut Dossier<T> {
        while self.of.len() <= id.index() {
            self.of.push_back(Arc::default());
        }
        Arc::make_mut(&mut self.of[id.index()])
    }
}

impl<T: Copy> Dossiers<T> {
    /// What stands with `van` stands with `naar` from `sinds` on, as `change` puts it there; what it leaves out only ends. Earlier
    /// versions go along, to be read.
    pub(crate) fn rehome(
        &mut self,
        van: InwonerId,
        naar: InwonerId,
        sinds: Day,
        went: &mut Went,
        change: impl Fn(&Dated<T>) -> Option<T>,
    ) {
        let Some(dossier) = self.of.get(van.index()).cloned() else { return };
        let newest = |fact: &&Dated<T>| dossier.find(fact.nr).is_some_and(|last| last.sinds == fact.sinds);
        for fact in dossier.facts.iter().filter(newest) {
            if fact.stands() {
                went.ended.push(fact.nr);
                self.end(van, fact.nr, sinds);
            }
            let Some(what) = change(fact) else { continue };
            went.along.push(fact.nr);
            let there = self.dossier(naar);
            there.insert(Dated { sinds: fact.sinds.max(sinds), what, ..*fact });
            there.texts.extend(dossier.texts.iter().filter(|text| text.0 == fact.nr).cloned());
        }
    }

    /// What went along ends where it is, and stands again where it came from.
    pub(crate) fn send_back(&mut self, back: &Back<'_>) {
        for nr in &back.went.along {
            if self.get(back.van).is_some_and(|dossier| dossier.find(*nr).is_some()) {
                self.end(back.van, *nr, back.sinds);
            }
        }
        for nr in back.went.ended.iter().filter(|nr| !back.corrected.contains_key(*nr)) {
            let stood = self.get(back.naar).and_then(|dossier| dossier.find(*nr)).copied();
            if let Some(fact) = stood {
                let sinds = fact.sinds.max(back.sinds);
                self.dossier(back.naar).insert(Dated { sinds, tot: None, ..fact });
            }
        }
    }
}

/// Asks every dossier for its facts, none of which has to wait for another: every second one, for two lie side by side.
fn wake<'a, T: Copy + 'a>(dossiers: impl Iterator<Item = &'a Dossier<T>> + Clone) {
    let held: usize = dossiers.clone().map(|dossier| dossier.facts.len()).sum();
    let asked = dossiers.flat_map(|dossier| dossier.facts.iter().step_by(2));
    black_box((held, asked.fold(0, |all, fact| all ^ fact.nr.0)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: i32) -> Day {
        Day::from_number(number)
    }

    fn at(nr: u32, datum: i32, sinds: i32) -> At {
        At { nr: Nr(nr), datum: day(datum), sinds: day(sinds) }
    }

    #[test]
    fn a_fact_recorded_late_stands_in_order_of_its_day_and_is_known_from_when_it_was_known() {
        let mut dossiers = Dossiers::<char>::default();
        dossiers.add(InwonerId(1), at(1, 20, 20), 'b', &[]);
        dossiers.add(InwonerId(1), at(2, 10, 30), 'a', &[]);
        let known = |on| dossiers.known_on(InwonerId(1), day(on)).map(|fact| fact.what).collect::<String>();
        assert_eq!((known(19), known(29), known(30)), (String::new(), "b".into(), "ab".into()));
    }

    #[test]
    fn a_corrected_fact_is_still_what_was_known_before_the_correction() {
        let mut dossiers = Dossiers::<char>::default();
        dossiers.add(InwonerId(3), at(1, 5, 5), 'x', &[]);
        dossiers.end(InwonerId(3), Nr(1), day(9));
        dossiers.add(InwonerId(3), at(2, 4, 9), 'y', &[]);
        let known = |on| dossiers.known_on(InwonerId(3), day(on)).map(|fact| fact.what).collect::<String>();
        assert_eq!((known(8), known(9)), ("x".into(), "y".into()));
    }

    #[test]
    fn changing_a_draft_leaves_the_snapshot_as_it_was() {
        let mut before = Dossiers::<char>::default();
        before.add(InwonerId(1), at(1, 1, 1), 'a', &[]);
        let mut draft = before.clone();
        draft.add(InwonerId(1), at(2, 2, 2), 'b', &[(0, "text")]);
        assert_eq!(before.get(InwonerId(1)).unwrap().all().len(), 1);
        assert_eq!(draft.get(InwonerId(1)).unwrap().text(Nr(2), 0).map(|text| &**text), Some("text"));
    }
}
