//! The register of reports: what there is to ask, under which name, and with what.

use crate::parameters::Per;
use crate::source::{Body, Source};
use crate::{caseload, cohort, deelnemers, doelen, instroom, leefgebieden, training, uitstroom, vergelijking};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Report {
    Instroom,
    Uitstroom,
    Deelnemers,
    Cohort,
    Training,
    Doelen,
    Caseload,
    Leefgebieden,
    Vergelijking,
}

/// What a report can be asked with, beside the aanpak, the period, the peildatum and what was known when: those it
/// always takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parameter {
    Naar,
    Gedrukt,
}

/// What a report is about: reports of one group stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Trajecten,
    Groei,
    Begeleiding,
    Vergelijken,
    /// The tables of the report of 2011.
    Gepubliceerd,
}

impl Group {
    pub const ALL: [Group; 5] =
        [Group::Trajecten, Group::Groei, Group::Begeleiding, Group::Vergelijken, Group::Gepubliceerd];

    /// The Fluent key of its heading.
    pub const fn key(self) -> &'static str {
        match self {
            Group::Trajecten => "rapport-group-trajecten",
            Group::Groei => "rapport-group-groei",
            Group::Begeleiding => "rapport-group-begeleiding",
            Group::Vergelijken => "rapport-group-vergelijken",
            Group::Gepubliceerd => "rapport-group-gepubliceerd",
        }
    }
}

/// One line of the register. The name stands in URLs and on the command line; `titel` and `definitie` are Fluent keys.
#[derive(Debug)]
pub struct About {
    pub report: Report,
    pub name: &'static str,
    pub titel: &'static str,
    pub definitie: &'static str,
    pub takes: &'static [Parameter],
    /// By what it can be taken apart.
    pub per: &'static [Per],
    pub group: Group,
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
        per: &[],
        group: Group::Trajecten,
        since_the_first: true,
        make: instroom::make,
    },
    About {
        report: Report::Uitstroom,
        name: "uitstroom",
        titel: "rapport-uitstroom-titel",
        definitie: "rapport-uitstroom-definitie",
        takes: &[Parameter::Naar, Parameter::Gedrukt],
        per: &[Per::Oorzaak, Per::Trajectsoort],
        group: Group::Trajecten,
        since_the_first: false,
        make: uitstroom::make,
    },
    About {
        report: Report::Deelnemers,
        name: "deelnemers",
        titel: "rapport-deelnemers-titel",
        definitie: "rapport-deelnemers-definitie",
        takes: &[],
        per: &[],
        group: Group::Trajecten,
        since_the_first: false,
        make: deelnemers::make,
    },
    About {
        report: Report::Cohort,
        name: "cohort",
        titel: "rapport-cohort-titel",
        definitie: "rapport-cohort-definitie",
        takes: &[],
        per: &[],
        group: Group::Groei,
        since_the_first: true,
        make: cohort::make,
    },
    About {
        report: Report::Training,
        name: "training",
        titel: "rapport-training-titel",
        definitie: "rapport-training-definitie",
        takes: &[],
        per: &[],
        group: Group::Groei,
        since_the_first: false,
        make: training::make,
    },
    About {
        report: Report::Doelen,
        name: "doelen",
        titel: "rapport-doelen-titel",
        definitie: "rapport-doelen-definitie",
        takes: &[],
        per: &[],
        group: Group::Groei,
        since_the_first: true,
        make: doelen::make,
    },
    About {
        report: Report::Caseload,
        name: "caseload",
        titel: "rapport-caseload-titel",
        definitie: "rapport-caseload-definitie",
        takes: &[],
        per: &[],
        group: Group::Begeleiding,
        since_the_first: false,
        make: caseload::make,
    },
    About {
        report: Report::Leefgebieden,
        name: "leefgebieden",
        titel: "rapport-leefgebieden-titel",
        definitie: "rapport-leefgebieden-definitie",
        takes: &[],
        per: &[Per::Begeleider],
        group: Group::Begeleiding,
        since_the_first: false,
        make: leefgebieden::make,
    },
    About {
        report: Report::Vergelijking,
        name: "vergelijking",
        titel: "rapport-vergelijking-titel",
        definitie: "rapport-vergelijking-definitie",
        takes: &[Parameter::Gedrukt],
        per: &[],
        group: Group::Vergelijken,
        since_the_first: false,
        make: vergelijking::make,
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
        for about in REPORTS {
            assert_eq!(Report::from_name(about.report.name()), Some(about.report));
        }
        assert_eq!(Report::from_name("tabel-0"), None);
    }
}
