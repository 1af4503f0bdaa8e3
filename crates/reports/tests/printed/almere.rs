//! De Cirkel up to May 2010, as few facts as give tabel 1.

use super::{Printed, printed};
use crate::town::{DE_CIRKEL, Town};

const YEARS: [(&str, &str, &str, &str); 3] = [
    ("2008", "2008-02-04", "2008-09-01", "2008-12-01"),
    ("2009", "2009-02-02", "2009-09-01", "2009-12-01"),
    ("2010", "2010-02-01", "2010-04-01", "2010-05-03"),
];

pub fn almere() -> Town {
    let mut town = Town::opened_on("2008-01-01", &[DE_CIRKEL]);
    let printed = printed("tabel-1-de-cirkel.csv");
    for (year, begin, measured, end) in YEARS {
        let number = |row| number(&printed, row, year);
        let mut risers = number("stijging naar volgende trede (niet 6)");
        let mut growers = number("stijging binnen trede");
        let mut ends = Vec::new();
        for reden in ["uitval", "uitstroom naar betaald werk", "uitstroom door geen WWB-recht"] {
            ends.extend(vec![reden; number(reden)]);
        }
        for at in 0..number("gerealiseerde instroom") {
            let inwoner = town.person("Aalders");
            let traject = town.start_on_trede(inwoner, begin, 1);
            if risers > 0 {
                risers -= 1;
                town.measure(inwoner, traject, measured, Some(2));
            } else if growers > 0 {
                growers -= 1;
                town.measure(inwoner, traject, measured, None);
            }
            if let Some(reden) = ends.get(at) {
                town.close(traject, end, reden);
            }
        }
    }
    town
}

/// Nothing where nothing was published.
fn number(printed: &Printed, row: &str, column: &str) -> usize {
    printed.published(row, column).map_or(0, |text| text.parse().expect("a published number"))
}
