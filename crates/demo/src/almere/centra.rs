//! The centres that came after De Cirkel: 56 people took part in Stedenwijk and 51 in Buiten (001:741), together with the 79
//! of Haven 186. Nothing else of them was published, so when they began and what became of them is ours. Each is an aanpak
//! of its own with the rules of De Cirkel, so that no figure of De Cirkel counts them.

use domain::aanpak::content::{self, Content};
use domain::time::Day;

use super::groepen::trede;
use super::{Einde, Life, from, on, until, working_days};
use crate::chance::Chance;
use crate::gemeente::Dag;
use crate::life::{Stijging, Training, Verloop};

const AANPAK: &str = include_str!("../../../../aanpakken/de-cirkel.toml");

struct Centrum {
    slug: &'static str,
    naam: &'static str,
    wijk: &'static str,
    opening: Dag,
    aantal: usize,
    /// The places of its two klantmanagers.
    begeleiders: [usize; 2],
}

const CENTRA: [Centrum; 2] = [
    Centrum {
        slug: "activeringscentrum-stedenwijk",
        naam: "Activeringscentrum Stedenwijk",
        wijk: "Stedenwijk",
        opening: (2008, 9, 8),
        aantal: 56,
        begeleiders: [2, 3],
    },
    Centrum {
        slug: "activeringscentrum-buiten",
        naam: "Activeringscentrum Buiten",
        wijk: "Almere Buiten",
        opening: (2008, 11, 10),
        aantal: 51,
        begeleiders: [4, 5],
    },
];

/// De Cirkel first, and the two that follow its rules.
pub fn aanpakken() -> Vec<Content> {
    let de_cirkel = content::parse(AANPAK).expect("the aanpak that comes with Meedoen can be read");
    let like_it = |centrum: &Centrum| {
        let mut content = de_cirkel.clone();
        content.slug = centrum.slug.to_owned();
        (content.naam.nl, content.naam.en) = (centrum.naam.to_owned(), centrum.naam.to_owned());
        content.streefcijfers.clear();
        content
    };
    let others: Vec<Content> = CENTRA.iter().map(like_it).collect();
    std::iter::once(de_cirkel).chain(others).collect()
}

pub fn begin(chance: &mut Chance) -> Vec<Life> {
    CENTRA.iter().flat_map(|centrum| people(centrum, chance)).collect()
}

/// Those of one centre, in order of beginning; every eleven of them make a group.
fn people(centrum: &Centrum, chance: &mut Chance) -> Vec<Life> {
    let open = working_days(on(centrum.opening), on((2010, 4, 20)));
    let mut days: Vec<Day> = (0..centrum.aantal).map(|_| *chance.pick(&open)).collect();
    days.sort_unstable();
    let groups: Vec<Day> = days.chunks_exact(11).map(|group| from(group[10].plus(8))).collect();
    let mut lives: Vec<Life> = Vec::new();
    for (place, instroom) in days.into_iter().enumerate() {
        let start = groups.get(place / 11).copied();
        let training = start.map(|start| Training { start, verloop: Verloop::LooptNog });
        let (aanpak, coach) = (Some(centrum.slug), Some(centrum.begeleiders[place % 2]));
        let instroom = Some(instroom);
        let mut life = Life { aanpak, coach, instroom, trede: trede(chance), training, ..Life::default() };
        life.einde = start.and_then(|start| end(start, chance));
        life.stijging = rise(&life, chance);
        lives.push(life);
    }
    lives
}

/// Why somebody leaves, and after how many days from the training at least and at most.
type Why = (&'static str, Option<&'static str>, i32, i32);

/// Each with its weight.
const EINDEN: [(i32, Why); 5] = [
    (4, ("uitval", None, 12, 140)),
    (2, ("betaald-werk", None, 160, 380)),
    (2, ("geen-wwb-recht", Some("verhuizing"), 40, 300)),
    (1, ("geen-wwb-recht", Some("andere-uitkering"), 40, 300)),
    (3, ("vrijwilligerswerk", None, 200, 420)),
];

/// One in three has left, if the day came before the end of April.
fn end(start: Day, chance: &mut Chance) -> Option<Einde> {
    let (reden, oorzaak, least, most) = *chance.weighted(&EINDEN);
    let dag = from(start.plus(chance.between(least, most)));
    let leaves = chance.likely(50) && dag < until(on((2010, 4, 22)));
    leaves.then_some(Einde { dag, geboekt: dag, reden, oorzaak, toelichting: None, opschoning: false })
}

fn rise(life: &Life, chance: &mut Chance) -> Stijging {
    let last = life.einde.map_or(on((2010, 4, 28)), |einde| einde.dag);
    let found = *chance.weighted(&[(50, Stijging::Geen), (15, Stijging::Binnen), (35, Stijging::Treden(1))]);
    if last.since(life.instroom()) > 230 { found } else { Stijging::Geen }
}

/// They live around their own centre.
pub fn house(lives: &mut [Life]) {
    for life in lives {
        let centrum = CENTRA.iter().find(|centrum| Some(centrum.slug) == life.aanpak);
        if let Some(centrum) = centrum {
            life.persoon.wijk = Some(centrum.wijk.to_owned());
        }
    }
}
