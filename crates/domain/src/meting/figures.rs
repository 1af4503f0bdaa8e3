//! What figures count: a rise to a next trede, growth within it, problems per leefgebied. Definitions: docs of the reports.

use super::questions::{due_after, entry, of_traject};
use super::rules::vng;
use super::state::Remembered;
use super::{Meetmoment, Vragen};
use crate::aanpak;
use crate::access::Figures;
use crate::codes::Code;
use crate::history::Dated;
use crate::ids::{InwonerId, Nr, TrajectId};
use crate::state::State as Town;
use crate::time::Day;
use crate::traject::Traject;

/// A trede and the fact that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    pub trede: u8,
    pub datum: Day,
    pub nr: Nr,
}

/// What became of somebody on the ladder. A rise to paid work without support counts only as uitstroom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stijging {
    /// No trede at the start is known: shown, never guessed at.
    Onbekend,
    Geen,
    /// No rise, and a recorded growth within the trede.
    BinnenTrede(Nr),
    /// This many treden, and the meting that shows the highest.
    Treden(u8, Nr),
}

/// What the metingen of one traject say up to a day, found by going over them once.
#[derive(Debug, Clone, Copy, Default)]
struct Growth {
    /// The trede of the list, else of the first meting that has one, whenever that was.
    start: Option<Measured>,
    /// The highest below paid work without support (VNG 6), by the first meting that shows it: the fact behind the figure.
    highest: Option<Measured>,
    /// The first recorded growth within a trede.
    within: Option<Nr>,
}

/// The metingen of a traject that are still on a day of it: a traject that is closed or moved later leaves others outside,
/// and those count in no figure.
fn within<'a>(
    state: &'a Town,
    traject: &Traject,
    known: Day,
) -> impl DoubleEndedIterator<Item = &'a Dated<Remembered>> + use<'a> {
    let traject = *traject;
    of_traject(state, &traject, known).filter(move |fact| holds(&traject, fact.datum))
}

fn holds(traject: &Traject, day: Day) -> bool {
    traject.instroom <= day && traject.einde.is_none_or(|einde| day <= einde.dag)
}

/// How many metingen of these trajecten lie outside them, as known on a day: told beside the figures that pass over them.
pub fn outside_for_figures(state: &Town, _leave: Figures, trajecten: &[&Traject], known: Day) -> usize {
    let outside =
        each_of(state, trajecten, known, |traject, own| own.filter(|fact| !holds(traject, fact.datum)).count());
    outside.into_iter().sum()
}

/// What `say` finds in all metingen of each traject; dossiers are asked for by the handful.
fn each_of<T>(
    state: &Town,
    trajecten: &[&Traject],
    known: Day,
    say: impl Fn(&Traject, &mut dyn Iterator<Item = &Dated<Remembered>>) -> T,
) -> Vec<T> {
    const HANDFUL: usize = 32;
    let mut said = Vec::with_capacity(trajecten.len());
    for handful in trajecten.chunks(HANDFUL) {
        let dossiers = state.meting.of.handful(handful.iter().map(|traject| traject.inwoner));
        for (dossier, traject) in dossiers.into_iter().zip(handful) {
            let all = dossier.into_iter().flat_map(|dossier| dossier.known_on(known));
            said.push(say(traject, &mut all.filter(|fact| fact.what.traject == traject.id)));
        }
    }
    said
}

impl Growth {
    fn until<'a>(
        state: &Town,
        traject: &Traject,
        until: Day,
        metingen: impl Iterator<Item = &'a Dated<Remembered>>,
    ) -> Growth {
        let of_list = |trede| Measured { trede, datum: traject.instroom, nr: traject.started.0 };
        let mut growth = Growth { start: traject.trede.map(of_list), ..Growth::default() };
        for fact in metingen {
            let measured = measured(fact);
            growth.start = growth.start.or(measured);
            if fact.datum > until {
                continue;
            }
            growth.within = growth.within.or(fact.what.groei().then_some(fact.nr));
            let higher = |found: &Measured| growth.highest.is_none_or(|best| found.trede > best.trede);
            let found = measured.filter(|found| higher(found) && is_below_six(state, traject, found));
            growth.highest = found.or(growth.highest);
        }
        growth
    }

    fn of(state: &Town, traject: &Traject, until: Day, known: Day) -> Growth {
        Growth::until(state, traject, until, within(state, traject, known))
    }

    fn stijging(self) -> Stijging {
        let Some(start) = self.start else { return Stijging::Onbekend };
        match self.highest.filter(|best| best.trede > start.trede) {
            Some(best) => Stijging::Treden(best.trede - start.trede, best.nr),
            None => self.within.map_or(Stijging::Geen, Stijging::BinnenTrede),
        }
    }
}

fn measured(fact: &Dated<Remembered>) -> Option<Measured> {
    Some(Measured { trede: fact.what.trede()?, datum: fact.datum, nr: fact.nr })
}

fn is_below_six(state: &Town, traject: &Traject, found: &Measured) -> bool {
    let content = aanpak::in_force(state, traject.aanpak, found.datum);
    content.and_then(|content| vng(content, found.trede)).unwrap_or(found.trede) < 6
}

/// The trede at the start of a traject: the one of the list, else of the first meting that has one.
pub fn trede_at_start(state: &Town, _leave: Figures, traject: &Traject, known: Day) -> Option<Measured> {
    Growth::of(state, traject, Day::LAST, known).start
}

/// The highest trede below paid work without support (VNG 6) in the metingen up to `until`, as known on a day.
pub fn highest_below_six_until(
    state: &Town,
    _leave: Figures,
    traject: &Traject,
    until: Day,
    known: Day,
) -> Option<Measured> {
    Growth::of(state, traject, until, known).highest
}

/// The first recorded growth within a trede up to `until`.
pub fn grew_within(state: &Town, _leave: Figures, traject: &Traject, until: Day, known: Day) -> Option<Nr> {
    Growth::of(state, traject, until, known).within
}

/// The three together: each traject counts once.
pub fn rise_until(state: &Town, _leave: Figures, traject: &Traject, until: Day, known: Day) -> Stijging {
    Growth::of(state, traject, until, known).stijging()
}

/// The same for each of many trajecten.
pub fn rises_until(state: &Town, _leave: Figures, trajecten: &[&Traject], until: Day, known: Day) -> Vec<Stijging> {
    each_of(state, trajecten, known, |traject, own| {
        Growth::until(state, traject, until, own.filter(|fact| holds(traject, fact.datum))).stijging()
    })
}

/// A meting without a person, for reports that go over all of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counted {
    pub nr: Nr,
    pub inwoner: InwonerId,
    pub traject: TrajectId,
    pub datum: Day,
    pub moment: Meetmoment,
    pub trede: Option<u8>,
    pub groei: bool,
    what: Remembered,
}

impl Counted {
    /// What was answered about each leefgebied that was asked about.
    pub fn leefgebieden<'a>(&self, state: &'a Town) -> impl Iterator<Item = (Code, Vragen)> + use<'a> {
        state.meting.leefgebieden(self.what)
    }
}

/// Everybody's metingen as known on a day, oldest first for each inwoner.
pub fn for_figures(state: &Town, _leave: Figures, known: Day, mut each: impl FnMut(Counted)) {
    for (inwoner, dossier) in state.meting.of.iter() {
        dossier.known_on(known).for_each(|fact| each(counted(inwoner, fact)));
    }
}

/// The metingen of one traject as known on a day, oldest first.
pub fn behind_figure(state: &Town, _leave: Figures, traject: &Traject, known: Day) -> Vec<Counted> {
    within(state, traject, known).map(|fact| counted(traject.inwoner, fact)).collect()
}

/// The meting recorded at `nr`, whichever version, for who opens a figure.
pub fn counted_at(state: &Town, _leave: Figures, nr: Nr) -> Option<Counted> {
    entry(state, nr).map(|(inwoner, fact)| counted(inwoner, fact))
}

/// By when there has to be a meting after those up to `until`, as known on a day; `None` when the aanpak asks none.
pub fn due_for_figures(state: &Town, _leave: Figures, traject: &Traject, until: Day, known: Day) -> Option<Day> {
    due_after(state, traject, until, known).map(|due| due.day)
}

fn counted(inwoner: InwonerId, fact: &Dated<Remembered>) -> Counted {
    let what = fact.what;
    let (traject, moment, trede, groei) = (what.traject, what.moment(), what.trede(), what.groei());
    Counted { nr: fact.nr, inwoner, traject, datum: fact.datum, moment, trede, groei, what }
}
