//! Growth and groups: what has to add up, whatever was measured, and what opens behind it.

mod town;

use domain::access::{Purpose, Role, Viewer};
use domain::groep::{Soort, Uitkomst};
use proptest::prelude::*;
use reports::{Parameters, Report, Table, What, open};
use town::{DE_CIRKEL, TODAY, Town, day, number, period};

/// The year somebody begins (2009 or later), the trede of the list, the metingen as days later with their trede or only
/// growth, and the reden with which it ended.
#[derive(Debug, Clone)]
struct Grown {
    year: i32,
    trede: Option<u8>,
    metingen: Vec<(i32, Option<u8>)>,
    end: Option<usize>,
}

const REDENEN: [&str; 5] =
    ["uitval", "uitstroom naar betaald werk", "uitstroom door geen WWB-recht", "vrijwilligerswerk", "overig"];

fn grown() -> impl Strategy<Value = Grown> {
    let meting = (0..100i32, prop::option::of(1..=6u8));
    let metingen = prop::collection::vec(meting, 0..4);
    (0..2i32, prop::option::of(1..=3u8), metingen, prop::option::of(0..5usize))
        .prop_map(|(year, trede, metingen, end)| Grown { year, trede, metingen, end })
}

fn grown_in(lives: &[Grown]) -> Town {
    let mut town = Town::with(&[DE_CIRKEL]);
    for life in lives {
        let inwoner = town.person("Aalders");
        let start = day("2009-01-05").plus(life.year * 365);
        let on = start.to_string();
        let traject = match life.trede {
            Some(trede) => town.start_on_trede(inwoner, &on, trede),
            None => town.start(inwoner, &on),
        };
        for (later, trede) in &life.metingen {
            town.measure(inwoner, traject, &start.plus(*later).to_string(), *trede);
        }
        if let Some(reden) = life.end {
            town.close(traject, &start.plus(110).to_string(), REDENEN[reden]);
        }
    }
    town
}

fn sum(table: &Table, rows: &[&str], column: &str) -> i64 {
    rows.iter().map(|row| number(table, row, column)).sum()
}

const ABOUT_GROWTH: [&str; 4] =
    ["stijging binnen trede", "stijging naar volgende trede (niet 6)", "geen stijging", "stijging onbekend"];
const ABOUT_THE_END: [&str; 5] = [
    "uitval",
    "uitstroom naar betaald werk",
    "uitstroom door geen recht op bijstand",
    "andere uitstroom",
    "nog in traject",
];

/// The days of metingen with their trede, and the day of the end.
type Measured = (Vec<(i32, Option<u8>)>, i32);

/// Begun, the days of metingen with their trede, and closed only afterwards on a day that can lie before some of them.
fn closed_later() -> impl Strategy<Value = Vec<Measured>> {
    let metingen = prop::collection::vec((0..100i32, prop::option::of(1..=6u8)), 0..4);
    prop::collection::vec((metingen, 0..100i32), 1..5)
}

/// With every meting, or only with those that are on a day of the traject as it was closed.
fn town_closed_later(lives: &[Measured], all: bool) -> Town {
    let mut town = Town::with(&[DE_CIRKEL]);
    for (metingen, closed) in lives {
        let inwoner = town.person("Aalders");
        let start = day("2009-01-05");
        let traject = town.start_on_trede(inwoner, "2009-01-05", 1);
        for (later, trede) in metingen.iter().filter(|(later, _)| all || later <= closed) {
            town.measure(inwoner, traject, &start.plus(*later).to_string(), *trede);
        }
        town.close_known(traject, &start.plus(*closed).to_string(), "2010-01-04", "overig", None);
    }
    town
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_meting_after_the_day_on_which_a_traject_was_closed_later_counts_nowhere_and_is_told(lives in closed_later()) {
        let (with, without) = (town_closed_later(&lives, true), town_closed_later(&lives, false));
        let outside = lives.iter().flat_map(|(metingen, closed)| metingen.iter().filter(move |one| one.0 > *closed)).count();
        let asked = period("2009-01-01", "2010-06-30");
        for report in [Report::Cohort, Report::Leefgebieden, Report::Doelen, Report::Maandrapport, Report::Verantwoording] {
            let (with, without) = (with.ask(report, &asked), without.ask(report, &asked));
            let told = with.notes.iter().any(|note| note.text.key == "rapport-noot-meting-buiten-traject");
            prop_assert_eq!(told, outside > 0);
            let cells = |table: &Table| -> Vec<_> {
                table.rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.value.clone())).collect()
            };
            prop_assert_eq!(cells(&with), cells(&without), "{}", report.name());
        }
    }


    #[test]
    fn everybody_of_a_cohort_stands_in_one_row_about_growth_and_in_one_about_the_end(
        lives in prop::collection::vec(grown(), 0..10), days in 0..540i32, known in prop::option::of(0..540i32),
    ) {
        let tot = day("2009-01-01").plus(days);
        let bekend_op = known.map(|known| day("2009-01-01").plus(known));
        let asked = Parameters { van: Some(day("2009-01-01")), tot: Some(tot), bekend_op, ..Parameters::default() };
        let table = grown_in(&lives).ask(Report::Cohort, &asked);
        for column in table.columns.iter().map(|column| column.label.word()) {
            let all = number(&table, "gerealiseerde instroom", &column);
            prop_assert_eq!(sum(&table, &ABOUT_GROWTH, &column), all, "{}", town::plain(&table));
            prop_assert_eq!(sum(&table, &ABOUT_THE_END, &column), all, "{}", town::plain(&table));
        }
    }

    #[test]
    fn who_began_a_training_finished_it_left_it_early_or_is_in_it(
        members in prop::collection::vec((0..200i32, prop::option::of((0..100i32, any::<bool>()))), 0..12), days in 0..400i32,
    ) {
        let mut town = Town::participatiehuis();
        let groep = town.group("2009-02-02", Soort::Training);
        for (start, end) in &members {
            let inwoner = town.person("Aalders");
            town.start(inwoner, "2009-02-02");
            let start = day("2009-02-02").plus(*start);
            town.join(inwoner, groep, &start.to_string());
            if let Some((later, finished)) = end {
                let uitkomst = if *finished { Uitkomst::Afgerond } else { Uitkomst::Voortijdig };
                town.leave(inwoner, groep, &start.plus(*later).to_string(), uitkomst);
            }
        }
        let tot = day("2009-02-02").plus(days);
        let table = town.ask(Report::Training, &Parameters { tot: Some(tot), ..Parameters::default() });
        let rows = ["afgerond", "voortijdige uitval", "loopt nog"];
        prop_assert_eq!(sum(&table, &rows, "cumulatief"), number(&table, "gestart", "cumulatief"));
    }
}

#[test]
fn a_rise_to_paid_work_counts_only_as_uitstroom_and_the_highest_below_it_counts_as_rise() {
    let mut town = Town::with(&[DE_CIRKEL]);
    for treden in [&[6][..], &[3, 6], &[3, 2]] {
        let inwoner = town.person("Aalders");
        let traject = town.start_on_trede(inwoner, "2009-02-02", 2);
        for (later, trede) in (0..).zip(treden) {
            town.measure(inwoner, traject, &day("2009-06-01").plus(later).to_string(), Some(*trede));
        }
    }
    let table = town.ask(Report::Cohort, &period("2009-01-01", "2009-12-31"));
    assert_eq!(sum(&table, &ABOUT_GROWTH, "2009"), 3);
    assert_eq!(number(&table, "stijging naar volgende trede (niet 6)", "2009"), 2);
}

#[test]
fn behind_a_rise_stands_the_meting_that_shows_it_and_behind_a_training_how_it_ended() {
    let mut town = Town::participatiehuis();
    let marit = town.medewerker("Marit", Role::Coordinator);
    let inwoner = town.person("Aalders");
    let traject = town.start_on_trede(inwoner, "2009-02-02", 1);
    town.measure(inwoner, traject, "2009-06-01", Some(3));
    let groep = town.group("2009-02-02", Soort::Training);
    town.join(inwoner, groep, "2009-02-16");
    town.leave(inwoner, groep, "2009-03-16", Uitkomst::Afgerond);
    let viewer =
        Viewer::new(town.state(), marit, Role::Coordinator, Purpose::Coordinatie, day(TODAY)).expect("Marit works");
    let behind = |report, row: &str| -> Vec<What> {
        let table = town.ask(report, &period("2009-01-01", "2009-12-31"));
        let at = table.rows.iter().position(|own| own.label.word() == row).expect("a row");
        let opened = open(town.state(), &viewer, &table, at, 0).expect("Marit may");
        opened.behind.into_iter().flat_map(|behind| behind.feiten).map(|feit| feit.what).collect()
    };
    let rise = behind(Report::Cohort, "stijging naar volgende trede (niet 6)");
    assert_eq!(rise[1..], [What::Meting { trede: Some(3), groei: false }]);
    let finished = behind(Report::Training, "afgerond");
    let both =
        [What::DeelnameGestart { soort: Soort::Training }, What::DeelnameGeeindigd { uitkomst: Uitkomst::Afgerond }];
    assert_eq!(finished, both);
}
