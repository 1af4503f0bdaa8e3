//! Sessions: who is logged in, and as whom they are at work now.

use rusqlite::{OptionalExtension, Row};

use super::{Account, Accounts, mark};
use crate::error::{At, Result};

/// A person who is logged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub account: Account,
    /// UTC microseconds.
    pub expires: i64,
    /// Goes into every form, so that another site cannot send one.
    pub csrf: String,
    /// None until a gemeente and a role were chosen.
    pub choice: Option<Choice>,
}

/// As whom somebody is at work: one active role in one gemeente at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub gemeente: String,
    pub medewerker: u32,
    pub rol: String,
    pub taal: String,
}

impl Accounts {
    /// Begins a session; the token is for the cookie and is shown here only.
    pub fn start_session(&self, account: Account, expires: i64) -> Result<(String, Session)> {
        let (token, csrf) = (self.token()?, self.token()?);
        let insert = "INSERT INTO sessie (kenmerk, account, verloopt, csrf) VALUES (?1, ?2, ?3, ?4)";
        self.lock().execute(insert, (mark(&token), account, expires, &csrf)).at(&self.path)?;
        Ok((token, Session { account, expires, csrf, choice: None }))
    }

    /// The session with this token; None when it is unknown, ended or expired.
    pub fn session(&self, token: &str, now: i64) -> Result<Option<Session>> {
        let database = self.lock();
        let mut query = database
            .prepare_cached("SELECT account, verloopt, csrf, gemeente, medewerker, rol, taal FROM sessie WHERE kenmerk = ?1 AND verloopt > ?2")
            .at(&self.path)?;
        query.query_row((mark(token), now), session_of).optional().at(&self.path)
    }

    /// Chooses as whom to work. False when the session is gone or its account does not reach this medewerker.
    ///
    /// Whether the medewerker has the role is for the log of the gemeente to say, and is asked there with every request.
    pub fn choose(
        &self,
        token: &str,
        gemeente: &str,
        medewerker: u32,
        rol: &str,
        taal: &str,
        now: i64,
    ) -> Result<bool> {
        let update = "UPDATE sessie SET gemeente = ?3, medewerker = ?4, rol = ?5, taal = ?6
            WHERE kenmerk = ?1 AND verloopt > ?2
            AND EXISTS (SELECT 1 FROM toegang WHERE toegang.account = sessie.account AND toegang.gemeente = ?3 AND toegang.medewerker = ?4)";
        let chosen = self.lock().execute(update, (mark(token), now, gemeente, medewerker, rol, taal)).at(&self.path)?;
        Ok(chosen == 1)
    }

    /// Lets a session last until a later moment.
    pub fn extend_session(&self, token: &str, expires: i64) -> Result<()> {
        self.lock()
            .execute("UPDATE sessie SET verloopt = ?2 WHERE kenmerk = ?1", (mark(token), expires))
            .at(&self.path)?;
        Ok(())
    }

    /// Ends a session. Ending one that is gone is fine.
    pub fn end_session(&self, token: &str) -> Result<()> {
        self.lock().execute("DELETE FROM sessie WHERE kenmerk = ?1", [mark(token)]).at(&self.path)?;
        Ok(())
    }

    /// Clears away what has expired; once a day will do.
    pub fn forget_expired(&self, now: i64) -> Result<()> {
        let database = self.lock();
        database.execute("DELETE FROM sessie WHERE verloopt <= ?1", [now]).at(&self.path)?;
        database.execute("DELETE FROM koppeling WHERE verloopt <= ?1", [now]).at(&self.path)?;
        Ok(())
    }
}

fn session_of(row: &Row<'_>) -> rusqlite::Result<Session> {
    let gemeente: Option<String> = row.get(3)?;
    let choice = match gemeente {
        None => None,
        Some(gemeente) => Some(Choice { gemeente, medewerker: row.get(4)?, rol: row.get(5)?, taal: row.get(6)? }),
    };
    Ok(Session { account: row.get(0)?, expires: row.get(1)?, csrf: row.get(2)?, choice })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open() -> (tempfile::TempDir, Accounts, Account) {
        let dir = tempfile::tempdir().unwrap();
        let accounts = Accounts::open(dir.path()).unwrap();
        let ayse = accounts.create("ayse").unwrap();
        accounts.link(ayse, "utrecht", 7).unwrap();
        accounts.link(ayse, "zeist", 2).unwrap();
        (dir, accounts, ayse)
    }

    #[test]
    fn a_session_lives_until_it_expires_or_ends() {
        let (_dir, accounts, ayse) = open();
        let (token, session) = accounts.start_session(ayse, 100).unwrap();
        assert_eq!(accounts.session(&token, 99).unwrap(), Some(session));
        assert_eq!(accounts.session(&token, 100).unwrap(), None);
        assert_eq!(accounts.session("anders", 0).unwrap(), None);
        accounts.extend_session(&token, 200).unwrap();
        assert!(accounts.session(&token, 100).unwrap().is_some());
        accounts.end_session(&token).unwrap();
        assert_eq!(accounts.session(&token, 0).unwrap(), None);
    }

    #[test]
    fn one_role_in_one_gemeente_is_chosen_and_only_one_the_account_reaches() {
        let (_dir, accounts, ayse) = open();
        let (token, _) = accounts.start_session(ayse, 100).unwrap();
        assert!(!accounts.choose(&token, "utrecht", 8, "begeleider", "nl", 0).unwrap());
        assert!(!accounts.choose(&token, "utrecht", 7, "begeleider", "nl", 100).unwrap());
        assert!(accounts.choose(&token, "zeist", 2, "regisseur", "en", 0).unwrap());
        assert!(accounts.choose(&token, "utrecht", 7, "begeleider", "nl", 0).unwrap());
        let choice = accounts.session(&token, 0).unwrap().unwrap().choice.unwrap();
        assert_eq!(
            choice,
            Choice { gemeente: "utrecht".into(), medewerker: 7, rol: "begeleider".into(), taal: "nl".into() }
        );
    }

    #[test]
    fn whoever_leaves_a_gemeente_is_out_at_once() {
        let (_dir, accounts, ayse) = open();
        let (token, _) = accounts.start_session(ayse, 100).unwrap();
        accounts.choose(&token, "zeist", 2, "regisseur", "nl", 0).unwrap();
        accounts.unlink(ayse, "zeist", 2).unwrap();
        assert_eq!(accounts.session(&token, 0).unwrap(), None);
        assert_eq!(accounts.memberships(ayse).unwrap().len(), 1);
    }
}
