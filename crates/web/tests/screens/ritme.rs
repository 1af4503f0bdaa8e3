//! How often somebody is spoken, agreed on the dossier; and who was there, ticked for a group and by a werkleider.

use demo::cast::{FATIMA, GERDA, JANINA};

use crate::town::{Page, Town, town};

/// Where the rhythm is agreed on a dossier.
fn agreement(page: &Page) -> String {
    let mut forms = page.forms().into_iter().map(|form| form.action);
    forms.find(|action| action.ends_with("/ritme")).expect("a rhythm can be agreed")
}

#[test]
fn a_rhythm_of_her_own_is_agreed_on_the_dossier_and_the_next_contact_follows_it() {
    let town = town();
    let dossier = town.as_("ayse").get(&town.dossier(GERDA));
    dossier.must_say("elke 14 dagen").must_say("De aanpak zegt ten hoogste 14 dagen.");
    let (at, before) = (agreement(&dossier), town.recorded());
    let after = dossier.post(&at, &[("dagen", "7")]);
    after.must_be(200).must_say("Het ritme is vastgelegd.").must_say("elke 7 dagen, afgesproken op 30 april 2010");
    after.must_say("Ritme van contact: elke 7 dagen");
    assert_eq!(town.recorded(), before + 1);
    let contact = format!("{}/contact", town.dossier(GERDA));
    assert_eq!(after.form(&contact).get("volgend"), Some("2010-05-07"), "the proposed day is in her rhythm");
    let late = after.post(&contact, &[("soort", "telefoon"), ("volgend", "2010-05-10")]);
    late.must_be(422).must_say("3 dagen later dan het ritme").must_say("van 7 dagen");
    town.as_("ayse").get("/sittard-geleen/caseload").must_say("elke 7 dagen");
}

#[test]
fn longer_than_the_aanpak_asks_why_keeps_what_was_typed_and_says_why_afterwards() {
    let town = town();
    let dossier = town.as_("ayse").get(&town.dossier(GERDA));
    let at = agreement(&dossier);
    let asks = dossier.post(&at, &[("dagen", "28")]);
    asks.must_be(422).must_say("De aanpak zegt ten hoogste 14 dagen. Langer mag, met een reden.");
    assert!(asks.message_at("ritme", "afwijking").is_some());
    assert_eq!(asks.form(&at).get("dagen"), Some("28"));
    let done = asks.post(&at, &[("afwijking", "Belt zelf als er iets is")]);
    done.must_be(200).must_say("elke 28 dagen, afgesproken op 30 april 2010: Belt zelf als er iets is");
    for (wrong, told) in [("0", "van 1 tot 366"), ("vaak", "van 1 tot 366"), ("28", "Zo is het al.")] {
        done.post(&at, &[("dagen", wrong), ("afwijking", "zo")]).must_be(422).must_say(told);
    }
    done.post(&at, &[("dagen", "")]).must_be(200).must_say("Ritme van contact: weer dat van de aanpak");
}

#[test]
fn what_was_agreed_is_corrected_and_taken_back_from_the_timeline() {
    let town = town();
    let dossier = town.as_("ayse").get(&town.dossier(GERDA));
    let agreed = dossier.post(&agreement(&dossier), &[("dagen", "7")]);
    let (at, _) = agreed.links().into_iter().find(|(href, _)| href.contains("/ritme/")).expect("it can be corrected");
    let form = agreed.by.get(&at);
    form.must_be(200).must_say("Ritme corrigeren");
    assert_eq!((form.form(&at).get("dagen"), form.form(&at).get("datum")), (Some("7"), Some("2010-04-30")));
    assert!(
        form.post(&at, &[("dagen", "10"), ("waarom", "")]).must_be(422).message_at("correctie", "waarom").is_some()
    );
    let corrected = form.post(&at, &[("dagen", "10"), ("waarom", "Het was tien")]);
    corrected.must_be(200).must_say("elke 10 dagen, afgesproken").must_say("Het was tien");
    let newest = corrected.by.get(&at);
    assert_ne!(newest.path, at, "the old link goes on from what stands there now");
    let withdraw = format!("{}/intrekken", newest.path);
    let gone = newest.post(&withdraw, &[("waarom", "Niet afgesproken")]);
    gone.must_be(200).must_say("Het is ingetrokken.").must_not_say("elke 10 dagen, afgesproken");
}

#[test]
fn a_coordinator_reads_the_rhythm_and_cannot_change_it_and_for_others_it_is_not_there() {
    let town = town();
    let janina = town.dossier(JANINA);
    town.as_("ayse")
        .get(&janina)
        .must_say("elke 21 dagen, afgesproken op 29 april 2010: werkt in ploegen en belt zelf");
    let read = town.as_("marit").get(&janina);
    read.must_say("elke 21 dagen, afgesproken");
    assert!(!read.forms().iter().any(|form| form.action.ends_with("/ritme")));
    town.as_("rens").get(&janina).must_not_say("werkt in ploegen");
    town.as_("bram").knock(&janina).must_be(404);
}

/// The group that somebody takes part in now, by the link on its page.
fn group_of(town: &Town, key: &str) -> String {
    let dossier = town.as_("ayse").get(&town.dossier(key));
    let ends = dossier.links().into_iter().map(|(href, _)| href).find(|href| href.ends_with("/einde"));
    let end = ends.expect("takes part in a group now");
    let id = end.rsplit('/').nth(1).expect("the number of the group").to_owned();
    format!("/{}/groepen/{id}", demo::SLUG)
}

#[test]
fn who_was_there_is_ticked_for_a_group_and_stands_on_the_timeline_where_it_is_taken_back() {
    let town = town();
    let group = group_of(&town, demo::cast::MOHAMED);
    let ayse = town.as_("ayse");
    let form = ayse.get(&format!("{group}/aanwezig"));
    form.must_be(200).must_say("Wie was er?").must_say("Wie niet is aangevinkt, krijgt daar niets van.");
    let at = format!("{group}/aanwezig");
    form.post(&at, &[]).must_be(422).must_say("Vink ten minste één naam aan.");
    let mohamed = format!("aanwezig-{}", town.inwoner(demo::cast::MOHAMED));
    form.post(&at, &[("datum", "morgen"), (&mohamed, "ja")]).must_be(422);
    form.post(&at, &[(&mohamed, "ja")]).must_be(200).must_say("Vastgelegd wie er was.");
    let again = ayse.get(&at);
    again.must_say("Al vastgelegd voor 30 april 2010").must_say("was er");
    assert_eq!(again.form(&at).get(&mohamed), None, "who was there is asked no more");
    let dossier = ayse.get(&town.dossier(demo::cast::MOHAMED));
    dossier.must_say("Gezien bij");
    let corrects = |(href, words): &(String, String)| href.contains("/groep/") && words.contains("Gezien bij");
    let (fact, _) = dossier.links().into_iter().find(corrects).expect("it can be corrected");
    let back = ayse.get(&fact);
    back.must_say("Was er niet");
    let gone = back.post(&format!("{fact}/intrekken"), &[("waarom", "Was bij de dokter")]);
    gone.must_be(200).must_say("Was bij de dokter");
    assert!(ayse.get(&at).html.contains(&mohamed), "and can be ticked again");
}

#[test]
fn a_werkleider_ticks_who_is_there_today_and_nobody_else() {
    let town = town();
    let (wiel, at) = (town.as_("wiel"), format!("/{}/verwacht", demo::SLUG));
    let page = wiel.get(&at);
    page.must_say("Wie is er?");
    page.post(&at, &[]).must_be(422).must_say("Vink ten minste één naam aan.");
    let mohamed = format!("-{}", town.inwoner(demo::cast::MOHAMED));
    let (_, rest) = page.html.split_once("name=\"aanwezig-").expect("somebody is expected");
    assert!(!rest.is_empty());
    let boxes: Vec<String> = page
        .html
        .split("name=\"aanwezig-")
        .skip(1)
        .filter_map(|rest| rest.split('"').next().map(|name| format!("aanwezig-{name}")))
        .collect();
    let his = boxes.iter().find(|name| name.ends_with(&mohamed)).expect("Mohamed is expected");
    let after = page.post(&at, &[(his, "ja")]);
    after.must_be(200).must_say("Vastgelegd wie er was.").must_say("Is er:");
    town.as_("ayse").get(&town.dossier(demo::cast::MOHAMED)).must_say("Gezien bij").must_say("Wiel Ubachs");
    // Who is not expected here is not there.
    let other = format!("aanwezig-1-{}", town.inwoner(FATIMA));
    let before = town.recorded();
    let csrf = after.form(&at).get("csrf").unwrap_or_default().to_owned();
    wiel.send_form(&at, &[("csrf", &csrf), (&other, "ja")]).must_be(404);
    assert_eq!(town.recorded(), before);
}
