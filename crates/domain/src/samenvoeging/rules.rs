use super::JOIN;
use super::fact::{Joined, place};
use crate::access::Viewer;
use crate::correctie;
use crate::entry::Statement;
use crate::ids::{InwonerId, Nr};
use crate::refusal::{Hidden, No, Refusal};
use crate::state::State as Town;
use crate::text::kort;

/// These two dossiers are of one person: `ander` goes up in `blijft`, from today.
pub fn join(
    state: &Town,
    viewer: &Viewer,
    blijft: InwonerId,
    ander: InwonerId,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, blijft, &JOIN)?;
    viewer.gate(state, ander, &JOIN)?;
    if blijft == ander {
        return Err(Refusal::at("ander", "zelfde-dossier").into());
    }
    let reden = kort("reden", Some(reden))?.ok_or_else(|| Refusal::at("reden", "reden-nodig"))?;
    let today = viewer.today();
    Ok(vec![Statement::new(today, today, Joined { inwoner: blijft, ander, reden })])
}

/// They turned out to be two people after all. What was recorded since belongs to one of them, and only a person knows to
/// whom: it is moved or taken back first.
pub fn take_back(state: &Town, viewer: &Viewer, nr: Nr, reden: &str) -> Result<Vec<Statement>, No> {
    let join = state.samenvoeging.joins.get(&nr).ok_or(Hidden)?;
    viewer.gate(state, join.blijft, &JOIN)?;
    if let Some(since) = state.recorded_since(join.blijft, nr) {
        return Err(Refusal::new("na-samenvoegen-vastgelegd").with("nr", since).into());
    }
    let fact = state.samenvoeging.of.get(join.blijft).and_then(|dossier| dossier.find(nr)).ok_or(Hidden)?;
    let (soort, place) = ("samenvoeging.samengevoegd", place(join.blijft));
    correctie::withdraw(state, viewer.today(), nr, soort, place, fact.datum, fact.sinds, reden)
}
