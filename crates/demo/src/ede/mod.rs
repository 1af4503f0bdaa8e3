//! The trajecten of Stichting Voorwerk in Ede, of which Service voor de Wijk is a part: from 2007 to 30 April 2010.
//!
//! Who begins and who leaves comes first, period by period and from one trajectsoort to the next, because the published
//! stocks bind them together. Everything after that is filled in freely.

mod begeleiders;
mod bekenden;
mod figures;
mod stromen;
mod termijnen;
mod verslagen;
mod wijk;

use domain::aanpak::content;
use domain::inwoner::Wachtlijst;
use domain::time::Day;

use crate::bekenden as cast_of_inwoners;
use crate::calendar::{from, on, working_days};
use crate::chance::Chance;
use crate::contacten::{self, Manner};
use crate::gemeente::Gemeente;
use crate::life::{Einde, Fase, Life, Plan, Stijging};
use crate::metingen::{self, Ritme};
use crate::people::{People, VELUWE};
use crate::{belemmeringen, cast, uitkering};

const AANPAK: &str = include_str!("../../../../aanpakken/service-voor-de-wijk.toml");

pub const GEMEENTE: Gemeente = Gemeente {
    slug: "ede",
    naam: "Ede",
    cast: &cast::EDE,
    opening: (2007, 3, 5),
    today: (2010, 4, 30),
    aanpakken: || vec![content::parse(AANPAK).expect("the aanpak that comes with Meedoen can be read")],
    leidt: Some("service-voor-de-wijk"),
    werkplek: "service-voor-de-wijk/service-voor-de-wijk",
    begeleiders: &figures::TRAJECTBEGELEIDERS,
    andere_uren: &[],
    vertrokken: &[],
    plan: make,
    bekenden: &bekenden::KEYS,
};

/// Every traject; one that goes on from another stands after it.
fn make(today: Day) -> Plan {
    let chance = |of: u64| Chance::seeded(20_070_305 + of);
    let mut lives = stromen::flow(&mut chance(1));
    begeleiders::assign(&mut lives);
    lives.iter_mut().for_each(enter);
    termijnen::agree(&mut lives, today);
    name(&mut lives, chance(2));
    uitkering::tell(&mut lives, today, MAANDEN_UITKERING);
    let late = late(&lives, today, &mut chance(3));
    contacten::fill(&mut lives, today, &verslagen::manner(&late), &mut chance(4));
    verslagen::write(&mut lives, &mut chance(5));
    termijnen::explain(&mut lives, today);
    rise(&mut lives, today, &mut chance(6));
    metingen::fill(&mut lives, today, &RITME, &mut chance(7));
    belemmeringen::follow(&mut lives, |life| life.coach == Some(0) && life.na.is_none(), &mut chance(8));
    let groepen = vec![wijk::service(&lives, today, &mut chance(9))];
    Plan { lives, groepen }
}

/// A mean of three years and nine months (001:651).
const MAANDEN_UITKERING: [i32; 5] = [18, 36, 45, 54, 72];

/// Every quarter (001:737).
const RITME: Ritme = Ritme { volgende: |day| day.plus_months(3), vroeg: 14, laat: 6 };

/// How many rise was not published (tabel 4.1): that a good part of those who were there long enough do is ours.
fn rise(lives: &mut [Life], today: Day, chance: &mut Chance) {
    for life in lives {
        let stayed = life.einde.map_or(today, |einde| einde.dag).since(life.instroom());
        if stayed > 110 {
            life.stijging =
                *chance.weighted(&[(55, Stijging::Geen), (20, Stijging::Binnen), (25, Stijging::Treden(1))]);
        }
    }
}

/// Every trajectsoort has one fase of its own.
fn enter(life: &mut Life) {
    let soort = figures::SOORTEN.iter().find(|soort| Some(soort.code) == life.soort).expect("every life has a soort");
    life.fasen = vec![Fase { dag: life.instroom(), code: soort.fase, afwijking: None }];
}

fn name(lives: &mut [Life], chance: Chance) {
    let mut people = People::new(&VELUWE, cast_of_inwoners::names(&bekenden::BEKENDEN), chance);
    for index in (0..lives.len()).filter(|index| lives[*index].na.is_none()).collect::<Vec<_>>() {
        let last = last_reason(lives, index);
        let somebody = people.somebody(lives[index].instroom(), last == Some("geen-wwb-recht"));
        let life = &mut lives[index];
        life.sleutel = format!("E{}", 3001 + index);
        (life.persoon, life.zij) = (somebody.persoon, somebody.zij);
        life.persoon.wachtlijst = (last == Some("wsw-baan")).then_some(Wachtlijst::Wsw);
    }
    cast_of_inwoners::give(lives, &bekenden::BEKENDEN);
    for index in 0..lives.len() {
        let Some(earlier) = lives[index].na else { continue };
        let Life { sleutel, persoon, zij, .. } = lives[earlier].clone();
        (lives[index].sleutel, lives[index].persoon, lives[index].zij) = (sleutel, persoon, zij);
    }
}

/// Why somebody was let go in the end, after all their trajecten.
fn last_reason(lives: &[Life], index: usize) -> Option<&'static str> {
    let next = lives.iter().position(|life| life.na == Some(index));
    next.map_or(lives[index].einde.map(|einde| einde.reden), |next| last_reason(lives, next))
}

/// With a few of those who are there today the gemeente is late.
fn late(lives: &[Life], today: Day, chance: &mut Chance) -> Vec<Option<i32>> {
    let settled =
        |life: &Life| today.since(life.instroom()) > 60 && life.is_open(today) && !life.sleutel.starts_with("E1");
    lives.iter().map(|life| (settled(life) && chance.likely(6)).then(|| chance.between(1, 9))).collect()
}
