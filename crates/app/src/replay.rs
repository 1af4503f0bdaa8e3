//! From stored entries to the state, and from statements to stored entries.

use domain::access::Role;
use domain::draft::Pen;
use domain::entry::{Correction, Entry, Said, Statement};
use domain::fact::{self, Undecodable};
use domain::ids::{Daad, MedewerkerId, Nr};
use domain::state::State;
use domain::time::{Day, Moment};
use store::{EntryRef, Head, Log, NewEntry, StoreError};

use crate::ahead::Ahead;
use crate::error::Trouble;

/// A gemeente as its whole log tells it, and where the log stands. `log` is a connection for this alone.
pub(crate) fn from_the_start(log: Log, mut each: impl FnMut(&Entry)) -> Result<(State, Head), Trouble> {
    let (gemeente, mut state) = (log.gemeente().to_owned(), State::default());
    let ahead = Ahead::of(log)?;
    for chunk in &ahead.chunks {
        for stored in chunk.entries() {
            let stored = stored?;
            take(&mut state, &stored, &mut each).map_err(|cause| undecodable(&gemeente, stored.nr, cause))?;
        }
    }
    Ok((state, ahead.head()?))
}

/// Folds every entry after the state's last one, and says where the log stands. `each` is told of every entry.
pub(crate) fn catch_up(log: &Log, state: &mut State, mut each: impl FnMut(&Entry)) -> Result<Head, Trouble> {
    let mut failed = None;
    let read = log.read(u64::from(state.nr().0), &mut |stored| {
        take(state, &stored, &mut each).map_err(|cause| {
            failed = Some(undecodable(log.gemeente(), stored.nr, cause.clone()));
            StoreError::Stopped(Box::new(cause))
        })
    });
    match failed {
        Some(trouble) => Err(trouble),
        None => Ok(read?),
    }
}

fn take(state: &mut State, stored: &EntryRef<'_>, each: &mut impl FnMut(&Entry)) -> Result<(), Undecodable> {
    let entry = entry(stored)?;
    state.fold(&entry);
    each(&entry);
    Ok(())
}

fn undecodable(gemeente: &str, nr: u64, cause: Undecodable) -> Trouble {
    Trouble::Undecodable { gemeente: gemeente.to_owned(), nr: Nr(nr as u32), cause }
}

/// A stored entry as the state folds it.
///
/// # Errors
/// Its body or its role is nothing that was ever written.
pub fn entry(stored: &EntryRef<'_>) -> Result<Entry, Undecodable> {
    let (said, correction) = said(stored)?;
    let unknown = || Undecodable::Role { rol: stored.rol.to_owned() };
    Ok(Entry {
        nr: Nr(stored.nr as u32),
        datum: Day::from_number(stored.datum),
        bekend_sinds: Day::from_number(stored.bekend_sinds),
        geboekt: Moment(stored.geboekt),
        door: MedewerkerId(stored.door),
        rol: Role::from_word(stored.rol).ok_or_else(unknown)?,
        daad: Daad(stored.daad),
        zaak: said.is_none().then(|| stored.zaak.into()),
        said,
        correction,
    })
}

/// What the body says. Which entry it corrects stands in the envelope, and so it still does when the body was destroyed:
/// the version before it must not be believed again.
fn said(stored: &EntryRef<'_>) -> Result<(Option<Said>, Option<Correction>), Undecodable> {
    let corrigeert = stored.corrigeert.map(|nr| Nr(nr as u32));
    match stored.body {
        Some(body) => {
            let (said, correction) = fact::decode(stored.soort, stored.versie, corrigeert, body)?;
            Ok((Some(said), correction))
        }
        None => Ok((None, corrigeert.map(|corrigeert| Correction { corrigeert, reden: String::new() }))),
    }
}

/// A statement as the store takes it.
pub(crate) fn new_entry(pen: &Pen, statement: &Statement) -> NewEntry {
    NewEntry {
        stroom: statement.place.stroom.clone(),
        zaak: statement.place.zaak.clone(),
        daad: pen.daad.0,
        soort: statement.said.soort().to_owned(),
        versie: statement.said.versie(),
        datum: statement.datum.number(),
        bekend_sinds: statement.bekend_sinds.number(),
        geboekt: pen.geboekt.0,
        door: pen.door.0,
        rol: pen.rol.word().to_owned(),
        corrigeert: statement.correction.as_ref().map(|correction| u64::from(correction.corrigeert.0)),
        body: fact::encode(&statement.said, statement.correction.as_ref()),
    }
}
