use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use anyhow::Context;
use app::{App, fresh_daad};
use clap::Args;

use crate::start::{clock_of, example_clock, mark_as_example, serve};

#[derive(Args)]
pub struct Demo {
    /// De map om te vullen; anders een tijdelijke map, die bij het stoppen weg gaat.
    #[arg(long = "map", value_name = "MAP")]
    dir: Option<PathBuf>,
    /// Op welke poort.
    #[arg(long, default_value_t = 8080)]
    poort: u16,
    /// Vult de map en stopt dan.
    #[arg(long)]
    alleen_vullen: bool,
}

impl Demo {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let temporary = if self.dir.is_none() { Some(tempfile::tempdir().context("er is geen tijdelijke map te maken")?) } else { None };
        let dir = self.dir.as_deref().or(temporary.as_ref().map(tempfile::TempDir::path)).context("er is geen map")?;
        let app = open_or_fill(dir)?;
        if self.alleen_vullen {
            return Ok(ExitCode::SUCCESS);
        }
        serve(Arc::new(app), std::net::Ipv4Addr::LOCALHOST.into(), self.poort, |url| print_accounts(url))
    }
}

/// The example in a folder: filled when the folder is new, as it was left when it was filled before.
fn open_or_fill(dir: &Path) -> anyhow::Result<App> {
    let known = store::gemeenten(dir);
    if known.iter().any(|slug| slug == demo::SLUG) {
        println!("In {} staat het voorbeeld al; het gaat verder waar het was.", dir.display());
        return Ok(App::open(dir, clock_of(dir)?)?);
    }
    anyhow::ensure!(known.is_empty(), "in {} staat al een gemeente ({}); kies een lege map voor het voorbeeld", dir.display(), known.join(", "));
    let began = Instant::now();
    let app = App::open(dir, example_clock(demo::today()))?;
    let entries = fill(&app)?;
    mark_as_example(dir, demo::today())?;
    println!("{} is gevuld: {entries} feiten in {:.1} seconden, in {}.", demo::NAAM, began.elapsed().as_secs_f64(), dir.display());
    Ok(app)
}

/// Lives the town through the rules and appends it month by month; then gives the cast their log-ins.
fn fill(app: &App) -> anyhow::Result<u32> {
    let town = app.begin(demo::SLUG)?;
    demo::sittard_geleen(&mut |month| town.append_lived(fresh_daad(), month).map(|_| ()))?;
    for one in demo::cast() {
        let account = app.accounts().create(one.login)?;
        app.accounts().link(account, demo::SLUG, one.medewerker.0)?;
        app.accounts().set_password(account, one.wachtwoord)?;
    }
    Ok(town.nr().0)
}

fn print_accounts(url: &str) {
    println!("\nVoorbeeld {}, op {}. Log in op {url} als:\n", demo::NAAM, demo::today());
    println!("  {:<18} {:<20} {:<10} wachtwoord", "naam", "rol", "inlognaam");
    let t = web::tekst::Tekst::new(web::tekst::Taal::Nl);
    for one in demo::cast() {
        let role = t.say(web::shell::visit::role_key(one.rol));
        println!("  {:<18} {role:<20} {:<10} {}", one.naam, one.login, one.wachtwoord);
    }
    println!();
}
