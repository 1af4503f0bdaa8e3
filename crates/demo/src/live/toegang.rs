//! Who sees what, on the last day that all towns share: a regisseur, a werkleider and a privacy officer come to work, people
//! are referred and answered, somebody stands in for a colleague. It is all written at the end of that day, so that nothing
//! that was written before gets another number.

use domain::aanmelding::{self, Accept, Beweegreden, Refer};
use domain::aanpak::content::Grondslag;
use domain::access::Role;
use domain::groep::{self, Weekdag};
use domain::ids::{AanmeldingId, InwonerId};
use domain::inwoner::{self, Persoon, split_achternaam};
use domain::medewerker;
use domain::ritme::{self, Agree};
use domain::time::Day;
use domain::waarneming::{self, Ask, Doel};

use super::acts::{BEHEERDER, COORDINATOR, coach};
use super::agenda::{Act, Line};
use super::{Living, Who};
use crate::calendar::{day, until};
use crate::cast;
use crate::gemeente::Gemeente;

/// After everybody else has gone home.
const EVENING: i32 = 17 * 3600 + 1500;

/// What is done in every town, and what only in Sittard-Geleen.
const EVERYWHERE: usize = 4;
const ALL: usize = EVERYWHERE + REFERRALS.len() + ANSWERS.len() + 7;

const REGISSEUR: Who = Who { medewerker: cast::RENS.medewerker, rol: Role::Regisseur };

pub fn last_day(lines: &mut Vec<Line>, gemeente: &Gemeente) {
    let dag = until(crate::today().plus(-1));
    let count = if gemeente.slug == crate::SLUG { ALL } else { EVERYWHERE };
    lines.extend((0..count).map(|which| Line { dag, seconde: EVENING + 20 * which as i32, act: Act::Toegang(which) }));
}

pub fn act(town: &mut Living<'_>, line: &Line, which: usize) {
    let referrals = EVERYWHERE..EVERYWHERE + REFERRALS.len();
    let answers = referrals.end..referrals.end + ANSWERS.len();
    match which {
        0 => hire(town, line, Role::Regisseur),
        1 => hire(town, line, Role::Werkleider),
        2 => hire(town, line, Role::PrivacyOfficer),
        3 => meet(town, line),
        which if referrals.contains(&which) => refer(town, line, which - referrals.start),
        which if answers.contains(&which) => answer(town, line, &ANSWERS[which - answers.start]),
        which => around(town, line, which - answers.end),
    }
}

fn hire(town: &mut Living<'_>, line: &Line, rol: Role) {
    let naam = town.gemeente.account(rol).naam;
    let place = (rol == Role::Werkleider).then_some(town.gemeente.werkplek);
    town.act(line, BEHEERDER, |state, viewer| medewerker::hire(state, viewer, line.dag, naam, rol, place));
}

/// Where the groups of now meet, all days of the working week.
fn meet(town: &mut Living<'_>, line: &Line) {
    let vestiging = town.gemeente.werkplek.split_once('/').map(|(_, code)| code);
    let running: Vec<usize> = (0..town.groepen.len())
        .filter(|place| town.groepen[*place].aanpak.is_none() && town.groepen[*place].start <= line.dag)
        .collect();
    for place in running.into_iter().rev().take(3) {
        let id = town.groep_ids[place];
        let days = (line.dag, line.dag);
        town.act(line, COORDINATOR, |state, viewer| {
            groep::meet_at(state, viewer, id, days, vestiging, &Weekdag::ALL[..5])
        });
    }
}

/// Who is referred, born when, where they live, on which day, and why.
type Referral = (&'static str, &'static str, (i16, i8, i8), &'static str, (i16, i8, i8), &'static str);

const REFERRALS: [Referral; 7] = [
    ("Wim", "Crombach", (1966, 2, 3), "Stadbroek", (2010, 4, 8), "zit sinds zijn scheiding thuis"),
    ("Nadia", "Bouzian", (1981, 9, 14), "Sanderbout", (2010, 4, 26), "wil Nederlands leren en onder de mensen"),
    ("Sjef", "Widdershoven", (1957, 11, 30), "Born", (2010, 4, 14), "veertien jaar bijstand, wil weer iets doen"),
    ("Ria", "Vaessen", (1970, 6, 8), "Overhoven", (2010, 3, 29), "meerdere problemen tegelijk"),
    ("Tomasz", "Zielinski", (1978, 1, 19), "Geleen-Zuid", (2010, 4, 1), "taal en schulden"),
    ("Anja", "Hermans", (1985, 12, 5), "Lindenheuvel", (2010, 4, 6), "durft niet naar een werkgever"),
    ("Loes", "Gorissen", (1963, 4, 22), "Krawinkel", (2010, 4, 12), "zorgde jaren voor haar man"),
];

fn refer(town: &mut Living<'_>, line: &Line, which: usize) {
    let (voornaam, achternaam, (year, month, number), wijk, dag, reden) = REFERRALS[which];
    let (tussenvoegsel, achternaam) = split_achternaam(achternaam);
    let persoon = Persoon {
        voornaam: voornaam.to_owned(),
        tussenvoegsel,
        achternaam,
        geboortedatum: Some(day(year, month, number)),
        wijk: Some(wijk.to_owned()),
        ..Persoon::default()
    };
    let asked = Refer {
        aanpak: town.aanpak.clone(),
        grondslag: Grondslag::Verplicht,
        reden: reden.to_owned(),
        beweegreden: Some(Beweegreden::ALL[which % Beweegreden::ALL.len()]),
        afwijking: None,
    };
    let day = on(dag);
    town.act(line, REGISSEUR, |state, viewer| {
        aanmelding::refer(state, viewer, day, line.dag, (&persoon, None), &asked)
    });
}

/// What came of a referral, by its place.
enum Answer {
    Met(usize, (i16, i8, i8)),
    Refused(usize, &'static str),
    Retracted(usize, &'static str),
    Left(usize, &'static str),
    /// Without the traject beginning yet.
    Accepted(usize),
}

const ANSWERS: [Answer; 6] = [
    Answer::Met(2, (2010, 4, 22)),
    Answer::Refused(3, "eerst de zorg op orde"),
    Answer::Retracted(4, "verhuist naar Maastricht"),
    Answer::Left(5, "begint bij een bakker"),
    Answer::Met(6, (2010, 4, 20)),
    Answer::Accepted(6),
];

fn answer(town: &mut Living<'_>, line: &Line, answer: &Answer) {
    // Numbers are given in order, and nobody else refers.
    let id = |which: usize| AanmeldingId(which as u32 + 1);
    let dag = line.dag;
    match answer {
        Answer::Met(which, on_day) => {
            town.act(line, REGISSEUR, |s, v| aanmelding::meet(s, v, id(*which), on(*on_day), dag))
        }
        Answer::Refused(which, why) => {
            town.act(line, COORDINATOR, |s, v| aanmelding::refuse(s, v, id(*which), dag, dag, why))
        }
        Answer::Retracted(which, why) => {
            town.act(line, REGISSEUR, |s, v| aanmelding::retract(s, v, id(*which), dag, dag, why))
        }
        Answer::Left(which, why) => {
            town.act(line, REGISSEUR, |s, v| aanmelding::leave(s, v, id(*which), dag, dag, why))
        }
        Answer::Accepted(which) => town.act(line, COORDINATOR, |s, v| {
            let rooms = aanmelding::rooms(s, v, id(*which))?;
            let room = rooms.iter().max_by_key(|room| room.hoogstens.unwrap_or(0).saturating_sub(room.aantal));
            let asked = Accept {
                begeleider: room.map_or(cast::AYSE.medewerker, |room| room.medewerker),
                start: false,
                trajectsoort: None,
                afwijking: Some("begint na de vakantie".to_owned()),
            };
            aanmelding::accept(s, v, id(*which), dag, dag, &asked)
        }),
    };
}

/// A second regisseur who takes over, two who stand in, and a name by which somebody is known as well.
fn around(town: &mut Living<'_>, line: &Line, which: usize) {
    let (dag, days) = (line.dag, (line.dag, line.dag));
    let (marjo, sixth) = (cast::MARJO, inwoner_of(town, 5));
    let janina = town.lives.iter().position(|life| life.sleutel == cast::JANINA);
    match which {
        0 => {
            town.act(line, BEHEERDER, |s, v| medewerker::hire(s, v, dag, marjo, Role::Regisseur, None));
        }
        1 => {
            town.act(line, REGISSEUR, |s, v| {
                let to = medewerker::list(s, v).into_iter().find(|one| *one.naam == *marjo).expect("just hired").id;
                aanmelding::hand_over(s, v, sixth, days, to, "gaat over de wijk Lindenheuvel")
            });
        }
        2 => {
            town.act(line, coach(2), |s, v| waarneming::begin(s, v, &stand_in((0, 2), (2010, 5, 10), (2010, 5, 21))));
        }
        3 => {
            town.act(line, coach(3), |s, v| waarneming::begin(s, v, &stand_in((3, 4), (2010, 4, 29), (2010, 5, 7))));
        }
        4 => {
            town.act(line, coach(4), |s, v| {
                let own = waarneming::list(s, v)?;
                waarneming::end(s, v, own[0].waarneming.id)
            });
        }
        6 => {
            let Some(place) = janina else { return };
            let (traject, asked) = (town.trajecten[place], seldom());
            town.act(line, coach(0), |s, v| ritme::agree(s, v, traject, days, &asked));
        }
        _ => {
            let Some(place) = janina.filter(|_| which == 5) else { return };
            let inwoner = town.inwoners[place];
            let persoon = Persoon { andere_naam: Some("Nina Nowak".to_owned()), ..town.lives[place].persoon.clone() };
            town.act(line, coach(0), |s, v| inwoner::describe(s, v, inwoner, dag, dag, &persoon));
        }
    }
}

/// Longer than the aanpak says, with a reason.
fn seldom() -> Agree {
    Agree { dagen: Some(21), afwijking: Some("werkt in ploegen en belt zelf".to_owned()) }
}

/// The first `who` in the place of the second, by their places among the begeleiders.
fn stand_in((waarnemer, voor): (usize, usize), van: (i16, i8, i8), tot: (i16, i8, i8)) -> Ask {
    let (waarnemer, voor) = (cast::coach(waarnemer), cast::coach(voor));
    Ask { waarnemer, voor, doel: Doel::Afwezig, reden: "vrije dagen".to_owned(), van: on(van), tot: on(tot) }
}

/// The inwoner of a referral: their numbers are the last that were given.
fn inwoner_of(town: &Living<'_>, which: usize) -> InwonerId {
    let given = inwoner::numbers_given(town.draft.state());
    InwonerId(given - (REFERRALS.len() - 1 - which) as u32)
}

fn on((year, month, number): (i16, i8, i8)) -> Day {
    day(year, month, number)
}
