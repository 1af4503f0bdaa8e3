//! What people do: look at the caseload, open dossiers, record a contact, search, ask for a report, and think in between.

use std::net::SocketAddr;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use super::client::{Answer, Client, encoded};
use super::html;

/// One request as it was lived.
pub struct Lived {
    pub what: &'static str,
    pub took: Duration,
    /// Why it was not what it should be.
    pub fault: Option<String>,
}

/// Sets everybody to work until `end`; every request is told.
pub fn at_work(
    address: SocketAddr,
    slug: &'static str,
    sessions: &[String],
    pause: Duration,
    end: Instant,
) -> Receiver<Lived> {
    let (tell, told) = channel();
    for (number, session) in sessions.iter().enumerate() {
        let (session, tell) = (session.clone(), tell.clone());
        let person = std::thread::Builder::new().stack_size(256 * 1024).spawn(move || {
            let client = Client::new(address, &session).expect("the server listens");
            let chance = number as u64 * 0x9e37_79b9_7f4a_7c15 + 1;
            let mut person = Person { client, slug, pause, end, chance, tell: &tell };
            while Instant::now() < end {
                person.a_while();
            }
        });
        person.expect("there is room for a thread");
    }
    told
}

struct Person<'a> {
    client: Client,
    slug: &'static str,
    pause: Duration,
    end: Instant,
    chance: u64,
    tell: &'a std::sync::mpsc::Sender<Lived>,
}

impl Person<'_> {
    /// From the caseload into a few dossiers and back.
    fn a_while(&mut self) {
        let Some(caseload) = self.get("caseload", &format!("/{}/caseload", self.slug)) else { return };
        let dossiers = dossiers(&caseload.body, self.slug);
        if dossiers.is_empty() {
            return self.say("caseload", Duration::ZERO, Some("nobody is in it".into()));
        }
        for _ in 0..4 {
            if Instant::now() >= self.end {
                return;
            }
            let dossier = &dossiers[self.draw(dossiers.len() as u64) as usize];
            let Some(page) = self.get("dossier", dossier) else { return };
            if self.draw(10) < 3 {
                self.record(&page.body, &format!("{dossier}/contact"));
            }
        }
        match self.draw(10) {
            0 => drop(self.get("report", &format!("/{}/rapport/instroom", self.slug))),
            1..4 => self.search(&caseload.body),
            _ => {}
        }
    }

    /// Records a contact with the form on the page of the dossier. When a colleague was first, the form comes back with what was
    /// recorded there, and is sent again.
    fn record(&mut self, page: &str, action: &str) {
        let mut page = page.to_owned();
        for _ in 0..5 {
            let Some(mut form) = html::forms(&page).into_iter().find(|form| form.action == action) else {
                return self.say("contact", Duration::ZERO, Some(format!("there is no form to {action}")));
            };
            form.set("soort", "telefoon");
            form.set("notitie", "Gebeld. Het gaat goed.");
            let Some(answer) = self.post("contact", action, &form.fields, &[303, 422]) else { return };
            match answer.location {
                Some(next) => return drop(self.get("dossier", next.split('#').next().unwrap_or_default())),
                None => page = answer.body,
            }
        }
        self.say("contact", Duration::ZERO, Some("it was refused five times".into()));
    }

    fn search(&mut self, page: &str) {
        let action = format!("/{}/zoek", self.slug);
        let Some(mut form) = html::forms(page).into_iter().find(|form| form.action == action) else {
            return self.say("search", Duration::ZERO, Some(format!("there is no form to {action}")));
        };
        form.set("q", "ja");
        self.post("search", &action, &form.fields, &[200]);
    }

    fn get(&mut self, what: &'static str, path: &str) -> Option<Answer> {
        self.think();
        let begun = Instant::now();
        let answer = self.client.get(path);
        self.judge(what, begun, answer, &[200])
    }

    fn post(
        &mut self,
        what: &'static str,
        path: &str,
        fields: &[(String, String)],
        expected: &[u16],
    ) -> Option<Answer> {
        self.think();
        let begun = Instant::now();
        let answer = self.client.post(path, &encoded(fields));
        self.judge(what, begun, answer, expected)
    }

    fn judge(
        &mut self,
        what: &'static str,
        begun: Instant,
        answer: std::io::Result<Answer>,
        expected: &[u16],
    ) -> Option<Answer> {
        let took = begun.elapsed();
        let (answer, fault) = match answer {
            Ok(answer) if expected.contains(&answer.status) => (Some(answer), None),
            Ok(answer) => (None, Some(format!("status {}", answer.status))),
            Err(error) => (None, Some(error.to_string())),
        };
        self.say(what, took, fault);
        answer
    }

    fn say(&self, what: &'static str, took: Duration, fault: Option<String>) {
        // Whoever no longer listens has heard enough.
        let _ = self.tell.send(Lived { what, took, fault });
    }

    /// Between nothing and twice the pause.
    fn think(&mut self) {
        if !self.pause.is_zero() {
            let micros = self.draw(2 * self.pause.as_micros() as u64);
            let left = self.end.saturating_duration_since(Instant::now());
            std::thread::sleep(Duration::from_micros(micros).min(left));
        }
    }

    /// A number below `below`; the same ones in every run.
    fn draw(&mut self, below: u64) -> u64 {
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 7;
        self.chance ^= self.chance << 17;
        self.chance % below.max(1)
    }
}

/// The addresses of the dossiers that a page leads to.
fn dossiers(page: &str, slug: &str) -> Vec<String> {
    let start = format!("href=\"/{slug}/inwoner/");
    let numbers = page.match_indices(&start).filter_map(|(at, _)| {
        let rest = &page[at + start.len()..];
        let (number, _) = rest.split_once('"')?;
        number.bytes().all(|letter| letter.is_ascii_digit()).then(|| format!("/{slug}/inwoner/{number}"))
    });
    numbers.collect()
}
