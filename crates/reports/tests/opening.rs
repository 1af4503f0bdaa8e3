//! Who sees what behind a figure.

mod town;

use domain::access::{Purpose, Role, Viewer};
use domain::ids::{InwonerId, MedewerkerId};
use domain::refusal::Hidden;
use domain::traject::{self, Close, Start};
use reports::{Behind, Opened, Report, Table, What, open};
use town::{TODAY, Town, day, period};

const APRIL: usize = 0;

/// Three people left for work in April, of whom one twice in the year; Bakker has a begeleider.
fn given() -> (Town, MedewerkerId) {
    let mut town = Town::participatiehuis();
    for (naam, from, to) in [("Claes", "2009-05-01", "2010-04-20"), ("Aalders", "2009-11-02", "2010-04-06")] {
        let traject = town.newcomer(naam, from);
        town.close(traject, to, "regulier werk");
    }
    let bakker = town.person("Bakker");
    for (from, to) in [("2009-02-02", "2010-04-01"), ("2010-04-02", "2010-04-30")] {
        let traject = town.start(bakker, from);
        town.close(traject, to, "regulier werk");
    }
    let begeleider = town.medewerker("Ayşe", Role::Begeleider);
    town.assign(bakker, begeleider);
    (town, begeleider)
}

fn april(town: &Town) -> Table {
    town.ask(Report::Uitstroom, &period("2010-04-01", "2010-04-30"))
}

fn opened(town: &Town, viewer: &Viewer) -> Result<Opened, Hidden> {
    open(town.state(), viewer, &april(town), 0, APRIL)
}

fn viewer(town: &Town, id: MedewerkerId, role: Role) -> Viewer {
    Viewer::new(town.state(), id, role, Purpose::Verantwoording, day(TODAY)).expect("they hold the role")
}

fn names(behind: &[Behind]) -> Vec<String> {
    behind.iter().filter_map(|behind| Some(behind.who.as_ref()?.naam.achternaam.to_string())).collect()
}

#[test]
fn the_coordinator_sees_the_people_by_name_with_all_their_facts_and_it_is_noted() {
    let (mut town, _) = given();
    let id = town.medewerker("Marit", Role::Coordinator);
    let viewer = viewer(&town, id, Role::Coordinator);
    let opened = opened(&town, &viewer).unwrap();
    assert_eq!(names(&opened.behind), ["Aalders", "Bakker", "Claes"]);
    assert_eq!((opened.behind[1].feiten.len(), opened.elsewhere), (4, 0));
    assert!(opened.behind[1].feiten.iter().all(|feit| feit.nr.is_some()));
    assert_eq!(viewer.take_looks().lists, [("cijfer", vec![InwonerId(1), InwonerId(2), InwonerId(3)])]);
}

#[test]
fn the_beleidsmedewerker_sees_facts_and_nothing_that_says_whose_they_are() {
    let (mut town, _) = given();
    let id = town.medewerker("Bas", Role::Beleidsmedewerker);
    let viewer = viewer(&town, id, Role::Beleidsmedewerker);
    let opened = opened(&town, &viewer).unwrap();
    assert_eq!(opened.behind.len(), 4, "one for each traject, so that nothing ties two to one person");
    assert!(
        opened.behind.iter().all(|behind| behind.who.is_none() && behind.feiten.iter().all(|feit| feit.nr.is_none()))
    );
    let days: Vec<_> = opened.behind.iter().map(|behind| behind.feiten[1].datum.to_string()).collect();
    assert_eq!(days, ["2010-04-01", "2010-04-06", "2010-04-20", "2010-04-30"], "in order of day, not of dossier");
    assert!(
        matches!(&opened.behind[0].feiten[1].what, What::Einde { reden, oorzaak: None } if reden.nl == "regulier werk")
    );
    assert_eq!(viewer.take_looks().lists, []);
}

#[test]
fn a_begeleider_sees_the_own_people_and_how_many_others_there_are() {
    let (town, ayse) = given();
    let opened = opened(&town, &viewer(&town, ayse, Role::Begeleider)).unwrap();
    assert_eq!((names(&opened.behind), opened.elsewhere), (vec!["Bakker".to_owned()], 2));
}

#[test]
fn who_may_not_see_figures_opens_none_and_a_cell_that_is_not_there_is_hidden() {
    let (mut town, _) = given();
    let id = town.medewerker("Kees", Role::Beheerder);
    assert_eq!(opened(&town, &viewer(&town, id, Role::Beheerder)), Err(Hidden));
    assert_eq!(open(town.state(), &Viewer::meedoen(day(TODAY)), &april(&town), 99, 0), Err(Hidden));
}

#[test]
fn a_total_opens_into_everybody_in_its_parts_and_a_percentage_into_nobody() {
    let (mut town, _) = given();
    let other = town.newcomer("Dekker", "2009-05-01");
    town.close(other, "2010-04-11", "overig");
    let (table, viewer) = (april(&town), Viewer::meedoen(day(TODAY)));
    let total = table.rows.len() - 1;
    let count = |column| open(town.state(), &viewer, &table, total, column).unwrap().behind.len();
    assert_eq!((count(0), count(1), count(2)), (5, 5, 0));
    assert_eq!((table.facts_behind(total, 0), table.facts_behind(total, 2)), (5, 0));
}

#[test]
fn a_figure_as_it_was_known_opens_into_what_was_known() {
    let mut town = Town::participatiehuis();
    let traject = town.newcomer("Aalders", "2009-11-02");
    let first = town.close(traject, "2010-04-06", "overig");
    town.correct_close(first, "2010-04-08", "2010-05-03", "regulier werk");
    let asked = reports::Parameters { bekend_op: Some(day("2010-04-30")), ..period("2010-04-01", "2010-04-30") };
    let table = town.ask(Report::Uitstroom, &asked);
    let row = table.rows.iter().position(|row| row.code == "overig").unwrap();
    let opened = open(town.state(), &Viewer::meedoen(day(TODAY)), &table, row, APRIL).unwrap();
    assert_eq!(opened.behind[0].feiten[1].datum, day("2010-04-06"));
    assert!(matches!(&opened.behind[0].feiten[1].what, What::Einde { reden, .. } if reden.nl == "overig"));
}

#[test]
fn a_stand_opens_into_starts_only() {
    let mut town = Town::participatiehuis();
    let traject = town.newcomer("Aalders", "2009-11-02");
    town.close(traject, "2010-05-06", "overig");
    let table = town.ask(Report::Deelnemers, &period("2010-01-01", "2010-04-30"));
    let opened = open(town.state(), &Viewer::meedoen(day(TODAY)), &table, 0, 3).unwrap();
    assert!(matches!(opened.behind[0].feiten.as_slice(), [feit] if matches!(feit.what, What::Instroom { .. })));
}

#[test]
fn the_town_of_these_tests_obeys_the_rules() {
    let mut town = Town::participatiehuis();
    let inwoner = town.person("Aalders");
    town.start(inwoner, "2010-01-04");
    let again = Start { aanpak: "participatiehuis".into(), ..Start::default() };
    let twice = town.try_act("2010-02-01", &|state, viewer| {
        traject::start(state, viewer, inwoner, day("2010-02-01"), day("2010-02-01"), &again)
    });
    let early = town.try_act("2010-02-01", &|state, viewer| {
        traject::close(
            state,
            viewer,
            domain::ids::TrajectId(1),
            day("2010-01-03"),
            day("2010-02-01"),
            &Close { reden: "overig".into(), ..Close::default() },
        )
    });
    assert!(twice.is_err() && early.is_err());
}
