//! What may no longer be kept, from what a resident asks to the certificate; by number, and never by one person alone.

use demo::cast::GERDA;
use domain::vernietiging::Soort;

use crate::routes::{established, over};
use crate::town::{Page, Town, town};

const BEWAREN: &str = "/sittard-geleen/bewaren";

/// Somebody whose traject ended before this year asked; Hugo has the request before him.
fn asked(town: &Town) -> (Page, domain::vernietiging::Item) {
    established(town);
    let item = over(town);
    assert_eq!(item.soort, Soort::Traject);
    let form = format!("/sittard-geleen/inwoner/{}/verzoek", item.inwoner);
    let hugo = town.as_("hugo");
    let overview = hugo.get(&form).post(&form, &[("datum", "2010-04-20")]);
    overview.must_be(200).must_say("Het verzoek is vastgelegd.").must_say("20 mei 2010").must_say("Wacht op antwoord.");
    let links = overview.links().into_iter().map(|(href, _)| href);
    let at = links.into_iter().find(|href| href.contains("/bewaren/verzoek/")).expect("it can be dealt with");
    (hugo.get(&at), item)
}

#[test]
fn the_begeleider_records_a_request_and_everybody_concerned_sees_when_the_answer_is_due() {
    let town = town();
    let gerda = town.as_("ayse").get(&town.dossier(GERDA));
    let at = gerda.links().into_iter().find(|(href, _)| href.ends_with("/verzoek")).expect("it is on the dossier").0;
    let form = gerda.by.get(&at);
    assert!(form.post(&at, &[("datum", "morgen")]).must_be(422).message_at("verzoek", "datum").is_some());
    let after = form.post(&at, &[("datum", "2010-04-28")]);
    after.must_be(200).must_say("Deze inwoner vroeg op 28 april 2010 om vernietiging.").must_say("28 mei 2010");
    let again = gerda.by.get(&at).post(&at, &[("datum", "2010-04-28")]);
    again.must_be(422).must_say("heeft dit al gevraagd");
    town.as_("marit").get(&town.dossier(GERDA)).must_say("28 mei 2010");
    let number = town.inwoner(GERDA);
    for login in ["marit", "hugo", "petra"] {
        let overview = town.as_(login).get(BEWAREN);
        overview.must_be(200).must_say(&format!("Dossier {number}")).must_not_say("Hoekstra");
    }
    town.as_("marit").get("/sittard-geleen/inwoners").must_say("Bewaren 1");
    for login in ["ayse", "rens", "wiel", "sanne"] {
        town.as_(login).knock(BEWAREN).must_be(404);
    }
}

#[test]
fn a_request_is_refused_with_the_reason_that_the_resident_is_told() {
    let town = town();
    let (page, item) = asked(&town);
    let at = format!("{}/afwijzen", page.path);
    assert!(page.post(&at, &[("reden", "")]).must_be(422).message_at("afwijzen", "reden").is_some());
    let after = page.post(&at, &[("reden", "De Participatiewet vraagt tien jaar")]);
    after.must_be(200).must_say("Het verzoek is afgewezen.").must_say("Afgewezen op 30 april 2010.");
    let again = town.as_("marit").get(&page.path);
    again.must_say("De Participatiewet vraagt tien jaar");
    assert!(again.forms().iter().all(|form| !form.action.contains("/verzoek/")), "there is nothing left to do");
    let file = town.as_("petra").get(&format!("/sittard-geleen/inwoner/{}/eigen/bestand", item.inwoner));
    file.must_say("De Participatiewet vraagt tien jaar");
}

#[test]
fn one_proposes_another_decides_it_is_destroyed_and_the_certificate_stays() {
    let town = town();
    let (page, item) = asked(&town);
    let at = format!("{}/voorstel", page.path);
    let first = format!("zaak-{}", item.zaken[0]);
    page.post(&at, &[("reden", "wil het niet meer")]).must_be(422).must_say("Kies wat je voorstelt.");
    let early = page.post(&at, &[(&first, "ja")]);
    assert!(early.must_be(422).message_at("voorstel", "reden").is_some(), "its term runs still");
    early.post(&at, &[(&first, "ja"), ("reden", "wil het niet meer")]).must_be(200).must_say("Voorstel 1");
    let proposal = format!("{BEWAREN}/voorstel/1");
    let own = town.as_("hugo").get(&proposal);
    own.must_say("Jij deed dit voorstel.").must_say("De inwoner vroeg erom");
    assert!(own.forms().iter().all(|form| !form.action.contains("/voorstel/")));
    let marit = town.as_("marit").get(&proposal);
    let decide = format!("{proposal}/besluit");
    assert!(marit.post(&decide, &[]).must_be(422).message_at("besluit", "akkoord").is_some());
    assert!(marit.post(&decide, &[("akkoord", "nee")]).must_be(422).message_at("besluit", "reden").is_some());
    let agreed = marit.post(&decide, &[("akkoord", "ja")]);
    agreed.must_be(200).must_say("Het besluit is vastgelegd.").must_say("Akkoord van");
    let execute = format!("{proposal}/uitvoeren");
    assert!(agreed.post(&execute, &[]).must_be(422).message_at("uitvoeren", "zeker").is_some());
    let done = agreed.post(&execute, &[("zeker", "ja")]);
    done.must_be(200).must_say("Verklaring van vernietiging 1").must_say("Hugo Ramaekers").must_say("Marit Koopman");
    done.must_say("Maak nu een nieuwe export van de sleutels");
    // Whoever clicks twice gets the same certificate.
    agreed.post(&execute, &[("zeker", "ja")]).must_be(200).must_say("Verklaring van vernietiging 1");
    town.as_("petra").get(&proposal).must_be(200).must_say("Vernietigd op");
    let dossier = town.as_("marit").get(&format!("/sittard-geleen/inwoner/{}?alles=ja", item.inwoner));
    dossier.must_be(200).must_not_say("Traject gestart");
}

#[test]
fn nothing_is_due_in_a_young_project_and_the_page_says_so() {
    let town = town();
    town.as_("marit").get(BEWAREN).must_be(200).must_say("Niemand vroeg om vernietiging.").must_say("de termijn om");
}
