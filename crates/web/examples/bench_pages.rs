//! How many pages a second, beside a bare axum page of the same bytes in the same run.
//!
//! `cargo run --release -p web --example bench_pages [quick] [PAGE]`. A municipality of 10,000 inwoners with a hundred facts each, a
//! caseload of forty, a dossier of three hundred facts; sixteen connections that each ask again as soon as they are answered.
//! The clients run on the same machine, so both numbers are lower than a server alone would give. `quick` takes a tenth; for a
//! profile of one page, its name (`vandaag`, `caseload`, `inwoner/1`) measures that one alone.

#[path = "../../app/examples/bench_thread/town.rs"]
#[allow(dead_code, reason = "the same town is measured elsewhere in other ways")]
mod town;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

use app::{App, Clock, Identity, fresh_daad};
use axum::Router;
use axum::response::Html;
use axum::routing::get;
use domain::access::{Purpose, Role};
use domain::contact::{Recorded, Wijze};
use domain::draft::Pen;
use domain::entry::Statement;
use domain::ids::InwonerId;
use domain::time::Moment;
use domain::vandaag;

/// The allocator of the program itself; the bare page has it too.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const CONNECTIONS: usize = 16;
/// The turns of each; the best counts, because others may be at work on the machine.
const TURNS: usize = 3;
const HOURS_MICROS: i64 = 3_600_000_000;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let quick = words.iter().any(|word| word == "quick");
    let asked = |path: &&str| words.iter().all(|word| word == "quick") || words.iter().any(|word| word == path);
    let (inwoners, turn) = if quick { (1_000, Duration::from_millis(300)) } else { (10_000, Duration::from_secs(3)) };
    let dir = tempfile::tempdir_in(".").expect("there is room for a folder");
    town::fill(dir.path(), inwoners);
    let app = Arc::new(App::open(dir.path(), town::clock()).expect("the folder can be opened"));
    lengthen_a_dossier(&app);
    let cookie = log_in(&app);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime can be started");
    let pages = runtime.block_on(serve(web::router(Arc::clone(&app))));
    for path in ["vandaag", "caseload", "inwoner/1"].into_iter().filter(asked) {
        let request =
            format!("GET /{}/{path} HTTP/1.1\r\nhost: localhost\r\ncookie: meedoen={cookie}\r\n\r\n", town::SLUG);
        let body = Client::new(pages).ask(&request);
        let text = String::from_utf8(body.clone()).expect("a page is text");
        assert!(text.contains("Voornaam"), "this is not the page that was meant: {text}");
        let bare = runtime.block_on(serve(Router::new().fallback(get(move || async move { Html(text) }))));
        compare(path, body.len(), &request, (pages, bare), turn);
    }
    count_for_the_menu(&app, if quick { 100 } else { 2_000 });
}

/// The numbers in the menu are remembered as long as nothing is recorded. This is what they cost the first page after it.
fn count_for_the_menu(app: &App, times: u32) {
    let gemeente = app.gemeente(town::SLUG).expect("it was filled");
    for (name, role) in [("begeleider", Role::Begeleider), ("coördinator", Role::Coordinator)] {
        let medewerker = town::begeleider(1);
        let who = Identity { medewerker, role, purpose: Purpose::of(role) };
        let began = Instant::now();
        let counted = (0..times).filter(|_| {
            gemeente
                .ask(who, |state, viewer| Ok(vandaag::counted(state, viewer)))
                .is_ok_and(|counted| counted.is_some())
        });
        // Nobody in this municipality is a coördinator: then there is nothing to measure.
        if counted.count() > 0 {
            let each = began.elapsed().as_secs_f64() * 1e6 / f64::from(times);
            println!("the number in the menu of a {name}: {each:.0} µs, once for every change of the log");
        }
    }
}

/// Two hundred contacts more for the first inwoner, one a day.
fn lengthen_a_dossier(app: &App) {
    let (inwoner, medewerker) = (InwonerId(1), town::begeleider(1));
    let lived = (0..200).map(|number| {
        let datum = town::today().plus(number - 260);
        let geboekt = Moment((i64::from(town::today().number()) * 24 + 11) * HOURS_MICROS);
        let said = Recorded {
            inwoner,
            medewerker,
            wijze: Wijze::Telefoon,
            minuten: Some(10),
            verslag: None,
            volgende: None,
            afwijking: None,
        };
        (
            Pen { door: medewerker, rol: Role::Begeleider, daad: fresh_daad(), geboekt },
            Statement::new(datum, town::today(), said),
        )
    });
    let town = app.gemeente(town::SLUG).expect("it was filled");
    town.append_lived(fresh_daad(), lived.collect()).expect("it can be appended");
}

fn log_in(app: &App) -> String {
    let (accounts, now) = (app.accounts(), Clock::real().now().0);
    let account = accounts.create("begeleider").expect("the name is free");
    let medewerker = town::begeleider(1).0;
    accounts.link(account, town::SLUG, medewerker).expect("it can be linked");
    let (token, _) = accounts.start_session(account, now + 8 * HOURS_MICROS).expect("a session starts");
    accounts.choose(&token, town::SLUG, medewerker, Role::Begeleider.word(), "nl", now).expect("they work here");
    token
}

async fn serve(router: Router) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
    let address = listener.local_addr().expect("it is bound");
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

fn compare(name: &str, bytes: usize, request: &str, (page, bare): (SocketAddr, SocketAddr), turn: Duration) {
    let turns: Vec<_> = (0..TURNS).map(|_| (load(bare, request, turn), load(page, request, turn))).collect();
    let best = |rates: &mut dyn Iterator<Item = &Load>| rates.map(|load| load.rate).fold(0.0, f64::max);
    let (bare_rate, rate) =
        (best(&mut turns.iter().map(|(bare, _)| bare)), best(&mut turns.iter().map(|(_, page)| page)));
    let p99 = turns.iter().map(|(_, page)| page.p99).min().unwrap_or_default();
    let bare_p99 = turns.iter().map(|(bare, _)| bare.p99).min().unwrap_or_default();
    println!(
        "{name}, {bytes} bytes: {rate:.0} pages/s, bare {bare_rate:.0}, ratio {:.2} (target 0.5); p99 {:.1} ms (target 5), bare {:.1} ms",
        rate / bare_rate,
        p99.as_secs_f64() * 1e3,
        bare_p99.as_secs_f64() * 1e3
    );
}

struct Load {
    rate: f64,
    p99: Duration,
}

/// Sixteen clients that ask for `turn` long.
fn load(address: SocketAddr, request: &str, turn: Duration) -> Load {
    let began = Instant::now();
    let mut took: Vec<Duration> = std::thread::scope(|scope| {
        let clients: Vec<_> =
            (0..CONNECTIONS).map(|_| scope.spawn(|| ask_until(address, request, began + turn))).collect();
        clients.into_iter().flat_map(|client| client.join().expect("a client does not panic")).collect()
    });
    let rate = took.len() as f64 / began.elapsed().as_secs_f64();
    took.sort_unstable();
    Load { rate, p99: took.get(took.len() * 99 / 100).copied().unwrap_or_default() }
}

fn ask_until(address: SocketAddr, request: &str, end: Instant) -> Vec<Duration> {
    let (mut client, mut took) = (Client::new(address), Vec::new());
    while Instant::now() < end {
        let began = Instant::now();
        client.ask(request);
        took.push(began.elapsed());
    }
    took
}

/// One connection that stays open; it asks for no compression, as the bare page gives none.
struct Client(BufReader<TcpStream>);

impl Client {
    fn new(address: SocketAddr) -> Client {
        let stream = TcpStream::connect(address).expect("the server listens");
        stream.set_nodelay(true).expect("a socket can be told so");
        Client(BufReader::with_capacity(1 << 16, stream))
    }

    fn ask(&mut self, request: &str) -> Vec<u8> {
        self.0.get_mut().write_all(request.as_bytes()).expect("the server listens");
        let (mut length, mut line) = (0, String::new());
        while line != "\r\n" {
            line.clear();
            self.0.read_line(&mut line).expect("the server answers");
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().expect("a length is a number");
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).expect("the body is whole");
        body
    }
}
