//! The published figures, computed from questions of the domain only: nothing here looks into the plan.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::LazyLock;

use domain::access::{Figures, Purpose, Role, Viewer, figures};
use domain::draft::Pen;
use domain::entry::{Said, Statement};
use domain::fact::Fact;
use domain::ids::{InwonerId, Nr};
use domain::state::State;
use domain::time::{Day, Moment, Period};
use domain::traject::{self, Traject};
use domain::{caseload, contact, inwoner, medewerker, tijdlijn, zoek};

use crate::calendar::{day, is_working};
use crate::cast::{self, Account};
use crate::{Gemeente, Town, today, towns};

struct Lived {
    town: Town,
    state: State,
    written: Vec<(Pen, Statement)>,
    months: usize,
}

/// Every town, lived once for all tests; nothing of it changes.
fn all() -> &'static [Lived] {
    static LIVED: LazyLock<Vec<Lived>> = LazyLock::new(|| towns().iter().map(live).collect());
    &LIVED
}

fn almere() -> &'static Lived {
    &all()[0]
}

/// Sittard-Geleen.
fn lived() -> &'static Lived {
    &all()[1]
}

fn ede() -> &'static Lived {
    &all()[2]
}

fn live(gemeente: &Gemeente) -> Lived {
    let (mut written, mut months) = (Vec::new(), 0);
    let town = gemeente.live(&mut |month| {
        months += 1;
        written.extend(month);
        Ok::<(), Infallible>(())
    });
    let mut state = State::default();
    for (place, (pen, statement)) in written.iter().enumerate() {
        state.fold(&pen.entry(Nr(place as u32 + 1), statement));
    }
    let Ok(town) = town;
    Lived { town, state, written, months }
}

impl Lived {
    fn viewer(&self, account: Account, on: Day) -> Viewer {
        let viewer = Viewer::new(&self.state, account.medewerker, account.rol, Purpose::Begeleiding, on);
        viewer.expect("the account holds its role")
    }

    fn leave(&self) -> Figures {
        figures(&self.viewer(cast::BELEID, self.town.today)).expect("a beleidsmedewerker may count")
    }

    fn trajecten(&self, known: Day) -> Vec<Traject> {
        let leave = self.leave();
        let mut all = Vec::new();
        traject::for_figures(&self.state, leave, known, |traject| all.push(traject));
        all
    }

    fn instroom(&self, van: Day, tot: Day) -> usize {
        let period = Period { van, tot };
        self.trajecten(Day::LAST).iter().filter(|traject| period.contains(traject.instroom)).count()
    }

    fn stand(&self, on: Day, known: Day) -> usize {
        self.trajecten(known).iter().filter(|traject| traject.open_on(on)).count()
    }

    /// How many ended for each reason or cause, of those booked in the period.
    fn ended(&self, van: Day, tot: Day, word: impl Fn(&Traject) -> Option<String>) -> BTreeMap<String, usize> {
        let period = Period { van, tot };
        let mut counts = BTreeMap::new();
        for traject in self.trajecten(Day::LAST) {
            if traject.einde.is_some_and(|einde| period.contains(einde.sinds)) {
                word(&traject).into_iter().for_each(|word| *counts.entry(word).or_default() += 1);
            }
        }
        counts
    }

    fn reden(&self, traject: &Traject) -> Option<String> {
        Some(self.state.codes().word(traject.einde?.reden).to_string())
    }

    fn oorzaak(&self, traject: &Traject) -> Option<String> {
        Some(self.state.codes().word(traject.einde?.oorzaak?).to_string())
    }

    /// Hundredths of a full week, of everybody together.
    fn fte(&self, on: Day) -> u32 {
        let all = medewerker::list(&self.state, &self.viewer(cast::COORDINATOR, on));
        all.iter().filter_map(|medewerker| medewerker.fte).map(u32::from).sum()
    }

    fn bekende(&self, sleutel: &str) -> InwonerId {
        self.town.bekende(sleutel).expect("the cast is in the town")
    }
}

fn counts(of: &[(&str, usize)]) -> BTreeMap<String, usize> {
    of.iter().map(|(word, count)| ((*word).to_owned(), *count)).collect()
}

const OPENING: (i16, i8, i8) = (2008, 12, 1);

fn opening() -> Day {
    day(OPENING.0, OPENING.1, OPENING.2)
}

mod almere;
mod cast_and_house;
mod ede;
mod metingen;
mod published;
mod tabel;
