use askama::Template;
use domain::aanpak::Content;
use domain::meting::Vragen;
use domain::ronde::{Row, Said, Values};

use crate::meting::view::{rungs, value_of};
use crate::shell::{Empty, Link, Shell};
use crate::tekst::{Tekst, capital};

#[derive(Template, Debug)]
#[template(path = "ronde/ronde.html")]
pub struct RondePage {
    pub t: Tekst,
    pub shell: Shell,
    /// "2010-04"
    pub maand: String,
    pub action: String,
    /// Where "Later verder" leads.
    pub later_on: String,
    pub earlier: Link,
    /// None in the month of today.
    pub later: Option<Link>,
    /// Who did not go through, with a link to their row.
    pub wrong: Vec<Link>,
    pub tables: Vec<Table>,
    pub counts: Counts,
    pub empty: Option<Empty>,
}

/// The inwoners in one aanpak.
#[derive(Clone, Debug)]
pub struct Table {
    pub aanpak: String,
    pub leefgebieden: Vec<Leefgebied>,
    /// Each rung with its name and what it takes, for the list under the table.
    pub treden: Vec<(u8, String, String)>,
    pub rows: Vec<Rij>,
}

#[derive(Clone, Debug)]
pub struct Leefgebied {
    pub code: String,
    pub letter: char,
    pub naam: String,
}

impl Table {
    pub(super) fn new(t: &Tekst, content: &Content, first: Rij) -> Table {
        let treden = rungs(t, content).into_iter().map(|(number, naam)| {
            let vng = content.vng_trede(number).unwrap_or(number);
            (number, capital(&naam), t.say(CRITERIA[usize::from(vng.clamp(1, 6)) - 1]).to_owned())
        });
        Table {
            aanpak: content.naam.in_language(t.lang()).to_owned(),
            leefgebieden: leefgebieden(t, content),
            treden: treden.collect(),
            rows: vec![first],
        }
    }
}

const CRITERIA: [&str; 6] = ["criteria-1", "criteria-2", "criteria-3", "criteria-4", "criteria-5", "criteria-6"];

fn leefgebieden(t: &Tekst, content: &Content) -> Vec<Leefgebied> {
    let one = |one: &domain::aanpak::content::Leefgebied| Leefgebied {
        code: one.code.clone(),
        letter: one.letter,
        naam: capital(one.naam.in_language(t.lang())),
    };
    content.leefgebieden.iter().map(one).collect()
}

/// One inwoner of the round.
#[derive(Template, Clone, Debug)]
#[template(path = "ronde/rij.html")]
pub struct Rij {
    pub t: Tekst,
    pub id: String,
    pub naam: String,
    pub href: String,
    /// "gesproken 23 november"
    pub gesproken: String,
    pub columns: usize,
    pub treden: Vec<Rung>,
    /// "was 1"
    pub was_trede: String,
    pub groei: bool,
    pub had_groei: bool,
    pub cells: Vec<Cell>,
    pub niet_gemeten: bool,
    /// "gemeten op 12 november"; the row then corrects that meting.
    pub done: Option<String>,
    pub van: String,
    pub correct: Option<String>,
    pub gezien: String,
    pub daad: String,
    pub klopt: bool,
    pub woorden: String,
    pub error: Option<Wrongly>,
    /// What somebody else recorded just before.
    pub theirs: Option<String>,
    /// "3 van 35", and who come before and after: on a phone there is one inwoner on the screen.
    pub place: String,
    pub previous: Option<String>,
    pub next: Option<String>,
    /// Sent by itself, to take the place of the row that stood there.
    pub alone: bool,
}

#[derive(Clone, Debug)]
pub struct Rung {
    pub number: u8,
    pub naam: String,
    pub chosen: bool,
    pub was: bool,
}

/// What is wrong with a row.
#[derive(Clone, Debug)]
pub struct Wrongly {
    pub text: String,
    /// A reason is missing, so the message belongs to the words.
    pub at_words: bool,
}

#[derive(Clone, Debug)]
pub struct Cell {
    pub of: Leefgebied,
    pub value: &'static str,
    pub was: &'static str,
    /// "was aan gewerkt"
    pub was_text: String,
}

impl Rij {
    /// The row as it stands, or as it was filled in and refused.
    pub(super) fn new(t: &Tekst, content: &Content, row: &Row, refused: Option<&Said>) -> Rij {
        let said = refused.cloned().unwrap_or_else(|| Said::untouched(row));
        let base = if said.van.is_some() { row.values() } else { row.before.clone() };
        let cells = leefgebieden(t, content).into_iter().map(|of| Cell::new(t, of, &said, &base)).collect::<Vec<_>>();
        let rung = |(number, naam): (u8, String)| Rung {
            chosen: said.trede == Some(number),
            was: base.trede == Some(number),
            number,
            naam,
        };
        let done = row.done.as_ref().filter(|_| said.van.is_some());
        Rij {
            t: *t,
            id: row.inwoner.to_string(),
            naam: crate::dossier::shown_name(t, &row.naam, row.inwoner),
            href: String::new(),
            gesproken: spoken(t, row),
            columns: cells.len() + 4,
            treden: rungs(t, content).into_iter().map(rung).collect(),
            was_trede: base
                .trede
                .map_or(t.say("ronde-new").to_owned(), |was| t.with("ronde-was", "wat", was.to_string())),
            groei: said.groei,
            had_groei: base.groei,
            cells,
            niet_gemeten: said.niet_gemeten,
            done: done.map(|done| t.with("ronde-done", "dag", t.date_in_year(done.datum.date()))),
            van: done.map(|done| done.nr.to_string()).unwrap_or_default(),
            correct: None,
            gezien: row.seen.map(|nr| nr.to_string()).unwrap_or_default(),
            daad: String::new(),
            klopt: said.klopt,
            woorden: said.toelichting.unwrap_or_default(),
            error: None,
            theirs: None,
            place: String::new(),
            previous: None,
            next: None,
            alone: false,
        }
    }

    fn at_words(&self) -> bool {
        self.error.as_ref().is_some_and(|error| error.at_words)
    }

    /// Words that stand there open their line.
    fn has_words(&self) -> bool {
        !self.woorden.is_empty() || self.error.is_some() || self.klopt
    }
}

fn spoken(t: &Tekst, row: &Row) -> String {
    let month = || t.month_of_year(usize::from(row.datum.date().month().unsigned_abs()));
    match row.gesproken {
        Some(day) => t.with("ronde-gesproken", "dag", t.date_in_year(day.date())),
        None => t.with("ronde-niet-gesproken", "maand", month()),
    }
}

impl Cell {
    fn new(t: &Tekst, of: Leefgebied, said: &Said, base: &Values) -> Cell {
        let value = |of: Option<&Vragen>| of.map_or("", |vragen| value_of(*vragen));
        let (now, was) = (value(said.leefgebieden.get(&of.code)), value(base.leefgebieden.get(&of.code)));
        let key = SHORT.iter().find(|(value, _)| *value == was).map_or("ronde-anders", |(_, key)| key);
        Cell { of, value: now, was, was_text: t.with("ronde-was", "wat", t.say(key)) }
    }

    /// What can be chosen; what a list said and no form offers stays where it is until somebody changes it.
    fn options(&self, t: &Tekst) -> Vec<(&'static str, &'static str)> {
        let seldom = [self.was, self.value].into_iter().filter(|value| !SHORT.iter().any(|(known, _)| known == value));
        let mut options: Vec<_> = SHORT.iter().map(|(value, key)| (*value, t.say(key))).collect();
        options.extend(seldom.take(1).map(|value| (value, t.say("ronde-anders"))));
        options
    }
}

/// The stands of a leefgebied that are recorded, with their words.
pub(crate) const STANDS: [(&str, &str); 5] = [
    ("probleem", "ronde-probleem"),
    ("aan-gewerkt", "ronde-aan-gewerkt-lang"),
    ("onder-controle", "ronde-onder-controle-lang"),
    ("beide", "ronde-beide-lang"),
    ("geen", "ronde-geen-lang"),
];

/// A stand in words; empty when it was not asked.
pub(crate) fn stand_word(t: &Tekst, stand: &str) -> &'static str {
    let key = STANDS.iter().find(|(known, _)| *known == stand).map(|(_, key)| *key);
    key.map_or(if stand.is_empty() { "" } else { t.say("ronde-anders") }, |key| t.say(key))
}

/// The stands of a leefgebied in the fewest words.
const SHORT: [(&str, &str); 6] = [
    ("", "ronde-niet-gevraagd"),
    ("geen", "ronde-geen"),
    ("probleem", "ronde-probleem"),
    ("aan-gewerkt", "ronde-aan-gewerkt"),
    ("onder-controle", "ronde-onder-controle"),
    ("beide", "ronde-beide"),
];

/// What the bar under the round says before anything is touched; the script goes on counting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub same: u32,
    pub unmeasured: u32,
    pub done: u32,
}

impl Counts {
    pub(super) fn of(rows: &[Row]) -> Counts {
        let mut counts = Counts::default();
        for row in rows {
            let place = match (&row.done, row.starts_unmeasured()) {
                (Some(_), _) => &mut counts.done,
                (None, true) => &mut counts.unmeasured,
                (None, false) => &mut counts.same,
            };
            *place += 1;
        }
        counts
    }
}
