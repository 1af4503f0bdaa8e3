//! A month of one inwoner in each of the three aanpakken: Vandaag, a talk, what is in the way, a plan where the aanpak has one,
//! a success, a promise, and measured in the round. A row of [`MONTHS`] is one aanpak; what it has not is not on the page.
//!
//! On a wide screen all of it goes by keyboard, from the key that opens a form to the keys that send it; on a telephone by
//! touch. On every page that is passed nothing is found (`looks`).

use domain::access::Role;
use domain::time::Day;
use thirtyfour::Key;

use crate::chrome::Browser;
use crate::lindervoort::{Aanpak, DE_CIRKEL, Lindervoort, PARTICIPATIEHUIS, SERVICE_VOOR_DE_WIJK};
use crate::{NOTE, Walk, focused, press};

/// How much of a plan an aanpak keeps.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Plan {
    Geen,
    Licht,
    /// A stap has a day and a doel, or says why not.
    Precies,
}

/// What an aanpak lives through in a month.
struct Month {
    aanpak: Aanpak,
    plan: Plan,
}

const MONTHS: [Month; 3] = [
    Month { aanpak: PARTICIPATIEHUIS, plan: Plan::Licht },
    Month { aanpak: DE_CIRKEL, plan: Plan::Geen },
    Month { aanpak: SERVICE_VOOR_DE_WIJK, plan: Plan::Precies },
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_month_in_the_participatiehuis_by_keyboard() {
    lived(&MONTHS[0], 1280).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_month_in_the_participatiehuis_on_a_telephone() {
    lived(&MONTHS[0], 360).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_month_in_de_cirkel_by_keyboard() {
    lived(&MONTHS[1], 1280).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_month_in_de_cirkel_on_a_telephone() {
    lived(&MONTHS[1], 360).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_month_in_service_voor_de_wijk_by_keyboard() {
    lived(&MONTHS[2], 1280).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_month_in_service_voor_de_wijk_on_a_telephone() {
    lived(&MONTHS[2], 360).await;
}

async fn lived(month: &Month, width: u32) {
    let town = Lindervoort::with(month.aanpak).await;
    let link = town.hire("Ayşe Demir", "ayse", Role::Begeleider);
    town.import();
    let browser = Browser::open(width, true).await;
    let mut walk = Walk { town: &town, browser: &browser, faults: Vec::new() };
    crate::begin(&browser, &link, "ayse").await;
    browser.must_say(" Ayşe.").await;
    walk.look().await;
    walk.to_gerda().await;
    walk.look().await;
    walk.talks().await;
    walk.finds_what_is_in_the_way().await;
    match month.plan {
        Plan::Geen => walk.has_no_plan().await,
        plan => walk.plans_and_does(plan).await,
    }
    walk.is_glad().await;
    walk.promises().await;
    walk.measures_in_the_round().await;
    walk.looks_back_on_vandaag().await;
    let faults = walk.faults;
    browser.close().await;
    assert!(faults.is_empty(), "{}: {}", month.aanpak.slug, faults.join("\n"));
}

impl Walk<'_> {
    /// Whether everything is done without a pointer here.
    fn by_keyboard(&self) -> bool {
        self.browser.is_wide()
    }

    async fn to_gerda(&self) {
        self.browser.go(&format!("{}/lindervoort/inwoner/1", self.town.address)).await;
    }

    /// Opens a quick form of the dossier: by its key, or by touching its head.
    async fn opens(&self, key: &str, vak: &str) {
        if self.by_keyboard() {
            press(self.browser, key).await;
        } else if self.browser.run("return document.getElementById(arguments[0]).open", vec![vak.into()]).await != true
        {
            self.browser.click(&format!("#{vak} > summary")).await;
        }
    }

    /// Goes to a field of a form.
    async fn reaches(&self, form: &str, field: &str) {
        if !self.by_keyboard() {
            return;
        }
        const WITHIN: &str =
            "const one = document.activeElement; return Boolean(one.form) && one.form.id === arguments[0]";
        for _ in 0..40 {
            let within = self.browser.run(WITHIN, vec![form.into()]).await == true;
            if within && focused(self.browser).await == field {
                return;
            }
            press(self.browser, Key::Tab).await;
        }
        panic!("{field} of {form} is not reached by keyboard");
    }

    async fn types(&self, form: &str, field: &str, words: &str) {
        self.reaches(form, field).await;
        if self.by_keyboard() {
            press(self.browser, words).await;
        } else {
            let input = self.browser.find(&format!("#{form}-{field}")).await;
            input.send_keys(words).await.expect("it takes text");
        }
    }

    /// One of a row of choices.
    async fn picks(&self, form: &str, field: &str, nth: usize) {
        let css = format!("#{form}-{field}-{nth}");
        if !self.by_keyboard() {
            return self.browser.click(&css).await;
        }
        self.reaches(form, field).await;
        press(self.browser, Key::Space).await;
        const CHOSEN: &str = "return document.querySelector(arguments[0]).checked";
        for _ in 0..12 {
            if self.browser.run(CHOSEN, vec![css.clone().into()]).await == true {
                return;
            }
            press(self.browser, Key::Right).await;
        }
        panic!("{css} is not chosen with the arrows");
    }

    /// One of a list that folds out.
    async fn selects(&self, form: &str, field: &str, nth: usize) {
        if !self.by_keyboard() {
            return self.browser.click(&format!("#{form}-{field} option:nth-child({})", nth + 1)).await;
        }
        self.reaches(form, field).await;
        for _ in 0..nth {
            press(self.browser, Key::Down).await;
        }
    }

    /// A day, digit by digit in the order of this browser.
    async fn fills_day(&self, form: &str, field: &str, day: Day) {
        let iso = day.to_string();
        if !self.by_keyboard() {
            const CHOOSE: &str = "const one = document.getElementById(arguments[0]); one.value = arguments[1];
                one.dispatchEvent(new Event('change', { bubbles: true }));";
            self.browser.run(CHOOSE, vec![format!("{form}-{field}").into(), iso.into()]).await;
            return;
        }
        self.reaches(form, field).await;
        const ORDER: &str = "return new Intl.DateTimeFormat().formatToParts(new Date()).map((part) => part.type)
            .filter((type) => ['day', 'month', 'year'].includes(type)).join(' ')";
        let order = self.browser.run(ORDER, vec![]).await;
        let digits: String = order
            .as_str()
            .unwrap_or_default()
            .split(' ')
            .map(|part| match part {
                "day" => &iso[8..],
                "month" => &iso[5..7],
                _ => &iso[..4],
            })
            .collect();
        press(self.browser, digits).await;
        const FILLED: &str = "return document.getElementById(arguments[0]).value";
        let filled = self.browser.run(FILLED, vec![format!("{form}-{field}").into()]).await;
        assert_eq!(filled.as_str(), Some(iso.as_str()), "the day is typed in the order {order}");
    }

    /// Sends the form that was filled in, and looks at what follows.
    async fn sends(&mut self, form: &str, says: &str) {
        if self.by_keyboard() {
            let before = self.browser.find("html").await;
            press(self.browser, Key::Control + Key::Enter).await;
            self.browser.gone(before).await;
        } else {
            self.browser.submit(&format!("#{form} [type=submit]")).await;
        }
        self.browser.must_say(says).await;
        self.look().await;
    }

    async fn talks(&mut self) {
        self.opens("c", "contact-vak").await;
        self.picks("contact", "soort", 1).await;
        self.types("contact", "notitie", NOTE).await;
        self.sends("contact", "Het contact is vastgelegd.").await;
    }

    async fn finds_what_is_in_the_way(&mut self) {
        self.browser.follow("Belemmering vastleggen").await;
        self.look().await;
        self.selects("belemmering", "leefgebied", 1).await;
        self.types("belemmering", "wat", "durft niet met de bus").await;
        self.picks("belemmering", "stand", 1).await;
        self.types("belemmering", "wie", "de begeleider").await;
        self.sends("belemmering", "durft niet met de bus: wordt aan gewerkt").await;
    }

    /// An aanpak without a plan asks for none, and has no key for it.
    async fn has_no_plan(&mut self) {
        let text = self.browser.text().await;
        for words in ["Doel toevoegen", "Stap afspreken"] {
            assert!(!text.contains(words), "{words:?} is of a plan");
        }
        if self.by_keyboard() {
            press(self.browser, "s").await;
            assert_eq!(focused(self.browser).await, "", "there is no form to go to");
        }
    }

    /// From a doel to a stap, and one question when it is done: what was answered stands in the plan and on the timeline.
    async fn plans_and_does(&mut self, plan: Plan) {
        let browser = self.browser;
        browser.follow("Doel toevoegen").await;
        self.look().await;
        self.picks("doel", "van", 0).await;
        self.picks("doel", "soort", 1).await;
        self.sends("doel", "Doel").await;
        self.opens("s", "stap-vak").await;
        self.types("stap", "wat", "Alleen met de bus").await;
        self.picks("stap", "wie", 0).await;
        if plan == Plan::Precies {
            // Without a day it asks why: departing is allowed.
            self.sends("stap", "Afwijken mag. Waarom?").await;
            self.fills_day("stap", "dag", self.town.app.clock().today().plus(3)).await;
            self.selects("stap", "doel", 1).await;
        }
        self.sends("stap", "Alleen met de bus").await;
        browser.follow("Stap gedaan").await;
        self.look().await;
        self.picks("stap", "hielp", 0).await;
        self.types("stap", "hoe", "Niemand keek.").await;
        self.sends("stap", "Niemand keek.").await;
    }

    async fn is_glad(&mut self) {
        self.opens("u", "succes-vak").await;
        self.types("succes", "woorden", "Ik kreeg de sleutel gewoon mee.").await;
        self.sends("succes", "Ik kreeg de sleutel gewoon mee.").await;
    }

    async fn promises(&mut self) {
        self.opens("b", "belofte-vak").await;
        self.picks("belofte", "van", 0).await;
        self.types("belofte", "wat", "Een fiets regelen").await;
        self.fills_day("belofte", "dag", self.town.app.clock().today().plus(5)).await;
        self.sends("belofte", "De belofte is vastgelegd.").await;
        self.browser.must_say("Een fiets regelen").await;
    }

    async fn measures_in_the_round(&mut self) {
        let browser = self.browser;
        if self.by_keyboard() {
            let before = browser.find("html").await;
            press(browser, "r").await;
            browser.gone(before).await;
            self.look().await;
            press(browser, Key::Down).await;
            press(browser, "33").await;
            press(browser, Key::Down).await;
            browser.find("#rij-1[data-done]").await;
        } else {
            browser.go(&format!("{}/lindervoort/meting", self.town.address)).await;
            self.look().await;
            browser.click("[data-rij='1'] .mee-sport--3 input").await;
            browser.submit("[data-submit]").await;
        }
        self.look().await;
        self.to_gerda().await;
        browser.must_say("Meting: trede 3").await;
        browser.find(".mee-ladder").await;
        self.look().await;
    }

    /// What was promised comes, and what went well is there.
    async fn looks_back_on_vandaag(&mut self) {
        let browser = self.browser;
        if self.by_keyboard() {
            let before = browser.find("html").await;
            press(browser, "v").await;
            browser.gone(before).await;
        } else {
            browser.go(&format!("{}/lindervoort/vandaag", self.town.address)).await;
        }
        for words in ["een fiets regelen", "Ik kreeg de sleutel gewoon mee.", "van trede 2 naar trede 3"] {
            let text = browser.text().await.to_lowercase();
            assert!(text.contains(&words.to_lowercase()), "Vandaag does not say {words:?}:\n{text}");
        }
        self.look().await;
    }
}
