//! The short run: every target, from its own sound examples, with changes that are the same every time. `MEEDOEN_FUZZ_TRIES=10` makes
//! it ten times as long. What was found once stands in `crates/fuzz/found`, and is tried first.

use std::panic::{AssertUnwindSafe, catch_unwind};

use fuzz::mutate::{Chance, changed};
use fuzz::{TARGETS, Target};

fn tried(target: &Target, bytes: &[u8]) {
    let outcome = catch_unwind(AssertUnwindSafe(|| (target.run)(bytes)));
    assert!(outcome.is_ok(), "target {} stops on {:?}", target.name, String::from_utf8_lossy(bytes));
}

fn found_before(name: &str) -> Vec<Vec<u8>> {
    let folder = format!("{}/found/{name}", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read(file).unwrap()).collect()
}

fn briefly(name: &str) {
    let target = fuzz::target(name).unwrap();
    let times: u32 = std::env::var("MEEDOEN_FUZZ_TRIES").map_or(1, |times| times.parse().unwrap());
    found_before(name).iter().for_each(|bytes| tried(target, bytes));
    let seeds = (target.seeds)();
    assert!(!seeds.is_empty());
    seeds.iter().for_each(|seed| tried(target, seed));
    for round in 0..times {
        let mut chance = Chance::new(u64::from(round) + 1);
        (0..target.tries).for_each(|_| tried(target, &changed(&seeds, target.words, &mut chance)));
    }
}

macro_rules! targets {
    ($($name:ident),*) => {
        const TRIED: &[&str] = &[$(stringify!($name)),*];
        $(#[test]
        fn $name() {
            briefly(stringify!($name));
        })*
    };
}

targets!(feit, envelop, lijst, werkblad, aanpak, formulier);

#[test]
fn every_target_is_tried_here() {
    let known: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
    assert_eq!(known, TRIED);
}
