//! What becomes of whom, and the inwoners whom tests and pages know by name.

use super::figures::{COHORTEN, LAATSTE_EINDE, Lot};
use super::{Einde, Life, from, on, until};
use crate::bekenden::Bekende;
use crate::chance::Chance;
use crate::life::Stijging;

/// Every lot falls to somebody of its cohort.
pub fn leave(lives: &mut [Life], chance: &mut Chance) {
    for (first, end, lots) in COHORTEN {
        let mut places: Vec<usize> = (first..end).collect();
        chance.shuffle(&mut places);
        for lot in lots {
            places.drain(..lot.aantal).for_each(|place| fall(&mut lives[place], lot, chance));
        }
        assert!(places.is_empty(), "the lots tell of everybody in the cohort");
    }
}

/// Whoever leaves has begun the training first, so that no group is too small.
fn fall(life: &mut Life, lot: &Lot, chance: &mut Chance) {
    life.stijging = lot.stijging;
    let Some((reden, oorzaak, [least, most])) = lot.einde else { return };
    let start = life.training.expect("everybody of the first two years finds a group").start;
    let dag = from(start.plus(chance.between(least, most))).min(until(on(LAATSTE_EINDE)));
    let geboekt = from(dag.plus(*chance.pick(&[0, 0, 1, 3])));
    life.einde = Some(Einde { dag, geboekt, reden, oorzaak, toelichting: toelichting(reden), opschoning: false });
}

fn toelichting(reden: &str) -> Option<&'static str> {
    match reden {
        "uitval" => Some("Komt na pittige gesprekken niet meer; terug naar de klantmanager van de sociale dienst."),
        "vrijwilligerswerk" => Some("Doet nu twee ochtenden in de week vrijwilligerswerk in de wijk."),
        "ander-traject" => Some("Er zit meer in: verder met een traject dat op werk gericht is."),
        _ => None,
    }
}

/// Past the year since 2009, and it is agreed until when.
pub const RIA: &str = "A1001";
/// Grew within the trede, with Inge.
pub const WINSTON: &str = "A1002";
/// Waits for a group that is not full yet.
pub const SASKIA: &str = "A1003";

pub const KEYS: [&str; 3] = [RIA, WINSTON, SASKIA];

pub const BEKENDEN: [Bekende; 3] = [
    Bekende {
        sleutel: RIA,
        voornaam: "Ria",
        achternaam: "van Schaik",
        zij: true,
        geboren: (1953, 9, 3),
        wijk: "De Hoven",
        fits: |_, life| life.einde.is_none() && life.instroom() < on((2008, 4, 1)) && life.stijging == Stijging::Geen,
    },
    Bekende {
        sleutel: WINSTON,
        voornaam: "Winston",
        achternaam: "Kromosoeto",
        zij: false,
        geboren: (1961, 5, 14),
        wijk: "De Werven",
        fits: |_, life| life.einde.is_none() && life.stijging == Stijging::Binnen,
    },
    Bekende {
        sleutel: SASKIA,
        voornaam: "Saskia",
        achternaam: "Timmer",
        zij: true,
        geboren: (1978, 2, 27),
        wijk: "De Marken",
        fits: |_, life| life.training.is_none(),
    },
];
