//! Toezicht: what whoever looks after the system may ask, on an address of its own that residents and coaches cannot reach.
//!
//! `/health` says that the process lives; `/ready` that acts can be recorded and dossiers shown, in every gemeente; `/metrics`
//! what is counted, as OpenMetrics. None of them says anything about a person.

mod requests;

use std::sync::{Arc, OnceLock};

use app::App;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::{Registry, Unit};
use serde_json::json;

pub use requests::{Requests, count};

/// What is watched. It is there before the system is, so that a start that takes long can be told from one that failed.
#[derive(Default)]
pub struct Toezicht {
    app: OnceLock<Arc<App>>,
    pub requests: Requests,
}

impl Toezicht {
    /// From now on the system can be ready.
    pub fn watch(&self, app: Arc<App>) {
        let _ = self.app.set(app);
    }
}

/// The pages of the watch.
pub fn router(toezicht: Arc<Toezicht>) -> Router {
    Router::new()
        .route("/health", get(|| async { "ok\n" }))
        .route("/ready", get(ready))
        .route("/metrics", get(metrics))
        .with_state(toezicht)
}

/// 200 when everything works, 503 with what does not.
async fn ready(State(toezicht): State<Arc<Toezicht>>) -> Response {
    let Some(app) = toezicht.app.get().cloned() else {
        return (StatusCode::SERVICE_UNAVAILABLE, Json(json!({ "ready": false, "why": "starting" }))).into_response();
    };
    // Asking the log may have to wait for a disk.
    let asked = tokio::task::spawn_blocking(move || {
        let gemeenten = app.gemeenten();
        let wells = gemeenten.iter().map(|gemeente| match gemeente.is_well() {
            Ok(()) => json!({ "gemeente": gemeente.slug(), "ready": true, "entries": gemeente.nr().0 }),
            Err(trouble) => {
                json!({ "gemeente": gemeente.slug(), "ready": false, "why": trouble.to_string() })
            }
        });
        wells.collect::<Vec<_>>()
    });
    let gemeenten = asked.await.unwrap_or_else(|_| vec![json!({ "ready": false, "why": "a check panicked" })]);
    let ready = gemeenten.iter().all(|one| one["ready"] == true);
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(json!({ "ready": ready, "gemeenten": gemeenten }))).into_response()
}

async fn metrics(State(toezicht): State<Arc<Toezicht>>) -> Response {
    let mut registry = Registry::default();
    process(&mut registry);
    let ours = registry.sub_registry_with_prefix("meedoen");
    toezicht.requests.register(ours);
    if let Some(app) = toezicht.app.get() {
        app.meters().register(ours);
    }
    let mut text = String::new();
    match prometheus_client::encoding::text::encode(&mut text, &registry) {
        Ok(()) => {
            let media = "application/openmetrics-text; version=1.0.0; charset=utf-8";
            ([(header::CONTENT_TYPE, media)], text).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "the metrics could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// What the operating system says of this process; nothing where it does not say so under `/proc`.
fn process(registry: &mut Registry) {
    let gauge = |value: Option<u64>| {
        let gauge = Gauge::<i64>::default();
        gauge.set(value.and_then(|value| i64::try_from(value).ok()).unwrap_or_default());
        gauge
    };
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = resident.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
    let what = "Memory in use";
    registry.register_with_unit("process_resident_memory", what, Unit::Bytes, gauge(kilobytes.map(|kb| kb * 1024)));
    let open = std::fs::read_dir("/proc/self/fd").ok().map(|entries| entries.count() as u64);
    registry.register("process_open_fds", "Files and connections that are open", gauge(open));
}
