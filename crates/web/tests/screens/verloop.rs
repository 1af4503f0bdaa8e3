//! How somebody goes on, recorded by hand: metingen, belemmeringen, groepen.

use demo::cast::{FATIMA, GERDA, MOHAMED, PIET};

use crate::town::{Page, Town, town};

fn gerda(town: &Town, part: &str) -> String {
    format!("{}/{part}", town.dossier(GERDA))
}

/// The first link on the page whose address has this in it.
#[track_caller]
fn link(page: &Page, mark: &str) -> String {
    let found = page.links().into_iter().find(|(href, _)| href.contains(mark));
    found.unwrap_or_else(|| panic!("{} has no link to {mark}", page.path)).0
}

/// The first way to correct a fact of this kind on the timeline.
#[track_caller]
fn correct(page: &Page, kind: &str) -> String {
    let corrects = |(href, words): &(String, String)| href.contains(kind) && words.starts_with("Corrigeren");
    page.links().into_iter().find(corrects).unwrap_or_else(|| panic!("no {kind} can be corrected")).0
}

// ── Meting ──────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_meting_starts_from_the_last_answers_and_only_the_change_is_touched() {
    let town = town();
    let ayse = town.as_("ayse");
    let (at, before) = (gerda(&town, "meting"), town.recorded());
    let form = ayse.get(&at);
    form.must_be(200).must_say("Laatste meting: 7 april 2010.");
    let filled = form.form(&at);
    assert_eq!((filled.get("onbetaald_werk"), filled.get("trede")), (Some("ja"), Some("")));
    assert_eq!(filled.get("leefgebied-financieel"), Some("beide"));
    let after = form.post(&at, &[("leefgebied-financieel", "onder-controle"), ("groei", "ja")]);
    after.must_be(200).must_say("De meting is vastgelegd.").must_say("Meting: trede 4, gegroeid binnen de trede");
    after.must_say("onder controle").must_say("4, onbetaald werk, op 30 april 2010");
    assert_eq!(town.recorded(), before + 1);
    let next = ayse.get(&at).form(&at);
    assert_eq!(next.get("groei"), None, "growth is of one meting, and is asked afresh");
    assert_eq!(next.get("leefgebied-financieel"), Some("onder-controle"));
}

#[test]
fn a_trede_that_the_answers_do_not_give_and_a_second_meting_of_a_day_ask_why() {
    let town = town();
    let (at, ayse) = (gerda(&town, "meting"), town.as_("ayse"));
    let asks = ayse.get(&at).post(&at, &[("trede", "2"), ("groei", "ja")]);
    asks.must_be(422).must_say("De antwoorden geven trede 4, niet 2. Dat mag. Waarom?");
    assert!(asks.message_at("meting", "afwijking").is_some());
    let kept = asks.form(&at);
    assert_eq!((kept.get("trede"), kept.get("groei")), (Some("2"), Some("ja")));
    let done = asks.post(&at, &[("afwijking", "Ze is drie weken ziek")]);
    done.must_be(200).must_say("Meting: trede 2").must_say("Ze is drie weken ziek");
    let next = ayse.get(&at);
    assert_eq!(next.form(&at).get("trede"), Some("2"), "a trede that departed is filled in, and not changed unseen");
    next.post(&at, &[("trede", "")]).must_be(422).must_say("Op 30 april 2010 is al een meting");
}

#[test]
fn a_box_that_was_unticked_stays_unticked_when_the_form_comes_back() {
    let town = town();
    let (at, ayse) = (gerda(&town, "meting"), town.as_("ayse"));
    let recorded = ayse.get(&at).post(&at, &[("groei", "ja")]);
    let correction = correct(&recorded, "/meting/");
    let form = recorded.by.get(&correction);
    let mut fields = form.form(&correction);
    assert_eq!(fields.get("groei"), Some("ja"));
    fields.fields.retain(|(name, _)| name != "groei");
    let fields: Vec<(&str, &str)> = fields.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let refused = recorded.by.send_form(&correction, &fields);
    refused.must_be(422);
    assert_eq!(refused.form(&correction).get("groei"), None);
}

#[test]
fn a_corrected_meting_keeps_the_old_one_to_read_and_one_that_was_not_there_is_taken_back() {
    let town = town();
    let ayse = town.as_("ayse");
    let at = correct(&ayse.get(&town.dossier(GERDA)), "/meting/");
    let (form, other) = (ayse.get(&at), ayse.get(&at));
    form.must_be(200).must_say("Meting corrigeren").must_say("4, onbetaald werk");
    let fields = [("trede", ""), ("onbetaald_werk", "nee"), ("activiteit", "ja"), ("waarom", "Verkeerd getikt")];
    let after = form.post(&at, &fields);
    after.must_be(200).must_say("De correctie is vastgelegd.").must_say("Meting: trede 3").must_say("Verkeerd getikt");
    assert!(after.html.contains("<del>Meting: trede 4"), "the old version is struck through");
    let newest = ayse.get(&at);
    assert_ne!(newest.path, at, "a link from before goes on to what stands there now");
    let stale = other.post(&at, &[("waarom", "Nog eens")]);
    stale.must_be(422).must_say("al gecorrigeerd");
    let withdraw = format!("{}/intrekken", newest.path);
    let refused = newest.post(&withdraw, &[("waarom", "")]);
    assert!(refused.must_be(422).message_at("intrekken", "waarom").is_some());
    let gone = newest.post(&withdraw, &[("waarom", "Hoort bij een ander")]);
    gone.must_be(200).must_say("Het is ingetrokken.").must_say("Hoort bij een ander");
}

#[test]
fn who_measures_second_is_shown_what_the_other_recorded() {
    let town = town();
    let (at, before) = (gerda(&town, "meting"), town.recorded());
    let mine = town.as_("ayse").get(&at);
    town.as_("marit").get(&at).post(&at, &[("datum", "2010-04-29"), ("groei", "ja")]).must_be(200);
    let told = mine.post(&at, &[("trede", "5"), ("afwijking", "Begint maandag")]);
    told.must_be(422).must_say("Marit Koopman legde net ook een meting vast");
    told.must_say("Er staat nu ook: Meting: trede 4, gegroeid binnen de trede, 29 april 2010.");
    assert_eq!(told.form(&at).get("afwijking"), Some("Begint maandag"));
    told.post(&at, &[]).must_be(200).must_say("Begint maandag");
    assert_eq!(town.recorded(), before + 2);
}

#[test]
fn a_coordinator_measures_too_but_neither_sees_nor_changes_what_the_begeleider_holds_possible() {
    let town = town();
    let at = gerda(&town, "meting");
    let potential = [("groeipotentieel", "5"), ("motivering", "Wil de kantine runnen")];
    let recorded = town.as_("ayse").get(&at).post(&at, &potential);
    let correction = correct(recorded.must_be(200), "/meting/");
    let marit = town.as_("marit").get(&correction);
    marit.must_be(200).must_not_say("kantine").must_not_say("Groeipotentieel");
    marit.post(&correction, &[("groei", "ja"), ("waarom", "Groei vergeten")]).must_be(200).must_not_say("kantine");
    town.as_("ayse").get(&correction).must_be(200).must_say("Wil de kantine runnen");
}

#[test]
fn a_late_meting_leads_to_the_form_and_a_late_contact_stands_there_once() {
    let town = town();
    town.import("inwoner;instroom;wijk\nZ90001;2010-04-01;Born\n");
    let (marit, ayse) = (town.as_("marit"), town.as_("ayse"));
    let late = marit.get("/sittard-geleen/inwoners?toon=meting");
    let somebody = late.links().into_iter().find(|(_, words)| words.starts_with("inwoner "));
    let (somebody, _) = somebody.expect("who came in without a name was not measured in time");
    let (dossier, form) = (marit.get(&somebody), format!("{somebody}/meting"));
    dossier.must_say("Het is tijd voor een meting");
    assert_eq!(dossier.html.matches("--primary-action").count(), 1);
    assert!(dossier.html.contains(&format!("primary-action\" href=\"{form}\"")), "the filled button leads to the form");
    marit.get(&form).post(&form, &[("trede", "2")]).must_be(200).must_not_say("Het is tijd voor een meting");
    // One filled button on each dossier, whatever is owed.
    for key in [GERDA, FATIMA, MOHAMED] {
        let page = ayse.get(&town.dossier(key));
        assert_eq!(page.html.matches("--primary-action").count(), 1, "{key}");
        let form = format!("{}/contact", town.dossier(key));
        let refused = page.post(&form, &[("datum", "2010-05-09")]);
        assert_eq!(refused.must_be(422).html.matches("--primary-action").count(), 1, "{key}, refused");
    }
    let fatima = ayse.get(&town.dossier(FATIMA));
    fatima.must_say("hoorde te lang niets van ons");
    assert_eq!(
        fatima.html.matches("href=\"#contact-vak\"").count(),
        1,
        "the signal leads there, the masthead need not"
    );
    assert_eq!(fatima.html.matches("data-key=\"c\"").count(), 1);
}

// ── Belemmering ─────────────────────────────────────────────────────────────────────────────────────────────────────

const DEBT: [(&str, &str); 4] =
    [("leefgebied", "sociaal"), ("wat", "ruzie met de buren"), ("stand", "in-beeld"), ("wie", "wijkagent")];

#[test]
fn a_belemmering_comes_into_view_is_worked_on_is_solved_and_comes_back() {
    let town = town();
    let (at, ayse) = (gerda(&town, "belemmering"), town.as_("ayse"));
    let opened = ayse.get(&at).post(&at, &DEBT);
    opened.must_be(200).must_say("De belemmering is vastgelegd.").must_say("ruzie met de buren: in beeld, sinds");
    let course = link(&opened, "/belemmering/");
    let courses: Vec<String> =
        opened.links().into_iter().filter(|(_, words)| words == "Bijwerken: Sociaal").map(|(href, _)| href).collect();
    let [course] = &courses[..] else { panic!("one can be updated, not {courses:?} or {course}") };
    let form = ayse.get(course);
    form.must_be(200).must_say("wijkagent");
    assert_eq!(form.form(course).get("stand"), Some("in-beeld"));
    let same = form.post(course, &[]);
    assert!(same.must_be(422).message_at("belemmering", "stand").is_some(), "it stood so already");
    let worked = same.post(course, &[("stand", "wordt-aan-gewerkt")]);
    worked.must_be(200).must_say("ruzie met de buren: wordt aan gewerkt");
    let solved = ayse.get(course).post(course, &[("stand", "opgelost")]);
    solved.must_be(200).must_say("Belemmering sociaal: opgelost").must_say("opgelost, sinds 30 april 2010");
    let back = ayse.get(course);
    back.must_say("Belemmering is terug");
    let why = back.post(course, &[("stand", "in-beeld"), ("reden", "")]);
    assert!(why.must_be(422).message_at("belemmering", "reden").is_some());
    let back = why.post(course, &[("reden", "Nieuwe buren")]);
    back.must_be(200).must_say("Belemmering sociaal is terug: in beeld").must_say("Nieuwe buren");
}

#[test]
fn every_step_of_a_belemmering_can_be_corrected_or_taken_back() {
    let town = town();
    let (at, ayse) = (gerda(&town, "belemmering"), town.as_("ayse"));
    let opened = ayse.get(&at).post(&at, &DEBT);
    let first = correct(&opened, "/belemmering/");
    let form = ayse.get(&first);
    assert_eq!(form.must_be(200).form(&first).get("wat"), Some("ruzie met de buren"));
    let after = form.post(&first, &[("wat", "burenruzie"), ("datum", "2010-04-20"), ("waarom", "Het begon eerder")]);
    after.must_be(200).must_say("burenruzie: in beeld, sinds 20 april 2010").must_say("Het begon eerder");
    let course = link(&after, "/belemmering/");
    let course = after.links().into_iter().find(|(_, words)| words == "Bijwerken: Sociaal").map_or(course, |one| one.0);
    let moved = ayse.get(&course).post(&course, &[("stand", "onder-controle"), ("wie", "zus")]);
    let step = correct(&moved, "/belemmering/");
    let form = ayse.get(&step);
    assert!(!form.must_be(200).html.contains("value=\"opgelost\""), "a step stays of its kind");
    let after = form.post(&step, &[("stand", "wordt-aan-gewerkt"), ("wie", ""), ("waarom", "Nog niet zo ver")]);
    after.must_be(200).must_say("burenruzie: wordt aan gewerkt");
    let solved = ayse.get(&course).post(&course, &[("stand", "opgelost")]);
    let end = correct(&solved, "/belemmering/");
    ayse.get(&end)
        .post(&end, &[("datum", "2010-04-01"), ("waarom", "Eerder")])
        .must_be(422)
        .must_say("nog iets vastgelegd");
    let withdraw = format!("{end}/intrekken");
    ayse.get(&end).post(&withdraw, &[("waarom", "Toch niet")]).must_be(200).must_say("burenruzie: wordt aan gewerkt");
    let first = format!("{}/intrekken", ayse.get(&first).path);
    let refused = ayse.get(first.trim_end_matches("/intrekken")).post(&first, &[("waarom", "Nooit geweest")]);
    refused.must_be(422).must_say("Trek eerst in wat er daarna over deze belemmering is vastgelegd.");
}

#[test]
fn who_updates_a_belemmering_second_is_shown_what_was_recorded() {
    let town = town();
    let ayse = town.as_("ayse");
    let course = link(&ayse.get(&town.dossier(GERDA)), "/belemmering/");
    let mine = ayse.get(&course);
    ayse.get(&course).post(&course, &[("stand", "in-beeld"), ("wie", "zijzelf")]).must_be(200);
    let told = mine.post(&course, &[("stand", "opgelost")]);
    told.must_be(422).must_say("Ayşe Demir legde hierover net ook iets vast").must_say(": in beeld, 30 april 2010.");
    told.post(&course, &[]).must_be(200).must_say("opgelost, sinds 30 april 2010");
}

#[test]
fn a_coordinator_sees_how_a_belemmering_stands_but_not_what_it_is() {
    let town = town();
    let marit = town.as_("marit").get(&town.dossier(GERDA));
    marit.must_be(200).must_say("onder controle, sinds 19 januari 2010").must_not_say("post blijft liggen");
    assert!(!marit.links().iter().any(|(href, _)| href.contains("/belemmering")));
}

// ── Groep ───────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_group_begins_people_join_and_finish_or_stop_early() {
    let town = town();
    let (new, ayse) = ("/sittard-geleen/groepen/nieuw", town.as_("ayse"));
    let fields = [("soort", "training"), ("naam", "Naaien en praten"), ("start", "2010-04-26")];
    let group = ayse.get(new).post(new, &fields);
    group.must_be(200).must_say("De groep is vastgelegd.").must_say("0 van hoogstens 10");
    let at = group.path.split('?').next().expect("an address").to_owned();
    let join = format!("{at}/deelname");
    let mohamed = town.inwoner(MOHAMED).to_string();
    let joined = group.post(&join, &[("inwoner", &mohamed), ("datum", "2010-04-27")]);
    joined.must_be(200).must_say("De deelname is vastgelegd.").must_say("doet mee").must_say("1 van hoogstens 10");
    let from_dossier = gerda(&town, "groep");
    let groep = at.rsplit('/').next().expect("a number").to_owned();
    let gerda = ayse.get(&from_dossier).post(&from_dossier, &[("groep", &groep), ("datum", "2010-04-28")]);
    gerda.must_be(200).must_say("Naaien en praten").must_say("doet mee, begonnen op 28 april 2010");
    ayse.get(&from_dossier).post(&from_dossier, &[("groep", &groep)]).must_be(422).must_say("doet dan al mee");
    let end = link(&gerda, "/einde");
    let why = ayse.get(&end).post(&end, &[("uitkomst", "voortijdig")]);
    assert!(why.must_be(422).message_at("deelname", "reden").is_some());
    let ended = why.post(&end, &[("reden", "Kon niet op dinsdag")]);
    ended.must_be(200).must_say("eerder gestopt op 30 april 2010").must_say("Eerder gestopt met Naaien en praten");
    ayse.get("/sittard-geleen/groepen").must_say("Naaien en praten");
    let marit = town.as_("marit").get(&at);
    marit.must_say("Gerda Hoekstra").must_say("eerder gestopt");
    let hugo = town.as_("hugo").get(&at);
    hugo.must_be(200).must_not_say("Gerda").must_not_say("Corrigeren").must_say("Anderen in deze groep: 1.");
}

#[test]
fn one_more_than_the_size_asks_why_and_is_allowed() {
    let town = town();
    let marit = town.as_("marit");
    let group = "/sittard-geleen/groepen/33".to_owned();
    let full = |page: &Page| page.says("10 van hoogstens 10");
    let form = format!("{group}/deelname");
    let mut page = marit.get(&group);
    while !full(&page) {
        let inwoner = first_choice(&page, "inwoner");
        page = page.post(&form, &[("inwoner", &inwoner)]);
        page.must_be(200);
    }
    let asks = page.post(&form, &[("inwoner", &first_choice(&page, "inwoner"))]);
    asks.must_be(422).must_say("In deze groep passen er 10. Eén meer mag. Waarom?");
    assert!(asks.message_at("deelname", "afwijking").is_some());
    asks.post(&form, &[("afwijking", "Haar zus doet ook mee")]).must_be(200).must_say("11 van hoogstens 10");
}

/// The first inwoner that a select offers.
fn first_choice(page: &Page, select: &str) -> String {
    let (_, rest) = page.html.split_once(&format!("name=\"{select}\"")).expect("the select is there");
    let options = rest.split("<option value=\"").skip(1).filter_map(|option| option.split('"').next());
    options.into_iter().find(|value| !value.is_empty()).expect("somebody to choose").to_owned()
}

#[test]
fn beginnings_ends_and_groups_are_corrected_and_taken_back() {
    let town = town();
    let ayse = town.as_("ayse");
    let dossier = ayse.get(&format!("{}?alles=ja", town.dossier(GERDA)));
    let end = correct(&dossier, "/groep/");
    let form = ayse.get(&end);
    assert_eq!(form.must_be(200).form(&end).get("uitkomst"), Some("afgerond"));
    let missing = form.post(&end, &[("uitkomst", "voortijdig"), ("waarom", "Ze stopte")]);
    assert!(
        missing.must_be(422).message_at("correctie", "reden").is_some(),
        "the reason of stopping, not that of correcting"
    );
    missing.post(&end, &[("reden", "Ziek")]).must_be(200).must_say("eerder gestopt op 6 juli 2009");
    let all = ayse.get(&format!("{}?alles=ja", town.dossier(GERDA)));
    let begun =
        all.links().into_iter().rfind(|(href, words)| href.contains("/groep/") && words.starts_with("Corrigeren"));
    let begun = begun.expect("the beginning can be corrected").0;
    let withdraw = format!("{begun}/intrekken");
    ayse.get(&begun).post(&withdraw, &[("waarom", "Was iemand anders")]).must_be(422).must_say("Trek eerst het einde");
    let later = ayse.get(&begun).post(&begun, &[("datum", "2009-06-10"), ("waarom", "Een week later")]);
    later.must_be(200).must_say("begonnen op 10 juni 2009");
    let group = link(&ayse.get("/sittard-geleen/groepen?toon=eerder"), "/groepen/1");
    let change = format!("{group}/wijzigen");
    let renamed = ayse.get(&change).post(&change, &[("naam", "Zomergroep"), ("waarom", "Zo heet die")]);
    renamed.must_be(200).must_say("Zomergroep").must_say("De correctie is vastgelegd.");
    let refused = ayse.get(&change).post(&format!("{change}/intrekken"), &[("waarom", "Nooit begonnen")]);
    refused.must_be(422).must_say("In deze groep deden mensen mee.");
}

// ── Fasen ───────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn passing_over_a_fase_asks_why_at_the_field_and_is_allowed() {
    let town = town();
    let marit = town.as_("marit");
    let piet = town.dossier(PIET);
    let dossier = marit.get(&piet);
    let fase =
        dossier.forms().into_iter().find(|form| form.action.ends_with("/fase")).expect("a fase can begin").action;
    let asks = dossier.post(&fase, &[("fase", "individueel")]);
    asks.must_be(422).must_say("De fase intern programma is er nog niet geweest. Overslaan mag. Waarom?");
    assert!(asks.message_at("fase", "afwijking").is_some());
    asks.post(&fase, &[("afwijking", "Werkt al in een groep")]).must_be(200).must_say("Werkt al in een groep");
}
