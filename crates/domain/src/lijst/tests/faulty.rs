//! Lists that are wrong: each is told by row, column and code, and writes nothing.

use super::{Town, list};
use crate::lijst::{Fault, Stopped};
use crate::testing::Cast;

/// A list of which every column is there; the cells of the second row are what a case changes.
fn with(column: &str, text: &str) -> String {
    let columns = [
        "inwoner",
        "voornaam",
        "achternaam",
        "geboortedatum",
        "wijk",
        "uitkering",
        "wachtlijst",
        "grondslag",
        "trajectsoort",
        "instroom",
        "trede",
        "begeleider",
        "einde",
        "reden",
        "oorzaak",
        "geregistreerd_instroom",
        "geregistreerd_einde",
    ];
    let row = |key: &str, changed: Option<(&str, &str)>| {
        let cell = |name: &&str| match (changed, *name) {
            (Some((column, text)), name) if name == column => text.to_owned(),
            (_, "inwoner") => key.to_owned(),
            (_, "instroom") => "2009-03-02".to_owned(),
            _ => String::new(),
        };
        columns.iter().map(cell).collect::<Vec<_>>().join("|")
    };
    format!("{}\n{}\n{}\n", columns.join("|"), row("K-1", None), row("K-2", Some((column, text))))
}

#[track_caller]
fn faults(text: &str) -> Vec<Fault> {
    match Town::on("2010-01-04").import_as(Cast::Meedoen, "participatiehuis", &list(text)) {
        Err(Stopped::Faults(faults)) => faults,
        other => panic!("{other:?}\n{text}"),
    }
}

#[track_caller]
fn places(text: &str) -> Vec<String> {
    let place =
        |fault: Fault| format!("{} {} {}", fault.row.unwrap_or(0), fault.column.unwrap_or_default(), fault.code);
    faults(text).into_iter().map(place).collect()
}

#[test]
fn a_cell_that_cannot_be_read_is_told_with_its_row_its_column_and_what_was_expected() {
    let long = "x".repeat(121);
    let cases = [
        ("inwoner", "", "import-leeg"),
        ("inwoner", long.as_str(), "import-te-lang"),
        ("voornaam", long.as_str(), "import-te-lang"),
        ("achternaam", long.as_str(), "import-te-lang"),
        ("wijk", long.as_str(), "import-te-lang"),
        ("begeleider", long.as_str(), "import-te-lang"),
        ("begeleider", "-", "import-naam"),
        ("geboortedatum", "31-02-1970", "import-dag"),
        ("geboortedatum", "70", "import-dag"),
        ("geboortedatum", "2010-01-05", "import-geboortedatum"),
        ("geboortedatum", "1-1-1870", "import-geboortedatum"),
        ("uitkering", "aow", "import-uitkering"),
        ("wachtlijst", "ja", "import-wachtlijst"),
        ("grondslag", "moet", "import-grondslag"),
        ("trajectsoort", "detachering", "import-trajectsoort"),
        ("instroom", "", "import-leeg"),
        ("instroom", "32-13-2009", "import-dag"),
        ("instroom", "2009-02-30", "import-dag"),
        ("instroom", "01-02-09", "import-dag"),
        ("instroom", "2009", "import-dag"),
        ("instroom", "maart", "import-dag"),
        ("instroom", "#N/B", "import-dag"),
        ("instroom", "2010-01-05", "import-dag-later"),
        ("instroom", "0209-03-02", "import-dag-vroeg"),
        ("trede", "0", "import-trede"),
        ("trede", "7", "import-trede"),
        ("trede", "2,5", "import-trede"),
        ("trede", "twee", "import-trede"),
        ("trede", "-1", "import-trede"),
        ("einde", "31-09-2009", "import-dag"),
        ("einde", "2010-02-01", "import-dag-later"),
        ("einde", "2009-03-01", "import-einde-voor-instroom"),
        ("reden", "weg", "import-reden"),
        ("reden", "regulier werk", "import-reden-zonder-einde"),
        ("oorzaak", "pech", "import-oorzaak"),
        ("oorzaak", "detentie", "import-oorzaak-zonder-einde"),
        ("geregistreerd_instroom", "gisteren", "import-dag"),
        ("geregistreerd_instroom", "2010-01-05", "import-dag-later"),
        ("geregistreerd_einde", "2010-13-01", "import-dag"),
        ("geregistreerd_einde", "2011-01-01", "import-dag-later"),
    ];
    for (column, text, code) in cases {
        assert_eq!(places(&with(column, text)), [format!("3 {column} {code}")], "{column} = {text:?}");
        assert_eq!(faults(&with(column, text))[0].value, text);
    }
}

#[test]
fn two_rows_that_are_one_or_that_contradict_each_other_are_told_with_the_other_row() {
    let cases = [
        ("inwoner|instroom\nK-1|2009-03-02\nK-1|02-03-2009", "3 inwoner import-dubbele-rij"),
        (
            "inwoner|instroom|trajectsoort\nK-1|2009-03-02|\nK-1|2009-03-02|participatietraject",
            "3 inwoner import-dubbele-rij",
        ),
        ("inwoner|instroom|voornaam\nK-1|2009-03-02|Gerda\nK-1|2009-09-02|Geert", "3 voornaam import-tegenspraak"),
        ("inwoner|instroom|achternaam\nK-1|2009-03-02|Berg\nK-1|2009-09-02|Dal", "3 achternaam import-tegenspraak"),
        (
            "inwoner|instroom|geboortedatum\nK-1|2009-03-02|1-1-1970\nK-1|2009-09-02|2-1-1970",
            "3 geboortedatum import-tegenspraak",
        ),
        ("inwoner|instroom|wijk\nK-1|2009-03-02|Oost\nK-1|2009-09-02|West", "3 wijk import-tegenspraak"),
    ];
    for (text, place) in cases {
        let faults = faults(text);
        assert_eq!(places(text), [place]);
        assert!(faults[0].args.contains(&("rij", 2.into())), "{faults:?}");
    }
}

#[test]
fn an_end_that_cannot_be_is_told_at_its_own_column() {
    let cases = [
        (
            "inwoner|instroom|einde|reden|oorzaak\nK-1|2009-03-02|2009-09-01||detentie",
            "2 oorzaak import-oorzaak-zonder-reden",
        ),
        (
            "inwoner|instroom|einde|reden|oorzaak\nK-1|2009-03-02|2009-09-01|overig|detentie",
            "2 oorzaak weigering-oorzaak-past-niet",
        ),
    ];
    for (text, place) in cases {
        assert_eq!(places(text), [place]);
    }
}

#[test]
fn everything_that_is_wrong_is_told_at_once_in_order_of_the_file() {
    let text = "trede|inwoner|instroom|einde|reden
        9|K-1|gisteren||
        1||2009-03-02||
        1|K-3|2009-03-02|2009-09-01|weg
        1|K-4|2009-03-02||
        1|K-4|2009-03-02||";
    let told = [
        "2 instroom import-dag",
        "2 trede import-trede",
        "3 inwoner import-leeg",
        "4 reden import-reden",
        "6 inwoner import-dubbele-rij",
    ];
    assert_eq!(places(text), told);
}

#[test]
fn the_words_that_could_stand_there_are_named() {
    let fault = &faults(&with("reden", "weg"))[0];
    assert!(format!("{:?}", fault.args).contains("regulier werk, gesubsidieerd werk"), "{fault:?}");
}

#[test]
fn two_medewerkers_of_one_name_are_not_guessed_between() {
    let mut town = Town::on("2010-01-04");
    town.by_hand(|state, viewer| {
        crate::medewerker::hire(state, viewer, viewer.today(), "Bram", crate::access::Role::Begeleider, None)
    });
    let list = list("inwoner|instroom|begeleider\nK-1|2010-01-04|Bram");
    let Err(Stopped::Faults(faults)) = town.import_as(Cast::Meedoen, "participatiehuis", &list) else { panic!() };
    assert_eq!((faults[0].row, &*faults[0].code), (Some(2), "import-begeleider-meerdere"));
}

#[test]
fn an_aanpak_the_gemeente_has_not_is_told() {
    let list = list("inwoner|instroom\nK-1|2009-03-02");
    let Err(Stopped::Faults(faults)) = Town::on("2010-01-04").import_as(Cast::Meedoen, "voorwerk", &list) else {
        panic!()
    };
    assert_eq!((faults[0].value.as_str(), &*faults[0].code), ("voorwerk", "import-aanpak-onbekend"));
}
