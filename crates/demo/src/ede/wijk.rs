//! Who works at Service voor de Wijk, the project in the shopping centre: some 40 % of those who begin, of all three
//! trajectsoorten, for longer or shorter (001:751).

use domain::groep::{Soort, Uitkomst};
use domain::time::Day;

use super::figures::{DOEN_MEE, OPENING};
use super::{Life, from, on};
use crate::chance::Chance;
use crate::groepen::{Groep, Lid, Vertrek};

const NIET_MEER: &str = "Komt niet meer naar het winkelcentrum.";

pub fn service(lives: &[Life], today: Day, chance: &mut Chance) -> Groep {
    let mut order: Vec<usize> = (0..lives.len()).collect();
    order.sort_by_key(|place| (lives[*place].instroom(), *place));
    let years = order.chunk_by(|one, other| lives[*one].instroom().year() == lives[*other].instroom().year());
    let leden = years.flat_map(chosen).filter_map(|place| lid(place, &lives[place], today, chance)).collect();
    Groep {
        aanpak: None,
        soort: Soort::Projectgroep,
        naam: "Service voor de Wijk".to_owned(),
        start: on(OPENING),
        leden,
    }
}

/// So many of those who began in a year, evenly through it.
fn chosen(year: &[usize]) -> impl Iterator<Item = usize> + '_ {
    let (part, of) = DOEN_MEE;
    let turn = move |at: usize| at * part / of;
    (0..year.len()).filter(move |at| turn(at + 1) > turn(*at)).map(|at| year[at])
}

/// From the first week, for some weeks or months, and never longer than the traject.
fn lid(place: usize, life: &Life, today: Day, chance: &mut Chance) -> Option<Lid> {
    let some_days_later = from(life.instroom().plus(chance.between(1, 4)));
    // Who comes in the last week of December begins before New Year, and counts in that year.
    let same_year = some_days_later.year() == life.instroom().year();
    let begin = if same_year { some_days_later } else { from(life.instroom().plus(1)) };
    let stays = from(begin.plus(chance.between(21, 150)));
    let gone = life.einde.filter(|einde| einde.dag <= stays);
    let vertrek = |dag, geboekt, uitkomst, reden| Some(Vertrek { dag, geboekt, uitkomst, reden });
    let einde = match gone {
        Some(einde) if einde.reden == "geen-wwb-recht" => {
            vertrek(einde.dag, einde.geboekt, Uitkomst::Voortijdig, Some(NIET_MEER))
        }
        Some(einde) => vertrek(einde.dag, einde.geboekt, Uitkomst::Afgerond, None),
        None => vertrek(stays, stays, Uitkomst::Afgerond, None).filter(|vertrek| vertrek.dag < today),
    };
    let before_the_end = life.einde.is_none_or(|einde| begin < einde.dag);
    (begin < today && before_the_end).then_some(Lid { life: place, begin: Some(begin), einde })
}
