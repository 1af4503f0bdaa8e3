//! What may wait, with a reason: given, corrected where it stands, and taken back.

use demo::cast::{DIEUDONNE, FATIMA};

use crate::town::{Page, Town, town};

const VANDAAG: &str = "/sittard-geleen/vandaag";

/// The first notice of a kind that may wait: where its form stands.
fn way_out(page: &Page, kind: &str) -> String {
    let leads =
        |href: &String| href.split_once("/uitstel/").is_some_and(|(_, to)| to.starts_with(kind) && to.contains('/'));
    let mut links = page.links().into_iter().map(|(href, _)| href);
    links.find(leads).unwrap_or_else(|| panic!("nothing of {kind} may wait"))
}

/// The talk that Fatima is owed may wait until 10 May: where its form stands, and her dossier after it.
fn put_off(town: &Town) -> (String, Page) {
    let ayse = town.as_("ayse");
    let at = way_out(&ayse.get(&town.dossier(FATIMA)), "contact-te-laat");
    let given = ayse.get(&at).post(&at, &[("tot", "2010-05-10"), ("reden", "Is een week bij haar zus")]);
    given.must_be(200).must_say("Dit mag wachten. Het komt vanzelf terug.");
    assert!(!given.links().iter().any(|(href, _)| *href == at), "the notice is gone");
    (at, given)
}

/// Where what was put off last is corrected, by its link on the timeline.
fn corrected_at(page: &Page) -> String {
    let corrects = |href: &String| {
        href.rsplit_once("/uitstel/").is_some_and(|(_, nr)| nr.bytes().all(|byte| byte.is_ascii_digit()))
    };
    page.links().into_iter().map(|(href, _)| href).find(corrects).expect("it can be corrected")
}

/// The page without its address, which has the number of a fact.
fn below(page: &Page) -> String {
    page.outline().lines().skip(1).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_waits_is_corrected_where_it_stands_and_taken_back() {
    let town = town();
    let (notice, given) = put_off(&town);
    let (ayse, at) = (town.as_("ayse"), corrected_at(&given));
    let form = ayse.get(&at);
    form.must_be(200).must_say("Uitstel corrigeren").must_say("10 mei 2010");
    insta::assert_snapshot!("uitstel-correct", below(&form));
    let typed = form.form(&at);
    assert_eq!((typed.get("tot"), typed.get("reden")), (Some("2010-05-10"), Some("Is een week bij haar zus")));
    for (fields, field) in [
        ([("tot", "morgen"), ("reden", "Ze is ziek"), ("waarom", "Verkeerd gehoord")], "tot"),
        ([("tot", "2010-04-30"), ("reden", "Ze is ziek"), ("waarom", "Verkeerd gehoord")], "tot"),
        ([("tot", "2010-09-30"), ("reden", "Ze is ziek"), ("waarom", "Verkeerd gehoord")], "tot"),
        ([("tot", "2010-05-04"), ("reden", "Ze is ziek"), ("waarom", "")], "waarom"),
        ([("tot", "2010-05-04"), ("reden", ""), ("waarom", "Verkeerd gehoord")], "reden"),
    ] {
        let again = form.post(&at, &fields);
        again.must_be(422);
        assert!(again.message_at("correctie", field).is_some(), "{field}: {fields:?}");
        let kept = again.form(&at);
        assert!(fields.iter().all(|(name, value)| kept.get(name) == Some(value)), "{fields:?}");
    }
    let done = form.post(&at, &[("tot", "2010-05-04"), ("reden", "Ze is ziek"), ("waarom", "Verkeerd gehoord")]);
    done.must_be(200).must_say("De correctie is vastgelegd.").must_say("Mag wachten tot 4 mei 2010");
    done.must_say("Ze is ziek").must_say("Verkeerd gehoord");
    let newest = ayse.get(&at);
    assert_ne!(newest.path, at, "the old link goes on from what stands there now");
    let gone = newest.post(&format!("{}/intrekken", newest.path), &[("waarom", "Het kan toch")]);
    gone.must_be(200).must_say("Het is ingetrokken.");
    assert!(gone.links().iter().any(|(href, _)| *href == notice), "the notice is back");
}

#[test]
fn looking_back_it_is_told_as_it_was_known_and_nothing_can_be_done() {
    let town = town();
    let (bram, at) = (town.as_("bram"), town.dossier(DIEUDONNE));
    let now = bram.get(&at);
    let correct = corrected_at(&now);
    let back = bram.get(&format!("{at}?bekend_op=2010-04-29"));
    back.must_be(200).must_say("Mag wachten tot 13 mei 2010").must_say("is een week bij zijn dochter");
    assert!(!back.links().iter().any(|(href, _)| *href == correct));
    bram.get(&format!("{at}?bekend_op=2010-04-28")).must_be(200).must_not_say("is een week bij zijn dochter");
}

#[test]
fn of_the_leefgebieden_one_is_said_and_only_that_one_is_put_off() {
    let town = town();
    let ayse = town.as_("ayse");
    let page = ayse.get(VANDAAG);
    let at = way_out(&page, "leefgebied-onbevestigd");
    let form = ayse.get(&at);
    form.must_be(200).must_say("Dit mag wachten").must_say("Leefgebied");
    insta::assert_snapshot!("uitstel-leefgebied", below(&form));
    let leefgebied = form.form(&at).get("leefgebied").expect("it says about which").to_owned();
    let wrong = form.post(&at, &[("tot", ""), ("reden", "")]);
    wrong.must_be(422).must_say("2 dingen");
    // What is wrong keeps about which it was.
    let wrong = form.post(&at, &[("tot", ""), ("reden", "eerst de operatie")]);
    assert_eq!(wrong.must_be(422).form(&at).get("leefgebied"), Some(&*leefgebied));
    let given = wrong.post(&at, &[("tot", "2010-05-10"), ("reden", "eerst de operatie")]);
    given.must_be(200).must_say("een leefgebied dat lang niet besproken is (");
    let next = ayse.get(VANDAAG);
    let same = next.links().into_iter().any(|(href, _)| href == at);
    assert!(same, "another leefgebied of the same person comes up");
    assert_ne!(ayse.get(&at).form(&at).get("leefgebied"), Some(&*leefgebied));
}

#[test]
fn a_referral_that_waits_with_a_reason_is_calm_and_says_until_when() {
    let town = town();
    let marit = town.as_("marit");
    let page = marit.get(VANDAAG);
    let at = way_out(&page, "aanmelding-onbeantwoord");
    let form = marit.get(&at);
    form.must_be(200).must_say("Dit mag wachten");
    let given = form.post(&at, &[("tot", "2010-05-14"), ("reden", "Ligt in het ziekenhuis")]);
    given.must_be(200).must_say("Dit mag wachten. Het komt vanzelf terug.");
    let later = marit.get(VANDAAG);
    later.must_say("wacht op een antwoord, en dat mag").must_say("Mag wachten: Ligt in het ziekenhuis");
    assert!(!later.links().iter().any(|(href, _)| *href == at));
    let referral = later.links().into_iter().find(|(_, words)| words == "Aanmelding beantwoorden");
    let answers: Vec<String> =
        later.links().into_iter().map(|(href, _)| href).filter(|href| href.contains("/aanmelding/")).collect();
    assert!(referral.is_some());
    let says = |href: &String| marit.get(href).says("tot 14 mei 2010: Ligt in het ziekenhuis");
    assert!(answers.iter().any(says), "the page of the referral says it");
}

#[test]
fn the_page_of_a_referral_that_is_late_has_the_way_out_for_who_answers_and_not_for_who_referred() {
    let town = town();
    let marit = town.as_("marit");
    let late = |page: &Page| page.says("te laat");
    let list = marit.get("/sittard-geleen/aanmeldingen");
    let all = list.links().into_iter().map(|(href, _)| href).filter(|href| href.contains("/aanmelding/"));
    let at = all.into_iter().find(|href| late(&marit.get(href))).expect("a referral is late");
    assert!(marit.get(&at).links().iter().any(|(_, words)| words == "Later, met reden"));
    let rens = town.as_("rens").get(&at);
    rens.must_be(200);
    assert!(!rens.links().iter().any(|(_, words)| words == "Later, met reden"));
}

#[test]
fn the_page_of_signals_says_where_a_rule_comes_from_in_words() {
    let town = town();
    let page = town.as_("ayse").get("/sittard-geleen/signalen");
    insta::assert_snapshot!("signalen", below(&page));
    page.must_say("Bron: regel").must_say("van het rapport Activeren door participeren (2011)");
    page.must_say("Geen bron noemt dit. Het is een eigen keuze.").must_not_say("zie ").must_not_say("001:");
    let english = town.as_("ayse");
    english.set_cookie("taal", "en");
    english.get("/sittard-geleen/signalen").must_not_say("001:").must_say("No source says this.");
}
