//! The growing delay after wrong passwords: three are free, then 1, 2, 4, 8 seconds and so on up to a quarter of an hour.
//!
//! It is kept per login name as typed, whether or not there is such an account, so that it does not tell which names there are.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

const FREE_TRIES: u32 = 3;
const LONGEST: u32 = 15 * 60;
const SECOND: i64 = 1_000_000;

/// After a day without tries the count begins anew, and the row goes: guessed names must not fill the file.
const FORGOTTEN: i64 = 24 * 60 * 60 * SECOND;

/// Counts a try as if it will fail. When it comes too early it is not counted, and the answer is how many seconds are left.
pub(super) fn count_try(database: &mut Connection, name: &[u8; 32], now: i64) -> rusqlite::Result<Option<u32>> {
    let tx = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.prepare_cached("DELETE FROM mislukt WHERE laatst < ?1")?.execute([now - FORGOTTEN])?;
    let found = tx
        .prepare_cached("SELECT aantal, vrij FROM mislukt WHERE kenmerk = ?1")?
        .query_row([name], |row| <(u32, i64)>::try_from(row))
        .optional()?;
    let (tries, free) = found.unwrap_or((0, i64::MIN));
    if free > now {
        return Ok(Some(seconds_left(free, now)));
    }
    let tries = tries.saturating_add(1);
    let free = now + i64::from(delay(tries)) * SECOND;
    tx.prepare_cached(
        "INSERT INTO mislukt VALUES (?1, ?2, ?3, ?4) ON CONFLICT (kenmerk) DO UPDATE SET aantal = excluded.aantal, laatst = excluded.laatst, vrij = excluded.vrij",
    )?
    .execute((name, tries, now, free))?;
    tx.commit()?;
    Ok(None)
}

/// The right password wipes the count.
pub(super) fn forgive(database: &Connection, name: &[u8; 32]) -> rusqlite::Result<()> {
    database.prepare_cached("DELETE FROM mislukt WHERE kenmerk = ?1")?.execute([name])?;
    Ok(())
}

/// How many seconds to wait after this many wrong tries.
fn delay(tries: u32) -> u32 {
    match tries.checked_sub(FREE_TRIES) {
        None => 0,
        Some(beyond) => 1_u32.checked_shl(beyond).map_or(LONGEST, |seconds| seconds.min(LONGEST)),
    }
}

fn seconds_left(free: i64, now: i64) -> u32 {
    // Rounded up, so that whoever waits that long is in time; never more than LONGEST, so it fits.
    u32::try_from((free - now + SECOND - 1) / SECOND).unwrap_or(LONGEST).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delay_doubles_from_the_third_wrong_try_up_to_a_quarter_of_an_hour() {
        let delays = [1, 2, 3, 4, 5, 6, 12, 13, 40, u32::MAX].map(delay);
        assert_eq!(delays, [0, 0, 1, 2, 4, 8, 512, 900, 900, 900]);
    }
}
