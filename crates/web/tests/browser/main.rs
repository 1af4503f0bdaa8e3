//! One journey through a gemeente that begins today, in a real browser: on a wide screen, on a telephone, and without scripts.
//!
//! On every page that is passed axe-core finds nothing in light and dark, nothing sticks out or is cut off from 320 to
//! 1280 px and with text twice as large, paper has no buttons, and forced colours keep what colour told (`looks`).

mod chrome;
mod keyboard;
mod lindervoort;
mod looks;
mod maand;
mod paper;
mod rollen;
mod ronde;
mod sneltoetsen;
mod stijl;

use chrome::Browser;
use domain::access::Role;
use lindervoort::Lindervoort;
use thirtyfour::{Key, TypingData};

const WACHTWOORD: &str = "een bankje in het park";
const NOTE: &str = "Ze wil leren fietsen.";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_journey_on_a_wide_screen() {
    journey(1280).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_journey_on_a_telephone() {
    journey(360).await;
}

async fn journey(width: u32) {
    let town = Lindervoort::start().await;
    let browser = Browser::open(width, true).await;
    let mut walk = Walk { town: &town, browser: &browser, faults: Vec::new() };
    walk.sanne_adds_ayse().await;
    walk.ayse_opens_a_dossier().await;
    walk.ayse_records_by_keyboard().await;
    walk.ayse_corrects().await;
    walk.ayse_measures().await;
    walk.ayse_follows_a_belemmering().await;
    walk.ayse_begins_a_group().await;
    walk.marit_opens_a_figure().await;
    walk.marit_reads_english().await;
    let faults = walk.faults;
    browser.close().await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

struct Walk<'a> {
    town: &'a Lindervoort,
    browser: &'a Browser,
    faults: Vec<String>,
}

impl Walk<'_> {
    /// Looks for faults on the page that is open.
    async fn look(&mut self) {
        self.faults.extend(self.browser.faults().await);
    }

    /// Chooses a password through a link and logs in with it.
    async fn begin(&mut self, link: &str, login: &str) {
        let browser = self.browser;
        browser.driver.delete_all_cookies().await.expect("cookies can be thrown away");
        browser.go(link).await;
        self.look().await;
        choose_password(browser).await;
        self.look().await;
        log_in(browser, login).await;
    }

    async fn sanne_adds_ayse(&mut self) {
        let link = self.town.hire("Sanne Vroomen", "sanne", Role::Beheerder);
        self.begin(&link, "sanne").await;
        let browser = self.browser;
        browser.must_say("Sanne Vroomen").await;
        self.look().await;
        browser.follow("Medewerker toevoegen").await;
        self.look().await;
        browser.submit("#medewerker [type=submit]").await;
        browser.must_say("Wat je al invulde, staat er nog.").await;
        self.look().await;
        browser.fill("naam", "Ayşe Demir").await;
        browser.fill("account", "ayse").await;
        browser.submit("#medewerker [type=submit]").await;
        self.look().await;
        let link = browser.find("#link").await.value().await.expect("it can be read").expect("the link is shown");
        self.town.import();
        self.begin(&link, "ayse").await;
    }

    async fn ayse_opens_a_dossier(&mut self) {
        let browser = self.browser;
        // She begins with what we owe; from there to everybody she guides.
        browser.must_say("Hier zijn wij te laat").await;
        self.look().await;
        browser.go(&format!("{}/lindervoort/signalen", self.town.address)).await;
        self.look().await;
        browser.go(&format!("{}/lindervoort/caseload", self.town.address)).await;
        for name in ["Gerda Hoekstra", "Zoë van 't Hof", "Tesfay"] {
            browser.must_say(name).await;
        }
        self.look().await;
        browser.follow("Gerda Hoekstra").await;
        browser.must_say("Gerda hoorde te lang niets van ons").await;
        self.look().await;
    }

    /// From the key that opens the form to the keys that send it, without a pointer.
    async fn ayse_records_by_keyboard(&mut self) {
        let browser = self.browser;
        press(browser, "c").await;
        assert_eq!(focused(browser).await, "soort");
        press(browser, Key::Right).await;
        for _ in 0..12 {
            if focused(browser).await == "notitie" {
                break;
            }
            press(browser, Key::Tab).await;
        }
        assert_eq!(focused(browser).await, "notitie", "the note is reached by keyboard");
        let before = browser.find("html").await;
        press(browser, NOTE).await;
        press(browser, Key::Control + Key::Enter).await;
        browser.gone(before).await;
        browser.must_say("Het contact is vastgelegd.").await;
        browser.must_say(NOTE).await;
        self.look().await;
    }

    async fn ayse_corrects(&mut self) {
        let browser = self.browser;
        browser.follow("Corrigeren").await;
        self.look().await;
        browser.click("#correctie-soort-2").await;
        browser.submit("#correctie [type=submit]").await;
        browser.must_say("Vertel kort waarom.").await;
        self.look().await;
        browser.fill("waarom", "Het was op kantoor").await;
        browser.submit("#correctie [type=submit]").await;
        browser.must_say("Het was op kantoor").await;
        let struck = browser.find("main del").await.text().await.expect("it can be read");
        assert!(struck.contains("Telefoon"), "{struck:?}");
        self.look().await;
    }

    /// The list knows a trede, and the answers give another: that asks why, or to let the answers speak.
    async fn ayse_measures(&mut self) {
        let browser = self.browser;
        browser.follow("Meting vastleggen").await;
        self.look().await;
        for answer in ["contract-1", "onbetaald_werk-1", "activiteit-0"] {
            browser.click(&format!("#meting-{answer}")).await;
        }
        browser.click("#meting-leefgebied-financieel option[value=probleem]").await;
        browser.submit("#meting [type=submit]").await;
        browser.must_say("De antwoorden geven trede 3, niet 2. Dat mag. Waarom?").await;
        self.look().await;
        browser.click("#meting-trede option[value='']").await;
        browser.submit("#meting [type=submit]").await;
        browser.must_say("De meting is vastgelegd.").await;
        browser.must_say("Meting: trede 3").await;
        self.look().await;
    }

    async fn ayse_follows_a_belemmering(&mut self) {
        let browser = self.browser;
        browser.follow("Belemmering vastleggen").await;
        self.look().await;
        browser.fill("wat", "huurschuld").await;
        browser.submit("#belemmering [type=submit]").await;
        browser.must_say("Wat je al invulde, staat er nog.").await;
        self.look().await;
        browser.click("#belemmering-leefgebied option[value=financieel]").await;
        browser.click("#belemmering-stand-0").await;
        browser.submit("#belemmering [type=submit]").await;
        browser.must_say("huurschuld: in beeld").await;
        self.look().await;
        browser.follow("Bijwerken").await;
        self.look().await;
        browser.click("#belemmering-stand-1").await;
        browser.fill("wie", "Kredietbank").await;
        browser.submit("#belemmering [type=submit]").await;
        browser.must_say("huurschuld: wordt aan gewerkt").await;
        browser.follow("Corrigeren").await;
        browser.must_say("Belemmering corrigeren").await;
        self.look().await;
        browser.click("#correctie-stand-2").await;
        browser.fill("waarom", "Er ligt al een regeling").await;
        browser.submit("#correctie [type=submit]").await;
        browser.must_say("huurschuld: onder controle").await;
        self.look().await;
    }

    async fn ayse_begins_a_group(&mut self) {
        let browser = self.browser;
        browser.go(&format!("{}/lindervoort/groepen", self.town.address)).await;
        browser.must_say("Er loopt nu geen groep.").await;
        self.look().await;
        browser.follow("Groep beginnen").await;
        self.look().await;
        browser.click("#groep-soort-0").await;
        browser.fill("naam", "Samen koken").await;
        browser.submit("#groep [type=submit]").await;
        browser.must_say("0 van hoogstens 10").await;
        self.look().await;
        browser.click("#deelname-inwoner option:nth-child(2)").await;
        browser.submit("#deelname [type=submit]").await;
        browser.must_say("1 van hoogstens 10").await;
        self.look().await;
        browser.follow("Deelname beëindigen").await;
        self.look().await;
        browser.click("#deelname-uitkomst-1").await;
        browser.submit("#deelname [type=submit]").await;
        browser.must_say("Vertel kort waarom.").await;
        self.look().await;
        browser.click("#deelname-uitkomst-0").await;
        browser.submit("#deelname [type=submit]").await;
        browser.must_say("Klaar met Samen koken").await;
        self.look().await;
    }

    async fn marit_opens_a_figure(&mut self) {
        let link = self.town.hire("Marit Koopman", "marit", Role::Coordinator);
        self.begin(&link, "marit").await;
        let browser = self.browser;
        self.look().await;
        browser.go(&format!("{}/lindervoort/rapport", self.town.address)).await;
        self.look().await;
        browser.go(&format!("{}/lindervoort/rapport/instroom", self.town.address)).await;
        self.look().await;
        browser.submit("main a.mee-getal").await;
        browser.must_say("Gerda Hoekstra").await;
        self.look().await;
        browser.follow("Gerda Hoekstra").await;
        self.look().await;
    }

    async fn marit_reads_english(&mut self) {
        let browser = self.browser;
        browser.submit("footer button[value=en]").await;
        browser.must_say("Timeline").await;
        let lang = browser.find("html").await.attr("lang").await.expect("it can be read");
        assert_eq!(lang.as_deref(), Some("en"));
        self.look().await;
    }
}

/// Chooses a password through a link and logs in with it, as somebody else than before.
async fn begin(browser: &Browser, link: &str, login: &str) {
    browser.driver.delete_all_cookies().await.expect("cookies can be thrown away");
    browser.go(link).await;
    choose_password(browser).await;
    log_in(browser, login).await;
}

async fn choose_password(browser: &Browser) {
    browser.fill("wachtwoord", WACHTWOORD).await;
    browser.fill("nogmaals", WACHTWOORD).await;
    browser.submit("#wachtwoord [type=submit]").await;
}

async fn log_in(browser: &Browser, login: &str) {
    browser.fill("naam", login).await;
    browser.fill("wachtwoord", WACHTWOORD).await;
    browser.submit("#inloggen [type=submit]").await;
}

/// Types wherever the focus is.
async fn press(browser: &Browser, keys: impl Into<TypingData>) {
    let focus = browser.driver.active_element().await.expect("something has the focus");
    focus.send_keys(keys).await.expect("it takes keys");
}

async fn focused(browser: &Browser) -> String {
    let focus = browser.driver.active_element().await.expect("something has the focus");
    focus.attr("name").await.ok().flatten().unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_journey_without_scripts() {
    let town = Lindervoort::start().await;
    let link = town.hire("Ayşe Demir", "ayse", Role::Begeleider);
    town.import();
    let browser = Browser::open(360, false).await;
    browser.go(&link).await;
    let class = browser.find("html").await.attr("class").await.expect("it can be read");
    assert!(!class.unwrap_or_default().contains("mee-js"), "scripts are off");
    choose_password(&browser).await;
    log_in(&browser, "ayse").await;
    browser.follow("Gerda Hoekstra").await;
    browser.click("#contact-soort-1").await;
    browser.fill("notitie", NOTE).await;
    browser.submit("#contact [type=submit]").await;
    browser.must_say("Het contact is vastgelegd.").await;
    browser.follow("Corrigeren").await;
    browser.fill("waarom", "Een tikfout").await;
    browser.submit("#correctie [type=submit]").await;
    browser.must_say("De correctie is vastgelegd.").await;
    browser.find("main del").await;
    browser.submit("footer button[value=en]").await;
    browser.must_say("Timeline").await;
    browser.close().await;
}
