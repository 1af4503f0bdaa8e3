//! A municipality that looks like itself, with the style that the documentation shows: it can be read in light, in dark, in the
//! reader's own colours and on paper.

use domain::access::Role;

use crate::lindervoort::Lindervoort;
use crate::{Walk, begin};

const LOGO: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 72 36'>\
    <rect width='72' height='36' rx='6' fill='#00478f'/><path d='M12 24h48' stroke='#fff' stroke-width='4'/></svg>";

/// The example of the page for who keeps the server.
fn documented() -> &'static str {
    let page = include_str!("../../../../docs/beheer/stijl.md");
    page.split("```css\n").nth(1).and_then(|rest| rest.split("```").next()).expect("the page shows a style")
}

async fn styled(width: u32) {
    let town = Lindervoort::start().await;
    let dir = town.app.dir().join("stijl/lindervoort");
    std::fs::create_dir_all(&dir).expect("there is room for it");
    std::fs::write(dir.join("thema.css"), documented()).expect("it can be written");
    std::fs::write(dir.join("logo.svg"), LOGO).expect("it can be written");
    let link = town.hire("Ayşe Demir", "ayse", Role::Begeleider);
    town.import();
    let browser = crate::chrome::Browser::open(width, true).await;
    let mut walk = Walk { town: &town, browser: &browser, faults: Vec::new() };
    begin(&browser, &link, "ayse").await;
    let petrol = "return getComputedStyle(document.body).getPropertyValue('--mee-petrol').trim()";
    assert_eq!(browser.run(petrol, vec![]).await.as_str(), Some("#00478f"), "the sheet came after our own");
    let logo =
        "const one = document.querySelector('.mee-merk__beeld'); return one.naturalWidth > 0 && one.width === 72";
    assert_eq!(browser.run(logo, vec![]).await, true, "the logo is drawn");
    for page in ["vandaag", "caseload", "inwoner/1", "meting", "rapport/instroom"] {
        browser.go(&format!("{}/lindervoort/{page}", town.address)).await;
        walk.look().await;
    }
    let faults = walk.faults;
    browser.close().await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_style_of_a_municipality_on_a_wide_screen() {
    styled(1280).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_style_of_a_municipality_on_a_telephone() {
    styled(360).await;
}
