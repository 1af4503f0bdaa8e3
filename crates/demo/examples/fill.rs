//! How long it takes to live each of the towns, and what comes of it. `cargo run --release -p demo --example fill`
//!
//! Beside it, in the same run, the bare fold of the same facts: what the rules and the plan add to it is the difference.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::time::{Duration, Instant};

use demo::{Gemeente, Month};
use domain::ids::Nr;
use domain::state::State;

const ROUNDS: u32 = 10;

fn main() {
    demo::towns().iter().for_each(tell);
}

fn tell(gemeente: &Gemeente) {
    let (months, lived) = fastest(|| live(gemeente));
    let (_, folded) = fastest(|| fold(&months));
    let facts: usize = months.iter().map(Vec::len).sum();
    let naam = gemeente.naam;
    println!(
        "{naam}: lived {facts} facts in {} months: {lived:.1?}; the bare fold of them: {folded:.1?}",
        months.len()
    );
    let mut soorten = BTreeMap::<&str, usize>::new();
    months.iter().flatten().for_each(|(_, statement)| *soorten.entry(statement.said.soort()).or_default() += 1);
    soorten.iter().for_each(|(soort, count)| println!("{count:>7}  {soort}"));
}

fn live(gemeente: &Gemeente) -> Vec<Month> {
    let mut months = Vec::new();
    let Ok(_) = gemeente.live(&mut |month| {
        months.push(month);
        Ok::<(), Infallible>(())
    });
    months
}

fn fold(months: &[Month]) -> State {
    let mut state = State::default();
    for (nr, (pen, statement)) in (1..).zip(months.iter().flatten()) {
        state.fold(&pen.entry(Nr(nr), statement));
    }
    state
}

fn fastest<T>(what: impl Fn() -> T) -> (T, Duration) {
    let timed = || {
        let start = Instant::now();
        let made = what();
        (made, start.elapsed())
    };
    let first = timed();
    (1..ROUNDS).map(|_| timed()).fold(first, |best, next| if next.1 < best.1 { next } else { best })
}
