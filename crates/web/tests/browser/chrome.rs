//! A real browser for a test: Chromium through its driver, and what a hand does in it.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::common::capabilities::chrome::ChromeCapabilities;
use thirtyfour::prelude::*;

const ARGUMENTS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--accept-lang=nl",
];

/// How long something may take to appear, and how often it is looked for. Nothing waits longer than it has to; this is when a
/// test gives up, and the slowest machine is not as slow as that.
const PATIENCE: Duration = Duration::from_secs(60);
const OFTEN: Duration = Duration::from_millis(30);
/// How often the driver is started before something else must be wrong.
const TRIES: usize = 5;

/// The driver, which ends with the test whatever happens in it. What it says is kept open, so that it can go on talking.
struct Driver {
    child: Child,
    said: BufReader<ChildStdout>,
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub struct Browser {
    pub driver: WebDriver,
    pub width: u32,
    pub axe: String,
    _process: Driver,
    _profile: TempDir,
}

impl Browser {
    /// Opens a window of this width; without scripts when `scripts` is false.
    pub async fn open(width: u32, scripts: bool) -> Browser {
        let (process, port) = start_driver();
        let profile = tempfile::tempdir().expect("there is room for a profile");
        let capabilities = capabilities(&profile, scripts).expect("the options of the browser are plain");
        let driver = connect(port, capabilities).await;
        driver.set_script_timeout(PATIENCE).await.expect("it can be told to wait");
        let axe = concat!(env!("CARGO_MANIFEST_DIR"), "/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(axe).expect("axe-core is installed: run `npm ci` in crates/web");
        let browser = Browser { driver, width, axe, _process: process, _profile: profile };
        browser.resize(width).await;
        browser
    }

    pub async fn close(self) {
        self.driver.quit().await.expect("the browser closes");
    }

    pub async fn go(&self, address: &str) {
        self.driver.goto(address).await.expect("the page opens");
    }

    pub async fn resize(&self, width: u32) {
        self.size(width, 900).await;
    }

    pub async fn size(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.driver
            .cdp()
            .send_raw("Emulation.setDeviceMetricsOverride", size)
            .await
            .expect("the window can be resized");
    }

    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.driver.execute(script, arguments).await.expect("the script runs").json().clone()
    }

    pub async fn find(&self, css: &str) -> WebElement {
        match self.driver.query(By::Css(css)).wait(PATIENCE, OFTEN).first().await {
            Ok(element) => element,
            Err(error) => panic!("{css} is not on {}: {error}\n{}", self.address().await, self.text().await),
        }
    }

    pub async fn click(&self, css: &str) {
        self.find(css).await.click().await.unwrap_or_else(|error| panic!("{css} cannot be clicked: {error}"));
    }

    /// Clicks the first link or button with these words, and waits for the page it leads to.
    pub async fn follow(&self, words: &str) {
        let before = self.find("html").await;
        let path = format!(
            "//main//a[contains(normalize-space(.), {words:?})] | //main//button[contains(normalize-space(.), {words:?})]"
        );
        let link = self.driver.query(By::XPath(path)).wait(PATIENCE, OFTEN).first().await;
        link.unwrap_or_else(|_| panic!("nothing leads to {words:?}")).click().await.expect("it can be clicked");
        self.gone(before).await;
    }

    /// Sends the form that this button belongs to, and waits for the page that follows.
    pub async fn submit(&self, css: &str) {
        let before = self.find("html").await;
        self.click(css).await;
        self.gone(before).await;
    }

    /// Waits until the page this element stood on was left.
    pub async fn gone(&self, element: WebElement) {
        let wait = element.wait_until().wait(PATIENCE, OFTEN);
        if let Err(error) = wait.error("the page stays").stale().await {
            let focus = self.run("return document.activeElement.outerHTML.slice(0, 300)", vec![]).await;
            panic!("{} stays ({error}); the focus is on {focus}:\n{}", self.address().await, self.text().await);
        }
        self.find("footer").await;
    }

    pub async fn fill(&self, name: &str, value: &str) {
        let field = self.find(&format!("main [name='{name}']")).await;
        field.clear().await.expect("it can be emptied");
        field.send_keys(value).await.expect("it takes text");
    }

    pub async fn text(&self) -> String {
        let body = self.driver.find(By::Css("main")).await.expect("every page has a main part");
        body.text().await.expect("it can be read")
    }

    pub async fn must_say(&self, words: &str) {
        let text = self.text().await;
        assert!(text.contains(words), "{} does not say {words:?}:\n{text}", self.address().await);
    }

    pub async fn address(&self) -> String {
        self.driver.current_url().await.map(|url| url.path().to_owned()).unwrap_or_default()
    }
}

/// Starts the driver. It chooses a port that is free, and another process may take that one before it listens: then it ends,
/// and the next one chooses again.
fn start_driver() -> (Driver, u16) {
    let program = env::var("CHROMEDRIVER").unwrap_or_else(|_| "/usr/bin/chromedriver".to_owned());
    let mut said = String::new();
    for _ in 0..TRIES {
        match try_driver(&program) {
            Ok(started) => return started,
            Err(words) => said = words,
        }
    }
    panic!("{program} ended {TRIES} times before it said on which port it listens; the last time it said: {said}");
}

/// Reads from the driver on which port it listens; all that it said when it ended before that.
fn try_driver(program: &str) -> Result<(Driver, u16), String> {
    let child = Command::new(program).arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child =
        child.unwrap_or_else(|error| panic!("{program} cannot be started ({error}); set CHROMEDRIVER to where it is"));
    let said = BufReader::new(child.stdout.take().expect("it is piped"));
    let mut driver = Driver { child, said };
    let mut words = String::new();
    loop {
        let from = words.len();
        if driver.said.read_line(&mut words).expect("it talks") == 0 {
            return Err(words);
        }
        let line = &words[from..];
        let port = line.trim().rsplit_once(" on port ").and_then(|(_, port)| port.trim_end_matches('.').parse().ok());
        if let Some(port) = port.filter(|_| line.contains("successfully")) {
            return Ok((driver, port));
        }
    }
}

fn capabilities(profile: &TempDir, scripts: bool) -> WebDriverResult<ChromeCapabilities> {
    let mut chrome = DesiredCapabilities::chrome();
    chrome.set_binary(&env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned()))?;
    for argument in ARGUMENTS {
        chrome.add_arg(argument)?;
    }
    chrome.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
    if !scripts {
        chrome.add_experimental_option("prefs", json!({ "profile.managed_default_content_settings.javascript": 2 }))?;
    }
    Ok(chrome)
}

async fn connect(port: u16, capabilities: ChromeCapabilities) -> WebDriver {
    let address = format!("http://127.0.0.1:{port}");
    WebDriver::new(&address, capabilities).await.expect("the browser starts; set CHROMIUM to where it is")
}
