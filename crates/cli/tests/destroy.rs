//! From what is due to a certificate, on the command line; and what was destroyed is in no file of the data and in no table lost.

mod common;

use std::path::Path;

use common::{meedoen, refused, works};

/// The gemeente, with somebody who proposes and somebody who decides.
fn a_town(dir: &Path) -> String {
    let map = common::a_town(dir);
    for (naam, rol) in [("Marit Bos", "coordinator"), ("Pieter Vos", "beleidsmedewerker")] {
        works(&["medewerker", "nieuw", naam, "--rol", rol, "--map", &map, "--gemeente", "lindervoort"]);
    }
    map
}

#[test]
fn what_is_due_is_proposed_decided_destroyed_and_the_table_of_its_year_stays() {
    let dir = tempfile::tempdir().unwrap();
    let map = a_town(dir.path());
    let place = ["--map", map.as_str(), "--gemeente", "lindervoort"];
    let with = |args: &[&'static str]| [args, &place].concat();
    let table = || works(&with(&["rapport", "uitstroom", "--van", "2010-01-01", "--tot", "2010-12-31"]));
    let due = works(&with(&["vernietiging", "vervalt"]));
    assert!(due.contains("inwoner/1/"), "{due}");
    assert!(!due.contains("inwoner/2/") && !due.contains("Gerda"), "{due}");
    let zaken: Vec<&str> = due.split_whitespace().filter(|word| word.starts_with("inwoner/1/")).collect();
    let propose = [&["vernietiging", "voorstel", "--door", "Marit Bos"][..], &zaken, &place].concat();
    assert!(refused(&propose).contains("Stel eerst de cijfers van"));
    let years: Vec<String> = (2010..=2026).map(|jaar| jaar.to_string()).collect();
    for jaar in &years {
        // The year of today is not over; by then the loop has done its work.
        let _ = meedoen(&[&["vernietiging", "vaststellen", jaar][..], &place].concat());
    }
    let before = table();
    assert!(before.contains("vastgesteld"), "{before}");
    works(&propose);
    assert!(refused(&with(&["vernietiging", "uitvoeren", "1"])).contains("niemand het eens"));
    assert!(refused(&with(&["vernietiging", "besluit", "1", "--door", "Marit Bos"])).contains("Iemand anders"));
    works(&with(&["vernietiging", "besluit", "1", "--door", "Pieter Vos"]));
    let done = works(&with(&["vernietiging", "uitvoeren", "1"]));
    assert!(done.contains("vernietigd op"), "{done}");
    let figures = |text: &str| {
        text.lines()
            .filter(|line| line.contains("Overig") || line.contains("otaal"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(figures(&table()), figures(&before), "the figures are as they were established");
    assert!(works(&["controleer", "--map", &map]).contains("daarvan zijn vernietigd"));
    assert!(works(&with(&["vernietiging", "overzicht"])).contains("akkoord van medewerker"));
    assert!(!works(&with(&["vernietiging", "vervalt"])).contains("inwoner/1/"));
}
