//! Lists leave nobody out, and searching finds whoever one may find, however their name is written.

use demo::cast::{DIEUDONNE, GERDA, MARIA, PIET, TESFAY, ZOE};

use crate::town::{Person, Town, town};

fn found(person: &Person, query: &str) -> Vec<String> {
    person.get("/sittard-geleen/zoek").post("/sittard-geleen/zoek", &[("q", query)]).must_be(200).rows()
}

fn finds(person: &Person, query: &str, name: &str) -> bool {
    found(person, query).iter().any(|row| row.contains(name))
}

/// The addresses of all dossiers in a list, over all its pages.
fn in_list(person: &Person, path: &str) -> Vec<String> {
    let pages: Vec<String> =
        person.get(path).links().into_iter().map(|(href, _)| href).filter(|href| href.contains("pagina=")).collect();
    let mut dossiers: Vec<String> = Vec::new();
    for page in std::iter::once(path.to_owned()).chain(pages) {
        let links = person.get(&page).links().into_iter().map(|(href, _)| href);
        dossiers.extend(
            links
                .filter(|href| href.contains("/inwoner/") && !href.contains("nieuw"))
                .map(|href| href.split('#').next().unwrap_or_default().to_owned()),
        );
    }
    dossiers.sort();
    dossiers.dedup();
    dossiers
}

#[test]
fn who_has_no_first_name_no_begeleider_or_no_notes_is_in_every_list() {
    let town = town();
    let (marit, bram) = (town.as_("marit"), town.as_("bram"));
    let everybody = in_list(&marit, "/sittard-geleen/inwoners");
    for (key, name) in [(TESFAY, "Tesfay"), (PIET, "Piet van der Heijden"), (DIEUDONNE, "Dieudonné Pluijmaekers")] {
        assert!(everybody.contains(&town.dossier(key)), "{name} is missing from the list");
        assert!(finds(&marit, name, name), "{name} is not found");
        marit.get(&town.dossier(key)).must_be(200).must_say(name);
    }
    assert!(in_list(&bram, "/sittard-geleen/caseload").contains(&town.dossier(DIEUDONNE)));
}

#[test]
fn a_list_has_as_many_lines_as_it_says_whatever_it_is_sorted_by() {
    let town = town();
    let marit = town.as_("marit");
    for sort in ["", "naam", "-naam", "trede", "-einde", "contact", "-volgende", "signaal"] {
        let path = format!("/sittard-geleen/inwoners?sorteer={sort}");
        let count = in_list(&marit, &path).len();
        marit.get(&path).must_say(&format!("{count} inwoners in jouw project."));
    }
}

#[test]
fn what_is_late_comes_before_what_can_wait_and_who_says_nothing_last_in_either_direction() {
    let ayse = town().as_("ayse");
    // Of each line what its signal says; nothing when it has none.
    let signals = |sort: &str| -> Vec<String> {
        let page = ayse.get(&format!("/sittard-geleen/caseload?sorteer={sort}"));
        let lines = page.html.split("<th role=\"rowheader\"").skip(1);
        lines.map(|line| line.split_once("mee-sein ").map_or("", |(_, signal)| signal).to_owned()).collect()
    };
    let (up, down) = (signals(""), signals("-signaal"));
    let says = |lines: &[String]| lines.iter().take_while(|signal| !signal.is_empty()).count();
    assert!((1..up.len()).contains(&says(&up)), "some say something and some do not");
    assert!(up[says(&up)..].iter().all(String::is_empty));
    assert_eq!(says(&down), says(&up));
    let waits =
        |signal: &String| ["leefgebied lang niet besproken", "geen nieuwe stap"].iter().any(|it| signal.contains(it));
    let late = up.iter().position(waits).expect("something can wait");
    assert!(late > 0 && up[late..says(&up)].iter().all(waits), "what is late stands below what can wait");
}

#[test]
fn an_inwoner_without_any_name_is_listed_and_found_by_number() {
    let town = town();
    town.import("inwoner;instroom;wijk\nZ90001;2010-04-26;Born\n");
    let marit = town.as_("marit");
    let found = marit.get("/sittard-geleen/zoek").post("/sittard-geleen/zoek", &[("q", "Z90001")]);
    let (href, name) =
        found.links().into_iter().find(|(href, _)| href.contains("/inwoner/")).expect("the key finds somebody");
    let nr = href.rsplit('/').next().expect("a number").to_owned();
    assert_eq!(name, format!("inwoner {nr}"));
    assert!(in_list(&marit, "/sittard-geleen/inwoners").contains(&href));
    assert!(finds(&marit, &nr, &name));
    marit.get(&href).must_be(200).must_say(&format!("inwoner {nr}"));
    let given = format!("{href}/begeleider");
    marit.get(&given).post(&given, &[("begeleider", &demo::cast::AYSE.medewerker.to_string())]).must_be(200);
    let ayse = town.as_("ayse");
    assert!(in_list(&ayse, "/sittard-geleen/caseload").contains(&href));
    let contact = format!("{href}/contact");
    ayse.get(&href).post(&contact, &[("soort", "gesprek")]).must_be(200).must_say("de inwoner kan dit lezen");
}

#[test]
fn searching_folds_diacritics_and_passes_over_a_tussenvoegsel() {
    let town = town();
    let ayse = town.as_("ayse");
    for query in ["zoe", "Zoë", "ZOË HOF", "hof", "van 't hof", "van t hof", "Zoë van ’t Hof", "hof zoe", "zo ho"]
    {
        assert!(finds(&ayse, query, "Zoë van 't Hof"), "{query:?} finds {:?}", found(&ayse, query));
    }
    assert!(finds(&ayse, "amrani", "Fatima el Amrani"));
    assert!(finds(&ayse, "el amrani", "Fatima el Amrani"));
    assert!(!finds(&ayse, "oe", "Zoë"), "a word is found from its beginning");
}

#[test]
fn a_number_and_the_key_of_the_list_find_one_inwoner() {
    let town = town();
    let ayse = town.as_("ayse");
    assert!(found(&ayse, &town.inwoner(GERDA).to_string())[0].contains("Gerda Hoekstra"));
    for key in [GERDA, " K10001 "] {
        assert!(finds(&ayse, key, "Gerda Hoekstra"), "{key:?}");
    }
}

#[test]
fn nobody_finds_the_inwoners_of_another() {
    let town: Town = town();
    let bram = town.as_("bram");
    let own = in_list(&bram, "/sittard-geleen/caseload");
    for query in ["zoe", "hoekstra", ZOE, &town.inwoner(GERDA).to_string()] {
        assert!(
            !found(&bram, query).iter().any(|row| row.contains("Zoë van 't Hof") || row.contains("Gerda Hoekstra")),
            "{query:?}"
        );
    }
    for letter in 'a'..='z' {
        let page = bram.get("/sittard-geleen/zoek").post("/sittard-geleen/zoek", &[("q", &letter.to_string())]);
        let dossiers = page.links().into_iter().map(|(href, _)| href).filter(|href| href.contains("/inwoner/"));
        dossiers.for_each(|href| assert!(own.contains(&href), "{letter} finds {href}, who is not Bram's"));
    }
    // Of the two who are called Maria Janssen, Ayşe finds the one that is hers.
    let ayse = town.as_("ayse").get("/sittard-geleen/zoek").post("/sittard-geleen/zoek", &[("q", "maria janssen")]);
    let found: Vec<String> =
        ayse.links().into_iter().map(|(href, _)| href).filter(|href| href.contains("/inwoner/")).collect();
    assert_eq!(found, [town.dossier(MARIA)]);
}

#[test]
fn whoever_is_handed_over_is_gone_from_the_one_list_and_in_the_other_at_once() {
    let town = town();
    let (marit, bram, ayse) = (town.as_("marit"), town.as_("bram"), town.as_("ayse"));
    let action = format!("{}/begeleider", town.dossier(DIEUDONNE));
    marit
        .get(&action)
        .post(&action, &[("begeleider", &demo::cast::AYSE.medewerker.to_string())])
        .must_be(200)
        .must_say("Ayşe Demir");
    assert!(!in_list(&bram, "/sittard-geleen/caseload").contains(&town.dossier(DIEUDONNE)));
    bram.get(&town.dossier(DIEUDONNE)).must_be(404);
    assert!(in_list(&ayse, "/sittard-geleen/caseload").contains(&town.dossier(DIEUDONNE)));
    ayse.get(&town.dossier(DIEUDONNE)).must_be(200);
}
