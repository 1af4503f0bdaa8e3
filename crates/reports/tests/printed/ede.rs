//! Service voor de Wijk in 2009, as few facts as give tabel 6 and 7.

use super::printed;
use crate::town::{SERVICE, Town};

/// Reasons of tabel 7. Of those it counts under overig, the first half moved on to the next trajectsoort.
const REDENEN: [(&str, &str); 5] = [
    ("regulier werk", "regulier werk"),
    ("zorgtraject", "zorgtraject"),
    ("WSW-baan", "WSW-baan"),
    ("geen WWB-recht", "geen WWB-recht"),
    ("overig", "overig"),
];

pub fn ede() -> Town {
    let mut town = Town::with(&[SERVICE]);
    let (stocks, ends) = (printed("tabel-6-voorwerk-deelnemers.csv"), printed("tabel-7-voorwerk-uitstroom.csv"));
    for soort in ["oriëntatietraject", "participatiebaan", "detacheringsbaan"] {
        let mut open = Vec::new();
        let began = |column, day: &'static str| (0..stocks.number(soort, column)).map(move |_| day);
        for day in began("begin 2009", "2008-12-01").chain(began("instroom 2009", "2009-03-02")) {
            let inwoner = town.person("Aalders");
            open.push(town.start_as(inwoner, day, Some(soort)));
        }
        let mut open = open.into_iter();
        for (column, reden) in REDENEN {
            let left = ends.number(soort, column);
            for (at, traject) in open.by_ref().take(left).enumerate() {
                let moved_on = reden == "overig" && at < left / 2;
                town.close(traject, "2009-09-01", if moved_on { "doorstroom" } else { reden });
            }
        }
    }
    town
}
