//! A caseload and a dossier on paper, through the printer of the browser: rows stay whole, and each sheet has its number.

use thirtyfour::common::print::PrintParameters;

use crate::begin;
use crate::chrome::Browser;
use crate::lindervoort::Lindervoort;
use crate::rollen::lived;
use crate::ronde::a_caseload;

/// On paper no row may be cut: what of a table or a timeline is not kept together.
const CUT: &str = "return [...document.querySelectorAll('tbody tr, .mee-tijdlijn li')]
    .filter((one) => one.checkVisibility() && getComputedStyle(one).breakInside !== 'avoid')
    .map((one) => one.textContent.trim().slice(0, 40) + ' may be cut');";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_caseload_and_a_dossier_on_paper() {
    let town = Lindervoort::start().await;
    let link = a_caseload(&town);
    let browser = Browser::open(1280, true).await;
    begin(&browser, &link, "ayse").await;
    for (page, sheets) in [("caseload", 2..=4), ("inwoner/2", 1..=4)] {
        browser.go(&format!("{}/lindervoort/{page}", town.address)).await;
        browser.emulate("print", &[]).await;
        let cut = browser.list(CUT, vec![]).await;
        assert!(cut.is_empty(), "{page}: {}", cut.join(", "));
        let pdf = printed(&browser).await;
        browser.emulate("screen", &[]).await;
        // To look at: pdftoppm makes pictures of it.
        let kept = format!("{}/{}.pdf", env!("CARGO_TARGET_TMPDIR"), page.replace('/', "-"));
        std::fs::write(&kept, &pdf).expect("there is room for a page");
        let count = sheets_of(&pdf);
        assert!(sheets.contains(&count), "{page} takes {count} sheets");
    }
    browser.close().await;
}

/// What of an act is still on a sheet that one can only read: a link from the dossier to a form.
const ACTS: &str = "return [...document.querySelectorAll('main a[href]')]
    .filter((one) => one.checkVisibility() && /\\/inwoner\\/\\d+\\/./.test(one.getAttribute('href')))
    .map((one) => 'one cannot press ' + one.textContent);";

/// The werkleider takes a list to tick along, and no sheet offers what only a screen can do.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_list_of_the_werkleider_and_the_access_table_on_paper() {
    let town = Lindervoort::start().await;
    let links = lived(&town);
    let browser = Browser::open(1280, true).await;
    begin(&browser, &links[3], "wiel").await;
    browser.go(&format!("{}/lindervoort/verwacht", town.address)).await;
    browser.emulate("print", &[]).await;
    browser.must_say("Samen koken").await;
    browser.must_say("Gerda Hoekstra").await;
    browser.go(&format!("{}/lindervoort/wie-ziet-wat", town.address)).await;
    let count = sheets_of(&printed(&browser).await);
    assert!((2..=7).contains(&count), "who may see what takes {count} sheets");
    browser.emulate("screen", &[]).await;
    begin(&browser, &links[0], "ayse").await;
    browser.go(&format!("{}/lindervoort/groepen", town.address)).await;
    browser.follow("Samen koken").await;
    browser.follow("Wie was er?").await;
    browser.emulate("print", &[]).await;
    browser.must_say("Samen koken").await;
    browser.must_say("Gerda Hoekstra").await;
    browser.emulate("screen", &[]).await;
    browser.go(&format!("{}/lindervoort/inwoner/1", town.address)).await;
    browser.emulate("print", &[]).await;
    let acts = browser.list(ACTS, vec![]).await;
    browser.close().await;
    assert!(acts.is_empty(), "{}", acts.join(", "));
}

async fn printed(browser: &Browser) -> Vec<u8> {
    browser.driver.print_page(PrintParameters::default()).await.expect("the browser prints")
}

/// The sheets of a PDF as Chromium writes it: each is an object of its own.
fn sheets_of(pdf: &[u8]) -> usize {
    String::from_utf8_lossy(pdf).matches("/Type /Page\n").count()
}
