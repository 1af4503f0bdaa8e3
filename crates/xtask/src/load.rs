//! `cargo xtask load [demo|INWONERS] [SECONDS] [PAUSE_MS]`: many people at work at once, for release; by itself first on the
//! demo and then on a town of 50,000 inwoners.

use anyhow::Result;

use crate::{cargo, must};

pub fn run(words: &[String]) -> Result<()> {
    let runs: Vec<Vec<String>> = match words {
        [] => [["demo"], ["50000"]].map(|one| one.map(str::to_owned).to_vec()).to_vec(),
        words => vec![words.to_vec()],
    };
    for words in runs {
        must(cargo(&["run", "--release", "--package", "web", "--example", "load", "--"]).args(&words))?;
    }
    Ok(())
}
