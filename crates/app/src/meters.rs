//! What the running system counts of itself, for whoever looks after it: never of whom, never of what.
//!
//! The labels are few and fixed: which gemeente, and how it ended. Nothing here can be traced to a person.

use std::sync::atomic::AtomicU64;
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::{Registry, Unit};

use crate::error::Error;

/// The gemeente by its slug, as it stands in every address.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct Of {
    pub gemeente: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Ended {
    gemeente: String,
    outcome: &'static str,
}

/// How an act or a question ended.
#[derive(Clone, Copy)]
enum Outcome {
    Done,
    Refused,
    Hidden,
    Trouble,
}

impl Outcome {
    /// The words on the labels, in the order of the variants.
    const WORDS: [&'static str; 4] = ["done", "refused", "hidden", "trouble"];

    fn of<T>(answer: &Result<T, Error>) -> Outcome {
        match answer {
            Ok(_) => Outcome::Done,
            Err(Error::Refused(_)) => Outcome::Refused,
            Err(Error::Hidden) => Outcome::Hidden,
            Err(Error::Trouble(_)) => Outcome::Trouble,
        }
    }
}

/// The meters of all gemeenten of one data folder.
#[derive(Debug, Clone)]
pub struct Meters {
    acts: Family<Ended, Counter>,
    asks: Family<Ended, Counter>,
    durations: Family<Of, Histogram, fn() -> Histogram>,
    /// The last entry that is shown.
    shown: Family<Of, Gauge>,
    /// 1 while the database with the log does not answer.
    away: Family<Of, Gauge>,
    /// Records of processing that were handed over.
    handed_over: Family<Of, Counter>,
    /// 1 when the last attempt to hand them over failed.
    behind: Family<Of, Gauge>,
    /// Seconds that reading all logs took at the start.
    pub(crate) replay: Gauge<f64, AtomicU64>,
}

impl Meters {
    pub(crate) fn new() -> Meters {
        // From a quarter of a millisecond to two seconds: what a person does not notice, and what is a fault.
        let durations: fn() -> Histogram = || Histogram::new(exponential_buckets(0.000_25, 2.0, 14));
        Meters {
            acts: Family::default(),
            asks: Family::default(),
            durations: Family::new_with_constructor(durations),
            shown: Family::default(),
            away: Family::default(),
            handed_over: Family::default(),
            behind: Family::default(),
            replay: Gauge::default(),
        }
    }

    /// Adds all meters to what is shown to who looks after the system.
    pub fn register(&self, registry: &mut Registry) {
        let all = registry;
        all.register("acts", "Acts that had an answer, by how they ended", self.acts.clone());
        all.register("asks", "Questions that had an answer, by how they ended", self.asks.clone());
        let what = "From handing in an act to its answer, when its facts are durable";
        all.register_with_unit("act_duration", what, Unit::Seconds, self.durations.clone());
        all.register("log_entries", "Entries of the log that are shown", self.shown.clone());
        let what = "Whether the database with the log is away, so that nothing can be recorded";
        all.register("log_away", what, self.away.clone());
        all.register("processing_records", "Records of processing that were handed over", self.handed_over.clone());
        let what = "Whether the last attempt to hand over records of processing failed";
        all.register("processing_records_behind", what, self.behind.clone());
        all.register_with_unit("replay", "Reading all logs at the start", Unit::Seconds, self.replay.clone());
    }

    pub(crate) fn shown(&self, gemeente: &str, nr: domain::ids::Nr, away: bool) {
        let of = Of { gemeente: gemeente.to_owned() };
        self.shown.get_or_create_owned(&of).set(i64::from(nr.0));
        self.away.get_or_create_owned(&of).set(i64::from(away));
    }

    /// The meters of one gemeente, looked up once: an act or a question only adds one.
    pub(crate) fn of(&self, gemeente: &str) -> GemeenteMeters {
        let of = || Of { gemeente: gemeente.to_owned() };
        let counters = |family: &Family<Ended, Counter>| {
            Outcome::WORDS.map(|outcome| family.get_or_create_owned(&Ended { gemeente: gemeente.to_owned(), outcome }))
        };
        GemeenteMeters {
            acts: counters(&self.acts),
            asks: counters(&self.asks),
            duration: self.durations.get_or_create_owned(&of()),
            handed_over: self.handed_over.get_or_create_owned(&of()),
            behind: self.behind.get_or_create_owned(&of()),
        }
    }
}

/// The meters of one gemeente.
#[derive(Debug, Clone)]
pub(crate) struct GemeenteMeters {
    acts: [Counter; 4],
    asks: [Counter; 4],
    duration: Histogram,
    pub handed_over: Counter,
    pub behind: Gauge,
}

impl GemeenteMeters {
    pub fn acted<T>(&self, answer: &Result<T, Error>, took: Duration) {
        self.acts[Outcome::of(answer) as usize].inc();
        self.duration.observe(took.as_secs_f64());
    }

    pub fn asked<T>(&self, answer: &Result<T, Error>) {
        self.asks[Outcome::of(answer) as usize].inc();
    }
}
