//! The inwoners of the cast take the place of a life that fits their story, so that no figure changes by them.

use domain::contact::Wijze;
use domain::time::Day;

use super::begeleiders::{AYSE, BRAM};
use super::known::{Fits, Known, Note, STORIES, When};
use super::{Life, Verlenging, Verloop};
use crate::calendar::day;
use crate::cast;

pub fn give(lives: &mut [Life], today: Day) {
    for known in &STORIES {
        let is_free = |life: &Life| !STORIES.iter().any(|other| other.sleutel == life.sleutel);
        let life = lives.iter_mut().filter(|life| is_free(life)).find(|life| fits(life, known.fits, today));
        become_known(life.unwrap_or_else(|| panic!("no life fits {}", known.achternaam)), known);
    }
}

fn become_known(life: &mut Life, known: &Known) {
    life.sleutel = known.sleutel.to_owned();
    life.zij = known.zij;
    life.persoon = known.persoon();
    life.trede = life.trede.map(|trede| trede.min(2));
}

fn fits(life: &Life, fits: Fits, today: Day) -> bool {
    let open = life.is_open(today);
    let since = today.since(life.instroom());
    let verloop = life.training.map(|training| training.verloop);
    let is = |coach| open && life.coach == Some(coach) && life.overdrachten.is_empty();
    let went_through = |code| life.fasen.iter().any(|fase| fase.code == code);
    match fits {
        Fits::AyseAfterTraining => {
            is(AYSE)
                && went_through("een-op-een")
                && matches!(verloop, Some(Verloop::Afgerond(on)) if today.since(on) > 90)
        }
        Fits::AyseOverdue => {
            is(AYSE)
                && life.training.is_some_and(|training| overdue(training.start, today))
                && verloop == Some(Verloop::LooptNog)
        }
        Fits::AyseWithoutTraining => is(AYSE) && verloop.is_none() && since > 240 && went_through("een-op-een"),
        Fits::Handed => open && !life.overdrachten.is_empty(),
        Fits::BramAnybody => is(BRAM) && since > 90,
        Fits::SomebodyElse => open && since > 60 && life.coach.is_some_and(|coach| coach != AYSE && coach != BRAM),
        Fits::WithoutBegeleider => open && life.coach.is_none(),
        Fits::CleanedUp => life.einde.is_some_and(|einde| einde.opschoning) && went_through("individueel"),
        Fits::Clinic => {
            went_through("individueel")
                && life.einde.is_some_and(|einde| einde.reden == "zorg")
                && life.coach != Some(AYSE)
        }
    }
}

fn overdue(start: Day, today: Day) -> bool {
    today.since(start) > 28
}

/// Nobody is near two years yet. For two people a longer term was agreed early.
pub fn extend(lives: &mut [Life]) {
    let course = "Volgt een cursus die drie maanden na de termijn eindigt; maakt die af.";
    let taal = "Begon met de taal; in overleg met de klantmanager twee maanden meer.";
    for (sleutel, dag, months, reden) in
        [(cast::ZOE, day(2010, 3, 9), 3, course), (cast::TESFAY, day(2010, 4, 14), 2, taal)]
    {
        let Some(life) = lives.iter_mut().find(|life| life.sleutel == sleutel) else { continue };
        let tot = life.instroom().plus_months(24 + months).plus(-1);
        life.verlengingen.push(Verlenging { dag, tot, reden });
    }
}

/// Puts the notes of a story in the place of the others.
pub fn tell(lives: &mut [Life]) {
    for life in lives {
        let known = STORIES.iter().find(|known| known.sleutel == life.sleutel);
        let Some(notes) = known.and_then(|known| known.notes) else { continue };
        life.contacten.iter_mut().for_each(|contact| contact.verslag = None);
        notes.chunk_by(|one, other| one.0 == other.0).for_each(|chapter| spread(life, chapter));
    }
}

/// The notes of one fase, evenly over its contacts; the meeting is as the note says.
fn spread(life: &mut Life, chapter: &[Note]) {
    let places: Vec<usize> =
        (0..life.contacten.len()).filter(|place| is_then(life, life.contacten[*place].dag, chapter[0].0)).collect();
    for (which, (_, wijze, note)) in chapter.iter().enumerate().take(places.len()) {
        let contact = &mut life.contacten[places[which * places.len() / chapter.len().min(places.len())]];
        (contact.wijze, contact.minuten) = (*wijze, minuten(*wijze));
        contact.verslag = Some((*note).to_owned());
    }
}

fn is_then(life: &Life, dag: Day, when: When) -> bool {
    match when {
        When::Fase(code) => life.fasen.iter().rfind(|fase| fase.dag <= dag).is_some_and(|fase| fase.code == code),
        When::Handed => life.overdrachten.iter().any(|(on, _)| *on <= dag),
    }
}

fn minuten(wijze: Wijze) -> Option<u16> {
    match wijze {
        Wijze::Bericht => None,
        Wijze::Telefoon => Some(15),
        Wijze::Gesprek => Some(45),
        Wijze::Driegesprek => Some(50),
        Wijze::Buiten => Some(60),
        Wijze::Huisbezoek => Some(75),
    }
}
