//! Every page without a pointer: all that can be used is reached in the order of the page, has a ring when it has the
//! focus, and lies on the screen with nothing over it.

use domain::access::Role;
use serde::Deserialize;
use thirtyfour::Key;

use crate::chrome::Browser;
use crate::lindervoort::Lindervoort;
use crate::{begin, press};

/// A page has fewer stops than this; one more means that the focus is caught.
const MOST_STOPS: usize = 300;

/// The next Tab begins at the top, wherever the focus was.
const FROM_THE_TOP: &str = "window.stops = []; scrollTo(0, 0);
    document.body.setAttribute('tabindex', '-1'); document.body.focus(); document.body.removeAttribute('tabindex');";

/// What has the focus, and what is wrong with it. A drawn choice shows its ring on its label.
const STOP: &str = "const one = document.activeElement;
    if (!one || one === document.body || one === document.documentElement) return { end: true, faults: [] };
    const before = window.stops.at(-1);
    if (before === one) return { end: false, faults: [] };
    if (window.stops.includes(one)) return { end: true, faults: [] };
    window.stops.push(one);
    const faults = [];
    const drawn = getComputedStyle(one).opacity === '0' && one.nextElementSibling ? one.nextElementSibling : one;
    const follows = before && Boolean(before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (before && follows === arguments[0]) faults.push('comes out of order');
    const ring = getComputedStyle(drawn);
    if (ring.outlineStyle === 'none' || parseFloat(ring.outlineWidth) < 2) faults.push('has no ring');
    const whole = drawn.getClientRects()[0];
    const box = { left: Math.max(whole.left, 0), right: Math.min(whole.right, innerWidth), top: Math.max(whole.top, 0), bottom: Math.min(whole.bottom, innerHeight) };
    if (box.right - box.left < Math.min(20, whole.width) || box.bottom - box.top < Math.min(14, whole.height) || whole.width < 2) faults.push('is not on the screen');
    for (const x of [box.left + 4, (box.left + box.right) / 2, box.right - 4]) {
        const top = document.elementFromPoint(x, (box.top + box.bottom) / 2);
        if (!top || !(top === one || drawn.contains(top))) faults.push('lies under ' + (top ? top.tagName + '.' + top.className : 'the edge'));
    }
    const name = one.tagName + ' ' + (one.name || one.textContent.trim().slice(0, 30));
    return { end: false, faults: faults.map((fault) => name + ' ' + fault) };";

/// What can be used and was passed over. Of a group of choices one is a stop, the arrows reach the others.
const MISSED: &str = "const usable = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex=\"0\"]';
    const group = (one) => one.type === 'radio' && window.stops.some((stop) => stop.type === 'radio' && stop.name === one.name && stop.form === one.form);
    return [...document.querySelectorAll(usable)]
        .filter((one) => one.checkVisibility() && !one.disabled && !window.stops.includes(one) && !group(one))
        .map((one) => one.tagName + ' ' + (one.name || one.textContent.trim().slice(0, 30)) + ' is not reached');";

#[derive(Deserialize)]
struct Stop {
    end: bool,
    faults: Vec<String>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_by_keyboard() {
    let town = Lindervoort::start().await;
    let browser = Browser::open(1280, true).await;
    let mut faults = Vec::new();
    let ayse = town.hire("Ayşe Demir", "ayse", Role::Begeleider);
    town.import();
    begin(&browser, &ayse, "ayse").await;
    browser.go(&format!("{}/lindervoort/caseload", town.address)).await;
    let dossier = browser.find("main a.mee-naam").await.prop("href").await.expect("it leads somewhere");
    let dossier = dossier.expect("it leads to a dossier").trim_start_matches(&town.address).to_owned();
    the_skip_link(&browser).await;
    for page in [
        "/lindervoort/caseload",
        &dossier,
        "/lindervoort/zoek",
        "/lindervoort/sneltoetsen",
        "/lindervoort/wie-ziet-wat",
    ] {
        faults.extend(walk(&town, &browser, page).await);
    }
    let marit = town.hire("Marit Koopman", "marit", Role::Coordinator);
    begin(&browser, &marit, "marit").await;
    let around = ["inzage", "gegevens", "begeleider"].map(|part| format!("{dossier}/{part}"));
    let steered = ["inwoners", "inwoner/nieuw", "importeren", "rapport", "rapport/instroom", "rapport/uitstroom"];
    for page in steered.map(|part| format!("/lindervoort/{part}")).iter().chain(&around).chain([&dossier]) {
        faults.extend(walk(&town, &browser, page).await);
    }
    let sanne = town.hire("Sanne Vroomen", "sanne", Role::Beheerder);
    begin(&browser, &sanne, "sanne").await;
    for page in ["/lindervoort/medewerkers", "/lindervoort/medewerkers/nieuw", "/toegankelijkheid"] {
        faults.extend(walk(&town, &browser, page).await);
    }
    browser.close().await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The first stop leads past the menu, into the page.
async fn the_skip_link(browser: &Browser) {
    browser.run(FROM_THE_TOP, vec![]).await;
    press(browser, Key::Tab).await;
    let first = browser.driver.active_element().await.expect("something has the focus");
    assert_eq!(first.attr("href").await.expect("it can be read").as_deref(), Some("#inhoud"));
    press(browser, Key::Enter).await;
    press(browser, Key::Tab).await;
    let within = browser.run("return document.activeElement.closest('main') !== null", vec![]).await;
    assert_eq!(within, true, "after the skip link the focus is in the page");
}

/// Down the page and up again: wide and low, so that what sticks to the edge has a chance to cover something; then
/// narrow, in the reader's own colours and with the menu unfolded.
async fn walk(town: &Lindervoort, browser: &Browser, page: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for (width, height, features) in [(1280, 420, &[][..]), (360, 640, &[("forced-colors", "active")][..])] {
        browser.size(width, height).await;
        browser.emulate("screen", features).await;
        browser.go(&format!("{}{page}", town.address)).await;
        if width == 360 {
            browser.run("document.querySelector('.mee-menuknop')?.click()", vec![]).await;
        }
        let mut found = stops(browser, false).await;
        found.extend(browser.list(MISSED, vec![]).await);
        if width == 1280 {
            found.extend(stops(browser, true).await);
        }
        faults.extend(found.into_iter().map(|fault| format!("{page} at {width}: {fault}")));
    }
    browser.emulate("screen", &[]).await;
    faults
}

async fn stops(browser: &Browser, back: bool) -> Vec<String> {
    let mut faults = Vec::new();
    if back {
        browser.run("window.stops = []", vec![]).await;
    } else {
        browser.run(FROM_THE_TOP, vec![]).await;
    }
    for _ in 0..MOST_STOPS {
        let keys = browser.driver.action_chain();
        let keys = if back {
            keys.key_down(Key::Shift).send_keys(Key::Tab).key_up(Key::Shift)
        } else {
            keys.send_keys(Key::Tab)
        };
        keys.perform().await.expect("a key can be pressed");
        let stop = browser.run(STOP, vec![back.into()]).await;
        let stop: Stop = serde_json::from_value(stop).expect("the script tells of a stop");
        if stop.end {
            return faults;
        }
        faults.extend(stop.faults);
    }
    faults.push("the focus is caught".to_owned());
    faults
}
