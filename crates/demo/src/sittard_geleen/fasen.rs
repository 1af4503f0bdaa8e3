//! The fasen of the aanpak on their days: start, one-to-one for who is not ready for a group, intern programma, individual.

use domain::time::Day;

use super::{Fase, Life, Verloop};
use crate::calendar::from;
use crate::chance::Chance;

/// Why the intern programma was stopped early.
const STOPPED: [&str; 5] = [
    "Een groep is nu te veel; eerst verder met z'n tweeën.",
    "Gestopt met het intern programma door ziekte; later misschien opnieuw.",
    "De zorg voor een kind laat nu geen vaste dagen toe.",
    "Wilde zelf stoppen; afgesproken elkaar wekelijks te blijven zien.",
    "Rugklachten: sport en koken gaan nu niet.",
];

/// Why somebody goes on without the intern programma.
const SKIPPED: [&str; 5] = [
    "Slaat het intern programma over: doet al twee ochtenden vrijwilligerswerk.",
    "Geen intern programma: een groep past niet bij de behandeling.",
    "Geen intern programma: volgt al een cursus op dezelfde dagen.",
    "Slaat het intern programma over, in overleg met de klantmanager.",
    "Geen intern programma nu: mantelzorg overdag. In het najaar opnieuw vragen.",
];

pub fn fill(lives: &mut [Life], today: Day, chance: &mut Chance) {
    for life in lives {
        let mut fasen = vec![fase(life.instroom(), "start", None)];
        match life.training {
            Some(training) => with_training(&mut fasen, life, training.start, training.verloop, chance),
            None => without_training(&mut fasen, life, chance),
        }
        let last = life.einde.map_or(today, |einde| einde.dag);
        fasen.retain(|fase| fase.dag < last);
        life.fasen = fasen;
    }
}

fn fase(dag: Day, code: &'static str, afwijking: Option<&'static str>) -> Fase {
    Fase { dag, code, afwijking }
}

fn with_training(fasen: &mut Vec<Fase>, life: &Life, start: Day, verloop: Verloop, chance: &mut Chance) {
    let waited = start.since(life.instroom());
    if waited > 45 {
        let most = 40.min(waited - 8);
        fasen.push(fase(from(life.instroom().plus(chance.between(25, most))), "een-op-een", None));
    }
    fasen.push(fase(start, "intern-programma", None));
    match verloop {
        Verloop::Afgerond(on) => fasen.push(fase(on, "individueel", None)),
        Verloop::Gestopt(on) => {
            fasen.push(fase(on, "een-op-een", Some(*chance.pick(&STOPPED))));
            fasen.push(fase(from(on.plus(chance.between(60, 110))), "individueel", None));
        }
        Verloop::Vertrokken(_) | Verloop::LooptNog => {}
    }
}

fn without_training(fasen: &mut Vec<Fase>, life: &Life, chance: &mut Chance) {
    let ready = from(life.instroom().plus(chance.between(24, 60)));
    if chance.likely(65) {
        fasen.push(fase(ready, "een-op-een", None));
        fasen.push(fase(from(ready.plus(chance.between(40, 90))), "individueel", Some(*chance.pick(&SKIPPED))));
    } else {
        fasen.push(fase(from(ready.plus(30)), "individueel", Some(*chance.pick(&SKIPPED))));
    }
}
