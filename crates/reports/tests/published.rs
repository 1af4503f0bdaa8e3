//! Every published cell, from facts through the general reports.

mod printed;
mod town;

use domain::state::State;
use domain::time::Day;
use printed::{almere, ede, printed, sittard};
use reports::{Cijfers, Named, PRESETS, Parameters, Preset, Table};
use town::{day, leave, plain};

/// The towns of the three projects, each on its last day.
fn towns() -> Vec<(State, Day)> {
    let last = day("2010-04-30");
    let almere = (almere::almere().state().clone(), day("2010-05-31"));
    vec![almere, (sittard::sittard().state().clone(), last), (ede::ede().state().clone(), last)]
}

fn preset(name: &str) -> &'static Preset {
    Preset::from_name(name).expect("a published table")
}

/// As the command line makes it: from the towns that have an aanpak of the table.
fn made(name: &str) -> Table {
    let preset = preset(name);
    let towns = towns();
    if preset.compares() {
        let figures = |(state, today): &(State, Day)| -> Vec<Cijfers> {
            preset.cijfers(state, leave(), *today, &Parameters::default()).expect("the question can be asked")
        };
        return preset.compare(day("2010-05-31"), towns.iter().flat_map(figures).collect());
    }
    let slug = preset.aanpakken()[0];
    let (state, today) =
        towns.iter().find(|(state, today)| domain::aanpak::by_slug(state, slug, *today).is_some()).expect("a town");
    preset.run(state, leave(), *today, &Parameters::default()).expect("the question can be asked")
}

fn check(name: &str, file: &str) {
    let (table, printed) = (made(name), printed(file));
    let differences = printed.differences(&table);
    assert!(differences.is_empty(), "{name}: {differences:#?}\n{}", plain(&table));
    assert!(printed.in_order(&table), "{name} has other rows or columns:\n{}", plain(&table));
}

#[test]
fn tabel_1_is_counted_by_year_of_instroom() {
    check("tabel-1", "tabel-1-de-cirkel.csv");
}

#[test]
fn tabel_4_1_is_counted_over_three_gemeenten_each_with_its_own_denominator() {
    check("tabel-4.1", "tabel-4.1-vergelijking.csv");
}

#[test]
fn beside_the_published_denominators_stands_one_for_all() {
    let table = made("tabel-4.1");
    let own = |column| town::number(&table, "begin en instroom", column);
    assert_eq!(["participatiehuis aantal", "de cirkel aantal", "voorwerk aantal"].map(own), [451, 79, 525]);
}

#[test]
fn tabel_2_is_counted() {
    check("tabel-2", "tabel-2-participatiehuis-instroom.csv");
}

#[test]
fn tabel_3_is_counted_by_the_days_of_each_member() {
    check("tabel-3", "tabel-3-participatiehuis-intern-programma.csv");
    assert_eq!(town::number(&made("tabel-3"), "loopt nog", "cumulatief"), 34);
}

#[test]
fn tabel_4_is_counted_by_booking_and_shows_the_six_without_a_reason() {
    check("tabel-4", "tabel-4-participatiehuis-uitstroom.csv");
    assert_eq!(town::number(&made("tabel-4"), "niet vastgelegd", "cumulatief"), 6);
}

#[test]
fn tabel_5_is_counted() {
    check("tabel-5", "tabel-5-participatiehuis-uit-uitkering.csv");
}

#[test]
fn tabel_6_is_counted() {
    check("tabel-6", "tabel-6-voorwerk-deelnemers.csv");
}

#[test]
fn tabel_7_is_counted_with_who_moved_on_under_overig() {
    check("tabel-7", "tabel-7-voorwerk-uitstroom.csv");
}

#[test]
fn every_note_of_a_published_table_finds_its_figure() {
    for preset in PRESETS {
        let table = made(preset.name);
        let noted = table.notes.iter().filter(|note| note.bron.is_some()).count();
        assert_eq!(noted, preset.note_count(), "{}:\n{}", preset.name, plain(&table));
    }
}

#[test]
fn a_name_is_of_one_report_or_one_published_table() {
    for preset in PRESETS {
        assert!(matches!(Named::from_name(preset.name), Some(Named::Preset(found)) if found.name == preset.name));
    }
    assert!(Named::from_name("tabel-0").is_none());
}

#[test]
fn half_of_who_began_at_de_cirkel_in_2008_and_in_2009_grew() {
    let table = made("tabel-1");
    let grew = |year| {
        let growth = ["stijging binnen trede", "stijging naar volgende trede (niet 6)"];
        growth.map(|row| town::number(&table, row, year)).iter().sum::<i64>()
    };
    assert_eq!((grew("2008"), town::number(&table, "gerealiseerde instroom", "2008")), (17, 33));
    assert_eq!((grew("2009"), town::number(&table, "gerealiseerde instroom", "2009")), (13, 26));
}

#[test]
fn of_525_trajecten_at_voorwerk_320_were_closed_which_is_61_percent() {
    let table = made("tabel-6");
    let [begin, came, closed] =
        ["begin 2009", "instroom 2009", "afgesloten 2009"].map(|column| town::number(&table, "totaal", column));
    assert_eq!((begin + came, closed), (525, 320));
    assert_eq!(reports::percentage::tenths(closed as u64, (begin + came) as u64), Some(610));
}
