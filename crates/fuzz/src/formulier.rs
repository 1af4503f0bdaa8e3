//! An address that somebody asks for, or a form that they send there. The first line says who, how and where; the rest is what was
//! filled in, as a browser sends it. The token and the number of the act are added, as the page would have.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use app::{App, Clock, Identity, fresh_daad};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use domain::access::{Purpose, Viewer};
use domain::contact::{self, Contact, Seen, Wijze};
use domain::entry::Statement;
use domain::ids::InwonerId;
use domain::inwoner::{self, Persoon};
use domain::refusal::No;
use domain::state::State;
use domain::testing::{Cast, day, de_cirkel, participatiehuis};
use domain::time::Moment;
use domain::{aanpak, medewerker, toewijzing, traject};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tower::ServiceExt;
use web::ROUTES;

#[path = "../../web/tests/town/html.rs"]
#[allow(dead_code, reason = "only the forms of a page are read here")]
mod html;

const SLUG: &str = "lindervoort";
const TODAY: &str = "2010-01-04";

pub const WORDS: &[&str] = &[
    "&",
    "=",
    "%00",
    "%ff",
    "%F0%9F%99%82",
    "+",
    "datum=",
    "reden=",
    "gezien=",
    "soort=",
    "tot=",
    "van=",
    "volgend=",
    "inwoner=",
    "trede=",
    "2010-01-04",
    "2010-02-29",
    "9999-12-31",
    "-9999-01-01",
    "/0",
    "/4294967295",
    "/1",
    "?toon=",
    "?alles=ja",
    "?bekend_op=",
    "?van=2010-01-01&tot=2009-01-01",
    "anders",
    "ja",
    "vakantie",
    "telefoon",
];

/// A password is slow to check on purpose, and there is nothing else behind these.
const SLOW: [&str; 2] = ["/inloggen", "/wachtwoord"];

struct Town {
    router: Router,
    runtime: Runtime,
    /// Who there is, with the cookie and the token of their forms.
    people: Vec<(&'static str, String, String)>,
    _folder: TempDir,
}

static TOWN: LazyLock<Mutex<Town>> = LazyLock::new(|| Mutex::new(Town::begin()));

/// Whatever somebody sends, they get a page, a refusal or nothing; never trouble of our own.
pub fn run(data: &[u8]) {
    let end = data.iter().position(|byte| *byte == b'\n').unwrap_or(data.len());
    let Ok(line) = std::str::from_utf8(&data[..end]) else { return };
    let mut words = line.split(' ');
    let (Some(who), Some(how), Some(path)) = (words.next(), words.next(), words.next()) else { return };
    if how == "POST" && SLOW.iter().any(|slow| path.starts_with(slow)) {
        return;
    }
    let body = data.get(end + 1..).unwrap_or_default();
    let town = TOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let Some((status, text)) = town.asks(who, how, path, body) else { return };
    assert!(
        !status.is_server_error(),
        "{who} {how} {path} {:?} answers {status}: {text}",
        String::from_utf8_lossy(body)
    );
}

/// Every page as everybody sees it, and every form on it as it stands there, filled in.
pub fn seeds() -> Vec<Vec<u8>> {
    let town = TOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let (mut seeds, mut seen) = (Vec::new(), BTreeSet::new());
    for (who, ..) in &town.people {
        for route in ROUTES.iter().filter(|route| route.method == Method::GET) {
            let path = filled(route.path);
            let Some((status, page)) = town.asks(who, "GET", &path, b"") else { continue };
            if status != StatusCode::OK {
                continue;
            }
            if seen.insert(("GET", path.clone())) {
                seeds.push(format!("{who} GET {path}\n").into_bytes());
            }
            for form in html::forms(&page) {
                if seen.insert(("POST", form.action.clone())) {
                    seeds.push(format!("{who} POST {}\n{}", form.action, sent(&form)).into_bytes());
                }
            }
        }
    }
    seeds
}

/// The form with something in every empty field, as one who tries the buttons does.
fn sent(form: &html::SentForm) -> String {
    let pairs =
        form.fields.iter().filter(|(name, _)| !["csrf", "daad"].contains(&name.as_str())).map(|(name, value)| {
            let value = match value.as_str() {
                "" if name.contains("datum") => TODAY,
                "" => "1",
                value => value,
            };
            format!("{name}={}", encoded(value))
        });
    pairs.collect::<Vec<_>>().join("&")
}

fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { (byte as char).to_string() } else { format!("%{byte:02x}") }).collect()
}

/// An address with a first thing of every kind in it.
fn filled(path: &str) -> String {
    let place = |part: &str| match part {
        "{gemeente}" => SLUG.to_owned(),
        "{naam}" => "uitstroom".to_owned(),
        "{soort}" => "stilstand".to_owned(),
        part if part.starts_with('{') => "1".to_owned(),
        part => part.to_owned(),
    };
    path.split('/').map(place).collect::<Vec<_>>().join("/")
}

impl Town {
    /// A town with two inwoners, and everybody of the cast at a screen.
    fn begin() -> Town {
        let folder = tempfile::tempdir().expect("there is room for a temporary folder");
        let clock = Clock::starting_at(Moment((i64::from(day(TODAY).number()) * 24 + 9) * 3_600_000_000));
        let app = Arc::new(App::open(folder.path(), clock).expect("an empty folder can be opened"));
        let town = app.found(SLUG, "Lindervoort").expect("nothing is in the way");
        let does = |cast: Cast, rule: Rule| {
            let who = Identity { medewerker: cast.id(), role: cast.role(), purpose: Purpose::of(cast.role()) };
            town.act_and_wait(who, fresh_daad(), rule).expect("it is allowed");
        };
        for content in [participatiehuis(), de_cirkel()] {
            does(
                Cast::Meedoen,
                Box::new(move |state, viewer| aanpak::adopt(state, viewer, day("2008-12-01"), content.clone())),
            );
        }
        for person in &Cast::ALL[1..] {
            does(
                Cast::Meedoen,
                Box::new(|state, viewer| {
                    medewerker::hire(state, viewer, day("2008-12-01"), person.naam(), person.role(), person.aanpak())
                }),
            );
        }
        for (number, (voornaam, begeleider)) in (1..).zip([("Gerda", Cast::Ayse), ("Hans", Cast::Bram)]) {
            lives(&does, InwonerId(number), voornaam, begeleider);
        }
        let people = Cast::ALL[1..].iter().map(|cast| at_a_screen(&app, *cast)).collect();
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime can be started");
        Town { router: web::router(app), runtime, people, _folder: folder }
    }

    /// What somebody gets; None when there is nobody of that name, or it is no request at all.
    fn asks(&self, who: &str, how: &str, path: &str, body: &[u8]) -> Option<(StatusCode, String)> {
        let (_, cookie, token) = self.people.iter().find(|(naam, ..)| *naam == who)?;
        let request =
            Request::builder().uri(path).header(header::HOST, "localhost:8080").header(header::COOKIE, cookie);
        let request = match how {
            "POST" => {
                let act = format!("csrf={token}&daad={}&", uuid_of_this_act());
                let body = [act.as_bytes(), body].concat();
                let form =
                    request.method(Method::POST).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
                form.header(header::ORIGIN, "http://localhost:8080").body(Body::from(body)).ok()?
            }
            "GET" => request.body(Body::empty()).ok()?,
            _ => return None,
        };
        Some(self.runtime.block_on(async {
            let answer = self.router.clone().oneshot(request).await.expect("the router always answers");
            let status = answer.status();
            let bytes = to_bytes(answer.into_body(), usize::MAX).await.expect("the answer is whole");
            (status, String::from_utf8_lossy(&bytes).into_owned())
        }))
    }
}

/// Each act is a new one.
fn uuid_of_this_act() -> String {
    web::form::fresh_daad()
}

type Rule = Box<dyn Fn(&State, &Viewer) -> Result<Vec<Statement>, No> + Send>;

fn lives(does: &impl Fn(Cast, Rule), inwoner: InwonerId, voornaam: &'static str, begeleider: Cast) {
    let persoon = Persoon { voornaam: voornaam.into(), achternaam: "Berg".into(), ..Persoon::default() };
    does(
        Cast::Marit,
        Box::new(move |state, viewer| inwoner::register(state, viewer, viewer.today(), viewer.today(), None, &persoon)),
    );
    does(
        Cast::Marit,
        Box::new(move |state, viewer| {
            toewijzing::assign(state, viewer, inwoner, viewer.today(), viewer.today(), begeleider.id())
        }),
    );
    does(
        Cast::Marit,
        Box::new(move |state, viewer| {
            let asked = traject::Start { aanpak: "participatiehuis".into(), ..traject::Start::default() };
            traject::start(state, viewer, inwoner, viewer.today(), viewer.today(), &asked)
        }),
    );
    does(
        begeleider,
        Box::new(move |state, viewer| {
            let verslag = Some("Ze belde.".to_owned());
            let talk = Contact {
                datum: day(TODAY),
                wijze: Wijze::Gesprek,
                minuten: None,
                verslag,
                volgende: None,
                afwijking: None,
            };
            contact::record(state, viewer, inwoner, &talk, Seen { last: None, confirmed: true })
        }),
    );
}

/// Logged in, at work in their own role.
fn at_a_screen(app: &App, cast: Cast) -> (&'static str, String, String) {
    let accounts = app.accounts();
    let account = accounts.create(cast.naam()).expect("nobody has the name");
    accounts.link(account, SLUG, cast.id().0).expect("the accounts can be written");
    let now = Clock::real().now().0;
    let (token, session) = accounts.start_session(account, i64::MAX).expect("the accounts can be written");
    accounts.choose(&token, SLUG, cast.id().0, cast.role().word(), "nl", now).expect("they work here");
    (cast.naam(), format!("meedoen={token}"), session.csrf)
}
