//! What is wrong with a form stands at its field, and what was typed is kept.

use demo::cast::{GERDA, PIET};

use crate::town::{Town, town};

/// Where a form stands, where it is sent, its name, what is typed, and the field that has to say what is wrong.
struct Mistake {
    login: &'static str,
    page: String,
    action: String,
    form: &'static str,
    typed: &'static [(&'static str, &'static str)],
    at: &'static str,
}

/// Sends the form and looks whether the message stands at the field; says what is amiss.
fn check(town: &Town, mistake: &Mistake) -> Option<String> {
    let Mistake { login, page, action, form, typed, at } = mistake;
    let before = town.recorded();
    let answer = town.as_(login).get(page).post(action, typed);
    let amiss = |what: &str| Some(format!("{action} {typed:?}: {what}"));
    if answer.status.as_u16() != 422 {
        return amiss(&format!("answers {}", answer.status));
    }
    if town.recorded() != before {
        return amiss("something was recorded");
    }
    let (again, said) = (answer.form(action), answer.message_at(form, at));
    let lost = typed.iter().find(|(name, value)| again.get(name) != Some(value));
    match (said.as_deref(), lost) {
        (None | Some(""), _) => amiss(&format!("nothing is said at {at}; the page says: {}", summary(&answer.html))),
        (_, Some((name, value))) => amiss(&format!("{name}={value:?} became {:?}", again.get(name))),
        _ if !answer.html.contains("<title>Fout:") => amiss("the title does not say that something is wrong"),
        _ => None,
    }
}

fn summary(html: &str) -> String {
    let alert =
        html.split_once("role=\"alert\"").map_or("", |(_, rest)| rest.split("</div>").next().unwrap_or_default());
    crate::town::html::words(&format!("<div {alert}"))
}

fn all_stand_at_their_field(town: &Town, mistakes: &[Mistake]) {
    let amiss: Vec<String> = mistakes.iter().filter_map(|mistake| check(town, mistake)).collect();
    assert!(amiss.is_empty(), "{}", amiss.join("\n"));
}

#[test]
fn a_contact() {
    let town = town();
    let mistake = |typed, at| Mistake {
        login: "ayse",
        page: town.dossier(GERDA),
        action: format!("{}/contact", town.dossier(GERDA)),
        form: "contact",
        typed,
        at,
    };
    all_stand_at_their_field(
        &town,
        &[
            mistake(&[("notitie", "Ze belde.")], "soort"),
            mistake(&[("soort", "telefoon"), ("datum", "")], "datum"),
            mistake(&[("soort", "telefoon"), ("datum", "gisteren")], "datum"),
            mistake(&[("soort", "telefoon"), ("datum", "2010-05-01"), ("volgend", "2010-05-03")], "datum"),
            mistake(&[("soort", "telefoon"), ("datum", "1910-04-30"), ("volgend", "")], "datum"),
            mistake(&[("soort", "telefoon"), ("duur", "0")], "duur"),
            mistake(&[("soort", "telefoon"), ("duur", "een uur")], "duur"),
            mistake(&[("soort", "telefoon"), ("volgend", "2010-04-30")], "volgend"),
            mistake(&[("soort", "telefoon"), ("volgend", "2012-04-30"), ("reden", "vakantie")], "volgend"),
            mistake(&[("soort", "telefoon"), ("volgend", "2010-06-30")], "reden"),
            mistake(&[("soort", "telefoon"), ("volgend", "2010-06-30"), ("reden", "anders")], "reden-tekst"),
        ],
    );
}

#[test]
fn a_correction() {
    let town = town();
    let dossier = town.as_("ayse").get(&town.dossier(GERDA));
    let (at, _) =
        dossier.links().into_iter().find(|(href, _)| href.contains("/contact/")).expect("a contact to correct");
    let mistake = |typed, field| Mistake {
        login: "ayse",
        page: at.clone(),
        action: at.clone(),
        form: "correctie",
        typed,
        at: field,
    };
    all_stand_at_their_field(
        &town,
        &[
            mistake(&[("waarom", "")], "waarom"),
            mistake(&[("waarom", "Tikfout"), ("datum", "2011-01-01")], "datum"),
            mistake(&[("waarom", "Tikfout"), ("duur", "9999")], "duur"),
            mistake(&[("waarom", "Tikfout"), ("volgend", "2010-12-30")], "reden_tekst"),
            Mistake { action: format!("{at}/intrekken"), form: "intrekken", ..mistake(&[("waarom", "")], "waarom") },
        ],
    );
}

#[test]
fn a_new_inwoner_and_changed_data() {
    let town = town();
    let mistake = |page: String, typed, at| Mistake {
        login: "marit",
        page: page.clone(),
        action: page,
        form: "inwoner",
        typed,
        at,
    };
    let new = || "/sittard-geleen/inwoner/nieuw".to_owned();
    let gerda = || format!("{}/gegevens", town.dossier(GERDA));
    all_stand_at_their_field(
        &town,
        &[
            mistake(
                new(),
                &[("voornaam", "Noor"), ("achternaam", "Bastiaens"), ("geboortedatum", "morgen")],
                "geboortedatum",
            ),
            mistake(new(), &[("achternaam", "Bastiaens"), ("geboortedatum", "2011-01-01")], "geboortedatum"),
            mistake(gerda(), &[("geboortedatum", "1757-08-28"), ("wijk", "Born")], "geboortedatum"),
        ],
    );
}

#[test]
fn who_guides_and_the_start_of_a_traject() {
    let town = town();
    let mistake =
        |page: String, form, typed, at| Mistake { login: "marit", page: page.clone(), action: page, form, typed, at };
    let (assign, start) = (format!("{}/begeleider", town.dossier(PIET)), format!("{}/traject", town.dossier(PIET)));
    all_stand_at_their_field(
        &town,
        &[
            mistake(assign.clone(), "toewijzen", &[("datum", "later")], "datum"),
            mistake(start.clone(), "traject", &[("datum", "")], "datum"),
            mistake(start.clone(), "traject", &[("datum", "2010-05-30")], "datum"),
            mistake(start, "traject", &[("datum", "2010-04-30"), ("grondslag", "vrijwillig")], "afwijking"),
        ],
    );
}

#[test]
fn the_acts_on_a_traject() {
    let town = town();
    let dossier = town.as_("ayse").get(&town.dossier(GERDA));
    let acts = crate::town::html::forms(&dossier.html);
    let address =
        |act: &str| acts.iter().find(|form| form.action.ends_with(act)).expect("the act is on the page").action.clone();
    let mistake = |act: &'static str, typed, at| Mistake {
        login: "ayse",
        page: town.dossier(GERDA),
        action: address(act),
        form: act,
        typed,
        at,
    };
    all_stand_at_their_field(
        &town,
        &[
            mistake("fase", &[("fase", "start"), ("datum", "")], "datum"),
            mistake("fase", &[("fase", "start"), ("datum", "2010-04-30")], "afwijking"),
            mistake("fase", &[("fase", "start"), ("datum", "2010-05-02"), ("afwijking", "Opnieuw")], "datum"),
            mistake("verlengen", &[("tot", "2010-06-01"), ("reden", "Een cursus")], "tot"),
            mistake("verlengen", &[("tot", "2011-06-01"), ("reden", "")], "reden"),
            mistake("afsluiten", &[("reden", "")], "reden"),
            mistake("afsluiten", &[("reden", "regulier-werk"), ("datum", "2009-01-01")], "datum"),
            mistake("afsluiten", &[("reden", "uit-uitkering"), ("oorzaak", "")], "oorzaak"),
            mistake("afsluiten", &[("reden", "regulier-werk"), ("oorzaak", "verhuizing")], "oorzaak"),
        ],
    );
}

#[test]
fn a_meting() {
    let town = town();
    let page = || format!("{}/meting", town.dossier(GERDA));
    let mistake = |typed, at| Mistake { login: "ayse", page: page(), action: page(), form: "meting", typed, at };
    all_stand_at_their_field(
        &town,
        &[
            mistake(&[("datum", ""), ("groei", "ja")], "datum"),
            mistake(&[("datum", "gisteren"), ("trede", "3")], "datum"),
            mistake(&[("datum", "2010-05-01"), ("leefgebied-sociaal", "probleem")], "datum"),
            mistake(&[("datum", "2008-12-02")], "datum"),
            mistake(&[("trede", "2"), ("contacten", "ja")], "afwijking"),
            mistake(&[("groeipotentieel", "5"), ("motivering", "")], "motivering"),
        ],
    );
}

#[test]
fn a_belemmering() {
    let town = town();
    let page = || format!("{}/belemmering", town.dossier(GERDA));
    let mistake = |typed, at| Mistake { login: "ayse", page: page(), action: page(), form: "belemmering", typed, at };
    all_stand_at_their_field(
        &town,
        &[
            mistake(&[("wat", "huurschuld"), ("stand", "in-beeld")], "leefgebied"),
            mistake(&[("wat", "huurschuld"), ("leefgebied", "financieel")], "stand"),
            mistake(&[("leefgebied", "financieel"), ("stand", "in-beeld"), ("datum", "ooit")], "datum"),
            mistake(&[("leefgebied", "financieel"), ("stand", "in-beeld"), ("datum", "2008-01-01")], "datum"),
            mistake(&[("leefgebied", "financieel"), ("stand", "in-beeld"), ("wat", "post blijft liggen")], "wat"),
        ],
    );
}

#[test]
fn a_groep_and_who_takes_part() {
    let town = town();
    let new = || "/sittard-geleen/groepen/nieuw".to_owned();
    let group = |typed, at| Mistake { login: "marit", page: new(), action: new(), form: "groep", typed, at };
    let own = || format!("{}/groep", town.dossier(GERDA));
    let member = |typed, at| Mistake { login: "ayse", page: own(), action: own(), form: "deelname", typed, at };
    all_stand_at_their_field(
        &town,
        &[
            group(&[("naam", "Naaien")], "soort"),
            group(&[("soort", "training"), ("naam", "")], "naam"),
            group(&[("soort", "training"), ("naam", "Naaien"), ("start", "ooit")], "start"),
            group(&[("soort", "training"), ("naam", "Naaien"), ("start", "2012-01-01")], "start"),
            member(&[("groep", ""), ("afwijking", "zomaar")], "groep"),
            member(&[("groep", "33"), ("datum", "ooit")], "datum"),
            member(&[("groep", "33"), ("datum", "2010-04-01")], "datum"),
        ],
    );
}

#[test]
fn taking_back_a_fact() {
    let town = town();
    let dossier = town.as_("marit").get(&format!("{}?alles=ja", town.dossier(GERDA)));
    let is_taken_back = |href: &str| href.contains("/feit/") && !href.ends_with("/verplaatsen");
    let (at, _) = dossier.links().into_iter().find(|(href, _)| is_taken_back(href)).expect("a fact to take back");
    let mistake = Mistake {
        login: "marit",
        page: at.clone(),
        action: at,
        form: "intrekken",
        typed: &[("waarom", "")],
        at: "waarom",
    };
    all_stand_at_their_field(&town, &[mistake]);
}

#[test]
fn a_new_medewerker() {
    let town = town();
    let page = || "/sittard-geleen/medewerkers/nieuw".to_owned();
    let mistake = |typed, at| Mistake { login: "sanne", page: page(), action: page(), form: "medewerker", typed, at };
    all_stand_at_their_field(
        &town,
        &[
            mistake(&[("naam", "Noor Bastiaens"), ("rol", "begeleider"), ("account", "")], "account"),
            mistake(&[("naam", "Noor Bastiaens"), ("rol", "begeleider"), ("account", "AYSE")], "account"),
            mistake(&[("naam", ""), ("rol", "begeleider"), ("account", "noor")], "naam"),
            mistake(&[("naam", "Noor Bastiaens"), ("account", "noor"), ("rol", "begeleider"), ("fte", "3")], "fte"),
            mistake(
                &[("naam", "Noor Bastiaens"), ("account", "noor"), ("rol", "begeleider"), ("sinds", "ooit")],
                "sinds",
            ),
        ],
    );
    assert!(town.app().accounts().by_login("noor").expect("readable").is_none(), "a refused form leaves no account");
}

#[test]
fn a_report_over_days_that_cannot_be_read() {
    let town = town();
    let page = town.as_("hugo").get("/sittard-geleen/rapport/uitstroom?van=ooit&tot=2010-04-30");
    page.must_be(422).must_say("Deze dag is niet te lezen.");
    assert!(
        page.html.contains("value=\"ooit\"") && page.html.contains("value=\"2010-04-30\""),
        "what was typed is kept"
    );
    let page = town.as_("hugo").get("/sittard-geleen/rapport/uitstroom?van=2010-04-30&tot=2010-01-01");
    page.must_be(422);
}
