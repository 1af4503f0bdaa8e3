//! Deciding: acts on a draft of the state, one after another, before anything is written.
//!
//! An act of a page, an import of ten thousand rows, a dry run and a month of the demo are the same thing: a draft that
//! collects statements. Appending them publishes the draft; a failed append drops it.

use crate::access::{Role, Viewer};
use crate::entry::{Entry, Statement};
use crate::ids::{Daad, MedewerkerId, Nr};
use crate::refusal::{No, Refusal};
use crate::state::State;
use crate::time::Moment;
use crate::vernietiging;

/// Who writes, when, and as part of which act.
#[derive(Debug, Clone, Copy)]
pub struct Pen {
    pub door: MedewerkerId,
    pub rol: Role,
    pub daad: Daad,
    pub geboekt: Moment,
}

impl Pen {
    pub fn of(viewer: &Viewer, daad: Daad, geboekt: Moment) -> Pen {
        Pen { door: viewer.medewerker(), rol: viewer.role(), daad, geboekt }
    }
}

/// A state that is ahead of the log, with what has to be appended for the log to catch up.
#[derive(Debug, Clone)]
pub struct Draft {
    state: State,
    written: Vec<(Pen, Statement)>,
}

impl Draft {
    pub fn on(state: State) -> Draft {
        Draft { state, written: Vec::new() }
    }

    pub fn state(&self) -> &State {
        &self.state
    }

    /// What is to be appended, in order.
    pub fn written(&self) -> &[(Pen, Statement)] {
        &self.written
    }

    pub fn into_parts(self) -> (State, Vec<(Pen, Statement)>) {
        (self.state, self.written)
    }

    /// Does several acts as one: when any of them fails, none was done.
    pub fn attempt<T, E>(&mut self, acts: impl FnOnce(&mut Draft) -> Result<T, E>) -> Result<T, E> {
        let (state, written) = (self.state.clone(), self.written.len());
        let outcome = acts(self);
        if outcome.is_err() {
            self.state = state;
            self.written.truncate(written);
        }
        outcome
    }

    /// Decides on the state as it is now and folds what follows; a refusal leaves the draft as it was.
    pub fn act(
        &mut self,
        pen: Pen,
        rule: impl FnOnce(&State) -> Result<Vec<Statement>, No>,
    ) -> Result<(Nr, usize), No> {
        let statements = rule(&self.state)?;
        if statements.iter().any(|statement| vernietiging::is_destroyed(&self.state, &statement.place.zaak)) {
            return Err(Refusal::new("zaak-vernietigd").into());
        }
        let first = self.state.next_nr();
        let count = statements.len();
        for statement in statements {
            self.write(pen, statement);
        }
        Ok((first, count))
    }

    /// Folds a statement that a rule of this same act has already decided on.
    pub fn write(&mut self, pen: Pen, statement: Statement) -> Nr {
        let nr = self.state.next_nr();
        self.state.fold(&pen.entry(nr, &statement));
        self.written.push((pen, statement));
        nr
    }
}

impl Pen {
    /// The entry that the statement becomes at this position.
    pub fn entry(&self, nr: Nr, statement: &Statement) -> Entry {
        Entry {
            nr,
            datum: statement.datum,
            bekend_sinds: statement.bekend_sinds,
            geboekt: self.geboekt,
            door: self.door,
            rol: self.rol,
            daad: self.daad,
            said: Some(statement.said.clone()),
            zaak: None,
            correction: statement.correction.clone(),
        }
    }
}
