//! What the klantmanagers of De Cirkel write down, and why a talk is sometimes later.

use domain::contact::Wijze;

use super::{Life, Manner};
use crate::chance::Chance;
use crate::notities::{self, Zinnen};

/// Why the next talk is agreed later than five weeks.
const LATER: [&str; 4] = [
    "Zes weken bij familie in het buitenland; daarna weer.",
    "Komt elke week in de groep; het gesprek kan wachten tot na de feestdag.",
    "Een operatie; ik bel tussendoor met de dochter.",
    "Er was eerder geen plek in de agenda; dat ligt aan ons.",
];

pub fn manner(late: &[Option<i32>]) -> Manner<'_> {
    Manner { late, later: &LATER, first: &[Wijze::Gesprek] }
}

const ZINNEN: [Zinnen; 3] = [
    (
        "kennismaking",
        &[
            "Kennisgemaakt in de huiskamer. {Z} woont om de hoek en was hier nooit binnen geweest.",
            "{Z} wil liever met rust gelaten worden, en komt toch kijken. Dat is genoeg voor nu.",
            "Uitgelegd hoe de training gaat. {Z} kent al iemand uit de groep.",
            "{Z} zorgt voor twee kinderen; de tijden van de school kunnen.",
        ],
    ),
    (
        "training",
        &[
            "{Z} vertelde in de groep wat {z} goed kan. Het was stil en toen werd er geklapt.",
            "Twee keer gemist en zelf afgebeld. {Z} gaat door.",
            "{Z} haalt nu een groepsgenoot op; samen lopen is makkelijker.",
            "De groep is druk, zegt {z}. We zetten de stoelen anders.",
            "Grenzen aangeven, dat was de les. {Z} oefende op mij.",
        ],
    ),
    (
        "groepsopdracht",
        &[
            "{Z} schrijft de teksten voor de groep, en laat ze lezen voor ze weggaan.",
            "{Z} regelde een zaal en belde daarvoor zelf met de woningbouw.",
            "Een buurvrouw kwam met een vraag; {z} nam die mee.",
            "Het plan van de groep ging niet door. Teleurgesteld, en toch gekomen.",
            "{Z} geeft taalles aan een buurvrouw en ziet haar vooruitgaan.",
            "Ruzie in de groep uitgepraat aan de keukentafel.",
            "{Z} staat weer op tijd op. De wekker is niet meer nodig, zegt {z}.",
            "Een ochtend bij de kinderboerderij gekeken; dat wordt misschien een plek.",
        ],
    ),
];

/// Inge writes often, the others now and then.
pub fn write(lives: &mut [Life], chance: &mut Chance) {
    notities::write(lives, &ZINNEN, |life| if life.coach == Some(super::figures::INGE) { 60 } else { 25 }, chance);
}
