//! The file that a resident gets: all of it, for this resident only, and seen that it was made.

use demo::cast::{FATIMA, GERDA};
use serde_json::Value;

use crate::town::town;

const SAID: &str = "Ze wil het niet over haar zus hebben.";

#[test]
fn the_begeleider_hands_over_what_is_known_who_read_it_and_how_long_it_stays() {
    let town = town();
    let gerda = town.as_("ayse").get(&town.dossier(GERDA));
    gerda.post(&format!("{}/contact", town.dossier(GERDA)), &[("soort", "telefoon"), ("notitie", SAID)]).must_be(200);
    let link = gerda.links().into_iter().find(|(href, _)| href.ends_with("/eigen")).expect("it is on the dossier").0;
    let file = gerda.by.get(&link);
    file.must_be(200).must_say(SAID).must_say("Wie uw dossier las").must_say("Hoe lang wij het bewaren");
    file.must_say("Selectielijst gemeenten").must_say("inzageverzoek").must_say("Ayşe Demir");
    file.must_say("Ayşe Demir (begeleider)")
        .must_say("Marit Koopman (coördinator)")
        .must_say("Autoriteit Persoonsgegevens");
}

#[test]
fn the_file_for_programs_says_the_same() {
    let town = town();
    let ayse = town.as_("ayse");
    let answer = ayse.get(&format!("{}/eigen/bestand", town.dossier(GERDA)));
    assert!(answer.header("content-type").starts_with("application/json"));
    assert!(answer.header("content-disposition").contains("eigen-dossier-"));
    let file: Value = serde_json::from_str(&answer.html).expect("it is JSON");
    assert_eq!((&file["vorm"], &file["gemeente"]), (&"eigen-dossier".into(), &"Sittard-Geleen".into()));
    let facts = file["feiten"].as_array().expect("a list").len();
    let page = ayse.get(&format!("{}/eigen", town.dossier(GERDA)));
    assert_eq!(page.html.matches("utrecht-heading-4\">").count(), facts + file["lijsten"].as_array().unwrap().len());
    assert!(facts > 50 && !file["gelezen"].as_array().unwrap().is_empty());
}

#[test]
fn the_privacy_officer_may_hand_it_over_and_that_is_the_only_dossier_she_reads() {
    let town = town();
    let petra = town.as_("petra");
    let reach = petra.get(&format!("/sittard-geleen/toegang?dossier={}", town.inwoner(GERDA)));
    let link = reach.links().into_iter().find(|(href, _)| href.ends_with("/eigen")).expect("a way there").0;
    petra.get(&link).must_be(200).must_say("Hoekstra");
    let looks = town.as_("marit").get(&format!("{}/inzage", town.dossier(GERDA)));
    looks.must_say("Petra Linssen").must_say("inzageverzoek");
    petra.get(&town.dossier(GERDA)).must_be(404);
    for login in ["bram", "marit", "rens", "hugo", "wiel", "sanne"] {
        town.as_(login).knock(&link).must_be(404);
    }
}

#[test]
fn nobody_else_who_lives_here_is_in_it() {
    let town = town();
    let ayse = town.as_("ayse");
    for own in [GERDA, FATIMA] {
        let words = ayse.get(&format!("{}/eigen", town.dossier(own))).words();
        let (known, hidden) = town.names("ayse");
        let others = known.into_iter().chain(hidden).filter(|one| one.inwoner != town.inwoner(own));
        for other in others.filter(|one| !one.voornaam.is_empty() && !one.achternaam.is_empty()) {
            assert!(!words.contains(&other.full), "{} is in the file of another", other.full);
        }
    }
}
