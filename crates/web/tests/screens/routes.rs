//! The whole register of addresses, walked as everybody in the cast and as nobody.

use axum::http::Method;
use demo::cast::GERDA;
use domain::access::{Role, Standing};
use domain::vernietiging::{self, Grond, Item, Propose};
use web::{ROUTES, Route, Who};

use crate::town::{Page, Person, Town, town};

/// How each of the cast stands to Gerda.
const CAST: [(&str, Role, Standing); 8] = [
    ("ayse", Role::Begeleider, Standing::Begeleider),
    ("bram", Role::Begeleider, Standing::Collega),
    ("marit", Role::Coordinator, Standing::Coordinator),
    ("hugo", Role::Beleidsmedewerker, Standing::Beleidsmedewerker),
    ("rens", Role::Regisseur, Standing::Regisseur),
    ("wiel", Role::Werkleider, Standing::AndereWerkleider),
    ("petra", Role::PrivacyOfficer, Standing::PrivacyOfficer),
    ("sanne", Role::Beheerder, Standing::Beheerder),
];

fn may(who: Who, role: Role, standing: Standing) -> bool {
    match who {
        Who::Everybody | Who::LoggedIn => true,
        Who::Roles(roles) => roles.contains(&role),
        Who::Standing(standings) => standings.contains(&standing),
        // The stand-in of the walk is Ayşe's, and does not run yet; a coördinator can end any.
        Who::StandIn => false,
        Who::ConcernedBy => role == Role::Coordinator || standing == Standing::Begeleider,
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
        let belofte = kept(town);
        let open = belofte.0.clone();
        let aanmelding = referred(town);
        let waits = format!("aanmelding-onbeantwoord/{}", aanmelding.1);
        let put_off = put_off(town, &aanmelding.1);
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
            ("feit/{nr}/verplaatsen", format!("feit/{}/verplaatsen", number("/meting/"))),
            ("feit/{nr}", format!("feit/{}", taken_back(&dossier.html))),
            ("belofte/{belofte}/{nr}", format!("belofte/{}/{}", belofte.0, belofte.1)),
            ("{belofte}", open),
            ("uitstel/{nr}", format!("uitstel/{put_off}")),
            ("ritme/{nr}", format!("ritme/{}", agreed(town))),
            ("{soort}/{over}", waits),
            ("succes/{nr}", format!("succes/{}", number("/succes/"))),
            ("{verzoek}", asked_and_proposed(town).to_string()),
            ("{voorstel}", "1".to_owned()),
            ("{jaar}", "2009".to_owned()),
            ("traject/{traject}/{nr}", of_a_traject(&dossier.html)),
            ("{traject}", number("/traject/")),
            ("{waarneming}", "1".to_owned()),
            ("{collega}", demo::cast::AYSE.medewerker.to_string()),
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

const AYSE: app::Identity = app::Identity {
    medewerker: demo::cast::AYSE.medewerker,
    role: Role::Begeleider,
    purpose: domain::access::Purpose::Begeleiding,
};

const HUGO: app::Identity = app::Identity {
    medewerker: demo::cast::BELEID.medewerker,
    role: Role::Beleidsmedewerker,
    purpose: domain::access::Purpose::Verantwoording,
};

/// The figures of the years before this one.
pub fn established(town: &Town) {
    let gemeente = town.app().gemeente(demo::SLUG).expect("the town is there");
    for jaar in 2005..2010 {
        let (aanpak, rapport, regels) = ("participatiehuis".to_owned(), "instroom".to_owned(), Vec::new());
        let table = domain::vaststelling::Established { jaar, aanpak, rapport, regels };
        let rule =
            move |state: &_, viewer: &_| domain::vaststelling::establish(state, viewer, jaar, vec![table.clone()]);
        gemeente.act_and_wait(HUGO, app::fresh_daad(), rule).expect("a year that is over");
    }
}

/// A traject that ended before this year.
pub fn over(town: &Town) -> Item {
    let ended = |state: &domain::state::State, viewer: &domain::access::Viewer| {
        let all =
            (1..200).map(domain::ids::InwonerId).filter_map(|id| vernietiging::in_dossier(state, viewer, id).ok());
        let over = |item: &Item| item.vervalt.is_some() && item.soort == vernietiging::Soort::Traject;
        all.flatten().find(|item| over(item) && item.period.tot.year() < 2010).ok_or(domain::refusal::Hidden)
    };
    town.app().gemeente(demo::SLUG).expect("the town is there").ask(HUGO, ended).expect("somebody's traject is over")
}

/// Fatima asks that what is kept about her is destroyed, and somebody proposes to destroy what somebody else asked for: the
/// entry of the request.
fn asked_and_proposed(town: &Town) -> u32 {
    established(town);
    let (gemeente, fatima) =
        (town.app().gemeente(demo::SLUG).expect("the town is there"), town.inwoner(demo::cast::FATIMA));
    let asked = Propose { grond: Grond::Verzoek, zaken: over(town).zaken, reden: Some("wil het niet meer".into()) };
    let rule = move |state: &_, viewer: &_| vernietiging::propose(state, viewer, &asked);
    gemeente.act_and_wait(HUGO, app::fresh_daad(), rule).expect("it can be proposed");
    let rule =
        move |state: &_, viewer: &domain::access::Viewer| vernietiging::request(state, viewer, fatima, viewer.today());
    gemeente.act_and_wait(HUGO, app::fresh_daad(), rule).expect("she may ask").nrs.expect("it is a fact").0.0
}

/// The answer to this referral may wait: the number of that fact.
fn put_off(town: &Town, referral: &str) -> u32 {
    let over = domain::ids::Nr(referral.parse().expect("a number"));
    let (gerda, gemeente) = (town.inwoner(GERDA), town.app().gemeente(demo::SLUG).expect("the town is there"));
    let acted = gemeente.act_and_wait(AYSE, app::fresh_daad(), move |state, viewer| {
        let about = (domain::signaal::Soort::AanmeldingOnbeantwoord, over);
        domain::uitstel::give(state, viewer, gerda, about, viewer.today().plus(7), "eerst vakantie")
    });
    acted.expect("it may wait").nrs.expect("it is a fact").0.0
}

/// A fact that is taken back on a page of its own.
fn taken_back(html: &str) -> &str {
    let mut numbers = html.split("/feit/").skip(1).filter_map(|rest| rest.split_once('"')).map(|(number, _)| number);
    numbers.find(|number| number.bytes().all(|byte| byte.is_ascii_digit())).expect("a fact can be taken back")
}

/// Another rhythm with Gerda: the number of that fact.
fn agreed(town: &Town) -> u32 {
    let (gerda, gemeente) = (town.inwoner(GERDA), town.app().gemeente(demo::SLUG).expect("the town is there"));
    let acted = gemeente.act_and_wait(AYSE, app::fresh_daad(), move |state, viewer| {
        let open = domain::traject::list(state, viewer, gerda)?.pop().ok_or(domain::refusal::Hidden)?;
        let days = (viewer.today(), viewer.today());
        domain::ritme::agree(state, viewer, open.id, days, &domain::ritme::Agree { dagen: Some(13), afwijking: None })
    });
    acted.expect("it can be agreed").nrs.expect("it is a fact").0.0
}

/// The address at which a fact about a traject is corrected: the traject and the fact.
fn of_a_traject(html: &str) -> String {
    let parts = html.split("/traject/").skip(1).filter_map(|rest| rest.split('"').next());
    let is_fact = |part: &&str| part.split('/').count() == 2 && part.split('/').all(|one| one.parse::<u32>().is_ok());
    format!("traject/{}", parts.into_iter().find(is_fact).expect("a fact of a traject can be corrected"))
}

/// The gemeente promises Gerda something, and keeps it: the number of the promise and of that fact.
fn kept(town: &Town) -> (String, String) {
    use domain::belofte::{self, Kant, Promise};
    let (gerda, gemeente) = (town.inwoner(GERDA), town.app().gemeente(demo::SLUG).expect("the town is there"));
    let made = gemeente.act_and_wait(AYSE, app::fresh_daad(), move |state, viewer| {
        let (today, wat) = (viewer.today(), Some("een busabonnement".to_owned()));
        let (van, dag) = (Kant::Gemeente, Some(today));
        let promise = Promise { van, partner: None, wat, dag, aanvraag: None, afwijking: None };
        belofte::make(state, viewer, gerda, today, today, &promise)
    });
    let made = made.expect("it can be promised").nrs.expect("it is a fact").0;
    let promises = gemeente.ask(AYSE, |state, viewer| belofte::list(state, viewer, gerda)).expect("she sees them");
    let which = promises.iter().find(|one| one.belofte.nr == made).expect("it was made").belofte.id;
    let kept = gemeente.act_and_wait(AYSE, app::fresh_daad(), move |state, viewer| {
        belofte::keep(state, viewer, (gerda, which), viewer.today(), viewer.today())
    });
    (which.to_string(), kept.expect("it was kept").nrs.expect("it is a fact").0.to_string())
}

/// Rens refers Gerda, to the project that she is in already: the number of the referral and of its fact.
pub fn referred(town: &Town) -> (String, String) {
    let (rens, form) = (town.as_("rens"), format!("/{}/aanmeldingen/nieuw", demo::SLUG));
    let gerda = town.names("marit").0.into_iter().find(|one| one.inwoner == town.inwoner(GERDA)).expect("known");
    let same = gerda.inwoner.to_string();
    let typed = [
        ("voornaam", gerda.voornaam.as_str()),
        ("achternaam", gerda.achternaam.as_str()),
        ("grondslag", "verplicht"),
        ("reden", "wil verder"),
        ("datum", "2010-04-30"),
    ];
    let known = rens.get(&form).post(&form, &typed);
    known.post(&form, &[("zelfde", &same), ("afwijking", "wil het nog eens")]).must_be(200);
    let dossier = rens.get(&town.dossier(GERDA));
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
            // Who hands over an own file reads whose it is, and nobody else's.
            let own = |inwoner| route.path.contains("/eigen") && inwoner == town.inwoner(GERDA) && login == "petra";
            for name in hidden.iter().filter(|name| !name.voornaam.is_empty() && !own(name.inwoner)) {
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

/// The answer with everything that may differ taken out: the address itself, and how long the text is.
fn bare(page: &Page) -> (u16, Vec<String>, String) {
    let headers = page.headers.iter().filter(|(name, _)| *name != "content-length");
    let headers = headers.map(|header| format!("{header:?}")).collect();
    (page.status.as_u16(), headers, page.html.replace(&page.path, "PATH"))
}

/// A dossier that is not there, in the place of Gerda's.
fn nobody(places: &Places) -> Places {
    let other = |(mark, place): &(&'static str, String)| match *mark {
        "{inwoner}" => (*mark, "99999".to_owned()),
        "{collega}" => (*mark, "99999".to_owned()),
        "{waarneming}" => (*mark, "99999".to_owned()),
        _ => (*mark, place.clone()),
    };
    Places(places.0.iter().map(other).collect())
}

fn is_about_somebody(route: &Route) -> bool {
    ["{inwoner}", "{collega}", "{waarneming}"].iter().any(|mark| route.path.contains(mark))
}

#[test]
fn not_yours_and_not_there_are_the_same_answer_byte_for_byte_on_every_address() {
    let town = town();
    let (places, before) = (Places::of(&town), town.recorded());
    let elsewhere = nobody(&places);
    let mut tried = 0;
    for (login, role, standing) in CAST {
        let person = town.as_(login);
        for route in ROUTES.iter().filter(|route| is_about_somebody(route) && !may(route.who, role, standing)) {
            let (yours, there) = (knock(&person, route, &places, role), knock(&person, route, &elsewhere, role));
            assert_eq!(yours.status.as_u16(), 404, "{} {} as {login}", route.method, route.path);
            assert_eq!(bare(&yours), bare(&there), "{} {} as {login}", route.method, route.path);
            tried += 1;
        }
    }
    assert!(tried > 250, "only {tried} addresses were tried");
    assert_eq!(town.recorded(), before, "nothing was recorded by who may not");
}

/// States as Bram that he stands in for Ayşe until the end of the week.
pub fn stands_in(town: &Town) -> Person {
    let (bram, form) = (town.as_("bram"), format!("/{}/waarneming/nieuw", demo::SLUG));
    let ayse = demo::cast::AYSE.medewerker.to_string();
    let typed = [
        ("voor", ayse.as_str()),
        ("doel", "afwezig"),
        ("reden", "vrije dagen"),
        ("van", "2010-04-30"),
        ("tot", "2010-05-02"),
    ];
    bram.get(&form).post(&form, &typed).must_be(200).must_say("De waarneming is vermeld.").must_say("loopt nu");
    bram
}

#[test]
fn who_stands_in_reaches_what_the_begeleider_does_and_afterwards_nothing_of_it() {
    let town = town();
    let places = Places::of(&town);
    let bram = stands_in(&town);
    let of_a_dossier = |route: &&Route| matches!(route.who, Who::Standing(_) | Who::StandIn);
    for route in ROUTES.iter().filter(of_a_dossier).filter(|route| route.method == Method::GET) {
        let answer = knock(&bram, route, &places, Role::Begeleider);
        let expected = route.who == Who::StandIn || may(route.who, Role::Begeleider, Standing::Begeleider);
        assert_eq!(answer.status.as_u16() == 200, expected, "{}: {}", route.path, answer.status);
        if expected {
            let told = answer.says("waarneemt voor Ayşe Demir (collega afwezig), tot en met 2 mei 2010");
            let is_file = route.path.ends_with("/bestand");
            assert!(told || is_file || route.who == Who::StandIn, "{} does not say why it is open", route.path);
        }
    }
    // From a dossier the way back is to the caseload of the colleague.
    let back = format!("/{}/waarneming/caseload/{}", demo::SLUG, demo::cast::AYSE.medewerker);
    let crumbs = bram.get(&town.dossier(GERDA)).links();
    assert!(crumbs.contains(&(back, "Caseload van Ayşe Demir".to_owned())), "{crumbs:?}");
    let list = bram.get(&format!("/{}/waarneming", demo::SLUG));
    let ends = list.forms().into_iter().map(|form| form.action).find(|action| action.ends_with("/einde"));
    list.post(&ends.expect("it can be ended"), &[]).must_be(200).must_say("eerder beëindigd");
    let elsewhere = nobody(&places);
    for route in ROUTES.iter().filter(of_a_dossier) {
        let (yours, there) =
            (knock(&bram, route, &places, Role::Begeleider), knock(&bram, route, &elsewhere, Role::Begeleider));
        assert_eq!(yours.status.as_u16(), 404, "{} {}", route.method, route.path);
        assert_eq!(bare(&yours), bare(&there), "{} {}", route.method, route.path);
    }
    let looks = town.as_("marit").get(&format!("{}/inzage", town.dossier(GERDA)));
    looks.must_say("waarneming: collega afwezig");
}
