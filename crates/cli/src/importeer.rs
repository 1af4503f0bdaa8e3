use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use anyhow::Context;
use app::import::{self, MOST_LINES, Stopped};
use app::{App, Gemeente, Identity, fresh_daad};
use clap::Args;
use domain::aanpak;
use domain::access::Viewer;
use domain::draft::{Draft, Pen};
use domain::lijst::Outcome;
use indicatif::{ProgressBar, ProgressStyle};

use crate::Map;
use crate::start::clock_of;

/// Rows from which a bar is worth looking at.
const LONG: usize = 2_000;

#[derive(Args)]
pub struct Importeer {
    #[command(flatten)]
    map: Map,
    #[arg(long)]
    gemeente: String,
    /// Van welke aanpak de lijst is; wordt ingevoerd als dat nog niet gebeurd is.
    #[arg(long)]
    aanpak: String,
    /// CSV of XLSX met één regel per traject.
    #[arg(long, value_name = "BESTAND")]
    sleutelbestand: PathBuf,
    /// Laat zien wat er zou gebeuren en legt niets vast.
    #[arg(long)]
    proef: bool,
}

impl Importeer {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let bytes = std::fs::read(&self.sleutelbestand).with_context(|| format!("{} is niet te lezen", self.sleutelbestand.display()))?;
        let file = self.sleutelbestand.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let app = App::open(&self.map.dir, clock_of(&self.map.dir)?)?;
        let town = app.gemeente(&self.gemeente)?;
        let took_in = self.take_in(&town, bytes, file.clone())?;
        match took_in {
            Ok(outcome) => {
                self.report(&file, &outcome);
                Ok(ExitCode::SUCCESS)
            }
            Err(Stopped::Hidden) => anyhow::bail!("de opdrachtregel mag deze lijst niet inlezen"),
            Err(Stopped::Faults(faults)) => {
                import::lines(&faults).iter().for_each(|line| eprintln!("{line}"));
                let count = faults.len();
                eprintln!("\n{count} {} in {file}. Er is niets ingelezen.", if count == 1 { "fout" } else { "fouten" });
                Ok(ExitCode::from(1))
            }
        }
    }

    /// All or nothing: one batch that is appended whole, or a draft that is dropped.
    fn take_in(&self, town: &Arc<Gemeente>, bytes: Vec<u8>, file: String) -> anyhow::Result<Result<Outcome, Stopped>> {
        let slug = self.aanpak.clone();
        let shipped = crate::aanpak::shipped(&slug);
        let result: Arc<Mutex<Option<Result<Outcome, Stopped>>>> = Arc::default();
        let kept = Arc::clone(&result);
        let batch = move |draft: &mut Draft, pen: Pen, viewer: &Viewer| {
            adopt_when_absent(draft, pen, viewer, &slug, shipped.clone())?;
            let bar = bar();
            let taken = import::take_in(draft, pen, viewer, &slug, (&bytes, &file), &mut |done, all| show(&bar, done, all));
            bar.finish_and_clear();
            let refused = taken.is_err();
            *kept.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(taken);
            // A refused list leaves nothing behind, also not the aanpak that was adopted for it.
            if refused { Err(app::Error::Refused(Vec::new())) } else { Ok(()) }
        };
        let outcome = if self.proef {
            town.try_out(Identity::MEEDOEN, batch)
        } else {
            town.batch_and_wait(Identity::MEEDOEN, fresh_daad(), batch).map(|_| ())
        };
        match result.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take() {
            Some(taken) if taken.is_err() || outcome.is_ok() => Ok(taken),
            _ => outcome.map(|()| Ok(Outcome::default())).map_err(anyhow::Error::from),
        }
    }

    fn report(&self, file: &str, outcome: &Outcome) {
        for notice in outcome.notices.iter().take(MOST_LINES) {
            println!("{}", import::notice_line(file, notice));
        }
        let Outcome { rows, statements, new_inwoners, new_trajecten, closed, corrected, unchanged, .. } = outcome;
        println!("{rows} regels gelezen: {new_inwoners} nieuwe inwoners, {new_trajecten} nieuwe trajecten, {closed} afgesloten, {corrected} correcties, {unchanged} ongewijzigd.");
        if self.proef {
            println!("Dit was een proef: er is niets vastgelegd. Zonder --proef komen er {statements} feiten bij.");
        } else {
            println!("{statements} feiten vastgelegd.");
        }
    }
}

/// An import is the first thing many do: the aanpak that comes with Meedoen is adopted when it was not yet.
fn adopt_when_absent(draft: &mut Draft, pen: Pen, viewer: &Viewer, slug: &str, shipped: Option<aanpak::Content>) -> Result<(), app::Error> {
    let known = aanpak::list(draft.state()).iter().any(|content| content.slug == slug);
    if let Some(content) = shipped.filter(|_| !known) {
        let from = content.geldig_vanaf.into();
        draft.act(pen, |state| aanpak::adopt(state, viewer, from, content))?;
    }
    Ok(())
}

fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {pos} van {len} regels").unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(0).with_style(style)
}

fn show(bar: &ProgressBar, done: usize, all: usize) {
    if all >= LONG && (done.is_multiple_of(200) || done == all) {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    }
}
