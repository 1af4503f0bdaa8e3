//! The whole register of addresses, walked as everybody in the cast and as nobody.

use axum::http::Method;
use demo::cast::GERDA;
use domain::access::{Role, Standing};
use web::{ROUTES, Route, Who};

use crate::town::{Page, Person, Town, town};

/// How each of the cast stands to Gerda.
const CAST: [(&str, Role, Standing); 5] = [
    ("ayse", Role::Begeleider, Standing::Begeleider),
    ("bram", Role::Begeleider, Standing::Collega),
    ("marit", Role::Coordinator, Standing::Coordinator),
    ("hugo", Role::Beleidsmedewerker, Standing::Beleidsmedewerker),
    ("sanne", Role::Beheerder, Standing::Beheerder),
];

fn may(who: Who, role: Role, standing: Standing) -> bool {
    match who {
        Who::Everybody | Who::LoggedIn => true,
        Who::Roles(roles) => roles.contains(&role),
        Who::Standing(standings) => standings.contains(&standing),
    }
}

/// What takes the place of the parameters of an address: Gerda, a contact of hers, her traject and a fact about it, a
/// meting, a belemmering and a groep.
struct Places(Vec<(&'static str, String)>);

impl Places {
    fn of(town: &Town) -> Places {
        let dossier = town.as_("ayse").get(&format!("{}?alles=ja", town.dossier(GERDA)));
        let number = |mark: &str| {
            let (_, rest) = dossier.html.split_once(mark).expect("it is on the page");
            rest.chars().take_while(char::is_ascii_digit).collect::<String>()
        };
        // Both are links to correct, which begin with whose fact it is: "belemmering/3/217".
        let pair = |mark: &str| {
            let end = format!("{mark}{}/", number(mark));
            (number(mark), number(&end))
        };
        let (belemmering, groep) = (pair("/belemmering/"), pair("/groep/"));
        let belofte = corrected(&dossier.html);
        let open = belofte.0.clone();
        let aanmelding = referred(town);
        let account = town.app().accounts().by_login("bram").expect("readable").expect("there");
        let link = town.app().accounts().one_time_link(account, i64::MAX).expect("writable");
        Places(vec![
            ("{gemeente}", demo::SLUG.to_owned()),
            ("{inwoner}", town.inwoner(GERDA).to_string()),
            ("contact/{nr}", format!("contact/{}", number("/contact/"))),
            ("plan/{nr}", format!("plan/{}", number("/plan/"))),
            ("{doel}", number("/doel/")),
            ("{stap}", number("/stap/")),
            ("meting/{nr}", format!("meting/{}", number("/meting/"))),
            ("belemmering/{belemmering}/{nr}", format!("belemmering/{}/{}", belemmering.0, belemmering.1)),
            ("aanmelding/{aanmelding}/{nr}", format!("aanmelding/{}/{}", aanmelding.0, aanmelding.1)),
            ("{aanmelding}", aanmelding.0),
            ("{belemmering}", belemmering.0),
            ("groep/{groep}/{nr}", format!("groep/{}/{}", groep.0, groep.1)),
            ("{groep}", groep.0),
            ("feit/{nr}", format!("feit/{}", number("/feit/"))),
            ("belofte/{belofte}/{nr}", format!("belofte/{}/{}", belofte.0, belofte.1)),
            ("{belofte}", open),
            ("succes/{nr}", format!("succes/{}", number("/succes/"))),
            ("{traject}", number("/traject/")),
            ("{medewerker}", demo::cast::BRAM.medewerker.to_string()),
            ("{naam}/cijfer", "uitstroom/cijfer?rij=0&kolom=0".to_owned()),
            ("{naam}/bestand", "uitstroom/bestand?vorm=csv".to_owned()),
            ("{naam}", "uitstroom".to_owned()),
            ("{token}", link),
        ])
    }

    fn fill(&self, path: &str) -> String {
        self.0.iter().fold(path.to_owned(), |path, (mark, place)| path.replace(mark, place))
    }
}

/// The address at which something about a promise is corrected: its number, and that of the fact.
fn corrected(html: &str) -> (String, String) {
    let numbers = html.split("/belofte/").skip(1).map(|rest| rest.split(['/', '"']).take(2).collect::<Vec<_>>());
    let mut facts = numbers.filter(|parts| parts.iter().all(|part| part.parse::<u32>().is_ok()));
    let parts = facts.next().expect("a promise can be corrected");
    (parts[0].to_owned(), parts[1].to_owned())
}

/// Marit refers Gerda once more, to the project that she is in already: the number of the referral and of its fact.
fn referred(town: &Town) -> (String, String) {
    let (marit, form) = (town.as_("marit"), format!("/{}/aanmeldingen/nieuw", demo::SLUG));
    let gerda = town.names("marit").0.into_iter().find(|one| one.inwoner == town.inwoner(GERDA)).expect("known");
    let same = gerda.inwoner.to_string();
    let typed = [
        ("voornaam", gerda.voornaam.as_str()),
        ("achternaam", gerda.achternaam.as_str()),
        ("grondslag", "verplicht"),
        ("reden", "wil verder"),
        ("datum", "2010-04-30"),
    ];
    let known = marit.get(&form).post(&form, &typed);
    known.post(&form, &[("zelfde", &same), ("afwijking", "wil het nog eens")]).must_be(200);
    let dossier = marit.get(&town.dossier(GERDA));
    let (_, rest) = dossier.html.split_once("/aanmelding/").expect("it can be corrected");
    let mut numbers = rest.split(['/', '"', '#']);
    let mut next = || numbers.next().expect("an address").to_owned();
    (next(), next())
}

/// What is sent to an address: the least that says what is meant, so that a form is refused rather than recorded.
fn fields(path: &str, role: Role) -> Vec<(&'static str, String)> {
    match path {
        "/kies" => vec![("plek", format!("{}/4/begeleider", demo::SLUG))],
        "/taal" => vec![("taal", "en".to_owned())],
        "/{gemeente}/rol" => vec![("rol", role.word().to_owned())],
        "/{gemeente}/inwoner/nieuw" => vec![("geboortedatum", "morgen".to_owned())],
        "/{gemeente}/inwoner/{inwoner}/gegevens" => vec![("geboortedatum", "morgen".to_owned())],
        _ => Vec::new(),
    }
}

fn knock(person: &Person, route: &Route, places: &Places, role: Role) -> Page {
    let path = places.fill(route.path);
    if route.method == Method::GET {
        return person.knock(&path);
    }
    let csrf = person.get("/toegankelijkheid").form("/taal").get("csrf").unwrap_or_default().to_owned();
    let mut fields = fields(route.path, role);
    fields.push(("csrf", csrf));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    person.post_from("http://localhost:8080", &path, &fields)
}

#[test]
fn every_address_is_there_for_whom_the_register_says_and_for_nobody_else() {
    let town = town();
    let places = Places::of(&town);
    let mut amiss = Vec::new();
    for route in ROUTES {
        for (login, role, standing) in CAST {
            // A session each: some addresses end or change it.
            let answer = knock(&town.as_(login), route, &places, role);
            let status = answer.status.as_u16();
            let is_there = matches!(status, 200 | 303 | 422)
                && !answer.leads_to().is_some_and(|to| to.starts_with("/inloggen?terug"));
            // Somebody who works elsewhere than they choose is told so by the same page as everybody.
            let expected = if route.path == "/kies" && route.method == Method::POST {
                login == "ayse"
            } else {
                may(route.who, role, standing)
            };
            if is_there != expected || (!expected && status != 404) {
                amiss.push(format!(
                    "{} {} as {login}: {status}, while it is for {:?}",
                    route.method, route.path, route.who
                ));
            }
        }
    }
    assert!(amiss.is_empty(), "{}", amiss.join("\n"));
}

#[test]
fn who_is_not_logged_in_gets_to_the_door_and_no_further() {
    let town = town();
    let places = Places::of(&town);
    let before = town.recorded();
    for route in ROUTES {
        let answer = knock(&town.stranger(), route, &places, Role::Begeleider);
        let (status, to) = (answer.status.as_u16(), answer.leads_to().unwrap_or_default());
        match route.who {
            Who::Everybody => assert!(matches!(status, 200 | 303 | 422), "{} {}: {status}", route.method, route.path),
            _ => {
                assert!(status == 303 && to.starts_with("/inloggen"), "{} {}: {status} {to}", route.method, route.path)
            }
        }
    }
    assert_eq!(town.recorded(), before);
}

#[test]
fn no_answer_names_somebody_whom_the_reader_may_not_know() {
    let town = town();
    let places = Places::of(&town);
    for (login, role, _) in CAST {
        let (_, hidden) = town.names(login);
        for route in ROUTES {
            let words = knock(&town.as_(login), route, &places, role).words().to_lowercase();
            for name in hidden.iter().filter(|name| !name.voornaam.is_empty()) {
                assert!(
                    !words.contains(&name.full.to_lowercase()),
                    "{login} reads {} at {} {}",
                    name.full,
                    route.method,
                    route.path
                );
            }
        }
    }
}

#[test]
fn an_address_takes_no_other_way_of_asking() {
    let town = town();
    let places = Places::of(&town);
    for route in ROUTES.iter().filter(|route| ROUTES.iter().filter(|other| other.path == route.path).count() == 1) {
        let other = if route.method == Method::GET { Method::POST } else { Method::GET };
        let request =
            axum::http::Request::builder().method(other).uri(places.fill(route.path)).body(axum::body::Body::empty());
        let status = town.as_("ayse").send(request.expect("an address of ours")).status.as_u16();
        assert!(matches!(status, 404 | 405), "{}: {status}", route.path);
    }
}
