//! The register of the towns of the demo: what each is before anybody lives in it.

use domain::aanpak::Content;
use domain::access::Role;
use domain::time::Day;

use crate::cast::Account;
use crate::life::Plan;
use crate::{Month, Town, almere, calendar, ede, live, sittard_geleen};

/// Year, month and day as the registers write them.
pub(crate) type Dag = (i16, i8, i8);

/// Somebody who guides inwoners: name, first working day, and fte in hundredths.
pub(crate) type Begeleider = (&'static str, Dag, u16);

/// A town that can be lived. Each has a log of its own; one login may stand in the cast of several towns.
pub struct Gemeente {
    /// The name of the log and the first part of every address.
    pub slug: &'static str,
    pub naam: &'static str,
    /// Who can log in, in the order in which they are printed.
    pub cast: &'static [Account],
    pub(crate) opening: Dag,
    pub(crate) today: Dag,
    /// The first is the one that a life takes part in unless it says otherwise.
    pub(crate) aanpakken: fn() -> Vec<Content>,
    /// The one aanpak that the coördinator leads; all of them when `None`.
    pub(crate) leidt: Option<&'static str>,
    /// The service point of the werkleider: an aanpak, or a place of it.
    pub(crate) werkplek: &'static str,
    pub(crate) begeleiders: &'static [Begeleider],
    /// Who works other hours from a later day: their place among the begeleiders, the day, and the fte.
    pub(crate) andere_uren: &'static [(usize, Dag, u16)],
    /// Who no longer works here from a day.
    pub(crate) vertrokken: &'static [(usize, Dag)],
    pub(crate) plan: fn(Day) -> Plan,
    /// The keys of the inwoners that tests and pages know by name.
    pub(crate) bekenden: &'static [&'static str],
}

/// In the order of the report: Almere, Sittard-Geleen, Ede.
pub static TOWNS: [Gemeente; 3] = [almere::GEMEENTE, sittard_geleen::GEMEENTE, ede::GEMEENTE];

impl Gemeente {
    /// The last day of the town.
    pub fn today(&self) -> Day {
        calendar::on(self.today)
    }

    /// Lives the town from an empty log to its last day, and hands over each month. An error of the sink ends it.
    pub fn live<E>(&self, sink: &mut dyn FnMut(Month) -> Result<(), E>) -> Result<Town, E> {
        self.live_until(self.today(), sink)
    }

    /// The same, up to an earlier day: for a program with one clock for all its towns. What comes later is not done.
    pub fn live_until<E>(&self, today: Day, sink: &mut dyn FnMut(Month) -> Result<(), E>) -> Result<Town, E> {
        let today = today.min(self.today());
        let bekenden = live::live(self, &(self.plan)(self.today()), today, sink)?;
        Ok(Town { slug: self.slug, naam: self.naam, today, bekenden })
    }

    pub(crate) fn account(&self, rol: Role) -> Account {
        *self.cast.iter().find(|account| account.rol == rol).expect("every town has somebody for each role")
    }
}
