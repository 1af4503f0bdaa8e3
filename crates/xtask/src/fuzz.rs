//! `cargo xtask fuzz [TARGET] [SECONDS]`: searches by itself for bytes that stop whatever reads them. Without a target all of them in
//! turn, a minute each. `docs/decisions/0061` says how this goes on the stable compiler.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{cargo, must, root, setup};

/// What makes a build tell the engine which code it reached. The tests run without these; so do the programs that build it.
const FLAGS: &[&str] = &[
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cdebug-assertions",
    "-Coverflow-checks",
    "-Ccodegen-units=1",
];

const SECONDS: u32 = 60;

pub fn run(words: &[String]) -> Result<()> {
    if std::env::var_os("CXX").is_none() && ["c++", "g++", "clang++"].iter().all(|name| setup::on_path(name).is_none())
    {
        bail!("no C++ compiler found; the engine is built from source. On Debian: apt-get install g++");
    }
    let (chosen, seconds) = wish(words)?;
    let folder = folder();
    let host = host()?;
    let mut build = cargo(&["build", "--release", "--package", "fuzz", "--features", "search", "--target", &host]);
    must(build.arg("--target-dir").arg(&folder).env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}")))?;
    let program = folder.join(&host).join("release").join("fuzz");
    for target in chosen.map_or_else(targets, |one| Ok(vec![one]))? {
        search(&program, &folder, &target, seconds)?;
    }
    Ok(())
}

/// A target and a number of seconds, in this order; either may be left out.
fn wish(words: &[String]) -> Result<(Option<String>, u32)> {
    let known = targets()?;
    let (mut target, mut seconds) = (None, SECONDS);
    for word in words {
        match word.parse() {
            Ok(number) => seconds = number,
            Err(_) if known.contains(word) => target = Some(word.clone()),
            Err(_) => bail!("there is no target `{word}`; known: {}", known.join(", ")),
        }
    }
    Ok((target, seconds))
}

/// The names in the register of targets: this crate uses none of ours, so it reads them from the source.
fn targets() -> Result<Vec<String>> {
    let source = root().join("crates/fuzz/src/lib.rs");
    let text = std::fs::read_to_string(&source).with_context(|| format!("{} cannot be read", source.display()))?;
    Ok(names_in(&text))
}

fn names_in(text: &str) -> Vec<String> {
    let names = text.lines().filter_map(|line| line.trim().strip_prefix("name: \"")?.strip_suffix("\","));
    names.map(str::to_owned).collect()
}

fn search(program: &Path, folder: &Path, target: &str, seconds: u32) -> Result<()> {
    let (corpus, found) = (folder.join("corpus").join(target), folder.join("found").join(target));
    for folder in [&corpus, &found] {
        std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    let mut command = Command::new(program);
    command
        .env("MEEDOEN_FUZZ", target)
        .env("MEEDOEN_FUZZ_SEEDS", &corpus)
        .env("RUST_BACKTRACE", "1")
        .current_dir(root());
    command.arg(&corpus).arg(format!("-artifact_prefix={}/", found.display()));
    command.arg(format!("-dict={}.dict", corpus.display()));
    command.args([format!("-max_total_time={seconds}")]);
    command.args(["-max_len=65536", "-timeout=25", "-rss_limit_mb=4096", "-print_final_stats=1"]);
    must(&mut command).with_context(|| {
        format!(
            "target {target} found something in {}; put the file in crates/fuzz/found/{target}/ and it is tried by every run of the tests",
            found.display()
        )
    })
}

/// Beside the other builds: with other flags nothing of theirs can be used.
fn folder() -> PathBuf {
    let builds = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from).unwrap_or_else(|| root().join("target"));
    builds.join("fuzz")
}

fn host() -> Result<String> {
    let said = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())).arg("-vV").output()?;
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc does not say for which machine it builds")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_targets_are_read_from_their_register() {
        assert!(targets().unwrap().contains(&"feit".to_owned()));
        assert_eq!(names_in("    Target {\n        name: \"lijst\",\n        what: \"lists\",\n"), ["lijst"]);
    }

    #[test]
    fn a_target_and_seconds_may_each_be_left_out() {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(wish(&words("lijst 5")).unwrap(), (Some("lijst".into()), 5));
        assert_eq!(wish(&words("5")).unwrap(), (None, 5));
        assert_eq!(wish(&[]).unwrap(), (None, SECONDS));
        assert!(wish(&words("lust")).is_err());
    }
}
