//! Who stays past the year, and why. The text says that many of 2008 do: they are not ready for a next step and would fall
//! back (001:699, 743).

use crate::termijn::Termijn;

/// Half a year each time, for as long as somebody is there.
pub const JAAR: Termijn = Termijn {
    tot: |life| life.instroom().plus_months(12).plus(-1),
    volgende: |last| last.plus(1).plus_months(6).plus(-1),
    vooraf: 12,
    redenen: &[
        "Nog niet toe aan een volgende stap; loslaten zou terugval geven.",
        "De groepsopdracht loopt nog; maakt het af met de groep.",
        "Er is nog geen vrijwilligersplek gevonden die past.",
        "Lang ziek geweest; haalt een half jaar in.",
        "Geeft taalles in de huiskamer en is daar nodig; over een half jaar verder kijken.",
        "De schuldhulp begint nu pas; eerst rust, dan een volgende stap.",
        "Het vervolg is te laat besproken, dat ligt aan ons; een half jaar om het goed te doen.",
        "Wacht op de uitslag van een herkeuring; tot dan blijven we spreken.",
    ],
    notities: &[
        "Het jaar is om. {Z} is nog niet toe aan een volgende stap; we zoeken samen verder en {z} blijft zolang in de groep.",
        "Langer dan een jaar: de vrijwilligersplek gaat pas na de zomer open. Tot dan blijft {z} hier.",
        "Het jaar is voorbij en dat weet {z}. Zonder de groep valt {z} terug, denken we allebei.",
        "Het eindgesprek is verzet; dat lag aan mij. {Z} blijft tot we het goed kunnen doen.",
    ],
};
