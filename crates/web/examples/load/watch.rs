//! Looking on: what was lived, how long it took, and what the server weighs, every so often and in the end.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::people::Lived;
use super::server::Running;

/// How often a line is printed.
const EVERY: Duration = Duration::from_secs(10);

/// Everything that was lived.
#[derive(Default)]
pub struct All {
    took: BTreeMap<&'static str, Vec<Duration>>,
    faults: BTreeMap<String, usize>,
    megabytes: Vec<u64>,
    seconds: f64,
}

/// Watches over people at work for so long.
pub fn over(running: &Running, long: Duration, work: impl FnOnce(Instant) -> Receiver<Lived>) -> All {
    let (begun, mut all) = (Instant::now(), All::default());
    let told = work(begun + long);
    let (mut next, mut since) = (begun + EVERY, Vec::new());
    println!("{:>6}  {:>9}  {:>7}  {:>7}  {:>6}  {:>9}", "s", "answers/s", "p50 ms", "p99 ms", "faults", "memory MB");
    loop {
        match told.recv_timeout(next.saturating_duration_since(Instant::now())) {
            Ok(lived) => {
                since.push(lived.took);
                all.add(lived);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if Instant::now() >= next {
            let megabytes = running.megabytes().unwrap_or_default();
            let rate = since.len() as f64 / EVERY.as_secs_f64();
            let (p50, p99, faults) = (at(&mut since, 50), at(&mut since, 99), all.faults.values().sum::<usize>());
            let second = begun.elapsed().as_secs();
            println!("{second:>6}  {rate:>9.0}  {p50:>7.1}  {p99:>7.1}  {faults:>6}  {megabytes:>9}");
            all.megabytes.push(megabytes);
            since.clear();
            next += EVERY;
        }
    }
    all.seconds = begun.elapsed().as_secs_f64();
    all
}

impl All {
    fn add(&mut self, lived: Lived) {
        self.took.entry(lived.what).or_default().push(lived.took);
        if let Some(fault) = lived.fault {
            *self.faults.entry(format!("{}: {fault}", lived.what)).or_default() += 1;
        }
    }

    /// Prints the whole, and answers whether everything was as it should be.
    pub fn tell(mut self) -> bool {
        println!("\n{:>10}  {:>8}  {:>7}  {:>7}  {:>7}", "what", "answers", "p50 ms", "p99 ms", "most ms");
        let mut every = Vec::new();
        for (what, took) in &mut self.took {
            every.extend_from_slice(took);
            let (p50, p99, most) = (at(took, 50), at(took, 99), at(took, 100));
            println!("{what:>10}  {:>8}  {p50:>7.1}  {p99:>7.1}  {most:>7.1}", took.len());
        }
        let rate = every.len() as f64 / self.seconds;
        println!("together {rate:.0} answers/s, p99 {:.1} ms", at(&mut every, 99));
        if let (Some(first), Some(last)) = (self.megabytes.get(1), self.megabytes.last()) {
            println!("memory {first} MB after twenty seconds, {last} MB at the end");
        }
        for (fault, times) in &self.faults {
            println!("{times} times {fault}");
        }
        println!("{} faults", self.faults.values().sum::<usize>());
        self.faults.is_empty()
    }
}

/// The time that so many in a hundred stayed within, in milliseconds.
fn at(took: &mut [Duration], percent: usize) -> f64 {
    took.sort_unstable();
    let place = (took.len() * percent / 100).min(took.len().saturating_sub(1));
    took.get(place).map_or(0.0, |took| took.as_secs_f64() * 1e3)
}
