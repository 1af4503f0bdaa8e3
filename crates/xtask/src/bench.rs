//! `cargo xtask bench [quick]`: builds for release and runs the benchmarks, one after the other so that none disturbs
//! another. Each prints ratios against a bare baseline of the same run; none of them is a timed test.

use anyhow::{Result, bail};

use crate::{cargo, must, root};

/// A benchmark is an example of a crate: `crates/<package>/examples/<example>.rs`.
pub struct Bench {
    pub package: &'static str,
    pub example: &'static str,
    pub measures: &'static str,
    /// What the example is told for a first impression.
    pub quick: &'static [&'static str],
}

/// Every benchmark, in the order in which they run. To add one, write the example and add a line.
pub const BENCHES: &[Bench] = &[
    Bench {
        package: "store",
        example: "bench_store",
        measures: "durable appends and replay against bare SQLite",
        quick: &["100000"],
    },
    Bench { package: "app", example: "bench_thread", measures: "acts, questions and cold start", quick: &["quick"] },
    Bench {
        package: "web",
        example: "bench_pages",
        measures: "pages against a bare page of the same size",
        quick: &["quick"],
    },
];

const WHERE_NUMBERS_STAND: &str = "docs/performance.md";

pub fn run(words: &[String]) -> Result<()> {
    let quick = match words {
        [] => false,
        [word] if word == "quick" => true,
        _ => bail!("usage: cargo xtask bench [quick]"),
    };
    for bench in BENCHES {
        if !bench.is_there() {
            eprintln!("{}: not written yet, passed over", bench.example);
            continue;
        }
        eprintln!("\n{}: {}", bench.example, bench.measures);
        let mut command = cargo(&["run", "--release", "--package", bench.package, "--example", bench.example]);
        if quick {
            command.arg("--").args(bench.quick);
        }
        must(&mut command)?;
    }
    eprintln!("\nThe numbers to hold, and what was measured before, stand in {WHERE_NUMBERS_STAND}.");
    Ok(())
}

impl Bench {
    fn is_there(&self) -> bool {
        let examples = root().join("crates").join(self.package).join("examples");
        examples.join(format!("{}.rs", self.example)).is_file() || examples.join(self.example).join("main.rs").is_file()
    }
}
