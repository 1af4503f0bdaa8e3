//! Notes in plain words, of which the inwoner may read every one.

use domain::time::Day;

use crate::chance::Chance;
use crate::life::Life;

/// What may be written of a talk in a fase.
pub type Zinnen = (&'static str, &'static [&'static str]);

/// Some of the contacts get a note that fits the fase, in an order of its own for each life.
pub fn write(lives: &mut [Life], zinnen: &[Zinnen], often: impl Fn(&Life) -> i32, chance: &mut Chance) {
    for life in lives {
        let (often, zij) = (often(life), life.zij);
        let mut turn = chance.between(0, 50) as usize;
        let fasen: Vec<Option<&str>> = life.contacten.iter().map(|contact| life.fase_on(contact.dag)).collect();
        for (contact, fase) in life.contacten.iter_mut().zip(fasen) {
            let Some((_, deck)) = zinnen.iter().find(|(code, _)| Some(*code) == fase) else { continue };
            if chance.likely(often) {
                contact.verslag = Some(spoken(deck[turn % deck.len()], zij));
                turn += 1;
            }
        }
    }
}

/// Somebody stays past a day on which the term ends. The first talk after it says why, else the last one before it.
pub fn explain(life: &mut Life, term: Day, why: &str) {
    let zij = life.zij;
    let after = life.contacten.iter().position(|contact| contact.dag > term);
    let place = after.or(life.contacten.len().checked_sub(1));
    if let Some(contact) = place.and_then(|place| life.contacten.get_mut(place)) {
        contact.verslag = Some(spoken(why, zij));
    }
}

/// `{Z}` is Ze or Hij, `{z}` the same in the middle of a sentence, `{haar}` whose it is, `{hem}` whom it is about.
pub fn spoken(text: &str, zij: bool) -> String {
    let (she, her, whom) = if zij { ("ze", "haar", "haar") } else { ("hij", "zijn", "hem") };
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    text.replace("{Z}", &capital(she))
        .replace("{z}", she)
        .replace("{Haar}", &capital(her))
        .replace("{haar}", her)
        .replace("{hem}", whom)
}
