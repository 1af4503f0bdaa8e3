//! What holds for every answer: the headers, the token in a form, and the same "no" for what is hidden and what is not there.

use axum::body::Body;
use axum::http::Request;

use crate::town::{Town, town};

const HEADERS: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
];

#[test]
fn every_answer_carries_the_headers_that_keep_a_browser_safe() {
    let town = town();
    let (ayse, stranger) = (town.as_("ayse"), town.stranger());
    let style = format!("{}/meedoen.css", web::assets::BASE);
    let pages = [
        "/sittard-geleen/caseload",
        "/sittard-geleen/rapport/uitstroom/bestand?vorm=csv",
        "/sittard-geleen/niets",
        "/niets/van/dit/alles",
        &style,
        "/stijl/gemeente/sittard-geleen/oud.css",
    ];
    let answers = pages.map(|path| ayse.knock(path)).into_iter().chain([
        stranger.knock("/inloggen"),
        stranger.knock("/sittard-geleen/caseload"),
        ayse.post_from("https://elsewhere.example", "/taal", &[]),
        ayse.send(Request::delete("/sittard-geleen/caseload").body(Body::empty()).expect("an address of ours")),
    ]);
    for answer in answers {
        for (name, value) in HEADERS {
            assert_eq!(answer.header(name), value, "{} {}", answer.status, answer.path);
        }
        let policy = answer.header("content-security-policy");
        assert!(
            policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
            "{}: {policy}",
            answer.path
        );
        assert!(!policy.contains("unsafe"), "{policy}");
        let kept = if answer.path == style { "public, max-age=31536000, immutable" } else { "no-store" };
        assert_eq!(answer.header("cache-control"), kept, "{} {}", answer.status, answer.path);
    }
}

/// Sends a contact for Gerda as Ayşe's browser would, but for what `change` does to it; says what the answer was.
fn forged(town: &Town, origin: &str, change: impl Fn(&mut crate::town::html::SentForm)) -> u16 {
    let action = format!("{}/contact", town.dossier(demo::cast::GERDA));
    let page = town.as_("ayse").get(&town.dossier(demo::cast::GERDA));
    let mut form = page.form(&action);
    form.set("soort", "telefoon");
    change(&mut form);
    let fields: Vec<(&str, &str)> = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let before = town.recorded();
    let answer = page.by.post_from(origin, &action, &fields);
    assert_eq!(town.recorded() - before, u32::from(answer.status.as_u16() == 303));
    answer.status.as_u16()
}

#[test]
fn a_form_without_the_token_of_this_session_is_not_taken() {
    let town = town();
    let ours = "http://localhost:8080";
    assert_eq!(forged(&town, ours, |form| form.fields.retain(|(name, _)| name != "csrf")), 403);
    assert_eq!(forged(&town, ours, |form| form.set("csrf", "")), 403);
    assert_eq!(forged(&town, ours, |form| form.set("csrf", &"0".repeat(64))), 403);
    let of_bram =
        town.as_("bram").get("/sittard-geleen/caseload").form("/taal").get("csrf").expect("a token").to_owned();
    assert_eq!(forged(&town, ours, |form| form.set("csrf", &of_bram)), 403);
    assert_eq!(forged(&town, ours, |_| ()), 303);
}

#[test]
fn a_form_from_another_site_is_not_taken() {
    let town = town();
    for origin in
        ["https://elsewhere.example", "http://localhost:8081", "http://localhost:8080.elsewhere.example", "null"]
    {
        assert_eq!(forged(&town, origin, |_| ()), 403, "{origin}");
    }
}

#[test]
fn what_is_hidden_and_what_is_not_there_are_the_same_answer() {
    let town = town();
    let gerda = town.inwoner(demo::cast::GERDA).to_string();
    for login in ["bram", "hugo", "sanne"] {
        let person = town.as_(login);
        for rest in ["", "/gegevens", "/traject", "/inzage", "/begeleider", "/contact/1", "/feit/1"] {
            let page = |nr: &str| {
                let page = person.knock(&format!("/sittard-geleen/inwoner/{nr}{rest}"));
                let headers: Vec<String> = page
                    .headers
                    .iter()
                    .filter(|(name, _)| *name != "content-length")
                    .map(|header| format!("{header:?}"))
                    .collect();
                (page.must_be(404).html.replace(&page.path, "PATH"), headers)
            };
            assert_eq!(page(&gerda), page("99999"), "{login} {rest}");
        }
        let hidden = person.knock(&format!("/sittard-geleen/inwoner/{gerda}"));
        let nowhere = person.knock("/sittard-geleen/dit-is-er-niet");
        assert_eq!(hidden.html.replace(&hidden.path, "PATH"), nowhere.html.replace(&nowhere.path, "PATH"));
    }
}

#[test]
fn an_act_on_what_is_hidden_and_on_what_is_not_there_are_the_same_answer() {
    let town = town();
    let gerda = town.inwoner(demo::cast::GERDA).to_string();
    let before = town.recorded();
    for login in ["bram", "hugo", "sanne"] {
        let person = town.as_(login);
        let csrf = person.get("/sittard-geleen/sneltoetsen").form("/taal").get("csrf").expect("a token").to_owned();
        for rest in ["gegevens", "contact", "traject", "begeleider", "contact/1/intrekken", "traject/1/fase"] {
            let send = |nr: &str| {
                let fields = [("csrf", csrf.as_str()), ("soort", "telefoon"), ("datum", "2010-04-30"), ("waarom", "x")];
                person.send_form(&format!("/sittard-geleen/inwoner/{nr}/{rest}"), &fields).must_be(404).html.clone()
            };
            assert_eq!(send(&gerda), send("99999"), "{login} {rest}");
        }
    }
    assert_eq!(town.recorded(), before);
}

#[test]
fn an_address_that_cannot_be_read_is_an_address_that_is_not_there() {
    let town = town();
    let ayse = town.as_("ayse");
    for path in [
        "/sittard-geleen/inwoner/gerda",
        "/sittard-geleen/inwoner/-1",
        "/sittard-geleen/inwoner/99999999999",
        "/sittard-geleen/caseload?pagina=x",
        "/zeist/caseload",
    ] {
        ayse.knock(path).must_be(404).must_say("Dit is er niet, of niet voor jou");
    }
    let contact = format!("{}/contact/x", town.dossier(demo::cast::GERDA));
    ayse.knock(&contact).must_be(404).must_say("Dit is er niet, of niet voor jou");
    let get = ayse.knock(&format!("{}/contact", town.dossier(demo::cast::GERDA)));
    get.must_say("Dit is er niet, of niet voor jou");
}
