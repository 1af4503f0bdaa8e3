//! The core of the work: a contact recorded, corrected, taken back.

use demo::cast::GERDA;

use crate::town::{Page, Town, town};

const SAID: &str = "Ze belde zelf. \"Kom maar dinsdag\", zei ze.";

fn gerda(town: &Town) -> Page {
    town.as_("ayse").get(&town.dossier(GERDA))
}

fn record(town: &Town, page: &Page, fields: &[(&str, &str)]) -> Page {
    page.post(&format!("{}/contact", town.dossier(GERDA)), fields)
}

/// Where the newest contact on the page is corrected.
fn correct(page: &Page) -> String {
    let (href, _) = page
        .links()
        .into_iter()
        .find(|(href, _)| href.contains("/contact/"))
        .expect("the newest contact can be corrected");
    href
}

#[test]
fn a_contact_is_recorded_and_stands_on_top_of_the_timeline() {
    let town = town();
    let before = town.recorded();
    let after = record(&town, &gerda(&town), &[("soort", "telefoon"), ("duur", "20"), ("notitie", SAID)]);
    after.must_be(200).must_say("Het contact is vastgelegd.").must_say(SAID).must_say("Telefoon, 20 minuten");
    assert_eq!(town.recorded(), before + 1);
    assert!(after.links().iter().any(|(href, _)| href.contains("/contact/")));
    town.as_("ayse").get("/sittard-geleen/caseload").must_be(200);
}

#[test]
fn a_corrected_contact_leaves_the_old_one_to_read() {
    let town = town();
    let recorded = record(&town, &gerda(&town), &[("soort", "telefoon"), ("notitie", SAID)]);
    let at = correct(&recorded);
    let form = recorded.by.get(&at);
    form.must_be(200).must_say(SAID);
    assert_eq!(form.form(&at).get("soort"), Some("telefoon"));
    let after = form.post(&at, &[("soort", "huisbezoek"), ("duur", "45"), ("waarom", "Het was bij haar thuis")]);
    after
        .must_be(200)
        .must_say("De correctie is vastgelegd.")
        .must_say("Huisbezoek, 45 minuten")
        .must_say("Het was bij haar thuis");
    after.must_say("Gecorrigeerd op 30 april 2010 door Ayşe Demir");
    assert!(after.html.contains("<del>Telefoon"), "the old version is struck through");
    // The link that was made before the correction goes on from what stands there now.
    let newest = recorded.by.get(&at);
    assert_ne!(newest.path, at);
    assert_eq!(newest.form(&newest.path).get("soort"), Some("huisbezoek"));
}

#[test]
fn correcting_the_same_version_twice_is_told_and_keeps_what_was_typed() {
    let town = town();
    let recorded = record(&town, &gerda(&town), &[("soort", "telefoon")]);
    let at = correct(&recorded);
    let (one, other) = (recorded.by.get(&at), recorded.by.get(&at));
    one.post(&at, &[("soort", "gesprek"), ("waarom", "Het was op kantoor")]).must_be(200);
    let refused = other.post(&at, &[("soort", "buiten"), ("notitie", SAID), ("waarom", "Het was buiten")]);
    refused.must_be(422).must_say("al gecorrigeerd");
    assert_eq!(refused.form(&at).get("notitie"), Some(SAID));
}

#[test]
fn a_contact_that_was_not_there_is_taken_back_with_a_reason() {
    let town = town();
    let recorded = record(&town, &gerda(&town), &[("soort", "telefoon"), ("notitie", SAID)]);
    let (at, withdraw) = (correct(&recorded), format!("{}/intrekken", correct(&recorded)));
    let form = recorded.by.get(&at);
    let refused = form.post(&withdraw, &[("waarom", "")]);
    assert!(refused.must_be(422).message_at("intrekken", "waarom").is_some());
    let after = form.post(&withdraw, &[("waarom", "Bij de verkeerde ingevuld")]);
    after.must_be(200).must_say("Ingetrokken op 30 april 2010 door Ayşe Demir: Bij de verkeerde ingevuld");
    assert_ne!(correct(&after), at, "what was taken back is not corrected");
    // Its own page is gone, and leads to the timeline.
    assert_eq!(recorded.by.get(&at).path, town.dossier(GERDA));
}

#[test]
fn a_double_click_records_one_contact() {
    let town = town();
    let (page, before) = (gerda(&town), town.recorded());
    let action = format!("{}/contact", town.dossier(GERDA));
    for _ in 0..2 {
        page.post_once(&action, &[("soort", "telefoon"), ("notitie", SAID)]).must_be(303);
    }
    assert_eq!(town.recorded(), before + 1);
    assert_eq!(gerda(&town).html.matches("Ze belde zelf.").count(), 1);
}

#[test]
fn who_was_first_is_shown_and_the_text_of_who_came_second_is_kept() {
    let town = town();
    let (mine, theirs) = (gerda(&town), gerda(&town));
    record(&town, &theirs, &[("soort", "buiten"), ("notitie", "Gewandeld.")]).must_be(200);
    let before = town.recorded();
    let told = record(&town, &mine, &[("soort", "telefoon"), ("notitie", SAID), ("volgend", "2010-05-11")]);
    told.must_be(422).must_say("legde net ook een contact vast").must_say("Er staat nu ook: buiten op 30 april 2010");
    assert_eq!(town.recorded(), before);
    let form = told.form(&format!("{}/contact", town.dossier(GERDA)));
    assert_eq!(
        [form.get("soort"), form.get("notitie"), form.get("volgend")],
        [Some("telefoon"), Some(SAID), Some("2010-05-11")]
    );
    record(&town, &told, &[]).must_be(200).must_say(SAID).must_say("Gewandeld.");
    assert_eq!(town.recorded(), before + 1);
}

#[test]
fn a_next_contact_later_than_the_rhythm_asks_why() {
    let town = town();
    let fields = [("soort", "huisbezoek"), ("duur", "60"), ("notitie", SAID), ("volgend", "2010-05-20")];
    let asks = record(&town, &gerda(&town), &fields);
    asks.must_be(422).must_say("Dit is 6 dagen later dan het ritme van 14 dagen. Dat mag. Waarom?");
    let form = asks.form(&format!("{}/contact", town.dossier(GERDA)));
    for (name, value) in fields {
        assert_eq!(form.get(name), Some(value), "{name} is kept");
    }
    assert!(asks.message_at("contact", "reden").is_some());
    let words = record(&town, &asks, &[("reden", "anders")]);
    assert!(words.must_be(422).message_at("contact", "reden-tekst").is_some(), "another reason needs words");
    let done = record(&town, &words, &[("reden", "anders"), ("reden_tekst", "Ze gaat naar haar zus")]);
    done.must_be(200).must_say("Ze gaat naar haar zus").must_say(SAID);
    let wish = record(&town, &gerda(&town), &[("soort", "telefoon"), ("volgend", "2010-05-15"), ("reden", "wens")]);
    wish.must_be(200).must_say("Gerda wil dit");
}

#[test]
fn a_coordinator_sees_that_there_was_contact_but_neither_the_note_nor_a_way_to_record() {
    let town = town();
    record(&town, &gerda(&town), &[("soort", "telefoon"), ("notitie", SAID)]);
    let marit = town.as_("marit").get(&town.dossier(GERDA));
    marit.must_be(200).must_say("Telefoon").must_not_say("Ze belde zelf.").must_not_say("sleutel van de zaal");
    assert!(
        !marit.html.contains("/contact\"") && !marit.html.contains("/contact/"),
        "there is no way to record or correct"
    );
    assert!(!marit.html.contains("#contact"), "nor a link to one");
    let list = town.as_("marit").get("/sittard-geleen/inwoners");
    assert!(!list.html.contains("#contact"), "nor in the list");
}

#[test]
fn the_timeline_can_be_read_as_it_was_known_on_a_day() {
    let town = town();
    let recorded = record(
        &town,
        &gerda(&town),
        &[("soort", "telefoon"), ("datum", "2010-03-02"), ("volgend", ""), ("notitie", SAID)],
    );
    recorded.must_be(200).must_say(SAID);
    let then = recorded.by.get(&format!("{}?bekend_op=2010-04-29", town.dossier(GERDA)));
    then.must_be(200).must_not_say(SAID).must_say("zo was dit dossier bekend op 29 april 2010.");
    let typo = recorded.by.get(&format!("{}?bekend_op=gisteren", town.dossier(GERDA)));
    typo.must_be(200).must_say("Deze dag is niet te lezen.");
}

#[test]
fn who_looked_shows_a_look_at_once() {
    let town = town();
    let marit = town.as_("marit");
    marit.get(&town.dossier(GERDA)).must_be(200);
    let page = town.as_("ayse").get(&format!("{}/inzage", town.dossier(GERDA)));
    page.must_be(200).must_say("Marit Koopman coördinator coördinatie het dossier");
}

#[test]
fn a_list_and_a_figure_are_looks_too() {
    let town = town();
    let marit = town.as_("marit");
    let found = marit.get("/sittard-geleen/zoek").post("/sittard-geleen/zoek", &[("q", "hoekstra")]);
    found.must_say("Gerda Hoekstra");
    let page = town.as_("ayse").get(&format!("{}/inzage", town.dossier(GERDA)));
    page.must_say("Marit Koopman coördinator coördinatie een regel bij het zoeken");
}
