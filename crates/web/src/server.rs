//! Serving: what holds for every request, whatever page it asks for.

use std::future::Future;
use std::sync::Arc;

use app::App;
use axum::Router;
use axum::extract::{Path, Request};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::assets;
use crate::importeren::pending::Pending;
use crate::shell::answer::{Wrong, dress};
use crate::shell::session::Sessions;
use crate::shell::tabs::Tabs;
use crate::stijl::{self, serve::Stijlen};
use crate::toezicht::{self, Toezicht};

/// What every handler can reach.
#[derive(Clone)]
pub struct Server {
    pub app: Arc<App>,
    pub(crate) sessions: Arc<Sessions>,
    pub(crate) tabs: Arc<Tabs>,
    /// What the municipalities look like.
    pub(crate) stijlen: Arc<Stijlen>,
    pub(crate) pending: Arc<Pending>,
}

/// Serves until `stop` is done; requests under way are finished.
pub async fn serve(
    listener: tokio::net::TcpListener,
    app: Arc<App>,
    toezicht: Arc<Toezicht>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    axum::serve(listener, watched(app, toezicht)).with_graceful_shutdown(stop).await
}

/// All pages over one data folder.
pub fn router(app: Arc<App>) -> Router {
    watched(app, Arc::default())
}

/// All pages over one data folder, with their requests counted.
pub fn watched(app: Arc<App>, toezicht: Arc<Toezicht>) -> Router {
    let stijlen = Arc::new(Stijlen::new(app.dir()));
    let server = Server { app, sessions: Arc::default(), tabs: Arc::default(), pending: Arc::default(), stijlen };
    crate::routes::routes()
        .fallback(|| async { Wrong::Hidden })
        .layer(CatchPanicLayer::custom(|_| Wrong::trouble("a handler panicked").into_response()))
        .layer(middleware::from_fn_with_state(server.clone(), dress))
        .route("/stijl/{version}/{name}", axum::routing::get(asset))
        .route("/stijl/gemeente/{slug}/{name}", axum::routing::get(stijl::serve::file))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn(headers))
        .layer(middleware::from_fn_with_state(toezicht, toezicht::count))
        .with_state(server)
}

async fn asset(Path((_, name)): Path<(String, String)>) -> Response {
    let Some(asset) = assets::find(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let headers = [(header::CONTENT_TYPE, asset.media_type), (header::CACHE_CONTROL, assets::CACHE_CONTROL)];
    (headers, asset.bytes).into_response()
}

/// The headers that every answer carries: nothing from elsewhere is loaded, nothing is kept by caches or sent along.
async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let set = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
    ];
    for (name, value) in set {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    // A picture of a municipality may do less than a page.
    let policy = HeaderValue::from_static(assets::CONTENT_SECURITY_POLICY);
    response.headers_mut().entry(header::CONTENT_SECURITY_POLICY).or_insert(policy);
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
