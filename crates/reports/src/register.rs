//! The register of reports: what there is to ask, under which name, and with what.

use crate::source::{Body, Source};
use crate::{deelnemers, instroom, uitstroom};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Report {
    Instroom,
    Uitstroom,
    Deelnemers,
}

/// What a report can be asked with, beside the aanpak, the period, the peildatum and what was known when: those it
/// always takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parameter {
    Per,
    Naar,
}

/// One line of the register. The name stands in URLs and on the command line; `titel` and `definitie` are Fluent keys.
#[derive(Debug)]
pub struct About {
    pub report: Report,
    pub name: &'static str,
    pub titel: &'static str,
    pub definitie: &'static str,
    pub takes: &'static [Parameter],
    /// Without a period: everything since the first instroom, not just this year.
    pub(crate) since_the_first: bool,
    pub(crate) make: fn(&Source<'_>) -> Body,
}

pub const REPORTS: &[About] = &[
    About {
        report: Report::Instroom,
        name: "instroom",
        titel: "rapport-instroom-titel",
        definitie: "rapport-instroom-definitie",
        takes: &[],
        since_the_first: true,
        make: instroom::make,
    },
    About {
        report: Report::Uitstroom,
        name: "uitstroom",
        titel: "rapport-uitstroom-titel",
        definitie: "rapport-uitstroom-definitie",
        takes: &[Parameter::Per, Parameter::Naar],
        since_the_first: false,
        make: uitstroom::make,
    },
    About {
        report: Report::Deelnemers,
        name: "deelnemers",
        titel: "rapport-deelnemers-titel",
        definitie: "rapport-deelnemers-definitie",
        takes: &[],
        since_the_first: false,
        make: deelnemers::make,
    },
];

impl Report {
    pub fn about(self) -> &'static About {
        let found = REPORTS.iter().find(|about| about.report == self);
        found.expect("every report has its line in the register; a test goes over them all")
    }

    pub fn name(self) -> &'static str {
        self.about().name
    }

    pub fn from_name(name: &str) -> Option<Report> {
        REPORTS.iter().find(|about| about.name == name).map(|about| about.report)
    }

    pub fn takes(self, parameter: Parameter) -> bool {
        self.about().takes.contains(&parameter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_report_is_found_by_its_name() {
        for report in [Report::Instroom, Report::Uitstroom, Report::Deelnemers] {
            assert_eq!(Report::from_name(report.name()), Some(report));
        }
        assert_eq!(Report::from_name("tabel-0"), None);
    }
}
