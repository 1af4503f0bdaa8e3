//! Management tables: figures as functions of facts. No report knows a number, and every figure knows the facts behind it.
//!
//! A report is counted over everybody with leave to count ([`domain::access::Figures`]); opening a cell takes a viewer.
//! Nothing here has a sentence: a table carries names of the aanpak in both languages, and keys of the Fluent files.

mod begeleiders;
mod behind;
mod caseload;
mod cohort;
mod deelname;
mod deelnemers;
mod doelen;
mod ends;
mod feiten;
mod instroom;
mod label;
mod leefgebieden;
mod lines;
mod maandrapport;
mod named;
mod parameters;
mod per_trajectsoort;
pub mod percentage;
mod preset;
mod published;
mod register;
mod source;
mod span;
mod stappen;
mod stijging;
mod table;
mod toen;
mod training;
mod uitkeringsduur;
mod uitstroom;
mod verantwoording;
mod vastgesteld;
mod vergelijking;
mod wederkerigheid;

pub use behind::{Behind, Feit, Opened, What, Who, open};
pub use label::{Arg, Label, Phrase, Word};
pub use named::Named;
pub use parameters::{Chosen, Naar, Parameters, Per};
pub use preset::Preset;
pub use published::PRESETS;
pub use register::{About, Group, Parameter, REPORTS, Report};
pub use table::{Cell, Column, ColumnKind, FactSet, Note, Row, RowKind, Table, Value};
pub use toen::{Change, Changes, changes};
pub use vastgesteld::to_establish;
pub use vergelijking::{Cijfers, Noemer};

use domain::access::Figures;
use domain::refusal::No;
use domain::state::State;
use domain::time::Day;

/// Counts. What was not asked gets its default: the calendar year up to the peildatum or today, as known now. Parameters
/// that cannot go together, or that this report does not take, are refused at their field.
pub fn run(state: &State, leave: Figures, today: Day, report: Report, asked: &Parameters) -> Result<Table, No> {
    let (chosen, content) = parameters::choose(state, leave, today, report, asked)?;
    let source = source::Source::new(state, leave, chosen, content);
    let body = (report.about().make)(&source);
    let mut table = source.table(body);
    vastgesteld::show_established(state, leave, &mut table);
    Ok(table)
}
