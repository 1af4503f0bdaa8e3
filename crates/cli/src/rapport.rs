use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use app::{App, Identity};
use clap::{Args, ValueEnum};
use domain::access;
use domain::time::Day;
use reports::{Naar, Parameters, Per, Phrase, REPORTS, Report, Table};
use web::tekst::{Taal, Tekst};

use crate::Map;
use crate::start::clock_of;

#[derive(Args)]
pub struct Rapport {
    /// Welk rapport: instroom, uitstroom of deelnemers.
    #[arg(value_parser = report)]
    naam: Report,
    #[command(flatten)]
    map: Map,
    /// Alleen nodig als er meer gemeenten in de map staan.
    #[arg(long)]
    gemeente: Option<String>,
    /// Alleen nodig als de gemeente meer aanpakken heeft.
    #[arg(long)]
    aanpak: Option<String>,
    /// De eerste dag van de periode.
    #[arg(long)]
    van: Option<Day>,
    /// De laatste dag van de periode.
    #[arg(long)]
    tot: Option<Day>,
    /// De dag waarop geteld wordt.
    #[arg(long)]
    peildatum: Option<Day>,
    /// Zoals het op deze dag bekend was.
    #[arg(long)]
    bekend_op: Option<Day>,
    /// Uitgesplitst naar oorzaak of trajectsoort.
    #[arg(long, value_parser = per)]
    per: Option<Per>,
    /// Geteld naar de dag zelf of naar de dag waarop het bekend werd.
    #[arg(long, value_parser = naar, default_value = "datum")]
    naar: Naar,
    #[arg(long, value_enum, default_value_t = Vorm::Tabel)]
    vorm: Vorm,
    /// Het bestand om te schrijven; anders het scherm.
    #[arg(long)]
    uit: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Vorm {
    Tabel,
    Csv,
    Json,
    Xlsx,
}

fn report(name: &str) -> Result<Report, String> {
    Report::from_name(name).ok_or_else(|| format!("kies uit {}", REPORTS.iter().map(|about| about.name).collect::<Vec<_>>().join(", ")))
}

fn per(word: &str) -> Result<Per, String> {
    Per::from_word(word).ok_or_else(|| format!("kies uit {}", Per::ALL.map(Per::word).join(", ")))
}

fn naar(word: &str) -> Result<Naar, String> {
    Naar::from_word(word).ok_or_else(|| format!("kies uit {}", Naar::ALL.map(Naar::word).join(", ")))
}

impl Rapport {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let table = self.count()?;
        let bytes = self.bytes(&table)?;
        match &self.uit {
            Some(path) => {
                std::fs::write(path, bytes).with_context(|| format!("{} is niet te schrijven", path.display()))?;
                println!("{} geschreven.", path.display());
            }
            None => std::io::stdout().lock().write_all(&bytes)?,
        }
        Ok(ExitCode::SUCCESS)
    }

    fn count(&self) -> anyhow::Result<Table> {
        let app = App::open(&self.map.dir, clock_of(&self.map.dir)?)?;
        let slug = match (&self.gemeente, app.gemeenten().as_slice()) {
            (Some(slug), _) => slug.clone(),
            (None, [only]) => only.slug().to_owned(),
            (None, []) => anyhow::bail!("in {} staat nog geen gemeente", self.map.dir.display()),
            (None, several) => {
                let slugs: Vec<&str> = several.iter().map(|town| town.slug()).collect();
                anyhow::bail!("in {} staan meer gemeenten; kies met --gemeente uit {}", self.map.dir.display(), slugs.join(", "))
            }
        };
        let asked = Parameters {
            aanpak: self.aanpak.clone().unwrap_or_default(),
            van: self.van,
            tot: self.tot,
            peildatum: self.peildatum,
            bekend_op: self.bekend_op,
            per: self.per,
            naar: self.naar,
        };
        let counted = app.gemeente(&slug)?.ask(Identity::MEEDOEN, |state, viewer| {
            let leave = access::figures(viewer)?;
            Ok(reports::run(state, leave, viewer.today(), self.naam, &asked))
        })?;
        Ok(counted.map_err(app::Error::from)?)
    }

    fn bytes(&self, table: &Table) -> anyhow::Result<Vec<u8>> {
        let t = Tekst::new(Taal::Nl);
        let say = move |phrase: &Phrase| web::rapport::pages::say(&t, phrase);
        let reader = exports::Reader { lang: "nl", say: &say };
        Ok(match self.vorm {
            Vorm::Csv => exports::csv(table, reader).into_bytes(),
            Vorm::Json => exports::json(table, reader).into_bytes(),
            Vorm::Xlsx => {
                let screen = self.uit.is_none();
                anyhow::ensure!(!screen, "een XLSX past niet op het scherm; geef met --uit een bestand op");
                exports::xlsx(table, reader)?
            }
            Vorm::Tabel => exports::terminal(table, reader).into_bytes(),
        })
    }
}
