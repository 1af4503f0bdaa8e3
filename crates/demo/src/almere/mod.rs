//! De Cirkel in Almere Haven and the two centres that came after it, from the beginning of 2008 to the end of May 2010.
//!
//! Who begins in which group comes first, then who leaves and who stays past the year, because tabel 1 and the size of a
//! group bind these together. What follows is filled in freely.

mod centra;
mod figures;
mod groepen;
mod jaar;
mod rollen;
mod verslagen;

use domain::time::Day;

use crate::calendar::{from, on, until, working_days};
use crate::chance::Chance;
use crate::contacten::{self, Manner};
use crate::gemeente::Gemeente;
use crate::life::{ContactRitme, Einde, Fase, Life, Plan};
use crate::metingen::{self, Ritme};
use crate::people::{POLDER, People};
use crate::{bekenden, belemmeringen, cast, termijn, uitkering};

pub const GEMEENTE: Gemeente = Gemeente {
    slug: "almere",
    naam: "Almere",
    cast: &cast::ALMERE,
    opening: (2008, 1, 7),
    today: (2010, 5, 31),
    aanpakken: centra::aanpakken,
    leidt: None,
    werkplek: "de-cirkel/haven",
    begeleiders: &figures::KLANTMANAGERS,
    andere_uren: &[],
    vertrokken: &figures::VERTROKKEN,
    plan: make,
    bekenden: &rollen::KEYS,
};

/// A mean of twelve years, the longest since 1987 (001:651).
const MAANDEN_UITKERING: [i32; 5] = [84, 95, 125, 140, 276];

/// Every life, in the order of beginning.
fn make(today: Day) -> Plan {
    let chance = |of: u64| Chance::seeded(20_080_107 + of);
    let mut lives = groepen::begin(&mut chance(1));
    rollen::leave(&mut lives, &mut chance(2));
    guide(&mut lives);
    agree(&mut lives);
    lives.extend(centra::begin(&mut chance(8)));
    name(&mut lives, chance(3));
    uitkering::tell(&mut lives, today, MAANDEN_UITKERING);
    groepen::train(&mut lives, today);
    termijn::agree(&mut lives, &jaar::JAAR, today, |_| true);
    let late = vec![None; lives.len()];
    contacten::fill(&mut lives, today, &verslagen::manner(&late), &mut chance(4));
    verslagen::write(&mut lives, &mut chance(5));
    termijn::explain(&mut lives, &jaar::JAAR, today, |_| true);
    metingen::fill(&mut lives, today, &RITME, &mut chance(6));
    belemmeringen::follow(&mut lives, |life| life.coach == Some(figures::INGE), &mut chance(7));
    let groepen = groepen::of(&lives);
    Plan { lives, groepen }
}

/// The report does not say how often (001:737); the aanpak says every half year, and that often comes late.
const RITME: Ritme = Ritme { volgende: |day| day.plus_months(6), vroeg: 20, laat: 15 };

/// With nearly everybody a rhythm is agreed at the first talk, two to five weeks (001:565-567); with some it is another.
fn agree(lives: &mut [Life]) {
    const DAYS: [Option<u16>; 6] = [Some(21), Some(14), Some(28), None, Some(35), Some(21)];
    const OTHERS: [(u16, &str); 2] = [(49, "zorgt voor haar moeder"), (10, "vraagt zelf om vaker te praten")];
    for (place, life) in lives.iter_mut().enumerate() {
        let other = (place % 19 == 7).then(|| OTHERS[place / 19 % OTHERS.len()]);
        life.ritme = match other {
            Some((dagen, why)) => Some(ContactRitme { dagen, afwijking: Some(why) }),
            None => DAYS[place % DAYS.len()].map(|dagen| ContactRitme { dagen, afwijking: None }),
        };
    }
}

/// Inge and Frank take turns; when Frank falls ill all of his go to Inge, and later the half of hers to Sevim.
fn guide(lives: &mut [Life]) {
    let (alone, again) = (on(figures::VERTROKKEN[0].1), from(on(figures::KLANTMANAGERS[figures::SEVIM].1).plus(4)));
    for (place, life) in lives.iter_mut().enumerate() {
        let begins = life.instroom();
        let odd = place % 2 == 1;
        life.coach = Some(match begins {
            _ if !odd => figures::INGE,
            _ if begins < alone => figures::FRANK,
            _ if begins < again => figures::INGE,
            _ => figures::SEVIM,
        });
        if odd && begins < alone && life.is_open(alone) {
            life.overdrachten.push((alone, figures::INGE));
        }
        if odd && begins < again && life.is_open(again) {
            life.overdrachten.push((again, figures::SEVIM));
        }
    }
}

fn name(lives: &mut [Life], chance: Chance) {
    let mut people = People::new(&POLDER, bekenden::names(&rollen::BEKENDEN), chance);
    for (index, life) in lives.iter_mut().enumerate() {
        let somebody = people.somebody(life.instroom(), true);
        life.sleutel = format!("A{}", 2001 + index);
        (life.persoon, life.zij) = (somebody.persoon, somebody.zij);
    }
    centra::house(lives);
    bekenden::give(lives, &rollen::BEKENDEN);
}
