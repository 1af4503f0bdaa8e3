//! The pages of those who guide nobody: a werkleider, a privacy officer, a regisseur, a coördinator; and of who stands in.

use app::{Identity, fresh_daad};
use domain::aanmelding::{self, Refer};
use domain::aanpak::content::Grondslag;
use domain::access::{Purpose, Role};
use domain::groep::{self, Open, Soort, Weekdag};
use domain::ids::{GroepId, InwonerId, MedewerkerId};
use domain::inwoner::Persoon;
use domain::waarneming::{self, Doel};

use crate::chrome::Browser;
use crate::lindervoort::Lindervoort;
use crate::{Walk, begin};

const ROLES: [(&str, &str, Role); 6] = [
    ("Ayşe Demir", "ayse", Role::Begeleider),
    ("Bram Theunissen", "bram", Role::Begeleider),
    ("Marit Koopman", "marit", Role::Coordinator),
    ("Wiel Ubachs", "wiel", Role::Werkleider),
    ("Rens Moonen", "rens", Role::Regisseur),
    ("Petra Linssen", "petra", Role::PrivacyOfficer),
];

/// Who walks where.
const PAGES: [(&str, &[&str]); 5] = [
    ("wiel", &["verwacht", "sneltoetsen", "wie-ziet-wat"]),
    ("petra", &["inzage", "toegang", "toegang?dossier=1", "waarneming"]),
    ("rens", &["aanmeldingen", "aanmeldingen/nieuw", "inwoner/4", "inwoner/4/aanmelding/1", "zoek"]),
    ("marit", &["vandaag", "inwoners?begeleider=1", "waarneming", "waarneming/nieuw", "groepen/1", "groepen/1/plaats"]),
    ("bram", &["vandaag", "waarneming", "waarneming/caseload/1", "inwoner/1", "signalen"]),
];

fn somebody(place: usize) -> Identity {
    let (_, _, role) = ROLES[place];
    Identity { medewerker: MedewerkerId(place as u32 + 1), role, purpose: Purpose::of(role) }
}

/// A group that meets today, a referral that waits, and Bram who stands in for Ayşe; the links of everybody.
pub fn lived(town: &Lindervoort) -> Vec<String> {
    let links: Vec<String> = ROLES.iter().map(|(naam, login, role)| town.hire(naam, login, *role)).collect();
    town.import();
    let (gemeente, today) = (town.town(), town.app.clock().today());
    let [ayse, marit, rens] = [0, 2, 4].map(somebody);
    let koken = Open {
        aanpak: "participatiehuis".into(),
        soort: Soort::KoffieUur,
        naam: "Samen koken".into(),
        start: today,
        fase: None,
    };
    let opened = gemeente
        .act_and_wait(marit, fresh_daad(), move |state, viewer| groep::open(state, viewer, today, today, &koken));
    opened.expect("a coördinator opens groups");
    let placed = gemeente.act_and_wait(marit, fresh_daad(), move |state, viewer| {
        groep::meet_at(state, viewer, GroepId(1), (today, today), None, &[Weekdag::of(today)])
    });
    placed.expect("it meets today");
    let joined = gemeente.act_and_wait(ayse, fresh_daad(), move |state, viewer| {
        groep::join(state, viewer, InwonerId(1), GroepId(1), today, today, None)
    });
    joined.expect("Gerda is hers");
    let referred = gemeente.act_and_wait(rens, fresh_daad(), move |state, viewer| {
        let wim = Persoon { voornaam: "Wim".into(), achternaam: "Hazenberg".into(), ..Persoon::default() };
        let asked = Refer {
            aanpak: "participatiehuis".into(),
            grondslag: Grondslag::Vrijwillig,
            reden: "zit al jaren thuis".into(),
            beweegreden: None,
            afwijking: None,
        };
        aanmelding::refer(state, viewer, today, today, (&wim, None), &asked)
    });
    referred.expect("a regisseur refers");
    let stands_in = gemeente.act_and_wait(marit, fresh_daad(), move |state, viewer| {
        let asked = waarneming::Ask {
            waarnemer: MedewerkerId(2),
            voor: MedewerkerId(1),
            doel: Doel::Afwezig,
            reden: "vrije dagen".into(),
            van: today,
            tot: today.plus(7),
        };
        waarneming::begin(state, viewer, &asked)
    });
    stands_in.expect("a coördinator says who stands in");
    links
}

async fn everybody(width: u32) {
    let town = Lindervoort::start().await;
    let links = lived(&town);
    let browser = Browser::open(width, true).await;
    let mut walk = Walk { town: &town, browser: &browser, faults: Vec::new() };
    for (login, pages) in PAGES {
        let place = ROLES.iter().position(|(_, known, _)| *known == login).expect("they were hired");
        begin(&browser, &links[place], login).await;
        for page in pages {
            browser.go(&format!("{}/lindervoort/{page}", town.address)).await;
            let title = browser.find("h1").await.text().await.expect("it can be read");
            assert!(!title.contains("niet voor jou"), "{login} has no {page}");
            walk.look().await;
        }
    }
    let faults = walk.faults;
    browser.close().await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pages_of_every_role_on_a_wide_screen() {
    everybody(1280).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pages_of_every_role_on_a_telephone() {
    everybody(360).await;
}
