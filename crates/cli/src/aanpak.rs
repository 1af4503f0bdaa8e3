use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use app::{Clock, Gemeente, Identity, fresh_daad};
use clap::Subcommand;
use domain::aanpak::{self, Content, content};
use domain::time::Day;

use crate::Map;

#[derive(Subcommand)]
pub enum Command {
    /// Leest een bestand met een aanpak en noemt alles wat er niet aan klopt.
    Controleer { bestand: PathBuf },
    /// Voert een versie van een aanpak in; vanaf die dag gelden haar regels.
    Invoeren {
        bestand: PathBuf,
        #[command(flatten)]
        map: Map,
        #[arg(long)]
        gemeente: String,
        /// Vanaf wanneer; anders de dag die in het bestand staat.
        #[arg(long)]
        vanaf: Option<Day>,
    },
}

impl Command {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Command::Controleer { bestand } => check(&bestand),
            Command::Invoeren { bestand, map, gemeente, vanaf } => {
                let Some(content) = read(&bestand)? else { return Ok(ExitCode::from(1)) };
                let app = map.open_at(Clock::real())?;
                let from = vanaf.unwrap_or_else(|| content.geldig_vanaf.into());
                let naam = content.naam.nl.clone();
                adopt(&*app.gemeente(&gemeente)?, content, from)?;
                println!("{naam} geldt in {gemeente} vanaf {from}.");
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

fn check(bestand: &Path) -> anyhow::Result<ExitCode> {
    let Some(content) = read(bestand)? else { return Ok(ExitCode::from(1)) };
    let (soorten, fasen, normen) = (content.trajectsoorten.len(), content.fasen.len(), content.normen.len());
    println!(
        "{}: in orde. {} versie {}: {soorten} trajectsoorten, {fasen} fasen, {normen} normen.",
        bestand.display(),
        content.naam.nl,
        content.versie
    );
    Ok(ExitCode::SUCCESS)
}

/// The content of a file, or none after all its faults were printed.
fn read(bestand: &Path) -> anyhow::Result<Option<Content>> {
    let text = std::fs::read_to_string(bestand).with_context(|| format!("{} is niet te lezen", bestand.display()))?;
    match content::parse(&text) {
        Ok(content) => Ok(Some(content)),
        Err(faults) => {
            for fault in &faults {
                let (line, column, key) = (fault.line, fault.column, &fault.key);
                let found = if fault.found.is_empty() { String::new() } else { format!("{} gevonden; ", fault.found) };
                eprintln!(
                    "{}, regel {line}, positie {column}, {key}: {found}verwacht {}",
                    bestand.display(),
                    fault.expected
                );
            }
            eprintln!(
                "{} {} in {}; er is niets ingevoerd.",
                faults.len(),
                if faults.len() == 1 { "fout" } else { "fouten" },
                bestand.display()
            );
            Ok(None)
        }
    }
}

pub fn adopt(town: &Gemeente, content: Content, from: Day) -> Result<(), app::Error> {
    town.act_and_wait(Identity::MEEDOEN, fresh_daad(), move |state, viewer| {
        aanpak::adopt(state, viewer, from, content.clone())
    })?;
    Ok(())
}

/// The aanpakken that come with Meedoen, by slug.
pub fn shipped(slug: &str) -> Option<Content> {
    const FILES: [&str; 3] = [
        include_str!("../../../aanpakken/participatiehuis.toml"),
        include_str!("../../../aanpakken/de-cirkel.toml"),
        include_str!("../../../aanpakken/service-voor-de-wijk.toml"),
    ];
    FILES.into_iter().filter_map(|text| content::parse(text).ok()).find(|content| content.slug == slug)
}
