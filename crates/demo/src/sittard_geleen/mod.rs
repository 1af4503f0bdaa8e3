//! The Participatiehuis of Sittard-Geleen, from its opening on 1 December 2008 to 30 April 2010.
//!
//! The order matters. Days of beginning come first, then the groups of the intern programma, then who leaves, because the
//! published stocks bind these three together. Everything after that is filled in freely.

mod begeleiders;
mod einden;
mod fasen;
pub mod figures;
mod groepen;
mod herstel;
mod instroom;
mod known;
mod rollen;
mod te_laat;
mod verslagen;

use domain::aanpak::content;
use domain::time::Day;

use crate::chance::Chance;
use crate::contacten;
use crate::gemeente::Gemeente;
use crate::life::{Contact, Einde, Fase, Herstel, Hersteld, Life, Plan, Stijging, Training, Verlenging, Verloop};
use crate::metingen::{self, Ritme};
use crate::people::{LIMBURG, People};
use crate::{belemmeringen, cast, uitkering};

const AANPAK: &str = include_str!("../../../../aanpakken/participatiehuis.toml");

pub const GEMEENTE: Gemeente = Gemeente {
    slug: crate::SLUG,
    naam: crate::NAAM,
    cast: &cast::CAST,
    opening: (2008, 12, 1),
    today: (2010, 4, 30),
    aanpakken: || vec![content::parse(AANPAK).expect("the aanpak that comes with Meedoen can be read")],
    leidt: Some("participatiehuis"),
    werkplek: "participatiehuis",
    begeleiders: &figures::COACHES,
    andere_uren: &figures::OTHER_HOURS,
    vertrokken: &[],
    plan: make,
    bekenden: &known::KEYS,
};

/// A mean of three years and nine months (001:651): one for some fifteen years (001:858), two for three and six months.
const MAANDEN_UITKERING: [i32; 5] = [3, 6, 12, 24, 180];

/// Every life, in the order of beginning. The last day of the demo is `today`; nothing is written on it.
fn make(today: Day) -> Plan {
    let chance = |of: u64| Chance::seeded(20_081_201 + of);
    let mut lives = instroom::begin(&mut chance(1));
    groepen::fill(&mut lives, &mut chance(2));
    einden::fill(&mut lives, &mut chance(3));
    begeleiders::assign(&mut lives, today);
    name(&mut lives, chance(4));
    fasen::fill(&mut lives, today, &mut chance(5));
    rollen::give(&mut lives, today);
    rollen::extend(&mut lives);
    talk(&mut lives, today, &mut chance(6));
    verslagen::write(&mut lives, &mut chance(7));
    verslagen::explain(&mut lives, today);
    rollen::tell(&mut lives);
    uitkering::tell(&mut lives, today, MAANDEN_UITKERING);
    herstel::mend(&mut lives);
    rise(&mut lives, today, &mut chance(9));
    metingen::fill(&mut lives, today, &RITME, &mut chance(10));
    te_laat::leave_to_measure(&mut lives, today);
    let followed = |life: &Life| life.coach_on(today).is_some_and(|coach| coach <= begeleiders::BRAM);
    belemmeringen::follow(&mut lives, followed, &mut chance(11));
    let groepen = crate::groepen::trainings(&lives, |turn, _| format!("Intern programma {turn}"), VERTROKKEN);
    Plan { lives, groepen }
}

const VERTROKKEN: &str = "Doet niet meer mee met het Participatiehuis.";

/// Every month (001:737).
const RITME: Ritme = Ritme { volgende: |day| day.plus_months(1), vroeg: 5, laat: 2 };

/// How many rise was not published (001:745-749): ours is that some do after some months, by one trede or within it.
fn rise(lives: &mut [Life], today: Day, chance: &mut Chance) {
    const OFTEN: [(i32, Stijging); 4] =
        [(46, Stijging::Geen), (26, Stijging::Binnen), (22, Stijging::Treden(1)), (6, Stijging::Treden(2))];
    for life in lives {
        let stayed = life.einde.map_or(today, |einde| einde.dag).since(life.instroom());
        if stayed > 120 && life.trede.is_none_or(|trede| trede < 3) {
            life.stijging = *chance.weighted(&OFTEN);
        }
        if life.sleutel == cast::GERDA {
            life.stijging = Stijging::Treden(2);
        }
    }
}

fn talk(lives: &mut [Life], today: Day, chance: &mut Chance) {
    let late = te_laat::late(lives, today, chance);
    contacten::fill(lives, today, &te_laat::manner(&late), chance);
}

fn name(lives: &mut [Life], chance: Chance) {
    let mut people = People::new(&LIMBURG, known::STORIES.iter().map(known::Known::full_name), chance);
    for (index, life) in lives.iter_mut().enumerate() {
        let bijstand = life.einde.is_some_and(|einde| einde.reden == "uit-uitkering");
        let somebody = people.somebody(life.instroom(), bijstand);
        life.sleutel = format!("K{}", 20_001 + index);
        (life.persoon, life.zij) = (somebody.persoon, somebody.zij);
    }
}
