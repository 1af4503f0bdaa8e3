//! The inwoners whom tests and pages know by name take the place of a life that fits them, so that no figure changes.

use domain::inwoner::{Persoon, Uitkering, split_achternaam};

use crate::calendar::on;
use crate::gemeente::Dag;
use crate::life::Life;

/// An inwoner of the cast, and which life becomes theirs: the first that fits.
pub struct Bekende {
    pub sleutel: &'static str,
    pub voornaam: &'static str,
    pub achternaam: &'static str,
    pub zij: bool,
    pub geboren: Dag,
    pub wijk: &'static str,
    pub fits: fn(&[Life], &Life) -> bool,
}

pub fn names(bekenden: &'static [Bekende]) -> impl Iterator<Item = String> {
    bekenden.iter().map(|known| format!("{} {}", known.voornaam, known.achternaam))
}

pub fn give(lives: &mut [Life], bekenden: &[Bekende]) {
    for known in bekenden {
        let is_free = |life: &Life| !bekenden.iter().any(|other| other.sleutel == life.sleutel);
        let place = lives.iter().position(|life| is_free(life) && (known.fits)(lives, life));
        let place = place.unwrap_or_else(|| panic!("no life fits {}", known.achternaam));
        become_known(&mut lives[place], known);
    }
}

fn become_known(life: &mut Life, known: &Bekende) {
    let (tussenvoegsel, achternaam) = split_achternaam(known.achternaam);
    (life.sleutel, life.zij) = (known.sleutel.to_owned(), known.zij);
    life.persoon = Persoon {
        voornaam: known.voornaam.to_owned(),
        tussenvoegsel,
        achternaam,
        geboortedatum: Some(on(known.geboren)),
        wijk: Some(known.wijk.to_owned()),
        uitkering: Some(Uitkering::Bijstand),
        andere_naam: None,
        uitkering_sinds: None,
        wachtlijst: None,
    };
}
