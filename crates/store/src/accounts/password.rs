//! Passwords and the one-time links with which a person sets one.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior};

use super::{Account, Accounts, Verdict, folded, lockout, mark};
use crate::error::{At, Result, StoreError};

/// Argon2id with the parameters of the library, which are those OWASP advises (19 MiB, two passes).
pub(super) fn hash(password: &str) -> Result<String> {
    let hash = Argon2::default()
        .hash_password(password.as_bytes())
        .map_err(|error| StoreError::Password(error.to_string()))?;
    Ok(hash.to_string())
}

fn fits(password: &str, hash: &str) -> bool {
    Argon2::default().verify_password(password.as_bytes(), hash).is_ok()
}

impl Accounts {
    /// Gives an account a password. Its sessions and its open links end: whoever had one of those may be why it was changed.
    pub fn set_password(&self, account: Account, password: &str) -> Result<()> {
        let hash = hash(password)?;
        let mut database = self.lock();
        let tx = database.transaction().at(&self.path)?;
        store(&tx, account, &hash).at(&self.path)?;
        tx.commit().at(&self.path)
    }

    /// A link with which this account may set a password once, until it expires. The token is shown here and never again.
    pub fn one_time_link(&self, account: Account, expires: i64) -> Result<String> {
        let token = self.token()?;
        self.lock()
            .execute("INSERT INTO koppeling VALUES (?1, ?2, ?3)", (mark(&token), account, expires))
            .at(&self.path)?;
        Ok(token)
    }

    /// Whose link this is, while it can be used; for the page that asks for the new password.
    pub fn link_account(&self, token: &str, now: i64) -> Result<Option<Account>> {
        let query = "SELECT account FROM koppeling WHERE kenmerk = ?1 AND verloopt > ?2";
        self.lock().query_row(query, (mark(token), now), |row| row.get(0)).optional().at(&self.path)
    }

    /// Sets the password through a link. None when the link is unknown, used or expired: it is not said which.
    pub fn use_link(&self, token: &str, new_password: &str, now: i64) -> Result<Option<Account>> {
        let hash = hash(new_password)?;
        let mut database = self.lock();
        let tx = database.transaction_with_behavior(TransactionBehavior::Immediate).at(&self.path)?;
        let taken = "DELETE FROM koppeling WHERE kenmerk = ?1 AND verloopt > ?2 RETURNING account";
        let account: Option<Account> =
            tx.query_row(taken, (mark(token), now), |row| row.get(0)).optional().at(&self.path)?;
        if let Some(account) = account {
            store(&tx, account, &hash).at(&self.path)?;
        }
        tx.commit().at(&self.path)?;
        Ok(account)
    }

    /// Whether this is the password that goes with this name.
    ///
    /// An unknown name takes as long as a known one, and is locked out in the same way, so the answer does not tell which names
    /// there are. Takes some tens of milliseconds: keep it off the threads that serve others.
    pub fn verify(&self, login: &str, password: &str, now: i64) -> Result<Verdict> {
        let name = mark(&folded(login));
        // The try is counted before it is weighed: a hundred guesses sent at once are a hundred guesses.
        if let Some(seconds) = lockout::count_try(&mut self.lock(), &name, now).at(&self.path)? {
            return Ok(Verdict::Wait(seconds));
        }
        let found = self.password_of(login)?;
        let known = found.as_ref().map_or(self.nobody.as_str(), |(_, hash)| hash);
        match (fits(password, known), &found) {
            (true, Some((account, _))) => {
                lockout::forgive(&self.lock(), &name).at(&self.path)?;
                Ok(Verdict::Ok(*account))
            }
            _ => Ok(Verdict::Wrong),
        }
    }

    fn password_of(&self, login: &str) -> Result<Option<(Account, String)>> {
        let query = "SELECT nr, wachtwoord FROM account WHERE sleutelnaam = ?1 AND wachtwoord IS NOT NULL";
        self.lock().query_row(query, [folded(login)], |row| row.try_into()).optional().at(&self.path)
    }
}

fn store(tx: &Transaction<'_>, account: Account, hash: &str) -> rusqlite::Result<()> {
    tx.execute("UPDATE account SET wachtwoord = ?1 WHERE nr = ?2", (hash, account))?;
    tx.execute("DELETE FROM sessie WHERE account = ?1", [account])?;
    tx.execute("DELETE FROM koppeling WHERE account = ?1", [account])?;
    let login: String = tx.query_row("SELECT sleutelnaam FROM account WHERE nr = ?1", [account], |row| row.get(0))?;
    lockout::forgive(tx, &mark(&login))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: i64 = 1_000_000;

    fn open() -> (tempfile::TempDir, Accounts) {
        let dir = tempfile::tempdir().unwrap();
        let accounts = Accounts::open(dir.path()).unwrap();
        (dir, accounts)
    }

    #[test]
    fn a_password_fits_whatever_the_case_of_the_name_and_another_does_not() {
        let (_dir, accounts) = open();
        let ayse = accounts.create("Ayşe@Utrecht.nl").unwrap();
        assert_eq!(
            accounts.verify("ayşe@utrecht.nl", "", 0).unwrap(),
            Verdict::Wrong,
            "without a password nobody gets in"
        );
        accounts.set_password(ayse, "een lange zin").unwrap();
        assert_eq!(accounts.verify(" ayşe@UTRECHT.nl ", "een lange zin", 0).unwrap(), Verdict::Ok(ayse));
        assert_eq!(accounts.verify("ayşe@utrecht.nl", "een Lange zin", 0).unwrap(), Verdict::Wrong);
        assert_eq!(accounts.verify("niemand", "nobody's password", 0).unwrap(), Verdict::Wrong);
    }

    #[test]
    fn a_login_name_is_given_once() {
        let (_dir, accounts) = open();
        accounts.create("bram").unwrap();
        assert!(matches!(accounts.create("BRAM"), Err(StoreError::LoginTaken { .. })));
    }

    #[test]
    fn known_and_unknown_names_are_locked_out_alike_and_longer_each_time() {
        let (_dir, accounts) = open();
        let bram = accounts.create("bram").unwrap();
        accounts.set_password(bram, "goed").unwrap();
        for name in ["bram", "niemand"] {
            let guess = |now: i64| accounts.verify(name, "fout", now).unwrap();
            assert_eq!(
                [guess(0), guess(0), guess(0), guess(0)],
                [Verdict::Wrong, Verdict::Wrong, Verdict::Wrong, Verdict::Wait(1)]
            );
            assert_eq!([guess(SECOND), guess(SECOND)], [Verdict::Wrong, Verdict::Wait(2)]);
            assert_eq!([guess(3 * SECOND), guess(4 * SECOND)], [Verdict::Wrong, Verdict::Wait(3)]);
        }
        assert_eq!(accounts.verify("bram", "goed", 4 * SECOND).unwrap(), Verdict::Wait(3));
        assert_eq!(accounts.verify("bram", "goed", 7 * SECOND).unwrap(), Verdict::Ok(bram));
        assert_eq!(accounts.verify("bram", "fout", 7 * SECOND).unwrap(), Verdict::Wrong);
    }

    #[test]
    fn a_link_works_once_and_not_after_it_expired() {
        let (_dir, accounts) = open();
        let bram = accounts.create("bram").unwrap();
        let token = accounts.one_time_link(bram, 10 * SECOND).unwrap();
        assert_eq!(accounts.link_account(&token, 9 * SECOND).unwrap(), Some(bram));
        assert_eq!(accounts.use_link(&token, "nieuw", 10 * SECOND).unwrap(), None);
        assert_eq!(accounts.use_link(&token, "nieuw", 9 * SECOND).unwrap(), Some(bram));
        assert_eq!(accounts.use_link(&token, "nog eens", 9 * SECOND).unwrap(), None);
        assert_eq!(accounts.verify("bram", "nieuw", 0).unwrap(), Verdict::Ok(bram));
    }

    #[test]
    fn a_new_password_ends_the_sessions_and_the_other_links() {
        let (_dir, accounts) = open();
        let bram = accounts.create("bram").unwrap();
        let link = accounts.one_time_link(bram, 10).unwrap();
        let (token, _) = accounts.start_session(bram, 10).unwrap();
        accounts.set_password(bram, "nieuw").unwrap();
        assert_eq!(accounts.session(&token, 0).unwrap(), None);
        assert_eq!(accounts.link_account(&link, 0).unwrap(), None);
    }

    #[test]
    fn no_token_and_no_password_can_be_read_from_the_files() {
        let (dir, accounts) = open();
        let bram = accounts.create("bram").unwrap();
        accounts.set_password(bram, "wachtwoord-in-klare-taal").unwrap();
        let link = accounts.one_time_link(bram, 10).unwrap();
        let (session, _) = accounts.start_session(bram, 10).unwrap();
        for file in std::fs::read_dir(dir.path()).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            for secret in [link.as_str(), &session, "wachtwoord-in-klare-taal"] {
                assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()));
            }
        }
    }
}
