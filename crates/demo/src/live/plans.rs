//! The plan of Gerda, so that a dossier shows one: what she wishes, two doelen of which one was reached, and stappen: done, dropped and
//! ahead.

use domain::ids::{DoelId, StapId};
use domain::plan::{self, DoelSoort, Goal, Hielp, Over, Step, Tick, Van, Wie};
use domain::time::Day;

use super::Living;
use super::acts::guide;
use super::agenda::{Act, Line};
use super::beloften;
use crate::cast;
use crate::life::Life;

/// After the talks of the day.
const WRITING: i32 = 16 * 3600 - 600;

/// What is written, by how many talks before the last it was.
const PLANNED: [usize; 11] = [4, 4, 4, 4, 3, 3, 2, 2, 2, 1, 1];

pub fn planned(lines: &mut Vec<Line>, lives: &[Life]) {
    for (place, life) in lives.iter().enumerate().filter(|(_, life)| life.sleutel == cast::GERDA) {
        for (which, back) in PLANNED.into_iter().enumerate() {
            let talk = life.contacten.len().checked_sub(back).and_then(|at| life.contacten.get(at));
            let seconde = WRITING + 60 * which as i32;
            lines.extend(talk.map(|talk| Line { dag: talk.geboekt, seconde, act: Act::Plan(place, which) }));
        }
    }
}

pub fn write(town: &mut Living<'_>, line: &Line, place: usize, which: usize) {
    let (inwoner, by, dag) = (town.inwoners[place], guide(town, line, place), line.dag);
    let (stap, contacten) = (|number| (inwoner, StapId(number)), (inwoner, DoelId(2)));
    if which == 4 {
        return beloften::ticked(town, line, place, StapId(1), &helped(Hielp::Ja, "Niemand keek."));
    }
    town.act(line, by, |state, viewer| match which {
        0 => {
            let wens = "Ik wil weer iets betekenen voor mensen. Niet meer alleen thuis zitten.";
            let told = [(Over::Wens, Some(wens.to_owned())), (Over::Talent, Some("zorgen, koken".to_owned()))];
            plan::tell(state, viewer, inwoner, dag, dag, &told)
        }
        1 => {
            plan::set_goal(state, viewer, inwoner, dag, dag, &goal(Van::Inwoner, DoelSoort::Vrijwilligerswerk, Some(4)))
        }
        2 => plan::set_goal(state, viewer, inwoner, dag, dag, &goal(Van::Project, DoelSoort::Contacten, None)),
        6 => plan::end_goal(state, viewer, contacten, dag, dag, true, Some("kent iedereen aan tafel")),
        7 => plan::tick(state, viewer, stap(2), dag, dag, &helped(Hielp::Beetje, "Het was druk.")),
        9 => plan::drop_step(state, viewer, stap(3), dag, dag, "haar zus is ziek"),
        _ => plan::agree(state, viewer, inwoner, dag, dag, &step(which, dag)),
    });
}

fn goal(van: Van, soort: DoelSoort, trede: Option<u8>) -> Goal {
    Goal { van, soort, wat: None, trede }
}

fn step(which: usize, dag: Day) -> Step {
    let (wat, wie) = match which {
        3 => ("alleen met de bus naar het buurthuis", Wie::Alleen),
        5 => ("koffie schenken op dinsdag", Wie::Samen),
        8 => ("een ochtend mee naar de kwekerij", Wie::Begeleider),
        _ => ("een keer meehelpen met koken", Wie::Alleen),
    };
    let (dag, doel) = (Some(dag.plus(14)), Some(DoelId(1)));
    Step { wat: wat.to_owned(), wie, dag, doel, belemmering: None, afwijking: None }
}

fn helped(hielp: Hielp, hoe: &str) -> Tick {
    Tick { hielp, hoe: Some(hoe.to_owned()), opgelost: false }
}
