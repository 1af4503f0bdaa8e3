//! A town to tell tests about screens in: `town().as_("ayse").get("/sittard-geleen/caseload")` is the page that Ayşe sees.
//!
//! Everything behind it is real: the router, the log on disk, the demo lived through the rules. Only the socket is left out.
//! A page remembers who is looking, so that a form on it is sent as a browser would, with the token and the number of the act
//! that it carries.
#![allow(dead_code, reason = "each test that uses the town needs another part of it")]

mod folder;
pub mod html;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use app::{App, Identity};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use domain::access::Purpose;
use domain::ids::InwonerId;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tower::ServiceExt;
use web::Toezicht;

pub use folder::evening;
use html::SentForm;

pub const HOST: &str = "localhost:8080";
const ORIGIN: &str = "http://localhost:8080";
const HOURS_MICROS: i64 = 3_600_000_000;

/// The demo on the evening of its last day, in a folder of its own.
#[derive(Clone)]
pub struct Town(Arc<Inner>);

struct Inner {
    app: Arc<App>,
    router: Router,
    runtime: Runtime,
    known: Vec<(String, InwonerId)>,
    toezicht: Arc<Toezicht>,
    folder: TempDir,
}

pub fn town() -> Town {
    let (folder, known) = folder::copy();
    let app = Arc::new(App::open(folder.path(), evening()).expect("the copy can be opened"));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime can be started");
    let toezicht: Arc<Toezicht> = Arc::default();
    toezicht.watch(Arc::clone(&app));
    let router = web::watched(Arc::clone(&app), Arc::clone(&toezicht));
    Town(Arc::new(Inner { router, app, toezicht, runtime, known, folder }))
}

impl Town {
    /// Somebody of the cast, logged in and at work in their own role. The slow check of the password is left to the test of the door.
    pub fn as_(&self, login: &str) -> Person {
        let one = account(login);
        let accounts = self.app().accounts();
        let account = accounts.by_login(login).expect("accounts can be read").expect("the cast has accounts");
        let now = app::Clock::real().now().0;
        let (token, _) = accounts.start_session(account, now + 8 * HOURS_MICROS).expect("a session can be started");
        accounts.choose(&token, demo::SLUG, one.medewerker.0, one.rol.word(), "nl", now).expect("they work here");
        let person = self.stranger();
        person.set_cookie("meedoen", &token);
        person
    }

    /// Somebody who is not logged in.
    pub fn stranger(&self) -> Person {
        Person { town: self.clone(), cookies: Arc::default() }
    }

    pub fn app(&self) -> &App {
        &self.0.app
    }

    /// What whoever looks after the system may ask.
    pub fn toezicht(&self) -> Arc<Toezicht> {
        Arc::clone(&self.0.toezicht)
    }

    pub fn folder(&self) -> &std::path::Path {
        self.0.folder.path()
    }

    /// The dossier number of somebody of the cast, by their key in the list.
    pub fn inwoner(&self, key: &str) -> InwonerId {
        self.0.known.iter().find(|(known, _)| known == key).expect("somebody of the cast").1
    }

    /// The address of a dossier of the cast.
    pub fn dossier(&self, key: &str) -> String {
        format!("/{}/inwoner/{}", demo::SLUG, self.inwoner(key))
    }

    /// Takes in a list of the Participatiehuis, as the command line does.
    pub fn import(&self, list: &str) {
        let (town, bytes) = (self.app().gemeente(demo::SLUG).expect("the town is there"), list.as_bytes().to_vec());
        let taken = town.batch_and_wait(Identity::MEEDOEN, app::fresh_daad(), move |draft, pen, viewer| {
            let outcome =
                app::import::take_in(draft, pen, viewer, "participatiehuis", (&bytes, "lijst.csv"), &mut |_, _| ());
            outcome.map(|_| ()).map_err(|stopped| panic!("{stopped:?}"))
        });
        taken.expect("the list is sound");
    }

    /// How many entries the log has now: what did nothing leaves it as it was.
    pub fn recorded(&self) -> u32 {
        self.app().gemeente(demo::SLUG).expect("the town is there").nr().0
    }

    /// The inwoners whose name somebody of the cast may know, and the others.
    pub fn names(&self, login: &str) -> (Vec<Name>, Vec<Name>) {
        let all = self.names_known_to("marit");
        let (seen, hidden): (Vec<Name>, Vec<Name>) = {
            let known = self.names_known_to(login);
            all.into_iter().partition(|name| known.iter().any(|one| one.inwoner == name.inwoner))
        };
        // Two people may have one name, and then it is no secret.
        let hidden = hidden.into_iter().filter(|name| !seen.iter().any(|other| other.full == name.full)).collect();
        (seen, hidden)
    }

    fn names_known_to(&self, login: &str) -> Vec<Name> {
        let one = account(login);
        let who = Identity { medewerker: one.medewerker, role: one.rol, purpose: Purpose::Beheer };
        let town = self.app().gemeente(demo::SLUG).expect("the town is there");
        let names = town.ask(who, |state, viewer| {
            let name = |id| {
                let naam = domain::inwoner::naam(state, viewer, InwonerId(id)).ok()?;
                Some(Name {
                    inwoner: InwonerId(id),
                    voornaam: naam.voornaam.to_string(),
                    achternaam: naam.achternaam.to_string(),
                    full: naam.full(),
                })
            };
            Ok((1..1_000).filter_map(name).collect())
        });
        names.expect("the cast is at work")
    }
}

/// How an inwoner is called.
#[derive(Debug, Clone)]
pub struct Name {
    pub inwoner: InwonerId,
    pub voornaam: String,
    pub achternaam: String,
    pub full: String,
}

fn account(login: &str) -> &'static demo::Account {
    demo::cast().iter().find(|one| one.login == login).expect("somebody of the cast")
}

/// Somebody with a browser.
#[derive(Clone)]
pub struct Person {
    pub town: Town,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
}

impl Person {
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().expect("nobody panicked with it").insert(name.to_owned(), value.to_owned());
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().expect("nobody panicked with it").get(name).cloned()
    }

    /// A page, wherever it leads.
    pub fn get(&self, path: &str) -> Page {
        self.follow(self.knock(path))
    }

    /// The answer itself, also when it leads elsewhere.
    pub fn knock(&self, path: &str) -> Page {
        self.send(Request::get(path).body(Body::empty()).expect("an address of ours"))
    }

    /// Sends these fields and no others from a page of ours, and follows where it leads.
    pub fn send_form(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.follow(self.post_from(ORIGIN, path, fields))
    }

    /// The same from a page of another site, when `origin` is another; without following.
    pub fn post_from(&self, origin: &str, path: &str, fields: &[(&str, &str)]) -> Page {
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        let request = Request::post(path)
            .header(header::ORIGIN, origin)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body.join("&"))).expect("an address of ours"))
    }

    /// Any request, with this browser's cookies; what the answer sets is kept.
    pub fn send(&self, mut request: Request<Body>) -> Page {
        let cookies: Vec<String> = self
            .cookies
            .lock()
            .expect("nobody panicked with it")
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
        if !cookies.is_empty() {
            request.headers_mut().insert(header::COOKIE, cookies.join("; ").parse().expect("cookies are plain"));
        }
        request.headers_mut().entry(header::HOST).or_insert(HOST.parse().expect("a host"));
        let inner = &self.town.0;
        let (status, headers, bytes) = inner.runtime.block_on(async {
            let answer = inner.router.clone().oneshot(request).await.expect("the router always answers");
            let (parts, body) = answer.into_parts();
            (parts.status, parts.headers, to_bytes(body, usize::MAX).await.expect("the body is whole").to_vec())
        });
        self.keep_cookies(&headers);
        Page { by: self.clone(), path, status, headers, html: String::from_utf8_lossy(&bytes).into_owned(), bytes }
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        for set in headers.get_all(header::SET_COOKIE) {
            let set = set.to_str().expect("cookies are plain");
            let (name, value) =
                set.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie has a name");
            let mut cookies = self.cookies.lock().expect("nobody panicked with it");
            if set.contains("Max-Age=0") {
                drop(cookies.remove(name))
            } else {
                drop(cookies.insert(name.to_owned(), value.to_owned()))
            }
        }
    }

    fn follow(&self, mut page: Page) -> Page {
        for _ in 0..5 {
            let Some(next) = page.leads_to() else { return page };
            page = self.knock(next.split('#').next().unwrap_or_default());
        }
        panic!("{} leads round and round", page.path);
    }
}

/// What came back, and who is looking at it.
pub struct Page {
    pub by: Person,
    pub path: String,
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub html: String,
    pub bytes: Vec<u8>,
}

impl Page {
    pub fn leads_to(&self) -> Option<String> {
        let location = self.status.is_redirection().then(|| self.header("location"));
        location.map(str::to_owned)
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Every form that is sent.
    pub fn forms(&self) -> Vec<SentForm> {
        if self.is_html() { html::forms(&self.html) } else { Vec::new() }
    }

    /// The form that is sent to this address, as it stands on the page.
    #[track_caller]
    pub fn form(&self, action: &str) -> SentForm {
        let found = html::forms(&self.html).into_iter().find(|form| form.action == action);
        found.unwrap_or_else(|| {
            panic!("{} ({}) has no form to {action}:\n{}", self.path, self.status, html::outline(&self.html))
        })
    }

    /// Fills in a form on this page and sends it with everything else that stands in it, as a browser does.
    #[track_caller]
    pub fn post(&self, action: &str, fields: &[(&str, &str)]) -> Page {
        self.by.follow(self.post_once(action, fields))
    }

    /// The same, without following where it leads.
    #[track_caller]
    pub fn post_once(&self, action: &str, fields: &[(&str, &str)]) -> Page {
        let mut form = self.form(action);
        fields.iter().for_each(|(name, value)| form.set(name, value));
        let fields: Vec<(&str, &str)> =
            form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.by.post_from(ORIGIN, action, &fields)
    }

    /// All the words, in order.
    pub fn words(&self) -> String {
        if self.is_html() { html::words(&self.html) } else { self.html.clone() }
    }

    fn is_html(&self) -> bool {
        self.header("content-type").starts_with("text/html")
    }

    pub fn says(&self, words: &str) -> bool {
        self.words().contains(words)
    }

    #[track_caller]
    pub fn must_say(&self, words: &str) -> &Page {
        assert!(
            self.says(words),
            "{} ({}) does not say {words:?}:\n{}",
            self.path,
            self.status,
            html::outline(&self.html)
        );
        self
    }

    #[track_caller]
    pub fn must_not_say(&self, words: &str) -> &Page {
        assert!(!self.says(words), "{} ({}) says {words:?}", self.path, self.status);
        self
    }

    #[track_caller]
    pub fn must_be(&self, status: u16) -> &Page {
        assert_eq!(self.status.as_u16(), status, "{}:\n{}", self.path, html::outline(&self.html));
        self
    }

    /// Where the page leads, and the words of each link.
    pub fn links(&self) -> Vec<(String, String)> {
        if self.is_html() { html::links(&self.html) } else { Vec::new() }
    }

    /// The message at a field: what stands in the element that the field names as its description.
    pub fn message_at(&self, form: &str, field: &str) -> Option<String> {
        let (_, rest) = self.html.split_once(&format!("id=\"{form}-{field}-fout\">"))?;
        Some(html::words(rest.split("</p>").next()?))
    }

    /// The rows of the tables and lists that hold people or facts.
    pub fn rows(&self) -> Vec<String> {
        let Some((_, rest)) = self.html.split_once("data-rows>") else { return Vec::new() };
        let end = rest.find("</tbody>").or(rest.find("</ul>\n{")).unwrap_or(rest.len());
        let (rows, mark) = if rest.trim_start().starts_with("<tr") {
            (&rest[..end], "<tr ")
        } else {
            (rest.split("</ul>").next().unwrap_or_default(), "<li><a ")
        };
        rows.split(mark).skip(1).map(|row| html::words(&format!("{mark}{row}"))).collect()
    }

    /// The page to read, with what differs from run to run taken out.
    pub fn outline(&self) -> String {
        let outline = html::outline(&self.html);
        let lines = outline.lines().map(in_the_evening);
        format!("{} {}\n{}\n", self.status, self.path, lines.collect::<Vec<_>>().join("\n"))
    }
}

/// A line without the minute: the clock goes on while the tests run.
pub fn in_the_evening(line: &str) -> String {
    match line.split_once(", 19.").or(line.split_once(", 19:")) {
        Some((day, after)) => {
            format!("{day}, in the evening{}", after.trim_start_matches(|letter: char| letter.is_ascii_digit()))
        }
        None => line.to_owned(),
    }
}

fn encoded(text: &str) -> String {
    let encode = |byte: u8| {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    text.bytes().map(encode).collect()
}
