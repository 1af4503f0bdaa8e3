//! What befell a traject, corrected on a page of its own from the timeline, like a contact is.

use demo::cast::GERDA;

use crate::town::{Page, Person, Town, town};

/// Where the newest fact of this kind is corrected, by what the timeline says of it.
#[track_caller]
fn corrects(page: &Page, words: &str) -> String {
    let leads = |(href, said): &(String, String)| {
        href.contains("/traject/") && said.starts_with("Corrigeren") && said.contains(words)
    };
    page.links().into_iter().find(leads).unwrap_or_else(|| panic!("nothing that says {words:?} can be corrected")).0
}

/// Where an act of the card of the traject is sent.
#[track_caller]
fn act(page: &Page, part: &str) -> String {
    let mut forms = page.forms().into_iter().map(|form| form.action);
    forms.find(|action| action.contains("/traject/") && action.ends_with(part)).expect("the card has this act")
}

fn marit(town: &Town) -> (Person, Page) {
    let marit = town.as_("marit");
    let dossier = marit.get(&format!("{}?onderwerp=traject&alles=ja", town.dossier(GERDA)));
    (marit, dossier)
}

/// Sends it wrong first: the message stands at its field, what was typed is kept, and nothing is recorded.
#[track_caller]
fn refused(town: &Town, form: &Page, at: &str, typed: &[(&str, &str)], field: &str) {
    let before = town.recorded();
    let again = form.post(at, typed);
    assert!(again.must_be(422).message_at("correctie", field).is_some(), "nothing is said at {field}");
    let kept = again.form(at);
    assert!(typed.iter().all(|(name, value)| kept.get(name) == Some(value)), "{typed:?} was kept");
    assert_eq!(town.recorded(), before);
}

#[test]
fn a_longer_term_is_corrected_with_what_was_filled_in() {
    let town = town();
    let (marit, dossier) = marit(&town);
    let extends = act(&dossier, "/verlengen");
    let longer = dossier.post(&extends, &[("tot", "2011-09-01"), ("reden", "De cursus loopt nog")]);
    let at = corrects(&longer, "1 september 2011");
    let form = marit.get(&at);
    form.must_be(200).must_say("Traject corrigeren").must_say("De cursus loopt nog");
    let filled = form.form(&at);
    assert_eq!((filled.get("tot"), filled.get("datum")), (Some("2011-09-01"), Some("2010-04-30")));
    assert_eq!(filled.get("reden"), Some("De cursus loopt nog"));
    refused(&town, &form, &at, &[("tot", "ooit"), ("waarom", "Verkeerd getikt")], "tot");
    for field in ["datum", "waarom"] {
        // What cannot be read and what lacks are told at once, not one after the other.
        refused(&town, &form, &at, &[("datum", "ooit"), ("waarom", "")], field);
    }
    refused(&town, &form, &at, &[("tot", "2009-09-01"), ("waarom", "Verkeerd getikt")], "tot");
    refused(&town, &form, &at, &[("tot", "2011-10-01"), ("datum", "2012-01-01"), ("waarom", "Te vroeg")], "datum");
    refused(&town, &form, &at, &[("tot", "2011-10-01"), ("reden", ""), ("waarom", "Verkeerd getikt")], "reden");
    refused(&town, &form, &at, &[("tot", "2011-10-01"), ("waarom", "")], "waarom");
    let done = form.post(&at, &[("tot", "2011-10-01"), ("waarom", "Verkeerd getikt")]);
    done.must_be(200).must_say("De correctie is vastgelegd.").must_say("1 oktober 2011").must_say("Verkeerd getikt");
    assert_ne!(marit.get(&at).path, at, "the old link goes on from what stands there now");
}

#[test]
fn a_fase_is_corrected_to_another_day_and_another_fase() {
    let town = town();
    let (marit, dossier) = marit(&town);
    let at = corrects(&dossier, "individueel vervolg");
    let form = marit.get(&at);
    let filled = form.form(&at);
    assert_eq!((filled.get("fase"), filled.get("datum")), (Some("individueel"), Some("2009-07-06")));
    refused(&town, &form, &at, &[("datum", "2008-01-01"), ("waarom", "Een dag later")], "datum");
    refused(&town, &form, &at, &[("fase", "start"), ("afwijking", ""), ("waarom", "Was nog bezig")], "afwijking");
    let done = form.post(&at, &[("datum", "2009-07-07"), ("waarom", "Een dag later")]);
    done.must_be(200).must_say("De correctie is vastgelegd.").must_say("individueel vervolg, sinds 7 juli 2009");
}

#[test]
fn an_end_is_corrected_with_its_reason_and_taken_back() {
    let town = town();
    let (marit, dossier) = marit(&town);
    let closes = act(&dossier, "/afsluiten");
    let closed = dossier.post(&closes, &[("reden", "overig"), ("toelichting", "Verhuist naar Ede")]);
    closed.must_be(200).must_say("Verhuist naar Ede");
    let at = corrects(&closed, "overig");
    let form = marit.get(&at);
    let filled = form.form(&at);
    assert_eq!((filled.get("reden"), filled.get("toelichting")), (Some("overig"), Some("Verhuist naar Ede")));
    refused(&town, &form, &at, &[("reden", ""), ("waarom", "Toch werk")], "reden");
    refused(&town, &form, &at, &[("datum", "2012-01-01"), ("waarom", "Toch werk")], "datum");
    let done = form.post(&at, &[("reden", "regulier-werk"), ("toelichting", ""), ("waarom", "Toch werk")]);
    done.must_be(200).must_say("De correctie is vastgelegd.").must_say("regulier werk").must_say("Toch werk");
    let newest = marit.get(&at);
    let back = newest.post(&format!("{}/intrekken", newest.path), &[("waarom", "Ze blijft toch")]);
    back.must_be(200).must_say("Het is ingetrokken.");
    act(&marit.get(&town.dossier(GERDA)), "/afsluiten");
}

#[test]
fn a_start_is_corrected_to_an_earlier_day_and_cannot_lie_after_what_followed() {
    let town = town();
    let (marit, dossier) = marit(&town);
    let at = corrects(&dossier, "Traject gestart");
    let form = marit.get(&at);
    assert_eq!(form.form(&at).get("datum"), Some("2009-03-24"));
    let late = form.post(&at, &[("datum", "2010-01-04"), ("waarom", "Later begonnen")]);
    late.must_be(422);
    assert_eq!(late.form(&at).get("datum"), Some("2010-01-04"));
    let done = form.post(&at, &[("datum", "2009-03-23"), ("waarom", "Een dag eerder begonnen")]);
    done.must_be(200).must_say("De correctie is vastgelegd.");
    let told = marit.get(&format!("{}?onderwerp=traject&alles=ja", town.dossier(GERDA)));
    told.must_say("Een dag eerder begonnen").must_say("23 maart 2009");
}

#[test]
fn who_only_reads_a_traject_corrects_nothing_of_it() {
    let town = town();
    let (_, dossier) = marit(&town);
    let at = corrects(&dossier, "individueel vervolg");
    for login in ["bram", "rens", "hugo", "petra", "wiel", "sanne"] {
        town.as_(login).knock(&at).must_be(404);
    }
    // Another traject at the same fact is not there either.
    let (before, nr) = at.rsplit_once('/').expect("it ends with the fact");
    let (dossier, _) = before.rsplit_once('/').expect("before it the traject");
    town.as_("marit").knock(&format!("{dossier}/99999/{nr}")).must_be(404);
    town.as_("ayse").get(&at).must_be(200);
}
