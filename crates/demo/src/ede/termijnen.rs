//! Eight weeks for an oriëntatie, a year for the other two: who stays longer, and why.

use domain::time::Day;

use super::Life;
use crate::termijn::{self, Termijn};

/// In 2009 an oriëntatie lasts fifteen weeks in the mean: there is no work to go on to (001:1274).
const ORIENTATIE: Termijn = Termijn {
    tot: |life| life.instroom().plus(55),
    volgende: |last| last.plus(56),
    vooraf: 6,
    redenen: &[
        "Er is nog geen participatiebaan die past; de werkgevers houden de boot af.",
        "Ziek geweest; de acht weken zijn nog geen acht weken geweest.",
        "De diagnose wacht op de uitslag van de bedrijfsarts.",
        "Kan pas over een maand bij het verzorgingshuis beginnen en blijft zolang bij de klussen.",
        "Werkt halve dagen; in acht weken is te weinig te zien.",
        "Schulden eerst: een vaste baan lukt nu niet, ritme houden wel.",
        "Carrouseltraining loopt tot volgende maand; het plan komt daarna.",
        "Op zoek naar een plek in de zorg; de opleiding begint in het najaar.",
    ],
    notities: &[
        "De acht weken zijn om. Er is nog geen plek; {z} blijft bij Service voor de Wijk tot die er is.",
        "Langer dan acht weken: {z} wil eerst de tests van het trainingscentrum af hebben.",
        "Het trajectplan ligt klaar, de handtekening nog niet: {z} wil er eerst thuis over praten.",
        "De oriëntatie loopt door. Ik had te weinig tijd voor het plan; dat ligt aan mij.",
    ],
};

/// Once, by a year, when regular work is to be expected (001:591).
const PARTICIPATIEBAAN: Termijn = Termijn {
    tot: a_year,
    volgende: |last| last.plus(1).plus_months(12).plus(-1),
    vooraf: 20,
    redenen: &[
        "Regulier werk is te verwachten binnen twee en een half jaar; nog één jaar erbij.",
        "Haalt in het voorjaar het diploma verzorging; daarna is er werk.",
        "De werkgever wil een contract geven als de bouw weer aantrekt.",
        "Leidt nu zelf nieuwe collega's in; nog een jaar en dan solliciteren.",
        "Door ziekte de helft gemist; regulier werk blijft haalbaar.",
    ],
    notities: &[
        "Het jaar is om. Over de verlenging is nog niet beslist; de consulent komt er volgende week op terug.",
        "Langer dan een jaar: de plek wordt pas vrijgegeven als er een opvolger is. {Z} blijft graag.",
    ],
};

/// By half a year at most.
const DETACHERING: Termijn = Termijn {
    tot: a_year,
    volgende: |last| last.plus(1).plus_months(6).plus(-1),
    vooraf: 20,
    redenen: &[
        "De werkgever neemt over zodra er een vacature is; een half jaar om dat af te wachten.",
        "Nog een half jaar om het rijbewijs te halen dat voor de baan nodig is.",
        "Terug van lang ziek; een half jaar om weer op te bouwen.",
    ],
    notities: &["Het contract liep door zonder nieuw papier. {Z} werkt gewoon; het wordt nu geregeld."],
};

fn a_year(life: &Life) -> Day {
    life.instroom().plus_months(12).plus(-1)
}

const ALL: [(&str, &Termijn); 3] =
    [("orientatietraject", &ORIENTATIE), ("participatiebaan", &PARTICIPATIEBAAN), ("detacheringsbaan", &DETACHERING)];

pub fn agree(lives: &mut [Life], today: Day) {
    for (soort, termijn) in ALL {
        termijn::agree(lives, termijn, today, |life| life.soort == Some(soort));
    }
}

pub fn explain(lives: &mut [Life], today: Day) {
    for (soort, termijn) in ALL {
        termijn::explain(lives, termijn, today, |life| life.soort == Some(soort));
    }
}
