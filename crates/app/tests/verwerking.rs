//! Records of processing arrive at a logbook elsewhere: every one, once, without a name.

mod town;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU16, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use app::App;
use app::verwerking::Logbook;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use domain::testing::Cast;
use opentelemetry_proto::tonic::collector::trace::v1::{
    ExportTracePartialSuccess, ExportTraceServiceRequest, ExportTraceServiceResponse,
};
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::trace::v1::Span;
use prost::Message;
use town::{SLUG, Town, clock, timeline, town};

/// A real OTLP receiver on a port of its own, that can be away.
#[derive(Clone, Default)]
struct Receiver {
    spans: Arc<Mutex<Vec<Span>>>,
    /// What it answers; 0 is yes.
    says: Arc<AtomicU16>,
    asked: Arc<AtomicUsize>,
}

impl Receiver {
    /// Begins to listen, and says where.
    fn listen(&self) -> String {
        let (listener, receiver) = (std::net::TcpListener::bind("127.0.0.1:0").unwrap(), self.clone());
        let address = format!("http://{}", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                listener.set_nonblocking(true).unwrap();
                let router = Router::new().route("/v1/traces", post(take)).with_state(receiver);
                axum::serve(tokio::net::TcpListener::from_std(listener).unwrap(), router).await.unwrap();
            });
        });
        address
    }

    fn spans(&self) -> Vec<Span> {
        self.spans.lock().unwrap().clone()
    }

    /// Waits until so many have arrived; more than these is a fault of its own, so what came is the answer.
    fn after(&self, at_least: usize) -> Vec<Span> {
        let begun = Instant::now();
        while self.spans().len() < at_least && begun.elapsed() < Duration::from_secs(30) {
            std::thread::sleep(Duration::from_millis(20));
        }
        self.spans()
    }
}

async fn take(State(receiver): State<Receiver>, headers: HeaderMap, body: Bytes) -> (StatusCode, Vec<u8>) {
    receiver.asked.fetch_add(1, Ordering::SeqCst);
    assert_eq!(headers["content-type"], "application/x-protobuf");
    assert_eq!(headers["x-toegang"], "geheim");
    let mut answer = ExportTraceServiceResponse::default();
    match receiver.says.load(Ordering::SeqCst) {
        0 => {
            let request = ExportTraceServiceRequest::decode(body).unwrap();
            let resources = request.resource_spans.into_iter();
            let spans = resources.flat_map(|one| one.scope_spans).flat_map(|one| one.spans);
            receiver.spans.lock().unwrap().extend(spans);
        }
        200 => {
            let partly = ExportTracePartialSuccess { rejected_spans: 1, error_message: "no room".into() };
            answer.partial_success = Some(partly);
        }
        other => return (StatusCode::from_u16(other).unwrap(), Vec::new()),
    }
    (StatusCode::OK, answer.encode_to_vec())
}

fn logbook(endpoint: &str) -> Logbook {
    let header = Some(("x-toegang".to_owned(), "geheim".to_owned()));
    Logbook { endpoint: endpoint.to_owned(), register: "https://register.example/".into(), header }
}

fn again(town: &Town) -> Arc<App> {
    Arc::new(App::open(town.dir.path(), clock("2010-01-04")).unwrap())
}

fn attribute(span: &Span, key: &str) -> String {
    let found = span.attributes.iter().find(|one| one.key == key).unwrap_or_else(|| panic!("{key} is not there"));
    match found.value.as_ref().and_then(|value| value.value.as_ref()) {
        Some(Value::StringValue(text)) => text.clone(),
        other => panic!("{key} is {other:?}"),
    }
}

fn identities(spans: &[Span]) -> BTreeSet<(Vec<u8>, Vec<u8>)> {
    spans.iter().map(|span| (span.trace_id.clone(), span.span_id.clone())).collect()
}

#[test]
fn a_look_and_an_act_arrive_with_activity_and_pseudonym_and_without_a_name() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    timeline(&town.gemeente(), Cast::Ayse, gerda).unwrap();
    let (receiver, app) = (Receiver::default(), again(&town));
    let handover = app.hand_over(logbook(&receiver.listen())).unwrap();
    let look = |spans: &[Span]| spans.iter().find(|span| span.name == "inzien dossier").cloned();
    let begun = Instant::now();
    while look(&receiver.spans()).is_none() && begun.elapsed() < Duration::from_secs(30) {
        std::thread::sleep(Duration::from_millis(20));
    }
    drop(handover);
    let spans = receiver.spans();
    let look = look(&spans).expect("the look has arrived");
    assert_eq!(attribute(&look, "dpl.core.processing_activity_id"), "https://register.example/begeleiden");
    assert_eq!(attribute(&look, "dpl.core.data_subject_id_type"), "urn:meedoen:pseudoniem");
    assert_eq!((look.trace_id.len(), look.span_id.len(), look.start_time_unix_nano % 1_000), (16, 8, 0));
    let subject = attribute(&look, "dpl.core.data_subject_id");
    let about = |span: &&Span| attribute(span, "dpl.core.data_subject_id") == subject;
    assert!(spans.iter().filter(about).any(|span| span.name.starts_with("vastleggen inwoner.")), "the same pseudonym");
    let told = format!("{spans:?}");
    for word in ["Gerda", "Hoekstra", &format!("inwoner/{gerda}")] {
        assert!(!told.contains(word), "{word} is told");
    }
}

#[test]
fn a_logbook_that_was_away_gets_everything_once_it_is_back_and_nothing_twice() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let receiver = Receiver::default();
    let address = receiver.listen();
    for says in [503, 400, 200] {
        receiver.says.store(says, Ordering::SeqCst);
        let (app, asked) = (again(&town), receiver.asked.load(Ordering::SeqCst));
        let handover = app.hand_over(logbook(&address)).unwrap();
        let begun = Instant::now();
        while receiver.asked.load(Ordering::SeqCst) == asked && begun.elapsed() < Duration::from_secs(30) {
            std::thread::sleep(Duration::from_millis(20));
        }
        drop(handover);
        assert!(receiver.spans().is_empty(), "not taken: {says}");
    }
    receiver.says.store(0, Ordering::SeqCst);
    let app = again(&town);
    let handover = app.hand_over(logbook(&address)).unwrap();
    let first = receiver.after(1);
    drop(handover);
    let nobody_twice = identities(&first);
    assert_eq!(nobody_twice.len(), first.len());
    // Another start goes on where this one was.
    timeline(&app.gemeente(SLUG).unwrap(), Cast::Ayse, gerda).unwrap();
    let handover = app.hand_over(logbook(&address)).unwrap();
    let both = receiver.after(first.len() + 1);
    drop(handover);
    assert_eq!(both.len(), first.len() + 1);
    assert_eq!(identities(&both).len(), both.len());
}

#[test]
fn what_is_handed_over_twice_is_known_as_the_same() {
    let (town, _, _) = town().with_gerda_and_hans();
    let receiver = Receiver::default();
    let address = receiver.listen();
    let mut before = 0;
    for _ in 0..2 {
        let app = again(&town);
        let handover = app.hand_over(logbook(&address)).unwrap();
        before = receiver.after(before + 1).len();
        drop(handover);
        std::fs::remove_file(town.dir.path().join("gemeenten").join(SLUG).join("verwerkingen.txt")).unwrap();
    }
    let spans = receiver.spans();
    assert_eq!(identities(&spans).len() * 2, spans.len());
}

#[test]
fn a_list_is_a_record_for_everybody_in_it_with_one_above_the_others() {
    let (town, _, _) = town().with_gerda_and_hans();
    town::lives(&town.gemeente(), "Ria", "Jansen", Cast::Ayse);
    let rows =
        town.gemeente().ask(town::who(Cast::Ayse), |state, viewer| Ok(domain::caseload::own(state, viewer).rows.len()));
    assert_eq!(rows.unwrap(), 2);
    let (receiver, app) = (Receiver::default(), again(&town));
    let handover = app.hand_over(logbook(&receiver.listen())).unwrap();
    receiver.after(1);
    drop(handover);
    let spans = receiver.spans();
    let list: Vec<&Span> = spans.iter().filter(|span| span.name == "inzien caseload").collect();
    let [first, second] = list[..] else { panic!("two records, not {}", list.len()) };
    assert_eq!((&first.trace_id, &first.span_id), (&second.trace_id, &second.parent_span_id));
    assert!(first.parent_span_id.is_empty());
}
