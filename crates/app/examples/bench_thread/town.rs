//! A municipality to measure: as many inwoners as asked, with a hundred valid facts each, in the order in which they happened.

use std::path::Path;
use std::time::Instant;

use app::{App, Clock, fresh_daad};
use domain::access::{Role, Viewer};
use domain::contact::Wijze;
use domain::draft::{Draft, Pen};
use domain::entry::Statement;
use domain::ids::{Daad, InwonerId, MedewerkerId, TrajectId};
use domain::state::State;
use domain::text::Lang;
use domain::time::{Day, Moment};
use domain::{aanpak, contact, fact, gemeente, inwoner, medewerker, testing, toewijzing, traject};

pub const SLUG: &str = "lindervoort";
/// Facts about one inwoner: four of the person, who guides, a start and two fasen, and contacts.
pub const FACTS: u32 = 100;
const CONTACTS: u32 = 92;
/// The rhythm of the aanpak.
const EVERY: i32 = 14;
/// Inwoners of one begeleider.
pub const CASELOAD: u32 = 40;
/// Statements in one append while filling.
const BATCH: usize = 20_000;

/// The day it is in the municipality, when every contact has been had.
pub fn today() -> Day {
    testing::day("2025-12-01")
}

pub fn clock() -> Clock {
    Clock::starting_at(noon(today()))
}

fn noon(day: Day) -> Moment {
    Moment((i64::from(day.number()) * 24 + 11) * 3_600_000_000)
}

/// The begeleider of this inwoner.
pub fn begeleider(inwoner: u32) -> MedewerkerId {
    MedewerkerId(1 + (inwoner - 1) / CASELOAD)
}

/// Fills a folder and answers how many facts lie in it. Every fact is valid, but no rule was asked: that is what is measured.
pub fn fill(dir: &Path, inwoners: u32) -> u32 {
    let app = App::open(dir, clock()).unwrap();
    let town = app.begin(SLUG).unwrap();
    let began = Instant::now();
    town.append_lived(fresh_daad(), ground(inwoners.div_ceil(CASELOAD))).unwrap();
    let mut batch = Vec::with_capacity(BATCH);
    for step in 0..FACTS {
        for inwoner in 1..=inwoners {
            batch.push(lived(step, inwoner));
            if batch.len() == BATCH {
                town.append_lived(fresh_daad(), std::mem::take(&mut batch)).unwrap();
            }
        }
    }
    town.append_lived(fresh_daad(), batch).unwrap();
    let (facts, seconds) = (town.nr().0, began.elapsed().as_secs_f64());
    println!(
        "{inwoners} inwoners, {facts} facts, filled in {seconds:.1} s ({:.0} facts/s)",
        f64::from(facts) / seconds
    );
    facts
}

/// The gemeente, its aanpak and those who guide, by the rules.
fn ground(begeleiders: u32) -> Vec<(Pen, Statement)> {
    let first = first_day();
    let viewer = Viewer::meedoen(first);
    let pen = Pen::of(&viewer, fresh_daad(), noon(first));
    let mut draft = Draft::on(State::default());
    draft.act(pen, |state| gemeente::open(state, &viewer, SLUG, "Lindervoort")).unwrap();
    draft.act(pen, |state| aanpak::adopt(state, &viewer, first, testing::participatiehuis())).unwrap();
    for number in 1..=begeleiders {
        let naam = format!("Begeleider {number}");
        draft.act(pen, |state| medewerker::hire(state, &viewer, first, &naam, Role::Begeleider, None)).unwrap();
    }
    draft.into_parts().1
}

fn first_day() -> Day {
    today().plus(-(CONTACTS as i32 + 2) * EVERY)
}

fn lived(step: u32, number: u32) -> (Pen, Statement) {
    let (inwoner, traject) = (InwonerId(number), TrajectId(number));
    let contact = step.checked_sub(FACTS - CONTACTS);
    // Somebody is seen on another day than the next, so that each day has its own appointments.
    let datum =
        first_day().plus((number % EVERY as u32) as i32 + contact.map_or(0, |contact| (contact as i32 + 1) * EVERY));
    let fact: fact::Fact = match step {
        0 => inwoner::Registered { inwoner, sleutel: Some(format!("k-{number}")) }.into(),
        1 => named(inwoner).into(),
        2 => inwoner::Born { inwoner, geboortedatum: today().plus(-8_000 - (number % 12_000) as i32) }.into(),
        3 => inwoner::Lives { inwoner, wijk: format!("wijk {}", number % 12) }.into(),
        4 => toewijzing::Assigned { inwoner, medewerker: begeleider(number) }.into(),
        5 => traject::Started {
            inwoner,
            traject,
            aanpak: "participatiehuis".into(),
            trajectsoort: SOORT.with(Clone::clone),
            grondslag: None,
            trede: Some(2),
            afwijking: None,
        }
        .into(),
        6 | 7 => traject::PhaseEntered {
            inwoner,
            traject,
            fase: FASEN.with(|fasen| fasen[step as usize - 6].clone()),
            afwijking: None,
        }
        .into(),
        _ => talk(inwoner, number, step, datum).into(),
    };
    let pen = Pen { door: begeleider(number), rol: Role::Begeleider, daad: daad(step, number), geboekt: noon(datum) };
    (pen, Statement::new(datum, datum, fact))
}

thread_local! {
    static SOORT: String = testing::participatiehuis().trajectsoorten[0].code.clone();
    static FASEN: Vec<String> = testing::participatiehuis().fasen.iter().map(|fase| fase.code.clone()).collect();
}

fn named(inwoner: InwonerId) -> inwoner::Named {
    let achternaam = format!("Achternaam{}", inwoner.0 % 3_000);
    inwoner::Named {
        inwoner,
        voornaam: format!("Voornaam{}", inwoner.0 % 700),
        tussenvoegsel: "van".into(),
        achternaam,
    }
}

/// One in three has a note, which stays in the log.
fn talk(inwoner: InwonerId, number: u32, step: u32, datum: Day) -> contact::Recorded {
    let note = || Lang("Samen door de week gelopen. De krantenwijk gaat goed; vrijdag belt de tandarts terug.".into());
    contact::Recorded {
        inwoner,
        medewerker: begeleider(number),
        wijze: Wijze::ALL[step as usize % Wijze::ALL.len()],
        minuten: Some(30 + (number % 4) as u16 * 15),
        verslag: step.is_multiple_of(3).then(note),
        volgende: Some(datum.plus(EVERY)),
        afwijking: None,
    }
}

fn daad(step: u32, number: u32) -> Daad {
    let mut bytes = [7; 16];
    bytes[..4].copy_from_slice(&step.to_be_bytes());
    bytes[4..8].copy_from_slice(&number.to_be_bytes());
    Daad(bytes)
}
