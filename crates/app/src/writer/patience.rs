//! How long a batch is decided anew while others keep being first.
//!
//! Two nodes that go on at once keep passing each other by, and on a busy machine one of them may never be in time. So who was
//! too late waits a little, each another while and longer each time, and after some turns asks to go first. Only when even that does
//! not help for many seconds it gives up.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// After this long the acts are told that it is too crowded.
const IN_ALL: Duration = Duration::from_secs(20);
/// So often somebody may be too late before others have to wait.
const POLITE: u32 = 4;
/// The longest pause between two attempts.
const LONGEST: u32 = 32_000;

pub(super) struct Patience {
    begun: Instant,
    turns: u32,
}

impl Patience {
    pub fn new() -> Patience {
        Patience { begun: Instant::now(), turns: 0 }
    }

    /// Waits before each attempt but the first; `false` when it has been long enough.
    pub fn lasts(&mut self) -> bool {
        let micros = 500_u32.saturating_mul(1 << self.turns.min(6)).min(LONGEST);
        // Not chance but the clock: it is enough that two processes do not wait equally long.
        let odd = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.subsec_nanos() / 64);
        if self.turns > 0 {
            std::thread::sleep(Duration::from_micros(u64::from(odd % micros)));
        }
        self.turns += 1;
        self.begun.elapsed() < IN_ALL
    }

    /// Whether this attempt should not be too late again.
    pub fn is_thin(&self) -> bool {
        self.turns > POLITE
    }
}
