use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use app::{App, Identity};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use domain::aanpak;
use domain::access;
use domain::state::State;
use domain::time::Day;
use reports::{Naar, Named, PRESETS, Parameters, Per, Phrase, Preset, REPORTS, Table};
use web::tekst::{Taal, Tekst};

use crate::Map;

#[derive(Args)]
pub struct Rapport {
    /// Welk rapport of welke gepubliceerde tabel.
    #[arg(value_parser = names())]
    naam: Named,
    #[command(flatten)]
    map: Map,
    /// Alleen nodig als er meer gemeenten in de map staan; een gepubliceerde tabel vindt de hare aan haar aanpak.
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
    /// Uitgesplitst naar oorzaak, trajectsoort of begeleider.
    #[arg(long, value_parser = per)]
    per: Option<Per>,
    /// Geteld naar de dag zelf of naar de dag waarop het bekend werd.
    #[arg(long, value_parser = naar, default_value = "datum")]
    naar: Naar,
    /// De redenen in de rijen van de tabel die de aanpak zelf uitgeeft.
    #[arg(long)]
    gedrukt: bool,
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

/// The names of the registers, so that the help lists them and a wrong name is answered with them.
fn names() -> impl TypedValueParser<Value = Named> {
    let known = REPORTS.iter().map(|about| about.name).chain(PRESETS.iter().map(|preset| preset.name));
    PossibleValuesParser::new(known)
        .map(|name| Named::from_name(&name).expect("the parser passes only names of the registers"))
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
        let app = self.map.open()?;
        let asked = self.asked();
        match self.naam {
            Named::Preset(preset) if preset.compares() => self.compare(&app, preset, &asked),
            named => {
                let slug = self.gemeente(&app)?;
                let counted = app.gemeente(&slug)?.ask(Identity::MEEDOEN, |state, viewer| {
                    let leave = access::figures(viewer)?;
                    Ok(named.run(state, leave, viewer.today(), &asked))
                })?;
                Ok(counted.map_err(app::Error::from)?)
            }
        }
    }

    fn asked(&self) -> Parameters {
        Parameters {
            aanpak: self.aanpak.clone().unwrap_or_default(),
            van: self.van,
            tot: self.tot,
            peildatum: self.peildatum,
            bekend_op: self.bekend_op,
            per: self.per,
            naar: self.naar,
            gedrukt: self.gedrukt,
        }
    }

    /// Each gemeente of the folder gives its figures; only those are laid beside each other.
    fn compare(&self, app: &App, preset: &'static Preset, asked: &Parameters) -> anyhow::Result<Table> {
        let mut all = Vec::new();
        let mut counted_on = None;
        for town in app.gemeenten() {
            if self.gemeente.as_deref().is_some_and(|only| only != town.slug()) {
                continue;
            }
            let figures = town.ask(Identity::MEEDOEN, |state, viewer| {
                let leave = access::figures(viewer)?;
                counted_on = counted_on.max(Some(viewer.today()));
                Ok(preset.cijfers(state, leave, viewer.today(), asked))
            })?;
            all.extend(figures.map_err(app::Error::from)?);
        }
        let today = counted_on.with_context(|| format!("in {} staat nog geen gemeente", self.map.dir.display()))?;
        Ok(preset.compare(today, all))
    }

    /// The gemeente that was named, else the only one, else the only one that has the aanpak of the published table.
    fn gemeente(&self, app: &App) -> anyhow::Result<String> {
        if let Some(slug) = &self.gemeente {
            return Ok(slug.clone());
        }
        let mut slugs: Vec<String> = app.gemeenten().iter().map(|town| town.slug().to_owned()).collect();
        if let Named::Preset(preset) = self.naam
            && slugs.len() > 1
        {
            slugs.retain(|slug| has_one_of(app, slug, &preset.aanpakken()));
        }
        match slugs.as_slice() {
            [only] => Ok(only.clone()),
            [] => anyhow::bail!("in {} staat geen gemeente waarvan dit rapport te maken is", self.map.dir.display()),
            several => {
                anyhow::bail!(
                    "in {} staan meer gemeenten; kies met --gemeente uit {}",
                    self.map.dir.display(),
                    several.join(", ")
                )
            }
        }
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

fn has_one_of(app: &App, slug: &str, aanpakken: &[&str]) -> bool {
    let known = |state: &State| aanpak::list(state).iter().any(|content| aanpakken.contains(&content.slug.as_str()));
    app.gemeente(slug).is_ok_and(|town| town.ask(Identity::MEEDOEN, |state, _| Ok(known(state))).unwrap_or(false))
}
