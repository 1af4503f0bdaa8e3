//! Vandaag: one act is filled, the menu says how much waits, and what is settled is gone from it on the next page.

use demo::cast::GERDA;

use crate::town::{Page, Person, town};

const VANDAAG: &str = "/sittard-geleen/vandaag";

/// What the menu says beside Vandaag; 0 when nothing.
fn on_the_tab(page: &Page) -> u32 {
    let link = page.html.split("/vandaag\"").nth(1).expect("the menu leads to Vandaag");
    let link = link.split("</a>").next().unwrap_or_default();
    let number = link.split("mee-tel").nth(1).and_then(|rest| rest.split('>').nth(1));
    number.and_then(|rest| rest.split('<').next()).map_or(0, |number| number.parse().expect("it is a number"))
}

fn filled(page: &Page) -> usize {
    page.html.matches("utrecht-button-link--primary-action").count()
}

/// The first act on the page with these words.
#[track_caller]
fn act(page: &Page, words: &str) -> String {
    page.links().into_iter().find(|(_, said)| said == words).unwrap_or_else(|| panic!("no act says {words:?}")).0
}

fn vandaag(person: &Person) -> Page {
    let page = person.get(VANDAAG);
    page.must_be(200);
    page
}

#[test]
fn of_all_cards_the_first_late_one_has_the_filled_act() {
    let town = town();
    for login in ["ayse", "bram", "marit"] {
        let page = vandaag(&town.as_(login));
        assert_eq!(filled(&page), 1, "{login}");
        let first = page.html.find("utrecht-button-link--primary-action").expect("it is there");
        let second = page.html.find("utrecht-button-link--secondary-action").expect("others are outlined");
        assert!(first < second, "{login}");
    }
}

#[test]
fn the_number_on_the_tab_is_what_the_page_says_and_stands_on_every_page() {
    let town = town();
    let ayse = town.as_("ayse");
    let page = vandaag(&ayse);
    page.must_say(" Ayşe. Op 8 punten zijn wij te laat. 2 komen eraan.");
    assert_eq!(on_the_tab(&page), 10);
    for path in ["caseload", "groepen", "rapport", "sneltoetsen"] {
        assert_eq!(on_the_tab(&ayse.get(&format!("/sittard-geleen/{path}"))), 10, "{path}");
    }
    let hugo = town.as_("hugo").get("/sittard-geleen/rapport");
    assert!(!hugo.html.contains("mee-tel"), "who guides nobody has no number");
}

#[test]
fn what_is_settled_is_off_the_tab_of_the_next_page_and_off_no_other() {
    let town = town();
    let (ayse, bram) = (town.as_("ayse"), town.as_("bram"));
    let before = (on_the_tab(&vandaag(&ayse)), on_the_tab(&vandaag(&bram)));
    let keep = act(&vandaag(&ayse), "Belofte nakomen");
    let kept = ayse.get(&keep).post(&keep, &[]);
    kept.must_be(200).must_say("De belofte is nagekomen.");
    assert_eq!(on_the_tab(&kept), before.0 - 1);
    assert_eq!(on_the_tab(&vandaag(&bram)), before.1);
}

#[test]
fn a_coordinator_answers_a_referral_from_vandaag() {
    let town = town();
    let marit = town.as_("marit");
    let page = vandaag(&marit);
    let before = on_the_tab(&page);
    let at = act(&page, "Aanmelding beantwoorden");
    let refuse = format!("{at}/afwijzen");
    let refused = marit.get(&at).post(&refuse, &[("reden", "zorg gaat voor")]);
    refused.must_be(200).must_say("De aanmelding is afgewezen.");
    assert_eq!(on_the_tab(&refused), before - 1);
    vandaag(&marit).must_not_say("Wim Crombach");
}

#[test]
fn a_coordinator_gives_somebody_a_begeleider_from_vandaag() {
    let town = town();
    let marit = town.as_("marit");
    let page = vandaag(&marit);
    page.must_say("Niemand begeleidt Piet van der Heijden");
    let at = act(&page, "Begeleider toewijzen");
    let bram = demo::cast::BRAM.medewerker.to_string();
    marit.get(&at).post(&at, &[("begeleider", &bram)]).must_be(200);
    vandaag(&marit).must_not_say("Niemand begeleidt");
}

#[test]
fn a_caseload_over_the_norm_opens_into_its_people_and_only_for_its_coordinator() {
    let town = town();
    let marit = town.as_("marit");
    let at = act(&vandaag(&marit), "Caseload bekijken");
    let listed = marit.get(&at);
    listed.must_be(200).must_say("Caseload van Karin Ploemen").must_say("30 inwoners in jouw project.");
    let sorted = act(&listed, "Inwoner");
    assert!(sorted.contains("begeleider="), "sorting keeps to the caseload: {sorted}");
    assert!(!listed.links().iter().any(|(href, _)| *href == town.dossier(GERDA)), "Gerda is Ayşe's");
    town.as_("ayse").get(&at).must_be(404);
    town.as_("hugo").get(VANDAAG).must_be(404);
}
