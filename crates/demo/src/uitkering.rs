//! Since when people live on a benefit. The gemeente knows it of the five whom the researchers spoke in each project, as
//! well as these remembered it (001:631-651); of the others the list does not say.

use domain::inwoner::Uitkering;
use domain::time::Day;

use crate::life::Life;

/// So many months on the last day, one after the other the first who can have been there that long, is still in the first
/// traject of the first aanpak of the town, and lives on bijstand.
pub fn tell(lives: &mut [Life], today: Day, months: [i32; 5]) {
    for months in months {
        let since = today.plus_months(-months);
        let fits = |life: &&mut Life| {
            let bijstand =
                life.persoon.uitkering == Some(Uitkering::Bijstand) && life.persoon.uitkering_sinds.is_none();
            let goes_on = life.na.is_none() && life.aanpak.is_none() && life.einde.is_none();
            bijstand && goes_on && life.instroom() >= since && life.instroom() < today
        };
        let found = lives.iter_mut().find(fits).expect("the town has somebody who came after that day");
        found.persoon.uitkering_sinds = Some(since);
    }
}
