//! `cargo xtask bench [quick]`: builds for release and runs the benchmarks, one after the other so that none disturbs
//! another. Each prints ratios against a bare baseline of the same run; none of them is a timed test.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::{cargo, must, root};

/// A benchmark is an example of a crate: `crates/<package>/examples/<example>.rs`.
pub struct Bench {
    pub package: &'static str,
    pub example: &'static str,
    pub measures: &'static str,
    /// What the example is told for a first impression.
    pub quick: &'static [&'static str],
    /// The Python packages of what it is measured beside, pinned in a file of the example.
    pub packages: Option<&'static str>,
}

/// Every benchmark, in the order in which they run. To add one, write the example and add a line.
pub const BENCHES: &[Bench] = &[
    Bench {
        package: "store",
        example: "bench_store",
        measures: "durable appends and replay against bare SQLite",
        quick: &["100000"],
        packages: None,
    },
    Bench {
        package: "app",
        example: "bench_thread",
        measures: "acts, questions and cold start",
        quick: &["quick"],
        packages: None,
    },
    Bench {
        package: "app",
        example: "bench_tables",
        measures: "all published tables over five million facts against DuckDB",
        quick: &["quick"],
        packages: Some("requirements.txt"),
    },
    Bench {
        package: "web",
        example: "bench_pages",
        measures: "pages against a bare page of the same size",
        quick: &["quick"],
        packages: None,
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
        if let Some(python) = bench.python() {
            command.env("MEEDOEN_PYTHON", python);
        }
        must(&mut command)?;
    }
    eprintln!("\nThe numbers to hold, and what was measured before, stand in {WHERE_NUMBERS_STAND}.");
    Ok(())
}

impl Bench {
    fn is_there(&self) -> bool {
        let folder = self.folder();
        folder.with_extension("rs").is_file() || folder.join("main.rs").is_file()
    }

    fn folder(&self) -> PathBuf {
        root().join("crates").join(self.package).join("examples").join(self.example)
    }

    /// A Python of its own with the packages, under `target`. Without one the benchmark has nothing to stand beside, and says so.
    fn python(&self) -> Option<PathBuf> {
        let packages = self.folder().join(self.packages?);
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
        let home = target.join("python").join(self.example);
        let python = home.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
        let install = || {
            must(Command::new(if cfg!(windows) { "python" } else { "python3" }).args(["-m", "venv"]).arg(&home))?;
            must(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(&packages))
        };
        match install() {
            Ok(()) => Some(python),
            Err(trouble) => {
                eprintln!("{trouble:#}: {} is measured alone", self.example);
                None
            }
        }
    }
}
