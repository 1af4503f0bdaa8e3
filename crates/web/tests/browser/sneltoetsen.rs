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
