use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use app::verwerking::Logbook;
use app::{App, Clock};
use clap::Args;
use domain::time::Day;
use web::Toezicht;

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
    adres: IpAddr,

    #[command(flatten)]
    meekijken: Meekijken,
}

/// Who else may know how it goes.
#[derive(Args, Default)]
pub struct Meekijken {
    /// Adres en poort waarop wie het systeem beheert mag vragen of het goed gaat (/health, /ready, /metrics).
    #[arg(long, value_name = "ADRES:POORT")]
    toezicht: Option<std::net::SocketAddr>,
    /// Waarheen elke verwerking van persoonsgegevens gaat: een OTLP-ontvanger over HTTP, zoals http://127.0.0.1:4318.
    #[arg(long, value_name = "URL")]
    logboek: Option<String>,
    /// Wat voor het nummer van een verwerkingsactiviteit staat: het adres van het register van de gemeente.
    #[arg(long, value_name = "URL", default_value = "urn:meedoen:verwerking:")]
    register: String,
}

/// Holds the header with which the logbook lets this system in, as `name: value`; not an argument, for those can be read by others.
const HEADER: &str = "MEEDOEN_LOGBOEK_KOP";

impl Meekijken {
    fn logbook(&self) -> anyhow::Result<Option<Logbook>> {
        let Some(endpoint) = self.logboek.clone() else { return Ok(None) };
        anyhow::ensure!(
            endpoint.starts_with("http://") || endpoint.starts_with("https://"),
            "--logboek moet met http:// of https:// beginnen, niet '{endpoint}'"
        );
        let header = match std::env::var(HEADER) {
            Ok(header) => {
                let (name, value) =
                    header.split_once(':').with_context(|| format!("{HEADER} moet 'naam: waarde' zijn"))?;
                Some((name.trim().to_owned(), value.trim().to_owned()))
            }
            Err(_) => None,
        };
        Ok(Some(Logbook { endpoint, register: self.register.clone(), header }))
    }
}

impl Start {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let map = self.map;
        let open = move || {
            let app = map.open()?;
            anyhow::ensure!(
                !app.gemeenten().is_empty(),
                "in {} staat nog geen gemeente; begin met: meedoen gemeente nieuw",
                map.dir.display()
            );
            Ok(app)
        };
        serve(open, self.adres, self.poort, &self.meekijken, |_| ())
    }
}

/// Serves until Ctrl-C or a termination signal; requests under way are finished. `ready` gets the address. Who watches may
/// ask before the folder is open: a long start is not a failed one.
pub fn serve(
    open: impl FnOnce() -> anyhow::Result<App>,
    address: IpAddr,
    port: u16,
    meekijken: &Meekijken,
    ready: impl FnOnce(&str),
) -> anyhow::Result<ExitCode> {
    let (runtime, toezicht) = (tokio::runtime::Builder::new_multi_thread().enable_all().build()?, Arc::default());
    let logbook = meekijken.logbook()?;
    if let Some(address) = meekijken.toezicht {
        let watch = runtime.block_on(watch(address, Arc::clone(&toezicht)))?;
        println!("Toezicht op http://{watch}/ready");
    }
    let app = Arc::new(open()?);
    toezicht.watch(Arc::clone(&app));
    let _handover = logbook.map(|logbook| app.hand_over(logbook)).transpose()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind((address, port)).await;
        let listener =
            listener.with_context(|| format!("poort {port} op {address} is niet vrij; kies een andere met --poort"))?;
        let url = format!("http://{}", listener.local_addr()?);
        println!("Meedoen draait op {url}");
        ready(&url);
        println!("Stoppen met Ctrl-C.");
        web::serve(listener, app, toezicht, stopped()).await?;
        println!("Meedoen is gestopt.");
        anyhow::Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Begins answering who watches, and says on which address.
async fn watch(address: SocketAddr, toezicht: Arc<Toezicht>) -> anyhow::Result<SocketAddr> {
    let listener = tokio::net::TcpListener::bind(address).await;
    let listener = listener.with_context(|| format!("{address} is niet vrij; kies een ander adres met --toezicht"))?;
    let address = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(listener, web::toezicht::router(toezicht)).await });
    Ok(address)
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
