//! One resident with two files: side by side first, and one number afterwards.

use demo::cast::{FATIMA, GERDA};

use crate::town::{Page, Town, town};

/// Marit has both before her.
fn beside(town: &Town) -> Page {
    let marit = town.as_("marit").get(&town.dossier(GERDA));
    let links = marit.links().into_iter().map(|(href, _)| href);
    let at = links.into_iter().find(|href| href.ends_with("/samenvoegen")).expect("it is on the dossier");
    let page = marit.by.get(&format!("{at}?ander={}", town.inwoner(FATIMA)));
    page.must_be(200).must_say("Wat er gebeurt").must_say("Gerda Hoekstra").must_say("Fatima");
    page
}

fn joined(town: &Town) -> Page {
    let at = format!("{}/samenvoegen", town.dossier(GERDA));
    beside(town).post(&at, &[("waarom", "Zelfde geboortedatum en adres")])
}

#[test]
fn two_files_become_one_and_the_other_number_leads_there() {
    let town = town();
    let after = joined(&town);
    after.must_be(200).must_say("De dossiers zijn samengevoegd.").must_say("Gerda Hoekstra");
    after.must_say(&format!("Samengevoegd met dossier {}", town.inwoner(FATIMA)));
    let led = town.as_("marit").get(&town.dossier(FATIMA));
    assert_eq!(led.path, town.dossier(GERDA));
    town.as_("bram").knock(&town.dossier(FATIMA)).must_be(404);
    let found = town.as_("ayse").get("/sittard-geleen/zoek").post("/sittard-geleen/zoek", &[("q", "fatima")]);
    found.must_say("Gerda Hoekstra");
}

#[test]
fn what_is_missing_is_told_and_a_number_of_nobody_is_not_found() {
    let town = town();
    let at = format!("{}/samenvoegen", town.dossier(GERDA));
    let page = beside(&town);
    assert!(page.post(&at, &[("waarom", "")]).must_be(422).message_at("samen", "waarom").is_some());
    let marit = town.as_("marit");
    for number in ["99999", "gerda", &town.inwoner(GERDA).to_string()] {
        marit.get(&format!("{at}?ander={number}")).must_be(200).must_say("Dit dossier is er niet, of niet voor jou.");
    }
    for login in ["ayse", "bram", "rens", "hugo", "petra"] {
        town.as_(login).knock(&at).must_be(404);
    }
}

#[test]
fn joining_is_taken_back_from_the_timeline() {
    let town = town();
    let after = joined(&town);
    let marit = after.by.get(&format!("{}?onderwerp=persoon", town.dossier(GERDA)));
    let links = marit.links().into_iter();
    let back = links.into_iter().find(|(_, label)| label.contains("Samengevoegd met dossier")).expect("a way back").0;
    marit.by.get(&back).post(&back, &[("waarom", "Toch twee mensen")]).must_be(200);
    assert_eq!(town.as_("marit").get(&town.dossier(FATIMA)).path, town.dossier(FATIMA));
}

#[test]
fn the_other_is_found_by_name_and_no_name_stands_in_an_address() {
    let town = town();
    let (marit, at) = (town.as_("marit"), format!("{}/samenvoegen", town.dossier(GERDA)));
    let search = format!("{at}/zoek");
    let form = marit.get(&at);
    form.must_be(200).must_say("Hoe heet de ander?");
    let found = form.post(&search, &[("q", "amrani")]);
    found.must_be(200).must_say("Fatima el Amrani");
    assert_eq!(found.form(&search).get("q"), Some("amrani"), "what was typed is kept");
    let (to, _) = found.links().into_iter().find(|(_, said)| said.contains("Fatima")).expect("she leads on");
    assert!(!to.to_lowercase().contains("amrani") && to.ends_with(&town.inwoner(FATIMA).to_string()));
    marit.get(&to).must_be(200).must_say("Wat er gebeurt");
    form.post(&search, &[("q", "gerda hoekstra")]).must_be(200).must_say("Niemand gevonden");
    form.post(&search, &[("q", "")]).must_be(200).must_say("Zoek op naam");
    for login in ["ayse", "bram", "rens", "hugo", "petra"] {
        let other = town.as_(login);
        let csrf = other.get("/toegankelijkheid").form("/taal").get("csrf").unwrap_or_default().to_owned();
        other.send_form(&search, &[("q", "amrani"), ("csrf", &csrf)]).must_be(404);
    }
}
