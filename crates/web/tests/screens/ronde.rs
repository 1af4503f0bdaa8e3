//! The monthly round without scripts: what is recorded is what was said, row by row and as a whole.

use demo::cast::{DIEUDONNE, GERDA, MOHAMED};

use crate::town::{Page, Person, Town, town};

const ROUND: &str = "/sittard-geleen/meting";

/// Two more for Ayşe, measured in March by the list, one spoken in April and one not. Two of her own she spoke in April and has
/// yet to measure, so that the round is three.
fn with_two(town: &Town) -> (String, String) {
    town.import("inwoner;voornaam;achternaam;instroom;trede;begeleider\nZ90001;Noor;Zomer;2010-01-04;2;Ayşe Demir\nZ90002;Karim;Zuidam;2010-01-04;;Ayşe Demir\n");
    let ayse = town.as_("ayse");
    let id = |name: &str| {
        let page = ayse.get("/sittard-geleen/caseload?sorteer=naam");
        let (href, _) = page.links().into_iter().find(|(_, words)| words == name).expect("she is in the caseload");
        href.rsplit('/').next().expect("an address ends in a number").to_owned()
    };
    let (noor, karim) = (id("Noor Zomer"), id("Karim Zuidam"));
    let form = format!("/sittard-geleen/inwoner/{noor}/contact");
    ayse.get(&format!("/sittard-geleen/inwoner/{noor}")).post(&form, &[("soort", "telefoon")]).must_be(200);
    (noor, karim)
}

fn round(ayse: &Person) -> Page {
    ayse.get(ROUND)
}

#[test]
fn who_was_spoken_is_ready_who_was_not_is_not_measured_and_who_is_done_shows_it() {
    let town = town();
    let (noor, karim) = with_two(&town);
    let page = round(&town.as_("ayse"));
    page.must_be(200).must_say("Meting april 2010").must_say("0 gewijzigd, 3 zoals vóór deze maand, 1 niet gemeten");
    page.must_say("3 metingen vastleggen").must_say("gesproken 30 april").must_say("niet gesproken in april");
    let form = page.form(ROUND);
    assert_eq!(form.get(&format!("trede-{noor}")), Some("2"));
    assert_eq!((form.get(&format!("niet-{noor}")), form.get(&format!("niet-{karim}"))), (None, Some("ja")));
    let gerda = town.inwoner(GERDA);
    assert_eq!(form.get(&format!("trede-{gerda}")), Some("4"));
    assert!(!form.get(&format!("van-{gerda}")).unwrap_or_default().is_empty(), "her meting of April stands there");
    assert!(!page.html.contains(&format!("name=\"van-{}\"", town.inwoner(DIEUDONNE))), "that is Bram's");
}

#[test]
fn the_button_records_the_untouched_and_a_second_time_nothing() {
    let town = town();
    let (noor, _) = with_two(&town);
    let (ayse, before) = (town.as_("ayse"), town.recorded());
    let form = round(&ayse);
    form.post(ROUND, &[]).must_be(200).must_say("3 metingen zijn vastgelegd.").must_say("gemeten 30 april");
    assert_eq!(town.recorded(), before + 3);
    form.post(ROUND, &[]).must_be(200).must_say("Er was niets nieuws om vast te leggen.");
    round(&ayse).post(ROUND, &[]).must_be(200);
    assert_eq!(town.recorded(), before + 3);
    ayse.get(&format!("/sittard-geleen/inwoner/{noor}")).must_say("Meting: trede 2");
}

#[test]
fn a_row_by_itself_records_only_what_was_touched_and_answers_with_that_row() {
    let town = town();
    let (noor, _) = with_two(&town);
    let (ayse, before) = (town.as_("ayse"), town.recorded());
    let page = round(&ayse);
    let row = page.post(ROUND, &[("rij", &noor)]);
    assert_eq!(town.recorded(), before, "nothing was touched");
    assert!(row.must_be(200).html.starts_with("<tbody") && !row.html.contains("data-done"));
    let page = round(&ayse);
    let (trede, words) = (format!("trede-{noor}"), format!("woorden-{noor}"));
    let said = [("rij", noor.as_str()), (trede.as_str(), "3"), (words.as_str(), "kookt nu elke week")];
    let row = page.post(ROUND, &said);
    assert!(row.must_be(200).html.contains("data-done"));
    page.post(ROUND, &said).must_be(200);
    assert_eq!(town.recorded(), before + 1, "the same act arrives twice and is done once");
    let dossier = ayse.get(&format!("/sittard-geleen/inwoner/{noor}"));
    dossier.must_say("Meting: trede 3").must_say("kookt nu elke week");
    town.as_("marit").get(&dossier.path).must_say("Meting: trede 3").must_not_say("kookt nu elke week");
}

#[test]
fn what_cannot_be_stays_in_its_row_with_the_message_and_the_rest_is_recorded() {
    let town = town();
    let (noor, karim) = with_two(&town);
    let (ayse, before) = (town.as_("ayse"), town.recorded());
    let (trede, niet) = (format!("trede-{karim}"), format!("niet-{karim}"));
    let refused = round(&ayse).post(ROUND, &[(&trede, "1")]);
    refused.must_be(422).must_say("Eén inwoner is nog niet vastgelegd.").must_say("Haal het vinkje weg");
    refused.must_say("3 metingen zijn vastgelegd.");
    assert_eq!(town.recorded(), before + 3, "Noor went through");
    let form = refused.form(ROUND);
    assert_eq!((form.get(&trede), form.get(&niet)), (Some("1"), Some("ja")));
    assert!(refused.html.contains(&format!("href=\"#rij-{karim}\"")), "the summary leads to the row");
    refused.post(ROUND, &[(&niet, "")]).must_be(200).must_say("1 meting is vastgelegd.");
    assert_eq!(town.recorded(), before + 4);
    drop(noor);
}

#[test]
fn a_row_that_is_done_is_corrected_from_the_round() {
    let town = town();
    let ayse = town.as_("ayse");
    let gerda = town.inwoner(GERDA).to_string();
    let (groei, before) = (format!("groei-{gerda}"), town.recorded());
    round(&ayse).post(ROUND, &[(&groei, "ja")]).must_be(200).must_say("3 metingen zijn vastgelegd.");
    assert_eq!(town.recorded(), before + 3);
    let dossier = ayse.get(&town.dossier(GERDA));
    dossier.must_say("gegroeid binnen de trede").must_say("Aangepast in de maandelijkse ronde");
    assert!(dossier.html.contains("<del>Meting: trede 4"), "the old one is still there to read");
}

#[test]
fn who_measures_the_same_inwoner_meanwhile_is_shown_and_both_are_kept() {
    let town = town();
    let (noor, _) = with_two(&town);
    let (ayse, before) = (town.as_("ayse"), town.recorded());
    let mine = round(&ayse);
    let at = format!("/sittard-geleen/inwoner/{noor}/meting");
    town.as_("marit").get(&at).post(&at, &[("datum", "2010-04-29"), ("trede", "2")]).must_be(200);
    let trede = format!("trede-{noor}");
    let told = mine.post(ROUND, &[(&trede, "3")]);
    told.must_be(422)
        .must_say("Marit Koopman legde net ook een meting vast")
        .must_say("Meting: trede 2, 29 april 2010");
    assert_eq!(told.form(ROUND).get(&trede), Some("3"));
    told.post(ROUND, &[]).must_be(200).must_say("1 meting is vastgelegd.");
    assert_eq!(town.recorded(), before + 4);
    // Untouched here and measured there: nothing to ask.
    mine.post(ROUND, &[]).must_be(200);
}

#[test]
fn a_month_that_is_over_is_measured_on_its_last_day_and_one_that_must_come_is_not() {
    let town = town();
    let (noor, _) = with_two(&town);
    let ayse = town.as_("ayse");
    let march = ayse.get("/sittard-geleen/meting?maand=2010-03");
    march.must_be(200).must_say("Meting maart 2010").must_say("Naar april 2010").must_say("Naar februari 2010");
    let niet = format!("niet-{noor}");
    march.post(ROUND, &[(&niet, "")]).must_be(200).must_say("1 meting is vastgelegd.").must_say("gemeten 31 maart");
    for asked in ["2010-05", "2011-01", "april", "2010-13", "2010-04-02"] {
        ayse.get(&format!("{ROUND}?maand={asked}")).must_be(200).must_say("Meting april 2010");
    }
    ayse.get("/sittard-geleen/meting?maand=1890-01").must_be(200).must_say("niemand om te meten");
}

#[test]
fn nobody_measures_for_another() {
    let town = town();
    let (bram, before) = (town.as_("bram"), town.recorded());
    let form = bram.get(ROUND);
    let mohamed = town.inwoner(MOHAMED).to_string();
    let (van, trede) = (format!("van-{mohamed}"), format!("trede-{mohamed}"));
    let csrf = form.form(ROUND).get("csrf").expect("every form has one").to_owned();
    let fields = [("csrf", csrf.as_str()), ("maand", "2010-04"), (van.as_str(), ""), (trede.as_str(), "6")];
    bram.send_form(ROUND, &fields).must_be(200);
    let one = [&fields[..], &[("rij", mohamed.as_str())]].concat();
    bram.send_form(ROUND, &one).must_be(404);
    assert_eq!(town.recorded(), before);
    for login in ["marit", "hugo", "sanne"] {
        town.as_(login).get(ROUND).must_be(404);
    }
}
