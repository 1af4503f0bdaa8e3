//! Files that were looked at and wait for a yes: kept in memory for a quarter of an hour, for the session that sent them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use app::import::{Files, Taken};
use domain::ids::Daad;

const LASTS_MICROS: i64 = 15 * 60 * 1_000_000;
/// What all sessions together may keep; beyond it the oldest have to be chosen again.
const ROOM: usize = 200 * 1024 * 1024;

/// What was previewed, and may be recorded.
#[derive(Clone)]
pub struct Kept {
    pub session: String,
    pub gemeente: String,
    pub aanpak: String,
    pub files: Arc<Files>,
    /// What the preview said would happen.
    pub taken: Taken,
    /// The same for every click on the button, so that two clicks record once.
    pub daad: Daad,
}

#[derive(Default)]
pub struct Pending(Mutex<HashMap<String, (i64, Kept)>>);

impl Pending {
    /// Keeps what a session looks at now, in the place of what it looked at before; returns the word that names it.
    pub fn keep(&self, kept: Kept, now: i64) -> String {
        let token = uuid::Uuid::now_v7().simple().to_string();
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, (expires, other)| *expires > now && other.session != kept.session);
        while all.values().map(|(_, other)| other.files.size()).sum::<usize>() + kept.files.size() > ROOM {
            let oldest = all.iter().min_by_key(|(_, (expires, _))| *expires).map(|(token, _)| token.clone());
            let Some(oldest) = oldest else { break };
            all.remove(&oldest);
        }
        all.insert(token.clone(), (now + LASTS_MICROS, kept));
        token
    }

    /// What this session keeps under this word, in this gemeente.
    pub fn get(&self, token: &str, session: &str, gemeente: &str, now: i64) -> Option<Kept> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, (expires, _)| *expires > now);
        let (_, kept) = all.get(token)?;
        (kept.session == session && kept.gemeente == gemeente).then(|| kept.clone())
    }

    /// The files are no longer needed. The rest stays, so that a second click knows that it was done.
    pub fn recorded(&self, token: &str) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, kept)) = all.get_mut(token) {
            kept.files = Arc::default();
        }
    }
}

#[cfg(test)]
mod tests {
    use app::import::File;
    use domain::lijst::Kind;

    use super::*;

    fn kept(session: &str, size: usize) -> Kept {
        let file = File { kind: Kind::Metingen, name: "metingen.csv".to_owned(), bytes: vec![0; size] };
        let (gemeente, aanpak) = ("ergens".to_owned(), "participatiehuis".to_owned());
        Kept {
            session: session.to_owned(),
            gemeente,
            aanpak,
            files: Arc::new(Files::new([file])),
            taken: Taken::default(),
            daad: Daad::default(),
        }
    }

    #[test]
    fn only_the_session_that_sent_it_gets_it_and_for_a_quarter_of_an_hour() {
        let pending = Pending::default();
        let token = pending.keep(kept("a", 1), 0);
        assert!(pending.get(&token, "a", "ergens", LASTS_MICROS - 1).is_some());
        assert!(pending.get(&token, "b", "ergens", 0).is_none());
        assert!(pending.get(&token, "a", "elders", 0).is_none());
        assert!(pending.get(&token, "a", "ergens", LASTS_MICROS).is_none());
    }

    #[test]
    fn a_session_keeps_one_and_together_they_keep_no_more_than_there_is_room_for() {
        let pending = Pending::default();
        let first = pending.keep(kept("a", 1), 0);
        let second = pending.keep(kept("a", 1), 1);
        assert!(pending.get(&first, "a", "ergens", 1).is_none());
        pending.keep(kept("b", ROOM), 2);
        assert!(pending.get(&second, "a", "ergens", 2).is_none());
    }
}
