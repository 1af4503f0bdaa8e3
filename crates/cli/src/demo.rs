use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context;
use app::{App, fresh_daad};
use clap::Args;
use store::Logs;

use crate::LogAddress;
use crate::start::{Meekijken, clock_of, example_clock, mark_as_example, serve};

#[derive(Args)]
pub struct Demo {
    /// De map om te vullen; anders een tijdelijke map, die bij het stoppen weg gaat.
    #[arg(long = "map", value_name = "MAP")]
    dir: Option<PathBuf>,
    #[command(flatten)]
    log: LogAddress,
    /// Op welke poort.
    #[arg(long, default_value_t = 8080)]
    poort: u16,
    /// Vult de map en stopt dan.
    #[arg(long)]
    alleen_vullen: bool,
    #[command(flatten)]
    meekijken: Meekijken,
}

impl Demo {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let temporary = if self.dir.is_none() {
            Some(tempfile::tempdir().context("er is geen tijdelijke map te maken")?)
        } else {
            None
        };
        let dir = self.dir.as_deref().or(temporary.as_ref().map(tempfile::TempDir::path)).context("er is geen map")?;
        let app = open_or_fill(dir, self.log.logs(dir)?)?;
        if self.alleen_vullen {
            return Ok(ExitCode::SUCCESS);
        }
        let here = std::net::Ipv4Addr::LOCALHOST.into();
        serve(|| Ok(app), here, self.poort, &self.meekijken, print_accounts)
    }
}

/// The example in a folder: filled when the folder is new, as it was left when it was filled before.
fn open_or_fill(dir: &Path, logs: Logs) -> anyhow::Result<App> {
    let known = logs.gemeenten()?;
    if known.iter().any(|slug| demo::towns().iter().any(|town| town.slug == slug)) {
        println!("In {} staat het voorbeeld al; het gaat verder waar het was.", dir.display());
        let app = App::open_on(dir, logs, clock_of(dir)?)?;
        crate::memory::give_back();
        return Ok(app);
    }
    anyhow::ensure!(
        known.is_empty(),
        "in {} staat al een gemeente ({}); kies een lege map voor het voorbeeld",
        dir.display(),
        known.join(", ")
    );
    let app = App::open_on(dir, logs, example_clock(demo::today()))?;
    for town in demo::towns() {
        let began = Instant::now();
        let entries = fill(&app, town)?;
        println!("{} is gevuld: {entries} feiten in {:.1} seconden.", town.naam, began.elapsed().as_secs_f64());
    }
    give_accounts(&app)?;
    mark_as_example(dir, demo::today())?;
    Ok(app)
}

/// Lives a town through the rules and appends it month by month, all towns up to the same day.
fn fill(app: &App, town: &demo::Gemeente) -> anyhow::Result<u32> {
    let running = app.begin(town.slug)?;
    town.live_until(demo::today(), &mut |month| running.append_lived(fresh_daad(), month).map(|_| ()))?;
    Ok(running.nr().0)
}

/// One account per log-in name, also for who works in more than one town.
fn give_accounts(app: &App) -> anyhow::Result<()> {
    for town in demo::towns() {
        for one in town.cast {
            let account = match app.accounts().by_login(one.login)? {
                Some(account) => account,
                None => {
                    let account = app.accounts().create(one.login)?;
                    app.accounts().set_password(account, one.wachtwoord)?;
                    account
                }
            };
            app.accounts().link(account, town.slug, one.medewerker.0)?;
        }
    }
    Ok(())
}

fn print_accounts(url: &str) {
    println!("\nDrie gemeenten met verzonnen mensen, op {}. Log in op {url} als:\n", demo::today());
    println!("  {:<16} {:<18} {:<20} {:<10} wachtwoord", "gemeente", "naam", "rol", "inlognaam");
    let t = web::tekst::Tekst::new(web::tekst::Taal::Nl);
    for town in demo::towns() {
        for one in town.cast {
            let role = t.say(web::shell::visit::role_key(one.rol));
            println!("  {:<16} {:<18} {role:<20} {:<10} {}", town.naam, one.naam, one.login, one.wachtwoord);
        }
    }
    println!();
}
