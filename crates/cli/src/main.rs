//! The binary `meedoen`: the register of its commands. Each command has a file of its own name.

mod aanpak;
mod back_up;
mod controleer;
mod demo;
mod gemeente;
mod importeer;
mod medewerker;
mod memory;
mod output;
mod rapport;
mod sleutel;
mod start;
mod stijl;
mod verhuis;
mod vernietiging;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Meedoen helpt gemeenten om mensen die lang in de bijstand zitten weer te laten meedoen.
#[derive(Parser)]
#[command(name = "meedoen", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Vult een voorbeeld met verzonnen mensen en start het.
    Demo(demo::Demo),
    /// Start de gemeenten in een map.
    Start(start::Start),
    /// Begint een gemeente.
    Gemeente {
        #[command(subcommand)]
        command: gemeente::Command,
    },
    /// Neemt een medewerker aan.
    Medewerker {
        #[command(subcommand)]
        command: medewerker::Command,
    },
    /// Controleert een aanpak, of voert die in.
    Aanpak {
        #[command(subcommand)]
        command: aanpak::Command,
    },
    /// Controleert de stijl van een gemeente: haar kleuren, naam en logo.
    Stijl {
        #[command(subcommand)]
        command: stijl::Command,
    },
    /// Leest de lijsten van een gemeente in (sleutelbestand, metingen, groepen): alles of niets.
    Importeer(importeer::Importeer),
    /// Maakt een rapport.
    Rapport(rapport::Rapport),
    /// Bewijst dat het logboek heel is, of noemt de eerste regel die niet klopt.
    Controleer(controleer::Controleer),
    /// Bewaartermijnen: wat vervalt, wie voorstelt, wie besluit, en het vernietigen zelf.
    Vernietiging {
        #[command(subcommand)]
        command: vernietiging::Command,
    },
    /// Maakt een back-up van de gegevens terwijl Meedoen doorloopt. De sleutels gaan niet mee.
    BackUp(back_up::BackUp),
    /// Zet een back-up terug, ook tot een moment. Wat vernietigd is, blijft vernietigd.
    Herstel(back_up::Herstel),
    /// Verhuist de logboeken: van bestanden naar PostgreSQL, terug, of van de ene PostgreSQL naar de andere.
    Verhuis(verhuis::Verhuis),
    /// Zorgt voor de sleutels: vernieuwen, exporteren, oefenen en terugzetten.
    Sleutel {
        #[command(subcommand)]
        command: sleutel::Command,
    },
}

/// Where the data is. Every command that touches a gemeente has it.
#[derive(clap::Args)]
struct Map {
    /// De map met de gegevens.
    #[arg(long = "map", value_name = "MAP")]
    dir: PathBuf,
    #[command(flatten)]
    log: LogAddress,
}

/// Where the log is, when it is not in the folder.
#[derive(clap::Args)]
struct LogAddress {
    /// Het adres van de PostgreSQL waarin het logboek staat, zoals postgres://gebruiker@host/meedoen; anders in de map.
    /// Zet een adres met een wachtwoord in MEEDOEN_LOG: wat op de opdrachtregel staat, kan iedereen op de machine zien.
    #[arg(long = "log", value_name = "ADRES", env = "MEEDOEN_LOG", hide_env_values = true)]
    address: Option<String>,
}

impl LogAddress {
    fn logs(&self, dir: &Path) -> anyhow::Result<store::Logs> {
        Ok(store::Logs::of(dir, self.address.as_deref())?)
    }
}

impl Map {
    fn logs(&self) -> anyhow::Result<store::Logs> {
        self.log.logs(&self.dir)
    }

    /// Opens everything in it, at the time of day it is there.
    fn open(&self) -> anyhow::Result<app::App> {
        self.open_at(start::clock_of(&self.dir)?)
    }

    fn open_at(&self, clock: app::Clock) -> anyhow::Result<app::App> {
        let app = app::App::open_on(&self.dir, self.logs()?, clock)?;
        memory::give_back();
        Ok(app)
    }
}

fn main() -> ExitCode {
    tell();
    match run(Cli::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("meedoen: {}", output::sentence(&error));
            ExitCode::from(1)
        }
    }
}

/// What the program has to say besides its answer goes to standard error: as much as `RUST_LOG` asks for, one JSON object a
/// line when `MEEDOEN_MELDINGEN` is `json`.
fn tell() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn".into());
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    match std::env::var("MEEDOEN_MELDINGEN").as_deref() {
        Ok("json") => lines.json().init(),
        _ => lines.init(),
    }
}

fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Demo(demo) => demo.run(),
        Command::Start(start) => start.run(),
        Command::Gemeente { command } => command.run(),
        Command::Medewerker { command } => command.run(),
        Command::Aanpak { command } => command.run(),
        Command::Stijl { command } => Ok(command.run()),
        Command::Importeer(importeer) => importeer.run(),
        Command::Rapport(rapport) => rapport.run(),
        Command::Controleer(controleer) => controleer.run(),
        Command::Vernietiging { command } => command.run(),
        Command::BackUp(back_up) => back_up.run(),
        Command::Herstel(herstel) => herstel.run(),
        Command::Verhuis(verhuis) => verhuis.run(),
        Command::Sleutel { command } => command.run(),
    }
}
