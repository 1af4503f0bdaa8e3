//! What the pages say to each of the cast.

use crate::town::{Town, town};

/// The pages that somebody of the cast reaches from their own work.
fn tour(login: &str) -> Vec<&'static str> {
    let dossiers =
        ["{GERDA}", "{GERDA}/gegevens", "{GERDA}/traject", "{GERDA}/meting", "{GERDA}/groep", "{GERDA}/inzage"];
    let figures = ["rapport", "rapport/instroom", "rapport/uitstroom", "rapport/deelnemers"];
    let everybody = ["sneltoetsen", "toegankelijkheid", "wie-ziet-wat"];
    let own: &[&str] = match login {
        "ayse" => &[
            "vandaag",
            "caseload",
            "caseload?toon=te-laat",
            "zoek",
            "{ZOE}",
            "{GERDA}/belemmering",
            "{GERDA}/plan",
            "{GERDA}/doel",
            "{GERDA}/doel/1/afronden",
            "{GERDA}/stap",
            "{GERDA}/stap/4/gedaan",
            "{GERDA}/stap/4/vervallen",
            "{GERDA}/belofte",
            "{GERDA}/aanvraag",
            "{GERDA}/succes",
            "{GERDA}/eigen",
            "{GERDA}/verzoek",
            "{FATIMA}",
            "groepen",
            "groepen/nieuw",
            "waarneming",
            "waarneming/nieuw",
        ],
        "bram" => &["vandaag", "caseload", "{DIEUDONNE}"],
        "marit" => &[
            "vandaag",
            "inwoners",
            "inwoners?begeleider=2",
            "inwoners?toon=geen-traject",
            "inwoner/nieuw",
            "groepen",
            "groepen/33",
            "groepen/33/wijzigen",
            "groepen/33/plaats",
            "{GERDA}/begeleider",
            "{GERDA}/samenvoegen",
            "bewaren",
            "{TESFAY}",
            "{PIET}",
        ],
        "hugo" => &["groepen", "groepen/33", "bewaren"],
        "rens" => &["aanmeldingen", "aanmeldingen/nieuw"],
        "wiel" => &["verwacht"],
        "petra" => &["inzage", "toegang", "toegang?dossier=12", "waarneming", "bewaren"],
        "sanne" => &["medewerkers", "medewerkers/nieuw"],
        _ => &[],
    };
    let mut pages: Vec<&'static str> = own.to_vec();
    if matches!(login, "ayse" | "marit") {
        pages.extend(dossiers);
    }
    if matches!(login, "ayse" | "bram" | "marit" | "hugo") {
        pages.extend(figures);
    }
    pages.extend(everybody);
    pages
}

/// The same pages, each with its address.
pub fn addresses(town: &Town, login: &str) -> Vec<String> {
    tour(login).into_iter().map(|page| address(town, page)).collect()
}

fn address(town: &Town, page: &str) -> String {
    use demo::cast::{DIEUDONNE, FATIMA, GERDA, PIET, TESFAY, ZOE};
    let known = [
        ("{FATIMA}", FATIMA),
        ("{GERDA}", GERDA),
        ("{ZOE}", ZOE),
        ("{DIEUDONNE}", DIEUDONNE),
        ("{TESFAY}", TESFAY),
        ("{PIET}", PIET),
    ];
    let found = known.iter().find(|(mark, _)| page.starts_with(mark));
    found.map_or(format!("/{}/{page}", demo::SLUG), |(mark, key)| page.replace(mark, &town.dossier(key)))
}

fn shown_to(login: &str) {
    let town = town();
    let person = town.as_(login);
    for page in tour(login) {
        let name = format!("{login}-{}", page.replace(['/', '?', '='], "-").replace(['{', '}'], ""));
        let shown = person.get(&address(&town, page));
        shown.must_be(200);
        insta::assert_snapshot!(name, shown.outline());
    }
}

#[test]
fn ayse_guides_a_caseload() {
    shown_to("ayse");
}

#[test]
fn bram_guides_another() {
    shown_to("bram");
}

#[test]
fn marit_leads_the_project() {
    shown_to("marit");
}

#[test]
fn hugo_answers_for_policy() {
    shown_to("hugo");
}

#[test]
fn rens_keeps_the_regie() {
    shown_to("rens");
}

#[test]
fn wiel_leads_the_work() {
    shown_to("wiel");
}

#[test]
fn petra_watches_over_who_looks() {
    shown_to("petra");
}

#[test]
fn sanne_keeps_the_accounts() {
    shown_to("sanne");
}

#[test]
fn ayse_reads_the_course_of_somebody_in_english() {
    let town = town();
    let ayse = town.as_("ayse");
    ayse.set_cookie("taal", "en");
    let dossier = ayse.get(&town.dossier(demo::cast::GERDA));
    let found = |mark: &str| {
        let links = dossier.links().into_iter();
        links.map(|(href, _)| href).find(|href| href.contains(mark)).expect("it is on the page")
    };
    let pages = [
        ("dossier", town.dossier(demo::cast::GERDA)),
        ("meting", format!("{}/meting", town.dossier(demo::cast::GERDA))),
        ("meting-correction", found("/meting/")),
        ("belemmering", format!("{}/belemmering", town.dossier(demo::cast::GERDA))),
        ("belemmering-course", found("/belemmering/")),
        ("groep", format!("{}/groep", town.dossier(demo::cast::GERDA))),
        ("groepen", "/sittard-geleen/groepen".to_owned()),
        ("groepen-one", "/sittard-geleen/groepen/33".to_owned()),
    ];
    for (name, address) in pages {
        let shown = ayse.get(&address);
        shown.must_be(200);
        insta::assert_snapshot!(format!("ayse-english-{name}"), shown.outline());
    }
}
