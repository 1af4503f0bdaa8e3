//! Looking around in a dossier of years: by subject, to a day, and as it was known then; and how it went, month by month.

use demo::cast::{GERDA, ZOE};

use crate::town::{Page, town};

fn filters(page: &Page) -> Vec<(String, String)> {
    page.links().into_iter().filter(|(href, _)| href.ends_with("#tijdlijn")).collect()
}

#[test]
fn a_filter_a_day_and_what_was_known_keep_each_other() {
    let town = town();
    let (ayse, dossier) = (town.as_("ayse"), town.dossier(GERDA));
    let page = ayse.get(&format!("{dossier}?onderwerp=contact&dag=2010-02-15&bekend_op=2010-03-01"));
    page.must_be(200).must_say("Vanaf 15 februari 2010 en ouder.").must_not_say("Maart 2010").must_say("Februari 2010");
    for (href, words) in filters(&page).iter().filter(|(_, words)| !words.starts_with("Toon ook")) {
        assert!(href.contains("bekend_op=2010-03-01") && href.contains("dag=2010-02-15"), "{words}: {href}");
    }
    let all = filters(&page).into_iter().find(|(_, words)| words.starts_with("Toon ook")).expect("a way back");
    assert!(all.0.contains("onderwerp=contact") && !all.0.contains("dag="), "{}", all.0);
    let wrong = ayse.get(&format!("{dossier}?dag=gisteren"));
    wrong.must_be(200);
    assert!(wrong.html.contains("id=\"naar-dag-fout\""));
}

#[test]
fn looking_back_shows_what_was_known_and_offers_nothing_to_do() {
    let town = town();
    let (ayse, dossier) = (town.as_("ayse"), town.dossier(GERDA));
    let page = ayse.get(&format!("{dossier}?bekend_op=2010-02-01"));
    page.must_be(200)
        .must_say("Je kijkt terug: zo was dit dossier bekend op 1 februari 2010.")
        .must_say("Naar vandaag");
    page.must_not_say("April 2010")
        .must_not_say("Maart 2010")
        .must_not_say("Contact vastleggen")
        .must_not_say("Corrigeren");
    let acts = page.forms().into_iter().filter(|form| form.action.contains("/inwoner/")).count();
    assert_eq!(acts, 0, "no form writes in the dossier");
    let inside = page.links().into_iter().filter(|(href, _)| href.starts_with(&format!("{dossier}/")));
    let acts: Vec<_> = inside.filter(|(href, _)| !href.ends_with("/inzage")).collect();
    assert!(acts.is_empty(), "{acts:?}");
    let today = ayse.get(&dossier);
    today.must_say("Contact vastleggen").must_not_say("Je kijkt terug");
    // A day that must still come is today.
    ayse.get(&format!("{dossier}?bekend_op=2030-01-01")).must_be(200).must_not_say("Je kijkt terug");
}

#[test]
fn older_facts_come_in_steps_and_a_corrected_fact_is_reached_from_its_correction() {
    let town = town();
    let ayse = town.as_("ayse");
    let mut page = ayse.get(&town.dossier(GERDA));
    let (mut entries, mut steps) = (page.html.matches("id=\"feit-").count(), 0);
    while let Some((older, _)) = filters(&page).into_iter().find(|(_, words)| words.contains("en ouder, ")) {
        page = ayse.get(older.trim_end_matches("#tijdlijn"));
        let more = page.html.matches("id=\"feit-").count();
        assert!(more > entries, "each step shows more");
        (entries, steps) = (more, steps + 1);
    }
    assert!(steps >= 1 && page.says("Dossier geopend") || page.says("geopend"), "the end is the beginning");
    // Zoë has a contact that was corrected: the old value is struck through, and the link leads to where it stands.
    let zoe = ayse.get(&format!("{}?onderwerp=contact&alles=ja", town.dossier(ZOE)));
    assert!(zoe.must_be(200).html.contains("<del>"));
    for (href, _) in zoe.links().into_iter().filter(|(href, _)| href.starts_with("#feit-")) {
        assert!(zoe.html.contains(&format!("id=\"{}\"", &href[1..])), "{href} is on the page");
    }
}

#[test]
fn the_ladder_is_a_drawing_with_a_table_that_says_the_same() {
    let town = town();
    let page = town.as_("ayse").get(&town.dossier(GERDA));
    page.must_say("Ladder en leefgebieden").must_say("Als tabel");
    assert_eq!(page.html.matches("mee-ladder__lijn").count(), 2, "wide and narrow");
    let (_, table) = page.html.split_once("mee-tabel--verloop").expect("the table is there");
    let table = table.split("</table>").next().unwrap_or_default();
    let months = table.matches("<th scope=\"col\">").count() - 1;
    assert!((2..=12).contains(&months), "{months} months");
    // A dot for each month that was measured, in both drawings; a box with a question mark for the others.
    let (dots, boxes) = (page.html.matches("mee-ladder__punt").count(), page.html.matches("mee-ladder__leeg").count());
    let unmeasured = table.matches(">?<").count();
    assert_eq!((dots + boxes, boxes), (2 * months, 2 * unmeasured));
    let earlier = town.as_("ayse").get(&format!("{}?bekend_op=2010-01-31", town.dossier(GERDA)));
    assert!(earlier.html.matches("mee-ladder__punt").count() < dots, "what was measured later is not there");
}
