use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use app::{App, Clock};
use clap::Args;
use domain::time::Day;

use crate::Map;

/// Says in a data folder that it is an example, and on which day it is lived.
const EXAMPLE: &str = "voorbeeld.txt";

#[derive(Args)]
pub struct Start {
    #[command(flatten)]
    map: Map,
    /// Op welke poort.
    #[arg(long, default_value_t = 8080)]
    poort: u16,
    /// Op welk adres; buiten deze machine alleen achter een omgekeerde proxy met TLS.
    #[arg(long, default_value = "127.0.0.1")]
    adres: std::net::IpAddr,
}

impl Start {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let clock = clock_of(&self.map.dir)?;
        let app = Arc::new(App::open(&self.map.dir, clock)?);
        anyhow::ensure!(
            !app.gemeenten().is_empty(),
            "in {} staat nog geen gemeente; begin met: meedoen gemeente nieuw",
            self.map.dir.display()
        );
        serve(app, self.adres, self.poort, |_| ())
    }
}

/// Serves until Ctrl-C or a termination signal; requests under way are finished. `ready` gets the address.
pub fn serve(
    app: Arc<App>,
    address: std::net::IpAddr,
    port: u16,
    ready: impl FnOnce(&str),
) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind((address, port)).await;
        let listener =
            listener.with_context(|| format!("poort {port} op {address} is niet vrij; kies een andere met --poort"))?;
        let url = format!("http://{}", listener.local_addr()?);
        println!("Meedoen draait op {url}");
        ready(&url);
        println!("Stoppen met Ctrl-C.");
        web::serve(listener, app, stopped()).await?;
        println!("Meedoen is gestopt.");
        anyhow::Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}

async fn stopped() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

/// The clock a data folder runs by: an example goes on from the morning of its last day.
pub fn clock_of(dir: &Path) -> anyhow::Result<Clock> {
    let path = dir.join(EXAMPLE);
    if !path.exists() {
        return Ok(Clock::real());
    }
    let text = std::fs::read_to_string(&path)?;
    let day: Day = text
        .trim()
        .parse()
        .map_err(|_| anyhow::anyhow!("{} moet een dag bevatten, zoals 2010-04-30", path.display()))?;
    Ok(example_clock(day))
}

pub fn mark_as_example(dir: &Path, day: Day) -> anyhow::Result<()> {
    std::fs::write(dir.join(EXAMPLE), format!("{day}\n"))
        .with_context(|| format!("{} is niet te schrijven", dir.display()))
}

/// Seven o'clock in the evening, when the working day of the example is over: whatever is recorded next comes after it.
pub fn example_clock(day: Day) -> Clock {
    let evening = day.date().at(19, 0, 0, 0).in_tz("Europe/Amsterdam").expect("every day has an evening in Amsterdam");
    Clock::starting_at(domain::time::Moment(evening.timestamp().as_microsecond()))
}
