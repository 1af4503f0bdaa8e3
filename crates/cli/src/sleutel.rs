//! Looking after the keys: renew the master key, export the keys, prove that the export opens the log, and put it back.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use app::Clock;
use clap::Subcommand;
use domain::time::Moment;
use store::{Keys, Log, Why, export};

use crate::Map;
use crate::output::bar;

#[derive(Subcommand)]
pub enum Command {
    /// Vervangt de meestersleutel: een nieuwe neemt het over, alle sleutels worden opnieuw ingepakt en de oude verdwijnt.
    ///
    /// Meedoen kan gewoon doorlopen. Wordt dit afgebroken, dan gaat het verder als je het nog eens doet.
    Vernieuw {
        #[command(flatten)]
        map: Map,
    },
    /// Schrijft alle sleutels in één bestand dat alleen met een wachtzin opengaat.
    Exporteer {
        #[command(flatten)]
        map: Map,
        /// Het bestand; het mag er nog niet zijn.
        #[arg(long, value_name = "BESTAND")]
        uit: PathBuf,
        #[command(flatten)]
        wachtzin: Wachtzin,
    },
    /// Bewijst dat een export het logboek opent: leest elke regel met de sleutels uit de export, en verandert niets.
    Oefen {
        #[command(flatten)]
        map: Map,
        #[arg(long, value_name = "BESTAND")]
        export: PathBuf,
        #[command(flatten)]
        wachtzin: Wachtzin,
    },
    /// Zet de sleutels uit een export terug in een map die er geen heeft.
    ZetTerug {
        #[command(flatten)]
        map: Map,
        #[arg(long, value_name = "BESTAND")]
        export: PathBuf,
        #[command(flatten)]
        wachtzin: Wachtzin,
    },
}

#[derive(clap::Args)]
pub struct Wachtzin {
    /// Een bestand met de wachtzin op de eerste regel; anders vraagt Meedoen erom.
    #[arg(long = "wachtzin-bestand", value_name = "BESTAND")]
    bestand: Option<PathBuf>,
}

impl Command {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Command::Vernieuw { map } => renew(&map.dir),
            Command::Exporteer { map, uit, wachtzin } => write(&map.dir, &uit, &wachtzin.new_one()?),
            Command::Oefen { map, export, wachtzin } => drill(&map.dir, &export, &wachtzin.ask("Wachtzin: ")?),
            Command::ZetTerug { map, export, wachtzin } => put_back(&map.dir, &export, &wachtzin.ask("Wachtzin: ")?),
        }
    }
}

fn renew(dir: &Path) -> anyhow::Result<ExitCode> {
    let keys = Keys::open(dir)?;
    let bar = bar("sleutels");
    let done = keys.rotate(&mut |done, all| {
        bar.set_length(all);
        bar.set_position(done);
    })?;
    bar.finish_and_clear();
    if done.resumed {
        println!("Een vernieuwing die was afgebroken, is nu klaar.");
    }
    println!("{} sleutels zijn ingepakt onder meestersleutel {}. De vorige is weg.", done.wrapped, done.master);
    println!(
        "Maak nu een nieuwe export: meedoen sleutel exporteer. Een export van eerder opent alleen wat er toen was."
    );
    Ok(ExitCode::SUCCESS)
}

fn write(dir: &Path, to: &Path, passphrase: &str) -> anyhow::Result<ExitCode> {
    let count = export::write(&Keys::open(dir)?, to, passphrase, Clock::real().now().0)?;
    println!("{count} sleutels staan in {}, alleen te openen met de wachtzin.", to.display());
    println!(
        "Bewaar het bestand ergens anders dan de back-up van de gegevens, en de wachtzin ergens anders dan het bestand."
    );
    println!("Proef of het werkt: meedoen sleutel oefen --map {} --export {}", dir.display(), to.display());
    Ok(ExitCode::SUCCESS)
}

fn drill(dir: &Path, from: &Path, passphrase: &str) -> anyhow::Result<ExitCode> {
    let (keys, made) = export::open(from, passphrase)?;
    let (keys, made) = (Arc::new(keys), Moment(made).day());
    let slugs = store::gemeenten(dir);
    anyhow::ensure!(!slugs.is_empty(), "in {} staat geen gemeente", dir.display());
    let mut opens = true;
    for slug in slugs {
        let report = Log::open(dir, &slug, Arc::clone(&keys))?.check(&[])?;
        let last = report.head.nr;
        match &report.fault {
            None => println!(
                "{slug}: met de export van {made} gaan alle {last} regels open, {} zijn vernietigd.",
                report.destroyed
            ),
            Some(fault) if fault.why == Why::NoKey => println!(
                "{slug}: tot en met regel {last} gaat alles open. Regel {} is van een zaak die er nog niet was toen de export \
                 werd gemaakt, op {made}. Maak een nieuwe export.",
                fault.nr
            ),
            Some(fault) => {
                println!("{slug}: tot en met regel {last} gaat alles open. Daarna klopt het logboek niet: {fault}")
            }
        }
        opens &= report.fault.is_none();
    }
    Ok(if opens { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

fn put_back(dir: &Path, from: &Path, passphrase: &str) -> anyhow::Result<ExitCode> {
    let count = export::put_back(dir, from, passphrase)?;
    println!("{count} sleutels staan terug in {}.", dir.join("sleutels").display());
    println!("Kijk of het logboek ermee opengaat: meedoen controleer --map {}", dir.display());
    Ok(ExitCode::SUCCESS)
}

impl Wachtzin {
    fn ask(&self, question: &str) -> anyhow::Result<String> {
        let Some(path) = &self.bestand else {
            let terminal = console::Term::stderr();
            anyhow::ensure!(
                terminal.is_term(),
                "er is geen scherm om de wachtzin op te vragen; geef hem met --wachtzin-bestand"
            );
            terminal.write_str(question)?;
            return Ok(terminal.read_secure_line()?);
        };
        let text = std::fs::read_to_string(path).with_context(|| format!("{} is niet te lezen", path.display()))?;
        Ok(text.lines().next().unwrap_or_default().to_owned())
    }

    /// A passphrase that is not in use yet: long enough, and typed twice.
    fn new_one(&self) -> anyhow::Result<String> {
        let passphrase = self.ask("Nieuwe wachtzin: ")?;
        anyhow::ensure!(
            passphrase.chars().count() >= export::SHORTEST,
            "de wachtzin moet minstens {} tekens hebben, bijvoorbeeld vijf gewone woorden",
            export::SHORTEST
        );
        if self.bestand.is_none() {
            anyhow::ensure!(self.ask("Nog een keer: ")? == passphrase, "de twee wachtzinnen zijn niet gelijk");
        }
        Ok(passphrase)
    }
}
