//! The plan, written by hand from the dossier: what somebody tells, doelen, stappen with their one question.

use demo::cast::GERDA;

use crate::town::{Page, Town, town};

fn gerda(town: &Town, part: &str) -> String {
    format!("{}/{part}", town.dossier(GERDA))
}

/// The first way to correct something of the plan whose title has these words.
#[track_caller]
fn correct(page: &Page, words: &str) -> String {
    let corrects = |(href, said): &(String, String)| {
        href.contains("/plan/") && said.starts_with("Corrigeren") && said.contains(words)
    };
    page.links().into_iter().find(corrects).unwrap_or_else(|| panic!("{words:?} cannot be corrected")).0
}

#[test]
fn the_plan_stands_on_top_with_the_next_stap_and_its_thread() {
    let town = town();
    let dossier = town.as_("ayse").get(&town.dossier(GERDA));
    dossier.must_say("Plan van Gerda").must_say("Ik wil weer iets betekenen voor mensen.");
    dossier.must_say("Doel: vrijwilligerswerk").must_say("Volgende stap: een keer meehelpen met koken");
    dossier.must_say("stap → vrijwilligerswerk → trede 4").must_say("Hielp dit? een beetje.");
    town.as_("marit").get(&town.dossier(GERDA)).must_be(200).must_not_say("Plan van Gerda").must_not_say("betekenen");
}

#[test]
fn a_stap_is_agreed_and_ticked_with_one_question_that_clears_what_was_in_the_way() {
    let town = town();
    let ayse = town.as_("ayse");
    let barrier = gerda(&town, "belemmering");
    let fields = [("leefgebied", "psychisch"), ("wat", "Durft niet alleen"), ("stand", "in-beeld")];
    ayse.get(&barrier).post(&barrier, &[&fields[..], &[("datum", "2010-04-30")]].concat()).must_be(200);
    let at = gerda(&town, "stap");
    let form = ayse.get(&at);
    form.must_be(200).must_say("Psychisch: Durft niet alleen").must_say("Vrijwilligerswerk");
    let refused = form.post(&at, &[("wie", "alleen"), ("dag", "2010-04-01"), ("doel", "1")]);
    refused.must_be(422);
    assert!(refused.message_at("stap", "wat").is_some() && refused.message_at("stap", "dag").is_some());
    assert_eq!((refused.form(&at).get("wie"), refused.form(&at).get("dag")), (Some("alleen"), Some("2010-04-01")));
    let belemmering = choice(&refused, "Psychisch: Durft niet alleen");
    let fields = [("wat", "Zelf naar de markt"), ("dag", "2010-05-01"), ("belemmering", belemmering.as_str())];
    let after = refused.post(&at, &fields);
    after.must_be(200).must_say("De stap is vastgelegd.").must_say("stap → Durft niet alleen → vrijwilligerswerk");
    let tick = gerda(&town, "stap/5/gedaan");
    let question = ayse.get(&tick);
    question.must_be(200).must_say("Hielp dit?").must_say("Opgelost: Psychisch: Durft niet alleen");
    assert!(question.post(&tick, &[]).must_be(422).message_at("stap", "hielp").is_some());
    let before = town.recorded();
    let done = question.post(&tick, &[("hielp", "ja"), ("hoe", "Ik kende iedereen"), ("opgelost", "ja")]);
    done.must_be(200).must_say("Stap gedaan: Zelf naar de markt").must_say("Ik kende iedereen");
    done.must_say("Belemmering psychisch: opgelost");
    assert_eq!(town.recorded(), before + 2, "one click, and nothing is typed twice");
    ayse.get(&tick).post(&tick, &[("hielp", "ja")]).must_be(422).must_say("al iets vastgelegd");
}

/// The value of the option with this label.
#[track_caller]
fn choice(page: &Page, label: &str) -> String {
    let (before, _) = page.html.split_once(&format!(">{label}</option>")).expect("the option is there");
    let (_, value) = before.rsplit_once("value=\"").expect("an option has a value");
    value.split('"').next().unwrap_or_default().to_owned()
}

#[test]
fn a_doel_is_set_and_let_go_and_what_somebody_tells_is_updated() {
    let town = town();
    let ayse = town.as_("ayse");
    let at = gerda(&town, "doel");
    let refused = ayse.get(&at).post(&at, &[("soort", "anders")]);
    assert!(refused.must_be(422).message_at("doel", "wat").is_some());
    let set = refused.post(&at, &[("wat", "Een hond")]);
    set.must_be(200).must_say("Het doel is vastgelegd.").must_say("Doel: Een hond");
    let end = gerda(&town, "doel/3/afronden");
    let ended = ayse.get(&end).post(&end, &[("bereikt", "losgelaten"), ("toelichting", "Mag niet van de huisbaas")]);
    ended.must_be(200).must_say("Doel losgelaten: Een hond").must_say("Mag niet van de huisbaas");
    let plan = gerda(&town, "plan");
    let form = ayse.get(&plan);
    assert_eq!(form.form(&plan).get("talent"), Some("zorgen, koken"));
    form.post(&plan, &[]).must_be(422).must_say("Er staat niets anders dan er al stond.");
    let told = form.post(&plan, &[("talent", "zorgen, koken, zingen")]);
    told.must_be(200).must_say("Het plan is bijgewerkt.").must_say("Talent: zorgen, koken, zingen");
}

#[test]
fn what_stands_in_the_plan_is_corrected_and_taken_back_and_an_earlier_version_stays_to_read() {
    let town = town();
    let ayse = town.as_("ayse");
    let drop = gerda(&town, "stap/4/vervallen");
    assert!(ayse.get(&drop).post(&drop, &[]).must_be(422).message_at("stap", "reden").is_some());
    let dropped = ayse.get(&drop).post(&drop, &[("reden", "Te druk")]);
    dropped.must_be(200).must_say("Stap gaat niet door: een keer meehelpen met koken").must_say("Te druk");
    let at = correct(&dropped, "Stap gaat niet door");
    let fields = [("reden", "Zus is ziek"), ("waarom", "Verkeerd verstaan")];
    ayse.get(&at).post(&at, &fields).must_be(200).must_say("Zus is ziek").must_say("Verkeerd verstaan");
    let newest = ayse.get(&at);
    assert_ne!(newest.path, at);
    let withdraw = format!("{}/intrekken", newest.path);
    assert!(newest.post(&withdraw, &[]).must_be(422).message_at("intrekken", "waarom").is_some());
    newest.post(&withdraw, &[("waarom", "Gaat toch door")]).must_be(200).must_say("Volgende stap");
    let dossier = ayse.get(&format!("{}?alles=ja", town.dossier(GERDA)));
    for words in ["Wens", "Doel: vrijwilligerswerk", "Stap afgesproken: koffie", "Stap gedaan: koffie"] {
        let at = correct(&dossier, words);
        let form = ayse.get(&at);
        let again = form.must_be(200).post(&at, &[("datum", "2010-04-30"), ("waarom", "Andere dag")]);
        assert!(matches!(again.status.as_u16(), 200 | 422), "{words}: {}", again.status);
    }
    town.as_("bram").knock(&at).must_be(404);
}

#[test]
fn who_does_not_guide_has_no_card_and_no_forms() {
    let town = town();
    for part in ["plan", "doel", "stap", "doel/1/afronden", "stap/4/gedaan"] {
        town.as_("marit").knock(&gerda(&town, part)).must_be(404);
    }
    town.as_("ayse").knock(&gerda(&town, "stap/9/gedaan")).must_be(404);
}
