//! The keys: everywhere, in a list and on a dossier; none while somebody types; and off for who wants none (WCAG 2.1.4).

use domain::access::Role;
use thirtyfour::Key;

use crate::chrome::Browser;
use crate::lindervoort::Lindervoort;
use crate::{begin, press};

/// Presses a key that leads to another page.
async fn leads(browser: &Browser, key: impl Into<thirtyfour::TypingData>, to: &str) {
    let before = browser.find("html").await;
    press(browser, key).await;
    browser.gone(before).await;
    let address = browser.address().await;
    assert!(address.ends_with(to), "{address} is not {to}");
}

/// Whether this quick form of the dossier is open.
async fn is_open(browser: &Browser, vak: &str) -> bool {
    browser.run("return document.getElementById(arguments[0]).open", vec![vak.into()]).await == true
}

async fn in_the_search_box(browser: &Browser) -> bool {
    browser.run("return document.activeElement.id === 'zoek'", vec![]).await == true
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_lead_everywhere_and_can_be_switched_off() {
    let town = Lindervoort::start().await;
    let link = town.hire("Ayşe Demir", "ayse", Role::Begeleider);
    town.import();
    let browser = Browser::open(1280, true).await;
    begin(&browser, &link, "ayse").await;

    leads(&browser, "l", "/caseload").await;
    leads(&browser, "v", "/vandaag").await;
    leads(&browser, "r", "/meting").await;
    leads(&browser, "?", "/sneltoetsen").await;
    let faults = browser.faults().await;
    press(&browser, "/").await;
    assert!(in_the_search_box(&browser).await);
    // In a text field a key is a letter.
    press(&browser, "v?l").await;
    assert!(browser.address().await.ends_with("/sneltoetsen"));

    // In a list the arrows go from row to row; Enter opens one, and `c` opens its contact.
    browser.go(&format!("{}/lindervoort/caseload", town.address)).await;
    press(&browser, Key::Down).await;
    press(&browser, Key::Down).await;
    press(&browser, Key::Up).await;
    let first = browser.run("return document.activeElement.textContent.trim()", vec![]).await;
    let name = browser.find("[data-rows] a").await.text().await.expect("it can be read");
    assert_eq!(first.as_str(), Some(name.trim()));
    let before = browser.find("html").await;
    press(&browser, "c").await;
    browser.gone(before).await;
    browser.find("#contact-vak [name=soort]:focus").await;

    // On the dossier every quick form has its key, and one is open at a time.
    for (key, vak) in [("s", "stap-vak"), ("u", "succes-vak"), ("b", "belofte-vak"), ("m", "meting-vak")] {
        browser.run("document.activeElement.blur()", vec![]).await;
        press(&browser, key).await;
        assert!(is_open(&browser, vak).await, "{key} opens {vak}");
        assert!(!is_open(&browser, "contact-vak").await, "{vak} closes the one before");
        let within = "return document.activeElement.closest('details').id";
        assert_eq!(browser.run(within, vec![]).await.as_str(), Some(vak), "the focus is in it");
    }

    // Switched off, a key does nothing, and the page says so no longer.
    browser.go(&format!("{}/lindervoort/sneltoetsen", town.address)).await;
    browser.submit("button[name=aan][value=nee]").await;
    browser.must_say("uit").await;
    for key in ["l", "v", "/", "?"] {
        press(&browser, key).await;
    }
    assert!(!in_the_search_box(&browser).await);
    assert!(browser.address().await.ends_with("/sneltoetsen"));
    browser.submit("button[name=aan][value=ja]").await;
    leads(&browser, "v", "/vandaag").await;
    browser.close().await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Shows every form of the page, keeps them from being sent, and counts the fields that one can go to.
const HOLD: &str = "window.sent = [];
    addEventListener('submit', (event) => { event.preventDefault(); window.sent.push(event.target); }, true);
    for (const part of document.querySelectorAll('main details')) { part.removeAttribute('name'); part.open = true; }
    window.fields = [...document.querySelectorAll('form :is(input:not([type=hidden]), select, textarea)')]
        .filter((one) => one.checkVisibility() && !one.disabled);
    return window.fields.length;";

const GO_TO: &str = "window.sent = []; window.fields[arguments[0]].focus();";

/// What went wrong: the form of this field is sent once.
const SENT: &str = "const field = window.fields[arguments[0]];
    return window.sent.length === 1 && window.sent[0] === field.form ? []
        : [(field.type || field.tagName) + ' ' + field.name + ' sends ' + window.sent.length + ' times'];";

/// A line of text, a choice, a day, a list, a box: the browser has a mind of its own about Enter in each of them, and with
/// Ctrl it would open what follows in another tab.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ctrl_and_enter_send_the_form_once_from_every_field() {
    let town = Lindervoort::start().await;
    let link = town.hire("Ayşe Demir", "ayse", Role::Begeleider);
    town.import();
    let browser = Browser::open(1280, true).await;
    begin(&browser, &link, "ayse").await;
    let mut faults = Vec::new();
    let mut tried = 0;
    let forms =
        ["caseload", "inwoner/1", "inwoner/1/belemmering", "inwoner/1/gegevens", "inwoner/1/plan", "groepen/nieuw"];
    for page in forms {
        browser.go(&format!("{}/lindervoort/{page}", town.address)).await;
        let fields = browser.run(HOLD, vec![]).await.as_u64().expect("it is a number");
        assert!(fields > 1, "{page} has a form");
        for field in 0..fields {
            browser.run(GO_TO, vec![field.into()]).await;
            let keys = browser.driver.action_chain().key_down(Key::Control).send_keys(Key::Enter).key_up(Key::Control);
            keys.perform().await.expect("keys can be pressed");
            let found = browser.list(SENT, vec![field.into()]).await;
            faults.extend(found.into_iter().map(|fault| format!("{page}: {fault}")));
            tried += 1;
        }
    }
    let tabs = browser.driver.windows().await.expect("they can be counted").len();
    browser.close().await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(tabs, 1, "everything stays in this tab");
    assert!(tried > 40, "{tried} fields are few");
}
