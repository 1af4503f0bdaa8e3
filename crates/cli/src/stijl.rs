//! The style of a municipality.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;

#[derive(Subcommand)]
pub enum Command {
    /// Leest een thema.css met het logo ernaast en noemt alles wat er niet aan klopt.
    Controleer { bestand: PathBuf },
}

impl Command {
    pub fn run(self) -> ExitCode {
        match self {
            Command::Controleer { bestand } => check(&bestand),
        }
    }
}

fn check(bestand: &Path) -> ExitCode {
    match web::stijl::read(bestand) {
        Ok(stijl) => {
            let naam = stijl.naam.as_deref().unwrap_or("Meedoen");
            println!("{}: in orde. Naam {naam}, {} kleuren en maten.", bestand.display(), stijl.tokens);
            if let Some(logo) = &stijl.logo {
                println!("Het logo is {} punten breed en 36 hoog.", logo.width);
                if !logo.left_out.is_empty() {
                    println!("Niet overgenomen uit het logo: {}.", logo.left_out.join(", "));
                }
            }
            ExitCode::SUCCESS
        }
        Err(faults) => {
            for fault in &faults {
                eprintln!("{fault}");
            }
            let word = if faults.len() == 1 { "fout" } else { "fouten" };
            eprintln!("{} {word} in {}; Meedoen houdt zijn eigen stijl.", faults.len(), bestand.display());
            ExitCode::from(1)
        }
    }
}
