//! A gemeente in a real folder, with the cast at work in it.

#![allow(dead_code, reason = "each test file uses its own part of the town")]

#[path = "../../../store/tests/common/cluster.rs"]
pub mod cluster;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use app::{Acted, App, Clock, Error, Gemeente, Identity, fresh_daad};
use domain::access::{Purpose, Viewer};
use domain::contact::{self, Contact, Seen, Wijze};
use domain::entry::Statement;
use domain::ids::{Daad, InwonerId};
use domain::inwoner::{self, Persoon};
use domain::refusal::No;
use domain::state::State;
use domain::testing::{Cast, day, de_cirkel, fingerprint, participatiehuis};
use domain::time::{Day, Moment};
use domain::{aanpak, medewerker, tijdlijn, toewijzing, traject};
use store::inzage::InzageRecord;
use store::{Keys, Log, Logs};
use tempfile::TempDir;

pub const SLUG: &str = "lindervoort";

pub struct Town {
    pub dir: TempDir,
    pub app: App,
}

impl std::ops::Deref for Town {
    type Target = App;
    fn deref(&self) -> &App {
        &self.app
    }
}

/// Ten o'clock in the morning of this day: a quarter of an hour that a test never outlives.
pub fn clock(on: &str) -> Clock {
    Clock::starting_at(Moment((i64::from(day(on).number()) * 24 + 9) * 3_600_000_000))
}

pub fn who(cast: Cast) -> Identity {
    let purpose = Purpose::of(cast.role());
    Identity { medewerker: cast.id(), role: cast.role(), purpose }
}

/// In the folder of a town whose log is not in it: where it is.
const ADDRESS: &str = "logboek.txt";

/// Where the log of the town in this folder is.
pub fn logs(dir: &Path) -> Logs {
    let address = std::fs::read_to_string(dir.join(ADDRESS)).ok();
    Logs::of(dir, address.as_deref()).unwrap()
}

/// From now on the log of the town in this folder is there.
pub fn remember_address(dir: &Path, address: Option<&str>) {
    match address {
        Some(address) => std::fs::write(dir.join(ADDRESS), address).unwrap(),
        None => drop(std::fs::remove_file(dir.join(ADDRESS))),
    }
}

/// The log of the town in this folder, as another process opens it.
pub fn log(dir: &Path) -> Log {
    logs(dir).open(SLUG, Arc::new(Keys::open(dir).unwrap())).unwrap()
}

/// The town in this folder, as another process opens it.
pub fn opened(dir: &Path, clock: Clock) -> App {
    App::open_on(dir, logs(dir), clock).unwrap()
}

/// A town with its aanpakken and its cast; nobody lives there yet.
pub fn town() -> Town {
    town_at(cluster::address_of_this_test())
}

/// The same with its log at this address, or in its folder.
pub fn town_at(address: Option<String>) -> Town {
    let dir = tempfile::tempdir().unwrap();
    if let Some(address) = address {
        remember_address(dir.path(), Some(&address));
    }
    let app = opened(dir.path(), clock("2010-01-04"));
    let gemeente = app.found(SLUG, "Lindervoort").unwrap();
    for content in [participatiehuis(), de_cirkel()] {
        does(&gemeente, Cast::Meedoen, move |state, viewer| {
            aanpak::adopt(state, viewer, day("2008-12-01"), content.clone())
        });
    }
    for person in &Cast::ALL[1..] {
        does(&gemeente, Cast::Meedoen, |state, viewer| {
            medewerker::hire(state, viewer, day("2008-12-01"), person.naam(), person.role(), person.aanpak())
        });
    }
    Town { dir, app }
}

impl Town {
    pub fn gemeente(&self) -> Arc<Gemeente> {
        self.app.gemeente(SLUG).unwrap()
    }

    /// The power goes and comes back.
    pub fn restarted(self) -> Town {
        self.restarted_on("2010-01-04")
    }

    pub fn restarted_on(self, on: &str) -> Town {
        let Town { dir, app } = self;
        drop(app);
        let app = opened(dir.path(), clock(on));
        Town { dir, app }
    }

    /// Another process on the same folder.
    pub fn beside(&self) -> App {
        opened(self.dir.path(), clock("2010-01-04"))
    }

    /// Gerda van der Berg, guided by Ayşe, in the Participatiehuis; and Hans Yıldız, guided by Bram.
    pub fn with_gerda_and_hans(self) -> (Town, InwonerId, InwonerId) {
        let gemeente = self.gemeente();
        let (gerda, hans) =
            (lives(&gemeente, "Gerda", "Berg", Cast::Ayse), lives(&gemeente, "Hans", "Yıldız", Cast::Bram));
        (self, gerda, hans)
    }
}

#[track_caller]
pub fn does(
    town: &Gemeente,
    cast: Cast,
    rule: impl Fn(&State, &Viewer) -> Result<Vec<Statement>, No> + Send + 'static,
) -> Acted {
    town.act_and_wait(who(cast), fresh_daad(), rule).unwrap()
}

#[track_caller]
pub fn lives(town: &Gemeente, voornaam: &str, achternaam: &str, guided_by: Cast) -> InwonerId {
    let persoon = Persoon { voornaam: voornaam.into(), achternaam: achternaam.into(), ..Persoon::default() };
    let acted = does(town, Cast::Marit, move |state, viewer| {
        inwoner::register(state, viewer, viewer.today(), viewer.today(), None, &persoon)
    });
    let first = acted.nrs.unwrap().0;
    let inwoner = town.ask(who(Cast::Marit), |state, viewer| inwoner::registered_at(state, viewer, first)).unwrap();
    does(town, Cast::Marit, move |state, viewer| {
        toewijzing::assign(state, viewer, inwoner, viewer.today(), viewer.today(), guided_by.id())
    });
    does(town, Cast::Marit, move |state, viewer| {
        let asked = traject::Start { aanpak: "participatiehuis".into(), ..traject::Start::default() };
        traject::start(state, viewer, inwoner, viewer.today(), viewer.today(), &asked)
    });
    inwoner
}

pub fn talk(verslag: Option<&str>) -> Contact {
    let verslag = verslag.map(str::to_owned);
    Contact { datum: day("2010-01-04"), wijze: Wijze::Gesprek, minuten: None, verslag, volgende: None, afwijking: None }
}

/// Records a contact, whoever recorded one in the meantime.
pub fn records(
    inwoner: InwonerId,
    verslag: Option<&str>,
) -> impl Fn(&State, &Viewer) -> Result<Vec<Statement>, No> + Send + Clone + 'static {
    let contact = talk(verslag);
    move |state, viewer| contact::record(state, viewer, inwoner, &contact, Seen { last: None, confirmed: true })
}

pub fn acts(town: &Gemeente, cast: Cast, daad: Daad, inwoner: InwonerId) -> Result<Acted, Error> {
    town.act_and_wait(who(cast), daad, records(inwoner, None))
}

/// What the town answers to everybody on every question.
pub fn says(town: &Gemeente) -> String {
    town.ask(Identity::MEEDOEN, |state, viewer| Ok(fingerprint(state, viewer.today()))).unwrap()
}

pub fn timeline(town: &Gemeente, cast: Cast, inwoner: InwonerId) -> Result<Vec<tijdlijn::Event>, Error> {
    town.ask(who(cast), |state, viewer| tijdlijn::of(state, viewer, inwoner, Day::LAST))
}

/// Every look at this inwoner that lies on disk now.
pub fn looks(dir: &Path, inwoner: InwonerId) -> Vec<InzageRecord> {
    store::Inzage::open(dir, SLUG).unwrap().readers_of(inwoner.0).unwrap()
}

/// The chain fits from the first entry to the last.
#[track_caller]
pub fn is_whole(dir: &Path) {
    let report = log(dir).check(&[]).unwrap();
    assert!(report.is_whole(), "{}", report.fault.unwrap());
}

/// Waits until this holds. It is a matter of less than a second where nothing else is at work, but tests do not go by the clock.
#[track_caller]
pub fn before_long(holds: impl Fn() -> bool) {
    let began = std::time::Instant::now();
    while !holds() {
        assert!(began.elapsed() < std::time::Duration::from_secs(60), "it does not come about");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

/// Ends the work of others when it is dropped.
pub struct Stops<'s>(pub &'s AtomicBool);

impl Drop for Stops<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
