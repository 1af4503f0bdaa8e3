//! A month of one inwoner: talked with, a plan, a stap that is done, and measured in the round. A row of [`MONTHS`] is one
//! aanpak; the steps that it has not are passed over.

use domain::access::Role;

use crate::chrome::Browser;
use crate::lindervoort::Lindervoort;
use crate::{NOTE, Walk};

/// What an aanpak lives through in a month.
struct Month {
    /// Whether it keeps a plan.
    plan: bool,
}

const MONTHS: [(&str, Month); 1] = [("participatiehuis", Month { plan: true })];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_month_of_one_inwoner_on_a_wide_screen() {
    for (aanpak, month) in &MONTHS {
        lived(aanpak, month, 1280).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_month_of_one_inwoner_on_a_telephone() {
    for (aanpak, month) in &MONTHS {
        lived(aanpak, month, 360).await;
    }
}

async fn lived(aanpak: &str, month: &Month, width: u32) {
    let town = Lindervoort::start().await;
    let link = town.hire("Ayşe Demir", "ayse", Role::Begeleider);
    town.import();
    let browser = Browser::open(width, true).await;
    let mut walk = Walk { town: &town, browser: &browser, faults: Vec::new() };
    crate::begin(&browser, &link, "ayse").await;
    walk.talks().await;
    if month.plan {
        walk.plans().await;
        walk.does_a_stap().await;
    }
    walk.measures_in_the_round().await;
    let faults = walk.faults;
    browser.close().await;
    assert!(faults.is_empty(), "{aanpak}: {}", faults.join("\n"));
}

impl Walk<'_> {
    async fn to_gerda(&self) {
        self.browser.go(&format!("{}/lindervoort/inwoner/1", self.town.address)).await;
    }

    async fn talks(&mut self) {
        self.to_gerda().await;
        self.browser.click("#contact-soort-1").await;
        self.browser.fill("notitie", NOTE).await;
        self.browser.submit("#contact [type=submit]").await;
        self.browser.must_say("Het contact is vastgelegd.").await;
        self.look().await;
    }

    async fn plans(&mut self) {
        let browser = self.browser;
        browser.follow("Doel toevoegen").await;
        self.look().await;
        browser.click("#doel-van-0").await;
        browser.click("#doel-soort option:nth-child(2), #doel-soort-0").await;
        browser.submit("#doel [type=submit]").await;
        self.look().await;
        browser.follow("Stap afspreken").await;
        self.look().await;
        browser.fill("wat", "Alleen met de bus").await;
        browser.click("#stap-wie-0").await;
        browser.submit("#stap [type=submit]").await;
        browser.must_say("Alleen met de bus").await;
        self.look().await;
    }

    /// One question, and what was answered stands in the plan and on the timeline.
    async fn does_a_stap(&mut self) {
        let browser = self.browser;
        browser.follow("Stap gedaan").await;
        self.look().await;
        browser.click("#stap-hielp-0").await;
        browser.fill("hoe", "Niemand keek.").await;
        browser.submit("#stap [type=submit]").await;
        browser.must_say("Niemand keek.").await;
        self.look().await;
    }

    async fn measures_in_the_round(&mut self) {
        let browser = self.browser;
        browser.go(&format!("{}/lindervoort/meting", self.town.address)).await;
        self.look().await;
        browser.click("[data-rij='1'] .mee-sport--3 input").await;
        browser.submit("[data-submit]").await;
        self.look().await;
        self.to_gerda().await;
        browser.must_say("Meting: trede 3").await;
        browser.find(".mee-ladder").await;
        self.look().await;
    }
}
