//! The inwoners of Ede whom tests and pages know by name.

use crate::bekenden::Bekende;
use crate::life::Life;

/// Came through an oriëntatie and a participatiebaan to a detacheringsbaan.
pub const HENNIE: &str = "E1001";
/// Longer than eight weeks in the oriëntatie, with Corine.
pub const MUSTAFA: &str = "E1002";
/// Began with a participatiebaan, without an oriëntatie.
pub const JAN: &str = "E1003";

pub const KEYS: [&str; 3] = [HENNIE, MUSTAFA, JAN];

pub const BEKENDEN: [Bekende; 3] = [
    Bekende {
        sleutel: HENNIE,
        voornaam: "Hennie",
        achternaam: "van de Pol",
        zij: true,
        geboren: (1967, 4, 21),
        wijk: "Veldhuizen",
        fits: |lives, life| life.na.is_none() && steps(lives, life) == 3,
    },
    Bekende {
        sleutel: MUSTAFA,
        voornaam: "Mustafa",
        achternaam: "Arslan",
        zij: false,
        geboren: (1971, 8, 30),
        wijk: "Veldhuizen",
        fits: |_, life| {
            let oriented = life.soort == Some("orientatietraject") && life.einde.is_none();
            oriented && !life.verlengingen.is_empty() && life.coach == Some(0)
        },
    },
    Bekende {
        sleutel: JAN,
        voornaam: "Jan",
        achternaam: "Wolfswinkel",
        zij: false,
        geboren: (1959, 1, 12),
        wijk: "Maandereng",
        fits: |_, life| life.soort == Some("participatiebaan") && life.na.is_none() && life.einde.is_none(),
    },
];

/// How many trajecten somebody has had, when the last is open still; 0 when it is not.
fn steps(lives: &[Life], first: &Life) -> usize {
    let place = |life: &Life| lives.iter().position(|other| std::ptr::eq(other, life));
    let next = |life: &Life| place(life).and_then(|place| lives.iter().find(|other| other.na == Some(place)));
    let chain: Vec<&Life> = std::iter::successors(Some(first), |life| next(life)).collect();
    if chain.last().is_some_and(|last| last.einde.is_none()) { chain.len() } else { 0 }
}
