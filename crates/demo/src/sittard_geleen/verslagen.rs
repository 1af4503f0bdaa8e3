//! What is written down of a talk: short, plain, about small steps, and never more than the inwoner may read.

use domain::contact::Wijze;
use domain::time::Day;

use super::begeleiders::{AYSE, BRAM};
use super::{Contact, Life, Verloop};
use crate::chance::Chance;
use crate::notities::spoken;

/// In a sentence `{Z}` is Ze or Hij, `{z}` the same in the middle, `{haar}` whose it is, `{hem}` whom it is about.
const MET: [(Wijze, [&str; 4]); 5] = [
    (
        Wijze::Huisbezoek,
        [
            "Thuis langs geweest.",
            "Koffie gedronken aan de keukentafel.",
            "Bij {hem} thuis gepraat.",
            "Op bezoek geweest; {z} had al koffie gezet.",
        ],
    ),
    (
        Wijze::Gesprek,
        [
            "Gesproken in het Participatiehuis.",
            "{Z} kwam op tijd.",
            "Rustig gesprek, {z} vertelde veel.",
            "Kort gepraat, tussen twee afspraken door.",
        ],
    ),
    (
        Wijze::Telefoon,
        ["Gebeld.", "{Z} belde zelf.", "Even gebeld om te horen hoe het ging.", "Aan de telefoon; {z} klonk opgewekt."],
    ),
    (
        Wijze::Buiten,
        [
            "Samen een rondje gelopen.",
            "Samen naar de bibliotheek geweest.",
            "Buiten gepraat, dat gaat makkelijker.",
            "Samen met de bus naar Geleen.",
        ],
    ),
    (
        Wijze::Bericht,
        [
            "Berichtje gestuurd, {z} antwoordde dezelfde dag.",
            "{Z} stuurde een sms.",
            "Kaartje gekregen.",
            "Per sms afgesproken.",
        ],
    ),
];

const AT_FIRST: [&str; 14] = [
    "{Z} slaapt slecht en komt moeilijk op gang.",
    "De post ligt nog op een stapel; we hebben er drie brieven uit gehaald.",
    "{Z} wil eerst de schulden op orde. De Kredietbank is gebeld.",
    "{Z} vertelde over {haar} werk van vroeger en werd er vrolijk van.",
    "Naar buiten gaan kost moeite. Het lukte tot de brievenbus.",
    "{Z} is bang om het niet goed te doen. Dat mag, heb ik gezegd.",
    "De fiets is kapot; gevraagd of die uit maatwerk betaald kan worden.",
    "{Z} kookt graag en wil dat wel eens voor een groep proberen.",
    "{Haar} zus helpt met oppassen, zodat er een ochtend vrij is.",
    "De afspraak met de tandarts is gemaakt; die stond al een jaar open.",
    "{Z} heeft zelf gebeld met de woningbouw. Eerste keer.",
    "Samen opgeschreven wat een goede dag is.",
    "{Z} twijfelt over de groep. We gaan een keer kijken zonder mee te doen.",
    "Gevraagd wat {z} niet wil. Dat was ook duidelijk.",
];

const IN_GROUP: [&str; 12] = [
    "De groep is gezellig, zegt {z}; er wordt gelachen.",
    "Het sporten viel zwaar en {z} ging toch door.",
    "Bij het koken nam {z} de leiding.",
    "EHBO gehaald: {z} liet het kaartje zien.",
    "Budgetles: {z} houdt nu een schriftje bij.",
    "Eén dag gemist en netjes afgemeld.",
    "{Z} zit het liefst naast iemand uit {haar} eigen buurt.",
    "Op tijd komen lukt nu vier van de vijf keer.",
    "{Z} hielp een ander met lezen.",
    "Na afloop blijven ze met drieën koffie drinken.",
    "Iets gezegd in de kring; dat durfde {z} eerst niet.",
    "Moe na twee dagen. We kijken samen wat haalbaar is.",
];

const AFTER: [&str; 16] = [
    "De eerste ochtend bij de kringloop is goed gegaan.",
    "{Z} gaat nu elke dinsdag naar het koffie-uur.",
    "Op het spreekuur van de vrijwilligersbank geweest; twee plekken bekeken.",
    "{Z} gaat mee met het buddyproject naar het ziekenhuis.",
    "{Haar} dag begint nu om negen uur, zegt {z} zelf.",
    "De schuld wordt kleiner: het eerste half jaar is betaald.",
    "{Z} kreeg een compliment van een bezoeker en vertelde het twee keer.",
    "Nieuwe bril aangevraagd; lezen gaat moeilijk.",
    "{Z} heeft een cursus computeren gevonden, dicht bij huis.",
    "Het ging deze week niet. Volgende week een kleinere stap.",
    "{Z} past op bij de buren. Dat hebben we opgeschreven: het telt mee.",
    "De dierenopvang zoekt iemand voor de ochtend; {z} wil kijken.",
    "{Z} heeft weer contact met een oude vriendin.",
    "Gevraagd of het nog past. Het past.",
    "{Z} heeft de formulieren dit keer zelf ingevuld.",
    "Een rustige week, en dat is winst.",
];

const AGREED: [&str; 12] = [
    "Volgende keer lopen we samen naar de volkstuin.",
    "{Z} belt zelf naar de huisarts.",
    "Ik vraag na hoe het met de aanvraag staat.",
    "We laten het hier even bij.",
    "{Z} neemt volgende keer {haar} papieren mee.",
    "Ik stuur een sms de dag ervoor; dat vindt {z} fijn.",
    "We kijken over twee weken of het nog klopt.",
    "{Z} denkt na over een ochtend in de week.",
    "Ik bel de klantmanager over de uitkering.",
    "Volgende keer bij {hem} in de buurt.",
    "Afgesproken dat nee zeggen mag.",
    "{Z} kiest zelf de dag.",
];

/// Ayşe writes most often. Of the others some write, most write little, and there are people without a single note.
pub fn write(lives: &mut [Life], chance: &mut Chance) {
    for (place, life) in lives.iter_mut().enumerate() {
        let by_ayse = life.coach == Some(AYSE) || !life.overdrachten.is_empty();
        let often = match life.coach {
            _ if by_ayse => 72,
            Some(BRAM) => 35,
            _ if place % 29 == 3 => 60,
            _ => [0, 0, 6, 4][place % 4],
        };
        let deck = Deck::shuffled(chance);
        let zij = life.zij;
        let fasen = life.fasen.clone();
        let group = |dag: Day| fasen.iter().rfind(|fase| fase.dag <= dag).map_or("start", |fase| fase.code);
        for (turn, contact) in life.contacten.iter_mut().enumerate() {
            if chance.likely(often) {
                contact.verslag = Some(spoken(&deck.note(turn, contact, group(contact.dag), chance), zij));
            }
        }
    }
}

/// Whoever is longer than four weeks in the intern programma has a note that says why. When they have not been spoken
/// since, the last talk says what is still to come.
pub fn explain(lives: &mut [Life], today: Day) {
    for (place, life) in lives.iter_mut().enumerate() {
        let Some(training) = life.training.filter(|training| training.verloop == Verloop::LooptNog) else { continue };
        let (term, zij) = (training.start.plus(28), life.zij);
        let why = match life.contacten.iter_mut().find(|contact| contact.dag > term) {
            _ if term >= today => None,
            Some(contact) => Some((contact, OVERDUE[place % OVERDUE.len()])),
            None => life.contacten.last_mut().map(|contact| (contact, TO_COME)),
        };
        if let Some((contact, why)) = why {
            contact.verslag = Some(spoken(why, zij));
        }
    }
}

const TO_COME: &str = "Het laatste onderdeel wacht op de EHBO-dag van mei. Tot dan sport {z} mee.";

const OVERDUE: [&str; 4] = [
    "Het intern programma duurt langer dan vier weken: {z} was ziek en haalt twee onderdelen in.",
    "Na vier weken nog niet klaar. {Z} doet de kookdagen mee met de volgende groep, op eigen verzoek.",
    "Langer in het intern programma: de budgetles ging niet door en komt nog.",
    "Vier weken bleek te kort. {Z} komt twee dagen in de week in plaats van vier, en dat gaat.",
];

/// The sentences in an order of their own for each inwoner, so that none comes back soon.
struct Deck {
    first: [&'static str; 14],
    group: [&'static str; 12],
    after: [&'static str; 16],
    agreed: [&'static str; 12],
}

impl Deck {
    fn shuffled(chance: &mut Chance) -> Deck {
        let mut deck = Deck { first: AT_FIRST, group: IN_GROUP, after: AFTER, agreed: AGREED };
        chance.shuffle(&mut deck.first);
        chance.shuffle(&mut deck.group);
        chance.shuffle(&mut deck.after);
        chance.shuffle(&mut deck.agreed);
        deck
    }

    fn note(&self, turn: usize, contact: &Contact, fase: &str, chance: &mut Chance) -> String {
        if contact.wijze == Wijze::Driegesprek {
            return "Kennisgemaakt, met de klantmanager erbij. Uitgelegd wat er kan en gevraagd wat {z} zelf wil."
                .to_owned();
        }
        let met = MET.iter().find(|(wijze, _)| *wijze == contact.wijze).map_or("", |(_, met)| *chance.pick(met));
        let middle = match fase {
            "intern-programma" => self.group[turn % self.group.len()],
            "individueel" => self.after[turn % self.after.len()],
            _ => self.first[turn % self.first.len()],
        };
        let agreed = if chance.likely(45) { self.agreed[turn % self.agreed.len()] } else { "" };
        [met, middle, agreed].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}
