//! What can be asked by name, in a URL or on the command line: a report, or a published table.

use domain::access::Figures;
use domain::refusal::No;
use domain::state::State;
use domain::time::Day;

use crate::parameters::{Parameters, Per};
use crate::preset::Preset;
use crate::register::{Parameter, Report};
use crate::table::Table;

#[derive(Debug, Clone, Copy)]
pub enum Named {
    Report(Report),
    Preset(&'static Preset),
}

impl Named {
    pub fn from_name(name: &str) -> Option<Named> {
        Report::from_name(name).map(Named::Report).or_else(|| Preset::from_name(name).map(Named::Preset))
    }

    pub fn name(self) -> &'static str {
        match self {
            Named::Report(report) => report.name(),
            Named::Preset(preset) => preset.name,
        }
    }

    /// The Fluent key of its title.
    pub fn titel(self) -> &'static str {
        match self {
            Named::Report(report) => report.about().titel,
            Named::Preset(preset) => preset.titel,
        }
    }

    /// What a form asks; a published table has been asked already.
    pub fn takes(self, parameter: Parameter) -> bool {
        matches!(self, Named::Report(report) if report.takes(parameter))
    }

    /// By what a form can ask to take it apart.
    pub fn per(self) -> &'static [Per] {
        match self {
            Named::Report(report) => report.about().per,
            Named::Preset(_) => &[],
        }
    }

    /// The report and what it is asked with; `None` for a comparison of several gemeenten.
    pub(crate) fn question(self, asked: &Parameters) -> Option<(Report, Parameters)> {
        match self {
            Named::Report(report) => Some((report, asked.clone())),
            Named::Preset(preset) => preset.question(asked),
        }
    }

    /// Counts, as [`crate::run`] does.
    pub fn run(self, state: &State, leave: Figures, today: Day, asked: &Parameters) -> Result<Table, No> {
        match self {
            Named::Report(report) => crate::run(state, leave, today, report, asked),
            Named::Preset(preset) => preset.run(state, leave, today, asked),
        }
    }
}
