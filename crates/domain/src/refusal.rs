//! The only ways in which the core says no.

use crate::ids::{MedewerkerId, Nr};
use crate::time::Day;

/// Told no, with the reason as a code and its arguments; the sentence stands in the Fluent files as `weigering-<code>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub code: &'static str,
    /// The field of the form the refusal is about, when there is one.
    pub field: Option<&'static str>,
    pub args: Vec<(&'static str, Arg)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    Day(Day),
    Number(i64),
    Text(String),
    Nr(Nr),
    Medewerker(MedewerkerId),
}

impl Refusal {
    pub fn new(code: &'static str) -> Refusal {
        Refusal { code, field: None, args: Vec::new() }
    }

    pub fn at(field: &'static str, code: &'static str) -> Refusal {
        Refusal { code, field: Some(field), args: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Refusal {
        self.args.push((name, arg.into()));
        self
    }
}

impl From<Day> for Arg {
    fn from(day: Day) -> Arg {
        Arg::Day(day)
    }
}
impl From<i32> for Arg {
    fn from(number: i32) -> Arg {
        Arg::Number(number.into())
    }
}
impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}
impl From<Nr> for Arg {
    fn from(nr: Nr) -> Arg {
        Arg::Nr(nr)
    }
}
impl From<MedewerkerId> for Arg {
    fn from(id: MedewerkerId) -> Arg {
        Arg::Medewerker(id)
    }
}

/// Not there, or not for this viewer: nobody can tell which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hidden;

/// What a rule answers instead of facts. Several refusals at once, so that a form shows all that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum No {
    Refused(Vec<Refusal>),
    Hidden,
}

impl From<Hidden> for No {
    fn from(_: Hidden) -> No {
        No::Hidden
    }
}
impl From<Refusal> for No {
    fn from(refusal: Refusal) -> No {
        No::Refused(vec![refusal])
    }
}

/// Collects what is wrong with an act before anything is said about it.
#[derive(Debug, Default)]
pub struct Objections(Vec<Refusal>);

/// How long ago something can have been that a person of today is followed for.
const OLDEST: i32 = 130 * 366;

impl Objections {
    /// What is wrong with the days of a fact: neither it nor the knowing of it lies after today, and 210 for 2010 is a slip.
    pub fn about_days(today: Day, datum: Day, sinds: Day) -> Objections {
        let mut objections = Objections::default();
        objections.unless(datum <= today, || Refusal::at("datum", "dag-moet-nog-komen"));
        objections.unless(sinds <= today, || Refusal::at("bekend_sinds", "dag-moet-nog-komen"));
        objections.unless(datum.min(sinds) >= today.plus(-OLDEST), || Refusal::at("datum", "dag-te-lang-geleden"));
        objections
    }

    pub fn unless(&mut self, holds: bool, refusal: impl FnOnce() -> Refusal) {
        if !holds {
            self.0.push(refusal());
        }
    }

    pub fn settle(self) -> Result<(), No> {
        if self.0.is_empty() { Ok(()) } else { Err(No::Refused(self.0)) }
    }
}
