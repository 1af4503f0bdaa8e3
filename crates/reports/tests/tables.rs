//! The tables as people see them, in the shape of the published ones.

mod town;

use reports::{Naar, Parameters, Per, Report};
use town::{SERVICE, Town, period, plain};

fn participatiehuis() -> Town {
    let mut town = Town::participatiehuis();
    let ends = [
        ("Aalders", "2009-02-02", "2010-03-20", "2010-04-12", "regulier werk", None),
        ("Bakker", "2009-03-02", "2010-04-06", "2010-04-06", "regulier werk", None),
        ("Claes", "2009-03-30", "2009-12-01", "2009-12-01", "intensieve zorg", None),
        ("Dekker", "2009-04-14", "2010-04-20", "2010-04-20", "uit uitkering niet door werk", Some("verhuizing")),
        ("Evers", "2009-05-11", "2010-01-18", "2010-01-18", "uit uitkering niet door werk", Some("huwelijk")),
        ("Faber", "2009-06-08", "2010-02-08", "2010-02-08", "niet vastgelegd", None),
    ];
    for (naam, from, to, known, reden, oorzaak) in ends {
        let traject = town.newcomer(naam, from);
        town.close_known(traject, to, known, reden, oorzaak);
    }
    for (naam, from) in [("Groen", "2009-09-07"), ("Haan", "2010-01-11"), ("Ismaili", "2010-03-15")] {
        town.newcomer(naam, from);
    }
    town
}

fn service() -> Town {
    let mut town = Town::with(&[SERVICE]);
    let trajecten = [
        ("oriëntatietraject", "2008-11-03", Some(("2009-01-12", "doorstroom"))),
        ("oriëntatietraject", "2009-02-02", Some(("2009-05-18", "regulier werk"))),
        ("oriëntatietraject", "2009-03-02", Some(("2009-04-27", "geen WWB-recht"))),
        ("participatiebaan", "2009-01-12", Some(("2009-12-31", "overig"))),
        ("participatiebaan", "2009-06-01", None),
        ("detacheringsbaan", "2009-04-01", Some(("2010-01-04", "regulier werk"))),
    ];
    for (soort, from, end) in trajecten {
        let inwoner = town.person("Aalders");
        let traject = town.start_as(inwoner, from, Some(soort));
        if let Some((to, reden)) = end {
            town.close(traject, to, reden);
        }
    }
    town
}

#[test]
fn instroom_in_the_shape_of_table_2() {
    let table = participatiehuis()
        .ask(Report::Instroom, &Parameters { tot: Some(town::day("2010-03-31")), ..Parameters::default() });
    insta::assert_snapshot!(plain(&table));
}

#[test]
fn uitstroom_in_the_shape_of_table_4() {
    insta::assert_snapshot!(plain(&participatiehuis().ask(Report::Uitstroom, &period("2010-04-01", "2010-04-30"))));
}

#[test]
fn uitstroom_by_booking_has_both_leavers_to_work_in_april() {
    let asked = Parameters { naar: Naar::Boekdatum, ..period("2010-04-01", "2010-04-30") };
    insta::assert_snapshot!(plain(&participatiehuis().ask(Report::Uitstroom, &asked)));
}

#[test]
fn uitstroom_per_oorzaak_in_the_shape_of_table_5() {
    let asked = Parameters { per: Some(Per::Oorzaak), ..period("2009-01-01", "2010-04-30") };
    insta::assert_snapshot!(plain(&participatiehuis().ask(Report::Uitstroom, &asked)));
}

#[test]
fn deelnemers_in_the_shape_of_table_6() {
    insta::assert_snapshot!(plain(&service().ask(Report::Deelnemers, &period("2009-01-01", "2009-12-31"))));
}

#[test]
fn uitstroom_per_trajectsoort_in_the_shape_of_table_7() {
    let asked = Parameters { per: Some(Per::Trajectsoort), ..period("2009-01-01", "2009-12-31") };
    insta::assert_snapshot!(plain(&service().ask(Report::Uitstroom, &asked)));
}
