//! One record of processing as an OpenTelemetry span, with the attributes of the standard.

use opentelemetry_proto::tonic::common::v1::{AnyValue, KeyValue, any_value::Value};
use opentelemetry_proto::tonic::trace::v1::{Span, Status, span::SpanKind, status::StatusCode};
use store::pseudonym::Pseudonyms;
use store::{Envelope, InzageRecord};

use super::register;

/// What the records of one gemeente have in common.
pub(super) struct Source<'a> {
    pub gemeente: &'a str,
    /// Stands before the id of an activity: the address of the municipality's own register.
    pub register: &'a str,
    pub pseudonyms: &'a Pseudonyms,
}

/// What a number in `dpl.core.data_subject_id` is: a pseudonym that only who holds the keys can trace to a person.
const SUBJECT_TYPE: &str = "urn:meedoen:pseudoniem";

impl Source<'_> {
    /// A look at one inwoner, or at a list: one record for each person in it, the first with the others below it.
    pub fn look(&self, nr: u64, look: &InzageRecord) -> Vec<Span> {
        let name = look.lijst.as_deref().map_or_else(|| "inzien dossier".to_owned(), |lijst| format!("inzien {lijst}"));
        let of = Operation {
            trace: self.trace(&["inzage", &nr.to_string()]),
            name,
            at: look.at,
            activity: register::of_look(&look.doel),
            door: look.door,
            rol: &look.rol,
        };
        let subjects = look.inwoner.iter().chain(&look.inwoners).map(|inwoner| format!("inwoner/{inwoner}"));
        self.spans(&of, subjects)
    }

    /// The entries of one act: one record for each person it is about. An act about nobody has none.
    pub fn act(&self, entries: &[Envelope]) -> Vec<Span> {
        let about = |entry: &Envelope| entry.stroom.starts_with("inwoner/");
        let Some(first) = entries.iter().find(|entry| about(entry)) else { return Vec::new() };
        let of = Operation {
            trace: self.trace(&["daad", &hex(&first.daad)]),
            name: format!("vastleggen {}", first.soort),
            at: first.geboekt,
            activity: register::of_fact(&first.soort),
            door: first.door,
            rol: &first.rol,
        };
        let mut subjects: Vec<String> = Vec::new();
        for entry in entries.iter().filter(|entry| about(entry)) {
            if subjects.last() != Some(&entry.stroom) && !subjects.contains(&entry.stroom) {
                subjects.push(entry.stroom.clone());
            }
        }
        self.spans(&of, subjects.into_iter())
    }

    fn spans(&self, of: &Operation<'_>, subjects: impl Iterator<Item = String>) -> Vec<Span> {
        let mut root = Vec::new();
        let mut spans = Vec::new();
        for subject in subjects {
            let span_id = self.trace(&[&hex(&of.trace), &subject])[..8].to_vec();
            let span = self.span(of, &subject, span_id, root.clone());
            if root.is_empty() {
                root.clone_from(&span.span_id);
            }
            spans.push(span);
        }
        spans
    }

    fn span(&self, of: &Operation<'_>, subject: &str, span_id: Vec<u8>, parent_span_id: Vec<u8>) -> Span {
        let nanos = u64::try_from(of.at).unwrap_or_default() * 1_000;
        let attributes = vec![
            text("dpl.core.processing_activity_id", format!("{}{}", self.register, of.activity)),
            text("dpl.core.data_subject_id", self.pseudonyms.of(subject)),
            text("dpl.core.data_subject_id_type", SUBJECT_TYPE.to_owned()),
            text("meedoen.gemeente", self.gemeente.to_owned()),
            text("meedoen.rol", of.rol.to_owned()),
            text("enduser.pseudo.id", self.pseudonyms.of(&format!("medewerker/{}", of.door))),
        ];
        Span {
            trace_id: of.trace.to_vec(),
            span_id,
            parent_span_id,
            name: of.name.clone(),
            kind: SpanKind::Internal as i32,
            start_time_unix_nano: nanos,
            end_time_unix_nano: nanos,
            attributes,
            status: Some(Status { code: StatusCode::Ok as i32, message: String::new() }),
            ..Span::default()
        }
    }

    /// The same place in the logs of the same gemeente always gives the same number.
    fn trace(&self, place: &[&str]) -> [u8; 16] {
        let mut hasher = blake3::Hasher::new_derive_key("meedoen 2026 identity of a record of processing");
        for part in [self.gemeente].iter().chain(place) {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
        }
        let mut trace = [0; 16];
        hasher.finalize_xof().fill(&mut trace);
        trace
    }
}

/// What the records of one look or one act have in common.
struct Operation<'a> {
    trace: [u8; 16],
    name: String,
    /// UTC microseconds.
    at: i64,
    activity: &'static str,
    door: u32,
    rol: &'a str,
}

fn text(key: &str, value: String) -> KeyValue {
    let value = Some(AnyValue { value: Some(Value::StringValue(value)) });
    KeyValue { key: key.to_owned(), value, ..KeyValue::default() }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
