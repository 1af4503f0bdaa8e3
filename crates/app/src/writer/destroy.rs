//! Destroying: an act of its own that goes alone. The entry and the missing bodies are on disk in one transaction, then the keys
//! go, and then the town is read anew from the log, so that nothing of it stays in memory.
//!
//! A process that is killed in between has said in the log what it was doing: whoever opens the log destroys the keys that are
//! still there.

use domain::access::Viewer;
use domain::draft::Pen;
use domain::entry::{Place, Said, Statement};
use domain::ids::{Daad, Nr};
use domain::refusal::No;
use domain::state::State;
use domain::vernietiging::{self, Destruction};
use store::AppendError;

use super::Writer;
use super::patience::Patience;
use crate::doors::{Acted, Identity};
use crate::error::{Error, Trouble};
use crate::replay;

/// What is to be destroyed, as decided on the newest state.
pub(crate) type Decide = Box<dyn Fn(&State, &Viewer) -> Result<Destruction, No> + Send>;

/// A destruction that waits for its turn.
pub(crate) struct Destroying {
    pub who: Identity,
    pub daad: Daad,
    pub decide: Decide,
    pub answer: Box<dyn FnOnce(Result<Acted, Error>) + Send>,
}

impl Writer {
    /// Does it, now that nothing is under way.
    pub(super) fn destroy(&mut self, asked: Destroying) {
        let Destroying { who, daad, decide, answer } = asked;
        let destroyed = self.destroyed(who, daad, &decide);
        self.let_go();
        answer(destroyed);
    }

    fn destroyed(&mut self, who: Identity, daad: Daad, decide: &Decide) -> Result<Acted, Error> {
        let mut patience = Patience::new();
        while patience.lasts() {
            if patience.is_thin() {
                self.go_first()?;
            }
            let (state, today) = (self.table.shown(), self.clock.today());
            if let Some(repeated) = self.done_before(self.table.lock().done.contains(&daad), &daad)? {
                return Ok(repeated);
            }
            let viewer = who.viewer(&state, today)?;
            self.last = self.clock.now().max(self.last);
            let pen = Pen::of(&viewer, daad, self.last);
            let mut destruction = decide(&state, &viewer)?;
            (destruction.nrs, destruction.zaken) = self.reader.entries_of(&destruction.zaken)?;
            let zaken = destruction.zaken.clone();
            let statement = Statement::of(today, Place::ground("vernietiging"), Said::Destroyed(destruction));
            let expected = self.table.lock().head;
            let log = self.log.as_mut().expect("the log is here whenever nothing is under way");
            match log.destroy(&expected, &replay::new_entry(&pen, &statement)) {
                Ok(head) => {
                    let zaken: Vec<&str> = zaken.iter().map(String::as_str).collect();
                    log.destroy_keys(&zaken, pen.geboekt.0)?;
                    self.read_anew()?;
                    let nr = Nr(head.nr as u32);
                    return Ok(Acted { nrs: Some((nr, nr)), repeated: false });
                }
                Err(AppendError::Moved { .. }) => self.catch_up()?,
                Err(AppendError::Trouble(error)) => {
                    tracing::error!(%error, "a destruction failed");
                    self.catch_up()?;
                    if self.done_before(true, &daad)?.is_none_or(|acted| acted.nrs.is_none()) {
                        return Err(error.into());
                    }
                }
            }
        }
        Err(Trouble::Crowded(self.slug.clone()).into())
    }

    /// Shows the town as its log tells it now, read from the first entry on: what was destroyed is in no state any more.
    pub(super) fn read_anew(&mut self) -> Result<(), Trouble> {
        let mut done = Vec::new();
        let last = &mut self.last;
        let (state, head) = replay::from_the_start(self.reader.reader()?, |entry| {
            *last = entry.geboekt.max(*last);
            done.push(entry.daad);
        })?;
        finish_destroying(&self.reader, &state, self.clock.now().0)?;
        let mut lies = self.table.lock();
        lies.head = head;
        // Only the acts of lately are known by number; older ones are looked up in the log.
        lies.done.extend(done.into_iter().rev().take(256));
        let nr = state.nr();
        self.table.show(state);
        drop(lies);
        self.beside.kept.forget(nr);
        self.forget_destroyed();
        Ok(())
    }
}

/// Destroys the keys of what the log says was destroyed, when a process was killed before it came to that.
pub(crate) fn finish_destroying(log: &store::Log, state: &State, now: i64) -> store::Result<()> {
    log.destroy_keys(&vernietiging::destroyed(state), now)
}
