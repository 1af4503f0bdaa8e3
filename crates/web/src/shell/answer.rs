//! What a handler answers, and how a "no" gets its page: in one place, so that it looks the same everywhere.

use app::Error;
use askama::Template;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::visit::Guest;
use super::{AwayPage, HiddenPage, Link, TroublePage};
use crate::server::Server;

/// The answer of a handler.
pub type Answer = Result<Response, Wrong>;

/// Why there is no page. The page that says so is made by [`dress`], which knows who is asking.
#[derive(Debug, Clone)]
pub enum Wrong {
    /// Not there, or not for this reader.
    Hidden,
    /// Nobody is logged in: to the door, and back here afterwards.
    LoggedOut,
    /// The form did not come from our own page, or the session it was made in is over.
    Stranger,
    /// The database with the log is away for a moment.
    Away,
    /// Something broke; the causes stand in the log under the reference.
    Trouble { reference: String },
}

impl Wrong {
    /// Notes the cause in the log and keeps only its reference for the page.
    pub fn trouble(cause: impl std::fmt::Display) -> Wrong {
        let reference = uuid::Uuid::now_v7().simple().to_string()[20..].to_uppercase();
        tracing::error!(%reference, %cause, "a page could not be made");
        Wrong::Trouble { reference }
    }
}

impl From<Error> for Wrong {
    fn from(error: Error) -> Wrong {
        match error {
            Error::Hidden => Wrong::Hidden,
            // A handler that does not show refusals itself asked for something that its own page never offers.
            Error::Refused(_) => Wrong::Hidden,
            Error::Trouble(trouble) => trouble.into(),
        }
    }
}

impl From<app::Trouble> for Wrong {
    fn from(trouble: app::Trouble) -> Wrong {
        match trouble {
            app::Trouble::Away(_) => Wrong::Away,
            trouble => Wrong::trouble(trouble),
        }
    }
}

impl From<store::StoreError> for Wrong {
    fn from(error: store::StoreError) -> Wrong {
        Wrong::trouble(error)
    }
}

impl IntoResponse for Wrong {
    fn into_response(self) -> Response {
        let status = match self {
            Wrong::Hidden => StatusCode::NOT_FOUND,
            Wrong::LoggedOut => StatusCode::SEE_OTHER,
            Wrong::Stranger => StatusCode::FORBIDDEN,
            Wrong::Away => StatusCode::SERVICE_UNAVAILABLE,
            Wrong::Trouble { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Gives a "no" its page, with the masthead of whoever is asking.
pub async fn dress(State(server): State<Server>, request: Request, next: Next) -> Response {
    let guest = match Guest::of(&server, request.method(), request.uri(), request.headers()) {
        Ok(guest) => guest,
        Err(error) => return Wrong::trouble(error).into_response(),
    };
    let mut request = request;
    request.extensions_mut().insert(guest.clone());
    let mut response = next.run(request).await;
    // An address with a number that is none, or asked for in another way than there is, is an address that is not there.
    let unreadable = matches!(response.status(), StatusCode::BAD_REQUEST | StatusCode::METHOD_NOT_ALLOWED);
    if unreadable {
        response = Wrong::Hidden.into_response();
    }
    let Some(wrong) = response.extensions_mut().remove::<Wrong>() else { return response };
    let page = match &wrong {
        Wrong::LoggedOut => return Redirect::to(&guest.door()).into_response(),
        Wrong::Hidden => hidden(&guest),
        Wrong::Stranger => stranger(&guest),
        Wrong::Away => away(&guest),
        Wrong::Trouble { reference } => trouble(&guest, reference),
    };
    let page = page.unwrap_or_else(|error| {
        tracing::error!(%error, "the page that says no could not be made");
        String::new()
    });
    (response.status(), Html(page)).into_response()
}

fn hidden(guest: &Guest) -> askama::Result<String> {
    let t = guest.t;
    let back = guest.home().map(|home| Link::new(home, t.say("hidden-back")));
    HiddenPage { t, shell: guest.shell(t.say("hidden-title")), back }.render()
}

fn stranger(guest: &Guest) -> askama::Result<String> {
    let t = guest.t;
    let mut shell = guest.shell(t.say("stranger-title"));
    shell.done = Some(t.say("stranger-text").to_owned());
    HiddenPage { t, shell, back: guest.home().map(|home| Link::new(home, t.say("hidden-back"))) }.render()
}

fn away(guest: &Guest) -> askama::Result<String> {
    let t = guest.t;
    let mut shell = guest.shell(t.say("away-title"));
    // The page itself says it.
    shell.away = false;
    AwayPage { t, shell, again: Link::new(guest.here.clone(), t.say("away-again")) }.render()
}

fn trouble(guest: &Guest, reference: &str) -> askama::Result<String> {
    let t = guest.t;
    TroublePage { t, shell: guest.shell(t.say("trouble-title")), reference: reference.to_owned() }.render()
}

/// A page.
pub fn page(template: &impl Template) -> Answer {
    page_with(StatusCode::OK, template)
}

/// A page with a form that was refused: what was typed is still there.
pub fn refused(template: &impl Template) -> Answer {
    page_with(StatusCode::UNPROCESSABLE_ENTITY, template)
}

pub fn page_with(status: StatusCode, template: &impl Template) -> Answer {
    // Room for nearly every page at once: growing by doubling would copy a caseload five times.
    let mut text = String::with_capacity(PAGE);
    template.render_into(&mut text).map_err(Wrong::trouble)?;
    Ok((status, Html(text)).into_response())
}

/// Bytes of a long page.
const PAGE: usize = 72 * 1024;

/// To another page of ours, after an act: reloading it does not act again.
pub fn to(address: &str) -> Answer {
    Ok(Redirect::to(address).into_response())
}

/// A file to keep.
pub fn download(name: &str, media_type: &'static str, bytes: Vec<u8>) -> Answer {
    let disposition = format!("attachment; filename=\"{name}\"");
    Ok(([(header::CONTENT_TYPE, media_type.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response())
}
