//! Mijn caseload, and for a coördinator the same lines for everybody in the project.

use std::sync::Arc;

use axum::extract::Query;
use domain::aanpak;
use domain::caseload::{self, Row as Known};
use domain::ids::MedewerkerId;
use domain::ronde;
use domain::signaal::Soort;
use domain::state::State;
use domain::text::folded;
use domain::time::Day;
use serde::Deserialize;

use super::view::{Act, CaseloadPage, Column, Direction, Figure, Filter, KeyFigure, Sorting};
use crate::shell::answer::{Answer, Wrong, page, to};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Empty, Link};
use crate::tekst::Tekst;

/// A term that ends within so many days is coming near.
pub(super) const SOON: i32 = 90;
/// Lines on one page of a project's list.
const PAGE: usize = 100;

/// How the list is shown; all of it stands in the address, and none of it names anybody.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    toon: String,
    #[serde(default)]
    sorteer: String,
    #[serde(default)]
    pagina: usize,
    /// Only the inwoners of this begeleider, in the list of a project.
    #[serde(default)]
    begeleider: Option<u32>,
    /// A name that was looked for: it comes with a form, never in an address.
    #[serde(skip)]
    zoek: String,
}

/// The first page of whoever logs in: their own work.
pub async fn home(visit: Visit) -> Answer {
    use domain::access::Role;
    to(&visit.at(match visit.who.role {
        Role::Begeleider | Role::Coordinator => "/vandaag",
        Role::Regisseur => "/aanmeldingen",
        Role::Beleidsmedewerker | Role::Meedoen => "/rapport",
        Role::Werkleider => "/verwacht",
        Role::PrivacyOfficer => "/inzage",
        Role::Beheerder => "/medewerkers",
    }))
}

pub async fn own(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    own_list(&visit, asked)
}

/// The same list with only who has this name.
pub async fn search_own(sent: Sent<Visit>) -> Answer {
    own_list(&sent.from, Asked { zoek: sent.get("q").to_owned(), ..Asked::default() })
}

/// The list of the project with only who has this name.
pub async fn search_project(sent: Sent<Visit>) -> Answer {
    project_list(&sent.from, Asked { zoek: sent.get("q").to_owned(), ..Asked::default() })
}

fn own_list(visit: &Visit, asked: Asked) -> Answer {
    if visit.who.role != domain::access::Role::Begeleider {
        return Err(crate::shell::answer::Wrong::Hidden);
    }
    let list = List::new(visit, "/caseload", asked);
    let shown = visit.town.ask(visit.who, |state, viewer| {
        let caseload = caseload::own(state, viewer);
        let summary = list.own_summary(state, &caseload);
        let mut shown = list.show(state, caseload.rows, summary);
        shown.acts.extend(ronde::has(state, viewer).then(|| list.ronde()));
        Ok(shown)
    })?;
    page(&shown)
}

/// The caseload of a colleague, for whom the reader stands in today.
pub(crate) fn stood_in_for(
    visit: &Visit,
    colleague: MedewerkerId,
    naam: &str,
    asked: Asked,
) -> Result<CaseloadPage, Wrong> {
    let list = List::new(visit, &format!("/waarneming/caseload/{colleague}"), asked);
    let mut shown = visit.town.ask(visit.who, |state, viewer| {
        let rows = caseload::stood_in_for(state, viewer, colleague)?;
        let count = rows.len() as u32;
        let summary = list.t.with2(
            "waarneming-caseload-summary",
            ("aantal", count),
            ("dag", list.t.date_full(list.today.date())),
        );
        Ok(list.show(state, rows, summary))
    })?;
    shown.title = visit.t.with("waarneming-caseload", "naam", naam);
    shown.shell.title.clone_from(&shown.title);
    shown.acts = Vec::new();
    Ok(shown)
}

/// Everybody in the coördinator's projects.
pub async fn project(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    project_list(&visit, asked)
}

fn project_list(visit: &Visit, asked: Asked) -> Answer {
    if visit.who.role != domain::access::Role::Coordinator {
        return Err(crate::shell::answer::Wrong::Hidden);
    }
    let of = asked.begeleider.map(MedewerkerId);
    let list = List::new(visit, "/inwoners", asked);
    let mut shown = visit.town.ask(visit.who, |state, viewer| {
        let rows = match of {
            Some(begeleider) => caseload::guided_by(state, viewer, begeleider),
            None => caseload::project(state, viewer),
        };
        let summary = list.t.with2(
            "project-summary",
            ("aantal", rows.len() as u32),
            ("dag", list.t.date_full(list.today.date())),
        );
        Ok(list.show(state, rows, summary))
    })?;
    if let Some(begeleider) = of {
        shown.title = visit.t.with("waarneming-caseload", "naam", visit.name_of(begeleider));
        shown.shell.title.clone_from(&shown.title);
    }
    page(&shown)
}

/// A list that is being made, with what it needs on every line.
pub(super) struct List<'v> {
    visit: &'v Visit,
    pub(super) t: Tekst,
    pub(super) today: Day,
    pub(super) path: String,
    asked: Asked,
    /// The words that were looked for, folded.
    words: Vec<String>,
    /// This day in each of the last twelve months, oldest first: worked out once for all lines.
    pub(super) months: [Day; 12],
}

type Keep = fn(&Known, Day) -> bool;

/// What the list can be narrowed to, with the key of its sentence.
const FILTERS: [(&str, &str, Keep); 6] = [
    ("", "filter-all", |_, _| true),
    ("te-laat", "filter-late", |row, _| row.late(Soort::ContactTeLaat).is_some()),
    ("meting", "filter-meting", |row, _| row.late(Soort::MetingTeLaat).is_some()),
    ("deze-week", "filter-week", |row, today| row.volgende.is_some_and(|day| day.since(today) < 7)),
    ("eindigt", "filter-ends", |row, today| ends_soon(row, today)),
    ("geen-traject", "filter-no-traject", |row, _| row.traject.is_none()),
];

/// The day of the last contact, or of being seen in a group after it where that counts.
pub(super) fn seen_on(row: &Known) -> Option<Day> {
    row.gezien.as_ref().map(|seen| seen.dag).or(row.laatste)
}

fn ends_soon(row: &Known, today: Day) -> bool {
    row.traject.and_then(|line| line.tot).is_some_and(|tot| tot.since(today) < SOON)
}

impl<'v> List<'v> {
    fn new(visit: &'v Visit, path: &str, asked: Asked) -> List<'v> {
        let today = visit.today();
        let months = std::array::from_fn(|place| today.plus_months(place as i32 - 11));
        let words = folded(&asked.zoek).split_whitespace().map(str::to_owned).collect();
        List { visit, t: visit.t, today, path: visit.at(path), asked, words, months }
    }

    fn own_summary(&self, state: &State, caseload: &caseload::Caseload) -> String {
        let t = &self.t;
        let mut summary = t.with("caseload-count", "aantal", caseload.rows.len() as u32);
        if let Some(fte) = caseload.fte {
            summary += &t.with("caseload-fte", "fte", t.decimal(f64::from(fte) / 100.0));
        }
        summary.push_str(". ");
        let aanpak = caseload
            .rows
            .iter()
            .find_map(|row| row.traject)
            .and_then(|line| aanpak::in_force(state, line.aanpak, self.today));
        if let (Some(norm), Some(aanpak)) = (caseload.norm, aanpak) {
            summary +=
                &t.with2("caseload-norm", ("aanpak", aanpak.naam.in_language(t.lang())), ("norm", u32::from(norm)));
            summary.push(' ');
        }
        summary + &t.with("caseload-day", "dag", t.date_full(self.today.date()))
    }

    fn show(&self, state: &State, all: Vec<Arc<Known>>, summary: String) -> CaseloadPage {
        let t = self.t;
        let keep = FILTERS.iter().find(|(name, ..)| *name == self.asked.toon).map_or(FILTERS[0].2, |filter| filter.2);
        let mut rows: Vec<&Known> =
            all.iter().map(Arc::as_ref).filter(|row| keep(row, self.today) && self.fits(row)).collect();
        self.sort(&mut rows);
        let pages = rows.len().div_ceil(PAGE).max(1);
        let current = self.asked.pagina.clamp(1, pages);
        let on_page = rows.iter().skip((current - 1) * PAGE).take(PAGE);
        let aanpak =
            all.iter().find_map(|row| row.traject).and_then(|line| aanpak::in_force(state, line.aanpak, self.today));
        let own = self.path.ends_with("/caseload");
        let title = t.say(if own { "nav-caseload" } else { "nav-inwoners" });
        CaseloadPage {
            t,
            shell: self.visit.shell(title),
            title: title.to_owned(),
            summary,
            acts: if own { Vec::new() } else { vec![self.new_inwoner()] },
            figures: self.figures(&all),
            filters: self.filters(&all).chain(self.pages(pages, current)).collect(),
            aanpak: aanpak.map_or(t.say("traject").to_owned(), |content| content.naam.in_language(t.lang()).to_owned()),
            sorting: self.sorting(),
            leefgebieden: aanpak.filter(|_| all.iter().any(|row| !row.meting.leefgebieden.is_empty())).map(|own| {
                let letters: Vec<String> = own.leefgebieden.iter().map(|one| one.letter.to_string()).collect();
                let names =
                    own.leefgebieden.iter().map(|one| format!("{} {}", one.letter, one.naam.in_language(t.lang())));
                (letters.join(" "), names.collect::<Vec<_>>().join(", "))
            }),
            search: (!all.is_empty()).then(|| (self.path.clone(), self.asked.zoek.clone())),
            with_trede: all.iter().any(|row| row.traject.is_some_and(|line| line.trede.is_some())),
            empty: on_page.clone().next().is_none().then(|| self.empty(all.is_empty(), own)),
            rows: on_page.map(|row| self.row(state, row)).collect(),
        }
    }

    /// The round of this month.
    fn ronde(&self) -> Act {
        let month = self.t.month_of_year(usize::from(self.today.date().month().unsigned_abs()));
        Act { link: Link::new(self.visit.at("/meting"), self.t.with("caseload-ronde", "maand", month)), icon: "trap" }
    }

    /// Every word that was looked for begins a word of the name.
    fn fits(&self, row: &Known) -> bool {
        let begins = |naam: &str, word: &str| naam.split(' ').any(|part| part.starts_with(word));
        self.words.is_empty() || {
            let naam = folded(&row.naam.full());
            self.words.iter().all(|word| begins(&naam, word))
        }
    }

    fn new_inwoner(&self) -> Act {
        Act { link: Link::new(self.visit.at("/inwoner/nieuw"), self.t.say("inwoner-new")), icon: "plus" }
    }

    fn empty(&self, nobody: bool, own: bool) -> Empty {
        let t = &self.t;
        match (nobody, own) {
            (true, true) => Empty { text: t.say("caseload-empty").to_owned(), act: None },
            (true, false) => Empty {
                text: t.say("project-empty").to_owned(),
                act: Some(Link::new(self.visit.at("/inwoner/nieuw"), t.say("inwoner-new"))),
            },
            (false, _) => Empty {
                text: t.say("filter-nobody").to_owned(),
                act: Some(Link::new(self.path.clone(), t.say("filter-clear"))),
            },
        }
    }

    /// The numbers above the list; each opens the lines it counts.
    fn figures(&self, all: &[Arc<Known>]) -> Vec<KeyFigure> {
        let t = &self.t;
        let with_rhythm = all.iter().filter(|row| row.ritme.is_some()).count();
        let late = all.iter().filter(|row| row.late(Soort::ContactTeLaat).is_some()).count();
        let ending = all.iter().filter(|row| ends_soon(row, self.today)).count();
        let figure = |label: &str, count: usize, of: usize, toon: &str| {
            let label = t.say(label);
            let href = (count > 0).then(|| self.address(toon, "", 1));
            let spoken = t.with2("figure-opens", ("aantal", count as u32), ("wat", label.to_lowercase()));
            KeyFigure {
                label: label.to_owned(),
                value: Figure { text: count.to_string(), href, label: spoken },
                of: t.with("figure-of", "aantal", of as u32),
            }
        };
        vec![figure("figure-late", late, with_rhythm, "te-laat"), figure("figure-ending", ending, all.len(), "eindigt")]
    }

    fn filters<'a>(&'a self, all: &'a [Arc<Known>]) -> impl Iterator<Item = Filter> + 'a {
        FILTERS.iter().filter_map(move |(name, key, keep)| {
            let count = all.iter().filter(|row| keep(row, self.today)).count();
            (count > 0 || name.is_empty()).then(|| Filter {
                label: self.t.say(key).to_owned(),
                count: Some(count.to_string()),
                href: self.address(name, &self.asked.sorteer, 1),
                current: *name == self.asked.toon,
            })
        })
    }

    fn pages(&self, pages: usize, current: usize) -> impl Iterator<Item = Filter> + '_ {
        let from = if pages > 1 { 1 } else { 2 };
        (from..=pages).map(move |number| Filter {
            label: self.t.with("page-number", "nummer", number as u32),
            count: None,
            href: self.address(&self.asked.toon, &self.asked.sorteer, number),
            current: number == current,
        })
    }

    fn address(&self, toon: &str, sorteer: &str, pagina: usize) -> String {
        let pairs = [
            ("toon", toon.to_owned()),
            ("sorteer", sorteer.to_owned()),
            ("begeleider", self.asked.begeleider.map(|id| id.to_string()).unwrap_or_default()),
            ("pagina", if pagina > 1 { pagina.to_string() } else { String::new() }),
        ];
        let pairs: Vec<String> = pairs
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if pairs.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, pairs.join("&")) }
    }

    fn sorting(&self) -> Vec<Sorting> {
        const COLUMNS: [(Column, &str); 6] = [
            (Column::Inwoner, "naam"),
            (Column::Trede, "trede"),
            (Column::Traject, "einde"),
            (Column::LastContact, "contact"),
            (Column::NextContact, "volgende"),
            (Column::Signaal, "signaal"),
        ];
        let asked = self.asked.sorteer.as_str();
        let column = |(column, name): (Column, &str)| {
            let direction = match asked.strip_prefix('-') {
                Some(down) if down == name => Some(Direction::Down),
                None if asked == name || (asked.is_empty() && name == "signaal") => Some(Direction::Up),
                _ => None,
            };
            let next = if direction == Some(Direction::Up) { format!("-{name}") } else { name.to_owned() };
            Sorting { column, href: self.address(&self.asked.toon, &next, 1), direction }
        };
        COLUMNS.map(column).into()
    }

    /// Owed soonest first unless another column is asked; what can wait for the next talk comes after what is late.
    fn sort(&self, rows: &mut [&Known]) {
        let (name, down) = match self.asked.sorteer.strip_prefix('-') {
            Some(name) => (name, true),
            None => (self.asked.sorteer.as_str(), false),
        };
        match name {
            // They come by name, and stay so where they are alike.
            "naam" if down => rows.reverse(),
            "naam" => {}
            "trede" => by(rows, down, |row| row.traject.and_then(|line| line.trede)),
            "einde" => by(rows, down, |row| row.traject.and_then(|line| line.tot)),
            "contact" => by(rows, down, seen_on),
            "volgende" => by(rows, down, |row| row.volgende),
            _ => by(rows, down, |row| {
                // Two that differ only in the inwoner stay by name.
                let (calm, soon, waits, sinds, soort, _) = row.signalen.first()?.urgency();
                Some((calm, soon, waits, sinds, soort))
            }),
        }
    }
}

/// Sorts the rows by what they say in a column; those that say nothing there come last in either direction.
fn by<K: Ord>(rows: &mut [&Known], down: bool, key: impl Fn(&Known) -> Option<K>) {
    rows.sort_by(|one, other| match (key(one), key(other)) {
        (Some(one), Some(other)) if down => other.cmp(&one),
        (Some(one), Some(other)) => one.cmp(&other),
        (one, other) => one.is_none().cmp(&other.is_none()),
    });
}
