//! Promises of both sides and successes by hand, the quick forms of the dossier, and two people who save at once.

use demo::cast::{FATIMA, GERDA};

use crate::town::{Page, Person, Town, town};

fn gerda(town: &Town, part: &str) -> String {
    format!("{}/{part}", town.dossier(GERDA))
}

/// The first address on the page that ends so.
#[track_caller]
fn to(page: &Page, end: &str) -> String {
    let found = page.links().into_iter().find(|(href, _)| href.ends_with(end));
    found.unwrap_or_else(|| panic!("no link ends with {end:?}")).0
}

/// Ayşe and Gerda agree on a promise: the dossier after it.
#[track_caller]
fn agreed(ayse: &Person, town: &Town, van: &str, wat: &str, dag: &str) -> Page {
    let (dossier, at) = (ayse.get(&town.dossier(GERDA)), gerda(town, "belofte"));
    let after = dossier.post(&at, &[("van", van), ("wat", wat), ("dag", dag), ("partner", "Kredietbank")]);
    after.must_be(200).must_say("De belofte is vastgelegd.");
    after
}

/// Where this promise is kept, by its words on the card.
#[track_caller]
fn step(page: &Page, words: &str, part: &str) -> String {
    let follows = |(href, said): &(String, String)| href.ends_with(part) && said.contains(words);
    page.links().into_iter().find(follows).unwrap_or_else(|| panic!("{words:?} has no {part}")).0
}

#[test]
fn both_sides_promise_on_the_dossier_and_keep_it() {
    let town = town();
    let ayse = town.as_("ayse");
    let page = agreed(&ayse, &town, "gemeente", "Een kast regelen", "2010-05-10");
    page.must_say("Wat wij elkaar beloven").must_say("Gemeente en partners").must_say("over 10 dagen");
    let page = agreed(&ayse, &town, "inwoner", "Zelf de school bellen", "2010-05-04");
    page.must_say("Belofte van de inwoner: Zelf de school bellen").must_say("Beloofd voor 4 mei 2010.");
    let keep = step(&page, "Een kast regelen", "/nakomen");
    let kept = ayse.get(&keep).post(&keep, &[]);
    kept.must_be(200).must_say("De belofte is nagekomen.").must_say("op tijd").must_say("Belofte nagekomen: Een kast");
    ayse.get(&keep).post(&keep, &[]).must_be(422).must_say("Deze belofte is afgerond op 30 april 2010.");
}

#[test]
fn a_promise_is_put_on_another_day_and_withdrawn_with_whom_it_hit_and_each_is_corrected() {
    let town = town();
    let ayse = town.as_("ayse");
    let page = agreed(&ayse, &town, "partner", "Een gesprek over de huur", "2010-05-10");
    let (moves, retracts) = (step(&page, "over de huur", "/verzetten"), step(&page, "over de huur", "/intrekken"));
    let refused = ayse.get(&moves).post(&moves, &[("dag", "2010-05-10")]);
    assert!(refused.must_be(422).message_at("belofte", "reden").is_some());
    assert!(refused.message_at("belofte", "dag").is_some(), "another day is another day");
    let moved = refused.post(&moves, &[("dag", "2010-05-20"), ("reden", "Is op vakantie")]);
    moved.must_be(200).must_say("eerst voor 10 mei 2010").must_say("Nieuwe dag: 20 mei 2010. Reden: Is op vakantie");
    let refused = ayse.get(&retracts).post(&retracts, &[("reden", "Kan niet meer")]);
    assert!(refused.must_be(422).message_at("belofte", "raakt").is_some());
    let gone = refused.post(&retracts, &[("raakt", "groep")]);
    gone.must_be(200).must_say("Dit raakt de inwoner en de groep.").must_say("Kan niet meer");
    let dossier = ayse.get(&format!("{}?onderwerp=belofte&alles=ja", town.dossier(GERDA)));
    for words in ["ingetrokken: Een gesprek", "nieuwe dag: Een gesprek", "Belofte van Kredietbank"] {
        let corrects = |(href, said): &(String, String)| {
            said.starts_with("Corrigeren") && said.contains(words) && href.contains("/belofte/")
        };
        let (at, _) =
            dossier.links().into_iter().find(corrects).unwrap_or_else(|| panic!("{words:?} cannot be corrected"));
        let again = ayse.get(&at).must_be(200).post(&at, &[("waarom", "Verkeerd getikt")]);
        assert!(matches!(again.status.as_u16(), 200 | 422), "{words}: {}", again.status);
        town.as_("bram").knock(&at).must_be(404);
    }
}

#[test]
fn an_aanvraag_is_owed_by_its_term_and_later_asks_why() {
    let town = town();
    let (ayse, at) = (town.as_("ayse"), gerda(&town, "aanvraag"));
    let refused = ayse.get(&at).post(&at, &[("dag", "2010-08-01")]);
    assert!(refused.must_be(422).message_at("aanvraag", "aanvraag").is_some());
    let refused = refused.post(&at, &[("aanvraag", "herindicatie")]);
    refused.must_be(422).must_say("De termijn loopt tot 25 juni 2010. Later mag. Waarom?");
    let after = refused.post(&at, &[("dag", "")]);
    after.must_be(200).must_say("Bij ons aangevraagd: aanvraag herindicatie").must_say("uiterlijk 25 juni 2010");
}

#[test]
fn what_we_are_late_with_is_a_signal_with_one_act_and_a_way_out() {
    let town = town();
    let ayse = town.as_("ayse");
    let page = ayse.get(&town.dossier(FATIMA));
    page.must_be(200).must_say("Fatima wacht op ons: aanvraag bijzondere bijstand: een bril");
    page.must_say("Wij beloofden Fatima: een bed").must_say("Participatiehuis, 4.2").must_say("Nieuwe dag, met reden");
    let keep = to(&page, "/nakomen");
    ayse.get(&keep).post(&keep, &[]).must_be(200).must_not_say("Fatima wacht op ons");
    let rows = ayse.get("/sittard-geleen/caseload");
    rows.must_say("Open beloften").must_say("gemeente 1").must_say("1 te laat");
    // Who leads sees that it is late, and not what it is.
    let marit = town.as_("marit").get(&town.dossier(FATIMA));
    marit.must_say("Een belofte aan Fatima is te laat").must_not_say("een bed").must_not_say("een bril");
}

#[test]
fn a_success_is_recorded_with_the_own_words_and_corrected() {
    let town = town();
    let (ayse, at) = (town.as_("ayse"), gerda(&town, "succes"));
    let refused = ayse.get(&town.dossier(GERDA)).post(&at, &[("soort", "anders")]);
    assert!(refused.must_be(422).message_at("succes", "wat").is_some());
    let done = refused.post(&at, &[("wat", "Zong in het koor"), ("woorden", "Ik durfde")]);
    done.must_be(200)
        .must_say("Het succes is vastgelegd. Mooi.")
        .must_say("Succes: Zong in het koor")
        .must_say("Ik durfde");
    let corrects = |(href, said): &(String, String)| href.contains("/succes/") && said.contains("Zong in het koor");
    let (nr, _) = done.links().into_iter().find(corrects).expect("it can be corrected");
    let fields = [("soort", "compliment"), ("wat", ""), ("waarom", "Kwam van de werkleider")];
    ayse.get(&nr).post(&nr, &fields).must_be(200).must_say("Succes: een compliment van de werkleider");
    let newest = ayse.get(&nr);
    let withdraw = format!("{}/intrekken", newest.path);
    newest.post(&withdraw, &[("waarom", "Was iemand anders")]).must_be(200);
    town.as_("marit").get(&town.dossier(GERDA)).must_not_say("koor");
}

#[test]
fn the_five_quick_forms_stand_folded_with_one_open() {
    let town = town();
    let page = town.as_("ayse").get(&town.dossier(GERDA));
    let forms: Vec<String> = ["contact", "stap", "succes", "belofte", "meting"].map(|part| gerda(&town, part)).into();
    for at in &forms {
        assert_eq!(page.form(at).get("datum"), Some("2010-04-30"), "{at}");
    }
    assert_eq!(page.html.matches("<details name=\"snel\"").count(), 5);
    assert_eq!(page.html.matches("<details name=\"snel\" id=\"contact-vak\" open").count(), 1);
    let bram = town.as_("marit").get(&town.dossier(GERDA));
    assert_eq!(bram.html.matches("<details name=\"snel\"").count(), 1, "who leads measures, and writes nothing else");
    // The last answers are filled in, so that only what changed needs a touch.
    let meting = page.form(&forms[4]);
    assert!(meting.get("trede").is_some_and(|trede| !trede.is_empty()));
    page.post(&forms[4], &[("groei", "ja")]).must_be(200).must_say("De meting is vastgelegd.");
}

#[test]
fn who_saves_second_sees_what_the_first_wrote_and_keeps_the_own_words() {
    let town = town();
    let ayse = town.as_("ayse");
    let stap = [("wat", "Naar de markt"), ("wie", "alleen")];
    let belofte = [("van", "gemeente"), ("wat", "Een jas"), ("dag", "2010-05-10")];
    let succes = [("soort", "sleutel")];
    type Fields<'a> = &'a [(&'a str, &'a str)];
    let tried: [(&str, Fields<'_>, &str); 3] =
        [("stap", &stap, "Stap afgesproken"), ("belofte", &belofte, "Belofte van ons"), ("succes", &succes, "Succes:")];
    for (part, fields, theirs) in tried {
        let at = gerda(&town, part);
        let (mine, other) = (ayse.get(&at), ayse.get(&at));
        other.post(&at, fields).must_be(200);
        let changed: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| if *name == "wat" { (*name, "Iets heel anders") } else { (*name, *value) })
            .collect();
        let mut changed = changed;
        if part == "succes" {
            changed[0] = ("soort", "bedankje");
        }
        let told = mine.post(&at, &changed);
        told.must_be(422).must_say("Ayşe Demir legde net").must_say(theirs);
        told.post(&at, &[]).must_be(200);
    }
    // A stap that somebody else ticked meanwhile.
    let tick = gerda(&town, "stap/4/gedaan");
    let (mine, other) = (ayse.get(&tick), ayse.get(&tick));
    other.post(&tick, &[("hielp", "ja")]).must_be(200);
    let told = mine.post(&tick, &[("hielp", "nee"), ("hoe", "Te druk")]);
    told.must_be(422).must_say("Stap gedaan: een keer meehelpen met koken");
    assert_eq!(told.form(&tick).get("hoe"), Some("Te druk"), "what was typed is kept");
}

/// What is typed over a journey: every text that a person puts in a field, and where.
struct Typed(Vec<(&'static str, &'static str)>);

impl Typed {
    /// Sends a form; texts are counted, choices and days are not typed.
    fn send(&mut self, page: &Page, at: &str, texts: &[(&'static str, &'static str)], rest: &[(&str, &str)]) -> Page {
        self.0.extend(texts);
        let all: Vec<(&str, &str)> = texts.iter().copied().chain(rest.iter().copied()).collect();
        let after = page.post(at, &all);
        after.must_be(200);
        after
    }
}

#[test]
fn over_the_whole_red_thread_nothing_is_typed_twice() {
    let town = town();
    let ayse = town.as_("ayse");
    let mut typed = Typed(Vec::new());
    let [barrier, doel, stap] = ["belemmering", "doel", "stap"].map(|part| gerda(&town, part));
    let rest = [("leefgebied", "sociaal"), ("stand", "wordt-aan-gewerkt")];
    typed.send(&ayse.get(&barrier), &barrier, &[("wat", "Durft geen bus in")], &rest);
    typed.send(&ayse.get(&doel), &doel, &[], &[("van", "inwoner"), ("soort", "contacten"), ("trede", "5")]);
    let form = ayse.get(&stap);
    let (goal, fear) = (choice(&form, "Contacten"), choice(&form, "Sociaal: Durft geen bus in"));
    let rest = [("wie", "alleen"), ("dag", "2010-05-01"), ("doel", goal.as_str()), ("belemmering", fear.as_str())];
    let agreed = typed.send(&form, &stap, &[("wat", "Met lijn 3 naar de markt")], &rest);
    agreed.must_say("stap → Durft geen bus in → contacten → van trede 4 naar 5").must_say("Met lijn 3 naar de markt");
    // One tick: the answer, what it cleared and the success, in one form with one text.
    let tick = gerda(&town, "stap/5/gedaan");
    let rest = [("hielp", "ja"), ("opgelost", "ja"), ("succes", "anders")];
    let done = typed.send(&ayse.get(&tick), &tick, &[("hoe", "Het was zo gebeurd")], &rest);
    done.must_say("Stap gedaan: Met lijn 3 naar de markt").must_say("Belemmering sociaal: opgelost");
    done.must_say("Succes: Met lijn 3 naar de markt").must_say("Het was zo gebeurd");
    // The meting tells what was done since the last one, and asks no words about it.
    let meting = gerda(&town, "meting");
    let form = ayse.get(&meting);
    form.must_say("Met lijn 3 naar de markt. Hielp dit? ja.");
    typed.send(&form, &meting, &[], &[("groei", "ja")]);
    let report = town.as_("marit").get("/sittard-geleen/rapport/stappen?van=2010-01-01&tot=2010-12-31");
    report.must_be(200).must_say("Hielp de stap?").must_say("Inwoner alleen 2 2 0 0 0");
    let texts: Vec<&str> = typed.0.iter().map(|(_, text)| *text).collect();
    let mut distinct = texts.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(texts.len(), 3, "three texts over five forms: what is in the way, the stap, and how it helped");
    assert_eq!(distinct.len(), texts.len(), "and none of them twice");
    let dossier = ayse.get(&format!("{}?alles=ja", town.dossier(GERDA)));
    for text in texts {
        assert!(
            dossier.words().matches(text).count() >= 2,
            "{text:?} is told where it matters, without being typed there"
        );
    }
}

/// The value of the option with this label.
#[track_caller]
fn choice(page: &Page, label: &str) -> String {
    let (before, _) = page.html.split_once(&format!(">{label}</option>")).expect("the option is there");
    let (_, value) = before.rsplit_once("value=\"").expect("an option has a value");
    value.split('"').next().unwrap_or_default().to_owned()
}

/// Rens keeps the regie over Gerda: he referred her once more.
fn with_regie(town: &Town) -> Person {
    crate::routes::referred(town);
    town.as_("rens")
}

#[test]
fn the_regisseur_records_that_the_gemeente_kept_its_promise_and_corrects_it() {
    let town = town();
    let ayse = town.as_("ayse");
    agreed(&ayse, &town, "gemeente", "Een busabonnement", "2010-05-10");
    let rens = with_regie(&town);
    let page = rens.get(&town.dossier(GERDA));
    let keep = step(&page, "Een busabonnement", "/nakomen");
    let form = rens.get(&keep);
    form.must_be(200).must_say("Een busabonnement");
    let again = form.post(&keep, &[("datum", "2010-05-03")]);
    assert!(again.must_be(422).message_at("belofte", "datum").is_some());
    let kept = again.post(&keep, &[("datum", "2010-04-30")]);
    kept.must_be(200).must_say("De belofte is nagekomen.").must_say("Rens Moonen");
    ayse.get(&town.dossier(GERDA)).must_say("Belofte nagekomen: Een busabonnement").must_say("Rens Moonen");
    let corrects = |(href, said): &(String, String)| href.contains("/belofte/") && said.starts_with("Corrigeren");
    let (at, said) = kept.links().into_iter().find(corrects).expect("he corrects what he recorded");
    assert!(said.contains("nagekomen"), "and nothing that others recorded: {said}");
    let gone = rens.get(&at).post(&format!("{at}/intrekken"), &[("waarom", "Nog niet opgestuurd")]);
    gone.must_be(200).must_say("Het is ingetrokken.");
    step(&rens.get(&town.dossier(GERDA)), "Een busabonnement", "/nakomen");
}

#[test]
fn the_regisseur_withdraws_a_promise_of_the_gemeente_with_whom_it_hits() {
    let town = town();
    agreed(&town.as_("ayse"), &town, "gemeente", "Een busabonnement", "2010-05-10");
    let rens = with_regie(&town);
    let retract = step(&rens.get(&town.dossier(GERDA)), "Een busabonnement", "/intrekken");
    let refused = rens.get(&retract).post(&retract, &[("reden", "Het geld is op")]);
    assert!(refused.must_be(422).message_at("belofte", "raakt").is_some());
    assert_eq!(refused.form(&retract).get("reden"), Some("Het geld is op"));
    refused.post(&retract, &[("raakt", "inwoner")]).must_be(200).must_say("De belofte is ingetrokken.");
}

#[test]
fn what_others_promised_and_another_day_are_not_there_for_the_regisseur() {
    let town = town();
    let ayse = town.as_("ayse");
    agreed(&ayse, &town, "gemeente", "Een busabonnement", "2010-05-10");
    agreed(&ayse, &town, "partner", "Een gesprek over de huur", "2010-05-10");
    let hers = agreed(&ayse, &town, "inwoner", "Zelf de school bellen", "2010-05-04");
    let rens = with_regie(&town);
    let page = rens.get(&town.dossier(GERDA));
    page.must_say("Zelf de school bellen").must_say("Een gesprek over de huur");
    let closed = [("Een busabonnement", "/verzetten"), ("over de huur", "/nakomen"), ("Zelf de school", "/intrekken")];
    for (words, part) in closed {
        let at = step(&hers, words, part);
        assert!(!page.links().iter().any(|(href, _)| *href == at), "{at}");
        rens.knock(&at).must_be(404);
        let csrf = page.form("/taal").get("csrf").unwrap_or_default().to_owned();
        rens.send_form(&at, &[("csrf", &csrf)]).must_be(404);
    }
}
