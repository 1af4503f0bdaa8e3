//! The plan of Gerda, so that a dossier shows one: what she wishes, two doelen of which one was reached, and stappen: done, dropped and
//! ahead.

use domain::access::Viewer;
use domain::entry::Statement;
use domain::ids::{DoelId, InwonerId, StapId};
use domain::plan::{self, DoelSoort, Goal, Hielp, Over, Step, Tick, Van, Wie};
use domain::refusal::No;
use domain::state::State;
use domain::time::Day;
use domain::{signaal, uitstel};

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

/// What is written in the plan of everybody else who is still in the project.
const GOAL: usize = 11;
const NEXT: usize = 12;
/// That something of ours may wait.
const WAITS: usize = 13;
/// Days between two stappen of a plan that goes on.
const ONWARD: i32 = 70;
/// For so many days some plans have stood still.
const STILL: i32 = 110;

/// A doel and a first stap at the second talk, and from then on a stap every ten weeks. Some have their plan later than that, and some of
/// the plans stand still: coaches are people.
pub fn kept(lines: &mut Vec<Line>, lives: &[Life], today: Day) {
    let here = |life: &Life| life.einde.is_none() && life.aanpak.is_none();
    for (place, life) in lives.iter().enumerate().filter(|(_, life)| here(life) && life.sleutel != cast::GERDA) {
        let talks = beloften::talks(life);
        let mut line = |dag, which| {
            lines.push(Line { dag, seconde: WRITING + 20 * which as i32, act: Act::Plan(place, which) });
        };
        if life.sleutel == cast::DIEUDONNE {
            // The last day itself is a holiday.
            line(today.plus(-1), WAITS);
        }
        let Some(begun) = talks.get(if place % 11 == 5 { 4 } else { 1 }) else { continue };
        line(*begun, GOAL);
        line(*begun, NEXT);
        let mut last = *begun;
        let stands_still = place % 9 == 4 || life.sleutel == cast::DIEUDONNE;
        for talk in talks.iter().filter(|talk| !stands_still || today.since(**talk) > STILL) {
            if talk.since(last) >= ONWARD {
                line(*talk, NEXT);
                last = *talk;
            }
        }
    }
}

/// The first notice that is there may wait two weeks.
fn wait(state: &State, viewer: &Viewer, inwoner: InwonerId, dag: Day) -> Result<Vec<Statement>, No> {
    let first = signaal::soon_of(state, viewer, inwoner)?.into_iter().find_map(|one| one.about());
    let Some(about) = first else { return Ok(Vec::new()) };
    uitstel::give(state, viewer, inwoner, about, dag.plus(14), "is een week bij zijn dochter")
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
        GOAL => plan::set_goal(state, viewer, inwoner, dag, dag, &goal(Van::Inwoner, usual(place), None)),
        WAITS => wait(state, viewer, inwoner, dag),
        _ => plan::agree(state, viewer, inwoner, dag, dag, &step(which, place, dag)),
    });
}

/// Small steps, one after the other.
const USUAL: [(&str, Wie); 6] = [
    ("een keer kijken bij het koffie-uur", Wie::Samen),
    ("twee keer per week een blok om", Wie::Alleen),
    ("de huisarts bellen", Wie::Alleen),
    ("een gesprek met de Kredietbank", Wie::Partner),
    ("een ochtend helpen in de tuin", Wie::Alleen),
    ("de post op stapels leggen", Wie::Samen),
];

fn goal(van: Van, soort: DoelSoort, trede: Option<u8>) -> Goal {
    Goal { van, soort, wat: None, trede }
}

/// What people wish for, one after the other.
fn usual(place: usize) -> DoelSoort {
    let all = [DoelSoort::Contacten, DoelSoort::Vrijwilligerswerk, DoelSoort::BetaaldWerk, DoelSoort::Rust];
    all[place % all.len()]
}

fn step(which: usize, place: usize, dag: Day) -> Step {
    let (wat, wie) = match which {
        NEXT => USUAL[(place + dag.number() as usize) % USUAL.len()],
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
