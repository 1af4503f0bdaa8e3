//! What came in with lists counts as what was entered by hand: every report is the same.

mod town;

use domain::access::{Role, Viewer};
use domain::draft::{Draft, Pen};
use domain::entry::Statement;
use domain::groep::{self, Soort, Uitkomst};
use domain::ids::{Daad, GroepId, InwonerId, TrajectId};
use domain::inwoner::{self, Persoon};
use domain::lijst::{self, Column, Kind, List, Row, Sheet};
use domain::meting::{self, Meting, Vragen};
use domain::refusal::No;
use domain::state::State;
use domain::time::{Day, Moment};
use domain::toewijzing;
use domain::traject::{self, Close, Start};
use proptest::prelude::*;
use reports::{Parameters, Per, REPORTS, Report, run};
use town::{TODAY, Town, day, leave, period, plain};

/// Days are counted from the day somebody began, and that from 2009-01-01. Every traject that ends does so on its 120th
/// day, and everything else happens before.
#[derive(Debug, Clone)]
struct Person {
    begins: i32,
    trede: Option<u8>,
    begeleider: Option<usize>,
    einde: Option<usize>,
    /// By days later: no two on one day.
    metingen: std::collections::BTreeMap<i32, Measured>,
    /// Group, days later, and how and after how many days it ended.
    deelname: Option<(usize, i32, Ended)>,
}

/// After how many days a membership ended, and whether it was finished.
type Ended = Option<(i32, bool)>;

#[derive(Debug, Clone)]
struct Measured {
    trede: Option<u8>,
    groei: bool,
    /// Nothing asked, no problem, a problem, worked on, under control, both.
    financieel: usize,
}

const LENGTH: i32 = 120;
const BEGELEIDERS: [&str; 2] = ["Ayşe Yıldız", "Bram Claessen"];
const REDENEN: [&str; 3] = ["regulier werk", "overig", "niet vastgelegd"];
const GROEPEN: [(&str, Soort); 2] = [("Ontdek", Soort::Training), ("De tuin", Soort::KoffieUur)];
const ANSWERS: [&str; 6] =
    ["", "geen", "probleem", "probleem+aan gewerkt", "probleem+onder controle", "probleem+aan gewerkt+onder controle"];

fn measured() -> impl Strategy<Value = Measured> {
    let one = (prop::option::of(1..=6u8), any::<bool>(), 0..6usize);
    // A meting has to say something.
    one.prop_map(|(trede, groei, financieel)| Measured { groei: groei || trede.is_none(), trede, financieel })
}

fn person() -> impl Strategy<Value = Person> {
    let metingen = prop::collection::btree_map(0..LENGTH, measured(), 0..4);
    let deelname = prop::option::of((0..2usize, 0..60i32, prop::option::of((0..60i32, any::<bool>()))));
    let course = (0..300i32, prop::option::of(1..=3u8), prop::option::of(0..2usize), prop::option::of(0..3usize));
    (course, metingen, deelname).prop_map(|((begins, trede, begeleider, einde), metingen, deelname)| Person {
        begins,
        trede,
        begeleider,
        einde,
        metingen,
        deelname,
    })
}

impl Person {
    fn on(&self, later: i32) -> Day {
        day("2009-01-01").plus(self.begins + later)
    }
}

fn sleutel(at: usize) -> String {
    format!("K-{at}")
}

fn staffed() -> Town {
    let mut town = Town::participatiehuis();
    BEGELEIDERS.iter().for_each(|naam| {
        town.medewerker(naam, Role::Begeleider);
    });
    town
}

// ── By hand ─────────────────────────────────────────────────────────────────────────────────────────────────────────

fn vragen(answer: usize) -> Option<Vragen> {
    let has = |word: &str| ANSWERS[answer].contains(word);
    let (aan_gewerkt, onder_controle) = (has("aan gewerkt"), has("onder controle"));
    (answer > 0).then(|| Vragen { probleem: has("probleem"), aan_gewerkt, onder_controle })
}

fn by_hand(people: &[Person]) -> Town {
    let mut town = staffed();
    let today = day(TODAY);
    for (at, person) in people.iter().enumerate() {
        let (inwoner, traject) = (InwonerId(at as u32 + 1), TrajectId(at as u32 + 1));
        let (key, began) = (sleutel(at), person.on(0));
        town.act(TODAY, &|s, v| inwoner::register(s, v, began, today, Some(&key), &Persoon::default()));
        let start = Start { aanpak: "participatiehuis".into(), trede: person.trede, ..Start::default() };
        town.act(TODAY, &|s, v| traject::start(s, v, inwoner, began, today, &start));
        if let Some(begeleider) = person.begeleider {
            let to = domain::ids::MedewerkerId(begeleider as u32 + 1);
            town.act(TODAY, &|s, v| toewijzing::assign(s, v, inwoner, began, today, to));
        }
        if let Some(reden) = person.einde {
            let close = Close { reden: REDENEN[reden].into(), ..Close::default() };
            town.act(TODAY, &|s, v| traject::close(s, v, traject, person.on(LENGTH), today, &close));
        }
        for (later, one) in &person.metingen {
            let leefgebieden = vragen(one.financieel).map(|vragen| ("financieel".to_owned(), vragen));
            let leefgebieden = leefgebieden.into_iter().collect();
            let asked = Meting { trede: one.trede, groei: one.groei, leefgebieden, ..Meting::default() };
            town.act(TODAY, &|s, v| meting::record(s, v, inwoner, traject, person.on(*later), today, &asked));
        }
    }
    take_part(&mut town, people);
    town
}

/// The groups open on the day that the first of their members began, and are numbered in that order.
fn take_part(town: &mut Town, people: &[Person]) {
    let today = day(TODAY);
    let begun = |groep: usize| {
        let own = people.iter().filter_map(|person| Some((person, person.deelname?)));
        own.filter(|(_, deelname)| deelname.0 == groep).map(|(person, deelname)| person.on(deelname.1)).min()
    };
    let mut firsts: Vec<(Day, usize)> = (0..2).filter_map(|groep| Some((begun(groep)?, groep))).collect();
    firsts.sort_unstable();
    for (number, (start, groep)) in (1..).zip(firsts) {
        let (naam, soort) = GROEPEN[groep];
        let asked = groep::Open { aanpak: "participatiehuis".into(), soort, naam: naam.into(), start, fase: None };
        town.act(TODAY, &|s, v| groep::open(s, v, start, today, &asked));
        for (at, person) in people.iter().enumerate() {
            let Some((_, later, ended)) = person.deelname.filter(|deelname| deelname.0 == groep) else { continue };
            let (inwoner, id, from) = (InwonerId(at as u32 + 1), GroepId(number), person.on(later));
            town.act(TODAY, &|s, v| explained(|why| groep::join(s, v, inwoner, id, from, today, why)));
            if let Some((after, finished)) = ended {
                let uitkomst = if finished { Uitkomst::Afgerond } else { Uitkomst::Voortijdig };
                let end = groep::End { uitkomst, reden: (!finished).then(|| "zo was het".into()) };
                town.act(TODAY, &|s, v| groep::leave(s, v, inwoner, id, from.plus(after), today, &end));
            }
        }
    }
}

/// With a reason only where one is asked, as somebody at the form would.
fn explained(rule: impl Fn(Option<&str>) -> Result<Vec<Statement>, No>) -> Result<Vec<Statement>, No> {
    rule(None).or_else(|_| rule(Some("zo was het")))
}

// ── From lists ──────────────────────────────────────────────────────────────────────────────────────────────────────

fn rows(cells: impl Iterator<Item = Vec<String>>) -> Vec<Row> {
    (2..).zip(cells).map(|(number, cells)| Row { number, cells }).collect()
}

fn or_empty(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn sleutelbestand(people: &[Person]) -> List {
    let columns =
        vec![Column::Inwoner, Column::Instroom, Column::Trede, Column::Begeleider, Column::Einde, Column::Reden];
    let row = |(at, person): (usize, &Person)| {
        let einde = person.einde.map(|_| person.on(LENGTH));
        let begeleider = person.begeleider.map(|begeleider| BEGELEIDERS[begeleider]);
        let reden = person.einde.map(|reden| REDENEN[reden]);
        let (began, trede) = (person.on(0).to_string(), or_empty(person.trede));
        vec![sleutel(at), began, trede, or_empty(begeleider), or_empty(einde), or_empty(reden)]
    };
    List { columns, rows: rows(people.iter().enumerate().map(row)) }
}

fn sheet(columns: &[&str], cells: impl Iterator<Item = Vec<String>>) -> Sheet {
    Sheet { columns: columns.iter().map(|column| (*column).to_owned()).collect(), rows: rows(cells) }
}

fn metingen(people: &[Person]) -> Sheet {
    let all = people.iter().enumerate().flat_map(|(at, person)| {
        person.metingen.iter().map(move |(later, one)| {
            let groei = if one.groei { "ja" } else { "nee" };
            let answer = ANSWERS[one.financieel].to_owned();
            vec![sleutel(at), person.on(*later).to_string(), or_empty(one.trede), groei.to_owned(), answer]
        })
    });
    // Nobody promises that a list is in order.
    let mut all: Vec<Vec<String>> = all.collect();
    all.reverse();
    sheet(&["inwoner", "datum", "trede", "groei_binnen_trede", "financieel"], all.into_iter())
}

fn groepen(people: &[Person]) -> Sheet {
    let all = people.iter().enumerate().filter_map(|(at, person)| {
        let (groep, later, ended) = person.deelname?;
        let (naam, soort) = GROEPEN[groep];
        let einde = ended.map(|(after, _)| person.on(later + after));
        let uitkomst = ended.map(|(_, finished)| if finished { "afgerond" } else { "voortijdig" });
        let begun = person.on(later).to_string();
        Some(vec![naam.to_owned(), soort.word().to_owned(), sleutel(at), begun, or_empty(einde), or_empty(uitkomst)])
    });
    sheet(&["groep", "soort", "inwoner", "gestart", "geëindigd", "uitkomst"], all)
}

fn from_lists(people: &[Person]) -> Town {
    let mut town = staffed();
    // Every list twice: taken in again, it changes nothing.
    for _ in 0..2 {
        let viewer = Viewer::meedoen(day(TODAY));
        let pen = Pen::of(&viewer, Daad::default(), Moment(i64::from(day(TODAY).number()) * 86_400_000_000));
        let (draft, slug, quiet) = (&mut town.draft, "participatiehuis", &mut |_, _| ());
        lijst::read(draft, pen, &viewer, slug, &sleutelbestand(people), quiet).expect("a list without faults");
        read(Kind::Metingen, draft, pen, &viewer, &metingen(people));
        read(Kind::Groepen, draft, pen, &viewer, &groepen(people));
    }
    town
}

fn read(kind: Kind, draft: &mut Draft, pen: Pen, viewer: &Viewer, sheet: &Sheet) {
    let read = if kind == Kind::Metingen { lijst::metingen::read } else { lijst::groepen::read };
    read(draft, pen, viewer, "participatiehuis", sheet, &mut |_, _| ()).expect("a list without faults");
}

// ── Side by side ────────────────────────────────────────────────────────────────────────────────────────────────────

/// Every report over a period, also taken apart: what it says, and how many facts stand behind each figure.
fn told(state: &State, asked: &Parameters) -> Vec<String> {
    let reports = REPORTS.iter().filter(|about| about.report != Report::Vergelijking);
    let questions = reports.flat_map(|about| {
        let apart = about.per.iter().copied().map(Some);
        std::iter::once(None::<Per>).chain(apart).map(|per| (about.report, per))
    });
    let tell = |(report, per): (Report, Option<Per>)| {
        let table = run(state, leave(), day(TODAY), report, &Parameters { per, ..asked.clone() }).ok()?;
        let behind: Vec<usize> = (0..table.rows.len())
            .flat_map(|row| (0..table.columns.len()).map(move |column| (row, column)))
            .map(|(row, column)| table.facts_behind(row, column))
            .collect();
        Some(format!("{} {per:?}\n{}\n{behind:?}", report.name(), plain(&table)))
    };
    questions.filter_map(tell).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_report_over_imported_lists_is_the_one_over_the_same_facts_by_hand(people in prop::collection::vec(person(), 1..6)) {
        let (hand, lists) = (by_hand(&people), from_lists(&people));
        for asked in [period("2009-01-01", "2009-12-31"), period("2009-04-10", "2009-07-20"), Parameters::default()] {
            let all = told(hand.state(), &asked);
            prop_assert!(all.len() > REPORTS.len(), "{} tables", all.len());
            prop_assert_eq!(all, told(lists.state(), &asked));
        }
    }
}
