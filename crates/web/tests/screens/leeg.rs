//! People of whom little is known are in every list, and every list says so in words: without a meting, without a contact,
//! without a begeleider, without a traject, without a name.

use std::collections::BTreeSet;

use axum::http::Method;
use demo::cast::AYSE;
use web::ROUTES;

use crate::routes::stands_in;
use crate::town::{Page, Person, Town, html, in_the_evening, town};

/// Nora has a begeleider and nothing else yet; Omar has a traject and nobody; the third has no name either.
const LIST: &str = "inwoner;voornaam;achternaam;instroom;wijk;begeleider\n\
    Z90001;Nora;Zonderling;2010-04-12;Born;Ayşe Demir\n\
    Z90002;Omar;Zonderling;2010-04-12;Born;\n\
    Z90003;;;2010-04-12;;\n";

/// What stands between one of these and the next is about one inwoner.
const BEGINS: [&str; 5] =
    ["<tr ", "<li", "<section class=\"mee-signaal", "<option", "<div class=\"mee-veld mee-vinkveld"];

/// What a page says of the people who have this in their name, piece by piece.
fn about(page: &Page, name: &str) -> String {
    let mut starts: Vec<usize> =
        BEGINS.iter().flat_map(|mark| page.html.match_indices(mark)).map(|(at, _)| at).collect();
    starts.sort_unstable();
    let ends = starts.iter().skip(1).copied().chain([page.html.len()]);
    let pieces = starts.iter().zip(ends).map(|(from, to)| {
        let piece = &page.html[*from..to];
        let ends: &[&str] =
            if piece.starts_with("<div") { &["</label>"] } else { &["</tr>", "</li>", "</section>", "</option>"] };
        let close = ends.iter().filter_map(|mark| piece.find(mark)).min();
        html::words(&piece[..close.unwrap_or(piece.len())])
    });
    let told: Vec<String> =
        pieces.filter(|words| words.contains(name)).map(|words| in_the_evening(&format!("- {words}"))).collect();
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

/// Every page on which people stand in a list: who looks, where, and whom of these three they find. By number where nobody's
/// name may stand.
const LISTS: [(&str, &str, &str, &[&str]); 17] = [
    ("/{gemeente}/vandaag", "ayse", "vandaag", &["Nora"]),
    ("/{gemeente}/vandaag", "marit", "vandaag", &["Omar", "inwoner #"]),
    ("/{gemeente}/caseload", "ayse", "caseload", &["Nora"]),
    ("/{gemeente}/meting", "ayse", "meting", &["Nora"]),
    ("/{gemeente}/zoek", "marit", "zoek:zonderling", &["Nora", "Omar"]),
    ("/{gemeente}/zoek", "marit", "zoek:Z90003", &["inwoner #"]),
    ("/{gemeente}/inwoners", "marit", "inwoners?toon=meting", &["Nora", "Omar", "inwoner #"]),
    ("/{gemeente}/aanmeldingen", "marit", "aanmeldingen", &["Ypma"]),
    ("/{gemeente}/groepen/{groep}", "marit", "groepen/33", &["Omar", "inwoner #"]),
    ("/{gemeente}/groepen/{groep}/aanwezig", "marit", "groepen/33/aanwezig", &["Omar", "inwoner #"]),
    ("/{gemeente}/verwacht", "wiel", "verwacht", &["Omar", "inwoner #"]),
    ("/{gemeente}/waarneming/caseload/{collega}", "bram", "waarneming/caseload/%", &["Nora"]),
    ("/{gemeente}/inwoner/{inwoner}/samenvoegen", "marit", "inwoner/@/samenvoegen?ander=#", &["Omar", "inwoner #"]),
    ("/{gemeente}/inzage", "petra", "inzage?dossier=#", &["#"]),
    ("/{gemeente}/toegang", "petra", "toegang?dossier=#", &["#"]),
    ("/{gemeente}/bewaren", "hugo", "bewaren", &["Dossier #"]),
    (
        "/{gemeente}/rapport/{naam}/cijfer",
        "marit",
        "rapport/instroom/cijfer?van=2010-04-12&tot=2010-04-12&rij=1&kolom=0",
        &["Nora", "Omar", "inwoner #"],
    ),
];

/// Pages on which nobody stands in a list: the door, forms, explanations, figures, groups and colleagues.
const NOBODY: [&str; 28] = [
    "/",
    "/inloggen",
    "/kies",
    "/wachtwoord/{token}",
    "/toegankelijkheid",
    "/{gemeente}/",
    "/{gemeente}/aanmeldingen/nieuw",
    "/{gemeente}/inwoner/nieuw",
    "/{gemeente}/groepen",
    "/{gemeente}/groepen/nieuw",
    "/{gemeente}/groepen/{groep}/plaats",
    "/{gemeente}/groepen/{groep}/wijzigen",
    "/{gemeente}/waarneming",
    "/{gemeente}/waarneming/nieuw",
    "/{gemeente}/waarneming/{waarneming}/wijzigen",
    "/{gemeente}/bewaren/verzoek/{verzoek}",
    "/{gemeente}/bewaren/voorstel/{voorstel}",
    "/{gemeente}/importeren",
    "/{gemeente}/rapport",
    "/{gemeente}/rapport/{naam}",
    "/{gemeente}/rapport/{naam}/bestand",
    "/{gemeente}/medewerkers",
    "/{gemeente}/medewerkers/nieuw",
    "/{gemeente}/medewerkers/{medewerker}/toegang",
    "/{gemeente}/sneltoetsen",
    "/{gemeente}/signalen",
    "/{gemeente}/wie-ziet-wat",
    "/{gemeente}/toegankelijkheid",
];

/// Who is new has to be in one of the two, or about one inwoner.
#[test]
fn every_page_says_whether_people_are_listed_on_it() {
    let lists: BTreeSet<&str> = LISTS.iter().map(|(path, ..)| *path).collect();
    for route in ROUTES.iter().filter(|route| route.method == Method::GET) {
        let about_one = route.path.contains("{inwoner}") && !lists.contains(route.path);
        let known = [lists.contains(route.path), NOBODY.contains(&route.path), about_one];
        assert_eq!(known.into_iter().filter(|so| *so).count(), 1, "{} is in one of the lists here", route.path);
    }
    for path in lists.iter().chain(&NOBODY) {
        assert!(ROUTES.iter().any(|route| route.path == *path), "{path} is no address");
    }
}

/// Omar and who has no name are in a group, Ypma is referred, Bram stands in for Ayşe, and who has no name asked that it goes;
/// the numbers of Omar and of that one.
fn lived(town: &Town) -> (String, String) {
    town.import(LIST);
    let marit = town.as_("marit");
    let (omar, nameless) = (number(&marit, "Z90002"), number(&marit, "Z90003"));
    let refer = "/sittard-geleen/aanmeldingen/nieuw";
    let who = [("achternaam", "Ypma"), ("grondslag", "vrijwillig"), ("reden", "zit thuis"), ("datum", "2010-04-01")];
    marit.get(refer).post(refer, &who).must_be(200);
    let group = "/sittard-geleen/groepen/33";
    for one in [&omar, &nameless] {
        marit.get(group).post(&format!("{group}/deelname"), &[("inwoner", one)]).must_be(200);
    }
    stands_in(town);
    let asks = format!("/sittard-geleen/inwoner/{nameless}/verzoek");
    marit.get(&asks).post(&asks, &[("datum", "2010-04-20")]).must_be(200);
    (omar, nameless)
}

/// The page of a list; who is looked for is sent in a form, since a name never stands in an address.
fn opened(person: &Person, address: &str) -> Page {
    let Some(query) = address.strip_prefix("zoek:") else { return person.get(&format!("/sittard-geleen/{address}")) };
    person.get("/sittard-geleen/zoek").post("/sittard-geleen/zoek", &[("q", query)])
}

#[test]
fn of_whom_nothing_is_known_is_in_every_list_there_is() {
    let town = town();
    let (omar, nameless) = lived(&town);
    let mut lists = Vec::new();
    for (_, login, address, whom) in LISTS {
        let address = address.replace('@', &omar).replace('#', &nameless).replace('%', &AYSE.medewerker.to_string());
        let page = opened(&town.as_(login), &address);
        page.must_be(200);
        for one in whom {
            let one = one.replace('#', &nameless);
            page.must_say(&one);
            lists.push(format!("{login}: {}", about(&page, &one)));
        }
    }
    insta::assert_snapshot!("leeg-overal", lists.join("\n\n"));
}

/// What is handed over on paper says what there is, and of what there is not that there is nothing.
#[test]
fn the_own_file_of_somebody_of_whom_nothing_is_known_can_be_printed() {
    let town = town();
    town.import(LIST);
    let nameless = number(&town.as_("marit"), "Z90003");
    let file = town.as_("petra").get(&format!("/sittard-geleen/inwoner/{nameless}/eigen"));
    file.must_be(200);
    insta::assert_snapshot!("leeg-eigen", file.outline());
}
