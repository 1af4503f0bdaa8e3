use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use store::{Head, Keys, Log};

use crate::Map;

#[derive(Args)]
pub struct Controleer {
    #[command(flatten)]
    map: Map,
    /// Alleen deze gemeente.
    #[arg(long)]
    gemeente: Option<String>,
    /// Een bestand met ankers dat elders is bewaard; anders de ankers in de map zelf.
    #[arg(long)]
    anker: Option<PathBuf>,
}

impl Controleer {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let logs = self.map.logs()?;
        let keys = Arc::new(Keys::open(&self.map.dir)?);
        let slugs = match &self.gemeente {
            Some(slug) => vec![slug.clone()],
            None => logs.gemeenten()?,
        };
        anyhow::ensure!(!slugs.is_empty(), "in {} staat geen gemeente", self.map.dir.display());
        let mut whole = true;
        for slug in slugs {
            whole &= self.check(&slug, &logs.open(&slug, Arc::clone(&keys))?)?;
        }
        Ok(if whole { ExitCode::SUCCESS } else { ExitCode::from(2) })
    }

    fn check(&self, slug: &str, log: &Log) -> anyhow::Result<bool> {
        let report = log.check(&self.anchors(slug)?)?;
        match &report.fault {
            None => println!(
                "{slug}: {} regels kloppen, {} daarvan zijn vernietigd, {} ankers passen.",
                report.head.nr, report.destroyed, report.anchors
            ),
            Some(fault) => println!(
                "{slug}: het logboek klopt tot en met regel {}. De eerste die niet past: {fault}",
                report.head.nr
            ),
        }
        let looks = store::inzage::Inzage::open(&self.map.dir, slug)?.check()?;
        match looks.fault {
            None => println!("{slug}: {} regels van de inzage kloppen.", looks.records),
            Some(nr) => println!("{slug}: de inzage klopt niet vanaf regel {nr}."),
        }
        Ok(report.is_whole() && looks.fault.is_none())
    }

    fn anchors(&self, slug: &str) -> anyhow::Result<Vec<Head>> {
        let path = match &self.anker {
            Some(path) => path.clone(),
            None => store::anchor::path(&self.map.dir, slug)?,
        };
        if self.anker.is_none() && !path.exists() {
            return Ok(Vec::new());
        }
        Ok(store::anchor::read(&path)?.into_iter().map(|anchor| anchor.head).collect())
    }
}
