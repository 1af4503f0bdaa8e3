//! The monthly round: thirty-five inwoners by keyboard alone, and on a telephone without scripts.

use std::sync::Arc;

use app::{Gemeente, Identity, fresh_daad};
use domain::access::{Purpose, Role};
use domain::contact::{self, Contact, Seen, Wijze};
use domain::ids::{InwonerId, MedewerkerId};
use domain::meting::{self, Meting, Vragen, answers_of};
use domain::time::Day;
use domain::traject;
use thirtyfour::Key;

use crate::chrome::Browser;
use crate::lindervoort::Lindervoort;
use crate::{begin, press};

const CASELOAD: usize = 35;

/// The first days of this month and of the one before.
fn months(today: Day) -> (Day, Day) {
    let this = today.plus(1 - i32::from(today.date().day()));
    (this, this.plus_months(-1))
}

/// Everybody spoken today but the last two, and measured in the month before.
pub fn a_caseload(town: &Lindervoort) -> String {
    let link = town.hire("Ayşe Demir", "ayse", Role::Begeleider);
    let gemeente = town.town();
    let today = town.app.clock().today();
    town.import_list(&people(today));
    let ayse = Identity { medewerker: MedewerkerId(1), role: Role::Begeleider, purpose: Purpose::Begeleiding };
    for id in (1..=CASELOAD as u32).map(InwonerId) {
        measured(&gemeente, ayse, id, months(today).1.plus(9));
        if id.0 as usize <= CASELOAD - 2 {
            let talk = Contact {
                datum: today,
                wijze: Wijze::Gesprek,
                minuten: None,
                verslag: None,
                volgende: None,
                afwijking: None,
            };
            let seen = Seen { last: None, confirmed: true };
            let spoken = gemeente
                .act_and_wait(ayse, fresh_daad(), move |state, viewer| contact::record(state, viewer, id, &talk, seen));
            spoken.expect("she is her begeleider");
        }
    }
    link
}

fn people(today: Day) -> String {
    let row = |nr: usize| format!("{nr};Inwoner;{nr:02};Oost;{};2;Ayşe Demir\n", today.plus(-120));
    let rows: String = (1..=CASELOAD).map(row).collect();
    format!("inwoner;voornaam;achternaam;wijk;instroom;trede;begeleider\n{rows}")
}

fn measured(gemeente: &Arc<Gemeente>, ayse: Identity, id: InwonerId, day: Day) {
    let debts = Vragen { probleem: true, aan_gewerkt: true, onder_controle: false };
    let last = Meting {
        trede: Some(2),
        antwoorden: answers_of(2),
        leefgebieden: [("financieel".to_owned(), debts), ("sociaal".to_owned(), Vragen::default())].into(),
        ..Meting::default()
    };
    let recorded = gemeente.act_and_wait(ayse, fresh_daad(), move |state, viewer| {
        let open = traject::list(state, viewer, id)?.pop().expect("everybody is in a traject");
        meting::record(state, viewer, id, open.id, day, viewer.today(), &last)
    });
    recorded.unwrap_or_else(|no| panic!("inwoner {id} cannot be measured: {no:?}"));
}

/// What a month brings: so many rows, and the keys for each. Twelve of thirty-five change, one was ill.
const CHANGES: [(usize, &str); 13] = [
    (2, "33"),
    (4, "f"),
    (7, "g"),
    (9, "33"),
    (11, "sf"),
    (14, "f"),
    (16, "p"),
    (18, "n"),
    (20, "g"),
    (23, "44"),
    (26, "f"),
    (29, "ss"),
    (33, "1"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thirty_five_inwoners_by_keyboard() {
    let town = Lindervoort::start().await;
    let link = a_caseload(&town);
    let browser = Browser::open(1280, true).await;
    begin(&browser, &link, "ayse").await;
    browser.go(&format!("{}/lindervoort/meting", town.address)).await;
    browser.must_say("0 gewijzigd, 33 zoals vóór deze maand, 2 niet gemeten").await;
    let mut faults = browser.faults().await;
    let mut strokes = 0;
    for row in 1..=CASELOAD {
        press(&browser, Key::Down).await;
        strokes += 1;
        let keys = CHANGES.iter().find(|(at, _)| *at == row).map_or("", |(_, keys)| keys);
        for key in keys.chars() {
            press(&browser, key.to_string()).await;
            strokes += 1;
        }
        if row == 3 {
            browser.find("#rij-2[data-done]").await;
        }
    }
    browser.find("#rij-33[data-done]").await;
    browser.must_say("0 gewijzigd, 20 zoals vóór deze maand, 3 niet gemeten, 12 al vastgelegd").await;
    faults.extend(browser.faults().await);
    let before = browser.find("html").await;
    // Ctrl and Enter are two.
    let focus = browser.driver.active_element().await.expect("something has the focus");
    focus.send_keys(Key::Control + Key::Enter).await.expect("it takes keys");
    strokes += 2;
    browser.gone(before).await;
    browser.must_say("20 metingen zijn vastgelegd.").await;
    browser.must_say("32 al vastgelegd").await;
    assert_eq!(strokes, 55, "docs/decisions/0040 says how many keys a round takes");
    recorded_as_typed(&town);
    browser.close().await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// One meting for everybody who was measured, and what was typed is in it.
fn recorded_as_typed(town: &Lindervoort) {
    let today = town.app.clock().today();
    let ayse = Identity { medewerker: MedewerkerId(1), role: Role::Begeleider, purpose: Purpose::Begeleiding };
    let of = |id: u32| {
        let list = town.town().ask(ayse, |state, viewer| meting::list(state, viewer, InwonerId(id)));
        let list = list.expect("she reads her own caseload").into_iter();
        list.filter(|one| one.datum == today).collect::<Vec<_>>()
    };
    for (id, wanted) in [(1, 1), (2, 1), (11, 1), (18, 0), (33, 1), (34, 0), (35, 0)] {
        assert_eq!(of(id).len(), wanted, "inwoner {id}");
    }
    assert_eq!((of(2)[0].trede, of(2)[0].antwoorden), (Some(3), answers_of(3)));
    assert_eq!((of(33)[0].trede, of(33)[0].antwoorden), (Some(1), meting::Antwoorden::default()));
    assert!(of(7)[0].groei && !of(1)[0].groei);
    let financieel = |id: u32| of(id)[0].leefgebieden.iter().find(|(code, _)| &**code == "financieel").map(|one| one.1);
    assert!(financieel(4).is_some_and(|vragen| vragen.onder_controle && !vragen.aan_gewerkt));
}

/// A telephone without scripts: one inwoner on the screen, onward by links, and all of it in one form.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_round_on_a_telephone_without_scripts() {
    let town = Lindervoort::start().await;
    let link = a_caseload(&town);
    let browser = Browser::open(360, false).await;
    begin(&browser, &link, "ayse").await;
    browser.go(&format!("{}/lindervoort/meting", town.address)).await;
    browser.must_say("1 van 35").await;
    assert!(!browser.text().await.contains("2 van 35"), "one inwoner on the screen");
    browser.click("#rij-1 .mee-sport--3 input").await;
    browser.must_say("was 2").await;
    browser.click("#rij-1 .mee-meet__blader a").await;
    browser.must_say("2 van 35").await;
    browser.click("#rij-2 [name^=niet-]").await;
    browser.click("#rij-2 .mee-meet__blader a:last-child").await;
    browser.must_say("3 van 35").await;
    browser.submit("[data-submit]").await;
    browser.must_say("32 metingen zijn vastgelegd.").await;
    browser.go(&format!("{}/lindervoort/inwoner/1", town.address)).await;
    browser.must_say("Meting: trede 3").await;
    browser.close().await;
}
