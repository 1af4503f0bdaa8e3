//! The inwoners of the cast: who they are, where in the plan they find their place, and what was written about them.

use domain::contact::Wijze::{self, Bericht, Buiten, Driegesprek, Gesprek, Huisbezoek, Telefoon};
use domain::inwoner::{Persoon, Uitkering, split_achternaam};

use crate::calendar::day;
use crate::cast;

/// Which life of the plan becomes theirs: the first that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fits {
    /// Guided by Ayşe, came through the intern programma and is still there.
    AyseAfterTraining,
    /// Guided by Ayşe and longer than four weeks in the intern programma.
    AyseOverdue,
    /// Guided by Ayşe for at least half a year, without the intern programma.
    AyseWithoutTraining,
    /// Handed over by Bram.
    Handed,
    BramAnybody,
    /// Guided by somebody else than Ayşe and Bram, and still there.
    SomebodyElse,
    WithoutBegeleider,
    CleanedUp,
    Clinic,
}

/// An inwoner of the cast. `notes` take the place of what the plan wrote; with `None` that stands.
#[derive(Debug)]
pub struct Known {
    pub sleutel: &'static str,
    pub voornaam: &'static str,
    pub achternaam: &'static str,
    pub zij: bool,
    geboren: (i16, i8, i8),
    wijk: &'static str,
    pub fits: Fits,
    pub notes: Option<&'static [Note]>,
}

/// In which fase something was written, how they met, and what was written. The notes of one fase are spread over it.
pub type Note = (When, Wijze, &'static str);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Fase(&'static str),
    /// After another coach took over.
    Handed,
}

impl Known {
    pub fn full_name(&self) -> String {
        format!("{} {}", self.voornaam, self.achternaam)
    }

    pub fn persoon(&self) -> Persoon {
        let (tussenvoegsel, achternaam) = split_achternaam(self.achternaam);
        let (year, month, number) = self.geboren;
        Persoon {
            voornaam: self.voornaam.to_owned(),
            tussenvoegsel,
            achternaam,
            geboortedatum: Some(day(year, month, number)),
            wijk: Some(self.wijk.to_owned()),
            uitkering: Some(Uitkering::Bijstand),
            andere_naam: None,
            uitkering_sinds: None,
            wachtlijst: None,
        }
    }
}

/// Their name, birth, neighbourhood, and whether a note says *ze*.
type Who = (&'static str, &'static str, (i16, i8, i8), &'static str, bool);

const fn known(sleutel: &'static str, who: Who, fits: Fits, notes: Option<&'static [Note]>) -> Known {
    let (voornaam, achternaam, geboren, wijk, zij) = who;
    Known { sleutel, voornaam, achternaam, zij, geboren, wijk, fits, notes }
}

const GERDA: Who = ("Gerda", "Hoekstra", (1957, 8, 28), "Vrangendael", true);
const MOHAMED: Who = ("Mohamed", "Aziz", (1964, 3, 11), "Stadbroek", false);
const FATIMA: Who = ("Fatima", "el Amrani", (1961, 1, 2), "Krawinkel", true);
const JANINA: Who = ("Janina", "Kowalczyk", (1966, 5, 19), "Sanderbout", true);
const ZOE: Who = ("Zoë", "van 't Hof", (1983, 12, 10), "Lindenheuvel", true);
const MARIA: Who = ("Maria", "Janssen", (1955, 6, 30), "Geleen-Zuid", true);
const MARIA_TOO: Who = ("Maria", "Janssen", (1979, 10, 4), "Born", true);
const TESFAY: Who = ("", "Tesfay", (1986, 1, 1), "Overhoven", false);
const PIET: Who = ("Piet", "van der Heijden", (1959, 2, 14), "Kluis", false);
const HENK: Who = ("Henk", "Lemmens", (1968, 7, 7), "Limbrichterveld", false);
const SAMIRA: Who = ("Samira", "Chaoui", (1974, 11, 23), "Oud-Geleen", true);
const DIEUDONNE: Who = ("Dieudonné", "Pluijmaekers", (1952, 4, 9), "Munstergeleen", false);

/// In the order in which they take their place.
pub const STORIES: [Known; 12] = [
    known(cast::GERDA, GERDA, Fits::AyseAfterTraining, Some(OF_GERDA)),
    known(cast::MOHAMED, MOHAMED, Fits::AyseOverdue, Some(OF_MOHAMED)),
    known(cast::FATIMA, FATIMA, Fits::AyseWithoutTraining, Some(OF_FATIMA)),
    known(cast::JANINA, JANINA, Fits::Handed, Some(OF_JANINA)),
    known(cast::ZOE, ZOE, Fits::AyseAfterTraining, None),
    known(cast::MARIA, MARIA, Fits::AyseWithoutTraining, None),
    known(cast::MARIA_TOO, MARIA_TOO, Fits::SomebodyElse, None),
    known(cast::TESFAY, TESFAY, Fits::SomebodyElse, None),
    known(cast::PIET, PIET, Fits::WithoutBegeleider, None),
    known(cast::HENK, HENK, Fits::CleanedUp, Some(OF_HENK)),
    known(cast::SAMIRA, SAMIRA, Fits::Clinic, Some(OF_SAMIRA)),
    known(cast::DIEUDONNE, DIEUDONNE, Fits::BramAnybody, Some(&[])),
];

/// Their keys, in the order in which they are told of.
pub const KEYS: [&str; 12] = {
    let mut keys = [""; 12];
    let mut place = 0;
    while place < keys.len() {
        keys[place] = STORIES[place].sleutel;
        place += 1;
    }
    keys
};

const START: When = When::Fase("start");
const ONE: When = When::Fase("een-op-een");
const GROUP: When = When::Fase("intern-programma");
const AFTER: When = When::Fase("individueel");

const OF_GERDA: &[Note] = &[
    (
        START,
        Driegesprek,
        "Eerste gesprek met z'n drieën. Gerda zegt weinig. Ze komt al twee jaar bijna niet meer buiten. Ze wil best dat ik langskom.",
    ),
    (
        START,
        Huisbezoek,
        "Thuis koffie gedronken. Ze liet foto's zien van de winkel waar ze vroeger werkte. De gordijnen waren open.",
    ),
    (
        ONE,
        Buiten,
        "Samen tot de hoek van de straat gelopen. Dat was ver genoeg voor vandaag, zei ze, en toen liep ze zelf nog een stukje door.",
    ),
    (
        ONE,
        Gesprek,
        "Sportkleding gekocht voor het intern programma. Ze wilde eerst niet mee naar de winkel, later koos ze zelf de kleur.",
    ),
    (
        GROUP,
        Gesprek,
        "Ze was alle dagen op tijd. Koken vond ze het fijnst; een groepsgenoot vroeg haar om het recept van de soep.",
    ),
    (AFTER, Gesprek, "Ze kwam alleen met de bus. Dat was de eerste keer in drie jaar. We hebben er gebak bij gegeten."),
    (
        AFTER,
        Telefoon,
        "Gerda vraagt of er op het koffie-uur hulp nodig is. Ik heb het nagevraagd: op dinsdag is er plaats.",
    ),
    (AFTER, Buiten, "Op het koffie-uur schenkt ze nu zelf. Ze kent de namen van iedereen aan tafel."),
    (
        AFTER,
        Gesprek,
        "Een slechte week: haar zus is ziek. Ze is toch gekomen, een half uur. Afgesproken dat minder ook goed is.",
    ),
    (
        AFTER,
        Gesprek,
        "Ze heeft de sleutel van de zaal gekregen en opent op dinsdag zelf. \"Ze vertrouwen mij dat toe\", zei ze.",
    ),
];

const OF_MOHAMED: &[Note] = &[
    (
        START,
        Driegesprek,
        "Gesprek met z'n drieën. Mohamed was vroeger lasser. Hij wil werken, maar zijn rug wil niet meer zoals vroeger.",
    ),
    (
        START,
        Huisbezoek,
        "Bij hem thuis geweest. Zijn zoon hielp met vertalen; volgende keer probeert hij het zelf, zei hij.",
    ),
    (GROUP, Gesprek, "Gestart met het intern programma. Hij kwam een kwartier te vroeg en hielp stoelen zetten."),
    (
        GROUP,
        Telefoon,
        "De EHBO-dag gemist door de dokter. Afgesproken dat hij dit onderdeel meedoet met de volgende groep; daarom duurt het langer.",
    ),
    (GROUP, Gesprek, "Hij doet twee onderdelen opnieuw, op eigen verzoek. De taal gaat beter dan hij zelf denkt."),
];

const OF_FATIMA: &[Note] = &[
    (
        START,
        Driegesprek,
        "Kennisgemaakt met z'n drieën. Fatima zorgt voor haar moeder. Dat telt mee, heb ik gezegd; ze keek op.",
    ),
    (START, Huisbezoek, "Huisbezoek. Haar moeder zat erbij en vertelde over de tuin. Fatima weet veel van planten."),
    (ONE, Huisbezoek, "Post doorgenomen. Drie brieven lagen ongeopend; samen open gemaakt. Het viel mee."),
    (ONE, Telefoon, "Ze heeft zelf gebeld met de Kredietbank. Er is een afspraak."),
    (
        AFTER,
        Gesprek,
        "Gevraagd wat ze voor zichzelf wil. Ze denkt aan de volkstuin achter de school, één ochtend in de week.",
    ),
];

const OF_JANINA: &[Note] = &[
    (START, Driegesprek, "Gesprek met z'n drieën. Janina spreekt goed Nederlands en schrijft het liever niet."),
    (
        START,
        Huisbezoek,
        "Bij haar thuis. De kamer is vol dozen; ze schaamt zich ervoor. We zijn met één doos begonnen.",
    ),
    (
        When::Handed,
        Gesprek,
        "De overstap van Bram naar mij besproken. Ze vond het jammer en vroeg of ze haar verhaal opnieuw moest doen. Dat hoeft niet.",
    ),
    (When::Handed, Buiten, "Eerste wandeling samen. Ze kent alle paden achter het kasteel en liep voorop."),
    (When::Handed, Bericht, "Ze heeft zich opgegeven voor het schilderen op vrijdag. Zelf gebeld."),
];

const OF_HENK: &[Note] = &[
    (START, Driegesprek, "Kennismaking. Henk was chauffeur en mist de weg."),
    (AFTER, Gesprek, "Zijn rijbewijs moet verlengd; de keuring kost geld. Aangevraagd als maatwerk."),
    (AFTER, Telefoon, "Keuring gehaald. Hij rijdt nu twee ochtenden voor de voedselbank."),
];

const OF_SAMIRA: &[Note] = &[
    (START, Driegesprek, "Gesprek met z'n drieën. Ze is eerlijk over de drank. Eerst rust, zei ze zelf."),
    (AFTER, Buiten, "Samen naar de dokter gegaan. Er is een wachtlijst; ze wil erop."),
    (AFTER, Huisbezoek, "Er is plaats in de kliniek. Ze is er blij om en bang. Haar buurvrouw zorgt voor de kat."),
];
