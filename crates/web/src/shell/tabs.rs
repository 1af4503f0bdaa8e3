//! The numbers in the menu: how much waits on Vandaag, and how many inwoners somebody guides.
//!
//! They stand on every page, so they are counted once for every state of the log and day, not once for every page.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use app::{Gemeente, Identity};
use domain::access::Role;
use domain::ids::{MedewerkerId, Nr};
use domain::time::Day;
use domain::vandaag::{self, Counted};

/// So many people are remembered; beyond it everybody is counted again.
const MOST: usize = 10_000;

type Who = (String, MedewerkerId, Role);
/// What was counted, of which state of the log and on which day.
type Known = HashMap<Who, (Nr, Day, Option<Counted>)>;

#[derive(Default)]
pub struct Tabs {
    known: Mutex<Known>,
}

impl Tabs {
    /// The numbers of somebody at work, as of the newest entry; none for who has no such pages.
    pub(super) fn of(&self, town: &Gemeente, who: Identity) -> Option<Counted> {
        if !matches!(who.role, Role::Begeleider | Role::Coordinator) {
            return None;
        }
        let key = (town.slug().to_owned(), who.medewerker, who.role);
        let (nr, today) = (town.nr(), town.clock().today());
        if let Some((at, day, counted)) = self.lock().get(&key)
            && (*at, *day) == (nr, today)
        {
            return *counted;
        }
        let asked = |state: &domain::state::State, viewer: &domain::access::Viewer| {
            Ok((state.nr(), viewer.today(), vandaag::counted(state, viewer)))
        };
        let fresh = town.ask(who, asked).ok()?;
        let mut known = self.lock();
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(key, fresh);
        fresh.2
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
