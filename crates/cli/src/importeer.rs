use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use anyhow::Context;
use app::import::{self, File, Files, MOST_LINES, Stopped, Taken};
use app::{Gemeente, Identity, fresh_daad};
use clap::Args;
use domain::aanpak;
use domain::access::Viewer;
use domain::draft::{Draft, Pen};
use domain::lijst::{Kind, Outcome};
use indicatif::ProgressBar;

use crate::Map;
use crate::output::bar;

/// Rows from which a bar is worth looking at.
const LONG: usize = 2_000;

#[derive(Args)]
#[command(group(clap::ArgGroup::new("lijsten").required(true).multiple(true).args(["sleutelbestand", "metingen", "groepen"])))]
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
    sleutelbestand: Option<PathBuf>,
    /// CSV of XLSX met één regel per meting.
    #[arg(long, value_name = "BESTAND")]
    metingen: Option<PathBuf>,
    /// CSV of XLSX met één regel per deelname aan een groep.
    #[arg(long, value_name = "BESTAND")]
    groepen: Option<PathBuf>,
    /// Laat zien wat er zou gebeuren en legt niets vast.
    #[arg(long)]
    proef: bool,
}

impl Importeer {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let files = self.files()?;
        let app = self.map.open()?;
        let town = app.gemeente(&self.gemeente)?;
        match self.take_in(&town, files)? {
            Ok(taken) => {
                self.report(&taken);
                Ok(ExitCode::SUCCESS)
            }
            Err(Stopped::Hidden) => anyhow::bail!("de opdrachtregel mag deze lijst niet inlezen"),
            Err(Stopped::Faults(faults)) => {
                import::lines(&faults).iter().for_each(|line| eprintln!("{line}"));
                let count = faults.len();
                let named: std::collections::BTreeSet<&str> = faults.iter().map(|fault| fault.file.as_str()).collect();
                let named = named.into_iter().collect::<Vec<_>>().join(" en ");
                eprintln!(
                    "\n{count} {} in {named}. Er is niets ingelezen.",
                    if count == 1 { "fout" } else { "fouten" }
                );
                Ok(ExitCode::from(1))
            }
        }
    }

    fn files(&self) -> anyhow::Result<Files> {
        let lists = [
            (Kind::Sleutelbestand, &self.sleutelbestand),
            (Kind::Metingen, &self.metingen),
            (Kind::Groepen, &self.groepen),
        ];
        let mut files = Vec::new();
        for (kind, path) in lists {
            let Some(path) = path else { continue };
            let bytes = std::fs::read(path).with_context(|| format!("{} is niet te lezen", path.display()))?;
            let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            files.push(File { kind, name, bytes });
        }
        Ok(Files::new(files))
    }

    /// All or nothing: one batch that is appended whole, or a draft that is dropped.
    fn take_in(&self, town: &Arc<Gemeente>, files: Files) -> anyhow::Result<Result<Taken, Stopped>> {
        let slug = self.aanpak.clone();
        let shipped = crate::aanpak::shipped(&slug);
        let result: Arc<Mutex<Option<Result<Taken, Stopped>>>> = Arc::default();
        let kept = Arc::clone(&result);
        let batch = move |draft: &mut Draft, pen: Pen, viewer: &Viewer| {
            adopt_when_absent(draft, pen, viewer, &slug, shipped.clone())?;
            let bar = bar("regels");
            let taken = import::take_in_all(draft, pen, viewer, &slug, &files, &mut |done, all| show(&bar, done, all));
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
            _ => outcome.map(|()| Ok(Taken::default())).map_err(anyhow::Error::from),
        }
    }

    fn report(&self, taken: &Taken) {
        for (kind, file, outcome) in &taken.files {
            for notice in outcome.notices.iter().take(MOST_LINES) {
                println!("{}", import::notice_line(file, notice));
            }
            println!("{}", counted(*kind, outcome));
        }
        let statements = taken.statements();
        if self.proef {
            println!("Dit was een proef: er is niets vastgelegd. Zonder --proef komen er {statements} feiten bij.");
        } else {
            println!("{statements} feiten vastgelegd.");
        }
    }
}

/// What a list brought about, as one line.
fn counted(kind: Kind, outcome: &Outcome) -> String {
    let Outcome {
        rows,
        new_inwoners,
        new_trajecten,
        new_metingen,
        new_groepen,
        new_deelnames,
        closed,
        corrected,
        unchanged,
        ..
    } = outcome;
    let brought = match kind {
        Kind::Sleutelbestand => {
            format!("{new_inwoners} nieuwe inwoners, {new_trajecten} nieuwe trajecten, {closed} afgesloten")
        }
        Kind::Metingen => format!("{new_metingen} nieuwe metingen"),
        Kind::Groepen => format!("{new_groepen} nieuwe groepen, {new_deelnames} nieuwe deelnames, {closed} beëindigd"),
    };
    format!("{rows} regels gelezen: {brought}, {corrected} correcties, {unchanged} ongewijzigd.")
}

/// An import is the first thing many do: the aanpak that comes with Meedoen is adopted when it was not yet.
fn adopt_when_absent(
    draft: &mut Draft,
    pen: Pen,
    viewer: &Viewer,
    slug: &str,
    shipped: Option<aanpak::Content>,
) -> Result<(), app::Error> {
    let known = aanpak::list(draft.state()).iter().any(|content| content.slug == slug);
    if let Some(content) = shipped.filter(|_| !known) {
        let from = content.geldig_vanaf.into();
        draft.act(pen, |state| aanpak::adopt(state, viewer, from, content))?;
    }
    Ok(())
}

fn show(bar: &ProgressBar, done: usize, all: usize) {
    if all >= LONG && (done.is_multiple_of(200) || done == all) {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    }
}
