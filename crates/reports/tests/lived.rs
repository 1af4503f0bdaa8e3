//! The published tables out of the demo: thousands of facts about people, lived through the rules.

mod printed;
mod town;

use std::convert::Infallible;
use std::sync::OnceLock;

use domain::ids::Nr;
use domain::state::State;
use printed::printed;
use reports::{Parameters, Preset, Report, Table, Value, run};
use town::{day, leave, number, period, plain};

fn sittard_geleen() -> &'static State {
    static LIVED: OnceLock<State> = OnceLock::new();
    LIVED.get_or_init(|| {
        let mut state = State::default();
        let Ok(_) = demo::sittard_geleen(&mut |month| {
            for (pen, statement) in &month {
                state.fold(&pen.entry(Nr(state.nr().0 + 1), statement));
            }
            Ok::<(), Infallible>(())
        });
        state
    })
}

fn check(name: &str, file: &str) {
    let preset = Preset::from_name(name).expect("a published table");
    let table = preset.run(sittard_geleen(), leave(), demo::today(), &Parameters::default()).expect("a table");
    let differences = printed(file).differences(&table);
    assert!(differences.is_empty(), "{name}: {differences:#?}\n{}", plain(&table));
}

fn ask(report: Report, asked: &Parameters) -> Table {
    run(sittard_geleen(), leave(), demo::today(), report, asked).expect("the question can be asked")
}

#[test]
fn tabel_2() {
    check("tabel-2", "tabel-2-participatiehuis-instroom.csv");
}

#[test]
fn tabel_4() {
    check("tabel-4", "tabel-4-participatiehuis-uitstroom.csv");
}

#[test]
fn tabel_5() {
    check("tabel-5", "tabel-5-participatiehuis-uit-uitkering.csv");
}

#[test]
fn the_caseload_per_fte_goes_from_28_to_37() {
    let table = ask(Report::Caseload, &period("2009-12-01", "2010-04-30"));
    let (first, last) = (&table.rows[0].cells, &table.rows[table.rows.len() - 1].cells);
    assert_eq!([&first[3].value, &last[3].value], [&Value::Hundredths(2800), &Value::Hundredths(3700)]);
    // On the last day one newcomer has no coach yet.
    let guided = [first, last].map(|cells| (cells[0].number(), cells[1].number()));
    assert_eq!(guided, [(Some(297), Some(0)), (Some(392), Some(1))]);
}

#[test]
fn in_the_first_four_months_of_2010_118_began_a_mean_of_29_and_a_half_a_month() {
    let table = ask(Report::Instroom, &period("2010-01-01", "2010-04-30"));
    let began = number(&table, "gerealiseerde instroom", "2010");
    assert_eq!((began, began * 10 / 4), (118, 295));
    let none = ask(Report::Instroom, &period("2008-12-01", "2008-12-31"));
    assert_eq!(number(&none, "gerealiseerde instroom", "2008"), 0, "nobody entered in December 2008");
}

#[test]
fn of_58_who_left_52_have_one_of_the_printed_reasons() {
    let table = ask(Report::Uitstroom, &Parameters { gedrukt: true, ..period("2008-12-01", "2010-04-30") });
    assert_eq!((number(&table, "totaal", "cumulatief"), number(&table, "niet vastgelegd", "cumulatief")), (58, 6));
}

#[test]
fn the_two_whose_going_to_work_was_found_in_april_stand_beside_what_was_known_before() {
    let named = reports::Named::from_name("tabel-4").expect("a published table");
    let changes = reports::changes(sittard_geleen(), leave(), demo::today(), named, &Parameters::default());
    let changes = changes.expect("April brought what was not known before");
    assert_eq!(changes.then, day("2010-03-31"));
    let seen: Vec<_> = changes.rows.iter().map(|row| (row.label.word(), row.then, row.now)).collect();
    assert_eq!(seen, [("regulier werk".to_owned(), 2, 4)]);
}
