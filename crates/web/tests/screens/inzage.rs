//! Whoever looked is seen, at once, wherever the look was.

use demo::cast::GERDA;

use crate::town::{Page, Town, town};

fn readers(town: &Town) -> Page {
    town.as_("marit").get(&format!("{}/inzage", town.dossier(GERDA)))
}

#[test]
fn a_look_is_shown_on_the_dossier_to_whoever_asks_next() {
    let town = town();
    town.as_("ayse").get(&town.dossier(GERDA)).must_be(200);
    let shown = readers(&town);
    shown.must_be(200).must_say("Ayşe Demir").must_say("begeleider").must_say("begeleiding").must_say("het dossier");
}

#[test]
fn a_list_a_search_and_the_residents_behind_a_figure_are_looks_too() {
    let town = town();
    let ayse = town.as_("ayse");
    ayse.get("/sittard-geleen/caseload").must_be(200);
    ayse.get("/sittard-geleen/zoek").post("/sittard-geleen/zoek", &[("q", "gerda hoekstra")]).must_be(200);
    let shown = readers(&town);
    shown.must_say("een regel in de caseload").must_say("een regel bij het zoeken");
    let marit = town.as_("marit");
    let figures = marit.get("/sittard-geleen/rapport/deelnemers?tot=2010-04-30");
    let cells: Vec<String> =
        figures.links().into_iter().map(|(href, _)| href).filter(|href| href.contains("/cijfer?")).collect();
    assert!(!cells.is_empty());
    cells.iter().for_each(|cell| drop(marit.get(cell)));
    readers(&town).must_say("een regel achter een cijfer");
}

#[test]
fn the_privacy_officer_finds_a_look_by_dossier_by_person_and_by_day_and_leaves_one() {
    let town = town();
    town.as_("ayse").get(&town.dossier(GERDA)).must_be(200);
    let petra = town.as_("petra");
    let (gerda, ayse) = (town.inwoner(GERDA), demo::cast::AYSE.medewerker);
    let found = petra.get(&format!("/sittard-geleen/inzage?dossier={gerda}&wie={ayse}&van=2010-04-30&tot=2010-04-30"));
    found.must_be(200).must_say("Ayşe Demir").must_say("Het dossier").must_not_say("Hoekstra");
    petra.get(&format!("/sittard-geleen/inzage?wie={ayse}&tot=2010-04-29")).must_say("Hier keek niemand.");
    petra.get("/sittard-geleen/inzage?dossier=gerda").must_say("Een dossiernummer bestaat uit cijfers.");
    readers(&town).must_say("Petra Linssen").must_say("het dossier opgezocht in het inzagelogboek");
    let reach = petra.get(&format!("/sittard-geleen/toegang?dossier={gerda}"));
    reach.must_say("begeleider van de inwoner").must_say("coördinator van het project").must_not_say("Hoekstra");
    petra.get("/sittard-geleen/toegang?dossier=99999").must_say("Niemand kan bij dossier 99999");
    petra.get(&town.dossier(GERDA)).must_be(404);
}

#[test]
fn a_werkleider_reads_names_and_groups_and_opens_no_dossier() {
    let town = town();
    let wiel = town.as_("wiel");
    let today = wiel.get("/sittard-geleen/");
    today.must_be(200).must_say("Intern programma 33").must_say("Participatiehuis");
    assert!(today.links().into_iter().all(|(href, _)| !href.contains("/inwoner/")), "there is no way on to a dossier");
    let mohamed = town.dossier(demo::cast::MOHAMED);
    today.must_say("Mohamed Aziz");
    wiel.get(&mohamed).must_be(404);
    town.as_("marit").get(&format!("{mohamed}/inzage")).must_say("een regel bij wie er vandaag wordt verwacht");
}
