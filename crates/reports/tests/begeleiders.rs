//! Figures per begeleider: what was known then, and whose line has a name.

mod town;

use domain::access::{Purpose, Role, Viewer, figures};
use domain::ids::MedewerkerId;
use domain::medewerker;
use domain::meting::{self, Meting, Vragen};
use reports::{Parameters, Per, Report, Table, Value, run};
use town::{TODAY, Town, day, period};

/// Two begeleiders, a coördinator and a beleidsmedewerker; three people who were asked about money.
struct Staffed {
    town: Town,
    ayse: MedewerkerId,
    bram: MedewerkerId,
    marit: MedewerkerId,
    pieter: MedewerkerId,
}

fn staffed() -> Staffed {
    let mut town = Town::participatiehuis();
    let [ayse, bram] = ["Ayşe", "Bram"].map(|naam| town.medewerker(naam, Role::Begeleider));
    let marit = town.medewerker("Marit", Role::Coordinator);
    let pieter = town.medewerker("Pieter", Role::Beleidsmedewerker);
    for (naam, guide) in [("Aalders", ayse), ("Bakker", bram), ("Claes", bram)] {
        let inwoner = town.person(naam);
        let traject = town.start(inwoner, "2010-05-03");
        town.assign(inwoner, guide);
        let leefgebieden = [("financieel".to_owned(), Vragen { probleem: true, ..Vragen::default() })].into();
        let asked = Meting { leefgebieden, ..Meting::default() };
        let on = day("2010-06-02");
        town.act("2010-06-02", &|state, viewer| meting::record(state, viewer, inwoner, traject, on, on, &asked));
    }
    Staffed { town, ayse, bram, marit, pieter }
}

impl Staffed {
    fn counted_by(&self, who: MedewerkerId, role: Role, report: Report, asked: &Parameters) -> Table {
        let state = self.town.state();
        let viewer = Viewer::new(state, who, role, Purpose::Verantwoording, day(TODAY)).expect("works here");
        let leave = figures(&viewer).expect("may count");
        run(state, leave, day(TODAY), report, asked).expect("the question can be asked")
    }

    fn lines(&self, who: MedewerkerId, role: Role) -> Vec<(String, String)> {
        let asked = Parameters { per: Some(Per::Begeleider), ..period("2010-06-01", TODAY) };
        let table = self.counted_by(who, role, Report::Leefgebieden, &asked);
        table.rows.iter().map(|row| (row.code.clone(), row.label.word())).collect()
    }
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(code, name)| ((*code).to_owned(), (*name).to_owned())).collect()
}

#[test]
fn a_coordinator_sees_whose_line_it_is() {
    let s = staffed();
    assert_eq!(s.lines(s.marit, Role::Coordinator), pairs(&[("1", "Ayşe"), ("2", "Bram")]));
}

#[test]
fn a_begeleider_sees_the_own_name_and_numbers_beside_it() {
    let s = staffed();
    assert_eq!(s.lines(s.ayse, Role::Begeleider), pairs(&[("1", "Ayşe"), ("begeleider-1", "begeleider 1")]));
    assert_eq!(s.lines(s.bram, Role::Begeleider), pairs(&[("2", "Bram"), ("begeleider-1", "begeleider 1")]));
}

#[test]
fn a_beleidsmedewerker_sees_numbers_the_largest_line_first() {
    let s = staffed();
    let expected = pairs(&[("begeleider-1", "begeleider 1"), ("begeleider-2", "begeleider 2")]);
    assert_eq!(s.lines(s.pieter, Role::Beleidsmedewerker), expected);
    let asked = Parameters { per: Some(Per::Begeleider), ..period("2010-06-01", TODAY) };
    let table = s.counted_by(s.pieter, Role::Beleidsmedewerker, Report::Leefgebieden, &asked);
    let asked_about: Vec<_> = table.rows.iter().filter_map(|row| row.cells[0].number()).collect();
    assert_eq!(asked_about, [2, 1], "Bram's two come before Ayşe's one, who was hired first");
}

#[test]
fn the_fte_of_a_caseload_is_the_one_that_was_known() {
    let mut s = staffed();
    let ayse = s.ayse;
    let april = day("2010-04-01");
    s.town.act("2010-04-01", &|state, viewer| medewerker::set_fte(state, viewer, april, ayse, 100));
    // In May it turns out that she has worked half since the middle of April.
    let half = day("2010-04-15");
    s.town.act("2010-05-10", &|state, viewer| medewerker::set_fte(state, viewer, half, ayse, 50));
    let fte = |bekend_op: Option<&str>| {
        let asked = Parameters { bekend_op: bekend_op.map(day), ..period("2010-04-01", "2010-04-30") };
        s.town.ask(Report::Caseload, &asked).rows[0].cells[2].value.clone()
    };
    assert_eq!(fte(Some("2010-04-30")), Value::Hundredths(100));
    assert_eq!(fte(Some("2010-05-10")), Value::Hundredths(50));
    assert_eq!(fte(None), Value::Hundredths(50));
}
