//! A data folder with its municipalities.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, RwLock};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use arc_swap::ArcSwap;
use domain::kept::Kept;
use domain::state::State;
use store::accounts::Accounts;
use store::inzage::Inzage;
use store::{Keys, Listening, Log, Logs, StoreError};

use crate::clock::Clock;
use crate::doors::Identity;
use crate::error::{Error, Trouble};
use crate::meters::{GemeenteMeters, Meters};
use crate::replay;
use crate::writer::destroy::finish_destroying;
use crate::writer::{Message, Recent, Writer, fresh_daad};

/// Connections that are kept for the next reader; each holds some megabytes of pages.
const SPARE_READERS: usize = 4;
/// How often at most the logs are looked at for a gemeente that another process began.
const LOOK_FOR_NEW: Duration = Duration::from_secs(1);

/// What the writer and those who read beside it have in common.
#[derive(Clone, Default)]
pub(crate) struct Beside {
    /// The connections for reading that lie ready. The writer goes past them when keys were destroyed: they hold copies.
    pub spare: Arc<Mutex<Vec<Log>>>,
    /// Lines that were worked out before. The writer empties it when keys were destroyed.
    pub kept: Kept,
    /// Whether the database with the log did not answer when the writer last asked something of it.
    pub away: Arc<AtomicBool>,
}

/// Everything in one data folder: the gemeenten, the keys, the accounts.
pub struct App {
    dir: PathBuf,
    logs: Logs,
    keys: Arc<Keys>,
    accounts: Accounts,
    clock: Clock,
    meters: Meters,
    /// When the logs were last looked at for a gemeente that is new.
    looked: Mutex<Option<Instant>>,
    gemeenten: RwLock<BTreeMap<String, Arc<Gemeente>>>,
}

/// A gemeente that is running: its state in memory, its writer, its read log.
pub struct Gemeente {
    pub(crate) slug: String,
    pub(crate) state: Arc<ArcSwap<State>>,
    pub(crate) clock: Clock,
    pub(crate) inzage: Inzage,
    pub(crate) meters: Arc<GemeenteMeters>,
    /// Where acts are handed in. Empty only while the gemeente is being put away.
    pub(crate) desk: Option<Sender<Message>>,
    writer: Option<JoinHandle<()>>,
    /// Calls the writer when another process added to the log.
    _listening: Listening,
    /// With connections for reading long texts: one is taken, used and put back.
    pub(crate) beside: Beside,
    template: Mutex<Log>,
}

impl App {
    /// Opens a data folder, with every gemeente in it replayed; makes the folder and its keys when it is new.
    ///
    /// # Errors
    /// When a log cannot be read, or its master key is not here: nothing is started then.
    pub fn open(dir: &Path, clock: Clock) -> Result<App, Error> {
        App::open_on(dir, Logs::Folder(dir.to_owned()), clock)
    }

    /// The same with the logs elsewhere: in the folder are the keys, the accounts and who looked, and nothing that happened.
    ///
    /// # Errors
    /// When a log cannot be reached or read, or its master key is not here: nothing is started then.
    pub fn open_on(dir: &Path, logs: Logs, clock: Clock) -> Result<App, Error> {
        let keys = Arc::new(logs.keys(dir)?);
        let accounts = Accounts::open(dir)?;
        let (meters, begun) = (Meters::new(), Instant::now());
        let (dir, looked, gemeenten) = (dir.to_owned(), Mutex::default(), RwLock::default());
        let app = App { dir, logs, keys, accounts, clock, meters, looked, gemeenten };
        for slug in app.logs.gemeenten()? {
            let log = app.logs.open(&slug, Arc::clone(&app.keys))?;
            app.run(log)?;
        }
        app.meters.replay.set(begun.elapsed().as_secs_f64());
        Ok(app)
    }

    /// Begins the log of a new gemeente.
    pub fn found(&self, slug: &str, naam: &str) -> Result<Arc<Gemeente>, Error> {
        let (rule_slug, rule_naam) = (slug.to_owned(), naam.to_owned());
        let viewer = domain::access::Viewer::meedoen(self.clock.today());
        domain::gemeente::open(&State::default(), &viewer, slug, naam)?;
        // One that was begun and never named, because the power failed in between, is begun still.
        let begun = self.gemeente(slug).ok().filter(|gemeente| gemeente.nr().0 == 0);
        let gemeente = begun.map_or_else(|| self.begin(slug), Ok)?;
        gemeente.act_and_wait(Identity::MEEDOEN, fresh_daad(), move |state, viewer| {
            domain::gemeente::open(state, viewer, &rule_slug, &rule_naam)
        })?;
        Ok(gemeente)
    }

    /// An empty log, for a town that is lived from its first fact: only the demo does that.
    pub fn begin(&self, slug: &str) -> Result<Arc<Gemeente>, Error> {
        self.run(self.logs.create(slug, Arc::clone(&self.keys))?)
    }

    /// A gemeente by its slug, also one that another process began since this one started.
    pub fn gemeente(&self, slug: &str) -> Result<Arc<Gemeente>, Trouble> {
        if let Some(known) = self.running(slug).or_else(|| self.begun_elsewhere(slug)) {
            return Ok(known);
        }
        let known: Vec<String> = self.gemeenten().iter().map(|gemeente| gemeente.slug.clone()).collect();
        Err(Trouble::NoGemeente { slug: slug.to_owned(), known: known.join(", ") })
    }

    fn running(&self, slug: &str) -> Option<Arc<Gemeente>> {
        self.gemeenten.read().unwrap_or_else(std::sync::PoisonError::into_inner).get(slug).cloned()
    }

    /// Looks at the logs for one that is new. Anybody can make up a slug, so this is done now and then at most, and by one at a
    /// time; not at all while the database is away.
    fn begun_elsewhere(&self, slug: &str) -> Option<Arc<Gemeente>> {
        let mut looked = self.looked.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let soon = looked.is_some_and(|looked| looked.elapsed() < LOOK_FOR_NEW);
        if soon || self.gemeenten().iter().any(|gemeente| gemeente.is_away()) {
            return self.running(slug);
        }
        *looked = Some(Instant::now());
        let found =
            self.logs.gemeenten().unwrap_or_default().iter().any(|new| new == slug) && self.running(slug).is_none();
        if found {
            let run = self.logs.open(slug, Arc::clone(&self.keys)).map_err(Error::from).and_then(|log| self.run(log));
            if let Err(error) = run {
                tracing::error!(%error, "a gemeente that another process began cannot be opened");
            }
        }
        self.running(slug)
    }

    /// All gemeenten, by slug.
    pub fn gemeenten(&self) -> Vec<Arc<Gemeente>> {
        self.gemeenten.read().unwrap_or_else(std::sync::PoisonError::into_inner).values().cloned().collect()
    }

    pub fn accounts(&self) -> &Accounts {
        &self.accounts
    }

    pub fn clock(&self) -> Clock {
        self.clock
    }

    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// What is counted, brought up to date.
    pub fn meters(&self) -> &Meters {
        for gemeente in self.gemeenten() {
            self.meters.shown(&gemeente.slug, gemeente.nr(), gemeente.is_away());
        }
        &self.meters
    }

    pub(crate) fn keys(&self) -> &Arc<Keys> {
        &self.keys
    }

    fn run(&self, log: Log) -> Result<Arc<Gemeente>, Error> {
        let gemeente = Arc::new(Gemeente::run(&self.dir, log, self.clock, &self.meters)?);
        let mut gemeenten = self.gemeenten.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        gemeenten.insert(gemeente.slug.clone(), Arc::clone(&gemeente));
        Ok(gemeente)
    }
}

impl Gemeente {
    fn run(dir: &Path, log: Log, clock: Clock, meters: &Meters) -> Result<Gemeente, Error> {
        let mut recent = Recent::default();
        let (state, head) = replay::from_the_start(log.reader()?, |entry| recent.take_in(entry))?;
        finish_destroying(&log, &state, clock.now().0)?;
        let last = recent.last;
        let (slug, template) = (log.gemeente().to_owned(), log.reader()?);
        let (inzage, clock) = (Inzage::open(dir, &slug)?, clock.not_before(last));
        let state = Arc::new(ArcSwap::from_pointee(state));
        let (desk, waiting) = std::sync::mpsc::channel();
        let for_the_disk = desk.clone();
        let called = desk.clone();
        // Once the writer has gone there is nobody to call.
        let listening = log.listen(move || drop(called.send(Message::Look)));
        let beside = Beside::default();
        let writer = Writer::new(dir, log, head, Arc::clone(&state), clock, recent, beside.clone())?;
        let thread =
            std::thread::Builder::new().name(format!("writer {slug}")).spawn(move || writer.run(waiting, for_the_disk));
        let writer = Some(thread.map_err(|error| Trouble::Store(error.to_string()))?);
        let (desk, template, meters) = (Some(desk), Mutex::new(template), Arc::new(meters.of(&slug)));
        Ok(Gemeente { slug, state, clock, inzage, meters, desk, writer, beside, _listening: listening, template })
    }

    pub fn slug(&self) -> &str {
        &self.slug
    }

    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// Whether dossiers can be shown, and acts be recorded or refused with a reason: the writer works, the log can be read, looks
    /// can be written down. A database that is away for a moment makes nobody unwell: this node answers from memory, and one
    /// beside it has no more than that either.
    pub fn is_well(&self) -> Result<(), Trouble> {
        if self.writer.as_ref().is_none_or(JoinHandle::is_finished) {
            return Err(Trouble::WriterGone(self.slug.clone()));
        }
        match self.with_reader(Log::head) {
            Ok(_) | Err(StoreError::Away { .. }) => Ok(self.inzage.is_well()?),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether the database with the log is away: what is shown is as it was, and nothing can be recorded until it is back.
    pub fn is_away(&self) -> bool {
        self.beside.away.load(Ordering::Relaxed)
    }

    /// The position of the state that is shown now.
    pub fn nr(&self) -> domain::ids::Nr {
        self.state.load().nr()
    }

    pub(crate) fn with_reader<T>(&self, read: impl FnOnce(&Log) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let spare = self.beside.spare.lock().unwrap_or_else(std::sync::PoisonError::into_inner).pop();
        let log = match spare {
            Some(log) => log,
            None => self.template.lock().unwrap_or_else(std::sync::PoisonError::into_inner).reader()?,
        };
        let answer = read(&log);
        let mut spare = self.beside.spare.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if spare.len() < SPARE_READERS {
            spare.push(log);
        }
        answer
    }
}

impl Drop for Gemeente {
    /// What was handed in is still decided and recorded; the read log brings itself to disk when it is dropped after this.
    fn drop(&mut self) {
        if let Some(desk) = self.desk.take() {
            let _ = desk.send(Message::Close);
        }
        // An act that held the gemeente puts it away on the writer's own thread, which cannot wait for itself.
        if let Some(writer) = self.writer.take().filter(|writer| writer.thread().id() != std::thread::current().id()) {
            let _ = writer.join();
        }
    }
}
