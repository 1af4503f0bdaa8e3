//! Who begins and who leaves in each period, so that every stock and every reason of tabel 6 and 7 comes out.

use domain::time::Day;

use super::figures::{PERIODEN, Periode, SOORTEN, Slot, Soort, Stroom};
use super::{Einde, Life, from, on, working_days};
use crate::chance::Chance;

pub fn flow(chance: &mut Chance) -> Vec<Life> {
    let mut lives = Vec::new();
    for periode in &PERIODEN {
        for (soort, stroom) in periode.stromen.iter().enumerate() {
            begin(&mut lives, periode, soort, stroom.direct, chance);
            end(&mut lives, periode, soort, stroom, chance);
        }
    }
    lives
}

/// Those without an earlier traject. Whoever does not begin with an oriëntatie has a reason, because almost everybody does
/// (001:589).
fn begin(lives: &mut Vec<Life>, periode: &Periode, soort: usize, aantal: usize, chance: &mut Chance) {
    let open = working_days(on(periode.van), on(periode.tot));
    let last = open.len() as i32 - 1;
    let near = |place: usize, off: i32| open[((place * open.len() / aantal) as i32 + off).clamp(0, last) as usize];
    let mut days: Vec<Day> = (0..aantal).map(|place| near(place, chance.between(-6, 6))).collect();
    days.sort_unstable();
    for day in days {
        let afwijking = (soort > 0).then(|| *chance.pick(ZONDER_ORIENTATIE[soort - 1]));
        lives.push(Life { afwijking, ..life(day, soort, chance) });
    }
}

const ZONDER_ORIENTATIE: [&[&str]; 2] = [
    &[
        "Geen oriëntatie: werkte al als vrijwilliger bij de kwekerij en kan daar blijven.",
        "Geen oriëntatie: de consulent heeft een compleet beeld uit een traject van het UWV.",
        "Geen oriëntatie: er was meteen plaats bij Re-bike, en wachten helpt niet.",
        "Direct geplaatst op eigen verzoek; de diagnose volgt in de eerste acht weken op de werkplek.",
        "Kwam van een taalstage bij hetzelfde verzorgingshuis; daar is al te zien wat kan.",
        "Kwam van de sociale werkplaats in hetzelfde pand; daar is al bekend wat kan.",
    ],
    &[
        "Direct gedetacheerd: was collega op een tijdelijk contract dat de werkgever zo kan voortzetten.",
        "Geen oriëntatie nodig: twintig jaar ervaring, en het verzorgingshuis vroeg om deze kandidaat.",
        "Direct gedetacheerd, in overleg met de consulent: er is uitzicht op een vaste baan.",
    ],
];

fn life(instroom: Day, soort: usize, chance: &mut Chance) -> Life {
    let trede = match soort {
        0 => *chance.weighted(&[(30, Some(1)), (45, Some(2)), (25, Some(3))]),
        1 => *chance.weighted(&[(25, Some(2)), (75, Some(3))]),
        _ => *chance.weighted(&[(40, Some(3)), (60, Some(4))]),
    };
    Life { instroom: Some(instroom), trede, soort: Some(SOORTEN[soort].code), ..Life::default() }
}

/// Somebody who leaves, on a day, after so many days.
struct Leaver {
    place: usize,
    dag: Day,
    na: i32,
}

fn end(lives: &mut Vec<Life>, periode: &Periode, soort: usize, stroom: &Stroom, chance: &mut Chance) {
    let mut sloten: Vec<&Slot> = stroom.sloten.iter().flat_map(|slot| std::iter::repeat_n(slot, slot.aantal)).collect();
    let open = working_days(on(stroom.eerste_einde), on(periode.tot));
    let leavers = leavers(lives, &SOORTEN[soort], &spread(&open, sloten.len()), chance);
    chance.shuffle(&mut sloten);
    ripen(&mut sloten, &leavers, SOORTEN[soort].ripe);
    for (leaver, slot) in leavers.iter().zip(sloten) {
        let geboekt = if slot.vervolg.is_some() { leaver.dag } else { booked(leaver.dag, on(periode.tot), chance) };
        let toelichting = (slot.reden == "overig").then(|| *chance.pick(OVERIG[soort]));
        let (reden, oorzaak) = (slot.reden, slot.oorzaak);
        lives[leaver.place].einde =
            Some(Einde { dag: leaver.dag, geboekt, reden, oorzaak, toelichting, opschoning: false });
        if let Some(next) = slot.vervolg {
            lives[leaver.place].gaat_door = true;
            lives.push(Life { na: Some(leaver.place), ..life(leaver.dag, next, chance) });
        }
    }
}

const OVERIG: [&[&str]; 3] = [
    &[
        "Om medische redenen gestopt, op advies van de bedrijfsarts.",
        "Gestopt: zwanger, en daarna thuis met de kinderen.",
    ],
    &[
        "Om medische redenen gestopt, op advies van de bedrijfsarts.",
        "De twaalf maanden zijn om; regulier werk is voorlopig niet te verwachten.",
        "Werkt verder als vrijwilliger op dezelfde plek.",
        "In overleg gestopt: de zorg thuis vraagt alle tijd.",
    ],
    &[
        "Het contract is afgelopen en de werkgever kan niet verlengen.",
        "Om medische redenen gestopt, op advies van de bedrijfsarts.",
        "Terug naar de consulent: het werk bleek te zwaar.",
    ],
];

/// So many days, evenly over those there are.
fn spread(open: &[Day], aantal: usize) -> Vec<Day> {
    (0..aantal).map(|place| open[place * open.len() / aantal]).collect()
}

fn booked(dag: Day, last: Day, chance: &mut Chance) -> Day {
    from(dag.plus(*chance.pick(&[0, 0, 1, 2]))).min(last).max(dag)
}

/// On each of the days one of those who have been there longest; chance moves them a little in the row.
fn leavers(lives: &[Life], soort: &Soort, days: &[Day], chance: &mut Chance) -> Vec<Leaver> {
    let here = |life: &Life| life.soort == Some(soort.code) && life.einde.is_none();
    let mut row: Vec<(Day, usize)> = (0..lives.len())
        .filter(|place| here(&lives[*place]))
        .map(|place| (lives[place].instroom().plus(chance.between(0, soort.jitter)), place))
        .collect();
    row.sort_unstable();
    let mut leavers = Vec::new();
    for dag in days {
        let stayed = |place: usize| dag.since(lives[place].instroom());
        let found = row.iter().position(|(_, place)| stayed(*place) >= soort.least);
        let (_, place) = row.remove(found.unwrap_or_else(|| panic!("nobody can leave {} on {dag}", soort.code)));
        leavers.push(Leaver { place, dag: *dag, na: stayed(place) });
    }
    leavers
}

/// Work and a next traject come to those who have been there for a while; whoever left early takes another reason.
fn ripen(sloten: &mut [&Slot], leavers: &[Leaver], ripe: i32) {
    let needs = |slot: &Slot| slot.vervolg.is_some() || ["regulier-werk", "overig"].contains(&slot.reden);
    for place in 0..leavers.len() {
        if leavers[place].na < ripe && needs(sloten[place]) {
            let other = (0..leavers.len()).find(|other| leavers[*other].na >= ripe && !needs(sloten[*other]));
            other.into_iter().for_each(|other| sloten.swap(place, other));
        }
    }
}
