//! The styles of the municipalities as pages ask for them, each under an address that changes when it does.

use std::collections::HashMap;
use std::path::{Path as FilePath, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::{Fault, Stijl};
use crate::assets;
use crate::server::Server;
use crate::shell::view::Merk;

/// How long a style is believed without looking again: whoever puts a new one in the folder sees it soon.
const BELIEVED: Duration = Duration::from_secs(5);
/// A drawing in a page of its own may do nothing at all.
const LOGO_POLICY: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

/// A style with its address.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) stijl: Stijl,
    /// What its address has of its content.
    version: String,
}

#[derive(Default)]
struct Seen {
    at: Option<Instant>,
    style: Option<Arc<Known>>,
    /// What was told of it, so that the log says it once.
    told: Vec<Fault>,
}

pub(crate) struct Stijlen {
    dir: PathBuf,
    seen: Mutex<HashMap<String, Seen>>,
}

impl Stijlen {
    pub(crate) fn new(dir: &FilePath) -> Stijlen {
        Stijlen { dir: dir.join("stijl"), seen: Mutex::default() }
    }

    /// The style of a gemeente; none when it has none, or one that is faulty.
    pub(crate) fn of(&self, slug: &str) -> Option<Arc<Known>> {
        let mut all = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = all.entry(slug.to_owned()).or_default();
        if seen.at.is_none_or(|at| at.elapsed() >= BELIEVED) {
            seen.at = Some(Instant::now());
            let file = self.dir.join(slug).join("thema.css");
            let read = file.exists().then(|| super::read(&file));
            seen.take(slug, read);
        }
        seen.style.clone()
    }
}

impl Seen {
    fn take(&mut self, slug: &str, read: Option<Result<Stijl, Vec<Fault>>>) {
        let (style, faults) = match read {
            None => (None, Vec::new()),
            Some(Ok(stijl)) => (Some(stijl), Vec::new()),
            Some(Err(faults)) => (None, faults),
        };
        if faults != self.told {
            for fault in &faults {
                tracing::warn!(gemeente = slug, %fault, "the style of the gemeente is not used");
            }
            self.told = faults;
        }
        if self.style.as_ref().map(|known| &known.stijl) != style.as_ref() {
            self.style = style.map(|stijl| Arc::new(Known { version: version(&stijl), stijl }));
        }
    }
}

fn version(stijl: &Stijl) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(stijl.css.as_bytes());
    hasher.update(stijl.logo.as_ref().map_or(&[][..], |logo| &logo.bytes[..]));
    hasher.finalize().to_hex()[..16].to_owned()
}

impl Known {
    pub(crate) fn thema(&self, slug: &str) -> Option<String> {
        (!self.stijl.css.is_empty()).then(|| format!("/stijl/gemeente/{slug}/{}.css", self.version))
    }

    pub(crate) fn merk(&self, slug: &str) -> Merk {
        let own = Merk::default();
        let naam = self.stijl.naam.clone().unwrap_or(own.naam);
        let Some(logo) = &self.stijl.logo else { return Merk { naam, ..own } };
        let beeld = format!("/stijl/gemeente/{slug}/{}.{}", self.version, logo.extension);
        Merk { naam, beeld, breedte: logo.width }
    }
}

/// A file of a style. An older version answers with the present one, which nothing keeps then.
pub(crate) async fn file(State(server): State<Server>, Path((slug, name)): Path<(String, String)>) -> Response {
    let known = server.app.gemeente(&slug).ok().and_then(|town| server.stijlen.of(town.slug()));
    let Some(known) = known else { return StatusCode::NOT_FOUND.into_response() };
    let (version, extension) = name.split_once('.').unwrap_or_default();
    let kept = if version == known.version { assets::CACHE_CONTROL } else { "no-cache" };
    let kept = (header::CACHE_CONTROL, kept);
    match &known.stijl.logo {
        _ if extension == "css" && !known.stijl.css.is_empty() => {
            ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), kept], known.stijl.css.clone()).into_response()
        }
        Some(logo) if extension == logo.extension => {
            let mut answer = ([(header::CONTENT_TYPE, logo.media_type), kept], logo.bytes.clone()).into_response();
            answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(LOGO_POLICY));
            answer
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}
