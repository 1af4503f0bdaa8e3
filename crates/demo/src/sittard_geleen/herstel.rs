//! Some contacts were otherwise than written down. Whoever wrote them sees it a day later and puts it right.

use domain::contact::Wijze;
use domain::time::Day;

use super::{Contact, Herstel, Hersteld, Life};
use crate::calendar::from;
use crate::cast;

const MENDINGS: [(&str, Hersteld); 5] = [
    ("Het duurde langer dan ik had opgeschreven.", Hersteld::Langer(20)),
    ("Het was toch aan de telefoon.", Hersteld::Wijze(Wijze::Telefoon)),
    ("Bij de verkeerde cliënt vastgelegd.", Hersteld::Ingetrokken),
    ("Een half uur te weinig aangeklikt.", Hersteld::Langer(30)),
    ("We spraken elkaar buiten, op weg naar de tuin.", Hersteld::Wijze(Wijze::Buiten)),
];

/// One contact of Zoë, and one in every fortieth life; the others stand as they were written.
pub fn mend(lives: &mut [Life]) {
    let mut mendings = MENDINGS.iter().cycle();
    for (place, life) in lives.iter_mut().enumerate() {
        let zoe = life.sleutel == cast::ZOE;
        if !zoe && (place % 40 != 7 || life.sleutel.starts_with("K1") || !life.overdrachten.is_empty()) {
            continue;
        }
        let (reden, wat) = if zoe { MENDINGS[0] } else { *mendings.next().expect("a cycle does not end") };
        if let Some(place) = mendable(&life.contacten, wat) {
            let dag = from(life.contacten[place].geboekt.plus(1));
            life.contacten[place].herstel = Some(Herstel { dag, reden, wat });
        }
    }
}

/// A contact in the middle, after which some quiet days followed.
fn mendable(contacten: &[Contact], wat: Hersteld) -> Option<usize> {
    let quiet = |place: &usize| -> bool {
        let mended: Day = from(contacten[*place].geboekt.plus(1));
        contacten.get(place + 1).is_some_and(|next| mended < next.dag)
    };
    (contacten.len() / 2..contacten.len()).find(|place| suits(&contacten[*place], wat) && quiet(place))
}

/// A note would no longer fit another way of meeting, so those have none.
fn suits(contact: &Contact, wat: Hersteld) -> bool {
    let plain = contact.afwijking.is_none();
    match wat {
        Hersteld::Langer(_) => plain && contact.wijze == Wijze::Gesprek && contact.minuten.is_some(),
        Hersteld::Wijze(wijze) => plain && contact.verslag.is_none() && contact.wijze != wijze,
        Hersteld::Ingetrokken => plain && contact.verslag.is_none(),
    }
}
