//! The workshop: `cargo xtask <command>`. What each command does stands in its own module.

use std::process::ExitCode;

use anyhow::{Result, bail};
use xtask::{bench, fuzz, load, regenerate, test, tidy};

/// A command: its name, what it does in one line, and the function that does it with the remaining arguments.
type Command = (&'static str, &'static str, fn(&[String]) -> Result<()>);

/// Every command of the workshop.
const COMMANDS: &[Command] = &[
    (
        "test",
        "[--zonder-browser] [arguments for the test runner]  set up what is missing, then run every test",
        test::run,
    ),
    (
        "tidy",
        "                                                    the rules about the code, without the other tests",
        tidy::run,
    ),
    ("regenerate", "                                              write the generated pages anew", regenerate::run),
    (
        "bench",
        "[quick]                                            build for release and run the benchmarks",
        bench::run,
    ),
    (
        "fuzz",
        "[TARGET] [SECONDS]                                  search for bytes that stop whatever reads them",
        fuzz::run,
    ),
    (
        "load",
        "[demo|INWONERS] [SECONDS] [PAUSE_MS]                build for release and set two hundred people to work",
        load::run,
    ),
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("xtask: {trouble:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[String]) -> Result<()> {
    let Some((name, rest)) = words.split_first() else {
        bail!("which command?\n{}", overview());
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        println!("{}", overview());
        return Ok(());
    }
    match COMMANDS.iter().find(|(command, ..)| command == name) {
        Some((.., run)) => run(rest),
        None => bail!("there is no command `{name}`\n{}", overview()),
    }
}

fn overview() -> String {
    let lines = COMMANDS.iter().map(|(name, what, _)| format!("  cargo xtask {name} {what}"));
    lines.collect::<Vec<_>>().join("\n")
}
