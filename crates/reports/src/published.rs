//! The register of published tables: bijlage 2 and section 4.3 of *Activeren door participeren* (2011). It says what was
//! asked and how the tables were printed; every figure in them is counted.

use crate::label::Word;
use crate::parameters::{Naar, Per};
use crate::preset::{Asks, Preset, Published, Question, Shape};
use crate::register::Report;
use crate::vergelijking::{Noemer, Populatie};

const DE_CIRKEL: &str = "de-cirkel";
const PARTICIPATIEHUIS: &str = "participatiehuis";
const SERVICE: &str = "service-voor-de-wijk";

/// A question without anything out of the ordinary.
const fn question(aanpak: &'static str, report: Report, van: &'static str, tot: &'static str) -> Question {
    Question { aanpak, report, van, tot, per: None, naar: Naar::Datum, gedrukt: false }
}

const fn note(
    row: Option<&'static str>,
    column: Option<&'static str>,
    titel: &'static str,
    tekst: &'static str,
) -> Published {
    Published { row, column, titel, tekst }
}

pub const PRESETS: &[Preset] = &[
    Preset {
        name: "tabel-1",
        titel: "rapport-tabel-1-titel",
        bron: "bijlage 2, tabel 1",
        asks: Asks::One(question(DE_CIRKEL, Report::Cohort, "2008-01-01", "2010-05-31")),
        shape: Shape { columns: &[], rows: &[("geen-recht", Word::UitstroomGeenWwb)] },
        notes: &[
            note(
                Some("stijging binnen trede"),
                Some("2010"),
                "rapport-niet-gepubliceerd-titel",
                "rapport-tabel-1-stijging-2010",
            ),
            note(
                Some("stijging naar volgende trede (niet 6)"),
                Some("2010"),
                "rapport-niet-gepubliceerd-titel",
                "rapport-tabel-1-stijging-2010",
            ),
            note(
                Some("uitstroom naar betaald werk"),
                None,
                "rapport-tabel-1-voetnoot-titel",
                "rapport-tabel-1-voetnoot",
            ),
        ],
    },
    Preset {
        name: "tabel-2",
        titel: "rapport-tabel-2-titel",
        bron: "bijlage 2, tabel 2",
        asks: Asks::One(question(PARTICIPATIEHUIS, Report::Instroom, "2009-01-01", "2010-03-31")),
        shape: Shape::AS_COUNTED,
        notes: &[],
    },
    Preset {
        name: "tabel-3",
        titel: "rapport-tabel-3-titel",
        bron: "bijlage 2, tabel 3",
        asks: Asks::One(question(PARTICIPATIEHUIS, Report::Training, "2010-04-01", "2010-04-30")),
        shape: Shape::AS_COUNTED,
        notes: &[],
    },
    Preset {
        name: "tabel-4",
        titel: "rapport-tabel-4-titel",
        bron: "bijlage 2, tabel 4",
        asks: Asks::One(Question {
            naar: Naar::Boekdatum,
            gedrukt: true,
            ..question(PARTICIPATIEHUIS, Report::Uitstroom, "2010-04-01", "2010-04-30")
        }),
        shape: Shape::AS_COUNTED,
        notes: &[
            note(Some("regulier werk"), Some("april 2010"), "rapport-tabel-4-geboekt-titel", "rapport-tabel-4-geboekt"),
            note(Some("totaal"), Some("cumulatief"), "rapport-tabel-4-zes-titel", "rapport-tabel-4-zes"),
        ],
    },
    Preset {
        name: "tabel-4.1",
        titel: "rapport-tabel-4-1-titel",
        bron: "tabel 4.1",
        asks: Asks::Several(&[
            Populatie {
                aanpak: PARTICIPATIEHUIS,
                naam: "participatiehuis",
                van: "2008-12-01",
                tot: "2010-04-30",
                noemer: Noemer::Stand,
            },
            Populatie {
                aanpak: DE_CIRKEL,
                naam: "de cirkel",
                van: "2008-01-01",
                tot: "2010-05-31",
                noemer: Noemer::Instroom,
            },
            Populatie {
                aanpak: SERVICE,
                naam: "voorwerk",
                van: "2009-01-01",
                tot: "2009-12-31",
                noemer: Noemer::BeginEnInstroom,
            },
        ]),
        shape: Shape { columns: &[], rows: &[("geen-recht", Word::UitvalGeenRecht)] },
        notes: &[
            note(
                Some("in traject gehad (noemer)"),
                None,
                "rapport-tabel-4-1-noemers-titel",
                "rapport-tabel-4-1-noemers",
            ),
            note(
                Some("stijging binnen of tussen treden"),
                Some("participatiehuis aantal"),
                "rapport-niet-gepubliceerd-titel",
                "rapport-tabel-4-1-onduidelijk",
            ),
            note(
                Some("stijging binnen of tussen treden"),
                Some("voorwerk aantal"),
                "rapport-niet-gepubliceerd-titel",
                "rapport-tabel-4-1-onduidelijk",
            ),
            note(
                Some("uitval/uitstroom overig"),
                Some("voorwerk aantal"),
                "rapport-tabel-doorstroom-titel",
                "rapport-tabel-doorstroom",
            ),
            note(
                Some("uitstroom naar regulier werk"),
                Some("de cirkel %"),
                "rapport-tabel-4-1-vijf-titel",
                "rapport-tabel-4-1-vijf",
            ),
            note(
                Some("uitstroom naar regulier werk"),
                Some("voorwerk %"),
                "rapport-tabel-4-1-werk-titel",
                "rapport-tabel-4-1-werk",
            ),
        ],
    },
    Preset {
        name: "tabel-5",
        titel: "rapport-tabel-5-titel",
        bron: "bijlage 2, tabel 5",
        asks: Asks::One(Question {
            per: Some(Per::Oorzaak),
            ..question(PARTICIPATIEHUIS, Report::Uitstroom, "2008-12-01", "2010-04-30")
        }),
        // The period is all there was, so that its column is the published one.
        shape: Shape { columns: &[(0, Some(Word::Aantal)), (2, None)], rows: &[] },
        notes: &[],
    },
    Preset {
        name: "tabel-6",
        titel: "rapport-tabel-6-titel",
        bron: "bijlage 2, tabel 6",
        asks: Asks::One(question(SERVICE, Report::Deelnemers, "2009-01-01", "2009-12-31")),
        shape: Shape::AS_COUNTED,
        notes: &[],
    },
    Preset {
        name: "tabel-7",
        titel: "rapport-tabel-7-titel",
        bron: "bijlage 2, tabel 7",
        asks: Asks::One(Question {
            per: Some(Per::Trajectsoort),
            gedrukt: true,
            ..question(SERVICE, Report::Uitstroom, "2009-01-01", "2009-12-31")
        }),
        shape: Shape::AS_COUNTED,
        notes: &[
            note(None, Some("overig"), "rapport-tabel-doorstroom-titel", "rapport-tabel-doorstroom"),
            note(Some("percentage"), None, "rapport-tabel-7-afgerond-titel", "rapport-tabel-7-afgerond"),
        ],
    },
];
