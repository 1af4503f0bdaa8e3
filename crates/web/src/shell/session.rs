//! Sessions as the pages see them, with a few seconds of memory so that a page does not wait for the accounts file.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use store::accounts::{Accounts, Session};

/// How long a session is believed without looking again. Logging out here is seen at once; a role taken away in another
/// process after this long.
const BELIEVED: Duration = Duration::from_secs(5);

/// How long a session lasts without use.
pub const LASTS_MICROS: i64 = 8 * 3600 * 1_000_000;

#[derive(Default)]
pub struct Sessions {
    known: Mutex<HashMap<String, (Session, Instant)>>,
}

impl Sessions {
    /// The session with this token, when it holds now.
    pub fn get(&self, accounts: &Accounts, token: &str, now: i64) -> store::Result<Option<Session>> {
        if let Some((session, seen)) = self.lock().get(token)
            && seen.elapsed() < BELIEVED
            && session.expires > now
        {
            return Ok(Some(session.clone()));
        }
        let session = accounts.session(token, now)?;
        let mut known = self.lock();
        match &session {
            Some(session) => {
                if known.len() > 10_000 {
                    known.clear();
                }
                known.insert(token.to_owned(), (session.clone(), Instant::now()));
            }
            None => drop(known.remove(token)),
        }
        drop(known);
        if let Some(session) = &session
            && session.expires - now < LASTS_MICROS / 2
        {
            accounts.extend_session(token, now + LASTS_MICROS)?;
        }
        Ok(session)
    }

    /// Looks again the next time: the session was ended, or works as somebody else now.
    pub fn forget(&self, token: &str) {
        self.lock().remove(token);
    }

    /// The same for every session: somebody's access was changed.
    pub fn forget_all(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, (Session, Instant)>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
