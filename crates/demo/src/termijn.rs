//! Whoever stays past the term of the aanpak does so with a reason: a later last day that was agreed in time, or a note.

use domain::time::Day;

use crate::calendar::until;
use crate::life::{Life, Verlenging};
use crate::notities;

/// The term of a life, how far each agreement moves it, and why people stay.
pub struct Termijn {
    /// The last day of the term.
    pub tot: fn(&Life) -> Day,
    /// The next last day after one.
    pub volgende: fn(Day) -> Day,
    /// How many days before the last one it is agreed.
    pub vooraf: i32,
    pub redenen: &'static [&'static str],
    /// What a note says where nothing was agreed.
    pub notities: &'static [&'static str],
}

/// Of every four who stay, three have a later last day agreed; the fourth gets a note from [`explain`], unless that would be long ago.
pub fn agree(lives: &mut [Life], termijn: &Termijn, today: Day, here: impl Fn(&Life) -> bool) {
    let staying = lives.iter_mut().filter(|life| here(life) && stays(life, termijn, today));
    let long_ago = |life: &Life| today.since((termijn.tot)(life)) > LONG;
    for (turn, life) in (1..).zip(staying).filter(|(turn, life)| turn % 4 != 0 || long_ago(life)) {
        extend(life, termijn, turn, today);
    }
}

/// Still there when the term is over.
fn stays(life: &Life, termijn: &Termijn, today: Day) -> bool {
    let tot = (termijn.tot)(life);
    tot < today && life.is_open(tot.plus(1))
}

/// Days after which nobody leaves it at a note.
const LONG: i32 = 60;

/// Again and again, for as long as somebody is there.
fn extend(life: &mut Life, termijn: &Termijn, turn: usize, today: Day) {
    let mut last = (termijn.tot)(life);
    while life.is_open(last.plus(1)) && last < today {
        let reden = termijn.redenen[(turn + 3 * life.verlengingen.len()) % termijn.redenen.len()];
        let (dag, tot) = (until(last.plus(-termijn.vooraf)), (termijn.volgende)(last));
        life.verlengingen.push(Verlenging { dag, tot, reden });
        last = tot;
    }
}

/// Writes the note of everybody who stays without an agreement; the contacts have to be there.
pub fn explain(lives: &mut [Life], termijn: &Termijn, today: Day, here: impl Fn(&Life) -> bool) {
    let without = |life: &&mut Life| here(life) && stays(life, termijn, today) && life.verlengingen.is_empty();
    for (turn, life) in lives.iter_mut().filter(without).enumerate() {
        let term = (termijn.tot)(life);
        notities::explain(life, term, termijn.notities[turn % termijn.notities.len()]);
    }
}
