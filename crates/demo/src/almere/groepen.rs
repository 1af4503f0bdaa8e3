//! When people begin, with whom they follow the empowermenttraining, and the fasen that follow from it.

use domain::groep::{Soort, Uitkomst};
use domain::time::Day;

use super::figures::{LICHTINGEN, Lichting, VOL};
use super::{Einde, Fase, Life, from, on, working_days};
use crate::chance::Chance;
use crate::groepen::{self, Groep, Lid, Vertrek};
use crate::life::{Training, Verloop};

/// The trede of the list at the start, with its weight in a hundred: people come in on 1 or 2 (001:569).
const TREDEN: [(i32, Option<u8>); 3] = [(48, Some(1)), (48, Some(2)), (4, None)];

pub fn trede(chance: &mut Chance) -> Option<u8> {
    *chance.weighted(&TREDEN)
}

pub fn begin(chance: &mut Chance) -> Vec<Life> {
    LICHTINGEN.iter().flat_map(|lichting| people(lichting, chance)).collect()
}

/// Those of one lichting in order of beginning. Who finds the group full waits for the next one.
fn people(lichting: &Lichting, chance: &mut Chance) -> Vec<Life> {
    let open = working_days(on(lichting.van), on(lichting.tot));
    let mut days: Vec<Day> = (0..lichting.aantal).map(|_| *chance.pick(&open)).collect();
    days.sort_unstable();
    let training = Training { start: on(lichting.groep), verloop: Verloop::LooptNog };
    let life = |(place, instroom)| Life {
        instroom: Some(instroom),
        trede: trede(chance),
        training: (place < VOL).then_some(training),
        ..Life::default()
    };
    days.into_iter().enumerate().map(life).collect()
}

/// Kennismaking, ten weeks of training, and then the groepsopdracht, for as long as somebody takes part.
pub fn train(lives: &mut [Life], today: Day) {
    for life in lives {
        let mut fasen = vec![fase(life.instroom(), "kennismaking")];
        if let Some(training) = &mut life.training {
            let finished = from(training.start.plus(70));
            fasen.push(fase(training.start, "training"));
            fasen.push(fase(finished, "groepsopdracht"));
            training.verloop = match life.einde {
                Some(einde) if einde.dag <= finished => Verloop::Vertrokken(einde.dag),
                _ if finished < today => Verloop::Afgerond(finished),
                _ => Verloop::LooptNog,
            };
        }
        let last = life.einde.map_or(today, |einde| einde.dag);
        fasen.retain(|fase| fase.dag < last);
        life.fasen = fasen;
    }
}

fn fase(dag: Day, code: &'static str) -> Fase {
    Fase { dag, code, afwijking: None }
}

/// The groups of the training, and what each of them then makes for the neighbourhood.
pub fn of(lives: &[Life]) -> Vec<Groep> {
    let naam = |turn, start: Day| format!("Empowermenttraining {turn} ({})", start.year());
    let trainings = groepen::trainings(lives, naam, "Komt niet meer naar De Cirkel.");
    let opdrachten: Vec<Groep> = trainings
        .iter()
        .zip(OPDRACHTEN.iter().cycle())
        .filter_map(|(training, naam)| opdracht(lives, training, naam))
        .collect();
    trainings.into_iter().chain(opdrachten).collect()
}

/// What the groups worked on (001:565, 786).
const OPDRACHTEN: [&str; 6] = [
    "Buurtfeest De Hoven",
    "Website van De Cirkel",
    "Taalles in de huiskamer",
    "Moestuin",
    "'t Cirkeltje: ruilen",
    "Buurtkrant",
];

/// Whoever finished the training goes on with the group.
fn opdracht(lives: &[Life], training: &Groep, naam: &str) -> Option<Groep> {
    let finished = |lid: &&Lid| lid.einde.is_some_and(|einde| einde.uitkomst == Uitkomst::Afgerond);
    let start = training.leden.iter().find(finished)?.einde?.dag;
    let lid = |lid: &Lid| Lid { life: lid.life, begin: None, einde: lives[lid.life].einde.map(left) };
    let leden = training.leden.iter().filter(finished).map(lid).collect();
    Some(Groep { aanpak: training.aanpak, soort: Soort::Groepsopdracht, naam: naam.to_owned(), start, leden })
}

fn left(einde: Einde) -> Vertrek {
    let early = ["uitval", "geen-wwb-recht"].contains(&einde.reden);
    let (uitkomst, reden) =
        if early { (Uitkomst::Voortijdig, Some("Komt niet meer naar De Cirkel.")) } else { (Uitkomst::Afgerond, None) };
    Vertrek { dag: einde.dag, geboekt: einde.geboekt, uitkomst, reden }
}
