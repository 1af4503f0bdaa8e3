//! The chore that follows the logs and hands records of processing over, from where it had come.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Weak};
use std::thread::JoinHandle;
use std::time::Duration;

use opentelemetry_proto::tonic::collector::trace::v1::{ExportTraceServiceRequest, ExportTraceServiceResponse};
use opentelemetry_proto::tonic::common::v1::{AnyValue, InstrumentationScope, KeyValue, any_value::Value};
use opentelemetry_proto::tonic::resource::v1::Resource;
use opentelemetry_proto::tonic::trace::v1::{ResourceSpans, ScopeSpans, Span};
use prost::Message;
use store::cursor::Cursor;
use store::{Envelope, Keys, StoreError};

use super::span::Source;
use crate::error::Trouble;
use crate::gemeente::{App, Gemeente};

/// Where records of processing go.
#[derive(Debug, Clone)]
pub struct Logbook {
    /// The OTLP receiver over HTTP, without `/v1/traces`.
    pub endpoint: String,
    /// Stands before the id of an activity.
    pub register: String,
    /// One header to be let in with, as name and value.
    pub header: Option<(String, String)>,
}

/// How often the logs are looked at.
const ROUND: Duration = Duration::from_secs(2);
/// The longest wait after the logbook could not be reached.
const LONGEST: Duration = Duration::from_secs(60);
/// Entries or looks that are taken from a log at a time.
const AT_A_TIME: u32 = 500;
/// Records in one request: an import may be about thousands of people.
const IN_A_REQUEST: usize = 1_000;

/// Hands over until it is dropped.
pub struct Handover {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl App {
    /// Begins handing over records of processing of all gemeenten, and goes on until the answer is dropped.
    pub fn hand_over(self: &Arc<App>, to: Logbook) -> Result<Handover, Trouble> {
        let (stop, stopped) = channel();
        let app = Arc::downgrade(self);
        let thread = std::thread::Builder::new().name("verwerkingen".into()).spawn(move || run(&app, &to, &stopped));
        let thread = thread.map_err(|error| Trouble::Store(error.to_string()))?;
        Ok(Handover { stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for Handover {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn run(app: &Weak<App>, to: &Logbook, stopped: &Receiver<()>) {
    let mut wait = ROUND;
    let agent = ureq::Agent::config_builder().timeout_global(Some(Duration::from_secs(10))).build().new_agent();
    loop {
        let Some(app) = app.upgrade() else { return };
        let mut failed = false;
        for gemeente in app.gemeenten() {
            let handed = hand_over(app.dir(), app.keys(), &gemeente, to, &agent, stopped);
            gemeente.meters.behind.set(i64::from(handed.is_err()));
            if let Err(trouble) = handed {
                failed = true;
                tracing::warn!(gemeente = gemeente.slug(), %trouble, "records of processing wait to be handed over");
            }
        }
        drop(app);
        // A logbook that is away is not asked again and again; nothing is lost by waiting.
        wait = if failed { (wait * 2).min(LONGEST) } else { ROUND };
        if stopped.recv_timeout(wait) != Err(RecvTimeoutError::Timeout) {
            return;
        }
    }
}

/// Hands over everything of one gemeente that was not handed over yet.
fn hand_over(
    dir: &std::path::Path,
    keys: &Keys,
    gemeente: &Gemeente,
    to: &Logbook,
    agent: &ureq::Agent,
    stopped: &Receiver<()>,
) -> Result<(), Trouble> {
    let pseudonyms = keys.pseudonyms(gemeente.slug())?;
    let source = Source { gemeente: gemeente.slug(), register: &to.register, pseudonyms: &pseudonyms };
    let mut cursor = Cursor::load(dir, gemeente.slug())?;
    loop {
        let looks = gemeente.inzage.after(cursor.inzage, AT_A_TIME)?;
        let entries = gemeente.envelopes_after(cursor.feiten)?;
        if looks.is_empty() && entries.is_empty() {
            return Ok(());
        }
        let mut spans: Vec<Span> = looks.iter().flat_map(|(nr, look)| source.look(*nr, look)).collect();
        spans.extend(entries.chunk_by(|one, next| one.daad == next.daad).flat_map(|act| source.act(act)));
        for part in spans.chunks(IN_A_REQUEST) {
            send(to, agent, part.to_vec())?;
            gemeente.meters.handed_over.inc_by(part.len() as u64);
        }
        cursor.inzage = looks.last().map_or(cursor.inzage, |(nr, _)| *nr);
        cursor.feiten = entries.last().map_or(cursor.feiten, |entry| entry.nr);
        cursor.save(dir, gemeente.slug())?;
        // The first time may be about years; stopping does not wait for that.
        if stopped.try_recv() != Err(std::sync::mpsc::TryRecvError::Empty) {
            return Ok(());
        }
    }
}

impl Gemeente {
    /// What stands on the envelopes after `nr`, some hundreds of them, and never half an act.
    fn envelopes_after(&self, nr: u64) -> Result<Vec<Envelope>, Trouble> {
        let mut found: Vec<Envelope> = Vec::new();
        let read = self.with_reader(|log| {
            let read = log.read(nr, &mut |entry| {
                let between = found.last().is_none_or(|last| last.daad != entry.daad);
                if between && found.len() >= AT_A_TIME as usize {
                    return Err(StoreError::Stopped("enough for now".into()));
                }
                found.push(entry.envelope());
                Ok(())
            });
            Ok(read)
        })?;
        match read {
            Ok(_) | Err(StoreError::Stopped(_)) => Ok(found),
            Err(error) => Err(error.into()),
        }
    }
}

/// One request. Whatever the answer is but yes, the records are not handed over: they are legal duties, not samples.
fn send(to: &Logbook, agent: &ureq::Agent, spans: Vec<Span>) -> Result<(), Trouble> {
    let url = format!("{}/v1/traces", to.endpoint.trim_end_matches('/'));
    let mut request = agent.post(&url).header("content-type", "application/x-protobuf");
    if let Some((name, value)) = &to.header {
        request = request.header(name, value);
    }
    let away = |why: String| Trouble::Logbook { url: url.clone(), why };
    let mut answer = request.send(export(spans).encode_to_vec()).map_err(|error| away(error.to_string()))?;
    let body = answer.body_mut().read_to_vec().map_err(|error| away(error.to_string()))?;
    let answer = ExportTraceServiceResponse::decode(body.as_slice()).unwrap_or_default();
    match answer.partial_success.filter(|partly| partly.rejected_spans > 0) {
        Some(partly) => {
            Err(away(format!("{} records were not accepted: {}", partly.rejected_spans, partly.error_message)))
        }
        None => Ok(()),
    }
}

fn export(spans: Vec<Span>) -> ExportTraceServiceRequest {
    let text = |key: &str, value: &str| KeyValue {
        key: key.to_owned(),
        value: Some(AnyValue { value: Some(Value::StringValue(value.to_owned())) }),
        ..KeyValue::default()
    };
    let attributes = vec![text("service.name", "meedoen"), text("service.version", env!("CARGO_PKG_VERSION"))];
    let scope = InstrumentationScope { name: "meedoen.verwerkingen".into(), ..InstrumentationScope::default() };
    ExportTraceServiceRequest {
        resource_spans: vec![ResourceSpans {
            resource: Some(Resource { attributes, ..Resource::default() }),
            scope_spans: vec![ScopeSpans { scope: Some(scope), spans, schema_url: String::new() }],
            schema_url: String::new(),
        }],
    }
}
