//! What has to add up in every town, for every period and every day of knowing.

mod town;

use domain::time::Day;
use proptest::prelude::*;
use reports::{Naar, Parameters, Per, Report, Table};
use town::{SERVICE, Town, day, number};

/// A traject in days since 2009-01-01: its start, how much later it was known, its length, and how late its end was known.
#[derive(Debug, Clone)]
struct Lived {
    start: i32,
    length: Option<i32>,
    late: i32,
    soort: usize,
    reden: usize,
    oorzaak: Option<usize>,
    corrected: Option<(i32, i32)>,
}

const SOORTEN: [&str; 3] = ["oriëntatietraject", "participatiebaan", "detacheringsbaan"];
const REDENEN: [&str; 6] =
    ["regulier werk", "zorgtraject", "geen WWB-recht", "doorstroom", "overig", "niet vastgelegd"];

fn lived() -> impl Strategy<Value = Lived> {
    let corrected = prop::option::of((0..60i32, 0..40i32));
    (0..300i32, prop::option::of(0..120i32), 0..40i32, 0..3usize, 0..6usize, prop::option::of(0..9usize), corrected)
        .prop_map(|(start, length, late, soort, reden, oorzaak, corrected)| Lived {
            start,
            length,
            late,
            soort,
            reden,
            oorzaak,
            corrected,
        })
}

fn at(offset: i32) -> String {
    day("2009-01-01").plus(offset).to_string()
}

fn lived_in(lives: &[Lived]) -> Town {
    let mut town = Town::with(&[SERVICE]);
    let oorzaken = domain::aanpak::content::parse(SERVICE).unwrap().oorzaken;
    for life in lives {
        let inwoner = town.person("Aalders");
        let traject = town.start_as(inwoner, &at(life.start), Some(SOORTEN[life.soort]));
        let Some(length) = life.length else { continue };
        let (end, known) = (life.start + length, life.start + length + life.late);
        let oorzaak = life.oorzaak.filter(|_| REDENEN[life.reden] == "geen WWB-recht").and_then(|at| oorzaken.get(at));
        let oorzaak = oorzaak.map(|oorzaak| oorzaak.code.as_str());
        let nr = town.close_known(traject, &at(end), &at(known), REDENEN[life.reden], oorzaak);
        if let Some((other, late)) = life.corrected {
            town.correct_close(
                nr,
                &at(life.start + other),
                &at(known.max(life.start + other) + late),
                REDENEN[(life.reden + 1) % 6],
            );
        }
    }
    town
}

fn column(table: &Table, column: usize) -> Vec<i64> {
    table.rows.iter().map(|row| row.cells[column].number().unwrap_or_default()).collect()
}

fn asked(van: i32, days: i32, known: Option<i32>) -> Parameters {
    let van: Day = day(&at(van));
    let bekend_op = known.map(|known| day(&at(known)));
    Parameters { van: Some(van), tot: Some(van.plus(days)), bekend_op, ..Parameters::default() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn begin_and_instroom_without_who_left_is_the_eindstand(
        lives in prop::collection::vec(lived(), 0..14), van in 0..400i32, days in 0..200i32, known in prop::option::of(0..540i32),
    ) {
        let table = lived_in(&lives).ask(Report::Deelnemers, &asked(van, days, known));
        for row in &table.rows {
            let cells: Vec<i64> = row.cells.iter().filter_map(|cell| cell.number()).collect();
            prop_assert_eq!(cells[0] + cells[1] - cells[2], cells[3], "{}", town::plain(&table));
        }
    }

    #[test]
    fn causes_and_trajectsoorten_add_up_to_their_reason_however_it_is_counted(
        lives in prop::collection::vec(lived(), 0..14), van in 0..400i32, days in 0..200i32, known in prop::option::of(0..540i32),
        naar in prop::sample::select(&Naar::ALL[..]),
    ) {
        let town = lived_in(&lives);
        let asked = Parameters { naar, ..asked(van, days, known) };
        let reden = town.ask(Report::Uitstroom, &asked);
        let oorzaak = town.ask(Report::Uitstroom, &Parameters { per: Some(Per::Oorzaak), ..asked.clone() });
        let soort = town.ask(Report::Uitstroom, &Parameters { per: Some(Per::Trajectsoort), ..asked.clone() });
        let row = reden.rows.iter().position(|row| row.code == "geen-wwb-recht").unwrap();
        for at in 0..2 {
            let parts = column(&oorzaak, at);
            prop_assert_eq!(parts[..parts.len() - 1].iter().sum::<i64>(), column(&reden, at)[row]);
        }
        for (row, reason) in reden.rows.iter().enumerate() {
            prop_assert_eq!(number(&soort, "totaal", &reason.label.word()), column(&reden, 0)[row]);
        }
        prop_assert_eq!(reden.facts_behind(reden.rows.len() - 1, 0) as i64, column(&reden, 0)[reden.rows.len() - 1]);
    }

    #[test]
    fn by_datum_or_by_boekdatum_everybody_leaves_once(lives in prop::collection::vec(lived(), 0..14)) {
        let town = lived_in(&lives);
        let total = |naar| number(&town.ask(Report::Uitstroom, &Parameters { naar, ..Parameters::default() }), "totaal", "cumulatief");
        prop_assert_eq!(total(Naar::Datum), total(Naar::Boekdatum));
    }
}
