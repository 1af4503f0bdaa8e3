//! The clock of the running system: the real one, or one set back for an example that was lived in another year.

use std::time::{SystemTime, UNIX_EPOCH};

use domain::time::{Day, Moment};

/// Runs at the speed of the real clock, at a fixed distance from it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    offset: i64,
}

impl Clock {
    pub fn real() -> Clock {
        Clock::default()
    }

    /// A clock that says `start` now and goes on from there.
    pub fn starting_at(start: Moment) -> Clock {
        Clock { offset: start.0 - real_now() }
    }

    pub fn now(&self) -> Moment {
        Moment(real_now() + self.offset)
    }

    pub fn today(&self) -> Day {
        self.now().day()
    }

    /// This clock, unless it is an example's and `last` was booked later: an example goes on from where it was left, and does not
    /// live its last evening again each time it is started. The real clock is never moved.
    pub(crate) fn not_before(self, last: Moment) -> Clock {
        if self.is_real() || self.now() >= last { self } else { Clock::starting_at(last) }
    }

    /// Whether this is the time of day of everybody else.
    pub fn is_real(&self) -> bool {
        self.offset == 0
    }
}

fn real_now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_micros() as i64)
}
