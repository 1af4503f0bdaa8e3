//! Who leaves, when and why, so that every row of tabel 4 and tabel 5 and the stocks of December and April come out.

use domain::time::Day;

use super::figures::{UITSTROOM, Vertrek};
use super::{Einde, Life, Verloop};
use crate::calendar::{day, from, until, working_days};
use crate::chance::Chance;

type Why = (&'static str, Option<&'static str>);

/// A part of the tables: in which days people leave, and by when that is known.
struct Part {
    first: Day,
    last: Day,
    known_by: Day,
    whys: Vec<Why>,
}

pub fn fill(lives: &mut [Life], chance: &mut Chance) {
    let mut parts = parts();
    for part in &mut parts {
        chance.shuffle(&mut part.whys);
        leave_the_training(lives, part, chance);
    }
    for part in &parts {
        for why in &part.whys {
            let opschoning = part.first > day(2010, 3, 31) && why.0 == "regulier-werk";
            leave(lives, part, *why, opschoning, chance);
        }
    }
}

fn parts() -> [Part; 3] {
    let whys = |count: fn(&Vertrek) -> usize| -> Vec<Why> {
        let of = |row: &'static Vertrek| std::iter::repeat_n((row.reden, row.oorzaak), count(row));
        UITSTROOM.iter().flat_map(of).collect()
    };
    [
        Part {
            first: day(2009, 2, 20),
            last: day(2009, 12, 29),
            known_by: day(2009, 12, 31),
            whys: whys(|row| row.in_2009),
        },
        Part {
            first: day(2010, 1, 5),
            last: day(2010, 3, 25),
            known_by: day(2010, 3, 31),
            whys: whys(|row| row.in_kwartaal),
        },
        Part {
            first: day(2010, 4, 6),
            last: day(2010, 4, 27),
            known_by: day(2010, 4, 29),
            whys: whys(|row| row.in_april),
        },
    ]
}

/// Those who stop the intern programma by leaving take a reason of their part that fits.
fn leave_the_training(lives: &mut [Life], part: &mut Part, chance: &mut Chance) {
    let fits = |why: &Why| ["zorg", "handhaving", "uit-uitkering"].contains(&why.0);
    for life in lives {
        let Some(Verloop::Vertrokken(dag)) = life.training.map(|training| training.verloop) else { continue };
        if part.first <= dag && dag <= part.last {
            let place = part.whys.iter().position(fits).expect("tabel 4 has reasons enough for who stops the training");
            life.einde = Some(einde(part, dag, part.whys[place], false, chance));
            part.whys.remove(place);
        }
    }
}

/// Finds a day and somebody who can have left on it.
fn leave(lives: &mut [Life], part: &Part, why: Why, opschoning: bool, chance: &mut Chance) {
    let days =
        if opschoning { working_days(day(2010, 2, 8), day(2010, 3, 19)) } else { working_days(part.first, part.last) };
    for _ in 0..200 {
        let dag = *chance.pick(&days);
        let who: Vec<usize> = (0..lives.len()).filter(|index| can_leave(&lives[*index], dag, why.0)).collect();
        if !who.is_empty() {
            lives[*chance.pick(&who)].einde = Some(einde(part, dag, why, opschoning, chance));
            return;
        }
    }
    panic!("nobody can leave for {} between {} and {}", why.0, part.first, part.last);
}

fn einde(part: &Part, dag: Day, (reden, oorzaak): Why, opschoning: bool, chance: &mut Chance) -> Einde {
    let later = from(dag.plus(*chance.pick(&[0, 0, 1, 2, 4])));
    let geboekt = if opschoning { day(2010, 4, 13) } else { later.min(until(part.known_by)) };
    Einde { dag, geboekt, reden, oorzaak, toelichting: None, opschoning }
}

/// Work and the highest attainable come after months; whoever is in the intern programma, or goes to it, stays.
fn can_leave(life: &Life, dag: Day, reden: &str) -> bool {
    let stay = if ["regulier-werk", "hoogst-haalbare"].contains(&reden) { 120 } else { 35 };
    let trained = match life.training.map(|training| training.verloop) {
        Some(Verloop::Afgerond(on) | Verloop::Gestopt(on)) => on.plus(7) < dag,
        Some(Verloop::Vertrokken(_) | Verloop::LooptNog) => false,
        None => reden != "hoogst-haalbare",
    };
    life.einde.is_none() && trained && life.instroom().plus(stay) <= dag
}
