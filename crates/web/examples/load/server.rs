//! The server: this program again, in a process of its own, so that its memory can be told from that of the clients.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use app::{App, Clock, fresh_daad};
use domain::access::{Purpose, Role, Viewer};
use domain::ids::MedewerkerId;
use domain::time::Moment;

use super::{SERVE, bench_town};

/// Where people are at work.
pub enum Place {
    Demo,
    /// A made town with so many inwoners.
    Town(u32),
}

const HOURS_MICROS: i64 = 3_600_000_000;

impl Place {
    pub fn from_word(word: &str) -> Place {
        match word {
            "demo" => Place::Demo,
            word => Place::Town(word.parse().unwrap_or_else(|_| panic!("expected 'demo' or a number, not {word:?}"))),
        }
    }

    pub fn slug(&self) -> &'static str {
        match self {
            Place::Demo => demo::SLUG,
            Place::Town(_) => bench_town::SLUG,
        }
    }

    pub fn told(&self) -> String {
        match self {
            Place::Demo => "the demo".to_owned(),
            Place::Town(inwoners) => format!("{inwoners} inwoners with {} facts each", bench_town::FACTS),
        }
    }

    fn clock(&self) -> Clock {
        match self {
            Place::Demo => Clock::starting_at(Moment((i64::from(demo::today().number()) * 24 + 18) * HOURS_MICROS)),
            Place::Town(_) => bench_town::clock(),
        }
    }

    /// Fills a folder and answers the sessions of so many people; begeleiders have several when there are fewer of them.
    pub fn fill(&self, dir: &Path, people: usize) -> Vec<String> {
        match self {
            Place::Demo => {
                let app = App::open(dir, self.clock()).expect("the folder can be opened");
                let town = app.begin(demo::SLUG).expect("there is no such gemeente yet");
                let mut append = |month| town.append_lived(fresh_daad(), month).map(|_| ());
                demo::sittard_geleen(&mut append).expect("the demo can be lived");
            }
            Place::Town(inwoners) => drop(bench_town::fill(dir, *inwoners)),
        }
        let app = App::open(dir, self.clock()).expect("the folder can be opened");
        let begeleiders = self.begeleiders(&app);
        (0..people).map(|number| session(&app, self.slug(), number, begeleiders[number % begeleiders.len()])).collect()
    }

    fn begeleiders(&self, app: &App) -> Vec<MedewerkerId> {
        let town = app.gemeente(self.slug()).expect("it was filled");
        let (role, today) = (Role::Begeleider, town.clock().today());
        let all = town.ask(app::Identity::MEEDOEN, |state, _| {
            let works = |id: &MedewerkerId| Viewer::new(state, *id, role, Purpose::Begeleiding, today).is_some();
            Ok((1..2_000).map(MedewerkerId).filter(works).collect())
        });
        all.expect("the command line may ask")
    }
}

fn session(app: &App, slug: &str, number: usize, medewerker: MedewerkerId) -> String {
    let (accounts, now) = (app.accounts(), Clock::real().now().0);
    let account = accounts.create(&format!("iemand-{number}")).expect("the name is free");
    accounts.link(account, slug, medewerker.0).expect("it can be linked");
    let (token, _) = accounts.start_session(account, now + 8 * HOURS_MICROS).expect("a session starts");
    accounts.choose(&token, slug, medewerker.0, Role::Begeleider.word(), "nl", now).expect("they work here");
    token
}

/// Serves a folder until this process is ended; says the address on its first line.
pub fn serve(place: &Place, dir: &Path) {
    let app = Arc::new(App::open(dir, place.clock()).expect("the folder can be opened"));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime can be started");
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
        println!("{}", listener.local_addr().expect("it is bound"));
        web::serve(listener, app, Arc::default(), std::future::pending()).await.expect("it goes on");
    });
}

/// A server in a process of its own; ended when this is dropped.
pub struct Running {
    child: Child,
    pub address: SocketAddr,
}

impl Running {
    pub fn start(place: &str, dir: &Path) -> Running {
        let this = std::env::current_exe().expect("this program is somewhere");
        let mut child = Command::new(this)
            .args([SERVE, place])
            .arg(dir)
            .stdout(Stdio::piped())
            .spawn()
            .expect("this program can be started again");
        let mut line = String::new();
        let out = child.stdout.take().expect("it was asked for");
        BufReader::new(out).read_line(&mut line).expect("the server says where it is");
        let address = line.trim().parse().expect("the server says where it is");
        Running { child, address }
    }

    /// Memory in use as the system counts it, in megabytes; nothing where the system does not say.
    pub fn megabytes(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
