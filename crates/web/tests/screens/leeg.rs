//! People of whom little is known are in every list, and every list says so in words: without a meting, without a contact,
//! without a begeleider, without a traject, without a name.

use crate::town::{Page, Person, html, town};

/// Nora has a begeleider and nothing else yet; Omar has a traject and nobody; the third has no name either.
const LIST: &str = "inwoner;voornaam;achternaam;instroom;wijk;begeleider\n\
    Z90001;Nora;Zonderling;2010-04-12;Born;Ayşe Demir\n\
    Z90002;Omar;Zonderling;2010-04-12;Born;\n\
    Z90003;;;2010-04-12;;\n";

/// What stands between one of these and the next is about one inwoner.
const BEGINS: [&str; 4] = ["<tr ", "<li", "<section class=\"mee-signaal", "<option"];

/// What a page says of the people who have this in their name, piece by piece.
fn about(page: &Page, name: &str) -> String {
    let mut starts: Vec<usize> =
        BEGINS.iter().flat_map(|mark| page.html.match_indices(mark)).map(|(at, _)| at).collect();
    starts.sort_unstable();
    let ends = starts.iter().skip(1).copied().chain([page.html.len()]);
    let pieces = starts.iter().zip(ends).map(|(from, to)| {
        let piece = &page.html[*from..to];
        let close = ["</tr>", "</li>", "</section>", "</option>"].iter().filter_map(|mark| piece.find(mark)).min();
        html::words(&piece[..close.unwrap_or(piece.len())])
    });
    let told: Vec<String> = pieces.filter(|words| words.contains(name)).map(|words| format!("- {words}")).collect();
    format!("{} {}\n{}", page.status, page.path, told.join("\n"))
}

/// The dossier of who has this key in the list, as this person finds it.
fn dossier(person: &Person, key: &str) -> String {
    let found = person.get("/sittard-geleen/zoek").post("/sittard-geleen/zoek", &[("q", key)]);
    let to = found.links().into_iter().find(|(href, _)| href.contains("/inwoner/"));
    to.unwrap_or_else(|| panic!("{key} is not found")).0
}

fn number(person: &Person, key: &str) -> String {
    dossier(person, key).rsplit('/').next().expect("an address ends with a number").to_owned()
}

fn seen(person: &Person, path: &str, name: &str) -> String {
    let page = person.get(&format!("/{}/{path}", demo::SLUG));
    page.must_be(200);
    about(&page, name)
}

#[test]
fn who_has_a_begeleider_and_nothing_else_is_in_all_her_lists() {
    let town = town();
    town.import(LIST);
    let ayse = town.as_("ayse");
    let lists = ["vandaag", "caseload", "meting"].map(|path| seen(&ayse, path, "Zonderling"));
    let found = ayse.get("/sittard-geleen/zoek").post("/sittard-geleen/zoek", &[("q", "zonderling")]);
    let lists = lists.into_iter().chain([about(&found, "Zonderling")]);
    insta::assert_snapshot!("leeg-begeleider", lists.collect::<Vec<_>>().join("\n\n"));
    for nobodys in ["Omar", "inwoner "] {
        assert!(!found.rows().iter().any(|row| row.starts_with(nobodys)), "{nobodys} is not hers");
    }
}

#[test]
fn who_has_nobody_and_nothing_is_in_all_lists_of_the_coordinator() {
    let town = town();
    town.import(LIST);
    let marit = town.as_("marit");
    let nameless = format!("inwoner {}", number(&marit, "Z90003"));
    let referred = marit.get("/sittard-geleen/aanmeldingen/nieuw").post(
        "/sittard-geleen/aanmeldingen/nieuw",
        &[
            ("voornaam", ""),
            ("achternaam", "Zonderling-Ypma"),
            ("grondslag", "vrijwillig"),
            ("reden", "zit al jaren thuis"),
            ("datum", "2010-04-01"),
        ],
    );
    referred.must_be(200);
    let group = "/sittard-geleen/groepen/33";
    for key in ["Z90002", "Z90003"] {
        let joined = marit.get(group).post(&format!("{group}/deelname"), &[("inwoner", &number(&marit, key))]);
        joined.must_be(200);
    }
    let mut lists = Vec::new();
    for path in [
        "vandaag",
        "inwoners",
        "inwoners?pagina=2",
        "inwoners?pagina=3",
        "inwoners?toon=meting",
        "aanmeldingen",
        "groepen/33",
    ] {
        for name in ["Zonderling", nameless.as_str()] {
            let told = seen(&marit, path, name);
            lists.extend(told.contains('\n').then_some(told).filter(|told| told.lines().count() > 1));
        }
    }
    insta::assert_snapshot!("leeg-coordinator", lists.join("\n\n"));
}

#[test]
fn the_dossier_of_somebody_of_whom_nothing_is_known_says_what_comes_where() {
    let town = town();
    town.import(LIST);
    for (login, key, name) in [("ayse", "Z90001", "leeg-dossier"), ("marit", "Z90003", "leeg-dossier-zonder-naam")] {
        let person = town.as_(login);
        let page = person.get(&dossier(&person, key));
        page.must_be(200);
        insta::assert_snapshot!(name, page.outline());
    }
}

#[test]
fn behind_a_figure_stands_who_has_no_name_and_no_begeleider() {
    let town = town();
    town.import(LIST);
    let marit = town.as_("marit");
    let report = "/sittard-geleen/rapport/instroom?van=2010-04-12&tot=2010-04-12";
    let figures = marit.get(report).must_be(200).links();
    let (href, _) = figures.into_iter().find(|(href, _)| href.contains("/cijfer?")).expect("somebody came in that day");
    let behind = marit.get(&href);
    behind.must_be(200).must_say("Nora Zonderling").must_say("Omar Zonderling");
    behind.must_say(&format!("inwoner {}", number(&marit, "Z90003")));
    insta::assert_snapshot!("leeg-cijfer", behind.outline());
    let hugo = town.as_("hugo").get(&href);
    hugo.must_be(200).must_not_say("Zonderling");
}
