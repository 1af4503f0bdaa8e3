//! The published figures of Stichting Voorwerk, as the quotas that the plan fills with people. Those of 2009 are tabel 6
//! and 7 of bijlage 2 of the report *Activeren door participeren* (2011); those of the other years are ours, and make the
//! stocks with which 2009 begins (148) and the spring of 2010 ends (about 205). The rest follows from facts.

use crate::gemeente::{Begeleider, Dag};

/// Oriëntatietraject, participatiebaan and detacheringsbaan, in that order everywhere.
pub const SOORTEN: [Soort; 3] = [
    Soort { code: "orientatietraject", fase: "orientatie", least: 14, ripe: 35, jitter: 70 },
    Soort { code: "participatiebaan", fase: "participatiebaan", least: 40, ripe: 120, jitter: 130 },
    Soort { code: "detacheringsbaan", fase: "detachering", least: 60, ripe: 150, jitter: 100 },
];

/// `least` and `ripe` are the fewest days before an end, and before work or a next traject. Who began `jitter` days
/// later may still leave before somebody else.
pub struct Soort {
    pub code: &'static str,
    pub fase: &'static str,
    pub least: i32,
    pub ripe: i32,
    pub jitter: i32,
}

/// Why so many trajecten of a soort end in a period. With a `vervolg` they go on to that soort.
pub struct Slot {
    pub aantal: usize,
    pub reden: &'static str,
    pub oorzaak: Option<&'static str>,
    pub vervolg: Option<usize>,
}

const fn slot(aantal: usize, reden: &'static str) -> Slot {
    Slot { aantal, reden, oorzaak: None, vervolg: None }
}

const fn zonder_recht(aantal: usize, oorzaak: &'static str) -> Slot {
    Slot { aantal, reden: "geen-wwb-recht", oorzaak: Some(oorzaak), vervolg: None }
}

/// Whoever goes on stands under *overig* in tabel 7.
const fn door(aantal: usize, naar: usize) -> Slot {
    Slot { aantal, reden: "doorstroom", oorzaak: None, vervolg: Some(naar) }
}

/// What happens to a soort in a period: how many begin without an earlier traject, from which day some end, and why.
pub struct Stroom {
    pub direct: usize,
    pub eerste_einde: Dag,
    pub sloten: &'static [Slot],
}

pub struct Periode {
    pub van: Dag,
    pub tot: Dag,
    pub stromen: [Stroom; 3],
}

const PARTICIPATIEBAAN: usize = 1;
const DETACHERING: usize = 2;

const fn stroom(direct: usize, eerste_einde: Dag, sloten: &'static [Slot]) -> Stroom {
    Stroom { direct, eerste_einde, sloten }
}

pub const PERIODEN: [Periode; 4] = [
    Periode {
        van: (2007, 3, 12),
        tot: (2007, 12, 21),
        stromen: [
            stroom(
                80,
                (2007, 7, 9),
                &[
                    door(36, PARTICIPATIEBAAN),
                    slot(8, "regulier-werk"),
                    slot(2, "zorgtraject"),
                    slot(1, "wsw-baan"),
                    zonder_recht(5, "werk-gevonden"),
                    zonder_recht(4, "verhuizing"),
                    zonder_recht(2, "wajong"),
                    slot(2, "overig"),
                ],
            ),
            stroom(6, (2007, 11, 5), &[door(1, DETACHERING), slot(1, "regulier-werk")]),
            stroom(0, (2007, 12, 20), &[]),
        ],
    },
    Periode {
        van: (2008, 1, 7),
        tot: (2008, 12, 19),
        stromen: [
            stroom(
                190,
                (2008, 1, 14),
                &[
                    door(84, PARTICIPATIEBAAN),
                    slot(28, "regulier-werk"),
                    slot(6, "zorgtraject"),
                    slot(6, "wsw-baan"),
                    zonder_recht(18, "werk-gevonden"),
                    zonder_recht(9, "partner-werk"),
                    zonder_recht(10, "verhuizing"),
                    zonder_recht(4, "detentie"),
                    zonder_recht(5, "wajong"),
                    slot(10, "overig"),
                ],
            ),
            stroom(
                18,
                (2008, 2, 4),
                &[
                    door(20, DETACHERING),
                    slot(8, "regulier-werk"),
                    slot(3, "zorgtraject"),
                    slot(1, "wsw-baan"),
                    zonder_recht(3, "werk-gevonden"),
                    zonder_recht(2, "verhuizing"),
                    zonder_recht(1, "wajong"),
                    slot(4, "overig"),
                ],
            ),
            stroom(2, (2008, 8, 4), &[slot(4, "regulier-werk"), slot(1, "overig")]),
        ],
    },
    IN_2009,
    Periode {
        van: (2010, 1, 4),
        tot: (2010, 4, 28),
        stromen: [
            stroom(
                70,
                (2010, 1, 5),
                &[
                    door(30, PARTICIPATIEBAAN),
                    slot(12, "regulier-werk"),
                    slot(3, "zorgtraject"),
                    slot(2, "wsw-baan"),
                    zonder_recht(9, "werk-gevonden"),
                    zonder_recht(5, "partner-werk"),
                    zonder_recht(6, "verhuizing"),
                    zonder_recht(2, "detentie"),
                    zonder_recht(3, "wajong"),
                    slot(4, "overig"),
                ],
            ),
            stroom(
                8,
                (2010, 1, 6),
                &[
                    door(10, DETACHERING),
                    slot(8, "regulier-werk"),
                    slot(3, "zorgtraject"),
                    slot(1, "wsw-baan"),
                    zonder_recht(3, "werk-gevonden"),
                    zonder_recht(1, "partner-werk"),
                    zonder_recht(2, "verhuizing"),
                    slot(6, "overig"),
                ],
            ),
            stroom(4, (2010, 1, 11), &[slot(7, "regulier-werk"), zonder_recht(1, "verhuizing"), slot(4, "overig")]),
        ],
    },
];

/// 173, 117 and 30 end. Of the 68 oriëntaties under *overig* 64 go on to one of the 107 participatiebanen, so 43 of those
/// begin without one; the stocks ask for at least 39.
const IN_2009: Periode = Periode {
    van: (2009, 1, 5),
    tot: (2009, 12, 29),
    stromen: [
        stroom(
            229,
            (2009, 1, 7),
            &[
                slot(30, "regulier-werk"),
                slot(6, "zorgtraject"),
                slot(7, "wsw-baan"),
                zonder_recht(24, "werk-gevonden"),
                zonder_recht(12, "partner-werk"),
                zonder_recht(14, "verhuizing"),
                zonder_recht(5, "detentie"),
                zonder_recht(7, "wajong"),
                door(64, PARTICIPATIEBAAN),
                door(2, DETACHERING),
                slot(2, "overig"),
            ],
        ),
        stroom(
            43,
            (2009, 1, 8),
            &[
                slot(21, "regulier-werk"),
                slot(10, "zorgtraject"),
                slot(5, "wsw-baan"),
                zonder_recht(8, "werk-gevonden"),
                zonder_recht(4, "partner-werk"),
                zonder_recht(6, "verhuizing"),
                zonder_recht(2, "detentie"),
                zonder_recht(3, "wajong"),
                door(30, DETACHERING),
                slot(28, "overig"),
            ],
        ),
        stroom(
            9,
            (2009, 1, 19),
            &[
                slot(15, "regulier-werk"),
                zonder_recht(1, "partner-werk"),
                zonder_recht(2, "verhuizing"),
                slot(12, "overig"),
            ],
        ),
    ],
};

/// About nine trajectbegeleiders with 35 to 40 people for a full week (001:587-589).
pub const TRAJECTBEGELEIDERS: [Begeleider; 9] = [
    ("Corine van Ginkel", (2007, 3, 5), 100),
    ("Henk-Jan Evers", (2007, 3, 5), 60),
    ("Marja Budding", (2008, 1, 7), 60),
    ("Dennis Koudijs", (2008, 3, 3), 60),
    ("Lia Davelaar", (2008, 9, 1), 70),
    ("Ineke Roelofsen", (2009, 1, 5), 50),
    ("Fatih Aslan", (2009, 4, 1), 60),
    ("Jolanda van de Craats", (2009, 7, 1), 60),
    ("Rob Hardeman", (2009, 9, 1), 40),
];

/// 151 of the 377 who began in 2009 worked at Service voor de Wijk: the coördinator says some 40 % (001:751).
pub const DOEN_MEE: (usize, usize) = (151, 377);

/// The first working day of Service voor de Wijk.
pub const OPENING: Dag = (2007, 3, 12);
