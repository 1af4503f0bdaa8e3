//! What is counted when: the edges of a stand, what was known, corrections, and the two days of an end.

mod town;

use reports::{Naar, Parameters, Per, Report, Value};
use town::{Town, day, number, period};

fn known(on: &str, asked: Parameters) -> Parameters {
    Parameters { bekend_op: Some(day(on)), ..asked }
}

#[test]
fn a_traject_that_ends_on_its_first_day_came_and_left_and_is_in_no_stand() {
    let mut town = Town::participatiehuis();
    let traject = town.newcomer("Aalders", "2010-03-15");
    town.close(traject, "2010-03-15", "overig");
    let table = town.ask(Report::Deelnemers, &period("2010-03-15", "2010-03-15"));
    let row: Vec<_> = table.rows[0].cells.iter().filter_map(|cell| cell.number()).collect();
    assert_eq!(row, [0, 1, 1, 0]);
}

#[test]
fn who_leaves_on_the_peildatum_is_no_longer_in_the_stand_and_who_comes_that_day_is() {
    let mut town = Town::participatiehuis();
    let leaver = town.newcomer("Aalders", "2010-03-01");
    town.close(leaver, "2010-04-30", "overig");
    town.newcomer("Bakker", "2010-04-30");
    let stand = |on: &str| {
        let table = town.ask(Report::Deelnemers, &Parameters { peildatum: Some(day(on)), ..Parameters::default() });
        table.rows[0].cells[3].number()
    };
    assert_eq!((stand("2010-02-28"), stand("2010-04-29"), stand("2010-04-30")), (Some(0), Some(1), Some(1)));
}

#[test]
fn the_begin_of_a_period_is_the_stand_of_the_day_before() {
    let mut town = Town::participatiehuis();
    let leaver = town.newcomer("Aalders", "2009-11-02");
    town.close(leaver, "2010-01-01", "overig");
    town.newcomer("Bakker", "2010-01-01");
    let table = town.ask(Report::Deelnemers, &period("2010-01-01", "2010-03-31"));
    let row: Vec<_> = table.rows[0].cells.iter().filter_map(|cell| cell.number()).collect();
    assert_eq!(row, [1, 1, 1, 1]);
}

#[test]
fn an_end_registered_late_is_not_there_in_what_was_known_before() {
    let mut town = Town::participatiehuis();
    let traject = town.newcomer("Aalders", "2009-11-02");
    town.close_known(traject, "2010-03-20", "2010-04-12", "regulier werk", None);
    let ended = |on: &str| {
        let table = town.ask(Report::Uitstroom, &known(on, period("2010-03-01", "2010-03-31")));
        number(&table, "regulier werk", "maart 2010")
    };
    assert_eq!((ended("2010-04-11"), ended("2010-04-12")), (0, 1));
    let then = town.ask(Report::Deelnemers, &known("2010-03-31", period("2010-03-01", "2010-03-31")));
    assert_eq!(number(&then, "totaal", "eindstand maart 2010"), 1);
}

#[test]
fn a_correction_and_a_correction_of_it_each_hold_from_when_they_were_known() {
    let mut town = Town::participatiehuis();
    let traject = town.newcomer("Aalders", "2009-11-02");
    let first = town.close(traject, "2010-02-10", "overig");
    let second = town.correct_close(first, "2010-02-10", "2010-03-05", "regulier werk");
    town.correct_close(second, "2010-03-02", "2010-04-06", "ander re-integratietraject");
    let february = |on: &str| town.ask(Report::Uitstroom, &known(on, period("2010-02-01", "2010-02-28")));
    assert_eq!(number(&february("2010-02-28"), "overig", "februari 2010"), 1);
    assert_eq!(number(&february("2010-03-31"), "regulier werk", "februari 2010"), 1);
    assert_eq!(number(&february("2010-03-31"), "overig", "februari 2010"), 0);
    assert_eq!(number(&february("2010-04-06"), "totaal", "februari 2010"), 0);
    let march = town.ask(Report::Uitstroom, &period("2010-03-01", "2010-03-31"));
    assert_eq!(number(&march, "ander re-integratietraject", "maart 2010"), 1);
}

#[test]
fn an_end_counts_by_the_day_it_was_first_booked_when_asked_whatever_was_corrected_since() {
    let mut town = Town::participatiehuis();
    let traject = town.newcomer("Aalders", "2009-11-02");
    let first = town.close_known(traject, "2010-03-20", "2010-04-12", "overig", None);
    town.correct_close(first, "2010-03-22", "2010-05-03", "regulier werk");
    let booked = Parameters { naar: Naar::Boekdatum, ..Parameters::default() };
    let count = |van, tot, column| {
        let table = town.ask(Report::Uitstroom, &Parameters { naar: booked.naar, ..period(van, tot) });
        number(&table, "regulier werk", column)
    };
    assert_eq!(count("2010-03-01", "2010-03-31", "maart 2010"), 0);
    assert_eq!(count("2010-04-01", "2010-04-30", "april 2010"), 1);
    assert_eq!(count("2010-05-01", "2010-05-31", "mei 2010"), 0);
    assert_eq!(count("2010-05-01", "2010-05-31", "cumulatief"), 1);
}

#[test]
fn a_period_in_which_leavers_were_only_booked_says_so_beside_the_figure() {
    let mut town = Town::participatiehuis();
    let traject = town.newcomer("Aalders", "2009-11-02");
    town.close_known(traject, "2010-03-20", "2010-04-12", "regulier werk", None);
    let april = town.ask(Report::Uitstroom, &period("2010-04-01", "2010-04-30"));
    let note = april.notes.iter().find(|note| note.text.key == "rapport-noot-naar-boekdatum").expect("a note");
    assert_eq!((note.row, note.column), (Some(0), Some(0)));
}

#[test]
fn somebody_with_three_trajecten_counts_three_times_as_instroom_and_once_in_a_stand() {
    let mut town = Town::participatiehuis();
    let inwoner = town.person("Aalders");
    for (from, to) in [("2009-02-02", "2009-05-01"), ("2009-06-01", "2009-12-24")] {
        let traject = town.start(inwoner, from);
        town.close(traject, to, "overig");
    }
    town.start(inwoner, "2010-02-01");
    let instroom = town.ask(Report::Instroom, &Parameters::default());
    assert_eq!(number(&instroom, "gerealiseerde instroom", "2009"), 2);
    assert_eq!(number(&instroom, "gerealiseerde instroom", "totaal"), 3);
    let deelnemers = town.ask(Report::Deelnemers, &period("2009-01-01", "2010-06-30"));
    let row: Vec<_> = deelnemers.rows[0].cells.iter().filter_map(|cell| cell.number()).collect();
    assert_eq!(row, [0, 3, 2, 1]);
}

#[test]
fn ends_without_an_oorzaak_show_so_that_the_rows_add_up_to_their_reden() {
    let mut town = Town::participatiehuis();
    for (naam, oorzaak) in
        [("Aalders", Some("detentie")), ("Bakker", None), ("Claes", Some("huwelijk")), ("Dekker", Some("detentie"))]
    {
        let traject = town.newcomer(naam, "2009-11-02");
        town.close_known(traject, "2010-04-20", "2010-04-20", "uit uitkering niet door werk", oorzaak);
    }
    let other = town.newcomer("Evers", "2009-11-02");
    town.close(other, "2010-04-21", "overig");
    let april = period("2010-04-01", "2010-04-30");
    let table = town.ask(Report::Uitstroom, &Parameters { per: Some(Per::Oorzaak), ..april.clone() });
    assert_eq!(number(&table, "geen oorzaak vastgelegd", "april 2010"), 1);
    let reden = number(&town.ask(Report::Uitstroom, &april), "uit uitkering niet door werk", "april 2010");
    assert_eq!((number(&table, "totaal", "april 2010"), reden), (4, 4));
    assert_eq!(table.find("detentie", "deel").unwrap().value, Value::Percent(500));
}

#[test]
fn an_aanpak_of_the_same_gemeente_does_not_count_in_another() {
    let mut town = Town::with(&[town::SERVICE, town::PARTICIPATIEHUIS]);
    town.newcomer("Aalders", "2010-02-01");
    let count = |aanpak: &str| {
        let asked = Parameters { aanpak: aanpak.into(), ..period("2010-01-01", "2010-12-31") };
        number(&town.ask(Report::Deelnemers, &asked), "totaal", "instroom 2010")
    };
    assert_eq!((count("service-voor-de-wijk"), count("participatiehuis")), (1, 0));
}

#[test]
fn two_dossiers_of_one_person_count_once_since_that_was_known_and_twice_before() {
    let mut town = Town::participatiehuis();
    let marit = town.medewerker("Marit", domain::access::Role::Coordinator);
    let [one, other] = ["Aalders", "Alders"].map(|naam| town.person(naam));
    let trajecten = [one, other].map(|inwoner| town.start(inwoner, "2010-03-01"));
    town.close(trajecten[1], "2010-04-12", "overig");
    town.start(other, "2010-04-19");
    town.one_person(marit, "2010-06-07", one, other);
    let people = |on: &str| {
        let table = town.ask(Report::Uitkeringsduur, &known(on, period("2010-04-01", "2010-04-30")));
        number(&table, "totaal", "inwoners")
    };
    assert_eq!((people("2010-06-06"), people("2010-06-07")), (2, 1));
    // Trajecten are not people: they came and ended when they did, also by the day of booking.
    for naar in [Naar::Datum, Naar::Boekdatum] {
        let asked = Parameters { naar, ..period("2010-03-01", "2010-04-30") };
        let table = town.ask(Report::Uitstroom, &asked);
        assert_eq!(number(&table, "overig", "cumulatief"), 1, "{naar:?}");
    }
}
