//! Every figure opens, and as many lines stand behind it as it says.

use crate::town::{Person, town};

/// The reports with the ways to ask them that change what is counted.
const ASKED: [&str; 16] = [
    "instroom",
    "instroom?van=2009-01-01&tot=2009-12-31",
    "uitstroom",
    "uitstroom?van=2009-01-01&tot=2010-04-30&per=oorzaak",
    "uitstroom?per=trajectsoort&naar=boekdatum",
    "uitstroom?bekend_op=2010-03-31&tot=2010-03-31&van=2009-01-01",
    "deelnemers",
    "deelnemers?van=2009-01-01&tot=2009-12-31",
    "cohort",
    "training",
    "doelen",
    "caseload",
    "leefgebieden",
    "leefgebieden?per=begeleider",
    "tabel-3",
    "tabel-4",
];

/// The figures of a report that open, each with the number it shows.
fn figures(person: &Person, asked: &str) -> Vec<(String, usize)> {
    let page = person.get(&format!("/sittard-geleen/rapport/{asked}"));
    let links = page.must_be(200).links().into_iter().filter(|(href, _)| href.contains("/cijfer?"));
    let number = |text: &str| text.trim().replace(['.', '\u{a0}'], "").parse().ok();
    links.filter_map(|(href, text)| Some((href, number(&text)?))).collect()
}

#[test]
fn for_the_coordinator_as_many_people_stand_behind_a_figure_as_it_says() {
    let town = town();
    let marit = town.as_("marit");
    for asked in ASKED {
        let figures = figures(&marit, asked);
        assert!(!figures.is_empty(), "{asked} has no figure to open");
        for (href, number) in figures {
            let behind = marit.get(&href);
            behind.must_be(200);
            assert_eq!(behind.rows().len(), number, "{href}");
            let named = behind
                .links()
                .into_iter()
                .filter(|(href, _)| href.contains("/inwoner/") && !href.contains('#'))
                .count();
            assert_eq!(named, number, "{href} names everybody behind it");
        }
    }
}

#[test]
fn for_the_policy_officer_a_figure_opens_to_facts_without_names() {
    let town = town();
    let hugo = town.as_("hugo");
    for (href, number) in figures(&hugo, "uitstroom") {
        let behind = hugo.get(&href);
        assert_eq!(behind.must_be(200).rows().len(), number, "{href}");
        assert!(!behind.html.contains("/inwoner/"), "{href} leads to a dossier");
        behind.must_say("zonder namen");
    }
}

#[test]
fn for_a_begeleider_a_figure_opens_to_their_own_and_counts_the_rest() {
    let town = town();
    let ayse = town.as_("ayse");
    let own = town.names("ayse").0;
    for (href, number) in figures(&ayse, "instroom").into_iter().take(12) {
        let behind = ayse.get(&href);
        let links = behind.must_be(200).links();
        let named = links.iter().filter(|(href, _)| href.contains("/inwoner/") && !href.contains('#'));
        for (_, name) in named.clone() {
            assert!(own.iter().any(|one| &one.full == name), "{href} names {name}");
        }
        let shown = behind.rows().len();
        let elsewhere = behind
            .words()
            .split_once(" trajecten horen bij inwoners van wie jij")
            .map_or(0, |(before, _)| before.rsplit(' ').next().and_then(|count| count.parse().ok()).unwrap_or(0));
        assert_eq!(shown + elsewhere, number, "{href}");
    }
}

#[test]
fn the_figures_above_a_list_count_its_lines() {
    let town = town();
    for (login, path) in [
        ("ayse", "/sittard-geleen/caseload"),
        ("bram", "/sittard-geleen/caseload"),
        ("marit", "/sittard-geleen/inwoners"),
    ] {
        let person = town.as_(login);
        let links = person.get(path).links();
        let figures =
            links.iter().filter_map(|(href, text)| Some((href, text.rsplit(' ').next()?.parse::<usize>().ok()?)));
        let figures: Vec<_> = figures.filter(|(href, _)| href.contains("toon=") && !href.contains("pagina")).collect();
        assert!(!figures.is_empty());
        for (href, number) in figures {
            assert_eq!(person.get(href).rows().len(), number.min(100), "{login} {href}");
        }
    }
}

#[test]
fn a_figure_that_is_not_there_is_not_there() {
    let town = town();
    for rest in [
        "cijfer",
        "cijfer?rij=999&kolom=0",
        "cijfer?rij=0&kolom=99",
        "cijfer?rij=-1&kolom=0",
        "bestand",
        "bestand?vorm=exe",
    ] {
        let answer = town.as_("marit").knock(&format!("/sittard-geleen/rapport/uitstroom/{rest}"));
        assert!(matches!(answer.status.as_u16(), 200 | 404), "{rest}: {}", answer.status);
        assert!(answer.status.as_u16() == 200 || answer.says("Dit is er niet"), "{rest}");
    }
    town.as_("marit").knock("/sittard-geleen/rapport/bestaat-niet").must_be(404);
}

#[test]
fn a_table_is_downloaded_in_three_forms() {
    let town = town();
    let hugo = town.as_("hugo");
    let file = |vorm: &str| {
        hugo.knock(&format!("/sittard-geleen/rapport/uitstroom/bestand?van=2010-01-01&tot=2010-04-30&vorm={vorm}"))
    };
    let csv = file("csv");
    assert!(csv.must_be(200).header("content-disposition").contains("uitstroom-2010-04-30.csv"));
    assert!(csv.html.contains("Regulier werk") || csv.html.contains("regulier werk"), "{}", csv.html);
    let json: serde_json::Value = serde_json::from_slice(&file("json").bytes).expect("it is JSON");
    assert!(json.is_object() || json.is_array());
    assert!(file("xlsx").bytes.starts_with(b"PK"), "an XLSX is a ZIP");
}
