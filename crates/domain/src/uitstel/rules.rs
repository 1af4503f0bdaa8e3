use super::GIVE;
use super::fact::{Given, Soort, place};
use super::questions::entry;
use crate::access::Viewer;
use crate::correctie;
use crate::entry::Statement;
use crate::fact::Slice;
use crate::ids::{InwonerId, Nr};
use crate::refusal::{Hidden, No, Objections, Refusal};
use crate::state::State as Town;
use crate::text::kort;
use crate::time::Day;

/// The longest time, in days: a quarter of a year. Whoever needs more says so again, and thinks again.
pub const AT_MOST: i32 = 92;

/// The notice of this kind about the entry `over` may wait until `tot`.
pub fn give(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    (signaal, over): (Soort, Nr),
    tot: Day,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &GIVE)?;
    let about = state.booking(over).filter(|booking| is_in_dossiers(booking.slice) && booking.subject == inwoner.0);
    about.ok_or(Hidden)?;
    let (today, reden) = (viewer.today(), kort("reden", Some(reden))?);
    let mut objections = Objections::default();
    objections.unless(tot > today, || Refusal::at("tot", "uitstel-al-voorbij"));
    objections.unless(tot <= today.plus(AT_MOST), || Refusal::at("tot", "uitstel-te-lang").with("dagen", AT_MOST));
    objections.unless(reden.is_some(), || Refusal::at("reden", "reden-nodig"));
    objections.settle()?;
    let reden = reden.unwrap_or_default();
    Ok(vec![Statement::new(today, today, Given { inwoner, signaal, over, tot, reden })])
}

/// Whether the subject of an entry of this slice is an inwoner: that of others may have the same number.
fn is_in_dossiers(slice: Option<Slice>) -> bool {
    use Slice::{Aanpak, Gemeente, Groep, Medewerker};
    slice.is_some_and(|slice| !matches!(slice, Gemeente | Aanpak | Medewerker | Groep))
}

/// It may not wait after all: the notice is there again.
pub fn withdraw(state: &Town, viewer: &Viewer, nr: Nr, reden: &str) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = entry(state, nr).ok_or(Hidden)?;
    viewer.gate(state, inwoner, &GIVE)?;
    let soort = "uitstel.gegeven";
    correctie::withdraw(state, viewer.today(), nr, soort, place(inwoner), old.datum, old.sinds, reden)
}
