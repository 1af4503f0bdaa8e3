//! The register of reports: what there is to ask, under which name, and with what.

use crate::parameters::Per;
use crate::source::{Body, Source};
use crate::{
    caseload, cohort, deelname, deelnemers, doelen, instroom, leefgebieden, maandrapport, stappen, training,
    uitkeringsduur, uitstroom, verantwoording, vergelijking, wederkerigheid,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Report {
    Instroom,
    Uitstroom,
    Deelnemers,
    Cohort,
    Training,
    Deelname,
    Doelen,
    Uitkeringsduur,
    Caseload,
    Leefgebieden,
    Maandrapport,
    Verantwoording,
    Wederkerigheid,
    Stappen,
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

/// Where a period begins that nobody named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Since {
    /// On the first of January.
    NewYear,
    /// In the year of the first instroom.
    First,
    /// On the first of the month: a report that is made every month.
    Month,
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
    /// From when it counts when no period was asked.
    pub(crate) since: Since,
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
        since: Since::First,
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
        since: Since::NewYear,
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
        since: Since::NewYear,
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
        since: Since::First,
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
        since: Since::NewYear,
        make: training::make,
    },
    About {
        report: Report::Uitkeringsduur,
        name: "uitkeringsduur",
        titel: "rapport-uitkeringsduur-titel",
        definitie: "rapport-uitkeringsduur-definitie",
        takes: &[],
        per: &[],
        group: Group::Trajecten,
        since: Since::NewYear,
        make: uitkeringsduur::make,
    },
    About {
        report: Report::Deelname,
        name: "deelname",
        titel: "rapport-deelname-titel",
        definitie: "rapport-deelname-definitie",
        takes: &[],
        per: &[],
        group: Group::Groei,
        since: Since::NewYear,
        make: deelname::make,
    },
    About {
        report: Report::Doelen,
        name: "doelen",
        titel: "rapport-doelen-titel",
        definitie: "rapport-doelen-definitie",
        takes: &[],
        per: &[],
        group: Group::Groei,
        since: Since::First,
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
        since: Since::NewYear,
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
        since: Since::NewYear,
        make: leefgebieden::make,
    },
    About {
        report: Report::Maandrapport,
        name: "maandrapport",
        titel: "rapport-maandrapport-titel",
        definitie: "rapport-maandrapport-definitie",
        takes: &[],
        per: &[],
        group: Group::Begeleiding,
        since: Since::Month,
        make: maandrapport::make,
    },
    About {
        report: Report::Verantwoording,
        name: "verantwoording",
        titel: "rapport-verantwoording-titel",
        definitie: "rapport-verantwoording-definitie",
        takes: &[],
        per: &[],
        group: Group::Begeleiding,
        since: Since::NewYear,
        make: verantwoording::make,
    },
    About {
        report: Report::Wederkerigheid,
        name: "wederkerigheid",
        titel: "rapport-wederkerigheid-titel",
        definitie: "rapport-wederkerigheid-definitie",
        takes: &[],
        per: &[],
        group: Group::Begeleiding,
        since: Since::NewYear,
        make: wederkerigheid::make,
    },
    About {
        report: Report::Stappen,
        name: "stappen",
        titel: "rapport-stappen-titel",
        definitie: "rapport-stappen-definitie",
        takes: &[],
        per: &[],
        group: Group::Groei,
        since: Since::NewYear,
        make: stappen::make,
    },
    About {
        report: Report::Vergelijking,
        name: "vergelijking",
        titel: "rapport-vergelijking-titel",
        definitie: "rapport-vergelijking-definitie",
        takes: &[Parameter::Gedrukt],
        per: &[],
        group: Group::Vergelijken,
        since: Since::NewYear,
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
