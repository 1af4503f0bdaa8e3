//! Stijging: who came to a higher trede, and who grew within one.

use domain::meting::{self, Stijging};
use domain::time::Day;
use domain::traject::Traject;

use crate::label::{Arg, Phrase};
use crate::source::{Life, Source};
use crate::table::Note;

/// What the metingen up to a day say of one traject.
pub(crate) fn until(source: &Source<'_>, life: &Life, day: Day) -> Stijging {
    meting::rise_until(source.state, source.leave, &life.traject, day, source.chosen.known())
}

/// Whether the metingen up to a day show growth, between treden or within one.
pub(crate) fn grew(source: &Source<'_>, life: &Life, day: Day) -> bool {
    is_growth(until(source, life, day))
}

/// The same for many at once.
pub(crate) fn of_all<'a>(source: &Source<'_>, lives: impl Iterator<Item = &'a Life>, day: Day) -> Vec<Stijging> {
    let trajecten: Vec<&Traject> = lives.map(|life| &life.traject).collect();
    meting::rises_until(source.state, source.leave, &trajecten, day, source.chosen.known())
}

/// Says so when metingen lie outside their traject, because it was closed or moved after them: no figure counts those.
pub(crate) fn outside(source: &Source<'_>) -> Option<Note> {
    let trajecten: Vec<&Traject> = source.lives().iter().map(|life| &life.traject).collect();
    let outside = meting::outside_for_figures(source.state, source.leave, &trajecten, source.chosen.known()) as i64;
    let text = Phrase::new("rapport-noot-meting-buiten-traject").with("aantal", Arg::Number(outside));
    (outside > 0).then(|| Note::new(Phrase::new("rapport-noot-meting-buiten-traject-titel"), text))
}

/// How many of those in a traject in the period grew. `None` when none of them was measured: then nobody can say.
pub(crate) fn risen(source: &Source<'_>) -> Option<u64> {
    let period = source.chosen.period;
    let took_part =
        |life: &&Life| life.instroom <= period.tot && life.einde.is_none_or(|einde| einde.dag >= period.van);
    let took_part = || source.lives().iter().filter(took_part);
    let measured = |life: &Life| {
        let metingen = meting::behind_figure(source.state, source.leave, &life.traject, source.chosen.known());
        metingen.iter().any(|one| one.datum <= period.tot)
    };
    let grown = of_all(source, took_part(), period.tot).into_iter().filter(|rise| is_growth(*rise)).count();
    took_part().any(measured).then_some(grown as u64)
}

fn is_growth(rise: Stijging) -> bool {
    matches!(rise, Stijging::Treden(..) | Stijging::BinnenTrede(_))
}
