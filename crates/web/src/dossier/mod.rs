//! All that is known of one resident, the short form to record a contact, and who has looked.

mod contact;
mod elders;
pub(crate) mod blank;
pub(crate) mod feiten;
pub(crate) mod mend;
pub(crate) mod ladder;
mod known;
mod now;
mod pages;
mod plan;
mod primary;
mod snel;
mod terug;
mod tijdlijn;
mod traject;
pub mod view;
pub(crate) mod zin;

pub use contact::{correct, correction, record, withdraw};
pub use pages::show;
pub(crate) use pages::{facts_of, wijze_key};
pub(crate) use traject::{choices, fasen, settle as settle_in_traject};
pub use traject::{close, enter_phase, extend, start, start_form, take_back, take_back_form};

use domain::aanpak::{self, Content, content::Onderdeel};
use domain::ids::InwonerId;
use domain::inwoner::Naam;
use domain::state::State;
use domain::time::Day;
use domain::traject::Traject;

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

/// The traject that a form of today is about, with its aanpak, when that has the part: the one that is open, else the one
/// that ended last.
pub(crate) fn guided_by<'s>(
    state: &'s State,
    trajecten: &[Traject],
    today: Day,
    part: Onderdeel,
) -> Option<(Traject, &'s Content)> {
    let open = trajecten.iter().rfind(|traject| traject.open_on(today));
    let traject = open.or_else(|| trajecten.iter().max_by_key(|traject| traject.einde.map(|einde| einde.dag)))?;
    let day = traject.einde.map_or(today, |einde| einde.dag.min(today));
    let content = aanpak::in_force(state, traject.aanpak, day).filter(|content| content.has(part))?;
    Some((*traject, content))
}
