//! Somebody is referred, waits, and is answered.

use demo::cast::GERDA;

use crate::town::{Page, Town, town};

const NEW: &str = "/sittard-geleen/aanmeldingen/nieuw";

fn list() -> String {
    "/sittard-geleen/aanmeldingen".to_owned()
}

fn referral(page: &Page, mark: &str) -> String {
    let found = page.links().into_iter().find(|(href, words)| href.contains("/aanmelding/") && words.contains(mark));
    found.unwrap_or_else(|| panic!("{} has no referral of {mark}", page.path)).0
}

/// Marit refers Wim Hazenberg, who is known nowhere.
fn wim(town: &Town) -> Page {
    let typed = [
        ("voornaam", "Wim"),
        ("achternaam", "Hazenberg"),
        ("grondslag", "vrijwillig"),
        ("beweegreden", "mensen"),
        ("reden", "zit al jaren thuis"),
        ("datum", "2010-04-01"),
    ];
    town.as_("marit").get(NEW).post(NEW, &typed)
}

#[test]
fn somebody_is_referred_and_accepted_without_typing_anything_twice() {
    let town = town();
    let listed = wim(&town);
    listed.must_be(200).must_say("De aanmelding is vastgelegd.").must_say("15 dagen te laat");
    insta::assert_snapshot!("aanmelding-list", listed.outline());
    let at = referral(&listed, "Wim Hazenberg");
    let marit = town.as_("marit");
    let one = marit.get(&at);
    one.must_be(200).must_say("Wim wacht op een antwoord van ons").must_say("Om mensen te ontmoeten");
    insta::assert_snapshot!("aanmelding-one", one.outline());
    let dossier = at.split("/aanmelding/").next().expect("an address").to_owned();
    let before = marit.get(&dossier);
    before.must_be(200).must_say("Er loopt nog geen traject. De aanmelding van 1 april 2010 wacht op een antwoord.");
    assert!(before.links().iter().any(|(to, label)| *to == at && label.contains("Naar de aanmelding")));
    let accept = format!("{at}/aannemen");
    let wrong = one.post(&accept, &[("begeleider", "")]);
    wrong.must_be(422);
    assert!(wrong.message_at("aannemen", "begeleider").is_some());
    let ayse = demo::cast::AYSE.medewerker.to_string();
    let full = marit.get(&at).post(&accept, &[("begeleider", &ayse)]);
    let done = match full.status.as_u16() {
        422 => {
            assert!(full.message_at("aannemen", "afwijking").is_some(), "a full caseload asks why: {}", full.words());
            full.post(&accept, &[("afwijking", "kent hem van de kerk")])
        }
        _ => full,
    };
    done.must_be(200).must_say("De aanmelding is aangenomen.").must_say("Aangenomen op 30 april 2010");
    marit.get(&list()).must_not_say("Hazenberg");
    let dossier = town.as_("ayse").get(&dossier);
    dossier.must_be(200).must_say("Aangemeld bij Participatiehuis").must_say("Aanmelding aangenomen");
    dossier.must_say("Ayşe Demir");
}

#[test]
fn who_seems_to_be_known_is_shown_and_asks_why() {
    let town = town();
    let marit = town.as_("marit");
    let typed = [
        ("voornaam", "Gerda"),
        ("achternaam", "Hoekstra"),
        ("grondslag", "verplicht"),
        ("reden", "wil verder"),
        ("datum", "2010-04-30"),
    ];
    let asks = marit.get(NEW).post(NEW, &typed);
    asks.must_be(422).must_say("Misschien kennen we deze inwoner al").must_say("in traject bij Participatiehuis");
    assert!(asks.message_at("aanmelden", "afwijking").is_some());
    assert_eq!(asks.form(NEW).get("reden"), Some("wil verder"), "what was typed is kept");
    let unchosen = asks.post(NEW, &[("afwijking", "wil het nog eens")]);
    unchosen.must_be(422);
    assert!(unchosen.message_at("aanmelden", "zelfde").is_some());
    let gerda = town.inwoner(GERDA).to_string();
    let done = unchosen.post(NEW, &[("zelfde", &gerda)]);
    done.must_be(200).must_say("De aanmelding is vastgelegd.").must_say("Gerda Hoekstra");
    let shown = town.as_("ayse").get(&referral(&town.as_("ayse").get(&list()), "Gerda"));
    shown.must_be(200).must_say("wil het nog eens");
}

#[test]
fn a_referral_is_refused_corrected_and_taken_back_at_its_field() {
    let town = town();
    let at = referral(&wim(&town), "Wim Hazenberg");
    let marit = town.as_("marit");
    let refuse = format!("{at}/afwijzen");
    let silent = marit.get(&at).post(&refuse, &[("reden", "")]);
    silent.must_be(422).must_say("Vertel kort waarom.");
    assert!(silent.message_at("afwijzen", "reden").is_some());
    let refused = silent.post(&refuse, &[("reden", "zorg gaat voor")]);
    refused.must_be(200).must_say("De aanmelding is afgewezen.").must_say("zorg gaat voor");
    let dossier = marit.get(at.split("/aanmelding/").next().expect("an address"));
    let corrects: Vec<String> = dossier.links().into_iter().map(|(href, _)| href).collect();
    let mut corrects = corrects.into_iter().filter(|href| href.contains("/aanmelding/"));
    let newest = corrects.next().expect("the answer can be corrected");
    let correction = marit.get(&newest);
    correction.must_be(200);
    let mended = correction.post(&newest, &[("reden", "eerst naar de kliniek"), ("waarom", "was preciezer")]);
    mended.must_be(200).must_say("eerst naar de kliniek");
    let again = mended.links().into_iter().map(|(href, _)| href).find(|href| href.contains("/aanmelding/"));
    let again = again.expect("the corrected answer can be taken back");
    let back = marit.get(&again).post(&format!("{again}/intrekken"), &[("waarom", "nooit besloten")]);
    back.must_be(200).must_say("Wim Hazenberg");
    marit.get(&at).must_be(200).must_say("Wacht op antwoord");
}

#[test]
fn a_referral_is_not_there_for_who_has_nothing_to_do_with_it() {
    let town = town();
    let at = referral(&wim(&town), "Wim Hazenberg");
    for login in ["ayse", "bram", "hugo", "sanne"] {
        town.as_(login).get(&at).must_be(404);
    }
    town.as_("bram").get(&list()).must_be(200).must_not_say("Hazenberg");
    town.as_("hugo").get(&list()).must_be(404);
    town.as_("bram").get(NEW).must_be(404);
    let marit = town.as_("marit");
    marit.set_cookie("taal", "en");
    marit.get(&at).must_be(200).must_say("Accept the referral").must_say("Record the first talk: three-way talk");
}

#[test]
fn a_regisseur_refers_follows_how_it_goes_and_reads_nothing_of_what_was_said() {
    let town = town();
    let rens = town.as_("rens");
    rens.get("/sittard-geleen/").must_be(200).must_say("Wim Crombach").must_say("8 dagen te laat");
    rens.get(&town.dossier(GERDA)).must_be(404);
    let typed = [
        ("voornaam", "Gerda"),
        ("achternaam", "Hoekstra"),
        ("grondslag", "verplicht"),
        ("reden", "wil verder"),
        ("datum", "2010-04-30"),
    ];
    let asks = rens.get(NEW).post(NEW, &typed);
    asks.must_be(422);
    let gerda = town.inwoner(GERDA).to_string();
    let listed = asks.post(NEW, &[("zelfde", &gerda), ("afwijking", "wil het nog eens")]);
    let at = referral(&listed, "Gerda");
    let one = rens.get(&at);
    one.must_be(200).must_say("Rens Moonen").must_say("Aanmelding terugtrekken").must_not_say("Aanmelding aannemen");
    let dossier = rens.get(&town.dossier(GERDA));
    dossier.must_be(200).must_say("Aangemeld bij Participatiehuis").must_say("Meting");
    for hidden in ["Contact vastleggen", "Huisbezoek", "Wijzigen", "Belemmering"] {
        dossier.must_not_say(hidden);
    }
    for closed in ["gegevens", "traject", "meting", "belemmering", "groep", "inzage", "begeleider"] {
        rens.get(&format!("{}/{closed}", town.dossier(GERDA))).must_be(404);
    }
    for closed in ["caseload", "inwoners", "groepen", "rapport", "medewerkers", "importeren"] {
        rens.get(&format!("/sittard-geleen/{closed}")).must_be(404);
    }
    let back = rens.get(&at).post(&format!("{at}/intrekken"), &[("reden", "was niet nodig")]);
    back.must_be(200).must_say("De aanmelding is teruggetrokken.");
}

#[test]
fn when_nobody_waits_the_page_says_so_once() {
    let empty = town().as_("ayse").get(&list());
    empty.must_be(200).must_say("Er wacht niemand.").must_not_say("0 aanmeldingen");
}

#[test]
fn the_regie_goes_over_to_another_regisseur_with_a_reason() {
    let town = town();
    let rens = town.as_("rens");
    let at = referral(&rens.get(&list()), "Wim Crombach");
    let dossier = at.split("/aanmelding/").next().expect("an address").to_owned();
    rens.get(&dossier).must_be(200).must_say("Rens Moonen").must_say("Regie overdragen");
    let form = format!("{dossier}/regie");
    let marjo = domain::ids::MedewerkerId(25).to_string();
    let silent = rens.get(&form).post(&form, &[("regisseur", &marjo), ("reden", "")]);
    silent.must_be(422);
    assert!(silent.message_at("regie", "reden").is_some());
    silent.post(&form, &[("reden", "ander team")]).must_be(200).must_say("De regie is overgedragen.");
    rens.get(&dossier).must_be(404);
    town.as_("marit").get(&dossier).must_be(200).must_say("Marjo Souren heeft de regie").must_say("ander team");
}
