//! Counting requests by the address they matched, never by the address they asked for: that may hold a number of a person.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::{Registry, Unit};

use super::Toezicht;

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: String,
    route: String,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    method: String,
    route: String,
}

/// The meters of requests.
#[derive(Debug, Clone)]
pub struct Requests {
    answered: Family<Answered, Counter>,
    durations: Family<Route, Histogram, fn() -> Histogram>,
}

impl Default for Requests {
    fn default() -> Self {
        // From half a millisecond to sixteen seconds.
        let durations: fn() -> Histogram = || Histogram::new(exponential_buckets(0.000_5, 2.0, 16));
        Requests { answered: Family::default(), durations: Family::new_with_constructor(durations) }
    }
}

impl Requests {
    pub(super) fn register(&self, registry: &mut Registry) {
        registry.register("http_requests", "Requests that had an answer", self.answered.clone());
        let what = "From a request to the head of its answer";
        registry.register_with_unit("http_request_duration", what, Unit::Seconds, self.durations.clone());
    }
}

/// Counts a request, and tells it to the log of the system for who asks for that much.
pub async fn count(State(toezicht): State<Arc<Toezicht>>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    // A made-up method would be a label of its own for each one who tries.
    let method = match request.method().as_str() {
        known @ ("GET" | "HEAD" | "POST") => known.to_owned(),
        _ => "other".to_owned(),
    };
    let matched = request.extensions().get::<MatchedPath>();
    let route = matched.map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    let response = next.run(request).await;
    let (status, took) = (response.status().as_u16(), begun.elapsed());
    tracing::debug!(method, route, status, ms = took.as_secs_f64() * 1e3, "answered");
    let counted = Answered { method: method.clone(), route: route.clone(), status };
    toezicht.requests.answered.get_or_create(&counted).inc();
    toezicht.requests.durations.get_or_create(&Route { method, route }).observe(took.as_secs_f64());
    response
}
