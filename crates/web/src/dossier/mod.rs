//! All that is known of one resident, the short form to record a contact, and who has looked.

mod contact;
mod feiten;
mod pages;
mod tijdlijn;
mod traject;
pub mod view;

pub use contact::{correct, correction, record, withdraw};
pub use pages::show;
pub use traject::{close, enter_phase, extend, start, start_form, take_back, take_back_form};

use domain::ids::InwonerId;
use domain::inwoner::Naam;

use crate::tekst::Tekst;

/// The name, or the dossier number when the gemeente has no name.
pub fn shown_name(t: &Tekst, naam: &Naam, inwoner: InwonerId) -> String {
    let full = naam.full();
    if full.is_empty() { t.with("inwoner-number", "nummer", inwoner.to_string()) } else { full }
}

/// How somebody is called in a sentence: the first name, or who it is about when there is none.
pub fn called(t: &Tekst, naam: &Naam) -> String {
    if naam.voornaam.is_empty() { t.say("called-nameless").to_owned() } else { naam.voornaam.to_string() }
}
