//! What the trajectbegeleiders of Ede write down, how they meet, and why a talk is sometimes later.

use domain::contact::Wijze;

use super::{Life, Manner};
use crate::chance::Chance;
use crate::notities::{self, Zinnen};

/// Why the next talk is agreed later than the rhythm.
const LATER: [&str; 5] = [
    "Seizoen op de kwekerij; de werkleider ziet iedereen elke dag.",
    "Ligt in het ziekenhuis; de werkleider gaat langs.",
    "Draait een volle werkweek; we zien elkaar op de werkvloer.",
    "Op eigen verzoek: het loopt goed.",
    "Naar een uitvaart in het buitenland; daarna het functioneringsgesprek.",
];

pub fn manner(late: &[Option<i32>]) -> Manner<'_> {
    Manner { late, later: &LATER, first: &[Wijze::Gesprek] }
}

const ZINNEN: [Zinnen; 3] = [
    (
        "orientatie",
        &[
            "{Z} is elke ochtend op tijd bij het kantoortje in het winkelcentrum.",
            "Twee keer te laat; de bus. {Z} neemt nu een bus eerder.",
            "De eerste klus gedaan: een heg bij een oudere mevrouw. Ze vroeg of {z} terugkomt.",
            "{Z} had niet verwacht te moeten werken met behoud van uitkering. We hebben het erover gehad.",
            "De test van het trainingscentrum is gedaan; de uitslag past bij wat {z} zelf zegt.",
            "{Z} doet mee met budgettering in de carrouseltraining.",
            "Het plan is getekend. {Z} wil naar de zorg.",
        ],
    ),
    (
        "participatiebaan",
        &[
            "Functioneringsgesprek: de werkleider is tevreden, {z} zelf nog niet.",
            "{Z} doet nu ook de boodschappen met bewoners; dat vraagt meer dan de tuin.",
            "Bij Re-bike een fiets helemaal zelf opgeknapt.",
            "Vier weken niet ziek geweest. Dat was vorig jaar anders.",
            "{Z} werkt een nieuwe collega in.",
            "De beslagvrije voet klopte niet; samen met de consulent rechtgezet.",
        ],
    ),
    (
        "detachering",
        &[
            "Eerste eigen salaris. {Z} heeft getrakteerd.",
            "Het verzorgingshuis wil {hem} houden als er ruimte komt.",
            "Druk, zegt {z}, en toch liever dit dan thuis.",
            "Gesproken over wat na het contract komt; {z} schrijft sollicitaties.",
        ],
    ),
];

/// Corine writes about half of the talks down, the others one in seven.
pub fn write(lives: &mut [Life], chance: &mut Chance) {
    notities::write(lives, &ZINNEN, |life| if life.coach == Some(0) { 50 } else { 14 }, chance);
}
