//! Who is at the other end of a request: anybody with a language ([`Guest`]), or somebody at work in one gemeente and one
//! role ([`Visit`]). A handler that takes a `Visit` cannot be reached without one.

use std::collections::HashMap;
use std::sync::Arc;

use app::{Gemeente, Identity};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Uri, header};
use domain::ids::{Daad, MedewerkerId, Nr};
use domain::medewerker;
use domain::refusal::{Arg, Refusal};
use fluent_bundle::FluentValue;
use store::accounts::Session;

use super::Shell;
use super::answer::Wrong;
use super::done::done_of;
use super::masthead::AtWork;
pub use super::masthead::{doel_key, initials, role_key};
use crate::form::{Form, Kind};
use crate::server::Server;
use crate::tekst::{Taal, Tekst};

pub const SESSION_COOKIE: &str = "meedoen";
pub const TAAL_COOKIE: &str = "taal";
pub const KEYS_COOKIE: &str = "sneltoetsen";

/// Anybody who asks for a page, logged in or not.
#[derive(Clone)]
pub struct Guest {
    pub server: Server,
    pub t: Tekst,
    pub session: Option<(String, Session)>,
    /// The path and question of this request, without the host.
    pub here: String,
    pub shortcuts: bool,
    pub done: Option<&'static str>,
    /// Set when the request came over TLS, or at least not from this same machine.
    pub secure: bool,
    /// Scheme and host as the reader's browser has them, for a link that is handed on.
    pub origin: String,
    at_work: Option<AtWork>,
}

impl Guest {
    pub(crate) fn of(server: &Server, method: &Method, uri: &Uri, headers: &HeaderMap) -> store::Result<Guest> {
        let cookies = cookies(headers);
        let cookie = |name: &str| cookies.get(name).copied();
        let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let taal = cookie(TAAL_COOKIE).and_then(Taal::parse).unwrap_or_else(|| Taal::preferred(accepted));
        let now = real_now();
        let session = match cookie(SESSION_COOKIE) {
            Some(token) => {
                server.sessions.get(server.app.accounts(), token, now)?.map(|session| (token.to_owned(), session))
            }
            None => None,
        };
        let at_work = session.as_ref().and_then(|(_, session)| AtWork::of(server, session, uri));
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        Ok(Guest {
            server: server.clone(),
            t: Tekst::new(taal),
            session,
            here: if method == Method::GET { path.to_owned() } else { "/".to_owned() },
            shortcuts: cookie(KEYS_COOKIE) != Some("nee"),
            done: uri.query().and_then(done_of),
            secure: over_tls(headers),
            origin: origin(headers),
            at_work,
        })
    }

    /// Where to log in, to come back here.
    pub fn door(&self) -> String {
        match self.here.as_str() {
            "/" => "/inloggen".to_owned(),
            here => format!("/inloggen?terug={}", encoded(here)),
        }
    }

    /// The style of the gemeente where somebody works; before the door that of the only gemeente there is.
    fn dress_up(&self, shell: &mut Shell) {
        let only = || {
            let all = self.server.app.gemeenten();
            (all.len() == 1).then(|| Arc::clone(&all[0]))
        };
        let Some(town) = self.at_work.as_ref().map(|work| Arc::clone(&work.town)).or_else(only) else { return };
        if let Some(known) = self.server.stijlen.of(town.slug()) {
            shell.thema = known.thema(town.slug());
            shell.merk = known.merk(town.slug());
        }
    }

    /// Where somebody at work begins.
    pub fn home(&self) -> Option<String> {
        self.at_work.as_ref().map(|work| format!("/{}/", work.town.slug()))
    }

    /// What stands around a page with this title.
    pub fn shell(&self, title: impl Into<String>) -> Shell {
        let mut shell = Shell {
            title: title.into(),
            here: self.here.clone(),
            csrf: self.session.as_ref().map(|(_, session)| session.csrf.clone()).unwrap_or_default(),
            shortcuts: self.shortcuts,
            demo: !self.server.app.clock().is_real(),
            done: self.done.map(|key| self.t.say(key).to_owned()),
            ..Shell::default()
        };
        self.dress_up(&mut shell);
        if let Some(work) = &self.at_work {
            work.fill(&mut shell, &self.t, &self.server.tabs);
        }
        shell
    }
}

/// Somebody at work: one gemeente, one role.
#[derive(Clone)]
pub struct Visit {
    pub guest: Guest,
    pub town: Arc<Gemeente>,
    pub who: Identity,
    pub t: Tekst,
    pub base: String,
}

impl Visit {
    pub fn shell(&self, title: impl Into<String>) -> Shell {
        self.guest.shell(title)
    }

    /// An address within this gemeente.
    pub fn at(&self, path: impl std::fmt::Display) -> String {
        format!("{}{path}", self.base)
    }

    pub fn today(&self) -> domain::time::Day {
        self.town.clock().today()
    }

    pub fn csrf(&self) -> &str {
        self.guest.session.as_ref().map_or("", |(_, session)| &session.csrf)
    }

    /// Puts the refusals into the form, each at its field, in the reader's language.
    pub fn refuse(&self, form: &mut Form, refusals: &[Refusal], field: impl Fn(&'static str) -> &'static str) {
        for refusal in refusals {
            let sentence = self.sentence(refusal);
            form.fail(refusal.field.map_or("", &field), sentence);
        }
    }

    /// The sentence of a refusal.
    pub fn sentence(&self, refusal: &Refusal) -> String {
        sentence(&self.t, refusal, |id| self.name_of(id))
    }

    /// What a medewerker is called.
    pub(crate) fn name_of(&self, id: MedewerkerId) -> String {
        self.town.ask(self.who, |state, _| Ok(medewerker::naam(state, id).to_owned())).unwrap_or_default()
    }
}

/// The sentence of a refusal in a language; `name` knows what a medewerker is called.
pub fn sentence(t: &Tekst, refusal: &Refusal, name: impl Fn(MedewerkerId) -> String) -> String {
    let args: Vec<(&'static str, FluentValue<'_>)> =
        refusal.args.iter().map(|(key, arg)| (*key, arg_value(t, arg, &name))).collect();
    t.refusal(refusal.code, &args)
}

/// An argument of a sentence, as this reader writes it.
pub(crate) fn arg_value(t: &Tekst, arg: &Arg, name: &impl Fn(MedewerkerId) -> String) -> FluentValue<'static> {
    match arg {
        Arg::Day(day) => t.date(day.date()).into(),
        Arg::Number(number) => (*number).into(),
        Arg::Text(text) => text.clone().into(),
        Arg::Nr(Nr(nr)) => (*nr).into(),
        Arg::Medewerker(id) => name(*id).into(),
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Guest {
    type Rejection = Wrong;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Guest, Wrong> {
        parts.extensions.get::<Guest>().cloned().ok_or_else(|| Wrong::trouble("a page was asked for outside `dress`"))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Wrong;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Visit, Wrong> {
        let guest = Guest::from_request_parts(parts, state).await?;
        let Some(work) = guest.at_work.clone() else { return Err(Wrong::LoggedOut) };
        let slug = parts.uri.path().split('/').nth(1).unwrap_or_default();
        if slug != work.town.slug() {
            return Err(Wrong::Hidden);
        }
        Ok(Visit { t: guest.t, base: format!("/{slug}"), town: work.town, who: work.who, guest })
    }
}

/// A form as it was sent from our own page.
pub struct Sent<W> {
    pub from: W,
    fields: HashMap<String, String>,
}

impl<W> Sent<W> {
    /// What was typed in a field, without spaces around it; empty when the field was not there.
    pub fn get(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |value| value.trim())
    }

    /// A password is taken as it is.
    pub fn raw(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    pub fn some(&self, name: &str) -> Option<String> {
        Some(self.get(name)).filter(|value| !value.is_empty()).map(str::to_owned)
    }

    /// The number of the act, which the form carried from when it was made.
    pub fn daad(&self) -> Daad {
        uuid::Uuid::try_parse(self.get("daad")).map_or_else(|_| app::fresh_daad(), |daad| Daad(daad.into_bytes()))
    }

    /// The newest entry that the page showed.
    pub fn gezien(&self) -> Option<Nr> {
        self.get("gezien").parse().ok().map(Nr)
    }

    /// The fields whose name begins so, with the rest of the name.
    pub fn beginning<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.fields.iter().filter_map(move |(name, value)| Some((name.strip_prefix(prefix)?, value.trim())))
    }

    /// Puts everything that was typed back into a form. A box that is not ticked is not sent.
    pub fn keep_in(&self, form: &mut Form) {
        for input in form.inputs.iter_mut().filter(|input| input.kind == Kind::Check) {
            input.value.clear();
        }
        for (name, value) in &self.fields {
            form.set(name, value.as_str());
        }
    }
}

impl<W, S> FromRequest<S> for Sent<W>
where
    W: FromRequestParts<S, Rejection = Wrong> + Send,
    S: Send + Sync,
{
    type Rejection = Wrong;

    async fn from_request(request: Request, state: &S) -> Result<Sent<W>, Wrong> {
        let (mut parts, body) = request.into_parts();
        if !from_here(&parts.headers) {
            return Err(Wrong::Stranger);
        }
        let guest = Guest::from_request_parts(&mut parts, state).await?;
        let from = W::from_request_parts(&mut parts, state).await?;
        let request = Request::from_parts(parts, body);
        let form = axum::Form::<Vec<(String, String)>>::from_request(request, state).await;
        let fields: HashMap<String, String> = form.map_err(|_| Wrong::Stranger)?.0.into_iter().collect();
        let token = fields.get("csrf").map_or("", String::as_str);
        match &guest.session {
            Some((_, session)) if session.csrf != token => Err(Wrong::Stranger),
            _ => Ok(Sent { from, fields }),
        }
    }
}

/// Whether a browser says the form came from a page of ours. Together with the token in the form and the cookie's
/// `SameSite`, another site cannot send one.
pub(crate) fn from_here(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    match (text(header::ORIGIN), text(header::HOST)) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
        _ => true,
    }
}

fn over_tls(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let host = text("host").rsplit_once(':').map_or(text("host"), |(host, _)| host);
    text("x-forwarded-proto") == "https" || !matches!(host, "localhost" | "127.0.0.1" | "[::1]")
}

fn origin(headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or("localhost");
    format!("{}://{host}", if over_tls(headers) { "https" } else { "http" })
}

fn cookies(headers: &HeaderMap) -> HashMap<&str, &str> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('=')).collect()
}

/// Sessions and links live by the real clock, whatever day an example is lived on.
pub fn real_now() -> i64 {
    app::Clock::real().now().0
}

fn encoded(path: &str) -> String {
    path.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}
