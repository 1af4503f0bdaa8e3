use std::process::ExitCode;

use app::Clock;
use clap::Subcommand;

use crate::Map;

#[derive(Subcommand)]
pub enum Command {
    /// Begint het logboek van een gemeente.
    Nieuw {
        /// Kleine letters, cijfers en streepjes; komt in elk adres te staan.
        slug: String,
        /// De naam zoals die op het scherm staat.
        #[arg(long)]
        naam: String,
        #[command(flatten)]
        map: Map,
    },
}

impl Command {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let Command::Nieuw { slug, naam, map } = self;
        let app = map.open_at(Clock::real())?;
        app.found(&slug, &naam)?;
        println!("Gemeente {naam} is begonnen in {}.", map.dir.display());
        println!("De sleutels staan in {}. Maak daar apart een back-up van.", map.dir.join("sleutels").display());
        Ok(ExitCode::SUCCESS)
    }
}
