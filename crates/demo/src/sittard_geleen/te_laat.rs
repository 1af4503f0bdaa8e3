//! With whom the Participatiehuis is late today, and why contact is sometimes agreed later.

use domain::contact::Wijze;
use domain::time::Day;

use super::Life;
use super::begeleiders::AYSE;
use crate::cast;
use crate::chance::Chance;
use crate::contacten::Manner;

/// Why the next contact is agreed later than the rhythm.
const LATER: [&str; 6] = [
    "Drie weken bij familie; op eigen verzoek daarna pas weer.",
    "Opname in het ziekenhuis; ik bel de zus tussendoor.",
    "Werkt twee weken mee met de kermis en meldt zich zelf.",
    "Vakantie van de coach; een collega is bereikbaar.",
    "Wil na een drukke maand even rust. Samen zo afgesproken.",
    "De vrijwilligersplek loopt goed; vaker praten hoeft nu niet.",
];

/// A talk of three, and then a huisbezoek.
pub fn manner(late: &[Option<i32>]) -> Manner<'_> {
    Manner { late, later: &LATER, first: &[Wijze::Driegesprek, Wijze::Huisbezoek] }
}

/// How many of Ayşe's inwoners are still to be measured in the round of this month.
const TO_MEASURE: usize = 2;

/// Takes this month's meting from a few of Ayşe's inwoners who have earlier ones, so that her round is under way.
pub fn leave_to_measure(lives: &mut [Life], today: Day) {
    let this_month = |day: Day| (day.year(), day.date().month()) == (today.year(), today.date().month());
    let measured = lives.iter_mut().filter(|life| {
        let plain = life.is_open(today) && life.coach_on(today) == Some(AYSE) && !life.sleutel.starts_with("K1");
        let in_round = life.metingen.iter().rev().take_while(|(day, _)| this_month(*day)).count();
        plain && in_round == 1 && life.metingen.len() > 2
    });
    measured.take(TO_MEASURE).for_each(|life| drop(life.metingen.pop()));
}

/// By how many days at least the gemeente is late with somebody today: three of Ayşe's, and a few of the others'.
pub fn late(lives: &[Life], today: Day, chance: &mut Chance) -> Vec<Option<i32>> {
    let mut of_ayse = vec![2, 4];
    let late = |life: &Life| {
        let settled = life.fasen.last().is_some_and(|fase| today.since(fase.dag) > 60) && life.is_open(today);
        let plain = settled && !life.sleutel.starts_with("K1");
        match life.coach_on(today) {
            _ if life.sleutel == cast::FATIMA => Some(9),
            Some(AYSE) if plain => of_ayse.pop(),
            Some(AYSE) | None => None,
            Some(_) if plain && chance.likely(8) => Some(chance.between(1, 12)),
            Some(_) => None,
        }
    };
    lives.iter().map(late).collect()
}
