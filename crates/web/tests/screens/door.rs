//! Logging in and out, one-time links, and the language.

use axum::body::Body;
use axum::http::{Request, header};

use crate::town::{Page, Person, town};

fn log_in(person: &Person, naam: &str, wachtwoord: &str) -> Page {
    person.get("/inloggen").post("/inloggen", &[("naam", naam), ("wachtwoord", wachtwoord)])
}

#[test]
fn who_logs_in_comes_to_their_own_work() {
    let ends = [("ayse", "vandaag"), ("marit", "vandaag"), ("hugo", "rapport"), ("sanne", "medewerkers")];
    let town = town();
    for (login, page) in ends {
        let wachtwoord = demo::cast().iter().find(|one| one.login == login).expect("of the cast").wachtwoord;
        let landed = log_in(&town.stranger(), login, wachtwoord);
        assert_eq!(landed.must_be(200).path, format!("/sittard-geleen/{page}"));
    }
}

#[test]
fn a_wrong_password_and_an_unknown_name_get_the_same_answer() {
    let town = town();
    let wrong = log_in(&town.stranger(), "ayse", "iets anders");
    let unknown = log_in(&town.stranger(), "niemand", "iets anders");
    assert_eq!(wrong.must_be(422).html.replace("ayse", "niemand"), unknown.must_be(422).html);
    wrong.must_say("Deze naam en dit wachtwoord horen niet bij elkaar.");
    assert_eq!(wrong.form("/inloggen").get("naam"), Some("ayse"));
    assert_eq!(wrong.form("/inloggen").get("wachtwoord"), Some(""), "a password never comes back on a page");
}

#[test]
fn after_three_wrong_passwords_the_right_one_has_to_wait_too() {
    let town = town();
    for _ in 0..3 {
        log_in(&town.stranger(), "bram", "iets anders").must_say("horen niet bij elkaar");
    }
    log_in(&town.stranger(), "BRAM ", demo::cast::BRAM.wachtwoord).must_be(422).must_say("Wacht");
    let ayse = log_in(&town.stranger(), "ayse", demo::cast::AYSE.wachtwoord);
    ayse.must_be(200);
}

#[test]
fn the_cookie_of_a_session_is_kept_from_scripts_and_other_sites() {
    let town = town();
    let fields = format!("naam=ayse&wachtwoord={}", demo::cast::AYSE.wachtwoord);
    for (host, secure) in
        [("localhost:8080", false), ("127.0.0.1:8080", false), ("meedoen.sittard-geleen.example", true)]
    {
        let request = Request::post("/inloggen")
            .header(header::HOST, host)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = town.stranger().send(request.body(Body::from(fields.clone())).expect("an address of ours"));
        let cookie = answer.must_be(303).header("set-cookie").to_owned();
        assert!(
            cookie.starts_with("meedoen=") && cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax"),
            "{cookie}"
        );
        assert_eq!(cookie.contains("; Secure"), secure, "{host}: {cookie}");
        assert!(!cookie.contains("Max-Age"), "a session ends with the browser: {cookie}");
    }
}

#[test]
fn who_is_logged_out_goes_to_the_door_and_comes_back() {
    let (town, asked) = (town(), "/sittard-geleen/caseload?toon=te-laat&sorteer=-naam");
    let stranger = town.stranger();
    let door = stranger.get(asked);
    assert!(door.must_be(200).path.starts_with("/inloggen?terug="), "{}", door.path);
    let back = door.post("/inloggen", &[("naam", "ayse"), ("wachtwoord", demo::cast::AYSE.wachtwoord)]);
    assert_eq!(back.must_be(200).path, asked);
}

#[test]
fn the_door_leads_nowhere_else() {
    let town = town();
    for elsewhere in
        ["//elsewhere.example/", "https://elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)"]
    {
        let fields = [("naam", "ayse"), ("wachtwoord", demo::cast::AYSE.wachtwoord), ("terug", elsewhere)];
        let answer = town.stranger().post_from("http://localhost:8080", "/inloggen", &fields);
        assert_eq!(answer.leads_to().as_deref(), Some("/sittard-geleen/"), "{elsewhere}");
    }
}

#[test]
fn logging_out_ends_the_session_and_not_only_the_cookie() {
    let town = town();
    let ayse = town.as_("ayse");
    let token = ayse.cookie("meedoen").expect("she is logged in");
    ayse.get("/sittard-geleen/caseload").post("/uitloggen", &[]).must_say("Je bent uitgelogd.");
    assert_eq!(ayse.cookie("meedoen"), None);
    ayse.set_cookie("meedoen", &token);
    assert!(ayse.get("/sittard-geleen/caseload").path.starts_with("/inloggen"));
}

#[test]
fn a_one_time_link_sets_a_password_once() {
    let town = town();
    let bram = demo::cast::BRAM.medewerker;
    let shown = town
        .as_("sanne")
        .get("/sittard-geleen/medewerkers")
        .post(&format!("/sittard-geleen/medewerkers/{bram}/link"), &[]);
    let (_, rest) = shown.must_be(200).html.split_once("http://localhost:8080/wachtwoord/").expect("the link is shown");
    let path = format!("/wachtwoord/{}", rest.split('"').next().expect("it ends"));

    let stranger = town.stranger();
    let asks = stranger.get(&path);
    let short = asks.post(&path, &[("wachtwoord", "kort"), ("nogmaals", "kort")]);
    let message = short.must_be(422).message_at("wachtwoord", "wachtwoord").unwrap_or_default();
    assert!(message.contains("12 tekens"), "{message}");
    let differs = asks.post(&path, &[("wachtwoord", "de hei in augustus"), ("nogmaals", "de hei in september")]);
    assert!(differs.must_be(422).message_at("wachtwoord", "nogmaals").is_some());
    assert!(!differs.html.contains("de hei in"), "a password never comes back on a page");

    asks.post(&path, &[("wachtwoord", "de hei in augustus"), ("nogmaals", "de hei in augustus")])
        .must_say("Je wachtwoord is vastgelegd.");
    stranger.get(&path).must_be(404);
    log_in(&stranger, "bram", demo::cast::BRAM.wachtwoord).must_be(422);
    assert_eq!(log_in(&stranger, "bram", "de hei in augustus").path, "/sittard-geleen/vandaag");
}

#[test]
fn a_new_password_ends_the_sessions_there_were() {
    let town = town();
    let bram = town.as_("bram");
    bram.get("/sittard-geleen/caseload").must_be(200);
    let account = town.app().accounts().by_login("bram").expect("readable").expect("there");
    let token = town.app().accounts().one_time_link(account, i64::MAX).expect("writable");
    let path = format!("/wachtwoord/{token}");
    town.stranger().get(&path).post(&path, &[("wachtwoord", "de hei in augustus"), ("nogmaals", "de hei in augustus")]);
    assert!(bram.get("/sittard-geleen/caseload").path.starts_with("/inloggen"));
}

#[test]
fn who_is_hired_on_the_screen_can_choose_a_password_and_work() {
    let town = town();
    let form = town.as_("sanne").get("/sittard-geleen/medewerkers/nieuw");
    let fields = [
        ("naam", "Noor Bastiaens"),
        ("account", "noor"),
        ("rol", "begeleider"),
        ("fte", "0,8"),
        ("sinds", "2010-04-30"),
    ];
    let shown = form.post("/sittard-geleen/medewerkers/nieuw", &fields);
    let (_, rest) =
        shown.must_be(200).must_say("Noor Bastiaens").html.split_once("/wachtwoord/").expect("the link is shown");
    let path = format!("/wachtwoord/{}", rest.split('"').next().expect("it ends"));
    let noor = town.stranger();
    noor.get(&path)
        .post(&path, &[("wachtwoord", "een fiets met zadeltas"), ("nogmaals", "een fiets met zadeltas")])
        .must_be(200);
    let vandaag = log_in(&noor, "noor", "een fiets met zadeltas");
    vandaag.must_be(200).must_say("Je begeleidt nog niemand.");
    noor.get("/sittard-geleen/caseload").must_be(200).must_say("Je hebt nog geen inwoners.");
}

#[test]
fn the_language_is_kept_and_every_page_speaks_it() {
    let town = town();
    for login in ["ayse", "marit", "hugo", "sanne"] {
        let person = town.as_(login);
        let here = format!("/{}/toegankelijkheid", demo::SLUG);
        let switched = person.get(&here).post("/taal", &[("taal", "en")]);
        assert_eq!(switched.must_be(200).path, here, "one stays on the page");
        for path in crate::pages::addresses(&town, login) {
            let page = person.get(&path);
            page.must_be(200);
            assert!(page.html.contains("<html lang=\"en\">"), "{path}");
            page.must_not_say("Naar de inhoud").must_not_say("Voorbeeld met verzonnen mensen").must_not_say("…");
        }
    }
}

#[test]
fn somebody_who_is_not_logged_in_reads_english_when_the_browser_asks_for_it() {
    let request = Request::get("/inloggen").header(header::ACCEPT_LANGUAGE, "en-GB,en;q=0.9");
    let page = town().stranger().send(request.body(Body::empty()).expect("an address of ours"));
    page.must_be(200).must_say("Log in");
}
