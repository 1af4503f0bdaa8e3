//! Moving the logs from files to PostgreSQL, back, or from one PostgreSQL to another.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::Args;
use store::Logs;
use store::backup::{self, Moved};

use crate::output::bar;

/// What stands for the files in the folder.
const FILES: &str = "bestanden";

#[derive(Args)]
pub struct Verhuis {
    /// De map met de gegevens; daarin blijven de sleutels, de ankers, de inzage en de inlognamen.
    #[arg(long = "map", value_name = "MAP")]
    dir: PathBuf,
    /// Waar de logboeken nu staan: 'bestanden' (in de map) of het adres van een PostgreSQL.
    /// Zet een adres met een wachtwoord in MEEDOEN_VAN: wat op de opdrachtregel staat, kan iedereen op de machine zien.
    #[arg(long, value_name = "PLAATS", env = "MEEDOEN_VAN", hide_env_values = true)]
    van: String,
    /// Waar ze heen gaan, op dezelfde manier; een adres met een wachtwoord in MEEDOEN_NAAR.
    #[arg(long, value_name = "PLAATS", env = "MEEDOEN_NAAR", hide_env_values = true)]
    naar: String,
}

impl Verhuis {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        anyhow::ensure!(self.van != self.naar, "--van en --naar zijn dezelfde plaats");
        let (from, to) = (self.logs(&self.van)?, self.logs(&self.naar)?);
        let bar = bar("regels");
        let moved = backup::relocate(&self.dir, &from, &to, &mut |_, done, all| {
            bar.set_length(all);
            bar.set_position(done);
        });
        bar.finish_and_clear();
        let moved = moved.context("de verhuizing is niet af; wat er al is, blijft daar staan voor de volgende keer")?;
        anyhow::ensure!(!moved.is_empty(), "in {} staat geen gemeente", from.place().display());
        moved.iter().for_each(tell);
        self.tell_how_to_go_on(&moved);
        Ok(ExitCode::SUCCESS)
    }

    fn logs(&self, place: &str) -> anyhow::Result<Logs> {
        let address = (place != FILES).then_some(place);
        Logs::of(&self.dir, address).with_context(|| format!("geef '{FILES}' of het adres van een PostgreSQL"))
    }

    fn tell_how_to_go_on(&self, moved: &[Moved]) {
        match self.naar.as_str() {
            FILES => println!("Start Meedoen voortaan zonder --log en zonder MEEDOEN_LOG."),
            _ => println!("Start Meedoen voortaan met --log (of MEEDOEN_LOG) en het adres waar de logboeken nu staan."),
        }
        println!("De oude logboeken nemen niets meer aan. Haal ze weg als er een nieuwe back-up is:");
        for Moved { gemeente, .. } in moved {
            match self.van.as_str() {
                FILES => println!("  rm {}/gemeenten/{gemeente}/log.sqlite*", self.dir.display()),
                _ => {
                    for table in ["lichaam", "log", "kop"] {
                        println!("  DELETE FROM {table} WHERE gemeente = '{gemeente}';");
                    }
                }
            }
        }
    }
}

fn tell(moved: &Moved) {
    let Moved { gemeente, nr, destroyed, anchors, before } = moved;
    if *before > 0 {
        println!("{gemeente}: de eerste {before} regels stonden er al van een vorige keer.");
    }
    println!(
        "{gemeente}: {nr} regels zijn verhuisd en nagerekend, {destroyed} daarvan zijn vernietigd, {anchors} ankers passen."
    );
}
