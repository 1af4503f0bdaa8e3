//! Something that stands at the wrong inwoner is taken to whom it belongs, and its text is read there only.

use demo::cast::{FATIMA, GERDA};

use crate::town::{Page, Town, town};

const SAID: &str = "Vertelde over de brief van de deurwaarder.";

fn told(town: &Town) -> Page {
    let gerda = town.as_("ayse").get(&town.dossier(GERDA));
    gerda.post(&format!("{}/contact", town.dossier(GERDA)), &[("soort", "telefoon"), ("notitie", SAID)])
}

/// Where the newest contact is taken elsewhere: by the page on which it is corrected.
fn moving(page: &Page) -> String {
    assert!(!page.html.contains("/verplaatsen"), "on the timeline it would stand at every fact");
    let corrects = |(href, said): &(String, String)| href.contains("/contact/") && said.starts_with("Corrigeren");
    let (at, _) = page.links().into_iter().find(corrects).expect("the newest contact can be corrected");
    let links = page.by.get(&at).links().into_iter();
    links.into_iter().find(|(_, said)| said == "Hoort bij iemand anders").expect("and moved").0
}

fn moved(town: &Town) -> Page {
    let recorded = told(town);
    let at = moving(&recorded);
    let form = recorded.by.get(&at);
    form.must_be(200).must_say(SAID).must_say("Bij wie hoort dit?");
    let fatima = town.inwoner(FATIMA).to_string();
    form.post(&at, &[("naar", &fatima), ("waarom", "Ik had het verkeerde dossier open")])
}

#[test]
fn a_note_goes_to_the_other_dossier_and_is_read_here_no_more() {
    let town = town();
    let before = town.recorded();
    let after = moved(&town);
    after.must_be(200).must_say("Hier is de tekst weg.").must_not_say(SAID).must_say("Hoorde niet in dit dossier");
    after.must_say("Weggehaald op 30 april 2010 door Ayşe Demir: Ik had het verkeerde dossier open");
    assert_eq!(town.recorded(), before + 3);
    let ayse = town.as_("ayse");
    ayse.get(&format!("{}?bekend_op=2010-04-30&alles=ja", town.dossier(GERDA))).must_be(200).must_not_say(SAID);
    ayse.get(&town.dossier(FATIMA)).must_say(SAID).must_say("Stond eerst in een ander dossier");
    // The coordinator never read the note; that something stood wrong she sees.
    let marit = town.as_("marit").get(&town.dossier(GERDA));
    marit.must_say("Hoorde niet in dit dossier: contact").must_not_say(SAID);
    town.as_("rens").get(&town.dossier(GERDA)).must_not_say("Hoorde niet in dit dossier");
}

#[test]
fn it_is_put_back_from_where_it_went() {
    let town = town();
    moved(&town);
    let fatima = town.as_("ayse").get(&town.dossier(FATIMA));
    let back = fatima.links().into_iter().find(|(_, label)| label.starts_with("Zet terug")).expect("it can go back").0;
    let form = fatima.by.get(&back);
    let action = back.split('?').next().unwrap_or_default();
    assert_eq!(form.form(action).get("naar"), Some(town.inwoner(GERDA).to_string().as_str()));
    form.post(action, &[("waarom", "Het was toch Gerda")]).must_be(200).must_not_say(SAID);
    town.as_("ayse").get(&town.dossier(GERDA)).must_say(SAID);
}

#[test]
fn what_is_missing_is_told_at_its_field_and_who_was_second_goes_on_from_what_stands_there() {
    let town = town();
    let recorded = told(&town);
    let at = moving(&recorded);
    let (form, other) = (recorded.by.get(&at), recorded.by.get(&at));
    let refused = form.post(&at, &[("naar", ""), ("waarom", "")]);
    assert!(refused.must_be(422).message_at("verplaats", "naar").is_some());
    let fatima = town.inwoner(FATIMA).to_string();
    let refused = refused.post(&at, &[("naar", &fatima), ("waarom", " ")]);
    assert!(refused.must_be(422).message_at("verplaats", "waarom").is_some());
    form.post(&at, &[("naar", &fatima), ("waarom", "Verkeerd dossier")]).must_be(200);
    let second = other.post(&at, &[("naar", &fatima), ("waarom", "Verkeerd dossier")]);
    assert_eq!(second.must_say("Hoorde niet in dit dossier").path, town.dossier(GERDA));
}

#[test]
fn only_names_of_the_own_caseload_can_be_chosen() {
    let town = town();
    let at = moving(&told(&town));
    let form = town.as_("ayse").get(&at);
    let (_, hidden) = town.names("ayse");
    let words = form.words();
    assert!(hidden.iter().filter(|name| !name.voornaam.is_empty()).all(|name| !words.contains(&name.full)));
    let looks = town.as_("petra").get("/sittard-geleen/inzage");
    looks.must_say("Een naam in de keuze bij wie iets hoort");
    town.as_("bram").knock(&at).must_be(404);
}
