//! The coördinator takes in the gemeente's own lists: looks first, then records exactly that.

use axum::body::Body;
use axum::http::{Request, header};
use demo::cast::GERDA;

use crate::town::{Page, Person, town};

const PAGE: &str = "/sittard-geleen/importeren";
const RECORD: &str = "/sittard-geleen/importeren/vastleggen";
const BOUNDARY: &str = "----meedoen";

/// Chooses these files on the page and sends them as a browser does.
fn sends(person: &Person, aanpak: &str, files: &[(&str, &str, &str)]) -> Page {
    let csrf = person.get(PAGE).form(PAGE).get("csrf").unwrap_or_default().to_owned();
    let mut body = String::new();
    for (name, value) in [("csrf", csrf.as_str()), ("aanpak", aanpak)] {
        body.push_str(&format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"));
    }
    for (field, file, text) in files {
        body.push_str(&format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{file}\"\r\nContent-Type: text/csv\r\n\r\n{text}\r\n"));
    }
    body.push_str(&format!("--{BOUNDARY}--\r\n"));
    let request = Request::post(PAGE).header(header::ORIGIN, "http://localhost:8080");
    let request = request.header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"));
    person.send(request.body(Body::from(body)).expect("an address of ours"))
}

/// A newcomer with a meting and a group, in three files.
const LISTS: [(&str, &str, &str); 3] = [
    ("sleutelbestand", "lijst.csv", "inwoner;voornaam;achternaam;instroom\nN-1;Nieuwe;Buur;2009-03-02\n"),
    ("metingen", "metingen.csv", "inwoner;datum;trede;psychisch\nN-1;2009-03-09;2;probleem+aan gewerkt\n"),
    (
        "groepen",
        "groepen.csv",
        "groep;soort;inwoner;gestart;geëindigd;uitkomst\nDe Kas;training;N-1;2009-04-06;2009-05-04;afgerond\n",
    ),
];

#[test]
fn the_coordinator_sees_what_would_change_and_nothing_is_written() {
    let town = town();
    let before = town.recorded();
    let answer = sends(&town.as_("marit"), "participatiehuis", &LISTS);
    answer
        .must_be(200)
        .must_say("Er is nog niets vastgelegd.")
        .must_say("Metingen: metingen.csv")
        .must_say("feiten vastleggen");
    assert!(!answer.html.contains("De Kas;"), "the files themselves are not in the page");
    assert_eq!(town.recorded(), before);
}

#[test]
fn the_button_records_exactly_what_was_shown_and_a_second_click_nothing_more() {
    let town = town();
    let (marit, before) = (town.as_("marit"), town.recorded());
    let shown = sends(&marit, "participatiehuis", &LISTS);
    shown.post(RECORD, &[]).must_be(200).must_say("De lijsten zijn ingelezen.");
    let after = town.recorded();
    assert!(after > before);
    assert!(shown.says(&format!("{} feiten vastleggen", after - before)), "the button told how many");
    shown.post(RECORD, &[]).must_be(200).must_say("De lijsten zijn ingelezen.");
    assert_eq!(town.recorded(), after);
}

#[test]
fn the_same_lists_of_metingen_and_groups_again_change_nothing() {
    let town = town();
    let marit = town.as_("marit");
    sends(&marit, "participatiehuis", &LISTS).post(RECORD, &[]);
    sends(&marit, "participatiehuis", &LISTS[1..]).must_be(200).must_say("Alles in deze bestanden staat er al.");
}

#[test]
fn everything_wrong_stands_in_a_table_and_what_was_chosen_is_kept() {
    let town = town();
    let before = town.recorded();
    let metingen = "inwoner;datum;trede\nN-0;2009-03-09;2\n;morgen;9\n";
    let answer = sends(&town.as_("marit"), "participatiehuis", &[("metingen", "metingen.csv", metingen)]);
    answer
        .must_be(422)
        .must_say("4 fouten. Er is niets vastgelegd.")
        .must_say("metingen.csv")
        .must_say("Een inwoner die in deze aanpak een dossier heeft.");
    answer.must_say("Een dag, zoals 2009-03-31 of 31-03-2009.").must_say("morgen");
    assert_eq!(answer.form(PAGE).get("aanpak"), Some("participatiehuis"));
    assert_eq!(town.recorded(), before);
}

#[test]
fn no_file_and_too_much_of_it_are_told_at_the_field() {
    let town = town();
    let marit = town.as_("marit");
    let none = sends(&marit, "participatiehuis", &[("metingen", "", "")]);
    assert_eq!(
        none.must_be(422).message_at("importeren", "sleutelbestand").as_deref(),
        Some("Kies minstens één bestand.")
    );
    let much = "x".repeat(21 * 1024 * 1024);
    let answer = sends(&marit, "participatiehuis", &[("metingen", "metingen.csv", &much)]);
    answer.must_be(422).must_say("groter dan 20 MB");
}

#[test]
fn when_something_else_would_change_meanwhile_the_new_preview_is_shown_first() {
    let town = town();
    let marit = town.as_("marit");
    let shown = sends(&marit, "participatiehuis", &LISTS);
    sends(&town.as_("marit"), "participatiehuis", &LISTS[..1]).post(RECORD, &[]);
    let before = town.recorded();
    let again = shown.post(RECORD, &[]);
    again.must_be(200).must_say("Intussen is er iets anders vastgelegd");
    assert_eq!(town.recorded(), before);
    again.post(RECORD, &[]).must_say("De lijsten zijn ingelezen.");
    assert!(town.recorded() > before);
}

#[test]
fn what_one_session_looked_at_another_cannot_record() {
    let town = town();
    let before = town.recorded();
    let shown = sends(&town.as_("marit"), "participatiehuis", &LISTS);
    let token = shown.form(RECORD).get("voorbeeld").unwrap_or_default().to_owned();
    let other = town.as_("marit");
    let csrf = other.get(PAGE).form(PAGE).get("csrf").unwrap_or_default().to_owned();
    other
        .send_form(RECORD, &[("csrf", &csrf), ("voorbeeld", &token)])
        .must_be(422)
        .must_say("Kies de bestanden opnieuw.");
    let stranger = shown.by.send_form(RECORD, &[("csrf", "anders"), ("voorbeeld", &token)]);
    stranger.must_be(403);
    assert_eq!(town.recorded(), before);
}

#[test]
fn who_does_not_coordinate_finds_no_such_page_and_another_aanpak_is_not_there() {
    let town = town();
    for login in ["ayse", "hugo", "sanne"] {
        town.as_(login).get(PAGE).must_be(404);
    }
    let answer = sends(&town.as_("marit"), "zomaar", &LISTS[1..2]);
    answer.must_be(422).must_say("Kies een aanpak die de gemeente heeft ingevoerd.").must_not_say(GERDA);
}

/// The codes that reading a list can tell, as they stand in the sources.
fn codes() -> std::collections::BTreeSet<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut codes = std::collections::BTreeSet::new();
    for folder in ["../domain/src/lijst", "../app/src/import"] {
        for entry in std::fs::read_dir(root.join(folder)).expect("the sources are there") {
            let path = entry.expect("the sources are there").path();
            let text =
                if path.is_file() { std::fs::read_to_string(path).expect("our files are text") } else { String::new() };
            codes.extend(
                text.split("\"import-").skip(1).filter_map(|rest| Some(format!("import-{}", rest.split_once('"')?.0))),
            );
        }
    }
    codes
}

#[test]
fn everything_that_reading_a_list_tells_has_its_sentence() {
    let known = web::tekst::keys(web::tekst::Taal::Nl);
    let missing: Vec<String> = codes().into_iter().filter(|code| !known.contains(&code.as_str())).collect();
    assert!(codes().len() > 50 && missing.is_empty(), "add these to locales/*-importeren.ftl: {missing:?}");
}
